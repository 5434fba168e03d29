//! Step 3, research: what we know of the market from both ends, and what follows from it.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{ConclusionId, EvidenceId, PositioningId};
use super::input::{List, Raised, item};
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
        /// What it is about, in a word or two: what is about the same stands together, from both streams.
        Theme => theme: String, "field-theme";
        /// The evidence that says otherwise; marked on one side, it holds for both.
        Contradicts => contradicts: BTreeSet<EvidenceId>, "field-contradicts";
    }
    check(evidence) {
        required(&evidence.text, "field-evidence")?;
        required(&evidence.source, "field-source")
    }
    files("field-theme", "field-contradicts")
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

/// What makes two themes one: they are compared without blanks at the ends and without regard to capitals.
pub(crate) fn theme_key(theme: &str) -> String {
    theme.trim().to_lowercase()
}

impl Research {
    /// The streams that a conclusion rests on.
    #[must_use]
    pub fn streams(&self, conclusion: &Conclusion) -> BTreeSet<Stream> {
        self.evidence_for(conclusion).map(|raised| raised.item.kind.stream()).collect()
    }

    /// The evidence that a conclusion rests on, as far as it is on the table, in the room's order.
    pub fn evidence_for<'a>(&'a self, conclusion: &'a Conclusion) -> impl Iterator<Item = &'a Raised<Evidence>> {
        self.evidence.iter().filter(|raised| conclusion.rests_on.contains(&raised.id))
    }

    /// The themes of the evidence on the table, each as it was first written, in the order in which they came up.
    #[must_use]
    pub fn themes(&self) -> Vec<&str> {
        let mut known = HashSet::new();
        let named = self.evidence.iter().map(|raised| raised.item.theme.trim()).filter(|theme| !theme.is_empty());
        named.filter(|theme| known.insert(theme_key(theme))).collect()
    }

    /// A theme as it was first written, however it is written here; `None` where there is no such theme yet.
    #[must_use]
    pub fn theme(&self, theme: &str) -> Option<&str> {
        let key = theme_key(theme);
        self.themes().into_iter().find(|known| theme_key(known) == key)
    }

    /// The evidence of a stream as it is shown, theme by theme in the order of [`Self::themes`] and at last what has none,
    /// each piece with its theme as it was first written; empty where it has none.
    #[must_use]
    pub fn by_theme(&self, stream: Stream) -> Vec<(&str, &Raised<Evidence>)> {
        let themes = self.themes();
        let rank: HashMap<String, usize> =
            themes.iter().enumerate().map(|(at, theme)| (theme_key(theme), at)).collect();
        let rank_of = |raised: &Raised<Evidence>| rank.get(&theme_key(&raised.item.theme)).copied();
        let of_stream = self.evidence.iter().filter(|raised| raised.item.kind.stream() == stream);
        let mut ranked: Vec<_> = of_stream.map(|raised| (rank_of(raised).unwrap_or(themes.len()), raised)).collect();
        // The sort is stable: within a theme the room's order stays.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(rank, raised)| (themes.get(rank).copied().unwrap_or_default(), raised)).collect()
    }

    /// The evidence on the table that says otherwise than this piece, whichever of the two was marked; none for a piece
    /// that is off the table.
    #[must_use]
    pub fn contradicting(&self, id: &EvidenceId) -> Vec<&Raised<Evidence>> {
        let Some(this) = self.evidence.get(id) else { return Vec::new() };
        let says_otherwise = |other: &&Raised<Evidence>| {
            other.id != *id && (this.item.contradicts.contains(&other.id) || other.item.contradicts.contains(id))
        };
        self.evidence.iter().filter(says_otherwise).collect()
    }

    /// All evidence on the table that other evidence there contradicts, from both sides.
    #[must_use]
    pub fn disputed(&self) -> BTreeSet<&EvidenceId> {
        let marked = self.evidence.iter().filter(|raised| !raised.item.contradicts.is_empty());
        let sides = marked.flat_map(|raised| {
            let others = raised.item.contradicts.iter().filter_map(|other| self.evidence.get(other));
            let others = others.map(|other| &other.id).filter(|other| **other != raised.id);
            others.flat_map(|other| [&raised.id, other])
        });
        sides.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department::Department;
    use crate::domain::input::Raising;
    use crate::domain::{Change, ListChange, Step};

    fn raising() -> Raising<'static> {
        Raising { by: &Department::Sales, person: None, step: Step::Research, at: jiff::Timestamp::UNIX_EPOCH }
    }

    /// Pieces of evidence by id, kind and theme.
    fn research(pieces: &[(&str, EvidenceKind, &str)]) -> Research {
        let mut research = Research::default();
        for (id, kind, theme) in pieces {
            let (text, source, theme) = ((*id).to_owned(), "Survey".to_owned(), (*theme).to_owned());
            let evidence = Evidence { text, source, kind: *kind, theme, ..Evidence::default() };
            take(&mut research, &Change::Evidence(ListChange::Raise((*id).into(), evidence)));
        }
        research
    }

    fn take(research: &mut Research, change: &Change) {
        let Change::Evidence(change) = change else { unreachable!("only evidence is altered here") };
        research.evidence.apply(change, &raising()).expect("it fits");
    }

