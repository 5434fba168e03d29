//! The foot of the screen: what just happened, who speaks, and what the keys do.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::layout::Screen;
use super::scene::Scene;
use super::theme::Role;
use super::widgets::{rule, tags, text};
use crate::app::help::{leads_now, name_now, says_something};
use crate::app::keymap::{self, Binding, Place, Shown};
use crate::app::{Command, Model, Purpose, Target, Weight, why_not};
use crate::domain::{Department, Step};
use crate::edit::wrap;
use crate::lang::{walk, wording};

/// Columns between two things at the foot.
const APART: u16 = 2;
/// Stands where departments had to be left out.
const MORE: &str = "...";

/// Draws the foot of a meeting.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    paint_notice(scene.model, canvas, screen.notice);
    if let Some(x) = screen.divider().filter(|_| scene.model.in_sight().is_none()) {
        let style = canvas.style(Role::Rule);
        canvas.put(x, screen.notice.y, 1, "\u{2534}", style);
    }
    if let Some(entry) = scene.meeting.walk().and_then(|walk| walk.entry()) {
        let (style, area) = (canvas.style(Role::Heading), screen.speaking);
        let said = walk::entry(entry, scene.state(), scene.words());
        canvas.put(area.x, area.y, area.width, &said, style);
    } else if scene.is_review() {
        let style = canvas.style(Role::Secondary);
        let area = screen.speaking;
        let is_ours = scene.meeting.purpose == Purpose::Hold && scene.state().life.is_agreed();
        let says = if is_ours { "view-agreed-only" } else { "view-review-only" };
        canvas.put(area.x, area.y, area.width, &scene.say(says), style);
    } else {
        paint_speaking(scene, canvas, screen.speaking);
    }
    paint_keys(scene.model, canvas, screen.keys);
}

/// The rule above the foot, and in it what just happened; what is too long for one line grows upward over the work, so
/// that nothing else moves.
pub fn paint_notice(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let Some((text, role)) = notice(model) else { return rule::across(canvas, area) };
    let style = canvas.style(role);
    let rows = notice_rows(&text, area);
    if rows == 1 {
        return rule::with_words(canvas, area, &text, style);
    }
    let lines = Rect { y: area.bottom() - rows, height: rows, ..area };
    canvas.clear(lines);
    text::paragraph(canvas, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..lines }, &text, style);
}

/// What just happened, in words, and how it looks.
fn notice(model: &Model) -> Option<(String, Role)> {
    let notice = model.in_sight()?;
    let said = notice.message.say(&model.words);
    Some(match notice.weight {
        Weight::Done => (said, Role::Text),
        Weight::Refused | Weight::Trouble => (format!("! {said}"), Role::Warning),
    })
}

/// The rows that a notice takes: one where the rule has room for it.
fn notice_rows(text: &str, area: Rect) -> u16 {
    const MOST: u16 = 3;
    if columns(text) <= area.width.saturating_sub(6) {
        return 1;
    }
    let rows = wrap::rows(text, usize::from(area.width.saturating_sub(2))).len();
    u16::try_from(rows).unwrap_or(u16::MAX).min(MOST).min(area.y + 1)
}

/// The part of the work that no notice lies over. Only the budget makes room for one, since what is left to place is
/// always in sight.
pub fn above_notice(scene: &Scene<'_>, work: Rect, area: Rect) -> Rect {
    if scene.meeting.step != Step::Budget {
        return work;
    }
    let rows = notice(scene.model).map_or(1, |(text, _)| notice_rows(&text, area));
    let top = area.bottom().saturating_sub(rows);
    Rect { height: work.height.min(top.saturating_sub(work.y)), ..work }
}

