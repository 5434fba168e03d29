//! Home: go on with the last session, begin a new one, look at past ones.

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::card::{follows, said};
use super::foot;
use super::layout::{Screen, scrolled};
use super::scene::moment;
use super::theme::Role;
use super::widgets::{rule, text};
use super::{archive, preview};
use crate::app::{Card, Far, Group, HomeRow, Model, Placed, Target};

/// Columns before a row, for the mark of the cursor.
const MARK: u16 = 2;
/// Columns between two columns.
const GAP: u16 = 2;

/// One line of the list.
enum Line {
    /// Nothing.
    Blank,
    /// The name of the group that begins with this row, and what goes with it.
    Head(usize),
    /// A row of home, counted from 0.
    Row(usize),
    /// Why the file of this row cannot be opened.
    Reason(usize),
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
    list(model, canvas, area);
    foot::paint_notice(model, canvas, screen.notice);
    foot::paint_keys(model, canvas, screen.keys);
}

fn list(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let is_first_start = model.home.shelf.as_ref().is_some_and(|shelf| shelf.sessions.is_empty())
        && model.home.far.is_none()
        && model.home.looking.is_none();
    let told = if is_first_start {
        let style = canvas.style(Role::Text);
        let area = Rect { x: area.x + MARK, width: area.width.saturating_sub(MARK).min(72), ..area };
        let room = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(4), ..area };
        text::paragraph(canvas, room, &model.words.get("home-first-start"), style) + 1
    } else {
        archive::paint_line(model, canvas, area)
    };
    let area = preview::paint(model, canvas, text::below(area, told));
    let lines = lines(model);
    let is_at = |line: &Line| matches!(line, Line::Row(row) if *row == model.home.at);
    let at = lines.iter().position(is_at).unwrap_or(0);
    let first = scrolled(at, lines.len(), usize::from(area.height).max(1));
    let seen = || lines.iter().skip(first).take(usize::from(area.height));
    let widths = Widths::of(model, seen());
    for (y, line) in (area.top()..area.bottom()).zip(seen()) {
        paint_line(model, canvas, line, Rect { y, height: 1, ..area }, &widths);
    }
}

/// All lines of the list from top to bottom, with the heads of its groups; what they say is only asked of those in sight.
fn lines(model: &Model) -> Vec<Line> {
    let rows = &model.home.arranged().rows;
    let mut lines = Vec::with_capacity(rows.len() + 8);
    let mut group = None;
    for (index, (placed, of)) in rows.iter().enumerate() {
        if group != Some(*of) {
            group = Some(*of);
            lines.push(Line::Blank);
            if !matches!(placed, Placed::Continue(_) | Placed::New) {
                lines.push(Line::Head(index));
            }
        }
        lines.push(Line::Row(index));
        if matches!(placed, Placed::Unreadable(_)) {
            lines.push(Line::Reason(index));
        }
    }
    if model.home.shelf.is_none() {
        lines.extend([Line::Blank, Line::Note("home-reading")]);
    }
    lines.extend(archive::nothing(model).into_iter().flat_map(|key| [Line::Blank, Line::Note(key)]));
    lines
}

/// The head of the group of a row, and what goes with it: the folder, for all the sessions in it; how far they are read.
fn head(model: &Model, row: usize) -> (String, String, Option<Far>) {
    let Some((_, group)) = model.home.group_at(row) else { return (String::new(), String::new(), None) };
    let (head, aside) = group.said(&model.words);
    match (group, &model.home.shelf, model.home.far) {
        // Where nothing but examples was found, the count stands with them.
        (Group::Found | Group::FoundInExamples, ..) if row == 0 => {
            let far = model.home.looking.as_ref().and_then(|looking| looking.found.far);
            (head, archive::found_so_far(model), far)
        }
        (Group::Found | Group::FoundInExamples | Group::Examples, ..) => (head, aside, None),
        (.., Some(far)) => (head, archive::so_far(model, far), Some(far)),
        (Group::Sessions(all, of), Some(shelf), None) if all == of => (head, shelf.folder.display().to_string(), None),
        _ => (head, aside, None),
    }
}

fn paint_line(model: &Model, canvas: &mut Canvas<'_>, line: &Line, area: Rect, widths: &Widths) {
    let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
    let inner = Rect { x: area.x + MARK, width: area.width.saturating_sub(MARK), ..area };
    match line {
        Line::Blank => {}
        Line::Head(row) => {
            let (head, aside, far) = head(model, *row);
            let mut left = inner;
            for (said, style) in [(&head, heading), (&aside, quiet)] {
                let used = canvas.put(left.x, left.y, left.width, said, style) + GAP;
                left = Rect { x: left.x + used, width: left.width.saturating_sub(used), ..left };
            }
            if let Some(far) = far {
                archive::paint_far(canvas, left, far);
            }
        }
        Line::Reason(row) => {
            if let Some(HomeRow::Unreadable(_, why)) = model.home.row_at(*row) {
                let why = why.say(&model.words).replace('\n', " ");
                let style = canvas.style(Role::Warning);
                canvas.put(inner.x + MARK, inner.y, inner.width.saturating_sub(MARK), &why, style);
            }
        }
        Line::Note(key) => {
            let used = canvas.put(inner.x, inner.y, inner.width, &model.words.get(key), quiet) + GAP;
            if let Some(far) = archive::searched_so_far(model) {
                let said = archive::so_far(model, far);
                let at = Rect { x: inner.x + used, width: inner.width.saturating_sub(used), ..inner };
                let used = canvas.put(at.x, at.y, at.width, &said, quiet) + GAP;
                archive::paint_far(canvas, Rect { x: at.x + used, width: at.width.saturating_sub(used), ..at }, far);
            }
        }
        Line::Row(index) => {
            if *index == model.home.at {
                let selected = canvas.style(Role::Selected);
                canvas.tint(area, selected);
                canvas.put(area.x, area.y, 1, ">", selected);
            }
            canvas.target(area, Target::Home(*index));
            if let Some(row) = model.home.row_at(*index) {
                paint_row(model, canvas, &row, inner, widths);
            }
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
        HomeRow::Found(line) => archive::paint_found(model, canvas, line, area),
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
    fn of<'a>(model: &Model, lines: impl Iterator<Item = &'a Line>) -> Self {
        const WIDEST_PERIOD: u16 = 26;
        const WIDEST_BRAND: u16 = 16;
        let mut widths = Self { day: 0, period: 0, state: 0, brand: 0 };
        for line in lines {
            let Line::Row(row) = line else { continue };
            if let Some(HomeRow::Session(card) | HomeRow::Example(card)) = model.home.row_at(*row) {
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
        let mark = if index == TITLE && model.home.is_unread(card) {
            canvas.put(x, area.y, wide.min(room), &model.words.get("home-unread"), canvas.style(Role::Warning)) + 1
        } else {
            0
        };
        canvas.put(x + mark, area.y, wide.min(room).saturating_sub(mark), said, style);
        x += if wide > 0 { wide + GAP } else { 0 };
    }
    canvas.put(x, area.y, area.right().saturating_sub(x), &follows(model, card), quiet);
}
