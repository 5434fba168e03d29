//! What each step shows: one file for each, beside its twins in `domain` and `app::steps`.

pub mod agreement;
pub mod budget;
pub mod goals;
mod leftovers;
pub mod look_back;
pub mod research;
pub mod room;
pub mod segments;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::layout::{Screen, fold, stack};
use super::scene::Scene;
use super::theme::Role;
use super::widgets::table::{self, Cursor, Fit, Table};
use crate::app::{Command, Section, Target, keymap};

/// The most lines that a row takes where there is room to wrap its words.
const MOST_LINES: u16 = 4;
/// Columns between two lists that stand side by side.
const BETWEEN: u16 = 3;

/// Draws the lists of the step, in the order of [`crate::app::Section::of`], one below the other.
pub fn paint_lists(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, tables: &[Table<'_>]) {
    let bands: Vec<&[Table<'_>]> = tables.chunks(1).collect();
    paint_bands(scene, canvas, area, &bands);
}

/// As [`paint_lists`], without the first lists of the step.
pub fn paint_shown(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, tables: &[Table<'_>], without: usize) {
    let bands: Vec<&[Table<'_>]> = tables.iter().skip(without).map(std::slice::from_ref).collect();
    let share = if without == 0 { fold } else { stack };
    paint_shared(scene, canvas, area, (&bands, without), share);
}

/// Draws the lists of the step one below the other, all but the one with the cursor folded up where there is no room.
pub fn paint_folding(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, tables: &[Table<'_>]) {
    let bands: Vec<&[Table<'_>]> = tables.chunks(1).collect();
    paint_shared(scene, canvas, area, (&bands, 0), fold);
}

/// Draws the lists of the step, in the order of [`crate::app::Section::of`], in bands one below the other; the lists of a
/// band stand side by side.
pub fn paint_bands(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect, bands: &[&[Table<'_>]]) {
    paint_shared(scene, canvas, area, (bands, 0), stack);
}

/// Draws the bands where `share` puts them, given what each wants and which one has the cursor; the first list is that of the
/// section which is named.
fn paint_shared(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (bands, first): (&[&[Table<'_>]], usize),
    share: fn(Rect, &[u16], usize) -> Vec<Rect>,
) {
    let mut ends = bands.iter().scan(first, |end, band| {
        *end += band.len();
        Some(*end)
    });
    let focus = ends.position(|end| scene.meeting.section_index() < end).unwrap_or(0);
    let (wants, lines) = wants(area, bands);
    let mut section = first;
    let rects = share(area, &wants, focus);
    let folded = next_folded(&rects, bands, focus);
    for (at, ((rect, band), lines)) in rects.into_iter().zip(bands).zip(lines).enumerate() {
        let width = width_in(band, area.width);
        if folded == Some(at) {
            paint_opens(scene, canvas, rect);
        }
        for (place, table) in (0_u16..).zip(*band) {
            paint_list(
                scene,
                canvas,
                Rect { x: rect.x + place * (width + BETWEEN), width, ..rect },
                table,
                (section, lines),
            );
            section += 1;
        }
    }
}

/// The nearest list below the one in focus, or from the top, of which only the title is in sight.
fn next_folded(rects: &[Rect], bands: &[&[Table<'_>]], focus: usize) -> Option<usize> {
    let count = rects.len();
    let is_folded = |at: &usize| rects[*at].height == 1 && bands[*at].iter().any(|table| !table.rows.is_empty());
    (1..count).map(|further| (focus + further) % count).find(is_folded)
}

/// Says at the right end of a folded list's title which key opens it.
fn paint_opens(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(key) = keymap::key_for(&scene.model.places_below(), Command::Next) else { return };
    let (said, quiet) = (scene.tell("view-opens", &[("key", key.to_string().into())]), canvas.style(Role::Secondary));
    canvas.put_right(area.x + area.width / 2, area.y, area.width - area.width / 2, &said, quiet);
}

fn paint_list(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    table: &Table<'_>,
    (section, lines): (usize, u16),
) {
    let row = scene.meeting.row_in(section);
    let cursor = if scene.meeting.section_index() == section { Cursor::Here(row) } else { Cursor::Elsewhere(row) };
    let screen = Screen::of(canvas.area());
    let is_told = screen.guide.is_some() || screen.strip.is_some();
    let here = if is_told || scene.meeting.section() != Section::Flags { lines } else { MOST_LINES };
    for (rect, row) in table::paint(canvas, area, table, Fit { cursor, lines, here }, scene.words()) {
        canvas.target(rect, Target::Row { section, row });
    }
}

/// The columns that each list of a band has.
fn width_in(band: &[Table<'_>], width: u16) -> u16 {
    let count = u16::try_from(band.len()).unwrap_or(u16::MAX).max(1);
    width.saturating_sub(BETWEEN * (count - 1)) / count
}

/// How many lines each band would like below its titles, and the lines that a row of it may take: as many as all rows of
/// all lists have room for, then more from the top, so that words are wrapped where there is room and cut only where there
/// is none.
fn wants(area: Rect, bands: &[&[Table<'_>]]) -> (Vec<u16>, Vec<u16>) {
    let all = |table: &Table<'_>| table.wants().saturating_add(table.heads());
    let mut wants: Vec<u16> = bands.iter().map(|band| band.iter().map(all).max().unwrap_or(1)).collect();
    let mut lines = vec![1; bands.len()];
    let apart = u16::try_from(2 * bands.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let room = area.height.saturating_sub(apart);
    let fits = |wants: &[u16]| wants.iter().fold(0, |sum: u16, want| sum.saturating_add(*want)) <= room;
    if !fits(&wants) {
        // Where there is not room for all, rows count more than what stands above them.
        return (bands.iter().map(|band| band.iter().map(Table::wants).max().unwrap_or(1)).collect(), lines);
    }
    let heights: Vec<Vec<(Vec<u16>, &Table<'_>)>> = bands
        .iter()
        .map(|band| band.iter().map(|table| (table.heights(width_in(band, area.width), MOST_LINES), table)).collect())
        .collect();
    for more in 2..=MOST_LINES {
        for (index, band) in heights.iter().enumerate() {
            let want = band.iter().map(|(heights, table)| wanted(heights, table, more)).max().unwrap_or(1);
            let before = std::mem::replace(&mut wants[index], want);
            if fits(&wants) {
                lines[index] = more;
            } else {
                wants[index] = before;
            }
        }
    }
    (wants, lines)
}

/// The lines that a list takes below its title, where a row may take so many.
fn wanted(heights: &[u16], table: &Table<'_>, lines: u16) -> u16 {
    let rows: u16 = heights.iter().map(|height| (*height).min(lines)).fold(0, u16::saturating_add);
    let sums = u16::try_from(table.sums.len()).unwrap_or(u16::MAX);
    let empty = u16::try_from(table.empty.len()).unwrap_or(u16::MAX);
    rows.saturating_add(sums).saturating_add(table.heads()).max(empty).max(1)
}
