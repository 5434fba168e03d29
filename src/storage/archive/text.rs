//! What can be found of all sessions, kept in one file that is read from its beginning to its end and written at its end.
//!
//! For each session a block: a line that says of which file in which state it is, then its lines. A block of a file that has
//! changed since is passed over. Only a cache: from where it is damaged on, it is written anew.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::super::files::create_folder;
use super::super::paths::Privacy;
use super::fields;
use super::index::{put_stamp, replace, take_stamp};
use super::stamp::Stamp;

/// What the file begins with; another version of it is no text of ours.
const OPENING: &str = concat!("roundtable text 2 ", env!("CARGO_PKG_VERSION"), " ");
/// What a block begins with.
const BLOCK: char = '=';
/// As much as is read at once, in bytes.
const BUFFER: usize = 256 * 1024;
/// The longest block that is kept, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// A block: of which file, in which state, and its lines.
#[derive(Debug, Default, PartialEq)]
pub struct Block {
    /// The name of the session's file.
    pub name: String,
    /// The state of the file.
    pub stamp: Stamp,
    /// Whether the stamp could be trusted when it was read.
    pub settled: bool,
    /// The lines.
    pub lines: String,
}

/// The blocks that are kept, one after the other.
pub struct Blocks {
    file: BufReader<File>,
    /// How far the file is whole.
    whole: u64,
}

/// Where blocks are put, at the end of those that are kept.
pub struct Adding {
    file: BufWriter<File>,
}

impl Blocks {
    /// Opens the blocks that were read with these words counting; `None` where there are none.
    pub fn open(path: &Path, print: &str) -> Option<Self> {
        let mut file = BufReader::with_capacity(BUFFER, File::open(path).ok()?);
        let opening = line(&mut file)?;
        let is_ours = opening.strip_prefix(OPENING).is_some_and(|rest| rest == print);
        let whole = opening.len() as u64 + 1;
        is_ours.then_some(Self { file, whole })
    }

    /// The next block; `None` at the end, and where the rest is damaged.
    pub fn next_into(&mut self, block: &mut Block) -> Option<()> {
        let head = line(&mut self.file)?;
        let mut rest = fields::each(head.strip_prefix(BLOCK)?);
        block.name = fields::said(rest.next()?).into_owned();
        (block.stamp, block.settled) = take_stamp(rest.next()?)?;
        let length = rest.next()?.parse().ok().filter(|length| *length <= LONGEST)?;
        let vouched = u32::from_str_radix(rest.next()?, 16).ok()?;
        let mut bytes = std::mem::take(&mut block.lines).into_bytes();
        bytes.resize(length, 0);
        self.file.read_exact(&mut bytes).ok()?;
        if crc32fast::hash(&bytes) != vouched {
            return None;
        }
        block.lines = String::from_utf8(bytes).ok()?;
        self.whole += head.len() as u64 + 1 + length as u64;
        Some(())
    }

    /// How far the file is whole.
    pub fn whole(&self) -> u64 {
        self.whole
    }
}

impl Adding {
    /// Opens the file to put blocks at its end: behind what is whole of it, or from its beginning.
    pub fn open(path: &Path, print: &str, whole: Option<u64>) -> Option<Self> {
        if whole.is_none() {
            if let Some(folder) = path.parent() {
                create_folder(folder, Privacy::Ours).ok()?;
            }
            replace(path, format!("{OPENING}{print}\n").as_bytes()).ok()?;
        }
        let file = OpenOptions::new().append(true).open(path).ok()?;
        if let Some(whole) = whole {
            file.set_len(whole).ok()?;
        }
        Some(Self { file: BufWriter::with_capacity(BUFFER, file) })
    }

    /// Puts a block at the end; says whether it could.
    pub fn put(&mut self, block: &Block) -> bool {
        let mut head = String::from(BLOCK);
        fields::put(&mut head, &block.name);
        put_stamp(&mut head, &block.stamp, block.settled);
        fields::put(&mut head, &block.lines.len().to_string());
        fields::put(&mut head, &format!("{:08x}", crc32fast::hash(block.lines.as_bytes())));
        head.push('\n');
        self.file.write_all(head.as_bytes()).and_then(|()| self.file.write_all(block.lines.as_bytes())).is_ok()
    }
}

/// Writes the blocks that count anew, without those that do not.
pub fn compact(path: &Path, print: &str, counts: &dyn Fn(&Block) -> bool) -> Option<()> {
    let mut blocks = Blocks::open(path, print)?;
    let beside: PathBuf = path.with_extension(format!("{}.compact", std::process::id()));
    let mut adding = Adding::open(&beside, print, None)?;
    let mut block = Block::default();
    while blocks.next_into(&mut block).is_some() {
        if counts(&block) && !adding.put(&block) {
            return None;
        }
    }
    adding.file.flush().ok()?;
    std::fs::rename(&beside, path).ok()
}

fn line(file: &mut BufReader<File>) -> Option<String> {
    // A head is short; whatever goes on without end is none.
    const LONGEST_HEAD: u64 = 4096;
    let mut line = String::new();
    file.by_ref().take(LONGEST_HEAD).read_line(&mut line).ok()?;
    line.pop().filter(|end| *end == '\n').map(|_| line)
}
