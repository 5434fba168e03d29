//! Running text: wrapped by the Unicode rules, never beyond its area.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::edit::wrap;
use crate::view::canvas::Canvas;

/// Writes text from the top of an area, wrapped at its width, and says how many rows it took; where it has more, the last
/// row that fits ends in three dots.
pub fn paragraph(canvas: &mut Canvas<'_>, area: Rect, text: &str, style: Style) -> u16 {
    if area.is_empty() {
        return 0;
    }
    if area.height == 1 {
        canvas.put(area.x, area.y, area.width, text, style);
        return 1;
    }
    let rows = wrap::rows(text, usize::from(area.width));
    for (y, row) in (area.top()..area.bottom()).zip(&rows) {
        let is_last = y + 1 == area.bottom();
        // The row goes on to the end of the text there, so that it is cut with dots where it does not fit.
        let shown = if is_last { text.get(row.bytes.start..).unwrap_or_default() } else { row.shown(text) };
        canvas.put(area.x, y, area.width, shown, style);
    }
    u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height)
}

/// What is left of an area below its first `rows` rows.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}
