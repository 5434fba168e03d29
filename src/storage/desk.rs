//! The desk: one session that is open for writing, with its lock, its journal, and a copy of what is to be saved.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::files::{check_private, create_folder, resolved, sync_file};
use super::journal::{self, Journal, folder_for};
use super::library::fresh_path;
use super::live::live_path;
use super::lock::{Lock, NotOurs};
use super::paths::{Places, Privacy};
use super::recovery::Recovery;
use super::trouble::{NotSaved, Trouble};
use crate::domain::{BrokenHistory, Entry, Refusal, Session};

/// A session open for writing.
///
/// It holds its own copy of the session, made by applying the same entries: so an entry is all that has to come here,
/// nothing is shared with whoever shows the session, and a new journal can be started at any moment.
#[derive(Debug)]
pub struct Desk {
    pub(super) places: Places,
    /// The session file; links followed.
    pub(super) file: PathBuf,
    pub(super) lock: Lock,
    session: Session,
    /// Entries that are kept in the journal and not yet applied to our copy, since the room waits for the journal only.
    pending: Vec<Entry>,
    draft: String,
    journal: Option<Journal>,
    /// Journals that are no longer written; each goes once the file holds all that it holds.
    spent: Vec<PathBuf>,
    /// Journals with entries that were offered to the room; they stay until it has taken them.
    offered: Vec<PathBuf>,
    /// SHA-256 of each content that the file can have without somebody else having written it.
    pub(super) expected: Vec<String>,
    /// Revision that the file holds; `None` while there is no file.
    pub(super) saved_rev: Option<u32>,
    /// When an earlier version was last kept in this sitting.
    pub(super) backed_up: Option<Timestamp>,
}

/// How something was kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// In the journal.
    InTurn,
    /// In a new journal, since the last one failed for this reason.
    InNewJournal(NotSaved),
}

impl Desk {
    /// A desk for a new session in the folder of sessions; [`Desk::checkpoint`] then writes its file.
    ///
    /// # Errors
    /// [`NotOurs`] where the folder cannot be written.
    pub fn create(places: &Places, session: Session, now: Timestamp) -> Result<Self, NotOurs> {
        if places.privacy == Privacy::Ours {
            create_folder(&places.sessions, Privacy::Ours)?;
        }
        let file = resolved(&fresh_path(&places.sessions, &session));
        let lock = Lock::take(&file, places.privacy_of(&file), now)?;
        Ok(Self::new(places, file, lock, session))
    }

    pub(super) fn new(places: &Places, file: PathBuf, lock: Lock, session: Session) -> Self {
        Self {
            places: places.clone(),
            file,
            lock,
            session,
            pending: Vec::new(),
            draft: String::new(),
            journal: None,
            spent: Vec::new(),
            offered: Vec::new(),
            expected: Vec::new(),
            saved_rev: None,
            backed_up: None,
        }
    }

    /// The session file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Where those who follow the session look for where the meeting stands.
    #[must_use]
    pub fn live_path(&self) -> PathBuf {
        live_path(&self.places, &self.session.state().id, &self.file)
    }

    /// Where the journal lies; `None` while none can be written.
    #[must_use]
    pub fn journal(&self) -> Option<&Path> {
        self.journal.as_ref().map(Journal::path)
    }

    /// The number of the last entry.
    #[must_use]
    pub fn rev(&self) -> u32 {
        self.pending.last().map_or(self.session.rev(), |entry| entry.seq)
    }

