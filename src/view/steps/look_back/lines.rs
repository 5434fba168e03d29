//! The lines of the look back along one axis, ranked by money at stake: both shares as bars, and what follows from them.

use rust_decimal::Decimal;

use super::{Amounts, amounts};
use crate::app::Section;
use crate::domain::{self, Department, Figures, Line, LineFigures, Measure, MissingPart, Money, Share};
use crate::edit::graphemes::leading;
use crate::lang::look_back::{LineInWords, missing_part, output, unit};
use crate::lang::numbers::{format_decimal, format_signed};
use crate::lang::wording;
use crate::view::canvas::columns;
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Pattern, Row, Rows, Table, Tags};

/// The sign of a small base, behind the figure that it makes doubtful.
const SMALL: &str = "*";
/// The narrowest that a share with its bar may be.
const SHARE_WITH_BAR: u16 = 12;

/// What all shares of a table are of: spend, sales, period.
pub fn sums(scene: &Scene<'_>, table: &Figures) -> String {
    let state = scene.state();
    let sales = match Money::new(table.sales) {
        Ok(amount) if state.look_back.measure == Measure::Money => wording::money_of(amount, state, scene.words()),
        _ => format!("{} {}", wording::amount(table.sales, state.about.numbers), unit(state, scene.words())),
    };
    let args = [
        ("spend", wording::money_of(table.spend, state, scene.words()).into()),
        ("sales", sales.into()),
        ("period", wording::period(state.about.looked_back, scene.words()).into()),
    ];
    scene.tell("line-sums", &args)
}

/// The segments or promotions of the last plan that no row speaks of, along the axis that the cursor is on.
pub fn without_result(scene: &Scene<'_>) -> Option<String> {
    let state = scene.state();
    let axis = scene.meeting.section().axis()?;
    let tables = scene.meeting.tables();
    if tables.along(axis).is_empty() {
        return None;
    }
    let lines = tables.without_result(axis, &state.budget.last_plan);
    let named = |(line, amount): &(Line, Money)| {
        let name = wording::line(line, state, scene.words());
        format!("{name} {}", wording::money_of(*amount, state, scene.words()))
    };
    let lines: Vec<String> = lines.iter().map(named).collect();
    (!lines.is_empty())
        .then(|| scene.tell("line-without-result", &[("lines", lines.join(&scene.say("list-separator")).into())]))
}

/// The lines of all tables of an axis, one table after the other.
pub fn table<'a>(scene: &Scene<'a>, section: Section, tables: &'a [Figures], width: u16) -> Table<'a> {
    let lines: Vec<(&Figures, &LineFigures)> =
        tables.iter().flat_map(|table| table.lines.iter().map(move |line| (table, line))).collect();
    let Amounts { spend, sales, heads: [spend_head, sales_head] } =
        amounts(scene, lines.iter().map(|(_, line)| line.spend), lines.iter().map(|(_, line)| line.sales));
    let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| columns(&text)).max().unwrap_or(1);
    let at_stake = widest(&mut lines.iter().map(|(table, line)| behind(scene, table, line)));
    let against_plan = widest(&mut lines.iter().map(|(_, line)| against_plan(scene, line)));
    let names = widest(&mut lines.iter().map(|(_, line)| wording::line(&line.line, scene.state(), scene.words())));
    let name_width = narrowest_name(section, width, names);
    let bar = |head: &str| {
        let head = scene.say(head);
        let least = SHARE_WITH_BAR.max(columns(&head));
        Column::words(head, least, 4)
    };
    // Without a last plan there is nothing to compare with: the column is not worth its room.
    let has_plan = !scene.state().budget.last_plan.is_empty();
    let plan = Column::figures(scene.say("view-head-against-plan"), against_plan).going(6);
    let mut columns = vec![
        Column::words("".into(), name_width, 2),
        spend_head.going(5),
        bar("view-head-share-of-spend"),
        sales_head.going(4),
        bar("view-head-share-of-sales"),
        Column::figures(scene.say("view-head-gap"), 6),
        Column::figures(scene.say("view-head-at-stake"), at_stake).going(1),
        Column::figures(scene.say("view-head-index"), 5).going(2),
        Column::words(scene.say("view-head-reading"), 13, 0).going(3),
    ];
    columns.extend(has_plan.then_some(plan));
    columns.extend([
        Column::words(scene.say("view-head-output"), 9, 1).going(7),
        Column::words(scene.say("field-reading"), 16, 3).going(8),
    ]);
    let shares = lines.iter().flat_map(|(_, line)| [line.share_of_spend, line.share_of_sales]).flatten();
    // All bars of a table are drawn to one scale, so that any two of them can be compared.
    let longest = shares.max().unwrap_or_default();
    let held = *scene;
    let rows = Rows::new(lines.len(), move |index| {
        let (table, line) = lines[index];
        let is_first = tables.first().is_some_and(|first| first.basis == table.basis);
        Row { by: None, cells: cells(&held, (table, line), is_first, [spend, sales], (longest, name_width)) }
    });
    Table { tags: Tags::Absent, ..scene.table(section, columns, rows) }
}

