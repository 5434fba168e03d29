//! Figures, and the few words that go with them, drawn by hand in half blocks, to be read from ten metres.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::big_font::{self, LARGE, SMALL};
use crate::view::canvas::{Canvas, columns};

/// Columns of dots by which words stand further apart than letters in the large font; half of it in the small one.
const BLANK: u16 = 2;

/// How large figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Glyphs of ten rows of dots, each dot so many columns wide and as high as it is wide.
    Large(u16),
    /// Glyphs of five rows of dots; words go beside them as plain text.
    Small,
}

impl Size {
    /// All sizes that are tried, the largest first.
    pub const ALL: [Self; 5] = [Self::Large(4), Self::Large(3), Self::Large(2), Self::Large(1), Self::Small];

    /// The rows that a text takes; a cell of a terminal is about twice as high as it is wide.
    #[must_use]
    pub fn height(self) -> u16 {
        let dots = if self == Self::Small { SMALL } else { LARGE };
        (u16::try_from(dots).unwrap_or(u16::MAX) * self.scale()).div_ceil(2)
    }

    fn scale(self) -> u16 {
        match self {
            Self::Large(scale) => scale,
            Self::Small => 1,
        }
    }

    fn dots(self, character: char) -> Option<Vec<&'static str>> {
        match self {
            Self::Large(_) => big_font::large(character).map(|rows| rows.to_vec()),
            Self::Small => big_font::small(character).map(|rows| rows.to_vec()),
        }
    }

    /// Columns between two glyphs.
    fn apart(self) -> u16 {
        match self {
            Self::Large(scale) => 2 * scale,
            Self::Small => 1,
        }
    }

    /// Columns of a blank between two words.
    fn blank(self) -> u16 {
        if self == Self::Small { BLANK / 2 } else { BLANK * self.scale() }
    }
}

