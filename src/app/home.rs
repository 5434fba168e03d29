//! Home: go on with the last session, begin a new one, look at past ones.

use std::cell::OnceCell;

use super::archive::{Arranged, Group, Known, Order, Placed, found_by};
use super::effect::{Effect, Origin, Purpose};
use super::looking::{Depth, Far, FoundLine, Line, Looking};
use super::preview::Preview;
use super::report::{Begins, Card, Shelf, ShelfPart};
use super::unread::{Read, Unread};
use crate::domain::{InputRef, Session, SessionId, Step};
use crate::lang::Message;

/// Home.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// The sessions that there are; `None` until they have been read.
    pub shelf: Option<Shelf>,
    /// Where the cursor is, counted from 0.
    pub at: usize,
    /// Whether a session was asked for that the disk has not opened yet.
    pub waiting: Waiting,
    /// The session that the new one in the form will follow.
    pub following: Option<Box<Session>>,
    /// What is looked for in past sessions, if anything is.
    pub looking: Option<Looking>,
    /// In which order past sessions are listed.
    pub order: Order,
    /// How far the folder was read; `None` where all of it is.
    pub far: Option<Far>,
    /// A look into the session under the cursor.
    pub preview: Option<Preview>,
    /// Where to go in the session that was asked for.
    pub going: Option<Going>,
    unread: Unread,
    known: Known,
    arranged: OnceCell<Arranged>,
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

/// A place in a session that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Going {
    /// The session.
    pub to: Origin,
    /// The step.
    pub step: Step,
    /// The input, where it is one.
    pub input: Option<InputRef>,
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
    /// Something that was said in a past session.
    Found(&'a FoundLine),
}

impl Home {
    /// The rows from top to bottom, each by what it stands for, and their groups.
    #[must_use]
    pub fn arranged(&self) -> &Arranged {
        self.arranged.get_or_init(|| Arranged::new(self.shelf.as_ref(), &self.known, self.order, self.looking.as_ref()))
    }

    /// The row at a place, counted from 0.
    #[must_use]
    pub fn row_at(&self, at: usize) -> Option<HomeRow<'_>> {
        let (placed, _) = self.arranged().rows.get(at)?;
        if let Placed::Found(index) = placed {
            return self.looking.as_ref()?.found.lines.get(*index).map(HomeRow::Found);
        }
        let Some(there) = &self.shelf else { return Some(HomeRow::New) };
        match placed {
            Placed::Continue(index) => there.sessions.get(*index).map(HomeRow::Continue),
            Placed::New => Some(HomeRow::New),
            Placed::Session(index) => there.sessions.get(*index).map(HomeRow::Session),
            Placed::Example(index) => there.examples.get(*index).map(HomeRow::Example),
            Placed::Unreadable(index) => there.unreadable.get(*index).map(|(path, why)| HomeRow::Unreadable(path, why)),
            Placed::Found(_) => None,
        }
    }

    /// The group of the row at a place, and its number.
    #[must_use]
    pub fn group_at(&self, at: usize) -> Option<(usize, &Group)> {
        let arranged = self.arranged();
        let (_, group) = arranged.rows.get(at)?;
        arranged.groups.get(*group).map(|head| (*group, head))
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<HomeRow<'_>> {
        self.row_at(self.at)
    }

    /// The session under the cursor.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        match self.row()? {
            HomeRow::Continue(card) | HomeRow::Session(card) | HomeRow::Example(card) => Some(card),
            HomeRow::Found(line) => self.card_of(&line.origin),
            HomeRow::New | HomeRow::Unreadable(..) => None,
        }
    }

    /// The session that lies there.
    #[must_use]
    pub fn card_of(&self, origin: &Origin) -> Option<&Card> {
        let there = self.shelf.as_ref()?;
        let example =
            || there.examples.iter().find(|card| matches!(origin, Origin::Example(_)) && card.origin == *origin);
        self.known.of_origin(origin, there).and_then(|index| there.sessions.get(index)).or_else(example)
    }

    /// Whether a session was found to be one that cannot be read to the end.
    #[must_use]
    pub fn is_unread(&self, card: &Card) -> bool {
        self.unread.has(card)
    }

    /// Notes of the session that lies there whether it could be read to the end.
    pub fn note(&mut self, origin: &Origin, read: Read) {
        match (read, self.card_of(origin).cloned()) {
            (Read::Whole, _) => self.unread.forget(origin),
            (Read::Failed, Some(card)) => self.unread.note(&card),
            (Read::Failed, None) => {}
        }
    }

    /// What the session of this name is called, where it is on the shelf.
    #[must_use]
    pub fn title_of(&self, id: &SessionId) -> Option<&str> {
        let there = self.shelf.as_ref()?;
        let session = self.known.of_id(id, there).and_then(|index| there.sessions.get(index));
        let example = || there.examples.iter().find(|card| card.id == *id);
        session.or_else(example).map(|card| card.title.as_str())
    }

    /// Moves the cursor by rows.
    pub fn go(&mut self, rows: isize) {
        let last = self.arranged().rows.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(rows).min(last);
    }

    /// Puts what was read on the shelf, and the cursor where it makes sense.
    pub fn fill(&mut self, read: Shelf) {
        self.take_part(ShelfPart { shelf: read, ..ShelfPart::default() });
    }

    /// Puts a part of what is read on the shelf; the cursor stays on its row.
    pub fn take_part(&mut self, part: ShelfPart) {
        let row = self.mark();
        let ShelfPart { begins, shelf: read, found_by: keys, far } = part;
        self.far = far;
        match (&mut self.shelf, begins) {
            (Some(there), Begins::GoesOn) => {
                there.sessions.extend(read.sessions);
                there.unreadable.extend(read.unreadable);
                self.known.found_by.extend(keys);
            }
            (there, _) => {
                *there = Some(read);
                self.known.found_by = keys;
            }
        }
        self.known.forget();
        self.arrange();
        self.return_to(row);
    }

    /// Arranges the rows anew, since something about them has changed.
    pub fn arrange(&mut self) {
        if self.looking.is_some()
            && let Some(shelf) = &self.shelf
        {
            let missing = shelf.sessions.iter().skip(self.known.found_by.len()).map(found_by);
            self.known.found_by.extend(missing.collect::<Vec<_>>());
        }
        self.arranged = OnceCell::new();
    }

    /// What the cursor is on, so that it is found again; nothing where it stands on top.
    fn mark(&self) -> Option<Origin> {
        if self.at == 0 { None } else { self.card().map(|card| card.origin.clone()) }
    }

    /// Puts the cursor back on its row, where that is still there.
    fn return_to(&mut self, row: Option<Origin>) {
        let found = row.and_then(|origin| {
            let is_it = |at: &usize| match self.row_at(*at) {
                Some(HomeRow::Session(card) | HomeRow::Example(card)) => card.origin == origin,
                _ => false,
            };
            is_it(&self.at).then_some(self.at).or_else(|| (0..self.arranged().rows.len()).find(is_it))
        });
        self.at = found.unwrap_or(self.at);
        self.go(0);
    }

    /// Lists past sessions in the next order; the cursor stays on its session.
    pub fn arrange_otherwise(&mut self) {
        let row = self.mark();
        self.order = self.order.next();
        self.arrange();
        self.return_to(row);
    }

    /// Whether keys go into the line in which one says what is looked for.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.looking.as_ref().is_some_and(|looking| looking.line == Line::Typing)
    }

    /// Whether what was said in past sessions is looked through.
    #[must_use]
    pub fn looks_into_text(&self) -> bool {
        self.looking.as_ref().is_some_and(|looking| looking.depth == Depth::Text)
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
