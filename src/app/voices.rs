//! Voices at the step on the screen: whom the room has not heard there yet, and who is offered the floor next.

use super::effect::Effect;
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::Model;
use crate::domain::{Department, Step};
use crate::lang::{Message, wording};

/// The departments here that have given nothing to the step on the screen, beginning after the one that speaks; none at the
/// first step before the meeting begins, while the chair still seats people.
#[must_use]
pub fn unheard(meeting: &Meeting) -> Vec<Department> {
    if is_being_seated(meeting) {
        return Vec::new();
    }
    meeting.state().room.unheard(meeting.heard(), &meeting.speaker.department)
}

fn is_being_seated(meeting: &Meeting) -> bool {
    meeting.step == Step::Room && meeting.state().clock.started.is_none()
}

/// The next of them, who does not have the floor already.
#[must_use]
pub fn next(meeting: &Meeting) -> Option<Department> {
    let speaks = &meeting.speaker.department;
    let can_be_offered = meeting.mode == Mode::Holding;
    unheard(meeting).into_iter().find(|department| can_be_offered && department != speaks)
}

/// Why nobody can be offered the floor; `None` where somebody can.
#[must_use]
pub fn why_not(meeting: &Meeting) -> Option<Message> {
    if is_being_seated(meeting) {
        return Some(Message::new("off-nobody-waited-for"));
    }
    next(meeting).is_none().then(|| match unheard(meeting).first() {
        Some(_) => Message::new("off-has-floor"),
        None => Message::new("off-all-heard"),
    })
}

/// Gives the floor to the next of them.
pub fn give_next(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if let Some(department) = next(meeting) {
        meeting.give_floor(&department);
        let name = wording::department(&department, &model.words).into_owned();
        model.tell(Message::new("floor-given").with("department", &name));
    }
    Vec::new()
}
