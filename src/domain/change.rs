//! Entries and changes: the one way in. An entry is one thing done, all of it or nothing, and one step of undo.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::about::AboutField;
use super::agreement::{Action, Parked, PlanChange, Stance};
use super::budget::{Allocation, AllocationField, Promotion, PromotionField};
use super::clock::ClockChange;
use super::customers::CustomerList;
use super::department::{Author, Department};
use super::flag::{FlagKey, Settlement};
use super::founding::Founding;
use super::goals::{Goal, Reward};
use super::id::{Cell, ParticipantId, PromotionId, SegmentId};
use super::input::ListChange;
use super::leftover::{Leftover, LeftoverField};
use super::look_back::{Measure, Reading, ReadingField, ResultRow};
use super::money::Money;
use super::part::Part;
use super::private_note::NoteChange;
use super::reference::{Figure, InputRef};
use super::research::{Conclusion, Evidence, Positioning};
use super::room::{RoomChange, WorkingLine};
use super::segments::Segment;
use super::settings::SettingField;
use super::state::State;
use super::step::Step;

/// One thing done: a cell, a paste, an undo. All of its changes are applied, or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, counted from 1 without gaps.
    pub seq: u32,
    /// When it was done.
    pub at: Timestamp,
    /// Whose doing it is.
    pub by: Author,
    /// Who in that department, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    /// At which step.
    pub step: Step,
    /// What was altered, in this order.
    pub changes: Vec<Change>,
}

/// One alteration of a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// The session begins; always the first entry.
    Found(Box<Founding>),
    /// What the session is about; the chair's.
    About(AboutField),
    /// Who sits where; the chair's.
    Room(RoomChange),
    /// The clock of the meeting; the chair's.
    Clock(ClockChange),
    /// One of the limits that the session sets itself; the chair's.
    Setting(SettingField),
    /// In what sales are given in the look back; the chair's.
    Measure(Measure),
    /// A private note; the chair's.
    PrivateNote(NoteChange),

    /// What became of something that the last session left.
    Leftover(ListChange<Leftover>),
    /// A line of the working agreement.
    WorkingLine(ListChange<WorkingLine>),
    /// A row of results.
    Result(ListChange<ResultRow>),
    /// A reading of results.
    Reading(ListChange<Reading>),
    /// A piece of evidence.
    Evidence(ListChange<Evidence>),
    /// A conclusion.
    Conclusion(ListChange<Conclusion>),
    /// A positioning.
    Positioning(ListChange<Positioning>),
    /// A segment; one that is removed leaves its money and results on no segment.
    Segment(ListChange<Segment>),
    /// Takes the first segment off the table and moves its customers, sales, money, results and goals to the second.
    MergeSegments(SegmentId, SegmentId),
    /// The customer list behind the segments, in place of an earlier one; an empty one takes it off the table.
    Customers(Arc<CustomerList>),
    /// A figure that stands alone; `None` takes it back.
    Figure(Figure, Option<Decimal>),
    /// A promotion; one that is removed leaves its money and results on no promotion.
    Promotion(ListChange<Promotion>),
    /// The money of a cell.
    Allocation(ListChange<Allocation>),
    /// The department hands in its own split of the budget, in place of an earlier one.
    HandIn(BTreeMap<Cell, Money>),
    /// Everybody sees the opening positions; cannot be undone.
    Reveal,
    /// A goal.
    Goal(ListChange<Goal>),
    /// A reward.
    Reward(ListChange<Reward>),
    /// An action.
    Action(ListChange<Action>),
    /// A remark in the parking lot.
    Parked(ListChange<Parked>),

    /// The department says yes to an input as it stands.
    Agree(InputRef),
    /// The department takes its yes back.
    Withdraw(InputRef),
    /// The input was raised by another department (and person) than was recorded; the chair's correction.
    Attribute(InputRef, Department, Option<ParticipantId>),
    /// The department signs, by this person, for these parts.
    Sign(ParticipantId, Stance, Vec<Part>),
    /// The department takes its signature back.
    TakeBackSignature,
    /// The department settles a flag without mending it, for this reason.
    Settle(FlagKey, Settlement, String),
    /// A settled flag is open again.
    Unsettle(FlagKey),

    /// The chair closes the plan: agreed, and frozen. Cannot be undone.
    Close,
    /// A department has the plan opened again, for this reason. Cannot be undone.
    Reopen(String),
    /// A request to alter a frozen plan, and what becomes of it.
    PlanChange(ListChange<PlanChange>),

    /// Takes the last thing done back.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// The file was edited outside: the state that it was found with.
    TakeOver(Box<State>),
}

/// What undo makes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// One step of undo.
    Step,
    /// Passed over: the clock is not turned back, and an undo is taken back by redo.
    Passed,
    /// A wall: nothing before it is undone any more.
    Wall,
}

impl Entry {
    /// What undo makes of it.
    #[must_use]
    pub fn undoing(&self) -> Undoing {
        let is_wall =
            |change: &Change| matches!(change, Change::Found(_) | Change::Reveal | Change::Close | Change::Reopen(_));
        let is_passed = |change: &Change| matches!(change, Change::Clock(_) | Change::Undo | Change::Redo);
        if self.changes.iter().any(is_wall) {
            Undoing::Wall
        } else if self.changes.iter().all(is_passed) {
            Undoing::Passed
        } else {
            Undoing::Step
        }
    }
}

