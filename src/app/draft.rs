//! What is being typed now, as it is kept against a crash.

use super::effect::Effect;
use super::form::{FormRow, Offer};
use super::model::Model;
use super::overlay::Overlay;

/// Has the line that is being typed kept: the cell and every form that lies over it, since what lies below a form is there
/// again when that is gone. What is hidden from the room is no draft.
pub fn keep(model: &Model) -> Effect {
    Effect::Draft(text(model))
}

/// What is being typed now; empty where nothing is.
#[must_use]
pub fn text(model: &Model) -> String {
    // What was only chosen says nothing by itself.
    let is_typed = |row: &&FormRow| matches!(row.offer, Offer::Free | Offer::Suggest(_)) && !row.is_empty();
    let typing = model.meeting.as_ref().and_then(|meeting| meeting.grid.typing.as_ref());
    let cell = typing.map(|text| text.text().to_owned()).into_iter();
    let forms = model.overlays.iter().filter_map(|overlay| match overlay {
        Overlay::Form(form) => Some(form),
        _ => None,
    });
    let rows = forms.flat_map(|form| form.rows.iter().filter(is_typed).map(|row| row.text.text().to_owned()));
    cell.chain(rows).collect::<Vec<_>>().join(" | ")
}
