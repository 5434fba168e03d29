//! X1: nobody argues about whose contribution is greater. Is the customer satisfied, was the target met, by what means? Once
//! the room argues about who did more, nobody talks about the customer any more.

use super::text::{FindingKind, credit};
use super::{Context, Flag};
use crate::domain::{Case, InputRef, MissingPart, State, Step, Stream, Value};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (input, words) in said(context.state()) {
        let found = words.iter().find_map(|text| credit(text, context.lexicon).map(|finding| (finding, *text)));
        let Some((finding, text)) = found else { continue };
        let case = if finding.kind == FindingKind::Blame { Case::Blame } else { Case::Credit };
        let mut flag = Flag::new(case, [input.into()]);
        flag.words = finding.quoted(text).map(str::to_owned).collect();
        flags.push(flag);
    }
    flags.extend(incomplete(context));
    flags
}

/// What people say of the plan in their own words: readings, conclusions, rules of work, reasons, remarks. What a customer
/// said is a customer's word, whomever it praises.
fn said(state: &State) -> Vec<(InputRef, Vec<&str>)> {
    let readings = state.look_back.readings.iter().map(|raised| {
        let words = vec![raised.item.text.as_str(), raised.item.by_what_means.as_str()];
        (InputRef::Reading(raised.id.clone()), words)
    });
    let studies = state.research.evidence.iter().filter(|raised| raised.item.kind.stream() == Stream::Studies);
    let studies = studies.map(|raised| (InputRef::Evidence(raised.id.clone()), vec![raised.item.text.as_str()]));
    let conclusions = state.research.conclusions.iter();
    let conclusions =
        conclusions.map(|raised| (InputRef::Conclusion(raised.id.clone()), vec![raised.item.text.as_str()]));
    let lines = state.room.working_agreement.iter();
    let lines = lines.map(|raised| (InputRef::WorkingLine(raised.id.clone()), vec![raised.item.text.as_str()]));
    let money = state.budget.allocations.iter();
    let money = money.map(|raised| (InputRef::Allocation(raised.id.clone()), vec![raised.item.reason.as_str()]));
    let goals = state.goals.list.iter();
    let goals = goals.map(|raised| (InputRef::Goal(raised.id.clone()), vec![raised.item.if_missed.as_str()]));
    let rewards = state.goals.rewards.iter();
    let rewards = rewards.map(|raised| (InputRef::Reward(raised.id.clone()), vec![raised.item.what.as_str()]));
    let actions = state.agreement.actions.iter();
    let actions = actions.map(|raised| (InputRef::Action(raised.id.clone()), vec![raised.item.what.as_str()]));
    let parked = state.agreement.parking_lot.iter();
    let parked = parked.map(|raised| (InputRef::Parked(raised.id.clone()), vec![raised.item.text.as_str()]));
    let changes = state.agreement.plan_changes.iter();
    let changes = changes.map(|raised| (InputRef::PlanChange(raised.id.clone()), vec![raised.item.reason.as_str()]));
    let signatures = state.agreement.signatures.iter().map(|signature| {
        let words = signature.stance.reason().into_iter().collect();
        (InputRef::Signature(signature.department.clone()), words)
    });
    let all = readings.chain(studies).chain(conclusions).chain(lines).chain(money).chain(goals).chain(rewards);
    all.chain(actions).chain(parked).chain(changes).chain(signatures).collect()
}

/// Readings that leave out what there is to ask instead.
fn incomplete(context: &Context<'_>) -> Vec<Flag> {
    if !context.has_left(Step::LookBack) {
        return Vec::new();
    }
    let state = context.state();
    let readings = state.look_back.readings.iter();
    let flags = readings.filter_map(|raised| {
        let missing: Vec<Value> = raised
            .missing_parts(&state.room)
            .into_iter()
            .filter_map(|missing| match missing {
                MissingPart::TargetMet => Some(Value::Choice("missing-target-met")),
                MissingPart::CustomersSatisfied => Some(Value::Choice("missing-customers-satisfied")),
                MissingPart::ByWhatMeans => Some(Value::Choice("missing-by-what-means")),
                MissingPart::SaidBy(_) | MissingPart::Verdict => None,
            })
            .collect();
        let about = InputRef::Reading(raised.id.clone()).into();
        (!missing.is_empty())
            .then(|| Flag::new(Case::ReadingIncomplete, [about]).with("missing", Value::Several(missing)))
    });
    flags.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Change, Department, Line, ListChange, Reading};
    use crate::rules::samples::Sample;

    fn read(reading: Reading) -> Sample {
        let mut sample = Sample::planned();
        let raise = Change::Reading(ListChange::Raise(Line::Segment(Some("dealers".into())), reading));
        sample.says(Department::Sales, Step::LookBack, raise);
        sample
    }

    fn whole(text: &str) -> Reading {
        Reading {
            text: text.to_owned(),
            target_met: Some(Answer::Yes),
            customers_satisfied: Some(Answer::Yes),
            by_what_means: "the fair and twelve visits".to_owned(),
            ..Reading::default()
        }
    }

    #[test]
    fn a_reading_says_whether_the_target_was_met_the_customers_are_satisfied_and_by_what_means() {
        let mut sample = read(Reading { target_met: None, ..whole("Sold out by March") });
        assert_eq!(sample.found(Case::ReadingIncomplete), [], "the step has not been left");
        sample.leaves(Step::LookBack);
        let missing = Value::Several(vec![Value::Choice("missing-target-met")]);
        assert_eq!(sample.found(Case::ReadingIncomplete)[0].facts, [("missing", missing)]);
        let mut complete = read(whole("Sold out by March"));
        complete.leaves(Step::LookBack);
        assert_eq!(complete.rule(crate::domain::Rule::X1), []);
    }
}