    /// Whether the file lacks something.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved_rev != Some(self.rev())
    }

    /// Whether everything is on the disk, in the file or in the journal.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.journal.is_some() || !self.is_unsaved()
    }

    /// The session with everything that was kept.
    ///
    /// # Errors
    /// [`BrokenHistory`] where an entry does not fit, which means that whoever sent it shows another session.
    pub fn session(&mut self) -> Result<&Session, BrokenHistory> {
        for entry in std::mem::take(&mut self.pending) {
            let seq = entry.seq;
            self.session.apply(entry).map_err(|refusal| BrokenHistory { seq, refusal })?;
        }
        Ok(&self.session)
    }

    /// Keeps an entry: it survives the end of this program, and after [`Desk::sync`] a power cut.
    ///
    /// # Errors
    /// [`NotSaved`]; the entry is then in memory only, and in the next journal that can be started.
    pub fn append(&mut self, entry: Entry, now: Timestamp) -> Result<Kept, NotSaved> {
        if entry.seq != self.rev() + 1 {
            let refusal = Refusal::OutOfOrder { last: self.rev(), got: entry.seq };
            return Err(BrokenHistory { seq: entry.seq, refusal }.into());
        }
        let kept = self.journal.as_mut().map(|journal| journal.append(&entry));
        self.pending.push(entry);
        self.settle(kept, now)
    }

    /// Keeps what is being typed; an empty text says that nothing is.
    ///
    /// # Errors
    /// As for [`Desk::append`].
    pub fn draft(&mut self, text: String, now: Timestamp) -> Result<Kept, NotSaved> {
        let rev = self.rev();
        let kept = self.journal.as_mut().map(|journal| journal.draft(&text, rev, now));
        self.draft = text;
        self.settle(kept, now)
    }

    /// Makes sure that all that was kept survives a power cut.
    ///
    /// # Errors
    /// [`NotSaved`] where neither the journal nor a new one could be written.
    pub fn sync(&mut self, now: Timestamp) -> Result<Kept, NotSaved> {
        let synced = self.journal.as_ref().map(|journal| journal.sync().map_err(NotSaved::from));
        self.settle(synced, now)
    }

    /// Goes on in a new journal where the last one failed or there is none: what a failed write or sync left behind
    /// cannot be trusted.
    fn settle(&mut self, kept: Option<Result<(), NotSaved>>, now: Timestamp) -> Result<Kept, NotSaved> {
        match kept {
            Some(Ok(())) => Ok(Kept::InTurn),
            Some(Err(why)) => {
                self.spent.extend(self.journal.take().map(|journal| journal.path().to_owned()));
                self.start_journal(now)?;
                Ok(Kept::InNewJournal(why))
            }
            None => self.start_journal(now).map(|()| Kept::InTurn),
        }
    }

    /// Starts a journal with all that there is, among our state or, where that cannot be written, in the refuge.
    ///
    /// # Errors
    /// [`NotSaved`] where it can be written in neither; a journal that is being written goes on then.
    pub fn start_journal(&mut self, now: Timestamp) -> Result<(), NotSaved> {
        let id = self.session()?.state().id.clone();
        let at_home = self.start_in(&folder_for(&self.places.journals(), &id, &self.file), now);
        let journal = match at_home {
            Ok(journal) => journal,
            Err(why) => {
                let refuge = self.places.refuge.clone();
                let started = create_folder(&refuge, Privacy::Ours)
                    .and_then(|()| check_private(&refuge))
                    .map_err(NotSaved::from)
                    .and_then(|()| self.start_in(&folder_for(&self.places.journals_in_refuge(), &id, &self.file), now));
                // Where both fail, the first is the one that can be mended.
                started.map_err(|_| why)?
            }
        };
        self.spent.extend(self.journal.replace(journal).map(|last| last.path().to_owned()));
        Ok(())
    }

    fn start_in(&self, folder: &Path, now: Timestamp) -> Result<Journal, NotSaved> {
        let mut journal = Journal::start(folder, &self.file, &self.session, now)?;
        if !self.draft.is_empty() {
            journal.draft(&self.draft, self.session.rev(), now)?;
            journal.sync()?;
        }
        Ok(journal)
    }

    /// Takes up what a journal had kept and the file does not hold; [`Desk::session`] then has it.
    ///
    /// # Errors
    /// [`NotSaved::Refused`] where it does not follow our session, which stays as it was; any other where it is taken up
    /// but could not be kept anew. The journal that it comes from stays in both cases.
    pub fn restore(&mut self, recovery: Recovery, now: Timestamp) -> Result<(), NotSaved> {
        let ours = self.session()?.history();
        if !recovery.session.history().starts_with(ours) {
            let refusal = Refusal::OutOfOrder { last: self.rev(), got: recovery.session.rev() };
            return Err(BrokenHistory { seq: recovery.session.rev(), refusal }.into());
        }
        self.session = recovery.session;
        self.draft = recovery.draft;
        self.start_journal(now)?;
        self.spent.append(&mut self.offered);
        Ok(())
    }

    /// Takes over journals of earlier sittings: those that the file has overtaken, and those that are offered.
    pub(super) fn inherit(&mut self, spent: Vec<PathBuf>, offered: Vec<PathBuf>) {
        self.spent.extend(spent);
        self.offered = offered;
    }

    /// Removes the journals whose entries the saved file all holds.
    pub(super) fn sweep(&mut self) {
        self.spent.drain(..).for_each(|path| journal::remove(&path));
    }

    /// Leaves the session. The journal goes where the file holds all that it holds; else it stays, to be offered again.
    ///
    /// # Errors
    /// The [`Trouble`] where the journal has to stay and cannot be made safe against a power cut.
    pub fn close(mut self) -> Result<(), Trouble> {
        if self.is_unsaved() || !self.draft.is_empty() {
            return self.journal.as_ref().map_or(Ok(()), Journal::sync);
        }
        // What was saved in an earlier sitting may not have been made safe then.
        if !self.spent.is_empty() {
            sync_file(&self.file)?;
        }
        if let Some(journal) = self.journal.take() {
            journal.remove();
        }
        self.sweep();
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;

    use super::super::journal::{Record, journals_in};
    use super::super::samples::{add, later, places_in, planned, raise_segment};
    use super::super::{Cause, outside};
    use super::*;
    use crate::domain::Department;

    fn desk_in(root: &Path) -> Desk {
        Desk::create(&places_in(root), planned(), later()).unwrap()
    }

    /// Another entry for a session, kept on the desk.
    fn keep(desk: &mut Desk, session: &mut Session, name: &str) -> Kept {
        let entry = add(session, Some(Department::Sales), raise_segment(name));
        desk.append(entry, later()).unwrap()
    }

    fn kept_in_journal(desk: &Desk) -> Session {
        Record::read(desk.journal().unwrap()).unwrap().unwrap().session
    }

    #[test]
    fn an_entry_is_in_the_journal_before_it_is_called_kept() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        for name in ["OEMs", "Key accounts"] {
            assert_eq!(keep(&mut desk, &mut session, name), Kept::InTurn);
            assert_eq!(kept_in_journal(&desk), session);
        }
        assert_eq!(desk.session(), Ok(&session));
    }

    #[test]
    fn an_entry_out_of_turn_is_refused_and_not_kept() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        add(&mut session, Some(Department::Sales), raise_segment("missed"));
        let entry = add(&mut session, Some(Department::Sales), raise_segment("OEMs"));
        assert!(matches!(desk.append(entry, later()), Err(NotSaved::Refused(_))));
        assert_eq!(desk.session(), Ok(&planned()));
    }

    #[test]
    fn a_draft_outlives_the_journal_that_it_was_written_in() {
        let root = tempfile::tempdir().unwrap();
        let mut desk = desk_in(root.path());
        desk.draft("They car".to_owned(), later()).unwrap();
        let first = desk.journal().unwrap().to_owned();
        desk.start_journal(later()).unwrap();
        assert_ne!(desk.journal().unwrap(), first);
        assert_eq!(Record::read(desk.journal().unwrap()).unwrap().unwrap().draft, "They car");
    }

    #[test]
    fn where_our_state_cannot_be_written_the_journal_goes_on_in_the_refuge() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        // A file where the folder should be, so that it fails for root, too.
        fs::write(root.path().join("state"), "").unwrap();
        assert_eq!(keep(&mut desk, &mut session, "OEMs"), Kept::InTurn);
        assert!(desk.journal().unwrap().starts_with(root.path().join("refuge")));
        assert_eq!(kept_in_journal(&desk), session);
    }

    #[test]
    fn an_entry_that_could_be_kept_nowhere_is_in_the_next_journal_that_can_be_started() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        for name in ["state", "refuge"] {
            fs::write(root.path().join(name), "").unwrap();
        }
        let entry = add(&mut session, Some(Department::Sales), raise_segment("OEMs"));
        let refused = desk.append(entry, later()).unwrap_err();
        assert!(matches!(&refused, NotSaved::Disk(trouble) if trouble.path.starts_with(root.path().join("state"))));
        assert_eq!(desk.journal(), None);
        fs::remove_file(root.path().join("state")).unwrap();
        keep(&mut desk, &mut session, "Key accounts");
        assert_eq!(kept_in_journal(&desk), session);
    }

    #[cfg(unix)]
    #[test]
    fn a_refuge_that_others_can_enter_is_not_used() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let mut desk = desk_in(root.path());
        fs::write(root.path().join("state"), "").unwrap();
        fs::create_dir(root.path().join("refuge")).unwrap();
        fs::set_permissions(root.path().join("refuge"), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(desk.start_journal(later()).is_err());
        assert_eq!(fs::read_dir(root.path().join("refuge")).unwrap().count(), 0);
    }

    #[test]
    fn a_session_that_is_closed_with_everything_saved_leaves_its_file_alone() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        keep(&mut desk, &mut session, "OEMs");
        desk.checkpoint(later()).unwrap();
        let file = desk.file().to_owned();
        desk.close().unwrap();
        assert_eq!(outside::read(&fs::read(&file).unwrap(), later()).unwrap().session, session);
        let left = fs::read_dir(root.path().join("plans")).unwrap().count();
        assert_eq!(left, 1, "neither a lock nor a temporary file");
        assert_eq!(fs::read_dir(root.path().join("state").join("journal")).unwrap().count(), 0);
    }

    #[test]
    fn a_session_that_is_closed_unsaved_leaves_its_journal() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = (desk_in(root.path()), planned());
        keep(&mut desk, &mut session, "OEMs");
        let folder = desk.journal().unwrap().parent().unwrap().to_owned();
        desk.close().unwrap();
        let journals = journals_in(&folder);
        assert_eq!(Record::read(&journals[0]).unwrap().unwrap().session, session);
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_and_not_made() {
        let root = tempfile::tempdir().unwrap();
        let mut places = places_in(root.path());
        places.sessions = root.path().join("unplugged");
        let refused = Desk::create(&places, planned(), later()).unwrap_err();
        assert!(matches!(refused, NotOurs::Disk(Trouble { cause: Cause::Missing, .. })));
        assert!(!places.sessions.exists());
    }
}
