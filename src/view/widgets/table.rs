//! A list of rows under its title: columns placed by arithmetic, and only the rows that are seen are ever worded.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::domain::{Department, Item, Raised};
use crate::edit::wrap;
use crate::lang::Words;
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::widgets::heads::{line_of, seen};
use crate::view::widgets::tags;
use crate::view::widgets::text::paragraph;

/// Columns that the cursor's mark takes at the left.
const MARK: u16 = 2;
/// Stands before a row that is marked.
const MARKED: &str = "*";
/// Columns that the tag of a department takes, with the space behind it.
const TAG: u16 = 5;
/// Columns between two columns.
const GAP: u16 = 2;
/// Columns that the figure before a bar takes: `100.0`.
const SHARE: u16 = 5;

/// A column of a table. The first one has no head: the title of the table stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// What stands above it, with the unit.
    pub head: Cow<'a, str>,
    /// The narrowest it may be, in columns of the screen.
    pub least: u16,
    /// How much of the room that is left it takes, in proportion; 0 for none.
    pub grows: u16,
    /// Whether it is a column of figures.
    pub side: Side,
    /// When it goes where there is no room for all: the highest first, 0 never.
    pub goes: u8,
}

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

impl<'a> Column<'a> {
    /// Words that take as much room as there is.
    #[must_use]
    pub fn words(head: Cow<'a, str>, least: u16, grows: u16) -> Self {
        Self { head, least, grows, side: Side::Left, goes: 0 }
    }

    /// Figures, or the head above them, whichever is wider.
    #[must_use]
    pub fn figures(head: Cow<'a, str>, widest: u16) -> Self {
        let least = widest.max(columns(&head));
        Self { head, least, grows: 0, side: Side::Right, goes: 0 }
    }

    /// The same column, which goes where there is no room for all; the highest goes first.
    #[must_use]
    pub fn going(mut self, goes: u8) -> Self {
        self.goes = goes;
        self
    }
}

/// What stands in one cell of a table.
#[derive(Clone, Debug)]
pub enum Cell<'a> {
    /// Words or a figure, in a role.
    Text(Cow<'a, str>, Role),
    /// Departments, each by its letters.
    Tags(Vec<&'a Department>),
    /// A figure, and behind it a bar that fills this many thousandths of what is left of the column.
    Meter(String, i32, Pattern),
}

/// What a bar is made of, so that two are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Full blocks.
    Full,
    /// Shaded blocks.
    Shaded,
}

impl<'a> Cell<'a> {
    /// What people read.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into(), Role::Text)
    }

    /// What goes with it.
    pub fn quiet(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into(), Role::Secondary)
    }

    /// Something to look at; the words say so too.
    pub fn warning(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into(), Role::Warning)
    }
}

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The department that raised it, or that it is about.
    pub by: Option<&'a Department>,
    /// What stands in its columns.
    pub cells: Vec<Cell<'a>>,
}

/// The rows of a table, each worded only when it is seen.
pub struct Rows<'a> {
    count: usize,
    row: Box<dyn Fn(usize) -> Row<'a> + 'a>,
}

impl<'a> Rows<'a> {
    /// So many rows, and the one of a number, counted from 0.
    pub fn new(count: usize, row: impl Fn(usize) -> Row<'a> + 'a) -> Self {
        Self { count, row: Box::new(row) }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A row for each of these inputs: who raised it, what it says, and who has said yes to it.
    pub fn of<T: Item>(inputs: Vec<&'a Raised<T>>, cells: impl Fn(&'a Raised<T>) -> Vec<Cell<'a>> + 'a) -> Self {
        Self::new(inputs.len(), move |index| {
            let raised = inputs[index];
            let mut cells = cells(raised);
            cells.push(Cell::Tags(raised.agreed.iter().collect()));
            Row { by: Some(&raised.by), cells }
        })
    }
}

/// A list of rows under its title.
pub struct Table<'a> {
    /// What it is a list of.
    pub title: Cow<'a, str>,
    /// The columns from left to right.
    pub columns: Vec<Column<'a>>,
    /// The rows.
    pub rows: Rows<'a>,
    /// What to do first, where there are no rows: a line for each.
    pub empty: Vec<String>,
    /// What stands above some of the rows, in their order: the row, counted from 0, and the words. Left out where there is
    /// hardly room for the rows.
    pub heads: Vec<(usize, Cow<'a, str>)>,
    /// Sums below the rows, on which no cursor goes.
    pub sums: Vec<Row<'a>>,
    /// The rows that are marked, counted from 0.
    pub marked: Vec<usize>,
    /// Whether a department stands before each row.
    pub tags: Tags,
    /// Whether the title says how many rows there are.
    pub count: Count,
}

