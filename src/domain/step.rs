//! The seven steps of a meeting, in their order.

use serde::{Deserialize, Serialize};

/// One of the seven steps; any of them can be revisited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Who is here, and how we work together.
    Room,
    /// What the last plan brought.
    LookBack,
    /// What we know of the market, from both ends.
    Research,
    /// Which groups of customers we serve.
    Segments,
    /// Where the promotion money goes.
    Budget,
    /// What we want to reach together, and what follows from it.
    Goals,
    /// Who signs.
    Agreement,
}

impl Step {
    /// The steps in the order of the meeting.
    pub const ALL: [Self; 7] =
        [Self::Room, Self::LookBack, Self::Research, Self::Segments, Self::Budget, Self::Goals, Self::Agreement];

    /// The step after this one; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one; `None` before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|index| Self::ALL.get(index).copied())
    }

    /// The key of the step's name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Room => "step-room",
            Self::LookBack => "step-look-back",
            Self::Research => "step-research",
            Self::Segments => "step-segments",
            Self::Budget => "step-budget",
            Self::Goals => "step-goals",
            Self::Agreement => "step-agreement",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forward_and_back_lead_to_the_same_step() {
        for pair in Step::ALL.windows(2) {
            assert_eq!(pair[0].next(), Some(pair[1]));
            assert_eq!(pair[1].previous(), Some(pair[0]));
        }
        assert_eq!((Step::Room.previous(), Step::Agreement.next()), (None, None));
    }
}
