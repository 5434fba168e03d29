//! Searching all that was said in the sessions of the archive: what is kept of them first, then, file by file, what is not.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::problem::Problem;
use super::index::{Filed, place};
use super::lines::{Kept, Reader, Said};
use super::stamp::Stamp;
use super::text::{Adding, Block, Blocks, compact};
use super::{Archive, Far, Tell};
use crate::domain::Wanted;

/// As many blocks as are searched before it is told what they hold.
const OFTEN: usize = 256;
/// As many sessions as are read before it is told what they hold.
const READ: usize = 32;
/// As many blocks as may be of no use before the file is written without them.
const IDLE: usize = 200;

/// As many lines as are told; of more, those of the latest meetings.
pub const MOST: usize = 1000;

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The session.
    pub filed: Arc<Filed>,
    /// The line that says it.
    pub said: Said,
}

/// What was found, while it is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Lines, in no order.
    pub hits: Vec<Hit>,
    /// How many lines more there are in earlier meetings than the latest [`MOST`] lines are of.
    pub more: usize,
    /// Sessions that cannot be read to the end, and why.
    pub unread: Vec<(PathBuf, Problem)>,
    /// How many sessions were looked through, of how many; `None` with the last.
    pub far: Option<Far>,
}

impl Archive {
    /// Looks through all sessions as they were last listed, and tells what is found as it comes: in no order, and where that is
    /// more than [`MOST`] lines, without those that can no longer be among the latest. What is read anew for it is
    /// kept for the next search.
    pub fn search(&self, wanted: &Wanted, reader: &Reader, now: Timestamp, tell: Tell<'_, Found>) -> ControlFlow<()> {
        let takes = |filed: &&Arc<Filed>| wanted.takes_session(filed.spine.date, filed.spine.life, &filed.spine.brand);
        let left: HashMap<&str, &Arc<Filed>, foldhash::fast::RandomState> =
            self.filed.iter().filter(takes).filter_map(|filed| Some((filed.name()?, filed))).collect();
        let far = Far { done: 0, of: left.len() };
        let path = place(&self.places).join("text");
        Search {
            archive: self,
            wanted,
            reader,
            now,
            needle: needle(wanted),
            left,
            far,
            found: Found::default(),
            latest: BinaryHeap::new(),
            path,
        }
        .run(tell)
    }
}

struct Search<'a> {
    archive: &'a Archive,
    wanted: &'a Wanted,
    reader: &'a Reader,
    now: Timestamp,
    needle: Option<AhoCorasick>,
    /// The sessions that are not looked through yet, by the names of their files.
    left: HashMap<&'a str, &'a Arc<Filed>, foldhash::fast::RandomState>,
    far: Far,
    found: Found,
    /// The days of the latest meetings in which something was found, the earliest of them on top.
    latest: BinaryHeap<Reverse<Date>>,
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
            let Some(block) = self.read(filed) else { continue };
            self.through(&block.lines, filed);
            if adding.as_mut().is_some_and(|adding| !adding.put(&block)) {
                adding = None;
            }
        }
        self.far.done = self.far.of;
        tell(Found { far: None, ..self.found })
    }

    /// Looks through what is kept; gives how far that is whole.
    fn through_kept(&mut self, tell: Tell<'_, Found>) -> ControlFlow<(), Option<u64>> {
        let Some(mut blocks) = Blocks::open(&self.path, &self.reader.print) else { return ControlFlow::Continue(None) };
        let is_current = |block: &Block, filed: &Filed| block.settled && block.stamp == filed.stamp;
        let (mut block, mut idle, mut done) = (Block::default(), 0, 0);
        let all: HashMap<&str, &Arc<Filed>, foldhash::fast::RandomState> =
            self.archive.filed.iter().filter_map(|filed| Some((filed.name()?, filed))).collect();
        while blocks.next_into(&mut block).is_some() {
            let current = all.get(block.name.as_str()).filter(|filed| is_current(&block, filed));
            idle += usize::from(current.is_none());
            if current.is_none() {
                continue;
            }
            if let Some(filed) = self.left.remove(block.name.as_str()) {
                self.through(&block.lines, filed);
                done += 1;
                self.far.done += 1;
                if done % OFTEN == 0 {
                    self.tell(tell)?;
                }
            }
        }
        let mut whole = Some(blocks.whole());
        if idle > IDLE && idle > all.len() / 2 {
            let counts = |block: &Block| all.get(block.name.as_str()).is_some_and(|filed| is_current(block, filed));
            drop(blocks);
            whole = compact(&self.path, &self.reader.print, &counts)
                .and_then(|()| std::fs::metadata(&self.path).ok())
                .map(|found| found.len());
        }
        ControlFlow::Continue(whole)
    }

    /// What a session says; `None` where it cannot be read, which is noted.
    fn read(&mut self, filed: &Arc<Filed>) -> Option<Block> {
        // The state of the file before it is read: what is written meanwhile then shows.
        let stamp = std::fs::metadata(&filed.path).map(|found| Stamp::of(&found)).unwrap_or_default();
        match self.reader.read(&filed.path) {
            Ok(lines) => {
                Some(Block { name: filed.name()?.to_owned(), stamp, settled: stamp.is_settled(self.now), lines })
            }
            Err(problem) => {
                self.found.unread.push((filed.path.clone(), problem));
                None
            }
        }
    }

    /// Looks through the lines of one session.
    fn through(&mut self, lines: &str, filed: &Arc<Filed>) {
        let needle = self.needle.clone();
        let Some(needle) = needle else {
            lines.lines().for_each(|line| self.take(line, filed));
            return;
        };
        let mut from = 0;
        while let Some(found) = lines.get(from..).and_then(|rest| needle.find(rest)) {
            let at = from + found.start();
            let begin = lines.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let end = lines.get(at..).and_then(|rest| rest.find('\n')).map_or(lines.len(), |end| at + end);
            if let Some(line) = lines.get(begin..end) {
                self.take(line, filed);
            }
            from = end + 1;
        }
    }

    fn take(&mut self, line: &str, filed: &Arc<Filed>) {
        let Some(kept) = Kept::read(line).filter(|kept| kept.is(self.wanted)) else { return };
        let is_among_latest =
            self.latest.len() < MOST || self.latest.peek().is_some_and(|Reverse(oldest)| filed.spine.date > *oldest);
        if !is_among_latest {
            self.found.more += 1;
            return;
        }
        self.latest.push(Reverse(filed.spine.date));
        if self.latest.len() > MOST {
            self.latest.pop();
        }
        self.found.hits.push(Hit { filed: Arc::clone(filed), said: kept.said() });
    }

    fn tell(&mut self, tell: Tell<'_, Found>) -> ControlFlow<()> {
        let found = std::mem::take(&mut self.found);
        tell(Found { far: Some(self.far), ..found })
    }
}

/// What finds the lines that may be it, quickly: the longest of the words, whatever the case of its plain letters.
fn needle(wanted: &Wanted) -> Option<AhoCorasick> {
    let longest = wanted.words.iter().max_by_key(|word| word.len())?;
    AhoCorasickBuilder::new().ascii_case_insensitive(true).build([longest]).ok()
}
