//! What the rules say of the session on the screen: reckoned once for each thing done, not for each frame.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::{Department, Digest, Entry, FlagKey, InputRef, Part, Session, SessionId, State, Step, Tables};
use crate::lang::{Words, wording};
use crate::rules::curtain::Curtain;
use crate::rules::text::{Lexicon, Names, hostile};
use crate::rules::{self, Flag, Memory};

/// With what the rules see: the words that count, and the language in which a held remark is covered.
#[derive(Clone, Debug)]
pub struct Eyes {
    /// The words that count.
    pub lexicon: Arc<Lexicon>,
    /// The words in use.
    pub words: Words,
}

impl Eyes {
    /// Whether anything in an entry may have to be covered.
    #[must_use]
    pub fn may_cover(&self, entry: &Entry) -> bool {
        let instead = |department: &Department| held_remark(department, &self.words);
        Curtain { lexicon: &self.lexicon, instead: &instead }.may_cover(entry)
    }
}

/// The flags of a session.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Without them, what is said is not looked at.
    eyes: Option<Eyes>,
    /// Digests of the sessions that this one follows, the last one first.
    past: Vec<Digest>,
    /// The session before those, which was not found or cannot be read.
    missing: Option<SessionId>,
    /// What is open, then what the room has settled, each in the order of the rules.
    flags: Vec<Flag>,
    /// How many of them are open.
    open: usize,
    /// How many entries of the history, from the first on, have nothing that may have to be covered.
    harmless: usize,
    /// The remarks that are held.
    held: BTreeSet<InputRef>,
    /// What was read before and is harmless.
    memory: Memory,
    /// The customers that can be named; looked up when they are first asked for.
    names: OnceCell<Names>,
    /// When each department signed, and for which parts its signature is void.
    signed: BTreeMap<Department, (Timestamp, BTreeSet<Part>)>,
    /// What became of signatures since it was asked last.
    turned: Vec<(Department, Part, Turn)>,
}

/// What becomes of a signature for a part of the plan when the plan is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is void.
    Void,
    /// It is valid again.
    Valid,
}

impl PartialEq for Watch {
    fn eq(&self, other: &Self) -> bool {
        (&self.past, &self.flags, self.open, &self.held, &self.signed)
            == (&other.past, &other.flags, other.open, &other.held, &other.signed)
    }
}

impl Watch {
    /// Reckons the flags of a session, whose look back has these tables, with the room at this step.
    pub fn reckon(&mut self, session: &Session, tables: &Tables, step: Step) {
        let none = Lexicon::default();
        let lexicon = self.eyes.as_ref().map_or(&none, |eyes| eyes.lexicon.as_ref());
        let context = rules::Context::new(session, &self.past, lexicon);
        let context = context.at(step).with_tables(tables).remembering(&self.memory);
        let state = session.state();
        let is_open = |flag: &Flag| state.settled(&flag.key).is_none();
        let (open, settled): (Vec<Flag>, Vec<Flag>) = rules::flags(&context).into_iter().partition(is_open);
        let held = rules::held(&context);
        self.open = open.len();
        self.flags = open;
        self.flags.extend(settled);
        self.follow_signatures(state);
        self.held = held;
        self.names = OnceCell::new();
    }

    /// The session as it may be shown; `None` where nothing of it is covered.
    ///
    /// Of a history that goes on only what is new is looked at, until something in it may have to be covered.
    #[must_use]
    pub fn covered(&mut self, session: &Session) -> Option<Session> {
        let eyes = self.eyes.as_ref()?;
        let instead = |department: &Department| held_remark(department, &eyes.words);
        let curtain = Curtain { lexicon: &eyes.lexicon, instead: &instead };
        let history = session.history();
        let new = history.get(self.harmless..).unwrap_or(history);
        if new.iter().any(|entry| curtain.may_cover(entry)) {
            return curtain.before(session);
        }
        self.harmless = history.len();
        None
    }

    /// The history of a session as it may be shown; `None` where nothing of it is covered.
    #[must_use]
    pub fn covered_entries(&self, session: &Session) -> Option<Vec<Entry>> {
        let eyes = self.eyes.as_ref()?;
        let instead = |department: &Department| held_remark(department, &eyes.words);
        Curtain { lexicon: &eyes.lexicon, instead: &instead }.entries(session)
    }

    /// Takes the words that count and those in use.
    pub fn look_with(&mut self, eyes: Eyes) {
        self.eyes = Some(eyes);
        self.memory = Memory::default();
        self.harmless = 0;
    }

