//! A session as it stood after each of its entries: kept at some of them, so that going there costs little anywhere.

use super::change::{Change, Entry};
use super::session::Standstill;
use super::session::{BrokenHistory, Session};

/// As many states as are kept at most.
const MOST_KEPT: usize = 32;
/// Entries that are taken anew at least, where there are enough of them.
const LEAST_APART: usize = 32;

/// A history that can be gone through in both directions.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    history: Vec<Entry>,
    /// The session as it stood, without its history, each with how many entries had been made; the earliest first.
    kept: Vec<(usize, Standstill)>,
}

impl Replay {
    /// Goes through a history once and keeps the session here and there.
    ///
    /// # Errors
    /// [`BrokenHistory`] at the first entry that cannot be applied.
    pub fn of(history: Vec<Entry>) -> Result<Self, BrokenHistory> {
        let apart = (history.len() / MOST_KEPT).max(LEAST_APART);
        let mut replay = Self { history, kept: Vec::new() };
        let mut session = replay.first()?;
        replay.kept.push((1, session.standstill()));
        let mut at = 1;
        while at < replay.history.len() {
            let to = (at + apart).min(replay.history.len());
            session.follow_all(replay.history.get(at..to).unwrap_or_default())?;
            replay.kept.push((to, session.standstill()));
            at = to;
        }
        Ok(replay)
    }

    fn first(&self) -> Result<Session, BrokenHistory> {
        Session::replay(self.history.iter().take(1).cloned().collect())
    }

    /// All entries.
    #[must_use]
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// The session as it stood after this many entries; at least after the first, at most after the last.
    ///
    /// # Errors
    /// Never for a history that was gone through once.
    pub fn after(&self, entries: usize) -> Result<Session, BrokenHistory> {
        let entries = entries.clamp(1, self.history.len().max(1));
        let kept = self.kept.iter().rev().find(|(at, _)| *at <= entries);
        let Some((at, standstill)) = kept else { return self.first() };
        let mut session = Session::resume(standstill.clone(), self.history.get(..*at).unwrap_or_default().to_vec());
        session.follow_all(self.history.get(*at..entries).unwrap_or_default())?;
        Ok(session)
    }
}

/// What many entries in a row decide together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// What becomes of what the last session left.
    Leftovers,
    /// The money of cells.
    Money,
    /// What is agreed to.
    Yes,
}

impl Entry {
    /// Whether it decides something: a yes, a signature, an answer to a flag, a conclusion, what to do about a line, the
    /// budget and its money, a goal, a reward, an action, what becomes of what was left, the plan closed, opened again or
    /// changed, opening positions revealed.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.changes.iter().any(Change::is_decision)
    }

    /// With what it is gone through in one go, where all of it is of one such kind.
    #[must_use]
    pub fn run(&self) -> Option<Run> {
        let of = |change: &Change| match change {
            Change::Leftover(_) => Some(Run::Leftovers),
            Change::Allocation(_) => Some(Run::Money),
            Change::Agree(_) => Some(Run::Yes),
            _ => None,
        };
        let run = self.changes.first().and_then(of)?;
        self.changes.iter().all(|change| of(change) == Some(run)).then_some(run)
    }
}