/// The narrowest that names may be: as wide as the longest, as long as figures that matter more have their room.
fn narrowest_name(section: Section, width: u16, longest: u16) -> u16 {
    const MIDDLE: u16 = 61;
    const WIDE: u16 = 76;
    const WIDEST: u16 = 150;
    let most = match width {
        WIDEST.. => 44,
        ..MIDDLE => 17,
        // A cell has two names, which tell more than the index does.
        WIDE.. if section == Section::ByCell => 29,
        MIDDLE..WIDE if section != Section::ByCell => 16,
        _ => 22,
    };
    longest.clamp(14, most)
}

/// Both names of a cell; where they do not fit, each is cut, so that neither hides the other.
fn both_names(scene: &Scene<'_>, cell: &domain::Cell, width: u16) -> String {
    const BETWEEN: &str = " / ";
    let (state, words) = (scene.state(), scene.words());
    let segment = wording::segment(cell.segment.as_ref(), state, words);
    let promotion = wording::promotion(cell.promotion.as_ref(), state, words);
    let room = width.saturating_sub(columns(BETWEEN));
    let (left, right) = (columns(&segment), columns(&promotion));
    let half = room / 2;
    let (left, right) = match (left <= half, right <= half) {
        _ if left + right <= room => (left, right),
        (true, _) => (left, room - left),
        (_, true) => (room - right, right),
        _ => (half, room - half),
    };
    format!("{}{BETWEEN}{}", cut(&segment, left), cut(&promotion, right))
}

/// A text in so many columns, with dots at its end where it is longer.
fn cut(text: &str, width: u16) -> String {
    const DOTS: &str = "..";
    if columns(text) <= width {
        return text.to_owned();
    }
    format!("{}{DOTS}", leading(text, usize::from(width).saturating_sub(DOTS.len())).trim_end())
}

fn cells<'a>(
    scene: &Scene<'a>,
    (table, line): (&Figures, &LineFigures),
    is_first: bool,
    [spend, sales]: [figures::Column; 2],
    (longest, name_width): (Share, u16),
) -> Vec<Cell<'a>> {
    let (state, words) = (scene.state(), scene.words());
    let style = state.about.numbers;
    let told = LineInWords { state, words, table, line };
    // Where the same line is known from two tables, the later one says from which it comes.
    let name = match &line.line {
        Line::Cell(cell) => both_names(scene, cell, name_width),
        line if is_first => wording::line(line, state, words),
        _ => told.name(),
    };
    let meter = |share: Option<Share>, pattern| {
        let length = share.map_or(0, Share::tenths) * 1000 / longest.tenths().max(1);
        Cell::Meter(figures::share(share, style), length, pattern)
    };
    let is_small = !table.small_base(line, &state.look_back.measure, &state.settings).is_empty();
    let sign = if is_small { SMALL } else { " " };
    let output: Vec<String> = line.output.iter().map(|of| output(of, state)).collect();
    let reading = state.look_back.readings.get(&line.line);
    let mut cells = vec![
        Cell::text(name),
        Cell::text(spend.money(Some(line.spend))),
        meter(line.share_of_spend, Pattern::Full),
        Cell::text(sales.number(Some(line.sales))),
        meter(line.share_of_sales, Pattern::Shaded),
        Cell::text(format!("{}{sign}", figures::gap(line.gap(), style))),
        Cell::text(behind(scene, table, line)),
        Cell::text(figures::index(table.return_index(line), style)),
        reading_state(scene, &line.line),
    ];
    cells.extend((!state.budget.last_plan.is_empty()).then(|| Cell::quiet(against_plan(scene, line))));
    cells.extend([
        if output.is_empty() { Cell::quiet(NONE) } else { Cell::text(output.join(&scene.say("list-separator"))) },
        reading.map_or_else(|| Cell::quiet(NONE), |reading| Cell::text(&reading.item.text)),
    ]);
    cells
}

/// The money behind the gap, in whole units: derived by division, so cents would claim a precision that is not there.
fn behind(scene: &Scene<'_>, table: &Figures, line: &LineFigures) -> String {
    let style = scene.state().about.numbers;
    table.money_behind_gap(line).map_or_else(|| NONE.to_owned(), |money| format_signed(money, 0, style))
}

/// What was spent beyond the last plan, or less than it.
fn against_plan(scene: &Scene<'_>, line: &LineFigures) -> String {
    let state = scene.state();
    let difference = |planned| line.spend.minus(planned).amount();
    let planned = state.budget.last_planned(&line.line);
    planned.map_or_else(|| NONE.to_owned(), |planned| signed(difference(planned), scene))
}

fn signed(number: Decimal, scene: &Scene<'_>) -> String {
    let style = scene.state().about.numbers;
    if number.is_zero() { format_decimal(number, 0, style) } else { format_signed(number, 0, style) }
}

/// How far the room is with reading a line: what to do about it, or the first thing that is missing.
fn reading_state<'a>(scene: &Scene<'a>, line: &Line) -> Cell<'a> {
    let Some(reading) = scene.state().look_back.readings.get(line) else {
        return Cell::quiet(scene.say("view-no-reading"));
    };
    let missing = reading.missing_parts(&scene.state().room);
    let first = missing.first().map(|part: &MissingPart| {
        let tag = |department: &Department| wording::tag(department, scene.words()).into_owned();
        missing_part(part, scene.words(), tag)
    });
    match (first, reading.item.verdict) {
        (Some(first), _) => Cell::Text(format!("! {first}").into(), Role::Warning),
        (None, Some(verdict)) => Cell::text(scene.say(verdict.key())),
        (None, None) => Cell::quiet(NONE),
    }
}
