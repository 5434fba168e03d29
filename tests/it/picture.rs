//! A screen as text, as a person would see it: each wide character once, and where the caret stands.

use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::{Frame, Terminal};
use roundtable::app::{Follower, Model, Size};
use roundtable::edit::clean::acts_or_hides;
use roundtable::view;
use unicode_width::UnicodeWidthStr;

/// A screen that was drawn.
pub struct Picture {
    /// Its cells.
    pub cells: Buffer,
    /// Where the terminal's cursor stands; `None` where it is hidden.
    pub caret: Option<(u16, u16)>,
}

impl Picture {
    /// Draws a model in a window of this size.
    pub fn of(model: &mut Model, width: u16, height: u16) -> Self {
        model.size = Size { width, height };
        Self::drawn(width, height, |frame| view::draw(model, frame))
    }

    /// Draws what a second terminal shows, in a window of this size.
    pub fn of_followed(follower: &mut Follower, width: u16, height: u16) -> Self {
        follower.model.size = Size { width, height };
        Self::drawn(width, height, |frame| view::draw_followed(follower, frame))
    }

    fn drawn(width: u16, height: u16, paint: impl FnOnce(&mut Frame<'_>)) -> Self {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
        terminal.draw(paint).expect("a screen in memory");
        let Position { x, y } = terminal.backend_mut().get_cursor_position().expect("a screen in memory");
        let caret = terminal.backend().cursor_visible().then_some((x, y));
        Self { cells: terminal.backend().buffer().clone(), caret }
    }

    /// What is wrong with the cells: something that acts or hides, a wide character cut, a row too short or too long; `None`
    /// where nothing is.
    pub fn broken(&self) -> Option<String> {
        let area = self.cells.area;
        let cells = self.cells.content.iter().map(ratatui::buffer::Cell::symbol);
        if let Some(cell) =
            cells.clone().find(|cell| cell.chars().any(|letter| letter == '\n' || acts_or_hides(letter)))
        {
            return Some(format!("{cell:?} is in a cell"));
        }
        for y in area.top()..area.bottom() {
            let mut x = area.left();
            while x < area.right() {
                let columns = u16::try_from(self.cells[(x, y)].symbol().width()).ok()?.max(1);
                let hidden = (x + 1..(x + columns).min(area.right())).find(|at| self.cells[(*at, y)].symbol() != " ");
                if let Some(at) = hidden {
                    return Some(format!("column {at} of row {y} is covered"));
                }
                x += columns;
            }
            if x != area.right() {
                return Some(format!("row {y} ends at {x}: {}", self.line(y)));
            }
        }
        None
    }

    /// Its lines, without the blanks at their ends.
    pub fn lines(&self) -> Vec<String> {
        let area = self.cells.area;
        (area.top()..area.bottom()).map(|y| self.line(y)).collect()
    }

    /// All of it.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// One line, without the blanks at its end.
    pub fn line(&self, y: u16) -> String {
        let mut line = String::new();
        let mut x = self.cells.area.left();
        while x < self.cells.area.right() {
            let symbol = self.cells[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width()).expect("a cell is narrow").max(1);
        }
        line.trim_end().to_owned()
    }

    /// The first line that holds a text, with its number.
    pub fn find(&self, text: &str) -> Option<(u16, String)> {
        (0..self.cells.area.height).map(|y| (y, self.line(y))).find(|(_, line)| line.contains(text))
    }
}
