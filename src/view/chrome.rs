//! What stands at the top of every step: what the meeting is called, whether it is saved, the clock, and the seven steps.

use ratatui::layout::Rect;

use super::agenda;
use super::canvas::{Canvas, columns};
use super::flags;
use super::layout::Screen;
use super::purpose::purpose;
use super::scene::Scene;
use super::theme::Role;
use super::widgets::rule;
use crate::app::{Command, Stakes, Target, Walk};
use crate::domain::{Life, Step};
use crate::lang::{agenda as in_words, dates};

/// Draws the top of the screen.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    paint_title(scene, canvas, screen.title);
    paint_rail(scene, canvas, screen.rail);
    if screen.guide.is_some() {
        rule::across(canvas, screen.head);
    } else {
        // Without a guide beside the work, what the step is for stands in the rule.
        let style = canvas.style(Role::Secondary);
        rule::with_words(canvas, screen.head, &scene.say(purpose(scene.meeting.step)), style);
        agenda::paint_late(scene, canvas, screen.head);
        paint_flags_on_rule(scene, canvas, screen);
    }
}

fn paint_title(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    const APART: u16 = 3;
    let mut end = area.right();
    let mut from_right = |canvas: &mut Canvas<'_>, (text, role): (String, Role)| {
        let style = canvas.style(role);
        let wide = columns(&text).min(end.saturating_sub(area.x));
        canvas.put(end - wide, area.y, wide, &text, style);
        end = (end - wide).saturating_sub(APART).max(area.x);
    };
    let (text, role) = clock(scene);
    let wide = columns(&text).min(area.width);
    canvas.target(Rect { x: area.right() - wide, width: wide, ..area }, Target::Do(Command::Agenda));
    from_right(canvas, (text, role));
    if let Some(saving) = saving(scene) {
        from_right(canvas, saving);
    }
    let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
    // Where there is hardly room, what the meeting is called counts for more than what the program is.
    let (name, title) = (scene.say("app-name"), columns(&scene.state().about.title));
    let has_room = columns(&name) + APART + title <= end - area.x;
    let used = if has_room { canvas.put(area.x, area.y, end - area.x, &name, quiet) + APART } else { 0 };
    let room = end.saturating_sub(area.x + used);
    let wide = canvas.put(area.x + used, area.y, room, &scene.state().about.title, heading);
    canvas.target(Rect { x: area.x + used, width: wide, ..area }, Target::Do(Command::Details));
}

/// Whether the last input is on disk; nothing in a review, where there is none.
fn saving(scene: &Scene<'_>) -> Option<(String, Role)> {
    if scene.is_review() {
        return None;
    }
    if scene.model.tour.is_some() {
        return Some((scene.say("view-tour").into_owned(), Role::Secondary));
    }
    let saving = scene.meeting.saving;
    let session = scene.meeting.session();
    let rev = session.rev();
    if let Some(trouble) = saving.trouble.filter(|trouble| trouble.stakes == Stakes::MemoryOnly) {
        let since = session.history().iter().rev().find(|entry| entry.seq <= trouble.since);
        let time = since.map_or_else(|| "-".to_owned(), |entry| scene.time(entry.at));
        return Some((scene.tell("view-not-saved", &[("time", time.into())]), Role::Warning));
    }
    Some(match saving.saved {
        Some((saved, at)) if saved >= rev => {
            (scene.tell("view-saved", &[("time", scene.time(at).into())]), Role::Secondary)
        }
        _ if saving.kept >= rev => (scene.say("view-kept").into_owned(), Role::Secondary),
        _ => (scene.say("view-not-yet-on-disk").into_owned(), Role::Warning),
    })
}

