//! The thread that reads files which somebody brings, and the sessions before the open one, so that a long one neither holds up a key nor can't be stopped.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

use super::heard::Heard;
use super::{outgoing, told};
use crate::app::bringing::{Far, Found};
use crate::app::{self, Effect, Origin, Report, Sought};
use crate::domain::{NumberStyle, Session};
use crate::import::workbook::{begins_like_one, read_names};
use crate::import::{Choice, Failure, Kind, Sketch, Source, SplitTable, Terms, gather, head_key, said};
use crate::lang::Message;
use crate::storage::{
    Helper, Incoming, Past, Places, Series, before, examples, lying_about, meant_path, read_session, recall_columns,
    remember_columns, remember_theme, series, session_named, shown_path,
};

/// How often it says how far it has come.
const OFTEN: Duration = Duration::from_millis(100);
/// The question that nobody asks: nothing is wanted any more.
const NOTHING: u32 = 0;

/// Whom the thread tells what it has read.
type Tell = Arc<dyn Fn(Heard) + Send + Sync>;

/// The thread that reads files; a new question stops the last.
pub(super) struct Reader {
    places: Places,
    tell: Tell,
    questions: Sender<Effect>,
    wanted: Arc<AtomicU32>,
    /// How many exports it has not answered yet.
    exporting: Arc<AtomicU32>,
    helper: Helper,
}

impl Reader {
    /// Starts the thread; what it reads goes to `tell`.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub(super) fn start(places: Places, tell: Tell) -> io::Result<Self> {
        let (questions, asked) = channel();
        let wanted = Arc::new(AtomicU32::new(NOTHING));
        let exporting = Arc::new(AtomicU32::new(0));
        let helper = Helper::ourselves();
        let work = Work {
            places: places.clone(),
            tell: Arc::clone(&tell),
            wanted: Arc::clone(&wanted),
            exporting: Arc::clone(&exporting),
            helper: helper.clone(),
            open: None,
        };
        thread::Builder::new().name("reader".to_owned()).spawn(move || work.serve(&asked))?;
        Ok(Self { places, tell, questions, wanted, exporting, helper })
    }

    /// Takes one of the effects that are its business; the answers come as reports, or at once where nobody reads.
    pub(super) fn take(&self, effect: Effect) -> Option<Report> {
        match &effect {
            Effect::ReadTable { ticket, .. }
            | Effect::GatherTable { ticket, .. }
            | Effect::ReadSplit { ticket, .. } => self.want(*ticket),
            Effect::StopReading => self.want(NOTHING),
            Effect::Export(_) => {
                self.exporting.fetch_add(1, Ordering::Relaxed);
            }
            _ => {}
        }
        self.questions.send(effect).err().map(|_| self.unread())
    }

    /// The thread has died: another takes its place, and whoever waits for an answer of the dead one gets this.
    pub(super) fn replace(&mut self) -> Report {
        let unread = self.unread();
        // Without another thread, each question is answered like this one.
        if let Ok(another) = Self::start(self.places.clone(), Arc::clone(&self.tell)) {
            *self = another;
        }
        unread
    }

    /// To the last question, where there is nobody who could answer it.
    fn unread(&self) -> Report {
        if self.exporting.swap(0, Ordering::Relaxed) > 0 {
            return Report::Exported(Err(Message::new("export-broke-off")));
        }
        Report::Unread(self.wanted.load(Ordering::Relaxed), Message::new("import-broke-off"))
    }

    /// Whatever is read for another question stops.
    fn want(&self, ticket: u32) {
        self.wanted.store(ticket, Ordering::Relaxed);
        self.helper.stop();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Nobody is left for whom a workbook would be read.
        self.want(NOTHING);
    }
}

/// A file that was looked at.
struct Open {
    /// The question by which it was looked at.
    opening: u32,
    file: Incoming,
    sheet: Option<String>,
    sketch: Arc<Sketch>,
}

struct Work {
    places: Places,
    tell: Tell,
    wanted: Arc<AtomicU32>,
    exporting: Arc<AtomicU32>,
    helper: Helper,
    open: Option<Open>,
}

