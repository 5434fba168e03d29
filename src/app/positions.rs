//! The revealed positions on the screen: the cells on which they differ, the largest difference first, settled one by one.

use super::steps::budget::settled;
use crate::domain::{Apart, Change, Comparison, State};
use crate::edit::TextField;

/// The differences on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// The line under the cursor, counted from 0.
    pub at: usize,
    /// The department, counted from 0 in their order, whose amount is under the cursor; `None` on what is agreed.
    pub column: Option<usize>,
    /// What is being typed as the amount that is agreed, if anything.
    pub typing: Option<TextField>,
    /// Whether the cells that are settled are in sight.
    pub fold: Fold,
}

/// Whether something is folded into one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// It is.
    #[default]
    Folded,
    /// It is in sight line by line.
    Open,
}

/// A line of the differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Difference<'a> {
    /// A cell that is to be agreed.
    Open(&'a Apart),
    /// How many are settled; it folds and unfolds them.
    Settled(usize),
    /// A cell that is settled.
    Done(&'a Apart),
}

impl Positions {
    /// The lines: what is open, the largest difference first, and behind it what is settled.
    #[must_use]
    pub fn lines<'a>(&self, comparison: &'a Comparison, state: &State) -> Vec<Difference<'a>> {
        let (done, open): (Vec<&Apart>, Vec<&Apart>) =
            comparison.apart.iter().partition(|apart| state.budget.is_locked(&apart.cell));
        let mut lines: Vec<Difference<'a>> = open.into_iter().map(Difference::Open).collect();
        if !done.is_empty() {
            lines.push(Difference::Settled(done.len()));
        }
        if self.fold == Fold::Open {
            lines.extend(done.into_iter().map(Difference::Done));
        }
        lines
    }

    /// The cell under the cursor with its amounts.
    #[must_use]
    pub fn under_cursor<'a>(&self, comparison: &'a Comparison, state: &State) -> Option<&'a Apart> {
        match self.lines(comparison, state).get(self.at)? {
            Difference::Open(apart) | Difference::Done(apart) => Some(apart),
            Difference::Settled(_) => None,
        }
    }

    /// Moves the cursor by lines, within them.
    pub fn go(&mut self, lines: isize, comparison: &Comparison, state: &State) {
        let last = self.lines(comparison, state).len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(lines).min(last);
    }

    /// Moves the cursor along the departments; behind the last stands what is agreed.
    pub fn go_along(&mut self, forward: bool, comparison: &Comparison) {
        let count = comparison.departments.len();
        let at = self.column.unwrap_or(count);
        let at = if forward { (at + 1).min(count) } else { at.saturating_sub(1) };
        self.column = (at < count).then_some(at);
    }
}

/// What taking over changes on which all positions agree, but for cells that the room has locked.
#[must_use]
pub fn take_alike(comparison: &Comparison, state: &State) -> Vec<Change> {
    let free = comparison.alike.iter().filter(|(cell, _)| !state.budget.is_locked(cell));
    free.filter_map(|(cell, amount)| settled(cell, *amount, state)).collect()
}
