//! Past sessions whose first lines tell what they are and whose rest cannot be read, as far as that was noticed.

use std::collections::HashMap;

use jiff::Timestamp;

use super::effect::Origin;
use super::report::Card;

/// Sessions that could not be read to the end, and when their files had been written then: mended, they count no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unread(HashMap<Origin, Option<Timestamp>>);

/// Whether a session could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// To the end.
    Whole,
    /// Not to the end.
    Failed,
}

impl Unread {
    /// A session could not be read to the end.
    pub fn note(&mut self, card: &Card) {
        self.0.insert(card.origin.clone(), card.written);
    }

    /// A session could be read.
    pub fn forget(&mut self, origin: &Origin) {
        self.0.remove(origin);
    }

    /// Whether a session could not be read to the end when it was last tried, and its file is still the same.
    #[must_use]
    pub fn has(&self, card: &Card) -> bool {
        self.0.get(&card.origin).is_some_and(|written| *written == card.written)
    }
}
