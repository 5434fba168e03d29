//! The thread that reads past sessions for home: lists them, looks into them, searches them. It can be stopped at any file, and
//! looks into one session while it searches all.

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::heard::Heard;
use super::told;
use crate::app::{
    self, Begins, Far, Findings, FoundLine, Origin, Preview, PreviewSeen, Report, Shelf, ShelfPart, found_by,
    held_remark,
};
use crate::domain::{Department, Session, Wanted};
use crate::lang::{Lang, Words};
use crate::rules::curtain::Curtain;
use crate::rules::text::Lexicon;
use crate::storage::{
    Archive, Batch, Example, Filed, Found, Head, Hit, ListOpening, Places, Reader, Spine, Volume, examples,
    read_session, search_examples, word_lists,
};

/// As long as nobody looks again which sessions there are before they are searched.
const FRESH: Duration = Duration::from_secs(5);

/// Whom the thread tells what it has read.
type Tell = Arc<dyn Fn(Heard) + Send + Sync>;

/// Something that it is asked.
enum Question {
    List,
    Search(u32, Box<Wanted>),
    Preview(Origin, Lang),
}

/// The thread that reads past sessions.
pub(super) struct Librarian {
    places: Places,
    tell: Tell,
    questions: Sender<Question>,
    /// The number of the search that somebody waits for.
    wanted: Arc<AtomicU32>,
}

impl Librarian {
    /// Starts the thread; what it reads goes to `tell`.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub(super) fn start(places: Places, tell: Tell) -> io::Result<Self> {
        let (questions, asked) = channel();
        let wanted = Arc::new(AtomicU32::new(0));
        let work = Work {
            archive: Archive::new(places.clone()),
            places: places.clone(),
            tell: Arc::clone(&tell),
            wanted: Arc::clone(&wanted),
            asked,
            waiting: VecDeque::new(),
            eyes: None,
            reader: None,
            listed: None,
        };
        thread::Builder::new().name("archive".to_owned()).spawn(move || work.serve())?;
        Ok(Self { places, tell, questions, wanted })
    }

    /// Asks which sessions there are; says whether anybody is there to answer.
    pub(super) fn list(&self) -> bool {
        self.questions.send(Question::List).is_ok()
    }

    /// Asks for all that was said; an earlier search stops.
    pub(super) fn search(&self, ticket: u32, wanted: Box<Wanted>) {
        self.wanted.store(ticket, Ordering::Relaxed);
        drop(self.questions.send(Question::Search(ticket, wanted)));
    }

    /// Nobody waits for a search any more.
    pub(super) fn stop(&self) {
        self.wanted.store(0, Ordering::Relaxed);
    }

    /// Asks for a look into a session.
    pub(super) fn preview(&self, of: Origin, lang: Lang) {
        drop(self.questions.send(Question::Preview(of, lang)));
    }

    /// The thread has died: another takes its place.
    pub(super) fn replace(&mut self) {
        if let Ok(another) = Self::start(self.places.clone(), Arc::clone(&self.tell)) {
            *self = another;
        }
    }
}

impl Drop for Librarian {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Work {
    places: Places,
    archive: Archive,
    tell: Tell,
    wanted: Arc<AtomicU32>,
    asked: Receiver<Question>,
    /// What was asked while something longer was done.
    waiting: VecDeque<Question>,
    /// The words that count, for looking into sessions.
    eyes: Option<Lexicon>,
    reader: Option<Reader>,
    /// When it was last looked which sessions there are.
    listed: Option<Instant>,
}

impl Work {
    fn serve(mut self) {
        while let Some(question) = self.waiting.pop_front().or_else(|| self.asked.recv().ok()) {
            match question {
                Question::List => self.list(),
                Question::Search(ticket, wanted) => self.search(ticket, &wanted),
                Question::Preview(of, lang) => self.preview(of, lang),
            }
        }
    }

    fn list(&mut self) {
        let (tell, folder) = (Arc::clone(&self.tell), self.places.sessions.clone());
        let mut give = |batch| {
            tell(Heard::Archive(Report::ShelfPart(Box::new(part(batch, &folder)))));
            ControlFlow::Continue(())
        };
        self.listed = Some(Instant::now());
        if let Err(trouble) = self.archive.list(Timestamp::now(), &mut give) {
            let nothing = Batch { opening: ListOpening::Anew, sessions: Vec::new(), unreadable: Vec::new(), far: None };
            let _ = give(nothing);
            tell(Heard::Archive(Report::NotOpened(told::disk(&trouble))));
        }
    }

