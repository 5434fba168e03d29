//! The worst and the best line of the look back, to be read from ten metres: a few words, big figures, two bars each.

use ratatui::layout::Rect;

use crate::app::{Model, Section};
use crate::domain::{Axis, Figures, LineFigures, Share, State};
use crate::lang::look_back::LineInWords;
use crate::lang::numbers::{format_decimal, format_signed};
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::foot;
use crate::view::layout::Screen;
use crate::view::theme::Role;
use crate::view::widgets::big_digits;

/// Columns that stay free at both sides.
const MARGIN: u16 = 2;
/// The largest size of figures that is tried.
const LARGEST: u16 = 12;
/// The size from which there is room for air and for thick bars.
const ROOMY: u16 = 3;
/// Columns between two things on one line.
const APART: u16 = 2;

/// One of the two lines that are shown.
struct Shown<'a> {
    /// The key of what it is shown for.
    role: &'static str,
    line: &'a LineFigures,
    /// Both shares as they are drawn.
    shares: [String; 2],
}

/// Draws the view over everything but the foot.
pub fn paint(model: &Model, axis: Axis, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let state = meeting.state();
    let screen = Screen::of(canvas.area());
    let all = Rect { x: 0, y: 0, width: canvas.area().width, height: screen.notice.y };
    canvas.clear(all);
    // Without the mark of the line beside the guide, which is covered.
    canvas.clear(screen.notice);
    foot::paint_notice(model, canvas, screen.notice);
    let Some(table) = meeting.tables().along(axis).first() else { return };
    let shown: Vec<Shown<'_>> = [("line-worst", table.worst()), ("line-best", table.best())]
        .into_iter()
        .filter_map(|(role, line)| of_line(role, line?, state))
        .collect();
    let quiet = canvas.style(Role::Secondary);
    let inner = Rect { x: MARGIN, width: all.width.saturating_sub(2 * MARGIN), ..all };
    canvas.put(inner.x, inner.y, inner.width, &heading(model, state, axis), quiet);
    let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let count = u16::try_from(shown.len()).unwrap_or(1).max(1);
    let (scale, bars) = size(inner, &shown);
    // What is left is air: first between the two, then above and below.
    let spare = inner.height.saturating_sub(count * rows(scale, bars));
    let air = (spare / (count + 1)).max(u16::from(spare > 0));
    let mut y = inner.y + spare.saturating_sub(air * (count - 1)) / 2;
    let longest = shown.iter().flat_map(|of| [of.line.share_of_spend, of.line.share_of_sales]).flatten().max();
    let second_width = shown.iter().map(|of| big_digits::width(&of.shares[1], scale)).max().unwrap_or(0);
    for of in &shown {
        let area = Rect { y, height: rows(scale, bars), ..inner }.intersection(all);
        let same = (longest.unwrap_or_default(), second_width);
        paint_line(model, state, table, of, canvas, (area, scale, bars), same);
        y += rows(scale, bars) + air;
    }
}

fn of_line<'a>(role: &'static str, line: &'a LineFigures, state: &State) -> Option<Shown<'a>> {
    let text = |share: Share| {
        let tenths = rust_decimal::Decimal::new(share.tenths().into(), 1);
        format_decimal(tenths, 1, state.about.numbers) + "%"
    };
    Some(Shown { role, line, shares: [text(line.share_of_spend?), text(line.share_of_sales?)] })
}

/// What is looked at: the axis and the period.
fn heading(model: &Model, state: &State, axis: Axis) -> String {
    let section = [Section::BySegment, Section::ByPromotion, Section::ByCell];
    let title = section.into_iter().find(|section| section.axis() == Some(axis)).map(Section::key);
    let title = title.map(|key| model.words.get(key).into_owned()).unwrap_or_default();
    format!("{title}   {}", wording::period(state.about.looked_back, &model.words))
}

/// The rows that one line takes: its name, figures, their captions, and bars that are so many rows thick.
fn rows(scale: u16, bars: u16) -> u16 {
    1 + u16::from(scale >= ROOMY) + big_digits::height(scale) + 1 + 2 * bars
}

