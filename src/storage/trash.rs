//! Our own trash: a session that is thrown away waits there with a note of where it lay, and can be brought back.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::card::Card;
use super::copies::in_a_name;
use super::files::{create_folder, free_name, move_to_free, read_at_most, resolved, stem, sync_folder_of, write_new};
use super::format::{LARGEST, one_line, options};
use super::library::ENDING;
use super::lock::{Lock, NotOurs};
use super::paths::{Places, Privacy};
use super::problem::Problem;
use super::trouble::{Cause, Doing, Tried, Trouble};

/// The ending of the note that says where a file lay.
const NOTE: &str = "from";
/// Most that is read of such a note, in bytes.
const LONGEST_NOTE: u64 = 64 * 1024;

/// A session file in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Discarded {
    /// Where it lies now.
    pub path: PathBuf,
    /// Where it lay; `None` where the note is lost.
    pub origin: Option<PathBuf>,
    /// When it was thrown away; `None` where the note is lost.
    pub at: Option<Timestamp>,
    /// What it is.
    pub card: Result<Box<Card>, Problem>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    origin: String,
    at: Timestamp,
}

/// Throws a session file away: moves it into the trash, and says where it lies there.
///
/// # Errors
/// [`NotOurs`] where somebody has the session open, or the disk does not let us; the file is then where it was.
pub fn throw_away(places: &Places, file: &Path, now: Timestamp) -> Result<PathBuf, NotOurs> {
    let file = resolved(file);
    if !file.is_file() {
        return Err(Trouble { doing: Doing::Move, path: file, cause: Cause::Missing }.into());
    }
    let _lock = Lock::take(&file, places.privacy_of(&file), now)?;
    let trash = places.trash();
    create_folder(&trash, Privacy::Ours)?;
    let discarded = free_name(&trash, &format!("{} {}", in_a_name(now), stem(&file)), ENDING);
    let note = Note { origin: file.to_string_lossy().into_owned(), at: now };
    let note_path = note_of(&discarded);
    write_new(&note_path, one_line(&note).unwrap_or_default().as_bytes(), Privacy::Ours)?;
    if let Err(trouble) = relocate(&file, &discarded, Privacy::Ours) {
        drop(fs::remove_file(note_path));
        return Err(trouble.into());
    }
    Ok(discarded)
}

/// What is in the trash, the last thrown away first.
///
/// # Errors
/// The [`Trouble`] of listing it; a trash that was never used is empty.
pub fn trash(places: &Places) -> Result<Vec<Discarded>, Trouble> {
    let folder = places.trash();
    let files = match fs::read_dir(&folder).tried(Doing::List, &folder) {
        Err(Trouble { cause: Cause::Missing, .. }) => return Ok(Vec::new()),
        files => files?,
    };
    let files = files.filter_map(Result::ok).map(|file| file.path());
    let mut paths: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == ENDING)).collect();
    // Their names begin with the time.
    paths.sort_by(|one, other| other.cmp(one));
    Ok(paths.into_iter().map(discarded).collect())
}

/// Brings a file back from the trash to where it lay, or beside what is there now; says where it is.
///
/// # Errors
/// The [`Trouble`] of moving it; it is then still in the trash.
pub fn bring_back(places: &Places, discarded: &Path) -> Result<PathBuf, Trouble> {
    let origin = read_note(discarded).map(|note| PathBuf::from(note.origin));
    let folder = origin.as_deref().and_then(Path::parent).filter(|folder| folder.is_dir());
    let folder = folder.map_or_else(|| places.sessions.clone(), Path::to_owned);
    create_own(places, &folder)?;
    let name = origin.as_deref().unwrap_or(discarded);
    let to = free_name(&folder, &stem(name), ENDING);
    relocate(discarded, &to, places.privacy_of(&to))?;
    drop(fs::remove_file(note_of(discarded)));
    Ok(to)
}

/// Our own folder of sessions may have never been used.
fn create_own(places: &Places, folder: &Path) -> Result<(), Trouble> {
    if places.privacy == Privacy::Ours && folder == places.sessions {
        return create_folder(folder, Privacy::Ours);
    }
    Ok(())
}

fn discarded(path: PathBuf) -> Discarded {
    let note = read_note(&path);
    Discarded {
        origin: note.as_ref().map(|note| PathBuf::from(&note.origin)),
        at: note.map(|note| note.at),
        card: Card::read(&path).map(Box::new),
        path,
    }
}