/// Whether a department stands before each row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tags {
    /// By its tag.
    Shown,
    /// None does, and no room is kept for one.
    Absent,
}

/// Whether a title says how many rows there are below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// It does.
    Shown,
    /// It does not: there are always as many.
    Hidden,
}

/// Where the cursor is, as far as one table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// On this row, counted from 0.
    Here(usize),
    /// In another table; it was on this row when it was here last.
    Elsewhere(usize),
}

/// How much of a table is drawn, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Where the cursor is.
    pub cursor: Cursor,
    /// The most lines that a row may take; its words are wrapped in them.
    pub lines: u16,
    /// The same for the row under the cursor, where nothing else on the screen tells it in full.
    pub here: u16,
}

impl Table<'_> {
    /// Columns before the first column of a row.
    fn lead(&self) -> u16 {
        match self.tags {
            Tags::Shown => MARK + TAG,
            Tags::Absent => MARK,
        }
    }

    /// The same table, its rows not counted.
    #[must_use]
    pub fn uncounted(mut self) -> Self {
        self.count = Count::Hidden;
        self
    }

    /// How many rows it has, sums included, at one line each; the lines of what to do first where there are none.
    #[must_use]
    pub fn wants(&self) -> u16 {
        let rows = if self.rows.is_empty() { self.empty.len() } else { self.rows.count };
        u16::try_from(rows.saturating_add(self.sums.len())).unwrap_or(u16::MAX).max(1)
    }

    /// How many lines stand above rows.
    #[must_use]
    pub fn heads(&self) -> u16 {
        u16::try_from(self.heads.len()).unwrap_or(u16::MAX)
    }

    /// What stands above rows in a list of so many lines: all of it, or nothing.
    fn heads_within(&self, lines: usize) -> &[(usize, Cow<'_, str>)] {
        const ENOUGH_TO_SCROLL: usize = 8;
        let fits = self.rows.count.saturating_add(self.heads.len()) <= lines;
        if fits || lines >= ENOUGH_TO_SCROLL { &self.heads } else { &[] }
    }

    /// The lines that each row takes in a table of this width so that no word is cut, but no more than `most`.
    #[must_use]
    pub fn heights(&self, width: u16, most: u16) -> Vec<u16> {
        let places = places(&self.columns, self.lead(), width.saturating_sub(self.lead()));
        (0..self.rows.count).map(|index| self.height(&(self.rows.row)(index).cells, &places, most)).collect()
    }

    fn height(&self, cells: &[Cell<'_>], places: &[Option<(u16, u16)>], most: u16) -> u16 {
        let needs = |((cell, column), place): ((&Cell<'_>, &Column<'_>), &Option<(u16, u16)>)| match (cell, place) {
            (Cell::Text(text, _), Some((_, width))) if column.side == Side::Left && columns(text) > *width => {
                u16::try_from(wrap::rows(text, usize::from(*width)).len()).unwrap_or(u16::MAX)
            }
            _ => 1,
        };
        cells.iter().zip(&self.columns).zip(places).map(needs).max().unwrap_or(1).min(most)
    }
}

/// Draws a table and gives what can be clicked in it: where it stands, and the number of the row that it leads to.
pub fn paint(canvas: &mut Canvas<'_>, area: Rect, table: &Table<'_>, fit: Fit, words: &Words) -> Vec<(Rect, usize)> {
    if area.is_empty() {
        return Vec::new();
    }
    let Fit { cursor, lines, here } = fit;
    let places = places(&table.columns, area.x + table.lead(), area.width.saturating_sub(table.lead()));
    // The sums stand still below rows that scroll, as long as a row is left to be seen.
    let sums = u16::try_from(table.sums.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(2));
    let height = usize::from(area.height - 1 - sums);
    let (Cursor::Here(at) | Cursor::Elsewhere(at)) = cursor;
    let heads = table.heads_within(height);
    let most = |index: usize| if cursor == Cursor::Here(index) { lines.max(here) } else { lines };
    // What the row under the cursor takes beyond one line the others have to do without.
    let more = if most(at) > lines && at < table.rows.count {
        usize::from(table.height(&(table.rows.row)(at).cells, &places, most(at))).saturating_sub(1)
    } else {
        0
    };
    let (first_line, seen) = seen(heads, at, table.rows.count, height.saturating_sub(more));
    paint_title(canvas, area, table, cursor, &places, (seen.start, seen.end));
    let mut y = area.y + 1;
    // A click on the title, too, brings the cursor back to where it was here last.
    let mut rows = vec![(Rect { height: 1, ..area }, at)];
    if table.rows.is_empty() && height > 0 {
        let rect = Rect { y, height: 1, ..area };
        paint_cursor(canvas, rect, cursor == Cursor::Here(0));
        rows.push((rect, 0));
        for line in table.empty.iter().take(height) {
            let style = canvas.style(Role::Secondary);
            canvas.put(area.x + MARK, y, area.width.saturating_sub(MARK), line, style);
            y += 1;
        }
    }
    let bottom = area.bottom().saturating_sub(sums);
    for index in seen {
        let head = heads.iter().find(|(at, _)| *at == index).filter(|_| line_of(heads, index) > first_line);
        if let Some((_, head)) = head {
            let style = canvas.style(Role::Secondary);
            canvas.put(area.x + MARK, y, area.width.saturating_sub(MARK), head, style);
            y += 1;
        }
        if y >= bottom {
            break;
        }
        let row = (table.rows.row)(index);
        let height = if most(index) > 1 { table.height(&row.cells, &places, most(index)) } else { 1 };
        let rect = Rect { y, height, ..area }.intersection(area);
        paint_cursor(canvas, rect, cursor == Cursor::Here(index));
        if table.marked.contains(&index) {
            let style = canvas.style(Role::Accent);
            canvas.put(rect.x + 1, rect.y, 1, MARKED, style);
        }
        paint_row(canvas, rect, &row, &places, &table.columns, words);
        rows.push((rect, index));
        y += height;
    }
    for (y, row) in (y..area.bottom()).zip(table.sums.iter().take(usize::from(sums))) {
        paint_row(canvas, Rect { y, height: 1, ..area }, row, &places, &table.columns, words);
    }
    rows
}

/// The row under the cursor has a ground of its own and a mark before it.
fn paint_cursor(canvas: &mut Canvas<'_>, row: Rect, is_here: bool) {
    if is_here {
        let style = canvas.style(Role::Selected);
        canvas.tint(row, style);
        canvas.put(row.x, row.y, 1, ">", style);
    }
}

/// Title, count and heads in one line: the title is the head of the first column.
fn paint_title(
    canvas: &mut Canvas<'_>,
    area: Rect,
    table: &Table<'_>,
    cursor: Cursor,
    places: &[Option<(u16, u16)>],
    seen: (usize, usize),
) {
    let role = if matches!(cursor, Cursor::Here(_)) { Role::Accent } else { Role::Heading };
    let (title, quiet) = (canvas.style(role), canvas.style(Role::Secondary));
    // A list that is folded up shows no heads, since nothing stands below them.
    let has_rows = table.rows.count > 0 && area.height > 1;
    // Heads to the right are left out with the rows they stand over.
    let upto = match places.iter().skip(1).flatten().next() {
        Some((x, _)) if has_rows => x.saturating_sub(area.x + 1),
        _ => area.width,
    };
    let used = canvas.put(area.x, area.y, upto, &table.title, title);
    let count = match seen {
        _ if table.count == Count::Hidden => String::new(),
        (from, to) if to - from < table.rows.count && to > from => format!("{}-{to}/{}", from + 1, table.rows.count),
        _ if table.rows.count > 0 => table.rows.count.to_string(),
        _ => String::new(),
    };
    // A head that stands in the way of the count is left out: how many there are no row tells.
    let room = area.width.saturating_sub(used + 1);
    let end = area.x + used + 1 + canvas.put(area.x + used + 1, area.y, room, &count, quiet);
    if !has_rows {
        return;
    }
    for (column, place) in table.columns.iter().zip(places).skip(1) {
        let Some((x, width)) = *place else { continue };
        let from = match column.side {
            Side::Left => x,
            Side::Right => x + width.saturating_sub(columns(&column.head)),
        };
        if from <= end {
            continue;
        }
        match column.side {
            Side::Left => canvas.put(x, area.y, width, &column.head, quiet),
            Side::Right => canvas.put_right(x, area.y, width, &column.head, quiet),
        };
    }
}

fn paint_row(
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: &Row<'_>,
    places: &[Option<(u16, u16)>],
    columns: &[Column<'_>],
    words: &Words,
) {
    if let Some(department) = row.by {
        tags::tag(canvas, area.x + MARK, area.y, TAG - 1, department, words);
    }
    for ((cell, column), place) in row.cells.iter().zip(columns).zip(places) {
        let Some((x, width)) = *place else { continue };
        match cell {
            Cell::Text(text, role) => {
                let style = canvas.style(*role);
                match column.side {
                    Side::Left => paragraph(canvas, Rect { x, width, ..area }, text, style),
                    Side::Right => canvas.put_right(x, area.y, width, text, style),
                };
            }
            Cell::Tags(departments) => tags::letters(canvas, x, area.y, width, departments, words),
            Cell::Meter(figure, thousandths, pattern) => {
                let style = canvas.style(Role::Text);
                canvas.put_right(x, area.y, SHARE.min(width), figure, style);
                let left = width.saturating_sub(SHARE + 1);
                bar(canvas, x + SHARE + 1, area.y, left, *thousandths, *pattern);
            }
        }
    }
}

fn bar(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, thousandths: i32, pattern: Pattern) {
    let filled = i32::from(width) * thousandths.clamp(0, 1000);
    // Something is never nothing: the least share still shows.
    let filled = u16::try_from((filled + 500) / 1000).unwrap_or(0).max(u16::from(thousandths > 0)).min(width);
    let (symbol, role) = match pattern {
        Pattern::Full => ("\u{2588}", Role::Accent),
        Pattern::Shaded => ("\u{2592}", Role::Secondary),
    };
    let style = canvas.style(role);
    for x in x..x + filled {
        canvas.put(x, y, 1, symbol, style);
    }
}

/// Where each column stands and how wide it is; `None` for one that had to go.
fn places(columns: &[Column<'_>], from: u16, width: u16) -> Vec<Option<(u16, u16)>> {
    let mut stays: Vec<bool> = vec![true; columns.len()];
    let needs = |stays: &[bool]| -> u16 {
        let kept = columns.iter().zip(stays).filter(|(_, stays)| **stays);
        kept.map(|(column, _)| column.least.saturating_add(GAP)).fold(0, u16::saturating_add).saturating_sub(GAP)
    };
    while needs(&stays) > width {
        let going = (0..columns.len()).filter(|index| stays[*index] && columns[*index].goes > 0);
        let Some(goes) = going.max_by_key(|index| columns[*index].goes) else { break };
        stays[goes] = false;
    }
    let mut spare = width.saturating_sub(needs(&stays));
    let kept = || columns.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(column, _)| column);
    let mut weight: u16 = kept().map(|column| column.grows).sum();
    let mut x = from;
    let mut place = |(column, stays): (&Column<'_>, &bool)| {
        if !stays {
            return None;
        }
        let more = (spare * column.grows).checked_div(weight).unwrap_or(0);
        spare -= more;
        weight -= column.grows;
        let left = (from + width).saturating_sub(x);
        let at = (x, (column.least + more).min(left));
        x = x.saturating_add(column.least + more + GAP);
        Some(at)
    };
    columns.iter().zip(&stays).map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, places};

    fn columns() -> Vec<Column<'static>> {
        vec![
            Column::words("".into(), 10, 2),
            Column::figures("EUR".into(), 9),
            Column::words("Value".into(), 10, 1).going(1),
            Column::words("Agreed".into(), 6, 0).going(2),
        ]
    }

    #[test]
    fn room_that_is_left_goes_to_the_columns_that_grow() {
        assert_eq!(places(&columns(), 5, 56), [Some((5, 20)), Some((27, 9)), Some((38, 15)), Some((55, 6))]);
    }

    #[test]
    fn a_column_goes_whole_before_all_are_cramped() {
        assert_eq!(places(&columns(), 0, 35), [Some((0, 11)), Some((13, 9)), Some((24, 11)), None]);
        assert_eq!(places(&columns(), 0, 25), [Some((0, 14)), Some((16, 9)), None, None]);
    }

    #[test]
    fn no_column_reaches_beyond_the_table() {
        for width in 0..40 {
            for (x, wide) in places(&columns(), 3, width).into_iter().flatten() {
                assert!(wide == 0 || x + wide <= 3 + width, "{x} {wide} in {width}");
            }
        }
    }
}
