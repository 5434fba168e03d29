//! The room view as it is driven: turned on and off, walked through by a clicker, blanked, and kept quiet.

use super::command::Command;
use super::effect::Effect;
use super::going::{go_along, go_to};
use super::meeting::Meeting;
use super::model::Model;
use super::notice::Weight;
use super::overlay::Overlay;
use super::rewards_hidden;
use super::room_view::{Beam, Rewards};
use super::section::{RowRef, Section};
use super::steps::budget::{Grid, grid_columns, grid_rows};
use super::steps::look_back::axis_in_sight;
use crate::domain::{Cell, State, Step};
use crate::lang::Message;

/// Does what one of its own commands asks for.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::BigView => return show_pair(model),
        Command::NextThing => return go(model, Way::On),
        Command::PreviousThing => return go(model, Way::Back),
        Command::Blank => model.room_view.beam = Beam::Blank,
        Command::RoomRewards => return turn_rewards(model),
        _ => return toggle(model),
    }
    Vec::new()
}

/// Turns it on, or off again. Over a page that is being read it is turned on and the page is left, since the room would not
/// see it below.
fn toggle(model: &mut Model) -> Vec<Effect> {
    let is_reading = model.overlays.iter().any(is_page);
    if model.room_view.is_on() && !is_reading {
        model.room_view.beam = Beam::Off;
        return Vec::new();
    }
    match turn_on(model) {
        Ok(()) => Vec::new(),
        Err(why) => model.refuse(why),
    }
}

/// Turns it on: pages that are read are left, and marks that would not be seen are gone. Not where the room would read over
/// the facilitator's shoulder what it is not to see.
fn turn_on(model: &mut Model) -> Result<(), Message> {
    if model.room_view.rewards == Rewards::Hidden
        && let Some(why) = rewards_hidden::why_not_over(model)
    {
        return Err(why);
    }
    leave_pages(model);
    if let Some(meeting) = &mut model.meeting {
        meeting.marked.clear();
    }
    model.room_view.beam = Beam::On;
    Ok(())
}

/// Leaves the pages that are only read; what asks for an answer stays.
fn leave_pages(model: &mut Model) {
    model.overlays.retain(|overlay| !is_page(overlay));
}

fn is_page(overlay: &Overlay) -> bool {
    matches!(
        overlay,
        Overlay::Help(_)
            | Overlay::Trail(_)
            | Overlay::OverTime(_)
            | Overlay::WhereFrom(_)
            | Overlay::Statement(_)
            | Overlay::Why(_)
    )
}

fn turn_rewards(model: &mut Model) -> Vec<Effect> {
    let (rewards, told) = match model.room_view.rewards {
        Rewards::Hidden => (Rewards::Shown, "rewards-shown"),
        Rewards::Shown => (Rewards::Hidden, "rewards-hidden"),
    };
    if model.room_view.is_on() && rewards == Rewards::Hidden {
        if let Some(why) = rewards_hidden::why_not_over(model) {
            return model.refuse(why);
        }
        leave_pages(model);
    }
    model.room_view.rewards = rewards;
    model.tell(Message::new(told));
    Vec::new()
}

/// Brings a blank screen back; says whether the key or click that did it has done its work with that.
pub fn wake(model: &mut Model) -> bool {
    if model.room_view.beam != Beam::Blank {
        return false;
    }
    model.room_view.beam = Beam::On;
    // A question that came up meanwhile was on the screen, so the key was for it.
    model.overlays.is_empty()
}

/// Keeps notices that quote what people said from a screen that shows one thing only: what was done is seen there, and what
/// is private is not read out by the way.
pub fn settle(model: &mut Model) {
    let quotes = |model: &Model| {
        model.notice.as_ref().is_some_and(|notice| notice.weight == Weight::Done && notice.message.quotes())
    };
    if model.room_view.is_on() && quotes(model) {
        model.notice = None;
    }
}

