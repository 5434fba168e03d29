//! The session: one meeting and its plan, altered only by [`Session::apply`], with the history that led to it.

use jiff::Timestamp;

use super::change::{Change, Entry, Undoing};
use super::department::Author;
use super::founding::Founding;
use super::id::ParticipantId;
use super::refusal::Refusal;
use super::state::State;
use super::step::Step;

/// One meeting and its plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    state: State,
    history: Vec<Entry>,
    /// Positions in the history that stand and can be undone, oldest first.
    done: Vec<usize>,
    /// Positions in the history that were undone and can be redone, first undone first.
    undone: Vec<usize>,
}

/// A session without its history: where it stands, and what can be undone and redone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standstill {
    state: State,
    done: Vec<usize>,
    undone: Vec<usize>,
}

/// A history that does not lead anywhere.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("entry {seq} of the history cannot be applied: {refusal}")]
pub struct BrokenHistory {
    /// Number of the entry.
    pub seq: u32,
    /// Why.
    pub refusal: Refusal,
}

impl Session {
    /// A new session.
    ///
    /// # Errors
    /// [`Refusal::Required`] for an empty title, [`Refusal::EndsBeforeItBegins`] for a period that runs backwards.
    pub fn found(founding: Founding, at: Timestamp) -> Result<Self, Refusal> {
        let entry = Entry {
            seq: 1,
            at,
            by: Author::Chair,
            person: None,
            step: Step::Room,
            changes: vec![Change::Found(Box::new(founding))],
        };
        Self::begin(entry)
    }

    /// The session that a history leads to.
    ///
    /// # Errors
    /// [`BrokenHistory`] at the first entry that cannot be applied.
    pub fn replay(history: Vec<Entry>) -> Result<Self, BrokenHistory> {
        let mut entries = history.into_iter();
        let broken = |seq: u32| move |refusal| BrokenHistory { seq, refusal };
        let first = entries.next().ok_or(BrokenHistory { seq: 1, refusal: Refusal::FoundedOnce })?;
        let mut session = Self::begin(first).map_err(broken(1))?;
        for entry in entries {
            let seq = entry.seq;
            session.follow(entry).map_err(broken(seq))?;
        }
        Ok(session)
    }

    /// As [`Session::apply`], but in place: where it refuses, the state may be half altered, so the session is given up.
    fn follow(&mut self, entry: Entry) -> Result<(), Refusal> {
        let is_next = entry.seq == self.rev() + 1;
        if !is_next || matches!(entry.changes.as_slice(), [] | [Change::Undo | Change::Redo]) {
            return self.apply(entry);
        }
        self.state.apply(&entry)?;
        self.book(entry);
        Ok(())
    }

    /// Takes entries that stand in its history already. Where several are undone or redone one after the other, the state
    /// is made anew once.
    pub(super) fn follow_all(&mut self, entries: &[Entry]) -> Result<(), BrokenHistory> {
        let mut is_behind = false;
        for entry in entries {
            let broken = |refusal| BrokenHistory { seq: entry.seq, refusal };
            let is_next = entry.seq == self.rev() + 1;
            match entry.changes.as_slice() {
                [change @ (Change::Undo | Change::Redo)] if is_next => {
                    self.turn_back(change).map_err(broken)?;
                    self.history.push(entry.clone());
                    is_behind = true;
                }
                _ => {
                    if std::mem::take(&mut is_behind) {
                        self.rebuild();
                    }
                    self.follow(entry.clone()).map_err(broken)?;
                }
            }
        }
        if is_behind {
            self.rebuild();
        }
        Ok(())
    }

    /// Where it stands, to go on from there.
    pub(super) fn standstill(&self) -> Standstill {
        Standstill { state: self.state.clone(), done: self.done.clone(), undone: self.undone.clone() }
    }

    /// Goes on from where it stood after these entries.
    pub(super) fn resume(standstill: Standstill, history: Vec<Entry>) -> Self {
        let Standstill { state, done, undone } = standstill;
        Self { state, history, done, undone }
    }

    /// Takes the last thing done from where undo looks, or puts it back there.
    fn turn_back(&mut self, change: &Change) -> Result<(), Refusal> {
        if matches!(change, Change::Undo) {
            self.undone.push(self.done.pop().ok_or(Refusal::NothingToUndo)?);
        } else {
            self.done.push(self.undone.pop().ok_or(Refusal::NothingToRedo)?);
        }
        Ok(())
    }

