//! A page of facts about the plan: what has changed since it was signed, how often plans were changed, or its agenda.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::meeting::Meeting;
use crate::domain::Department;
use crate::lang::look_back::Fact;
use crate::lang::{Words, agenda, ledger, signed};

/// A page of facts about the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it tells.
    pub of: StatementOf,
    /// Facts scrolled away at the top.
    pub scrolled: usize,
}

/// What such a page tells.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementOf {
    /// How the plan differs from what these departments signed.
    SinceSigned(Vec<Department>),
    /// How often the plans of the series were changed after they were agreed.
    Ledger,
    /// The minutes of each step, planned and used.
    Agenda,
}

impl Statement {
    /// The page, from its top.
    #[must_use]
    pub fn new(of: StatementOf) -> Self {
        Self { of, scrolled: 0 }
    }

    /// The key of its title among the words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.of {
            StatementOf::SinceSigned(_) => "signed-title",
            StatementOf::Ledger => "ledger-title",
            StatementOf::Agenda => "agenda-title",
        }
    }

    /// The facts that it tells of the session as it stands.
    #[must_use]
    pub fn facts(&self, meeting: &Meeting, words: &Words, (now, zone): (Timestamp, &TimeZone)) -> Vec<Fact> {
        match &self.of {
            StatementOf::SinceSigned(departments) => {
                let facts = departments.iter().flat_map(|one| signed::since_signed(one, meeting.state(), words));
                let facts: Vec<Fact> = facts.collect();
                if facts.is_empty() {
                    return vec![plain(words.get("signed-as-it-stands").into_owned())];
                }
                facts
            }
            StatementOf::Ledger => {
                let watch = meeting.watch();
                let plans = meeting.state().ledger(&watch.past_shown(meeting.uncovered().state()));
                let mut facts: Vec<Fact> = plans.iter().flat_map(|plan| ledger::facts(plan, zone, words)).collect();
                let reopened = meeting.session().reopenings();
                facts.extend(reopened.iter().map(|one| ledger::reopening(one, zone, words)));
                let ends = watch.missing().map(|missing| words.with("past-ends", &[("name", missing.as_str().into())]));
                facts.extend(ends.map(plain));
                facts
            }
            StatementOf::Agenda => agenda::facts(&meeting.state().agenda(now, zone), words),
        }
    }
}

fn plain(text: String) -> Fact {
    Fact { label: String::new(), text, by: None }
}
