//! The guide: what the step is for, what to ask the room, the row in full, and who has not been heard yet.
//!
//! Beside the work where the window is wide; where it is not, its heart stands in a strip below.

use ratatui::layout::Rect;

use super::agenda;
use super::canvas::{Canvas, columns};
use super::detail::{self, Detail};
use super::flags;
use super::layout::Screen;
use super::purpose::purpose;
use super::scene::Scene;
use super::steps::budget;
use super::theme::Role;
use super::voices;
use super::widgets::rule;
use super::widgets::text::{below, paragraph};
use crate::app::{Command, Section, Target};
use crate::domain::Step;

/// Stands where there is more to tell than there is room for.
const MORE: &str = "...";
/// Stands between two things in one line.
const APART: &str = "  ";

/// Rows that who raised something and who has said yes to it may take.
const ROWS_OF_ORIGIN: u16 = 4;

/// The six habits that the room does without, in their order.
const GROUND_RULES: [&str; 6] = [
    "view-rule-credit",
    "view-rule-reward",
    "view-rule-clique",
    "view-rule-changes",
    "view-rule-customer",
    "view-rule-boast",
];

/// Draws the guide or the strip, whichever there is room for.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    if let (Some(x), Some(guide)) = (screen.divider(), screen.guide) {
        rule::down(canvas, x, guide);
        let style = canvas.style(Role::Rule);
        canvas.put(x, screen.head.y, 1, "\u{252C}", style);
        paint_guide(scene, canvas, guide);
    } else if let Some(strip) = screen.strip {
        paint_strip(scene, canvas, strip);
    }
}

fn paint_guide(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let heading = canvas.style(Role::Heading);
    let mut left = paint_bottom(scene, canvas, area);
    let used = paragraph(canvas, left, &scene.say(purpose(scene.meeting.step)), heading);
    left = below(left, used + 1);
    left = paint_block(scene, canvas, left, "view-ask-the-room", &questions(scene.meeting.step));
    if scene.meeting.step == Step::Room {
        left = paint_block(scene, canvas, left, "view-ground-rules", &GROUND_RULES);
    }
    left = paint_flags(scene, canvas, left);
    // Money is told of in its own way: with its last plan, its limits, and what they say to it.
    if scene.meeting.step == Step::Budget {
        let told = budget::guide(scene, canvas, left);
        canvas.target(Rect { height: told, ..left }, Target::Do(Command::Trail));
    } else if let Some(detail) = detail::of_selected(scene) {
        paint_detail(scene, canvas, left, &detail);
    }
}

/// The first flags of the step, in at most a third of the room; gives what is left.
fn paint_flags(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let lines = flags::lines_here(scene);
    if lines.is_empty() || area.height < 6 {
        return area;
    }
    let (quiet, warning) = (canvas.style(Role::Secondary), canvas.style(Role::Warning));
    let mut left = below(area, paragraph(canvas, area, &scene.say("view-flags-at-step"), quiet));
    let most = area.height / 3;
    for (index, (key, line)) in lines.iter().enumerate() {
        let used = area.height - left.height;
        let height = u16::try_from(crate::edit::wrap::rows(line, usize::from(left.width)).len()).unwrap_or(u16::MAX);
        if index > 0 && used + height > most {
            let more = scene.tell("view-more-flags", &[("count", (lines.len() - index).into())]);
            let told = paragraph(canvas, left, &more, quiet);
            canvas.target(Rect { height: told, ..left }, Target::Do(Command::GoAgreement));
            left = below(left, told);
            break;
        }
        let told = paragraph(canvas, left, line, warning);
        canvas.target(Rect { height: told, ..left }, Target::Flag(key.clone()));
        left = below(left, told);
    }
    below(left, 1)
}

