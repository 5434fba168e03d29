//! What a frame is drawn on: cells, the places that a click lands on, and where the caret stands.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::{self, Role, Theme};
use crate::app::Target;
use crate::edit::{clean, graphemes};

/// What stands at the end of a text that was cut.
const CUT: &str = "...";

/// A frame being drawn. Nothing is ever written outside it, whatever the place asked for.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    targets: Vec<(Rect, Target)>,
    caret: Option<Position>,
    /// Rows at the bottom that are not for what is drawn from now on.
    below: u16,
}

impl<'a> Canvas<'a> {
    /// A frame in this theme, its ground painted.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        let area = buffer.area;
        buffer.set_style(area, theme.ground());
        Self { buffer, theme, targets: Vec::new(), caret: None, below: 0 }
    }

    /// The frame, but for what is kept below.
    #[must_use]
    pub fn area(&self) -> Rect {
        let frame = self.buffer.area;
        Rect { height: frame.height.saturating_sub(self.below), ..frame }
    }

    /// Keeps rows at the bottom for something that stands below all else, and gives them.
    pub fn keep_below(&mut self, rows: u16) -> Rect {
        let above = self.area();
        self.below = self.below.saturating_add(rows);
        let left = self.area();
        Rect { y: left.bottom(), height: above.height - left.height, ..above }
    }

    /// The theme in use.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// How this role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Writes one line from (`x`, `y`) within `width` columns and says how many it took; what does not fit is cut between
    /// graphemes and ends in three dots.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let frame = self.buffer.area;
        if y < frame.top() || y >= frame.bottom() || x < frame.left() || x >= frame.right() {
            return 0;
        }
        let room = width.min(frame.right() - x);
        let dots = if room > 4 { 3 } else { 0 };
        if graphemes::is_plain(text) {
            return self.put_plain((x, y), room, dots, text, style);
        }
        // Where the text has to end if it turns out not to fit.
        let mut end = x;
        let mut at = x;
        for grapheme in text.graphemes(true) {
            let symbol = shown(grapheme);
            // As the terminal's side reckons it, so that what it leaves out as hidden is what we left empty.
            let wide = symbol.cell_width();
            if wide == 0 {
                continue;
            }
            if at - x + wide > room {
                self.blank(end, y, room - (end - x), style);
                if dots > 0 {
                    self.put(end, y, dots, CUT, style);
                }
                return end - x + dots;
            }
            self.glyph(at, y, wide, symbol, style);
            at += wide;
            if at - x + dots <= room {
                end = at;
            }
        }
        at - x
    }

    /// The same for text in which every byte is one cell.
    fn put_plain(&mut self, (x, y): (u16, u16), room: u16, dots: u16, text: &str, style: Style) -> u16 {
        let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
        let (kept, cut) = if length <= room { (length, "") } else { (room - dots, CUT) };
        let shown = text.bytes().take(usize::from(kept)).chain(cut.bytes().take(usize::from(dots)));
        let mut at = x;
        for byte in shown {
            self.glyph(at, y, 1, char::from(byte).encode_utf8(&mut [0; 4]), style);
            at += 1;
        }
        at - x
    }

    /// Writes one line so that it ends where `width` columns from `x` end.
    pub fn put_right(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let wide = columns(text).min(width);
        self.put(x.saturating_add(width - wide), y, wide, text, style)
    }

    /// Gives all cells of an area this style and leaves what stands in them.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Clears an area for something that lies over what was drawn before.
    ///
    /// A wide glyph that begins left of the area and reaches into it goes whole, since a terminal would draw it over the
    /// area's first column.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let ground = self.theme.ground();
        for y in area.rows().map(|row| row.y) {
            let left = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = left
                && cell.cell_width() > 1
            {
                cell.set_symbol(" ");
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(ground);
                }
            }
        }
    }

    /// Forgets the caret and every place that a click could land on so far, but for those from this row on: what comes now
    /// lies over all else.
    pub fn cover_above(&mut self, row: u16) {
        self.targets.retain(|(area, _)| area.y >= row);
        self.caret = None;
    }

    /// Notes what a click into this area means; the last one noted is the topmost.
    pub fn target(&mut self, area: Rect, target: Target) {
        self.targets.push((area.intersection(self.buffer.area), target));
    }

    /// What a click into each area means; what is further back lies over what is before it.
    #[must_use]
    pub fn into_targets(self) -> Vec<(Rect, Target)> {
        self.targets
    }

    /// Puts the terminal's real cursor here, where text is typed.
    pub fn put_caret(&mut self, x: u16, y: u16) {
        let position = Position { x, y };
        if self.buffer.area.contains(position) {
            self.caret = Some(position);
        }
    }

    /// Where the terminal's real cursor belongs; `None` where nothing is typed.
    #[must_use]
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// What a click at a place means.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<&Target> {
        let position = Position { x: column, y: row };
        self.targets.iter().rev().find(|(area, _)| area.contains(position)).map(|(_, target)| target)
    }

    fn glyph(&mut self, x: u16, y: u16, wide: u16, symbol: &str, style: Style) {
        let symbol = if self.theme.is_ascii() { theme::in_ascii(symbol).unwrap_or(symbol) } else { symbol };
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
        self.blank(x + 1, y, wide - 1, style);
    }

    fn blank(&mut self, x: u16, y: u16, width: u16, style: Style) {
        for x in x..x.saturating_add(width) {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_symbol(" ").set_style(style);
            }
        }
    }
}

/// The columns of the screen that a text takes.
#[must_use]
pub fn columns(text: &str) -> u16 {
    u16::try_from(graphemes::columns(text)).unwrap_or(u16::MAX)
}

/// What may be drawn of a grapheme: a file that somebody wrote by hand can hold what acts on a terminal.
fn shown(grapheme: &str) -> &str {
    if grapheme == "\n" || grapheme == "\t" {
        " "
    } else if grapheme.chars().any(clean::acts_or_hides) {
        ""
    } else {
        grapheme
    }
}
