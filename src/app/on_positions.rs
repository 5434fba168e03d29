//! Opening positions as they are driven: handed in unseen, revealed once, then agreed cell by cell.

use super::availability;
use super::command::Command;
use super::effect::Effect;
use super::entering::{enter, open_form, try_enter};
use super::form::Touch;
use super::handing_in::{HandingIn, Ready};
use super::key::Key;
use super::model::Model;
use super::overlay::{Choice, Overlay};
use super::picker::Picker;
use super::positions::{Difference, Fold, Positions, take_alike};
use super::reading::money_from;
use super::steps::budget::{lock, settled};
use super::subject::Subject;
use crate::domain::{Author, Change, Fit, Step};
use crate::edit::TextField;
use crate::import::SplitTable;
use crate::lang::{Message, wording};

/// Does what a command asks for at the budget.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let now = model.now;
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let mut effects = meeting.go_to(Step::Budget, now);
    let by = meeting.speaker.department.clone();
    match command {
        Command::HandIn => model.open(Overlay::HandingIn(Box::new(HandingIn::of(by)))),
        Command::HandInFile => {
            effects.extend(open_form(model, Subject::PositionFile));
            effects.push(Effect::FindFiles);
        }
        Command::Reveal => ask_to_reveal(model),
        _ => model.open(Overlay::Positions(Box::default())),
    }
    effects
}

/// Asks once before the positions are revealed, since no undo reaches back behind that.
fn ask_to_reveal(model: &mut Model) {
    let answers = [("answer-reveal", vec![Change::Reveal]), ("answer-keep-hidden", Vec::new())];
    let named = answers.map(|(key, changes)| (model.words.get(key).into_owned(), changes));
    let picker = Picker::new(named.into_iter().collect());
    model.open(Overlay::Choice(Choice { title: "choice-reveal", picker }));
}

/// A click on an amount of the differences puts the cursor there: 0 is what is agreed, then the departments in their order;
/// says whether it was there already, so that the amount is taken.
pub fn click(model: &mut Model, row: usize, column: usize) -> bool {
    let Some(Overlay::Positions(positions)) = model.overlays.last_mut() else { return false };
    if positions.typing.is_some() {
        return false;
    }
    let column = column.checked_sub(1);
    let again = (positions.at, positions.column) == (row, column);
    (positions.at, positions.column) = (row, column);
    again
}

/// What was chosen in a list; the positions are looked at as soon as they are revealed.
pub fn choose(model: &mut Model, changes: Vec<Change>) -> Vec<Effect> {
    let reveals = changes.contains(&Change::Reveal);
    let removes_note = matches!(changes.as_slice(), [Change::PrivateNote(_)]);
    let effects = enter(model, changes);
    if removes_note && !effects.is_empty() {
        model.tell(Message::new("note-removed"));
    }
    if reveals && !effects.is_empty() {
        model.open(Overlay::Positions(Box::default()));
    }
    effects
}

fn handing_in(model: &mut Model) -> Option<&mut HandingIn> {
    model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::HandingIn(handing_in) => Some(handing_in.as_mut()),
        _ => None,
    })
}

/// Begins to read the file of a split.
pub fn begin_file(model: &mut Model, path: String) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let usual = meeting.state().about.numbers;
    let mut begun = HandingIn::of(meeting.speaker.department.clone());
    begun.awaits = Some((ticket, path.clone()));
    model.open(Overlay::HandingIn(Box::new(begun)));
    vec![Effect::ReadSplit { ticket, path, usual }]
}

/// The file was read.
pub fn on_read(model: &mut Model, ticket: u32, table: &SplitTable) {
    let Some(mut taken) = handing_in(model).filter(|one| is_awaited(one, ticket)).cloned() else { return };
    if let Some(context) = model.context() {
        taken.take(table, &context);
    }
    if let Some(handing_in) = handing_in(model) {
        *handing_in = taken;
    }
}