/// A quiet title with some lines below it; gives what is left.
pub fn paint_block(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, title: &str, lines: &[&str]) -> Rect {
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    let mut left = below(area, paragraph(canvas, area, &scene.say(title), quiet));
    for line in lines {
        let indented = Rect { x: left.x + 1, width: left.width.saturating_sub(1), ..left };
        left = below(left, paragraph(canvas, indented, &scene.say(line), text));
    }
    below(left, 1)
}

fn paint_detail(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, detail: &Detail<'_>) {
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    let mut left = area;
    if left.height < 3 {
        return;
    }
    // Who said it, one asks by clicking on what is told of it.
    canvas.target(left, Target::Do(Command::Trail));
    left = below(left, paragraph(canvas, left, &detail.name, heading));
    // Who raised it and who has said yes stands below all else, and is not what gives way.
    let kept = if detail.origin.is_some() { ROWS_OF_ORIGIN.min(left.height / 2) } else { 0 };
    let bottom = left.bottom();
    left.height -= kept;
    for (label, value) in &detail.fields {
        left = paint_field(canvas, left, label, value);
    }
    let warning = canvas.style(Role::Warning);
    if let Some(hint) = &detail.hint {
        left = below(left, paragraph(canvas, left, hint, quiet));
    }
    for note in &detail.notes {
        left = below(left, paragraph(canvas, left, note, warning));
    }
    left.height = bottom.saturating_sub(left.y);
    if let Some(origin) = &detail.origin {
        left = paint_field(canvas, left, &scene.say("view-raised-by"), &detail::raised_by(scene, origin));
        match detail::agreed(scene, origin) {
            Some(names) => _ = paint_field(canvas, left, &scene.say("view-head-agreed"), &names),
            None => _ = paragraph(canvas, left, &scene.say("view-nobody-agreed"), quiet),
        }
    }
}

/// The name of a field and what stands in it: on one line where they fit, else below each other.
pub fn paint_field(canvas: &mut Canvas<'_>, area: Rect, label: &str, value: &str) -> Rect {
    if area.is_empty() {
        return area;
    }
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    if label.is_empty() {
        return below(area, paragraph(canvas, area, value, text));
    }
    let fits_in_one = columns(label) + 2 + columns(value) <= area.width && !value.contains('\n');
    if !fits_in_one && area.height < 2 {
        // A label without what it is the label of says nothing.
        canvas.put(area.x, area.y, area.width, MORE, quiet);
        return below(area, 1);
    }
    let used = canvas.put(area.x, area.y, area.width, label, quiet) + 2;
    if fits_in_one {
        canvas.put(area.x + used, area.y, area.width - used, value, text);
        return below(area, 1);
    }
    let left = below(area, 1);
    let indented = Rect { x: left.x + 1, width: left.width.saturating_sub(1), ..left };
    below(left, paragraph(canvas, indented, value, text))
}

/// At the bottom of the guide where the meeting stands in its minutes, and below it who has not been heard in this step;
/// gives what is left above.
fn paint_bottom(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let mut left = area;
    if let Some(prompt) = voices::prompt(scene) {
        let used = prompt.paint_at_bottom(canvas, left);
        left.height = left.height.saturating_sub(used + 1);
    }
    for told in agenda::lines(scene).iter().rev() {
        let rows = crate::edit::wrap::rows(&told.text, usize::from(left.width)).len();
        let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(left.height);
        let style = canvas.style(if told.warns { Role::Warning } else { Role::Text });
        let at = below(left, left.height - rows);
        paragraph(canvas, at, &told.text, style);
        canvas.target(at, Target::Do(Command::Agenda));
        left.height -= rows;
    }
    if left.height < area.height { Rect { height: left.height.saturating_sub(1), ..left } } else { left }
}

