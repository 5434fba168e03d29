//! The checkpoint: a session file is replaced by its new version as a whole, or stays as it is.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::checksum::sha256;
use super::copies::{back_up, backup_is_due, in_a_name, name_beside};
use super::desk::Desk;
use super::files::{create_new, move_to_free, read_at_most, resolved, sync_folder_of};
use super::format::{self, LARGEST, Unwritable};
use super::lock::{Lock, NotOurs, host};
use super::paths::Privacy;
use super::trouble::{Cause, Doing, NotSaved, Tried, Trouble};
use crate::domain::Session;

/// How long to wait after each failure before the next try, in seconds; the last holds for all that follow.
const PAUSES: [u64; 5] = [2, 5, 10, 30, 60];

/// A session file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// Number of the last entry in it.
    pub rev: u32,
    /// The file.
    pub file: PathBuf,
    /// The file that somebody else wrote meanwhile; ours was put beside it, and is what we go on with.
    pub theirs: Option<PathBuf>,
    /// What went wrong beside it: no earlier version could be kept, or no new journal started.
    pub warnings: Vec<NotSaved>,
}

/// How long to wait before the next try, after so many failures in a row.
#[must_use]
pub fn pause_after(failures: u32) -> Duration {
    let index = usize::try_from(failures.saturating_sub(1)).unwrap_or(usize::MAX).min(PAUSES.len() - 1);
    Duration::from_secs(PAUSES[index])
}

impl Desk {
    /// Writes the session file; `None` where it holds everything already.
    ///
    /// # Errors
    /// [`NotSaved`]; what was in the file is still there then, and the journal goes on.
    pub fn checkpoint(&mut self, now: Timestamp) -> Result<Option<Saved>, NotSaved> {
        if !self.is_unsaved() {
            return Ok(None);
        }
        let text = proof_read(self.session()?)?;
        let ready = Ready::write(&self.file, &text, self.places.privacy_of(&self.file))?;
        let mut warnings = Vec::new();
        let theirs = match self.look_at_file(now, &mut warnings)? {
            Found::Theirs => Some(self.put_beside(ready, &text, now)?),
            found => {
                self.put_in_place(ready, &text, found)?;
                None
            }
        };
        Ok(Some(self.saved(theirs, warnings, now)))
    }

    /// Writes the session to another file, where nothing may be yet, and goes on with that. A folder means a file of
    /// the same name in it.
    ///
    /// # Errors
    /// [`NotSaved`]; then all is as before.
    pub fn save_elsewhere(&mut self, to: &Path, now: Timestamp) -> Result<Saved, NotSaved> {
        let to = if to.is_dir() { to.join(self.file.file_name().unwrap_or_default()) } else { to.to_owned() };
        let to = resolved(&to);
        let text = proof_read(self.session()?)?;
        let lock = self.lock(&to, now)?;
        let ready = Ready::write(&to, &text, self.places.privacy_of(&to))?;
        ready.move_to_free(&to)?;
        self.go_on_with(to, lock, &text);
        sync_folder_of(&self.file)?;
        Ok(self.saved(None, Vec::new(), now))
    }

    /// What lies where our file should be; an earlier version of ours is kept when one is due.
    fn look_at_file(&mut self, now: Timestamp, warnings: &mut Vec<NotSaved>) -> Result<Found, NotSaved> {
        let Some(bytes) = bytes_of(&self.file)? else { return Ok(Found::Nothing) };
        if !self.expected.contains(&sha256(&bytes)) {
            return Ok(Found::Theirs);
        }
        if !backup_is_due(self.backed_up, now) {
            return Ok(Found::Ours);
        }
        let id = self.session()?.state().id.clone();
        match back_up(&self.places, &id, &self.file, &bytes, now) {
            Ok(()) => self.backed_up = Some(now),
            // Better saved without an earlier version than not saved.
            Err(trouble) => warnings.push(trouble.into()),
        }
        // Keeping it took its time.
        let unchanged = bytes_of(&self.file)?.is_some_and(|again| again == bytes);
        Ok(if unchanged { Found::Ours } else { Found::Theirs })
    }

