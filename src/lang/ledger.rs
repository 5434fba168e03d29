//! The plan ledger in words: how often a plan was changed, of how many allowed, and each change with its reason.

use jiff::tz::TimeZone;

use super::look_back::Fact;
use super::{Words, dates, wording};
use crate::domain::{GrantedChange, PlanLedger, Reopening};

/// How often the plan for a period was changed, and how often the room had allowed itself.
#[must_use]
pub fn plan(plan: &PlanLedger, words: &Words) -> String {
    let args = [
        ("period", wording::period(plan.period, words).into()),
        ("count", plan.changes.len().into()),
        ("allowed", plan.allowed.into()),
    ];
    words.with("ledger-plan", &args)
}

/// The sentence on a plan, then each change of it.
#[must_use]
pub fn facts(of: &PlanLedger, zone: &TimeZone, words: &Words) -> Vec<Fact> {
    let mark = if of.is_exceeded() { "! " } else { "" };
    let sentence = Fact { label: String::new(), text: format!("{mark}{}", plan(of, words)), by: None };
    let changes = of.changes.iter().map(|one| Fact {
        label: dates::format_date(zone.to_datetime(one.at).date(), words.lang()),
        text: words.with(
            "ledger-change-of",
            &[("part", words.get(one.part.key()).into()), ("reason", one.reason.as_str().into())],
        ),
        by: Some(one.by.clone()),
    });
    std::iter::once(sentence).chain(changes).collect()
}

/// One reopening of an agreed plan: when, who had it opened, and why.
#[must_use]
pub fn reopening(of: &Reopening, zone: &TimeZone, words: &Words) -> Fact {
    Fact {
        label: dates::format_date(zone.to_datetime(of.at).date(), words.lang()),
        text: words.with("ledger-reopened", &[("reason", of.reason.as_str().into())]),
        by: Some(of.by.clone()),
    }
}

/// One change: when, which part, who requested it, and why.
#[must_use]
pub fn change(change: &GrantedChange, zone: &TimeZone, words: &Words) -> String {
    let day = zone.to_datetime(change.at).date();
    let args = [
        ("day", dates::format_date(day, words.lang()).into()),
        ("part", words.get(change.part.key()).into()),
        ("department", wording::department(&change.by, words).into()),
        ("reason", change.reason.as_str().into()),
    ];
    words.with("ledger-change", &args)
}