/// A text as far as it can be drawn from dots, and the rest, which is written beside it.
fn split(text: &str, size: Size) -> (&str, &str) {
    let is_drawn = |grapheme: &&str| {
        let mut letters = grapheme.chars();
        let first = letters.next().is_some_and(|first| is_blank(first) || size.dots(first).is_some());
        first && letters.next().is_none()
    };
    let drawn: usize = text.graphemes(true).take_while(|grapheme| is_drawn(grapheme)).map(str::len).sum();
    let (drawn, rest) = text.split_at_checked(drawn).unwrap_or((text, ""));
    (drawn.trim_end(), rest.trim_start())
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether a text begins with something that is drawn, so that it can be a figure at all.
#[must_use]
pub fn draws(text: &str) -> bool {
    text.chars().next().is_some_and(|first| big_font::large(first).is_some())
}

/// The columns that a text takes.
#[must_use]
pub fn width(text: &str, size: Size) -> u16 {
    let (drawn, rest) = split(text, size);
    let beside = if rest.is_empty() { 0 } else { 1 + columns(rest) };
    drawn_width(drawn, size).saturating_add(beside)
}

fn drawn_width(text: &str, size: Size) -> u16 {
    let wide = |character: char| match size.dots(character) {
        Some(rows) => glyph_width(&rows).saturating_mul(size.scale()).saturating_add(size.apart()),
        None => size.blank(),
    };
    text.chars().map(wide).fold(0, u16::saturating_add).saturating_sub(size.apart())
}

fn glyph_width(rows: &[&str]) -> u16 {
    rows.first().map_or(0, |row| u16::try_from(row.len()).unwrap_or(0))
}

/// Draws a text with its upper left corner at a place; what is drawn from no dots stands beside it on the last row.
pub fn put(canvas: &mut Canvas<'_>, (x, y): (u16, u16), text: &str, size: Size, style: Style) {
    let (drawn, rest) = split(text, size);
    let mut at = x;
    for character in drawn.chars() {
        let Some(rows) = size.dots(character) else {
            at = at.saturating_add(size.blank());
            continue;
        };
        let wide = glyph_width(&rows) * size.scale();
        for row in 0..size.height() {
            for column in 0..wide {
                if let Some(symbol) = symbol(&rows, (row, column), size.scale()) {
                    canvas.put(at.saturating_add(column), y.saturating_add(row), 1, symbol, style);
                }
            }
        }
        at = at.saturating_add(wide + size.apart());
    }
    if !rest.is_empty() {
        let beside = x + drawn_width(drawn, size) + u16::from(!drawn.is_empty());
        let row = y + size.height().saturating_sub(1);
        canvas.put(beside, row, canvas.area().right().saturating_sub(beside), rest, style);
    }
}

/// What stands in a cell of a glyph: one or both of two dots above one another.
fn symbol(rows: &[&str], (row, column): (u16, u16), scale: u16) -> Option<&'static str> {
    let is_dot = |half: u16| {
        let line = rows.get(usize::from(half / scale)).copied().unwrap_or_default();
        line.as_bytes().get(usize::from(column / scale)) == Some(&b'#')
    };
    match (is_dot(2 * row), is_dot(2 * row + 1)) {
        (true, true) => Some("\u{2588}"),
        (true, false) => Some("\u{2580}"),
        (false, true) => Some("\u{2584}"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::app::{Colours, Ground};
    use crate::view::theme::{Role, Theme};

    const DRAWN: &str = "0123456789.,%-+*/kmbnABCDEF万亿千元人个";

    fn drawn(text: &str, size: Size) -> Vec<String> {
        let area = Rect::new(0, 0, width(text, size), size.height());
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, Theme::new(Ground::Plain, Colours::All));
        let style = canvas.style(Role::Text);
        put(&mut canvas, (0, 0), text, size, style);
        area.rows()
            .map(|row| row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol().to_owned()).collect())
            .collect()
    }

    #[test]
    fn a_share_is_drawn_in_half_blocks() {
        assert_eq!(drawn("7.5%", Size::Small), ["▀▀█   █▀▀ ▀ ▄▀", "  █   ▀▀█  ▄▀ ", "  ▀ ▀ ▀▀▀ ▀  ▀"]);
        assert_eq!(
            drawn("5万", Size::Large(1)),
            [
                "██████  ▀▀▀▀██▀▀▀▀▀▀",
                "██          ██▄▄▄▄▄ ",
                "█████▄      ██   ██ ",
                "▄▄  ██     ██    ██ ",
                "▀████▀  ▄▄▀▀   ▄▄█▀ ",
            ]
        );
    }

    #[test]
    fn no_two_glyphs_look_alike_at_any_size() {
        for size in Size::ALL {
            let drawable = DRAWN.chars().filter(|glyph| size.dots(*glyph).is_some());
            let all: Vec<Vec<String>> = drawable.map(|glyph| drawn(&glyph.to_string(), size)).collect();
            for (index, one) in all.iter().enumerate() {
                assert!(all.iter().skip(index + 1).all(|other| other != one), "{one:?}");
            }
        }
    }

    #[test]
    fn every_glyph_is_a_block_of_dots_with_ink_at_its_left_or_right() {
        for (size, glyph) in [Size::Large(1), Size::Small].iter().flat_map(|size| DRAWN.chars().map(move |c| (size, c)))
        {
            let Some(rows) = size.dots(glyph) else { continue };
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{glyph}: {rows:?}");
            assert!(rows.concat().chars().all(|dot| dot == '#' || dot == ' '), "{glyph}");
        }
    }

    #[test]
    fn what_no_dots_are_known_for_stands_beside_the_figure() {
        assert_eq!(drawn("7 ads", Size::Small), ["▀▀█    ", "  █    ", "  ▀ ads"]);
        assert_eq!(drawn("12 万", Size::Small)[2], "▀▀▀ ▀▀▀ 万 ");
        assert_eq!(width("", Size::Large(3)), 0);
        assert_eq!(Size::Large(3).height(), 15);
    }
}
