//! The `live` file: where the meeting stands right now, for those who follow it in another terminal.
//!
//! It is overwritten, never synced and worth nothing once the program that wrote it is gone: whoever reads it asks first
//! whether that program still runs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::files::{create_folder, create_new, read_at_most};
use super::format::{one_line, options};
use super::journal::{folder_for, folders_of};
use super::paths::{Places, Privacy};
use super::trouble::{Doing, NotSaved, Tried};
use crate::domain::SessionId;

/// Most that is read of one, in bytes.
const LONGEST: u64 = 1024 * 1024;
/// The ending of its name while it is being written.
const UNFINISHED: &str = "new";

/// What a live file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Live<T> {
    /// The number of the process that wrote it.
    pub pid: u32,
    /// The session file that it has open.
    pub session_file: String,
    /// Where the meeting stands.
    pub stands: T,
}

/// Where the live file of a session lies.
#[must_use]
pub fn live_path(places: &Places, id: &SessionId, session_file: &Path) -> PathBuf {
    folder_for(&places.live(), id, session_file)
}

/// Writes where the meeting stands; whoever reads along sees the old or the new, never half of one.
///
/// # Errors
/// [`NotSaved`]; the old one is then still there.
pub fn write_live<T: Serialize>(path: &Path, session_file: &Path, stands: &T) -> Result<(), NotSaved> {
    let live = Live { pid: std::process::id(), session_file: session_file.to_string_lossy().into_owned(), stands };
    let said = one_line(&live)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        create_folder(folder, Privacy::Ours)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".{UNFINISHED}"));
    let unfinished = PathBuf::from(unfinished);
    // Left by a crash; what cannot be removed is in the way of the next line, which says so.
    drop(fs::remove_file(&unfinished));
    let mut file = create_new(&unfinished, Privacy::Ours)?;
    let written = file.write_all(said.as_bytes()).tried(Doing::Write, &unfinished);
    let moved = written.and_then(|()| fs::rename(&unfinished, path).tried(Doing::Write, path));
    if moved.is_err() {
        drop(fs::remove_file(&unfinished));
    }
    Ok(moved?)
}

/// Removes a live file: nobody has the session open any more.
pub fn remove_live(path: &Path) {
    drop(fs::remove_file(path));
}

/// What a live file says; `None` where it is not there or says nothing that we understand.
pub(super) fn read_live<T: DeserializeOwned>(path: &Path) -> Option<Live<T>> {
    let bytes = read_at_most(path, LONGEST).ok()?;
    options().from_bytes(&bytes).ok()
}

/// The live file of a session file, whatever the session in it is called.
pub(super) fn live_file_of(places: &Places, session_file: &Path) -> Option<PathBuf> {
    folders_of(&places.live(), session_file).into_iter().next()
}

/// The other session file that a process has open now, where it is of the session of this name.
pub(super) fn gone_on_in<T: DeserializeOwned>(
    places: &Places,
    id: &SessionId,
    pid: u32,
    before: &Path,
) -> Option<PathBuf> {
    let files = fs::read_dir(places.live()).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let live = files.filter_map(|path| Some((read_live::<T>(&path)?, path)));
    let mut ours =
        live.filter(|(live, _)| live.pid == pid).map(|(live, path)| (PathBuf::from(live.session_file), path));
    ours.find(|(file, path)| file != before && *path == live_path(places, id, file)).map(|(file, _)| file)
}
