//! The lock on a session: one program writes it at a time, and the others learn who that is.

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::files::read_at_most;
use super::format::{one_line, options};
use super::paths::Privacy;
use super::trouble::{Doing, Tried, Trouble};

/// Most that is read of what a holder wrote of itself, in bytes.
const LONGEST: u64 = 4096;

/// A session that is ours to write, until this is dropped.
#[derive(Debug)]
pub struct Lock {
    /// `None` where the disk knows no locks; then only the look at the file before it is replaced protects it.
    file: Option<File>,
    #[cfg(unix)]
    path: PathBuf,
}

/// Who holds a lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The user's name on that computer.
    pub user: String,
    /// The computer.
    pub host: String,
    /// The number of the process there.
    pub pid: u32,
    /// Since when.
    pub since: Timestamp,
}

/// Who has a session open, as far as that can be seen without asking for the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody; a lock that a crash left behind is nobody's.
    Nobody,
    /// A program on this computer that runs.
    Here(Holder),
    /// Somebody on another computer, or it cannot be told whether they still are.
    Elsewhere(Holder),
}

/// Why a session cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// Somebody else has it open; who, where that is known.
    #[error("somebody else has it open: {0:?}")]
    Busy(Option<Holder>),
    /// The disk does not let us.
    #[error(transparent)]
    Disk(#[from] Trouble),
}

impl Lock {
    /// Locks a session file for writing.
    ///
    /// # Errors
    /// [`NotOurs`].
    pub fn take(session_file: &Path, privacy: Privacy, now: Timestamp) -> Result<Self, NotOurs> {
        let path = beside(session_file);
        loop {
            let mut file = open(&path, privacy)?;
            match file.try_lock() {
                Ok(()) if !is_still_at(&file, &path) => {} // Its holder removed it just now: try the new one.
                Ok(()) => {
                    // Who we are is a courtesy; the lock holds without it.
                    drop(introduce(&mut file, &Holder::us(now)));
                    return Ok(Self::new(Some(file), path));
                }
                Err(TryLockError::WouldBlock) => return Err(NotOurs::Busy(holder(&mut file))),
                // Some network disks know no locks.
                Err(TryLockError::Error(_)) => return Ok(Self::new(None, path)),
            }
        }
    }

    #[cfg(unix)]
    fn new(file: Option<File>, path: PathBuf) -> Self {
        Self { file, path }
    }

    /// Elsewhere a lock is never removed, so where it lies need not be known.
    #[cfg(not(unix))]
    fn new(file: Option<File>, _: PathBuf) -> Self {
        Self { file }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While we hold it, so that nobody can come to hold a file that is no longer there.
        #[cfg(unix)]
        drop(fs::remove_file(&self.path));
        #[cfg(not(unix))]
        drop(self.file.as_ref().map(|file| file.set_len(0)));
        drop(self.file.take());
    }
}

impl Holder {
    /// This process.
    #[must_use]
    pub fn us(now: Timestamp) -> Self {
        let variable = |names: [&str; 3]| names.into_iter().find_map(|name| env::var(name).ok()).unwrap_or_default();
        Self { user: variable(["USER", "LOGNAME", "USERNAME"]), host: host(), pid: std::process::id(), since: now }
    }
}

/// Who has a session open for writing; looks without leaving a trace.
pub(super) fn busy(session_file: &Path) -> Option<NotOurs> {
    let mut file = File::open(beside(session_file)).ok()?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Some(NotOurs::Busy(holder(&mut file))),
        _ => None,
    }
}

/// Who has a session open. The lock itself is not touched: whoever comes to open the session in this moment must get it.
#[must_use]
pub fn presence(session_file: &Path) -> Presence {
    let said = read_at_most(&beside(session_file), LONGEST).unwrap_or_default();
    match introduced(&String::from_utf8_lossy(&said)) {
        Some(holder) if holder.host != host() => Presence::Elsewhere(holder),
        Some(holder) if is_running(holder.pid) => Presence::Here(holder),
        _ => Presence::Nobody,
    }
}

/// Whether a process of this number runs on this computer.
#[cfg(unix)]
fn is_running(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    // One that we may not signal is there too.
    pid.is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

/// Elsewhere a lock that is let go says nothing, so one that says something is held.
#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    true
}

/// The name of this computer; `unnamed` where it has none.
#[must_use]
pub fn host() -> String {
    #[cfg(unix)]
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let name = env::var("COMPUTERNAME").unwrap_or_default();
    // It becomes part of file names and is shown, so it must be tame.
    crate::domain::slug(&name)
}

/// The lock of a session file: `.NAME.ron.lock` beside it.
#[must_use]
pub fn beside(session_file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(session_file.file_name().unwrap_or_default());
    name.push(".lock");
    session_file.with_file_name(name)
}

fn open(path: &Path, privacy: Privacy) -> Result<File, Trouble> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    if privacy == Privacy::Ours {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = privacy;
    // A colleague's lock may be theirs to write, yet it can be asked after.
    let opened = options.open(path).or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        _ => Err(error),
    });
    opened.tried(Doing::Lock, path)
}

fn introduce(file: &mut File, holder: &Holder) -> io::Result<()> {
    let line = one_line(holder).unwrap_or_default();
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(line.as_bytes())
}

fn holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    introduced(&text)
}

fn introduced(text: &str) -> Option<Holder> {
    let holder: Holder = options().from_str(text).ok()?;
    let tame = |text: String| text.chars().filter(|letter| !letter.is_control()).collect();
    Some(Holder { user: tame(holder.user), host: tame(holder.host), ..holder })
}

/// Whether the file that we have open is the one that the path names.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere a lock is never removed.
#[cfg(not(unix))]
fn is_still_at(_: &File, path: &Path) -> bool {
    fs::metadata(path).is_ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::later;
    use super::*;

    #[test]
    fn the_second_to_come_learns_who_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("a.ron");
        let lock = Lock::take(&session, Privacy::Named, later()).unwrap();
        let busy = Lock::take(&session, Privacy::Named, later()).unwrap_err();
        assert_eq!(busy, NotOurs::Busy(Some(Holder::us(later()))));
        drop(lock);
        assert!(!beside(&session).exists());
        Lock::take(&session, Privacy::Named, later()).unwrap();
    }

    #[test]
    fn a_lock_left_behind_by_a_crash_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("a.ron");
        fs::write(beside(&session), "\u{1b}[2J nonsense").unwrap();
        Lock::take(&session, Privacy::Named, later()).unwrap();
    }

    #[test]
    fn where_no_lock_can_be_made_the_session_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("missing").join("a.ron");
        let refused = Lock::take(&session, Privacy::Named, later()).unwrap_err();
        assert!(matches!(
            refused,
            NotOurs::Disk(Trouble { doing: Doing::Lock, cause: crate::storage::Cause::Missing, .. })
        ));
    }

    #[test]
    fn what_a_stranger_wrote_into_a_lock_cannot_control_the_terminal() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("a.ron");
        let held = Lock::take(&session, Privacy::Named, later()).unwrap();
        let holder = Holder { user: "\u{1b}[2JEve".to_owned(), ..Holder::us(later()) };
        introduce(&mut File::options().write(true).open(beside(&session)).unwrap(), &holder).unwrap();
        match Lock::take(&session, Privacy::Named, later()).unwrap_err() {
            NotOurs::Busy(Some(holder)) => assert_eq!(holder.user, "[2JEve"),
            other => assert_eq!(other, NotOurs::Busy(None)),
        }
        drop(held);
    }
}