impl Change {
    /// Whether it is the chair's housekeeping, which needs no department and counts for none.
    #[must_use]
    pub fn is_housekeeping(&self) -> bool {
        matches!(
            self,
            Self::Found(_)
                | Self::About(_)
                | Self::Room(_)
                | Self::Clock(_)
                | Self::Setting(_)
                | Self::Measure(_)
                | Self::PrivateNote(_)
                | Self::Attribute(..)
                | Self::Reveal
                | Self::Close
                | Self::Undo
                | Self::Redo
                | Self::TakeOver(_)
        )
    }

    /// The input that it is about; `None` for housekeeping and for what concerns many.
    #[must_use]
    pub fn about(&self) -> Option<InputRef> {
        Some(match self {
            Self::Leftover(change) => change.about(),
            Self::WorkingLine(change) => change.about(),
            Self::Result(change) => change.about(),
            Self::Reading(change) => change.about(),
            Self::Evidence(change) => change.about(),
            Self::Conclusion(change) => change.about(),
            Self::Positioning(change) => change.about(),
            Self::Segment(change) => change.about(),
            Self::MergeSegments(_, into) => InputRef::Segment(into.clone()),
            Self::Customers(_) => InputRef::Customers,
            Self::Figure(figure, _) => InputRef::Figure(*figure),
            Self::Promotion(change) => change.about(),
            Self::Allocation(change) => change.about(),
            Self::Goal(change) => change.about(),
            Self::Reward(change) => change.about(),
            Self::Action(change) => change.about(),
            Self::Parked(change) => change.about(),
            Self::PlanChange(change) => change.about(),
            Self::Agree(input) | Self::Withdraw(input) | Self::Attribute(input, ..) => input.clone(),
            _ => return None,
        })
    }

    /// The part of the plan that it alters; `None` where it alters none that can be signed.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        Some(match self {
            Self::Segment(_)
            | Self::MergeSegments(..)
            | Self::Customers(_)
            | Self::Figure(Figure::Customers | Figure::Sales, _) => Part::Segments,
            Self::Figure(Figure::Budget, _) | Self::Promotion(_) | Self::Allocation(_) => Part::Budget,
            Self::Goal(_) => Part::Goals,
            Self::Reward(_) => Part::Rewards,
            _ => return None,
        })
    }

    /// Whether it decides something.
    pub(crate) fn is_decision(&self) -> bool {
        match self {
            Self::Agree(_)
            | Self::Sign(..)
            | Self::TakeBackSignature
            | Self::Settle(..)
            | Self::Close
            | Self::Reopen(_)
            | Self::PlanChange(_)
            | Self::Reveal
            | Self::Figure(Figure::Budget, Some(_))
            | Self::Allocation(ListChange::Raise(..))
            | Self::Goal(ListChange::Raise(..) | ListChange::Edit(..))
            | Self::Reward(ListChange::Raise(..) | ListChange::Edit(..))
            | Self::Action(ListChange::Raise(..))
            | Self::Conclusion(ListChange::Raise(..) | ListChange::Edit(..)) => true,
            Self::Allocation(ListChange::Edit(_, fields)) => {
                fields.iter().any(|field| matches!(field, AllocationField::Amount(_)))
            }
            Self::Reading(ListChange::Raise(_, reading)) => reading.verdict.is_some(),
            Self::Reading(ListChange::Edit(_, fields)) => {
                fields.iter().any(|field| matches!(field, ReadingField::Verdict(Some(_))))
            }
            Self::Leftover(ListChange::Edit(_, fields)) => {
                fields.iter().any(|field| matches!(field, LeftoverField::Closure(_)))
            }
            _ => false,
        }
    }

    /// Whether it only says how far a promotion has come, which a frozen plan still takes.
    pub(crate) fn is_course_of_promotion(&self) -> bool {
        match self {
            Self::Promotion(ListChange::Edit(_, fields)) => {
                !fields.is_empty() && fields.iter().all(|field| matches!(field, PromotionField::State(_)))
            }
            _ => false,
        }
    }

    /// The amount that a cell has after this change, where it sets one.
    #[must_use]
    pub fn amount_set(&self) -> Option<(&Cell, Money)> {
        match self {
            Self::Allocation(ListChange::Raise(cell, allocation)) => Some((cell, allocation.amount)),
            Self::Allocation(ListChange::Edit(cell, fields)) => fields.iter().find_map(|field| match field {
                AllocationField::Amount(amount) => Some((cell, *amount)),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The promotion that is taken off the table.
    pub(crate) fn removed_promotion(&self) -> Option<&PromotionId> {
        match self {
            Self::Promotion(ListChange::Remove(id)) => Some(id),
            _ => None,
        }
    }

    /// The segment that is taken off the table, and the one that takes over what hung on it.
    pub(crate) fn removed_segment(&self) -> Option<(&SegmentId, Option<&SegmentId>)> {
        match self {
            Self::Segment(ListChange::Remove(id)) => Some((id, None)),
            Self::MergeSegments(from, into) => Some((from, Some(into))),
            _ => None,
        }
    }

    /// Where the money of a cell goes with this change; `None` where it stays.
    pub(crate) fn moves(&self, cell: &Cell) -> Option<Cell> {
        if let Some(gone) = self.removed_promotion() {
            (cell.promotion.as_ref() == Some(gone)).then(|| Cell::new(cell.segment.clone(), None))
        } else if let Some((gone, into)) = self.removed_segment() {
            (cell.segment.as_ref() == Some(gone)).then(|| Cell::new(into.cloned(), cell.promotion.clone()))
        } else {
            None
        }
    }
}
