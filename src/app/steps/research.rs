//! Step 3 as it is driven: evidence of both streams, conclusions and positioning.

use std::collections::BTreeSet;

use jiff::ToSpan;

use crate::app::form::{FormRow, Need, Offer};
use crate::app::meeting::Meeting;
use crate::app::reading::{Context, read_date};
use crate::app::sheet::{Row, Sheet, any_input, one_of, text};
use crate::domain::{
    Change, Conclusion, ConclusionField, ConclusionId, Evidence, EvidenceField, EvidenceId, EvidenceKind, InputRef,
    List, ListChange, Positioning, PositioningField, PositioningId, Raised, State, Stream,
};
use crate::lang::{Words, dates};

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
            text("field-source", |evidence: &Self| &evidence.source, EvidenceField::Source).required().recalling(),
            one_of(
                "field-kind",
                EvidenceKind::ALL,
                EvidenceKind::key,
                |evidence: &Self| Some(evidence.kind),
                |kind| EvidenceField::Kind(kind.unwrap_or_default()),
            ),
            text("field-customer", |evidence: &Self| &evidence.customer, EvidenceField::Customer)
                .completing(names_of_customers),
            // What was published or said lies behind us, also where the year was left out.
            past_date(),
            Row::typed(
                "field-theme",
                |evidence: &Self, _| evidence.theme.clone(),
                |typed, context| Ok(EvidenceField::Theme(known_theme(typed, context))),
            )
            .suggesting(themes),
        ]
    }
}

/// Customers who were named before, then those of the customer list, as far as one can be meant by a few letters.
fn names_of_customers(context: &Context<'_>) -> Vec<String> {
    const MOST: usize = 2_000;
    let evidence = context.state.research.evidence.iter().rev();
    let open = evidence.filter(|raised| !context.watch.holds(&InputRef::Evidence(raised.id.clone())));
    let listed = context.state.segments.customers.rows.iter().map(|customer| &customer.name);
    let named = open.map(|raised| &raised.item.customer).chain(listed.take(MOST));
    let mut seen = BTreeSet::new();
    named.filter(|name| !name.is_empty() && seen.insert(name.as_str())).cloned().collect()
}

/// The evidence under the cursor.
#[must_use]
pub fn evidence_under(meeting: &Meeting) -> Option<EvidenceId> {
    match meeting.selected_input()? {
        InputRef::Evidence(id) => Some(id),
        _ => None,
    }
}

/// The conclusion under the cursor.
#[must_use]
pub fn conclusion_under(meeting: &Meeting) -> Option<ConclusionId> {
    match meeting.selected_input()? {
        InputRef::Conclusion(id) => Some(id),
        _ => None,
    }
}

/// The themes that there are.
fn themes(context: &Context<'_>) -> Vec<String> {
    context.state.research.themes().into_iter().map(str::to_owned).collect()
}

/// A theme as it is typed, or as it was first written where it is one that there is.
fn known_theme(typed: &str, context: &Context<'_>) -> String {
    context.state.research.theme(typed).unwrap_or(typed).to_owned()
}

fn theme_of<'a>(id: &EvidenceId, context: &Context<'a>) -> &'a str {
    context.state.research.evidence.get(id).map_or("", |raised| raised.item.theme.as_str())
}

/// The row in which a piece of evidence gets its theme: one that there is, a new one, or none.
#[must_use]
pub fn theme_row(id: &EvidenceId, context: &Context<'_>) -> FormRow {
    let offer = Offer::Suggest(themes(context));
    FormRow { need: Need::Optional, offer, ..FormRow::text("field-theme", theme_of(id, context)) }
}

/// The row in which the theme of a piece of evidence gets another name.
#[must_use]
pub fn theme_name_row(id: &EvidenceId, context: &Context<'_>) -> FormRow {
    FormRow::text("field-theme", theme_of(id, context))
}

/// What giving a piece of evidence this theme changes.
#[must_use]
pub fn read_theme(typed: &str, id: &EvidenceId, context: &Context<'_>) -> Vec<Change> {
    let theme = known_theme(typed, context);
    if theme == theme_of(id, context) {
        return Vec::new();
    }
    vec![Change::Evidence(ListChange::Edit(id.clone(), vec![EvidenceField::Theme(theme)]))]
}

/// What giving the theme of a piece of evidence this name changes, on all that has it; that piece comes last, so that the
/// cursor stays on it.
#[must_use]
pub fn read_theme_name(typed: &str, id: &EvidenceId, context: &Context<'_>) -> Vec<Change> {
    let mut changes = context.state.research.renaming(theme_of(id, context), typed);
    changes.sort_by_key(|(of, _)| of == id);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// With what a piece of evidence can be marked to disagree: the other stream's pieces, those of the same theme first, each
/// with what that changes; before them what it is marked to disagree with, to take the mark back.
#[must_use]
pub fn disagreements(id: &EvidenceId, state: &State, words: &Words) -> Vec<(String, Vec<Change>)> {
    let research = &state.research;
    let Some(this) = research.evidence.get(id).map(|raised| &raised.item) else { return Vec::new() };
    let marked = research.contradicting(id);
    let take_back = |text: &str| words.with("choice-disagrees-no-more", &[("what", text.into())]);
    let is_marked = |other: &Raised<Evidence>| marked.iter().any(|raised| raised.id == other.id);
    let others = Stream::ALL.iter().filter(|stream| **stream != this.kind.stream());
    let others = others.flat_map(|stream| research.by_theme(*stream)).map(|(_, raised)| raised);
    let mut others: Vec<&Raised<Evidence>> = others.filter(|other| !is_marked(other)).collect();
    let theme = research.theme(&this.theme);
    others.sort_by_key(|other| theme.is_none() || research.theme(&other.item.theme) != theme);
    let choice = |name: String, other: &Raised<Evidence>| (name, research.marking(id, &other.id));
    marked
        .iter()
        .map(|other| choice(take_back(&other.item.text), other))
        .chain(others.iter().map(|other| choice(other.item.text.clone(), other)))
        .collect()
}

/// A new conclusion, which rests on this evidence, if any.
#[must_use]
pub fn resting_on(evidence: Option<&EvidenceId>) -> Conclusion {
    Conclusion { rests_on: evidence.cloned().into_iter().collect(), ..Conclusion::default() }
}

/// A new positioning, which follows from this conclusion, if any.
#[must_use]
pub fn following_from(conclusion: Option<&ConclusionId>) -> Positioning {
    Positioning { from: conclusion.cloned().into_iter().collect(), ..Positioning::default() }
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
                .required()
                .recalling(),
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
