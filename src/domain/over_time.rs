//! A series of sessions side by side: what each segment and promotion cost, brought and was given from quarter to quarter,
//! how plans were changed, and what became of goals and actions.
//!
//! Nothing is smoothed over: where there is no figure, a [`Gap`] says why, and what a segment went through is told in its
//! [`Turn`]s. Figures of another currency or another measure are not put beside each other.

mod fates;
mod lines;
mod stops;

pub use fates::{ActionsSet, GoalLine, GoalPoint, Outlook, StandingAction, Tally};
pub use lines::{Change, Gap, Line, Point, Turn};
pub use stops::{Along, Stop};

use jiff::civil::Date;

use super::id::SessionId;
use super::ledger::PlanLedger;
use super::look_back::Measure;
use super::money::{Currency, Money};
use super::part::Part;
use super::period::Period;
use super::state::State;
use super::{Digest, NumberStyle};

/// A series of sessions side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    /// The sessions, the earliest first.
    pub sittings: Vec<Sitting>,
    /// Which of them was asked about; its currency and measure are those of the whole.
    pub here: usize,
    /// The session before the first one, which was not found or cannot be read.
    pub missing: Option<SessionId>,
    /// Sessions that follow one of these too, and are not shown.
    pub beside: Vec<String>,
    /// Each segment that was ever on the table or looked back on, in the room's order; what belongs to none comes last.
    pub segments: Vec<Line>,
    /// The same for promotions.
    pub promotions: Vec<Line>,
    /// All that each plan has placed.
    pub placed: Vec<Point<Money>>,
    /// How often the plan for each period was changed, the earliest period first.
    pub plans: Vec<PlanLedger>,
    /// The goals, by what is measured.
    pub goals: Vec<GoalLine>,
    /// What became of the goals of each session.
    pub goals_of: Vec<Tally>,
    /// What became of the actions of each session.
    pub actions_of: Vec<ActionsSet>,
    /// The actions that are still to be done.
    pub open_actions: Vec<StandingAction>,
}

/// One session of the series.
#[derive(Clone, Debug, PartialEq)]
pub struct Sitting {
    /// Names it.
    pub id: SessionId,
    /// What the meeting is called.
    pub title: String,
    /// The brand or product line.
    pub brand: String,
    /// The day of the meeting.
    pub date: Date,
    /// The period that it plans.
    pub period: Period,
    /// The period that it looks back on.
    pub looked_back: Period,
    /// The currency of its amounts.
    pub currency: Currency,
    /// In what its sales are given.
    pub measure: Measure,
    /// How its numbers are written.
    pub numbers: NumberStyle,
    /// How many tables by segment its look back has; more than one are known by different things, and only the first is
    /// shown.
    pub tables: usize,
}

impl Sitting {
    fn of(state: &State) -> Self {
        let about = &state.about;
        Self {
            id: state.id.clone(),
            title: about.title.clone(),
            brand: about.brand.clone(),
            date: about.date,
            period: about.period,
            looked_back: about.looked_back,
            currency: about.currency,
            measure: state.look_back.measure.clone(),
            numbers: about.numbers,
            tables: state.look_back.by_segment().len(),
        }
    }
}

impl OverTime {
    /// The series of these sessions, the earliest first, seen from the one at `here`; digests are those of the sessions
    /// before, as they may be shown. `None` where there is no session at all.
    #[must_use]
    pub fn of(states: &[&State], here: usize) -> Option<Self> {
        let here = here.min(states.len().checked_sub(1)?);
        let sittings: Vec<Sitting> = states.iter().map(|state| Sitting::of(state)).collect();
        let unit = sittings.get(here)?.clone();
        let placed = states.iter().map(|state| {
            if state.about.currency == unit.currency {
                Point::Is(state.budget.placed())
            } else {
                Point::Not(Gap::OtherCurrency(state.about.currency))
            }
        });
        let (last, before) = states.split_last()?;
        let digests: Vec<Digest> = before.iter().rev().map(|state| Digest::of(state)).collect();
        let mut plans = last.ledger(&digests);
        plans.reverse();
        Some(Self {
            segments: lines::segments(states, &unit),
            promotions: lines::promotions(states, &unit),
            placed: placed.collect(),
            plans,
            goals: fates::goals(states),
            goals_of: fates::goals_of(states),
            actions_of: fates::actions_of(states),
            open_actions: fates::open_actions(states),
            sittings,
            here,
            missing: None,
            beside: Vec::new(),
        })
    }

    /// Without the plan changes that tell of rewards.
    #[must_use]
    pub fn without_rewards(mut self) -> Self {
        self.plans.iter_mut().for_each(|plan| plan.changes.retain(|change| change.part != Part::Rewards));
        self
    }

    /// The session that was asked about.
    #[must_use]
    pub fn unit(&self) -> Option<&Sitting> {
        self.sittings.get(self.here)
    }
}
