//! Keys and clicks while something lies over the work.

use super::asking::Outcome;
use super::command::Command;
use super::customers::Customers;
use super::effect::{Effect, RecoveryChoice};
use super::form::{Form, Offer, Touch};
use super::key::{Code, Held, Key};
use super::model::{Leaving, Model};
use super::on_finding;
use super::on_one_line;
use super::on_parking;
use super::one_more;
use super::overlay::{Overlay, RECOVERY_ANSWERS};
use super::steps::proposal;
use super::subject::Subject;
use super::{
    after_crash, again, asking, at_home, draft, entering, on_bringing, on_comparing, on_export, on_flags, on_notes,
    on_over_time, on_positions, on_why, typing,
};
use crate::lang::Message;

/// Whether the overlay on top takes this command for itself.
#[must_use]
pub fn knows(model: &Model, command: Command) -> bool {
    let is_its_own = match model.overlays.last() {
        Some(Overlay::Help(_)) => command == Command::Help,
        Some(Overlay::Form(_)) => matches!(command, Command::SameAsLast | Command::KeepAndNext),
        Some(Overlay::OneLine(_)) => command == Command::KeepAndNext,
        Some(Overlay::Positions(_)) => on_positions::knows(command),
        Some(Overlay::OverTime(_)) => on_over_time::knows(command),
        _ => false,
    };
    command.moves() || is_its_own
}

/// Keeps what lies over the work true to the session below: an undo reaches through it.
pub fn settle(model: &mut Model) {
    proposal::foresee(model);
    on_bringing::follow(model);
    on_positions::follow(model);
    on_comparing::follow(model);
    on_over_time::settle(model);
    look_ahead(model);
    let Some(meeting) = &model.meeting else { return };
    if let Some(Overlay::Find(finding)) = model.overlays.last_mut() {
        finding.follow(meeting, model.room_view, &model.words);
    }
    if let Some(Overlay::Customers(shown)) = model.overlays.last_mut()
        && !shown.is_current(meeting)
    {
        let typed = shown.typed.clone();
        **shown = Customers::of(meeting);
        shown.typed = typed;
        shown.narrow();
    }
}

/// Has the form on top, if there is one, look for what is begun in it.
fn look_ahead(model: &mut Model) {
    if let Some(Overlay::OneLine(line)) = model.overlays.last() {
        let mut line = line.clone();
        if let Some(context) = model.context() {
            on_one_line::look(&mut line, &context);
        }
        model.overlays.pop();
        model.overlays.push(Overlay::OneLine(line));
        return;
    }
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.look_ahead(),
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                form.look_ahead();
            }
        }
        _ => {}
    }
}

/// What came of a command in an overlay.
pub enum Done {
    /// It is done, with this to do outside.
    Effects(Vec<Effect>),
    /// The overlay is gone, and this was picked in it to be done below.
    Picked(Command),
}

