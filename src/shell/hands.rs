//! What the program wants done is done here, and what the disk answers is put into the program's own terms.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::archive::Librarian;
use super::disk::{Disk, Opened, Report, Request, Standing};
use super::heard::Heard;
use super::reader::Reader;
use super::told;
use crate::app::{self, Effect, Model, Origin, Purpose, RecoveryChoice, Stakes, Whereabouts};
use crate::domain::Session;
use crate::lang::Message;
use crate::storage::{NotOpened, Places, examples, meant_path};

/// How long leaving waits for the last checkpoint before it trusts the journal.
const FAREWELL: Duration = Duration::from_millis(1500);

/// Carries out effects, mostly by asking the disk thread.
pub(super) struct Hands {
    disk: Option<Disk>,
    /// The entry that the disk still owes a word on.
    keeping: Option<u32>,
    /// How many other answers the disk owes.
    owed: usize,
    leaving: bool,
    reader: Reader,
    librarian: Librarian,
    /// Whether the sessions are asked for and none is told yet.
    listing: bool,
    /// Where the meeting stood when it was last told.
    stands: Option<Whereabouts>,
}

impl Hands {
    /// Hands that ask a disk thread of their own, whose reports go to `tell`.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub(super) fn new(places: Places, tell: &Sender<Heard>) -> std::io::Result<Self> {
        let told = tell.clone();
        let reader = Reader::start(places.clone(), Arc::new(move |heard| drop(told.send(heard))))?;
        let told = tell.clone();
        let librarian = Librarian::start(places.clone(), Arc::new(move |heard| drop(told.send(heard))))?;
        let tell = tell.clone();
        let disk = Disk::start(places, move |report| drop(tell.send(Heard::Disk(report))))?;
        Ok(Self {
            disk: Some(disk),
            keeping: None,
            owed: 0,
            leaving: false,
            reader,
            librarian,
            listing: false,
            stands: None,
        })
    }

    /// Whether the program wants to leave.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// Whether the disk owes an answer that the next frame should show.
    pub(super) fn is_owed(&self) -> bool {
        self.keeping.is_some() || self.owed > 0 || self.listing
    }

    /// Does one thing; gives what can be reported at once.
    pub(super) fn carry_out(&mut self, effect: Effect) -> Option<app::Report> {
        let request = match effect {
            Effect::ListSessions => return self.list(),
            Effect::Search { ticket, wanted } => {
                self.librarian.search(ticket, wanted);
                return None;
            }
            Effect::StopSearching => {
                self.librarian.stop();
                return None;
            }
            Effect::Preview(of, lang) => {
                self.librarian.preview(of, lang);
                return None;
            }
            Effect::ReadWordLists => return self.ask(Request::WordLists),
            Effect::Open(path, Purpose::Hold) => Request::Open(path),
            Effect::Open(path, Purpose::Review) => Request::Review(path),
            Effect::OpenExample(index) => return example(index).map(|session| show_example(session, index)),
            Effect::ReadForTour(index) => {
                return example(index).map(|session| app::Report::Tour(Box::new(session), index));
            }
            Effect::ReadForFollowing(Origin::File(path)) => Request::Read(path),
            Effect::ReadForFollowing(Origin::Example(index)) => {
                let read = |session| app::Report::ReadForFollowing(Box::new(session), Origin::Example(index));
                return example(index).map(read);
            }
            Effect::Create(session) => Request::Create(session),
            Effect::Append(entry) => {
                self.keeping = Some(entry.seq);
                return self.ask(Request::Append(entry));
            }
            Effect::Draft(text) => return self.ask(Request::Draft(text)),
            Effect::Checkpoint => return self.ask(Request::Checkpoint),
            Effect::SaveElsewhere(typed) => Request::SaveElsewhere(meant_path(&typed)),
            Effect::CloseSession => return self.ask(Request::Close),
            Effect::Recover(RecoveryChoice::Restore) => return self.ask(Request::Restore),
            Effect::Trash(path) => Request::ThrowAway(path),
            Effect::ListTrash => Request::ListTrash,
            Effect::BringBack(path) => Request::BringBack(path),
            Effect::Quit => {
                self.leaving = true;
                return None;
            }
            Effect::FindFiles
            | Effect::ReadPast { .. }
            | Effect::ReadToCompare { .. }
            | Effect::ReadSeries { .. }
            | Effect::ReadTable { .. }
            | Effect::GatherTable { .. }
            | Effect::ReadSplit { .. }
            | Effect::StopReading
            | Effect::RememberColumns { .. }
            | Effect::RememberTheme(_)
            | Effect::Export(_) => return self.reader.take(effect),
            // What a crash left needs nothing done to stay where it is; the terminal's own effects are carried out there.
            Effect::Recover(RecoveryChoice::Look | RecoveryChoice::KeepForLater)
            | Effect::CopyText(_)
            | Effect::Redraw
            | Effect::Suspend => return None,
        };
        self.owed += 1;
        self.ask(request)
    }

    fn ask(&mut self, request: Request) -> Option<app::Report> {
        let gone = self.disk.as_ref().is_none_or(|disk| disk.ask(request).is_err());
        if !gone {
            return None;
        }
        self.keeping = None;
        self.owed = 0;
        Some(app::Report::Trouble(Message::new("disk-thread-gone"), Stakes::MemoryOnly))
    }

    /// Has those who follow the meeting told where it stands, where that has changed.
    pub(super) fn tell_where(&mut self, model: &Model) {
        let stands = Whereabouts::of(model);
        if stands == self.stands {
            return;
        }
        if let (Some(stands), Some(disk)) = (&stands, &self.disk) {
            // Where the thread is gone, that is told by whatever matters more.
            let _ = disk.ask(Request::Stands(Box::new(stands.clone())));
        }
        self.stands = stands;
    }

    /// Writes what is open and ends the disk thread; says whether the file holds everything.
    pub(super) fn finish(&mut self) -> bool {
        self.disk.take().is_none_or(|disk| disk.finish(FAREWELL))
    }

    /// Asks which sessions there are; what is told first is waited for.
    fn list(&mut self) -> Option<app::Report> {
        self.listing = self.librarian.list();
        None
    }

    /// Notes what whoever reads past sessions has told.
    pub(super) fn hear_of_past(&mut self, report: &app::Report) {
        if matches!(report, app::Report::ShelfPart(_)) {
            self.listing = false;
        }
    }

    /// Puts somebody else in the place of the one who read past sessions and died; gives what the program is told of it.
    pub(super) fn replace_librarian(&mut self) -> app::Report {
        self.listing = false;
        self.librarian.replace();
        app::Report::PastBroken
    }

    /// Puts another reader in the place of one that died; gives what the program is told of it.
    pub(super) fn replace_reader(&mut self) -> app::Report {
        self.reader.replace()
    }

    /// What a report of the disk means to the program; nothing where it means nothing.
    pub(super) fn hear(&mut self, report: Report, model: &Model) -> Vec<app::Report> {
        self.settle(&report);
        if matches!(report, Report::Opened(_) | Report::Closed) {
            // Nobody has been told yet of the session that is open now, wherever it stands.
            self.stands = None;
        }
        match report {
            Report::WordLists(lexicon, problem) => {
                vec![app::Report::WordLists(lexicon, problem.map(|problem| told::problem(&problem)))]
            }
            Report::Opened(opened) => vec![app::Report::Opened(Box::new(take_up(*opened, model)))],
            Report::Read(session, path) => vec![app::Report::ReadForFollowing(session, Origin::File(path))],
            Report::NotOpened(not_opened) => self.offer_instead(*not_opened, model),
            Report::NotCreated(why) | Report::ThrownAway(_, Err(why)) => {
                vec![app::Report::NotOpened(told::not_ours(&why, &model.zone))]
            }
            Report::Kept(seq) => vec![app::Report::Kept(seq)],
            Report::Saved(seq, at) => vec![app::Report::Saved(seq, at)],
            Report::Conflict { ours, theirs } => {
                let message = Message::new("save-conflict").with("ours", &name(&ours)).with("theirs", &name(&theirs));
                vec![app::Report::GoesOnIn(ours, message)]
            }
            Report::Trouble { what, unsaved_since } => {
                let stakes = if unsaved_since.is_some() { Stakes::MemoryOnly } else { Stakes::FileBehind };
                vec![app::Report::Trouble(told::trouble(&what, unsaved_since, model), stakes)]
            }
            Report::Warning(what) => vec![app::Report::Told(told::not_saved(&what))],
            Report::Relieved => vec![app::Report::Relieved],
            Report::SavedElsewhere(path) => {
                let message = Message::new("save-elsewhere-done").with("path", &path.display().to_string());
                vec![app::Report::GoesOnIn(path, message), app::Report::Relieved]
            }
            Report::NotSavedElsewhere(why) => vec![app::Report::NotOpened(told::not_saved(&why))],
            Report::NotClosed(why) => {
                // Where the journal has everything, that is enough to let go; else trouble comes back instead.
                let _ = self.ask(Request::Abandon);
                vec![app::Report::Told(Message::new("save-not-closed").because(&told::not_saved(&why), &model.words))]
            }
            Report::Trash(Ok(discarded)) => {
                vec![app::Report::Trash(discarded.into_iter().map(told::discarded).collect())]
            }
            Report::Trash(Err(trouble)) | Report::BroughtBack(Err(trouble)) => {
                vec![app::Report::NotOpened(told::disk(&trouble))]
            }
            Report::ThrownAway(path, Ok(_)) => vec![app::Report::Trashed(name(&path))],
            Report::BroughtBack(Ok(path)) => vec![app::Report::BroughtBack(name(&path))],
            Report::Gone => vec![app::Report::Trouble(Message::new("disk-thread-gone"), Stakes::MemoryOnly)],
            Report::Closed => vec![app::Report::Closed],
            // What was only looked at needs no closing.
            Report::NothingOpen(request) if *request == Request::Close => vec![app::Report::Closed],
            Report::Written(..) | Report::Restored(_) | Report::NothingOpen(_) => Vec::new(),
        }
    }

    /// Notes which answer came.
    fn settle(&mut self, report: &Report) {
        match report {
            Report::Kept(seq) if self.keeping.is_some_and(|keeping| keeping <= *seq) => self.keeping = None,
            // Of what was asked in vain, only this one is waited for besides entries.
            Report::NothingOpen(request) if matches!(**request, Request::SaveElsewhere(_)) => {
                self.owed = self.owed.saturating_sub(1);
            }
            Report::Trouble { .. } | Report::NothingOpen(_) => self.keeping = None,
            Report::Gone => (self.keeping, self.owed) = (None, 0),
            Report::Opened(_)
            | Report::Read(..)
            | Report::NotOpened(_)
            | Report::NotCreated(_)
            | Report::SavedElsewhere(_)
            | Report::NotSavedElsewhere(_)
            | Report::Trash(_)
            | Report::ThrownAway(..)
            | Report::BroughtBack(_) => self.owed = self.owed.saturating_sub(1),
            _ => {}
        }
    }

    /// A file cannot be read: what there is instead is written beside it and opened, and both are said.
    fn offer_instead(&mut self, not_opened: NotOpened, model: &Model) -> Vec<app::Report> {
        let NotOpened { problem, offers, .. } = not_opened;
        let why = told::problem(&problem);
        let (Some(offer), crate::storage::Problem::Content { path, .. }) = (offers.into_iter().next(), &problem) else {
            return vec![app::Report::NotOpened(why)];
        };
        self.owed += 1;
        let _ = self.ask(Request::OpenInstead(Box::new(offer), path.clone()));
        vec![app::Report::NotOpened(Message::new("file-instead").because(&why, &model.words))]
    }
}

