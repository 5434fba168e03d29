//! Step 2: what each segment, each promotion and each cell cost and brought, and what the room reads from it.

mod lines;

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::paint_folding;
use crate::app::Section;
use crate::domain::{Axis, Basis, Figures, Raised, ResultRow};
use crate::lang::look_back::{LineInWords, small_base_legend, unit};
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Rows, Table};
use crate::view::widgets::text::{below, paragraph};

/// The fewest rows of work that leave room for a sentence above the lists.
const ROOM_FOR_SENTENCE: u16 = 11;
/// The fewest rows of work that leave room for a blank line and for what the last plan placed without a result.
const ROOM_FOR_MORE: u16 = 18;

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let tables = scene.meeting.tables();
    let mut here = scene.meeting.section().axis().into_iter().chain(Axis::ALL);
    let area = paint_sentence(scene, canvas, area, here.find_map(|axis| tables.along(axis).first()));
    let area = paint_legend(scene, canvas, area);
    let lists = [
        lines::table(scene, Section::BySegment, tables.along(Axis::Segments), area.width),
        lines::table(scene, Section::ByPromotion, tables.along(Axis::Promotions), area.width),
        lines::table(scene, Section::ByCell, tables.along(Axis::Cells), area.width),
        results_table(scene),
    ];
    paint_folding(scene, canvas, area, &lists);
}

/// The line with the most money at stake, said in one sentence, and below it the sums that all shares are of; gives what is
/// left of the area.
fn paint_sentence(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, table: Option<&Figures>) -> Rect {
    let Some(table) = table else { return area };
    if area.height < ROOM_FOR_SENTENCE {
        return area;
    }
    let (state, words) = (scene.state(), scene.words());
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    let mut used = 1;
    let sentence = table.lines.first().and_then(|line| LineInWords { state, words, table, line }.sentence());
    if let Some(sentence) = sentence {
        used += paragraph(canvas, Rect { height: 2, ..area }, &sentence, heading);
    }
    let sums = lines::sums(scene, table);
    canvas.put(area.x, area.y + used - 1, area.width, &sums, quiet);
    below(area, used + u16::from(area.height >= ROOM_FOR_MORE))
}

/// What the sign for a small base means, where a line has one, and what of the last plan has no result; at the bottom of
/// the area, of which it gives what is left.
fn paint_legend(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let state = scene.state();
    let is_small = |table: &Figures| {
        table.lines.iter().any(|line| !table.small_base(line, &state.look_back.measure, &state.settings).is_empty())
    };
    let mut told = Vec::new();
    let mut tables = Axis::ALL.into_iter().flat_map(|axis| scene.meeting.tables().along(axis));
    if tables.any(is_small) {
        told.push(small_base_legend(state, scene.words()));
    }
    if area.height >= ROOM_FOR_MORE
        && let Some(without) = lines::without_result(scene)
    {
        told.push(without);
    }
    let mut left = area;
    let quiet = canvas.style(Role::Secondary);
    for text in told.iter().rev() {
        let rows = crate::edit::wrap::rows(text, usize::from(area.width)).len();
        let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(2);
        left.height = left.height.saturating_sub(rows);
        paragraph(canvas, Rect { y: left.bottom(), height: rows, ..area }, text, quiet);
    }
    left
}

/// Spend and sales as columns, with their units in the heads.
struct Amounts<'a> {
    spend: figures::Column,
    sales: figures::Column,
    heads: [Column<'a>; 2],
}

fn amounts<'a>(
    scene: &Scene<'a>,
    spends: impl Iterator<Item = crate::domain::Money>,
    sales: impl Iterator<Item = Decimal>,
) -> Amounts<'a> {
    let state = scene.state();
    let spend = figures::Column::of_money(spends, state);
    let sales = figures::Column::of_numbers(sales, state);
    let currency = wording::currency(&state.about.currency, scene.words());
    let head = |key: &str, unit: &str| scene.tell(key, &[("unit", unit.into())]).into();
    let heads = [
        Column::figures(head("view-head-spend", &currency), spend.widest),
        Column::figures(head("view-head-sales", &unit(state, scene.words())), sales.widest),
    ];
    Amounts { spend, sales, heads }
}

fn results_table<'a>(scene: &Scene<'a>) -> Table<'a> {
    let results = &scene.state().look_back.results;
    let Amounts { spend, sales, heads: [spend_head, sales_head] } = amounts(
        scene,
        results.iter().filter_map(|raised| raised.item.spend),
        results.iter().filter_map(|raised| raised.item.sales),
    );
    let columns = vec![
        Column::words("".into(), 20, 3),
        spend_head,
        sales_head,
        Column::words(scene.say("view-head-output"), 8, 0).going(2),
        Column::words(scene.say("view-head-period"), 12, 0).going(4),
        Column::words(scene.say("view-head-source"), 14, 2).going(3),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(results.iter().collect(), move |raised: &Raised<ResultRow>| {
        let row = &raised.item;
        vec![
            Cell::text(result_name(&scene, row)),
            Cell::text(spend.money(row.spend)),
            Cell::text(sales.number(row.sales)),
            Cell::quiet(output(&scene, row)),
            Cell::quiet(row.period.map_or_else(|| NONE.to_owned(), |period| wording::period(period, scene.words()))),
            Cell::quiet(if row.source.is_empty() { NONE } else { &row.source }),
        ]
    });
    scene.table(Section::Results, columns, rows)
}

/// What a row of results is of, as far as it is known by that.
fn result_name(scene: &Scene<'_>, row: &ResultRow) -> String {
    let segment = || wording::segment(row.segment.as_ref(), scene.state(), scene.words());
    let promotion = || wording::promotion(row.promotion.as_ref(), scene.state(), scene.words());
    match row.basis {
        Basis::Cells => format!("{} / {}", segment(), promotion()),
        Basis::Segments => segment(),
        Basis::Promotions => promotion(),
    }
}

fn output(scene: &Scene<'_>, row: &ResultRow) -> String {
    let Some(number) = row.output else { return NONE.to_owned() };
    format!("{} {}", wording::amount(number, scene.state().about.numbers), row.output_of)
}
