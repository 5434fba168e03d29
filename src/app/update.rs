//! Where every action comes in: it is routed to the overlay on top, to the meeting, or to home, and nothing more.

use super::action::{Action, Stamped, Target};
use super::clicking::{Clicked, click};
use super::command::Command;
use super::effect::Effect;
use super::ground::Ground;
use super::in_overlay::Done;
use super::key::Key;
use super::keymap::{self, Place};
use super::meeting::Stakes;
use super::model::{Leaving, Model, Then};
use super::on_room_view;
use super::on_tour;
use super::overlay::Overlay;
use super::picker::Picker;
use super::{
    at_home, availability, draft, in_meeting, in_overlay, on_archive, on_bringing, on_grid, on_notes, on_positions,
    on_signed, reports, typing,
};
use crate::lang::{Message, Words};

/// Takes an action in, alters the model, and says what is to be done outside.
pub fn update(model: &mut Model, stamped: Stamped) -> Vec<Effect> {
    model.now = stamped.at;
    let by_a_person =
        matches!(stamped.action, Action::Key(_) | Action::Paste(_) | Action::Click(_) | Action::Scroll(_));
    if by_a_person {
        model.notice = None;
    }
    if by_a_person && on_room_view::wake(model) {
        return Vec::new();
    }
    let effects = act(model, stamped.action);
    in_overlay::settle(model);
    on_signed::tell_turned(model);
    if by_a_person {
        on_room_view::settle(model);
    }
    let mut effects = on_tour::follow(model, effects);
    effects.extend(on_archive::look_closer(model));
    effects
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) => on_key(model, key),
        Action::Paste(text) => on_paste(model, &text),
        Action::Click(target) => on_click(model, &target),
        Action::Scroll(rows) => scroll(model, rows.into()),
        Action::Resized(size) => {
            model.size = size;
            Vec::new()
        }
        Action::Tick => Vec::new(),
        Action::Report(report) => reports::take(model, report),
        Action::Ended => leave_at_once(model),
    }
}

fn on_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let places = model.places();
    let command = keymap::command(&places, key);
    if !matches!(command, Some(Command::Cancel | Command::Quit | Command::Back)) {
        model.leaving = Leaving::No;
    }
    let may_type = || availability::why_not(model, Command::SetBudget).is_none();
    let by_room_view = places[0] == Place::RoomView && keymap::command(&[Place::RoomView], key).is_some();
    if in_grid(&places) && !by_room_view && starts_amount(key) && may_type() {
        return on_grid::begin_typing(model, key.typed());
    }
    if places[0] == Place::Positions && starts_amount(key) {
        return on_positions::begin_typing(model, key.typed());
    }
    if let Some(command) = command {
        return run(model, command);
    }
    if places[0].takes_text() { type_key(model, key) } else { Vec::new() }
}

/// Whether keys go to the grid, also where the room view is drawn instead of it.
fn in_grid(places: &[Place]) -> bool {
    places.iter().find(|place| **place != Place::RoomView) == Some(&Place::Grid)
}

/// Whether a key in the grid begins an amount, as in a spreadsheet.
fn starts_amount(key: Key) -> bool {
    key.typed().is_some_and(|typed| typed.is_numeric() || "+-.,=(￥¥€$£＋－（".contains(typed))
}

/// Does what a command asks for, wherever it came from, or says why not.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if !model.overlays.is_empty() && in_overlay::knows(model, command) {
        return match in_overlay::run(model, command) {
            Done::Effects(effects) => effects,
            Done::Picked(picked) => run(model, picked),
        };
    }
    if let Some(why) = availability::why_not(model, command) {
        return model.refuse(why);
    }
    match command {
        Command::Help => {
            model.open(Overlay::Help(0));
            Vec::new()
        }
        Command::Palette => {
            let picker = palette(&model.words);
            model.open(Overlay::Palette(picker));
            Vec::new()
        }
        Command::Language => {
            model.words = Words::new(model.words.lang().toggled());
            model.look_anew();
            vec![Effect::Redraw]
        }
        Command::Theme => wear(model, model.ground.next()),
        Command::Redraw => vec![Effect::Redraw],
        Command::Suspend => vec![Effect::Suspend],
        Command::Home | Command::Back if model.tour.is_some() && !is_typing_in_grid(model) => on_tour::end(model),
        Command::Cancel => cancel(model),
        Command::Quit => ask_to_leave(model, command),
        _ if let Some(ground) = Ground::asked_by(command) => wear(model, ground),
        _ if model.meeting.is_some() => in_meeting::run(model, command),
        _ => at_home::run(model, command),
    }
}

/// Puts a theme on, which is then the one to begin with.
fn wear(model: &mut Model, ground: Ground) -> Vec<Effect> {
    model.ground = ground;
    model.tell(Message::new(ground.key()));
    vec![Effect::Redraw, Effect::RememberTheme(ground)]
}

fn palette(words: &Words) -> Picker<Command> {
    // Nobody looks for a movement by name.
    let is_named = |command: &&Command| !(command.moves() || command.marks() || **command == Command::Cancel);
    let commands = || Command::ALL.iter().filter(is_named);
    let names = commands().map(|command| (words.get(command.key()).into_owned(), *command)).collect();
    // Whoever learned a name in the other language finds it by that too.
    let others = Words::new(words.lang().toggled());
    Picker::known_also(names, commands().map(|command| others.get(command.key()).into_owned()).collect())
}

