//! A session on the screen: held or reviewed, the step it is at, who speaks, and where the cursor is.

mod cursor;
mod walk;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;

use super::effect::{Effect, Origin, Purpose};
use super::mode::Mode;
use super::reckoning::Reckoning;
use super::section::{Reckoned, Section};
use super::speaker::Speaker;
use super::steps::budget::Grid;
use super::walking::Walk;
use super::watch::{Eyes, Turn, Watch};
use super::why::Why;
use crate::domain::{
    Author, Change, ClockChange, Department, Digest, Entry, FlagKey, InputRef, Part, ParticipantId, Refusal, Session,
    SessionId, State, Step, Tables, heard,
};
use crate::lang::Words;
use crate::rules::Flag;

/// A session on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The session itself: what is entered is entered here.
    session: Session,
    /// The session as it may be shown, where a remark is held.
    shown: Option<Session>,
    /// Where its file is.
    pub origin: Origin,
    /// What it was opened for.
    pub purpose: Purpose,
    /// Whether it is held or only looked at.
    pub mode: Mode,
    /// The step on the screen.
    pub step: Step,
    /// Who speaks.
    pub speaker: Speaker,
    /// The budget grid.
    pub grid: Grid,
    /// What is on disk.
    pub saving: Saving,
    /// The flag that one has gone to last.
    pub flag_shown: Option<FlagKey>,
    /// The page of reasons that one came here from, until one goes elsewhere.
    pub way_back: Option<Why>,
    /// The flag that is being discussed, and where the cursor was put for it.
    pub(super) discussed: Option<(Flag, Whereabouts)>,
    /// The rows that are marked, until one leaves the step.
    pub marked: BTreeSet<InputRef>,
    reckoning: Reckoning,
    places: [Place; 7],
    tables: Tables,
    watch: Watch,
    /// Which departments gave input to each step.
    heard: [BTreeSet<Department>; 7],
    /// Where one is while the session is gone through as it happened; what is shown is then the session as it stood.
    walk: Option<Box<Walk>>,
}

/// Where the cursor is at one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    section: usize,
    rows: [usize; 5],
}

/// Where the cursor is: the step, and in it the list and its row, or the row and column of the grid; and how much was done.
pub(super) type Whereabouts = (Step, usize, usize, u32);

/// What of a session is on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// The last entry that survives a crash of the program.
    pub kept: u32,
    /// The last entry that survives a power cut, and when it was written.
    pub saved: Option<(u32, Timestamp)>,
    /// Whether the disk refuses.
    pub trouble: Option<Trouble>,
}

/// That the disk refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The last entry that was kept before it began.
    pub since: u32,
    /// What is at stake.
    pub stakes: Stakes,
}

/// What is at stake while the disk refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stakes {
    /// The journal has everything; only the session's file lags behind.
    FileBehind,
    /// The last entries are in memory only.
    MemoryOnly,
}

/// An agreed plan is held only while a granted request opens a part of it; then the session itself refuses the rest.
fn mode_for(state: &State, purpose: Purpose) -> Mode {
    let is_open = !state.life.is_agreed() || state.agreement.is_any_granted();
    if is_open && purpose == Purpose::Hold { Mode::Holding } else { Mode::Reviewing }
}

impl Meeting {
    /// A session as it comes onto the screen.
    #[must_use]
    pub fn new(session: Session, origin: Origin, purpose: Purpose) -> Self {
        let mode = mode_for(session.state(), purpose);
        let step = match mode {
            Mode::Holding => session.history().last().map_or(Step::Room, |entry| entry.step),
            Mode::Reviewing => Step::Room,
        };
        let rev = session.rev();
        let tables = session.state().look_back.tables();
        let mut watch = Watch::default();
        watch.reckon(&session, &tables, step);
        let mut meeting = Self {
            reckoning: Reckoning::of(&session),
            session,
            shown: None,
            origin,
            purpose,
            mode,
            step,
            speaker: Speaker { department: Department::Sales, person: None },
            grid: Grid::on_first_cell(),
            saving: Saving { kept: rev, saved: None, trouble: None },
            flag_shown: None,
            way_back: None,
            discussed: None,
            marked: BTreeSet::new(),
            places: [Place::default(); 7],
            tables,
            watch,
            heard: Default::default(),
            walk: None,
        };
        meeting.listen();
        meeting.settle();
        meeting
    }

