//! The table: every input of a session by its reference, whatever its kind, and what the inputs owe to each other.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::change::Change;
use super::department::Department;
use super::id::{Cell, Line, ParticipantId};
use super::input::{Item, List, ListChange, Raised};
use super::money::Money;
use super::reference::{Figure, InputRef};
use super::refusal::Refusal;
use super::state::State;
use super::value::Value;

/// Where an input comes from and who has said yes to it, open to correction.
pub(crate) struct Origin<'a> {
    /// The department that raised it.
    pub by: &'a mut Department,
    /// Who in it, where known.
    pub person: &'a mut Option<ParticipantId>,
    /// The departments that have said yes to it.
    pub agreed: &'a mut BTreeSet<Department>,
}

/// Runs `$on` with the list that holds inputs of the reference's kind and the id, or `$otherwise` for what is in no list.
macro_rules! in_its_list {
    ($state:expr, [$($mutable:tt)*], $input:expr, |$list:ident, $id:ident| $on:expr, $otherwise:expr) => {
        match $input {
            InputRef::Leftover($id) => { let $list = &$($mutable)* $state.room.leftovers; $on }
            InputRef::WorkingLine($id) => { let $list = &$($mutable)* $state.room.working_agreement; $on }
            InputRef::Result($id) => { let $list = &$($mutable)* $state.look_back.results; $on }
            InputRef::Reading($id) => { let $list = &$($mutable)* $state.look_back.readings; $on }
            InputRef::Evidence($id) => { let $list = &$($mutable)* $state.research.evidence; $on }
            InputRef::Conclusion($id) => { let $list = &$($mutable)* $state.research.conclusions; $on }
            InputRef::Positioning($id) => { let $list = &$($mutable)* $state.research.positionings; $on }
            InputRef::Segment($id) => { let $list = &$($mutable)* $state.segments.list; $on }
            InputRef::Promotion($id) => { let $list = &$($mutable)* $state.budget.promotions; $on }
            InputRef::Allocation($id) => { let $list = &$($mutable)* $state.budget.allocations; $on }
            InputRef::Goal($id) => { let $list = &$($mutable)* $state.goals.list; $on }
            InputRef::Reward($id) => { let $list = &$($mutable)* $state.goals.rewards; $on }
            InputRef::Action($id) => { let $list = &$($mutable)* $state.agreement.actions; $on }
            InputRef::Parked($id) => { let $list = &$($mutable)* $state.agreement.parking_lot; $on }
            InputRef::PlanChange($id) => { let $list = &$($mutable)* $state.agreement.plan_changes; $on }
            InputRef::Figure(_) | InputRef::Customers | InputRef::Signature(_) => $otherwise,
        }
    };
}

