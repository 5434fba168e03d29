//! A private note while it is typed: kept from the eyes of the room.

use crate::domain::InputRef;
use crate::edit::TextField;
use crate::lang::Message;

/// A private note that is being typed. On the screen it is a count of characters; whoever follows the meeting reads it.
#[derive(Clone, PartialEq)]
pub struct NoteWriting {
    /// What it is written beside: the row under the cursor when it was begun.
    pub about: Option<InputRef>,
    /// What is typed.
    pub text: TextField,
    /// What is wrong; it never says what is typed.
    pub problem: Option<Message>,
}

impl std::fmt::Debug for NoteWriting {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is hidden from the room is hidden from a log, too.
        formatter.debug_struct("NoteWriting").finish_non_exhaustive()
    }
}

impl NoteWriting {
    /// Nothing typed yet.
    #[must_use]
    pub fn beside(about: Option<InputRef>) -> Self {
        Self { about, text: TextField::default(), problem: None }
    }
}
