//! The thread that writes to disk, so that no slow, full or missing disk ever holds up a key.
//!
//! It keeps its own copy of the open session by applying the same entries: an entry is all that crosses over, the thread
//! that draws clones nothing, and the disk can start a new journal with the whole session at any moment.

mod keeper;
mod pace;
mod telling;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use self::keeper::Keeper;
use crate::app::Whereabouts;
use crate::domain::{Entry, Session};
use crate::rules::text::Lexicon;
use crate::storage::{
    Discarded, EditedOutside, NotOpened, NotOurs, NotSaved, Offer, Places, Problem, Recovery, Trouble,
};

/// Something that the disk is asked to do; each is answered by a [`Report`].
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Says which words count in the text rules.
    WordLists,
    /// Opens a session to go on with it; the one that is open is closed before, unless that would lose something.
    Open(PathBuf),
    /// Opens a session to look at it.
    Review(PathBuf),
    /// Reads a session and leaves the open one as it is.
    Read(PathBuf),
    /// Writes what there is instead of a file that cannot be read beside that file, and opens it.
    OpenInstead(Box<Offer>, PathBuf),
    /// Writes a new session and keeps it open; the one that is open is closed before.
    Create(Box<Session>),
    /// Keeps an entry of the open session.
    Append(Entry),
    /// Tells those who follow the open session where the meeting stands; there is no answer.
    Stands(Box<Whereabouts>),
    /// Keeps what is being typed; an empty text says that nothing is.
    Draft(String),
    /// Takes up what a crash has left, as it was offered when the session was opened.
    Restore,
    /// Writes the file now: at a step's end, before an export.
    Checkpoint,
    /// Writes the session to another file and goes on with that.
    SaveElsewhere(PathBuf),
    /// Writes the file and lets go of the session.
    Close,
    /// Lets go of the session although its file could not be written; its journal stays. What is in memory only is not let
    /// go of: that is [`Report::Trouble`].
    Abandon,
    /// Says what is in the trash.
    ListTrash,
    /// Throws a session away; it must not be open.
    ThrowAway(PathBuf),
    /// Brings a session back from where it lies in the trash.
    BringBack(PathBuf),
}

/// Something that the disk tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// The words that count in the text rules; ours alone, where the user's own cannot be read.
    WordLists(Arc<Lexicon>, Option<Problem>),
    /// A session is open.
    Opened(Box<Opened>),
    /// A session that is not open was read, from this file.
    Read(Box<Session>, PathBuf),
    /// A session could not be opened. None is open now, or still the last, where something of it is in memory only.
    NotOpened(Box<NotOpened>),
    /// A new session could not be made; as for [`Report::NotOpened`].
    NotCreated(NotOurs),
    /// The entry of this number survives a crash of the program.
    Kept(u32),
    /// The entries up to this number survive a power cut.
    Saved(u32, Timestamp),
    /// This file holds the entries up to this number.
    Written(u32, PathBuf),
    /// Somebody else has written the session's file: theirs stays, ours lies beside it, and is what we go on with.
    Conflict {
        /// Our file from now on.
        ours: PathBuf,
        /// The file that was ours.
        theirs: PathBuf,
    },
    /// Something could not be kept or written. It is tried again by and by.
    Trouble {
        /// What, and why.
        what: NotSaved,
        /// When the first entry was made that is in memory only; `None` while the journal holds them all.
        unsaved_since: Option<Timestamp>,
    },
    /// Something went wrong that endangers no entry: a backup not made, a journal moved.
    Warning(NotSaved),
    /// What went wrong is over.
    Relieved,
    /// The session is in this file now, and so will be what comes.
    SavedElsewhere(PathBuf),
    /// It could not be written there; all is as before.
    NotSavedElsewhere(NotSaved),
    /// What a crash has left is taken up, and this is the session.
    Restored(Box<Session>),
    /// The session is closed; its file holds everything, or its journal does.
    Closed,
    /// The session is not closed, since its file could not be written.
    NotClosed(NotSaved),
    /// No session is open for writing, so this request was in vain.
    NothingOpen(Box<Request>),
    /// What is in the trash.
    Trash(Result<Vec<Discarded>, Trouble>),
    /// A session was thrown away; where it lay, or why not.
    ThrownAway(PathBuf, Result<PathBuf, NotOurs>),
    /// A session is back from the trash; where it lies now, or why not.
    BroughtBack(Result<PathBuf, Trouble>),
    /// The thread has died, and nothing is written any more.
    Gone,
}

