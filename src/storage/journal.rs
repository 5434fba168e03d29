//! The journal: each entry on a line of its own as soon as it is made, so that a crash or a power cut loses nothing kept.
//!
//! A line is `CRC LENGTH KIND SEQ TIME RON`; the checksum covers that of the line before, so a line out of place shows.
//! The first line is the whole session from which the others go on: a journal alone is enough to recover it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::checksum::sha256;
use super::files::{create_folder, create_new, read_at_most, sync_folder_of};
use super::format::{self, LARGEST, one_line};
use super::paths::Privacy;
use super::trouble::{Doing, NotSaved, Tried, Trouble};
use crate::domain::{Entry, Session, SessionId, slug};

/// The ending of a journal's file.
const ENDING: &str = "journal";
/// Kind of the first line, which also says in which version the entries are written.
const START: &str = "V1";
/// Kind of a line that holds an entry.
const ENTRY: &str = "entry";
/// Kind of a line that holds what is being typed.
const DRAFT: &str = "draft";

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    /// The checksum of the last line.
    chain: u32,
}

/// What a journal holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The journal's own file.
    pub path: PathBuf,
    /// The session file that it belongs to.
    pub session_file: PathBuf,
    /// The session with every entry that could be read.
    pub session: Session,
    /// What was being typed; empty where nothing was.
    pub draft: String,
    /// The line after which nothing could be read, counted from 1; `None` where all could.
    pub stopped_at: Option<usize>,
}

/// What a journal begins with.
#[derive(Serialize)]
struct Start<'a> {
    session_file: &'a str,
    history: &'a [Entry],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StartRead {
    session_file: String,
    history: Vec<Entry>,
}

impl Journal {
    /// A new journal in this folder that goes on from the session as it stands; on the disk for good when it returns.
    ///
    /// # Errors
    /// [`NotSaved`]; nothing of it is left then.
    pub fn start(folder: &Path, session_file: &Path, session: &Session, now: Timestamp) -> Result<Self, NotSaved> {
        create_folder(folder, Privacy::Ours)?;
        let path = next_path(folder);
        let file = create_new(&path, Privacy::Ours)?;
        let mut journal = Self { file, path, chain: 0 };
        let started = journal.write_start(session_file, session, now);
        if let Err(error) = started {
            journal.remove();
            return Err(error);
        }
        Ok(journal)
    }

    fn write_start(&mut self, session_file: &Path, session: &Session, now: Timestamp) -> Result<(), NotSaved> {
        let start = Start { session_file: &session_file.to_string_lossy(), history: session.history() };
        self.write_line(START, session.rev(), now, &one_line(&start)?)?;
        self.sync()?;
        Ok(sync_folder_of(&self.path)?)
    }

    /// Keeps an entry: it survives the end of this program, and after [`Journal::sync`] that of the machine.
    ///
    /// # Errors
    /// [`NotSaved`]; the journal may then end in half a line, and must not be written to any more.
    pub fn append(&mut self, entry: &Entry) -> Result<(), NotSaved> {
        Ok(self.write_line(ENTRY, entry.seq, entry.at, &one_line(entry)?)?)
    }

    /// Keeps what is being typed; an empty text says that nothing is.
    ///
    /// # Errors
    /// As for [`Journal::append`].
    pub fn draft(&mut self, text: &str, seq: u32, now: Timestamp) -> Result<(), NotSaved> {
        Ok(self.write_line(DRAFT, seq, now, &one_line(&text)?)?)
    }

    /// Makes sure that what was kept survives a power cut.
    ///
    /// # Errors
    /// The [`Trouble`]; the journal must not be written to any more, since the system may take what it could not write
    /// for written.
    pub fn sync(&self) -> Result<(), Trouble> {
        self.file.sync_data().tried(Doing::Sync, &self.path)
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Ends the journal: all that it holds is safe elsewhere.
    pub fn remove(self) {
        let Self { file, path, .. } = self;
        drop(file);
        remove(&path);
    }

    fn write_line(&mut self, kind: &str, seq: u32, at: Timestamp, ron: &str) -> Result<(), Trouble> {
        let body = format!("{} {kind} {seq} {at} {ron}", ron.len());
        let chain = chained(self.chain, &body);
        self.file.write_all(format!("{chain:08x} {body}\n").as_bytes()).tried(Doing::Write, &self.path)?;
        self.chain = chain;
        Ok(())
    }
}

impl Record {
    /// What a journal's file holds, up to the first line that is torn or damaged; `None` where not even the first line
    /// can be read. (A first line is whole before a journal is used, so that a torn one means that nothing is lost.)
    ///
    /// # Errors
    /// The [`Trouble`] of reading it.
    pub fn read(path: &Path) -> Result<Option<Self>, Trouble> {
        let bytes = read_at_most(path, 2 * LARGEST)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |index| index + 1);
        let text = String::from_utf8_lossy(bytes.get(..whole).unwrap_or_default());
        let mut lines = text.lines();
        let Some((mut chain, mut record)) = lines.next().and_then(|line| Self::begin(path, line)) else {
            return Ok(None);
        };
        for (index, line) in lines.enumerate() {
            match Line::parse(line, chain).filter(|line| record.take(line)) {
                Some(line) => chain = line.chain,
                None => return Ok(Some(Self { stopped_at: Some(index + 2), ..record })),
            }
        }
        if whole < bytes.len() {
            record.stopped_at = Some(text.lines().count() + 1);
        }
        Ok(Some(record))
    }

