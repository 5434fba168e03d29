//! The few ways in which we touch a disk: bounded reads, files that are never overwritten, writes that survive a power cut.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::paths::Privacy;
use super::trouble::{Cause, Doing, Tried, Trouble};

/// Longest file name that every file system takes, in bytes.
const LONGEST_NAME: usize = 255;

/// Opens a plain file for reading.
///
/// # Errors
/// [`Cause::Unsupported`] where it is none: a pipe would keep us waiting for ever, and a device never ends; else the
/// [`Trouble`] of opening it.
pub fn open_plain(path: &Path) -> Result<(File, Metadata), Trouble> {
    let found = fs::metadata(path).tried(Doing::Read, path)?;
    if !found.is_file() {
        return Err(Trouble { doing: Doing::Read, path: path.to_owned(), cause: Cause::Unsupported });
    }
    Ok((File::open(path).tried(Doing::Read, path)?, found))
}

/// The bytes of a plain file, at most `limit` and one more, so that a longer one shows.
///
/// # Errors
/// The [`Trouble`] of opening or reading.
pub fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, Trouble> {
    let (file, found) = open_plain(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(limit)).unwrap_or(0) + 1);
    file.take(limit + 1).read_to_end(&mut bytes).tried(Doing::Read, path)?;
    Ok(bytes)
}

/// A new file for writing; never an existing one.
///
/// # Errors
/// [`Cause::Exists`] where there is one already, else the [`Trouble`] of making it.
pub fn create_new(path: &Path, privacy: Privacy) -> Result<File, Trouble> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if privacy == Privacy::Ours {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = privacy;
    options.open(path).tried(Doing::Create, path)
}

/// A new file with these bytes, on the disk for good; on failure no half of it is left.
///
/// # Errors
/// The [`Trouble`] of the step that failed.
pub fn write_new(path: &Path, bytes: &[u8], privacy: Privacy) -> Result<(), Trouble> {
    let mut file = create_new(path, privacy)?;
    let written = file
        .write_all(bytes)
        .tried(Doing::Write, path)
        .and_then(|()| file.sync_all().tried(Doing::Sync, path))
        .and_then(|()| sync_folder_of(path));
    if written.is_err() {
        drop(file);
        // It is ours and useless; where it cannot even be removed, the first trouble is the one to tell.
        drop(fs::remove_file(path));
    }
    written
}

/// Makes a folder and those above it that are not there; for good.
///
/// # Errors
/// The [`Trouble`] of making it.
pub fn create_folder(path: &Path, privacy: Privacy) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if privacy == Privacy::Ours {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    #[cfg(not(unix))]
    let _ = privacy;
    let missing: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    builder.create(path).tried(Doing::Create, path)?;
    missing.into_iter().try_for_each(sync_folder_of)
}

/// Makes sure that a folder of ours among everybody's temporary ones was not put there by somebody else.
///
/// # Errors
/// [`Cause::Denied`] where it is not ours alone.
pub fn check_private(folder: &Path) -> Result<(), Trouble> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let found = fs::symlink_metadata(folder).tried(Doing::Read, folder)?;
        let ours = found.is_dir() && found.uid() == rustix::process::getuid().as_raw() && found.mode() & 0o777 == 0o700;
        if !ours {
            return Err(Trouble { doing: Doing::Write, path: folder.to_owned(), cause: Cause::Denied });
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Whether a file, and the folder that its new versions are made in, can be written by us.
///
/// # Errors
/// The [`Trouble`] that writing would meet.
pub fn may_write(path: &Path) -> Result<(), Trouble> {
    // Whoever took the right to write away from everybody meant it, also where the folder would let us replace the file.
    if fs::metadata(path).tried(Doing::Read, path)?.permissions().readonly() {
        return Err(Trouble { doing: Doing::Write, path: path.to_owned(), cause: Cause::Denied });
    }
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let access = rustix::fs::access(folder, rustix::fs::Access::WRITE_OK);
        access.map_err(io::Error::from).tried(Doing::Write, folder)?;
    }
    Ok(())
}

/// Makes sure that a file and its name survive a power cut.
///
/// # Errors
/// The [`Trouble`] of it.
pub fn sync_file(path: &Path) -> Result<(), Trouble> {
    File::open(path).and_then(|file| file.sync_all()).tried(Doing::Sync, path)?;
    sync_folder_of(path)
}

/// Makes sure that the folder of `path` remembers what was made, moved or removed in it.
///
/// # Errors
/// The [`Trouble`] of it, except where the file system has no such notion.
pub fn sync_folder_of(path: &Path) -> Result<(), Trouble> {
    let Some(folder) = path.parent() else { return Ok(()) };
    match sync_folder(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result.tried(Doing::Sync, folder),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened like a file; the system keeps its own journal of them.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Moves a file to a place where nothing may be yet.
///
/// # Errors
/// [`Cause::Exists`] where something is there, else the [`Trouble`] of moving.
pub fn move_to_free(from: &Path, to: &Path) -> Result<(), Trouble> {
    match rename_to_free(from, to) {
        Err(error) if is_unsupported(&error) => {
            // A file system without this notion: look first, which leaves a gap of microseconds.
            if fs::symlink_metadata(to).is_ok() {
                return Err(Trouble { doing: Doing::Move, path: to.to_owned(), cause: Cause::Exists });
            }
            fs::rename(from, to).tried(Doing::Move, to)
        }
        result => result.tried(Doing::Move, to),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_to_free(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// The first of `stem.extension`, `stem-2.extension` and so on that nothing in the folder has.
#[must_use]
pub fn free_name(folder: &Path, stem: &str, extension: &str) -> PathBuf {
    let name = |number: u32| {
        let ending = if number == 1 { format!(".{extension}") } else { format!("-{number}.{extension}") };
        let room = LONGEST_NAME.saturating_sub(ending.len());
        folder.join(format!("{}{ending}", shortened(stem, room)))
    };
    (1..=u32::MAX)
        .map(name)
        .find(|path| fs::symlink_metadata(path).is_err())
        .expect("there are more numbers than files in a folder")
}

/// As much of `text` from its beginning as fits into so many bytes.
fn shortened(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.split_at(end).0
}

/// The name of a file without its ending, for names derived from it.
#[must_use]
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Where a path leads: links followed, the folder spelled in one way only, so that equal files have equal paths.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(real) = fs::canonicalize(&whole) {
        return real;
    }
    match (whole.parent().and_then(|folder| fs::canonicalize(folder).ok()), whole.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => whole,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_new(&path, b"first", Privacy::Named).unwrap();
        assert_eq!(write_new(&path, b"second", Privacy::Named).unwrap_err().cause, Cause::Exists);
        let other = folder.path().join("b.ron");
        write_new(&other, b"other", Privacy::Named).unwrap();
        assert_eq!(move_to_free(&other, &path).unwrap_err().cause, Cause::Exists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read(&other).unwrap(), b"other");
    }

    #[test]
    fn a_free_name_fits_the_file_system_in_any_script() {
        let folder = tempfile::tempdir().unwrap();
        let long = "\u{8ba1}\u{5212}".repeat(200);
        for _ in 0..3 {
            let path = free_name(folder.path(), &long, "ron");
            assert!(path.file_name().unwrap().len() <= LONGEST_NAME);
            write_new(&path, b"", Privacy::Named).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_of_ours_are_for_this_user_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("state").join("journal");
        create_folder(&ours, Privacy::Ours).unwrap();
        let file = ours.join("a");
        write_new(&file, b"", Privacy::Ours).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&ours), mode(ours.parent().unwrap()), mode(&file)), (0o700, 0o700, 0o600));
    }
}
