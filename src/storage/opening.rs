//! Opening a session: lock first, then read, then see what a crash has left in the journals.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::card::edited_at;
use super::checksum::sha256;
use super::copies::{Backup, in_a_name, name_beside, newest_good_backup, quarantine};
use super::desk::Desk;
use super::files::{free_name, may_write, read_at_most, resolved, stem, write_new};
use super::format::{self, Unreadable};
use super::journal::Record;
use super::lock::{Lock, NotOurs};
use super::outside::{self, Loaded, Outside};
use super::paths::Places;
use super::problem::Problem;
use super::recovery::{Bearing, Recovery, journals_of};
use super::trouble::{NotSaved, Trouble};
use crate::domain::Session;

/// A session that was opened.
#[derive(Debug)]
pub struct Opening {
    /// The session as the file has it.
    pub session: Session,
    /// Its file; links followed.
    pub file: PathBuf,
    /// How the file was edited outside, and what it was taken over from; `None` where it is as it was written.
    pub edited_outside: Option<EditedOutside>,
    /// Whether it can be written.
    pub access: Access,
    /// What a crash has left that follows the file: to be offered.
    pub recovery: Option<Box<Recovery>>,
    /// Sessions that were recovered from journals which do not follow the file; they lie beside it now.
    pub beside: Vec<PathBuf>,
}

/// A file that was edited outside.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedOutside {
    /// How it differs from what was written.
    pub how: Outside,
    /// The last version that is as we wrote it, to compare with.
    pub last_good: Option<Backup>,
}

/// Whether a session can be written.
#[derive(Debug)]
pub enum Access {
    /// It is ours to write.
    Writing(Box<Desk>),
    /// It can only be looked at, for this reason; `None` where no more was asked for.
    Reading(Option<NotOurs>),
}

/// A session that could not be opened; its file is as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct NotOpened {
    /// Why.
    pub problem: Problem,
    /// Where a copy of the file was kept; `None` where there is nothing to keep, or the copy failed.
    pub quarantined: Option<PathBuf>,
    /// What there is instead, the latest first.
    pub offers: Vec<Offer>,
}

/// A version of a session that there is instead of a file that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// What a journal holds.
    Journal(Box<Record>),
    /// The newest earlier version that is whole.
    Backup(Box<Backup>),
}

impl Desk {
    /// Opens a session: for writing where nobody else has it open and the disk allows it.
    ///
    /// # Errors
    /// [`NotOpened`], with what there is instead.
    pub fn open(places: &Places, path: &Path, now: Timestamp) -> Result<Opening, Box<NotOpened>> {
        let file = resolved(path);
        let lock = take_lock(places, &file, now);
        let (bytes, loaded) = read(&file).map_err(|problem| not_opened(places, &file, problem, lock.is_ok()))?;
        let Loaded { session, edited_outside } = loaded;
        let edited_outside =
            edited_outside.map(|how| EditedOutside { how, last_good: newest_good_backup(places, &file) });
        let lock = match lock {
            Ok(lock) => lock,
            // Whoever has it open also has its journal.
            Err(refused) => {
                let access = Access::Reading(Some(refused));
                return Ok(Opening { session, file, edited_outside, access, recovery: None, beside: Vec::new() });
            }
        };
        let left = Left::sort(places, &file, &session, now);
        let mut desk = Self::new(places, file.clone(), lock, session.clone());
        desk.expected = vec![sha256(&bytes)];
        // What was taken over from outside is not in the file yet.
        let taken_over = edited_outside.as_ref().is_some_and(|edited| edited.how != Outside::Checksum);
        desk.saved_rev = (!taken_over).then(|| session.rev());
        desk.inherit(left.spent, left.offered);
        let access = Access::Writing(Box::new(desk));
        Ok(Opening { session, file, edited_outside, access, recovery: left.recovery, beside: left.beside })
    }
}

/// Opens a session to look at it only: no lock, and nothing is written.
///
/// # Errors
/// [`NotOpened`]; a damaged file is put into quarantine here, too.
pub fn review(places: &Places, path: &Path) -> Result<Opening, Box<NotOpened>> {
    let file = resolved(path);
    let (_, loaded) = read(&file).map_err(|problem| not_opened(places, &file, problem, false))?;
    let Loaded { session, edited_outside } = loaded;
    let edited_outside = edited_outside.map(|how| EditedOutside { how, last_good: newest_good_backup(places, &file) });
    Ok(Opening { session, file, edited_outside, access: Access::Reading(None), recovery: None, beside: Vec::new() })
}

