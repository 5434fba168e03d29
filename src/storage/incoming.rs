//! A file that somebody brings into a session: read as it is or through a process of its own, never altered.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use jiff::Timestamp;

use super::files::open_plain;
use super::trouble::{Doing, Tried, Trouble};

/// Bytes at the beginning by which the sort of a file is told.
const HEAD: u64 = 16;

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

    /// Its bytes, for reading here and there.
    ///
    /// # Errors
    /// What opening gives.
    pub fn seekable(&self) -> io::Result<impl Read + Seek + use<>> {
        Ok(BufReader::with_capacity(64 * 1024, File::open(&self.path)?))
    }

    /// What `program` makes of it, called with these arguments and then the file's path; it ends when nobody reads on.
    ///
    /// # Errors
    /// What starting it gives.
    pub fn through(&self, program: &Path, arguments: &[&str]) -> io::Result<Box<dyn Read>> {
        let mut child = Command::new(program)
            .args(arguments)
            .arg("--")
            .arg(&self.path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("it has no output"))?;
        Ok(Box::new(Through { child, out }))
    }
}

/// The output of a process that lives as long as somebody reads it.
struct Through {
    child: Child,
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
        drop(self.child.kill());
        drop(self.child.wait());
    }
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
    fn a_process_that_nobody_reads_any_more_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q4.csv");
        fs::write(&path, "1\n").unwrap();
        let found = Incoming::find(&path).unwrap();
        let mut text = String::new();
        found.through(Path::new("cat"), &[]).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "1\n");
        let mut endless = found.through(Path::new("tail"), &["-f"]).unwrap();
        assert_eq!(endless.read(&mut [0; 2]).unwrap(), 2);
        drop(endless);
    }
}
