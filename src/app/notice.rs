//! One line that tells what just happened.

use crate::lang::Message;

/// One line above the foot of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// What it says.
    pub message: Message,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something was done.
    Done,
    /// Something could not be done; why, and what to do.
    Refused,
    /// Something is wrong with the disk or the file.
    Trouble,
}

impl Notice {
    /// That something was done.
    #[must_use]
    pub fn done(message: Message) -> Self {
        Self { weight: Weight::Done, message }
    }

    /// That something is wrong with the disk or the file.
    #[must_use]
    pub fn trouble(message: Message) -> Self {
        Self { weight: Weight::Trouble, message }
    }

    /// That something could not be done.
    #[must_use]
    pub fn refused(message: Message) -> Self {
        Self { weight: Weight::Refused, message }
    }
}