    fn put_in_place(&mut self, ready: Ready, text: &str, found: Found) -> Result<(), NotSaved> {
        // Even a move that is said to have failed may have been made.
        self.expected.push(sha256(text.as_bytes()));
        match found {
            Found::Nothing => ready.move_to_free(&self.file)?,
            Found::Ours | Found::Theirs => ready.replace(&self.file)?,
        }
        sync_folder_of(&self.file)?;
        self.expected = vec![sha256(text.as_bytes())];
        Ok(())
    }

    /// Somebody else's version stays where it is; ours goes beside it. Says where theirs is.
    fn put_beside(&mut self, ready: Ready, text: &str, now: Timestamp) -> Result<PathBuf, NotSaved> {
        let beside = name_beside(&self.file, &format!("conflict {} {}", host(), in_a_name(now)));
        let lock = self.lock(&beside, now)?;
        ready.move_to_free(&beside)?;
        let theirs = self.file.clone();
        self.go_on_with(beside, lock, text);
        sync_folder_of(&self.file)?;
        Ok(theirs)
    }

    fn lock(&self, file: &Path, now: Timestamp) -> Result<Lock, Trouble> {
        Lock::take(file, self.places.privacy_of(file), now).map_err(|refused| match refused {
            NotOurs::Disk(trouble) => trouble,
            NotOurs::Busy(_) => Trouble { doing: Doing::Lock, path: file.to_owned(), cause: Cause::Busy },
        })
    }

    fn go_on_with(&mut self, file: PathBuf, lock: Lock, text: &str) {
        self.file = file;
        self.lock = lock;
        self.expected = vec![sha256(text.as_bytes())];
        self.backed_up = None;
    }

    /// The file holds everything: the next journal is started, and only then the last one goes.
    fn saved(&mut self, theirs: Option<PathBuf>, mut warnings: Vec<NotSaved>, now: Timestamp) -> Saved {
        self.saved_rev = Some(self.rev());
        match self.start_journal(now) {
            Ok(()) => self.sweep(),
            Err(why) => warnings.push(why),
        }
        Saved { rev: self.rev(), file: self.file.clone(), theirs, warnings }
    }
}

/// What lies where our file should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Ours,
    Theirs,
}

/// The new version in a temporary file beside its place, safe on the disk; removed unless it is moved there.
struct Ready {
    path: Option<PathBuf>,
}

impl Ready {
    fn write(file: &Path, text: &str, privacy: Privacy) -> Result<Self, Trouble> {
        let name = file.file_name().unwrap_or_default().as_encoded_bytes();
        let mark: String = sha256(name).chars().take(16).collect();
        let path = file.with_file_name(format!(".roundtable-{mark}.tmp"));
        // Left by a crash: nobody else makes it while the session is locked.
        drop(fs::remove_file(&path));
        // As private as can be until it has the mode of the file whose place it takes.
        let mode = fs::metadata(file).ok().filter(|_| privacy == Privacy::Named).map(|metadata| metadata.permissions());
        let mut new = create_new(&path, if mode.is_some() { Privacy::Ours } else { privacy })?;
        let ready = Self { path: Some(path.clone()) };
        if let Some(mode) = mode {
            // A disk without modes gives the same to all files.
            drop(new.set_permissions(mode));
        }
        new.write_all(text.as_bytes()).tried(Doing::Write, &path)?;
        new.sync_all().tried(Doing::Sync, &path)?;
        Ok(ready)
    }

    fn replace(mut self, file: &Path) -> Result<(), Trouble> {
        let Some(path) = self.path.take() else { return Ok(()) };
        fs::rename(&path, file).tried(Doing::Move, file).inspect_err(|_| self.path = Some(path))
    }

    fn move_to_free(mut self, file: &Path) -> Result<(), Trouble> {
        let Some(path) = self.path.take() else { return Ok(()) };
        move_to_free(&path, file).inspect_err(|_| self.path = Some(path))
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        drop(self.path.take().map(fs::remove_file));
    }
}

/// The bytes of a file; `None` where there is none.
fn bytes_of(file: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match read_at_most(file, LARGEST) {
        Err(Trouble { cause: Cause::Missing, .. }) => Ok(None),
        bytes => bytes.map(Some),
    }
}

