//! A second terminal: for the facilitator's eyes what the room does not see, or for the room the step that it is at.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::layout::Screen;
use super::scene::Scene;
use super::theme::Role;
use super::widgets::text::{below, paragraph};
use super::widgets::{rule, tags};
use super::{agenda, chrome, foot, guide, room_view, voices};
use crate::app::keymap::Place;
use crate::app::{Follower, ForWhom, LineKind};
use crate::domain::Step;
use crate::lang::wording;

/// Rows that where the meeting stands may take above the flags, where the window is too narrow for both side by side.
const MOST_ABOVE: u16 = 9;

/// Draws what a follower sees.
pub fn paint(follower: &Follower, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let model = &follower.model;
    let Some(meeting) = &model.meeting else { return paint_waiting(follower, canvas, area) };
    let scene = Scene { model, meeting };
    let screen = Screen::of(area);
    match follower.for_whom {
        // On a second screen stands what the room view shows on the first, and nothing else.
        ForWhom::Room => room_view::paint(&scene, canvas),
        ForWhom::Facilitator => {
            chrome::paint(&scene, canvas, &screen);
            paint_facilitator(follower, &scene, canvas, &screen);
            paint_foot(follower, &scene, canvas, &screen);
        }
    }
}

fn paint_foot(follower: &Follower, scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    foot::paint_notice(scene.model, canvas, screen.notice);
    if let Some(x) = screen.divider().filter(|_| scene.model.in_sight().is_none()) {
        let style = canvas.style(Role::Rule);
        canvas.put(x, screen.notice.y, 1, "\u{2534}", style);
    }
    paint_speaking(follower, scene, canvas, screen.speaking);
    foot::paint_keys_of(scene.model, canvas, screen.keys, &[Place::Follow], &|command| follower.does(command));
}

/// Nothing could be read yet, and why.
fn paint_waiting(follower: &Follower, canvas: &mut Canvas<'_>, area: Rect) {
    let screen = Screen::of(area);
    let quiet = canvas.style(Role::Secondary);
    paragraph(canvas, screen.work, &follower.model.words.get("follow-waiting"), quiet);
    foot::paint_notice(&follower.model, canvas, screen.notice);
    foot::paint_keys_of(&follower.model, canvas, screen.keys, &[Place::Follow], &|command| follower.does(command));
}

/// Flags and notes, and beside or above them where the meeting stands.
fn paint_facilitator(follower: &Follower, scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    let Screen { work, strip, .. } = *screen;
    let work = strip.map_or(work, |strip| Rect { height: work.height + strip.height, ..work });
    if let (Some(x), Some(beside)) = (screen.divider(), screen.guide) {
        rule::down(canvas, x, beside);
        let style = canvas.style(Role::Rule);
        canvas.put(x, screen.head.y, 1, "\u{252C}", style);
        paint_lines(follower, canvas, work);
        paint_standing(follower, scene, canvas, beside);
        return;
    }
    let above = Rect { height: MOST_ABOVE.min(work.height / 2 + 1), ..work };
    let left = paint_standing(follower, scene, canvas, above);
    paint_lines(follower, canvas, below(work, above.height - left.height));
}

