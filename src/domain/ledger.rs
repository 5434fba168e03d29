//! The plan ledger: how often the plan for a period was changed after it was agreed, over all sessions of a series.

use super::digest::{Digest, GrantedChange};
use super::period::Period;
use super::state::State;

/// What was changed in the plan for one period after it was agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLedger {
    /// The period.
    pub period: Period,
    /// The changes that the room granted, the earliest first.
    pub changes: Vec<GrantedChange>,
    /// How many the room had allowed itself, by the last session that planned the period.
    pub allowed: u32,
}

impl PlanLedger {
    /// Whether there were more than the room had allowed itself.
    #[must_use]
    pub fn is_exceeded(&self) -> bool {
        self.changes.len() > self.allowed as usize
    }
}

impl State {
    /// The plan ledger of this session and those that it follows, the latest period first.
    #[must_use]
    pub fn ledger(&self, past: &[Digest]) -> Vec<PlanLedger> {
        let mut ledger: Vec<PlanLedger> = Vec::new();
        let here = (self.about.period, self.granted_changes(), self.settings.plan_changes);
        let before = past.iter().map(|one| (one.period, one.plan_changes.clone(), one.plan_changes_allowed));
        for (period, changes, allowed) in std::iter::once(here).chain(before) {
            match ledger.iter_mut().find(|plan| plan.period == period) {
                Some(plan) => plan.changes.extend(changes),
                None => ledger.push(PlanLedger { period, changes, allowed }),
            }
        }
        for plan in &mut ledger {
            plan.changes.sort_by_key(|change| change.at);
        }
        ledger.sort_by_key(|plan| std::cmp::Reverse(plan.period));
        ledger
    }
}
