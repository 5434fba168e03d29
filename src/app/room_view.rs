//! The room view: one thing at a time for everybody in the room, while the facilitator goes on working by the same keys.

use serde::{Deserialize, Serialize};

use crate::lang::comparison::Rewards as Told;

/// What the room sees instead of the step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomView {
    /// Whether it is on.
    pub beam: Beam,
    /// Whether it shows rewards.
    pub rewards: Rewards,
}

/// Whether the room view is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beam {
    /// The step is on the screen.
    #[default]
    Off,
    /// One thing is on the screen.
    On,
    /// Nothing is, until the next key.
    Blank,
}

/// Whether the room view shows rewards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rewards {
    /// They are between a department and whoever grants them.
    #[default]
    Hidden,
    /// Everybody may see them.
    Shown,
}

impl RoomView {
    /// Whether it is drawn instead of the step.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.beam != Beam::Off
    }

    /// Whether rewards must not be seen.
    #[must_use]
    pub fn hides_rewards(self) -> bool {
        self.is_on() && self.rewards == Rewards::Hidden
    }

    /// Whether a page that lies over the work tells of rewards.
    #[must_use]
    pub fn told_rewards(self) -> Told {
        if self.hides_rewards() { Told::Hidden } else { Told::Told }
    }
}
