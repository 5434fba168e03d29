//! The charts that are drawn of figures: shares, return index, and budgets.

use rust_decimal::Decimal;

use super::notes::{Marks, notes};
use super::{Bar, Cell, Chart, Columns, Look, Row, Topic};
use crate::domain::over_time::{Line, OverTime, Point};
use crate::domain::{Currency, Money, NumberStyle, Share};
use crate::lang::numbers::{format_decimal, format_tenths};
use crate::lang::{Words, wording};

/// Behind the point an index has so many places.
const INDEX_PLACES: u32 = 2;

/// The share of spend beside the share of sales.
pub(super) fn shares(of: &OverTime, columns: &Columns, words: &Words) -> Chart {
    let topic = Topic::Shares;
    let style = style(of);
    let marks = Marks::of(&of.segments, words);
    let row = |line: &Line| {
        let share = |point: &Point<Share>| {
            let tenths = |share: &Share| Decimal::new(i64::from(share.tenths()), 1);
            figure(point, words, tenths, |share| format_tenths(i64::from(share.tenths()), style))
        };
        let spend = |at: usize| marked(line.share_of_spend.get(at).map(share), marks.at(line, at));
        let sales = |at: usize| marked(line.share_of_sales.get(at).map(share), String::new());
        Row {
            name: name(line, words),
            bars: vec![
                bar(words.get("over-of-spend").into_owned(), Look::Full, columns.cells(spend)),
                bar(words.get("over-of-sales").into_owned(), Look::Shaded, columns.cells(sales)),
            ],
        }
    };
    let rows = of.segments.iter().filter(|line| is_told(&line.share_of_spend)).map(row).collect();
    finish(of, topic, "%".to_owned(), columns, rows, &marks, words)
}

/// The return index.
pub(super) fn index(of: &OverTime, columns: &Columns, words: &Words) -> Chart {
    let topic = Topic::Index;
    let style = style(of);
    let marks = Marks::of(&of.segments, words);
    let row = |line: &Line| {
        let index = |point: &Point<Decimal>| {
            figure(point, words, |index| *index, |index| format_decimal(*index, INDEX_PLACES, style))
        };
        let cell = |at: usize| marked(line.index.get(at).map(index), marks.at(line, at));
        Row { name: name(line, words), bars: vec![bar(String::new(), Look::Full, columns.cells(cell))] }
    };
    let rows = of.segments.iter().filter(|line| is_told(&line.index)).map(row).collect();
    finish(of, topic, String::new(), columns, rows, &marks, words)
}

/// The budget by segment or by promotion, with its total.
pub(super) fn money(of: &OverTime, topic: Topic, columns: &Columns, words: &Words) -> Chart {
    let style = style(of);
    let currency = of.unit().map_or(Currency::EUR, |unit| unit.currency);
    let lines = if topic == Topic::BySegment { &of.segments } else { &of.promotions };
    let marks = Marks::of(lines, words);
    let amount = |point: &Point<Money>| {
        figure(point, words, |money| money.amount(), |money| wording::money(*money, currency, style))
    };
    let row = |line: &Line| {
        let cell = |at: usize| marked(line.money.get(at).map(amount), marks.at(line, at));
        Row { name: name(line, words), bars: vec![bar(String::new(), Look::Full, columns.cells(cell))] }
    };
    let rows: Vec<Row> = lines.iter().filter(|line| is_told(&line.money)).map(row).collect();
    let total = columns.cells(|at| marked(of.placed.get(at).map(amount), String::new()));
    let details =
        vec![Row { name: words.get("over-total").into_owned(), bars: vec![bar(String::new(), Look::Faint, total)] }];
    let unit = wording::currency(&currency, words).into_owned();
    Chart { details, ..finish(of, topic, unit, columns, rows, &marks, words) }
}

fn finish(
    of: &OverTime,
    topic: Topic,
    unit: String,
    columns: &Columns,
    rows: Vec<Row>,
    marks: &Marks,
    words: &Words,
) -> Chart {
    let heads = columns.heads(of, topic.along(), words);
    let notes = marks.told(of, words).into_iter().chain(notes(of, topic, words)).collect();
    Chart { topic, unit, heads, rows, details: Vec::new(), notes, facts: Vec::new() }
}

/// How numbers are written: as in the session that was asked about.
pub(super) fn style(of: &OverTime) -> NumberStyle {
    of.unit().map(|unit| unit.numbers).unwrap_or_default()
}

/// Whether a line has a figure anywhere; a row of gaps alone tells nothing.
fn is_told<T>(points: &[Point<T>]) -> bool {
    points.iter().any(|point| point.figure().is_some())
}

fn name(line: &Line, words: &Words) -> String {
    use crate::domain::Line as Of;
    match (&line.line, line.name.is_empty()) {
        (Of::Promotion(None), _) => words.get("no-promotion").into_owned(),
        (_, true) => words.get("no-segment").into_owned(),
        _ => line.name.clone(),
    }
}

pub(super) fn bar(name: String, look: Look, cells: Vec<Cell>) -> Bar {
    Bar { name, look, cells }
}

fn figure<T>(point: &Point<T>, words: &Words, amount: impl Fn(&T) -> Decimal, said: impl Fn(&T) -> String) -> Cell {
    match point {
        Point::Is(of) => Cell { amount: Some(amount(of)), said: said(of), mark: String::new() },
        Point::Not(gap) => Cell { amount: None, said: super::notes::gap(gap, words), mark: String::new() },
    }
}

fn marked(cell: Option<Cell>, mark: String) -> Cell {
    Cell { mark, ..cell.unwrap_or_default() }
}