/// The clock of the step that runs; whether the meeting is prepared, stands still, is agreed, or is looked at later.
fn clock(scene: &Scene<'_>) -> (String, Role) {
    let state = scene.state();
    if let Some(walk) = scene.meeting.walk() {
        return (walked(scene, walk), Role::Accent);
    }
    if scene.is_review() {
        let date = dates::format_date(state.about.date, scene.words().lang());
        return (scene.tell("view-review", &[("date", date.into())]), Role::Accent);
    }
    if state.life.is_agreed() {
        return (scene.say("view-agreed").into_owned(), Role::Well);
    }
    let agenda = scene.agenda();
    let Some((step, _)) = state.clock.running else {
        if let Some(since) = agenda.break_since() {
            return (scene.tell("view-break-since", &[("time", scene.time(since).into())]), Role::Heading);
        }
        let key = match state.life {
            Life::Reopened(_) => state.life.key(),
            _ if state.clock.started.is_some() => "view-clock-stands",
            _ => "view-in-preparation",
        };
        return (scene.say(key).into_owned(), Role::Secondary);
    };
    let told = in_words::clock(&agenda, step, scene.words());
    (told.text, if told.warns { Role::Warning } else { Role::Text })
}

/// When the entry was made up to which the session is shown, and how many there were by then.
fn walked(scene: &Scene<'_>, walk: &Walk) -> String {
    let at = walk.entry().map(|entry| scene.model.zone.to_datetime(entry.at));
    let date = at.map(|at| dates::format_date(at.date(), scene.words().lang())).unwrap_or_default();
    let time = walk.entry().map(|entry| scene.time(entry.at)).unwrap_or_default();
    let args =
        [("date", date.into()), ("time", time.into()), ("at", walk.entries().into()), ("all", walk.all().into())];
    scene.tell("walk-clock", &args)
}

/// The seven steps; the current one in brackets, which stand in the gaps so that no name ever moves.
fn paint_rail(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let names = Step::ALL.map(|step| scene.say(step.key()));
    let count = u16::try_from(names.len()).unwrap_or(u16::MAX);
    let text: u16 = names.iter().map(|name| columns(name)).sum();
    let gap = (area.width.saturating_sub(text) / (count + 1)).clamp(1, 3);
    let (quiet, accent) = (canvas.style(Role::Secondary), canvas.style(Role::Accent));
    let mut x = area.x.saturating_sub(1) + gap.min(2);
    for (step, name) in Step::ALL.into_iter().zip(&names) {
        let is_current = step == scene.meeting.step;
        let used = canvas.put(x, area.y, area.right().saturating_sub(x), name, if is_current { accent } else { quiet });
        if is_current {
            canvas.put(x - 1, area.y, 1, "[", accent);
            canvas.put(x + used, area.y, 1, "]", accent);
        }
        canvas.target(Rect { x: x.saturating_sub(1), width: used + 2, ..area }, Target::Step(step));
        x += used + gap;
    }
    paint_flags(scene, canvas, Rect { x, width: area.right().saturating_sub(x), ..area });
}

/// How many flags there are, at the end of the rail: in words where there is room, else by their sign.
fn paint_flags(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(count) = flags::count_here(scene) else { return };
    let style = canvas.style(Role::Warning);
    if let Some(text) = fitting(count, area.width) {
        let wide = columns(&text);
        let place = Rect { x: area.right() - wide, width: wide, ..area };
        canvas.put(place.x, place.y, wide, &text, style);
        canvas.target(place, Target::Do(Command::NextFlag));
    }
}

/// Flags in words where there is room, else by their sign; `None` where there is room for neither.
fn fitting(count: flags::Count, width: u16) -> Option<String> {
    [count.words, count.sign].into_iter().find(|text| columns(text) <= width)
}

/// How many flags there are by their sign at the right end of the rule, where the rail has no room for it.
fn paint_flags_on_rule(scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    const INDENT: u16 = 2;
    let rail = Step::ALL.map(|step| columns(&scene.say(step.key())) + 1).iter().sum::<u16>() + 1;
    let Some(count) = flags::count_here(scene) else { return };
    let wide = columns(&count.sign) + 2;
    if rail + columns(&count.sign) <= screen.rail.width {
        return;
    }
    let place = Rect { x: screen.head.right().saturating_sub(INDENT + wide), width: wide, ..screen.head };
    let style = canvas.style(Role::Warning);
    canvas.put(place.x, place.y, wide, &format!(" {} ", count.sign), style);
    canvas.target(place, Target::Do(Command::NextFlag));
}
