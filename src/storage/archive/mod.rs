//! The archive: all sessions of a folder, listed at once from an index and searched in all that was said, at ten thousand
//! of them too. What is kept beside the sessions is only a cache, told stale by sizes and times; the files are the truth.

mod fields;
mod index;
mod lines;
mod ours;
mod search;
mod sieve;
mod spine;
mod stamp;
mod text;

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, Metadata};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use self::index::Index;
use self::stamp::Stamp;
use super::card::Card;
use super::library::may_be_session;
use super::paths::{Places, Privacy};
use super::problem::Problem;
use super::trouble::{Cause, Doing, Tried, Trouble};

pub use index::Filed;
pub use lines::{Reader, Said};
pub use ours::search_examples;
pub use sieve::{Found, Hit, MOST as MOST_FOUND, Volume};
pub use spine::Spine;

/// As many sessions as are shown before anything but the index was looked at.
const AT_ONCE: usize = 128;
/// As many files as are read before the rest is shown: it takes no longer than a blink.
const BLINK: usize = 256;
/// As many files as are read for the first that can be shown where there is no index.
const FIRST: usize = 48;
/// As many files as are read for each of the next.
const NEXT: usize = 512;

/// All sessions of a folder.
pub struct Archive {
    places: Places,
    /// As they were last found.
    filed: Vec<Arc<Filed>>,
    /// Whether they were ever found.
    is_listed: bool,
}

/// Some of the sessions, while they are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Whether it is the first of them.
    pub opening: Opening,
    /// Sessions.
    pub sessions: Vec<Arc<Filed>>,
    /// Files that cannot be shown as one, and why.
    pub unreadable: Vec<(PathBuf, Problem)>,
    /// How many files are told by now, of how many; `None` with the last.
    pub far: Option<Far>,
}

/// Whether a batch begins the list or goes on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// What was told before counts no more.
    Anew,
    /// It comes to what was told before.
    GoesOn,
}

/// How far something has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Far {
    /// So many files are done.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

/// A file of the folder.
struct Lying {
    name: OsString,
    entry: DirEntry,
}

/// Takes what is told while it goes on, and says whether it shall.
pub type Tell<'a, T> = &'a mut dyn FnMut(T) -> ControlFlow<()>;

impl Archive {
    /// The archive of a folder; nothing is read yet.
    #[must_use]
    pub fn new(places: Places) -> Self {
        Self { places, filed: Vec::new(), is_listed: false }
    }

    /// Whether it was listed since it was opened.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.is_listed
    }

    /// Lists the sessions, and tells them as they come: those of the index at once, then what is new or has changed. What is
    /// told last is as the files are.
    ///
    /// # Errors
    /// The [`Trouble`] of listing the folder. Our own need not exist yet; one that the user named must.
    pub fn list(&mut self, now: Timestamp, tell: Tell<'_, Batch>) -> Result<ControlFlow<()>, Trouble> {
        if !self.is_listed
            && let Some(index) = Index::read(&self.places)
        {
            if index.len() > AT_ONCE && tell_first(&index, tell).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            self.filed = index.sessions().map(Arc::new).collect();
        }
        let lying = self.lying()?;
        if self.filed.is_empty() && lying.len() > BLINK && tell_latest(&lying, tell).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        let (mut known, unknown) = self.compare(lying);
        let still_known = known.len();
        let flow = Listing { known: &mut known, unknown, now, tell }.tell_all();
        if flow.is_continue() {
            // What is kept of sessions that are all gone goes too, also where it was of another version.
            let is_empty = !self.is_listed && known.is_empty() && index::lies_there(&self.places);
            let is_news = is_empty || still_known < self.filed.len().max(known.len());
            self.filed = known;
            self.is_listed = true;
            if is_news {
                // Where it cannot be kept, the heads are read again next time.
                drop(index::write(&self.places, &self.filed));
            }
        }
        Ok(flow)
    }

    /// The files in the folder of sessions in whose names all these words stand, the last by name first; none where the folder
    /// cannot be listed.
    #[must_use]
    pub fn named_like(places: &Places, words: &[String]) -> Vec<PathBuf> {
        let lying = Self::new(places.clone()).lying().unwrap_or_default();
        let is_meant = |lying: &Lying| {
            let name = lying.name.to_string_lossy().to_lowercase();
            words.iter().all(|word| name.contains(word.as_str()))
        };
        lying.iter().filter(|lying| is_meant(lying)).map(|lying| places.sessions.join(&lying.name)).collect()
    }

    /// The files that may be sessions, the last by name first: names begin with the day.
    fn lying(&self) -> Result<Vec<Lying>, Trouble> {
        let Places { sessions, privacy, .. } = &self.places;
        let files = match fs::read_dir(sessions).tried(Doing::List, sessions) {
            Err(Trouble { cause: Cause::Missing, .. }) if *privacy == Privacy::Ours => return Ok(Vec::new()),
            files => files?,
        };
        let ours = files.filter_map(Result::ok).filter(may_be_session);
        let mut lying: Vec<Lying> = ours.map(|entry| Lying { name: entry.file_name(), entry }).collect();
        lying.sort_unstable_by(|one, other| other.name.cmp(&one.name));
        Ok(lying)
    }

    /// What is still as it was last found, and what has to be read.
    fn compare(&self, lying: Vec<Lying>) -> (Vec<Arc<Filed>>, Vec<ToRead>) {
        let by_name: HashMap<&OsStr, &Arc<Filed>, foldhash::fast::RandomState> =
            self.filed.iter().filter_map(|filed| Some((filed.path.file_name()?, filed))).collect();
        let (mut known, mut unknown) = (Vec::with_capacity(lying.len()), Vec::new());
        for Lying { name, entry } in lying {
            let stamp = found(&entry).map(|found| Stamp::of(&found));
            let before = by_name.get(name.as_os_str());
            match (before, stamp) {
                (Some(before), Some(stamp)) if before.settled && before.stamp == stamp => {
                    known.push(Arc::clone(before));
                }
                _ => unknown.push((entry.path(), stamp)),
            }
        }
        (known, unknown)
    }
}

