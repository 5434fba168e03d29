//! Voices: which departments have been heard at which step, and whom to ask next. Nobody is counted or ranked.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Entry;
use super::department::{Author, Department};
use super::room::Room;
use super::step::Step;

/// The departments that gave input at each step: raised something, altered it, or said yes to it.
#[must_use]
pub fn heard<'a>(standing: impl IntoIterator<Item = &'a Entry>) -> BTreeMap<Step, BTreeSet<&'a Department>> {
    let mut heard: BTreeMap<Step, BTreeSet<&Department>> = BTreeMap::new();
    for entry in standing {
        if let Author::Department(department) = &entry.by {
            heard.entry(entry.step).or_default().insert(department);
        }
    }
    heard
}

impl Room {
    /// The departments that are here and not among those heard, in the order of the table, beginning after the one that
    /// speaks. Before anybody is here, all at the table are waited for.
    #[must_use]
    pub fn unheard(&self, heard: &BTreeSet<Department>, speaking: &Department) -> Vec<Department> {
        let mut at_table = self.departments();
        let is_anybody_here = at_table.iter().any(|department| self.is_present(department));
        if let Some(speaks) = at_table.iter().position(|department| department == speaking) {
            at_table.rotate_left(speaks + 1);
        }
        let is_waited_for =
            |department: &Department| (!is_anybody_here || self.is_present(department)) && !heard.contains(department);
        at_table.retain(is_waited_for);
        at_table
    }
}
