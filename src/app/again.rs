//! The last thing again: its value in a field of a new input, and what was done to one row done to another.

use super::alter;
use super::asking;
use super::effect::Effect;
use super::entering::try_enter;
use super::form::{Form, Touch};
use super::meeting::Meeting;
use super::model::Model;
use super::overlay::Overlay;
use super::reading::Context;
use super::steps::budget;
use super::subject::Subject;
use crate::domain::{Allocation, AllocationField, Cell, Change, InputRef, ListChange, State};
use crate::lang::{Message, wording};

/// The form of the last input of the kind that a form raises; `None` where there is none, or where nothing new is raised.
fn last_alike(subject: &Subject, context: &Context<'_>) -> Option<Form> {
    let alike = context.state.inputs().into_iter().filter(|input| is_alike(subject, input));
    let open = alike.filter(|input| !context.watch.holds(input));
    let mut raised: Vec<_> = open.filter_map(|input| Some((alter::origin(&input, context.state)?.at, input))).collect();
    raised.sort_by_key(|(at, _)| *at);
    raised
        .iter()
        .rev()
        .filter_map(|(_, input)| asking::copy_of(input, context))
        .find(|copy| raises_alike(copy, subject))
}

/// Whether a form raises the same as a copy: evidence of the other stream is another kind.
fn raises_alike(copy: &Form, subject: &Subject) -> bool {
    match (&copy.subject, subject) {
        (Subject::Evidence(None, one), Subject::Evidence(None, other)) => one == other,
        _ => true,
    }
}

fn is_alike(subject: &Subject, input: &InputRef) -> bool {
    matches!(
        (subject, input),
        (Subject::WorkingLine(None), InputRef::WorkingLine(_))
            | (Subject::Result(None), InputRef::Result(_))
            | (Subject::Evidence(None, _), InputRef::Evidence(_))
            | (Subject::Conclusion(None, _), InputRef::Conclusion(_))
            | (Subject::Positioning(None, _), InputRef::Positioning(_))
            | (Subject::Segment(None), InputRef::Segment(_))
            | (Subject::Promotion(None), InputRef::Promotion(_))
            | (Subject::Goal(None), InputRef::Goal(_))
            | (Subject::Reward(None), InputRef::Reward(_))
            | (Subject::Action(None), InputRef::Action(_))
            | (Subject::Parked(None), InputRef::Parked(_))
    )
}

/// Fills the field in focus with what the last input of this kind says in it.
pub fn fill(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Form(form)) = model.overlays.last() else { return Vec::new() };
    let (focus, subject) = (form.focus, form.subject.clone());
    let last = model.context().and_then(|context| last_alike(&subject, &context));
    let last = last.and_then(|last| last.rows.into_iter().nth(focus)).filter(|row| !row.is_empty());
    let Some(last) = last else { return model.refuse(Message::new("again-nothing-before")) };
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && let Some(row) = form.rows.get_mut(focus)
    {
        (row.text, row.offer) = (last.text, last.offer);
        form.touch = Touch::Typed;
        form.problem = None;
    }
    Vec::new()
}

/// What was done last, done to the row under the cursor; `None` where that makes no sense there.
#[must_use]
pub fn changes(meeting: &Meeting) -> Option<Vec<Change>> {
    let input = meeting.selected_input()?;
    let last = meeting.session().history().last()?;
    let state = meeting.state();
    let again = |change: &Change| {
        let about = change.about()?;
        // What is held is put otherwise or released, never written over by habit.
        if about == input || meeting.watch().holds(&about) || meeting.watch().holds(&input) {
            return None;
        }
        match (change, &input) {
            (Change::Allocation(done), InputRef::Allocation(cell)) => on_cell(done, &about, cell, state),
            _ => to(change, &input).filter(|_| alter::origin(&input, state).is_some()),
        }
    };
    // One row was altered, not several at once.
    let changes: Option<Vec<Change>> = last.changes.iter().map(again).collect();
    changes.filter(|changes| changes.len() == 1)
}

/// What was done to one cell, done to another: its amount, or what else was said of it.
fn on_cell(done: &ListChange<Allocation>, from: &InputRef, cell: &Cell, state: &State) -> Option<Change> {
    let InputRef::Allocation(from) = from else { return None };
    match done {
        ListChange::Edit(_, fields) if !fields.iter().any(|field| matches!(field, AllocationField::Amount(_))) => {
            let there = state.budget.allocations.get(cell).is_some();
            there.then(|| Change::Allocation(ListChange::Edit(cell.clone(), fields.clone())))
        }
        _ => budget::set(cell, state.budget.amount(from), state),
    }
}

/// A change of one input, made to another of its kind.
fn to(change: &Change, input: &InputRef) -> Option<Change> {
    macro_rules! edit_alike {
        ($($kind:ident),*) => {
            match (change, input) {
                $((Change::$kind(ListChange::Edit(_, fields)), InputRef::$kind(id)) => {
                    Some(Change::$kind(ListChange::Edit(id.clone(), fields.clone())))
                })*
                (Change::Agree(_), _) => Some(Change::Agree(input.clone())),
                (Change::Withdraw(_), _) => Some(Change::Withdraw(input.clone())),
                (Change::Attribute(_, by, person), _) => {
                    Some(Change::Attribute(input.clone(), by.clone(), person.clone()))
                }
                _ => None,
            }
        };
    }
    edit_alike!(
        WorkingLine,
        Result,
        Evidence,
        Conclusion,
        Positioning,
        Segment,
        Promotion,
        Goal,
        Reward,
        Action,
        Parked
    )
}

/// Does to the row under the cursor what was done to another row last.
pub fn repeat(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(changes) = changes(meeting) else { return model.refuse(Message::new("again-not-here")) };
    let what = meeting.selected_input().map(|input| wording::input(&input, meeting.state(), &model.words));
    let spot = meeting.selected_input();
    match try_enter(model, None, changes) {
        Ok(effects) => {
            if let (Some(meeting), Some(input)) = (&mut model.meeting, spot) {
                meeting.point_at(&input);
            }
            model.tell(Message::new("again-done").with("what", &what.unwrap_or_default()));
            effects
        }
        Err(why) => model.refuse(why),
    }
}
