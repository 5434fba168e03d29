//! What journals hold beyond a session file: whether they follow it, and what the room is offered then.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::files::resolved;
use super::journal::{Record, folder_for, folders_of, journals_in};
use super::paths::Places;
use crate::domain::{Entry, Session, SessionId};

/// Entries that were kept and that the session file does not hold; offered to the room, never taken up unasked.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The entries, in their order; may be none where only something was being typed.
    pub entries: Vec<Entry>,
    /// The session with all of them.
    pub session: Session,
    /// What was being typed; empty where nothing was.
    pub draft: String,
    /// Whether something behind them could not be read any more.
    pub torn: bool,
}

/// How a journal stands to a session file.
#[derive(Clone, Debug, PartialEq)]
pub enum Bearing {
    /// The file holds all that it holds.
    Spent,
    /// It goes on from the file.
    Ahead(Box<Recovery>),
    /// It goes on from something else; to be kept as a session of its own, never merged.
    Apart,
}

impl Recovery {
    /// When the first of the entries was made.
    #[must_use]
    pub fn since(&self) -> Option<Timestamp> {
        self.entries.first().map(|entry| entry.at)
    }

    /// The last of the entries.
    #[must_use]
    pub fn up_to(&self) -> Option<&Entry> {
        self.entries.last()
    }
}

impl Record {
    /// How the journal stands to the session of a file.
    #[must_use]
    pub fn bearing(&self, file: &Session) -> Bearing {
        let (ours, theirs) = (self.session.history(), file.history());
        if !ours.starts_with(theirs) && !theirs.starts_with(ours) {
            return Bearing::Apart;
        }
        let entries = ours.get(theirs.len()..).unwrap_or_default().to_vec();
        // What was being typed before the file's last entry has long been said.
        let draft = if ours.len() < theirs.len() { String::new() } else { self.draft.clone() };
        if entries.is_empty() && draft.is_empty() {
            return Bearing::Spent;
        }
        let torn = self.stopped_at.is_some();
        Bearing::Ahead(Box::new(Recovery { entries, session: self.session.clone(), draft, torn }))
    }
}

/// The journals of a session file, oldest first: also those of a file of this session that has been moved here since.
///
/// Those that cannot be read are left alone.
#[must_use]
pub fn journals_of(places: &Places, file: &Path, id: Option<&SessionId>) -> Vec<Record> {
    let roots = [places.journals(), places.journals_in_refuge()];
    let here = roots.iter().flat_map(|root| folders_of(root, file));
    let records = |folder: PathBuf| journals_in(&folder).into_iter().filter_map(|path| Record::read(&path).ok()?);
    let mut all: Vec<Record> = here.flat_map(records).collect();
    if let Some(id) = id {
        let moved = |record: &Record| record.session.state().id == *id && !record.session_file.exists();
        all.extend(roots.iter().flat_map(|root| elsewhere(root, id, file)).flat_map(records).filter(moved));
    }
    all
}

/// The folders of journals for sessions of this name whose files lay elsewhere.
fn elsewhere(root: &Path, id: &SessionId, file: &Path) -> Vec<PathBuf> {
    let here = folder_for(root, id, &resolved(file));
    let name = here.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let named = name.rsplit_once('-').map(|(id, _)| format!("{id}-")).unwrap_or_default();
    let folders = std::fs::read_dir(root).into_iter().flatten().filter_map(Result::ok).map(|folder| folder.path());
    let same_name = |folder: &PathBuf| {
        *folder != here && folder.file_name().is_some_and(|found| found.to_string_lossy().starts_with(&named))
    };
    folders.filter(same_name).collect()
}