/// The first of the index, before anything else is looked at.
fn tell_first(index: &Index, tell: Tell<'_, Batch>) -> ControlFlow<()> {
    let sessions: Vec<Arc<Filed>> = index.sessions().take(AT_ONCE).map(Arc::new).collect();
    let far = Some(Far { done: sessions.len(), of: index.len() });
    tell(Batch { opening: Opening::Anew, sessions, unreadable: Vec::new(), far })
}

/// Where nothing is known: the first that can be shown, before anything is asked about the others.
fn tell_latest(lying: &[Lying], tell: Tell<'_, Batch>) -> ControlFlow<()> {
    let latest = lying.iter().take(FIRST).map(|file| (file.entry.path(), None));
    let (sessions, unreadable) = read(latest, Timestamp::MIN);
    let far = Some(Far { done: FIRST, of: lying.len() });
    tell(Batch { opening: Opening::Anew, sessions, unreadable, far })
}

/// A file that has to be read, and its stamp where it has one.
type ToRead = (PathBuf, Option<Stamp>);

/// A file that cannot be shown as a session, and why.
type Unreadable = (PathBuf, Problem);

/// Reads the first lines of files.
fn read(files: impl Iterator<Item = ToRead>, now: Timestamp) -> (Vec<Arc<Filed>>, Vec<Unreadable>) {
    let (mut sessions, mut unreadable) = (Vec::new(), Vec::new());
    for (path, stamp) in files {
        match Card::read(&path) {
            Ok(card) => {
                let stamp = stamp.unwrap_or_default();
                let settled = stamp.is_settled(now);
                sessions.push(Arc::new(Filed { path, stamp, settled, spine: card.head.into() }));
            }
            Err(problem) => unreadable.push((path, problem)),
        }
    }
    (sessions, unreadable)
}

/// What a file is, also where its name only points to it.
fn found(entry: &DirEntry) -> Option<Metadata> {
    let points = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    if points { fs::metadata(entry.path()).ok() } else { entry.metadata().ok() }
}

/// The sessions while they are told.
struct Listing<'a, 'b> {
    known: &'a mut Vec<Arc<Filed>>,
    unknown: Vec<ToRead>,
    now: Timestamp,
    tell: Tell<'b, Batch>,
}

impl Listing<'_, '_> {
    fn tell_all(self) -> ControlFlow<()> {
        let Self { known, unknown, now, tell } = self;
        let of = known.len() + unknown.len();
        let mut opening = Opening::Anew;
        let mut told = 0;
        let mut next = if known.is_empty() && unknown.len() > BLINK { NEXT } else { BLINK };
        if unknown.len() > BLINK && !known.is_empty() {
            told = known.len();
            tell(Batch {
                opening,
                sessions: known.clone(),
                unreadable: Vec::new(),
                far: Some(Far { done: told, of }),
            })?;
            opening = Opening::GoesOn;
        }
        let mut left = unknown.into_iter();
        loop {
            let (sessions, unreadable) = read(left.by_ref().take(next), now);
            told += sessions.len() + unreadable.len();
            let from = known.len();
            known.extend(sessions);
            if opening == Opening::Anew && from > 0 {
                told += from;
            }
            let new = if opening == Opening::Anew { known.as_slice() } else { known.get(from..).unwrap_or_default() };
            let far = (left.len() > 0).then_some(Far { done: told, of });
            let sessions = new.to_vec();
            tell(Batch { opening, sessions, unreadable, far })?;
            if far.is_none() {
                return ControlFlow::Continue(());
            }
            (opening, next) = (Opening::GoesOn, NEXT);
        }
    }
}

#[cfg(test)]
mod forgetting;
#[cfg(test)]
mod tests;
