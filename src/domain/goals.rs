//! Step 6, goals: what both departments want to reach together, and what each gets when it is passed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::{ConclusionId, GoalId, RewardId, SegmentId};
use super::input::{List, item};
use super::refusal::{Refusal, required};

/// Step 6 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// What we want to reach together.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub list: List<Goal>,
    /// What a department gets when a goal passes a threshold.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub rewards: List<Reward>,
}

item! {
    /// What both departments want to reach together; lower is better where the target is below the baseline.
    pub struct Goal, GoalId => Goal, edited by GoalField {
        /// What is measured, with its unit.
        Measure => measure: String, "field-measure";
        /// The segment it is for; `None` is all of them.
        Segment => segment: Option<SegmentId>, "field-segment";
        /// The value today.
        Baseline => baseline: Option<Decimal>, "field-baseline";
        /// The value that is expected anyway.
        Expected => expected: Option<Decimal>, "field-expected";
        /// The value to reach.
        Target => target: Option<Decimal>, "field-target";
        /// By when.
        Due => due: Option<Date>, "field-due";
        /// What we do if we miss it.
        IfMissed => if_missed: String, "field-if-missed";
        /// The departments that own it together; nobody named means Sales and Marketing.
        Owners => owners: BTreeSet<Department>, "field-owners";
        /// The conclusions that it follows from.
        From => from: BTreeSet<ConclusionId>, "field-follows-from";
    }
    check(goal) {
        required(&goal.measure, "field-measure")?;
        if goal.target.is_none() { Err(Refusal::Required("field-target")) } else { Ok(()) }
    }
}

item! {
    /// What a department gets when a goal passes a threshold.
    pub struct Reward, RewardId => Reward, edited by RewardField {
        /// The department that gets it.
        Department => department: Option<Department>, "field-department";
        /// What it gets.
        What => what: String, "field-reward";
        /// The goal that it is tied to.
        Goal => goal: Option<GoalId>, "field-goal";
        /// The value of the goal's measure from which it is owed.
        Threshold => threshold: Option<Decimal>, "field-threshold";
    }
    check(reward) {
        if reward.department.is_none() {
            return Err(Refusal::Required("field-department"));
        }
        required(&reward.what, "field-reward")
    }
}

impl Goal {
    /// The departments that own it: those named, or else Sales and Marketing.
    #[must_use]
    pub fn owned_by(&self) -> BTreeSet<Department> {
        if self.owners.is_empty() { [Department::Sales, Department::Marketing].into() } else { self.owners.clone() }
    }

    /// Whether a lower value is the better one.
    #[must_use]
    pub fn lower_is_better(&self) -> bool {
        matches!((self.target, self.baseline), (Some(target), Some(baseline)) if target < baseline)
    }
}

impl Goals {
    /// Moves the goals of a segment to another, or to all of them.
    pub(crate) fn move_segment(&mut self, from: &SegmentId, into: Option<&SegmentId>) {
        for goal in self.list.items_mut().filter(|goal| goal.segment.as_ref() == Some(from)) {
            goal.segment = into.cloned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::Item;

    fn goal(baseline: i32, target: i32) -> Goal {
        let (baseline, target) = (Some(baseline.into()), Some(target.into()));
        Goal { measure: "Days to deliver".to_owned(), baseline, target, ..Goal::default() }
    }

    #[test]
    fn a_target_below_the_baseline_means_that_lower_is_better() {
        assert!(goal(21, 14).lower_is_better());
        assert!(!goal(14, 21).lower_is_better());
        assert!(!Goal { baseline: None, ..goal(21, 14) }.lower_is_better());
    }

    #[test]
    fn sales_and_marketing_own_a_goal_together_unless_others_are_named() {
        assert_eq!(goal(1, 2).owned_by(), [Department::Sales, Department::Marketing].into());
        let owners: BTreeSet<_> = [Department::Sales, Department::Marketing, Department::Service].into();
        assert_eq!(Goal { owners: owners.clone(), ..goal(1, 2) }.owned_by(), owners);
    }

    #[test]
    fn a_goal_needs_a_target_and_a_reward_somebody_who_gets_it() {
        assert_eq!(Goal { target: None, ..goal(1, 2) }.check(), Err(Refusal::Required("field-target")));
        let reward = Reward { what: "Three days off".to_owned(), ..Reward::default() };
        assert_eq!(reward.check(), Err(Refusal::Required("field-department")));
    }
}