    fn search(&mut self, ticket: u32, wanted: &Wanted) {
        if self.wanted.load(Ordering::Relaxed) != ticket {
            return;
        }
        if self.listed.is_none_or(|listed| listed.elapsed() > FRESH) {
            self.list();
        }
        let reader = self.reader.take().unwrap_or_else(|| Reader::new(&self.places));
        let archive = std::mem::replace(&mut self.archive, Archive::new(self.places.clone()));
        let _ = archive.search(wanted, &reader, Timestamp::now(), &mut |mut found| {
            if self.wanted.load(Ordering::Relaxed) != ticket {
                return ControlFlow::Break(());
            }
            if found.far.is_none() {
                found.hits.extend(search_examples(wanted, &reader).hits);
            }
            (self.tell)(Heard::Archive(Report::FoundInPast(Box::new(findings(ticket, found)))));
            self.look_up();
            ControlFlow::Continue(())
        });
        (self.archive, self.reader) = (archive, Some(reader));
    }

    /// Answers what takes a moment, and leaves the rest for later.
    fn look_up(&mut self) {
        while let Ok(question) = self.asked.try_recv() {
            match question {
                Question::Preview(of, lang) => self.preview(of, lang),
                longer => self.waiting.push_back(longer),
            }
        }
    }

    fn preview(&mut self, of: Origin, lang: Lang) {
        // Of many that were passed by, only the last is looked into.
        let (mut of, mut lang) = (of, lang);
        while let Ok(question) = self.asked.try_recv() {
            match question {
                Question::Preview(next, in_lang) => (of, lang) = (next, in_lang),
                longer => self.waiting.push_back(longer),
            }
        }
        let session = match &of {
            Origin::File(path) => read_session(path).map(|loaded| loaded.session).map_err(|why| told::problem(&why)),
            Origin::Example(index) => match examples().get(*index).map(Example::read) {
                Some(Ok(loaded)) => Ok(loaded.session),
                _ => return,
            },
        };
        let seen = match session {
            Ok(session) => PreviewSeen::Table(Box::new(self.covered(session, lang).state().clone())),
            Err(why) => PreviewSeen::Unread(why),
        };
        (self.tell)(Heard::Archive(Report::Preview(Box::new(Preview { of, lang, seen }))));
    }

    fn covered(&mut self, session: Session, lang: Lang) -> Session {
        let lexicon = self.eyes.get_or_insert_with(|| Lexicon::new(&word_lists(&self.places).0));
        let words = Words::new(lang);
        let instead = |department: &Department| held_remark(department, &words);
        Curtain { lexicon, instead: &instead }.before(&session).unwrap_or(session)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.tell)(Heard::ArchiveGone);
        }
    }
}

fn part(batch: Batch, folder: &Path) -> ShelfPart {
    let Batch { opening, sessions, unreadable, far } = batch;
    let sessions: Vec<app::Card> = sessions.iter().map(|filed| filed_card(filed)).collect();
    let found_by = sessions.iter().map(found_by).collect();
    let unreadable = unreadable.into_iter().map(|(path, problem)| (path, told::problem(&problem))).collect();
    let (begins, examples) = match opening {
        ListOpening::Anew => (Begins::Anew, example_cards()),
        ListOpening::GoesOn => (Begins::GoesOn, Vec::new()),
    };
    let shelf = Shelf { folder: folder.to_owned(), sessions, examples, unreadable };
    ShelfPart { begins, shelf, found_by, far: far.map(|far| Far { done: far.done, of: far.of }) }
}

fn findings(ticket: u32, found: Found) -> Findings {
    let Found { hits, more, unread, far } = found;
    Findings {
        ticket,
        lines: hits.into_iter().map(found_line).collect(),
        more,
        unread: unread.into_iter().map(|(path, problem)| (path, told::problem(&problem))).collect(),
        far: far.map(|far| Far { done: far.done, of: far.of }),
    }
}

fn found_line(Hit { volume, said }: Hit) -> FoundLine {
    let Spine { title, date, life, .. } = volume.spine();
    let origin = match &volume {
        Volume::Session(filed) => Origin::File(filed.path.clone()),
        Volume::Example(index, _) => Origin::Example(*index),
    };
    FoundLine {
        origin,
        title: title.clone(),
        date: *date,
        life: *life,
        input: said.input,
        step: said.step,
        kind: said.kind,
        by: said.by,
        text: said.text,
    }
}

fn example_cards() -> Vec<app::Card> {
    let heads = examples().iter().enumerate().filter_map(|(index, example)| Some((index, example.head().ok()?)));
    heads.map(|(index, head)| head_card(head, Origin::Example(index))).collect()
}

fn head_card(head: Head, origin: Origin) -> app::Card {
    card(Spine::from(head), origin)
}

fn filed_card(filed: &Filed) -> app::Card {
    app::Card { written: Some(filed.written()), ..card(filed.spine.clone(), Origin::File(filed.path.clone())) }
}

fn card(spine: Spine, origin: Origin) -> app::Card {
    let Spine { id, title, brand, date, period, life, follows, .. } = spine;
    app::Card { origin, id, title, brand, date, period, life, follows, written: None }
}
