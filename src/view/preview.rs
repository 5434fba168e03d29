//! A look into the session under the cursor at home: beside the list where there is room, else below it.
//!
//! Rewards are not in it: the room sees this screen.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::card::in_full;
use super::theme::Role;
use super::widgets::{tags, text};
use crate::app::{Card, HomeRow, Model, PreviewSeen};
use crate::domain::{InputRef, Money, Part, State};
use crate::lang::{dates, wording};

/// Columns of a window from which on it stands beside the list.
const WIDE: u16 = 104;
/// Rows of a list from which on something stands below it.
const LEAST_WITH_DETAIL: u16 = 10;
/// Rows of a list from which on more than one line stands below it.
const TALL: u16 = 17;
/// Rows below the list.
const BELOW: u16 = 5;
/// Columns before a line below the list, as before a row.
const MARK: u16 = 2;

/// Draws the look into the session, and gives what is left of the area for the list.
pub fn paint(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let unread = match model.home.row() {
        Some(HomeRow::Unreadable(_, why)) => Some(why.say(&model.words)),
        _ => None,
    };
    let card = model.home.card();
    if card.is_none() && unread.is_none() && model.home.shelf.is_none() {
        return area;
    }
    if area.width >= WIDE {
        let width = (area.width * 3 / 10).clamp(32, 48);
        let beside = Rect { x: area.right() - width, y: area.y + 1, width, height: area.height.saturating_sub(2) };
        let rule = canvas.style(Role::Rule);
        for y in beside.top()..beside.bottom() {
            canvas.put(beside.x - 2, y, 1, "\u{2502}", rule);
        }
        paint_lines(model, canvas, beside, card, unread.as_deref(), &[]);
        return Rect { width: area.width - width - 3, ..area };
    }
    if area.height < LEAST_WITH_DETAIL || (card.is_none() && unread.is_none()) {
        return area;
    }
    let rows = if area.height >= TALL { BELOW } else { 1 };
    let below =
        Rect { x: area.x + MARK, y: area.bottom() - rows, width: area.width.saturating_sub(MARK), height: rows };
    if let Some(card) = card {
        let style = canvas.style(Role::Secondary);
        canvas.put(below.x, below.y, below.width, &in_full(model, card), style);
        paint_lines(model, canvas, text::below(below, 1), Some(card), None, &[Shown::Head]);
    } else {
        let style = canvas.style(Role::Warning);
        text::paragraph(canvas, below, unread.as_deref().unwrap_or_default(), style);
    }
    Rect { height: area.height - rows - 1, ..area }
}

/// A part of what is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Head,
    People,
    Money,
    Signed,
    Decided,
    Goals,
    Actions,
}

fn paint_lines(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    card: Option<&Card>,
    unread: Option<&str>,
    without: &[Shown],
) {
    let warning = canvas.style(Role::Warning);
    let Some(card) = card else {
        text::paragraph(canvas, area, unread.unwrap_or_default(), warning);
        return;
    };
    let used = if without.contains(&Shown::Head) { 0 } else { head(model, canvas, area, card) };
    let area = text::below(area, used);
    let preview = model.home.preview.as_ref().filter(|preview| preview.of == card.origin);
    match preview.map(|preview| &preview.seen) {
        Some(PreviewSeen::Table(state)) => {
            let order = [Shown::People, Shown::Money, Shown::Signed, Shown::Decided, Shown::Goals, Shown::Actions];
            let mut left = area;
            // Below the list there is no row for air.
            let air = u16::from(without.contains(&Shown::Head));
            for part in order {
                left = text::below(left, paint_part(model, canvas, left, state, part).saturating_sub(air));
            }
        }
        Some(PreviewSeen::Unread(why)) => _ = text::paragraph(canvas, area, &why.say(&model.words), warning),
        Some(PreviewSeen::Awaited) | None => {}
    }
}

/// Title, day, state, brand, period, and what it follows.
fn head(model: &Model, canvas: &mut Canvas<'_>, area: Rect, card: &Card) -> u16 {
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    let mut used = text::paragraph(canvas, Rect { height: area.height.min(2), ..area }, &card.title, heading);
    let day = dates::format_date(card.date, model.words.lang());
    let lines = [
        format!("{day}   {}", model.words.get(card.life.key())),
        [card.brand.clone(), wording::period(card.period, &model.words)].join("   ").trim().to_owned(),
        card.follows.as_ref().map_or_else(String::new, |id| {
            let title = model.home.title_of(id).map_or_else(|| id.to_string(), str::to_owned);
            model.words.with("home-follows", &[("title", title.into())])
        }),
    ];
    for line in lines.iter().filter(|line| !line.is_empty()) {
        if used < area.height {
            canvas.put(area.x, area.y + used, area.width, line, quiet);
            used += 1;
        }
    }
    used + 1
}

