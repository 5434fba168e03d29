//! The state: everything on the table at one moment, and what each change makes of it.

use serde::{Deserialize, Serialize};

use super::about::{About, Life};
use super::agreement::Agreement;
use super::budget::{Budget, PromotionState};
use super::change::{Carried, Founding};
use super::clock::Clock;
use super::goals::Goals;
use super::id::SessionId;
use super::input::Raised;
use super::look_back::LookBack;
use super::refusal::Refusal;
use super::research::Research;
use super::room::{Participant, Room, WorkingLine};
use super::segments::Segments;

/// Everything on the table at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Names the session, for good.
    pub id: SessionId,
    /// Where it stands in its life.
    pub life: Life,
    /// What it is about.
    pub about: About,
    /// The clock.
    pub clock: Clock,
    /// Step 1.
    pub room: Room,
    /// Step 2.
    pub look_back: LookBack,
    /// Step 3.
    pub research: Research,
    /// Step 4.
    pub segments: Segments,
    /// Step 5.
    pub budget: Budget,
    /// Step 6.
    pub goals: Goals,
    /// Step 7.
    pub agreement: Agreement,
}

impl State {
    pub(crate) fn found(founding: &Founding) -> Result<Self, Refusal> {
        founding.about.check()?;
        let mut state = Self {
            id: founding.id.clone(),
            life: Life::Draft,
            about: founding.about.clone(),
            clock: Clock::default(),
            room: Room::default(),
            look_back: LookBack::default(),
            research: Research::default(),
            segments: Segments::default(),
            budget: Budget::default(),
            goals: Goals::default(),
            agreement: Agreement::default(),
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
        carried.working_agreement.iter().for_each(|line| self.room.working_agreement.carry(line.clone()));
        carried.segments.iter().for_each(|segment| self.segments.list.carry(segment.clone()));
        carried.promotions.iter().for_each(|promotion| self.budget.promotions.carry(promotion.clone()));
        self.budget.last_plan.clone_from(&carried.last_plan);
    }

    /// What a session that follows this one takes over.
    #[must_use]
    pub fn carried(&self) -> Carried {
        let not_yet_here = |participant: &Participant| Participant { visits: Vec::new(), ..participant.clone() };
        let not_yet_asked = |line: &Raised<WorkingLine>| {
            let mut line = line.clone();
            line.item.kept = None;
            line
        };
        let budget = &self.budget;
        let placed = budget.allocations.iter().map(|raised| (raised.id.clone(), raised.item.amount));
        let is_over = |state| matches!(state, PromotionState::Ended | PromotionState::Cancelled);
        let promotions = budget
            .promotions
            .iter()
            .filter(|raised| !is_over(raised.item.state) || !budget.column_total(Some(&raised.id)).is_zero());
        Carried {
            seats: self.room.seats.iter().map(not_yet_here).collect(),
            former: self.room.former.iter().map(not_yet_here).collect(),
            without: self.room.without.iter().cloned().collect(),
            working_agreement: self.room.working_agreement.iter().map(not_yet_asked).collect(),
            segments: self.segments.list.iter().cloned().collect(),
            promotions: promotions.cloned().collect(),
            last_plan: placed.filter(|(_, amount)| !amount.is_zero()).collect(),
        }
    }
}
