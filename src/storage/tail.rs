//! A journal read along while somebody else writes it: each whole line is taken once, half a line is waited for.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::files::{open_plain, read_at_most};
use super::format::LARGEST;
use super::journal::{Line, Record};
use super::trouble::{Doing, Tried, Trouble};
use crate::domain::Session;

/// A journal as far as it has been read.
#[derive(Debug)]
pub struct Tail {
    record: Record,
    /// The checksum of the last line that was taken.
    chain: u32,
    /// Bytes that were taken.
    taken: u64,
    /// Whether a line cannot be read; what stands behind it is not believed.
    is_broken: bool,
}

impl Tail {
    /// Begins to read a journal; `None` while not even its first line is whole, or where that cannot be read.
    ///
    /// # Errors
    /// The [`Trouble`] of reading it.
    pub fn begin(path: &Path) -> Result<Option<Self>, Trouble> {
        let bytes = read_at_most(path, 2 * LARGEST)?;
        let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let (first, rest) = bytes.split_at(end + 1);
        let begun = std::str::from_utf8(first).ok().and_then(|line| Record::begin(path, line.trim_end_matches('\n')));
        Ok(begun.map(|(chain, record)| {
            let mut tail = Self { record, chain, taken: first.len() as u64, is_broken: false };
            tail.take(rest);
            tail
        }))
    }

    /// Takes what was written since. Says whether it still is the journal that was begun; else it is to be begun anew.
    ///
    /// # Errors
    /// The [`Trouble`] of reading it.
    pub fn go_on(&mut self) -> Result<bool, Trouble> {
        let (file, found) = open_plain(&self.record.path)?;
        if found.len() < self.taken {
            return Ok(false);
        }
        if found.len() > self.taken && !self.is_broken {
            let bytes = read_from(file, self.taken).tried(Doing::Read, &self.record.path)?;
            self.take(&bytes);
        }
        Ok(true)
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &PathBuf {
        &self.record.path
    }

    /// The session with every entry that was taken.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.record.session
    }

    fn take(&mut self, bytes: &[u8]) {
        for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")) {
            let text = std::str::from_utf8(line).ok().map(|line| line.trim_end_matches('\n'));
            let parsed = text.and_then(|text| Line::parse(text, self.chain));
            let Some(parsed) = parsed.filter(|line| self.record.take(line)) else {
                self.is_broken = true;
                return;
            };
            (self.chain, self.taken) = (parsed.chain, self.taken + line.len() as u64);
        }
    }
}

fn read_from(mut file: File, from: u64) -> std::io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(2 * LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