/// The largest figures that leave room for everything, and how thick the bars are then; no bars where there is no room.
fn size(area: Rect, shown: &[Shown<'_>]) -> (u16, u16) {
    let count = u16::try_from(shown.len()).unwrap_or(1);
    let half = (area.width / 2).saturating_sub(APART);
    let fits = |(scale, bars): &(u16, u16)| {
        let wide = shown.iter().flat_map(|of| &of.shares).all(|text| big_digits::width(text, *scale) <= half);
        let between = if *scale > 1 { count.saturating_sub(1) } else { 0 };
        wide && count * rows(*scale, *bars) + between <= area.height
    };
    let sizes = (1..=LARGEST).rev().map(|scale| (scale, if scale >= ROOMY { 2 } else { 1 }));
    sizes.chain([(1, 0)]).find(fits).unwrap_or((1, 0))
}

fn paint_line(
    model: &Model,
    state: &State,
    table: &Figures,
    of: &Shown<'_>,
    canvas: &mut Canvas<'_>,
    (area, scale, bars): (Rect, u16, u16),
    (longest, second_width): (Share, u16),
) {
    let (heading, quiet, accent) =
        (canvas.style(Role::Heading), canvas.style(Role::Secondary), canvas.style(Role::Accent));
    paint_name(model, state, table, of, canvas, area);
    let mut y = area.y + 1 + u16::from(scale >= ROOMY);
    // The second figures of all lines begin in one column, as far to the right as the widest of them lets them.
    let second = area.x + (area.width / 2).max(area.width.saturating_sub(second_width));
    let captions = ["line-of-spend", "line-of-sales"];
    for (place, (text, caption)) in (0_u16..).zip(of.shares.iter().zip(captions)) {
        let x = if place == 0 { area.x } else { second };
        let style = if place == 0 { accent } else { heading };
        big_digits::put(canvas, x, y, text, scale, style);
        canvas.put(x, y + big_digits::height(scale), area.right().saturating_sub(x), &model.words.get(caption), quiet);
    }
    y += big_digits::height(scale) + 1;
    let labels = ["field-spend", "field-sales"].map(|key| model.words.get(key).into_owned());
    let label = labels.iter().map(|label| columns(label)).max().unwrap_or(0) + 1;
    let shares = [of.line.share_of_spend, of.line.share_of_sales];
    for ((share, text), (symbol, style)) in
        shares.into_iter().zip(&labels).zip([("\u{2588}", accent), ("\u{2592}", heading)])
    {
        let tenths = u32::try_from(share.unwrap_or_default().tenths()).unwrap_or(0);
        let whole = u32::try_from(longest.tenths()).unwrap_or(1).max(1);
        let room = area.width.saturating_sub(label);
        let long = u16::try_from(u32::from(room) * tenths / whole).unwrap_or(room).max(u16::from(tenths > 0));
        for row in 0..bars {
            if row == 0 {
                canvas.put(area.x, y, label, text, quiet);
            }
            canvas.put(area.x + label, y + row, long.min(room), &symbol.repeat(usize::from(long)), style);
        }
        y += bars;
    }
}

/// The name, what it is shown for, whether its base is small, and the money behind its gap.
fn paint_name(model: &Model, state: &State, table: &Figures, of: &Shown<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let (heading, quiet, warning) =
        (canvas.style(Role::Heading), canvas.style(Role::Secondary), canvas.style(Role::Warning));
    let words = &model.words;
    let told = LineInWords { state, words, table, line: of.line };
    let money = table.money_behind_gap(of.line).map_or_else(String::new, |behind| {
        let currency = wording::currency(&state.about.currency, words);
        format!("{} {currency}", format_signed(behind, 0, state.about.numbers))
    });
    let used = canvas.put_right(area.x, area.y, area.width, &money, heading);
    let right = area.right().saturating_sub(used + APART);
    let label = words.get("line-behind");
    let mut x = area.x + canvas.put(area.x, area.y, right.saturating_sub(area.x), &told.name(), heading) + APART + 1;
    if told.small_base().is_some() {
        let small = format!("* {}", words.get("line-small"));
        x += canvas.put(x, area.y, right.saturating_sub(x), &small, warning) + APART;
    }
    let role = words.get(of.role);
    if x + columns(&role) <= right {
        x += canvas.put(x, area.y, right - x, &role, quiet) + APART;
    }
    if x + columns(&label) <= right {
        canvas.put_right(x, area.y, right - x, &label, quiet);
    }
}