impl Work {
    fn serve(mut self, asked: &Receiver<Effect>) {
        while let Ok(question) = asked.recv() {
            match question {
                Effect::FindFiles => {
                    let files = lying_about().iter().map(|path| shown_path(path)).collect();
                    self.report(Report::Files(files));
                }
                Effect::ReadPast { id, follows, origin } => {
                    let file = match &origin {
                        Origin::File(path) => Some(path.as_path()),
                        Origin::Example(_) => None,
                    };
                    let Past { digests, missing } = before(&id, &follows, file, &self.places);
                    self.report(Report::Past(id, digests, missing));
                }
                Effect::ReadToCompare { with, sought } => {
                    let read: Result<Vec<Session>, Message> = sought.iter().map(|one| self.session(one)).collect();
                    self.report(read.map_or_else(Report::NotOpened, |read| Report::ToCompare(with, read)));
                }
                Effect::ReadSeries { ticket, origin } => self.report(Report::Series(ticket, self.series(&origin))),
                Effect::ReadTable { ticket, kind, path, sheet, usual } => {
                    let found = self.look(ticket, kind, &meant_path(&path), sheet, usual);
                    self.answer(ticket, found.map(|found| Report::Found(ticket, Box::new(found))));
                }
                Effect::ReadSplit { ticket, path, usual } => {
                    let table = self.read_split(ticket, &meant_path(&path), usual);
                    self.answer(ticket, table.map(|table| Report::Split(ticket, table)));
                }
                Effect::GatherTable { ticket, opening, choice, terms } => {
                    let gathered = self.gather(ticket, opening, &choice, terms);
                    self.answer(ticket, gathered);
                }
                Effect::RememberColumns { head, chosen } => {
                    // A convenience for the next file, not worth a word where the disk refuses.
                    drop(remember_columns(&self.places, &head, &chosen));
                }
                Effect::Export(order) => {
                    let written = outgoing::write(&order, &self.places);
                    self.exporting.fetch_sub(1, Ordering::Relaxed);
                    self.report(Report::Exported(written));
                }
                Effect::RememberTheme(ground) => drop(remember_theme(&self.places, ground.name())),
                _ => {}
            }
        }
    }

    /// A session that is to be compared with another.
    fn session(&self, sought: &Sought) -> Result<Session, Message> {
        let loaded = match sought {
            Sought::At(Origin::File(path)) => read_session(path).map_err(|problem| told::problem(&problem)),
            Sought::At(Origin::Example(index)) => {
                let gone = || Message::new("compare-not-found").with("name", &(index + 1).to_string());
                examples().get(*index).and_then(|example| example.read().ok()).ok_or_else(gone)
            }
            Sought::Named(id, beside) => {
                let file = match beside {
                    Origin::File(path) => Some(path.as_path()),
                    Origin::Example(_) => None,
                };
                session_named(id, file, &self.places)
                    .ok_or_else(|| Message::new("compare-not-found").with("name", id.as_str()))
            }
        };
        loaded.map(|loaded| loaded.session)
    }

    /// The series of a session; it is read as it stands in its file, which is left alone.
    fn series(&self, origin: &Origin) -> Result<Box<app::Series>, Message> {
        let (session, file) = match origin {
            Origin::File(path) => {
                let loaded = read_session(path).map_err(|problem| told::problem(&problem))?;
                (loaded.session, Some(path.as_path()))
            }
            Origin::Example(index) => {
                let example = examples().get(*index).and_then(|example| example.read().ok());
                (example.ok_or_else(|| Message::new("off-no-session"))?.session, None)
            }
        };
        let Series { sessions, here, missing, beside } = series(session, file, &self.places);
        Ok(Box::new(app::Series { sessions, here, missing, beside }))
    }

    fn report(&self, report: Report) {
        (self.tell)(Heard::Reader(report));
    }

    /// Answers a question, unless nobody waits for the answer any more.
    fn answer(&self, ticket: u32, answer: Result<Report, Message>) {
        if self.wanted.load(Ordering::Relaxed) == ticket {
            self.report(answer.unwrap_or_else(|why| Report::Unread(ticket, why)));
        }
    }

    fn look(
        &mut self,
        ticket: u32,
        kind: Kind,
        path: &Path,
        sheet: Option<String>,
        usual: NumberStyle,
    ) -> Result<Found, Message> {
        // What was open before is not what is asked about now, whether or not this can be read.
        self.open = None;
        let file = Incoming::find(path).map_err(|trouble| told::disk(&trouble))?;
        let failed = |failure: Failure| said::failure(&failure, &file.name);
        let is_workbook = begins_like_one(&file.head);
        let names = is_workbook.then(|| file.sheet_names(&self.helper).map_err(Failure::from).and_then(read_names));
        let sheets = names.transpose().map_err(failed)?.unwrap_or_default();
        let mut far = self.meter(ticket, &file);
        let mut source = Source::by_head(&file.head, || file.table(is_workbook, sheet.as_deref(), &self.helper));
        let sketch = Sketch::of(&mut source, usual, &mut |read| far.tell(read));
        drop(source);
        let sketch = Arc::new(sketch.map_err(failed)?);
        let remembered = recall_columns(&self.places, &head_key(kind, &sketch));
        let found = Found {
            name: file.name.clone(),
            written: TimeZone::system().to_datetime(file.written).date(),
            sheets,
            sheet: sheet.clone(),
            sketch: Arc::clone(&sketch),
            remembered,
        };
        self.open = Some(Open { opening: ticket, file, sheet, sketch });
        Ok(found)
    }

