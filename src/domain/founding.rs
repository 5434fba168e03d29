//! How a session begins: with nothing on the table, or with what the one before it leaves.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::about::{About, Life};
use super::agreement::Agreement;
use super::budget::{Budget, Promotion, PromotionState};
use super::clock::Clock;
use super::department::Department;
use super::flag::SettledFlag;
use super::goals::Goals;
use super::id::{Cell, SessionId};
use super::input::{Item, Raised};
use super::leftover::Leftover;
use super::look_back::LookBack;
use super::money::Money;
use super::reference::InputRef;
use super::refusal::Refusal;
use super::research::Research;
use super::room::{Participant, Room, WorkingLine};
use super::segments::{Segment, Segments};
use super::settings::Settings;
use super::state::State;
use super::unwritten::Unwritten;

/// What a session begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// Names the session, for good.
    pub id: SessionId,
    /// What it is about.
    pub about: About,
    /// What it takes over from the session that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
}

/// What a session takes over from the one that it follows; every input keeps its origin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Carried {
    /// The people, with their seats and not yet here.
    pub seats: Vec<Participant>,
    /// Those who had a seat once, since inputs that are taken over may name them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Participant>,
    /// Departments that the company does not have.
    pub without: Vec<Department>,
    /// What it leaves to be settled or carried on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leftovers: Vec<Raised<Leftover>>,
    /// How Sales and Marketing work together.
    pub working_agreement: Vec<Raised<WorkingLine>>,
    /// The segments.
    pub segments: Vec<Raised<Segment>>,
    /// The promotions, but for those that are over and were given no money.
    pub promotions: Vec<Raised<Promotion>>,
    /// What was placed on each cell, where anything was.
    pub last_plan: BTreeMap<Cell, Money>,
    /// The limits that the series has set itself.
    #[serde(skip_serializing_if = "super::input::is_default")]
    pub settings: Settings,
    /// What of all this was found hostile and released, so that it is not held once more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub released: Vec<SettledFlag>,
}

impl State {
    pub(crate) fn found(founding: &Founding) -> Result<Self, Refusal> {
        founding.about.check()?;
        let mut state = Self {
            id: founding.id.clone(),
            life: Life::Draft,
            about: founding.about.clone(),
            settings: Settings::default(),
            clock: Clock::default(),
            room: Room::default(),
            look_back: LookBack::default(),
            research: Research::default(),
            segments: Segments::default(),
            budget: Budget::default(),
            goals: Goals::default(),
            agreement: Agreement::default(),
            private_notes: Vec::new(),
        };
        if let Some(carried) = &founding.carried {
            state.carry(carried);
        }
        Ok(state)
    }

    fn carry(&mut self, carried: &Carried) {
        self.room.seats.clone_from(&carried.seats);
        self.room.former.clone_from(&carried.former);
        self.room.without = carried.without.iter().cloned().collect();
        carried.leftovers.iter().for_each(|left| self.room.leftovers.carry(left.clone()));
        carried.working_agreement.iter().for_each(|line| self.room.working_agreement.carry(line.clone()));
        carried.segments.iter().for_each(|segment| self.segments.list.carry(segment.clone()));
        carried.promotions.iter().for_each(|promotion| self.budget.promotions.carry(promotion.clone()));
        self.budget.last_plan.clone_from(&carried.last_plan);
        self.settings.clone_from(&carried.settings);
        for released in &carried.released {
            let seen = Unwritten::of(self.said(&released.flag));
            self.agreement.settled.push(SettledFlag { seen, ..released.clone() });
        }
    }

    /// What a session that follows this one takes over.
    #[must_use]
    pub fn carried(&self) -> Carried {
        let not_yet_here = |participant: &Participant| Participant { visits: Vec::new(), ..participant.clone() };
        let not_yet_asked = |line: &Raised<WorkingLine>| {
            let mut line = not_yet_agreed(line);
            line.item.kept = None;
            line
        };
        let budget = &self.budget;
        let placed = budget.allocations.iter().map(|raised| (raised.id.clone(), raised.item.amount));
        let is_over = |state| matches!(state, PromotionState::Ended | PromotionState::Cancelled);
        let promotions: Vec<_> = budget
            .promotions
            .iter()
            .filter(|raised| !is_over(raised.item.state) || !budget.column_total(Some(&raised.id)).is_zero())
            .collect();
        let (leftovers, mut released) = self.leaves();
        let same = |input: InputRef| self.release_of(&input, input.clone());
        let segments = self.segments.list.iter().map(|raised| InputRef::Segment(raised.id.clone()));
        let promoted = promotions.iter().map(|raised| InputRef::Promotion(raised.id.clone()));
        let lines = self.room.working_agreement.iter().map(|raised| InputRef::WorkingLine(raised.id.clone()));
        released.extend(segments.chain(promoted).chain(lines).filter_map(same));
        let mut carried = Carried {
            seats: self.room.seats.iter().map(not_yet_here).collect(),
            former: self.room.former.iter().map(not_yet_here).collect(),
            without: self.room.without.iter().cloned().collect(),
            leftovers,
            working_agreement: self.room.working_agreement.iter().map(not_yet_asked).collect(),
            segments: self.segments.list.iter().map(not_yet_agreed).collect(),
            promotions: promotions.into_iter().map(not_yet_agreed).collect(),
            last_plan: placed.filter(|(_, amount)| !amount.is_zero()).collect(),
            settings: self.settings.clone(),
            released,
        };
        let named = self.customers_named_in(&carried);
        carried.settings.customers.extend(named);
        carried
    }

    /// The customers that are named in what a session takes over: it knows neither the evidence nor the list from which this
    /// one knows them, and is to hold what attacks them as this one does.
    fn customers_named_in<'a>(&self, carried: &'a Carried) -> Vec<String> {
        let mut said: Vec<&str> = Vec::new();
        let mut add = |words: Vec<&'a str>| said.extend(words);
        carried.leftovers.iter().for_each(|raised| add(raised.item.words()));
        carried.working_agreement.iter().for_each(|raised| add(raised.item.words()));
        carried.segments.iter().for_each(|raised| add(raised.item.words()));
        carried.promotions.iter().for_each(|raised| add(raised.item.words()));
        self.customers_named(&said)
    }

    /// The customers that this session knows and that may be named in these texts: people say a name by its first word.
    pub(super) fn customers_named(&self, said: &[&str]) -> Vec<String> {
        let said = said.join("\n").to_lowercase();
        let evidence = &self.research.evidence;
        let spoke = evidence.iter().chain(evidence.aside()).map(|raised| raised.item.customer.as_str());
        let listed = self.segments.customers.rows.iter().map(|customer| customer.name.as_str());
        let alone = self.segments.list.iter().filter(|raised| raised.item.customers == Some(1));
        let alone = alone.map(|raised| raised.item.name.as_str());
        let set = self.settings.customers.iter().map(String::as_str);
        let names: BTreeSet<&str> = spoke.chain(listed).chain(alone).chain(set).map(str::trim).collect();
        let is_named = |name: &&str| {
            let first = name.split(|letter: char| letter.is_whitespace() || letter == ',').next().unwrap_or_default();
            !first.is_empty() && said.contains(&first.to_lowercase())
        };
        names.into_iter().filter(is_named).map(str::to_owned).collect()
    }
}

/// As it was raised, without the yeses: those were given to the last plan.
fn not_yet_agreed<T: Item>(raised: &Raised<T>) -> Raised<T> {
    Raised { agreed: BTreeSet::new(), ..raised.clone() }
}
