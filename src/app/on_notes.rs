//! Private notes as they are driven: typed unseen, kept as the chair's, removed by number.

use super::effect::Effect;
use super::entering::try_enter;
use super::key::Key;
use super::model::Model;
use super::note_writing::NoteWriting;
use super::overlay::{Choice, Overlay};
use super::picker::Picker;
use super::typing;
use crate::domain::{Author, Change, NoteChange, PrivateNote};
use crate::lang::{Message, wording};

/// Begins a note beside the row under the cursor.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    let about = model.meeting.as_ref().and_then(|meeting| meeting.selected_input());
    model.open(Overlay::Note(Box::new(NoteWriting::beside(about))));
    Vec::new()
}

fn writing(model: &mut Model) -> Option<&mut NoteWriting> {
    match model.overlays.last_mut() {
        Some(Overlay::Note(note)) => Some(note),
        _ => None,
    }
}

/// Types into the note. Nothing of it is a draft: what a crash leaves of one is offered where the room reads it.
pub fn type_into(model: &mut Model, key: Key) {
    if let Some(note) = writing(model) {
        note.problem = None;
        typing::edit(&mut note.text, key);
    }
}

/// Pastes into the note.
pub fn paste(model: &mut Model, pasted: &str) {
    if let Some(note) = writing(model) {
        note.problem = None;
        let _ = note.text.insert_str(pasted);
    }
}

/// Keeps the note.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(note) = writing(model).cloned() else { return Vec::new() };
    let change = Change::PrivateNote(NoteChange::Write(note.text.text().trim().to_owned(), note.about));
    match try_enter(model, Some(Author::Chair), vec![change]) {
        Ok(effects) => {
            model.overlays.pop();
            model.tell(Message::new("note-kept"));
            effects
        }
        Err(why) => {
            if let Some(note) = writing(model) {
                note.problem = Some(why);
            }
            Vec::new()
        }
    }
}

/// Asks which note goes: by number, time and step, since the room reads along.
pub fn choose_removal(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let removal = |note: &PrivateNote| {
        let args = [
            ("number", note.number.into()),
            ("time", wording::time(note.at, &model.zone).into()),
            ("step", model.words.get(note.step.key()).into()),
        ];
        (model.words.with("note-by-number", &args), vec![Change::PrivateNote(NoteChange::Remove(note.number))])
    };
    let picker = Picker::new(meeting.state().private_notes.iter().rev().map(removal).collect());
    model.open(Overlay::Choice(Choice { title: "choice-note", picker }));
    Vec::new()
}