/// Shows the line along the axis in sight that brought least for its share; where the cursor is on it already, the one that
/// brought most.
fn show_pair(model: &mut Model) -> Vec<Effect> {
    let was_on = model.room_view.is_on();
    if let Err(why) = turn_on(model) {
        return model.refuse(why);
    }
    let effects = go_to(model, Step::LookBack);
    let Some(meeting) = &mut model.meeting else { return effects };
    let Some(table) = axis_in_sight(meeting).and_then(|axis| meeting.tables().along(axis).first()) else {
        return effects;
    };
    let row = |line: &crate::domain::LineFigures| RowRef::Line(line.line.clone(), table.basis);
    let ends: Vec<RowRef> = [table.worst(), table.best()].into_iter().flatten().map(row).collect();
    let is_on_first = was_on && meeting.selected().as_ref() == ends.first();
    let wanted = if is_on_first { ends.last() } else { ends.first() };
    if let Some(wanted) = wanted.cloned() {
        meeting.select_row(&wanted);
    }
    effects
}

/// Which way things are walked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

/// To the next thing of the list, at its end into the next list, and at the end of the step into the next step; or back.
fn go(model: &mut Model, way: Way) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if go_within(meeting, way) {
        return Vec::new();
    }
    let (next, off) = match way {
        Way::On => (meeting.step.next().map(|_| Command::NextStep), "off-last-step"),
        Way::Back => (meeting.step.previous().map(|_| Command::PreviousStep), "off-first-step"),
    };
    let Some(next) = next else { return model.refuse(Message::new(off)) };
    let step = meeting.step;
    let effects = go_along(model, next);
    if let Some(meeting) = model.meeting.as_mut().filter(|meeting| meeting.step != step) {
        land(meeting, way);
    }
    effects
}

/// Moves along the things of the step; `false` at its end.
fn go_within(meeting: &mut Meeting, way: Way) -> bool {
    if meeting.step == Step::Budget {
        let at = (meeting.grid.row, meeting.grid.column);
        let mut cells = placed(meeting.state()).into_iter();
        let next = match way {
            Way::On => cells.find(|cell| *cell > at),
            Way::Back => cells.rfind(|cell| *cell < at),
        };
        return next.is_some_and(|next| point(&mut meeting.grid, next));
    }
    let (section, row) = (meeting.section_index(), meeting.row_in(meeting.section_index()));
    let rows = filled(meeting);
    let next = match way {
        Way::On if rows.iter().any(|(at, count)| *at == section && row + 1 < *count) => Some((section, row + 1)),
        Way::Back if row > 0 => Some((section, row - 1)),
        Way::On => rows.iter().find(|(at, _)| *at > section).map(|(at, _)| (*at, 0)),
        Way::Back => rows.iter().rfind(|(at, _)| *at < section).map(|(at, count)| (*at, count - 1)),
    };
    next.inspect(|(section, row)| meeting.select(*section, *row)).is_some()
}

/// Puts the cursor on the first thing of a step, or on the last where one comes from behind.
fn land(meeting: &mut Meeting, way: Way) {
    if meeting.step == Step::Budget {
        let cells = placed(meeting.state());
        let end = if way == Way::On { cells.first() } else { cells.last() };
        if let Some(end) = end {
            point(&mut meeting.grid, *end);
        }
        return;
    }
    let rows = filled(meeting);
    let end = match way {
        Way::On => rows.first().map(|(section, _)| (*section, 0)),
        Way::Back => rows.last().map(|(section, count)| (*section, count - 1)),
    };
    if let Some((section, row)) = end {
        meeting.select(section, row);
    }
}

/// The lists of the step that have rows, each with how many.
fn filled(meeting: &Meeting) -> Vec<(usize, usize)> {
    let sections = Section::of(meeting.step).iter().enumerate();
    let counted = sections.map(|(at, section)| (at, meeting.count(*section)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// The places of the grid that have money, row by row.
fn placed(state: &State) -> Vec<(usize, usize)> {
    let (rows, columns) = (grid_rows(state), grid_columns(state));
    let has_money = |row: usize, column: usize| {
        let cell = Cell::new(rows[row].clone(), columns[column].clone());
        !state.budget.amount(&cell).is_zero()
    };
    let all = (0..rows.len()).flat_map(|row| (0..columns.len()).map(move |column| (row, column)));
    all.filter(|(row, column)| has_money(*row, *column)).map(|(row, column)| (row + 1, column + 1)).collect()
}

fn point(grid: &mut Grid, (row, column): (usize, usize)) -> bool {
    grid.anchor = None;
    (grid.row, grid.column) = (row, column);
    true
}
