//! Going to any input of the session by a few letters of what it says.

use super::effect::Effect;
use super::entering::open_form;
use super::going::go_to;
use super::meeting::{Meeting, Mode};
use super::model::Model;
use super::overlay::{Overlay, Picker};
use super::room_view::{RoomView, is_reward};
use super::section::RowRef;
use super::subject::Subject;
use crate::domain::{Department, InputRef, State, Step, Value};
use crate::lang::{Lang, Words, wording};

/// Everything that was raised, to be found by a few letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What there is, and what is typed.
    pub picker: Picker<Found>,
    /// The last entry of the session that this was gathered from, and the language it was gathered in.
    of: (u32, Lang),
}

/// Something that can be gone to.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The row that stands for it.
    pub row: RowRef,
    /// The key of the name of its kind among the words.
    pub kind: &'static str,
    /// The step at which it is worked on.
    pub step: Step,
    /// The department that raised it; of somebody's seat, the department that the person sits for.
    pub by: Option<Department>,
}

impl Finding {
    /// Everything that can be gone to in a meeting. What is held is not there, nor are rewards that the room
    /// does not see: nobody is to come across them by their letters.
    #[must_use]
    pub fn of(meeting: &Meeting, room_view: RoomView, words: &Words) -> Self {
        let state = meeting.state();
        let seats = state.room.seats.iter().map(|seat| {
            let row = RowRef::Participant(seat.id.clone());
            let found = Found { row, kind: "kind-of-seats", step: Step::Room, by: Some(seat.department.clone()) };
            ((seat.name.clone(), found), seat.role.clone())
        });
        let is_open = |input: &InputRef| {
            let is_private = room_view.hides_rewards() && is_reward(input, state);
            !meeting.watch().holds(input) && !is_private
        };
        let inputs = state.inputs().into_iter().filter(|input| is_open(input)).map(|input| {
            let (name, says) = (wording::input(&input, state, words), said(&input, state));
            let by = state.raised_by(&input).cloned();
            let (kind, step) = (wording::kind(&input), input.step());
            ((name, Found { row: RowRef::Input(input), kind, step, by }), says)
        });
        let mut all: Vec<_> = seats.chain(inputs).collect();
        // Step by step, as the meeting goes.
        all.sort_by_key(|((_, found), _)| found.step);
        let (all, says) = all.into_iter().unzip();
        Self { picker: Picker::known_also(all, says), of: (meeting.session().rev(), words.lang()) }
    }

    /// Gathers anew where the session or the language has changed below it.
    pub fn follow(&mut self, meeting: &Meeting, room_view: RoomView, words: &Words) {
        if self.of != (meeting.session().rev(), words.lang()) {
            let typed = self.picker.typed.clone();
            *self = Self::of(meeting, room_view, words);
            self.picker.typed = typed;
            self.picker.narrow();
        }
    }
}

/// All that an input says in words of its own.
fn said(input: &InputRef, state: &State) -> String {
    let texts = |(_, value)| match value {
        Value::Text(text) => Some(text),
        _ => None,
    };
    let says = state.says(input).unwrap_or_default();
    says.into_iter().filter_map(texts).collect::<Vec<_>>().join(" ")
}

/// Opens the list of all that can be gone to.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let found = model.meeting.as_ref().map(|meeting| Finding::of(meeting, model.room_view, &model.words));
    model.overlays.extend(found.map(|found| Overlay::Find(Box::new(found))));
    Vec::new()
}

/// Goes to what the cursor is on, at its step.
pub fn go(model: &mut Model, finding: &Finding) -> Vec<Effect> {
    let Some(Found { row, step, .. }) = finding.picker.picked().cloned() else { return Vec::new() };
    let mut effects = go_to(model, step);
    let Some(meeting) = &mut model.meeting else { return effects };
    if meeting.step != step {
        // What is being typed into a cell is no amount: the room stays with it.
        return effects;
    }
    let RowRef::Input(input) = row else {
        meeting.select_row(&row);
        return effects;
    };
    meeting.point_at(&input);
    // What no list shows, such as the budget itself, is seen in its form.
    if meeting.selected_input().as_ref() != Some(&input) && meeting.mode == Mode::Holding {
        let subject = model.context().and_then(|context| Subject::of_input(&input, &context));
        effects.extend(subject.map(|subject| open_form(model, subject)).unwrap_or_default());
    }
    effects
}