fn is_awaited(handing_in: &HandingIn, ticket: u32) -> bool {
    handing_in.awaits.as_ref().is_some_and(|(asked, _)| *asked == ticket)
}

/// Whether the file that cannot be read is that of a split; it is then asked for again, with the reason.
pub fn on_failed(model: &mut Model, ticket: u32, why: &Message) -> bool {
    let awaited = handing_in(model).filter(|one| is_awaited(one, ticket)).and_then(|one| one.awaits.clone());
    let Some((_, path)) = awaited else { return false };
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::HandingIn(one) if is_awaited(one, ticket)));
    let form = model.context().map(|context| Subject::PositionFile.form(&context));
    if let Some(mut form) = form {
        if let Some(row) = form.rows.first_mut() {
            let _ = row.text.set_text(&path);
        }
        form.touch = Touch::Typed;
        form.problem = Some((0, why.clone()));
        model.open(Overlay::Form(Box::new(form)));
    }
    true
}

/// Types into the split that is handed in.
pub fn type_into(model: &mut Model, key: Key) {
    with_both(model, |handing_in, state| handing_in.type_key(key, state));
}

/// Pastes a block in place of all that is typed, or an amount into the cell.
pub fn paste(model: &mut Model, pasted: &str) {
    let is_block = pasted.trim_end().contains(['\t', '\n', '\r']);
    if !is_block {
        return with_both(model, |handing_in, state| handing_in.insert(pasted, state));
    }
    let Some(mut taken) = handing_in(model).cloned() else { return };
    if let Some(context) = model.context() {
        taken.take(&SplitTable::pasted(pasted, context.style()), &context);
    }
    if let Some(handing_in) = handing_in(model) {
        *handing_in = taken;
    }
}

fn with_both(model: &mut Model, with: impl FnOnce(&mut HandingIn, &crate::domain::State)) {
    let Some(meeting) = &model.meeting else { return };
    let top = model.overlays.last_mut();
    if let Some(Overlay::HandingIn(handing_in)) = top {
        with(handing_in, meeting.state());
    }
}

/// Moves along the cells of a split that is handed in.
pub fn go_in_split(model: &mut Model, command: Command) {
    with_both(model, |handing_in, state| match command {
        Command::Next => handing_in.step(true, state),
        Command::Previous => handing_in.step(false, state),
        Command::Up => handing_in.go(-1, state),
        Command::Down => handing_in.go(1, state),
        Command::PageUp => handing_in.go(-10, state),
        Command::PageDown => handing_in.go(10, state),
        _ => {}
    });
}

/// After an amount to the next cell, as in a spreadsheet; from a cell that was not typed into, hands the split in when asked
/// twice: nobody should do so by one Enter too many.
pub fn enter_in_split(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::HandingIn(taken)) = model.overlays.last() else { return Vec::new() };
    let at = taken.at;
    let wrong_here = model.context().and_then(|context| taken.split(&context).err()).filter(|(wrong, _)| *wrong == at);
    let (touch, ready, filled) = (taken.touch, taken.ready, taken.filled());
    match (touch, ready) {
        (Touch::Fresh, Ready::Asked) => return hand_in(model),
        (Touch::Typed, _) => with_both(model, |handing_in, state| match wrong_here {
            Some((_, why)) => handing_in.complain(vec![why]),
            None => handing_in.go(1, state),
        }),
        (Touch::Fresh, Ready::NotYet) => with_both(model, |handing_in, _| {
            if filled > 0 {
                handing_in.ask();
            } else {
                handing_in.complain(vec![Message::new("hand-in-nothing-placed")]);
            }
        }),
    }
    Vec::new()
}

