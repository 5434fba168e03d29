//! Reopenings: when an agreed plan was opened again, by whom and why. The history keeps them for good.

use jiff::Timestamp;

use super::change::{Change, Entry};
use super::department::Department;
use super::id::ParticipantId;
use super::session::Session;

/// One time that an agreed plan was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// When.
    pub at: Timestamp,
    /// The department that had it opened.
    pub by: Department,
    /// Who in it, where known.
    pub person: Option<ParticipantId>,
    /// Why.
    pub reason: String,
}

impl Session {
    /// Each time that the plan was opened again after it was agreed, the earliest first.
    #[must_use]
    pub fn reopenings(&self) -> Vec<Reopening> {
        fn of(entry: &Entry) -> Option<Reopening> {
            let reason = entry.changes.iter().find_map(|change| match change {
                Change::Reopen(reason) => Some(reason.clone()),
                _ => None,
            })?;
            let by = entry.by.department()?.clone();
            Some(Reopening { at: entry.at, by, person: entry.person.clone(), reason })
        }
        // No undo reaches past a reopening, so each of them stands.
        self.history().iter().filter_map(of).collect()
    }
}