/// What earlier sittings left in journals of a file.
#[derive(Default)]
struct Left {
    spent: Vec<PathBuf>,
    offered: Vec<PathBuf>,
    recovery: Option<Box<Recovery>>,
    beside: Vec<PathBuf>,
}

impl Left {
    fn sort(places: &Places, file: &Path, session: &Session, now: Timestamp) -> Self {
        let mut left = Self::default();
        let mut records = journals_of(places, file, Some(&session.state().id));
        // The longest is offered; of equally long ones the last, which knows best what was being typed.
        records.sort_by_key(|record| record.session.rev());
        let longest = records.iter().rfind(|record| matches!(record.bearing(session), Bearing::Ahead(_)));
        let longest = longest.map(|record| record.session.clone());
        for record in records {
            match record.bearing(session) {
                Bearing::Spent => left.spent.push(record.path),
                Bearing::Ahead(recovery) if longest.as_ref().is_some_and(|longest| is_part_of(&record, longest)) => {
                    left.recovery = Some(recovery);
                    left.offered.push(record.path);
                }
                Bearing::Ahead(_) | Bearing::Apart => left.beside.extend(put_beside(places, file, &record, now).ok()),
            }
        }
        left
    }
}

fn is_part_of(record: &Record, longer: &Session) -> bool {
    longer.history().starts_with(record.session.history())
}

/// Writes what a journal holds to a file beside the session's, and lays the journal aside.
fn put_beside(places: &Places, file: &Path, record: &Record, now: Timestamp) -> Result<PathBuf, NotSaved> {
    let beside = write_beside(places, file, &record.session, now)?;
    let folder = places.quarantine();
    // Where it cannot be laid aside it is found again next time: a second copy rather than none.
    drop(super::files::create_folder(&folder, super::paths::Privacy::Ours));
    drop(fs::rename(&record.path, free_name(&folder, &format!("{} {}", stem(file), in_a_name(now)), "journal")));
    Ok(beside)
}

/// Writes what was recovered to a file of its own beside the session's.
fn write_beside(places: &Places, file: &Path, session: &Session, now: Timestamp) -> Result<PathBuf, NotSaved> {
    let beside = name_beside(file, &format!("recovered {}", in_a_name(now)));
    write_new(&beside, format::write(session)?.as_bytes(), places.privacy_of(&beside))?;
    Ok(beside)
}

fn take_lock(places: &Places, file: &Path, now: Timestamp) -> Result<Lock, NotOurs> {
    // A file that is not there needs no lock, and one that is protected is not ours to write.
    may_write(file)?;
    Lock::take(file, places.privacy_of(file), now)
}

fn read(file: &Path) -> Result<(Vec<u8>, Loaded), Problem> {
    let edited = edited_at(file)?;
    let bytes = read_at_most(file, format::LARGEST)?;
    let loaded = outside::read(&bytes, edited).map_err(|why| Problem::of(file, why))?;
    Ok((bytes, loaded))
}

/// Keeps a copy of a damaged file and looks for what there is instead.
fn not_opened(places: &Places, file: &Path, problem: Problem, ours: bool) -> Box<NotOpened> {
    let damaged = match &problem {
        Problem::Disk(Trouble { .. }) => false,
        Problem::Content { why, .. } => !matches!(why, Unreadable::Foreign | Unreadable::NewerVersion(_)),
    };
    if !damaged {
        return Box::new(NotOpened { problem, quarantined: None, offers: Vec::new() });
    }
    // The journal of a session that somebody else has open is theirs.
    let journals = if ours { journals_of(places, file, None) } else { Vec::new() };
    let mut offers: Vec<Offer> = journals.into_iter().rev().map(|record| Offer::Journal(Box::new(record))).collect();
    offers.extend(newest_good_backup(places, file).map(Box::new).map(Offer::Backup));
    let is_empty = matches!(problem, Problem::Content { why: Unreadable::Empty, .. });
    let quarantined = if is_empty { None } else { quarantine(places, file).ok() };
    Box::new(NotOpened { problem, quarantined, offers })
}

impl Offer {
    /// Writes what is offered to a new file beside the one that cannot be read, and says where.
    ///
    /// # Errors
    /// [`NotSaved`]; nothing is written then.
    pub fn put_beside(&self, places: &Places, file: &Path, now: Timestamp) -> Result<PathBuf, NotSaved> {
        write_beside(places, file, &self.read_to_write()?, now)
    }

