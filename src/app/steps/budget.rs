//! Step 5 as it is driven: promotions, and the grid that is edited like a spreadsheet.

use std::collections::BTreeMap;

use crate::app::reading::{Context, money_from};
use crate::app::sheet::{Row, Sheet, any_input, date, listed, money, names, one_of, text};
use crate::domain::{
    Allocation, AllocationField, Answer, Audience, Cell, Change, Conclusion, Held, List, ListChange, Money,
    NumberStyle, Promotion, PromotionField, PromotionId, PromotionKind, PromotionState, SegmentId, State,
};
use crate::edit::TextField;
use crate::lang::Message;

impl Sheet for Promotion {
    fn list(state: &State) -> &List<Self> {
        &state.budget.promotions
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Promotion(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> PromotionId {
        PromotionId::fresh(&self.name, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-name", |promotion: &Self| &promotion.name, PromotionField::Name).required(),
            listed(
                "field-promotion-kind",
                PromotionKind::ALL,
                PromotionKind::key,
                |promotion: &Self| promotion.kind.as_ref(),
                PromotionField::Kind,
            )
            .required(),
            listed(
                "field-audience",
                Audience::ALL,
                Audience::key,
                |promotion: &Self| promotion.audience.as_ref(),
                PromotionField::Audience,
            ),
            date("field-from", |promotion: &Self| promotion.from, PromotionField::From),
            date("field-to", |promotion: &Self| promotion.to, PromotionField::To),
            names("field-products", |promotion: &Self| &promotion.products, PromotionField::Products).recalling_each(),
            text("field-message", |promotion: &Self| &promotion.message, PromotionField::Message),
            one_of(
                "field-sales-behind",
                Answer::ALL,
                Answer::key,
                |promotion: &Self| promotion.sales_behind,
                PromotionField::SalesBehind,
            ),
            one_of(
                "field-state",
                PromotionState::ALL,
                PromotionState::key,
                |promotion: &Self| Some(promotion.state),
                |state| PromotionField::State(state.unwrap_or_default()),
            ),
        ]
    }
}

impl Sheet for Allocation {
    fn list(state: &State) -> &List<Self> {
        &state.budget.allocations
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Allocation(change)
    }

    // Money is named by its cell, which the form is opened for.
    fn fresh_id(&self, _list: &List<Self>) -> Cell {
        Cell::new(None, None)
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            money(
                "field-amount",
                |allocation| Some(allocation.amount),
                |amount| AllocationField::Amount(amount.unwrap_or_default()),
            ),
            text("field-reason", |allocation: &Self| &allocation.reason, AllocationField::Reason),
            money("field-floor", |allocation: &Self| allocation.floor, AllocationField::Floor),
            money("field-ceiling", |allocation: &Self| allocation.ceiling, AllocationField::Ceiling),
            one_of("field-held", Held::ALL, Held::key, |allocation: &Self| allocation.held, AllocationField::Held),
            any_input(
                "field-follows-from",
                |conclusion: &Conclusion| &conclusion.text,
                |allocation: &Self| &allocation.from,
                AllocationField::From,
            ),
        ]
    }
}

/// What the cells of the grid show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// The plan.
    #[default]
    Plan,
    /// What the last plan placed.
    LastPlan,
    /// The plan less the last plan.
    Change,
}

impl Showing {
    /// What is shown next when the key is pressed again.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Plan => Self::LastPlan,
            Self::LastPlan => Self::Change,
            Self::Change => Self::Plan,
        }
    }

    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "showing-plan",
            Self::LastPlan => "showing-last-plan",
            Self::Change => "showing-change",
        }
    }
}

/// The grid's cursor, its block, and the cell that is being typed.
///
/// Row 0 is the heads (promotions), column 0 the names (segments); cells begin at 1, 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Row of the cursor.
    pub row: usize,
    /// Column of the cursor.
    pub column: usize,
    /// The other corner of a marked block, row and column.
    pub anchor: Option<(usize, usize)>,
    /// What is being typed into the cell, if anything.
    pub typing: Option<TextField>,
    /// What the cells show.
    pub showing: Showing,
}

/// What the grid's place under the cursor stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Nothing: the corner.
    Corner,
    /// A promotion, or the money on none.
    Head(Option<PromotionId>),
    /// A segment, or the money on none.
    Name(Option<SegmentId>),
    /// A cell.
    Cell(Cell),
}

/// The segments of the grid from top to bottom; the last may be "no segment".
#[must_use]
pub fn grid_rows(state: &State) -> Vec<Option<SegmentId>> {
    let none = state.budget.has_money_without_segment().then_some(None);
    state.segments.list.iter().map(|raised| Some(raised.id.clone())).chain(none).collect()
}

/// The promotions of the grid from left to right; the last may be "no promotion".
#[must_use]
pub fn grid_columns(state: &State) -> Vec<Option<PromotionId>> {
    let none = state.budget.has_money_without_promotion().then_some(None);
    state.budget.promotions.iter().map(|raised| Some(raised.id.clone())).chain(none).collect()
}

