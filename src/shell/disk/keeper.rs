//! Who sits at the desk: answers requests, keeps entries, and writes the file when it is due.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use jiff::Timestamp;

use super::pace::Pace;
use super::telling::Telling;
use super::{Opened, Report, Request, Standing};
use crate::domain::{Entry, Session};
use crate::rules::text::Lexicon;
use crate::storage::{
    self, Access, Cause, Desk, Doing, Kept, NotOpened, NotOurs, NotSaved, Offer, Opening, Places, Problem, Recovery,
    Saved, Trouble,
};

/// What the thread knows.
pub struct Keeper {
    places: Places,
    report: Box<dyn Fn(Report) + Send>,
    desk: Option<Box<Desk>>,
    /// What was offered when the session was opened.
    recovery: Option<Box<Recovery>>,
    pace: Pace,
    /// What those who follow the open session are told.
    telling: Telling,
    /// When the first entry was made that is in memory only.
    unsaved_since: Option<Timestamp>,
    /// The trouble that was last told, so that it is told once; with the value of `unsaved_since`.
    troubled: Option<(NotSaved, Option<Timestamp>)>,
    /// The warning that was last told.
    warned: Option<NotSaved>,
}

impl Keeper {
    /// A keeper with nothing open, who hands each report to `report`.
    pub fn new(places: Places, report: Box<dyn Fn(Report) + Send>) -> Self {
        Self {
            places,
            report,
            desk: None,
            recovery: None,
            pace: Pace::default(),
            telling: Telling::default(),
            unsaved_since: None,
            troubled: None,
            warned: None,
        }
    }

