//! The tour: a few minutes through a meeting that is half done, in which one does each thing oneself; nothing of it is kept.

use crate::domain::Step;

/// Where somebody is on the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tour {
    /// Which stop, counted from 0.
    pub at: usize,
    /// Entries of the session when the stop was reached: what is done at it makes them more.
    pub(super) entries: usize,
}

/// One thing to do oneself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Rail,
    BigView,
    LeaveBigView,
    Speaking,
    Grid,
    Typing,
    Trail,
    Undo,
    Flag,
    Farewell,
}

/// The stops in their order.
pub(super) const STOPS: [Stop; 10] = [
    Stop::Rail,
    Stop::BigView,
    Stop::LeaveBigView,
    Stop::Speaking,
    Stop::Grid,
    Stop::Typing,
    Stop::Trail,
    Stop::Undo,
    Stop::Flag,
    Stop::Farewell,
];

impl Stop {
    /// The step at which it must be done; `None` where it can be done anywhere.
    pub(super) fn step(self) -> Option<Step> {
        match self {
            Self::BigView => Some(Step::LookBack),
            Self::Typing | Self::Trail => Some(Step::Budget),
            _ => None,
        }
    }
}

impl Tour {
    /// How many stops there are.
    pub const LENGTH: usize = STOPS.len();
}
