//! The customer list as a page: the largest first, searched as one types.

use std::sync::Arc;

use super::meeting::Meeting;
use super::reckoning::Reckoning;
use crate::domain::{Abc, CustomerLine, CustomerList, Money};
use crate::edit::TextField;

/// The customer list on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Customers {
    /// What is typed to search for.
    pub typed: TextField,
    /// The places, in the order of the ABC split, of the lines that match, largest first.
    pub matches: Vec<usize>,
    /// Which match the cursor is on, counted from 0.
    pub at: usize,
    /// Amounts that need all the room that any of the list needs: the largest, the smallest, the most precise.
    pub widest: Vec<Money>,
    list: Arc<CustomerList>,
    abc: Arc<Abc>,
}

impl Customers {
    /// The list of a meeting; nothing is typed, so all of it matches.
    #[must_use]
    pub fn of(meeting: &Meeting) -> Self {
        let reckoning: &Reckoning = meeting.reckoning();
        let (list, abc) = (Arc::clone(reckoning.list()), Arc::clone(reckoning.abc()));
        let sales = || list.lines().map(|line| line.sales);
        let precise = sales().max_by_key(|sales| sales.amount().normalize().scale());
        let widest = sales().max().into_iter().chain(sales().min()).chain(precise).collect();
        let matches = (0..abc.order.len()).collect();
        Self { typed: TextField::default(), matches, at: 0, widest, list, abc }
    }

    /// The list.
    #[must_use]
    pub fn list(&self) -> &CustomerList {
        &self.list
    }

    /// Its ABC split.
    #[must_use]
    pub fn abc(&self) -> &Abc {
        &self.abc
    }

    /// Whether it is still the list of the meeting, split by the same limits.
    #[must_use]
    pub fn is_current(&self, meeting: &Meeting) -> bool {
        Arc::ptr_eq(&self.abc, meeting.reckoning().abc())
    }

    /// The line of a match, counted from 0, and its place in the order of the split.
    #[must_use]
    pub fn line(&self, of_match: usize) -> Option<(usize, CustomerLine<'_>)> {
        let place = *self.matches.get(of_match)?;
        Some((place, self.list.line(*self.abc.order.get(place)?)?))
    }

    /// Moves the cursor by rows, within the list.
    pub fn go(&mut self, rows: isize) {
        self.at = self.at.saturating_add_signed(rows).min(self.matches.len().saturating_sub(1));
    }

    /// Narrows the list down to the lines that have all that is typed, with commas between, in their name or in what is
    /// known of them, with or without what it is called: `north, channel 2`.
    pub fn narrow(&mut self) {
        let typed = self.typed.text().to_lowercase();
        let wanted: Vec<&str> = typed.split([',', '\u{3001}']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let has = |line: &CustomerLine<'_>, part: &str| {
            let is_in = |text: &str| text.to_lowercase().contains(part);
            let known = || self.list.attributes.iter().zip(line.values);
            line.name.is_some_and(is_in)
                || line.values.iter().any(|value| is_in(value))
                || (part.contains(' ') && known().any(|(attribute, value)| is_in(&format!("{attribute} {value}"))))
        };
        let is_match = |place: &usize| {
            let line = self.abc.order.get(*place).and_then(|at| self.list.line(*at));
            line.is_some_and(|line| wanted.iter().all(|part| has(&line, part)))
        };
        self.matches = (0..self.abc.order.len()).filter(is_match).collect();
        self.at = 0;
    }
}
