//! The customer list: the largest first, with what each brings, how far that reaches, and its tier; the tiers on top.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::panel::{Breadth, Panel, Piece, hints};
use crate::app::keymap::Place;
use crate::app::{Command, Customers, Model, Target};
use crate::domain::{CustomerList, Money, Tier};
use crate::lang::numbers::format_decimal;
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::{self, NONE};
use crate::view::scene::{Scene, moment};
use crate::view::steps::segments::{tier_limit, tiers};
use crate::view::theme::Role;
use crate::view::widgets::table::{self, Cell, Column, Count, Cursor, Fit, Row, Rows, Table, Tags};

/// Stands before what is typed.
const PROMPT: &str = "/";
/// Rows of the list that are in sight in any window before the tiers are.
const LEAST: u16 = 5;

/// Draws the customer list over the whole of the work.
pub fn paint(model: &Model, customers: &Customers, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let scene = Scene { model, meeting };
    let list = customers.list();
    let title = if list.source.is_empty() { scene.say("section-customers") } else { (&list.source).into() };
    let panel = Panel {
        title: &title,
        aside: brought(&scene, canvas),
        hints: hints(model, Place::Customers, &[(Command::PageDown, "overlay-hint-scroll")], "overlay-hint-leave"),
        note: if list.rows.is_empty() { scene.say("view-tiers-as-brought").into_owned() } else { String::new() },
    };
    let area = panel.open(model, canvas, Breadth::Screen, usize::from(u16::MAX));
    let summary = summary(&scene);
    let high = summary.wants() + 2;
    let (top, rest) = if area.height > high + LEAST { split(area, high) } else { (Rect { height: 0, ..area }, area) };
    let still = Fit { cursor: Cursor::Elsewhere(0), lines: 1, here: 1 };
    table::paint(canvas, Rect { height: top.height.saturating_sub(1), ..top }, &summary, still, scene.words());
    if rest.is_empty() {
        return;
    }
    let (line, below) = split(rest, 1);
    search(&scene, customers, line, canvas);
    let fit = Fit { cursor: Cursor::Here(customers.at), lines: 1, here: 1 };
    for (rect, row) in table::paint(canvas, below, &each(&scene, customers), fit, scene.words()) {
        canvas.target(rect, Target::Overlay(row));
    }
}

fn split(area: Rect, height: u16) -> (Rect, Rect) {
    let top = Rect { height: height.min(area.height), ..area };
    (top, Rect { y: top.bottom(), height: area.height - top.height, ..area })
}

/// Who brought the list, and when.
fn brought(scene: &Scene<'_>, canvas: &Canvas<'_>) -> Vec<Piece> {
    let Some(brought) = &scene.state().segments.brought else { return Vec::new() };
    let who = wording::speaker(&brought.by, brought.person.as_ref(), scene.state(), scene.words());
    let when = moment(scene.model, brought.at);
    let tag = format!("{} ", canvas.theme().tag(&brought.by, scene.words()));
    let said = scene.tell("view-brought-by", &[("who", who.into()), ("when", when.into())]);
    vec![(tag, canvas.theme().department(&brought.by)), (said, canvas.style(Role::Secondary))]
}

/// The tiers with their limits, how many customers each has, and what they bring.
fn summary<'a>(scene: &Scene<'a>) -> Table<'a> {
    let (state, tiers) = (scene.state(), tiers(scene));
    let counts = figures::Column::of_numbers(tiers.iter().map(|(tier, _)| tier.customers.into()), state);
    let sales = figures::Column::of_money(tiers.iter().map(|(tier, _)| tier.sales), state);
    let unit = [("unit", wording::currency(&state.about.currency, scene.words()).into())];
    let columns = vec![
        Column::words("".into(), 12, 0),
        Column::words("".into(), 22, 1).going(1),
        Column::figures(scene.say("view-head-customers"), counts.widest),
        Column::figures(scene.tell("view-head-sales", &unit).into(), sales.widest),
        Column::figures(scene.say("view-head-share"), 5),
    ];
    let drawn = *scene;
    let rows = Rows::new(tiers.len(), move |index| {
        let (tier, share) = &tiers[index];
        let name = drawn.tell("picked-customers-of-tier", &[("tier", tier.tier.to_string().into())]);
        let cells = vec![
            Cell::text(name),
            Cell::quiet(tier_limit(&drawn, tier.tier)),
            Cell::text(counts.number(Some(tier.customers.into()))),
            Cell::text(sales.money(Some(tier.sales))),
            Cell::text(share.clone()),
        ];
        Row { by: None, cells }
    });
    Table {
        title: scene.say("view-by-tier"),
        columns,
        rows,
        empty: Vec::new(),
        heads: Vec::new(),
        sums: Vec::new(),
        marked: Vec::new(),
        tags: Tags::Absent,
        count: Count::Hidden,
    }
}