/// Who speaks, and the keys that give the floor to the others.
fn paint_speaking(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let speaker = &scene.meeting.speaker;
    let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
    let words = scene.words();
    let mut x = area.x;
    let room = |x: u16| area.right().saturating_sub(x);
    x += canvas.put(x, area.y, room(x), &scene.say("view-speaking"), quiet) + 1;
    x += tags::tag(canvas, x, area.y, room(x), &speaker.department, words) + 1;
    let name = wording::speaker(&speaker.department, speaker.person.as_ref(), scene.state(), words);
    x += canvas.put(x, area.y, room(x).min(area.width / 2), &name, heading) + APART + 1;

    let keys = departments(scene);
    let needs = |names: &[Cow<'_, str>]| -> u16 {
        keys.iter().zip(names).map(|((key, _), name)| columns(key) + 1 + columns(name) + APART).sum()
    };
    let names: Vec<Cow<'_, str>> = keys.iter().map(|(_, of)| wording::department(of, words)).collect();
    // Where the names do not fit, the letters of the tags stand for them.
    let names = if needs(&names) <= room(x) + APART {
        names
    } else {
        keys.iter().map(|(_, of)| wording::tag(of, words)).collect()
    };
    for (index, ((key, department), name)) in keys.iter().zip(&names).enumerate() {
        // No key stands without its department: where not all have room, the last ones are left out, and a sign says so.
        let for_sign = if index + 1 == keys.len() { 0 } else { columns(MORE) + APART };
        if columns(key) + 1 + columns(name) + for_sign > room(x) {
            let wide = canvas.put(x, area.y, room(x), MORE, quiet);
            canvas.target(Rect { x, width: wide, ..area }, Target::Do(Command::Help));
            break;
        }
        let speaks = *department == speaker.department;
        let from = x;
        let used = canvas.put(x, area.y, room(x), key, canvas.style(if speaks { Role::Heading } else { Role::Accent }));
        x += used + u16::from(used > 0);
        x += canvas.put(x, area.y, room(x), name, if speaks { heading } else { canvas.theme().department(department) });
        let rect = Rect { x: from, width: x.saturating_sub(from), ..area };
        if speaks {
            canvas.tint(rect, canvas.style(Role::Selected));
        }
        canvas.target(rect, Target::Department(department.clone()));
        x += APART;
    }
}

/// The departments at the table, each with its key as it is printed; the ninth and later ones have none.
fn departments(scene: &Scene<'_>) -> Vec<(String, Department)> {
    let places = scene.model.places_below();
    let key = |command| keymap::key_for(&places, command).map(|key| key.to_string());
    let seated = scene.state().room.departments().into_iter();
    seated.zip(Command::SPEAK).filter_map(|(department, command)| Some((key(command)?, department))).collect()
}

/// What the keys do here: the nearest first, as far as there is room, and at the right end always the way to all the rest.
pub fn paint_keys(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let does = |command| says_something(model, command) && why_not(model, command).is_none();
    paint_keys_of(model, canvas, area, &model.places(), &does);
}

/// What the keys of these places do, as far as they do anything now.
pub fn paint_keys_of(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    places: &[Place],
    does: &dyn Fn(Command) -> bool,
) {
    let bindings = keymap::in_force(places);
    let is_on = |binding: &&&Binding| does(binding.command);
    // The way on stands still too: from step to step one looks for it in one place.
    let is_last = |binding: &Binding| match binding.command {
        Command::Help | Command::Palette => true,
        // While a session is gone through as it happened, one goes from entry to entry.
        Command::NextStep => !places.contains(&Place::Walk),
        _ => false,
    };
    let mut end = area.right();
    let last = bindings.iter().rev().filter(|binding| is_last(binding) && binding.shown == Shown::First);
    for binding in last.filter(is_on) {
        let wide = width(model, binding);
        if wide + APART < end.saturating_sub(area.x) {
            end -= wide;
            paint_key(model, canvas, Rect { x: end, width: wide, ..area }, binding);
            end = end.saturating_sub(APART);
        }
    }
    let mut x = area.x;
    let mut told: Vec<Command> = Vec::new();
    let leads = bindings.iter().filter(|binding| leads_now(model, binding.command)).filter(is_on);
    for wanted in [Shown::First, Shown::WithRoom] {
        let others = bindings.iter().filter(|binding| binding.shown == wanted && !is_last(binding)).filter(is_on);
        for binding in leads.clone().chain(others) {
            if told.contains(&binding.command) {
                continue;
            }
            let wide = width(model, binding);
            // A shorter one behind it may still fit.
            if x + wide > end {
                continue;
            }
            told.push(binding.command);
            paint_key(model, canvas, Rect { x, width: wide, ..area }, binding);
            x += wide + APART;
        }
    }
}

fn paint_key(model: &Model, canvas: &mut Canvas<'_>, area: Rect, binding: &Binding) {
    let (accent, quiet) = (canvas.style(Role::Accent), canvas.style(Role::Secondary));
    let used = canvas.put(area.x, area.y, area.width, &key(binding), accent) + 1;
    canvas.put(
        area.x + used,
        area.y,
        area.width.saturating_sub(used),
        &model.words.get(name_now(model, binding)),
        quiet,
    );
    canvas.target(area, Target::Do(binding.command));
}

fn width(model: &Model, binding: &Binding) -> u16 {
    columns(&key(binding)) + 1 + columns(&model.words.get(name_now(model, binding)))
}

fn key(binding: &Binding) -> String {
    binding.keys.first().map_or_else(String::new, ToString::to_string)
}
