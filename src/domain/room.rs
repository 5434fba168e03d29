//! Step 1, the room: who sits for which department, who is here, and how we work together.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::{ParticipantId, WorkingLineId};
use super::input::{List, item};
use super::leftover::Leftover;
use super::refusal::{Refusal, required};
use super::value::Answer;

/// Step 1 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Those who have a seat, in the order in which they were seated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<Participant>,
    /// Those whose seat was taken away; they may have spoken, so they stay known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Participant>,
    /// Departments that the company does not have.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<Department>,
    /// What the last session left, to be settled or carried on.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub leftovers: List<Leftover>,
    /// How Sales and Marketing work together.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub working_agreement: List<WorkingLine>,
}

/// A person with a department and a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Its name in the record.
    pub id: ParticipantId,
    /// The person's name.
    pub name: String,
    /// The department that the person sits for.
    pub department: Department,
    /// What the person does there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Each time the person came, and when they left again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Visit>,
}

/// One time that somebody was in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// When they came.
    pub came: Timestamp,
    /// When they left; `None` while they are here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
}

impl Participant {
    /// Whether the person is in the room now.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.visits.last().is_some_and(|visit| visit.left.is_none())
    }
}

item! {
    /// A line on how Sales and Marketing work together.
    pub struct WorkingLine, WorkingLineId => WorkingLine, edited by WorkingLineField {
        /// What they will do.
        Text => text: String, "field-working-line";
        /// Whether they kept to it; asked when the next session looks back.
        Kept => kept: Option<Answer>, "field-kept";
    }
    check(line) { required(&line.text, "field-working-line") }
}

/// One alteration of who sits where; the chair's housekeeping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RoomChange {
    /// Gives a person a seat: id, name, department, role.
    Seat(ParticipantId, String, Department, String),
    /// Corrects a person's name.
    Name(ParticipantId, String),
    /// Moves a person to another department.
    Department(ParticipantId, Department),
    /// Corrects what a person does.
    Role(ParticipantId, String),
    /// Takes the seat away.
    Unseat(ParticipantId),
    /// The person is here.
    Came(ParticipantId),
    /// The person is gone.
    Left(ParticipantId),
    /// The company has no such department.
    Without(Department),
    /// The company does have it.
    With(Department),
}

impl Room {
    /// The person of this id, seated or formerly seated.
    #[must_use]
    pub fn participant(&self, id: &ParticipantId) -> Option<&Participant> {
        self.seats.iter().chain(&self.former).find(|participant| participant.id == *id)
    }

    /// The departments at the table: Sales and Marketing always, then those with a seat, known ones first.
    #[must_use]
    pub fn departments(&self) -> Vec<Department> {
        let seated: BTreeSet<&Department> = self.seats.iter().map(|participant| &participant.department).collect();
        let own = seated.iter().filter(|department| department.key().is_none()).map(|department| (*department).clone());
        Department::KNOWN
            .into_iter()
            .filter(|known| matches!(known, Department::Sales | Department::Marketing) || seated.contains(known))
            .chain(own)
            .collect()
    }

    /// Whether somebody of the department is here now.
    #[must_use]
    pub fn is_present(&self, department: &Department) -> bool {
        self.seats.iter().any(|participant| participant.department == *department && participant.is_here())
    }

    /// The functions that must take part and that the company has, but that nobody sits for: Sales, Marketing, and those
    /// that are required besides.
    #[must_use]
    pub fn missing_seats(&self, required: &BTreeSet<Department>) -> Vec<Department> {
        let both = [Department::Sales, Department::Marketing];
        let in_order = Department::REQUIRED.into_iter().filter(|department| required.contains(department));
        let besides = required.iter().filter(|department| !Department::REQUIRED.contains(department)).cloned();
        both.into_iter()
            .chain(in_order)
            .chain(besides)
            .filter(|department| !self.without.contains(department))
            .filter(|department| !self.seats.iter().any(|participant| participant.department == *department))
            .collect()
    }

