//! What a session is about, as the chair sets it: the forms for details and a new session.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::effect::Origin;
use super::form::{Form, FormRow, Need, Offer};
use super::reading::{Context, chosen, read_date, read_period};
use super::subject::Subject;
use crate::domain::{
    About, AboutField, Change, Currency, Founding, NumberStyle, Period, Refusal, Session, SessionId, State, Step, slug,
};
use crate::edit::TextField;
use crate::lang::{Lang, Message, Words, dates, wording};

/// What a new session begins with; what it takes over is read from the session that it follows.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// What it is about.
    pub about: About,
    /// The session that it follows.
    pub follows: Option<Origin>,
}

/// Minutes planned for each step, where nobody said otherwise: two hours.
pub const USUAL_MINUTES: [(Step, u16); 7] = [
    (Step::Room, 5),
    (Step::LookBack, 20),
    (Step::Research, 20),
    (Step::Segments, 15),
    (Step::Budget, 30),
    (Step::Goals, 15),
    (Step::Agreement, 15),
];

/// How each number style looks.
const STYLES: [&str; 3] = ["1,234.56", "1.234,56", "1 234,56"];

/// The form for what the session is about.
#[must_use]
pub fn details_form(context: &Context<'_>) -> Form {
    let about = &context.state.about;
    let frozen = dates::format_date(about.frozen_until(), context.words.lang());
    let frozen = FormRow { need: Need::Optional, ..FormRow::text("field-frozen-until", &frozen) };
    let rows = about_rows(about, context.words).into_iter().chain([frozen]);
    Form::new(Subject::Details, rows.collect())
}

/// The form for a new session: a blank one, or one that follows another and plans the period after it.
#[must_use]
pub fn new_session_form(follows: Option<(Origin, &State)>, words: &Words, today: Date) -> Form {
    let before = follows.as_ref().map(|(_, before)| *before);
    let mut about = at_first(before, today, words.lang());
    if let Some(before) = before {
        // A title that names its period names the next one.
        let (last, next) = (wording::period(before.about.period, words), wording::period(about.period, words));
        about.title = about.title.replace(&last, &next);
    }
    let mut form = Form::new(Subject::NewSession(follows.map(|(origin, _)| origin)), about_rows(&about, words));
    form.focus = 0;
    form
}

/// What a new session is about until somebody says otherwise: the coming quarter, or the period after the one that the
/// session before it planned.
#[must_use]
pub fn at_first(before: Option<&State>, today: Date, lang: Lang) -> About {
    let Some(before) = before else {
        let period = quarter_after(today);
        let currency = if lang == Lang::ZhCn { Currency::CNY } else { Currency::EUR };
        return About::new("", today, period, period_before(period), currency);
    };
    let period = period_after(before.about.period);
    About {
        title: title_for(&before.about.title, before.about.period, period),
        date: today,
        period,
        looked_back: before.about.period,
        follows: Some(before.id.clone()),
        ..before.about.clone()
    }
}

/// The title of the meeting before, with the period that it names moved on to the next.
fn title_for(title: &str, before: Period, now: Period) -> String {
    let moved_on = Lang::ALL.into_iter().find_map(|lang| {
        let called = |period: Period| dates::format_period(period.from, period.to, lang);
        title.contains(&called(before)).then(|| title.replace(&called(before), &called(now)))
    });
    moved_on.unwrap_or_else(|| title.to_owned())
}

/// A new session, called by its date and title, with what it takes over from the one before it.
///
/// # Errors
/// The [`Refusal`] of an empty title or a period that runs backwards.
pub fn found_session(about: About, before: Option<&State>, now: Timestamp) -> Result<Session, Refusal> {
    let mut about = About { follows: before.map(|state| state.id.clone()), frozen_until: None, ..about };
    // What a step was given in the meeting before is no plan.
    about.added.clear();
    if about.minutes.is_empty() {
        about.minutes = USUAL_MINUTES.into_iter().collect();
    }
    let id = SessionId::from(format!("{} {}", about.date, slug(&about.title)).as_str());
    Session::found(Founding { id, about, carried: before.map(State::carried) }, now)
}

fn about_rows(about: &About, words: &Words) -> Vec<FormRow> {
    let style = NumberStyle::ALL.iter().position(|style| *style == about.numbers).unwrap_or(0);
    let styles = STYLES.iter().map(|style| (*style).to_owned()).collect();
    vec![
        FormRow::text("field-title", &about.title),
        FormRow { need: Need::Optional, ..FormRow::text("field-brand", &about.brand) },
        FormRow::text("field-period-planned", &wording::period(about.period, words)),
        FormRow::text("field-looked-back", &wording::period(about.looked_back, words)),
        FormRow::text("field-meeting-date", &dates::format_date(about.date, words.lang())),
        FormRow::text("field-currency", about.currency.code()),
        FormRow {
            label: "field-numbers",
            need: Need::Required,
            text: TextField::with_text(STYLES[style]),
            offer: Offer::OneOf(styles),
        },
    ]
}