impl State {
    /// Everything on the table that somebody raised, in the order of the steps.
    #[must_use]
    pub fn inputs(&self) -> Vec<InputRef> {
        fn of<T: Item>(list: &List<T>) -> impl Iterator<Item = InputRef> + '_ {
            list.iter().map(|raised| T::reference(raised.id.clone()))
        }
        let figures = [Figure::Customers, Figure::Sales, Figure::Budget].into_iter();
        let signatures = self.agreement.signatures.iter();
        of(&self.room.leftovers)
            .chain(of(&self.room.working_agreement))
            .chain(of(&self.look_back.results))
            .chain(of(&self.look_back.readings))
            .chain(of(&self.research.evidence))
            .chain(of(&self.research.conclusions))
            .chain(of(&self.research.positionings))
            .chain(of(&self.segments.list))
            .chain(of(&self.budget.promotions))
            .chain(of(&self.budget.allocations))
            .chain(of(&self.goals.list))
            .chain(of(&self.goals.rewards))
            .chain(of(&self.agreement.actions))
            .chain(of(&self.agreement.parking_lot))
            .chain(of(&self.agreement.plan_changes))
            .chain(self.segments.brought.iter().map(|_| InputRef::Customers))
            .chain(figures.filter(|figure| self.figure(*figure).is_some()).map(InputRef::Figure))
            .chain(signatures.map(|signature| InputRef::Signature(signature.department.clone())))
            .collect()
    }

    /// The department that raised an input on the table; `None` for a figure, whose trail tells it, and for what is not
    /// on the table.
    #[must_use]
    pub fn raised_by(&self, input: &InputRef) -> Option<&Department> {
        in_its_list!(
            self,
            [],
            input,
            |list, id| list.get(id).map(|raised| &raised.by),
            match input {
                InputRef::Customers => self.segments.brought.as_ref().map(|brought| &brought.by),
                InputRef::Signature(department) =>
                    self.agreement.signature(department).map(|signature| &signature.department),
                _ => None,
            }
        )
    }

    /// The department that raised an input on the table and, where known, who in it; `None` as for [`State::raised_by`].
    #[must_use]
    pub fn raised_with(&self, input: &InputRef) -> Option<(&Department, Option<&ParticipantId>)> {
        in_its_list!(
            self,
            [],
            input,
            |list, id| list.get(id).map(|raised| (&raised.by, raised.person.as_ref())),
            match input {
                InputRef::Customers =>
                    self.segments.brought.as_ref().map(|brought| (&brought.by, brought.person.as_ref())),
                InputRef::Signature(department) => {
                    let signature = self.agreement.signature(department);
                    signature.map(|signature| (&signature.department, Some(&signature.person)))
                }
                _ => None,
            }
        )
    }

    /// Whether the input is on the table.
    #[must_use]
    pub fn holds(&self, input: &InputRef) -> bool {
        match input {
            InputRef::Figure(figure) => self.figure(*figure).is_some(),
            _ => self.raised_by(input).is_some(),
        }
    }

    /// A figure that stands alone; `None` where nobody has set it.
    #[must_use]
    pub fn figure(&self, figure: Figure) -> Option<Decimal> {
        match figure {
            Figure::Budget => self.budget.total.map(Money::amount),
            Figure::Sales => self.segments.sales_in_all.map(Money::amount),
            Figure::Customers => self.segments.customers_in_all.map(Decimal::from),
        }
    }

    /// What an input on the table says, field by field, each with the key of its name.
    #[must_use]
    pub fn says(&self, input: &InputRef) -> Option<Vec<(&'static str, Value)>> {
        fn fields<T: Item>(raised: &Raised<T>) -> Vec<(&'static str, Value)> {
            raised.item.fields().iter().map(|field| (T::field_key(field), T::field_value(field))).collect()
        }
        in_its_list!(
            self,
            [],
            input,
            |list, id| list.get(id).map(fields),
            match input {
                InputRef::Figure(figure) => Some(vec![(figure.key(), Value::Number(self.figure(*figure)?))]),
                InputRef::Customers => self.segments.says_of_customers(),
                InputRef::Signature(department) => {
                    let stance = &self.agreement.signature(department)?.stance;
                    let reason = stance.reason().map_or(Value::Nothing, |reason| Value::Text(reason.to_owned()));
                    Some(vec![("field-stance", Value::Choice(stance.key())), ("field-reason", reason)])
                }
                _ => None,
            }
        )
    }

    /// Lets `with` alter the origin and the agreement of an input, of whatever kind.
    pub(crate) fn with_origin(&mut self, input: &InputRef, with: impl FnOnce(Origin<'_>)) -> Result<(), Refusal> {
        fn origin<T: Item>(raised: &mut Raised<T>) -> Origin<'_> {
            Origin { by: &mut raised.by, person: &mut raised.person, agreed: &mut raised.agreed }
        }
        if let (InputRef::Customers, Some(brought)) = (input, &mut self.segments.brought) {
            with(Origin { by: &mut brought.by, person: &mut brought.person, agreed: &mut brought.agreed });
            return Ok(());
        }
        let found = in_its_list!(self, [mut], input, |list, id| list.get_mut(id).map(origin).map(with), None);
        found.ok_or_else(|| Refusal::NotOnTable(input.clone()))
    }

    /// Refuses a change that leans on an input which is not there.
    ///
    /// Money, results and goals need their segment and promotion on the table, since that is where they are shown; a
    /// reading, and a segment that came of another, may speak of one that has gone.
    pub(crate) fn check_links(&self, change: &Change) -> Result<(), Refusal> {
        let may_have_gone = matches!(change, Change::Reading(_) | Change::Segment(_));
        links(change).into_iter().try_for_each(|link| {
            let needed_on_table = matches!(link, InputRef::Segment(_) | InputRef::Promotion(_)) && !may_have_gone;
            let there = if needed_on_table { self.holds(&link) } else { self.knows(&link) };
            if there { Ok(()) } else { Err(Refusal::NotOnTable(link)) }
        })
    }

    /// Whether the input is on the table or aside.
    fn knows(&self, input: &InputRef) -> bool {
        in_its_list!(self, [], input, |list, id| list.knows(id), self.holds(input))
    }
}

