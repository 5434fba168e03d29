//! Step 3, research: what we know of the market from both ends, and what follows from it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{ConclusionId, EvidenceId, PositioningId};
use super::input::{List, item};
use super::refusal::required;
use super::value::choices;

/// Step 3 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Research {
    /// What we know, from both streams.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub evidence: List<Evidence>,
    /// What we decide from it.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub conclusions: List<Conclusion>,
    /// What follows for product line, image and position.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub positionings: List<Positioning>,
}

choices! {
    /// Where a piece of evidence comes from; each kind belongs to one of two streams.
    pub enum EvidenceKind {
        /// A survey among consumers.
        #[default]
        ConsumerSurvey = "evidence-consumer-survey",
        /// A survey among our own people.
        EmployeeSurvey = "evidence-employee-survey",
        /// A comparison with a competitor's product.
        Comparison = "evidence-comparison",
        /// A report on the industry.
        IndustryReport = "evidence-industry-report",
        /// Another study.
        OtherStudy = "evidence-other-study",
        /// What a customer said.
        CustomerSaid = "evidence-customer-said",
        /// What a customer asked for.
        CustomerAsked = "evidence-customer-asked",
        /// What a customer complained of.
        CustomerComplained = "evidence-customer-complained",
    }

    /// One of the two ends from which a market is seen.
    pub enum Stream {
        /// Studies: surveys, comparisons, reports; mostly Marketing's, and perhaps old.
        #[default]
        Studies = "stream-studies",
        /// Customer voice: what customers say right now; mostly Sales'.
        CustomerVoice = "stream-customer-voice",
    }
}

impl EvidenceKind {
    /// The stream that this kind belongs to.
    #[must_use]
    pub fn stream(self) -> Stream {
        match self {
            Self::CustomerSaid | Self::CustomerAsked | Self::CustomerComplained => Stream::CustomerVoice,
            _ => Stream::Studies,
        }
    }
}

item! {
    /// Something we know of the market, from where, and how old.
    pub struct Evidence, EvidenceId => Evidence, edited by EvidenceField {
        /// What we know.
        Text => text: String, "field-evidence";
        /// What kind of evidence it is.
        Kind => kind: EvidenceKind, "field-kind";
        /// Who published it, or to whom the customer spoke.
        Source => source: String, "field-source";
        /// The customer who spoke; empty for a study.
        Customer => customer: String, "field-customer";
        /// When it was published or said.
        Date => date: Option<Date>, "field-date";
    }
    check(evidence) {
        required(&evidence.text, "field-evidence")?;
        required(&evidence.source, "field-source")
    }
}

item! {
    /// What the room decides from the evidence.
    pub struct Conclusion, ConclusionId => Conclusion, edited by ConclusionField {
        /// What we conclude.
        Text => text: String, "field-conclusion";
        /// The evidence that it rests on.
        RestsOn => rests_on: BTreeSet<EvidenceId>, "field-rests-on";
    }
    check(conclusion) { required(&conclusion.text, "field-conclusion") }
}

item! {
    /// Product line, image and position that follow from the conclusions.
    pub struct Positioning, PositioningId => Positioning, edited by PositioningField {
        /// What we sell under the brand.
        ProductLine => product_line: String, "field-product-line";
        /// How the customer should see it.
        Image => image: String, "field-image";
        /// Where it stands among the alternatives, in the customer's terms.
        Position => position: String, "field-position";
        /// The conclusions that it follows from.
        From => from: BTreeSet<ConclusionId>, "field-follows-from";
    }
    check(positioning) {
        required(&positioning.product_line, "field-product-line")?;
        required(&positioning.position, "field-position")
    }
}

impl Research {
    /// The streams that a conclusion rests on.
    #[must_use]
    pub fn streams(&self, conclusion: &Conclusion) -> BTreeSet<Stream> {
        conclusion
            .rests_on
            .iter()
            .filter_map(|id| self.evidence.get(id))
            .map(|raised| raised.item.kind.stream())
            .collect()
    }

    /// The newest day among the evidence that a conclusion rests on; `None` where no date is known.
    #[must_use]
    pub fn newest(&self, conclusion: &Conclusion) -> Option<Date> {
        conclusion.rests_on.iter().filter_map(|id| self.evidence.get(id)).filter_map(|raised| raised.item.date).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::{ListChange, Raising};
    use crate::domain::{Department, Step};

    #[test]
    fn a_conclusion_knows_its_streams_and_its_newest_day() {
        let mut research = Research::default();
        let raising =
            Raising { by: &Department::Sales, person: None, step: Step::Research, at: jiff::Timestamp::UNIX_EPOCH };
        let (old, new) = (Date::constant(2024, 5, 1), Date::constant(2026, 2, 1));
        let kinds = [
            ("report", EvidenceKind::IndustryReport, Some(old)),
            ("complaint", EvidenceKind::CustomerComplained, Some(new)),
            ("undated", EvidenceKind::Comparison, None),
        ];
        for (id, kind, date) in kinds {
            let evidence = Evidence { text: id.to_owned(), source: id.to_owned(), kind, date, ..Evidence::default() };
            research.evidence.apply(&ListChange::Raise(id.into(), evidence), &raising).expect("a new id");
        }
        let rests_on = |ids: &[&str]| Conclusion {
            text: "Speed counts".to_owned(),
            rests_on: ids.iter().map(|id| EvidenceId::from(*id)).collect(),
        };
        let both = rests_on(&["report", "complaint", "undated"]);
        assert_eq!(research.streams(&both), [Stream::Studies, Stream::CustomerVoice].into());
        assert_eq!(research.newest(&both), Some(new));
        let one = rests_on(&["undated", "never-raised"]);
        assert_eq!(research.streams(&one), [Stream::Studies].into());
        assert_eq!(research.newest(&one), None);
    }
}