/// Does what a command asks for in the overlay on top.
pub fn run(model: &mut Model, command: Command) -> Done {
    if matches!(command, Command::Back | Command::Help) {
        return Done::Effects(back(model));
    }
    if matches!(model.overlays.last(), Some(Overlay::Positions(_))) {
        return Done::Effects(on_positions::in_positions(model, command));
    }
    if let Some(Overlay::OverTime(page)) = model.overlays.last_mut() {
        on_over_time::run(page, command, &model.zone, &model.words);
        return Done::Effects(Vec::new());
    }
    if command == Command::SameAsLast {
        return Done::Effects(again::fill(model));
    }
    if command == Command::KeepAndNext {
        return keep_and_next(model);
    }
    if command == Command::Enter {
        return enter(model);
    }
    let rows = rows(model, command);
    match model.overlays.last_mut() {
        // A form is seen whole; only what stands below its rows is leafed through.
        Some(Overlay::Form(_)) if matches!(command, Command::PageUp | Command::PageDown) => {}
        Some(Overlay::Form(form)) => go(form, command),
        Some(Overlay::Bringing(bringing)) if matches!(command, Command::PageUp | Command::PageDown) => {
            bringing.leaf(rows);
        }
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                go(form, command);
            }
            return Done::Effects(on_bringing::settle(model));
        }
        Some(Overlay::HandingIn(_)) => on_positions::go_in_split(model, command),
        Some(Overlay::Help(scrolled)) => {
            *scrolled = scrolled.saturating_add_signed(rows).min(super::help::rows(&model.words).len());
        }
        Some(Overlay::Trail(trail)) => {
            if let Some(meeting) = &model.meeting {
                trail.scroll(rows, meeting.state());
            }
        }
        Some(Overlay::WhereFrom(where_from)) => {
            let facts = model.meeting.as_ref().map(|meeting| where_from.facts(meeting, &model.words).len());
            let last = facts.unwrap_or(0).saturating_sub(1);
            where_from.scrolled = where_from.scrolled.saturating_add_signed(rows).min(last);
        }
        Some(Overlay::Statement(page)) => {
            let (words, when) = (&model.words, (model.now, &model.zone));
            let facts = model.meeting.as_ref().map(|meeting| page.facts(meeting, words, when).len());
            let last = facts.unwrap_or(0).saturating_sub(1);
            page.scrolled = page.scrolled.saturating_add_signed(rows).min(last);
        }
        Some(Overlay::Why(why)) => {
            if let Some(meeting) = &model.meeting {
                why.go(rows, meeting.state());
            }
        }
        Some(Overlay::Comparing(page)) if matches!(command, Command::Next | Command::Previous) => {
            page.go_topics(command == Command::Next);
        }
        Some(Overlay::Comparing(page)) => page.scroll(rows),
        Some(Overlay::CompareWith(with)) => with.picker.go(rows),
        Some(Overlay::Palette(picker)) => picker.go(rows),
        Some(Overlay::Find(finding)) => finding.picker.go(rows),
        Some(Overlay::Choice(choice)) => choice.picker.go(rows),
        Some(Overlay::Placing(placing)) => placing.picker.go(rows),
        Some(Overlay::Trash(picker)) => picker.go(rows),
        Some(Overlay::Customers(customers)) => customers.go(rows),
        Some(Overlay::Recovery(recovery)) => {
            let last = RECOVERY_ANSWERS.len() - 1;
            recovery.at = recovery.at.saturating_add_signed(rows).min(last);
        }
        // A note is one text, and nobody is to see where in it the cursor stands; the others were asked above.
        Some(Overlay::Note(_) | Overlay::OneLine(_) | Overlay::Positions(_) | Overlay::OverTime(_)) | None => {}
    }
    Done::Effects(Vec::new())
}

/// How many rows a command goes down; up where it is negative.
fn rows(model: &Model, command: Command) -> isize {
    let page = match model.overlays.last() {
        // As many customers as are in sight, less one to hold on to.
        Some(Overlay::Customers(_)) => isize::try_from(model.size.height).unwrap_or(10).saturating_sub(15).max(3),
        _ => 10,
    };
    match command {
        Command::Up | Command::Previous => -1,
        Command::Down | Command::Next => 1,
        Command::PageUp => -page,
        Command::PageDown => page,
        Command::First => isize::MIN,
        Command::Last => isize::MAX,
        _ => 0,
    }
}

/// Moves along the rows of a form; up and down, also along the options of a row that shows them below one another.
fn go(form: &mut Form, command: Command) {
    match command {
        Command::Up | Command::Down => form.walk(command == Command::Down),
        // The key that goes on takes what is offered on its way.
        Command::Next => {
            form.accept();
            form.step(true);
        }
        _ => form.step(command == Command::Right),
    }
}

/// Leaves the overlay without doing anything; a question about a crash is answered by waiting.
fn back(model: &mut Model) -> Vec<Effect> {
    if model.leaving == Leaving::No && is_filled_in(model) {
        return ask_again(model, "form-leave-again");
    }
    model.leaving = Leaving::No;
    if let Some(Overlay::Positions(positions)) = model.overlays.last_mut()
        && positions.typing.take().is_some()
    {
        return Vec::new();
    }
    match model.overlays.pop() {
        Some(Overlay::HandingIn(one)) if one.awaits.is_some() => vec![Effect::StopReading],
        Some(Overlay::Form(_) | Overlay::OneLine(_)) => vec![draft::keep(model)],
        Some(Overlay::Recovery(recovery)) => after_crash::recover(model, &recovery, RecoveryChoice::KeepForLater),
        Some(Overlay::Bringing(_)) => {
            model.tell(Message::new("import-stopped"));
            vec![Effect::StopReading]
        }
        _ => Vec::new(),
    }
}

/// Says under what is filled in, in the words of a key, what the same key would do once more.
pub fn ask_again(model: &mut Model, what: &'static str) -> Vec<Effect> {
    model.leaving = Leaving::AskedOnce;
    let again = Message::new(what);
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.problem = Some((form.focus, again)),
        Some(Overlay::HandingIn(handing_in)) => handing_in.complain(vec![again]),
        Some(Overlay::Note(note)) => note.problem = Some(again),
        Some(Overlay::OneLine(line)) => line.refused = Some(again),
        _ => {}
    }
    Vec::new()
}

