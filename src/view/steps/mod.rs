//! What each step shows: one file for each, beside its twins in `domain` and `app::steps`.

pub mod agreement;
pub mod budget;
pub mod goals;
pub mod look_back;
pub mod research;
pub mod room;
pub mod segments;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::layout::stack;
use super::scene::Scene;
use super::widgets::table::{self, Cursor, Table};
use crate::app::Target;

/// Draws the lists of the step one below the other; together with their order of [`crate::app::Section::of`].
pub fn paint_lists(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, tables: &[Table<'_>]) {
    let wants: Vec<u16> = tables.iter().map(Table::wants).collect();
    let rects = stack(area, &wants, scene.meeting.section_index());
    for (section, (table, rect)) in tables.iter().zip(rects).enumerate() {
        paint_list(scene, canvas, rect, table, section);
    }
}

/// Draws one list of the step, the one of this number in [`crate::app::Section::of`].
pub fn paint_list(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, table: &Table<'_>, section: usize) {
    let row = scene.meeting.row_in(section);
    let cursor = if scene.meeting.section_index() == section { Cursor::Here(row) } else { Cursor::Elsewhere(row) };
    for (rect, row) in table::paint(canvas, area, table, cursor, scene.words()) {
        canvas.target(rect, Target::Row { section, row });
    }
}