    /// The session as it may be shown: held remarks are covered.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.shown.as_ref().unwrap_or(&self.session)
    }

    /// The session itself, with what is held; for what is written and for what is altered, never for what is shown.
    #[must_use]
    pub fn uncovered(&self) -> &Session {
        &self.session
    }

    /// From which byte on a text that is being typed is masked; as [`Watch::masked_from`], also where what names a customer is
    /// covered itself.
    #[must_use]
    pub fn masked_from(&self, text: &str, beside: &str) -> Option<usize> {
        self.watch.masked_from(text, beside, self.session.state())
    }

    /// The session as it may be shown in these words, and what is known of those that it follows.
    #[must_use]
    pub fn shown_in(&self, words: &Words) -> (Session, Vec<Digest>) {
        let session = self.watch.covered_in(&self.session, words);
        // What is covered may be the only thing that names a customer.
        let past = self.watch.past_in(self.session.state(), words);
        (session, past)
    }

    /// Everything on the table.
    #[must_use]
    pub fn state(&self) -> &State {
        self.session().state()
    }

    /// Moves in the grid, whose rows and columns are those of the session as it is shown.
    pub fn in_grid(&mut self, go: impl FnOnce(&mut Grid, &State)) {
        let session = self.shown.as_ref().unwrap_or(&self.session);
        go(&mut self.grid, session.state());
    }

    /// What the customer list says of the segments.
    #[must_use]
    pub fn reckoning(&self) -> &Reckoning {
        &self.reckoning
    }

    /// The file of the session; `None` for an example.
    #[must_use]
    pub fn path(&self) -> Option<&PathBuf> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Example(_) => None,
        }
    }

    /// Does something by whoever speaks, or by the chair where it is all housekeeping.
    ///
    /// # Errors
    /// Why the session refuses it.
    pub fn enter(&mut self, at: Timestamp, changes: Vec<Change>) -> Result<Vec<Effect>, Refusal> {
        if changes.iter().all(Change::is_housekeeping) {
            return self.enter_by(at, Author::Chair, None, changes);
        }
        let Speaker { department, person } = self.speaker.clone();
        self.enter_by(at, Author::Department(department), person, changes)
    }

    /// Does something by this author.
    ///
    /// # Errors
    /// Why the session refuses it.
    pub fn enter_by(
        &mut self,
        at: Timestamp,
        by: Author,
        person: Option<ParticipantId>,
        changes: Vec<Change>,
    ) -> Result<Vec<Effect>, Refusal> {
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let entry: Entry = self.session.next_entry(at, by, person, self.step, changes);
        self.session.apply(entry.clone())?;
        self.reckon();
        self.settle();
        Ok(vec![Effect::Append(entry)])
    }

    /// Takes the place of the session that is shown, after a recovery.
    pub fn replace_session(&mut self, session: Session) {
        self.saving.kept = session.rev();
        self.reckoning = Reckoning::of(&session);
        self.session = session;
        self.reckon();
        self.settle();
    }

    /// Whether it is to be held or only looked at, as it stands.
    #[must_use]
    pub fn fitting_mode(&self) -> Mode {
        mode_for(self.state(), self.purpose)
    }

    /// From here on the session is only looked at, and nothing reopens it: its file or its journal says something else.
    pub fn only_look(&mut self) {
        self.mode = Mode::Reviewing;
        self.purpose = Purpose::Review;
    }

    /// Moves to a step; the clock, where it runs, moves along.
    pub fn go_to(&mut self, step: Step, at: Timestamp) -> Vec<Effect> {
        if step == self.step {
            return Vec::new();
        }
        let runs = self.state().clock.running.is_some() && self.mode == Mode::Holding;
        self.step = step;
        self.grid.typing = None;
        self.discussed = None;
        self.marked.clear();
        if !runs {
            self.reckon();
            self.settle();
            return Vec::new();
        }
        let mut effects = self.enter(at, vec![Change::Clock(ClockChange::Enter(step))]).unwrap_or_default();
        effects.push(Effect::Checkpoint);
        effects
    }

    /// The figures of the look back as the session stands.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What the rules say of the session as it stands.
    #[must_use]
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Which signatures have become void or valid again since this was asked last.
    pub fn turned(&mut self) -> Vec<(Department, Part, Turn)> {
        self.watch.turned()
    }

    /// Takes what is known of the sessions before this one, and where that ends because one was not found.
    pub fn remember(&mut self, past: Vec<Digest>, missing: Option<SessionId>) {
        self.watch.remember(past, missing);
        self.watch.reckon(&self.session, &self.tables, self.step);
        self.settle();
    }

    /// How many rows a list of the step has; none where it is not shown.
    #[must_use]
    pub fn count(&self, section: Section) -> usize {
        if section.is_hidden(self.state()) { 0 } else { section.count(self.state(), self.reckoned()) }
    }

    fn reckoned(&self) -> Reckoned<'_> {
        Reckoned { tables: &self.tables, watch: &self.watch }
    }

    /// Reckons the figures of the look back and the flags anew: once for each thing done, not for each frame and each key
    /// of the foot.
    fn reckon(&mut self) {
        self.tables = self.session.state().look_back.tables();
        self.watch.reckon(&self.session, &self.tables, self.step);
        self.shown = match &mut self.walk {
            Some(walk) => walk.covered(&self.session, &mut self.watch),
            None => self.watch.covered(&self.session),
        };
        self.listen();
    }

    /// Finds anew who has been heard at each step.
    fn listen(&mut self) {
        let heard = heard(self.session.standing());
        let at = |step| heard.get(&step).into_iter().flatten().map(|department| (*department).clone()).collect();
        self.heard = Step::ALL.map(at);
    }

    /// The departments that gave input to the step on the screen.
    #[must_use]
    pub fn heard(&self) -> &BTreeSet<Department> {
        &self.heard[self.step as usize]
    }

    /// The change by which what is held of an input says this instead; `None` where nothing of it is.
    #[must_use]
    pub fn reword(&self, input: &InputRef, instead: &str) -> Option<Change> {
        let state = self.session.state();
        let customer = match input {
            InputRef::Evidence(id) => state.research.evidence.get(id).map(|raised| raised.item.customer.as_str()),
            _ => None,
        };
        let customer = customer.unwrap_or_default();
        let is_meant = |text: &str| text != customer && self.watch.masked_from(text, customer, state).is_some();
        state.rewording(input, &is_meant, instead)
    }

    /// Takes the words that count and those in use.
    pub fn look_with(&mut self, eyes: Eyes) {
        if let Some(walk) = self.walk.take() {
            self.walk = walk.with_eyes(&eyes).map(Box::new);
            self.stand();
        }
        self.watch.look_with(eyes);
        self.reckon();
        self.settle();
    }

    /// Keeps the cursor on rows that there are.
    fn settle(&mut self) {
        self.reckoning.follow(&self.session);
        let state = self.session.state();
        let reckoned = Reckoned { tables: &self.tables, watch: &self.watch };
        for (step, place) in Step::ALL.iter().zip(&mut self.places) {
            let sections = Section::of(*step);
            let is_shown = |section: &usize| !sections[*section].is_hidden(state);
            place.section = place.section.min(sections.len() - 1);
            if !is_shown(&place.section) {
                let other = (0..sections.len()).filter(is_shown).min_by_key(|other| other.abs_diff(place.section));
                place.section = other.unwrap_or(place.section);
            }
            for (section, row) in sections.iter().zip(&mut place.rows) {
                *row = (*row).min(section.count(state, reckoned).saturating_sub(1));
            }
        }
        self.grid.settle(state);
        self.marked.retain(|input| state.holds(input));
        // The department keeps the floor, also when its last seat goes: who speaks changes only by a key.
        let is_seated = |id: &ParticipantId| {
            state.room.seats.iter().any(|seat| seat.id == *id && seat.department == self.speaker.department)
        };
        if self.speaker.person.as_ref().is_some_and(|id| !is_seated(id)) {
            self.speaker.person = None;
        }
    }

    fn place(&self) -> &Place {
        &self.places[self.step as usize]
    }

    /// Gives a department the floor; where it has it already, the next of its people, and at last nobody by name.
    pub fn give_floor(&mut self, department: &Department) {
        self.speaker = self.speaker.after_key_of(department, &self.state().room);
    }
}