/// The line that is typed into.
fn search(scene: &Scene<'_>, customers: &Customers, line: Rect, canvas: &mut Canvas<'_>) {
    let (accent, quiet) = (canvas.style(Role::Accent), canvas.style(Role::Secondary));
    canvas.put(line.x, line.y, 1, PROMPT, accent);
    let line = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
    let (shown, caret) = customers.typed.visible(usize::from(line.width));
    canvas.put(line.x, line.y, line.width, shown, canvas.style(Role::Text));
    if customers.typed.is_empty() {
        canvas.put(line.x + 1, line.y, line.width.saturating_sub(1), &scene.say("overlay-search-customers"), quiet);
    }
    canvas.put_caret(line.x + u16::try_from(caret).unwrap_or(0), line.y);
}

/// The customers who match, each worded only where it is seen.
fn each<'a>(scene: &Scene<'a>, customers: &'a Customers) -> Table<'a> {
    let (state, list, abc) = (scene.state(), customers.list(), customers.abc());
    let sales = figures::Column::of_money(customers.widest.iter().copied(), state);
    let counts = figures::Column::of_numbers(widest_count(list).into_iter(), state);
    let unit = [("unit", wording::currency(&state.about.currency, scene.words()).into())];
    let mut columns = vec![
        Column::words("".into(), 18, 3),
        Column::words(list.attributes.join(&scene.say("list-separator")).into(), 12, 2).going(2),
        Column::figures(scene.tell("view-head-sales", &unit).into(), sales.widest),
        Column::figures(scene.say("view-head-reached"), 5),
        Column::words(scene.say("view-head-tier"), 4, 0),
    ];
    if list.rows.is_empty() {
        columns.insert(2, Column::figures(scene.say("view-head-customers"), counts.widest));
    }
    let separator = scene.say("list-separator");
    let style = state.about.numbers;
    let rows = Rows::new(customers.matches.len(), move |index| {
        let Some((place, line)) = customers.line(index) else { return Row { by: None, cells: Vec::new() } };
        let values: Vec<&str> = line.values.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        let known = values.join(&separator);
        let name = line.name.map_or_else(|| Cell::text(known.clone()), Cell::text);
        let reached = abc.reached.get(place).and_then(|reached| percent(*reached, abc.whole));
        let tier = abc.order.get(place).and_then(|at| abc.tiers.get(*at)).map_or_else(String::new, Tier::to_string);
        let mut cells = vec![
            name,
            Cell::quiet(if line.name.is_some() { known } else { String::new() }),
            Cell::text(sales.money(Some(line.sales))),
            Cell::quiet(reached.map_or_else(|| NONE.to_owned(), |reached| format_decimal(reached, 1, style))),
            Cell::text(tier),
        ];
        if line.name.is_none() {
            cells.insert(2, Cell::text(counts.number(Some(line.customers.into()))));
        }
        Row { by: None, cells }
    });
    let empty = vec![scene.say("overlay-no-match").into_owned()];
    Table {
        title: scene.say("view-each-customer"),
        columns,
        rows,
        empty,
        heads: Vec::new(),
        sums: Vec::new(),
        marked: Vec::new(),
        tags: Tags::Absent,
        count: Count::Shown,
    }
}

/// The largest number of customers in one line of the list.
fn widest_count(list: &CustomerList) -> Option<Decimal> {
    list.sums.iter().map(|sum| sum.customers).max().map(Decimal::from)
}

/// A part in percent of a whole; `None` where there is no whole.
fn percent(part: Money, whole: Money) -> Option<Decimal> {
    part.amount().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.amount())
}
