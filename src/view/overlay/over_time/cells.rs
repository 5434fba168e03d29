//! The rows of a chart over time: each figure with its bar, or the word that says why there is none.

use ratatui::layout::Rect;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::grid::Grid;
use super::is_counted;
use crate::app::Shape;
use crate::edit::wrap;
use crate::lang::over_time::{Bar, Cell, Chart, Row, Topic};
use crate::view::canvas::Canvas;
use crate::view::theme::Role;
use crate::view::widgets::bars;

/// What runs down a column of which no session is known.
const MISSING: &str = "\u{250A}";

/// Draws the rows of one chart to one scale, so that any two bars can be compared.
pub struct Painter<'a> {
    chart: &'a Chart,
    shape: Shape,
    grid: &'a Grid,
    /// The figure that fills a bar.
    whole: Decimal,
}

impl<'a> Painter<'a> {
    pub fn new(chart: &'a Chart, shape: Shape, grid: &'a Grid) -> Self {
        let figures = chart.rows.iter().flat_map(|row| &row.bars).flat_map(|bar| &bar.cells);
        let figures = figures.filter_map(|cell| cell.amount);
        let whole = match chart.topic {
            // How far from one the farthest is; what is far beyond is drawn to the edge.
            Topic::Index => {
                let from_one = figures.map(|index| (index - Decimal::ONE).abs());
                from_one.max().unwrap_or_default().min(Decimal::ONE)
            }
            _ => figures.max().unwrap_or_default(),
        };
        Self { chart, shape, grid, whole }
    }

    /// A row with its bars; its name has a room of its own.
    pub fn row(&self, canvas: &mut Canvas<'_>, row: &Row, area: Rect, named: Rect) {
        self.name(canvas, row, named, Role::Text);
        for (y, bar) in (area.top()..area.bottom()).zip(&row.bars) {
            self.of(canvas, bar, area.x, y);
            for (column, x) in self.grid.columns(area.x) {
                let Some(cell) = bar.cells.get(column) else { continue };
                let is_missing = self.chart.heads.get(column).is_some_and(|head| head.session.is_none());
                if is_missing {
                    let style = canvas.style(Role::Rule);
                    canvas.put(x, y, 1, MISSING, style);
                } else {
                    self.cell(canvas, bar, cell, (x, y));
                }
            }
        }
    }

    /// A row that is written and never drawn.
    pub fn detail(&self, canvas: &mut Canvas<'_>, row: &Row, area: Rect) {
        self.name(canvas, row, area, Role::Heading);
        for (y, bar) in (area.top()..area.bottom()).zip(&row.bars) {
            for (column, x) in self.grid.columns(area.x) {
                let Some(cell) = bar.cells.get(column) else { continue };
                let style = canvas.style(if cell.amount.is_some() { Role::Text } else { Role::Secondary });
                if cell.amount.is_some() && self.chart.topic != Topic::Goals {
                    canvas.put_right(x, y, self.grid.figure, &cell.said, style);
                } else {
                    canvas.put(x, y, self.grid.cell, &cell.said, style);
                }
            }
        }
    }

    /// The name, over as many lines as the row has.
    fn name(&self, canvas: &mut Canvas<'_>, row: &Row, area: Rect, role: Role) {
        let style = canvas.style(role);
        let lines = wrap::rows(&row.name, usize::from(self.grid.name).max(1));
        for (y, line) in (area.top()..area.bottom()).zip(&lines) {
            let is_last = y + 1 == area.bottom();
            let shown =
                if is_last { row.name.get(line.bytes.start..).unwrap_or_default() } else { line.shown(&row.name) };
            canvas.put(area.x, y, self.grid.name, shown, style);
        }
    }

    /// Which of its bars it is, where none is drawn.
    fn of(&self, canvas: &mut Canvas<'_>, bar: &Bar, x: u16, y: u16) {
        if self.grid.of > 0 {
            let style = canvas.style(Role::Secondary);
            canvas.put(x + self.grid.name + 2, y, self.grid.of, &bar.name, style);
        }
    }

    fn cell(&self, canvas: &mut Canvas<'_>, bar: &Bar, cell: &Cell, (x, y): (u16, u16)) {
        let Grid { cell: width, figure, mark, .. } = *self.grid;
        let (text, quiet, warning) =
            (canvas.style(Role::Text), canvas.style(Role::Secondary), canvas.style(Role::Warning));
        let Some(amount) = cell.amount else {
            let used = canvas.put(x, y, width, &cell.said, quiet);
            canvas.put(x + used + 1, y, width.saturating_sub(used + 1), &cell.mark, warning);
            return;
        };
        canvas.put_right(x, y, figure.min(width), &cell.said, text);
        canvas.put(x + figure, y, mark.min(width.saturating_sub(figure)), &cell.mark, warning);
        let used = figure + mark + 1;
        let Some(left) = width.checked_sub(used).filter(|left| *left > 0 && self.shape == Shape::Chart) else { return };
        let at = (x + used, y);
        if self.chart.topic == Topic::Index {
            bars::from_middle(canvas, at, left, self.beside_one(amount));
        } else if is_counted(self.chart.topic) {
            let count = |number: Decimal| number.to_u32().unwrap_or(0);
            bars::pieces(canvas, at, left, (count(amount), count(self.whole)), bar.look);
        } else {
            let thousandths = of_whole(amount, self.whole).unsigned_abs();
            bars::level(canvas, at, left, if amount.is_sign_negative() { 0 } else { thousandths }, bar.look);
        }
    }

    fn beside_one(&self, index: Decimal) -> i32 {
        of_whole(index.saturating_sub(Decimal::ONE), self.whole)
    }
}

/// A figure in thousandths of another; nothing where that is nothing.
fn of_whole(figure: Decimal, whole: Decimal) -> i32 {
    let thousandths = figure.checked_mul(Decimal::ONE_THOUSAND).and_then(|figure| figure.checked_div(whole));
    thousandths.and_then(|thousandths| thousandths.round().to_i32()).unwrap_or(0)
}
