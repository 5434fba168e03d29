//! The agenda as the chair sets it: when the meeting begins, how long it lasts, and the minutes of each step.

use super::form::{Form, FormRow, Need};
use super::reading::Context;
use super::subject::Subject;
use crate::domain::{About, AboutField, Change, Step};
use crate::lang::dates::{format_time_of_day, parse_minutes, parse_time};
use crate::lang::numbers::{NumberError, NumberStyle};
use crate::lang::{Message, wording};

/// The most minutes that a step or a meeting is planned for.
const MOST: u16 = 600;

/// Rows of the form above those of the steps.
const ABOVE_STEPS: usize = 2;

/// The form for the agenda.
#[must_use]
pub fn form(context: &Context<'_>) -> Form {
    let about = &context.state.about;
    let row = |label, text: String| FormRow { need: Need::Optional, ..FormRow::text(label, &text) };
    let minutes = |minutes: Option<u16>| minutes.map_or_else(String::new, |minutes| minutes.to_string());
    let begins = row("field-begins", about.begins.map(format_time_of_day).unwrap_or_default());
    let length = row("field-length", minutes(about.length));
    let steps = Step::ALL.into_iter().map(|step| row(step.key(), minutes(about.minutes.get(&step).copied())));
    Form::new(Subject::Agenda, [begins, length].into_iter().chain(steps).collect())
}

/// The step that a row of the form is about.
#[must_use]
pub fn step_of(row: usize) -> Option<Step> {
    Step::ALL.get(row.checked_sub(ABOVE_STEPS)?).copied()
}

/// What one row of the form says; `None` while it cannot be read.
fn field(form: &Form, row: usize, style: NumberStyle) -> Result<AboutField, Message> {
    let typed = form.typed(row);
    let minutes = || match typed {
        "" => Ok(0),
        typed => read_minutes(typed, style),
    };
    match (row, step_of(row)) {
        (0, _) if typed.is_empty() => Ok(AboutField::Begins(None)),
        (0, _) => {
            parse_time(typed).map(|time| AboutField::Begins(Some(time))).ok_or_else(|| Message::new("form-not-a-time"))
        }
        (_, Some(step)) => minutes().map(|minutes| AboutField::Minutes(step, minutes)),
        (_, None) => minutes().map(|minutes| AboutField::Length((minutes > 0).then_some(minutes))),
    }
}

fn read_minutes(typed: &str, style: NumberStyle) -> Result<u16, Message> {
    match parse_minutes(typed, style) {
        Ok(minutes) => {
            let minutes = u16::try_from(minutes).ok().filter(|minutes| *minutes <= MOST);
            minutes.ok_or_else(|| Message::new("form-too-many-minutes"))
        }
        Err(NumberError::Negative) => Err(wording::number_error(NumberError::Negative, style)),
        Err(_) => Err(Message::new("form-not-minutes")),
    }
}

/// What a filled agenda changes.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(form: &Form, before: &About) -> Result<Vec<Change>, (usize, Message)> {
    let fields = (0..form.rows.len()).map(|row| field(form, row, before.numbers).map_err(|why| (row, why)));
    let fields: Vec<AboutField> = fields.collect::<Result<_, _>>()?;
    let says_it_already = |field: &AboutField| match field {
        AboutField::Begins(time) => before.begins == *time,
        AboutField::Length(minutes) => before.length == *minutes,
        AboutField::Minutes(step, minutes) => before.minutes.get(step).copied().unwrap_or(0) == *minutes,
        _ => true,
    };
    Ok(fields.into_iter().filter(|field| !says_it_already(field)).map(Change::About).collect())
}

/// The session's plan as the form has it so far, for what is told while it is typed; a row that cannot be read yet is left
/// as it was.
#[must_use]
pub fn so_far(form: &Form, before: &About) -> About {
    let mut about = before.clone();
    for field in (0..form.rows.len()).filter_map(|row| field(form, row, before.numbers).ok()) {
        match field {
            AboutField::Begins(time) => about.begins = time,
            AboutField::Length(minutes) => about.length = minutes,
            AboutField::Minutes(step, 0) => drop(about.minutes.remove(&step)),
            AboutField::Minutes(step, minutes) => drop(about.minutes.insert(step, minutes)),
            _ => {}
        }
    }
    about
}
