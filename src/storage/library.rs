//! The shelf of sessions: what lies in a folder, the examples that come with the program, and names for new files.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::card::{Card, Head};
use super::files::free_name;
use super::format::Unreadable;
use super::outside::{self, Loaded};
use super::paths::{Places, Privacy};
use super::problem::Problem;
use super::trouble::{Cause, Doing, Tried, Trouble};
use crate::domain::{Session, slug};

/// The example in this file of `sessions/`.
macro_rules! example {
    ($name:literal) => {
        Example { name: $name, text: include_str!(concat!("../../sessions/", $name)) }
    };
}

/// The ending of a session file.
pub const ENDING: &str = "ron";

/// The example sessions, the latest first; `cargo run --example make_sessions` writes them.
const EXAMPLES: &[Example] = &[
    example!("2026-09-24-hydra-q4-2026.ron"),
    example!("2026-06-25-hydra-q3-2026.ron"),
    example!("2026-03-26-hydra-q2-2026.ron"),
    example!("2026-03-19-shanlan-q2-2026.ron"),
    example!("2025-12-11-hydra-q1-2026.ron"),
];

/// Something on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub enum Shelved {
    /// A session.
    Session(Box<Card>),
    /// A file that cannot be shown as one.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        problem: Problem,
    },
}

/// An example session that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Name of its file.
    pub name: &'static str,
    /// The file's text.
    pub text: &'static str,
}

impl Shelved {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Session(card) => &card.path,
            Self::Unreadable { path, .. } => path,
        }
    }
}

impl Example {
    /// The session.
    ///
    /// # Errors
    /// [`Unreadable`]; never for those that come with the program, as a test makes sure.
    pub fn read(&self) -> Result<Loaded, Unreadable> {
        outside::read(self.text.as_bytes(), jiff::Timestamp::UNIX_EPOCH)
    }

    /// What a list says of it.
    ///
    /// # Errors
    /// As for [`Example::read`].
    pub fn head(&self) -> Result<Head, Unreadable> {
        // Home shows them at every start, so their histories are not replayed for it.
        Head::at_start(self.text).map_or_else(|| self.read().map(|loaded| Head::of(&loaded.session)), Ok)
    }
}

/// The example sessions that come with the program.
#[must_use]
pub fn examples() -> &'static [Example] {
    EXAMPLES
}

/// What lies on the shelf: the meeting of the latest date first, then what cannot be read.
///
/// # Errors
/// The [`Trouble`] of listing the folder. Our own need not exist yet; one that the user named must.
pub fn shelf(places: &Places) -> Result<Vec<Shelved>, Trouble> {
    let files = match fs::read_dir(&places.sessions).tried(Doing::List, &places.sessions) {
        Err(Trouble { cause: Cause::Missing, .. }) if places.privacy == Privacy::Ours => return Ok(Vec::new()),
        files => files?,
    };
    let mut shelf: Vec<Shelved> =
        files.filter_map(Result::ok).filter(may_be_session).map(|file| shelve(file.path())).collect();
    shelf.sort_by(|one, other| order(one).cmp(&order(other)).then_with(|| one.path().cmp(other.path())));
    Ok(shelf)
}

/// Whether it may be a session by its name, not hidden and with our ending, and is no folder.
pub(super) fn may_be_session(file: &DirEntry) -> bool {
    let name = PathBuf::from(file.file_name());
    let hidden = name.to_string_lossy().starts_with('.');
    let ours = name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    !hidden && ours && !file.file_type().is_ok_and(|kind| kind.is_dir())
}

fn shelve(path: PathBuf) -> Shelved {
    match Card::read(&path) {
        Ok(card) => Shelved::Session(Box::new(card)),
        Err(problem) => Shelved::Unreadable { path, problem },
    }
}

