//! A file that somebody brings into a session: read as it is or through a process of its own, never altered.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use directories::UserDirs;
use jiff::Timestamp;

use super::files::open_plain;
use super::trouble::{Doing, Tried, Trouble};

/// Bytes at the beginning by which the sort of a file is told.
const HEAD: u64 = 16;
/// The command of ours that reads a workbook.
const READ_WORKBOOK: &str = "read-workbook";
/// Files that are offered at once.
const MOST_OFFERED: usize = 30;
/// How the names of tables end.
const ENDINGS: [&str; 4] = ["csv", "tsv", "txt", "xlsx"];

/// A file that somebody brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Where it is.
    pub path: PathBuf,
    /// Its name without its folder.
    pub name: String,
    /// When it was written last.
    pub written: Timestamp,
    /// How long it is, in bytes.
    pub size: u64,
    /// Its first bytes.
    pub head: Vec<u8>,
}

impl Incoming {
    /// Looks at a file.
    ///
    /// # Errors
    /// The [`Trouble`] of reading it.
    pub fn find(path: &Path) -> Result<Self, Trouble> {
        let (file, found) = open_plain(path)?;
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head).tried(Doing::Read, path)?;
        let written = found.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        Ok(Self {
            path: path.to_owned(),
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            written: written.unwrap_or(Timestamp::UNIX_EPOCH),
            size: found.len(),
            head,
        })
    }

    /// Its bytes from the beginning.
    ///
    /// # Errors
    /// What opening gives.
    pub fn bytes(&self) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(&self.path)?))
    }

    /// It as a table of text: its bytes, or where it is a workbook what a helper makes of a sheet.
    ///
    /// # Errors
    /// What opening or starting gives.
    pub fn table(&self, is_workbook: bool, sheet: Option<&str>, helper: &Helper) -> io::Result<Box<dyn Read>> {
        if !is_workbook {
            return self.bytes();
        }
        let named = sheet.map(|sheet| format!("--sheet={sheet}"));
        let arguments: Vec<&str> = std::iter::once(READ_WORKBOOK).chain(named.as_deref()).collect();
        self.through(helper, &arguments)
    }

    /// The names of a workbook's sheets, as a helper gives them.
    ///
    /// # Errors
    /// What starting gives.
    pub fn sheet_names(&self, helper: &Helper) -> io::Result<Box<dyn Read>> {
        self.through(helper, &[READ_WORKBOOK, "--names"])
    }

    /// Its bytes, for reading here and there.
    ///
    /// # Errors
    /// What opening gives.
    pub fn seekable(&self) -> io::Result<impl Read + Seek + use<>> {
        Ok(BufReader::with_capacity(64 * 1024, File::open(&self.path)?))
    }

    /// What a helper makes of it, called with these arguments and then the file's path.
    ///
    /// # Errors
    /// What starting it gives.
    fn through(&self, helper: &Helper, arguments: &[&str]) -> io::Result<Box<dyn Read>> {
        let mut child = Command::new(&helper.program)
            .args(arguments)
            .arg("--")
            .arg(&self.path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("it has no output"))?;
        let child = Arc::new(Mutex::new(child));
        *within(&helper.last) = Some(Arc::clone(&child));
        Ok(Box::new(Through { child, out }))
    }
}

/// Ourselves, started once more to read a workbook.
#[derive(Clone, Debug)]
pub struct Helper {
    program: PathBuf,
    last: Arc<Mutex<Option<Arc<Mutex<Child>>>>>,
}

impl Helper {
    /// The program that runs now.
    #[must_use]
    pub fn ourselves() -> Self {
        let program = env::current_exe().unwrap_or_else(|_| PathBuf::from("roundtable"));
        Self { program, last: Arc::default() }
    }

    /// Ends the process that was started last, also from another thread than the one that waits for what it writes.
    pub fn stop(&self) {
        if let Some(child) = within(&self.last).take() {
            drop(within(&child).kill());
        }
    }
}

/// What stands in a lock; a thread that died in it left it whole.
fn within<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The output of a process that lives as long as somebody reads it.
struct Through {
    child: Arc<Mutex<Child>>,
    out: ChildStdout,
}

impl Read for Through {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.out.read(into)
    }
}

impl Drop for Through {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing of it stays behind.
        let mut child = within(&self.child);
        drop(child.kill());
        drop(child.wait());
    }
}

