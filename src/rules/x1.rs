//! X1: nobody argues about whose contribution is greater. Is the customer satisfied, was the target met, by what means? Once
//! the room argues about who did more, nobody talks about the customer any more.

use super::text::FindingKind;
use super::{Context, Flag};
use crate::domain::{Case, InputRef, MissingPart, Step, Value};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let claims = context.wording().claims.iter().map(|worded| {
        let (_, kind, _) = worded;
        Flag::of_wording(if *kind == FindingKind::Blame { Case::Blame } else { Case::Credit }, worded)
    });
    claims.chain(incomplete(context)).collect()
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
    use crate::domain::{Answer, Change, Department, Evidence, EvidenceKind, Line, ListChange, Reading};
    use crate::rules::samples::Sample;
    use crate::rules::text::WordLists;

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

    fn lists() -> WordLists {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        WordLists {
            parties: list(&["Marketing", "市场部"]),
            blame: list(&["never delivers", "从来不"]),
            credit: list(&["deserves the credit", "功劳"]),
            ..WordLists::default()
        }
    }

    #[test]
    fn wording_that_claims_credit_or_lays_blame_is_quoted() {
        for (text, case, quoted) in [
            ("Marketing deserves the credit", Case::Credit, ["Marketing", "deserves the credit"]),
            ("市场部从来不听我们的", Case::Blame, ["市场部", "从来不"]),
        ] {
            let sample = read(whole(text)).watching_for(&lists());
            let found = sample.found(case);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].words, quoted);
        }
        let joint = read(whole("Both won the quarter")).watching_for(&lists());
        assert_eq!(joint.rule(crate::domain::Rule::X1), []);
    }

    #[test]
    fn a_customer_may_praise_or_blame_whomever_they_like() {
        let said = |kind| {
            let text = "Marketing never delivers".to_owned();
            let evidence = Evidence { text, source: "a call".to_owned(), kind, ..Evidence::default() };
            let mut sample = Sample::founded().watching_for(&lists());
            let raise = Change::Evidence(ListChange::Raise("call".into(), evidence));
            sample.says(Department::Sales, Step::Research, raise);
            sample.found(Case::Blame).len()
        };
        assert_eq!((said(EvidenceKind::CustomerSaid), said(EvidenceKind::EmployeeSurvey)), (0, 1));
    }
}