/// The row in full in two lines, and who has not been heard; the questions stand in the rule above.
fn paint_strip(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    let across = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area };
    rule::with_words(canvas, across, &questions_in(scene, area.width.saturating_sub(6)), quiet);
    let inner = below(area, 1);
    // Of a seat there is nothing more to say, so the ground rules have the room.
    if scene.meeting.section() == Section::Seats {
        // Once the meeting has begun, who is to be heard counts for more than the questions, and all six rules stay.
        if let Some(prompt) = voices::prompt(scene) {
            rule::across(canvas, across);
            let line = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
            prompt.paint_in_line(canvas, line);
        }
        return paint_ground_rules(scene, canvas, inner);
    }
    let prompt = voices::prompt(scene);
    let lines = if prompt.is_some() { 2 } else { 3 };
    if scene.meeting.step == Step::Budget {
        let told = Rect { height: lines, ..inner }.intersection(inner);
        budget::guide(scene, canvas, told);
        canvas.target(told, Target::Do(Command::Trail));
    } else if let Some(detail) = detail::of_selected(scene) {
        let told = Rect { height: lines, ..inner }.intersection(inner);
        paragraph(canvas, told, &in_one(scene, &detail, told), text);
        canvas.target(told, Target::Do(Command::Trail));
    }
    if let Some(prompt) = prompt {
        prompt.paint_in_line(canvas, below(inner, 2));
    }
}

/// As many of the step's questions as fit whole into one line.
fn questions_in(scene: &Scene<'_>, width: u16) -> String {
    let mut line = String::new();
    for key in questions(scene.meeting.step) {
        let question = scene.say(key);
        if !line.is_empty() && columns(&line) + 1 + columns(&question) > width {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&question);
    }
    line
}

/// A row in full, one thing behind the other. What the keys do with it is told only where it can be told to its end: the
/// foot tells it too.
fn in_one(scene: &Scene<'_>, detail: &Detail<'_>, area: Rect) -> String {
    let field = |label: &str, value: String| match label {
        "" => value,
        label => scene.tell("view-field", &[("label", label.into()), ("value", value.into())]),
    };
    let mut parts = vec![detail.name.clone()];
    // Who has said yes, and what is to be looked at, must not be cut off at the end.
    let agreed = detail.origin.as_ref().and_then(|origin| detail::agreed(scene, origin));
    parts.extend(agreed.map(|names| field(&scene.say("view-head-agreed"), names)));
    parts.extend(detail.notes.iter().cloned());
    if let Some(hint) = &detail.hint {
        let with_hint = format!("{}{APART}{hint}", parts.join(APART));
        if crate::edit::wrap::rows(&with_hint, usize::from(area.width)).len() <= usize::from(area.height) {
            parts.push(hint.clone());
        }
    }
    parts.extend(detail.fields.iter().map(|(label, value)| field(label, value.clone())));
    if let Some(origin) = &detail.origin {
        parts.push(field(&scene.say("view-raised-by"), detail::raised_by(scene, origin)));
    }
    parts.join(APART)
}

/// The ground rules in two columns.
fn paint_ground_rules(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let style = canvas.style(Role::Text);
    let half = area.width / 2;
    for (index, key) in (0_u16..).zip(GROUND_RULES) {
        let (column, row) = (index / 3, index % 3);
        if row < area.height {
            canvas.put(area.x + column * half, area.y + row, half.saturating_sub(1), &scene.say(key), style);
        }
    }
}

/// The keys of what to ask the room at a step.
pub fn questions(step: Step) -> [&'static str; 3] {
    match step {
        Step::Room => ["view-ask-room-1", "view-ask-room-2", "view-ask-room-3"],
        Step::LookBack => ["view-ask-look-back-1", "view-ask-look-back-2", "view-ask-look-back-3"],
        Step::Research => ["view-ask-research-1", "view-ask-research-2", "view-ask-research-3"],
        Step::Segments => ["view-ask-segments-1", "view-ask-segments-2", "view-ask-segments-3"],
        Step::Budget => ["view-ask-budget-1", "view-ask-budget-2", "view-ask-budget-3"],
        Step::Goals => ["view-ask-goals-1", "view-ask-goals-2", "view-ask-goals-3"],
        Step::Agreement => ["view-ask-agreement-1", "view-ask-agreement-2", "view-ask-agreement-3"],
    }
}
