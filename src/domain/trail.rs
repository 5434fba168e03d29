//! The trail of an input: who raised it, who changed it, when, from what to what.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::agreement::Stance;
use super::change::{Change, Entry};
use super::department::{Author, Department};
use super::id::{EvidenceId, ParticipantId, SegmentId};
use super::input::{Item, List, ListChange};
use super::reference::InputRef;
use super::research::{Evidence, EvidenceField};
use super::session::Session;
use super::settings::SettingField;
use super::state::State;
use super::value::{Value, Worded};

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
    /// It was merged into another input.
    WentInto(InputRef),
    /// It was marked that this piece of evidence says otherwise.
    Contradicted(InputRef),
    /// It was no longer marked that this piece of evidence says otherwise.
    NoLongerContradicted(InputRef),
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
///
/// Money that came here from a cell which went with its segment or promotion brings the trail of that cell along.
#[must_use]
pub fn trail(session: &Session, input: &InputRef) -> Vec<Trace> {
    trail_until(session, input, (u32::MAX, 0))
}

/// What happened to an input before a change: an entry by its number, and how many of its changes come first.
fn trail_until(session: &Session, input: &InputRef, (last, changes): (u32, usize)) -> Vec<Trace> {
    let mut traces = Vec::new();
    let standing: Vec<u32> = session.standing().map(|entry| entry.seq).collect();
    let mut replayed: Option<Session> = None;
    for entry in session.history().iter().take_while(|entry| entry.seq <= last) {
        let stands = standing.binary_search(&entry.seq).is_ok();
        let trace = |event| Trace {
            seq: entry.seq,
            at: entry.at,
            by: entry.by.clone(),
            person: entry.person.clone(),
            stands,
            event,
        };
        let Some(replayed) = &mut replayed else {
            traces.extend(carried_in(entry, input).map(Event::Carried).map(trace));
            replayed = Session::replay(vec![entry.clone()]).ok();
            continue;
        };
        // Where an entry has several changes, each starts from the one before it.
        let mut amid: Option<State> = None;
        let before_it = if entry.seq == last { changes } else { entry.changes.len() };
        for (at, change) in entry.changes.iter().enumerate().take(before_it) {
            let state = amid.as_ref().unwrap_or(replayed.state());
            if stands && let Some(before) = moved_here(state, change, input) {
                traces.extend(trail_until(session, &before, (entry.seq, at)));
            }
            // What was put aside first has its own beginning.
            if stands
                && change.about().as_ref() == Some(input)
                && let Some(parked) = entry.placed_as(input)
            {
                traces.extend(trail_until(session, &InputRef::Parked(parked.clone()), (entry.seq, at)));
            }
            traces.extend(events(state, entry, change, input).into_iter().map(trace));
            if entry.changes.len() > 1 {
                amid = Some(after(state, entry, change));
            }
        }
        drop(replayed.apply(entry.clone()));
    }
    traces
}

/// The department that had raised an input which the session takes over when it is founded.
fn carried_in(entry: &Entry, input: &InputRef) -> Option<Department> {
    let [Change::Found(founding)] = entry.changes.as_slice() else { return None };
    let state = State::found(founding).ok()?;
    state.raised_by(input).cloned()
}

/// The cell whose money opens this one, where a change moves it to a place that held none.
fn moved_here(state: &State, change: &Change, input: &InputRef) -> Option<InputRef> {
    let InputRef::Allocation(cell) = input else { return None };
    let mut cells = state.budget.allocations.iter().map(|raised| &raised.id);
    let from = cells.find(|from| change.moves(from).as_ref() == Some(cell))?;
    (!state.holds(input)).then(|| InputRef::Allocation(from.clone()))
}

fn events(before: &State, entry: &Entry, change: &Change, input: &InputRef) -> Vec<Event> {
    match change {
        Change::TakeOver(found) => {
            let as_it_was =
                found.says(input) == before.says(input) && found.raised_by(input) == before.raised_by(input);
            return if as_it_was { Vec::new() } else { vec![Event::TakenOver] };
        }
        Change::Sign(_, stance, _) if signs(entry, input) => return vec![Event::Signed(stance.clone())],
        Change::TakeBackSignature if signs(entry, input) => return vec![Event::TookBackSignature],
        _ => {}
    }
    if change.about().as_ref() != Some(input) {
        return match (change, input) {
            (Change::Customers(_) | Change::Setting(SettingField::Tiers(_)), InputRef::Segment(id)) => {
                recounted(before, entry, change, id)
            }
            _ => followed(before, change, input),
        };
    }
    match change {
        Change::Leftover(change) => list_events(&before.room.leftovers, change),
        Change::WorkingLine(change) => list_events(&before.room.working_agreement, change),
        Change::Result(change) => list_events(&before.look_back.results, change),
        Change::Reading(change) => list_events(&before.look_back.readings, change),
        Change::Evidence(change) => evidence_events(before, change),
        Change::Conclusion(change) => list_events(&before.research.conclusions, change),
        Change::Positioning(change) => list_events(&before.research.positionings, change),
        Change::Segment(change) => list_events(&before.segments.list, change),
        Change::Promotion(change) => list_events(&before.budget.promotions, change),
        Change::Allocation(change) => list_events(&before.budget.allocations, change),
        Change::Goal(change) => list_events(&before.goals.list, change),
        Change::Reward(change) => list_events(&before.goals.rewards, change),
        Change::Action(change) => list_events(&before.agreement.actions, change),
        Change::Parked(change) => list_events(&before.agreement.parking_lot, change),
        Change::PlanChange(change) => list_events(&before.agreement.plan_changes, change),
        Change::MergeSegments(from, _) => vec![Event::Merged(InputRef::Segment(from.clone()))],
        Change::Customers(_) => customers_events(before, entry, change),
        Change::Figure(figure, value) => {
            let number = |value: Option<Decimal>| value.map_or(Value::Nothing, Value::Number);
            vec![Event::Changed(figure.key(), number(before.figure(*figure)), number(*value))]
        }
        Change::Agree(_) => vec![Event::Agreed],
        Change::Withdraw(_) => vec![Event::Withdrew],
        Change::Attribute(_, department, person) => vec![Event::Attributed(department.clone(), person.clone())],
        _ => Vec::new(),
    }
}

