//! A list to choose from, narrowed down as one types.

use super::palette::{Likeness, best_matches};
use crate::edit::TextField;

/// A list to choose from, narrowed down as one types.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker<T> {
    /// What is typed.
    pub typed: TextField,
    /// All there is, with its name.
    pub all: Vec<(String, T)>,
    /// By what else each is found, in the same order; shorter where the last ones go by their name alone.
    pub also: Vec<String>,
    /// How what is typed has to stand in that.
    pub likeness: Likeness,
    /// Positions in `all` of what matches, best first.
    pub matches: Vec<usize>,
    /// Which match the cursor is on, counted from 0.
    pub at: usize,
}

impl<T> Picker<T> {
    /// A list to choose from; nothing is typed, so all of it matches.
    #[must_use]
    pub fn new(all: Vec<(String, T)>) -> Self {
        let matches = (0..all.len()).collect();
        Self { typed: TextField::default(), all, also: Vec::new(), likeness: Likeness::Letters, matches, at: 0 }
    }

    /// A list to choose from in which each is found by something else too.
    #[must_use]
    pub fn known_also(all: Vec<(String, T)>, also: Vec<String>) -> Self {
        Self { also, ..Self::new(all) }
    }

    /// A list of what was said, in which each is found by words of its name or of all that it says.
    #[must_use]
    pub fn said(all: Vec<(String, T)>, says: Vec<String>) -> Self {
        Self { likeness: Likeness::Words, ..Self::known_also(all, says) }
    }

    /// The one under the cursor.
    #[must_use]
    pub fn picked(&self) -> Option<&T> {
        self.matches.get(self.at).and_then(|index| self.all.get(*index)).map(|(_, item)| item)
    }

    /// Moves the cursor by rows, within the list.
    pub fn go(&mut self, rows: isize) {
        self.at = self.at.saturating_add_signed(rows).min(self.matches.len().saturating_sub(1));
    }

    /// Narrows the list down to what matches what is typed, best first.
    pub fn narrow(&mut self) {
        let also = |index: usize| self.also.get(index).map(String::as_str);
        let names = self.all.iter().enumerate().map(|(index, (name, _))| [Some(name.as_str()), also(index)]);
        self.matches = best_matches(self.typed.text(), self.likeness, names.map(|names| names.into_iter().flatten()));
        self.at = 0;
    }
}
