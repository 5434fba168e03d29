//! What becomes of signatures while the plan is edited: said when it happens, and shown with before and after.

use super::effect::Effect;
use super::meeting::Meeting;
use super::model::Model;
use super::notice::Notice;
use super::overlay::Overlay;
use super::section::RowRef;
use super::statement::{Statement, StatementOf};
use super::watch::Turn;
use crate::domain::{Department, Part};
use crate::lang::{Message, signed, wording};

/// Whose signatures the page would tell of: of the department under the cursor where there is one, else of all whose
/// signature is void.
#[must_use]
pub fn in_focus(meeting: &Meeting) -> Vec<Department> {
    let is_void = |department: &Department| !meeting.watch().void(department).is_empty();
    match meeting.selected() {
        Some(RowRef::Signer(department)) if is_void(&department) => vec![department],
        _ => meeting.state().room.departments().into_iter().filter(is_void).collect(),
    }
}

/// Opens the page that tells what has changed since a department signed.
pub fn show_since(model: &mut Model) -> Vec<Effect> {
    let departments = model.meeting.as_ref().map(|meeting| in_focus(meeting)).unwrap_or_default();
    model.open(Overlay::Statement(Statement::new(StatementOf::SinceSigned(departments))));
    Vec::new()
}

/// Opens the page that tells how often plans were changed.
pub fn show_ledger(model: &mut Model) -> Vec<Effect> {
    model.open(Overlay::Statement(Statement::new(StatementOf::Ledger)));
    Vec::new()
}

/// Says which signatures have become void by what was just done, or are valid again.
pub fn tell_turned(model: &mut Model) {
    let Some(meeting) = &mut model.meeting else { return };
    let turned = meeting.turned();
    let of = |wanted: Turn| {
        let turned = turned.iter().filter(move |(_, _, turn)| *turn == wanted);
        turned.map(|(department, part, _)| (department, *part)).collect::<Vec<_>>()
    };
    let (void, valid) = (of(Turn::Void), of(Turn::Valid));
    let notice = if let Some((department, part)) = void.first() {
        let since = model.meeting.as_ref().map(|meeting| meeting.state().since_signed(department)).unwrap_or_default();
        let first = since.iter().find(|(of, _)| of == part).and_then(|(_, differences)| differences.first());
        let state = model.meeting.as_ref().map(|meeting| meeting.state());
        let what = first.zip(state).map(|(first, state)| signed::line(first, state, &model.words));
        said("signed-turned-void", &void, model).map(|message| message.with("what", &what.unwrap_or_default()))
    } else {
        said("signed-turned-valid", &valid, model)
    };
    if let Some(message) = notice {
        model.notice = Some(Notice::done(message));
    }
}

/// Which departments and which parts, one after the other.
fn said(key: &'static str, turned: &[(&Department, Part)], model: &Model) -> Option<Message> {
    let mut who: Vec<&Department> = turned.iter().map(|(department, _)| *department).collect();
    who.dedup();
    let who: Vec<_> = who.into_iter().map(|one| wording::department(one, &model.words)).collect();
    let parts: std::collections::BTreeSet<Part> = turned.iter().map(|(_, part)| *part).collect();
    let message = || {
        let who = who.join(&model.words.get("list-separator"));
        Message::new(key).with("who", &who).with("parts", &signed::parts(&parts, &model.words))
    };
    (!turned.is_empty()).then(message)
}
