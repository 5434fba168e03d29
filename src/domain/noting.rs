//! How private notes are written and taken back.

use super::change::Entry;
use super::private_note::{NoteChange, PrivateNote};
use super::refusal::{Refusal, required};
use super::state::State;

impl State {
    pub(crate) fn note(&mut self, change: &NoteChange, entry: &Entry) -> Result<(), Refusal> {
        match change {
            NoteChange::Write(text, about) => {
                required(text, "field-note")?;
                let last = self.private_notes.iter().map(|note| note.number).max().unwrap_or(0);
                self.private_notes.push(PrivateNote {
                    number: last + 1,
                    at: entry.at,
                    step: entry.step,
                    about: about.clone(),
                    text: text.clone(),
                });
                Ok(())
            }
            NoteChange::Remove(number) => {
                let at = self.private_notes.iter().position(|note| note.number == *number);
                self.private_notes.remove(at.ok_or(Refusal::NoSuchNote)?);
                Ok(())
            }
        }
    }
}