/// The text of a session, after making sure that it reads back as the same session.
fn proof_read(session: &Session) -> Result<String, Unwritable> {
    let text = format::write(session)?;
    match format::contents(text.as_bytes()) {
        Ok(read) if read.state == *session.state() && read.history == session.history() => Ok(text),
        Ok(_) => Err(Unwritable("it does not read back as the same session".to_owned())),
        Err(unreadable) => Err(Unwritable(unreadable.to_string())),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::card::read_session;
    use super::super::copies::newest_good_backup;
    use super::super::samples::{add, founded, later, places_in, planned, raise_segment};
    use super::*;
    use crate::domain::Department;

    /// A desk with a session that is saved, and has one entry more since.
    fn desk_with_news(root: &Path) -> (Desk, Session) {
        let mut session = planned();
        let mut desk = Desk::create(&places_in(root), session.clone(), later()).unwrap();
        desk.checkpoint(later()).unwrap().unwrap();
        news(&mut desk, &mut session, "OEMs");
        (desk, session)
    }

    fn news(desk: &mut Desk, session: &mut Session, name: &str) {
        desk.append(add(session, Some(Department::Sales), raise_segment(name)), later()).unwrap();
    }

    fn files_in(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
        let mut files: Vec<String> = files.filter(|name| !name.contains(".ron.")).collect();
        files.sort();
        files
    }

    #[test]
    fn a_checkpoint_puts_everything_into_the_file_and_starts_the_next_journal() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, session) = desk_with_news(root.path());
        let last_journal = desk.journal().unwrap().to_owned();
        let saved = desk.checkpoint(later()).unwrap().unwrap();
        assert_eq!((saved.rev, saved.theirs, saved.warnings), (session.rev(), None, vec![]));
        assert_eq!(read_session(&saved.file).unwrap().session, session);
        assert!(!last_journal.exists() && desk.journal().unwrap().exists());
        assert_eq!(files_in(saved.file.parent().unwrap()), ["2026-11-23-hydra-launch.ron"]);
        assert_eq!(desk.checkpoint(later()), Ok(None));
    }

    #[test]
    fn the_version_before_is_kept_as_a_backup() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _) = desk_with_news(root.path());
        desk.checkpoint(later()).unwrap();
        let backup = newest_good_backup(&places_in(root.path()), desk.file()).unwrap();
        assert_eq!(backup.head.rev, planned().rev());
    }

    #[test]
    fn what_somebody_else_wrote_stays_and_ours_goes_beside_it() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = desk_with_news(root.path());
        let theirs = desk.file().to_owned();
        let foreign = format::write(&founded()).unwrap();
        fs::write(&theirs, &foreign).unwrap();
        let saved = desk.checkpoint(later()).unwrap().unwrap();
        assert_eq!(saved.theirs.as_deref(), Some(theirs.as_path()));
        assert_eq!(fs::read_to_string(&theirs).unwrap(), foreign);
        assert_eq!(read_session(&saved.file).unwrap().session, session);
        let name = saved.file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with("2026-11-23-hydra-launch (conflict "), "{name}");
        // From now on that is our file, and no second copy is made.
        news(&mut desk, &mut session, "Key accounts");
        assert_eq!(desk.checkpoint(later()).unwrap().unwrap().theirs, None);
        assert_eq!(read_session(&saved.file).unwrap().session, session);
        assert_eq!(files_in(theirs.parent().unwrap()).len(), 2);
    }

    #[test]
    fn a_change_that_keeps_size_and_time_of_the_file_is_noticed_too() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _) = desk_with_news(root.path());
        let modified = fs::metadata(desk.file()).unwrap().modified().unwrap();
        let other = fs::read_to_string(desk.file()).unwrap().replace("Dealers", "Doctors");
        fs::write(desk.file(), &other).unwrap();
        fs::File::options().write(true).open(desk.file()).unwrap().set_modified(modified).unwrap();
        let saved = desk.checkpoint(later()).unwrap().unwrap();
        assert_eq!(fs::read_to_string(saved.theirs.unwrap()).unwrap(), other);
    }

    #[test]
    fn a_file_that_was_touched_but_not_changed_is_no_conflict() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _) = desk_with_news(root.path());
        let same = fs::read(desk.file()).unwrap();
        fs::remove_file(desk.file()).unwrap();
        fs::write(desk.file(), same).unwrap();
        assert_eq!(desk.checkpoint(later()).unwrap().unwrap().theirs, None);
    }

    #[test]
    fn a_file_that_was_removed_is_written_again() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, session) = desk_with_news(root.path());
        fs::remove_file(desk.file()).unwrap();
        let saved = desk.checkpoint(later()).unwrap().unwrap();
        assert_eq!(read_session(&saved.file).unwrap().session, session);
    }

    #[test]
    fn where_the_folder_is_gone_the_journal_stays_and_the_session_can_be_saved_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, session) = desk_with_news(root.path());
        fs::remove_dir_all(root.path().join("plans")).unwrap();
        let journal = desk.journal().unwrap().to_owned();
        let refused = desk.checkpoint(later()).unwrap_err();
        assert!(matches!(refused, NotSaved::Disk(Trouble { cause: Cause::Missing, .. })), "{refused}");
        assert_eq!(desk.journal(), Some(journal.as_path()));
        assert!(journal.exists() && desk.is_unsaved());
        let stick = root.path().join("stick");
        fs::create_dir(&stick).unwrap();
        let saved = desk.save_elsewhere(&stick, later()).unwrap();
        assert_eq!(saved.file, stick.canonicalize().unwrap().join("2026-11-23-hydra-launch.ron"));
        assert_eq!(read_session(&saved.file).unwrap().session, session);
        assert!(!journal.exists() && !desk.is_unsaved());
    }

    #[test]
    fn saving_elsewhere_overwrites_nothing() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _) = desk_with_news(root.path());
        let taken = root.path().join("taken.ron");
        fs::write(&taken, "precious").unwrap();
        let file = desk.file().to_owned();
        let refused = desk.save_elsewhere(&taken, later()).unwrap_err();
        assert!(matches!(refused, NotSaved::Disk(Trouble { cause: Cause::Exists, .. })), "{refused}");
        assert_eq!(fs::read(&taken).unwrap(), b"precious");
        assert_eq!((desk.file(), desk.is_unsaved()), (file.as_path(), true));
        assert_eq!(files_in(root.path()), ["plans", "state", "taken.ron"]);
    }

    #[test]
    fn where_no_backup_can_be_kept_the_session_is_saved_all_the_same_and_that_is_said() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, session) = desk_with_news(root.path());
        fs::write(root.path().join("state").join("backups"), "").unwrap();
        let saved = desk.checkpoint(later()).unwrap().unwrap();
        assert_eq!(saved.warnings.len(), 1);
        assert_eq!(read_session(&saved.file).unwrap().session, session);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_in_a_folder_of_the_users_keeps_its_mode_and_one_in_ours_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _) = desk_with_news(root.path());
        fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o664)).unwrap();
        desk.checkpoint(later()).unwrap();
        assert_eq!(mode(desk.file()), 0o664);
        assert_eq!(mode(desk.journal().unwrap()), 0o600);
        let ours = super::super::Places {
            sessions: root.path().join("ours"),
            privacy: Privacy::Ours,
            ..places_in(root.path())
        };
        let mut desk = Desk::create(&ours, planned(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        assert_eq!((mode(&ours.sessions), mode(desk.file())), (0o700, 0o600));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_session_stays_a_link() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session) = desk_with_news(root.path());
        desk.checkpoint(later()).unwrap();
        let file = desk.file().to_owned();
        desk.close().unwrap();
        let link = root.path().join("link.ron");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let opening = Desk::open(&places_in(root.path()), &link, later()).unwrap();
        let super::super::Access::Writing(mut desk) = opening.access else { unreachable!("nobody else has it") };
        news(&mut desk, &mut session, "Key accounts");
        desk.checkpoint(later()).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read_session(&file).unwrap().session, session);
    }

    #[test]
    fn the_pauses_between_tries_grow_and_stay_long() {
        let pauses: Vec<u64> = (1..8).map(|failures| pause_after(failures).as_secs()).collect();
        assert_eq!(pauses, [2, 5, 10, 30, 60, 60, 60]);
    }
}
