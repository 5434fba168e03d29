//! Changes that are the same for every kind of input: off the table, back on it, and up or down among its like.

use std::sync::Arc;

use crate::domain::{
    ActionField, Change, Department, InputRef, Item, List, ListChange, Progress, PromotionField, PromotionState,
    RoomChange, State, Step,
};
use crate::lang::{Words, wording};

macro_rules! on_its_list {
    ($input:expr, |$id:ident| $change:expr) => {
        match $input {
            InputRef::Leftover($id) => Some(Change::Leftover($change)),
            InputRef::WorkingLine($id) => Some(Change::WorkingLine($change)),
            InputRef::Result($id) => Some(Change::Result($change)),
            InputRef::Reading($id) => Some(Change::Reading($change)),
            InputRef::Evidence($id) => Some(Change::Evidence($change)),
            InputRef::Conclusion($id) => Some(Change::Conclusion($change)),
            InputRef::Positioning($id) => Some(Change::Positioning($change)),
            InputRef::Segment($id) => Some(Change::Segment($change)),
            InputRef::Promotion($id) => Some(Change::Promotion($change)),
            InputRef::Allocation($id) => Some(Change::Allocation($change)),
            InputRef::Goal($id) => Some(Change::Goal($change)),
            InputRef::Reward($id) => Some(Change::Reward($change)),
            InputRef::Action($id) => Some(Change::Action($change)),
            InputRef::Parked($id) => Some(Change::Parked($change)),
            InputRef::PlanChange($id) => Some(Change::PlanChange($change)),
            InputRef::Figure(_) | InputRef::Customers | InputRef::Signature(_) => None,
        }
    };
}

/// Takes an input off the table; `None` for what lies in no list.
#[must_use]
pub fn remove(input: &InputRef) -> Option<Change> {
    if *input == InputRef::Customers {
        return Some(Change::Customers(Arc::default()));
    }
    on_its_list!(input, |id| ListChange::Remove(id.clone()))
}

/// Brings an input back; `None` for what lies in no list.
#[must_use]
pub fn restore(input: &InputRef) -> Option<Change> {
    on_its_list!(input, |id| ListChange::Restore(id.clone()))
}

/// Moves an input to a position among its like, counted from 0; `None` for what lies in no list.
#[must_use]
pub fn place(input: &InputRef, position: usize) -> Option<Change> {
    on_its_list!(input, |id| ListChange::Place(id.clone(), position))
}

/// Where an input stands among all of its kind, counted from 0.
#[must_use]
pub fn position(input: &InputRef, state: &State) -> Option<usize> {
    fn of<T: Item>(list: &List<T>, id: &T::Id) -> Option<usize> {
        list.iter().position(|raised| raised.id == *id)
    }
    match input {
        InputRef::Leftover(id) => of(&state.room.leftovers, id),
        InputRef::WorkingLine(id) => of(&state.room.working_agreement, id),
        InputRef::Result(id) => of(&state.look_back.results, id),
        InputRef::Evidence(id) => of(&state.research.evidence, id),
        InputRef::Conclusion(id) => of(&state.research.conclusions, id),
        InputRef::Positioning(id) => of(&state.research.positionings, id),
        InputRef::Segment(id) => of(&state.segments.list, id),
        InputRef::Promotion(id) => of(&state.budget.promotions, id),
        InputRef::Goal(id) => of(&state.goals.list, id),
        InputRef::Reward(id) => of(&state.goals.rewards, id),
        InputRef::Action(id) => of(&state.agreement.actions, id),
        InputRef::Parked(id) => of(&state.agreement.parking_lot, id),
        _ => None,
    }
}

