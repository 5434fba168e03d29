//! The series over time in the minutes: each topic as a chart where it has figures, and as tables for text, sheets and programs.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Readers;
use super::charts::shows_all;
use super::minutes::{Bars, Block, Cell, Chart, Column, Goes, Kind, Place, Section, Table};
use super::teller::Teller;
use crate::domain::Money;
use crate::lang::look_back::Fact;
use crate::lang::over_time::{self as told, Bar, Head, Row, Topic};

/// Behind the point a return index has so many places for programs; nothing else has as many.
const INDEX_PLACES: u32 = 4;

/// The section; `None` where the session follows none, or that is not to be told.
pub(super) fn section(teller: &Teller<'_>) -> Option<Section> {
    let series = teller.wish.series.filter(|of| of.sittings.len() > 1 || of.missing.is_some())?;
    let of = match teller.wish.readers {
        Readers::Everyone => series.clone().without_rewards(),
        Readers::Leadership => series.clone(),
    };
    let (mut blocks, mut noted) = (Vec::new(), Vec::new());
    if let Some(missing) = &of.missing {
        let args = [("name", missing.as_str().into())];
        blocks.push(Block::Paragraph(teller.words().with("export-series-missing", &args)));
    }
    for topic in Topic::ALL {
        let mut chart = told::chart(&of, topic, &teller.manner.zone, teller.words());
        // What a segment went through is told once, and marked by the same letters in each chart.
        if chart.notes == noted {
            chart.notes.clear();
        } else {
            noted.clone_from(&chart.notes);
        }
        blocks.extend(blocks_of(&chart, teller));
    }
    Some(Section {
        name: "over_time",
        place: Place::Record,
        title: teller.word("export-over-time"),
        beside: String::new(),
        blocks,
    })
}

fn blocks_of(chart: &told::Chart, teller: &Teller<'_>) -> Vec<Block> {
    if chart.rows.is_empty() {
        return Vec::new();
    }
    let says = |key| teller.words().with(key, &[("unit", chart.unit.as_str().into())]);
    let title = says(chart.topic.says_in_figures_key());
    let name = format!("over_time_{}", chart.topic.name());
    let drawn = is_drawn(chart.topic).then(|| bars(chart, says(chart.topic.says_key())));
    let goes = if drawn.as_ref().is_some_and(shows_all) { Goes::InText } else { Goes::OnPages };
    let mut blocks: Vec<Block> = drawn.map(|bars| Block::Chart(Chart::Bars(bars))).into_iter().collect();
    blocks.extend(Table { goes, ..as_said(&name, title.clone(), chart, &chart.rows, teller) }.block());
    blocks.extend(as_figures(&name, title, chart, &chart.rows, teller).in_sheets());
    let (name, caption) = (format!("{name}_one_by_one"), teller.word("export-one-by-one"));
    blocks.extend(Table { goes, ..as_said(&name, caption.clone(), chart, &chart.details, teller) }.block());
    blocks.extend(as_figures(&name, caption, chart, &chart.details, teller).in_sheets());
    blocks.extend((!chart.notes.is_empty()).then(|| Block::List(chart.notes.clone())));
    blocks.extend(facts(&chart.facts, teller));
    blocks
}

/// What the figures are made of: a list for each sentence that says what follows.
fn facts(facts: &[Fact], teller: &Teller<'_>) -> Vec<Block> {
    let told = facts.chunk_by(|before, fact| before.label.is_empty() == fact.label.is_empty());
    told.flat_map(|alike| match alike {
        [first, ..] if first.label.is_empty() => {
            alike.iter().map(|fact| Block::Paragraph(fact.text.clone())).collect::<Vec<_>>()
        }
        _ => vec![Block::List(alike.iter().map(|fact| teller.labelled(&fact.label, &fact.text)).collect())],
    })
    .collect()
}

/// Whether its figures are amounts.
fn is_money(topic: Topic) -> bool {
    matches!(topic, Topic::BySegment | Topic::ByPromotion)
}

/// What is counted reads better as a table.
fn is_drawn(topic: Topic) -> bool {
    !matches!(topic, Topic::PlanChanges | Topic::Goals | Topic::Actions)
}

