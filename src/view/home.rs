//! Home: go on with the last session, begin a new one, look at past ones.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::foot;
use super::layout::{Screen, scrolled};
use super::scene::moment;
use super::theme::Role;
use super::widgets::{rule, text};
use crate::app::{Card, HomeRow, Model, Target};
use crate::edit::wrap;
use crate::lang::{dates, wording};

/// The widest that the list grows.
const WIDEST: u16 = 120;
/// Rows of the list from which on the session under the cursor is told in full below it.
const LEAST_WITH_DETAIL: u16 = 10;
/// Columns before a row, for the mark of the cursor.
const MARK: u16 = 2;
/// Columns between two columns.
const GAP: u16 = 2;

/// One line of the list.
enum Line<'a> {
    /// Nothing.
    Blank,
    /// The name of a group, and what goes with it.
    Head(&'static str, String),
    /// A row of home, counted from 0.
    Row(usize, HomeRow<'a>),
    /// Why the file above cannot be opened.
    Reason(String),
    /// Something to read.
    Note(&'static str),
}

/// Draws home.
pub fn paint(model: &Model, canvas: &mut Canvas<'_>) {
    let screen = Screen::of(canvas.area());
    let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
    let title = screen.title;
    let used = canvas.put(title.x, title.y, title.width, &model.words.get("app-name"), heading) + GAP;
    canvas.put(title.x + used, title.y, title.width.saturating_sub(used), &model.words.get("home-what-this-is"), quiet);
    rule::across(canvas, Rect { y: screen.rail.y, height: screen.rail.height, ..screen.head });
    let bottom = screen.notice.y;
    let area = Rect { x: title.x, y: screen.head.y, width: title.width, height: bottom.saturating_sub(screen.head.y) };
    list(model, canvas, Rect { width: area.width.min(WIDEST), ..area });
    foot::paint_notice(model, canvas, screen.notice);
    foot::paint_keys(model, canvas, screen.keys);
}

fn list(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let is_first_start = model.home.shelf.as_ref().is_some_and(|shelf| shelf.sessions.is_empty());
    let told = if is_first_start {
        let style = canvas.style(Role::Text);
        let area = Rect { x: area.x + MARK, width: area.width.saturating_sub(MARK).min(72), ..area };
        let room = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(4), ..area };
        text::paragraph(canvas, room, &model.words.get("home-first-start"), style) + 1
    } else {
        0
    };
    let mut area = text::below(area, told);
    if let Some(card) = model.home.card().filter(|_| area.height >= LEAST_WITH_DETAIL) {
        let style = canvas.style(Role::Secondary);
        let line = Rect { x: area.x + MARK, y: area.bottom() - 1, width: area.width.saturating_sub(MARK), height: 1 };
        canvas.put(line.x, line.y, line.width, &in_full(model, card), style);
        area.height -= 2;
    }
    let lines = lines(model, usize::from(area.width));
    let at = lines.iter().position(|line| matches!(line, Line::Row(row, _) if *row == model.home.at)).unwrap_or(0);
    let first = scrolled(at, lines.len(), usize::from(area.height).max(1));
    let seen = || lines.iter().skip(first).take(usize::from(area.height));
    let widths = Widths::of(model, seen());
    for (y, line) in (area.top()..area.bottom()).zip(seen()) {
        paint_line(model, canvas, line, Rect { y, height: 1, ..area }, &widths);
    }
}

/// All lines of the list from top to bottom, with the heads of its groups.
fn lines(model: &Model, width: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut group = None;
    for (index, row) in model.home.rows().into_iter().enumerate() {
        let head = match &row {
            HomeRow::Continue(_) | HomeRow::New => "home-now",
            HomeRow::Session(_) => "home-sessions",
            HomeRow::Unreadable(..) => "home-unreadable",
            HomeRow::Example(_) => "home-examples",
        };
        if group != Some(head) {
            group = Some(head);
            lines.push(Line::Blank);
            if head != "home-now" {
                lines.push(Line::Head(head, aside(model, head)));
            }
        }
        let reason = match &row {
            HomeRow::Unreadable(_, why) => Some(why.say(&model.words)),
            _ => None,
        };
        lines.push(Line::Row(index, row));
        let reason = reason.iter().flat_map(|why| wrap::lines(why, width.saturating_sub(6)));
        lines.extend(reason.map(|line| Line::Reason(line.to_owned())));
    }
    if model.home.shelf.is_none() {
        lines.extend([Line::Blank, Line::Note("home-reading")]);
    }
    lines
}

/// What goes with the head of a group: the folder, for the sessions in it.
fn aside(model: &Model, head: &str) -> String {
    match (&model.home.shelf, head) {
        (Some(shelf), "home-sessions") => shelf.folder.display().to_string(),
        _ => String::new(),
    }
}

fn paint_line(model: &Model, canvas: &mut Canvas<'_>, line: &Line<'_>, area: Rect, widths: &Widths) {
    let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
    let inner = Rect { x: area.x + MARK, width: area.width.saturating_sub(MARK), ..area };
    match line {
        Line::Blank => {}
        Line::Head(key, aside) => {
            let used = canvas.put(inner.x, inner.y, inner.width, &model.words.get(key), heading) + GAP;
            canvas.put(inner.x + used, inner.y, inner.width.saturating_sub(used), aside, quiet);
        }
        Line::Reason(why) => {
            let style = canvas.style(Role::Warning);
            canvas.put(inner.x + MARK, inner.y, inner.width.saturating_sub(MARK), why, style);
        }
        Line::Note(key) => {
            canvas.put(inner.x, inner.y, inner.width, &model.words.get(key), quiet);
        }
        Line::Row(index, row) => {
            if *index == model.home.at {
                let selected = canvas.style(Role::Selected);
                canvas.tint(area, selected);
                canvas.put(area.x, area.y, 1, ">", selected);
            }
            canvas.target(area, Target::Home(*index));
            paint_row(model, canvas, row, inner, widths);
        }
    }
}

fn paint_row(model: &Model, canvas: &mut Canvas<'_>, row: &HomeRow<'_>, area: Rect, widths: &Widths) {
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    match row {
        HomeRow::New => {
            canvas.put(area.x, area.y, area.width, &model.words.get("home-new"), text);
        }
        HomeRow::Continue(card) => {
            let go_on = model.words.with("home-continue", &[("title", card.title.as_str().into())]);
            let used = canvas.put(area.x, area.y, area.width, &go_on, canvas.style(Role::Heading)) + GAP;
            if let Some(at) = card.written {
                let when = model.words.with("home-last-written", &[("when", moment(model, at).into())]);
                canvas.put(area.x + used, area.y, area.width.saturating_sub(used), &when, quiet);
            }
        }
        HomeRow::Session(card) | HomeRow::Example(card) => paint_card(model, canvas, card, area, widths),
        HomeRow::Unreadable(path, _) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            canvas.put(area.x, area.y, area.width, &name, text);
        }
    }
}

