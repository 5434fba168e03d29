//! A department's own split of the budget while it is typed, pasted or read: kept from the eyes of the room.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::form::Touch;
use super::key::{Code, Key};
use super::reading::{Context, money_from};
use super::steps::budget::{grid_columns, grid_rows};
use super::typing;
use crate::domain::{Cell, Department, Money, State};
use crate::edit::TextField;
use crate::import::{SplitTable, split};
use crate::lang::{Message, wording};

/// Places of a table that are named where it cannot be read; of more only the number.
const MOST_ERRORS: usize = 5;

/// Whether somebody was told that the next Enter hands a split in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// Not since the cursor moved or something was typed.
    NotYet,
    /// It was said.
    Asked,
}

/// A split that is being handed in. It lives here and nowhere else: it is no draft, and only its department's entry keeps it.
#[derive(Clone, PartialEq)]
pub struct HandingIn {
    /// Whose it is: the one who spoke when it was begun.
    pub department: Department,
    /// Which cell is typed into, counted from 0.
    pub at: usize,
    /// The file on its way, if any: the number of the question, and its path.
    pub awaits: Option<(u32, String)>,
    /// What came of a paste or a file, or what is wrong; it never says an amount.
    pub told: Vec<Message>,
    /// Whether what is told is wrong.
    pub is_wrong: bool,
    /// Whether the cell under the cursor was typed into since the cursor came there.
    pub touch: Touch,
    /// Whether the next Enter hands it in.
    pub ready: Ready,
    typed: BTreeMap<Cell, TextField>,
}

impl std::fmt::Debug for HandingIn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is hidden from the room is hidden from a log, too.
        formatter.debug_struct("HandingIn").field("department", &self.department).finish_non_exhaustive()
    }
}

impl HandingIn {
    /// Nothing typed yet.
    #[must_use]
    pub fn of(department: Department) -> Self {
        Self {
            department,
            at: 0,
            awaits: None,
            told: Vec::new(),
            is_wrong: false,
            touch: Touch::Fresh,
            ready: Ready::NotYet,
            typed: BTreeMap::new(),
        }
    }

    /// The cells that can be given money: those of the grid, row by row, and those that a file gave some.
    #[must_use]
    pub fn cells(&self, state: &State) -> Vec<Cell> {
        let columns = grid_columns(state);
        let of_row =
            |segment| columns.iter().map(move |promotion| Cell::new(Clone::clone(&segment), promotion.clone()));
        let mut cells: Vec<Cell> = grid_rows(state).into_iter().flat_map(of_row).collect();
        let more: Vec<Cell> = self.typed.keys().filter(|cell| !cells.contains(cell)).cloned().collect();
        cells.extend(more);
        cells
    }

    /// What is typed for a cell.
    #[must_use]
    pub fn typed(&self, cell: &Cell) -> Option<&TextField> {
        self.typed.get(cell).filter(|text| !text.is_empty())
    }

