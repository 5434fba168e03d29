//! Pages of facts, each with its label: where the figures of a line come from, what has changed since a plan was signed.

use super::panel::{Breadth, Panel, hints};
use crate::app::keymap::Place;
use crate::app::{Command, Model, Statement, WhereFrom};
use crate::edit::wrap;
use crate::lang::look_back::Fact;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::widgets::tags;

/// The widest that a label may be before what it says is pushed to the right.
const WIDEST_LABEL: u16 = 26;
/// Columns that the tag of a department takes before a name.
const TAG: u16 = 5;
/// Columns between labels and what they say.
const GAP: u16 = 2;

/// Where the figures of a line come from: each definition with its actual numbers, then the rows behind them.
pub fn where_from(model: &Model, where_from: &WhereFrom, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let facts = where_from.facts(meeting, &model.words);
    let name = wording::line(&where_from.line, meeting.state(), &model.words);
    let title = model.words.with("overlay-where-from", &[("line", name.into())]);
    paint(model, &title, &facts, where_from.scrolled, canvas);
}

/// A page of facts about the plan.
pub fn statement(model: &Model, page: &Statement, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let facts = page.facts(meeting, &model.words, (model.now, &model.zone));
    paint(model, &model.words.get(page.title()), &facts, page.scrolled, canvas);
}

fn paint(model: &Model, title: &str, facts: &[Fact], scrolled: usize, canvas: &mut Canvas<'_>) {
    // What has no label begins at the left edge, so that it reads as a sentence on what follows.
    let wide = |fact: &Fact| columns(&fact.label) + if fact.by.is_some() { TAG } else { 0 };
    let widest = facts.iter().map(wide).max().unwrap_or(0).min(WIDEST_LABEL).min(canvas.area().width / 3);
    let room = usize::from(canvas.area().width.saturating_sub(widest + GAP + 4)).max(10);
    let whole = usize::from(canvas.area().width.saturating_sub(4)).max(10);
    let is_sentence = |fact: &Fact| fact.label.is_empty() && fact.by.is_none();
    let room_of = |fact: &Fact| if is_sentence(fact) { whole } else { room };
    let lines: Vec<Vec<&str>> = facts.iter().map(|fact| wrap::lines(&fact.text, room_of(fact))).collect();
    let rows: usize = lines.iter().map(Vec::len).sum();
    let hints = hints(model, Place::Page, &[(Command::Down, "overlay-hint-scroll")], "overlay-hint-leave");
    let panel = Panel { title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, rows.max(1));
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    let mut y = area.y;
    for (fact, lines) in facts.iter().zip(&lines).skip(scrolled) {
        if y >= area.bottom() {
            break;
        }
        let mut x = area.x;
        if let Some(department) = &fact.by {
            x += tags::tag(canvas, x, y, TAG - 1, department, &model.words) + 1;
        }
        canvas.put(x, y, (area.x + widest).saturating_sub(x), &fact.label, quiet);
        for line in lines {
            if y >= area.bottom() {
                break;
            }
            let indent = if is_sentence(fact) { 0 } else { widest + GAP };
            canvas.put(area.x + indent, y, area.width.saturating_sub(indent), line, text);
            y += 1;
        }
    }
}