    /// Reads the file of a department's own split, of a workbook the first sheet that is not hidden.
    fn read_split(&self, ticket: u32, path: &Path, usual: NumberStyle) -> Result<SplitTable, Message> {
        let file = Incoming::find(path).map_err(|trouble| told::disk(&trouble))?;
        let is_workbook = begins_like_one(&file.head);
        let mut far = self.meter(ticket, &file);
        let mut source = Source::by_head(&file.head, || file.table(is_workbook, None, &self.helper));
        let table = SplitTable::read(&mut source, usual, &mut |read| far.tell(read));
        table.map_err(|failure| said::failure(&failure, &file.name))
    }

    fn gather(&self, ticket: u32, opening: u32, choice: &Choice, terms: Terms) -> Result<Report, Message> {
        let open = self.open.as_ref().filter(|open| open.opening == opening);
        let Some(Open { file, sheet, sketch, .. }) = open else {
            // It was looked at by a thread that has died since.
            return Err(Message::new("import-broke-off"));
        };
        let mut far = self.meter(ticket, file);
        let is_workbook = begins_like_one(&file.head);
        let mut source = Source::by_head(&file.head, || file.table(is_workbook, sheet.as_deref(), &self.helper));
        let gathered = gather(&mut source, sketch, choice, terms, &mut |read| far.tell(read));
        let gathered = gathered.map_err(|failure| said::failure(&failure, &file.name))?;
        Ok(Report::Gathered(ticket, Box::new(gathered)))
    }

    fn meter<'a>(&'a self, ticket: u32, file: &Incoming) -> Meter<'a> {
        // What comes of a workbook is longer than the workbook, by how much nobody knows.
        let size = (!begins_like_one(&file.head)).then_some(file.size);
        Meter { work: self, ticket, size, told: Instant::now() }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.tell)(Heard::ReaderGone);
        }
    }
}

/// Tells how far a file was read, now and then, and stops where nobody waits for it any more.
struct Meter<'a> {
    work: &'a Work,
    ticket: u32,
    size: Option<u64>,
    told: Instant,
}

impl Meter<'_> {
    fn tell(&mut self, read: u64) -> ControlFlow<()> {
        if self.work.wanted.load(Ordering::Relaxed) != self.ticket {
            return ControlFlow::Break(());
        }
        if self.told.elapsed() >= OFTEN {
            self.told = Instant::now();
            self.work.report(Report::Far(self.ticket, Far { read, size: self.size }));
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::path::PathBuf;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::storage::Privacy;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn look(ticket: u32, file: &Path) -> Effect {
        let (path, usual) = (file.display().to_string(), NumberStyle::default());
        Effect::ReadTable { ticket, kind: Kind::Results, path, sheet: None, usual }
    }

    fn places_and_file(root: &Path) -> (Places, PathBuf) {
        let file = root.join("sales.csv");
        std::fs::write(&file, "Segment,Sales\nDealers,120\n").unwrap();
        let places = Places {
            sessions: root.to_owned(),
            privacy: Privacy::Named,
            state: root.join("state"),
            refuge: root.join("refuge"),
            config: root.join("config"),
        };
        (places, file)
    }

    #[test]
    fn a_reader_that_dies_says_so_its_question_is_answered_and_another_reads_on() {
        let root = tempfile::tempdir().unwrap();
        let (places, file) = places_and_file(root.path());
        let (tell, heard) = channel();
        let dies = AtomicBool::new(true);
        let fail_once = move |told: Heard| {
            let found = matches!(told, Heard::Reader(Report::Found(..)));
            assert!(!(found && dies.swap(false, Ordering::Relaxed)), "the test wants this thread to die");
            drop(tell.send(told));
        };
        let mut reader = Reader::start(places, Arc::new(fail_once)).unwrap();
        assert_eq!(reader.take(look(7, &file)), None);
        assert!(matches!(heard.recv_timeout(PATIENCE), Ok(Heard::ReaderGone)));
        assert_eq!(reader.replace(), Report::Unread(7, Message::new("import-broke-off")));
        assert_eq!(reader.take(look(8, &file)), None);
        assert!(matches!(heard.recv_timeout(PATIENCE), Ok(Heard::Reader(Report::Found(8, _)))));
    }

    #[test]
    fn a_question_that_nobody_is_left_to_answer_is_answered_at_once() {
        let root = tempfile::tempdir().unwrap();
        let (places, file) = places_and_file(root.path());
        let mut reader = Reader::start(places, Arc::new(|_| {})).unwrap();
        // As after a death that nobody has heard of yet.
        reader.questions = channel().0;
        assert_eq!(reader.take(look(9, &file)), Some(Report::Unread(9, Message::new("import-broke-off"))));
    }
}
