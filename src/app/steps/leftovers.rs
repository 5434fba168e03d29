//! What the last session left as it is driven: settled by one key, carried on by another, with its reason.

use crate::app::effect::Effect;
use crate::app::entering::{enter, open_form};
use crate::app::form::{Form, FormRow, Need, Offer};
use crate::app::meeting::Meeting;
use crate::app::model::Model;
use crate::app::reading::{Context, chosen, read_number};
use crate::app::subject::Subject;
use crate::domain::{
    Answer, Change, Closure, InputRef, Leftover, LeftoverField, LeftoverId, LeftoverKind, ListChange, PromotionField,
    PromotionState, State,
};
use crate::edit::TextField;
use crate::lang::{Message, wording};

/// What the cursor is on, among what the last session left.
#[must_use]
pub fn in_focus(meeting: &Meeting) -> Option<InputRef> {
    let input = meeting.selected_input()?;
    let state = meeting.state();
    let is_left = match &input {
        InputRef::Leftover(_) => true,
        InputRef::Promotion(id) => state.overdue().any(|raised| raised.id == *id),
        _ => false,
    };
    is_left.then_some(input)
}

/// Settles what the cursor is on: at once where nothing is to be asked, else in a form. What is settled is open again by the
/// same key.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.state();
    let change = match in_focus(meeting) {
        Some(InputRef::Promotion(id)) => {
            Change::Promotion(ListChange::Edit(id, vec![PromotionField::State(PromotionState::Ended)]))
        }
        Some(InputRef::Leftover(id)) => {
            let Some(raised) = state.room.leftovers.get(&id) else { return Vec::new() };
            let next = match raised.item.closure {
                Closure::Open | Closure::CarriedOn if asks(&raised.item, state) => {
                    return open_form(model, Subject::Leftover(id, Closure::Settled));
                }
                Closure::Open | Closure::CarriedOn => Closure::Settled,
                Closure::Settled => Closure::Open,
            };
            Change::Leftover(ListChange::Edit(id, vec![LeftoverField::Closure(next)]))
        }
        _ => return Vec::new(),
    };
    enter(model, vec![change])
}

/// Asks for the reason why what the cursor is on is carried on.
pub fn carry_on(model: &mut Model) -> Vec<Effect> {
    match model.meeting.as_ref().and_then(|meeting| in_focus(meeting)) {
        Some(InputRef::Leftover(id)) => open_form(model, Subject::Leftover(id, Closure::CarriedOn)),
        _ => Vec::new(),
    }
}

/// Whether settling it needs more than a key: the value of a goal, the reason of an objection, what no goal tells of a reward.
fn asks(leftover: &Leftover, state: &State) -> bool {
    match leftover.kind {
        LeftoverKind::Goal | LeftoverKind::Objection | LeftoverKind::Reservation => true,
        LeftoverKind::Reward => state.outcome(leftover).is_none(),
        LeftoverKind::Action | LeftoverKind::Remark | LeftoverKind::Flag => false,
    }
}

/// The rows of the form, each with the field that it fills.
fn fields(leftover: &Leftover) -> Vec<&'static str> {
    let first = match leftover.kind {
        LeftoverKind::Goal => Some("field-actual"),
        LeftoverKind::Reward => Some("field-earned"),
        _ => None,
    };
    first.into_iter().chain(["field-reason"]).collect()
}

/// The form in which something is settled or carried on.
#[must_use]
pub fn form(id: &LeftoverId, closure: Closure, context: &Context<'_>) -> Form {
    let none = Leftover::default();
    let leftover = context.state.room.leftovers.get(id).map_or(&none, |raised| &raised.item);
    let is_voiced = matches!(leftover.kind, LeftoverKind::Objection | LeftoverKind::Reservation);
    let needs_reason = closure == Closure::CarriedOn || is_voiced;
    let row = |label: &'static str| {
        let (need, text, offer) = match label {
            "field-actual" => {
                let style = context.state.about.numbers;
                let text = leftover.actual.map(|actual| wording::typed_amount(actual, style)).unwrap_or_default();
                let need = if closure == Closure::Settled { Need::Required } else { Need::Optional };
                (need, text, Offer::Free)
            }
            "field-earned" => {
                let word = |answer: &Answer| context.words.get(answer.key()).into_owned();
                let text = leftover.earned.as_ref().map(word).unwrap_or_default();
                (Need::Optional, text, Offer::OneOf(ANSWERS.iter().map(word).collect()))
            }
            _ => {
                let need = if needs_reason { Need::Required } else { Need::Optional };
                (need, leftover.reason.clone(), Offer::Free)
            }
        };
        FormRow { label, need, text: TextField::with_text(&text), offer }
    };
    Form::new(Subject::Leftover(id.clone(), closure), fields(leftover).into_iter().map(row).collect())
}

/// A reward is earned or not.
const ANSWERS: [Answer; 2] = [Answer::Yes, Answer::No];

/// What a filled form makes of it.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(
    form: &Form,
    id: &LeftoverId,
    closure: Closure,
    context: &Context<'_>,
) -> Result<Vec<Change>, (usize, Message)> {
    let mut edit = Vec::new();
    for (index, row) in form.rows.iter().enumerate() {
        edit.push(match row.label {
            "field-actual" => {
                LeftoverField::Actual(read_number(form.typed(index), context).map_err(|why| (index, why))?)
            }
            "field-earned" => LeftoverField::Earned(chosen(row, &ANSWERS).map_err(|why| (index, why))?.copied()),
            _ => LeftoverField::Reason(form.typed(index).to_owned()),
        });
    }
    edit.push(LeftoverField::Closure(closure));
    Ok(vec![Change::Leftover(ListChange::Edit(id.clone(), edit))])
}