    fn ids<'a>(raised: impl IntoIterator<Item = &'a Raised<Evidence>>) -> Vec<String> {
        raised.into_iter().map(|raised| raised.id.to_string()).collect()
    }

    use EvidenceKind::{CustomerSaid as Said, IndustryReport as Report};

    #[test]
    fn themes_are_one_without_regard_to_capitals_and_blanks_and_keep_the_spelling_that_came_first() {
        let pieces = [("a", Report, "Price"), ("b", Said, " service "), ("c", Report, "PRICE "), ("d", Said, "")];
        let research = research(&pieces);
        assert_eq!(research.themes(), ["Price", "service"]);
        let of = |stream| -> Vec<(&str, String)> {
            research.by_theme(stream).into_iter().map(|(theme, raised)| (theme, raised.id.to_string())).collect()
        };
        assert_eq!(of(Stream::Studies), [("Price", "a".to_owned()), ("Price", "c".to_owned())]);
        assert_eq!(of(Stream::CustomerVoice), [("service", "b".to_owned()), ("", "d".to_owned())]);
    }

    #[test]
    fn both_streams_show_their_themes_in_one_order_and_what_has_none_at_last() {
        let pieces = [
            ("a", Said, ""),
            ("b", Said, "Speed"),
            ("c", Report, "Price"),
            ("d", Report, "speed"),
            ("e", Said, "price"),
        ];
        let research = research(&pieces);
        let of = |stream| ids(research.by_theme(stream).into_iter().map(|(_, raised)| raised));
        assert_eq!(of(Stream::Studies), ["d", "c"]);
        assert_eq!(of(Stream::CustomerVoice), ["b", "e", "a"]);
    }

    #[test]
    fn a_theme_is_renamed_on_all_of_its_evidence_in_both_streams_and_nowhere_else() {
        let mut research =
            research(&[("a", Report, "Price"), ("b", Said, "price"), ("c", Said, "Speed"), ("d", Said, "")]);
        for (_, change) in research.renaming("PRICE", " What it costs ") {
            take(&mut research, &change);
        }
        assert_eq!(research.themes(), ["What it costs", "Speed"]);
        assert_eq!(ids(research.evidence.iter().filter(|raised| raised.item.theme == "What it costs")), ["a", "b"]);
        // Another spelling of the same theme is a renaming too; the same spelling alters nothing.
        assert_eq!(research.renaming("Speed", "SPEED").len(), 1);
        assert_eq!(research.renaming("Speed", "Speed"), []);
    }

    #[test]
    fn a_disagreement_is_seen_from_both_sides_and_taken_back_from_either() {
        let mut research = research(&[("a", Report, ""), ("b", Said, ""), ("c", Said, "")]);
        let mark = |research: &mut Research, this: &str, other: &str| {
            for change in research.marking(&this.into(), &other.into()) {
                take(research, &change);
            }
        };
        let against = |research: &Research, id: &str| ids(research.contradicting(&id.into()));
        mark(&mut research, "a", "b");
        assert_eq!(research.disputed(), [&"a".into(), &"b".into()].into());
        assert_eq!((against(&research, "a"), against(&research, "b")), (vec!["b".to_owned()], vec!["a".to_owned()]));
        assert_eq!(against(&research, "c"), [""; 0]);
        mark(&mut research, "b", "a");
        assert_eq!((against(&research, "a"), against(&research, "b")), (vec![], vec![]));
    }

    #[test]
    fn a_disagreement_is_gone_while_one_side_is_off_the_table_and_back_with_it() {
        let mut research = research(&[("a", Report, ""), ("b", Said, "")]);
        research.marking(&"a".into(), &"b".into()).iter().for_each(|change| take(&mut research, change));
        for gone in ["a", "b"] {
            take(&mut research, &Change::Evidence(ListChange::Remove(gone.into())));
            assert_eq!(ids(research.contradicting(&"a".into())), [""; 0]);
            assert_eq!(ids(research.contradicting(&"b".into())), [""; 0]);
            assert_eq!(research.disputed(), [].into());
            take(&mut research, &Change::Evidence(ListChange::Restore(gone.into())));
            assert_eq!(ids(research.contradicting(&"a".into())), ["b"]);
        }
    }

    #[test]
    fn filing_evidence_leaves_the_yeses_to_it_and_changing_its_words_does_not() {
        let mut research = research(&[("a", Report, ""), ("b", Said, "")]);
        let agreed = |research: &Research| research.evidence.get(&"a".into()).map(|raised| raised.agreed.len());
        research.evidence.get_mut(&"a".into()).expect("it is there").agreed.insert(Department::Finance);
        let edit = |field| Change::Evidence(ListChange::Edit("a".into(), vec![field]));
        take(&mut research, &edit(EvidenceField::Theme("Price".to_owned())));
        take(&mut research, &edit(EvidenceField::Contradicts(["b".into()].into())));
        assert_eq!(agreed(&research), Some(1));
        take(&mut research, &edit(EvidenceField::Text("Dearer than theirs".to_owned())));
        assert_eq!(agreed(&research), Some(0));
    }
}
