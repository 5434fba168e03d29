//! The trail of an input: who raised it, who changed it, when, from what to what.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::agreement::Stance;
use super::change::{Change, Entry};
use super::department::{Author, Department};
use super::id::ParticipantId;
use super::input::{Figure, InputRef, Item, List, ListChange};
use super::session::{Session, State};
use super::value::Value;

/// One thing that happened to an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Number of the entry.
    pub seq: u32,
    /// When.
    pub at: Timestamp,
    /// Whose doing.
    pub by: Author,
    /// Who in that department, where known.
    pub person: Option<ParticipantId>,
    /// Whether it stands, or was undone since.
    pub stands: bool,
    /// What happened.
    pub event: Event,
}

/// What can happen to an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It was raised; each filled field with the key of its name.
    Raised(Vec<(&'static str, Value)>),
    /// It was taken over from the session before, where this department had raised it.
    Carried(Department),
    /// A field was changed: key of its name, from, to.
    Changed(&'static str, Value, Value),
    /// It was taken off the table.
    Removed,
    /// It was brought back.
    Restored,
    /// It was moved among its like.
    Moved,
    /// Another input was merged into it.
    Merged(InputRef),
    /// The department said yes to it.
    Agreed,
    /// The department took its yes back.
    Withdrew,
    /// Its origin was corrected to this department.
    Attributed(Department, Option<ParticipantId>),
    /// The department signed.
    Signed(Stance),
    /// The department took its signature back.
    TookBackSignature,
    /// The file was edited outside the program.
    TakenOver,
}

/// All that happened to an input, oldest first; what was undone is there too, and says so.
#[must_use]
pub fn trail(session: &Session, input: &InputRef) -> Vec<Trace> {
    let mut traces = Vec::new();
    let standing: Vec<u32> = session.standing().map(|entry| entry.seq).collect();
    let mut before: Option<Session> = None;
    for entry in session.history() {
        let stands = standing.binary_search(&entry.seq).is_ok();
        for change in &entry.changes {
            let state = before.as_ref().map(Session::state);
            for event in events(state, entry, change, input) {
                traces.push(Trace {
                    seq: entry.seq,
                    at: entry.at,
                    by: entry.by.clone(),
                    person: entry.person.clone(),
                    stands,
                    event,
                });
            }
        }
        match &mut before {
            Some(session) => drop(session.apply(entry.clone())),
            None => before = Session::replay(vec![entry.clone()]).ok(),
        }
    }
    traces
}

fn events(before: Option<&State>, entry: &Entry, change: &Change, input: &InputRef) -> Vec<Event> {
    match change {
        Change::Found(founding) => {
            let origin = founding.carried.as_ref().and_then(|carried| State::origin_in(carried, input));
            return origin.map(Event::Carried).into_iter().collect();
        }
        Change::TakeOver(_) => return vec![Event::TakenOver],
        Change::Sign(_, stance, _) if signs(entry, input) => return vec![Event::Signed(stance.clone())],
        Change::TakeBackSignature if signs(entry, input) => return vec![Event::TookBackSignature],
        _ => {}
    }
    if change.about().as_ref() != Some(input) {
        return Vec::new();
    }
    let Some(state) = before else { return Vec::new() };
    match change {
        Change::WorkingLine(change) => list_events(&state.room.working_agreement, change),
        Change::Result(change) => list_events(&state.look_back.results, change),
        Change::Reading(change) => list_events(&state.look_back.readings, change),
        Change::Evidence(change) => list_events(&state.research.evidence, change),
        Change::Conclusion(change) => list_events(&state.research.conclusions, change),
        Change::Positioning(change) => list_events(&state.research.positionings, change),
        Change::Segment(change) => list_events(&state.segments.list, change),
        Change::Promotion(change) => list_events(&state.budget.promotions, change),
        Change::Allocation(change) => list_events(&state.budget.allocations, change),
        Change::Goal(change) => list_events(&state.goals.list, change),
        Change::Reward(change) => list_events(&state.goals.rewards, change),
        Change::Action(change) => list_events(&state.agreement.actions, change),
        Change::Parked(change) => list_events(&state.agreement.parking_lot, change),
        Change::PlanChange(change) => list_events(&state.agreement.plan_changes, change),
        Change::MergeSegments(from, _) => vec![Event::Merged(InputRef::Segment(from.clone()))],
        Change::Figure(figure, value) => vec![figure_event(state, *figure, *value)],
        Change::Agree(_) => vec![Event::Agreed],
        Change::Withdraw(_) => vec![Event::Withdrew],
        Change::Attribute(_, department, person) => vec![Event::Attributed(department.clone(), person.clone())],
        _ => Vec::new(),
    }
}

fn signs(entry: &Entry, input: &InputRef) -> bool {
    matches!((&entry.by, input), (Author::Department(by), InputRef::Signature(department)) if by == department)
}

fn list_events<T: Item>(list: &List<T>, change: &ListChange<T>) -> Vec<Event> {
    match change {
        ListChange::Raise(_, item) => {
            let fields = item.fields();
            let filled = fields.iter().map(|field| (T::field_key(field), T::field_value(field)));
            vec![Event::Raised(filled.filter(|(_, value)| *value != Value::Nothing).collect())]
        }
        ListChange::Edit(id, fields) => {
            let before = list.get(id);
            let from = |field| before.map_or(Value::Nothing, |raised| T::field_value(&raised.item.current(field)));
            let changed = |field| Event::Changed(T::field_key(field), from(field), T::field_value(field));
            fields.iter().map(changed).collect()
        }
        ListChange::Remove(_) => vec![Event::Removed],
        ListChange::Restore(_) => vec![Event::Restored],
        ListChange::Place(..) => vec![Event::Moved],
    }
}

fn figure_event(state: &State, figure: Figure, value: Option<Decimal>) -> Event {
    let number = |value: Option<Decimal>| value.map_or(Value::Nothing, Value::Number);
    let from = match figure {
        Figure::Budget => state.budget.total.map(super::Money::amount),
        Figure::Sales => state.segments.sales_in_all.map(super::Money::amount),
        Figure::Customers => state.segments.customers_in_all.map(Decimal::from),
    };
    Event::Changed(figure.key(), number(from), number(value))
}

impl State {
    /// The department that had raised an input which a session takes over.
    fn origin_in(carried: &super::Carried, input: &InputRef) -> Option<Department> {
        match input {
            InputRef::WorkingLine(id) => {
                carried.working_agreement.iter().find(|raised| raised.id == *id).map(|raised| raised.by.clone())
            }
            InputRef::Segment(id) => {
                carried.segments.iter().find(|raised| raised.id == *id).map(|raised| raised.by.clone())
            }
            InputRef::Promotion(id) => {
                carried.promotions.iter().find(|raised| raised.id == *id).map(|raised| raised.by.clone())
            }
            _ => None,
        }
    }
}
