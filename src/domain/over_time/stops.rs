//! The columns of a series: its sessions, and between them what is missing.

use super::super::id::SessionId;
use super::super::period::Period;
use super::OverTime;

/// By which period the sessions stand one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// The period that each looks back on.
    LookedBack,
    /// The period that each plans.
    Planned,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A session, by its place in the series, counted from 0.
    Session(usize),
    /// A session that was not found or cannot be read.
    NotFound(SessionId),
    /// A period of which no session of the series speaks.
    NoSession(Period),
}

impl OverTime {
    /// The columns, the earliest first: each session, and what is missing before and between them.
    #[must_use]
    pub fn stops(&self, along: Along) -> Vec<Stop> {
        let period = |at: usize| {
            let sitting = self.sittings.get(at)?;
            Some(if along == Along::Planned { sitting.period } else { sitting.looked_back })
        };
        let mut stops: Vec<Stop> = self.missing.iter().cloned().map(Stop::NotFound).collect();
        for at in 0..self.sittings.len() {
            let before = at.checked_sub(1).and_then(period);
            let hole = before.zip(period(at)).and_then(|(before, this)| hole(before, this));
            stops.extend(hole.map(Stop::NoSession));
            stops.push(Stop::Session(at));
        }
        stops
    }
}

/// The days between two periods; `None` where the second begins before the first is over, or on the next day.
fn hole(before: Period, after: Period) -> Option<Period> {
    let (from, to) = (before.to.tomorrow().ok()?, after.from.yesterday().ok()?);
    Period::new(from, to).ok()
}
