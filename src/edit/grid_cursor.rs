//! Which cell of a grid is chosen, and which block of cells is marked for copying and pasting.

use super::list_cursor::ListCursor;

/// How many rows and columns a grid has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GridSize {
    /// Rows of cells.
    pub rows: usize,
    /// Columns of cells.
    pub columns: usize,
}

/// One cell of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cell {
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

/// A rectangle of cells; both corners belong to it, so it is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Block {
    /// The upper left cell.
    pub first: Cell,
    /// The lower right cell.
    pub last: Cell,
}

impl Block {
    /// The block between two opposite corners, in any order.
    #[must_use]
    pub fn between(one: Cell, other: Cell) -> Self {
        Self {
            first: Cell { row: one.row.min(other.row), column: one.column.min(other.column) },
            last: Cell { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// How many rows and columns the block covers; at least one of each.
    #[must_use]
    pub fn size(self) -> GridSize {
        GridSize { rows: self.last.row - self.first.row + 1, columns: self.last.column - self.first.column + 1 }
    }

    /// Whether a cell lies in the block.
    #[must_use]
    pub fn contains(self, cell: Cell) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        let Self { first, last } = self;
        (first.row..=last.row).flat_map(move |row| (first.column..=last.column).map(move |column| Cell { row, column }))
    }
}

/// A chosen cell, the part of the grid in sight, and a marked block; the grid's size is told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct GridCursor {
    /// The chosen row and the first row in sight.
    pub rows: ListCursor,
    /// The chosen column and the first column in sight.
    pub columns: ListCursor,
    /// The corner opposite the chosen cell while a block is marked.
    anchor: Option<Cell>,
}

impl GridCursor {
    /// A cursor on a cell.
    #[must_use]
    pub const fn at(cell: Cell) -> Self {
        Self { rows: ListCursor::at(cell.row), columns: ListCursor::at(cell.column), anchor: None }
    }

    /// The chosen cell.
    #[must_use]
    pub const fn cell(self) -> Cell {
        Cell { row: self.rows.selected, column: self.columns.selected }
    }

    /// Goes to a cell, as a click does.
    pub fn go(&mut self, cell: Cell) {
        self.rows.selected = cell.row;
        self.columns.selected = cell.column;
    }

    /// Moves onto a cell that exists, and the mark too, after the grid has changed.
    pub fn clamp(&mut self, size: GridSize) {
        self.rows.clamp(size.rows);
        self.columns.clamp(size.columns);
        self.anchor = self.anchor.map(|corner| {
            let mut corner = Self::at(corner);
            corner.rows.clamp(size.rows);
            corner.columns.clamp(size.columns);
            corner.cell()
        });
    }

    /// Moves one row up.
    pub fn up(&mut self) {
        self.rows.up();
    }

    /// Moves one row down.
    pub fn down(&mut self, size: GridSize) {
        self.rows.down(size.rows);
    }

    /// Moves one column to the left.
    pub fn left(&mut self) {
        self.columns.up();
    }

    /// Moves one column to the right.
    pub fn right(&mut self, size: GridSize) {
        self.columns.down(size.columns);
    }

    /// Moves one window of `height` rows up.
    pub fn page_up(&mut self, height: usize) {
        self.rows.page_up(height);
    }

    /// Moves one window of `height` rows down.
    pub fn page_down(&mut self, height: usize, size: GridSize) {
        self.rows.page_down(height, size.rows);
    }

    /// Moves to the first column of this row.
    pub fn home(&mut self) {
        self.columns.home();
    }

    /// Moves to the last column of this row.
    pub fn end(&mut self, size: GridSize) {
        self.columns.end(size.columns);
    }

    /// Moves to the first row of this column.
    pub fn top(&mut self) {
        self.rows.home();
    }

    /// Moves to the last row of this column.
    pub fn bottom(&mut self, size: GridSize) {
        self.rows.end(size.rows);
    }

    /// Moves to the next cell as Tab does: along the row, then to the next row; in the last cell it stays.
    pub fn next_cell(&mut self, size: GridSize) {
        if self.columns.selected + 1 < size.columns {
            self.columns.selected += 1;
        } else if self.rows.selected + 1 < size.rows {
            self.rows.selected += 1;
            self.columns.home();
        }
    }

    /// Moves to the cell before as Shift-Tab does; in the first cell it stays.
    pub fn previous_cell(&mut self, size: GridSize) {
        if self.columns.selected > 0 {
            self.columns.selected -= 1;
        } else if self.rows.selected > 0 {
            self.rows.selected -= 1;
            self.columns.end(size.columns);
        }
    }

    /// Begins a block at the chosen cell, unless one has begun; moving then stretches it.
    pub fn mark(&mut self) {
        self.anchor.get_or_insert(self.cell());
    }

    /// Marks the whole grid.
    pub fn mark_all(&mut self, size: GridSize) {
        self.anchor = Some(Cell::default());
        self.end(size);
        self.bottom(size);
    }

    /// Forgets the marked block.
    pub fn unmark(&mut self) {
        self.anchor = None;
    }

    /// Whether a block is marked.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        self.anchor.is_some()
    }

    /// The marked block, or the chosen cell alone: what copying takes and deleting empties.
    #[must_use]
    pub fn block(self) -> Block {
        Block::between(self.anchor.unwrap_or(self.cell()), self.cell())
    }

