//! X2: Marketing is rewarded too. Not in the same form as Sales, but for real, and for beating the number: a brand valued at
//! 5 million is rewarded for what exceeds it. Whoever helps and gets nothing for it will not help twice.

use std::collections::BTreeMap;

use super::{Context, Flag};
use crate::domain::{Case, Concern, Department, Goal, GoalId, InputRef, Reward, Step, Value};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let goals: BTreeMap<&GoalId, &Goal> = state.goals.list.iter().map(|raised| (&raised.id, &raised.item)).collect();
    let rewards = state.goals.rewards.iter().filter_map(|raised| {
        let tied_to = raised.item.goal.as_ref().filter(|id| goals.contains_key(id));
        // What is expected stands in the goal: a flag that was settled is open again where that changes.
        let about = [Some(InputRef::Reward(raised.id.clone())), tied_to.cloned().map(InputRef::Goal)];
        let about = about.into_iter().flatten().map(Concern::from);
        match tied_to.and_then(|id| goals.get(id)).filter(|goal| is_shared(goal)) {
            None => Some(Flag::new(Case::NoSharedGoal, about)),
            Some(goal) => not_above(&raised.item, goal, about),
        }
    });
    without(context).into_iter().chain(rewards).collect()
}

/// Sales and Marketing, where nobody has named a reward for them.
fn without(context: &Context<'_>) -> Vec<Flag> {
    if !context.has_left(Step::Goals) {
        return Vec::new();
    }
    let state = context.state();
    let has_none = |department: &Department| {
        !state.room.without.contains(department)
            && !state.goals.rewards.iter().any(|raised| raised.item.department.as_ref() == Some(department))
    };
    let both = [Department::Marketing, Department::Sales].into_iter().filter(has_none);
    both.map(|department| {
        Flag::new(Case::NoReward, [Concern::Department(department.clone())])
            .with("department", Value::Department(department))
    })
    .collect()
}

/// Whether Sales and Marketing own a goal together.
fn is_shared(goal: &Goal) -> bool {
    let owners = goal.owned_by();
    [Department::Sales, Department::Marketing].iter().all(|both| owners.contains(both))
}

/// A threshold that is reached by doing no better than expected; nothing can be said where nobody says what is expected.
fn not_above(reward: &Reward, goal: &Goal, about: impl Iterator<Item = Concern>) -> Option<Flag> {
    let expected = goal.expected?;
    let is_above = |threshold| if goal.lower_is_better() { threshold < expected } else { threshold > expected };
    if reward.threshold.is_some_and(is_above) {
        return None;
    }
    let threshold = reward.threshold.map_or(Value::Choice("flag-threshold-none"), Value::Number);
    Some(
        Flag::new(Case::ThresholdNotAbove, about)
            .with("threshold", threshold)
            .with("expected", Value::Number(expected)),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::{Change, GoalField, ListChange, RewardField, Rule, Settlement};
    use crate::rules::samples::Sample;

    fn goal(owners: &[Department], (baseline, target): (i64, i64)) -> Goal {
        Goal {
            measure: "Sales of the brand, EUR".to_owned(),
            expected: Some(Decimal::from(5_000_000)),
            baseline: Some(baseline.into()),
            target: Some(target.into()),
            owners: owners.iter().cloned().collect::<BTreeSet<_>>(),
            ..Goal::default()
        }
    }

    fn rewarded(goal: Goal, threshold: i64) -> Sample {
        let mut sample = Sample::planned();
        sample.says(Department::Sales, Step::Goals, Change::Goal(ListChange::Raise("brand".into(), goal)));
        for department in [Department::Marketing, Department::Sales] {
            let id = format!("{department:?}").to_lowercase();
            let reward = Reward {
                department: Some(department),
                what: "Two days at the trade school".to_owned(),
                goal: Some("brand".into()),
                threshold: Some(threshold.into()),
            };
            let raise = Change::Reward(ListChange::Raise(id.as_str().into(), reward));
            sample.says(Department::Executive, Step::Goals, raise);
        }
        sample.leaves(Step::Goals);
        sample
    }

    #[test]
    fn a_reward_for_each_beyond_what_is_expected_of_a_shared_goal_stands() {
        assert_eq!(rewarded(goal(&[], (4_000_000, 6_000_000)), 5_000_001).rule(Rule::X2), []);
    }

    #[test]
    fn a_threshold_of_exactly_what_is_expected_is_not_above_it() {
        let found = rewarded(goal(&[], (4_000_000, 6_000_000)), 5_000_000);
        assert_eq!(found.found(Case::ThresholdNotAbove).len(), 2);
    }

    #[test]
    fn where_lower_is_better_the_threshold_lies_below() {
        let lower = || goal(&[], (9_000_000, 4_000_000));
        assert_eq!(rewarded(lower(), 4_999_999).found(Case::ThresholdNotAbove), []);
        assert_eq!(rewarded(lower(), 5_000_000).found(Case::ThresholdNotAbove).len(), 2);
    }

    #[test]
    fn a_reward_needs_a_goal_that_both_own() {
        let alone = goal(&[Department::Sales], (4_000_000, 6_000_000));
        assert_eq!(rewarded(alone, 5_500_000).found(Case::NoSharedGoal).len(), 2);
    }

    #[test]
    fn each_of_both_is_rewarded_once_goals_are_left() {
        let mut sample = Sample::planned();
        assert_eq!(sample.found(Case::NoReward), []);
        sample.leaves(Step::Goals);
        assert_eq!(sample.found(Case::NoReward).len(), 2);
    }

    #[test]
    fn a_threshold_that_nobody_named_is_not_above_and_without_an_expected_value_nothing_can_be_said() {
        let edit = |sample: &mut Sample, field: RewardField| {
            let edit = Change::Reward(ListChange::Edit("marketing".into(), vec![field]));
            sample.says(Department::Executive, Step::Goals, edit);
        };
        let mut sample = rewarded(goal(&[], (4_000_000, 6_000_000)), 5_500_000);
        edit(&mut sample, RewardField::Threshold(None));
        assert_eq!(sample.found(Case::ThresholdNotAbove).len(), 1);
        let unknown = Goal { expected: None, ..goal(&[], (4_000_000, 6_000_000)) };
        assert_eq!(rewarded(unknown, 1).rule(Rule::X2), []);
    }

    #[test]
    fn a_reward_whose_goal_is_gone_is_tied_to_none() {
        let mut sample = rewarded(goal(&[], (4_000_000, 6_000_000)), 5_500_000);
        sample.says(Department::Sales, Step::Goals, Change::Goal(ListChange::Remove("brand".into())));
        assert_eq!(sample.found(Case::NoSharedGoal).len(), 2);
    }

    #[test]
    fn a_settled_threshold_is_open_again_once_more_is_expected() {
        let mut sample = rewarded(goal(&[], (4_000_000, 6_000_000)), 5_000_000);
        let key = sample.found(Case::ThresholdNotAbove)[0].key.clone();
        let settle = Change::Settle(key.clone(), Settlement::Dismissed, "Agreed last year".to_owned());
        sample.says(Department::Executive, Step::Agreement, settle);
        assert!(sample.session.state().settled(&key).is_some());
        let more = GoalField::Expected(Some(5_500_000.into()));
        sample.says(Department::Sales, Step::Goals, Change::Goal(ListChange::Edit("brand".into(), vec![more])));
        assert_eq!(sample.session.state().settled(&key), None);
        assert!(sample.flags().iter().any(|flag| flag.key == key));
    }
}