/// Tables that lie where people's files land, the newest first: downloads, desktop, documents, and the working folder.
#[must_use]
pub fn lying_about() -> Vec<PathBuf> {
    let user = UserDirs::new();
    let usual = user.iter().flat_map(|dirs| [dirs.download_dir(), dirs.desktop_dir(), dirs.document_dir()]);
    let folders = usual.flatten().map(Path::to_owned).chain(env::current_dir());
    let mut found: Vec<(SystemTime, PathBuf)> = folders.flat_map(|folder| tables_in(&folder)).collect();
    found.sort();
    found.dedup();
    found.into_iter().rev().take(MOST_OFFERED).map(|(_, path)| path).collect()
}

fn tables_in(folder: &Path) -> Vec<(SystemTime, PathBuf)> {
    let is_table = |path: &Path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let dated = entries.filter(|entry| is_table(&entry.path())).filter_map(|entry| {
        let found = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((found.modified().ok()?, entry.path()))
    });
    dated.collect()
}

/// The file that is meant by a path as people type, paste or drag it: quoted, with `~`, as `file://` or with `\\ `.
#[must_use]
pub fn meant_path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let bare =
        ['"', '\''].into_iter().find_map(|quote| typed.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(typed);
    if let Some(url) = bare.strip_prefix("file://") {
        return PathBuf::from(without_percents(url.strip_prefix("localhost").unwrap_or(url)));
    }
    let home = || UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let path = match bare.strip_prefix("~/") {
        Some(rest) => home().map_or_else(|| PathBuf::from(bare), |home| home.join(rest)),
        None => PathBuf::from(bare),
    };
    let unescaped = PathBuf::from(path.to_string_lossy().replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")"));
    if !path.exists() && unescaped.exists() { unescaped } else { path }
}

/// A path as it is shown and typed: `~` for the user's own folder.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let user = UserDirs::new();
    let at_home = user.as_ref().and_then(|dirs| path.strip_prefix(dirs.home_dir()).ok());
    at_home.map_or_else(|| path.display().to_string(), |rest| format!("~/{}", rest.display()))
}

/// `%20` is a blank, as in the addresses that a file manager gives.
fn without_percents(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        if let Some(byte) = code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_looked_at_and_read_as_often_as_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q4.csv");
        fs::write(&path, "a,b\n1,2\n").unwrap();
        let found = Incoming::find(&path).unwrap();
        assert_eq!((found.name.as_str(), found.size, found.head.as_slice()), ("q4.csv", 8, &b"a,b\n1,2\n"[..]));
        for _ in 0..2 {
            let mut text = String::new();
            found.bytes().unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "a,b\n1,2\n");
        }
        assert!(Incoming::find(folder.path()).is_err() && Incoming::find(&folder.path().join("none")).is_err());
    }

    #[test]
    fn a_path_is_taken_however_it_was_typed_pasted_or_dragged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Q4 plan (new).csv");
        fs::write(&path, "a\n").unwrap();
        let plain = path.display().to_string();
        let escaped = plain.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)");
        let url = format!("file://{}", plain.replace(' ', "%20"));
        for typed in [plain.clone(), format!("'{plain}'"), format!(" \"{plain}\" "), escaped, url] {
            assert_eq!(meant_path(&typed), path, "{typed}");
        }
        assert_eq!(meant_path("100%.csv"), PathBuf::from("100%.csv"));
        assert!(meant_path("~/a.csv").is_absolute());
        assert_eq!(meant_path(&shown_path(&meant_path("~/a.csv"))), meant_path("~/a.csv"));
    }

    #[test]
    fn tables_that_lie_in_a_folder_are_found() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.csv", "b.XLSX", "c.pdf"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("d.csv")).unwrap();
        assert_eq!(tables_in(folder.path()).len(), 2);
        assert!(tables_in(&folder.path().join("none")).is_empty());
    }

    fn called(program: &str) -> Helper {
        Helper { program: program.into(), last: Arc::default() }
    }

    #[test]
    fn a_process_that_nobody_reads_any_more_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q4.csv");
        fs::write(&path, "1\n").unwrap();
        let found = Incoming::find(&path).unwrap();
        let mut text = String::new();
        found.through(&called("cat"), &[]).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "1\n");
        let mut endless = found.through(&called("tail"), &["-f"]).unwrap();
        assert_eq!(endless.read(&mut [0; 2]).unwrap(), 2);
        drop(endless);
        // One that is stopped has no more to say, to whoever waits for it.
        let tail = called("tail");
        let mut endless = found.through(&tail, &["-f"]).unwrap();
        assert_eq!(endless.read(&mut [0; 2]).unwrap(), 2);
        tail.stop();
        assert_eq!(endless.read(&mut [0; 2]).unwrap(), 0);
    }
}
