//! Going through a session as it happened: begun and ended, forward and back, from decision to decision.

use super::command::Command;
use super::effect::Effect;
use super::model::Model;
use super::section::RowRef;
use super::walking::Stride;
use crate::domain::{Change, Entry, InputRef, RoomChange, Step};
use crate::lang::Message;

/// Begins at the first entry; where a session is gone through already, ends it.
pub fn toggle(model: &mut Model) -> Vec<Effect> {
    let eyes = model.eyes();
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.walk().is_some() {
        meeting.stop_walking();
        return Vec::new();
    }
    if meeting.begin_walking(&eyes) {
        return go(model, Stride::ToStart);
    }
    model.refuse(Message::new("off-nothing-to-walk"))
}

/// Ends it, where a session is gone through and nothing nearer is left first: marks in the grid, or a page of reasons that
/// one came from.
pub fn ends(model: &mut Model) -> bool {
    let Some(meeting) = &mut model.meeting else { return false };
    let is_nearest = meeting.grid.anchor.is_none() && meeting.way_back.is_none();
    let ends = is_nearest && meeting.walk().is_some();
    if ends {
        meeting.stop_walking();
    }
    ends
}

/// What a command asks for along the way.
#[must_use]
pub fn stride(command: Command) -> Option<Stride> {
    Some(match command {
        Command::WalkOn => Stride::On,
        Command::WalkBack => Stride::Back,
        Command::WalkToDecision => Stride::ToDecision,
        Command::WalkBackToDecision => Stride::BackToDecision,
        Command::WalkToStart => Stride::ToStart,
        Command::WalkToEnd => Stride::ToEnd,
        _ => return None,
    })
}

/// Goes along, and to where the entry happened.
pub fn go(model: &mut Model, stride: Stride) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if !meeting.walk_on(stride) {
        let why = match stride {
            Stride::On | Stride::ToEnd => "walk-at-end",
            Stride::Back | Stride::ToStart => "walk-at-start",
            Stride::ToDecision => "walk-no-later-decision",
            Stride::BackToDecision => "walk-no-earlier-decision",
        };
        // At the first entry one is already when one begins.
        if stride != Stride::ToStart {
            model.tell(Message::new(why));
        }
    }
    point_at_entry(model);
    Vec::new()
}

/// Puts the cursor where the entry happened: on its input where that is on the table, else at its step.
fn point_at_entry(model: &mut Model) {
    let Some(meeting) = &mut model.meeting else { return };
    let Some(entry) = meeting.walk().and_then(|walk| walk.entry()).cloned() else { return };
    let input = input_of(&entry);
    let shown = input.filter(|input| meeting.state().holds(input) || matches!(input, InputRef::Figure(_)));
    meeting.step = shown.as_ref().map_or_else(|| step_of(&entry), InputRef::step);
    match (&shown, row_of(&entry)) {
        (Some(input), _) => meeting.point_at(input),
        (None, Some(row)) => meeting.select_row(&row),
        (None, None) => {}
    }
}

fn input_of(entry: &Entry) -> Option<InputRef> {
    entry.changes.iter().find_map(Change::about)
}

/// The row that stands for what is no input.
fn row_of(entry: &Entry) -> Option<RowRef> {
    entry.changes.iter().find_map(|change| match change {
        Change::Sign(..) | Change::TakeBackSignature => entry.by.department().cloned().map(RowRef::Signer),
        Change::Settle(key, ..) | Change::Unsettle(key) => Some(RowRef::Flag(key.clone())),
        Change::Room(RoomChange::Seat(id, ..) | RoomChange::Came(id) | RoomChange::Left(id)) => {
            Some(RowRef::Participant(id.clone()))
        }
        _ => None,
    })
}

/// The step at which something is seen that is no input on the table.
fn step_of(entry: &Entry) -> Step {
    let of = |change: &Change| {
        Some(match change {
            Change::Room(_) | Change::Found(_) => Step::Room,
            Change::Sign(..)
            | Change::TakeBackSignature
            | Change::Close
            | Change::Reopen(_)
            | Change::Settle(..)
            | Change::Unsettle(_) => Step::Agreement,
            Change::HandIn(_) | Change::Reveal => Step::Budget,
            Change::Measure(_) => Step::LookBack,
            _ => return change.about().map(|input| input.step()),
        })
    };
    entry.changes.iter().find_map(of).unwrap_or(entry.step)
}