/// A session that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The session as its file has it.
    pub session: Session,
    /// Its file.
    pub file: PathBuf,
    /// How the file was edited outside.
    pub edited_outside: Option<EditedOutside>,
    /// Whether it can be written.
    pub standing: Standing,
    /// What a crash has left: to be offered.
    pub recovery: Option<Box<Recovery>>,
    /// Sessions that were recovered from journals which do not follow the file, and lie beside it now.
    pub beside: Vec<PathBuf>,
}

/// Whether an open session can be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It can.
    Writing,
    /// It was opened to be looked at.
    Review,
    /// It can only be looked at, for this reason.
    ReadOnly(NotOurs),
}

/// The thread that writes to disk.
#[derive(Debug)]
pub struct Disk {
    requests: Sender<Request>,
    finished: Receiver<()>,
}

/// The thread is no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the thread that writes to disk is gone")]
pub struct Gone;

impl Disk {
    /// Starts the thread; it hands each of its reports to `report`.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub fn start(places: Places, report: impl Fn(Report) + Send + 'static) -> io::Result<Self> {
        let (requests, received) = channel();
        let (alive, finished) = channel::<()>();
        let keeper = Keeper::new(places, Box::new(report));
        thread::Builder::new().name("disk".to_owned()).spawn(move || {
            keeper.keep(&received);
            drop(alive);
        })?;
        Ok(Self { requests, finished })
    }

    /// Asks for something; the answer comes as a report.
    ///
    /// # Errors
    /// [`Gone`] where the thread has died.
    pub fn ask(&self, request: Request) -> Result<(), Gone> {
        self.requests.send(request).map_err(|_| Gone)
    }

    /// Writes what is open and ends the thread; says whether that was done within `patience`. On a disk that hangs it is
    /// not, and the journal has what was kept.
    #[must_use]
    pub fn finish(self, patience: Duration) -> bool {
        drop(self.requests);
        self.finished.recv_timeout(patience) == Err(RecvTimeoutError::Disconnected)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::{About, Author, Change, Currency, Founding, Period, RoomChange, Step};
    use crate::storage::{Cause, Privacy, read_session};

    /// A disk of the test's own; dropped last, so that nothing is removed while it is written.
    struct Rig {
        disk: Disk,
        reports: Receiver<Report>,
        session: Session,
        root: tempfile::TempDir,
    }

    impl Rig {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            fs::create_dir(root.path().join("plans")).unwrap();
            let places = Places {
                sessions: root.path().join("plans"),
                privacy: Privacy::Named,
                state: root.path().join("state"),
                refuge: root.path().join("refuge"),
                config: root.path().join("config"),
            };
            let (report, reports) = channel();
            let disk = Disk::start(places, move |told| drop(report.send(told))).unwrap();
            Self { disk, reports, session: session(), root }
        }

        /// A disk with a new session that is written.
        fn with_session() -> (Self, PathBuf) {
            let rig = Self::new();
            rig.disk.ask(Request::Create(Box::new(rig.session.clone()))).unwrap();
            let file = rig.until(|report| match report {
                Report::Written(1, file) => Some(file),
                _ => None,
            });
            (rig, file)
        }

        /// Seats somebody, and has it kept.
        fn seat(&mut self, name: &str) {
            let seat = RoomChange::Seat(name.into(), name.to_owned(), crate::domain::Department::Sales, String::new());
            let changes = vec![Change::Room(seat)];
            let entry = self.session.next_entry(Timestamp::UNIX_EPOCH, Author::Chair, None, Step::Room, changes);
            self.session.apply(entry.clone()).unwrap();
            self.disk.ask(Request::Append(entry)).unwrap();
        }

        /// Waits for a report, passing over others.
        fn until<T>(&self, mut wanted: impl FnMut(Report) -> Option<T>) -> T {
            loop {
                let report = self.reports.recv_timeout(Duration::from_secs(20)).expect("the report comes");
                if let Some(found) = wanted(report) {
                    return found;
                }
            }
        }

        fn expect(&self, wanted: &Report) {
            self.until(|report| (report == *wanted).then_some(()));
        }

        /// Ends the thread; all that it still told.
        fn finish(self) -> (Vec<Report>, Session, tempfile::TempDir) {
            assert!(self.disk.finish(Duration::from_secs(20)));
            (self.reports.try_iter().collect(), self.session, self.root)
        }
    }

    fn session() -> Session {
        let day = |month, day| jiff::civil::date(2027, month, day);
        let period = Period::new(day(1, 1), day(3, 31)).unwrap();
        let about = About::new("Hydra launch", day(1, 1), period, period, Currency::EUR);
        Session::found(Founding { id: "hydra".into(), about, carried: None }, Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn an_entry_is_kept_then_safe_and_at_the_end_in_the_file() {
        let (mut rig, file) = Rig::with_session();
        rig.seat("Chen");
        rig.seat("Ana");
        rig.expect(&Report::Kept(2));
        rig.expect(&Report::Kept(3));
        rig.until(|report| matches!(report, Report::Saved(3, _)).then_some(()));
        assert_eq!(read_session(&file).unwrap().session.rev(), 1);
        let (reports, session, _root) = rig.finish();
        assert!(reports.contains(&Report::Written(3, file.clone())) && reports.contains(&Report::Closed));
        assert_eq!(read_session(&file).unwrap().session, session);
    }

    #[test]
    fn a_lost_folder_is_told_once_and_so_is_its_return() {
        let (mut rig, _) = Rig::with_session();
        let (state, plans) = (rig.root.path().join("state"), rig.root.path().join("plans"));
        rig.seat("Chen");
        rig.expect(&Report::Kept(2));
        fs::rename(&plans, rig.root.path().join("away")).unwrap();
        rig.disk.ask(Request::Checkpoint).unwrap();
        let (cause, since) = rig.until(|report| match report {
            Report::Trouble { what: NotSaved::Disk(trouble), unsaved_since } => Some((trouble.cause, unsaved_since)),
            _ => None,
        });
        assert_eq!((cause, since), (Cause::Missing, None), "the journal still has everything");
        rig.disk.ask(Request::Checkpoint).unwrap();
        fs::rename(rig.root.path().join("away"), &plans).unwrap();
        rig.disk.ask(Request::Checkpoint).unwrap();
        let mut told_again = 0;
        rig.until(|report| {
            told_again += usize::from(matches!(report, Report::Trouble { .. }));
            (report == Report::Relieved).then_some(())
        });
        assert_eq!(told_again, 0);
        assert!(state.exists());
    }

    #[test]
    fn where_no_journal_can_be_written_each_entry_goes_into_the_file_at_once() {
        let (mut rig, file) = Rig::with_session();
        rig.disk.ask(Request::Close).unwrap();
        rig.expect(&Report::Closed);
        fs::remove_dir_all(rig.root.path().join("state")).unwrap();
        for name in ["state", "refuge"] {
            fs::write(rig.root.path().join(name), "").unwrap();
        }
        rig.disk.ask(Request::Open(file.clone())).unwrap();
        rig.seat("Chen");
        rig.expect(&Report::Written(2, file.clone()));
        assert_eq!(read_session(&file).unwrap().session, rig.session);
    }

    #[test]
    fn while_nothing_can_be_written_each_entry_is_answered_all_the_same() {
        let (mut rig, file) = Rig::with_session();
        rig.disk.ask(Request::Close).unwrap();
        rig.expect(&Report::Closed);
        fs::remove_dir_all(rig.root.path().join("state")).unwrap();
        for name in ["state", "refuge"] {
            fs::write(rig.root.path().join(name), "").unwrap();
        }
        rig.disk.ask(Request::Open(file.clone())).unwrap();
        rig.until(|report| matches!(report, Report::Opened(_)).then_some(()));
        fs::rename(rig.root.path().join("plans"), rig.root.path().join("away")).unwrap();
        for name in ["Chen", "Ana", "Eve"] {
            rig.seat(name);
            let is_unsaved = |report| matches!(report, Report::Trouble { unsaved_since: Some(_), .. }).then_some(());
            rig.until(is_unsaved);
        }
        // Nor is it let go of, whoever asks.
        rig.disk.ask(Request::Create(Box::new(session()))).unwrap();
        rig.until(|report| matches!(report, Report::NotCreated(_)).then_some(()));
        rig.disk.ask(Request::Abandon).unwrap();
        rig.until(|report| matches!(report, Report::Trouble { .. }).then_some(()));
        fs::rename(rig.root.path().join("away"), rig.root.path().join("plans")).unwrap();
        rig.disk.ask(Request::Checkpoint).unwrap();
        rig.expect(&Report::Relieved);
        let (_, session, root) = rig.finish();
        assert_eq!(read_session(&root.path().join("plans").join(file.file_name().unwrap())).unwrap().session, session);
    }

    #[test]
    fn a_session_is_not_let_go_while_its_file_cannot_be_written_unless_abandoned() {
        let (mut rig, file) = Rig::with_session();
        rig.seat("Chen");
        fs::rename(rig.root.path().join("plans"), rig.root.path().join("away")).unwrap();
        rig.disk.ask(Request::Close).unwrap();
        rig.until(|report| matches!(report, Report::NotClosed(_)).then_some(()));
        rig.disk.ask(Request::SaveElsewhere(rig.root.path().join("stick.ron"))).unwrap();
        let elsewhere = rig.until(|report| match report {
            Report::SavedElsewhere(path) => Some(path),
            _ => None,
        });
        assert_eq!(read_session(&elsewhere).unwrap().session, rig.session);
        rig.disk.ask(Request::Close).unwrap();
        rig.expect(&Report::Closed);
        assert!(!file.exists());
    }

    #[test]
    fn what_an_abandoned_session_had_is_offered_and_taken_up_when_it_is_opened_again() {
        let (mut rig, file) = Rig::with_session();
        rig.seat("Chen");
        rig.disk.ask(Request::Draft("half a li".to_owned())).unwrap();
        rig.disk.ask(Request::Abandon).unwrap();
        rig.expect(&Report::Closed);
        rig.disk.ask(Request::Open(file.clone())).unwrap();
        let opened = rig.until(|report| match report {
            Report::Opened(opened) => Some(opened),
            _ => None,
        });
        let recovery = opened.recovery.unwrap();
        assert_eq!((&recovery.session, recovery.draft.as_str()), (&rig.session, "half a li"));
        rig.disk.ask(Request::Restore).unwrap();
        rig.expect(&Report::Restored(Box::new(rig.session.clone())));
        rig.seat("Ana");
        rig.expect(&Report::Kept(3));
        let (_, session, _root) = rig.finish();
        assert_eq!(read_session(&file).unwrap().session, session);
    }

    #[test]
    fn a_request_in_vain_is_said_so() {
        let rig = Rig::new();
        rig.disk.ask(Request::Draft("lost".to_owned())).unwrap();
        rig.expect(&Report::NothingOpen(Box::new(Request::Draft("lost".to_owned()))));
    }

    #[test]
    fn a_thread_that_dies_says_so() {
        let (report, reports) = channel();
        let fail = move |told: Report| {
            let dies = matches!(told, Report::Trash(_));
            drop(report.send(told));
            assert!(!dies, "the test wants this thread to die");
        };
        let root = tempfile::tempdir().unwrap();
        let places = Places {
            sessions: root.path().to_owned(),
            privacy: Privacy::Named,
            state: root.path().join("state"),
            refuge: root.path().join("refuge"),
            config: root.path().join("config"),
        };
        let disk = Disk::start(places, fail).unwrap();
        disk.ask(Request::ListTrash).unwrap();
        assert!(matches!(reports.recv(), Ok(Report::Trash(Ok(_)))));
        assert_eq!(reports.recv(), Ok(Report::Gone));
    }
}
