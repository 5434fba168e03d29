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
    let is_typed = |row: &&FormRow| !matches!(row.offer, Offer::OneOf(_) | Offer::AnyOf { .. }) && !row.is_empty();
    let typing = model.meeting.as_ref().and_then(|meeting| meeting.grid.typing.as_ref());
    let cell = typing.map(|text| text.text().to_owned()).into_iter();
    let over_it = model.overlays.iter().flat_map(|overlay| match overlay {
        Overlay::Form(form) => form.rows.iter().filter(is_typed).map(|row| row.text.text().to_owned()).collect(),
        Overlay::OneLine(line) => vec![line.typed.text().to_owned()],
        _ => Vec::new(),
    });
    cell.chain(over_it).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ")
}
