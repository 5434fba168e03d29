//! Going to any input as it is driven: the list is opened, and what is chosen is gone to.

use super::effect::Effect;
use super::entering::open_form;
use super::finding::{Finding, Found};
use super::going::go_to;
use super::mode::Mode;
use super::model::Model;
use super::overlay::Overlay;
use super::section::RowRef;
use super::subject::Subject;

/// Opens the list of all that can be gone to.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let found = model.meeting.as_ref().map(|meeting| Finding::of(meeting, model.room_view, &model.words));
    model.overlays.extend(found.map(|found| Overlay::Find(Box::new(found))));
    Vec::new()
}

/// Goes to what the cursor is on, at its step.
pub fn go(model: &mut Model, finding: &Finding) -> Vec<Effect> {
    let Some(Found { row, step, .. }) = finding.picker.picked().cloned() else { return Vec::new() };
    let mut effects = go_to(model, step);
    let Some(meeting) = &mut model.meeting else { return effects };
    if meeting.step != step {
        // What is being typed into a cell is no amount: the room stays with it.
        return effects;
    }
    let RowRef::Input(input) = row else {
        meeting.select_row(&row);
        return effects;
    };
    meeting.point_at(&input);
    // What no list shows, such as the budget itself, is seen in its form.
    if meeting.selected_input().as_ref() != Some(&input) && meeting.mode == Mode::Holding {
        let subject = model.context().and_then(|context| Subject::of_input(&input, &context));
        effects.extend(subject.map(|subject| open_form(model, subject)).unwrap_or_default());
    }
    effects
}
