//! What in one session is the same as what in another: by its name in the record, else by what it is called.

use std::collections::{BTreeMap, BTreeSet};

use super::Topic;
use super::matters::{Matter, Said, Sum};
use crate::domain::department::Department;
use crate::domain::id::{Cell, LeftoverId, Line, PromotionId, SegmentId};
use crate::domain::reference::InputRef;
use crate::domain::state::State;
use crate::domain::value::Value;

/// Which matter of a later session is which of an earlier one.
///
/// Ids never change and are taken over from session to session, so they tell. What was raised anew in another session, or in
/// another series, is known by its name where only one on each side has it.
#[derive(Debug, Default)]
pub(super) struct Matching {
    /// What the later session has under another id than the earlier one.
    renamed: BTreeMap<Matter, Matter>,
    /// What of the earlier session the later one asked after, and under what name.
    left: BTreeMap<Matter, LeftoverId>,
    /// The same the other way round, where the sessions are compared backwards.
    was_left: BTreeSet<LeftoverId>,
}

impl Matching {
    pub(super) fn of((earlier, was): (&State, &[Said]), (later, is): (&State, &[Said])) -> Self {
        // In two stages of one session, one id is one thing.
        if earlier.id == later.id {
            return Self::default();
        }
        let left = asked_after(later, earlier);
        let was_left = asked_after(earlier, later).into_values().collect();
        Self { renamed: by_name(was, is), left, was_left }
    }

    /// The same matter by the name that the earlier session has for it.
    pub(super) fn as_before(&self, matter: &Matter) -> Matter {
        if let Some(before) = self.renamed.get(matter) {
            return before.clone();
        }
        match matter {
            Matter::Input(InputRef::Allocation(cell)) => Matter::Input(InputRef::Allocation(self.cell(cell))),
            Matter::Input(InputRef::Reading(line)) => Matter::Input(InputRef::Reading(self.line(line))),
            Matter::Total(Sum::Segment(id)) => Matter::Total(Sum::Segment(self.segment(id.as_ref()))),
            Matter::Total(Sum::Promotion(id)) => Matter::Total(Sum::Promotion(self.promotion(id.as_ref()))),
            other => other.clone(),
        }
    }

    /// Under what name the later session asked what became of something.
    pub(super) fn left_by(&self, matter: &Matter) -> Option<LeftoverId> {
        self.left.get(matter).cloned()
    }

    /// Whether a matter of the later session only asks after one of the earlier, where it is told.
    pub(super) fn is_told_elsewhere(&self, matter: &Matter) -> bool {
        let Matter::Input(InputRef::Leftover(id)) = matter else { return false };
        self.left.values().any(|left| left == id)
    }

    /// The same of a matter of the earlier session, where the sessions are compared backwards.
    pub(super) fn was_told_elsewhere(&self, matter: &Matter) -> bool {
        let Matter::Input(InputRef::Leftover(id)) = matter else { return false };
        self.was_left.contains(id)
    }

    /// Whether two values say the same, by whatever ids they name other inputs.
    pub(super) fn says_the_same(&self, from: &Value, to: &Value) -> bool {
        if from == to || self.renamed.is_empty() {
            return from == to;
        }
        match (from, to) {
            (Value::Input(was), Value::Input(is)) => {
                self.as_before(&Matter::Input(is.clone())) == Matter::Input(was.clone())
            }
            (Value::Person(was), Value::Person(is)) => {
                self.as_before(&Matter::Person(is.clone())) == Matter::Person(was.clone())
            }
            (Value::Several(was), Value::Several(is)) => {
                was.len() == is.len() && is.iter().all(|is| was.iter().any(|was| self.says_the_same(was, is)))
            }
            _ => false,
        }
    }

    fn segment(&self, id: Option<&SegmentId>) -> Option<SegmentId> {
        let id = id?;
        match self.renamed.get(&Matter::Input(InputRef::Segment(id.clone()))) {
            Some(Matter::Input(InputRef::Segment(before))) => Some(before.clone()),
            _ => Some(id.clone()),
        }
    }