/// Sorts the latest date first and the unreadable last.
fn order(shelved: &Shelved) -> (bool, std::cmp::Reverse<Option<jiff::civil::Date>>) {
    let date = match shelved {
        Shelved::Session(card) => Some(card.head.about.date),
        Shelved::Unreadable { .. } => None,
    };
    (date.is_none(), std::cmp::Reverse(date))
}

/// A file for a new session, such as `2026-11-23-q4-plan.ron`, that nothing in the folder is called yet.
#[must_use]
pub fn fresh_path(folder: &Path, session: &Session) -> PathBuf {
    let state = session.state();
    // An id from a file may hold anything; a slug of it names no other folder.
    let (date, id) = (state.about.date.to_string(), slug(state.id.as_str()));
    let stem = if id.starts_with(&date) { id } else { format!("{date}-{id}") };
    free_name(folder, &stem, ENDING)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::format;
    use super::super::samples::{add, founded, places_in, planned, titled};
    use super::*;
    use crate::domain::{AboutField, Change};

    fn put(folder: &Path, name: &str, session: &Session) {
        fs::write(folder.join(name), format::write(session).unwrap()).unwrap();
    }

    #[test]
    fn the_shelf_shows_the_latest_meeting_first_and_what_cannot_be_read_last() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        let sessions = places.sessions.as_path();
        let mut earlier = titled("Q3 plan");
        add(&mut earlier, None, Change::About(AboutField::Date(jiff::civil::date(2026, 8, 1))));
        put(sessions, "b.ron", &planned());
        put(sessions, "a.RON", &earlier);
        fs::write(sessions.join("0-foreign.ron"), "(theme: dark)").unwrap();
        fs::write(sessions.join(".b.ron.lock"), "").unwrap();
        fs::write(sessions.join("notes.txt"), "").unwrap();
        fs::create_dir(sessions.join("folder.ron")).unwrap();
        let shelf = shelf(&places).unwrap();
        let names: Vec<_> = shelf.iter().map(|shelved| shelved.path().file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["b.ron", "a.RON", "0-foreign.ron"]);
        let foreign = |problem: &Problem| matches!(problem, Problem::Content { why: Unreadable::Foreign, .. });
        assert!(matches!(&shelf[2], Shelved::Unreadable { problem, .. } if foreign(problem)));
    }

    #[test]
    fn our_own_folder_need_not_exist_yet_but_one_that_was_named_must() {
        let folder = tempfile::tempdir().unwrap();
        let mut places = places_in(folder.path());
        places.sessions = folder.path().join("missing");
        assert_eq!(shelf(&places).unwrap_err().cause, Cause::Missing);
        places.privacy = Privacy::Ours;
        assert_eq!(shelf(&places), Ok(Vec::new()));
    }

    #[test]
    fn a_new_file_is_called_by_date_and_title_and_takes_nobodys_place() {
        let folder = tempfile::tempdir().unwrap();
        let first = fresh_path(folder.path(), &founded());
        assert_eq!(first, folder.path().join("2026-11-23-hydra-launch.ron"));
        fs::write(&first, "").unwrap();
        assert_eq!(fresh_path(folder.path(), &founded()), folder.path().join("2026-11-23-hydra-launch-2.ron"));
        let dated = titled("2026-11-23 Q4 plan");
        assert_eq!(fresh_path(folder.path(), &dated), folder.path().join("2026-11-23-q4-plan.ron"));
    }

    #[test]
    fn an_id_that_looks_like_a_path_is_no_id() {
        let text = format::write(&founded()).unwrap().replace("\"hydra-launch\"", "\"../../etc/passwd\"");
        let refused = outside::read(text.as_bytes(), super::super::samples::later()).unwrap_err();
        assert!(matches!(refused, format::Unreadable::Damaged { .. }), "{refused}");
    }

    #[test]
    fn every_example_is_a_session_as_we_write_it() {
        for example in examples() {
            let loaded = example.read().unwrap();
            assert_eq!(loaded.edited_outside, None, "{}", example.name);
            assert_eq!(format::write(&loaded.session).unwrap(), example.text, "{}", example.name);
        }
    }
}