impl Grid {
    /// A cursor on the first cell.
    #[must_use]
    pub fn on_first_cell() -> Self {
        Self { row: 1, column: 1, ..Self::default() }
    }

    /// What is under the cursor.
    #[must_use]
    pub fn spot(&self, state: &State) -> Spot {
        spot_at(state, self.row, self.column)
    }

    /// Puts the cursor on a cell, where the grid shows it.
    pub fn point_at(&mut self, cell: &Cell, state: &State) {
        let row = grid_rows(state).iter().position(|segment| *segment == cell.segment);
        let column = grid_columns(state).iter().position(|promotion| *promotion == cell.promotion);
        if let (Some(row), Some(column)) = (row, column) {
            self.anchor = None;
            (self.row, self.column) = (row + 1, column + 1);
        }
    }

    /// Puts the cursor on the head of a promotion.
    pub fn point_at_head(&mut self, promotion: &PromotionId, state: &State) {
        let at = grid_columns(state).iter().position(|column| column.as_ref() == Some(promotion));
        if let Some(column) = at {
            self.anchor = None;
            (self.row, self.column) = (0, column + 1);
        }
    }

    /// Keeps the cursor and the block inside the grid. While there are no cells it stays where the first will be.
    pub fn settle(&mut self, state: &State) {
        let (last_row, last_column) = (grid_rows(state).len().max(1), grid_columns(state).len().max(1));
        self.row = self.row.min(last_row);
        self.column = self.column.min(last_column);
        if let Some((row, column)) = &mut self.anchor {
            *row = (*row).min(last_row);
            *column = (*column).min(last_column);
        }
    }

    /// Moves the cursor by rows and columns, within the grid; `marking` keeps the other corner of a block where it is.
    pub fn go(&mut self, rows: isize, columns: isize, marking: Marking, state: &State) {
        match marking {
            Marking::Off => self.anchor = None,
            Marking::On => self.anchor = self.anchor.or(Some((self.row.max(1), self.column.max(1)))),
        }
        let least = usize::from(marking == Marking::On);
        self.row = self.row.saturating_add_signed(rows).max(least);
        self.column = self.column.saturating_add_signed(columns).max(least);
        self.settle(state);
    }

    /// To the next cell in reading order, or the one before.
    pub fn tab(&mut self, forward: bool, state: &State) {
        self.anchor = None;
        let (rows, columns) = (grid_rows(state).len(), grid_columns(state).len());
        if rows == 0 || columns == 0 {
            return;
        }
        let at = (self.row.max(1) - 1) * columns + self.column.max(1) - 1;
        let count = rows * columns;
        let next = if forward { (at + 1) % count } else { (at + count - 1) % count };
        (self.row, self.column) = (next / columns + 1, next % columns + 1);
    }

    /// The marked cells row by row; the cell under the cursor where none are marked.
    #[must_use]
    pub fn block(&self, state: &State) -> Vec<Vec<Cell>> {
        let (row, column) = self.anchor.unwrap_or((self.row, self.column));
        let rows = row.min(self.row).max(1)..=row.max(self.row);
        let columns = column.min(self.column).max(1)..=column.max(self.column);
        let cell = |row, column| match spot_at(state, row, column) {
            Spot::Cell(cell) => Some(cell),
            _ => None,
        };
        rows.map(|row| columns.clone().filter_map(|column| cell(row, column)).collect()).collect()
    }
}

/// Whether a block is being marked while the cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// What stands at a row and a column of the grid.
#[must_use]
pub fn spot_at(state: &State, row: usize, column: usize) -> Spot {
    let (rows, columns) = (grid_rows(state), grid_columns(state));
    let segment = row.checked_sub(1).and_then(|index| rows.get(index).cloned());
    let promotion = column.checked_sub(1).and_then(|index| columns.get(index).cloned());
    match (segment, promotion) {
        (Some(segment), Some(promotion)) => Spot::Cell(Cell::new(segment, promotion)),
        (Some(segment), None) => Spot::Name(segment),
        (None, Some(promotion)) => Spot::Head(promotion),
        (None, None) => Spot::Corner,
    }
}

/// What typing this into a cell changes; nothing typed clears the cell.
///
/// # Errors
/// Why the text is no amount.
pub fn type_into(cell: &Cell, typed: &str, context: &Context<'_>) -> Result<Vec<Change>, Message> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(clear(std::slice::from_ref(cell), context.state));
    }
    let money = money_from(typed, context.state.budget.amount(cell).amount(), context)?;
    if money.is_negative() {
        return Err(Message::new("refusal-negative-amount"));
    }
    Ok(set(cell, money, context.state).into_iter().collect())
}

