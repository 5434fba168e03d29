//! Step 1 as it is driven: seats, comings and goings, and the working agreement.

use jiff::Timestamp;

use crate::app::form::{Form, FormRow, Need, Offer};
use crate::app::reading::{Context, department_names, read_department};
use crate::app::sheet::{Row, Sheet, one_of, text};
use crate::app::subject::Subject;
use crate::domain::{
    Answer, Change, Department, List, ListChange, Participant, ParticipantId, RoomChange, State, WorkingLine,
    WorkingLineField, WorkingLineId,
};
use crate::edit::TextField;
use crate::lang::{Message, wording};

impl Sheet for WorkingLine {
    fn list(state: &State) -> &List<Self> {
        &state.room.working_agreement
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::WorkingLine(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> WorkingLineId {
        WorkingLineId::fresh(&self.text, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-working-line", |line: &Self| &line.text, WorkingLineField::Text).required(),
            one_of("field-kept", Answer::ALL, Answer::key, |line: &Self| line.kept, WorkingLineField::Kept),
        ]
    }
}

/// The form for somebody's seat: a new one, or that of a person who has one.
#[must_use]
pub fn seat_form(id: Option<&ParticipantId>, context: &Context<'_>) -> Form {
    let seat: Option<&Participant> = id.and_then(|id| context.state.room.participant(id));
    let department =
        seat.map_or_else(String::new, |seat| wording::department(&seat.department, context.words).into_owned());
    let row = |label, need, text: &str, offer| FormRow { label, need, text: TextField::with_text(text), offer };
    let rows = vec![
        row("field-person-name", Need::Required, seat.map_or("", |seat| seat.name.as_str()), Offer::Free),
        row("field-department", Need::Required, &department, Offer::Suggest(department_names(context))),
        row("field-role", Need::Optional, seat.map_or("", |seat| seat.role.as_str()), Offer::Said(roles(context))),
    ];
    Form::new(Subject::Seat(id.cloned()), rows)
}

/// The roles of those who have a seat, each once.
fn roles(context: &Context<'_>) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for seat in &context.state.room.seats {
        if !seat.role.is_empty() && !roles.contains(&seat.role) {
            roles.push(seat.role.clone());
        }
    }
    roles
}

/// What a filled seat form changes. Somebody who is seated while the meeting runs is here.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_seat(
    form: &Form,
    id: Option<&ParticipantId>,
    context: &Context<'_>,
) -> Result<Vec<Change>, (usize, Message)> {
    let [name, department, role] = form.rows.as_slice() else { return Ok(Vec::new()) };
    let (name, role) = (name.text.text().trim().to_owned(), role.text.text().trim().to_owned());
    let room = &context.state.room;
    let department = read_department(department, context).ok_or_else(|| (1, Message::new("refusal-required")))?;
    // A slip of the fingers is no department: one that nobody knows yet is taken when it is kept a second time.
    if let Department::Other(called) = &department
        && !room.departments().contains(&department)
    {
        let asked = (1, Message::new("form-new-department").with("department", called));
        if form.problem.as_ref() != Some(&asked) {
            return Err(asked);
        }
    }
    let changes = match id.and_then(|id| room.participant(id)) {
        None => {
            let id = ParticipantId::fresh(&name, |id| room.participant(id).is_some());
            let mut changes = vec![RoomChange::Seat(id.clone(), name, department, role)];
            if context.state.clock.started.is_some() {
                changes.push(RoomChange::Came(id));
            }
            changes
        }
        Some(seat) => {
            let id = &seat.id;
            let renamed = (seat.name != name).then(|| RoomChange::Name(id.clone(), name));
            let moved = (seat.department != department).then(|| RoomChange::Department(id.clone(), department));
            let role = (seat.role != role).then(|| RoomChange::Role(id.clone(), role));
            renamed.into_iter().chain(moved).chain(role).collect()
        }
    };
    Ok(changes.into_iter().map(Change::Room).collect())
}

/// That somebody came, or left.
#[must_use]
pub fn presence(seat: &Participant) -> Change {
    let id = seat.id.clone();
    Change::Room(if seat.is_here() { RoomChange::Left(id) } else { RoomChange::Came(id) })
}

/// That everybody who is not here yet came.
#[must_use]
pub fn all_here(state: &State) -> Vec<Change> {
    let away = state.room.seats.iter().filter(|seat| !seat.is_here());
    away.map(|seat| Change::Room(RoomChange::Came(seat.id.clone()))).collect()
}

/// Since when somebody is here; `None` where they are not.
#[must_use]
pub fn here_since(seat: &Participant) -> Option<Timestamp> {
    seat.visits.last().filter(|visit| visit.left.is_none()).map(|visit| visit.came)
}
