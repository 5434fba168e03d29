//! Going from step to step.

use super::command::Command;
use super::effect::Effect;
use super::model::Model;
use super::on_grid;
use crate::domain::Step;

/// To a step; what is being typed into a cell is kept before, and what is no amount keeps the room where it is.
pub fn go_to(model: &mut Model, step: Step) -> Vec<Effect> {
    let mut effects = match on_grid::commit(model) {
        Ok(kept) => kept,
        Err(why) => return model.refuse(why),
    };
    let now = model.now;
    if let Some(meeting) = &mut model.meeting {
        meeting.way_back = None;
        effects.extend(meeting.go_to(step, now));
    }
    effects
}

pub fn go_along(model: &mut Model, command: Command) -> Vec<Effect> {
    let step = model.meeting.as_ref().map(|meeting| meeting.step);
    let step = step.and_then(|step| if command == Command::NextStep { step.next() } else { step.previous() });
    step.map(|step| go_to(model, step)).unwrap_or_default()
}
