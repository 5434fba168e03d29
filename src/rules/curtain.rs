//! The curtain before held remarks: the same session with every attack on a customer covered, for all eyes but the session's
//! own.
//!
//! Whatever shows a session shows this one: screen, trail, history, undo, export and shell then have nothing to quote.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::text::{Lexicon, Names};
use super::x5::attacks;
use super::{Context, held, names, said};
use crate::domain::over_time::OverTime;
use crate::domain::{
    Author, Change, Department, Digest, Entry, EvidenceField, GrantedChange, InputRef, ListChange, Session, State,
};

/// What a curtain is made of.
pub struct Curtain<'a> {
    /// The words that count.
    pub lexicon: &'a Lexicon,
    /// What stands instead: `held remark (Finance)`.
    pub instead: &'a dyn Fn(&Department) -> String,
}

impl Curtain<'_> {
    /// The session as it may be shown; `None` where nothing of it is covered.
    ///
    /// Covered is what is held now, and what was said in its history and has been reworded since: nobody is to read it there.
    /// What was released is shown.
    ///
    /// # Panics
    /// Never for a session that was led to by its own history: only words differ in the copy, and none became empty.
    #[must_use]
    pub fn before(&self, session: &Session) -> Option<Session> {
        // What cannot be shown covered must not be shown at all, so there is no way on from a failure.
        let entries = self.entries(session)?;
        Some(Session::replay(entries).expect("only words differ, and none of them became empty"))
    }

    /// The history of such a session; `None` where nothing of it is covered.
    #[must_use]
    pub fn entries(&self, session: &Session) -> Option<Vec<Entry>> {
        if !session.history().iter().any(|entry| self.may_cover(entry)) {
            return None;
        }
        let context = Context::new(session, &[], self.lexicon);
        let held = held(&context);
        let judge = Judge { curtain: self, state: session.state(), names: names(session.state()), held };
        let entries: Vec<Entry> = session.history().iter().map(|entry| judge.covered(entry)).collect();
        let is_touched = entries.iter().zip(session.history()).any(|(covered, entry)| covered != entry);
        is_touched.then_some(entries)
    }

    /// Whether anything said in an entry has hostile words, whoever they are said of: quick, and never too strict. An entry
    /// of which it is not so is never covered.
    #[must_use]
    pub fn may_cover(&self, entry: &Entry) -> bool {
        entry.changes.iter().any(|change| {
            let mut change = change.clone();
            let is_hostile = |words: Vec<&mut String>| words.iter().any(|text| self.lexicon.admits(text).attacks);
            is_hostile(change.words_mut()) || change.speeches_mut().into_iter().any(|speech| is_hostile(speech.words))
        })
    }

    /// Whether anything of a state may be covered; `shown` is what is to be shown of it, text by text. It asks neither who
    /// released what nor of whom a text was said, so it is never less strict than [`Self::before`], and spares most sessions
    /// their history. Only of a session in which evidence was never given another customer does a state know enough.
    #[must_use]
    pub fn may_cover_state(&self, state: &State, shown: &[String]) -> bool {
        let known = OnceCell::new();
        let is_attack = |text: &str, customers: &[&str]| {
            self.lexicon.admits(text).attacks && {
                let names = known.get_or_init(|| names(state));
                let of = |customer: &str| attacks(&[text], customer, self.lexicon, names);
                of("") || customers.iter().any(|customer| of(customer))
            }
        };
        let mut is_any = false;
        said::each(state, &mut |said, _| {
            is_any = is_any || said.words.iter().any(|text| is_attack(text, &[said.customer]));
        });
        let evidence = &state.research.evidence;
        let customers: BTreeSet<&str> =
            evidence.iter().chain(evidence.aside()).map(|raised| raised.item.customer.as_str()).collect();
        let customers: Vec<&str> = customers.into_iter().collect();
        is_any || shown.iter().any(|text| is_attack(text, &customers))
    }

    /// Covers the reasons of plan changes in what is known of earlier sessions; customers are those that this one knows, and
    /// those that the session knew in which it was said.
    pub fn over_past(&self, past: &mut [Digest], names: &Names) {
        for digest in past {
            self.over_changes(&mut digest.plan_changes, names);
            self.over_changes(&mut digest.plan_changes, &Names::new(&digest.customers));
        }
    }

    /// A series of sessions over time as it may be shown, the earliest first, seen from the one at `here`; `None` where there
    /// is none.
    ///
    /// # Panics
    /// As [`Self::before`].
    #[must_use]
    pub fn over_time(&self, sessions: &[Session], here: usize) -> Option<OverTime> {
        let covered: Vec<Option<Session>> = sessions.iter().map(|session| self.before(session)).collect();
        let seen = sessions.iter().zip(&covered).map(|(session, covered)| covered.as_ref().unwrap_or(session).state());
        let mut over_time = OverTime::of(&seen.collect::<Vec<_>>(), here)?;
        // A reason may attack somebody whom only another session knows as a customer.
        for session in sessions {
            let names = names(session.state());
            over_time.plans.iter_mut().for_each(|plan| self.over_changes(&mut plan.changes, &names));
        }
        Some(over_time)
    }

    /// Covers the reasons of granted plan changes that attack one of these customers.
    pub fn over_changes(&self, changes: &mut [GrantedChange], names: &Names) {
        for change in changes {
            if self.lexicon.admits(&change.reason).attacks && attacks(&[&change.reason], "", self.lexicon, names) {
                change.reason = (self.instead)(&change.by);
            }
        }
    }
}

