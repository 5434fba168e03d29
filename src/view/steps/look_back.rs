//! Step 2: what each segment and each promotion cost and brought, and what the room reads from it.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::paint_lists;
use crate::app::Section;
use crate::domain::{Basis, Figures, LineFigures, LookBack, Measure, Raised, ResultRow, Share};
use crate::lang::numbers::format_percent_tenths;
use crate::lang::{dates, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Pattern, Row, Rows, Table};
use crate::view::widgets::text::below;

/// The narrowest work that has room for bars beside the shares.
const ROOM_FOR_BARS: u16 = 110;

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let look_back = &scene.state().look_back;
    let (by_segment, by_promotion) = (look_back.by_segment(), look_back.by_promotion());
    let area = paint_sentence(scene, canvas, area, by_segment.first().or(by_promotion.first()));
    let bars = area.width >= ROOM_FOR_BARS;
    let tables = [
        lines_table(scene, Section::BySegment, &by_segment, bars),
        lines_table(scene, Section::ByPromotion, &by_promotion, bars),
        results_table(scene),
    ];
    paint_lists(scene, canvas, area, &tables);
}

/// The line with the most money at stake, said in one sentence above all figures; gives what is left of the area.
fn paint_sentence(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, figures: Option<&Figures>) -> Rect {
    const LEAST: u16 = 11;
    let Some(sentence) = figures.and_then(|figures| most_at_stake(scene, figures)) else { return area };
    if area.height < LEAST {
        return area;
    }
    let looked_back = scene.state().about.looked_back;
    let period = dates::format_period(looked_back.from, looked_back.to, scene.words().lang());
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    let used = canvas.put(area.x, area.y, area.width, &sentence, heading);
    if used + 2 + columns(&period) <= area.width {
        canvas.put_right(area.x, area.y, area.width, &period, quiet);
    }
    below(area, 2)
}

fn most_at_stake(scene: &Scene<'_>, figures: &Figures) -> Option<String> {
    let stake = |line: &LineFigures| figures.money_behind_gap(line).map(|money| money.abs());
    let line = figures.lines.iter().filter(|line| stake(line).is_some()).max_by_key(|line| stake(line))?;
    sentence(scene, line)
}

/// A line in one sentence: so much of the spend brought so much of the sales.
#[must_use]
pub fn sentence(scene: &Scene<'_>, line: &LineFigures) -> Option<String> {
    let percent = |share: Share| format_percent_tenths(i64::from(share.tenths()), scene.state().about.numbers);
    let args = [
        ("line", wording::line(&line.line, scene.state(), scene.words()).into()),
        ("spend", percent(line.share_of_spend?).into()),
        ("sales", percent(line.share_of_sales?).into()),
    ];
    Some(scene.tell("view-spend-brought-sales", &args))
}

/// In what sales are given: the currency, or what is counted.
#[must_use]
pub fn unit(look_back: &LookBack, currency: &str) -> String {
    match &look_back.measure {
        Measure::Money => currency.to_owned(),
        Measure::Count(of) => of.clone(),
    }
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
        Column::figures(head("view-head-sales", &unit(&state.look_back, &currency)), sales.widest),
    ];
    Amounts { spend, sales, heads }
}

fn lines_table<'a>(scene: &Scene<'a>, section: Section, tables: &'a [Figures], bars: bool) -> Table<'a> {
    let lines: Vec<(&Figures, &LineFigures)> =
        tables.iter().flat_map(|figures| figures.lines.iter().map(move |line| (figures, line))).collect();
    let Amounts { spend, sales, heads: [spend_head, sales_head] } =
        amounts(scene, lines.iter().map(|(_, line)| line.spend), lines.iter().map(|(_, line)| line.sales));
    let share = || Column::figures(scene.say("view-head-share"), 5);
    let bar = || Column::words("".into(), 12, 1);
    let mut columns = vec![Column::words("".into(), 14, 1), spend_head.going(7), share()];
    columns.extend(bars.then(bar));
    columns.extend([sales_head.going(6), share()]);
    columns.extend(bars.then(bar));
    columns.extend([
        Column::figures(scene.say("view-head-gap"), 5),
        Column::figures(scene.say("view-head-index"), 5).going(8),
        Column::words(scene.say("view-head-verdict"), 7, 0).going(5),
        Column::words(scene.say("view-head-reading"), 16, 5).going(9),
    ]);
    let shares = lines.iter().flat_map(|(_, line)| [line.share_of_spend, line.share_of_sales]).flatten();
    // All bars of a table are drawn to one scale, so that any two of them can be compared.
    let bars = bars.then(|| shares.max().unwrap_or_default());
    let scene = *scene;
    let rows = Rows::new(lines.len(), move |index| {
        let (figures, line) = lines[index];
        line_row(&scene, tables, figures, line, [spend, sales], bars)
    });
    scene.table(section, columns, rows)
}

fn line_row<'a>(
    scene: &Scene<'a>,
    tables: &[Figures],
    figures: &Figures,
    line: &LineFigures,
    [spend, sales]: [figures::Column; 2],
    longest_bar: Option<Share>,
) -> Row<'a> {
    let state = scene.state();
    let style = state.about.numbers;
    let mut name = wording::line(&line.line, state, scene.words());
    // Where the same line is known from two tables, the later one says from which it comes.
    if tables.first().is_some_and(|first| first.basis != figures.basis) && figures.basis != Basis::Cells {
        name = format!("{name} ({})", scene.say(figures.basis.key()));
    }
    let bar = |share: Option<Share>, pattern| {
        let longest = longest_bar?.tenths().max(1);
        Some(Cell::Bar(share.map_or(0, Share::tenths) * 1000 / longest, pattern))
    };
    let mut cells = vec![Cell::text(name), Cell::text(spend.money(Some(line.spend)))];
    cells.push(Cell::text(figures::share(line.share_of_spend, style)));
    cells.extend(bar(line.share_of_spend, Pattern::Full));
    cells.push(Cell::text(sales.number(Some(line.sales))));
    cells.push(Cell::text(figures::share(line.share_of_sales, style)));
    cells.extend(bar(line.share_of_sales, Pattern::Shaded));
    cells.push(Cell::text(figures::gap(line.gap(), style)));
    cells.push(Cell::quiet(figures::index(figures.return_index(line), style)));
    let reading = state.look_back.readings.get(&line.line);
    let verdict = reading.and_then(|reading| reading.item.verdict);
    cells.push(verdict.map_or_else(|| Cell::quiet(NONE), |verdict| Cell::text(scene.say(verdict.key()))));
    cells.push(reading.map_or_else(|| Cell::quiet(NONE), |reading| Cell::text(&reading.item.text)));
    Row { by: reading.map(|reading| &reading.by), cells }
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
