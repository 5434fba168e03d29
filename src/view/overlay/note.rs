//! A private note while it is typed: how long it is, and never a word of it.

use unicode_segmentation::UnicodeSegmentation;

use super::panel::{Breadth, Panel, hints, inner_width};
use crate::app::keymap::Place;
use crate::app::{Command, Model, NoteWriting};
use crate::edit::wrap;
use crate::view::canvas::Canvas;
use crate::view::theme::Role;

/// Draws the note over the work.
pub fn paint(model: &Model, note: &NoteWriting, canvas: &mut Canvas<'_>) {
    let words = &model.words;
    let title = words.get("note-title");
    let panel = Panel {
        title: &title,
        aside: Vec::new(),
        hints: hints(model, Place::Form, &[(Command::Enter, "overlay-hint-keep")], "overlay-hint-leave"),
        note: String::new(),
    };
    let width = usize::from(inner_width(model, canvas.area(), Breadth::Work)).max(1);
    let intro = words.get("note-intro");
    let intro = wrap::lines(&intro, width);
    let area = panel.open(model, canvas, Breadth::Work, intro.len() + 3);
    let (text, quiet, warning) = (canvas.style(Role::Text), canvas.style(Role::Secondary), canvas.style(Role::Warning));
    let foot = area.bottom().saturating_sub(2);
    for (y, line) in (area.y..foot).zip(&intro) {
        canvas.put(area.x, y, area.width, line, quiet);
    }
    let typed = u32::try_from(note.text.text().graphemes(true).count()).unwrap_or(u32::MAX);
    canvas.put(area.x, foot, area.width, &words.with("note-typed", &[("count", typed.into())]), text);
    if let Some(problem) = &note.problem {
        canvas.put(area.x, foot + 1, area.width, &format!("! {}", problem.say(words)), warning);
    }
}