    fn promotion(&self, id: Option<&PromotionId>) -> Option<PromotionId> {
        let id = id?;
        match self.renamed.get(&Matter::Input(InputRef::Promotion(id.clone()))) {
            Some(Matter::Input(InputRef::Promotion(before))) => Some(before.clone()),
            _ => Some(id.clone()),
        }
    }

    fn cell(&self, cell: &Cell) -> Cell {
        Cell::new(self.segment(cell.segment.as_ref()), self.promotion(cell.promotion.as_ref()))
    }

    fn line(&self, line: &Line) -> Line {
        match line {
            Line::Segment(id) => Line::Segment(self.segment(id.as_ref())),
            Line::Promotion(id) => Line::Promotion(self.promotion(id.as_ref())),
            Line::Cell(cell) => Line::Cell(self.cell(cell)),
        }
    }
}

/// What is known by its name alone: it has one on both sides, no other of its kind has it, and no id told.
fn by_name(was: &[Said], is: &[Said]) -> BTreeMap<Matter, Matter> {
    let (before, after) = (unmet(was, is), unmet(is, was));
    let both = after.into_iter().filter_map(|(name, matter)| Some((matter?.clone(), before.get(&name)?.as_ref()?)));
    both.map(|(is, was)| (is, (*was).clone())).collect()
}

/// By topic and name what the other side has under no such id; `None` where several have one name.
fn unmet<'a>(side: &'a [Said], other: &[Said]) -> BTreeMap<(Topic, String), Option<&'a Matter>> {
    let known: BTreeSet<&Matter> = other.iter().map(|said| &said.matter).collect();
    let mut unmet = BTreeMap::new();
    for said in side.iter().filter(|said| !known.contains(&said.matter)) {
        let Some(name) = said.name() else { continue };
        unmet.entry((said.topic, name)).and_modify(|one| *one = None).or_insert(Some(&said.matter));
    }
    unmet
}

impl Said {
    /// By what it is known where no id tells: its first words, however they are written.
    fn name(&self) -> Option<String> {
        let has_name = match &self.matter {
            Matter::Person(_) => true,
            Matter::Input(input) => !matches!(
                input,
                InputRef::Result(_)
                    | InputRef::Reading(_)
                    | InputRef::Allocation(_)
                    | InputRef::Figure(_)
                    | InputRef::Customers
                    | InputRef::Signature(_)
            ),
            _ => false,
        };
        let first = self.fields.iter().find_map(|(_, value)| match value {
            Value::Text(text) => Some(text.trim().to_lowercase()),
            _ => None,
        });
        first.filter(|name| has_name && !name.is_empty())
    }
}

/// What of `before` a session was left with, each with the name under which it asks after it: what a session leaves keeps
/// its origin, so who said it and when tells what it was.
fn asked_after(session: &State, before: &State) -> BTreeMap<Matter, LeftoverId> {
    let mut asked = BTreeMap::new();
    if session.about.follows.as_ref() != Some(&before.id) {
        return asked;
    }
    let origin = |by: &Department, at: jiff::Timestamp| (by.clone(), at);
    let left: BTreeMap<_, _> =
        session.room.leftovers.iter().map(|raised| (origin(&raised.by, raised.at), raised.id.clone())).collect();
    let goals = before.goals.list.iter().map(|one| (InputRef::Goal(one.id.clone()), origin(&one.by, one.at)));
    let rewards = before.goals.rewards.iter().map(|one| (InputRef::Reward(one.id.clone()), origin(&one.by, one.at)));
    let actions = before.agreement.actions.iter();
    let actions = actions.map(|one| (InputRef::Action(one.id.clone()), origin(&one.by, one.at)));
    let parked = before.agreement.parking_lot.iter();
    let parked = parked.map(|one| (InputRef::Parked(one.id.clone()), origin(&one.by, one.at)));
    let voiced = before.agreement.signatures.iter();
    let voiced = voiced.map(|one| (InputRef::Signature(one.department.clone()), origin(&one.department, one.at)));
    for (input, origin) in goals.chain(rewards).chain(actions).chain(parked).chain(voiced) {
        if let Some(id) = left.get(&origin) {
            asked.insert(Matter::Input(input), id.clone());
        }
    }
    asked
}
