//! `roundtable import`: a file that a department brings, taken into a session as one step of undo, or not at all.

mod asked;
mod told;

use std::io::IsTerminal;
use std::ops::ControlFlow;

pub use asked::{Brings, ImportFile};

use super::out::{Answer, Verdict};
use super::which::file as session_file;
use super::{Desktop, Outcome, told as disk_told};
use crate::app::named_department;
use crate::domain::{Author, Department, Entry, Period, Session, State, Step};
use crate::import::workbook::{begins_like_one, read_names};
use crate::import::{
    Choice, Earlier, Failure, Gathered, Kind, Obstacle, Origin, Proposal, Sketch, Source, Terms, WrongLines, gather,
    head_key, propose, said,
};
use crate::lang::{Message, dates, numbers, wording};
use crate::storage::{Access, Desk, Helper, Incoming, Opening, recall_columns, remember_columns, review};

/// A file as it was read, and what it would make of the session.
struct Brought {
    sketch: Sketch,
    choice: Choice,
    gathered: Gathered,
    proposal: Proposal,
    origin: Origin,
}

/// Imports a file, or says what it would make.
pub fn import(asked: &ImportFile, desktop: &Desktop) -> Outcome {
    let file = session_file(&asked.into, &desktop.places)?;
    let opened =
        if asked.dry_run { review(&desktop.places, &file) } else { Desk::open(&desktop.places, &file, desktop.now) };
    let opening = opened.map_err(|not_opened| disk_told::problem(&not_opened.problem))?;
    let department = department(&asked.department, opening.session.state())?;
    let brought = read(asked, &department, opening.session.state(), desktop)?;
    let may_be_taken = brought.proposal.obstacle.is_none();
    if asked.dry_run || !may_be_taken {
        let mut session = opening.session;
        let refused = if may_be_taken { try_on(&mut session, &brought, department, desktop).err() } else { None };
        return Ok(answer(asked, &brought, session.state(), refused, desktop));
    }
    take(asked, opening, &brought, department, desktop)
}

/// Reads a whole file by the columns that were named, remembered or guessed.
fn read(asked: &ImportFile, by: &Department, state: &State, desktop: &Desktop) -> Result<Brought, Message> {
    let found = Incoming::find(&asked.file).map_err(|trouble| disk_told::disk(&trouble))?;
    let failed = |failure: Failure| said::failure(&failure, &found.name);
    let helper = Helper::ourselves();
    let (is_workbook, sheet) = (begins_like_one(&found.head), asked.sheet.as_deref());
    let names = || found.sheet_names(&helper).map_err(Failure::from).and_then(read_names);
    let names = if is_workbook && sheet.is_some() { names().map_err(failed)? } else { Vec::new() };
    let first = names.iter().find(|sheet| !sheet.is_hidden).map(|sheet| sheet.name.as_str());
    // The first one has the same name whether or not it was asked for.
    let other_sheet = sheet.filter(|sheet| first != Some(sheet));
    let mut source = Source::by_head(&found.head, || found.table(is_workbook, sheet, &helper));
    let mut meter = Meter::new(found.size, source.is_sheet());
    let mut watch = |read| meter.tell(read);
    let sketch = Sketch::of(&mut source, state.about.numbers, &mut watch).map_err(failed)?;
    let choice = choose(asked, &sketch, desktop)?;
    let terms = Terms { currency: state.about.currency, tiers: state.settings.tiers };
    let gathered = gather(&mut source, &sketch, &choice, terms, &mut watch).map_err(failed)?;
    meter.end();
    let origin = Origin::of(&found.name, other_sheet, desktop.zone.to_datetime(found.written).date());
    let proposal = propose(&gathered, &sketch, &choice, &origin, by, state);
    Ok(Brought { sketch, choice, gathered, proposal, origin })
}

fn choose(asked: &ImportFile, sketch: &Sketch, desktop: &Desktop) -> Result<Choice, Message> {
    let kind = Kind::from(asked.brings);
    let mut choice = Choice::guess(kind, sketch);
    if let Some(remembered) = recall_columns(&desktop.places, &head_key(kind, sketch)) {
        choice.recall(&remembered, sketch);
    }
    for role in kind.roles() {
        let Some(names) = asked.named_for(*role) else { continue };
        let column = |name: &String| {
            sketch.column(name).ok_or_else(|| {
                let columns: Vec<&str> = sketch.columns.iter().map(|column| column.name.as_str()).collect();
                Message::new("cli-import-no-column").with("column", name).with("columns", &columns.join(", "))
            })
        };
        let columns = names.iter().filter(|name| !name.is_empty()).map(column).collect::<Result<Vec<_>, _>>()?;
        choice.take(*role, columns);
    }
    choice.numbers = asked.numbers.map_or(choice.numbers, Into::into);
    choice.days = asked.days.map_or(choice.days, Into::into);
    if asked.sales.is_some() {
        choice.counted = choice.counted_by_name(sketch);
    }
    if let Some(counted) = &asked.counted {
        choice.counted = Some(counted.trim().to_owned()).filter(|counted| !counted.is_empty());
    }
    if let Some(period) = &asked.period {
        let (from, to) =
            dates::parse_period(period).map_err(|error| wording::date_error(error, desktop.words.lang()))?;
        choice.period = Some(Period::new(from, to).map_err(|refusal| wording::refusal(&refusal))?);
    }
    if asked.leave_out_wrong_lines {
        choice.wrong_lines = WrongLines::LeaveOut;
    }
    if asked.keep_earlier {
        choice.earlier = Earlier::Keep;
    }
    Ok(choice)
}