fn note_of(discarded: &Path) -> PathBuf {
    discarded.with_extension(NOTE)
}

fn read_note(discarded: &Path) -> Option<Note> {
    let bytes = read_at_most(&note_of(discarded), LONGEST_NOTE).ok()?;
    options().from_str(str::from_utf8(&bytes).ok()?).ok()
}

/// Moves a file to a free name, to another disk if need be; at no moment is it in neither place.
fn relocate(from: &Path, to: &Path, privacy: Privacy) -> Result<(), Trouble> {
    match move_to_free(from, to) {
        Err(Trouble { cause: Cause::OtherDisk, .. }) => {}
        moved => {
            moved?;
            sync_folder_of(to)?;
            return sync_folder_of(from);
        }
    }
    let bytes = read_at_most(from, LARGEST)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Trouble { doing: Doing::Move, path: from.to_owned(), cause: Cause::Unsupported });
    }
    write_new(to, &bytes, privacy)?;
    fs::remove_file(from).tried(Doing::Remove, from)?;
    sync_folder_of(from)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::{later, places_in, planned};
    use super::super::{Desk, format};
    use super::*;

    fn put(places: &Places, name: &str) -> PathBuf {
        let file = resolved(&places.sessions.join(name));
        fs::write(&file, format::write(&planned()).unwrap()).unwrap();
        file
    }

    #[test]
    fn what_was_thrown_away_comes_back_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let file = put(&places, "a.ron");
        let before = fs::read(&file).unwrap();
        let thrown = throw_away(&places, &file, later()).unwrap();
        assert!(!file.exists());
        let listed = trash(&places).unwrap();
        assert_eq!((&listed[0].path, listed[0].at), (&thrown, Some(later())));
        assert_eq!(listed[0].origin.as_deref(), Some(file.as_path()));
        assert_eq!(listed[0].card.as_ref().unwrap().head.id, planned().state().id);
        assert_eq!(bring_back(&places, &thrown).unwrap(), file);
        assert_eq!(fs::read(&file).unwrap(), before);
        assert_eq!(trash(&places), Ok(Vec::new()));
        assert_eq!(fs::read_dir(places.trash()).unwrap().count(), 0);
    }

    #[test]
    fn what_comes_back_takes_nobodys_place() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let file = put(&places, "a.ron");
        let thrown = throw_away(&places, &file, later()).unwrap();
        fs::write(&file, "somebody else's").unwrap();
        assert_eq!(bring_back(&places, &thrown).unwrap(), resolved(&places.sessions.join("a-2.ron")));
        assert_eq!(fs::read(&file).unwrap(), b"somebody else's");
    }

    #[test]
    fn two_files_of_one_name_thrown_away_at_once_are_both_kept() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        for _ in 0..2 {
            throw_away(&places, &put(&places, "a.ron"), later()).unwrap();
        }
        assert_eq!(trash(&places).unwrap().len(), 2);
    }

    #[test]
    fn without_its_note_or_its_folder_a_file_comes_back_among_the_sessions() {
        let root = tempfile::tempdir().unwrap();
        let mut places = places_in(root.path());
        let thrown = throw_away(&places, &put(&places, "a.ron"), later()).unwrap();
        places.sessions = root.path().join("new");
        places.privacy = Privacy::Ours;
        fs::remove_dir_all(root.path().join("plans")).unwrap();
        assert_eq!(bring_back(&places, &thrown).unwrap(), places.sessions.join("a.ron"));
        fs::rename(places.sessions.join("a.ron"), &thrown).unwrap();
        assert!(bring_back(&places, &thrown).unwrap().starts_with(&places.sessions));
    }

    #[test]
    fn a_session_that_somebody_has_open_is_not_thrown_away() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let file = put(&places, "a.ron");
        let open = Desk::open(&places, &file, later()).unwrap();
        assert!(matches!(throw_away(&places, &file, later()), Err(NotOurs::Busy(Some(_)))));
        assert!(file.exists());
        drop(open);
        throw_away(&places, &file, later()).unwrap();
    }

    #[test]
    fn a_trash_that_cannot_be_made_leaves_the_file_where_it_is() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let file = put(&places, "a.ron");
        fs::write(&places.state, "").unwrap();
        assert!(matches!(throw_away(&places, &file, later()), Err(NotOurs::Disk(_))));
        assert!(file.exists());
    }
}
