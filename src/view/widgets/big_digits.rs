//! Figures drawn by hand in half blocks, to be read from ten metres.

use ratatui::style::Style;

use crate::view::canvas::Canvas;

/// Rows of dots of a figure.
const TALL: u16 = 5;

/// A figure in dots: five rows, each a text in which `#` is a dot.
fn dots(character: char) -> [&'static str; TALL as usize] {
    match character {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        '.' | ',' => [" ", " ", " ", " ", "#"],
        '%' => ["#  #", "  # ", "  # ", " #  ", "#  #"],
        '-' => ["   ", "   ", "###", "   ", "   "],
        _ => ["", "", "", "", ""],
    }
}

/// The columns that a text takes, where each dot is `scale` columns wide and as high as it is wide.
pub fn width(text: &str, scale: u16) -> u16 {
    let wide = |character| u16::try_from(dots(character)[0].len()).unwrap_or(0) + 1;
    text.chars().map(wide).fold(0, u16::saturating_add).saturating_sub(1).saturating_mul(scale)
}

/// The rows that a text takes; a cell of a terminal is about twice as high as it is wide.
pub fn height(scale: u16) -> u16 {
    (TALL * scale).div_ceil(2)
}

/// Draws digits, points, signs of percent and minus; anything else takes no room.
pub fn put(canvas: &mut Canvas<'_>, x: u16, y: u16, text: &str, scale: u16, style: Style) {
    let mut x = x;
    for character in text.chars() {
        let dots = dots(character);
        let wide = u16::try_from(dots[0].len()).unwrap_or(0);
        for row in 0..height(scale) {
            for column in 0..wide * scale {
                let is_dot = |half: u16| {
                    let line = dots.get(usize::from(half / scale)).copied().unwrap_or_default();
                    line.as_bytes().get(usize::from(column / scale)) == Some(&b'#')
                };
                let symbol = match (is_dot(2 * row), is_dot(2 * row + 1)) {
                    (true, true) => "\u{2588}",
                    (true, false) => "\u{2580}",
                    (false, true) => "\u{2584}",
                    (false, false) => continue,
                };
                canvas.put(x + column, y + row, 1, symbol, style);
            }
        }
        x = x.saturating_add((wide + 1) * scale);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::app::{Colours, Ground};
    use crate::view::theme::{Role, Theme};

    fn drawn(text: &str, scale: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width(text, scale), height(scale));
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, Theme::new(Ground::Plain, Colours::All));
        let style = canvas.style(Role::Text);
        put(&mut canvas, 0, 0, text, scale, style);
        area.rows()
            .map(|row| row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol().to_owned()).collect())
            .collect()
    }

    #[test]
    fn a_share_is_drawn_in_half_blocks() {
        assert_eq!(drawn("7.5%", 1), ["▀▀█   █▀▀ ▀ ▄▀", "  █   ▀▀█  ▄▀ ", "  ▀ ▀ ▀▀▀ ▀  ▀"]);
    }

    #[test]
    fn no_two_figures_look_alike_at_any_size() {
        for scale in 1..6 {
            let all: Vec<Vec<String>> =
                "0123456789.%-".chars().map(|figure| drawn(&figure.to_string(), scale)).collect();
            for (index, one) in all.iter().enumerate() {
                assert!(all.iter().skip(index + 1).all(|other| other != one), "{one:?}");
            }
        }
    }

    #[test]
    fn what_is_no_figure_takes_no_room_that_matters() {
        assert_eq!(width("", 3), 0);
        assert_eq!(width("100.0%", 2), 44);
        assert_eq!(height(3), 8);
    }
}
