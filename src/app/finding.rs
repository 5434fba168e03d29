//! Going to any input of the session by a few letters of what it says.

use super::meeting::Meeting;
use super::picker::Picker;
use super::room_view::RoomView;
use super::section::RowRef;
use crate::domain::{Department, InputRef, State, Step, Value};
use crate::lang::{Lang, Words, wording};

/// Everything that was raised, to be found by a few letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What there is, and what is typed.
    pub picker: Picker<Found>,
    /// What this was gathered from: the last entry of the session, what the room may see, and the language.
    of: (u32, RoomView, Lang),
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
            let is_private = room_view.hides_rewards() && state.tells_of_reward(input);
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
        Self { picker: Picker::said(all, says), of: (meeting.session().rev(), room_view, words.lang()) }
    }

    /// Gathers anew where the session, the language or what the room may see has changed below it.
    pub fn follow(&mut self, meeting: &Meeting, room_view: RoomView, words: &Words) {
        if self.of != (meeting.session().rev(), room_view, words.lang()) {
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
