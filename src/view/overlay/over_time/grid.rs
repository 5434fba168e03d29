//! Where the columns of a chart over time stand, by plain arithmetic: as many of the latest as there is room for.

use crate::app::Shape;
use crate::lang::over_time::{Chart, Row, Topic};
use crate::view::canvas::columns;

/// Columns of the screen between two columns.
const GAP: u16 = 2;
/// The narrowest that a bar may be, and the one that goes both ways from a line.
const BAR: u16 = 3;
const BOTH_WAYS: u16 = 5;
/// The widest that a column may be.
const WIDEST: u16 = 34;

/// Where the columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Columns of the screen in all.
    pub width: u16,
    /// Columns that names take.
    pub name: u16,
    /// Columns that the names of bars take, in a table.
    pub of: u16,
    /// Columns that each column takes.
    pub cell: u16,
    /// Columns that a figure takes.
    pub figure: u16,
    /// Columns that the mark behind it takes.
    pub mark: u16,
    /// The first column in sight.
    pub first: usize,
    /// How many are in sight.
    pub count: usize,
    /// How many are out of sight at the left.
    pub earlier: usize,
    /// How many are out of sight at the right.
    pub later: usize,
}

impl Grid {
    /// The columns of a chart within a width, with some left out at the right.
    pub fn of(chart: &Chart, shape: Shape, back: usize, width: u16) -> Self {
        let shows_details = shape == Shape::Table || !chart.topic.has_long_details();
        let details = || chart.details.iter().filter(move |_| shows_details);
        let rows = || chart.rows.iter().chain(details());
        let cells = || rows().flat_map(|row| &row.bars).flat_map(|bar| &bar.cells);
        let widest = |texts: &mut dyn Iterator<Item = u16>| texts.max().unwrap_or(0);
        let mark = widest(&mut cells().map(|cell| columns(&cell.mark)));
        let figures = || cells().filter(|cell| cell.amount.is_some());
        let figure = widest(&mut figures().map(|cell| columns(&cell.said)));
        let words = widest(&mut cells().filter(|cell| cell.amount.is_none()).map(|cell| columns(&cell.said)));
        let heads = widest(&mut chart.heads.iter().map(|head| columns(&head.label)));
        let bar = match (shape, chart.topic) {
            (Shape::Table, _) => 0,
            (_, Topic::Index) => BOTH_WAYS + 1,
            _ => BAR + 1,
        };
        let least = (figure + mark + bar).max(words).max(heads.min(14));
        let of = match shape {
            Shape::Table => widest(&mut rows().flat_map(|row| &row.bars).map(|bar| columns(&bar.name))),
            Shape::Chart => 0,
        };
        let name = name_width(rows(), width, if of > 0 { 5 } else { 4 });
        let before = name + if of > 0 { of + GAP } else { 0 } + GAP;
        let room = width.saturating_sub(before);
        let many = usize::from(((room + GAP) / (least + GAP)).max(1));
        let all = chart.heads.len();
        let end = all.saturating_sub(back).max(many.min(all));
        let first = end.saturating_sub(many);
        let count = end - first;
        let shown = u16::try_from(count).unwrap_or(1).max(1);
        let cell = ((room + GAP) / shown).saturating_sub(GAP).min(WIDEST);
        Self { width, name, of, cell, figure, mark, first, count, earlier: first, later: all - end }
    }

    /// The columns in sight, each with where it begins.
    pub fn columns(&self, x: u16) -> impl Iterator<Item = (usize, u16)> + '_ {
        let from = x + self.name + if self.of > 0 { self.of + GAP } else { 0 } + GAP;
        let step = self.cell + GAP;
        (self.first..self.first + self.count).zip(0_u16..).map(move |(column, at)| (column, from + at * step))
    }
}

/// Names are as wide as the longest, but no more than a part of the width, so that columns have their room.
fn name_width<'a>(rows: impl Iterator<Item = &'a Row>, width: u16, part: u16) -> u16 {
    // A name may go on in the lines of the other bars.
    let wide = |row: &Row| {
        let lines = u16::try_from(row.bars.len()).unwrap_or(1).max(1);
        columns(&row.name).div_ceil(lines) + if lines > 1 { 4 } else { 0 }
    };
    rows.map(wide).max().unwrap_or(0).clamp(12, (width / part).max(12))
}