    /// The cells that a paste of `pasted` rows and columns fills, from the upper left cell of the block on.
    ///
    /// `None` where the paste reaches over the edge of the grid, since half a paste would be nobody's plan, or is empty.
    #[must_use]
    pub fn paste_block(self, pasted: GridSize, size: GridSize) -> Option<Block> {
        let first = self.block().first;
        let row = first.row.checked_add(pasted.rows.checked_sub(1)?)?;
        let column = first.column.checked_add(pasted.columns.checked_sub(1)?)?;
        (row < size.rows && column < size.columns).then_some(Block { first, last: Cell { row, column } })
    }

    /// The same cursor with the chosen cell in sight of a window of `window` whole rows and columns.
    #[must_use]
    pub fn scroll_into(mut self, window: GridSize, size: GridSize) -> Self {
        self.clamp(size);
        self.rows = self.rows.scroll_into(window.rows, size.rows);
        self.columns = self.columns.scroll_into(window.columns, size.columns);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Block, Cell, GridCursor, GridSize};

    const SIZE: GridSize = GridSize { rows: 3, columns: 4 };

    const fn cell(row: usize, column: usize) -> Cell {
        Cell { row, column }
    }

    #[test]
    fn tab_visits_every_cell_once_and_stops_and_shift_tab_comes_back() {
        let mut cursor = GridCursor::default();
        let mut visited = vec![cursor.cell()];
        for _ in 1..12 {
            cursor.next_cell(SIZE);
            visited.push(cursor.cell());
        }
        let whole = Block { first: cell(0, 0), last: cell(2, 3) };
        assert_eq!(visited, whole.cells().collect::<Vec<_>>());
        cursor.next_cell(SIZE);
        assert_eq!(cursor.cell(), cell(2, 3));
        for expected in visited.iter().rev().skip(1) {
            cursor.previous_cell(SIZE);
            assert_eq!(cursor.cell(), *expected);
        }
        cursor.previous_cell(SIZE);
        assert_eq!(cursor.cell(), cell(0, 0));
    }

    #[test]
    fn moving_stretches_a_marked_block_in_any_direction() {
        let mut cursor = GridCursor::at(cell(1, 2));
        assert_eq!(cursor.block(), Block { first: cell(1, 2), last: cell(1, 2) });
        cursor.mark();
        cursor.left();
        cursor.mark();
        cursor.down(SIZE);
        let block = cursor.block();
        assert_eq!(block, Block { first: cell(1, 1), last: cell(2, 2) });
        assert_eq!(block.size(), GridSize { rows: 2, columns: 2 });
        assert!(block.contains(cell(2, 1)) && !block.contains(cell(0, 1)) && !block.contains(cell(1, 3)));
        cursor.unmark();
        assert!(!cursor.is_marked());
        cursor.mark_all(SIZE);
        assert_eq!(cursor.block().cells().count(), 12);
    }

    #[test]
    fn a_paste_that_does_not_fit_is_refused_whole() {
        let cursor = GridCursor::at(cell(1, 1));
        let two_by_three = GridSize { rows: 2, columns: 3 };
        assert_eq!(cursor.paste_block(two_by_three, SIZE), Some(Block { first: cell(1, 1), last: cell(2, 3) }));
        assert_eq!(cursor.paste_block(GridSize { rows: 3, columns: 1 }, SIZE), None);
        assert_eq!(cursor.paste_block(GridSize { rows: usize::MAX, columns: 1 }, SIZE), None);
        assert_eq!(cursor.paste_block(GridSize { rows: 0, columns: 1 }, SIZE), None);
    }

    #[test]
    fn a_grid_that_became_smaller_keeps_cursor_and_mark_inside() {
        let mut cursor = GridCursor::at(cell(2, 3));
        cursor.mark();
        cursor.top();
        cursor.clamp(GridSize { rows: 2, columns: 2 });
        assert_eq!(cursor.block(), Block { first: cell(0, 1), last: cell(1, 1) });
        cursor.clamp(GridSize { rows: 0, columns: 0 });
        assert_eq!(cursor.block(), Block { first: cell(0, 0), last: cell(0, 0) });
    }

    proptest! {
        #[test]
        fn any_moves_stay_in_the_grid_and_in_sight(
            moves in proptest::collection::vec(0_u8..14, 0..40),
            (rows, columns, high, wide) in (0_usize..9, 0_usize..9, 0_usize..5, 0_usize..5),
        ) {
            let (size, window) = (GridSize { rows, columns }, GridSize { rows: high, columns: wide });
            let mut cursor = GridCursor::default();
            for key in moves {
                match key {
                    0 => cursor.up(),
                    1 => cursor.down(size),
                    2 => cursor.left(),
                    3 => cursor.right(size),
                    4 => cursor.page_up(high),
                    5 => cursor.page_down(high, size),
                    6 => cursor.home(),
                    7 => cursor.end(size),
                    8 => cursor.top(),
                    9 => cursor.bottom(size),
                    10 => cursor.next_cell(size),
                    11 => cursor.previous_cell(size),
                    12 => cursor.mark(),
                    _ => cursor.mark_all(size),
                }
                cursor = cursor.scroll_into(window, size);
                let Cell { row, column } = cursor.block().last;
                prop_assert!(row < rows.max(1) && column < columns.max(1));
                prop_assert!((cursor.rows.offset..cursor.rows.offset + high.max(1)).contains(&cursor.cell().row));
                prop_assert!((cursor.columns.offset..cursor.columns.offset + wide.max(1)).contains(&cursor.cell().column));
            }
        }
    }
}
