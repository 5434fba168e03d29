//! Copies that we keep of session files: earlier versions, and whatever could not be read.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::card::{Head, read_session};
use super::checksum::sha256;
use super::files::{create_folder, free_name, read_at_most, stem, write_new};
use super::format::LARGEST;
use super::journal::{folder_for, folders_of};
use super::library::ENDING;
use super::paths::{Places, Privacy};
use super::trouble::{Cause, Trouble};
use crate::domain::SessionId;

/// How long one sitting goes on before another earlier version is kept.
const INTERVAL: Duration = Duration::from_mins(15);
/// How many earlier versions of a file are kept.
const KEPT: usize = 30;

/// An earlier version of a session file.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is a version of.
    pub head: Head,
}

/// A moment as it stands in the names of files: sorts by time, and every system takes it.
#[must_use]
pub fn in_a_name(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H-%M-%SZ").to_string()
}

/// Whether, after a backup at `last`, another is due; the first of a sitting always is.
#[must_use]
pub fn backup_is_due(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_none_or(|last| now.duration_since(last).unsigned_abs() >= INTERVAL)
}

/// Keeps an earlier version, and lets the oldest go.
///
/// # Errors
/// The [`Trouble`] of writing it.
pub fn back_up(
    places: &Places,
    id: &SessionId,
    session_file: &Path,
    bytes: &[u8],
    now: Timestamp,
) -> Result<(), Trouble> {
    let folder = folder_for(&places.backups(), id, session_file);
    create_folder(&folder, Privacy::Ours)?;
    write_new(&free_name(&folder, &in_a_name(now), ENDING), bytes, Privacy::Ours)?;
    for old in newest_first(&folder).into_iter().skip(KEPT) {
        // One too many does no harm.
        drop(fs::remove_file(old));
    }
    Ok(())
}

/// The newest earlier version of a file that is whole and as we wrote it.
#[must_use]
pub fn newest_good_backup(places: &Places, session_file: &Path) -> Option<Backup> {
    let mut backups: Vec<PathBuf> =
        folders_of(&places.backups(), session_file).iter().flat_map(|folder| newest_first(folder)).collect();
    backups.sort_by(|one, other| other.file_name().cmp(&one.file_name()));
    backups.into_iter().find_map(|path| {
        let loaded = read_session(&path).ok().filter(|loaded| loaded.edited_outside.is_none())?;
        Some(Backup { path, head: Head::of(&loaded.session) })
    })
}

fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == ENDING)).collect();
    files.sort_by(|one, other| other.cmp(one));
    files
}

/// Keeps a copy of a file that could not be read, byte for byte; the same content is kept once.
///
/// # Errors
/// The [`Trouble`] of reading or writing.
pub fn quarantine(places: &Places, file: &Path) -> Result<PathBuf, Trouble> {
    let bytes = read_at_most(file, LARGEST)?;
    let folder = places.quarantine();
    create_folder(&folder, Privacy::Ours)?;
    let mark: String = sha256(&bytes).chars().take(12).collect();
    let copy = folder.join(format!("{}.{ENDING}", in_the_name_of(file, &mark)));
    match write_new(&copy, &bytes, Privacy::Ours) {
        Err(Trouble { cause: Cause::Exists, .. }) => Ok(copy),
        written => written.map(|()| copy),
    }
}

/// The name of a file with a remark after it, short enough for every file system.
fn in_the_name_of(file: &Path, remark: &str) -> String {
    let short: String = stem(file).chars().take(40).collect();
    format!("{short} ({remark})")
}

/// A free name beside a file, for another version of it: `NAME (REMARK).ron`.
#[must_use]
pub fn name_beside(file: &Path, remark: &str) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    // A long name is cut before the remark, never in it.
    let name: String = stem(file).chars().take(50).collect();
    free_name(folder, &format!("{name} ({remark})"), ENDING)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::format;
    use super::super::samples::{founded, later, places_in, planned};
    use super::*;

    #[test]
    fn the_newest_backup_that_is_whole_is_found_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let (places, file) = (places_in(folder.path()), Path::new("/plans/a.ron"));
        let minute = |n: u32| later() + Duration::from_mins(1) * n;
        let id = planned().state().id.clone();
        for n in 0..40 {
            back_up(&places, &id, file, format::write(&founded()).unwrap().as_bytes(), minute(n)).unwrap();
        }
        back_up(&places, &id, file, format::write(&planned()).unwrap().as_bytes(), minute(50)).unwrap();
        back_up(&places, &id, file, b"V1((half", minute(51)).unwrap();
        assert_eq!(newest_good_backup(&places, file).unwrap().head, Head::of(&planned()));
        assert_eq!(newest_first(&folder_for(&places.backups(), &id, file)).len(), KEPT);
        assert_eq!(newest_good_backup(&places, Path::new("/plans/b.ron")), None);
    }

    #[test]
    fn a_backup_is_due_at_the_first_save_and_then_every_quarter_of_an_hour() {
        assert!(backup_is_due(None, later()));
        assert!(!backup_is_due(Some(later()), later() + Duration::from_mins(14)));
        assert!(backup_is_due(Some(later()), later() + INTERVAL));
    }

    #[test]
    fn what_cannot_be_read_is_kept_once_byte_for_byte() {
        let folder = tempfile::tempdir().unwrap();
        let (places, file) = (places_in(folder.path()), folder.path().join("broken.ron"));
        fs::write(&file, b"V1((\xff").unwrap();
        let copy = quarantine(&places, &file).unwrap();
        assert_eq!(quarantine(&places, &file).unwrap(), copy);
        assert_eq!(fs::read(&copy).unwrap(), b"V1((\xff");
        assert_eq!(fs::read(&file).unwrap(), b"V1((\xff");
    }

    #[test]
    fn a_remark_in_a_name_is_never_cut_off() {
        let long = PathBuf::from("/plans").join(format!("{}.ron", "计划".repeat(40)));
        let name = name_beside(&long, "conflict anas-pc 2026-11-23T10-42-05Z");
        let name = name.file_name().unwrap().to_string_lossy();
        assert!(name.ends_with(" (conflict anas-pc 2026-11-23T10-42-05Z).ron") && name.len() <= 255, "{name}");
    }
}
