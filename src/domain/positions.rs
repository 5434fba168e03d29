//! Opening positions: each department's own split of the budget, hidden until all are revealed, and then compared.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use super::budget::{Budget, OpeningPosition};
use super::department::Department;
use super::id::Cell;
use super::money::{Currency, Money};
use super::refusal::Refusal;
use super::state::State;

/// How many positions it takes to compare them.
const LEAST: usize = 2;

/// How a split stands to the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// No budget is set.
    NoBudget,
    /// It places all of the money.
    All,
    /// It leaves some of the money.
    Less,
    /// It places more than there is.
    More,
}

/// The revealed positions beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Whose they are, in the fixed order of the room.
    pub departments: Vec<Department>,
    /// The cells on which they differ, the largest difference first.
    pub apart: Vec<Apart>,
    /// The cells on which all of them place the same money, in the order of the grid.
    pub alike: Vec<(Cell, Money)>,
}

/// A cell on which positions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The cell.
    pub cell: Cell,
    /// What each department places on it, in their order; nothing is 0.
    pub amounts: Vec<Money>,
}

impl Apart {
    /// By how much money they differ: the most less the least.
    #[must_use]
    pub fn difference(&self) -> Money {
        self.most().minus(self.least())
    }

    /// Half way between the least and the most: in whole units where all are whole, else in the currency's minor unit.
    #[must_use]
    pub fn middle(&self, currency: Currency) -> Money {
        let whole = self.amounts.iter().all(|amount| amount.amount().fract().is_zero());
        let digits = if whole { 0 } else { currency.minor_digits() };
        let sum = self.most().plus(self.least()).amount();
        let middle = sum.checked_div(Decimal::TWO).unwrap_or(sum);
        let rounded = middle.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        Money::new(rounded).unwrap_or_default()
    }

    fn most(&self) -> Money {
        self.amounts.iter().copied().max().unwrap_or_default()
    }

    fn least(&self) -> Money {
        self.amounts.iter().copied().min().unwrap_or_default()
    }
}

impl Budget {
    /// How a split stands to the money there is.
    #[must_use]
    pub fn fit(&self, split: &BTreeMap<Cell, Money>) -> Fit {
        let placed: Money = split.values().copied().sum();
        match self.total {
            None => Fit::NoBudget,
            Some(total) if placed == total => Fit::All,
            Some(total) if placed < total => Fit::Less,
            Some(_) => Fit::More,
        }
    }

    /// Takes a department's own split of the budget, in place of an earlier one.
    pub(crate) fn hand_in(&mut self, department: &Department, split: &BTreeMap<Cell, Money>) -> Result<(), Refusal> {
        if self.revealed {
            return Err(Refusal::RevealedAlready);
        }
        if split.values().any(|amount| amount.is_negative()) {
            return Err(Refusal::NegativeAmount);
        }
        self.opening_positions.retain(|position| position.department != *department);
        self.opening_positions.push(OpeningPosition { department: department.clone(), split: split.clone() });
        Ok(())
    }

    /// Whether the positions can be revealed now.
    ///
    /// # Errors
    /// That they are already, or that there are not two of them.
    pub fn can_reveal(&self) -> Result<(), Refusal> {
        if self.revealed {
            Err(Refusal::RevealedAlready)
        } else if self.opening_positions.len() < LEAST {
            Err(Refusal::NothingToCompare)
        } else {
            Ok(())
        }
    }

    pub(crate) fn reveal(&mut self) -> Result<(), Refusal> {
        self.can_reveal()?;
        self.revealed = true;
        Ok(())
    }
}

impl State {
    /// The positions that were handed in, in the fixed order of the room, whoever was first.
    #[must_use]
    pub fn positions(&self) -> Vec<&OpeningPosition> {
        let order = self.room.departments();
        let mut positions: Vec<&OpeningPosition> = self.budget.opening_positions.iter().collect();
        // A department whose last seat went stands behind the others, by its name.
        let place = |of: &Department| order.iter().position(|other| other == of).unwrap_or(order.len());
        positions.sort_by(|one, other| {
            let places = place(&one.department).cmp(&place(&other.department));
            places.then_with(|| one.department.cmp(&other.department))
        });
        positions
    }

    /// The revealed positions beside each other; `None` while they are hidden.
    #[must_use]
    pub fn compare_positions(&self) -> Option<Comparison> {
        if !self.budget.revealed {
            return None;
        }
        let positions = self.positions();
        let cells: BTreeSet<&Cell> = positions.iter().flat_map(|position| position.split.keys()).collect();
        let mut cells: Vec<&Cell> = cells.into_iter().collect();
        cells.sort_by_cached_key(|cell| self.place_in_grid(cell));
        let mut comparison = Comparison {
            departments: positions.iter().map(|position| position.department.clone()).collect(),
            apart: Vec::new(),
            alike: Vec::new(),
        };
        for cell in cells {
            let amount = |position: &&OpeningPosition| position.split.get(cell).copied().unwrap_or_default();
            let apart = Apart { cell: cell.clone(), amounts: positions.iter().map(amount).collect() };
            if !apart.difference().is_zero() {
                comparison.apart.push(apart);
            } else if !apart.most().is_zero() {
                comparison.alike.push((cell.clone(), apart.most()));
            }
        }
        // Sorting is stable, so that of two equal differences the one that stands first in the grid comes first.
        comparison.apart.sort_by_key(|apart| std::cmp::Reverse(apart.difference()));
        Some(comparison)
    }

    /// Where a cell stands in the grid: row and column; what is on none comes last.
    fn place_in_grid(&self, cell: &Cell) -> (usize, usize) {
        let row = self.segments.list.iter().position(|raised| Some(&raised.id) == cell.segment.as_ref());
        let column = self.budget.promotions.iter().position(|raised| Some(&raised.id) == cell.promotion.as_ref());
        (row.unwrap_or(usize::MAX), column.unwrap_or(usize::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(amounts: &[&str]) -> Apart {
        let money = |text: &&str| Money::new(text.parse().expect("a number")).expect("small");
        Apart { cell: Cell::new(None, None), amounts: amounts.iter().map(money).collect() }
    }

    #[test]
    fn the_middle_lies_half_way_between_the_least_and_the_most_in_units_that_the_room_uses() {
        for (amounts, middle) in
            [(&["80", "20"] as &[&str], "50"), (&["0", "25", "10"], "13"), (&["0.5", "1"], "0.75"), (&["7", "7"], "7")]
        {
            assert_eq!(apart(amounts).middle(Currency::EUR).amount().normalize().to_string(), middle, "{amounts:?}");
        }
        assert_eq!(apart(&["5", "20", "12"]).difference(), Money::from(15));
    }
}
