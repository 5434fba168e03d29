//! The forms in which a parked remark is placed in the plan or dropped, and what comes of them.

use super::form::{Form, FormRow, Need};
use super::parking::PlacedAs;
use super::reading::Context;
use super::sheet::Sheet;
use crate::domain::{
    Action, Change, Conclusion, Department, Evidence, EvidenceKind, Fate, Goal, ListChange, Parked, ParkedField,
    ParkedId, State, WorkingLine,
};
use crate::lang::{Message, Words, wording};

/// The change by which a remark finds no place in the plan, or waits for one.
#[must_use]
pub fn fate(remark: &ParkedId, fate: Fate, reason: &str) -> Change {
    let fields = vec![ParkedField::Fate(fate), ParkedField::Became(None), ParkedField::Reason(reason.to_owned())];
    Change::Parked(ListChange::Edit(remark.clone(), fields))
}

/// The rows of the form in which a remark is placed: those of what it becomes, which says already what was remarked.
#[must_use]
pub fn rows(remark: &ParkedId, kind: PlacedAs, context: &Context<'_>) -> Vec<FormRow> {
    let text = text(remark, context.state);
    match kind {
        PlacedAs::Action => Action::form_rows(Some(&Action { what: text, ..Action::default() }), context),
        PlacedAs::WorkingLine => WorkingLine::form_rows(Some(&WorkingLine { text, ..WorkingLine::default() }), context),
        PlacedAs::Study | PlacedAs::CustomerVoice => Evidence::form_rows(Some(&evidence(kind, text)), context),
        PlacedAs::Conclusion => Conclusion::form_rows(Some(&Conclusion { text, ..Conclusion::default() }), context),
        PlacedAs::Goal => Goal::form_rows(Some(&Goal { measure: text, ..Goal::default() }), context),
    }
}

fn evidence(kind: PlacedAs, text: String) -> Evidence {
    let kind = match kind {
        PlacedAs::CustomerVoice => EvidenceKind::CustomerSaid,
        _ => EvidenceKind::default(),
    };
    Evidence { text, kind, ..Evidence::default() }
}

/// What comes of such a form.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(
    form: &Form,
    remark: &ParkedId,
    kind: PlacedAs,
    context: &Context<'_>,
) -> Result<Vec<Change>, (usize, Message)> {
    let raising = match kind {
        PlacedAs::Action => Action::read(form, None, Action::default(), None, context),
        PlacedAs::WorkingLine => WorkingLine::read(form, None, WorkingLine::default(), None, context),
        PlacedAs::Study | PlacedAs::CustomerVoice => {
            Evidence::read(form, None, evidence(kind, String::new()), None, context)
        }
        PlacedAs::Conclusion => Conclusion::read(form, None, Conclusion::default(), None, context),
        PlacedAs::Goal => Goal::read(form, None, Goal::default(), None, context),
    }?;
    Ok(State::placing(remark, raising).unwrap_or_default())
}

/// The department that made a remark.
#[must_use]
pub fn made_by<'a>(remark: &ParkedId, state: &'a State) -> Option<&'a Department> {
    state.agreement.parking_lot.get(remark).map(|raised| &raised.by)
}

/// The row of the form in which a remark is dropped.
#[must_use]
pub fn drop_rows() -> Vec<FormRow> {
    vec![FormRow { need: Need::Optional, ..FormRow::text("field-reason", "") }]
}

/// What such a form changes.
#[must_use]
pub fn read_drop(form: &Form, remark: &ParkedId) -> Vec<Change> {
    vec![fate(remark, Fate::Dropped, form.typed(0))]
}

/// What was remarked.
#[must_use]
pub fn text(remark: &ParkedId, state: &State) -> String {
    state.agreement.parking_lot.get(remark).map(|raised| raised.item.text.clone()).unwrap_or_default()
}

/// What became of a remark, in a few words: where it was placed as what.
#[must_use]
pub fn became(parked: &Parked, state: &State, words: &Words) -> String {
    match &parked.became {
        Some(input) if parked.fate == Fate::Placed && state.holds(input) => {
            words.with("parked-became", &[("kind", words.get(wording::kind(input)).into())])
        }
        Some(_) if parked.fate == Fate::Placed => words.get("parked-waits-again").into_owned(),
        _ => words.get(parked.fate.key()).into_owned(),
    }
}
