//! The charts that count: plan changes beside those allowed, goals met and missed, actions done and open; with what they
//! count told one by one.

use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::figures::{bar, style};
use super::notes::notes;
use super::{Cell, Chart, Columns, Look, Row, Topic};
use crate::domain::over_time::{ActionsSet, GoalLine, GoalPoint, Outlook, OverTime, StandingAction, Tally};
use crate::lang::look_back::Fact;
use crate::lang::{Words, dates, ledger, wording};

/// How often each plan was changed, and how often the room had allowed itself.
pub(super) fn plan_changes(of: &OverTime, columns: &Columns, zone: &TimeZone, words: &Words) -> Chart {
    let plan = |at: usize| {
        let period = of.sittings.get(at)?.period;
        // Of several sessions that plan one period, the last one has the ledger of all.
        let is_last = !of.sittings.iter().skip(at + 1).any(|later| later.period == period);
        of.plans.iter().find(|plan| plan.period == period).filter(|_| is_last)
    };
    let made = |at: usize| plan(at).map_or_else(same_plan, |plan| count(plan.changes.len()));
    let allowed = |at: usize| plan(at).map_or_else(same_plan, |plan| count(plan.allowed as usize));
    let row =
        |key: &str, look, cells| Row { name: words.get(key).into_owned(), bars: vec![bar(String::new(), look, cells)] };
    let rows = vec![
        row("over-changes-made", Look::Full, columns.cells(made)),
        row("over-changes-allowed", Look::Faint, columns.cells(allowed)),
    ];
    let told = of.plans.iter().rev().filter(|plan| !plan.changes.is_empty());
    let facts = told.flat_map(|plan| ledger::facts(plan, zone, words)).collect();
    finish(of, Topic::PlanChanges, columns, rows, (Vec::new(), facts), words)
}

/// How many goals were met, and what each came to.
pub(super) fn goals(of: &OverTime, columns: &Columns, words: &Words) -> Chart {
    let row = |key: &str, look, part: fn(&Tally) -> usize| {
        let cell = |at: usize| of.goals_of.get(at).map(|tally| count(part(tally))).unwrap_or_default();
        Row { name: words.get(key).into_owned(), bars: vec![bar(String::new(), look, columns.cells(cell))] }
    };
    let rows = vec![
        row("over-goal-met", Look::Full, |tally| tally.met),
        row("over-goal-missed", Look::Shaded, |tally| tally.missed),
        row("over-not-known", Look::Faint, |tally| tally.open),
    ];
    let detail = |line: &GoalLine| {
        let point = |at: usize| line.points.get(at).and_then(Option::as_ref);
        let figures = |at: usize| point(at).map(|point| goal_figures(point, of, words)).unwrap_or_default();
        let outlook = |at: usize| point(at).map(|point| said(words.get(outlook(point.outlook)).into_owned()));
        let outlook = |at: usize| outlook(at).unwrap_or_default();
        let bars = vec![
            bar(String::new(), Look::Full, columns.cells(figures)),
            bar(String::new(), Look::Full, columns.cells(outlook)),
        ];
        Row { name: line.measure.clone(), bars }
    };
    let details = of.goals.iter().map(detail).collect();
    finish(of, Topic::Goals, columns, rows, (details, Vec::new()), words)
}

/// What a goal came to, of what was to be reached.
fn goal_figures(point: &GoalPoint, of: &OverTime, words: &Words) -> Cell {
    let number =
        |number: Option<Decimal>| number.map_or_else(|| "-".to_owned(), |number| wording::amount(number, style(of)));
    let args = [("actual", number(point.actual).into()), ("target", number(point.target).into())];
    Cell { amount: point.actual, said: words.with("over-goal-figures", &args), mark: String::new() }
}

/// The key of how a goal stands.
#[must_use]
fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Met => "over-goal-met",
        Outlook::Missed => "over-goal-missed",
        Outlook::CarriedOn => "over-goal-carried-on",
        Outlook::Dropped => "over-goal-dropped",
        Outlook::Open => "over-goal-open",
    }
}

/// How many actions were done when, and which are open.
pub(super) fn actions(of: &OverTime, columns: &Columns, words: &Words) -> Chart {
    let row = |key: &str, look, part: fn(&ActionsSet) -> usize| {
        let cell = |at: usize| of.actions_of.get(at).map(|set| count(part(set))).unwrap_or_default();
        Row { name: words.get(key).into_owned(), bars: vec![bar(String::new(), look, columns.cells(cell))] }
    };
    let rows = vec![
        row("over-done-in-time", Look::Full, |set| set.in_time),
        row("over-done-later", Look::Shaded, |set| set.later),
        row("over-still-open", Look::Faint, |set| set.open),
    ];
    let open = |action: &StandingAction| {
        let due = action.due.map_or_else(|| "-".to_owned(), |due| dates::format_date(due, words.lang()));
        let args = [("what", action.what.as_str().into()), ("who", action.who.as_str().into())];
        let text = words.with("over-open-action", &args);
        let carried = words.with("over-carried", &[("count", action.carried.into())]);
        let text = if action.carried > 0 { format!("{text}{carried}") } else { text };
        Fact { label: due, text, by: Some(action.by.clone()) }
    };
    let title = if of.open_actions.is_empty() { "over-no-open-actions" } else { "over-open-actions" };
    let title = Fact { label: String::new(), text: words.get(title).into_owned(), by: None };
    let facts = std::iter::once(title).chain(of.open_actions.iter().map(open)).collect();
    finish(of, Topic::Actions, columns, rows, (Vec::new(), facts), words)
}

fn finish(
    of: &OverTime,
    topic: Topic,
    columns: &Columns,
    rows: Vec<Row>,
    (details, facts): (Vec<Row>, Vec<Fact>),
    words: &Words,
) -> Chart {
    let heads = columns.heads(of, topic.along(), words);
    Chart { topic, unit: String::new(), heads, rows, details, notes: notes(of, topic, words), facts }
}

fn count(number: usize) -> Cell {
    Cell { amount: Some(Decimal::from(number)), said: number.to_string(), mark: String::new() }
}

/// The plan of this period is told of with a later session.
fn same_plan() -> Cell {
    said("-".to_owned())
}

fn said(said: String) -> Cell {
    Cell { said, ..Cell::default() }
}