/// How wide the columns of sessions are, so that they stand below each other.
struct Widths {
    day: u16,
    period: u16,
    state: u16,
    brand: u16,
}

impl Widths {
    /// The widths that these lines need.
    fn of<'a>(model: &Model, lines: impl Iterator<Item = &'a Line<'a>>) -> Self {
        const WIDEST_PERIOD: u16 = 26;
        const WIDEST_BRAND: u16 = 16;
        let mut widths = Self { day: 0, period: 0, state: 0, brand: 0 };
        for line in lines {
            if let Line::Row(_, HomeRow::Session(card) | HomeRow::Example(card)) = line {
                let [day, _, period, state, brand] = said(model, card).map(|said| columns(&said));
                widths.day = widths.day.max(day);
                widths.period = widths.period.max(period).min(WIDEST_PERIOD);
                widths.state = widths.state.max(state);
                widths.brand = widths.brand.max(brand).min(WIDEST_BRAND);
            }
        }
        widths
    }
}

/// Day, title, period, state and brand of a session, in words.
fn said<'a>(model: &'a Model, card: &'a Card) -> [Cow<'a, str>; 5] {
    [
        dates::format_date(card.date, model.words.lang()).into(),
        card.title.as_str().into(),
        wording::period(card.period, &model.words).into(),
        model.words.get(card.life.key()),
        card.brand.as_str().into(),
    ]
}

/// A session in columns: day, title, period, state, brand, and what it follows; what does not fit goes from the right.
fn paint_card(model: &Model, canvas: &mut Canvas<'_>, card: &Card, area: Rect, widths: &Widths) {
    const TITLE: usize = 1;
    const LEAST_TITLE: u16 = 22;
    const FOLLOWS: u16 = 26;
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    let fixed = [widths.day, 0, widths.period, widths.state, widths.brand];
    let taken = |shown: usize| fixed[..shown].iter().filter(|wide| **wide > 0).map(|wide| wide + GAP).sum::<u16>();
    let shown = (2..=fixed.len()).rev().find(|shown| taken(*shown) + LEAST_TITLE <= area.width).unwrap_or(2);
    let spare = area.width.saturating_sub(taken(shown));
    let title = if spare >= LEAST_TITLE + FOLLOWS { (spare - FOLLOWS).max(spare / 2) } else { spare };
    let mut x = area.x;
    for (index, said) in said(model, card).iter().enumerate().take(shown) {
        let room = area.right().saturating_sub(x);
        let (wide, style) = if index == TITLE { (title.saturating_sub(GAP), text) } else { (fixed[index], quiet) };
        canvas.put(x, area.y, wide.min(room), said, style);
        x += if wide > 0 { wide + GAP } else { 0 };
    }
    canvas.put(x, area.y, area.right().saturating_sub(x), &follows(model, card), quiet);
}

/// The session under the cursor in one line, whatever its row has room for.
fn in_full(model: &Model, card: &Card) -> String {
    let [_, title, period, state, brand] = said(model, card);
    let parts = [title, brand, period, state, follows(model, card).into()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("   ")
}

/// The session that this one follows, by its title where it is on the shelf.
fn follows(model: &Model, card: &Card) -> String {
    let Some(id) = &card.follows else { return String::new() };
    let shelf = model.home.shelf.as_ref();
    let mut cards = shelf.into_iter().flat_map(|shelf| shelf.sessions.iter().chain(&shelf.examples));
    let before = cards.find(|other| other.id == *id);
    let title = before.map_or_else(|| id.to_string(), |before| before.title.clone());
    model.words.with("home-follows", &[("title", title.into())])
}
