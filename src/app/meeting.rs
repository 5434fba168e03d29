//! A session on the screen: held or reviewed, the step it is at, who speaks, and where the cursor is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;

use super::effect::{Effect, Origin, Purpose};
use super::reckoning::Reckoning;
use super::section::{Reckoned, RowRef, Section};
use super::speaker::Speaker;
use super::steps::budget::{Grid, Spot};
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
}

/// Whether a session is held or only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It can be altered.
    Holding,
    /// It can only be looked at.
    Reviewing,
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
        watch.reckon(&session, step);
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

    /// The session as it may be shown in these words, and what is known of those that it follows.
    #[must_use]
    pub fn shown_in(&self, words: &Words) -> (Session, Vec<Digest>) {
        let session = self.watch.covered_in(&self.session, words);
        let past = self.watch.past_in(session.state(), words);
        (session, past)
    }

    /// Everything on the table.
    #[must_use]
    pub fn state(&self) -> &State {
        self.session().state()
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

    /// The list that the cursor is in.
    #[must_use]
    pub fn section(&self) -> Section {
        let sections = Section::of(self.step);
        sections[self.place().section.min(sections.len() - 1)]
    }

    /// Which list of the step the cursor is in, counted from 0.
    #[must_use]
    pub fn section_index(&self) -> usize {
        self.place().section
    }

    /// The row of a list of the step that the cursor is on, or would be, counted from 0.
    #[must_use]
    pub fn row_in(&self, section: usize) -> usize {
        self.place().rows.get(section).copied().unwrap_or(0)
    }

    /// What the cursor is on; in the grid a cell, a promotion or a segment.
    #[must_use]
    pub fn selected(&self) -> Option<RowRef> {
        if self.step == Step::Budget {
            return Some(RowRef::Input(match self.grid.spot(self.state()) {
                Spot::Cell(cell) => InputRef::Allocation(cell),
                Spot::Head(Some(promotion)) => InputRef::Promotion(promotion),
                Spot::Name(Some(segment)) => InputRef::Segment(segment),
                Spot::Head(None) | Spot::Name(None) | Spot::Corner => return None,
            }));
        }
        self.section().row(self.state(), self.reckoned(), self.row_in(self.section_index()))
    }

    /// The input that the cursor is on.
    #[must_use]
    pub fn selected_input(&self) -> Option<InputRef> {
        self.selected().and_then(|row| row.input())
    }

    /// Puts the cursor on a row of a list of the step.
    pub fn select(&mut self, section: usize, row: usize) {
        let place = &mut self.places[self.step as usize];
        place.section = section;
        if let Some(kept) = place.rows.get_mut(section) {
            *kept = row;
        }
        self.settle();
    }

    /// Puts the cursor on the row that stands for this, where this step shows it.
    pub fn select_row(&mut self, wanted: &RowRef) {
        let state = self.session.state();
        let is_wanted = |row: &RowRef| row == wanted || (row.input().is_some() && row.input() == wanted.input());
        let find = |section: &Section| match wanted {
            RowRef::Flag(key) if *section == Section::Flags => {
                self.watch.all().iter().position(|flag| flag.key == *key)
            }
            _ => section.rows(state).iter().position(is_wanted),
        };
        let found =
            Section::of(self.step).iter().enumerate().find_map(|(index, section)| Some((index, find(section)?)));
        if let Some((section, row)) = found {
            self.select(section, row);
        }
    }

    /// Puts the cursor on an input, where this step shows it: on its row, or in the grid on its cell.
    pub fn point_at(&mut self, input: &InputRef) {
        match (self.step, input) {
            (Step::Budget, InputRef::Allocation(cell)) => self.grid.point_at(cell, self.session.state()),
            (Step::Budget, InputRef::Promotion(id)) => self.grid.point_at_head(id, self.session.state()),
            _ => self.select_row(&RowRef::Input(input.clone())),
        }
    }

    /// Puts the cursor into a list of the step.
    pub fn select_section(&mut self, wanted: Section) {
        if let Some(section) = Section::of(self.step).iter().position(|section| *section == wanted) {
            self.select(section, self.row_in(section));
        }
    }

    /// Moves the cursor by rows, on into the list below or above where this one ends.
    pub fn go_rows(&mut self, rows: isize) {
        let (section, row) = (self.section_index(), self.row_in(self.section_index()));
        let count = self.section().count(self.state(), self.reckoned());
        let beyond_end = rows > 0 && row + 1 >= count && self.shows(section + 1);
        let beyond_start = rows < 0 && row == 0 && section > 0 && self.shows(section - 1);
        if beyond_end {
            self.select(section + 1, 0);
        } else if beyond_start {
            self.select(section - 1, usize::MAX);
        } else {
            self.select(section, row.saturating_add_signed(rows));
        }
    }

    /// Moves the cursor to the next list, or the one before, round and round.
    pub fn go_sections(&mut self, forward: bool) {
        let count = Section::of(self.step).len();
        let section = self.section_index();
        let next = |section: usize| if forward { (section + 1) % count } else { (section + count - 1) % count };
        let mut section = next(section);
        while !self.shows(section) {
            section = next(section);
        }
        self.select(section, self.row_in(section));
    }

    /// Whether the step shows a list at this place.
    fn shows(&self, section: usize) -> bool {
        Section::of(self.step).get(section).is_some_and(|section| !section.is_hidden(self.state()))
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
        self.watch.reckon(&self.session, self.step);
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
        self.watch.reckon(&self.session, self.step);
        self.shown = self.watch.covered(&self.session);
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
