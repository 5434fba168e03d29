//! What a form is about.

use super::effect::Origin;
use super::parking::PlacedAs;
use crate::domain::{
    ActionId, Cell, Closure, ConclusionId, Department, EvidenceId, FlagKey, GoalId, InputRef, LeftoverId, Line,
    ParkedId, ParticipantId, PlanChangeId, PositioningId, PromotionId, ResultId, RewardId, SegmentId, Stream,
    WorkingLineId,
};
use crate::import::Kind;

/// What a form is about. An id is that of the input that is edited; without one a new input is raised.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// Somebody's seat.
    Seat(Option<ParticipantId>),
    /// Something that the last session left, and what becomes of it.
    Leftover(LeftoverId, Closure),
    /// A line of the working agreement.
    WorkingLine(Option<WorkingLineId>),
    /// A row of results.
    Result(Option<ResultId>),
    /// The reading of a line.
    Reading(Line),
    /// In what sales are given in the look back.
    Measure,
    /// A piece of evidence, new ones of this stream.
    Evidence(Option<EvidenceId>, Stream),
    /// The theme of a piece of evidence.
    Theme(EvidenceId),
    /// The name of the theme that a piece of evidence has, on all that has it.
    ThemeName(EvidenceId),
    /// A conclusion; a new one rests on this evidence, if any.
    Conclusion(Option<ConclusionId>, Option<EvidenceId>),
    /// A positioning; a new one follows from this conclusion, if any.
    Positioning(Option<PositioningId>, Option<ConclusionId>),
    /// A segment.
    Segment(Option<SegmentId>),
    /// A part that is split off a segment.
    Part(SegmentId),
    /// Segments from the customer list.
    Proposal,
    /// How many customers there are, and what they bring, in all.
    Totals,
    /// The budget.
    Budget,
    /// A promotion.
    Promotion(Option<PromotionId>),
    /// The money of a cell.
    Cell(Cell),
    /// A goal.
    Goal(Option<GoalId>),
    /// A reward.
    Reward(Option<RewardId>),
    /// An action.
    Action(Option<ActionId>),
    /// A remark in the parking lot.
    Parked(Option<ParkedId>),
    /// A parked remark that becomes an input of the plan.
    Placing(ParkedId, PlacedAs),
    /// A parked remark that is dropped, and why.
    Dropping(ParkedId),
    /// What a department says to the plan.
    Signature(Department),
    /// What the room answers for a flag that it does not mend.
    Settlement(FlagKey),
    /// A held remark, said as fact, effect and request.
    Reword(InputRef),
    /// A request to alter an agreed plan.
    PlanChange(Option<PlanChangeId>),
    /// Why an agreed plan is opened again.
    Reopening,
    /// Title, brand, periods, currency, number style.
    Details,
    /// Minutes planned for each step.
    Agenda,
    /// The limits that the session sets itself.
    Limits,
    /// A new session, and the one that it follows.
    NewSession(Option<Origin>),
    /// Where to write a copy.
    SaveElsewhere,
    /// What goes out, for whom, and where to.
    Export,
    /// A file that somebody brings.
    File(Kind),
    /// A file with a department's own split of the budget.
    PositionFile,
}

impl Subject {
    /// The input on the table that the form edits, where it edits one.
    #[must_use]
    pub fn edits(&self) -> Option<InputRef> {
        match self.clone() {
            Self::WorkingLine(id) => id.map(InputRef::WorkingLine),
            Self::Result(id) => id.map(InputRef::Result),
            Self::Reading(line) => Some(InputRef::Reading(line)),
            Self::Evidence(id, _) => id.map(InputRef::Evidence),
            Self::Conclusion(id, _) => id.map(InputRef::Conclusion),
            Self::Positioning(id, _) => id.map(InputRef::Positioning),
            Self::Segment(id) => id.map(InputRef::Segment),
            Self::Promotion(id) => id.map(InputRef::Promotion),
            Self::Cell(cell) => Some(InputRef::Allocation(cell)),
            Self::Goal(id) => id.map(InputRef::Goal),
            Self::Reward(id) => id.map(InputRef::Reward),
            Self::Action(id) => id.map(InputRef::Action),
            Self::Parked(id) => id.map(InputRef::Parked),
            _ => None,
        }
    }

    /// The key of the form's title among the words.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Seat(_) => "form-seat",
            Self::Leftover(_, Closure::CarriedOn) => "form-carry-on",
            Self::Leftover(..) => "form-leftover",
            Self::WorkingLine(_) => "form-working-line",
            Self::Result(_) => "form-result",
            Self::Reading(_) => "form-reading",
            Self::Measure => "form-measure",
            Self::Evidence(_, Stream::Studies) => "form-study",
            Self::Evidence(_, Stream::CustomerVoice) => "form-customer-voice",
            Self::Theme(_) => "form-theme",
            Self::ThemeName(_) => "form-theme-name",
            Self::Conclusion(..) => "form-conclusion",
            Self::Positioning(..) => "form-positioning",
            Self::Segment(_) => "form-segment",
            Self::Part(_) => "form-part",
            Self::Proposal => "form-proposal",
            Self::Totals => "form-totals",
            Self::Budget => "form-budget",
            Self::Promotion(_) => "form-promotion",
            Self::Cell(_) => "form-cell",
            Self::Goal(_) => "form-goal",
            Self::Reward(_) => "form-reward",
            Self::Action(_) => "form-action",
            Self::Parked(_) => "form-parked",
            Self::Placing(_, kind) => kind.form_key(),
            Self::Dropping(_) => "form-drop-parked",
            Self::Signature(_) => "form-signature",
            Self::Settlement(_) => "form-settlement",
            Self::Reword(_) => "form-reword",
            Self::PlanChange(_) => "form-plan-change",
            Self::Reopening => "form-reopening",
            Self::Details => "form-details",
            Self::Agenda => "form-agenda",
            Self::Limits => "form-limits",
            Self::NewSession(_) => "form-new-session",
            Self::SaveElsewhere => "form-save-elsewhere",
            Self::Export => "form-export",
            Self::PositionFile => "form-hand-in-file",
            Self::File(Kind::Results) => "form-import-results",
            Self::File(Kind::Customers) => "form-import-customers",
            Self::File(Kind::Evidence) => "form-import-evidence",
        }
    }
}
