//! Doing something in the session that is on the screen, and asking for what it needs in a form.

use super::effect::Effect;
use super::meeting::Mode;
use super::model::Model;
use super::overlay::Overlay;
use super::subject::Subject;
use crate::domain::{Author, Change};
use crate::lang::{Message, wording};

/// Does something by whoever speaks; says why where it cannot be done.
pub fn enter(model: &mut Model, changes: Vec<Change>) -> Vec<Effect> {
    try_enter(model, None, changes).unwrap_or_else(|why| model.refuse(why))
}

/// Does something by whoever speaks, or by the author who is named.
///
/// # Errors
/// Why the session refuses it.
pub fn try_enter(model: &mut Model, author: Option<Author>, changes: Vec<Change>) -> Result<Vec<Effect>, Message> {
    let now = model.now;
    let Some(meeting) = &mut model.meeting else { return Ok(Vec::new()) };
    let raised = changes.iter().filter_map(Change::about).next_back();
    let effects = match author {
        Some(author) => meeting.enter_by(now, author, None, changes),
        None => meeting.enter(now, changes),
    }
    .map_err(|refusal| wording::refusal(&refusal))?;
    if let Some(input) = raised {
        meeting.select_input(&input);
    }
    if meeting.mode == Mode::Reviewing && !meeting.state().life.is_agreed() {
        meeting.mode = Mode::Holding;
    }
    Ok(effects)
}

/// Opens a form over the work.
pub fn open_form(model: &mut Model, subject: Subject) -> Vec<Effect> {
    let form = model.context().map(|context| subject.form(&context));
    if let Some(form) = form {
        model.overlays.push(Overlay::Form(Box::new(form)));
    }
    Vec::new()
}
