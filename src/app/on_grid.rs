//! Commands and typing in the budget grid.

use super::availability;
use super::command::Command;
use super::draft;
use super::effect::Effect;
use super::entering::{enter, open_form, try_enter};
use super::keymap::{self, Place};
use super::model::Model;
use super::steps::budget::{Marking, Showing, Spot, clear, copied, lock, paste as paste_block, spread, type_into};
use super::subject::Subject;
use crate::domain::{Cell, InputRef, Money};
use crate::edit::TextField;
use crate::lang::{Message, wording};

/// Whether the grid takes this command for itself.
#[must_use]
pub fn knows(command: Command) -> bool {
    use Command as C;
    command.moves() || command.marks() || matches!(command, C::Remove | C::Lock | C::Spread | C::Compare | C::Copy)
}

/// Does what a command asks for in the grid, or in the cell that is being typed.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if command == Command::Back {
        return leave_cell(model);
    }
    let mut effects = Vec::new();
    if meeting.grid.typing.is_some() {
        match commit(model) {
            Ok(kept) => effects = kept,
            Err(why) => return model.refuse(why),
        }
        // After an amount, Enter goes down, as in a spreadsheet.
        let command = if command == Command::Enter { Command::Down } else { command };
        move_cursor(model, command);
        return effects;
    }
    match command {
        Command::Enter => return open_spot(model),
        Command::Remove => return remove(model),
        Command::Lock => {
            return with_cell(model, |cell, model| {
                let change = model.meeting.as_ref().map(|meeting| lock(cell, meeting.state()));
                enter(model, change.into_iter().collect())
            });
        }
        Command::Spread => {
            let changes =
                model.meeting.as_ref().map(|meeting| spread(&meeting.grid, meeting.state())).unwrap_or_default();
            return if changes.is_empty() {
                model.refuse(Message::new("off-nothing-to-spread"))
            } else {
                enter(model, changes)
            };
        }
        Command::Compare => meeting.grid.showing = meeting.grid.showing.next(),
        Command::Copy => {
            let text = copied(&meeting.grid.block(meeting.state()), meeting.state());
            model.tell(Message::new("copied"));
            return vec![Effect::CopyText(text)];
        }
        _ => move_cursor(model, command),
    }
    effects
}

fn move_cursor(model: &mut Model, command: Command) {
    let Some(meeting) = &mut model.meeting else { return };
    meeting.in_grid(|grid, state| match command {
        Command::Up => grid.go(-1, 0, Marking::Off, state),
        Command::Down => grid.go(1, 0, Marking::Off, state),
        Command::Left => grid.go(0, -1, Marking::Off, state),
        Command::Right => grid.go(0, 1, Marking::Off, state),
        Command::PageUp => grid.go(-10, 0, Marking::Off, state),
        Command::PageDown => grid.go(10, 0, Marking::Off, state),
        Command::First => grid.go(0, -1000, Marking::Off, state),
        Command::Last => grid.go(0, 1000, Marking::Off, state),
        Command::Next => grid.tab(true, state),
        Command::Previous => grid.tab(false, state),
        Command::MarkUp => grid.go(-1, 0, Marking::On, state),
        Command::MarkDown => grid.go(1, 0, Marking::On, state),
        Command::MarkLeft => grid.go(0, -1, Marking::On, state),
        Command::MarkRight => grid.go(0, 1, Marking::On, state),
        _ => {}
    });
}

/// Leaves the cell that is being typed as it was; else takes the marks away.
fn leave_cell(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.grid.typing.take().is_some() {
        return vec![draft::keep(model)];
    }
    if meeting.grid.anchor.take().is_none() {
        model.tell(Message::new("back-how-to-leave"));
    }
    Vec::new()
}

/// Keeps what is typed into the cell, if anything is, unless it is no amount.
///
/// # Errors
/// Why it is no amount; it is then still being typed.
pub fn commit(model: &mut Model) -> Result<Vec<Effect>, Message> {
    let Some(meeting) = &model.meeting else { return Ok(Vec::new()) };
    let (Some(typing), Spot::Cell(cell)) = (&meeting.grid.typing, meeting.grid.spot(meeting.state())) else {
        return Ok(Vec::new());
    };
    let Some(context) = model.context() else { return Ok(Vec::new()) };
    let was = meeting.state().budget.amount(&cell);
    let changes = type_into(&cell, typing.text(), &context)?;
    let mut effects = try_enter(model, None, changes)?;
    if let Some(meeting) = &mut model.meeting {
        meeting.grid.typing = None;
    }
    tell_overwritten(model, &cell, was);
    effects.push(draft::keep(model));
    Ok(effects)
}

