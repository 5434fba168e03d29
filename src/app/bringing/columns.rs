//! The rows in which the columns of a file are chosen, and what is chosen in them.

use std::collections::BTreeSet;

use super::{Choosing, Found};
use crate::app::form::{Form, FormRow, Need, Offer, Touch};
use crate::app::reading::{Context, chosen, read_period};
use crate::app::subject::Subject;
use crate::domain::NumberStyle;
use crate::edit::TextField;
use crate::import::{Choice, DayOrder, Earlier, Kind, Sketch, WrongLines, said};
use crate::lang::columns::Heading;
use crate::lang::{Message, numbers, wording};

/// What a row chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The columns taken for something.
    Role(Heading),
    /// What sales count.
    Counted,
    /// The period of the results.
    Period,
    /// How numbers are written.
    Numbers,
    /// How days are written.
    Days,
    /// The sheet of a workbook.
    Sheet,
    /// What becomes of lines that cannot be read.
    WrongLines,
    /// What becomes of what an earlier file of that name brought.
    Earlier,
}

/// The ways of writing numbers that files have.
const STYLES: [NumberStyle; 2] = [NumberStyle::Point, NumberStyle::Comma];
/// The ways of writing days, each with the key of its name.
const ORDERS: [(DayOrder, &str); 2] =
    [(DayOrder::DayFirst, "import-day-first"), (DayOrder::MonthFirst, "import-month-first")];
/// What becomes of lines that cannot be read, each with the key of its name.
const WRONG: [(WrongLines, &str); 2] =
    [(WrongLines::Refuse, "import-refuse-lines"), (WrongLines::LeaveOut, "import-leave-out-lines")];
/// What becomes of earlier rows, each with the key of its name.
const EARLIER: [(Earlier, &str); 2] =
    [(Earlier::Replace, "import-replace-earlier"), (Earlier::Keep, "import-keep-earlier")];

/// The rows for a choice; of the ones that stood there before, the focus and the options under the cursor stay.
pub fn form(found: &Found, choice: &Choice, before: Option<&Choosing>, context: &Context<'_>) -> (Form, Vec<Slot>) {
    let slots = slots(found, choice, before);
    let mut rows: Vec<FormRow> = slots.iter().map(|slot| row(*slot, found, choice, context)).collect();
    let focused = before.and_then(|before| before.slots.get(before.form.focus));
    if let Some(before) = before {
        for (slot, row) in slots.iter().zip(&mut rows) {
            keep_cursor(row, before.slots.iter().position(|old| old == slot).and_then(|at| before.form.rows.get(at)));
        }
    }
    let mut form = Form::new(Subject::File(choice.kind), rows);
    form.focus = focused.and_then(|slot| slots.iter().position(|other| other == slot)).unwrap_or(0);
    form.touch = before.map_or(Touch::Fresh, |before| before.form.touch);
    form.problem = before.and_then(|before| before.form.problem.clone());
    (form, slots)
}

/// The cursor among the options of a row, and what is being typed into it.
fn keep_cursor(row: &mut FormRow, before: Option<&FormRow>) {
    match (&mut row.offer, before.map(|before| (&before.offer, &before.text))) {
        (Offer::AnyOf { at, options, .. }, Some((Offer::AnyOf { at: before, .. }, _))) => {
            *at = (*before).min(options.len().saturating_sub(1));
        }
        (Offer::Free, Some((Offer::Free, text))) => row.text = text.clone(),
        _ => {}
    }
}

fn slots(found: &Found, choice: &Choice, before: Option<&Choosing>) -> Vec<Slot> {
    let roles = choice.kind.roles().iter().map(|role| Slot::Role(*role));
    let is_results = choice.kind == Kind::Results;
    let gathered = before.and_then(|before| before.gathered.as_ref());
    // What does not come up is not asked for.
    let has_wrong = gathered.is_some_and(|gathered| gathered.wrong > 0) || choice.wrong_lines == WrongLines::LeaveOut;
    let has_earlier = before.is_some_and(|before| before.proposal.replaces > 0) || choice.earlier == Earlier::Keep;
    let others = [
        (Slot::Counted, is_results),
        (Slot::Period, is_results),
        (Slot::Numbers, choice.kind != Kind::Evidence),
        (Slot::Days, choice.of(Heading::Date).next().is_some()),
        (Slot::Sheet, found.sheets.len() > 1),
        (Slot::WrongLines, has_wrong),
        (Slot::Earlier, has_earlier),
    ];
    roles.chain(others.into_iter().filter(|(_, asked)| *asked).map(|(slot, _)| slot)).collect()
}

