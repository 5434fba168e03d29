//! Doing something in the session that is on the screen, and asking for what it needs in a form.

use super::effect::Effect;
use super::mode::Mode;
use super::model::Model;
use super::overlay::Overlay;
use super::rewards_hidden;
use super::section::{RowRef, Section};
use super::subject::Subject;
use crate::domain::{Author, Change, ListChange, ParticipantId, RoomChange, Step};
use crate::lang::{Message, wording};

/// Does something by whoever speaks; says why where it cannot be done.
pub fn enter(model: &mut Model, changes: Vec<Change>) -> Vec<Effect> {
    try_enter(model, None, changes).unwrap_or_else(|why| model.refuse(why))
}

/// Does something by whoever speaks, or by the author who is named.
///
/// # Errors
/// Why the session refuses it.
pub fn try_enter(model: &mut Model, author: Option<Author>, changes: Vec<Change>) -> Result<Vec<Effect>, Message> {
    enter_by(model, author.map(|author| (author, None)), changes)
}

/// Does something by this author, and the person of theirs who is named.
///
/// # Errors
/// Why the session refuses it.
pub fn try_enter_as(
    model: &mut Model,
    author: (Author, Option<ParticipantId>),
    changes: Vec<Change>,
) -> Result<Vec<Effect>, Message> {
    enter_by(model, Some(author), changes)
}

fn enter_by(
    model: &mut Model,
    author: Option<(Author, Option<ParticipantId>)>,
    changes: Vec<Change>,
) -> Result<Vec<Effect>, Message> {
    let now = model.now;
    let Some(meeting) = &mut model.meeting else { return Ok(Vec::new()) };
    let raised = changes.iter().filter_map(Change::about).next_back();
    // Seats stand by department: the cursor stays with whoever was seated just now, or has come to stand elsewhere.
    let seated = changes.iter().find_map(|change| match change {
        Change::Room(RoomChange::Seat(id, ..) | RoomChange::Department(id, _)) => Some(id.clone()),
        _ => None,
    });
    let closes = changes.contains(&Change::Close);
    // Whoever puts a remark aside goes on where they were, unless it is the parking lot that they look at.
    let parks = changes.iter().any(|change| matches!(change, Change::Parked(ListChange::Raise(..))));
    let goes_on = parks && (!model.overlays.is_empty() || meeting.section() != Section::ParkingLot);
    let effects = match author {
        Some((author, person)) => meeting.enter_by(now, author, person, changes),
        None => meeting.enter(now, changes),
    }
    .map_err(|refusal| wording::refusal(&refusal))?;
    if let Some(id) = seated {
        meeting.select_row(&RowRef::Participant(id));
    }
    if let Some(input) = raised.as_ref().filter(|_| !goes_on) {
        meeting.select_row(&RowRef::Input(input.clone()));
    }
    let mut effects = effects;
    let agreed = meeting.state().life.is_agreed();
    match (meeting.mode, meeting.fitting_mode()) {
        // A plan that was just closed, or whose change is carried out, is only looked at from here on.
        (Mode::Holding, Mode::Reviewing) => {
            meeting.mode = Mode::Reviewing;
            effects.push(Effect::Checkpoint);
            model.tell(Message::new(if closes { "plan-closed" } else { "plan-frozen-again" }));
        }
        (Mode::Reviewing, Mode::Holding) => {
            meeting.mode = Mode::Holding;
            if agreed {
                model.tell(Message::new("plan-part-open"));
            }
        }
        _ if goes_on => {
            let is_below = meeting.step == Step::Agreement;
            model.tell(Message::new(if is_below { "parked-here" } else { "parked-aside" }));
        }
        _ => {}
    }
    Ok(effects)
}

/// Opens a form over the work. Of a remark that is held nothing else is asked than how to say it otherwise.
pub fn open_form(model: &mut Model, subject: Subject) -> Vec<Effect> {
    let held = model.meeting.as_ref().and_then(|meeting| {
        subject.edits().filter(|input| meeting.watch().holds(input) && meeting.mode == Mode::Holding)
    });
    let subject = held.map_or(subject, Subject::Reword);
    if let Some(why) = rewards_hidden::why_no_form(model, &subject) {
        return model.refuse(why);
    }
    let form = model.context().map(|context| subject.form(&context));
    if let Some(form) = form {
        model.overlays.push(Overlay::Form(Box::new(form)));
    }
    Vec::new()
}
