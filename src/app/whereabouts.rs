//! Where the meeting stands right now: what whoever follows it in another terminal is told, and puts on their own screen.

use serde::{Deserialize, Serialize};

use super::effect::{Origin, Purpose};
use super::meeting::Meeting;
use super::model::Model;
use super::overlay::Overlay;
use super::room_view::RoomView;
use super::speaker::Speaker;
use crate::domain::{Department, ParticipantId, Step};

/// Where the meeting stands right now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// The step on the screen.
    pub step: Step,
    /// Which list of the step the cursor is in, counted from 0.
    pub section: usize,
    /// The row of it that the cursor is on, counted from 0.
    pub row: usize,
    /// Row and column of the cursor in the budget grid, heads included, counted from 0.
    pub spot: (usize, usize),
    /// The department that speaks.
    pub speaking: Department,
    /// Who in it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    /// What is being typed, a private note and what is masked in full; empty where nothing is. Nobody else is to read it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// Whether the room view is on or blank, and shows rewards.
    #[serde(default)]
    pub room_view: RoomView,
}

impl Whereabouts {
    /// Where the meeting on the screen stands; `None` where none is held from a file.
    ///
    /// A split that a department is handing in is hidden from the facilitator, too, until all are revealed.
    #[must_use]
    pub fn of(model: &Model) -> Option<Self> {
        let meeting = model.meeting.as_ref()?;
        let is_followed = meeting.purpose == Purpose::Hold && matches!(meeting.origin, Origin::File(_));
        let Speaker { department: speaking, person } = meeting.speaker.clone();
        let section = meeting.section_index();
        is_followed.then(|| Self {
            step: meeting.step,
            section,
            row: meeting.row_in(section),
            spot: (meeting.grid.row, meeting.grid.column),
            speaking,
            person,
            typed: match model.overlays.last() {
                Some(Overlay::Note(note)) => note.text.text().to_owned(),
                Some(Overlay::HandingIn(_)) => String::new(),
                _ => super::draft::text(model),
            },
            room_view: model.room_view,
        })
    }

    /// Puts the cursors of a meeting that is only looked at where they stand in the one that is held.
    pub fn put(&self, meeting: &mut Meeting) {
        meeting.speaker = Speaker { department: self.speaking.clone(), person: self.person.clone() };
        (meeting.grid.row, meeting.grid.column) = self.spot;
        meeting.select(self.section, self.row);
    }
}
