//! A meeting as it is drawn: what the steps ask of the model, said once.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::widgets::table::{Cell, Column, Row};
use crate::app::{Command, Meeting, Mode, Model, Section, keymap};
use crate::domain::{Department, Item, Raised, State};
use crate::lang::{Arg, Words, dates, wording};

/// A model with the meeting in it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All of it.
    pub model: &'a Model,
    /// The meeting.
    pub meeting: &'a Meeting,
}

impl<'a> Scene<'a> {
    /// Everything on the table.
    #[must_use]
    pub fn state(&self) -> &'a State {
        self.meeting.state()
    }

    /// The words in use.
    #[must_use]
    pub fn words(&self) -> &'a Words {
        &self.model.words
    }

    /// The words of this key.
    #[must_use]
    pub fn say(&self, key: &str) -> Cow<'a, str> {
        self.words().get(key)
    }

    /// The words of this key with its arguments.
    #[must_use]
    pub fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words().with(key, args)
    }

    /// A day, or a dash.
    #[must_use]
    pub fn date(&self, date: Option<Date>) -> String {
        date.map_or_else(|| "-".to_owned(), |date| dates::format_date(date, self.words().lang()))
    }

    /// A time of day where the room is.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        wording::time(at, &self.model.zone)
    }

    /// Whether the session is only looked at.
    #[must_use]
    pub fn is_review(&self) -> bool {
        self.meeting.mode == Mode::Reviewing
    }

    /// What to do first in a list that has no rows, with the key that does it.
    #[must_use]
    pub fn first_thing(&self, section: Section, key: &str) -> String {
        let shown = keymap::key_for(&self.model.places_below(), section.adds())
            .or_else(|| keymap::key_for(&self.model.places_below(), Command::Add));
        match shown {
            Some(shown) if !self.is_review() => self.tell(key, &[("key", shown.to_string().into())]),
            _ => self.say("view-nothing-here").into_owned(),
        }
    }

    /// The last column of most tables: who has said yes to the row.
    #[must_use]
    pub fn agreed_column(&self) -> Column<'a> {
        Column::words(self.say("view-head-agreed"), 7, 0).going(9)
    }

    /// The row of an input: who raised it, these cells, and who has said yes to it.
    #[must_use]
    pub fn row<T: Item>(&self, raised: &'a Raised<T>, mut cells: Vec<Cell<'a>>) -> Row<'a> {
        cells.push(tags(&raised.agreed));
        Row { by: Some(&raised.by), cells }
    }
}

/// Departments by their letters.
#[must_use]
pub fn tags(departments: &BTreeSet<Department>) -> Cell<'_> {
    Cell::Tags(departments.iter().collect())
}