    /// Writes what is offered to this file, where nothing may be yet.
    ///
    /// # Errors
    /// [`NotSaved`]; nothing is written then.
    pub fn write_to(&self, places: &Places, to: &Path) -> Result<PathBuf, NotSaved> {
        let to = resolved(to);
        write_new(&to, format::write(&self.read_to_write()?)?.as_bytes(), places.privacy_of(&to))?;
        Ok(to)
    }

    /// The newest earlier version of a file that is whole; looks without leaving a trace.
    #[must_use]
    pub fn earlier_version(places: &Places, file: &Path) -> Option<Backup> {
        newest_good_backup(places, &resolved(file))
    }

    fn read_to_write(&self) -> Result<Session, NotSaved> {
        self.session().map_err(|problem| match problem {
            Problem::Disk(trouble) => NotSaved::Disk(trouble),
            Problem::Content { why, .. } => NotSaved::Unwritable(format::Unwritable(why.to_string())),
        })
    }

    /// The session that is offered.
    ///
    /// # Errors
    /// The [`Problem`] of reading a backup.
    pub fn session(&self) -> Result<Session, Problem> {
        match self {
            Self::Journal(record) => Ok(record.session.clone()),
            Self::Backup(backup) => super::card::read_session(&backup.path).map(|loaded| loaded.session),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::{add, later, places_in, planned, raise_segment};
    use super::super::trouble::Cause;
    use super::*;
    use crate::domain::Department;

    /// A session that was saved, had two entries more since, and was left by a crash; with its file.
    fn crashed(places: &Places) -> (Session, PathBuf) {
        let mut session = planned();
        let mut desk = Desk::create(places, session.clone(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        for name in ["OEMs", "Key accounts"] {
            desk.append(add(&mut session, Some(Department::Sales), raise_segment(name)), later()).unwrap();
        }
        desk.draft("They car".to_owned(), later()).unwrap();
        (session, desk.file().to_owned())
    }

    fn open(places: &Places, file: &Path) -> (Opening, Option<Box<Desk>>) {
        let mut opening = Desk::open(places, file, later()).unwrap();
        let reading = Access::Reading(None);
        match std::mem::replace(&mut opening.access, reading) {
            Access::Writing(desk) => (opening, Some(desk)),
            Access::Reading(refused) => {
                opening.access = Access::Reading(refused);
                (opening, None)
            }
        }
    }

    #[test]
    fn what_a_crash_left_is_offered_and_not_taken_up_unasked() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        let (opening, desk) = open(&places, &file);
        assert_eq!(opening.session, planned());
        let recovery = opening.recovery.unwrap();
        assert_eq!(recovery.entries, lost.history()[planned().history().len()..]);
        assert_eq!((recovery.draft.as_str(), recovery.torn), ("They car", false));
        let mut desk = desk.unwrap();
        desk.restore(*recovery, later()).unwrap();
        assert_eq!(desk.session(), Ok(&lost));
        desk.checkpoint(later()).unwrap();
        desk.draft(String::new(), later()).unwrap();
        desk.close().unwrap();
        let (opening, _) = open(&places, &file);
        assert_eq!((opening.session, opening.recovery), (lost, None));
    }

    #[test]
    fn what_is_kept_for_later_is_offered_again_also_after_a_second_crash() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        let (first, desk) = open(&places, &file);
        desk.unwrap().start_journal(later()).unwrap();
        let (second, desk) = open(&places, &file);
        assert_eq!(first.recovery, second.recovery);
        let mut desk = desk.unwrap();
        desk.restore(*second.recovery.unwrap(), later()).unwrap();
        drop(desk);
        let (third, _) = open(&places, &file);
        assert_eq!(third.recovery.unwrap().up_to(), lost.history().last());
    }

    #[test]
    fn a_journal_that_does_not_follow_the_file_becomes_a_session_beside_it() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        let mut other = planned();
        add(&mut other, Some(Department::Marketing), raise_segment("Doctors"));
        fs::write(&file, format::write(&other).unwrap()).unwrap();
        let (opening, desk) = open(&places, &file);
        assert_eq!((opening.session, opening.recovery), (other.clone(), None));
        assert_eq!(opening.beside.len(), 1);
        assert_eq!(read(&opening.beside[0]).unwrap().1.session, lost);
        assert_eq!(read(&file).unwrap().1.session, other);
        drop(desk);
        assert!(open(&places, &file).0.beside.is_empty(), "it is put there once");
    }

    #[test]
    fn a_file_that_was_moved_after_a_crash_finds_its_journal() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        let moved = places.sessions.join("renamed.ron");
        fs::copy(&file, &moved).unwrap();
        assert_eq!(open(&places, &moved).0.recovery, None, "the journal of a file that is still there is not ours");
        fs::remove_file(&file).unwrap();
        assert_eq!(open(&places, &moved).0.recovery.unwrap().up_to(), lost.history().last());
    }

