//! Thin lines, plain or with words standing in them.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::view::canvas::Canvas;
use crate::view::theme::Role;

const LINE: &str = "\u{2500}";
const UPRIGHT: &str = "\u{2502}";

/// A line along the first row of an area.
pub fn across(canvas: &mut Canvas<'_>, area: Rect) {
    let style = canvas.style(Role::Rule);
    for x in area.left()..area.right() {
        canvas.put(x, area.y, 1, LINE, style);
    }
}

/// A line along the first row of an area with words in it, a little way from its start.
pub fn with_words(canvas: &mut Canvas<'_>, area: Rect, words: &str, style: Style) {
    const INDENT: u16 = 2;
    across(canvas, area);
    let room = area.width.saturating_sub(2 * INDENT + 2);
    if room == 0 || words.is_empty() {
        return;
    }
    let x = area.x + INDENT;
    let used = canvas.put(x + 1, area.y, room, words, style);
    canvas.put(x, area.y, 1, " ", style);
    canvas.put(x + 1 + used, area.y, 1, " ", style);
}

/// A line down one column, from the first row of an area to its last.
pub fn down(canvas: &mut Canvas<'_>, x: u16, area: Rect) {
    let style = canvas.style(Role::Rule);
    for y in area.top()..area.bottom() {
        canvas.put(x, y, 1, UPRIGHT, style);
    }
}
