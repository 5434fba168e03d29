//! Recovering without a screen: what the journals hold that no session file does, and getting it out.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::card::read_session;
use super::copies::{in_a_name, name_beside};
use super::desk::Desk;
use super::files::{free_name, resolved, write_new};
use super::format;
use super::journal::{Record, journals_in};
use super::library::ENDING;
use super::lock::{NotOurs, busy};
use super::opening::Access;
use super::paths::Places;
use super::problem::Problem;
use super::recovery::{Bearing, Recovery};
use super::trouble::{Cause, NotSaved, Trouble};

/// A journal that holds what no session file does.
#[derive(Clone, Debug, PartialEq)]
pub struct Recoverable {
    /// What it holds.
    pub record: Record,
    /// How it stands to its session file.
    pub case: Case,
}

/// How a journal stands to the session file that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub enum Case {
    /// It goes on from the file.
    Follows(Box<Recovery>),
    /// The file went another way.
    Apart,
    /// The file is not there.
    FileGone,
    /// The file cannot be read.
    FileUnreadable(Problem),
    /// Somebody has the session open, and so the journal is being written.
    InUse(NotOurs),
}

/// What the journals hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leftovers {
    /// Journals that hold what no session file does, by session file.
    pub recoverable: Vec<Recoverable>,
    /// Journals that cannot be read at all; they are left alone.
    pub unreadable: Vec<PathBuf>,
}

/// What was left by crashes, over all sessions.
#[must_use]
pub fn left_by_crashes(places: &Places) -> Leftovers {
    let mut left = Leftovers::default();
    for path in all_journals(places) {
        match Record::read(&path) {
            Ok(Some(record)) => left.recoverable.extend(weigh(record)),
            Ok(None) | Err(_) => left.unreadable.push(path),
        }
    }
    left.recoverable.sort_by(|one, other| one.record.session_file.cmp(&other.record.session_file));
    left
}

fn all_journals(places: &Places) -> Vec<PathBuf> {
    let roots = [places.journals(), places.journals_in_refuge()];
    let folders = roots.iter().flat_map(|root| fs::read_dir(root).into_iter().flatten()).filter_map(Result::ok);
    folders.flat_map(|folder| journals_in(&folder.path())).collect()
}

/// How a journal stands to its file; `None` where the file holds all that it holds.
fn weigh(record: Record) -> Option<Recoverable> {
    let case = match busy(&record.session_file) {
        Some(busy) => Case::InUse(busy),
        None => match read_session(&record.session_file).map(|file| record.bearing(&file.session)) {
            Ok(Bearing::Spent) => return None,
            Ok(Bearing::Ahead(recovery)) => Case::Follows(recovery),
            Ok(Bearing::Apart) => Case::Apart,
            Err(Problem::Disk(Trouble { cause: Cause::Missing, .. })) => Case::FileGone,
            Err(problem) => Case::FileUnreadable(problem),
        },
    };
    Some(Recoverable { record, case })
}

impl Recoverable {
    /// Gets the session out of the journal, and says which file has it now.
    ///
    /// Without `to` that is its own file where the journal follows it or the file is gone, else one beside it. With `to`
    /// it is that file (or a free name in that folder), and the journal stays as it is. Nothing is ever overwritten.
    ///
    /// # Errors
    /// [`NotSaved`]; all is then as it was.
    pub fn recover(&self, places: &Places, to: Option<&Path>, now: Timestamp) -> Result<PathBuf, NotSaved> {
        let file = &self.record.session_file;
        match (to, &self.case) {
            (Some(folder), _) if folder.is_dir() => {
                let name = super::files::stem(file);
                self.write(places, &free_name(folder, &name, ENDING))
            }
            (Some(to), _) => self.write(places, to),
            (None, Case::Follows(recovery)) => self.go_on(places, recovery, now),
            (None, Case::FileGone) => self.write(places, file),
            (None, Case::InUse(_)) => {
                Err(Trouble { doing: super::Doing::Lock, path: file.clone(), cause: Cause::Busy }.into())
            }
            (None, Case::Apart | Case::FileUnreadable(_)) => {
                self.write(places, &name_beside(file, &format!("recovered {}", in_a_name(now))))
            }
        }
    }