    #[test]
    fn the_second_to_open_a_session_can_only_read_it_and_sees_no_journal() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (_, file) = crashed(&places);
        let (_, first) = open(&places, &file);
        let (opening, second) = open(&places, &file);
        assert!(first.is_some() && second.is_none());
        assert!(matches!(opening.access, Access::Reading(Some(NotOurs::Busy(Some(_))))));
        assert_eq!((opening.session, opening.recovery), (planned(), None));
    }

    #[test]
    fn a_file_that_everybody_is_kept_from_writing_can_only_be_read() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (_, file) = crashed(&places);
        let mut mode = fs::metadata(&file).unwrap().permissions();
        mode.set_readonly(true);
        fs::set_permissions(&file, mode).unwrap();
        let (opening, _) = open(&places, &file);
        assert!(matches!(opening.access, Access::Reading(Some(NotOurs::Disk(Trouble { cause: Cause::Denied, .. })))));
    }

    #[test]
    fn a_damaged_file_stays_as_it_is_and_its_journal_and_backup_are_offered() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (mut lost, file) = crashed(&places);
        let (opening, desk) = open(&places, &file);
        let mut desk = desk.unwrap();
        desk.restore(*opening.recovery.unwrap(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        desk.append(add(&mut lost, Some(Department::Sales), raise_segment("Schools")), later()).unwrap();
        drop(desk);
        let damaged = fs::read_to_string(&file).unwrap().replacen("by: Sales", "by: Sails", 1);
        fs::write(&file, &damaged).unwrap();
        let refused = Desk::open(&places, &file, later()).unwrap_err();
        assert!(matches!(refused.problem, Problem::Content { why: Unreadable::Damaged { .. }, .. }));
        assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
        assert_eq!(fs::read_to_string(refused.quarantined.unwrap()).unwrap(), damaged);
        let sessions: Vec<Session> = refused.offers.iter().map(|offer| offer.session().unwrap()).collect();
        assert_eq!(sessions, [lost.clone(), planned()]);
        let beside = refused.offers[0].put_beside(&places, &file, later()).unwrap();
        assert_eq!(open(&places, &beside).0.session, lost);
        assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
    }

    #[test]
    fn what_is_not_ours_or_newer_is_refused_and_leaves_no_trace() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        for content in ["(theme: dark)", "V2((id: 1))"] {
            let file = places.sessions.join("a.ron");
            fs::write(&file, content).unwrap();
            let refused = Desk::open(&places, &file, later()).unwrap_err();
            assert_eq!((refused.quarantined, refused.offers), (None, Vec::new()));
            assert_eq!(fs::read_to_string(&file).unwrap(), content);
            assert_eq!(fs::read_dir(&places.sessions).unwrap().count(), 1);
        }
        assert!(Desk::open(&places, &places.sessions.join("missing.ron"), later()).is_err());
        assert!(!places.state.exists());
    }

    #[test]
    fn what_was_edited_outside_is_kept_as_it_was_found_before_it_is_written_again() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let mut desk = Desk::create(&places, planned(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        let file = desk.file().to_owned();
        desk.close().unwrap();
        let edited = fs::read_to_string(&file).unwrap().replacen("name: \"Dealers\"", "name: \"All dealers\"", 1);
        fs::write(&file, &edited).unwrap();
        let (opening, desk) = open(&places, &file);
        assert_eq!(opening.edited_outside.unwrap().how, Outside::OtherState);
        let mut desk = desk.unwrap();
        assert_eq!(desk.checkpoint(later()).unwrap().unwrap().theirs, None);
        let backups = super::super::journal::folders_of(&places.backups(), &file);
        let kept: Vec<_> = fs::read_dir(&backups[0]).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(kept.iter().filter(|path| fs::read_to_string(path).unwrap() == edited).count(), 1);
        assert_eq!(read(&file).unwrap().1.edited_outside, None);
    }
}
