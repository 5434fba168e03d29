//! The frame of everything that lies over the work: it stands on the foot of the screen, so that the room still sees what
//! is above it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::keymap::{self, Place};
use crate::app::{Command, Model, Target};
use crate::view::canvas::{Canvas, columns};
use crate::view::layout::Screen;
use crate::view::theme::Role;

/// Rows of the work that stay in sight above a panel, where the window is high enough.
const LEFT_ABOVE: u16 = 3;
/// Columns between two keys on the lower edge.
const BETWEEN_HINTS: u16 = 3;
/// Rows of a panel that matter more than what lies below it.
const LEAST: u16 = 12;

/// How much of the screen's width a panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// That of the work, so that the guide stays in sight.
    Work,
    /// All of it.
    Screen,
}

/// The columns that there are inside a panel of this breadth.
pub fn inner_width(model: &Model, area: Rect, breadth: Breadth) -> u16 {
    room(model, area, breadth).width.saturating_sub(4)
}

/// A piece of text in its style.
pub type Piece = (String, Style);

/// What a key does, on the lower edge.
pub struct Hint {
    /// The key.
    pub key: String,
    /// What it does here.
    pub words: String,
    /// What a click on it does.
    pub command: Command,
}

/// The frame of what lies over the work.
pub struct Panel<'a> {
    /// What it is about, at the left of its upper edge.
    pub title: &'a str,
    /// What goes with the title, at the right of its upper edge.
    pub aside: Vec<Piece>,
    /// What the keys do, at the right of its lower edge.
    pub hints: Vec<Hint>,
    /// What else there is to know, at the left of its lower edge.
    pub note: String,
}

impl Panel<'_> {
    /// Draws the frame for this many rows, or as many of them as there is room for, and gives the area inside it.
    pub fn open(&self, model: &Model, canvas: &mut Canvas<'_>, breadth: Breadth, rows: usize) -> Rect {
        let room = room(model, canvas.area(), breadth);
        let most =
            if breadth == Breadth::Screen { room.height } else { room.height.saturating_sub(LEFT_ABOVE).max(LEAST) };
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(most).min(room.height);
        let area = Rect { y: room.bottom() - height, height, ..room };
        canvas.clear(area);
        if area.width < 4 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        self.edges(canvas, area);
        Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
    }

    fn edges(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let rule = canvas.style(Role::Rule);
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        let line = "\u{2500}".repeat(usize::from(area.width - 2));
        for (y, left_corner, right_corner) in [(area.y, "\u{250C}", "\u{2510}"), (bottom, "\u{2514}", "\u{2518}")] {
            canvas.put(area.x, y, 1, left_corner, rule);
            canvas.put(area.x + 1, y, area.width - 2, &line, rule);
            canvas.put(right, y, 1, right_corner, rule);
        }
        for y in area.y + 1..bottom {
            canvas.put(area.x, y, 1, "\u{2502}", rule);
            canvas.put(right, y, 1, "\u{2502}", rule);
        }
        let accent = canvas.style(Role::Accent);
        let secondary = canvas.style(Role::Secondary);
        let inner = Rect { x: area.x + 2, width: area.width - 4, ..area };
        let used = on_edge_right(canvas, inner, area.y, &self.aside);
        on_edge(canvas, inner.x, area.y, inner.width.saturating_sub(used), &[(self.title.to_owned(), accent)]);
        let mut hints: Vec<Piece> = Vec::new();
        let mut targets: Vec<(u16, u16, Command)> = Vec::new();
        let mut wide = 0;
        for (index, Hint { key, words, command }) in self.hints.iter().enumerate() {
            if index > 0 {
                hints.push((" ".repeat(usize::from(BETWEEN_HINTS)), secondary));
                wide += BETWEEN_HINTS;
            }
            let own = columns(key) + 1 + columns(words);
            targets.push((wide, own, *command));
            hints.extend([(format!("{key} "), accent), (words.clone(), secondary)]);
            wide += own;
        }
        let used = on_edge_right(canvas, inner, bottom, &hints);
        let from = inner.right().saturating_sub(used) + 1;
        for (at, width, command) in targets {
            let hint = Rect { x: from + at, y: bottom, width, height: 1 };
            canvas.target(hint.intersection(inner), Target::Do(command));
        }
        on_edge(canvas, inner.x, bottom, inner.width.saturating_sub(used), &[(self.note.clone(), secondary)]);
    }
}

/// What the keys of a place do here, for the lower edge: each command by the words given for it, at last the way out.
pub fn hints(model: &Model, place: Place, given: &[(Command, &str)], leave: &str) -> Vec<Hint> {
    let places = [place, Place::Calm, Place::Everywhere];
    // Esc leaves everywhere, whatever else does.
    let all = given.iter().map(|(command, words)| (&places[..], *command, *words));
    all.chain([(&places[2..], Command::Back, leave)])
        .filter_map(|(places, command, words)| {
            let key = keymap::key_for(places, command)?.to_string();
            Some(Hint { key, words: model.words.get(words).into_owned(), command })
        })
        .collect()
}

/// Writes pieces one after the other within `width` columns, and gives the columns they took.
pub fn pieces(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, pieces: &[Piece]) -> u16 {
    let mut used = 0;
    for (text, style) in pieces {
        used += canvas.put(x + used, y, width.saturating_sub(used), text, *style);
    }
    used
}

/// The part of the screen that a panel may cover.
fn room(model: &Model, area: Rect, breadth: Breadth) -> Rect {
    let screen = Screen::of(area);
    let (top, bottom) = (screen.head.bottom(), screen.notice.y);
    let right = match screen.divider() {
        Some(divider) if breadth == Breadth::Work && model.meeting.is_some() => divider,
        _ => area.right(),
    };
    Rect { x: area.x, y: top, width: right - area.x, height: bottom.saturating_sub(top) }
}

fn on_edge(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, text: &[Piece]) {
    if text.iter().all(|(text, _)| text.is_empty()) || width < 3 {
        return;
    }
    let rule = canvas.style(Role::Rule);
    canvas.put(x, y, 1, " ", rule);
    let used = pieces(canvas, x + 1, y, width - 2, text);
    canvas.put(x + 1 + used, y, 1, " ", rule);
}

/// Writes on an edge so that it ends at the right; gives the columns it took, with its blanks.
fn on_edge_right(canvas: &mut Canvas<'_>, area: Rect, y: u16, text: &[Piece]) -> u16 {
    let wide = text.iter().map(|(text, _)| columns(text)).fold(0, u16::saturating_add);
    if wide == 0 {
        return 0;
    }
    let width = wide.saturating_add(2).min(area.width);
    on_edge(canvas, area.right() - width, y, width, text);
    width
}