/// The session of an example, counted from 0.
fn example(index: usize) -> Option<Session> {
    examples().get(index).and_then(|example| example.read().ok()).map(|loaded| loaded.session)
}

fn show_example(session: Session, index: usize) -> app::Report {
    app::Report::Opened(Box::new(app::Opened {
        session,
        origin: Origin::Example(index),
        purpose: Purpose::Review,
        told: Some(Message::new("open-example")),
        recovery: None,
    }))
}

/// A session that was opened, with what there is to say about it.
fn take_up(opened: Opened, model: &Model) -> app::Opened {
    let Opened { session, file, edited_outside, standing, recovery, beside } = opened;
    let purpose = match standing {
        Standing::Writing => Purpose::Hold,
        Standing::Review | Standing::ReadOnly(_) => Purpose::Review,
    };
    let told = match (&standing, edited_outside, beside.first()) {
        (Standing::ReadOnly(why), _, _) => Some(told::not_ours(why, &model.zone)),
        (_, Some(edited), _) => Some(told::edited_outside(&edited)),
        (_, None, Some(beside)) => Some(Message::new("open-recovered-beside").with("file", &name(beside))),
        _ => None,
    };
    let recovery = recovery.map(|recovery| app::Recovery {
        entries: recovery.entries.len(),
        since: recovery.since().unwrap_or(model.now),
        session: recovery.session,
        draft: recovery.draft,
        at: 0,
    });
    app::Opened { session, origin: Origin::File(file), purpose, told, recovery }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::sync::mpsc::channel;

    use jiff::tz::TimeZone;

    use super::*;
    use crate::app::{Ground, Size};
    use crate::lang::{Lang, Words};
    use crate::storage::Privacy;

    #[test]
    fn a_copy_of_nothing_is_not_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let places = Places {
            sessions: root.path().to_owned(),
            privacy: Privacy::Named,
            state: root.path().join("state"),
            refuge: root.path().join("refuge"),
            config: root.path().join("config"),
        };
        let (tell, heard) = channel();
        let mut hands = Hands::new(places, &tell).unwrap();
        let size = Size { width: 80, height: 24 };
        let model = Model::new(Words::new(Lang::En), Ground::Dark, size, jiff::Timestamp::UNIX_EPOCH, TimeZone::UTC);
        assert_eq!(hands.carry_out(Effect::SaveElsewhere("copy.ron".to_owned())), None);
        assert!(hands.is_owed());
        let Heard::Disk(report) = heard.recv_timeout(Duration::from_secs(20)).unwrap() else { unreachable!() };
        let _ = hands.hear(report, &model);
        assert!(!hands.is_owed(), "else each later frame would wait for it");
    }
}