    fn begin(entry: Entry) -> Result<Self, Refusal> {
        let [Change::Found(founding)] = entry.changes.as_slice() else { return Err(Refusal::FoundedOnce) };
        if entry.seq != 1 {
            return Err(Refusal::OutOfOrder { last: 0, got: entry.seq });
        }
        let state = State::found(founding)?;
        Ok(Self { state, history: vec![entry], done: Vec::new(), undone: Vec::new() })
    }

    /// Everything on the table now.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that was done, oldest first.
    #[must_use]
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// The number of the last entry; also the revision of the file.
    #[must_use]
    pub fn rev(&self) -> u32 {
        self.history.last().map_or(0, |entry| entry.seq)
    }

    /// An entry that follows the last one.
    #[must_use]
    pub fn next_entry(
        &self,
        at: Timestamp,
        by: Author,
        person: Option<ParticipantId>,
        step: Step,
        changes: Vec<Change>,
    ) -> Entry {
        Entry { seq: self.rev() + 1, at, by, person, step, changes }
    }

    /// The entry that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Entry> {
        self.done.last().and_then(|index| self.history.get(*index))
    }

    /// The entry that redo would do again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Entry> {
        self.undone.last().and_then(|index| self.history.get(*index))
    }

    /// Alters the session; the only way in. An entry without changes is nothing done and leaves no trace.
    ///
    /// # Errors
    /// A [`Refusal`] that says why; the session is then exactly as it was.
    pub fn apply(&mut self, entry: Entry) -> Result<(), Refusal> {
        if entry.seq != self.rev() + 1 {
            return Err(Refusal::OutOfOrder { last: self.rev(), got: entry.seq });
        }
        match entry.changes.as_slice() {
            [] => return Ok(()),
            [change @ (Change::Undo | Change::Redo)] => {
                self.state.check_author(&entry)?;
                self.turn_back(change)?;
                self.history.push(entry);
                self.rebuild();
            }
            _ => self.take(entry)?,
        }
        Ok(())
    }

    fn take(&mut self, entry: Entry) -> Result<(), Refusal> {
        let mut state = self.state.clone();
        state.apply(&entry)?;
        self.state = state;
        self.book(entry);
        Ok(())
    }

    /// Puts an entry that was applied into the history, and before the others where undo looks.
    fn book(&mut self, entry: Entry) {
        match entry.undoing() {
            Undoing::Step => {
                self.done.push(self.history.len());
                self.undone.clear();
            }
            Undoing::Wall => {
                self.done.clear();
                self.undone.clear();
            }
            Undoing::Passed => {}
        }
        self.history.push(entry);
    }

    /// The entries that stand, oldest first: what the state is made of.
    pub fn standing(&self) -> impl Iterator<Item = &Entry> {
        self.history.iter().zip(self.which_stand()).filter_map(|(entry, stands)| stands.then_some(entry))
    }

    /// For each entry whether it stands: it was neither undone, nor is it an undo itself.
    #[must_use]
    pub fn which_stand(&self) -> Vec<bool> {
        let mut stands = vec![true; self.history.len()];
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for (index, entry) in self.history.iter().enumerate() {
            match (entry.changes.as_slice(), entry.undoing()) {
                ([Change::Undo], _) => {
                    stands[index] = false;
                    if let Some(taken_back) = done.pop() {
                        stands[taken_back] = false;
                        undone.push(taken_back);
                    }
                }
                ([Change::Redo], _) => {
                    stands[index] = false;
                    if let Some(again) = undone.pop() {
                        stands[again] = true;
                        done.push(again);
                    }
                }
                (_, Undoing::Step) => {
                    done.push(index);
                    undone.clear();
                }
                (_, Undoing::Wall) => {
                    done.clear();
                    undone.clear();
                }
                (_, Undoing::Passed) => {}
            }
        }
        stands
    }

    /// Makes the state anew from what stands; only the clock goes on as it is.
    fn rebuild(&mut self) {
        let mut state = self.state.clone();
        for entry in self.standing() {
            if let [Change::Found(founding)] = entry.changes.as_slice() {
                state = State::found(founding).expect("the session began with it");
            } else {
                state.apply_again(entry).expect("undo and redo keep the order in which each step was first taken");
            }
        }
        state.clock = std::mem::take(&mut self.state.clock);
        self.state = state;
    }
}
