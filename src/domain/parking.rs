//! The parking lot at the end of a meeting: what still waits for its place, and where each remark went.

use super::agreement::{Fate, Parked, ParkedField};
use super::change::{Change, Entry};
use super::id::ParkedId;
use super::input::{ListChange, Raised};
use super::reference::InputRef;
use super::state::State;

impl State {
    /// The remarks that wait for their place: nothing was decided on them, or what they became is off the table again.
    pub fn unplaced(&self) -> impl Iterator<Item = &Raised<Parked>> {
        self.agreement.parking_lot.iter().filter(|raised| self.waits(&raised.item))
    }

    /// Whether a remark waits for its place.
    #[must_use]
    pub fn waits(&self, parked: &Parked) -> bool {
        match (parked.fate, &parked.became) {
            (Fate::Waiting, _) => true,
            (Fate::Placed, Some(input)) => !self.holds(input),
            (Fate::Placed | Fate::Dropped | Fate::CarriedOver, _) => false,
        }
    }

    /// The changes that put a remark into its place: those that raise another input from it, and what becomes of the remark.
    /// `None` where they raise nothing.
    #[must_use]
    pub fn placing(parked: &ParkedId, mut raising: Vec<Change>) -> Option<Vec<Change>> {
        let became = raising.iter().find_map(Change::about)?;
        let fate = vec![ParkedField::Fate(Fate::Placed), ParkedField::Became(Some(became))];
        raising.push(Change::Parked(ListChange::Edit(parked.clone(), fate)));
        Some(raising)
    }
}

impl Entry {
    /// The parked remark that became this input in this entry.
    pub(super) fn placed_as(&self, input: &InputRef) -> Option<&ParkedId> {
        self.changes.iter().find_map(|change| match change {
            Change::Parked(ListChange::Edit(id, fields)) => {
                let became = |field: &ParkedField| matches!(field, ParkedField::Became(Some(it)) if it == input);
                fields.iter().any(became).then_some(id)
            }
            _ => None,
        })
    }
}
