//! A session gone through as it happened: at each entry the screen shows the meeting as it stood then.
//!
//! What is gone through is the session as it may be shown at its end, so that what is held there, or was reworded or taken
//! back, stands at no entry. On top of that each moment is covered like a meeting: what was held then and released later is
//! read from its release on.

use super::effect::Purpose;
use super::mode::Mode;
use super::watch::{Eyes, Watch};
use crate::domain::{Change, Entry, Replay, Session, Step};

/// A session that is gone through.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    replay: Replay,
    /// How many entries, from the first on, have nothing that may have to be covered at some moment.
    harmless: usize,
    /// The whole history with what is covered at the moment that was looked at last.
    moment: Option<Replay>,
    /// After how many entries one stops, from the first on.
    stops: Vec<usize>,
    /// At which of them one is, counted from 0.
    at: usize,
    /// What was on the screen before.
    pub(in crate::app) aside: Aside,
}

/// What was on the screen before a session was gone through.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Aside {
    /// The session itself.
    pub session: Session,
    /// What it was opened for.
    pub purpose: Purpose,
    /// Whether it was held or only looked at.
    pub mode: Mode,
    /// The step on the screen.
    pub step: Step,
}

/// Where one goes along a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// To the next entry.
    On,
    /// To the entry before.
    Back,
    /// To the next decision.
    ToDecision,
    /// To the decision before.
    BackToDecision,
    /// To the first entry.
    ToStart,
    /// To the last entry.
    ToEnd,
}

impl Walk {
    /// Through a session, beginning after its last entry; `None` where its history leads nowhere.
    #[must_use]
    pub(in crate::app) fn through(aside: Aside, eyes: &Eyes) -> Option<Self> {
        let mut watch = Watch::default();
        watch.look_with(eyes.clone());
        let shown = watch.covered(&aside.session).unwrap_or_else(|| aside.session.clone());
        let harmless = shown.history().iter().take_while(|entry| !eyes.may_cover(entry)).count();
        let stops = stops(&shown);
        let replay = Replay::of(shown.history().to_vec()).ok()?;
        Some(Self { replay, harmless, moment: None, at: stops.len().checked_sub(1)?, stops, aside })
    }

    /// The session as it stood where one is, as it may be shown at its end.
    #[must_use]
    pub(in crate::app) fn session(&self) -> Option<Session> {
        self.replay.after(self.entries()).ok()
    }

    /// The session where one is as it could be shown then; `None` where nothing more of it is covered.
    ///
    /// What is covered changes at few entries, so from one to the next the way that was gone last is gone on.
    pub(in crate::app) fn covered(&mut self, session: &Session, watch: &mut Watch) -> Option<Session> {
        let made = session.history().len();
        if made <= self.harmless {
            return None;
        }
        let entries = watch.covered_entries(session)?;
        if let Some(moment) = self.moment.as_ref().filter(|moment| moment.history().starts_with(&entries))
            && let Ok(covered) = moment.after(made)
        {
            return Some(covered);
        }
        let rest = self.replay.history().get(made..).unwrap_or_default();
        let whole = entries.into_iter().chain(rest.iter().cloned()).collect();
        let Ok(moment) = Replay::of(whole) else { return watch.covered(session) };
        let covered = moment.after(made).ok();
        self.moment = Some(moment);
        covered.or_else(|| watch.covered(session))
    }

    /// How many entries had been made where one is.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.stops.get(self.at).copied().unwrap_or(1)
    }

    /// How many there are in all.
    #[must_use]
    pub fn all(&self) -> usize {
        self.replay.history().len()
    }

    /// The entry where one is: the last one made then.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.replay.history().get(self.entries().checked_sub(1)?)
    }

    /// Goes along; `false` where there is nothing further that way.
    pub(in crate::app) fn go(&mut self, stride: Stride) -> bool {
        let entry = |at: usize| self.stops.get(at).and_then(|stop| self.replay.history().get(stop.checked_sub(1)?));
        // What is decided in one go is one stop, at the last of it.
        let goes_on = |at: usize| {
            let run = entry(at).and_then(Entry::run);
            let rest = (at + 1..).map_while(|later| entry(later).filter(|entry| entry.run() == run));
            run.is_some() && rest.into_iter().any(Entry::is_decision)
        };
        let is_decision = |at: &usize| entry(*at).is_some_and(Entry::is_decision) && !goes_on(*at);
        let last = self.stops.len().saturating_sub(1);
        let to = match stride {
            Stride::On => Some(self.at + 1).filter(|at| *at <= last),
            Stride::Back => self.at.checked_sub(1),
            Stride::ToDecision => (self.at + 1..=last).find(is_decision),
            Stride::BackToDecision => (0..self.at).rev().find(is_decision),
            Stride::ToStart => Some(0).filter(|at| *at != self.at),
            Stride::ToEnd => Some(last).filter(|at| *at != self.at),
        };
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    /// Goes through the same session with other eyes, and stays where one is.
    pub(in crate::app) fn with_eyes(self, eyes: &Eyes) -> Option<Self> {
        let at = self.at;
        let walk = Self::through(self.aside, eyes)?;
        let last = walk.stops.len().saturating_sub(1);
        Some(Self { at: at.min(last), ..walk })
    }
}

/// After how many entries one stops: after each that stands. What was taken back, and the taking back, is passed over, and
/// so is what the chair noted for nobody else.
fn stops(session: &Session) -> Vec<usize> {
    let is_told = |entry: &Entry| !entry.changes.iter().all(|change| matches!(change, Change::PrivateNote(_)));
    let entries = session.history().iter().zip(session.which_stand()).enumerate();
    entries.filter(|(_, (entry, stands))| *stands && is_told(entry)).map(|(at, _)| at + 1).collect()
}
