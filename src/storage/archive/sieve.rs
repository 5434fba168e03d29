//! What goes through the lines of sessions and keeps those that somebody looks for: of very many, those of the latest meetings.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::PathBuf;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use jiff::civil::Date;

use super::super::problem::Problem;
use super::Far;
use super::index::Filed;
use super::lines::{Kept, Said};
use super::spine::Spine;
use crate::domain::Wanted;

/// As many lines as are told; of more, those of the latest meetings.
pub const MOST: usize = 1000;

/// Where something was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Volume {
    /// A session of the folder.
    Session(Arc<Filed>),
    /// An example that comes with the program, counted from 0, and what stands on its spine.
    Example(usize, Arc<Spine>),
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub volume: Volume,
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

impl Volume {
    /// What stands on its spine.
    #[must_use]
    pub fn spine(&self) -> &Spine {
        match self {
            Self::Session(filed) => &filed.spine,
            Self::Example(_, spine) => spine,
        }
    }
}

/// What goes through lines.
pub struct Sieve<'a> {
    wanted: &'a Wanted,
    needle: Option<AhoCorasick>,
    /// What it has kept, until that is told.
    pub found: Found,
    /// The days of the latest meetings in which something was found, the earliest of them on top.
    latest: BinaryHeap<Reverse<Date>>,
}

impl<'a> Sieve<'a> {
    /// One that keeps what is wanted.
    pub fn new(wanted: &'a Wanted) -> Self {
        Self { wanted, needle: needle(wanted), found: Found::default(), latest: BinaryHeap::new() }
    }

    /// Goes through the lines of one session.
    pub fn through(&mut self, lines: &str, volume: &Volume) {
        let needle = self.needle.clone();
        let Some(needle) = needle else {
            lines.lines().for_each(|line| self.take(line, volume));
            return;
        };
        let mut from = 0;
        while let Some(found) = lines.get(from..).and_then(|rest| needle.find(rest)) {
            let at = from + found.start();
            let begin = lines.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let end = lines.get(at..).and_then(|rest| rest.find('\n')).map_or(lines.len(), |end| at + end);
            if let Some(line) = lines.get(begin..end) {
                self.take(line, volume);
            }
            from = end + 1;
        }
    }

    fn take(&mut self, line: &str, volume: &Volume) {
        let Some(kept) = Kept::read(line).filter(|kept| kept.is(self.wanted)) else { return };
        let date = volume.spine().date;
        let is_among_latest =
            self.latest.len() < MOST || self.latest.peek().is_some_and(|Reverse(oldest)| date > *oldest);
        if !is_among_latest {
            self.found.more += 1;
            return;
        }
        self.latest.push(Reverse(date));
        if self.latest.len() > MOST {
            self.latest.pop();
        }
        self.found.hits.push(Hit { volume: volume.clone(), said: kept.said() });
    }
}

/// What finds the lines that may be it, quickly: the longest of the words, whatever the case of its plain letters.
fn needle(wanted: &Wanted) -> Option<AhoCorasick> {
    let longest = wanted.words.iter().max_by_key(|word| word.len())?;
    AhoCorasickBuilder::new().ascii_case_insensitive(true).build([longest]).ok()
}
