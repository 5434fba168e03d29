//! The question about entries that a crash left behind: what there is, up to what, and three answers.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, hints};
use crate::app::keymap::Place;
use crate::app::{Command, Model, RECOVERY_ANSWERS, Recovery, Target};
use crate::domain::Author;
use crate::edit::wrap;
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::scene::moment;
use crate::view::theme::Role;

/// Draws the question.
pub fn paint(model: &Model, recovery: &Recovery, canvas: &mut Canvas<'_>) {
    let words = &model.words;
    let (session, line) = recovery.shown(model.eyes());
    let state = session.state();
    let found = match recovery.entries {
        0 => words.get("overlay-recovery-nothing-but").into_owned(),
        entries => {
            let new = session.history().iter().rev().take(entries);
            // What somebody said tells more than that the clock went on.
            let last = new.clone().find(|entry| matches!(entry.by, Author::Department(_))).or(new.clone().next());
            let upto = last.map_or_else(String::new, |entry| wording::entry(entry, state, words));
            let since = moment(model, recovery.since);
            let told = [("count", entries.into()), ("since", since.into()), ("last", upto.into())];
            words.with("overlay-recovery-found", &told)
        }
    };
    let draft = (!line.is_empty()).then(|| words.with("overlay-recovery-draft", &[("draft", line.as_str().into())]));
    let width = usize::from(canvas.area().width.saturating_sub(6)).max(10);
    let told: Vec<&str> = wrap::lines(&found, width)
        .into_iter()
        .chain(draft.iter().flat_map(|draft| wrap::lines(draft, width)))
        .collect();
    let title = words.get("overlay-recovery");
    let hints = hints(model, Place::Page, &[(Command::Enter, "overlay-hint-choose")], "overlay-hint-later");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, told.len() + 1 + RECOVERY_ANSWERS.len());
    let answers = u16::try_from(RECOVERY_ANSWERS.len()).unwrap_or(0).min(area.height);
    let style = canvas.style(Role::Text);
    for (y, line) in (area.top()..area.bottom() - answers).zip(told) {
        canvas.put(area.x, y, area.width, line, style);
    }
    // The answers are in sight whatever there is to tell.
    for ((index, (key, _)), y) in RECOVERY_ANSWERS.iter().enumerate().zip(area.bottom() - answers..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        if index == recovery.at {
            let selected = canvas.style(Role::Selected);
            canvas.tint(line, selected);
            canvas.put(line.x, y, 1, ">", selected);
        }
        canvas.put(line.x + 2, y, line.width.saturating_sub(2), &words.get(key), style);
        canvas.target(line, Target::Overlay(index));
    }
}
