//! Tells those who follow the meeting where it stands: at most some times a second, and never when nothing has changed.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::Whereabouts;
use crate::storage::{Desk, remove_live, write_live};

/// Least time between two writes.
const APART: Duration = Duration::from_millis(150);

/// What is to be told, and what was.
#[derive(Debug, Default)]
pub struct Telling {
    /// What was told last, or is to be told.
    stands: Option<Whereabouts>,
    /// When it is to be told; `None` once it was.
    due: Option<Instant>,
    told_at: Option<Instant>,
    /// Where it was told.
    path: Option<PathBuf>,
}

impl Telling {
    /// The meeting stands here at `now`; of what comes too fast only the last is told.
    pub fn stands(&mut self, stands: Whereabouts, now: Instant) {
        self.stands = Some(stands);
        let earliest = self.told_at.map_or(now, |told| now.max(told + APART));
        self.due.get_or_insert(earliest);
    }

    /// When something is to be told; `None` while nothing is.
    #[must_use]
    pub fn next(&self) -> Option<Instant> {
        self.due
    }

    /// Tells what is due. Where the session has gone on in another file, those who follow find it there.
    pub fn tell(&mut self, desk: &Desk, now: Instant) {
        let Some(stands) = &self.stands else { return };
        let path = desk.live_path();
        let has_moved = self.path.as_ref().is_some_and(|told| *told != path);
        if !has_moved && self.due.is_none_or(|due| due > now) {
            return;
        }
        (self.due, self.told_at) = (None, Some(now));
        // Those who follow do without, where it cannot be written: it is worth nobody's trouble.
        let written = write_live(&path, desk.file(), stands);
        if has_moved && let Some(before) = self.path.take() {
            remove_live(&before);
        }
        if written.is_ok() {
            self.path = Some(path);
        }
    }

    /// Nobody has the session open any more.
    pub fn end(&mut self) {
        if let Some(path) = self.path.take() {
            remove_live(&path);
        }
        *self = Self::default();
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;
    use std::path::Path;

    use jiff::Timestamp;

    use super::*;
    use crate::app::RoomView;
    use crate::domain::{About, Currency, Department, Founding, Period, Session, Step};
    use crate::storage::{Places, Privacy};

    fn desk(root: &Path) -> Desk {
        let places = Places {
            sessions: root.to_owned(),
            privacy: Privacy::Named,
            state: root.join("state"),
            refuge: root.join("refuge"),
            config: root.join("config"),
        };
        let day = |day: &str| day.parse().unwrap();
        let period = Period::new(day("2027-01-01"), day("2027-03-31")).unwrap();
        let about = About::new("Plan", day("2026-11-23"), period, period, Currency::EUR);
        let founding = Founding { id: "plan".into(), about, carried: None };
        let session = Session::found(founding, Timestamp::UNIX_EPOCH).unwrap();
        Desk::create(&places, session, Timestamp::UNIX_EPOCH).unwrap()
    }

    fn at(step: Step) -> Whereabouts {
        let speaking = Department::Sales;
        Whereabouts {
            step,
            section: 0,
            row: 0,
            spot: (1, 1),
            speaking,
            person: None,
            typed: String::new(),
            room_view: RoomView::default(),
        }
    }

    #[test]
    fn the_first_is_told_at_once_and_of_many_the_last_a_moment_later() {
        let root = tempfile::tempdir().unwrap();
        let desk = desk(root.path());
        let (mut telling, now) = (Telling::default(), Instant::now());
        telling.stands(at(Step::Room), now);
        telling.tell(&desk, now);
        let told = || fs::read_to_string(desk.live_path()).unwrap();
        assert!(told().contains("Room") && telling.next().is_none());
        for step in [Step::Research, Step::Budget] {
            telling.stands(at(step), now);
            telling.tell(&desk, now);
        }
        assert!(told().contains("Room"), "not yet");
        assert_eq!(telling.next(), Some(now + APART));
        telling.tell(&desk, now + APART);
        assert!(told().contains("Budget"));
        let before = fs::metadata(desk.live_path()).unwrap().modified().unwrap();
        telling.tell(&desk, now + 9 * APART);
        assert_eq!(fs::metadata(desk.live_path()).unwrap().modified().unwrap(), before, "nothing was new");
        telling.end();
        assert!(!desk.live_path().exists());
    }

    #[test]
    fn it_is_readable_by_this_user_only_and_follows_the_session_into_another_file() {
        let root = tempfile::tempdir().unwrap();
        let mut desk = desk(root.path());
        let (mut telling, now) = (Telling::default(), Instant::now());
        telling.stands(at(Step::Goals), now);
        telling.tell(&desk, now);
        let before = desk.live_path();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&before).unwrap().permissions().mode() & 0o777, 0o600);
        }
        desk.save_elsewhere(&root.path().join("other.ron"), Timestamp::UNIX_EPOCH).unwrap();
        telling.tell(&desk, now);
        assert_ne!(desk.live_path(), before);
        assert!(desk.live_path().exists() && !before.exists());
    }

    #[test]
    fn where_it_cannot_be_written_nothing_else_suffers() {
        let root = tempfile::tempdir().unwrap();
        let desk = desk(root.path());
        fs::write(root.path().join("state"), "").unwrap();
        let (mut telling, now) = (Telling::default(), Instant::now());
        telling.stands(at(Step::Goals), now);
        telling.tell(&desk, now);
        assert_eq!(telling.next(), None, "it is not tried again and again");
    }
}
