//! Step 6 as it is driven: joint goals, and a reward for each department.

use crate::app::sheet::{Row, Sheet, any_department, any_input, date, department, number, one_input, text};
use crate::domain::{
    Change, Conclusion, Goal, GoalField, GoalId, List, ListChange, Reward, RewardField, RewardId, Segment, State,
};

impl Sheet for Goal {
    fn list(state: &State) -> &List<Self> {
        &state.goals.list
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Goal(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> GoalId {
        GoalId::fresh(&self.measure, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-measure", |goal: &Self| &goal.measure, GoalField::Measure).required().recalling(),
            number("field-target", |goal: &Self| goal.target, GoalField::Target).required(),
            number("field-baseline", |goal: &Self| goal.baseline, GoalField::Baseline),
            number("field-expected", |goal: &Self| goal.expected, GoalField::Expected),
            date("field-due", |goal: &Self| goal.due, GoalField::Due),
            one_input(
                "field-segment",
                |segment: &Segment| &segment.name,
                |goal: &Self| goal.segment.as_ref(),
                GoalField::Segment,
            ),
            text("field-if-missed", |goal: &Self| &goal.if_missed, GoalField::IfMissed),
            any_department("field-owners", Goal::owned_by, GoalField::Owners),
            any_input(
                "field-follows-from",
                |conclusion: &Conclusion| &conclusion.text,
                |goal: &Self| &goal.from,
                GoalField::From,
            ),
        ]
    }
}

impl Sheet for Reward {
    fn list(state: &State) -> &List<Self> {
        &state.goals.rewards
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Reward(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> RewardId {
        RewardId::fresh(&self.what, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            department("field-department", |reward: &Self| reward.department.as_ref(), RewardField::Department)
                .required(),
            text("field-reward", |reward: &Self| &reward.what, RewardField::What).required().recalling(),
            one_input(
                "field-goal",
                |goal: &Goal| &goal.measure,
                |reward: &Self| reward.goal.as_ref(),
                RewardField::Goal,
            ),
            number("field-threshold", |reward: &Self| reward.threshold, RewardField::Threshold),
        ]
    }
}
