//! What is done to an input by a change, whatever kind of input it is.

use super::change::Change;
use super::input::{Item, ListChange};

/// What is done to an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is raised.
    Raise,
    /// It is altered.
    Edit,
    /// It is taken off the table.
    Remove,
    /// It is brought back.
    Restore,
    /// It is moved among its like.
    Place,
}

impl<T: Item> ListChange<T> {
    /// What it does to its input.
    #[must_use]
    pub fn deed(&self) -> Deed {
        match self {
            Self::Raise(..) => Deed::Raise,
            Self::Edit(..) => Deed::Edit,
            Self::Remove(_) => Deed::Remove,
            Self::Restore(_) => Deed::Restore,
            Self::Place(..) => Deed::Place,
        }
    }
}

impl Change {
    /// What it does to an input of a list; `None` for all else.
    #[must_use]
    pub fn deed(&self) -> Option<Deed> {
        Some(match self {
            Self::Leftover(change) => change.deed(),
            Self::WorkingLine(change) => change.deed(),
            Self::Result(change) => change.deed(),
            Self::Reading(change) => change.deed(),
            Self::Evidence(change) => change.deed(),
            Self::Conclusion(change) => change.deed(),
            Self::Positioning(change) => change.deed(),
            Self::Segment(change) => change.deed(),
            Self::Promotion(change) => change.deed(),
            Self::Allocation(change) => change.deed(),
            Self::Goal(change) => change.deed(),
            Self::Reward(change) => change.deed(),
            Self::Action(change) => change.deed(),
            Self::Parked(change) => change.deed(),
            Self::PlanChange(change) => change.deed(),
            _ => return None,
        })
    }
}