    fn write(&self, places: &Places, to: &Path) -> Result<PathBuf, NotSaved> {
        let to = resolved(to);
        write_new(&to, format::write(&self.record.session)?.as_bytes(), places.privacy_of(&to))?;
        Ok(to)
    }

    /// Opens the file, takes up what the journal holds, and saves it.
    fn go_on(&self, places: &Places, recovery: &Recovery, now: Timestamp) -> Result<PathBuf, NotSaved> {
        let file = &self.record.session_file;
        let busy = || Trouble { doing: super::Doing::Lock, path: file.clone(), cause: Cause::Busy };
        let opening = Desk::open(places, file, now).map_err(|refused| match refused.problem {
            Problem::Disk(trouble) => NotSaved::Disk(trouble),
            Problem::Content { why, .. } => NotSaved::Unwritable(format::Unwritable(why.to_string())),
        })?;
        let mut desk = match opening.access {
            Access::Writing(desk) => desk,
            Access::Reading(Some(NotOurs::Disk(trouble))) => return Err(trouble.into()),
            Access::Reading(_) => return Err(busy().into()),
        };
        desk.restore(recovery.clone(), now)?;
        desk.checkpoint(now)?;
        let file = desk.file().to_owned();
        desk.close()?;
        Ok(file)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::{add, founded, later, places_in, planned, raise_segment};
    use super::*;
    use crate::domain::{Department, Session};

    fn crashed(places: &Places) -> (Session, PathBuf) {
        let mut session = planned();
        let mut desk = Desk::create(places, session.clone(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        desk.append(add(&mut session, Some(Department::Sales), raise_segment("OEMs")), later()).unwrap();
        (session, desk.file().to_owned())
    }

    fn only(places: &Places) -> Recoverable {
        let mut left = left_by_crashes(places);
        assert_eq!((left.recoverable.len(), left.unreadable.len()), (1, 0));
        left.recoverable.remove(0)
    }

    #[test]
    fn what_follows_the_file_is_taken_up_into_it() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        let found = only(&places);
        assert!(matches!(&found.case, Case::Follows(recovery) if recovery.entries.len() == 1));
        assert_eq!(found.recover(&places, None, later()).unwrap(), file);
        assert_eq!(read_session(&file).unwrap().session, lost);
        assert_eq!(left_by_crashes(&places), Leftovers::default());
    }

    #[test]
    fn where_the_file_is_gone_damaged_or_went_another_way_nothing_is_overwritten() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, file) = crashed(&places);
        for content in [Some(format::write(&founded()).unwrap().replace("Hydra", "Other")), Some("V1((".into()), None] {
            match &content {
                Some(content) => fs::write(&file, content).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
            let to = only(&places).recover(&places, None, later()).unwrap();
            assert_eq!(read_session(&to).unwrap().session, lost);
            assert_eq!(to == file, content.is_none());
            assert!(content.is_none_or(|content| fs::read_to_string(&file).unwrap() == content));
        }
    }

    #[test]
    fn a_copy_can_be_had_anywhere_but_not_over_something_else() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (lost, _) = crashed(&places);
        let to = root.path().join("copy.ron");
        for expected in [true, false] {
            assert_eq!(only(&places).recover(&places, Some(&to), later()).is_ok(), expected);
            assert_eq!(read_session(&to).unwrap().session, lost);
        }
        let in_folder = only(&places).recover(&places, Some(root.path()), later()).unwrap();
        assert_eq!(in_folder.file_name().unwrap(), "2026-11-23-hydra-launch.ron");
    }

    #[test]
    fn a_journal_that_is_being_written_is_not_touched() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (_, file) = crashed(&places);
        let open = Desk::open(&places, &file, later()).unwrap();
        let found = only(&places);
        assert!(matches!(&found.case, Case::InUse(NotOurs::Busy(Some(_)))));
        assert!(found.recover(&places, None, later()).is_err());
        drop(open);
        assert!(matches!(only(&places).case, Case::Follows(_)));
    }

    #[test]
    fn a_journal_that_cannot_be_read_is_named_and_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        crashed(&places);
        let path = only(&places).record.path;
        fs::write(&path, "V9 of a later day\n").unwrap();
        let left = left_by_crashes(&places);
        assert_eq!((left.recoverable, left.unreadable), (Vec::new(), vec![path.clone()]));
        assert!(path.exists());
    }
}