/// Where the meeting stands and what to ask; gives what is left of the area.
fn paint_standing(follower: &Follower, scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let (quiet, heading, warning) =
        (canvas.style(Role::Secondary), canvas.style(Role::Heading), canvas.style(Role::Warning));
    let mut left = area;
    if let Some(stands) = &follower.stands {
        if !stands.typed.is_empty() {
            // Whoever types what is hidden on the other screen looks here.
            left = below(left, paragraph(canvas, left, &scene.say("follow-typed"), quiet));
            let indented = Rect { x: left.x + 1, width: left.width.saturating_sub(1), ..left };
            left = below(left, paragraph(canvas, indented, &stands.typed, heading));
        }
        if scene.meeting.step != stands.step {
            let args = [("step", scene.say(stands.step.key()).into())];
            left = below(left, paragraph(canvas, left, &scene.tell("follow-elsewhere", &args), warning));
        } else if let Some(input) = scene.meeting.selected_input() {
            // Also where it is held: the room does not see this.
            let name = wording::input(&input, scene.meeting.uncovered().state(), scene.words());
            left = guide::paint_field(canvas, left, &scene.say("follow-cursor"), &name);
        }
    }
    if let Some(clock) = meeting_clock(scene) {
        left = below(left, paragraph(canvas, left, &clock, quiet));
    }
    // As the room sees it: breaks, minutes that were added and the planned end are all reckoned with there.
    for told in agenda::lines(scene) {
        let style = if told.warns { warning } else { quiet };
        left = below(left, paragraph(canvas, left, &told.text, style));
    }
    if left.height < area.height {
        left = below(left, 1);
    }
    left = guide::paint_block(scene, canvas, left, "view-ask-the-room", &guide::questions(scene.meeting.step));
    if let Some(prompt) = voices::prompt(scene) {
        left = below(left, paragraph(canvas, left, prompt.names(), quiet) + 1);
    }
    left
}

/// The minutes of the whole meeting, used and given; `None` before it has begun.
fn meeting_clock(scene: &Scene<'_>) -> Option<String> {
    let agenda = scene.agenda();
    agenda.clock().started?;
    let used: u32 = Step::ALL.iter().map(|step| agenda.used(*step)).sum();
    let given: u32 = Step::ALL.iter().filter_map(|step| agenda.about().minutes_given(*step)).sum();
    let told = ("used", (used / 60).into());
    Some(match given {
        0 => scene.tell("follow-clock", &[told]),
        given => scene.tell("follow-clock-of", &[told, ("planned", given.into())]),
    })
}

fn paint_lines(follower: &Follower, canvas: &mut Canvas<'_>, area: Rect) {
    const INDENT: u16 = 3;
    let lines = follower.lines();
    let mut left = area;
    for (index, line) in lines.iter().enumerate().skip(follower.scrolled) {
        let (role, indent) = match line.kind {
            LineKind::Head => (Role::Heading, 0),
            LineKind::Flag => (Role::Warning, INDENT),
            LineKind::Said => (Role::Text, INDENT),
            LineKind::Beside => (Role::Secondary, if is_note_head(&lines, index) { 1 } else { INDENT }),
            LineKind::Nothing => (Role::Secondary, 1),
        };
        if line.kind == LineKind::Head && index > follower.scrolled {
            left = below(left, 1);
        }
        let style = canvas.style(role);
        if line.kind == LineKind::Flag && !left.is_empty() {
            canvas.put(left.x + 1, left.y, 1, "!", style);
        }
        let indented = Rect { x: left.x + indent, width: left.width.saturating_sub(indent), ..left };
        left = below(left, paragraph(canvas, indented, &line.text, style));
    }
}

/// Whether what goes with a line stands above it: number and time of a note.
fn is_note_head(lines: &[crate::app::Line], index: usize) -> bool {
    lines.get(index + 1).is_some_and(|next| next.kind == LineKind::Said)
}

/// Who speaks, and for whose eyes this is.
fn paint_speaking(follower: &Follower, scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let (quiet, heading, accent) =
        (canvas.style(Role::Secondary), canvas.style(Role::Heading), canvas.style(Role::Accent));
    let whom = scene.say("follow-for-facilitator");
    let used = canvas.put_right(area.x, area.y, area.width, &whom, accent);
    let Some(stands) = &follower.stands else { return };
    let right = area.right().saturating_sub(used + 2);
    let room = |x: u16| right.saturating_sub(x);
    let mut x = area.x;
    x += canvas.put(x, area.y, room(x), &scene.say("view-speaking"), quiet) + 1;
    x += tags::tag(canvas, x, area.y, room(x), &stands.speaking, scene.words()) + 1;
    let name = wording::speaker(&stands.speaking, stands.person.as_ref(), scene.state(), scene.words());
    canvas.put(x, area.y, room(x), &name, heading);
}
