//! Step 3 as it is driven: evidence of both streams, conclusions and positioning.

use jiff::ToSpan;

use crate::app::reading::{Context, read_date};
use crate::app::sheet::{Row, Sheet, any_input, one_of, text};
use crate::domain::{
    Change, Conclusion, ConclusionField, ConclusionId, Evidence, EvidenceField, EvidenceId, EvidenceKind, List,
    ListChange, Positioning, PositioningField, PositioningId, State,
};
use crate::lang::dates;

impl Sheet for Evidence {
    fn list(state: &State) -> &List<Self> {
        &state.research.evidence
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Evidence(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> EvidenceId {
        EvidenceId::fresh(&self.text, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-evidence", |evidence: &Self| &evidence.text, EvidenceField::Text).required(),
            text("field-source", |evidence: &Self| &evidence.source, EvidenceField::Source).required(),
            one_of(
                "field-kind",
                EvidenceKind::ALL,
                EvidenceKind::key,
                |evidence: &Self| Some(evidence.kind),
                |kind| EvidenceField::Kind(kind.unwrap_or_default()),
            ),
            text("field-customer", |evidence: &Self| &evidence.customer, EvidenceField::Customer),
            // What was published or said lies behind us, also where the year was left out.
            past_date(),
        ]
    }
}

/// A day behind us: where the year is left out, the last such day, not the next.
fn past_date() -> Row<Evidence> {
    Row::typed(
        "field-date",
        |evidence: &Evidence, context: &Context<'_>| {
            evidence.date.map_or_else(String::new, |date| dates::format_date(date, context.words.lang()))
        },
        |typed, context| {
            let date = read_date(typed, context)?.map(|date| {
                let names_year = typed.contains(&date.year().to_string());
                if date > context.today && !names_year { date.saturating_sub(1.year()) } else { date }
            });
            Ok(EvidenceField::Date(date))
        },
    )
}

impl Sheet for Conclusion {
    fn list(state: &State) -> &List<Self> {
        &state.research.conclusions
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Conclusion(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> ConclusionId {
        ConclusionId::fresh(&self.text, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-conclusion", |conclusion: &Self| &conclusion.text, ConclusionField::Text).required(),
            any_input(
                "field-rests-on",
                |evidence: &Evidence| &evidence.text,
                |conclusion: &Self| &conclusion.rests_on,
                ConclusionField::RestsOn,
            ),
        ]
    }
}

impl Sheet for Positioning {
    fn list(state: &State) -> &List<Self> {
        &state.research.positionings
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Positioning(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> PositioningId {
        PositioningId::fresh(&self.product_line, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-product-line", |positioning: &Self| &positioning.product_line, PositioningField::ProductLine)
                .required(),
            text("field-position", |positioning: &Self| &positioning.position, PositioningField::Position).required(),
            text("field-image", |positioning: &Self| &positioning.image, PositioningField::Image),
            any_input(
                "field-follows-from",
                |conclusion: &Conclusion| &conclusion.text,
                |positioning: &Self| &positioning.from,
                PositioningField::From,
            ),
        ]
    }
}