/// Hands the split in, by the department for which it was begun; where a cell is wrong, goes there and says so.
fn hand_in(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::HandingIn(taken)) = model.overlays.last() else { return Vec::new() };
    let by = taken.department.clone();
    if taken.awaits.is_some() {
        return Vec::new();
    }
    let Some(context) = model.context() else { return Vec::new() };
    let split = taken.split(&context);
    let refused = match &split {
        Err((at, why)) => Some((Some(*at), why.clone())),
        Ok(split) if split.is_empty() => Some((None, Message::new("hand-in-nothing-placed"))),
        Ok(_) => None,
    };
    if let (Some((at, why)), Some(handing_in)) = (refused, handing_in(model)) {
        handing_in.go_to(at.unwrap_or(handing_in.at));
        handing_in.complain(vec![why]);
        return Vec::new();
    }
    let Ok(split) = split else { return Vec::new() };
    let fit = model.meeting.as_ref().map_or(Fit::NoBudget, |meeting| meeting.state().budget.fit(&split));
    // Who has the floor may have changed meanwhile; whose split it is has not.
    let speaks = model.meeting.as_ref().is_some_and(|meeting| meeting.speaker.department == by);
    let author = (!speaks).then(|| Author::Department(by.clone()));
    match try_enter(model, author, vec![Change::HandIn(split)]) {
        Ok(effects) => {
            model.overlays.pop();
            let fit = model.words.get(fit_key(fit)).into_owned();
            let name = wording::department(&by, &model.words).into_owned();
            model.tell(Message::new("handed-in").with("department", &name).with("fit", &fit));
            effects
        }
        Err(why) => model.refuse(why),
    }
}

/// The key of the words for how a split stands to the budget. How much is left would tell what was typed.
#[must_use]
pub fn fit_key(fit: Fit) -> &'static str {
    match fit {
        Fit::NoBudget => "hand-in-no-budget",
        Fit::All => "hand-in-all",
        Fit::Less => "hand-in-less",
        Fit::More => "hand-in-more",
    }
}

/// Whether the differences take this command for themselves.
#[must_use]
pub fn knows(command: Command) -> bool {
    matches!(command, Command::TakeMiddle | Command::TakeAlike | Command::Lock)
}

/// The differences on top, with what is compared.
fn on_top(model: &Model) -> Option<(&Positions, crate::domain::Comparison)> {
    let Some(Overlay::Positions(positions)) = model.overlays.last() else { return None };
    Some((positions, model.meeting.as_ref()?.state().compare_positions()?))
}

/// Does what a command asks for while the differences are on the screen.
pub fn in_positions(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some((positions, comparison)) = on_top(model) else { return Vec::new() };
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.state();
    let apart = positions.under_cursor(&comparison, state);
    let is_typing = positions.typing.is_some();
    let is_fold = matches!(positions.lines(&comparison, state).get(positions.at), Some(Difference::Settled(_)));
    match command {
        _ if is_typing => {
            let kept = commit(model);
            // Enter and Tab both go on with the next difference, which comes up by itself.
            if model.overlays.last().is_some_and(|top| matches!(top, Overlay::Positions(one) if one.typing.is_none()))
                && matches!(command, Command::Up | Command::Down)
            {
                walk(model, command);
            }
            kept
        }
        Command::Enter if is_fold => {
            alter(model, |positions| {
                positions.fold = if positions.fold == Fold::Folded { Fold::Open } else { Fold::Folded };
            });
            Vec::new()
        }
        Command::Enter => match (positions.column, apart) {
            (Some(column), Some(apart)) => {
                let change = apart.amounts.get(column).and_then(|amount| settled(&apart.cell, *amount, state));
                settle(model, change.into_iter().collect())
            }
            (None, Some(_)) => begin_typing(model, None),
            (_, None) => Vec::new(),
        },
        Command::TakeMiddle => {
            let middle = |apart: &crate::domain::Apart| apart.middle(state.about.currency);
            let change = apart.and_then(|apart| settled(&apart.cell, middle(apart), state));
            settle(model, change.into_iter().collect())
        }
        Command::TakeAlike => {
            let changes = take_alike(&comparison, state);
            if changes.is_empty() {
                model.refuse(Message::new("positions-alike-taken"))
            } else {
                settle(model, changes)
            }
        }
        Command::Lock => {
            let change = apart.map(|apart| lock(&apart.cell, state));
            settle(model, change.into_iter().collect())
        }
        _ => {
            walk(model, command);
            Vec::new()
        }
    }
}

