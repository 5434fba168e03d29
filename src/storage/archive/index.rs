//! The index of the archive: what stands on the spines, so that a list of thousands need not read them anew. Only a cache:
//! lost, damaged or of another version, it is made anew, and nobody hears of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::super::checksum::sha256;
use super::super::files::{create_folder, create_new, read_at_most};
use super::super::paths::{Places, Privacy};
use super::super::trouble::{Doing, Tried, Trouble};
use super::fields;
use super::spine::Spine;
use super::stamp::Stamp;

/// What an index begins with; another version of it is no index.
const OPENING: &str = concat!("roundtable index 1 ", env!("CARGO_PKG_VERSION"), " ");
/// What is kept of an archive, by the names of the files.
const KEPT: [&str; 2] = ["index", "text"];
/// Longest index that is read, in bytes: a hundred thousand sessions.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A session of the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    /// Its file.
    pub path: PathBuf,
    /// By what the file is known again.
    pub(super) stamp: Stamp,
    /// Whether it was left alone for long enough that its stamp can be trusted.
    pub(super) settled: bool,
    /// What stands on its spine.
    pub spine: Spine,
}

impl Filed {
    /// When its file was last written.
    #[must_use]
    pub fn written(&self) -> Timestamp {
        self.stamp.written()
    }

    /// The name of its file, where it is text; of another nothing is kept, and it is read each time.
    pub(super) fn name(&self) -> Option<&str> {
        self.path.file_name()?.to_str()
    }
}

/// An index as it was read: whole, and not looked at yet.
pub struct Index {
    folder: PathBuf,
    text: String,
}

impl Index {
    /// The index of a folder of sessions; `None` where there is none, or none that can be trusted.
    pub fn read(places: &Places) -> Option<Self> {
        let bytes = read_at_most(&place(places).join("index"), LONGEST).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (opening, body) = text.split_once('\n')?;
        let vouched = u32::from_str_radix(opening.strip_prefix(OPENING)?, 16).ok()?;
        (crc32fast::hash(body.as_bytes()) == vouched).then(|| Self { folder: places.sessions.clone(), text })
    }

    /// Its sessions, the latest meeting first.
    pub fn sessions(&self) -> impl Iterator<Item = Filed> {
        self.text.lines().skip(1).filter_map(|line| filed(line, &self.folder))
    }

    /// How many sessions it has.
    pub fn len(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == b'\n').count().saturating_sub(1)
    }
}

/// Whether anything is there that may be an index.
pub fn lies_there(places: &Places) -> bool {
    place(places).join("index").exists()
}

/// Writes the index of a folder of sessions, whatever was there.
///
/// # Errors
/// The [`Trouble`] of writing; the sessions are then read again next time.
pub fn write(places: &Places, sessions: &[Arc<Filed>]) -> Result<(), Trouble> {
    let mut order: Vec<&Arc<Filed>> = sessions.iter().collect();
    order.sort_by(|one, other| (other.spine.date, &other.path).cmp(&(one.spine.date, &one.path)));
    let mut body = String::with_capacity(sessions.len() * 256);
    for filed in order {
        let Some(name) = filed.name() else { continue };
        fields::put(&mut body, name);
        put_stamp(&mut body, &filed.stamp, filed.settled);
        filed.spine.put(&mut body);
        body.push('\n');
    }
    let text = format!("{OPENING}{:08x}\n{body}", crc32fast::hash(body.as_bytes()));
    replace(&place(places).join("index"), text.as_bytes())
}

/// Puts a stamp, and whether it can be trusted, at the end of a line.
pub fn put_stamp(line: &mut String, stamp: &Stamp, settled: bool) {
    let Stamp { size, modified, changed, node } = stamp;
    fields::put(line, &format!("{size},{modified},{changed},{node},{}", u8::from(settled)));
}

/// Reads a stamp, and whether it can be trusted.
pub fn take_stamp(field: &str) -> Option<(Stamp, bool)> {
    let mut parts = field.split(',');
    let size = parts.next()?.parse().ok()?;
    let (modified, changed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let node = parts.next()?.parse().ok()?;
    Some((Stamp { size, modified, changed, node }, parts.next()? == "1"))
}

/// Where what is kept of the archive of a folder lies.
pub fn place(places: &Places) -> PathBuf {
    let name: String = sha256(places.sessions.as_os_str().as_encoded_bytes()).chars().take(16).collect();
    places.state.join("archive").join(name)
}

/// Puts a file of ours in place of the last one, whole or not at all. It may be lost in a power cut: it is made anew.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if let Some(folder) = path.parent() {
        create_folder(folder, Privacy::Ours)?;
    }
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    drop(fs::remove_file(&draft));
    let mut file = create_new(&draft, Privacy::Ours)?;
    std::io::Write::write_all(&mut file, bytes).tried(Doing::Write, &draft)?;
    drop(file);
    fs::rename(&draft, path).tried(Doing::Move, path)
}

/// Takes away what a program that was stopped while it wrote has left beside what is kept: nobody would ever look at it, and it
/// may hold what is held by now. What is young may be another's that still writes.
pub fn sweep(places: &Places, now: Timestamp) {
    const OLD: SignedDuration = SignedDuration::from_hours(1);
    let is_old = |entry: &fs::DirEntry| {
        let written = entry.metadata().ok().map(|found| Stamp::of(&found).written());
        written.is_some_and(|written| now.duration_since(written) > OLD)
    };
    let files = fs::read_dir(place(places)).into_iter().flatten().filter_map(Result::ok);
    for entry in files.filter(|entry| !KEPT.iter().any(|name| entry.file_name() == *name) && is_old(entry)) {
        drop(fs::remove_file(entry.path()));
    }
}

fn filed(line: &str, folder: &Path) -> Option<Filed> {
    let mut rest = fields::each(line);
    let name = fields::said(rest.next()?);
    let (stamp, settled) = take_stamp(rest.next()?)?;
    let spine = Spine::take(&mut rest)?;
    Some(Filed { path: folder.join(name.as_ref()), stamp, settled, spine })
}
