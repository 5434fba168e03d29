//! Who had each field say what it says: found in one walk along the history of a session.

use std::collections::{BTreeMap, BTreeSet};

use super::matters::says;
use crate::domain::change::{Change, Entry};
use crate::domain::department::Department;
use crate::domain::id::ParticipantId;
use crate::domain::reference::InputRef;
use crate::domain::session::Session;
use crate::domain::state::State;
use crate::domain::value::Value;

/// Somebody who raised or changed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// The department.
    pub by: Department,
    /// Who in it, where known.
    pub person: Option<ParticipantId>,
}

impl Hand {
    pub(super) fn of((by, person): (&Department, Option<&ParticipantId>)) -> Self {
        Self { by: by.clone(), person: person.cloned() }
    }
}

/// Stands for whether the input is on the table at all.
const PRESENCE: &str = "";

/// Who did what last, by input and field; the chair does no inputs and is not in it.
#[derive(Default)]
pub(super) struct Hands(BTreeMap<(InputRef, &'static str), Hand>);

impl Hands {
    /// Who put it on the table last, or took it off.
    pub(super) fn of_presence(&self, input: &InputRef) -> Option<Hand> {
        self.of_field(input, PRESENCE)
    }

    /// Who had a field say what it says.
    pub(super) fn of_field(&self, input: &InputRef, field: &'static str) -> Option<Hand> {
        self.0.get(&(input.clone(), field)).cloned()
    }

    fn note(&mut self, input: &InputRef, field: &'static str, hand: Option<&Hand>) {
        match hand {
            Some(hand) => drop(self.0.insert((input.clone(), field), hand.clone())),
            None => drop(self.0.remove(&(input.clone(), field))),
        }
    }
}

/// Who had these inputs say what they say, by all that stands in the history of a session.
pub(super) fn last_hands(session: &Session, watched: &BTreeSet<InputRef>) -> Hands {
    let mut hands = Hands::default();
    let mut state: Option<State> = None;
    let mut said: BTreeMap<&InputRef, Option<Vec<(&'static str, Value)>>> = BTreeMap::new();
    for entry in session.standing() {
        if let [Change::Found(founding)] = entry.changes.as_slice() {
            state = State::found(founding).ok();
            said = state.iter().flat_map(|state| watched.iter().map(|input| (input, says(state, input)))).collect();
            continue;
        }
        let Some(state) = &mut state else { break };
        // What stands was taken before, in the same order.
        if state.apply_again(entry).is_err() {
            break;
        }
        let hand = entry.by.department().map(|by| Hand { by: by.clone(), person: entry.person.clone() });
        for input in touched(entry, watched) {
            let now = says(state, input);
            let before = said.insert(input, now.clone()).flatten();
            if before.is_some() != now.is_some() {
                hands.note(input, PRESENCE, hand.as_ref());
            }
            for (field, value) in now.iter().flatten() {
                let same = before.iter().flatten().any(|(other, was)| other == field && was == value);
                if !same {
                    hands.note(input, field, hand.as_ref());
                }
            }
        }
    }
    hands
}

/// Which of the inputs an entry may have altered.
fn touched<'a>(entry: &Entry, watched: &'a BTreeSet<InputRef>) -> Vec<&'a InputRef> {
    let mut touched = BTreeSet::new();
    for change in &entry.changes {
        match reach(change) {
            Reach::Nothing => {}
            Reach::One => touched.extend(change.about().and_then(|input| watched.get(&input))),
            Reach::All => return watched.iter().collect(),
        }
    }
    touched.into_iter().collect()
}

/// How far a change reaches.
enum Reach {
    Nothing,
    /// What it is about.
    One,
    /// Whatever hangs on what it is about.
    All,
}

fn reach(change: &Change) -> Reach {
    match change {
        Change::Clock(_)
        | Change::PrivateNote(_)
        | Change::Agree(_)
        | Change::Withdraw(_)
        | Change::Attribute(..)
        | Change::Settle(..)
        | Change::Unsettle(_)
        | Change::HandIn(_)
        | Change::Reveal => Reach::Nothing,
        Change::Leftover(_)
        | Change::WorkingLine(_)
        | Change::Result(_)
        | Change::Reading(_)
        | Change::Evidence(_)
        | Change::Conclusion(_)
        | Change::Positioning(_)
        | Change::Figure(..)
        | Change::Allocation(_)
        | Change::Goal(_)
        | Change::Reward(_)
        | Change::Action(_)
        | Change::Parked(_)
        | Change::PlanChange(_) => Reach::One,
        _ => Reach::All,
    }
}