    pub(crate) fn apply(&mut self, change: &RoomChange, at: Timestamp) -> Result<(), Refusal> {
        match change {
            RoomChange::Seat(id, name, department, role) => return self.seat(id, name, department, role),
            RoomChange::Name(id, name) => {
                required(name, "field-person-name")?;
                self.seated(id)?.name.clone_from(name);
            }
            RoomChange::Department(id, department) => self.seated(id)?.department = department.clone(),
            RoomChange::Role(id, role) => self.seated(id)?.role.clone_from(role),
            RoomChange::Unseat(id) => {
                self.seated(id)?;
                let (gone, staying) = std::mem::take(&mut self.seats).into_iter().partition(|seat| seat.id == *id);
                self.seats = staying;
                self.former.extend::<Vec<_>>(gone);
            }
            RoomChange::Came(id) => {
                let seat = self.seated(id)?;
                if !seat.is_here() {
                    seat.visits.push(Visit { came: at, left: None });
                }
            }
            RoomChange::Left(id) => {
                if let Some(visit) = self.seated(id)?.visits.last_mut() {
                    visit.left.get_or_insert(at);
                }
            }
            RoomChange::Without(Department::Sales | Department::Marketing) => return Err(Refusal::MeetingIsTheirs),
            RoomChange::Without(department) => drop(self.without.insert(department.clone())),
            RoomChange::With(department) => drop(self.without.remove(department)),
        }
        Ok(())
    }

    fn seat(&mut self, id: &ParticipantId, name: &str, department: &Department, role: &str) -> Result<(), Refusal> {
        required(name, "field-person-name")?;
        if self.seats.iter().any(|seat| seat.id == *id) {
            return Err(Refusal::SeatTaken(id.to_string()));
        }
        // Somebody who had a seat before sits down again and keeps the record of their visits.
        let before = self.former.iter().position(|former| former.id == *id).map(|index| self.former.remove(index));
        self.seats.push(Participant {
            id: id.clone(),
            name: name.to_owned(),
            department: department.clone(),
            role: role.to_owned(),
            visits: before.map(|participant| participant.visits).unwrap_or_default(),
        });
        Ok(())
    }

    fn seated(&mut self, id: &ParticipantId) -> Result<&mut Participant, Refusal> {
        self.seats.iter_mut().find(|seat| seat.id == *id).ok_or_else(|| Refusal::UnknownParticipant(id.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).expect("a small number of minutes")
    }

    fn room(changes: &[(i64, RoomChange)]) -> Room {
        let mut room = Room::default();
        for (minute, change) in changes {
            room.apply(change, at(*minute)).expect("the changes fit each other");
        }
        room
    }

    fn seat(name: &str, department: Department) -> RoomChange {
        RoomChange::Seat(name.into(), name.to_owned(), department, String::new())
    }

    #[test]
    fn comings_and_goings_are_kept_one_by_one() {
        let ana = || "ana".into();
        let room = room(&[
            (0, seat("ana", Department::Sales)),
            (1, RoomChange::Came(ana())),
            (2, RoomChange::Came(ana())),
            (30, RoomChange::Left(ana())),
            (40, RoomChange::Left(ana())),
            (50, RoomChange::Came(ana())),
        ]);
        let visits = &room.seats[0].visits;
        assert_eq!(visits[..], [Visit { came: at(1), left: Some(at(30)) }, Visit { came: at(50), left: None }]);
        assert!(room.is_present(&Department::Sales));
    }

    #[test]
    fn whoever_loses_a_seat_stays_known_and_can_sit_down_again() {
        let mut room = room(&[
            (0, seat("ana", Department::Sales)),
            (1, RoomChange::Came("ana".into())),
            (2, RoomChange::Unseat("ana".into())),
        ]);
        assert!(room.seats.is_empty());
        assert!(room.participant(&"ana".into()).is_some());
        room.apply(&seat("ana", Department::Finance), at(3)).expect("the seat is free");
        assert_eq!((room.seats[0].visits.len(), room.former.len()), (1, 0));
    }

    #[test]
    fn nobody_has_two_seats() {
        let mut room = room(&[(0, seat("ana", Department::Sales))]);
        let refusal = room.apply(&seat("ana", Department::Finance), at(1));
        assert_eq!(refusal, Err(Refusal::SeatTaken("ana".to_owned())));
    }

    #[test]
    fn a_missing_function_is_named_unless_the_company_has_none() {
        let room = room(&[
            (0, seat("ana", Department::Sales)),
            (0, seat("eve", Department::Executive)),
            (1, RoomChange::Without(Department::Production)),
        ]);
        assert_eq!(
            room.missing_seats(&Department::REQUIRED.into()),
            [Department::Marketing, Department::Finance, Department::Operations]
        );
    }

    #[test]
    fn sales_and_marketing_are_always_at_the_table() {
        let mut room = room(&[(0, seat("kim", Department::Other("Purchasing".to_owned())))]);
        let own = Department::Other("Purchasing".to_owned());
        assert_eq!(room.departments(), [Department::Sales, Department::Marketing, own]);
        let refusal = room.apply(&RoomChange::Without(Department::Marketing), at(1));
        assert_eq!(refusal, Err(Refusal::MeetingIsTheirs));
    }
}
