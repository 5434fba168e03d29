//! The lists that each step shows, and what their rows stand for.

use super::command::Command;
use super::watch::Watch;
use crate::domain::{
    Axis, Basis, Department, FlagKey, InputRef, Item, Line, List, ParticipantId, State, Step, Stream, Tables,
};

/// One list of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// What the last session left; shown only where it left anything.
    Leftovers,
    /// Who sits for which department, and who is here.
    Seats,
    /// How Sales and Marketing work together.
    WorkingAgreement,
    /// What each segment cost and brought, with its reading.
    BySegment,
    /// What each promotion cost and brought, with its reading.
    ByPromotion,
    /// What each segment crossed with a promotion cost and brought, with its reading.
    ByCell,
    /// The rows that these figures are sums of.
    Results,
    /// Evidence from studies.
    Studies,
    /// Evidence from customers' mouths.
    CustomerVoice,
    /// What the room concludes.
    Conclusions,
    /// What follows for the brand.
    Positionings,
    /// The segments.
    Segments,
    /// The customer list behind them.
    Customers,
    /// The budget grid.
    Grid,
    /// What we want to reach together.
    Goals,
    /// What each department gets for it.
    Rewards,
    /// What the rules have found, and what the room says to it.
    Flags,
    /// What each department says to the plan.
    Signatures,
    /// Who does what by when.
    Actions,
    /// What was put aside.
    ParkingLot,
    /// Requests to alter the agreed plan; shown only where there are any.
    PlanChanges,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowRef {
    /// Somebody with a seat.
    Participant(ParticipantId),
    /// A department that should be here and is not.
    MissingSeat(Department),
    /// An input.
    Input(InputRef),
    /// A line of the look back, in the table of this basis.
    Line(Line, Basis),
    /// A department that signs, or has not yet.
    Signer(Department),
    /// A flag.
    Flag(FlagKey),
}

/// What is reckoned of a session once for each thing done, and shown in its lists.
#[derive(Clone, Copy, Debug)]
pub struct Reckoned<'a> {
    /// The figures of the look back.
    pub tables: &'a Tables,
    /// The flags.
    pub watch: &'a Watch,
}

impl RowRef {
    /// The input that it stands for, where it stands for one.
    #[must_use]
    pub fn input(&self) -> Option<InputRef> {
        match self {
            Self::Input(input) => Some(input.clone()),
            Self::Line(line, _) => Some(InputRef::Reading(line.clone())),
            Self::Signer(department) => Some(InputRef::Signature(department.clone())),
            Self::Participant(_) | Self::MissingSeat(_) | Self::Flag(_) => None,
        }
    }
}

