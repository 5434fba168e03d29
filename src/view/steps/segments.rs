//! Step 4: the groups of customers, how much they matter, and what they gain; how much of the whole they cover.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::paint_lists;
use crate::app::Section;
use crate::domain::{Coverage, Money, Raised, Segment, State, shares};
use crate::lang::numbers::format_decimal;
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::widgets::table::{Cell, Column, Row, Rows, Table};

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    paint_lists(scene, canvas, area, &[segments_table(scene)]);
}

fn segments_table<'a>(scene: &Scene<'a>) -> Table<'a> {
    let state = scene.state();
    let list = &state.segments.list;
    let coverage = state.segments.coverage();
    let in_all = state.segments.customers_in_all.into_iter().chain([coverage.customers]).map(Decimal::from);
    let customers = figures::Column::of_numbers(in_all, state);
    let each = list.iter().filter_map(|raised| raised.item.sales);
    let sales = figures::Column::of_money(each.chain(state.segments.sales_in_all).chain([coverage.sales]), state);
    let unit = [("unit", wording::currency(&state.about.currency, scene.words()).into())];
    let columns = vec![
        Column::words("".into(), 14, 2),
        Column::words(scene.say("view-head-defined-by"), 12, 2).going(3),
        Column::figures(scene.say("view-head-customers"), customers.widest).going(2),
        Column::figures(scene.tell("view-head-sales", &unit).into(), sales.widest),
        Column::figures(scene.say("view-head-share"), 5),
        Column::words(scene.say("view-head-value"), 14, 3).going(1),
        scene.agreed_column(),
    ];
    let shares = shares_of_sales(state);
    let share_outside = shares.last().cloned().unwrap_or_default();
    let scene = *scene;
    let inputs: Vec<&Raised<Segment>> = list.iter().collect();
    let rows = Rows::new(inputs.len(), move |index| {
        segment_row(&scene, inputs[index], shares[index].clone(), customers, sales)
    });
    let mut table = scene.table(Section::Segments, columns, rows);
    if !list.is_empty() {
        table.sums = sums(&scene, coverage, share_outside, customers, sales);
    }
    table
}

fn segment_row<'a>(
    scene: &Scene<'a>,
    raised: &'a Raised<Segment>,
    share: String,
    customers: figures::Column,
    sales: figures::Column,
) -> Row<'a> {
    let segment = &raised.item;
    let tier = segment.tier.map_or_else(|| NONE.to_owned(), |tier| tier.to_string());
    let value =
        if segment.value.is_empty() { Cell::warning(scene.say("view-no-value")) } else { Cell::text(&segment.value) };
    let cells = vec![
        Cell::text(format!("{tier}  {}", segment.name)),
        Cell::quiet(&segment.defined_by),
        Cell::text(customers.number(segment.customers.map(Decimal::from))),
        Cell::text(sales.money(segment.sales)),
        Cell::text(share),
        value,
        Cell::Tags(raised.agreed.iter().collect()),
    ];
    Row { by: Some(&raised.by), cells }
}

/// The share of all sales of each segment and, last, of what is in no segment; together they are exactly 100.0.
///
/// Where sales are counted twice there is no such whole: then each share stands for itself.
fn shares_of_sales(state: &State) -> Vec<String> {
    let segments = &state.segments;
    let style = state.about.numbers;
    let outside = segments.coverage().sales_outside;
    let amount = |sales: Option<Money>| sales.map(Money::amount).unwrap_or_default();
    let parts: Vec<Decimal> =
        segments.list.iter().map(|raised| amount(raised.item.sales)).chain([amount(outside)]).collect();
    let is_known = segments.list.iter().map(|raised| raised.item.sales.is_some()).chain([true]);
    if let Some(whole) = outside.and_then(|_| shares(&parts)) {
        return whole
            .into_iter()
            .zip(is_known)
            .map(|(share, known)| figures::share(known.then_some(share), style))
            .collect();
    }
    let each = segments.list.iter().map(|raised| segments.share_of_sales(&raised.item));
    let shown = |share: Option<Decimal>| share.map_or_else(|| NONE.to_owned(), |share| format_decimal(share, 1, style));
    each.chain([None]).map(shown).collect()
}

/// How much of the whole the segments cover; what is counted twice is said in words.
fn sums<'a>(
    scene: &Scene<'a>,
    coverage: Coverage,
    share_outside: String,
    customers: figures::Column,
    sales: figures::Column,
) -> Vec<Row<'a>> {
    let segments = &scene.state().segments;
    let row = |name: Cell<'a>, count: Option<Decimal>, amount: Option<Money>, share: String| Row {
        by: None,
        cells: vec![
            name,
            Cell::quiet(""),
            Cell::quiet(customers.number(count)),
            Cell::quiet(sales.money(amount)),
            Cell::quiet(share),
        ],
    };
    let blank = Row { by: None, cells: Vec::new() };
    let inside = row(
        Cell::quiet(scene.say("view-in-segments")),
        Some(coverage.customers.into()),
        Some(coverage.sales),
        String::new(),
    );
    let outside_count = coverage.customers_outside.map(Decimal::from);
    let (twice_count, twice_sales) = (
        outside_count.filter(|outside| *outside < Decimal::ZERO).map(|outside| outside.abs()),
        coverage.sales_outside.filter(|outside| outside.is_negative()).map(|outside| Money::ZERO.minus(outside)),
    );
    let is_known = coverage.customers_outside.is_some() || coverage.sales_outside.is_some();
    let outside = row(
        Cell::quiet(scene.say("no-segment")),
        outside_count.filter(|outside| *outside >= Decimal::ZERO),
        coverage.sales_outside.filter(|outside| !outside.is_negative()),
        if twice_sales.is_none() { share_outside } else { String::new() },
    );
    let mut rows = vec![blank, inside];
    rows.extend(is_known.then_some(outside));
    if twice_count.is_some() || twice_sales.is_some() {
        rows.push(row(Cell::warning(scene.say("view-counted-twice")), twice_count, twice_sales, String::new()));
    }
    let all = segments.customers_in_all.map(Decimal::from);
    rows.push(row(Cell::quiet(scene.say("view-in-all")), all, segments.sales_in_all, String::new()));
    rows
}
