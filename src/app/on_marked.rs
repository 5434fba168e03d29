//! Rows that are marked, and what is done with all of them at once: one entry, and one step of undo.

use super::alter;
use super::command::Command;
use super::effect::Effect;
use super::entering::try_enter;
use super::meeting::Meeting;
use super::model::Model;
use super::section::RowRef;
use super::speaker::Speaker;
use crate::domain::{Change, InputRef, State};
use crate::lang::Message;

/// Whether a command acts on all rows that are marked.
#[must_use]
pub fn acts(command: Command) -> bool {
    use Command as C;
    matches!(command, C::Remove | C::Agree | C::Attribute | C::MoveUp | C::MoveDown | C::Advance)
}

/// Marks the row under the cursor, or takes its mark away, and goes on to the next row.
pub fn toggle(model: &mut Model) -> Vec<Effect> {
    if let Some(meeting) = &mut model.meeting
        && let Some(input) = meeting.selected_input()
    {
        if !meeting.marked.remove(&input) {
            meeting.marked.insert(input);
        }
        let (section, row) = (meeting.section_index(), meeting.row_in(meeting.section_index()));
        meeting.select(section, row + 1);
    }
    Vec::new()
}

/// Does with all marked rows what the command does with one.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let changes = changes(meeting, command);
    if changes.is_empty() {
        return model.refuse(Message::new("marked-nothing-to-do"));
    }
    let under_cursor = (meeting.section_index(), meeting.row_in(meeting.section_index()));
    let moved = meeting.selected_input().filter(|_| matches!(command, Command::MoveUp | Command::MoveDown));
    let count = changes.len().to_string();
    match try_enter(model, None, changes) {
        Ok(effects) => {
            if let Some(meeting) = &mut model.meeting {
                match &moved {
                    Some(input) => meeting.point_at(input),
                    None => meeting.select(under_cursor.0, under_cursor.1),
                }
            }
            model.tell(Message::new("marked-done").with_word("what", command.key()).with("count", &count));
            effects
        }
        Err(why) => model.refuse(why),
    }
}

/// What is changed, row by row.
fn changes(meeting: &Meeting, command: Command) -> Vec<Change> {
    let state = meeting.state();
    let marked = || meeting.marked.iter();
    match command {
        Command::Remove => marked().filter_map(alter::remove).collect(),
        Command::Advance => marked().filter_map(|input| alter::advance(input, state)).collect(),
        Command::Agree => agree(meeting, state),
        Command::Attribute => {
            let Speaker { department, person } = meeting.speaker.clone();
            let is_theirs = |input: &&InputRef| {
                alter::origin(input, state)
                    .is_some_and(|origin| *origin.by == department && origin.person == person.as_ref())
            };
            let others = marked().filter(|input| !is_theirs(input));
            others.map(|input| Change::Attribute(input.clone(), department.clone(), person.clone())).collect()
        }
        Command::MoveUp => moves(meeting, Way::Up),
        Command::MoveDown => moves(meeting, Way::Down),
        _ => Vec::new(),
    }
}

/// The department speaking says yes to what it has not said yes to; where it has to all, it takes its yes back.
fn agree(meeting: &Meeting, state: &State) -> Vec<Change> {
    let speaker = &meeting.speaker.department;
    let (yes, not_yet): (Vec<&InputRef>, Vec<&InputRef>) = meeting
        .marked
        .iter()
        .partition(|input| alter::origin(input, state).is_some_and(|origin| origin.agreed.contains(speaker)));
    if not_yet.is_empty() {
        return yes.into_iter().cloned().map(Change::Withdraw).collect();
    }
    not_yet.into_iter().cloned().map(Change::Agree).collect()
}

/// To which side rows are moved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// Each marked row of the list changes places with the row beside it, unless that stands still at the end of the list.
fn moves(meeting: &Meeting, way: Way) -> Vec<Change> {
    let state = meeting.state();
    let mut shown: Vec<InputRef> = meeting.section().rows(state).iter().filter_map(RowRef::input).collect();
    let is_alike = |input: &InputRef, other: &InputRef| std::mem::discriminant(input) == std::mem::discriminant(other);
    // Where each stands among all of its kind, whatever this list shows of them.
    let mut order: Vec<InputRef> = match shown.first() {
        Some(first) => state.inputs().into_iter().filter(|input| is_alike(input, first)).collect(),
        None => return Vec::new(),
    };
    let mut changes = Vec::new();
    let count = shown.len();
    for step in 0..count {
        let at = if way == Way::Up { step } else { count - 1 - step };
        let beside = if way == Way::Up { at.checked_sub(1) } else { Some(at + 1).filter(|beside| *beside < count) };
        let Some(beside) = beside.filter(|beside| !meeting.marked.contains(&shown[*beside])) else { continue };
        if !meeting.marked.contains(&shown[at]) {
            continue;
        }
        let (input, other) = (shown[at].clone(), shown[beside].clone());
        let places = order.iter().position(|one| *one == input).zip(order.iter().position(|one| *one == other));
        let Some((from, to)) = places else { continue };
        let moved = order.remove(from);
        order.insert(to, moved);
        shown.swap(at, beside);
        changes.extend(alter::place(&input, to));
    }
    changes
}
