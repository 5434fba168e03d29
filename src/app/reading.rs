//! What is typed into a row of a form, read as what it means: an amount, a day, a department, one of a set.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::form::FormRow;
use super::watch::Watch;
use crate::domain::{Department, Money, NumberStyle, Period, State};
use crate::lang::{Lang, Message, Words, dates, numbers, wording};

/// What a form needs to know to show and to read its rows.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Everything on the table.
    pub state: &'a State,
    /// The words in use.
    pub words: &'a Words,
    /// The day it is.
    pub today: Date,
    /// What the rules say.
    pub watch: &'a Watch,
}

impl Context<'_> {
    /// How numbers are written in this session.
    #[must_use]
    pub fn style(&self) -> NumberStyle {
        self.state.about.numbers
    }
}

/// The one of `all` that a row names; nothing typed is none.
pub fn chosen<'a, C>(row: &FormRow, all: &'a [C]) -> Result<Option<&'a C>, Message> {
    let typed = row.text.text().trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if all.is_empty() {
        return Err(Message::new("form-nothing-to-choose"));
    }
    let found = row.matched().and_then(|index| all.get(index));
    found.map(Some).ok_or_else(|| Message::new("form-no-such-choice").with("typed", typed))
}

/// Names that can be chosen by what they say: of those that say the same, each after the first has its number.
pub fn told_apart<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut apart: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !apart.contains(name));
        apart.extend(free);
    }
    apart
}

/// The departments that can be offered: at the table first, then the other known ones.
pub fn known_departments(state: &State) -> Vec<Department> {
    let at_table = state.room.departments();
    let others = Department::KNOWN.into_iter().filter(|known| !at_table.contains(known)).collect::<Vec<_>>();
    at_table.into_iter().chain(others).collect()
}

/// Their names, in the same order.
pub fn department_names(context: &Context<'_>) -> Vec<String> {
    let known = known_departments(context.state);
    known.iter().map(|department| wording::department(department, context.words).into_owned()).collect()
}

/// The department that a row names, known or by a name of the company's own.
pub fn read_department(row: &FormRow, context: &Context<'_>) -> Option<Department> {
    let typed = row.text.text().trim();
    if typed.is_empty() {
        return None;
    }
    let known = row.matched().and_then(|index| known_departments(context.state).into_iter().nth(index));
    // Sales is Sales, whichever language the screen speaks.
    let in_the_other_language = || {
        let words = Words::new(context.words.lang().toggled());
        let named = |known: &Department| wording::department(known, &words).to_lowercase() == typed.to_lowercase();
        Department::KNOWN.into_iter().find(named)
    };
    Some(known.or_else(in_the_other_language).unwrap_or_else(|| Department::Other(typed.to_owned())))
}

/// The department at the table, or a known one, that is called so in either language.
#[must_use]
pub fn named_department(named: &str, state: &State) -> Option<Department> {
    let wanted = named.trim().to_lowercase();
    let is_called = |department: &Department| {
        Lang::ALL.iter().any(|lang| wording::department(department, &Words::new(*lang)).to_lowercase() == wanted)
    };
    known_departments(state).into_iter().find(is_called)
}

/// Names with commas between them, as people type them in either language.
#[must_use]
pub fn split_names(typed: &str) -> BTreeSet<String> {
    let names = typed.split([',', '，', '、', ';', '；']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// An amount as people type it, over the one that is there; a percentage is of the budget. Nothing typed is none.
pub fn read_money(typed: &str, current: Option<Money>, context: &Context<'_>) -> Result<Option<Money>, Message> {
    if typed.is_empty() {
        return Ok(None);
    }
    money_from(typed, current.unwrap_or_default().amount(), context).map(Some)
}

/// An amount as people type it over an amount that is there; a percentage is of the budget.
pub fn money_from(typed: &str, current: Decimal, context: &Context<'_>) -> Result<Money, Message> {
    let error = |error: numbers::NumberError| wording::number_error(error, context.style());
    let ours = context.state.about.currency;
    if numbers::named_currency(typed).is_some_and(|named| named != ours) {
        return Err(Message::new("form-other-currency").with("currency", ours.code()));
    }
    let amount = numbers::parse_amount(typed, context.style()).map_err(error)?;
    let budget = context.state.budget.total.map(Money::amount);
    let exact = amount.resolve(current, budget).map_err(error)?;
    Money::new(exact).map_err(|_| Message::new("number-error-too-big"))
}

/// A plain number, which may be negative. Nothing typed is none.
pub fn read_number(typed: &str, context: &Context<'_>) -> Result<Option<Decimal>, Message> {
    if typed.is_empty() {
        return Ok(None);
    }
    numbers::parse_number(typed, context.style())
        .map(Some)
        .map_err(|error| wording::number_error(error, context.style()))
}

/// A day as people type it. Nothing typed is none.
pub fn read_date(typed: &str, context: &Context<'_>) -> Result<Option<Date>, Message> {
    if typed.is_empty() {
        return Ok(None);
    }
    let lang = context.words.lang();
    dates::parse_date(typed, context.today, lang).map(Some).map_err(|error| wording::date_error(error, lang))
}

/// A period as people type it.
pub fn read_period(typed: &str, context: &Context<'_>) -> Result<Period, Message> {
    let (from, to) = dates::parse_period(typed).map_err(|error| wording::date_error(error, context.words.lang()))?;
    Period::new(from, to).map_err(|refusal| wording::refusal(&refusal))
}
