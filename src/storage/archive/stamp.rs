//! How a file is known again without reading it: by its size and its times, where those can be trusted.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use jiff::{SignedDuration, Timestamp};

/// A file that was written less than this ago can be written again without its times showing it.
const TICK: SignedDuration = SignedDuration::from_secs(2);

/// Size, times and place of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// When its content was written, in nanoseconds since 1970; whoever copies a file may set this.
    pub modified: i64,
    /// When anything about it was changed, which nobody can set; 0 where the system does not tell.
    pub changed: i64,
    /// Which file it is; 0 where the system does not tell.
    pub node: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(found: &Metadata) -> Self {
        let modified = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0);
        let (changed, node) = changed_and_node(found);
        Self { size: found.len(), modified, changed, node }
    }

    /// Whether a file that has this stamp again is still the same at `now`: it was left alone for a moment before, and its
    /// system tells of every change.
    pub fn is_settled(&self, now: Timestamp) -> bool {
        let before = now.checked_sub(TICK).unwrap_or(Timestamp::MIN).as_nanosecond();
        self.changed != 0 && i128::from(self.modified.max(self.changed)) < before
    }

    /// When its content was written.
    pub fn written(&self) -> Timestamp {
        Timestamp::from_nanosecond(i128::from(self.modified)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

#[cfg(unix)]
fn changed_and_node(found: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.ctime().saturating_mul(1_000_000_000).saturating_add(found.ctime_nsec()), found.ino())
}

#[cfg(not(unix))]
fn changed_and_node(_: &Metadata) -> (i64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_trusted_only_once_the_file_was_left_alone() {
        let at = |seconds| Timestamp::from_second(seconds).unwrap_or_default();
        let stamp = Stamp { size: 1, modified: 5_000_000_000, changed: 7_000_000_000, node: 3 };
        assert!(!stamp.is_settled(at(8)) && !stamp.is_settled(at(9)) && stamp.is_settled(at(10)));
        assert!(!Stamp { changed: 0, ..stamp }.is_settled(at(100)), "nobody tells of changes there");
    }
}