fn paint_part(model: &Model, canvas: &mut Canvas<'_>, area: Rect, state: &State, part: Shown) -> u16 {
    match part {
        Shown::Head => 0,
        Shown::People => people(model, canvas, area, state),
        Shown::Money => money(model, canvas, area, state),
        Shown::Signed => signed(model, canvas, area, state),
        Shown::Decided => {
            let said: Vec<String> = state.research.conclusions.iter().map(|raised| raised.item.text.clone()).collect();
            several(model, canvas, area, "archive-decided", &said)
        }
        Shown::Goals => {
            let goal = |raised: &crate::domain::Raised<crate::domain::Goal>| {
                let target = raised.item.target.map(|target| wording::amount(target, state.about.numbers));
                format!("{}  {}", raised.item.measure, target.unwrap_or_default()).trim_end().to_owned()
            };
            let said: Vec<String> = state.goals.list.iter().map(goal).collect();
            several(model, canvas, area, "archive-goals", &said)
        }
        Shown::Actions => {
            let said = state.agreement.actions.iter().map(|raised| {
                let args = [("label", raised.item.who.as_str().into()), ("value", raised.item.what.as_str().into())];
                model.words.with("view-field", &args)
            });
            several(model, canvas, area, "archive-actions", &said.collect::<Vec<_>>())
        }
    }
}

/// Who was there, each with the tag of the department.
fn people(model: &Model, canvas: &mut Canvas<'_>, area: Rect, state: &State) -> u16 {
    let style = canvas.style(Role::Text);
    let here = state.room.seats.iter().filter(|seat| !seat.visits.is_empty());
    let (mut x, mut y, mut used) = (area.x, area.y, 0);
    for seat in here {
        let wide = super::canvas::columns(&seat.name) + 6;
        if x > area.x && x + wide > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom() {
            break;
        }
        let tag = tags::tag(canvas, x, y, area.right().saturating_sub(x), &seat.department, &model.words) + 1;
        canvas.put(x + tag, y, area.right().saturating_sub(x + tag), &seat.name, style);
        x += wide;
        used = y - area.y + 1;
    }
    gap(used)
}

fn money(model: &Model, canvas: &mut Canvas<'_>, area: Rect, state: &State) -> u16 {
    let budget = &state.budget;
    if budget.total.is_none() && budget.allocations.is_empty() || area.is_empty() {
        return 0;
    }
    let said = |amount: Money| wording::money_of(amount, state, &model.words);
    let placed = said(budget.placed());
    let line = match budget.total {
        Some(total) => {
            model.words.with("archive-placed-of", &[("amount", placed.into()), ("budget", said(total).into())])
        }
        None => model.words.with("archive-placed", &[("amount", placed.into())]),
    };
    gap(text::paragraph(canvas, Rect { height: area.height.min(2), ..area }, &line, canvas.style(Role::Text)))
}

fn signed(model: &Model, canvas: &mut Canvas<'_>, area: Rect, state: &State) -> u16 {
    let words = |department| {
        let void = state.void_parts(&department);
        let void: Vec<&Part> = void.iter().filter(|part| **part != Part::Rewards).collect();
        let input = InputRef::Signature(department);
        let name = wording::input(&input, state, &model.words);
        let stance = state.says(&input).and_then(|says| says.into_iter().next());
        let said = stance
            .map_or(name.clone(), |(_, stance)| format!("{name} {}", wording::value(&stance, state, &model.words)));
        if void.is_empty() {
            return said;
        }
        let args = [("parts", crate::lang::signed::parts(void, &model.words).into())];
        said + &model.words.with("compare-aside", &[("what", model.words.with("signed-void-for", &args).into())])
    };
    let told = state.agreement.signatures.iter().filter(|signature| !signature.tells_of_reward());
    let signatures = told.map(|signature| words(signature.department.clone()));
    let said: Vec<String> = signatures.collect();
    if said.is_empty() || area.is_empty() {
        return 0;
    }
    let line = said.join(&model.words.get("list-separator"));
    gap(text::paragraph(canvas, Rect { height: area.height.min(2), ..area }, &line, canvas.style(Role::Text)))
}

/// A head and lines below it, as many as fit.
fn several(model: &Model, canvas: &mut Canvas<'_>, area: Rect, key: &str, said: &[String]) -> u16 {
    /// The most that are listed of one kind.
    const MOST: usize = 4;
    if said.is_empty() || area.height < 2 {
        return 0;
    }
    let (heading, style) = (canvas.style(Role::Heading), canvas.style(Role::Text));
    canvas.put(area.x, area.y, area.width, &model.words.with(key, &[("count", said.len().into())]), heading);
    let mut used = 1;
    for line in said.iter().take(MOST) {
        let left = text::below(area, used);
        let room = Rect { x: left.x + 1, width: left.width.saturating_sub(1), height: left.height.min(2), ..left };
        if room.is_empty() {
            break;
        }
        used += text::paragraph(canvas, room, line, style);
    }
    gap(used)
}

/// Rows with a blank one below them, where there are any.
fn gap(rows: u16) -> u16 {
    if rows == 0 { 0 } else { rows + 1 }
}
