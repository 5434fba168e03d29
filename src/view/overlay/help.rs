//! The keys: first those of the place below, then all others, side by side where the window is wide.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, hints};
use crate::app::help::{HelpRow, keys, of_places, places};
use crate::app::keymap::{Place, in_force};
use crate::app::{Command, Model, Overlay};
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;

/// The narrowest column of keys and their words.
const NARROWEST: u16 = 36;
/// Columns between two columns.
const GAP: u16 = 3;
/// The widest that keys may be before their words are pushed to the right.
const WIDEST_KEYS: u16 = 15;

/// Draws the keys, scrolled by some rows; `below` is what lies under it, the topmost last.
pub fn paint(model: &Model, below: &[Overlay], scrolled: usize, canvas: &mut Canvas<'_>) {
    let rows = rows(model, below);
    let title = model.words.get("overlay-help");
    let hints = hints(model, Place::Page, &[(Command::Down, "overlay-hint-scroll")], "overlay-hint-leave");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, usize::MAX);
    let count = ((area.width + GAP) / (NARROWEST + GAP)).clamp(1, 4);
    let height = usize::from(area.height);
    let seen = height * usize::from(count);
    let first = scrolled.min(rows.len().saturating_sub(seen));
    let width = (area.width + GAP) / count - GAP.min(area.width);
    for column in 0..count {
        let x = area.x + column * (width + GAP);
        let from = first + height * usize::from(column);
        for (y, row) in (area.top()..area.bottom()).zip(rows.iter().skip(from)) {
            line(canvas, row, Rect { x, y, width, height: 1 });
        }
    }
}

/// The keys of the place below first, without what a nearer place takes away, then all places that are left.
fn rows(model: &Model, below: &[Overlay]) -> Vec<HelpRow> {
    let here = match below.last() {
        Some(overlay) => vec![overlay.place(), Place::Everywhere],
        None => model.places_below(),
    };
    let others: Vec<Place> = places().into_iter().filter(|place| !here.contains(place)).collect();
    let mut rows = Vec::new();
    let mut place = None;
    for binding in in_force(&here) {
        if place != Some(binding.place) {
            place = Some(binding.place);
            rows.push(HelpRow::Head(model.words.get(binding.place.key()).into_owned()));
        }
        rows.push(HelpRow::Keys(keys(binding), model.words.get(binding.name()).into_owned()));
    }
    rows.extend(of_places(&others, &model.words));
    rows
}

fn line(canvas: &mut Canvas<'_>, row: &HelpRow, area: Rect) {
    match row {
        HelpRow::Head(name) => {
            let style = canvas.style(Role::Heading);
            canvas.put(area.x, area.y, area.width, name, style);
        }
        HelpRow::Keys(keys, what) => {
            let (accent, text) = (canvas.style(Role::Accent), canvas.style(Role::Text));
            let used = columns(keys).max(WIDEST_KEYS.min(area.width / 2)) + 1;
            canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), keys, accent);
            canvas.put(area.x + 1 + used, area.y, area.width.saturating_sub(1 + used), what, text);
        }
    }
}
