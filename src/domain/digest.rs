//! A digest of a session: what the sessions that follow it need to know of it, without all that was said there.

use jiff::Timestamp;
use jiff::civil::Date;

use super::about::Life;
use super::agreement::RequestState;
use super::budget::Promotion;
use super::department::Department;
use super::id::{PromotionId, SessionId};
use super::part::Part;
use super::period::Period;
use super::state::State;

/// What later sessions need to know of an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// Names the session.
    pub id: SessionId,
    /// What the meeting was called.
    pub title: String,
    /// The day of the meeting.
    pub date: Date,
    /// The period that it planned.
    pub period: Period,
    /// The session that it followed.
    pub follows: Option<SessionId>,
    /// Where it stands in its life.
    pub life: Life,
    /// Its promotions.
    pub promotions: Vec<(PromotionId, Promotion)>,
    /// The changes of its plan that were granted after it was agreed, in the order in which they were requested.
    pub plan_changes: Vec<GrantedChange>,
    /// How many the room had allowed itself.
    pub plan_changes_allowed: u32,
    /// The customers that it knows and that may be named in the reasons of these changes.
    pub customers: Vec<String>,
}

/// One line of the plan ledger: a change of an agreed plan that the room granted.
#[derive(Clone, Debug, PartialEq)]
pub struct GrantedChange {
    /// The period that the plan is for.
    pub period: Period,
    /// The part of the plan.
    pub part: Part,
    /// Why.
    pub reason: String,
    /// The department that requested it.
    pub by: Department,
    /// When it was requested.
    pub at: Timestamp,
}

impl Digest {
    /// The digest of a session as it stands.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let plan_changes = state.granted_changes();
        let reasons: Vec<&str> = plan_changes.iter().map(|change| change.reason.as_str()).collect();
        Self {
            customers: state.customers_named(&reasons),
            id: state.id.clone(),
            title: state.about.title.clone(),
            date: state.about.date,
            period: state.about.period,
            follows: state.about.follows.clone(),
            life: state.life,
            promotions: state.budget.promotions.iter().map(|raised| (raised.id.clone(), raised.item.clone())).collect(),
            plan_changes,
            plan_changes_allowed: state.settings.plan_changes,
        }
    }
}

impl State {
    /// The changes of this plan that were granted after it was agreed.
    #[must_use]
    pub fn granted_changes(&self) -> Vec<GrantedChange> {
        let granted = self
            .agreement
            .plan_changes
            .iter()
            .filter(|raised| matches!(raised.item.state, RequestState::Granted | RequestState::Settled));
        granted
            .map(|raised| GrantedChange {
                period: self.about.period,
                part: raised.item.part,
                reason: raised.item.reason.clone(),
                by: raised.by.clone(),
                at: raised.at,
            })
            .collect()
    }
}