    /// What the first line of a journal holds, and its checksum.
    pub(super) fn begin(path: &Path, line: &str) -> Option<(u32, Self)> {
        let line = Line::parse(line, 0).filter(|line| line.kind == START)?;
        let start: StartRead = format::options().from_str(line.ron).ok()?;
        let session = Session::replay(start.history).ok()?;
        let session_file = PathBuf::from(start.session_file);
        Some((
            line.chain,
            Self { path: path.to_owned(), session_file, session, draft: String::new(), stopped_at: None },
        ))
    }

    /// Takes up a line; says whether that was possible.
    pub(super) fn take(&mut self, line: &Line<'_>) -> bool {
        match line.kind {
            ENTRY => {
                let entry = format::options().from_str::<Entry>(line.ron).ok();
                entry.is_some_and(|entry| self.session.apply(entry).is_ok())
            }
            DRAFT => format::options().from_str(line.ron).map(|draft| self.draft = draft).is_ok(),
            _ => false,
        }
    }
}

/// One line of a journal.
pub(super) struct Line<'a> {
    /// Its checksum, which that of the next line covers.
    pub chain: u32,
    kind: &'a str,
    ron: &'a str,
}

impl<'a> Line<'a> {
    /// The line, if it is whole and follows one with the checksum `before`.
    pub(super) fn parse(line: &'a str, before: u32) -> Option<Self> {
        let (checksum, body) = line.split_once(' ')?;
        let chain = chained(before, body);
        let mut words = body.splitn(5, ' ');
        let length: usize = words.next()?.parse().ok()?;
        let (kind, _seq, _at, ron) = (words.next()?, words.next()?, words.next()?, words.next()?);
        (checksum == format!("{chain:08x}") && length == ron.len()).then_some(Self { chain, kind, ron })
    }
}

/// The checksum of a line that follows one with the checksum `before`.
fn chained(before: u32, body: &str) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(before);
    hasher.update(body.as_bytes());
    hasher.finalize()
}

/// The folder for the journals or backups of one session file: by the session's name and by where the file lies.
#[must_use]
pub fn folder_for(root: &Path, id: &SessionId, session_file: &Path) -> PathBuf {
    root.join(format!("{}-{}", slug(id.as_str()), place_mark(session_file)))
}

/// All folders for this session file, whatever the session in it is called; a file that cannot be read has no name.
#[must_use]
pub fn folders_of(root: &Path, session_file: &Path) -> Vec<PathBuf> {
    let ending = format!("-{}", place_mark(session_file));
    let folders = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let mut folders: Vec<PathBuf> =
        folders.filter(|folder| folder.file_name().to_string_lossy().ends_with(&ending)).map(|f| f.path()).collect();
    folders.sort();
    folders
}

/// A short mark of where a file lies.
fn place_mark(session_file: &Path) -> String {
    sha256(session_file.as_os_str().as_encoded_bytes()).chars().take(16).collect()
}

/// The journals in a folder, oldest first; none where the folder is not there.
#[must_use]
pub fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let mut journals: Vec<PathBuf> = files.filter(|path| number_of(path).is_some()).collect();
    journals.sort_by_key(|path| number_of(path));
    journals
}

/// Removes a journal whose entries are all safe elsewhere. Where that fails it stays, is read again at the next opening,
/// and found to hold nothing new.
pub fn remove(path: &Path) {
    drop(fs::remove_file(path));
    // Only succeeds when it was the last one there.
    drop(path.parent().map(fs::remove_dir));
}

fn number_of(path: &Path) -> Option<u32> {
    let is_journal = path.extension().is_some_and(|ending| ending == ENDING);
    path.file_stem().filter(|_| is_journal)?.to_str()?.parse().ok()
}

