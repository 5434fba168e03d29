//! What the rules say of the session on the screen: reckoned once for each thing done, not for each frame.

use crate::domain::{Digest, FlagKey, InputRef, Session, Step};
use crate::rules::{self, Flag};

/// The flags of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watch {
    /// Digests of the sessions that this one follows, the last one first.
    past: Vec<Digest>,
    /// What is open, then what the room has settled, each in the order of the rules.
    flags: Vec<Flag>,
    /// How many of them are open.
    open: usize,
}

impl Watch {
    /// Reckons the flags of a session with the room at this step.
    pub fn reckon(&mut self, session: &Session, step: Step) {
        let context = rules::Context::new(session, &self.past).at(step);
        let state = session.state();
        let is_open = |flag: &Flag| state.settled(&flag.key).is_none();
        let (open, settled): (Vec<Flag>, Vec<Flag>) = rules::flags(&context).into_iter().partition(is_open);
        self.open = open.len();
        self.flags = open;
        self.flags.extend(settled);
    }

    /// Takes what is known of the sessions before.
    pub fn remember(&mut self, past: Vec<Digest>) {
        self.past = past;
    }

    /// Digests of the sessions that this one follows, the last one first.
    #[must_use]
    pub fn past(&self) -> &[Digest] {
        &self.past
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
}
