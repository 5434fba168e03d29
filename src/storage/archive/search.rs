//! Searching all that was said in the sessions of the archive: what is kept of them first, then, file by file, what is not.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::index::{Filed, place, sweep};
use super::lines::Reader;
use super::sieve::{Found, Sieve, Volume};
use super::stamp::Stamp;
use super::text::{Adding, Block, Blocks, compact};
use super::{Archive, Far, Tell};
use crate::domain::Wanted;

/// As many blocks as are searched before it is told what they hold.
const OFTEN: usize = 256;
/// As many sessions as are read before it is told what they hold.
const READ: usize = 32;

/// Sessions by the names of their files, whatever letters those are of.
type ByName<'a> = HashMap<&'a OsStr, &'a Arc<Filed>, foldhash::fast::RandomState>;

impl Archive {
    /// Looks through all sessions as they were last listed, and tells what is found as it comes: in no order, and where that is
    /// more than [`super::MOST_FOUND`] lines, without those that can no longer be among the latest. What is read anew for it
    /// is kept for the next search; what was kept of a session that is gone or has changed is kept no longer.
    pub fn search(&self, wanted: &Wanted, reader: &Reader, now: Timestamp, tell: Tell<'_, Found>) -> ControlFlow<()> {
        let takes = |filed: &&Arc<Filed>| wanted.takes_session(filed.spine.date, filed.spine.life, &filed.spine.brand);
        let left: ByName<'_> = by_name(self.filed.iter().filter(takes));
        let far = Far { done: 0, of: left.len() };
        let path = place(&self.places).join("text");
        sweep(&self.places, now);
        Search { archive: self, reader, now, left, far, sieve: Sieve::new(wanted), path }.run(tell)
    }
}

struct Search<'a> {
    archive: &'a Archive,
    reader: &'a Reader,
    now: Timestamp,
    /// The sessions that are not looked through yet.
    left: ByName<'a>,
    far: Far,
    sieve: Sieve<'a>,
    path: PathBuf,
}

impl Search<'_> {
    fn run(mut self, tell: Tell<'_, Found>) -> ControlFlow<()> {
        let whole = self.through_kept(tell)?;
        let mut adding = if self.left.is_empty() { None } else { Adding::open(&self.path, &self.reader.print, whole) };
        // The latest first: the archive holds them by their names, which begin with the day.
        let mut left: Vec<&Arc<Filed>> = self.left.values().copied().collect();
        left.sort_unstable_by(|one, other| other.path.cmp(&one.path));
        for (at, filed) in left.into_iter().enumerate() {
            if at > 0 && at % READ == 0 {
                self.tell(tell)?;
            }
            self.far.done += 1;
            let Some((stamp, lines)) = self.read(filed) else { continue };
            self.sieve.through(&lines, &Volume::Session(Arc::clone(filed)));
            let block = || Some(Block { name: filed.name()?.to_owned(), stamp, settled: true, lines });
            // What may change without its stamp showing it would be of no use, and remain where a remark is held next.
            let kept = if stamp.is_settled(self.now) { block() } else { None };
            if let (Some(to), Some(block)) = (&mut adding, kept)
                && !to.put(&block)
            {
                adding = None;
            }
        }
        self.far.done = self.far.of;
        tell(Found { far: None, ..self.sieve.found })
    }

    /// Looks through what is kept, and has forgotten what is kept of no use; gives how far the rest is whole.
    fn through_kept(&mut self, tell: Tell<'_, Found>) -> ControlFlow<(), Option<u64>> {
        let Some(mut blocks) = Blocks::open(&self.path, &self.reader.print) else {
            // With other words counting, it may hold what is held now.
            drop(fs::remove_file(&self.path));
            return ControlFlow::Continue(None);
        };
        let all: ByName<'_> = by_name(self.archive.filed.iter());
        let current = |block: &Block| {
            let filed = all.get(OsStr::new(&block.name)).copied();
            filed.filter(|filed| block.settled && block.stamp == filed.stamp)
        };
        let (mut block, mut idle, mut done) = (Block::default(), 0, 0);
        while blocks.next_into(&mut block).is_some() {
            let Some(filed) = current(&block) else {
                idle += 1;
                continue;
            };
            if self.left.remove(OsStr::new(&block.name)).is_some() {
                self.sieve.through(&block.lines, &Volume::Session(Arc::clone(filed)));
                done += 1;
                self.far.done += 1;
                if done % OFTEN == 0 {
                    self.tell(tell)?;
                }
            }
        }
        let whole = blocks.whole();
        drop(blocks);
        // Behind a damaged block there may be any.
        if idle == 0 && length(&self.path) == Some(whole) {
            return ControlFlow::Continue(Some(whole));
        }
        let forgot = compact(&self.path, &self.reader.print, &|block| current(block).is_some());
        if forgot.is_none() {
            drop(fs::remove_file(&self.path));
        }
        ControlFlow::Continue(forgot.and_then(|()| length(&self.path)))
    }

    /// What a session says, and the state of its file; `None` where it cannot be read, which is noted.
    fn read(&mut self, filed: &Arc<Filed>) -> Option<(Stamp, String)> {
        // The state of the file before it is read: what is written meanwhile then shows.
        let stamp = fs::metadata(&filed.path).map(|found| Stamp::of(&found)).unwrap_or_default();
        match self.reader.read(&filed.path) {
            Ok(lines) => Some((stamp, lines)),
            Err(problem) => {
                self.sieve.found.unread.push((filed.path.clone(), problem));
                None
            }
        }
    }

    fn tell(&mut self, tell: Tell<'_, Found>) -> ControlFlow<()> {
        let found = std::mem::take(&mut self.sieve.found);
        tell(Found { far: Some(self.far), ..found })
    }
}

fn by_name<'a>(sessions: impl Iterator<Item = &'a Arc<Filed>>) -> ByName<'a> {
    sessions.filter_map(|filed| Some((filed.path.file_name()?, filed))).collect()
}

fn length(path: &std::path::Path) -> Option<u64> {
    fs::metadata(path).map(|found| found.len()).ok()
}
