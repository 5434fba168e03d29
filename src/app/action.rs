//! What comes into the program: keys, pastes, clicks, and reports from the disk.

use jiff::Timestamp;

use super::command::Command;
use super::key::Key;
use super::report::Report;
use crate::domain::{Department, FlagKey, Step};

/// Something that happened, stamped with the time by the shell.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// When.
    pub at: Timestamp,
    /// What.
    pub action: Action,
}

/// Something that happened outside the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// Something visible was clicked.
    Click(Target),
    /// The wheel was turned by this many rows, down where positive.
    Scroll(i16),
    /// The window has this size now.
    Resized(Size),
    /// A second has passed while a clock is shown.
    Tick,
    /// The disk says something.
    Report(Report),
    /// The terminal is gone, or we were told politely to leave.
    Ended,
}

/// What a click can land on.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Something that can be done, at the foot or in a list.
    Do(Command),
    /// A step on the rail.
    Step(Step),
    /// A department at the foot.
    Department(Department),
    /// A row of a list of the step, both counted from 0.
    Row {
        /// Which list of the step.
        section: usize,
        /// Which row of it.
        row: usize,
    },
    /// A cell of the budget grid, heads included, counted from 0.
    Cell {
        /// Row; 0 is the heads.
        row: usize,
        /// Column; 0 is the names.
        column: usize,
    },
    /// A row of home, counted from 0.
    Home(usize),
    /// A row of the overlay on top, counted from 0.
    Overlay(usize),
    /// Something that the row in focus of the form on top offers, or the line in which one looks at home; counted from 0.
    Option(usize),
    /// A flag that is told of beside the work.
    Flag(FlagKey),
}

/// A window's size in columns and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// The smallest window in which the program is usable.
    pub const SMALLEST: Self = Self { width: 60, height: 18 };

    /// Whether the program is usable in it.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.width >= Self::SMALLEST.width && self.height >= Self::SMALLEST.height
    }
}