/// What a filled form says about the session.
fn read_about(form: &Form, before: &About, context: &Context<'_>) -> Result<About, (usize, Message)> {
    let at = |row: usize| move |message: Message| (row, message);
    let required = |row: usize| {
        let text = form.typed(row);
        if text.is_empty() { Err((row, Message::new("refusal-required"))) } else { Ok(text) }
    };
    let currency = required(5)?.parse::<Currency>();
    let style = form.rows.get(6).map(|row| chosen(row, &NumberStyle::ALL)).transpose().map_err(at(6))?.flatten();
    Ok(About {
        title: required(0)?.to_owned(),
        brand: form.typed(1).to_owned(),
        period: read_period(required(2)?, context).map_err(at(2))?,
        looked_back: read_period(required(3)?, context).map_err(at(3))?,
        date: read_date(required(4)?, context).map_err(at(4))?.unwrap_or(context.today),
        currency: currency.map_err(|_| (5, Message::new("form-not-a-currency")))?,
        numbers: style.copied().unwrap_or(before.numbers),
        ..before.clone()
    })
}

/// The fields that a filled details form changes.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_details(form: &Form, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    let before = &context.state.about;
    let mut after = read_about(form, before, context)?;
    let frozen = form.rows.iter().position(|row| row.label == "field-frozen-until");
    if let Some(row) = frozen {
        let until = read_date(form.typed(row), context).map_err(|message| (row, message))?;
        // The end of the period needs no saying, and moves along with it.
        after.frozen_until = until.filter(|until| *until != after.period.to);
    }
    let fields = [
        (after.title != before.title).then_some(AboutField::Title(after.title)),
        (after.brand != before.brand).then_some(AboutField::Brand(after.brand)),
        (after.period != before.period).then_some(AboutField::Period(after.period)),
        (after.looked_back != before.looked_back).then_some(AboutField::LookedBack(after.looked_back)),
        (after.date != before.date).then_some(AboutField::Date(after.date)),
        (after.currency != before.currency).then_some(AboutField::Currency(after.currency)),
        (after.numbers != before.numbers).then_some(AboutField::Numbers(after.numbers)),
        (after.frozen_until != before.frozen_until).then_some(AboutField::FrozenUntil(after.frozen_until)),
    ];
    Ok(fields.into_iter().flatten().map(Change::About).collect())
}

/// The session that a filled form begins.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_new_session(
    form: &Form,
    follows: Option<Origin>,
    context: &Context<'_>,
) -> Result<NewSession, (usize, Message)> {
    Ok(NewSession { about: read_about(form, &context.state.about, context)?, follows })
}

/// The calendar quarter after the one that a day lies in.
fn quarter_after(day: Date) -> Period {
    let first_month = (day.month() - 1) / 3 * 3 + 1;
    let this = day.with().month(first_month).day(1).build().unwrap_or(day);
    let from = this.saturating_add(3.months());
    Period { from, to: from.saturating_add(3.months()).saturating_sub(1.day()) }
}

/// The period of the same length in months that follows; in days where it is not whole months.
fn period_after(period: Period) -> Period {
    let from = period.to.saturating_add(1.day());
    let to = match whole_months(period) {
        Some(months) => from.saturating_add(months.months()).saturating_sub(1.day()),
        None => from.saturating_add(days(period).days()),
    };
    Period { from, to }
}

/// The period of the same length in months that comes before; in days where it is not whole months.
#[must_use]
pub fn period_before(period: Period) -> Period {
    let to = period.from.saturating_sub(1.day());
    let from = match whole_months(period) {
        Some(months) => period.from.saturating_sub(months.months()),
        None => to.saturating_sub(days(period).days()),
    };
    Period { from, to }
}

/// How many months a period covers, where it begins on the first of one and ends on the last of another.
fn whole_months(period: Period) -> Option<i32> {
    let next = period.to.saturating_add(1.day());
    let months = (i32::from(next.year()) - i32::from(period.from.year())) * 12 + i32::from(next.month())
        - i32::from(period.from.month());
    (period.from.day() == 1 && next.day() == 1).then_some(months)
}

fn days(period: Period) -> i32 {
    period.from.until(period.to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_new_session_plans_the_coming_quarter_and_looks_back_on_this_one() {
        let period = quarter_after(date(2026, 11, 23));
        assert_eq!(period, Period { from: date(2027, 1, 1), to: date(2027, 3, 31) });
        assert_eq!(period_before(period), Period { from: date(2026, 10, 1), to: date(2026, 12, 31) });
    }

    #[test]
    fn a_session_that_follows_plans_the_next_period_of_the_same_length() {
        let half = Period { from: date(2027, 1, 1), to: date(2027, 6, 30) };
        assert_eq!(period_after(half), Period { from: date(2027, 7, 1), to: date(2027, 12, 31) });
        let fortnight = Period { from: date(2027, 1, 4), to: date(2027, 1, 17) };
        assert_eq!(period_after(fortnight), Period { from: date(2027, 1, 18), to: date(2027, 1, 31) });
    }
    #[test]
    fn a_title_that_names_the_period_names_the_next_one_in_the_session_that_follows() {
        let quarter = Period { from: date(2026, 10, 1), to: date(2026, 12, 31) };
        let next = |title: &str| title_for(title, quarter, period_after(quarter));
        assert_eq!(next("Hydra, Q4 2026"), "Hydra, Q1 2027");
        assert_eq!(next("山岚2026年四季度计划"), "山岚2027年一季度计划");
        assert_eq!(next("Q4 plan"), "Q4 plan", "a name without its year may be no period");
    }
}
