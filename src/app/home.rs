//! Home: go on with the last session, begin a new one, look at past ones.

use super::effect::{Effect, Origin, Purpose};
use super::report::{Card, Shelf};
use crate::domain::Session;
use crate::lang::Message;

/// Home.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// The sessions that there are; `None` until they have been read.
    pub shelf: Option<Shelf>,
    /// Where the cursor is, counted from 0.
    pub at: usize,
    /// Whether a session was asked for that the disk has not opened yet.
    pub waiting: Waiting,
    /// The session that the new one in the form will follow.
    pub following: Option<Box<Session>>,
}

/// Whether a session was asked for that the disk has not opened yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Waiting {
    /// None was.
    #[default]
    ForNothing,
    /// One was: until it is there no other is asked for.
    ForSession,
}

/// A row of home.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeRow<'a> {
    /// Go on with the last session that is not agreed.
    Continue(&'a Card),
    /// Begin a new session.
    New,
    /// A past session.
    Session(&'a Card),
    /// An example that comes with the program.
    Example(&'a Card),
    /// A file that cannot be opened, and why.
    Unreadable(&'a std::path::Path, &'a Message),
}

impl Home {
    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> Vec<HomeRow<'_>> {
        let Some(read) = &self.shelf else { return vec![HomeRow::New] };
        let last = read.sessions.iter().filter(|card| !card.life.is_agreed()).max_by_key(|card| card.written);
        let sessions = read.sessions.iter().map(HomeRow::Session);
        let examples = read.examples.iter().map(HomeRow::Example);
        let unreadable = read.unreadable.iter().map(|(path, why)| HomeRow::Unreadable(path, why));
        last.map(HomeRow::Continue)
            .into_iter()
            .chain([HomeRow::New])
            .chain(sessions)
            .chain(unreadable)
            .chain(examples)
            .collect()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<HomeRow<'_>> {
        self.rows().get(self.at).cloned()
    }

    /// The session under the cursor.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        match self.row()? {
            HomeRow::Continue(card) | HomeRow::Session(card) | HomeRow::Example(card) => Some(card),
            HomeRow::New | HomeRow::Unreadable(..) => None,
        }
    }

    /// Moves the cursor by rows.
    pub fn go(&mut self, rows: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(rows).min(last);
    }

    /// Puts what was read on the shelf, and the cursor where it makes sense.
    pub fn fill(&mut self, read: Shelf) {
        self.shelf = Some(read);
        self.go(0);
    }

    /// The example that the tour goes through, as a place among the examples: the first session of this brand, or the first
    /// example at all; `None` until it is known which there are.
    #[must_use]
    pub fn tour_example(&self, brand: &str) -> Option<usize> {
        let examples = &self.shelf.as_ref()?.examples;
        let of_brand = examples.iter().filter(|card| card.brand == brand).min_by_key(|card| card.date);
        match of_brand.or(examples.first())?.origin {
            Origin::Example(index) => Some(index),
            Origin::File(_) => None,
        }
    }

    /// What opens the session under the cursor to go on with; an agreed one is held too, since it can be reopened.
    #[must_use]
    pub fn open(&self) -> Option<Effect> {
        self.card().map(|card| open(card, Purpose::Hold))
    }

    /// What opens the session under the cursor for review.
    #[must_use]
    pub fn review(&self) -> Option<Effect> {
        self.card().map(|card| open(card, Purpose::Review))
    }
}

fn open(card: &Card, purpose: Purpose) -> Effect {
    match &card.origin {
        Origin::File(path) => Effect::Open(path.clone(), purpose),
        Origin::Example(index) => Effect::OpenExample(*index),
    }
}