/// The change that sets a cell to an amount; `None` where it holds it already.
#[must_use]
pub fn set(cell: &Cell, amount: Money, state: &State) -> Option<Change> {
    let change = match state.budget.allocations.get(cell) {
        Some(raised) if raised.item.amount == amount => return None,
        Some(_) => ListChange::Edit(cell.clone(), vec![AllocationField::Amount(amount)]),
        None if amount.is_zero() => return None,
        None => ListChange::Raise(cell.clone(), Allocation { amount, ..Allocation::default() }),
    };
    Some(Change::Allocation(change))
}

/// The changes that clear cells.
#[must_use]
pub fn clear(cells: &[Cell], state: &State) -> Vec<Change> {
    let filled = cells.iter().filter(|cell| state.budget.allocations.get(cell).is_some());
    filled.map(|cell| Change::Allocation(ListChange::Remove(cell.clone()))).collect()
}

/// What pasting a block from a spreadsheet changes, with the cursor at its top left corner: all of it or nothing.
///
/// # Errors
/// The first cell that is no amount, by line and column of the block, or that the block is larger than the grid.
pub fn paste(grid: &Grid, pasted: &str, context: &Context<'_>) -> Result<Vec<Change>, Message> {
    let mut set_to: BTreeMap<Cell, Vec<Change>> = BTreeMap::new();
    // Terminals send a bare carriage return where a spreadsheet ended its line.
    let pasted = pasted.replace("\r\n", "\n").replace('\r', "\n");
    for (down, line) in pasted.trim_end_matches('\n').lines().enumerate() {
        for (right, text) in line.split('\t').enumerate() {
            let Spot::Cell(cell) = spot_at(context.state, grid.row.max(1) + down, grid.column.max(1) + right) else {
                return Err(Message::new("grid-paste-too-large"));
            };
            // A dash is how spreadsheets print nothing.
            let text = if matches!(text.trim(), "-" | "–") { "" } else { text };
            let changes = type_into(&cell, text, context).map_err(|why| {
                let (line, column) = ((down + 1).to_string(), (right + 1).to_string());
                Message::new("grid-paste-bad-cell")
                    .with("line", &line)
                    .with("column", &column)
                    .because(&why, context.words)
            })?;
            set_to.insert(cell, changes);
        }
    }
    Ok(set_to.into_values().flatten().collect())
}

/// The block as a spreadsheet takes it: exact amounts with the session's decimal mark and ungrouped, tabs between them, a line for each row.
#[must_use]
pub fn copied(block: &[Vec<Cell>], state: &State) -> String {
    let amount = |cell: &Cell| {
        let plain = state.budget.amount(cell).amount().to_string();
        if state.about.numbers == NumberStyle::Point { plain } else { plain.replace('.', ",") }
    };
    let line = |row: &Vec<Cell>| row.iter().map(amount).collect::<Vec<_>>().join("\t");
    block.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What spreading the rest over the block changes; over all cells where only one is marked.
#[must_use]
pub fn spread(grid: &Grid, state: &State) -> Vec<Change> {
    let block: Vec<Cell> = grid.block(state).into_iter().flatten().collect();
    let all = || {
        let cells = grid_rows(state).into_iter().flat_map(|segment| {
            grid_columns(state).into_iter().map(move |promotion| Cell::new(segment.clone(), promotion))
        });
        // Money is spread where the room has placed some; over every cell only while it has placed none.
        let (placed, empty): (Vec<Cell>, Vec<Cell>) = cells.partition(|cell| !state.budget.amount(cell).is_zero());
        if placed.is_empty() { empty } else { placed }
    };
    let cells = if grid.anchor.is_some() && block.len() > 1 { block } else { all() };
    let spread = state.budget.spread(&cells, state.about.currency);
    spread.iter().filter_map(|(cell, amount)| set(cell, *amount, state)).collect()
}

/// What locking the cell, or unlocking it, changes.
#[must_use]
pub fn lock(cell: &Cell, state: &State) -> Change {
    Change::Allocation(match state.budget.allocations.get(cell) {
        Some(raised) => {
            let held = if raised.item.held.is_some() { None } else { Some(Held::Locked) };
            ListChange::Edit(cell.clone(), vec![AllocationField::Held(held)])
        }
        None => ListChange::Raise(cell.clone(), Allocation { held: Some(Held::Locked), ..Allocation::default() }),
    })
}

/// The change by which the room settles a cell: it holds this amount and is locked; `None` where that is so already.
#[must_use]
pub fn settled(cell: &Cell, amount: Money, state: &State) -> Option<Change> {
    let held = Some(Held::Locked);
    let change = match state.budget.allocations.get(cell) {
        Some(raised) => {
            let mut fields = Vec::new();
            if raised.item.amount != amount {
                fields.push(AllocationField::Amount(amount));
            }
            if raised.item.held.is_none() {
                fields.push(AllocationField::Held(held));
            }
            if fields.is_empty() {
                return None;
            }
            ListChange::Edit(cell.clone(), fields)
        }
        None => ListChange::Raise(cell.clone(), Allocation { amount, held, ..Allocation::default() }),
    };
    Some(Change::Allocation(change))
}
