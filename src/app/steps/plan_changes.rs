//! Requests to alter an agreed plan as they are driven: requested, granted or refused, and carried out.

use crate::app::command::Command;
use crate::app::effect::{Effect, Purpose};
use crate::app::entering::enter;
use crate::app::form::{FormRow, Need};
use crate::app::meeting::Meeting;
use crate::app::model::Model;
use crate::app::overlay::{Choice, Overlay};
use crate::app::picker::Picker;
use crate::app::reading::Context;
use crate::app::section::Section;
use crate::app::sheet::{Row, Sheet, one_of, text};
use crate::domain::{
    Change, InputRef, List, ListChange, Part, PlanChange, PlanChangeField, PlanChangeId, Refusal, RequestState, State,
};
use crate::edit::TextField;
use crate::lang::wording;

impl Sheet for PlanChange {
    fn list(state: &State) -> &List<Self> {
        &state.agreement.plan_changes
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::PlanChange(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> PlanChangeId {
        PlanChangeId::fresh(&self.reason, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-reason", |request: &Self| &request.reason, PlanChangeField::Reason).required(),
            one_of(
                "field-part",
                Part::ALL,
                Part::key,
                |request: &Self| Some(request.part),
                |part| PlanChangeField::Part(part.unwrap_or_default()),
            ),
        ]
    }
}

/// The rows of its form. Which part a new request is about is said, not taken for granted.
#[must_use]
pub fn rows(id: Option<&PlanChangeId>, context: &Context<'_>) -> Vec<FormRow> {
    let existing = id.and_then(|id| context.state.agreement.plan_changes.get(id)).map(|raised| &raised.item);
    let mut rows = PlanChange::form_rows(existing, context);
    if let (None, Some(part)) = (existing, rows.last_mut()) {
        part.need = Need::Required;
        part.text = TextField::default();
    }
    rows
}

/// The request under the cursor, and what has become of it.
fn in_focus(meeting: &Meeting) -> Option<(PlanChangeId, RequestState)> {
    let Some(InputRef::PlanChange(id)) = meeting.selected_input() else { return None };
    let state = meeting.state().agreement.plan_changes.get(&id)?.item.state;
    Some((id, state))
}

/// Whether the request under the cursor goes on: to an answer, or to having been carried out.
#[must_use]
pub fn goes_on(meeting: &Meeting) -> bool {
    let agreed = meeting.state().life.is_agreed();
    agreed
        && in_focus(meeting).is_some_and(|(_, state)| matches!(state, RequestState::Requested | RequestState::Granted))
}

/// Asks what the room says to a request; one that was granted is carried out.
pub fn advance(model: &mut Model) -> Vec<Effect> {
    let Some((id, state)) = model.meeting.as_ref().and_then(|meeting| in_focus(meeting)) else { return Vec::new() };
    let becomes = |state| vec![Change::PlanChange(ListChange::Edit(id.clone(), vec![PlanChangeField::State(state)]))];
    if state == RequestState::Granted {
        // Frozen again, nobody could sign any more for what was just changed.
        let signed = model.meeting.as_ref().map_or(Ok(()), |meeting| meeting.state().check_signed());
        if let Err(void @ Refusal::SignatureVoid(..)) = signed {
            return model.refuse(wording::refusal(&void));
        }
        return enter(model, becomes(RequestState::Settled));
    }
    let answers = [
        ("answer-grant", becomes(RequestState::Granted)),
        ("answer-refuse", becomes(RequestState::Refused)),
        ("answer-not-yet", Vec::new()),
    ];
    let named = answers.map(|(key, changes)| (model.words.get(key).into_owned(), changes));
    let picker = Picker::new(named.into_iter().collect());
    model.open(Overlay::Choice(Choice { title: "choice-plan-change", picker }));
    Vec::new()
}

/// Whether an agreed plan takes a command all the same: what keeps it agreed, and what a granted request opens.
#[must_use]
pub fn lets(meeting: &Meeting, command: Command) -> bool {
    let agreement = &meeting.state().agreement;
    let opens = |part: Part| agreement.is_granted(part);
    meeting.purpose == Purpose::Hold
        && match command {
            Command::RequestChange => true,
            Command::Advance => goes_on(meeting) || matches!(meeting.selected_input(), Some(InputRef::Promotion(_))),
            Command::Sign | Command::Undo | Command::Redo => agreement.is_any_granted(),
            Command::AddPromotion | Command::SetBudget | Command::CellDetails | Command::Lock | Command::Spread => {
                opens(Part::Budget)
            }
            Command::AddSegment
            | Command::Propose
            | Command::Merge
            | Command::Split
            | Command::SetTotals
            | Command::ImportCustomers => opens(Part::Segments),
            Command::AddGoal => opens(Part::Goals),
            Command::AddReward => opens(Part::Rewards),
            Command::Add
            | Command::Edit
            | Command::Remove
            | Command::BringBack
            | Command::MoveUp
            | Command::MoveDown => match meeting.section() {
                Section::Segments | Section::Customers => opens(Part::Segments),
                Section::Grid => opens(Part::Budget),
                Section::Goals => opens(Part::Goals),
                Section::Rewards => opens(Part::Rewards),
                Section::Signatures => agreement.is_any_granted(),
                _ => false,
            },
            _ => false,
        }
}
