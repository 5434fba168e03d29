//! The agenda while it is set: beside each step what it has used, and below them the sum and the end, as it is typed.

use crate::app::{Form, Model, Subject, agenda};
use crate::domain::{About, Agenda, Clock};
use crate::lang::agenda as in_words;
use crate::lang::agenda::Told;

/// Columns of minutes and times of day.
const VALUES: u16 = 7;

/// Columns of what is typed, where it is so short that something else is told beside it.
pub fn values(form: &Form) -> Option<u16> {
    (form.subject == Subject::Agenda).then_some(VALUES)
}

/// What a step was given in the meeting and has used, beside the row that sets its minutes.
pub fn note(model: &Model, form: &Form, row: usize) -> Option<String> {
    let step = agenda::step_of(row).filter(|_| form.subject == Subject::Agenda)?;
    let told = with_agenda(model, form, |agenda| in_words::step(agenda, step, &model.words))?;
    (!told.text.is_empty()).then_some(told.text)
}

/// The sum of the minutes and when the meeting ends, for the lines below the rows.
pub fn told(model: &Model, form: &Form) -> Vec<Told> {
    if form.subject != Subject::Agenda {
        return Vec::new();
    }
    let words = &model.words;
    let told = with_agenda(model, form, |agenda| {
        let breaks = in_words::breaks(agenda, words);
        let breaks = breaks.map(|breaks| words.with("agenda-breaks", &[("times", breaks.into())]));
        let now = in_words::break_now(agenda, words);
        let quiet = [now, breaks].into_iter().flatten().map(|text| Told { text, warns: false });
        [Some(in_words::sum(agenda, words)), in_words::ends(agenda, words)]
            .into_iter()
            .flatten()
            .chain(quiet)
            .collect::<Vec<Told>>()
    });
    told.unwrap_or_default()
}

/// Looks at the agenda as the form has it so far.
fn with_agenda<T>(model: &Model, form: &Form, look: impl FnOnce(&Agenda<'_>) -> T) -> Option<T> {
    let state = model.meeting.as_ref()?.state();
    let about: About = agenda::so_far(form, &state.about);
    let clock: &Clock = &state.clock;
    Some(look(&Agenda::new(&about, clock, model.now, &model.zone)))
}