    /// How many cells something is typed for.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.typed.values().filter(|text| !text.is_empty()).count()
    }

    /// Types into the cell under the cursor. What was there before it came is typed over, or cleared: the stars for it must
    /// not tell by their number how long it is.
    pub fn type_key(&mut self, key: Key, state: &State) {
        let is_fresh = self.touch == Touch::Fresh;
        let Some(text) = self.text(state).filter(|text| !(is_fresh && !text.is_empty() && moves(key))) else { return };
        if is_fresh {
            text.clear();
        }
        typing::edit(text, key);
        self.touch = Touch::Typed;
    }

    /// Puts a text into the cell under the cursor.
    pub fn insert(&mut self, pasted: &str, state: &State) {
        let is_fresh = self.touch == Touch::Fresh;
        let Some(text) = self.text(state) else { return };
        if is_fresh {
            text.clear();
        }
        let _ = text.insert_str(pasted);
        self.touch = Touch::Typed;
    }

    fn text(&mut self, state: &State) -> Option<&mut TextField> {
        let cell = self.cells(state).into_iter().nth(self.at)?;
        self.told.clear();
        (self.is_wrong, self.ready) = (false, Ready::NotYet);
        Some(self.typed.entry(cell).or_default())
    }

    /// Puts the cursor on a cell, counted from 0.
    pub fn go_to(&mut self, cell: usize) {
        self.at = cell;
        (self.touch, self.ready) = (Touch::Fresh, Ready::NotYet);
    }

    /// Moves the cursor by cells, within them.
    pub fn go(&mut self, cells: isize, state: &State) {
        let last = self.cells(state).len().saturating_sub(1);
        self.go_to(self.at.saturating_add_signed(cells).min(last));
    }

    /// To the next cell or the one before, round and round.
    pub fn step(&mut self, forward: bool, state: &State) {
        let count = self.cells(state).len().max(1);
        self.go_to(if forward { (self.at + 1) % count } else { (self.at + count - 1) % count });
    }

    /// The split as it is typed; cells without money are left out.
    ///
    /// # Errors
    /// The first cell that is wrong, counted from 0, and why.
    pub fn split(&self, context: &Context<'_>) -> Result<BTreeMap<Cell, Money>, (usize, Message)> {
        let mut split = BTreeMap::new();
        for (at, cell) in self.cells(context.state).into_iter().enumerate() {
            let Some(text) = self.typed(&cell) else { continue };
            let typed = text.text().trim();
            // A dash is how spreadsheets print nothing.
            if matches!(typed, "" | "-" | "\u{2013}") {
                continue;
            }
            let money = money_from(typed, Decimal::ZERO, context).map_err(|why| (at, why))?;
            if money.is_negative() {
                return Err((at, Message::new("refusal-negative-amount")));
            }
            if !money.is_zero() {
                split.insert(cell, money);
            }
        }
        Ok(split)
    }

    /// Takes a table in place of all that is typed, or says where it cannot be read.
    pub fn take(&mut self, table: &SplitTable, context: &Context<'_>) {
        let (rows, columns) = (grid_rows(context.state), grid_columns(context.state));
        let count = columns.len().max(1);
        let corner = if self.awaits.is_some() { (0, 0) } else { (self.at / count, self.at % count) };
        self.awaits = None;
        match split(table, (&rows, &columns), corner, context.state) {
            Ok(split) if split.is_empty() => self.complain(vec![Message::new("hand-in-nothing-read")]),
            Ok(split) => {
                let count = split.len().to_string();
                let style = context.style();
                let text = |amount: Money| TextField::with_text(&wording::typed_amount(amount.amount(), style));
                self.typed = split.into_iter().map(|(cell, amount)| (cell, text(amount))).collect();
                (self.is_wrong, self.touch, self.ready) = (false, Touch::Fresh, Ready::Asked);
                self.told = vec![Message::new("hand-in-read").with("count", &count)];
                if table.numbers_open {
                    let example = crate::lang::numbers::example(table.numbers);
                    self.told.push(Message::new("hand-in-numbers-open").with("example", example));
                }
            }
            Err(errors) => {
                let told = errors.iter().take(MOST_ERRORS).map(crate::import::said::split_error);
                let mut told: Vec<Message> = told.collect();
                if errors.len() > MOST_ERRORS {
                    let more = (errors.len() - MOST_ERRORS).to_string();
                    told.push(Message::new("hand-in-more-wrong").with("count", &more));
                }
                self.complain(told);
            }
        }
    }

    /// Says that the next Enter hands it in.
    pub fn ask(&mut self) {
        self.told = vec![Message::new("hand-in-once-more")];
        (self.is_wrong, self.ready) = (false, Ready::Asked);
    }

    /// Says what is wrong.
    pub fn complain(&mut self, why: Vec<Message>) {
        (self.told, self.is_wrong, self.ready) = (why, true, Ready::NotYet);
    }
}

/// Whether a key only moves within a text.
fn moves(key: Key) -> bool {
    matches!(key.code, Code::Left | Code::Right | Code::Home | Code::End)
}