impl Section {
    /// The lists of a step, from top to bottom.
    #[must_use]
    pub fn of(step: Step) -> &'static [Self] {
        match step {
            Step::Room => &[Self::Leftovers, Self::Seats, Self::WorkingAgreement],
            Step::LookBack => &[Self::BySegment, Self::ByPromotion, Self::ByCell, Self::Results],
            Step::Research => &[Self::Studies, Self::CustomerVoice, Self::Conclusions, Self::Positionings],
            Step::Segments => &[Self::Segments, Self::Customers],
            Step::Budget => &[Self::Grid],
            Step::Goals => &[Self::Goals, Self::Rewards],
            Step::Agreement => &[Self::Flags, Self::Signatures, Self::Actions, Self::ParkingLot, Self::PlanChanges],
        }
    }

    /// Whether it is not shown, since it has no rows and asks for none.
    #[must_use]
    pub fn is_hidden(self, state: &State) -> bool {
        matches!(self, Self::Leftovers | Self::PlanChanges) && self.rows(state).is_empty()
    }

    /// The key of its title among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Leftovers => "section-leftovers",
            Self::Seats => "section-seats",
            Self::WorkingAgreement => "section-working-agreement",
            Self::BySegment => "section-by-segment",
            Self::ByPromotion => "section-by-promotion",
            Self::ByCell => "section-by-cell",
            Self::Results => "section-results",
            Self::Studies => "section-studies",
            Self::CustomerVoice => "section-customer-voice",
            Self::Conclusions => "section-conclusions",
            Self::Positionings => "section-positionings",
            Self::Segments => "section-segments",
            Self::Customers => "section-customers",
            Self::Grid => "section-grid",
            Self::Goals => "section-goals",
            Self::Rewards => "section-rewards",
            Self::Flags => "section-flags",
            Self::Signatures => "section-signatures",
            Self::Actions => "section-actions",
            Self::ParkingLot => "section-parking-lot",
            Self::PlanChanges => "section-plan-changes",
        }
    }

    /// Along what the look back is summed in this list; `None` for every other list.
    #[must_use]
    pub fn axis(self) -> Option<Axis> {
        match self {
            Self::BySegment => Some(Axis::Segments),
            Self::ByPromotion => Some(Axis::Promotions),
            Self::ByCell => Some(Axis::Cells),
            _ => None,
        }
    }

    /// What raises a row of this list.
    #[must_use]
    pub fn adds(self) -> Command {
        match self {
            Self::Leftovers => Command::SettleLeftover,
            Self::Seats => Command::AddPerson,
            Self::WorkingAgreement => Command::AddWorkingLine,
            Self::BySegment | Self::ByPromotion | Self::ByCell | Self::Results => Command::AddResult,
            Self::Studies => Command::AddStudy,
            Self::CustomerVoice => Command::AddVoice,
            Self::Conclusions => Command::AddConclusion,
            Self::Positionings => Command::AddPositioning,
            Self::Segments => Command::AddSegment,
            Self::Customers => Command::ImportCustomers,
            Self::Grid => Command::AddPromotion,
            Self::Goals => Command::AddGoal,
            Self::Rewards => Command::AddReward,
            Self::Flags => Command::SettleFlag,
            Self::Signatures => Command::Sign,
            Self::Actions => Command::AddAction,
            Self::ParkingLot => Command::Park,
            Self::PlanChanges => Command::RequestChange,
        }
    }

    /// How many rows it has, of what was reckoned too.
    #[must_use]
    pub fn count(self, state: &State, reckoned: Reckoned<'_>) -> usize {
        match (self.axis(), self) {
            (None, Self::Flags) => reckoned.watch.all().len(),
            (Some(axis), _) => reckoned.tables.along(axis).iter().map(|table| table.lines.len()).sum(),
            (None, Self::Results) => state.look_back.results.len(),
            (None, _) => self.rows(state).len(),
        }
    }

    /// What one of its rows stands for, counted from 0, of what was reckoned too. Long lists are not gone through for it.
    #[must_use]
    pub fn row(self, state: &State, reckoned: Reckoned<'_>, index: usize) -> Option<RowRef> {
        match (self.axis(), self) {
            (None, Self::Flags) => reckoned.watch.all().get(index).map(|flag| RowRef::Flag(flag.key.clone())),
            (Some(axis), _) => {
                let mut lines = reckoned
                    .tables
                    .along(axis)
                    .iter()
                    .flat_map(|table| table.lines.iter().map(move |figures| (figures, table.basis)));
                lines.nth(index).map(|(figures, basis)| RowRef::Line(figures.line.clone(), basis))
            }
            (None, Self::Results) => {
                let raised = state.look_back.results.iter().nth(index)?;
                Some(RowRef::Input(InputRef::Result(raised.id.clone())))
            }
            (None, _) => self.rows(state).into_iter().nth(index),
        }
    }

    /// What its rows stand for, in the order in which they are shown; the grid has none, and flags follow from no state
    /// alone.
    #[must_use]
    pub fn rows(self, state: &State) -> Vec<RowRef> {
        match self {
            Self::Leftovers => leftovers(state),
            Self::Seats => seats(state),
            Self::WorkingAgreement => inputs(&state.room.working_agreement),
            Self::BySegment => lines(state, Axis::Segments),
            Self::ByPromotion => lines(state, Axis::Promotions),
            Self::ByCell => lines(state, Axis::Cells),
            Self::Results => inputs(&state.look_back.results),
            Self::Studies => evidence(state, Stream::Studies),
            Self::CustomerVoice => evidence(state, Stream::CustomerVoice),
            Self::Conclusions => inputs(&state.research.conclusions),
            Self::Positionings => inputs(&state.research.positionings),
            Self::Segments => inputs(&state.segments.list),
            Self::Customers => state.segments.brought.iter().map(|_| RowRef::Input(InputRef::Customers)).collect(),
            Self::Grid | Self::Flags => Vec::new(),
            Self::Goals => inputs(&state.goals.list),
            Self::Rewards => inputs(&state.goals.rewards),
            Self::Signatures => state.room.departments().into_iter().map(RowRef::Signer).collect(),
            Self::Actions => inputs(&state.agreement.actions),
            Self::ParkingLot => inputs(&state.agreement.parking_lot),
            Self::PlanChanges => inputs(&state.agreement.plan_changes),
        }
    }
}

fn inputs<T: Item>(list: &List<T>) -> Vec<RowRef> {
    list.iter().map(|raised| RowRef::Input(T::reference(raised.id.clone()))).collect()
}

/// What the last session left, then promotions whose end is overdue. A session that follows none was left nothing.
fn leftovers(state: &State) -> Vec<RowRef> {
    let overdue = state.overdue().filter(|_| state.about.follows.is_some());
    let overdue = overdue.map(|raised| RowRef::Input(InputRef::Promotion(raised.id.clone())));
    inputs(&state.room.leftovers).into_iter().chain(overdue).collect()
}

fn evidence(state: &State, stream: Stream) -> Vec<RowRef> {
    let by_theme = state.research.by_theme(stream).into_iter();
    by_theme.map(|(_, raised)| RowRef::Input(InputRef::Evidence(raised.id.clone()))).collect()
}

/// The lines of an axis, table by table, each in the order of its rank.
fn lines(state: &State, axis: Axis) -> Vec<RowRef> {
    let of = |table: crate::domain::Figures| {
        table.lines.into_iter().map(move |figures| RowRef::Line(figures.line, table.basis))
    };
    state.look_back.along(axis).into_iter().flat_map(of).collect()
}

/// Seats by department, known departments first, then the seats that are missing.
fn seats(state: &State) -> Vec<RowRef> {
    let room = &state.room;
    let departments = room.departments();
    let of = |department: &Department| {
        room.seats
            .iter()
            .filter(|seat| seat.department == *department)
            .map(|seat| RowRef::Participant(seat.id.clone()))
            .collect::<Vec<_>>()
    };
    let missing = room.missing_seats(&state.settings.required).into_iter().map(RowRef::MissingSeat);
    departments.iter().flat_map(of).chain(missing).collect()
}