fn row(slot: Slot, found: &Found, choice: &Choice, context: &Context<'_>) -> FormRow {
    let words = |key: &str| context.words.get(key).into_owned();
    let one_of = |label, options: Vec<String>, at: usize| {
        let text = TextField::with_text(options.get(at).map_or("", String::as_str));
        FormRow { label, need: Need::Optional, text, offer: Offer::OneOf(options) }
    };
    let free = |label, text: &str| FormRow { need: Need::Optional, ..FormRow::text(label, text) };
    match slot {
        Slot::Role(role) => columns_row(role, found, choice),
        Slot::Counted => free("field-counted", choice.counted.as_deref().unwrap_or_default()),
        Slot::Period => {
            let period = choice.period.unwrap_or(context.state.about.looked_back);
            free("field-period", &wording::period(period, context.words))
        }
        Slot::Numbers => {
            let styles = STYLES.map(|style| numbers::example(style).to_owned());
            one_of("field-numbers", styles.to_vec(), usize::from(choice.numbers != NumberStyle::Point))
        }
        Slot::Days => {
            one_of("field-days", ORDERS.map(|(_, key)| words(key)).to_vec(), usize::from(choice.days != ORDERS[0].0))
        }
        Slot::Sheet => {
            let first = || found.sheets.iter().position(|sheet| !sheet.is_hidden).unwrap_or(0);
            let named = |name: &String| found.sheets.iter().position(|sheet| sheet.name == *name);
            let at = found.sheet.as_ref().and_then(named).unwrap_or_else(first);
            one_of("field-sheet", sheet_names(found), at)
        }
        Slot::WrongLines => one_of(
            "field-wrong-lines",
            WRONG.map(|(_, key)| words(key)).to_vec(),
            usize::from(choice.wrong_lines != WRONG[0].0),
        ),
        Slot::Earlier => one_of(
            "field-earlier",
            EARLIER.map(|(_, key)| words(key)).to_vec(),
            usize::from(choice.earlier != EARLIER[0].0),
        ),
    }
}

fn columns_row(role: Heading, found: &Found, choice: &Choice) -> FormRow {
    let options: Vec<String> = found.sketch.columns.iter().map(|column| column.name.clone()).collect();
    let marked: BTreeSet<usize> = choice.of(role).collect();
    let at = marked.first().copied().unwrap_or(0);
    FormRow {
        label: said::role_name(choice.kind, role),
        need: Need::Optional,
        text: TextField::default(),
        offer: Offer::AnyOf { options, marked, at },
    }
}

/// The sheets as they are offered.
fn sheet_names(found: &Found) -> Vec<String> {
    found.sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

/// The sheet that is chosen; `None` while it is the one that is looked at unasked.
pub fn sheet(form: &Form, slots: &[Slot], found: &Found) -> Option<String> {
    let row = slots.iter().position(|slot| *slot == Slot::Sheet).and_then(|at| form.rows.get(at));
    let at = row.and_then(FormRow::matched);
    let first = found.sheets.iter().position(|sheet| !sheet.is_hidden);
    let named = at.and_then(|at| found.sheets.get(at)).map(|sheet| sheet.name.clone());
    // The first is read where none is named, and has no other name when it is chosen again.
    if at.is_some() && at == first { None } else { named.or_else(|| found.sheet.clone()) }
}

/// What is chosen in the rows, over what was chosen before.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(
    form: &Form,
    slots: &[Slot],
    before: &Choice,
    sketch: &Sketch,
    context: &Context<'_>,
) -> Result<Choice, (usize, Message)> {
    let mut choice = before.clone();
    let rows = || slots.iter().zip(&form.rows).enumerate();
    // A column stands for one thing: where two rows mark it, the one in focus has it.
    let by_focus = rows().filter(|(at, _)| *at != form.focus).chain(rows().filter(|(at, _)| *at == form.focus));
    for (_, (slot, row)) in by_focus {
        if let (Slot::Role(role), Offer::AnyOf { marked, .. }) = (slot, &row.offer) {
            choice.take(*role, marked.iter().copied());
        }
    }
    let sales = |choice: &Choice| choice.of(Heading::Sales).collect::<Vec<_>>();
    for (at, (slot, row)) in rows() {
        let typed = row.text.text().trim();
        let one = |count: usize| row.matched().filter(|at| *at < count);
        match slot {
            Slot::Role(_) | Slot::Sheet => {}
            Slot::Counted => choice.counted = Some(typed.to_owned()).filter(|typed| !typed.is_empty()),
            Slot::Period if typed.is_empty() => choice.period = None,
            Slot::Period => {
                let period = read_period(typed, context).map_err(|why| (at, why))?;
                choice.period = Some(period).filter(|period| *period != context.state.about.looked_back);
            }
            Slot::Numbers => choice.numbers = one(2).map_or(choice.numbers, |at| STYLES[at]),
            Slot::Days => choice.days = one(2).map_or(choice.days, |at| ORDERS[at].0),
            Slot::WrongLines => {
                choice.wrong_lines =
                    chosen(row, &WRONG).map_err(|why| (at, why))?.map_or(choice.wrong_lines, |one| one.0);
            }
            Slot::Earlier => {
                choice.earlier = chosen(row, &EARLIER).map_err(|why| (at, why))?.map_or(choice.earlier, |one| one.0);
            }
        }
    }
    // Another column of sales counts something else, unless somebody has said what.
    if sales(&choice) != sales(before) && choice.counted == before.counted {
        choice.counted = choice.counted_by_name(sketch);
    }
    Ok(choice)
}
