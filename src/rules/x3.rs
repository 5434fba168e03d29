//! X3: the managers of the other functions take part in deciding. What Sales and Marketing settle among themselves is undone
//! by those who must pay for it, make it and deliver it.

use super::{Context, Flag};
use crate::domain::{Case, Concern, Department, Part, Step, Value};

/// What the rule finds: of each function that must take part, the gravest thing that it lacks.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let required = state.settings.required.iter().filter(|department| !state.room.without.contains(*department));
    let flags = required.filter_map(|department| {
        let case = lacks(context, department)?;
        let about = [Concern::Department(department.clone())];
        Some(Flag::new(case, about).with("department", Value::Department(department.clone())))
    });
    flags.collect()
}

fn lacks(context: &Context<'_>, department: &Department) -> Option<Case> {
    if context.has_left(Step::Room) && !has_come(context, department) && !context.is_heard(department) {
        return Some(Case::Absent);
    }
    if !context.is_at_agreement() {
        return None;
    }
    if !context.is_heard(department) {
        return Some(Case::NotHeard);
    }
    let has_signed = Part::ALL.iter().any(|part| context.state().is_signed(department, *part));
    (!has_signed).then_some(Case::NotSigned)
}

/// Whether somebody of the department came. Where nobody at all is marked as here, whoever has a seat counts as here.
fn has_come(context: &Context<'_>, department: &Department) -> bool {
    let room = &context.state().room;
    let everybody = || room.seats.iter().chain(&room.former);
    let nobody_is_marked = everybody().all(|seat| seat.visits.is_empty());
    everybody().any(|seat| seat.department == *department && (nobody_is_marked || !seat.visits.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, RoomChange, Rule, SettingField, Stance};
    use crate::rules::samples::Sample;

    #[test]
    fn a_meeting_of_sales_and_marketing_only_lacks_the_others() {
        let mut sample = Sample::founded();
        sample.seat("ana", Department::Sales).seat("max", Department::Marketing);
        sample.says(Department::Sales, Step::Room, Sample::a_rule());
        assert_eq!(sample.rule(Rule::X3), [], "the room has not been left");
        sample.leaves(Step::Room);
        assert_eq!(sample.found(Case::Absent).len(), 4);
        sample.chair(Change::Room(RoomChange::Without(Department::Production)));
        sample.chair(Change::Setting(SettingField::Required([Department::Finance, Department::Production].into())));
        let absent = sample.found(Case::Absent);
        assert_eq!(absent.len(), 1);
        assert_eq!(absent[0].key.about, [Concern::Department(Department::Finance)]);
    }

    #[test]
    fn whoever_is_here_is_heard_and_signs() {
        let mut sample = Sample::planned();
        sample.chair(Change::Setting(SettingField::Required([Department::Finance].into())));
        sample.says(Department::Sales, Step::Agreement, Sample::a_rule());
        assert_eq!(sample.found(Case::NotHeard).len(), 1);
        sample.says(Department::Finance, Step::Budget, Sample::another_rule());
        assert_eq!(sample.found(Case::NotHeard), []);
        assert_eq!(sample.found(Case::NotSigned).len(), 1);
        sample.signs("fay", Department::Finance, Stance::Objects("No cash before April".to_owned()));
        assert_eq!(sample.rule(Rule::X3), []);
    }

    #[test]
    fn where_nobody_is_marked_as_here_a_seat_is_enough_and_otherwise_it_is_not() {
        let mut sample = Sample::planned();
        sample.chair(Change::Setting(SettingField::Required([Department::Finance].into())));
        sample.leaves(Step::Room);
        assert_eq!(sample.rule(Rule::X3), []);
        sample.chair(Change::Room(RoomChange::Came("ana".into())));
        assert_eq!(sample.found(Case::Absent).len(), 1);
        sample.chair(Change::Room(RoomChange::Came("fay".into())));
        sample.chair(Change::Room(RoomChange::Left("fay".into())));
        assert_eq!(sample.found(Case::Absent), [], "they came, if only for a while");
    }

    #[test]
    fn where_nobody_must_take_part_nobody_is_missed() {
        let mut sample = Sample::founded();
        sample.seat("ana", Department::Sales);
        sample.says(Department::Sales, Step::Agreement, Sample::a_rule());
        assert_eq!(sample.rule(Rule::X3).len(), 4);
        sample.chair(Change::Setting(SettingField::Required([].into())));
        assert_eq!(sample.rule(Rule::X3), []);
    }
}
