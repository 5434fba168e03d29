//! References: how an input is named wherever something speaks of it.

use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::{
    ActionId, Cell, ConclusionId, EvidenceId, GoalId, LeftoverId, Line, ParkedId, PlanChangeId, PositioningId,
    PromotionId, ResultId, RewardId, SegmentId, WorkingLineId,
};
use super::step::Step;

/// Names one input of a session, of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InputRef {
    /// Something that the last session left.
    Leftover(LeftoverId),
    /// A line of the working agreement.
    WorkingLine(WorkingLineId),
    /// A row of last period's results.
    Result(ResultId),
    /// What the room says of a line of the look back.
    Reading(Line),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// A conclusion.
    Conclusion(ConclusionId),
    /// A positioning.
    Positioning(PositioningId),
    /// A segment.
    Segment(SegmentId),
    /// A promotion.
    Promotion(PromotionId),
    /// The money of one cell.
    Allocation(Cell),
    /// A goal.
    Goal(GoalId),
    /// A reward.
    Reward(RewardId),
    /// An action.
    Action(ActionId),
    /// A remark in the parking lot.
    Parked(ParkedId),
    /// A request to change a frozen plan.
    PlanChange(PlanChangeId),
    /// A figure that stands alone, such as the budget.
    Figure(Figure),
    /// The customer list behind the segments.
    Customers,
    /// A department's signature.
    Signature(Department),
}

/// A figure of the session that stands alone, in no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Figure {
    /// The money there is to allocate.
    Budget,
    /// How many customers there are in all.
    Customers,
    /// What all customers together bring.
    Sales,
}

impl Figure {
    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Budget => "field-budget",
            Self::Customers => "field-customers-in-all",
            Self::Sales => "field-sales-in-all",
        }
    }
}

impl InputRef {
    /// The step at which it is shown and worked on.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::Leftover(_) | Self::WorkingLine(_) => Step::Room,
            Self::Result(_) | Self::Reading(_) => Step::LookBack,
            Self::Evidence(_) | Self::Conclusion(_) | Self::Positioning(_) => Step::Research,
            Self::Segment(_) | Self::Customers | Self::Figure(Figure::Customers | Figure::Sales) => Step::Segments,
            Self::Promotion(_) | Self::Allocation(_) | Self::Figure(Figure::Budget) => Step::Budget,
            Self::Goal(_) | Self::Reward(_) => Step::Goals,
            Self::Action(_) | Self::Parked(_) | Self::PlanChange(_) | Self::Signature(_) => Step::Agreement,
        }
    }
}

impl From<Cell> for InputRef {
    fn from(cell: Cell) -> Self {
        Self::Allocation(cell)
    }
}

impl From<Line> for InputRef {
    fn from(line: Line) -> Self {
        Self::Reading(line)
    }
}