fn next_path(folder: &Path) -> PathBuf {
    let last = journals_in(folder).last().and_then(|path| number_of(path)).unwrap_or(0);
    folder.join(format!("{:06}.{ENDING}", last.saturating_add(1)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{add, founded, later, planned, raise_segment};
    use super::*;
    use crate::domain::Department;

    /// A journal of three entries after the sample, with a draft; the session that it leads to, and where it lies.
    fn written(folder: &Path) -> (Session, PathBuf) {
        let mut session = planned();
        let mut journal = Journal::start(folder, Path::new("/plans/a.ron"), &session, later()).unwrap();
        for name in ["Key accounts", "小店", "OEMs\nand others"] {
            journal.append(&add(&mut session, Some(Department::Sales), raise_segment(name))).unwrap();
        }
        journal.draft("They car", session.rev(), later()).unwrap();
        journal.sync().unwrap();
        (session, journal.path().to_owned())
    }

    #[test]
    fn a_journal_alone_recovers_the_session_and_what_was_being_typed() {
        let folder = tempfile::tempdir().unwrap();
        let (session, path) = written(folder.path());
        let record = Record::read(&path).unwrap().unwrap();
        assert_eq!(record.session, session);
        assert_eq!(record.draft, "They car");
        assert_eq!(record.session_file, Path::new("/plans/a.ron"));
        assert_eq!(record.stopped_at, None);
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 5);
    }

    #[test]
    fn a_journal_torn_at_any_byte_keeps_every_whole_line_and_says_where_it_stops() {
        let folder = tempfile::tempdir().unwrap();
        let (session, path) = written(folder.path());
        let bytes = fs::read(&path).unwrap();
        let first_line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        // Every place in the last lines, and each tenth in the long first one.
        for end in (0..bytes.len()).filter(|end| end % 10 == 0 || *end >= first_line) {
            fs::write(&path, &bytes[..end]).unwrap();
            let lines = bytes[..end].split(|byte| *byte == b'\n').count() - 1;
            match Record::read(&path).unwrap() {
                None => assert!(end <= first_line, "torn at {end}"),
                Some(record) => {
                    let entries = (lines - 1).min(3);
                    let expected = planned().history().len() + entries;
                    assert_eq!(record.session.history(), &session.history()[..expected], "torn at {end}");
                    let torn = bytes[end - 1] != b'\n';
                    assert_eq!(record.stopped_at, torn.then_some(lines + 1), "torn at {end}");
                }
            }
        }
    }

    #[test]
    fn no_flipped_bit_of_a_journal_goes_unnoticed() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = founded();
        let mut journal = Journal::start(folder.path(), Path::new("/a.ron"), &session, later()).unwrap();
        journal.append(&add(&mut session, Some(Department::Sales), raise_segment("Dealers"))).unwrap();
        journal.append(&add(&mut session, Some(Department::Sales), raise_segment("OEMs"))).unwrap();
        let bytes = fs::read(journal.path()).unwrap();
        for index in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[index] ^= if bytes[index].is_ascii_alphabetic() { 0x20 } else { 1 << (index % 8) };
            fs::write(journal.path(), &flipped).unwrap();
            let record = Record::read(journal.path()).unwrap();
            let noticed = record.as_ref().is_none_or(|record| record.stopped_at.is_some());
            assert!(noticed, "byte {index}: {record:?}");
            // What is still read is a beginning of what was written.
            let read = record.map_or(0, |record| record.session.history().len());
            assert!(read < session.history().len());
        }
    }

    #[test]
    fn lines_that_changed_places_are_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let (_, path) = written(folder.path());
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.remove(2);
        fs::write(&path, lines.join("\n") + "\n").unwrap();
        assert_eq!(Record::read(&path).unwrap().unwrap().stopped_at, Some(3));
    }

    #[test]
    fn journals_of_one_file_are_found_whatever_its_session_is_called() {
        let root = tempfile::tempdir().unwrap();
        let (file, other) = (Path::new("/plans/a.ron"), Path::new("/plans/b.ron"));
        for (id, file) in [("a plan", file), ("../renamed", file), ("a plan", other)] {
            let folder = folder_for(root.path(), &id.into(), file);
            let journal = Journal::start(&folder, file, &founded(), later()).unwrap();
            assert!(journal.path().starts_with(root.path()));
            let second = Journal::start(&folder, file, &founded(), later()).unwrap();
            assert_eq!(journals_in(&folder), [journal.path(), second.path()]);
        }
        assert_eq!(folders_of(root.path(), file).len(), 2);
        assert_eq!(folders_of(root.path(), other).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn no_journal_whatever_is_in_it_stops_the_program(
            start in any::<prop::sample::Index>(),
            length in 0_usize..200,
            scrap in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let (session, path) = written(folder.path());
            let mut bytes = fs::read(&path).unwrap();
            let start = start.index(bytes.len());
            bytes.splice(start..(start + length).min(bytes.len()), scrap);
            fs::write(&path, &bytes).unwrap();
            // What is read of it is always a beginning of what was written.
            if let Some(record) = Record::read(&path).unwrap() {
                prop_assert!(session.history().starts_with(record.session.history()));
            }
        }
    }
}
