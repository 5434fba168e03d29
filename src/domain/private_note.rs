//! Private notes: what the chair keeps in the session for nobody's eyes but their own.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::reference::InputRef;
use super::step::Step;

/// A private note of the chair's. It is no input, no rule looks at it, and no screen of the meeting shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivateNote {
    /// Its number among the notes, counted from 1.
    pub number: u32,
    /// When it was written.
    pub at: Timestamp,
    /// At which step.
    pub step: Step,
    /// What it was written beside; `None` where that was no input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<InputRef>,
    /// What it says.
    pub text: String,
}

/// One alteration of the private notes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum NoteChange {
    /// A new note: what it says, and what it is written beside.
    Write(String, Option<InputRef>),
    /// The note of this number goes.
    Remove(u32),
}
