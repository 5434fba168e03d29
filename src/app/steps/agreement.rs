//! Step 7 as it is driven: actions, the parking lot, signatures, and the end of the meeting.

use std::collections::BTreeSet;

use crate::app::form::{Form, FormRow, Need, Offer};
use crate::app::reading::{Context, chosen, told_apart};
use crate::app::sheet::{Row, Sheet, date, one_of, text};
use crate::app::subject::Subject;
use crate::domain::{
    Action, ActionField, ActionId, Change, Department, Item, List, ListChange, Parked, ParkedField, ParkedId, Part,
    Participant, Progress, Stance, State,
};
use crate::edit::TextField;
use crate::lang::Message;

impl Sheet for Action {
    fn list(state: &State) -> &List<Self> {
        &state.agreement.actions
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Action(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> ActionId {
        ActionId::fresh(&self.what, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-what", |action: &Self| &action.what, ActionField::What).required(),
            text("field-who", |action: &Self| &action.who, ActionField::Who).required().completing(names_of_people),
            date("field-due", |action: &Self| action.due, ActionField::Due),
            one_of(
                "field-progress",
                Progress::ALL,
                Progress::key,
                |action: &Self| Some(action.progress),
                |progress| ActionField::Progress(progress.unwrap_or_default()),
            ),
        ]
    }
}

impl Sheet for Parked {
    fn list(state: &State) -> &List<Self> {
        &state.agreement.parking_lot
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Parked(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> ParkedId {
        ParkedId::fresh(&self.text, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        // What becomes of it is decided on its own.
        vec![text("field-remark", |parked: &Self| &parked.text, ParkedField::Text).required()]
    }
}

fn names_of_people(context: &Context<'_>) -> Vec<String> {
    let mut names: Vec<String> = context.state.room.seats.iter().map(|seat| seat.name.clone()).collect();
    // Those who sit here, then whoever was named before.
    for raised in context.state.agreement.actions.iter().rev() {
        let is_held = context.watch.holds(&Action::reference(raised.id.clone()));
        if !is_held && !names.contains(&raised.item.who) {
            names.push(raised.item.who.clone());
        }
    }
    names
}

/// The stances that can be chosen, in the order in which they are offered.
const STANCES: [&str; 3] = ["stance-agrees", "stance-reservation", "stance-objects"];

/// Those of a department who can sign for it: who is here first.
fn signers<'a>(state: &'a State, department: &Department) -> Vec<&'a Participant> {
    let mut signers: Vec<_> = state.room.seats.iter().filter(|seat| seat.department == *department).collect();
    signers.sort_by_key(|seat| !seat.is_here());
    signers
}

/// The form in which a department signs; filled in with its last signature, or with a plain yes for all parts.
#[must_use]
pub fn sign_form(department: &Department, context: &Context<'_>) -> Form {
    let signers = signers(context.state, department);
    let last = context.state.agreement.signature(department);
    let names = told_apart(signers.iter().map(|seat| seat.name.as_str()));
    let at = last.and_then(|signature| signers.iter().position(|seat| seat.id == signature.person)).unwrap_or(0);
    let signer = names.get(at).cloned().unwrap_or_default();
    let all: BTreeSet<usize> = (0..Part::ALL.len()).collect();
    let marked = last.map_or(all, |signature| {
        Part::ALL
            .iter()
            .enumerate()
            .filter(|(_, part)| signature.parts.contains(part))
            .map(|(index, _)| index)
            .collect()
    });
    let words = |key: &str| context.words.get(key).into_owned();
    let stance = last.map_or(STANCES[0], |signature| signature.stance.key());
    let reason = last.and_then(|signature| signature.stance.reason()).unwrap_or_default();
    let row = |label, need, text: &str, offer| FormRow { label, need, text: TextField::with_text(text), offer };
    let rows = vec![
        row(
            "field-stance",
            Need::Required,
            &words(stance),
            Offer::OneOf(STANCES.iter().map(|key| words(key)).collect()),
        ),
        row("field-reason", Need::Optional, reason, Offer::Free),
        row("field-signer", Need::Optional, &signer, Offer::OneOf(names)),
        row(
            "field-parts",
            Need::Required,
            "",
            Offer::AnyOf { options: Part::ALL.iter().map(|part| words(part.key())).collect(), marked, at: 0 },
        ),
    ];
    let mut form = Form::new(Subject::Signature(department.clone()), rows);
    form.focus = 0;
    form
}

/// What a filled form signs.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_signature(form: &Form, department: &Department, context: &Context<'_>) -> Result<Change, (usize, Message)> {
    let [stance, reason, signer, parts] = form.rows.as_slice() else {
        return Err((0, Message::new("form-no-such-choice").with("typed", "")));
    };
    let text = reason.text.text().trim().to_owned();
    let at = |row: usize| move |message: Message| (row, message);
    let stance = match chosen(stance, &STANCES).map_err(at(0))? {
        Some(&"stance-agrees") => Stance::Agrees,
        _ if text.is_empty() => return Err((1, Message::new("refusal-needs-reason"))),
        Some(&"stance-reservation") => Stance::WithReservation(text),
        _ => Stance::Objects(text),
    };
    let signers = signers(context.state, department);
    let signer = chosen(signer, &signers).map_err(at(2))?.ok_or_else(|| (2, Message::new("form-nobody-to-sign")))?;
    let marked: Vec<Part> = match &parts.offer {
        Offer::AnyOf { marked, .. } => {
            Part::ALL.iter().enumerate().filter(|(index, _)| marked.contains(index)).map(|(_, part)| *part).collect()
        }
        _ => Vec::new(),
    };
    Ok(Change::Sign(signer.id.clone(), stance, marked))
}