/// The department that a word names: at the table, or known, in either language.
fn department(named: &str, state: &State) -> Result<Department, Message> {
    named_department(named, state).ok_or_else(|| Message::new("cli-import-no-department").with("named", named))
}

fn entry(session: &Session, brought: &Brought, department: Department, desktop: &Desktop) -> Entry {
    let step = match brought.choice.kind {
        Kind::Results => Step::LookBack,
        Kind::Customers => Step::Segments,
        Kind::Evidence => Step::Research,
    };
    let changes = brought.proposal.changes.clone();
    session.next_entry(desktop.now, Author::Department(department), None, step, changes)
}

/// Whether the session would take it.
fn try_on(session: &mut Session, brought: &Brought, by: Department, desktop: &Desktop) -> Result<(), Message> {
    let entry = entry(session, brought, by, desktop);
    session.apply(entry).map_err(|refusal| wording::refusal(&refusal))
}

/// Writes it into the session.
fn take(asked: &ImportFile, opening: Opening, brought: &Brought, by: Department, desktop: &Desktop) -> Outcome {
    let now = desktop.now;
    let Opening { mut session, access, recovery, .. } = opening;
    if recovery.is_some() {
        return Err(Message::new("cli-import-crash-first"));
    }
    let mut desk = match access {
        Access::Writing(desk) => *desk,
        Access::Reading(Some(why)) => return Err(disk_told::not_ours(&why)),
        Access::Reading(None) => return Err(Message::new("cli-busy")),
    };
    let entry = entry(&session, brought, by, desktop);
    session.apply(entry.clone()).map_err(|refusal| wording::refusal(&refusal))?;
    desk.append(entry, now).map_err(|why| disk_told::not_saved(&why))?;
    let saved = desk.checkpoint(now).map_err(|why| disk_told::not_saved(&why))?;
    desk.close().map_err(|trouble| disk_told::disk(&trouble))?;
    let head = head_key(brought.choice.kind, &brought.sketch);
    // A convenience for the next file: that it could not be kept is no reason to fail.
    drop(remember_columns(&desktop.places, &head, &brought.choice.remembered(&brought.sketch)));
    let answer = answer(asked, brought, session.state(), None, desktop);
    let warnings = saved.into_iter().flat_map(|saved| saved.warnings);
    Ok(warnings.fold(answer, |answer, why| answer.remarking(disk_told::not_saved(&why))))
}

fn answer(asked: &ImportFile, brought: &Brought, state: &State, refused: Option<Message>, desktop: &Desktop) -> Answer {
    let obstacle = brought.proposal.obstacle.as_ref();
    let obstacle = obstacle.map(|why| said::obstacle(why, brought.choice.kind, &desktop.words)).or(refused);
    let done = obstacle.is_none() && !asked.dry_run;
    let teller = told::Teller { brought, state, words: &desktop.words, done };
    let answer = if asked.json { Answer::json(&teller.json(obstacle.as_ref())) } else { teller.page().answer() };
    // A remembered style was chosen by somebody; a guess should be known to be one.
    let is_guess = brought.sketch.numbers_open && asked.numbers.is_none();
    let answer = if is_guess {
        let example = numbers::example(brought.choice.numbers);
        answer.remarking(Message::new("cli-import-numbers-open").with("example", example))
    } else {
        answer
    };
    let beside = brought.proposal.beside.as_ref().map(|beside| {
        Message::new("import-beside").with("count", &beside.count.to_string()).with("source", &beside.source)
    });
    let answer = beside.into_iter().fold(answer, Answer::remarking);
    let answer = match &brought.proposal.obstacle {
        Some(Obstacle::WrongLines(_)) => answer.remarking(Message::new("cli-import-leave-out")),
        _ => answer,
    };
    match obstacle {
        Some(why) => answer.judged(Verdict::Wrong).remarking(why),
        None => answer,
    }
}

/// Says on a terminal how far a long file was read; a short one is done before anybody wonders.
struct Meter {
    size: u64,
    is_shown: bool,
    told: u64,
}

impl Meter {
    /// Bytes after which it says something again.
    const STEP: u64 = 8 * 1024 * 1024;

    fn new(size: u64, is_sheet: bool) -> Self {
        // What comes of a workbook is longer than the workbook, by how much nobody knows.
        Self { size, is_shown: !is_sheet && size > Self::STEP && std::io::stderr().is_terminal(), told: 0 }
    }

    fn tell(&mut self, read: u64) -> ControlFlow<()> {
        if self.is_shown && read.abs_diff(self.told) >= Self::STEP {
            self.told = read;
            eprint!("\r{:3}%", read.saturating_mul(100) / self.size.max(1));
        }
        ControlFlow::Continue(())
    }

    fn end(&self) {
        if self.is_shown {
            eprint!("\r    \r");
        }
    }
}