/// Who raised an input, and the departments that said yes to it; `None` for what is not on the table.
#[must_use]
pub fn origin<'a>(input: &InputRef, state: &'a State) -> Option<Origin<'a>> {
    fn of<'a, T: Item>(list: &'a List<T>, id: &T::Id) -> Option<Origin<'a>> {
        list.get(id).map(|raised| Origin {
            by: &raised.by,
            person: raised.person.as_ref(),
            at: raised.at,
            agreed: &raised.agreed,
        })
    }
    match input {
        InputRef::Leftover(id) => of(&state.room.leftovers, id),
        InputRef::WorkingLine(id) => of(&state.room.working_agreement, id),
        InputRef::Result(id) => of(&state.look_back.results, id),
        InputRef::Reading(id) => of(&state.look_back.readings, id),
        InputRef::Evidence(id) => of(&state.research.evidence, id),
        InputRef::Conclusion(id) => of(&state.research.conclusions, id),
        InputRef::Positioning(id) => of(&state.research.positionings, id),
        InputRef::Segment(id) => of(&state.segments.list, id),
        InputRef::Promotion(id) => of(&state.budget.promotions, id),
        InputRef::Allocation(id) => of(&state.budget.allocations, id),
        InputRef::Goal(id) => of(&state.goals.list, id),
        InputRef::Reward(id) => of(&state.goals.rewards, id),
        InputRef::Action(id) => of(&state.agreement.actions, id),
        InputRef::Parked(id) => of(&state.agreement.parking_lot, id),
        InputRef::PlanChange(id) => of(&state.agreement.plan_changes, id),
        InputRef::Customers => state.segments.brought.as_ref().map(|brought| Origin {
            by: &brought.by,
            person: brought.person.as_ref(),
            at: brought.at,
            agreed: &brought.agreed,
        }),
        InputRef::Figure(_) | InputRef::Signature(_) => None,
    }
}

/// Who raised an input, when, and who said yes to it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The department.
    pub by: &'a Department,
    /// Who in it, where known.
    pub person: Option<&'a crate::domain::ParticipantId>,
    /// When.
    pub at: jiff::Timestamp,
    /// The departments that said yes to it as it stands.
    pub agreed: &'a std::collections::BTreeSet<Department>,
}

/// What was taken off the table at a step, by name, with the changes that bring it back; the last taken first.
#[must_use]
pub fn can_come_back(step: Step, state: &State, words: &Words) -> Vec<(String, Vec<Change>)> {
    fn aside<T: Item>(list: &List<T>) -> Vec<InputRef> {
        list.aside().map(|raised| T::reference(raised.id.clone())).collect()
    }
    let inputs = match step {
        Step::Room => aside(&state.room.working_agreement),
        Step::LookBack => [aside(&state.look_back.results), aside(&state.look_back.readings)].concat(),
        Step::Research => {
            let research = &state.research;
            [aside(&research.evidence), aside(&research.conclusions), aside(&research.positionings)].concat()
        }
        Step::Segments => aside(&state.segments.list),
        Step::Budget => [aside(&state.budget.promotions), aside(&state.budget.allocations)].concat(),
        Step::Goals => [aside(&state.goals.list), aside(&state.goals.rewards)].concat(),
        Step::Agreement => [aside(&state.agreement.actions), aside(&state.agreement.parking_lot)].concat(),
    };
    let mut found: Vec<(String, Vec<Change>)> =
        inputs.iter().filter_map(|input| Some((wording::input(input, state, words), vec![restore(input)?]))).collect();
    if step == Step::Room {
        found.extend(state.room.former.iter().map(|seat| {
            let again =
                RoomChange::Seat(seat.id.clone(), seat.name.clone(), seat.department.clone(), seat.role.clone());
            (seat.name.clone(), vec![Change::Room(again)])
        }));
        let without = state.room.without.iter().cloned();
        found.extend(without.map(|department| {
            let name = wording::department(&department, words).into_owned();
            (name, vec![Change::Room(RoomChange::With(department))])
        }));
    }
    found.reverse();
    found
}

/// The next thing that happens to an action or a promotion: done, running, ended.
#[must_use]
pub fn advance(input: &InputRef, state: &State) -> Option<Change> {
    match input {
        InputRef::Action(id) => {
            let next = match state.agreement.actions.get(id)?.item.progress {
                Progress::Open => Progress::Done,
                Progress::Done => Progress::Open,
            };
            Some(Change::Action(ListChange::Edit(id.clone(), vec![ActionField::Progress(next)])))
        }
        InputRef::Promotion(id) => {
            let next = match state.budget.promotions.get(id)?.item.state {
                PromotionState::Planned => PromotionState::Running,
                PromotionState::Running => PromotionState::Ended,
                PromotionState::Ended | PromotionState::Cancelled => PromotionState::Planned,
            };
            Some(Change::Promotion(ListChange::Edit(id.clone(), vec![PromotionField::State(next)])))
        }
        _ => None,
    }
}