/// Alters the plan, where it may be; then what is agreed is under the cursor again, whoever's amount it was.
fn settle(model: &mut Model, changes: Vec<Change>) -> Vec<Effect> {
    if let Some(why) = availability::why_not(model, Command::SetBudget) {
        return model.refuse(why);
    }
    let effects = enter(model, changes);
    alter(model, |positions| positions.column = None);
    walk(model, Command::Enter);
    effects
}

fn alter(model: &mut Model, with: impl FnOnce(&mut Positions)) {
    if let Some(Overlay::Positions(positions)) = model.overlays.last_mut() {
        with(positions);
    }
}

/// Moves the cursor, or only keeps it on a line that there is.
fn walk(model: &mut Model, command: Command) {
    let Some((_, comparison)) = on_top(model) else { return };
    let Some(meeting) = &model.meeting else { return };
    let Some(Overlay::Positions(positions)) = model.overlays.last_mut() else { return };
    let lines = match command {
        Command::Up => -1,
        Command::Down => 1,
        Command::PageUp => -10,
        Command::PageDown => 10,
        Command::First => isize::MIN,
        Command::Last => isize::MAX,
        _ => 0,
    };
    if matches!(command, Command::Left | Command::Previous | Command::Right | Command::Next) {
        positions.go_along(matches!(command, Command::Right | Command::Next), &comparison);
    }
    positions.go(lines, &comparison, meeting.state());
}

/// Begins to type the amount that is agreed for the cell under the cursor.
pub fn begin_typing(model: &mut Model, typed: Option<char>) -> Vec<Effect> {
    if let Some(why) = availability::why_not(model, Command::SetBudget) {
        return model.refuse(why);
    }
    let Some((positions, comparison)) = on_top(model) else { return Vec::new() };
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.state();
    let Some(apart) = positions.under_cursor(&comparison, state) else { return Vec::new() };
    let amount = state.budget.amount(&apart.cell);
    let text = match typed {
        Some('=') => TextField::default(),
        Some(character) => TextField::with_text(&character.to_string()),
        None if amount.is_zero() => TextField::default(),
        None => TextField::with_text(&wording::typed_amount(amount.amount(), state.about.numbers)),
    };
    alter(model, |positions| (positions.column, positions.typing) = (None, Some(text)));
    Vec::new()
}

/// Settles the cell on what is typed; on nothing, it is left as it was.
fn commit(model: &mut Model) -> Vec<Effect> {
    let Some((positions, comparison)) = on_top(model) else { return Vec::new() };
    let Some(context) = model.context() else { return Vec::new() };
    let (Some(text), Some(apart)) = (&positions.typing, positions.under_cursor(&comparison, context.state)) else {
        alter(model, |positions| positions.typing = None);
        return Vec::new();
    };
    let typed = text.text().trim();
    if typed.is_empty() {
        alter(model, |positions| positions.typing = None);
        return Vec::new();
    }
    let money = money_from(typed, context.state.budget.amount(&apart.cell).amount(), &context);
    match money {
        Ok(money) if money.is_negative() => model.refuse(Message::new("refusal-negative-amount")),
        Ok(money) => {
            let change = settled(&apart.cell, money, context.state);
            let effects = settle(model, change.into_iter().collect());
            alter(model, |positions| positions.typing = None);
            effects
        }
        Err(why) => model.refuse(why),
    }
}

/// Keeps the cursor on a line that there is, after an undo below.
pub fn follow(model: &mut Model) {
    if matches!(model.overlays.last(), Some(Overlay::Positions(_))) {
        walk(model, Command::Enter);
    }
}
