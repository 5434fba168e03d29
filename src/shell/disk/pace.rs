//! The pace of saving: when what was kept must be made safe, when the file is written, and when a failure is tried again.

use std::time::{Duration, Instant};

use crate::storage::pause_after;

/// Longest time from an entry until it survives a power cut.
const SYNC: Duration = Duration::from_millis(250);
/// The file is written when nothing was entered for so long.
const IDLE: Duration = Duration::from_secs(10);
/// And at latest so long after the first entry that it lacks.
const LATEST: Duration = Duration::from_mins(1);

/// What is due and when; with nothing due, nobody need wake up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// When what was kept must be safe against a power cut.
    sync: Option<Instant>,
    /// When the file is written if nothing more is entered.
    idle: Option<Instant>,
    /// When the file is written in any case.
    latest: Option<Instant>,
    /// When what failed is tried again; until then nothing else is tried.
    again: Option<Instant>,
    /// Failures in a row.
    failures: u32,
}

impl Pace {
    /// An entry was made at `now`.
    pub fn entered(&mut self, now: Instant) {
        self.typed(now);
        self.idle = Some(now + IDLE);
        self.latest.get_or_insert(now + LATEST);
    }

    /// Something was kept at `now` that the file will never hold.
    pub fn typed(&mut self, now: Instant) {
        self.sync.get_or_insert(now + SYNC);
    }

    /// The journal is safe.
    pub fn synced(&mut self) {
        self.sync = None;
    }

    /// The file holds everything.
    pub fn saved(&mut self) {
        *self = Self { sync: self.sync, ..Self::default() };
    }

    /// The file must be written now.
    pub fn hurry(&mut self, now: Instant) {
        self.latest = Some(now);
    }

    /// Writing the file failed at `now`.
    pub fn failed(&mut self, now: Instant) {
        self.failures = self.failures.saturating_add(1);
        self.again = Some(now + pause_after(self.failures));
    }

    /// Whether the last try to write the file failed.
    #[must_use]
    pub fn is_failing(&self) -> bool {
        self.again.is_some()
    }

    /// When the next thing is due; `None` while nothing is.
    #[must_use]
    pub fn next(&self) -> Option<Instant> {
        [self.sync, self.next_checkpoint()].into_iter().flatten().min()
    }

    /// Whether the journal must be made safe now.
    #[must_use]
    pub fn sync_is_due(&self, now: Instant) -> bool {
        self.sync.is_some_and(|due| due <= now)
    }

    /// Whether the file must be written now.
    #[must_use]
    pub fn checkpoint_is_due(&self, now: Instant) -> bool {
        self.next_checkpoint().is_some_and(|due| due <= now)
    }

    fn next_checkpoint(&self) -> Option<Instant> {
        self.again.or_else(|| [self.idle, self.latest].into_iter().flatten().min())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_nothing_to_do_nothing_is_due() {
        let now = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.next(), None);
        pace.entered(now);
        pace.synced();
        pace.saved();
        assert_eq!(pace.next(), None);
    }

    #[test]
    fn a_burst_of_entries_is_made_safe_once_a_quarter_second_after_its_first() {
        let now = Instant::now();
        let mut pace = Pace::default();
        pace.entered(now);
        pace.entered(now + SYNC / 2);
        assert_eq!(pace.next(), Some(now + SYNC));
        assert!(!pace.sync_is_due(now + SYNC / 2) && pace.sync_is_due(now + SYNC));
    }

    #[test]
    fn the_file_waits_for_a_pause_but_not_longer_than_a_minute() {
        let now = Instant::now();
        let mut pace = Pace::default();
        let mut entered = now;
        while !pace.checkpoint_is_due(entered) {
            pace.entered(entered);
            entered += Duration::from_secs(5);
        }
        assert_eq!(entered, now + LATEST);
        pace.saved();
        pace.entered(entered);
        pace.synced();
        assert_eq!(pace.next(), Some(entered + IDLE));
    }

    #[test]
    fn after_a_failure_entries_do_not_hurry_the_next_try() {
        let now = Instant::now();
        let mut pace = Pace::default();
        pace.entered(now);
        pace.failed(now);
        pace.hurry(now);
        assert!(!pace.checkpoint_is_due(now) && pace.checkpoint_is_due(now + pause_after(1)));
        pace.failed(now);
        assert!(!pace.checkpoint_is_due(now + pause_after(1)));
        pace.saved();
        assert!(!pace.checkpoint_is_due(now + LATEST));
    }
}
