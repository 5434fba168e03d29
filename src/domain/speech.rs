//! What was said, wherever it is kept: all words of the room in a change or in a state, open to be covered.

use super::agreement::{Signature, Stance};
use super::change::Change;
use super::department::Department;
use super::founding::{Carried, Founding};
use super::input::{Item, List, ListChange, Raised};
use super::reference::InputRef;
use super::state::State;

/// All that is said in one input.
#[derive(Debug)]
pub struct Speech<'a> {
    /// The input.
    pub input: InputRef,
    /// The department that raised it.
    pub by: Department,
    /// Its words, field by field.
    pub words: Vec<&'a mut String>,
}

fn of<T: Item>(raised: &mut Raised<T>) -> Speech<'_> {
    Speech { input: T::reference(raised.id.clone()), by: raised.by.clone(), words: raised.item.words_mut() }
}

fn all<T: Item>(list: &mut List<T>) -> impl Iterator<Item = Speech<'_>> {
    list.raised_mut().map(of)
}

impl Stance {
    fn words_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Agrees => None,
            Self::WithReservation(reason) | Self::Objects(reason) => Some(reason),
        }
    }
}

fn signed(signature: &mut Signature) -> Speech<'_> {
    let by = signature.department.clone();
    Speech { input: InputRef::Signature(by.clone()), by, words: signature.stance.words_mut().into_iter().collect() }
}

impl Change {
    /// All that is said in it, about one input.
    pub fn words_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Leftover(change) => change.words_mut(),
            Self::WorkingLine(change) => change.words_mut(),
            Self::Result(change) => change.words_mut(),
            Self::Reading(change) => change.words_mut(),
            Self::Evidence(change) => change.words_mut(),
            Self::Conclusion(change) => change.words_mut(),
            Self::Positioning(change) => change.words_mut(),
            Self::Segment(change) => change.words_mut(),
            Self::Promotion(change) => change.words_mut(),
            Self::Allocation(change) => change.words_mut(),
            Self::Goal(change) => change.words_mut(),
            Self::Reward(change) => change.words_mut(),
            Self::Action(change) => change.words_mut(),
            Self::Parked(change) => change.words_mut(),
            Self::PlanChange(change) => change.words_mut(),
            Self::Sign(_, stance, _) => stance.words_mut().into_iter().collect(),
            Self::Settle(_, _, reason) | Self::Reopen(reason) => vec![reason],
            _ => Vec::new(),
        }
    }

    /// All that was said in the inputs of a whole state that it brings: of the session before, or of an edited file.
    pub fn speeches_mut(&mut self) -> Vec<Speech<'_>> {
        match self {
            Self::Found(founding) => founding.speeches_mut(),
            Self::TakeOver(state) => state.speeches_mut(),
            _ => Vec::new(),
        }
    }
}

impl Founding {
    fn speeches_mut(&mut self) -> Vec<Speech<'_>> {
        let Some(Carried { leftovers, working_agreement, segments, promotions, .. }) = &mut self.carried else {
            return Vec::new();
        };
        let segments = segments.iter_mut().map(of);
        let leftovers = leftovers.iter_mut().map(of);
        leftovers
            .chain(working_agreement.iter_mut().map(of))
            .chain(segments)
            .chain(promotions.iter_mut().map(of))
            .collect()
    }
}

impl State {
    /// All that was said in its inputs, on the table and aside.
    pub fn speeches_mut(&mut self) -> Vec<Speech<'_>> {
        all(&mut self.room.leftovers)
            .chain(all(&mut self.room.working_agreement))
            .chain(all(&mut self.look_back.results))
            .chain(all(&mut self.look_back.readings))
            .chain(all(&mut self.research.evidence))
            .chain(all(&mut self.research.conclusions))
            .chain(all(&mut self.research.positionings))
            .chain(all(&mut self.segments.list))
            .chain(all(&mut self.budget.promotions))
            .chain(all(&mut self.budget.allocations))
            .chain(all(&mut self.goals.list))
            .chain(all(&mut self.goals.rewards))
            .chain(all(&mut self.agreement.actions))
            .chain(all(&mut self.agreement.parking_lot))
            .chain(all(&mut self.agreement.plan_changes))
            .chain(self.agreement.signatures.iter_mut().map(signed))
            .collect()
    }

    /// The change by which every text of an input that `is_meant` says this instead; `None` where none is.
    #[must_use]
    pub fn rewording(&self, input: &InputRef, is_meant: &dyn Fn(&str) -> bool, instead: &str) -> Option<Change> {
        fn edit<T: Item>(
            list: &List<T>,
            id: &T::Id,
            is_meant: &dyn Fn(&str) -> bool,
            instead: &str,
            change: fn(ListChange<T>) -> Change,
        ) -> Option<Change> {
            let before = &list.get(id)?.item;
            let mut after = before.clone();
            for text in after.words_mut().into_iter().filter(|text| is_meant(text)) {
                instead.clone_into(text);
            }
            let fields: Vec<T::Field> =
                after.fields().into_iter().filter(|field| before.current(field) != *field).collect();
            (!fields.is_empty()).then(|| change(ListChange::Edit(id.clone(), fields)))
        }
        match input {
            InputRef::Leftover(id) => edit(&self.room.leftovers, id, is_meant, instead, Change::Leftover),
            InputRef::WorkingLine(id) => edit(&self.room.working_agreement, id, is_meant, instead, Change::WorkingLine),
            InputRef::Result(id) => edit(&self.look_back.results, id, is_meant, instead, Change::Result),
            InputRef::Reading(id) => edit(&self.look_back.readings, id, is_meant, instead, Change::Reading),
            InputRef::Evidence(id) => edit(&self.research.evidence, id, is_meant, instead, Change::Evidence),
            InputRef::Conclusion(id) => edit(&self.research.conclusions, id, is_meant, instead, Change::Conclusion),
            InputRef::Positioning(id) => edit(&self.research.positionings, id, is_meant, instead, Change::Positioning),
            InputRef::Segment(id) => edit(&self.segments.list, id, is_meant, instead, Change::Segment),
            InputRef::Promotion(id) => edit(&self.budget.promotions, id, is_meant, instead, Change::Promotion),
            InputRef::Allocation(id) => edit(&self.budget.allocations, id, is_meant, instead, Change::Allocation),
            InputRef::Goal(id) => edit(&self.goals.list, id, is_meant, instead, Change::Goal),
            InputRef::Reward(id) => edit(&self.goals.rewards, id, is_meant, instead, Change::Reward),
            InputRef::Action(id) => edit(&self.agreement.actions, id, is_meant, instead, Change::Action),
            InputRef::Parked(id) => edit(&self.agreement.parking_lot, id, is_meant, instead, Change::Parked),
            InputRef::PlanChange(id) => edit(&self.agreement.plan_changes, id, is_meant, instead, Change::PlanChange),
            InputRef::Figure(_) | InputRef::Customers | InputRef::Signature(_) => None,
        }
    }
}
