//! Who has the floor.

use crate::domain::{Department, ParticipantId, Room};

/// Who speaks: every input and every edit is recorded as theirs until somebody else speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The department.
    pub department: Department,
    /// Who in it, where the facilitator said so.
    pub person: Option<ParticipantId>,
}

impl Speaker {
    /// Who speaks once a department is given the floor; where it has it already, the next of its people, and at last nobody
    /// by name.
    #[must_use]
    pub fn after_key_of(&self, department: &Department, room: &Room) -> Self {
        if self.department != *department {
            return Self { department: department.clone(), person: None };
        }
        let seated = |here: bool| {
            let of = room.seats.iter().filter(move |seat| seat.department == *department && seat.is_here() == here);
            of.map(|seat| seat.id.clone()).collect::<Vec<_>>()
        };
        let present = seated(true);
        let people = if present.is_empty() { seated(false) } else { present };
        let next = match &self.person {
            None => people.first(),
            Some(id) => people.iter().position(|other| other == id).and_then(|index| people.get(index + 1)),
        };
        Self { department: department.clone(), person: next.cloned() }
    }
}