/// Whether the form on top says anything that it did not say when it was opened.
#[must_use]
pub fn is_filled_in(model: &Model) -> bool {
    if let Some(Overlay::HandingIn(handing_in)) = model.overlays.last() {
        return handing_in.filled() > 0;
    }
    if let Some(Overlay::Note(note)) = model.overlays.last() {
        return !note.text.is_empty();
    }
    if let Some(Overlay::OneLine(line)) = model.overlays.last() {
        return !line.typed.text().trim().is_empty();
    }
    let Some(Overlay::Form(form)) = model.overlays.last() else { return false };
    let Some(context) = model.context() else { return false };
    let opened = form.subject.clone().form(&context);
    !opened.rows.iter().zip(&form.rows).all(|(opened, row)| row.says_the_same(opened))
}

fn enter(model: &mut Model) -> Done {
    if matches!(model.overlays.last(), Some(Overlay::Form(_))) {
        return Done::Effects(submit(model));
    }
    if matches!(model.overlays.last(), Some(Overlay::OneLine(_))) {
        return Done::Effects(on_one_line::keep(model));
    }
    if matches!(model.overlays.last(), Some(Overlay::Bringing(_))) {
        return Done::Effects(on_bringing::accept(model));
    }
    if matches!(model.overlays.last(), Some(Overlay::HandingIn(_))) {
        return Done::Effects(on_positions::enter_in_split(model));
    }
    if matches!(model.overlays.last(), Some(Overlay::Note(_))) {
        return Done::Effects(on_notes::keep(model));
    }
    Done::Effects(match model.overlays.pop() {
        Some(Overlay::Find(found)) => on_finding::go(model, &found),
        Some(Overlay::Palette(picker)) => match picker.picked() {
            Some(command) => return Done::Picked(*command),
            None => Vec::new(),
        },
        Some(Overlay::Choice(choice)) => match choice.picker.picked() {
            Some(changes) => on_positions::choose(model, changes.clone()),
            None => Vec::new(),
        },
        Some(Overlay::Placing(placing)) => on_parking::choose(model, &placing),
        Some(Overlay::Why(page)) => on_why::follow(model, page),
        Some(Overlay::CompareWith(chosen)) => on_comparing::choose(model, &chosen),
        Some(Overlay::Trash(picker)) => {
            picker.picked().map(|trashed| Effect::BringBack(trashed.path.clone())).into_iter().collect()
        }
        Some(Overlay::Recovery(recovery)) => {
            let (_, choice) = RECOVERY_ANSWERS[recovery.at.min(RECOVERY_ANSWERS.len() - 1)];
            after_crash::recover(model, &recovery, choice)
        }
        Some(
            Overlay::Help(_)
            | Overlay::Trail(_)
            | Overlay::OverTime(_)
            | Overlay::WhereFrom(_)
            | Overlay::Statement(_)
            | Overlay::Comparing(_)
            | Overlay::Form(_)
            | Overlay::OneLine(_)
            | Overlay::Customers(_)
            | Overlay::Bringing(_)
            | Overlay::HandingIn(_)
            | Overlay::Note(_)
            | Overlay::Positions(_),
        )
        | None => Vec::new(),
    })
}

/// Keeps what lies on top and begins the next of its kind; what cannot be kept stays, and says why.
fn keep_and_next(model: &mut Model) -> Done {
    let Some(next) = one_more::next(model) else { return Done::Effects(model.refuse(Message::new("off-no-next"))) };
    let filled_in = model.overlays.len();
    let Done::Effects(mut effects) = enter(model) else { return Done::Effects(Vec::new()) };
    if model.overlays.len() < filled_in {
        effects.extend(one_more::begin(model, next));
    }
    Done::Effects(effects)
}

/// A click on a row of the overlay on top puts the cursor there; says whether it was there already, so that the row is
/// chosen.
pub fn click(model: &mut Model, row: usize) -> bool {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => {
            form.focus_on(row);
            false
        }
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                form.focus_on(row);
            }
            false
        }
        Some(Overlay::HandingIn(handing_in)) => {
            handing_in.go_to(row);
            false
        }
        Some(Overlay::Positions(positions)) if positions.typing.is_none() => {
            std::mem::replace(&mut positions.at, row) == row
        }
        Some(Overlay::Why(why)) => std::mem::replace(&mut why.at, row) == row,
        Some(Overlay::Palette(picker)) => std::mem::replace(&mut picker.at, row) == row,
        Some(Overlay::Find(finding)) => std::mem::replace(&mut finding.picker.at, row) == row,
        Some(Overlay::Choice(choice)) => std::mem::replace(&mut choice.picker.at, row) == row,
        Some(Overlay::CompareWith(with)) => std::mem::replace(&mut with.picker.at, row) == row,
        Some(Overlay::Placing(placing)) => std::mem::replace(&mut placing.picker.at, row) == row,
        Some(Overlay::Trash(picker)) => std::mem::replace(&mut picker.at, row) == row,
        Some(Overlay::Customers(customers)) => {
            customers.at = row;
            false
        }
        Some(Overlay::Recovery(recovery)) => std::mem::replace(&mut recovery.at, row) == row,
        _ => false,
    }
}

