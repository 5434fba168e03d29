//! D3: the market is known from both ends, studies and what customers say right now. Studies say why, customers say what
//! hurts today; a room that decides from one of them, or from belief, is led astray.

use super::{Context, Flag};
use crate::domain::{Case, Concern, InputRef, Step, Value};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    if !context.has_left(Step::Research) {
        return Vec::new();
    }
    let state = context.state();
    if state.research.conclusions.is_empty() {
        return vec![Flag::new(Case::NoConclusion, [Concern::Step(Step::Research)])];
    }
    let weak = state.footings().into_iter().filter_map(|(raised, footing)| {
        let about = InputRef::Conclusion(raised.id.clone());
        if footing.is_nothing() {
            Some(Flag::new(Case::NoEvidence, [about.into()]))
        } else if footing.is_old_studies_only() {
            Some(Flag::new(Case::OldStudiesOnly, [about.into()]))
        } else {
            let stream = footing.one_stream()?;
            Some(Flag::new(Case::OneStream, [about.into()]).with("stream", Value::Choice(stream.key())))
        }
    });
    weak.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::domain::{Change, Conclusion, Department, Evidence, EvidenceKind, ListChange, SettingField};
    use crate::rules::samples::{DAY, Sample};

    fn resting_on(evidence: &[(&str, EvidenceKind, Date)]) -> Sample {
        let mut sample = Sample::founded();
        for (id, kind, date) in evidence {
            let (text, source) = ((*id).to_owned(), "VDMA".to_owned());
            let evidence = Evidence { text, source, kind: *kind, date: Some(*date), ..Evidence::default() };
            sample.says(Department::Sales, Step::Research, Change::Evidence(ListChange::Raise((*id).into(), evidence)));
        }
        let rests_on = evidence.iter().map(|(id, ..)| (*id).into()).collect();
        let conclusion = Conclusion { text: "They want it quieter".to_owned(), rests_on };
        let raise = Change::Conclusion(ListChange::Raise("quieter".into(), conclusion));
        sample.says(Department::Sales, Step::Research, raise);
        sample.leaves(Step::Research);
        sample
    }

    fn months_ago(months: i32) -> Date {
        DAY.saturating_sub(jiff::Span::new().months(months))
    }

    #[test]
    fn a_conclusion_on_both_streams_stands() {
        let both =
            [("report", EvidenceKind::IndustryReport, months_ago(36)), ("call", EvidenceKind::CustomerSaid, DAY)];
        assert_eq!(resting_on(&both).rule(crate::domain::Rule::D3), []);
    }

    #[test]
    fn a_conclusion_on_a_report_of_three_years_ago_only_is_flagged() {
        let old = resting_on(&[("report", EvidenceKind::IndustryReport, months_ago(36))]);
        assert_eq!(old.found(Case::OldStudiesOnly).len(), 1);
        let new = resting_on(&[("report", EvidenceKind::IndustryReport, months_ago(12))]);
        assert_eq!(new.found(Case::OldStudiesOnly), [], "exactly twelve months are not over twelve");
        assert_eq!(new.found(Case::OneStream).len(), 1);
        let mut strict = resting_on(&[("report", EvidenceKind::IndustryReport, months_ago(12))]);
        strict.chair(Change::Setting(SettingField::OldAfterMonths(11)));
        assert_eq!(strict.found(Case::OldStudiesOnly).len(), 1);
    }

    #[test]
    fn a_conclusion_on_nothing_or_no_conclusion_is_flagged_once_research_is_left() {
        assert_eq!(resting_on(&[]).found(Case::NoEvidence).len(), 1);
        let mut none = Sample::planned();
        assert_eq!(none.found(Case::NoConclusion), []);
        none.leaves(Step::Research);
        assert_eq!(none.found(Case::NoConclusion).len(), 1);
    }
}