/// Says what stood in a cell that was typed over: a digit that was meant to go elsewhere is money here.
fn tell_overwritten(model: &mut Model, cell: &Cell, was: Money) {
    let Some(meeting) = &model.meeting else { return };
    let state = meeting.state();
    let now = state.budget.amount(cell);
    let key = keymap::key_for(&[Place::Calm], Command::Undo);
    if was.is_zero() || now == was {
        return;
    }
    let money = |amount| wording::money_of(amount, state, &model.words);
    let what = wording::input(&InputRef::Allocation(cell.clone()), state, &model.words);
    let told = Message::new("grid-overwritten").with("what", &what).with("now", &money(now)).with("was", &money(was));
    let told = told.with("key", &key.map_or_else(String::new, |key| key.to_string()));
    model.tell(told);
}

/// Enter: a cell is typed over from what it holds; a head or a name opens its form.
fn open_spot(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    if let Some(why) = availability::why_not(model, Command::Edit) {
        return model.refuse(why);
    }
    match meeting.grid.spot(meeting.state()) {
        Spot::Cell(_) => begin_typing(model, None),
        Spot::Head(Some(id)) => open_form(model, Subject::Promotion(Some(id))),
        Spot::Name(Some(id)) => open_form(model, Subject::Segment(Some(id))),
        Spot::Head(None) | Spot::Name(None) | Spot::Corner => Vec::new(),
    }
}

/// Begins to type into the cell under the cursor: over it, or, with nothing typed yet, on from what it holds.
pub fn begin_typing(model: &mut Model, typed: Option<char>) -> Vec<Effect> {
    if let Some(why) = availability::why_not(model, Command::SetBudget) {
        return model.refuse(why);
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let Spot::Cell(cell) = meeting.grid.spot(meeting.state()) else {
        return model.refuse(Message::new("off-no-cell"));
    };
    meeting.grid.anchor = None;
    // What is typed changes the plan, so the plan is what must be seen.
    meeting.grid.showing = Showing::Plan;
    let mut text = TextField::default();
    match typed {
        Some('=') => {}
        Some(character) => {
            let _ = text.insert(character);
        }
        None => {
            let state = meeting.state();
            let amount = state.budget.amount(&cell);
            if !amount.is_zero() {
                text = TextField::with_text(&wording::typed_amount(amount.amount(), state.about.numbers));
            }
        }
    }
    meeting.grid.typing = Some(text);
    Vec::new()
}

fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.state();
    if meeting.grid.anchor.is_none() && !matches!(meeting.grid.spot(state), Spot::Cell(_)) {
        let input = meeting.selected_input();
        let name = input.as_ref().map(|input| wording::input(input, state, &model.words)).unwrap_or_default();
        let change = input.and_then(|input| super::alter::remove(&input));
        let effects = enter(model, change.into_iter().collect());
        if !effects.is_empty() {
            model.tell(Message::new("removed").with("what", &name));
        }
        return effects;
    }
    let cells: Vec<Cell> = meeting.grid.block(state).into_iter().flatten().collect();
    let changes = clear(&cells, state);
    enter(model, changes)
}

fn with_cell(model: &mut Model, with: impl FnOnce(&Cell, &mut Model) -> Vec<Effect>) -> Vec<Effect> {
    let spot = model.meeting.as_ref().map(|meeting| meeting.grid.spot(meeting.state()));
    match spot {
        Some(Spot::Cell(cell)) => with(&cell, model),
        _ => model.refuse(Message::new("off-no-cell")),
    }
}

/// Pastes a block from a spreadsheet with its top left corner under the cursor, or text into the cell being typed.
pub fn paste(model: &mut Model, pasted: &str) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.step != crate::domain::Step::Budget {
        return model.refuse(Message::new("paste-nowhere"));
    }
    if let Some(text) = &mut meeting.grid.typing {
        let _ = text.insert_str(pasted);
        return Vec::new();
    }
    if let Some(why) = availability::why_not(model, Command::SetBudget) {
        return model.refuse(why);
    }
    let read = match (&model.meeting, model.context()) {
        (Some(meeting), Some(context)) => paste_block(&meeting.grid, pasted, &context),
        _ => return Vec::new(),
    };
    match read {
        Ok(changes) => {
            let count = changes.len().to_string();
            let effects = enter(model, changes);
            if !effects.is_empty() {
                model.tell(Message::new("pasted").with("count", &count));
            }
            effects
        }
        Err(why) => model.refuse(why),
    }
}

/// A click on the grid: what is being typed is kept, then the cursor goes there; on the same place again it is opened.
pub fn click(model: &mut Model, row: usize, column: usize) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.meeting.as_ref().is_some_and(|meeting| meeting.grid.typing.is_some()) {
        match commit(model) {
            Ok(kept) => effects = kept,
            Err(why) => return model.refuse(why),
        }
    }
    let Some(meeting) = &mut model.meeting else { return effects };
    let again = (meeting.grid.row, meeting.grid.column) == (row, column);
    meeting.in_grid(|grid, state| {
        grid.anchor = None;
        (grid.row, grid.column) = (row, column);
        grid.settle(state);
    });
    if again {
        effects.extend(open_spot(model));
    }
    effects
}
