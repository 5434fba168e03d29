//! The state: everything on the table at one moment, and what each change makes of it.

use serde::{Deserialize, Serialize};

use super::about::{About, Life};
use super::agreement::Agreement;
use super::budget::Budget;
use super::clock::Clock;
use super::goals::Goals;
use super::id::SessionId;
use super::look_back::LookBack;
use super::private_note::PrivateNote;
use super::research::Research;
use super::room::Room;
use super::segments::Segments;
use super::settings::Settings;

/// Everything on the table at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Names the session, for good.
    pub id: SessionId,
    /// Where it stands in its life.
    pub life: Life,
    /// What it is about.
    pub about: About,
    /// The limits it has set itself.
    #[serde(default, skip_serializing_if = "super::input::is_default")]
    pub settings: Settings,
    /// The clock.
    pub clock: Clock,
    /// Step 1.
    pub room: Room,
    /// Step 2.
    pub look_back: LookBack,
    /// Step 3.
    pub research: Research,
    /// Step 4.
    pub segments: Segments,
    /// Step 5.
    pub budget: Budget,
    /// Step 6.
    pub goals: Goals,
    /// Step 7.
    pub agreement: Agreement,
    /// What the chair notes for nobody else, in the order in which it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub private_notes: Vec<PrivateNote>,
}