    /// Notes which signatures are void, and which have turned since the last time.
    fn follow_signatures(&mut self, state: &State) {
        let signatures = state.agreement.signatures.iter();
        let now: BTreeMap<_, _> = signatures
            .map(|signature| {
                let department = &signature.department;
                (department.clone(), (signature.at, state.void_parts(department)))
            })
            .collect();
        for (department, (at, void)) in &now {
            let Some((_, before)) = self.signed.get(department).filter(|(then, _)| then == at) else { continue };
            self.turned.extend(void.difference(before).map(|part| (department.clone(), *part, Turn::Void)));
            self.turned.extend(before.difference(void).map(|part| (department.clone(), *part, Turn::Valid)));
        }
        self.signed = now;
    }

    /// The parts for which a department's signature is void.
    #[must_use]
    pub fn void(&self, department: &Department) -> BTreeSet<Part> {
        self.signed.get(department).map(|(_, void)| void.clone()).unwrap_or_default()
    }

    /// Which signatures have become void or valid again since this was asked last.
    pub fn turned(&mut self) -> Vec<(Department, Part, Turn)> {
        std::mem::take(&mut self.turned)
    }

    /// Takes what is known of the sessions before, and where that ends because one was not found.
    pub fn remember(&mut self, past: Vec<Digest>, missing: Option<SessionId>) {
        self.past = past;
        self.missing = missing;
    }

    /// The session at which what is known ends, since it was not found or cannot be read.
    #[must_use]
    pub fn missing(&self) -> Option<&SessionId> {
        self.missing.as_ref()
    }

    /// Digests of the sessions that this one follows, the last one first.
    #[must_use]
    pub fn past(&self) -> &[Digest] {
        &self.past
    }

    /// The same as they may be shown: reasons that attack a customer are covered.
    #[must_use]
    pub fn past_shown(&self, state: &State) -> Vec<Digest> {
        let mut past = self.past.clone();
        if let Some(eyes) = &self.eyes {
            let instead = |department: &Department| held_remark(department, &eyes.words);
            let names = self.names.get_or_init(|| rules::names(state));
            Curtain { lexicon: &eyes.lexicon, instead: &instead }.over_past(&mut past, names);
        }
        past
    }

    /// The session as it may be shown in these words, which need not be those in use.
    #[must_use]
    pub fn covered_in(&self, session: &Session, words: &Words) -> Session {
        let instead = |department: &Department| held_remark(department, words);
        let covered = self.eyes.as_ref().and_then(|eyes| {
            let curtain = Curtain { lexicon: &eyes.lexicon, instead: &instead };
            curtain.before(session)
        });
        covered.unwrap_or_else(|| session.clone())
    }

    /// Digests of the sessions before as they may be shown in these words.
    #[must_use]
    pub fn past_in(&self, state: &State, words: &Words) -> Vec<Digest> {
        let mut past = self.past.clone();
        if let Some(eyes) = &self.eyes {
            let instead = |department: &Department| held_remark(department, words);
            Curtain { lexicon: &eyes.lexicon, instead: &instead }.over_past(&mut past, &rules::names(state));
        }
        past
    }

    /// What is open, then what the room has settled.
    #[must_use]
    pub fn all(&self) -> &[Flag] {
        &self.flags
    }

    /// What is open.
    #[must_use]
    pub fn open(&self) -> &[Flag] {
        self.flags.get(..self.open).unwrap_or_default()
    }

    /// What is open at a step.
    pub fn at(&self, step: Step) -> impl Iterator<Item = &Flag> {
        self.open().iter().filter(move |flag| flag.step() == step)
    }

    /// What is open about an input.
    pub fn about<'a>(&'a self, input: &'a InputRef) -> impl Iterator<Item = &'a Flag> {
        self.open().iter().filter(move |flag| flag.is_about(input))
    }

    /// The flag of this name.
    #[must_use]
    pub fn get(&self, key: &FlagKey) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.key == *key)
    }

    /// Whether an input is held.
    #[must_use]
    pub fn holds(&self, input: &InputRef) -> bool {
        self.held.contains(input)
    }

    /// From which byte on a text that is being typed is masked, since it attacks a customer: one that it names, or that
    /// stands beside it in its form. `None` where all of it may be seen.
    #[must_use]
    pub fn masked_from(&self, text: &str, beside: &str, state: &State) -> Option<usize> {
        let eyes = self.eyes.as_ref()?;
        let names = self.names.get_or_init(|| rules::names(state));
        if let Some(finding) = hostile(text, &eyes.lexicon, names) {
            return Some(finding.from);
        }
        let before = format!("{beside}: ");
        let finding = (!beside.is_empty()).then(|| hostile(&format!("{before}{text}"), &eyes.lexicon, names));
        finding.flatten().map(|finding| finding.from.saturating_sub(before.len()))
    }

    /// Whether what is said in an input attacks a customer.
    #[must_use]
    pub fn attacks(&self, words: &[&str], state: &State) -> bool {
        words.iter().any(|text| self.masked_from(text, "", state).is_some())
    }
}

/// What stands instead of a held remark.
#[must_use]
pub fn held_remark(department: &Department, words: &Words) -> String {
    words.with("remark-held", &[("department", wording::department(department, words).into())])
}