/// A click on something that the row in focus of the form on top offers: it is marked or chosen.
pub fn click_option(model: &mut Model, option: usize) {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.choose(option),
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                form.choose(option);
            }
            let _ = on_bringing::settle(model);
        }
        _ => {}
    }
}

/// Keeps what the form says; where something is missing or wrong, goes there and says so.
fn submit(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Form(mut form)) = model.overlays.pop() else { return Vec::new() };
    form.complete();
    if let Some(missing) = form.missing() {
        form.focus_on(missing);
        form.problem = Some((missing, Message::new("refusal-required")));
        model.overlays.push(Overlay::Form(form));
        return Vec::new();
    }
    let read = match (&form.subject, model.context()) {
        (Subject::NewSession(_), _) => at_home::read_new_session(model, &form),
        (Subject::Export, _) => on_export::read(model, &form),
        (Subject::Reword(input), _) => on_flags::read_reword(model, &form, input),
        (_, Some(context)) => asking::outcome(&form, &context),
        (_, None) => return Vec::new(),
    };
    match read {
        Ok(outcome) => take(model, form, outcome),
        Err((row, message)) => put_back(model, form, row, message),
    }
}

fn take(model: &mut Model, form: Box<Form>, outcome: Outcome) -> Vec<Effect> {
    let kept = match outcome {
        Outcome::BySpeaker(changes) if form.subject == Subject::Proposal => proposal::enter(model, changes),
        Outcome::BySpeaker(changes) => entering::try_enter(model, None, changes),
        Outcome::By(author, changes) => entering::try_enter(model, Some(author), changes),
        Outcome::Placed(remark, changes) => on_parking::enter_placed(model, &remark, changes),
        Outcome::Found(new) => return at_home::found(model, *new),
        Outcome::File(kind, path) => {
            let mut effects = vec![draft::keep(model)];
            effects.extend(on_bringing::begin(model, kind, path));
            return effects;
        }
        Outcome::PositionFile(path) => {
            let mut effects = vec![draft::keep(model)];
            effects.extend(on_positions::begin_file(model, path));
            return effects;
        }
        Outcome::Export(order) => return vec![draft::keep(model), Effect::Export(order)],
        Outcome::SaveElsewhere(path) => return vec![draft::keep(model), Effect::SaveElsewhere(path)],
    };
    match kept {
        Ok(mut effects) => {
            // What lies below is typed on.
            effects.push(draft::keep(model));
            effects
        }
        Err(message) => put_back(model, form, 0, message),
    }
}

fn put_back(model: &mut Model, mut form: Box<Form>, row: usize, message: Message) -> Vec<Effect> {
    form.focus_on(row);
    // What is wrong in a typed text is mended where it is, not typed anew.
    if form.row().is_some_and(|row| matches!(row.offer, Offer::Free | Offer::Said(_) | Offer::EachSaid(_))) {
        form.touch = Touch::Typed;
    }
    form.problem = Some((row, message));
    model.overlays.push(Overlay::Form(form));
    Vec::new()
}

/// A key that is typed into a form.
pub fn type_into_form(form: &mut Form, key: Key) {
    match (key.code, key.held) {
        (Code::Char(character), Held::Nothing) => form.type_char(character),
        (Code::Left, Held::Nothing) if form.cycle(false) => {}
        (Code::Right, Held::Nothing) if form.cycle(true) => {}
        (Code::Right | Code::End, Held::Nothing) if form.accept() => {}
        _ => {
            form.problem = None;
            let fresh = std::mem::replace(&mut form.touch, Touch::Typed) == Touch::Fresh;
            if let Some(row) = form.rows.get_mut(form.focus) {
                if fresh && matches!(key.code, Code::Backspace | Code::Delete) {
                    row.text.clear();
                } else {
                    typing::edit(&mut row.text, key);
                }
            }
        }
    }
}
