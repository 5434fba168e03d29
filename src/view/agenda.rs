//! Where the meeting stands in its minutes, as the room sees it beside the work: the break that is, and when it ends.

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::purpose::purpose;
use super::scene::Scene;
use super::theme::Role;
use crate::app::{Command, Target};
use crate::lang::agenda as in_words;
use crate::lang::agenda::Told;

/// The lines on it while a meeting is held; none before it has begun, and none in a review.
#[must_use]
pub fn lines(scene: &Scene<'_>) -> Vec<Told> {
    let agenda = scene.agenda();
    if scene.is_review() || scene.state().life.is_agreed() || agenda.clock().started.is_none() {
        return Vec::new();
    }
    let break_now = in_words::break_now(&agenda, scene.words()).map(|text| Told { text, warns: false });
    // Where the clock was left standing on another day, nothing goes on.
    let goes_on = agenda.clock().running.is_some() || break_now.is_some();
    let ends = in_words::ends(&agenda, scene.words()).filter(|_| goes_on);
    break_now.into_iter().chain(ends).collect()
}

/// Where there is no guide: that the meeting ends late, at the right end of the rule above the work.
pub fn paint_late(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    const INDENT: u16 = 2;
    let Some(late) = lines(scene).into_iter().find(|told| told.warns) else { return };
    let wide = columns(&late.text) + 2;
    // Beside it the line that says what the step is for must stay whole.
    let said = columns(&scene.say(purpose(scene.meeting.step))) + 2 * INDENT + 2;
    if said + wide + INDENT > area.width {
        return;
    }
    let x = area.right() - INDENT - wide;
    let style = canvas.style(Role::Warning);
    canvas.put(x, area.y, wide, &format!(" {} ", late.text), style);
    canvas.target(Rect { x, width: wide, ..area }, Target::Do(Command::Agenda));
}