fn bars(chart: &told::Chart, title: String) -> Bars {
    let legend = chart.rows.first().map(|row| row.bars.iter().map(|bar| bar.name.clone()).collect());
    let legend: Vec<String> = legend.unwrap_or_default();
    let is_one = legend.iter().all(String::is_empty);
    let of_bar = |bar: &Bar| bar.cells.iter().map(|cell| (cell.amount, said(cell))).collect();
    // Beside a sum every bar would be short: it is said, not drawn.
    let sum = |bar: &Bar| bar.cells.iter().map(|cell| (None, said(cell))).collect();
    let rows = chart.rows.iter().map(|row| (row.name.clone(), row.bars.iter().map(of_bar).collect()));
    let sums = chart.details.iter().map(|row| (row.name.clone(), row.bars.iter().map(sum).collect()));
    Bars {
        title,
        legend: if is_one { Vec::new() } else { legend },
        heads: chart.heads.iter().map(|head| (head.label.clone(), head.said.clone())).collect(),
        rows: rows.chain(sums).collect(),
        even: (chart.topic == Topic::Index).then_some(Decimal::ONE),
    }
}

/// A figure as people read it, with the mark of the note that concerns it.
fn said(cell: &told::Cell) -> String {
    if cell.mark.is_empty() { cell.said.clone() } else { format!("{} {}", cell.said, cell.mark) }
}

/// The rows as people read them.
fn as_said(name: &str, caption: String, chart: &told::Chart, rows: &[Row], teller: &Teller<'_>) -> Table {
    let cells = |bar: &Bar| bar.cells.iter().map(|cell| Cell::text(said(cell))).collect();
    table(name, caption, chart, rows, teller, &cells)
}

/// The rows for programs: figures where there are any.
fn as_figures(name: &str, caption: String, chart: &told::Chart, rows: &[Row], teller: &Teller<'_>) -> Table {
    let is_money = is_money(chart.topic);
    let cell = |cell: &told::Cell| match cell.amount {
        Some(amount) if is_money => Money::new(amount).map_or(Cell::Number(amount), Cell::Money),
        Some(amount) => {
            Cell::Number(amount.round_dp_with_strategy(INDEX_PLACES, RoundingStrategy::MidpointAwayFromZero))
        }
        None => Cell::text(cell.said.as_str()),
    };
    let cells = |bar: &Bar| bar.cells.iter().map(cell).collect();
    table(name, caption, chart, rows, teller, &cells)
}

fn table(
    name: &str,
    caption: String,
    chart: &told::Chart,
    rows: &[Row],
    teller: &Teller<'_>,
    cells: &dyn Fn(&Bar) -> Vec<Cell>,
) -> Table {
    let has_bars = rows.iter().flat_map(|row| &row.bars).any(|bar| !bar.name.is_empty());
    let head = |(at, head): (usize, &Head)| Column {
        name: name_of(&chart.heads, at),
        head: if head.said.is_empty() {
            head.label.clone()
        } else {
            teller.named(head.label.clone(), head.said.clone())
        },
        kind: if is_money(chart.topic) { Kind::Money } else { Kind::Number },
    };
    let mut columns = vec![teller.column("line", "export-line", Kind::Text)];
    columns.extend(has_bars.then(|| teller.column("figure", "export-figure", Kind::Text)));
    columns.extend(chart.heads.iter().enumerate().map(head));
    let line = |row: &Row, bar: &Bar| {
        let name = std::iter::once(Cell::text(row.name.as_str()));
        let bar_name = has_bars.then(|| Cell::text(bar.name.as_str()));
        name.chain(bar_name).chain(cells(bar)).collect()
    };
    // What stands one under the other on the screen, and has no name of its own, is one thing.
    let together = |row: &Row| {
        let of_column = |at: usize| {
            let of_bars = row.bars.iter().filter_map(|bar| bar.cells.get(at)).map(said).filter(|said| !said.is_empty());
            Cell::text(of_bars.collect::<Vec<_>>().join(" "))
        };
        std::iter::once(Cell::text(row.name.as_str())).chain((0..chart.heads.len()).map(of_column)).collect()
    };
    let lines = |row: &Row| match row.bars.as_slice() {
        [_, _, ..] if !has_bars => vec![together(row)],
        bars => bars.iter().map(|bar| line(row, bar)).collect(),
    };
    let rows = rows.iter().flat_map(lines).collect();
    Table::new(name, caption, columns, rows)
}

/// What programs call a column: its period; with the day where another session speaks of the same one.
fn name_of(heads: &[Head], at: usize) -> String {
    let Some((head, period)) = heads.get(at).and_then(|head| Some((head, head.period?))) else {
        return format!("column_{}", at + 1);
    };
    let alike = || heads.iter().filter(|other| other.period == head.period);
    let name = format!("{}..{}", period.from, period.to);
    match head.day.filter(|_| alike().count() > 1) {
        Some(day) if alike().filter(|other| other.day == head.day).count() == 1 => format!("{name}_{day}"),
        Some(day) => format!("{name}_{day}_{}", at + 1),
        None => name,
    }
}
