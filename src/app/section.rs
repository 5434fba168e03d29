//! The lists that each step shows, and what their rows stand for.

use super::command::Command;
use crate::domain::{Department, InputRef, Item, Line, List, ParticipantId, State, Step, Stream};

/// One list of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Who sits for which department, and who is here.
    Seats,
    /// How Sales and Marketing work together.
    WorkingAgreement,
    /// What each segment cost and brought, with its reading.
    BySegment,
    /// What each promotion cost and brought, with its reading.
    ByPromotion,
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
    /// The budget grid.
    Grid,
    /// What we want to reach together.
    Goals,
    /// What each department gets for it.
    Rewards,
    /// What each department says to the plan.
    Signatures,
    /// Who does what by when.
    Actions,
    /// What was put aside.
    ParkingLot,
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
    /// A line of the look back.
    Line(Line),
    /// A department that signs, or has not yet.
    Signer(Department),
}

impl RowRef {
    /// The input that it stands for, where it stands for one.
    #[must_use]
    pub fn input(&self) -> Option<InputRef> {
        match self {
            Self::Input(input) => Some(input.clone()),
            Self::Line(line) => Some(InputRef::Reading(line.clone())),
            Self::Signer(department) => Some(InputRef::Signature(department.clone())),
            Self::Participant(_) | Self::MissingSeat(_) => None,
        }
    }
}

impl Section {
    /// The lists of a step, from top to bottom.
    #[must_use]
    pub fn of(step: Step) -> &'static [Self] {
        match step {
            Step::Room => &[Self::Seats, Self::WorkingAgreement],
            Step::LookBack => &[Self::BySegment, Self::ByPromotion, Self::Results],
            Step::Research => &[Self::Studies, Self::CustomerVoice, Self::Conclusions, Self::Positionings],
            Step::Segments => &[Self::Segments],
            Step::Budget => &[Self::Grid],
            Step::Goals => &[Self::Goals, Self::Rewards],
            Step::Agreement => &[Self::Signatures, Self::Actions, Self::ParkingLot],
        }
    }

    /// The key of its title among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Seats => "section-seats",
            Self::WorkingAgreement => "section-working-agreement",
            Self::BySegment => "section-by-segment",
            Self::ByPromotion => "section-by-promotion",
            Self::Results => "section-results",
            Self::Studies => "section-studies",
            Self::CustomerVoice => "section-customer-voice",
            Self::Conclusions => "section-conclusions",
            Self::Positionings => "section-positionings",
            Self::Segments => "section-segments",
            Self::Grid => "section-grid",
            Self::Goals => "section-goals",
            Self::Rewards => "section-rewards",
            Self::Signatures => "section-signatures",
            Self::Actions => "section-actions",
            Self::ParkingLot => "section-parking-lot",
        }
    }

    /// What raises a row of this list.
    #[must_use]
    pub fn adds(self) -> Command {
        match self {
            Self::Seats => Command::AddPerson,
            Self::WorkingAgreement => Command::AddWorkingLine,
            Self::BySegment | Self::ByPromotion | Self::Results => Command::AddResult,
            Self::Studies => Command::AddStudy,
            Self::CustomerVoice => Command::AddVoice,
            Self::Conclusions => Command::AddConclusion,
            Self::Positionings => Command::AddPositioning,
            Self::Segments => Command::AddSegment,
            Self::Grid => Command::AddPromotion,
            Self::Goals => Command::AddGoal,
            Self::Rewards => Command::AddReward,
            Self::Signatures => Command::Sign,
            Self::Actions => Command::AddAction,
            Self::ParkingLot => Command::Park,
        }
    }

    /// What its rows stand for, in the order in which they are shown; the grid has none.
    #[must_use]
    pub fn rows(self, state: &State) -> Vec<RowRef> {
        match self {
            Self::Seats => seats(state),
            Self::WorkingAgreement => inputs(&state.room.working_agreement),
            Self::BySegment => lines(&state.look_back.by_segment()),
            Self::ByPromotion => lines(&state.look_back.by_promotion()),
            Self::Results => inputs(&state.look_back.results),
            Self::Studies => evidence(state, Stream::Studies),
            Self::CustomerVoice => evidence(state, Stream::CustomerVoice),
            Self::Conclusions => inputs(&state.research.conclusions),
            Self::Positionings => inputs(&state.research.positionings),
            Self::Segments => inputs(&state.segments.list),
            Self::Grid => Vec::new(),
            Self::Goals => inputs(&state.goals.list),
            Self::Rewards => inputs(&state.goals.rewards),
            Self::Signatures => state.room.departments().into_iter().map(RowRef::Signer).collect(),
            Self::Actions => inputs(&state.agreement.actions),
            Self::ParkingLot => inputs(&state.agreement.parking_lot),
        }
    }
}

fn inputs<T: Item>(list: &List<T>) -> Vec<RowRef> {
    list.iter().map(|raised| RowRef::Input(T::reference(raised.id.clone()))).collect()
}

fn evidence(state: &State, stream: Stream) -> Vec<RowRef> {
    let of_stream = state.research.evidence.iter().filter(|raised| raised.item.kind.stream() == stream);
    of_stream.map(|raised| RowRef::Input(InputRef::Evidence(raised.id.clone()))).collect()
}

fn lines(tables: &[crate::domain::Figures]) -> Vec<RowRef> {
    tables.iter().flat_map(|figures| &figures.lines).map(|line| RowRef::Line(line.line.clone())).collect()
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
    let missing = room.missing_seats().into_iter().map(RowRef::MissingSeat);
    departments.iter().flat_map(of).chain(missing).collect()
}
