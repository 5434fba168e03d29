//! What a rule may look at: the session, what came before it, the words that count, and where the room is.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::memory::{Memory, Wording};
use super::text::Lexicon;
use crate::domain::{Department, Digest, Entry, Life, Session, State, Step, Tables, heard};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The session.
    pub session: &'a Session,
    /// The sessions that it follows, the last one first.
    pub past: &'a [Digest],
    /// The words that count in the text rules.
    pub lexicon: &'a Lexicon,
    /// The step that the room is at, where it is known.
    at: Option<Step>,
    /// What was done and stands, oldest first.
    standing: Vec<&'a Entry>,
    /// The departments that gave input to each step.
    heard: BTreeMap<Step, BTreeSet<&'a Department>>,
    memory: Option<&'a Memory>,
    wording: OnceCell<Wording>,
    tables: OnceCell<Cow<'a, Tables>>,
}

impl<'a> Context<'a> {
    /// A session, digests of those that it follows (the last one first), and the words that count.
    #[must_use]
    pub fn new(session: &'a Session, past: &'a [Digest], lexicon: &'a Lexicon) -> Self {
        let standing: Vec<&Entry> = session.standing().collect();
        let heard = heard(standing.iter().copied());
        let (wording, tables) = (OnceCell::new(), OnceCell::new());
        Self { session, past, lexicon, at: None, standing, heard, memory: None, wording, tables }
    }

    /// With the room at this step.
    #[must_use]
    pub fn at(mut self, step: Step) -> Self {
        self.at = Some(step);
        self
    }

    /// With what was read before by the same lexicon.
    #[must_use]
    pub fn remembering(mut self, memory: &'a Memory) -> Self {
        self.memory = Some(memory);
        self
    }

    /// With the tables of the look back, where they have been added up already.
    #[must_use]
    pub fn with_tables(mut self, tables: &'a Tables) -> Self {
        self.tables = OnceCell::from(Cow::Borrowed(tables));
        self
    }

    /// Everything on the table.
    #[must_use]
    pub fn state(&self) -> &'a State {
        self.session.state()
    }

    /// What was done and stands, oldest first.
    pub(super) fn standing(&self) -> impl Iterator<Item = &'a Entry> {
        self.standing.iter().copied()
    }

    /// Whether no department has given any input yet.
    #[must_use]
    pub fn nobody_has_spoken(&self) -> bool {
        self.heard.is_empty()
    }

    /// Whether a department gave input to a step.
    #[must_use]
    pub fn is_heard_at(&self, step: Step, department: &Department) -> bool {
        self.heard.get(&step).is_some_and(|heard| heard.contains(department))
    }

    /// Whether a department gave any input.
    #[must_use]
    pub fn is_heard(&self, department: &Department) -> bool {
        self.heard.values().any(|heard| heard.contains(department))
    }

    /// Whether what lacks at a step may be said: the room has left it, or is at Agreement.
    #[must_use]
    pub fn has_left(&self, step: Step) -> bool {
        self.is_at_agreement() || self.state().clock.left.contains(&step)
    }

    /// Whether the room has come to Agreement.
    #[must_use]
    pub fn is_at_agreement(&self) -> bool {
        let state = self.state();
        let clock = &state.clock;
        self.at == Some(Step::Agreement)
            || state.life != Life::Draft
            || clock.running.is_some_and(|(step, _)| step == Step::Agreement)
            || clock.used.contains_key(&Step::Agreement)
            || self.heard.contains_key(&Step::Agreement)
    }

    /// Whether a step stands on the agenda: one without minutes does not, where others have some.
    #[must_use]
    pub fn is_on_agenda(&self, step: Step) -> bool {
        let minutes = &self.state().about.minutes;
        minutes.is_empty() || minutes.contains_key(&step)
    }

    /// How the room words things; all that was said is read for it once.
    pub(super) fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| match self.memory {
            Some(memory) => Wording::of(self.state(), self.lexicon, memory),
            None => Wording::of(self.state(), self.lexicon, &Memory::default()),
        })
    }
    /// The tables of the look back.
    pub(super) fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| Cow::Owned(self.state().look_back.tables()))
    }
}