fn is_typing_in_grid(model: &Model) -> bool {
    model.meeting.as_ref().is_some_and(|meeting| meeting.grid.typing.is_some())
}

/// Ctrl-C: leaves what is being typed; twice leaves the program.
fn cancel(model: &mut Model) -> Vec<Effect> {
    // From the tour it goes home.
    if !model.overlays.is_empty() || is_typing_in_grid(model) || model.tour.is_some() {
        return run(model, Command::Back);
    }
    ask_to_leave(model, Command::Cancel)
}

/// Leaves the program; only when asked again where that would lose something, or where Ctrl-C may have meant less.
fn ask_to_leave(model: &mut Model, command: Command) -> Vec<Effect> {
    let trouble = model.meeting.as_ref().and_then(|meeting| meeting.saving.trouble);
    let would_lose = trouble.is_some_and(|trouble| trouble.stakes == Stakes::MemoryOnly);
    let asked = model.leaving == Leaving::AskedOnce;
    if !asked && in_overlay::is_filled_in(model) {
        return in_overlay::ask_again(model, "form-quit-again");
    }
    if !asked && would_lose {
        model.leaving = Leaving::AskedOnce;
        return model.refuse(Message::new("leave-would-lose"));
    }
    if !asked && command != Command::Quit {
        model.leaving = Leaving::AskedOnce;
        model.tell(Message::new("leave-press-again"));
        return Vec::new();
    }
    if would_lose || model.meeting.is_none() { leave_at_once(model) } else { in_meeting::close(model, Then::Out) }
}

/// Leaves the program although something may be in memory only: the terminal is gone, or the person said so twice.
fn leave_at_once(model: &mut Model) -> Vec<Effect> {
    let mut effects = in_meeting::close(model, Then::Out);
    effects.push(Effect::Quit);
    effects
}

fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => in_overlay::type_into_form(form, key),
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                in_overlay::type_into_form(form, key);
            }
            return on_bringing::settle(model);
        }
        // What is hidden from the room is no draft either.
        Some(Overlay::HandingIn(_)) => {
            on_positions::type_into(model, key);
            return Vec::new();
        }
        Some(Overlay::Note(_)) => {
            on_notes::type_into(model, key);
            return Vec::new();
        }
        Some(Overlay::OneLine(line)) => {
            line.refused = None;
            typing::edit(&mut line.typed, key);
        }
        Some(overlay) => {
            if let Some(text) = overlay.text() {
                typing::edit(text, key);
            }
            overlay.narrow();
            return Vec::new();
        }
        None if model.meeting.is_none() => return on_archive::type_key(model, key),
        None => {
            if let Some(text) = model.meeting.as_mut().and_then(|meeting| meeting.grid.typing.as_mut()) {
                typing::edit(text, key);
            }
        }
    }
    vec![draft::keep(model)]
}

fn on_paste(model: &mut Model, pasted: &str) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.paste(pasted),
        Some(Overlay::OneLine(line)) => {
            line.refused = None;
            let _ = line.typed.insert_str(pasted);
        }
        Some(Overlay::Bringing(bringing)) => {
            if let Some(form) = bringing.form() {
                form.paste(pasted);
            }
            return on_bringing::settle(model);
        }
        Some(Overlay::HandingIn(_)) => {
            on_positions::paste(model, pasted);
            return Vec::new();
        }
        Some(Overlay::Note(_)) => {
            on_notes::paste(model, pasted);
            return Vec::new();
        }
        Some(overlay) => {
            if let Some(text) = overlay.text() {
                let _ = text.insert_str(pasted);
            }
            overlay.narrow();
            return Vec::new();
        }
        None if model.meeting.is_none() => return on_archive::paste(model, pasted),
        None => return on_grid::paste(model, pasted),
    }
    vec![draft::keep(model)]
}

fn on_click(model: &mut Model, target: &Target) -> Vec<Effect> {
    if !matches!(target, Target::Do(Command::Cancel | Command::Quit | Command::Back)) {
        model.leaving = Leaving::No;
    }
    match target {
        Target::Do(command) => run(model, *command),
        Target::Option(offer) if model.overlays.is_empty() => on_archive::put_in(model, *offer),
        Target::Option(option) => {
            in_overlay::click_option(model, *option);
            vec![draft::keep(model)]
        }
        Target::Overlay(row) => {
            if in_overlay::click(model, *row) {
                run(model, Command::Enter)
            } else {
                Vec::new()
            }
        }
        Target::Home(row) if model.meeting.is_none() => {
            let again = model.home.at == *row;
            model.home.at = *row;
            model.home.go(0);
            if again { run(model, Command::Enter) } else { Vec::new() }
        }
        Target::Home(_) => Vec::new(),
        Target::Cell { row, column } if matches!(model.overlays.last(), Some(Overlay::Positions(_))) => {
            if on_positions::click(model, *row, *column) {
                run(model, Command::Enter)
            } else {
                Vec::new()
            }
        }
        Target::Cell { row, column } => on_grid::click(model, *row, *column),
        Target::Step(_) | Target::Department(_) | Target::Row { .. } | Target::Flag(_) => match click(model, target) {
            Clicked::Again => run(model, Command::Enter),
            Clicked::Done(effects) => effects,
        },
    }
}

fn scroll(model: &mut Model, rows: isize) -> Vec<Effect> {
    let command = if rows < 0 { Command::Up } else { Command::Down };
    (0..rows.unsigned_abs()).flat_map(|_| run(model, command)).collect()
}
