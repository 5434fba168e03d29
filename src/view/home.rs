//! Home: go on with the last session, begin a new one, look at past ones.

use ratatui::layout::Rect;

use super::canvas::Canvas;
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
    let area = text::below(area, told);
    let lines = lines(model, usize::from(area.width));
    let at = lines.iter().position(|line| matches!(line, Line::Row(row, _) if *row == model.home.at)).unwrap_or(0);
    let first = scrolled(at, lines.len(), usize::from(area.height).max(1));
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(first)) {
        paint_line(model, canvas, line, Rect { y, height: 1, ..area });
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

fn paint_line(model: &Model, canvas: &mut Canvas<'_>, line: &Line<'_>, area: Rect) {
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
            paint_row(model, canvas, row, inner);
        }
    }
}

fn paint_row(model: &Model, canvas: &mut Canvas<'_>, row: &HomeRow<'_>, area: Rect) {
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
        HomeRow::Session(card) | HomeRow::Example(card) => paint_card(model, canvas, card, area),
        HomeRow::Unreadable(path, _) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            canvas.put(area.x, area.y, area.width, &name, text);
        }
    }
}

/// A session in columns: day, title, period, brand, state, and what it follows.
fn paint_card(model: &Model, canvas: &mut Canvas<'_>, card: &Card, area: Rect) {
    const LEAST_TITLE: u16 = 22;
    const FOLLOWS: u16 = 26;
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    let day = dates::format_date(card.date, model.words.lang());
    let period = wording::period(card.period, &model.words);
    let state = model.words.get(card.life.key());
    // Each column has its own width all over the list, so that they stand below each other; the last goes first.
    let wants =
        [(day.as_str(), 11, quiet), ("", 0, text), (&period, 14, quiet), (&state, 9, text), (&card.brand, 16, quiet)];
    let follows = follows(model, card);
    let mut shown = wants.len();
    let fixed =
        |shown: usize| wants[..shown].iter().map(|(_, wide, _)| if *wide > 0 { wide + GAP } else { 0 }).sum::<u16>();
    while shown > 2 && fixed(shown) + LEAST_TITLE > area.width {
        shown -= 1;
    }
    let spare = area.width.saturating_sub(fixed(shown));
    let title = if spare >= LEAST_TITLE + FOLLOWS { (spare - FOLLOWS).max(spare / 2) } else { spare };
    let mut x = area.x;
    for (index, (said, wide, style)) in wants[..shown].iter().enumerate() {
        let room = area.right().saturating_sub(x);
        if index == 1 {
            canvas.put(x, area.y, title.saturating_sub(GAP).min(room), &card.title, *style);
            x += title;
        } else {
            canvas.put(x, area.y, (*wide).min(room), said, *style);
            x += wide + GAP;
        }
    }
    canvas.put(x, area.y, area.right().saturating_sub(x), &follows, quiet);
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