/// Each bringing of a list is one raising of it: what it replaces is another list, not this one as it was.
fn customers_events(before: &State, entry: &Entry, change: &Change) -> Vec<Event> {
    match after(before, entry, change).says(&InputRef::Customers) {
        Some(fields) => {
            vec![Event::Raised(fields.into_iter().filter(|(_, value)| *value != Value::Nothing).collect())]
        }
        None => vec![Event::Removed],
    }
}

/// What the list says of a segment since a change, where it said something else before.
fn recounted(before: &State, entry: &Entry, change: &Change, id: &SegmentId) -> Vec<Event> {
    let after = after(before, entry, change);
    let (Some(before), Some(after)) = (before.segments.list.get(id), after.segments.list.get(id)) else {
        return Vec::new();
    };
    let (before, after) = (&before.item, &after.item);
    let of = |key: &'static str, from: Value, to: Value| (from != to).then_some(Event::Changed(key, from, to));
    let customers = of("field-customers", before.customers.value(), after.customers.value());
    customers.into_iter().chain(of("field-sales", before.sales.value(), after.sales.value())).collect()
}

fn after(before: &State, entry: &Entry, change: &Change) -> State {
    let mut state = before.clone();
    // An entry that stands in the history was taken change by change.
    drop(state.apply_change(change, entry));
    state
}

fn signs(entry: &Entry, input: &InputRef) -> bool {
    matches!((&entry.by, input), (Author::Department(by), InputRef::Signature(department)) if by == department)
}

/// What happens to an input because a segment or promotion that it hung on goes, or because something else is said of it.
fn followed(before: &State, change: &Change, input: &InputRef) -> Vec<Event> {
    let removed_segment = change.removed_segment();
    let other = |segment: &SegmentId| InputRef::Segment(segment.clone());
    let moved_segment = |segment: Option<&SegmentId>| {
        let (gone, into) = removed_segment.filter(|(gone, _)| segment == Some(gone))?;
        let into = into.map_or(Value::Nothing, |into| Value::Input(other(into)));
        Some(Event::Changed("field-segment", Value::Input(other(gone)), into))
    };
    match input {
        InputRef::Segment(id) => match removed_segment {
            Some((gone, Some(into))) if gone == id => vec![Event::WentInto(other(into))],
            _ => Vec::new(),
        },
        InputRef::Evidence(id) => contradicted(before, change, id).into_iter().collect(),
        InputRef::Allocation(cell) => {
            let went = before.budget.allocations.get(cell).and_then(|_| change.moves(cell));
            let came =
                before.budget.allocations.iter().filter(|raised| change.moves(&raised.id).as_ref() == Some(cell));
            let came = came.map(|raised| Event::Merged(InputRef::Allocation(raised.id.clone())));
            came.chain(went.map(|into| Event::WentInto(InputRef::Allocation(into)))).collect()
        }
        InputRef::Goal(id) => {
            let goal = before.goals.list.get(id);
            goal.and_then(|goal| moved_segment(goal.item.segment.as_ref())).into_iter().collect()
        }
        InputRef::Result(id) => {
            let Some(row) = before.look_back.results.get(id).map(|raised| &raised.item) else { return Vec::new() };
            let gone = change.removed_promotion().filter(|gone| row.promotion.as_ref() == Some(gone));
            let dropped = gone.map(|gone| Value::Input(InputRef::Promotion(gone.clone())));
            let dropped = dropped.map(|from| Event::Changed("field-promotion", from, Value::Nothing));
            moved_segment(row.segment.as_ref()).into_iter().chain(dropped).collect()
        }
        _ => Vec::new(),
    }
}

/// What happens to a piece of evidence that is altered; that it disagrees with another is told as on the other side.
fn evidence_events(before: &State, change: &ListChange<Evidence>) -> Vec<Event> {
    let mut events = list_events(&before.research.evidence, change);
    if let Some((marked, cleared)) = disagreements(before, change) {
        events.retain(|event| !matches!(event, Event::Changed("field-contradicts", ..)));
        events.extend(marked.into_iter().map(InputRef::Evidence).map(Event::Contradicted));
        events.extend(cleared.into_iter().map(InputRef::Evidence).map(Event::NoLongerContradicted));
    }
    events
}

/// What an edit of another piece of evidence says of this one.
fn contradicted(before: &State, change: &Change, id: &EvidenceId) -> Option<Event> {
    let Change::Evidence(change) = change else { return None };
    let (marked, cleared) = disagreements(before, change)?;
    let other = change.about();
    if marked.contains(id) {
        Some(Event::Contradicted(other))
    } else if cleared.contains(id) {
        Some(Event::NoLongerContradicted(other))
    } else {
        None
    }
}

/// With what an edit marks evidence to disagree, and with what no longer; `None` where it does not touch that.
fn disagreements(
    before: &State,
    change: &ListChange<Evidence>,
) -> Option<(BTreeSet<EvidenceId>, BTreeSet<EvidenceId>)> {
    let ListChange::Edit(id, fields) = change else { return None };
    let now = fields.iter().rev().find_map(|field| match field {
        EvidenceField::Contradicts(marks) => Some(marks),
        _ => None,
    })?;
    let was = &before.research.evidence.get(id)?.item.contradicts;
    Some((now - was, was - now))
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