impl Change {
    /// What it makes an input say, field by field, each with the key of its name; of an edit only what it alters.
    #[must_use]
    pub fn says(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Leftover(change) => change.says(),
            Self::WorkingLine(change) => change.says(),
            Self::Result(change) => change.says(),
            Self::Reading(change) => change.says(),
            Self::Evidence(change) => change.says(),
            Self::Conclusion(change) => change.says(),
            Self::Positioning(change) => change.says(),
            Self::Segment(change) => change.says(),
            Self::Promotion(change) => change.says(),
            Self::Allocation(change) => change.says(),
            Self::Goal(change) => change.says(),
            Self::Reward(change) => change.says(),
            Self::Action(change) => change.says(),
            Self::Parked(change) => change.says(),
            Self::PlanChange(change) => change.says(),
            _ => Vec::new(),
        }
    }
}

/// The other inputs that a change names.
fn links(change: &Change) -> Vec<InputRef> {
    match change {
        Change::Result(change) => named(change),
        Change::Reading(ListChange::Raise(line, _) | ListChange::Restore(line)) => line.of(),
        Change::Evidence(change) => named(change),
        Change::Conclusion(change) => named(change),
        Change::Positioning(change) => named(change),
        Change::Segment(change) => named(change),
        Change::Allocation(change) => {
            let place = match change {
                ListChange::Raise(cell, _) | ListChange::Restore(cell) => cell.of(),
                _ => Vec::new(),
            };
            place.into_iter().chain(named(change)).collect()
        }
        Change::HandIn(split) => split.keys().flat_map(Cell::of).collect(),
        Change::Goal(change) => named(change),
        Change::Reward(change) => named(change),
        Change::Parked(change) => named(change),
        _ => Vec::new(),
    }
}

/// The other inputs that the fields of a change name.
fn named<T: Item>(change: &ListChange<T>) -> Vec<InputRef> {
    fn inputs(value: Value) -> Vec<InputRef> {
        match value {
            Value::Input(input) => vec![input],
            Value::Several(values) => values.into_iter().flat_map(inputs).collect(),
            _ => Vec::new(),
        }
    }
    change.says().into_iter().flat_map(|(_, value)| inputs(value)).collect()
}

impl Cell {
    /// The segment and the promotion that cross here.
    fn of(&self) -> Vec<InputRef> {
        let segment = self.segment.clone().map(InputRef::Segment);
        segment.into_iter().chain(self.promotion.clone().map(InputRef::Promotion)).collect()
    }
}

impl Line {
    /// The segment or the promotion, or both, that the line is of.
    pub(super) fn of(&self) -> Vec<InputRef> {
        match self {
            Self::Segment(segment) => segment.clone().map(InputRef::Segment).into_iter().collect(),
            Self::Promotion(promotion) => promotion.clone().map(InputRef::Promotion).into_iter().collect(),
            Self::Cell(cell) => cell.of(),
        }
    }
}