    /// Answers requests and does what is due until nobody can ask any more; then writes and closes what is open.
    pub fn keep(mut self, requests: &Receiver<Request>) {
        loop {
            let due = [self.pace.next(), self.telling.next()].into_iter().flatten().min();
            let request = match due {
                Some(due) => requests.recv_timeout(due.saturating_duration_since(Instant::now())),
                // Nothing is due, so nothing wakes us but a request.
                None => requests.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match request {
                Ok(request) => self.answer(request),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.do_what_is_due();
        }
        self.let_go();
    }

    fn answer(&mut self, request: Request) {
        match request {
            Request::WordLists => {
                let (lists, problem) = storage::word_lists(&self.places);
                // Thousands of phrases take a while: nobody who types waits for that.
                self.tell(Report::WordLists(Arc::new(Lexicon::new(&lists)), problem));
            }
            Request::Open(path) => self.open(&path),
            Request::Review(path) => self.review(&path),
            Request::Read(path) => self.read(&path),
            Request::OpenInstead(offer, file) => self.open_instead(&offer, &file),
            Request::Create(session) => self.create(*session),
            Request::Stands(stands) if self.desk.is_some() => self.telling.stands(*stands, Instant::now()),
            Request::Stands(_) => {}
            Request::ListTrash => self.tell(Report::Trash(storage::trash(&self.places))),
            Request::ThrowAway(file) => {
                let thrown = storage::throw_away(&self.places, &file, Timestamp::now());
                self.tell(Report::ThrownAway(file, thrown));
            }
            Request::BringBack(path) => self.tell(Report::BroughtBack(storage::bring_back(&self.places, &path))),
            request => match self.desk.take() {
                Some(desk) => self.desk = self.answer_at(desk, request),
                None => self.tell(Report::NothingOpen(Box::new(request))),
            },
        }
    }

    /// Answers a request about the open session; gives the desk back unless the session was closed.
    fn answer_at(&mut self, mut desk: Box<Desk>, request: Request) -> Option<Box<Desk>> {
        match request {
            Request::Append(entry) => self.append(&mut desk, entry),
            Request::Draft(text) => {
                let kept = desk.draft(text, Timestamp::now());
                self.pace.typed(Instant::now());
                self.note(kept);
            }
            Request::Restore => match self.recovery.take() {
                Some(recovery) => self.restore(&mut desk, *recovery),
                None => self.tell(Report::NothingOpen(Box::new(Request::Restore))),
            },
            Request::SaveElsewhere(path) => match desk.save_elsewhere(&path, Timestamp::now()) {
                Ok(saved) => {
                    self.tell(Report::SavedElsewhere(saved.file.clone()));
                    self.written(saved);
                }
                Err(why) => self.tell(Report::NotSavedElsewhere(why)),
            },
            Request::Close => match self.checkpoint(&mut desk) {
                Ok(()) => return self.close(*desk),
                Err(why) => self.tell(Report::NotClosed(why)),
            },
            Request::Abandon => match self.checkpoint(&mut desk) {
                Err(why) if !desk.is_kept() => {
                    // Also where it was the journal that failed, after it had taken every entry.
                    self.unsaved_since.get_or_insert(Timestamp::now());
                    self.tell_trouble(why);
                }
                _ => return self.close(*desk),
            },
            // All others were answered without a desk.
            _ => drop(self.checkpoint(&mut desk)),
        }
        Some(desk)
    }

    fn append(&mut self, desk: &mut Desk, entry: Entry) {
        let (seq, at) = (entry.seq, entry.at);
        let kept = desk.append(entry, Timestamp::now());
        self.pace.entered(Instant::now());
        match kept {
            Ok(kept) => {
                self.tell(Report::Kept(seq));
                self.kept(kept);
            }
            Err(refused @ NotSaved::Refused(_)) => self.trouble(refused),
            Err(why) => {
                self.unsaved_since.get_or_insert(at);
                if self.pace.is_failing() {
                    // Whoever waits for word of this entry gets it, also where nothing is new.
                    self.tell_trouble(why);
                } else {
                    self.not_kept(why);
                }
            }
        }
    }

    fn open(&mut self, path: &Path) {
        if let Err(obstacle) = self.make_room() {
            return self.not_opened(obstacle);
        }
        match Desk::open(&self.places, path, Timestamp::now()) {
            Ok(opening) => self.opened(opening),
            Err(refused) => self.tell(Report::NotOpened(refused)),
        }
    }

    fn review(&mut self, path: &Path) {
        if let Err(obstacle) = self.make_room() {
            return self.not_opened(obstacle);
        }
        match storage::review(&self.places, path) {
            Ok(opening) => self.opened(opening),
            Err(refused) => self.tell(Report::NotOpened(refused)),
        }
    }

    fn not_opened(&self, obstacle: Trouble) {
        let problem = Problem::Disk(obstacle);
        self.tell(Report::NotOpened(Box::new(NotOpened { problem, quarantined: None, offers: Vec::new() })));
    }

    fn read(&self, path: &Path) {
        match storage::review(&self.places, path) {
            Ok(opening) => self.tell(Report::Read(Box::new(opening.session), opening.file)),
            Err(refused) => self.tell(Report::NotOpened(refused)),
        }
    }

    fn open_instead(&mut self, offer: &Offer, file: &Path) {
        match offer.put_beside(&self.places, file, Timestamp::now()) {
            Ok(beside) => self.open(&beside),
            Err(why) => self.not_opened(obstacle(why, file)),
        }
    }

    fn opened(&mut self, opening: Opening) {
        let Opening { session, file, edited_outside, access, recovery, beside } = opening;
        let (desk, standing) = match access {
            Access::Writing(desk) => (Some(desk), Standing::Writing),
            Access::Reading(Some(refused)) => (None, Standing::ReadOnly(refused)),
            Access::Reading(None) => (None, Standing::Review),
        };
        self.recovery.clone_from(&recovery);
        self.desk = desk;
        let opened = Opened { session, file, edited_outside, standing, recovery, beside };
        self.tell(Report::Opened(Box::new(opened)));
        self.get_ready();
        // What was taken over from outside is to be written like an entry.
        if self.desk.as_ref().is_some_and(|desk| desk.is_unsaved()) {
            self.pace.entered(Instant::now());
        }
    }

    /// Starts the journal now, while nobody waits, rather than at the first entry.
    fn get_ready(&mut self) {
        if let Some(mut desk) = self.desk.take() {
            let started = desk.start_journal(Timestamp::now()).map(|()| Kept::InTurn);
            self.note(started);
            self.desk = Some(desk);
        }
    }

    fn create(&mut self, session: Session) {
        if let Err(obstacle) = self.make_room() {
            return self.tell(Report::NotCreated(NotOurs::Disk(obstacle)));
        }
        let mut desk = match Desk::create(&self.places, session.clone(), Timestamp::now()) {
            Ok(desk) => Box::new(desk),
            Err(refused) => return self.tell(Report::NotCreated(refused)),
        };
        let file = desk.file().to_owned();
        let (standing, recovery, edited_outside) = (Standing::Writing, None, None);
        let opened = Opened { session, file, edited_outside, standing, recovery, beside: Vec::new() };
        self.tell(Report::Opened(Box::new(opened)));
        let written = self.checkpoint(&mut desk);
        self.desk = Some(desk);
        if written.is_err() {
            self.get_ready();
        }
    }

    fn restore(&mut self, desk: &mut Desk, recovery: Recovery) {
        let kept = desk.restore(recovery, Timestamp::now()).map(|()| Kept::InTurn);
        if let Ok(session) = desk.session() {
            let session = Box::new(session.clone());
            self.tell(Report::Restored(session));
        }
        self.pace.entered(Instant::now());
        self.note(kept);
    }

    fn do_what_is_due(&mut self) {
        let Some(mut desk) = self.desk.take() else { return self.pace = Pace::default() };
        if self.pace.sync_is_due(Instant::now()) {
            self.sync(&mut desk);
        }
        if self.pace.checkpoint_is_due(Instant::now()) {
            drop(self.checkpoint(&mut desk));
        }
        self.telling.tell(&desk, Instant::now());
        self.desk = Some(desk);
    }

    fn sync(&mut self, desk: &mut Desk) {
        let synced = desk.sync(Timestamp::now());
        self.pace.synced();
        if synced.is_ok() {
            self.tell(Report::Saved(desk.rev(), Timestamp::now()));
        }
        self.note(synced);
    }

    fn checkpoint(&mut self, desk: &mut Desk) -> Result<(), NotSaved> {
        match desk.checkpoint(Timestamp::now()) {
            Ok(None) => self.pace.saved(),
            Ok(Some(saved)) => self.written(saved),
            Err(what) => {
                self.pace.failed(Instant::now());
                self.trouble(what.clone());
                return Err(what);
            }
        }
        Ok(())
    }

    fn written(&mut self, saved: Saved) {
        let Saved { rev, file, theirs, warnings } = saved;
        self.pace.saved();
        self.pace.synced();
        if let Some(theirs) = theirs {
            self.tell(Report::Conflict { ours: file.clone(), theirs });
        }
        self.tell(Report::Kept(rev));
        self.tell(Report::Saved(rev, Timestamp::now()));
        self.tell(Report::Written(rev, file));
        self.relieved();
        if warnings.is_empty() {
            self.warned = None;
        }
        for warning in warnings {
            self.warn(warning);
        }
    }

    /// Tells what became of something that was to be kept, where that is out of the ordinary.
    fn note(&mut self, kept: Result<Kept, NotSaved>) {
        match kept {
            Ok(kept) => self.kept(kept),
            Err(why) => self.not_kept(why),
        }
    }

    fn kept(&mut self, kept: Kept) {
        if let Kept::InNewJournal(why) = kept {
            self.warn(why);
        }
        if !self.pace.is_failing() {
            self.relieved();
        }
    }

    /// No journal can be written: the file is, at once, unless that has failed, too.
    fn not_kept(&mut self, why: NotSaved) {
        if self.pace.is_failing() {
            self.trouble(why);
        } else {
            self.pace.hurry(Instant::now());
        }
    }

    fn trouble(&mut self, what: NotSaved) {
        if self.troubled.as_ref().is_none_or(|(told, since)| *told != what || *since != self.unsaved_since) {
            self.tell_trouble(what);
        }
    }

    fn tell_trouble(&mut self, what: NotSaved) {
        self.troubled = Some((what.clone(), self.unsaved_since));
        self.tell(Report::Trouble { what, unsaved_since: self.unsaved_since });
    }

    fn relieved(&mut self) {
        self.unsaved_since = None;
        if self.troubled.take().is_some() {
            self.tell(Report::Relieved);
        }
    }

    fn warn(&mut self, what: NotSaved) {
        if self.warned.as_ref() != Some(&what) {
            self.warned = Some(what.clone());
            self.tell(Report::Warning(what));
        }
    }

    /// Writes what is open and closes it, so that another session can be opened; but never one of which something is in
    /// memory only.
    fn make_room(&mut self) -> Result<(), Trouble> {
        let Some(mut desk) = self.desk.take() else { return Ok(()) };
        match self.checkpoint(&mut desk) {
            Err(why) if !desk.is_kept() => {
                let obstacle = obstacle(why, desk.file());
                self.desk = Some(desk);
                Err(obstacle)
            }
            _ => {
                self.close(*desk);
                Ok(())
            }
        }
    }

    /// The end: writes what is open; where that fails, the journal has it, if anything has.
    fn let_go(&mut self) {
        if let Some(mut desk) = self.desk.take() {
            drop(self.checkpoint(&mut desk));
            self.close(*desk);
        }
    }

    /// Closes the desk; there is none then.
    fn close(&mut self, desk: Desk) -> Option<Box<Desk>> {
        self.telling.end();
        if let Err(trouble) = desk.close() {
            self.trouble(trouble.into());
        }
        self.recovery = None;
        self.pace = Pace::default();
        self.unsaved_since = None;
        self.troubled = None;
        self.warned = None;
        self.tell(Report::Closed);
        None
    }

    fn tell(&self, report: Report) {
        (self.report)(report);
    }
}

/// What kept a file from being written, as what the disk did not let us do.
fn obstacle(why: NotSaved, file: &Path) -> Trouble {
    match why {
        NotSaved::Disk(trouble) => trouble,
        _ => Trouble { doing: Doing::Write, path: file.to_owned(), cause: Cause::Other(why.to_string()) },
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if thread::panicking() {
            self.tell(Report::Gone);
        }
    }
}