/// Decides what of a history is covered.
struct Judge<'a> {
    curtain: &'a Curtain<'a>,
    state: &'a State,
    names: Names,
    held: BTreeSet<InputRef>,
}

impl Judge<'_> {
    fn covered(&self, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        let by = match &entry.by {
            Author::Department(department) => Some(department.clone()),
            Author::Chair => None,
        };
        for change in &mut entry.changes {
            let input = change.about().or_else(|| match (&change, &by) {
                (Change::Sign(..), Some(by)) => Some(InputRef::Signature(by.clone())),
                _ => None,
            });
            let customer = self.customer(change);
            for speech in change.speeches_mut() {
                self.cover(&speech.input, &speech.by, speech.words, &customer);
            }
            if let (Some(input), Some(by)) = (&input, &by) {
                let raised_by = self.state.raised_by(input).unwrap_or(by).clone();
                self.cover(input, &raised_by, change.words_mut(), &customer);
            } else if let Some(by) = &by {
                // A reason belongs to no input.
                self.cover_reason(by, change.words_mut());
            }
        }
        entry
    }

    fn cover(&self, input: &InputRef, by: &Department, words: Vec<&mut String>, customer: &str) {
        if words.is_empty() || self.is_released(input) {
            return;
        }
        // Of what is held nothing is read; of what was put otherwise since, all that was never the matter.
        let is_held = self.held.contains(input);
        for text in words {
            if is_held || attacks(&[text.as_str()], customer, self.curtain.lexicon, &self.names) {
                *text = (self.curtain.instead)(by);
            }
        }
    }

    fn cover_reason(&self, by: &Department, words: Vec<&mut String>) {
        for text in words {
            if attacks(&[text.as_str()], "", self.curtain.lexicon, &self.names) {
                *text = (self.curtain.instead)(by);
            }
        }
    }

    /// Whether the room has released what the input says now; what it said before is then no secret either.
    fn is_released(&self, input: &InputRef) -> bool {
        self.state.is_released(input)
    }

    /// The customer whom a piece of evidence is about, as the change or else the state says.
    fn customer(&self, change: &Change) -> String {
        let Change::Evidence(change) = change else { return String::new() };
        let known = || self.state.research.evidence.get(change.id()).map(|raised| raised.item.customer.clone());
        match change {
            ListChange::Raise(_, evidence) => evidence.customer.clone(),
            ListChange::Edit(_, fields) => {
                let named = fields.iter().rev().find_map(|field| match field {
                    EvidenceField::Customer(customer) => Some(customer.clone()),
                    _ => None,
                });
                named.or_else(known).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}
