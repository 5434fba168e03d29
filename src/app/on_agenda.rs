//! The agenda as it is driven: opened to be set or looked at, and more minutes given to a step.

use super::effect::Effect;
use super::entering::{open_form, try_enter};
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::Model;
use super::overlay::Overlay;
use super::statement::{Statement, StatementOf};
use super::subject::Subject;
use crate::domain::{AboutField, Author, Change, Step};
use crate::lang::{Message, agenda as in_words};

/// Minutes that a step is given more at a time.
const MORE: u16 = 5;

/// Opens the agenda: to be set while the meeting is held, else to be looked at.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if model.meeting.as_ref().is_some_and(|meeting| can_be_set(meeting)) {
        return open_form(model, Subject::Agenda);
    }
    model.open(Overlay::Statement(Statement::new(StatementOf::Agenda)));
    Vec::new()
}

fn can_be_set(meeting: &Meeting) -> bool {
    meeting.mode == Mode::Holding && !meeting.state().life.is_agreed()
}

/// Gives the step on the screen some more minutes.
pub fn extend(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let step = meeting.step;
    let added = meeting.state().about.added.get(&step).copied().unwrap_or(0).saturating_add(MORE);
    match try_enter(model, Some(Author::Chair), vec![Change::About(AboutField::Added(step, added))]) {
        Ok(effects) => {
            tell_extended(model, step);
            effects
        }
        Err(why) => model.refuse(why),
    }
}

fn tell_extended(model: &mut Model, step: Step) {
    let Some(meeting) = &model.meeting else { return };
    let agenda = meeting.state().agenda(model.now, &model.zone);
    let given = meeting.state().about.minutes_given(step).unwrap_or(0);
    let ends = in_words::ends(&agenda, &model.words).map(|told| told.text).unwrap_or_default();
    let ends = ends.trim_start_matches("! ");
    let said = Message::new("agenda-extended").with_word("step", step.key());
    model.tell(said.with("more", &MORE.to_string()).with("given", &given.to_string()).with("ends", ends));
}
