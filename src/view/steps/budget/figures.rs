//! The figures that the budget grid shows: cells, totals and shares of the plan, of the last plan, or of the change.

use std::collections::HashMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::app::steps::budget::{Showing, grid_columns, grid_rows};
use crate::domain::{Allocation, Cell, Money, PromotionId, Raised, SegmentId, State, largest_remainder};

/// The figures of the grid; rows and columns are counted from 0, without the heads and the names.
pub struct Figures<'a> {
    /// The segments from top to bottom; the last may be none.
    pub rows: Vec<Option<SegmentId>>,
    /// The promotions from left to right; the last may be none.
    pub columns: Vec<Option<PromotionId>>,
    /// What each row holds in all.
    pub row_totals: Vec<Part>,
    /// What each column holds in all.
    pub column_totals: Vec<Part>,
    /// What the grid holds in all.
    pub in_all: Part,
    /// The largest amount without its sign, of all cells.
    pub largest: Decimal,
    /// Tenths of a percent of the budget that are still to place, negative where more is placed than there is; `None`
    /// while no budget is set.
    pub left: Option<i64>,
    /// How round all amounts are, with the totals, the budget and what is left of it.
    pub step: Step,
    showing: Showing,
    /// Money of the last plan whose segment or promotion is not in the grid any more.
    gone: Decimal,
    cells: Vec<Holding<'a>>,
}

/// An amount and its share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The amount in units of the currency, exact.
    pub amount: Decimal,
    /// Tenths of a percent of the budget (of all that is placed, while no budget is set); in the change, tenths of a
    /// point. `None` where there is nothing to be a share of.
    pub share: Option<i64>,
}

/// How round the amounts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Some have a fraction.
    Minor,
    /// All are whole units.
    Unit,
    /// All are whole thousands.
    Thousand,
    /// All are whole ten thousands.
    TenThousand,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default)]
struct Holding<'a> {
    allocation: Option<&'a Raised<Allocation>>,
    last: Option<Money>,
}

impl<'a> Figures<'a> {
    /// The figures of a state, in one pass over its money.
    #[must_use]
    pub fn of(state: &'a State, showing: Showing) -> Self {
        let (rows, columns) = (grid_rows(state), grid_columns(state));
        let mut cells = vec![Holding::default(); rows.len() * columns.len()];
        let place = places(&rows, &columns);
        for raised in &state.budget.allocations {
            if let Some(cell) = place(&raised.id).and_then(|index| cells.get_mut(index)) {
                cell.allocation = Some(raised);
            }
        }
        let mut gone = Decimal::ZERO;
        for (cell, amount) in &state.budget.last_plan {
            match place(cell).and_then(|index| cells.get_mut(index)) {
                Some(cell) => cell.last = Some(*amount),
                None => gone = gone.saturating_add(amount.amount()),
            }
        }
        let mut figures = Self {
            rows,
            columns,
            row_totals: Vec::new(),
            column_totals: Vec::new(),
            in_all: Part::default(),
            largest: Decimal::ZERO,
            left: None,
            step: Step::TenThousand,
            showing,
            gone,
            cells,
        };
        figures.add_up(state);
        figures
    }

    /// The amount that a cell shows; `None` where nothing was placed.
    #[must_use]
    pub fn amount(&self, row: usize, column: usize) -> Option<Decimal> {
        let holding = self.holding(row, column)?;
        let planned = holding.allocation.map(|raised| raised.item.amount);
        match self.showing {
            Showing::Plan => planned.map(Money::amount),
            Showing::LastPlan => holding.last.map(Money::amount),
            Showing::Change if planned.is_none() && holding.last.is_none() => None,
            Showing::Change => Some(planned.unwrap_or_default().minus(holding.last.unwrap_or_default()).amount()),
        }
    }

    /// The money that the plan places on a cell, with its limits and its origin.
    #[must_use]
    pub fn allocation(&self, row: usize, column: usize) -> Option<&'a Raised<Allocation>> {
        self.holding(row, column)?.allocation
    }

    /// What lies on segments and promotions that are not in the grid any more; the plan has no such money.
    #[must_use]
    pub fn off_grid(&self) -> Decimal {
        match self.showing {
            Showing::Plan => Decimal::ZERO,
            Showing::LastPlan => self.gone,
            Showing::Change => -self.gone,
        }
    }

    fn holding(&self, row: usize, column: usize) -> Option<&Holding<'a>> {
        if column >= self.columns.len() {
            return None;
        }
        self.cells.get(row * self.columns.len() + column)
    }

    fn add_up(&mut self, state: &State) {
        let mut row_sums = vec![[Decimal::ZERO; 2]; self.rows.len()];
        let mut column_sums = vec![[Decimal::ZERO; 2]; self.columns.len()];
        for (row, row_sum) in row_sums.iter_mut().enumerate() {
            for (column, column_sum) in column_sums.iter_mut().enumerate() {
                let Some(holding) = self.cells.get(row * self.columns.len() + column) else { continue };
                let planned = holding.allocation.map(|raised| raised.item.amount).unwrap_or_default().amount();
                let amounts = [planned, holding.last.unwrap_or_default().amount()];
                for (which, amount) in amounts.into_iter().enumerate() {
                    row_sum[which] = row_sum[which].saturating_add(amount);
                    column_sum[which] = column_sum[which].saturating_add(amount);
                }
                let shown = self.amount(row, column).unwrap_or_default();
                self.largest = self.largest.max(shown.abs());
                self.step = self.step.min(step_of(shown, state));
            }
        }
        let budget = state.budget.total.map(Money::amount);
        let (row_totals, in_all) = self.parts(&row_sums, budget);
        let (column_totals, _) = self.parts(&column_sums, budget);
        (self.row_totals, self.column_totals, self.in_all) = (row_totals, column_totals, in_all);
        self.left = budget.and_then(|budget| left_of(budget, &row_sums));
        let rest = state.budget.remainder().unwrap_or_default().amount();
        let totals = self.row_totals.iter().chain(&self.column_totals).chain([&self.in_all]).map(|part| part.amount);
        let roundest = totals.chain([budget.unwrap_or_default(), rest]).map(|amount| step_of(amount, state)).min();
        self.step = self.step.min(roundest.unwrap_or(self.step));
    }

    /// Sums of the plan and of the last plan as they are shown, each with its share, and all of it together.
    ///
    /// What no longer has a row or a column counts in the last plan all the same.
    fn parts(&self, sums: &[[Decimal; 2]], budget: Option<Decimal>) -> (Vec<Part>, Part) {
        let of = |which: usize| sums.iter().map(|sum| sum[which]).collect::<Vec<Decimal>>();
        let (planned, mut last) = (of(0), of(1));
        last.push(self.gone);
        let plan = shares(&planned, budget);
        let before = shares(&last, None);
        let difference = |plan: Option<i64>, before: Option<i64>| Some(plan? - before?);
        let at =
            |shares: &Option<(Vec<i64>, i64)>, index: usize| shares.as_ref().and_then(|all| all.0.get(index).copied());
        let whole = |shares: &Option<(Vec<i64>, i64)>| shares.as_ref().map(|all| all.1);
        let shown = |plan: Part, before: Part| match self.showing {
            Showing::Plan => plan,
            Showing::LastPlan => before,
            Showing::Change => {
                Part { amount: plan.amount.saturating_sub(before.amount), share: difference(plan.share, before.share) }
            }
        };
        let part = |amount, share| Part { amount, share };
        let parts = (0..sums.len())
            .map(|index| shown(part(planned[index], at(&plan, index)), part(last[index], at(&before, index))))
            .collect();
        let sum = |amounts: &[Decimal]| amounts.iter().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount));
        (parts, shown(part(sum(&planned), whole(&plan)), part(sum(&last), whole(&before))))
    }
}

/// Finds the position of a cell among all cells, row by row; `None` where the grid does not have it.
fn places(rows: &[Option<SegmentId>], columns: &[Option<PromotionId>]) -> impl Fn(&Cell) -> Option<usize> + use<> {
    let width = columns.len();
    let rows: HashMap<Option<SegmentId>, usize> = rows.iter().cloned().zip(0..).collect();
    let columns: HashMap<Option<PromotionId>, usize> = columns.iter().cloned().zip(0..).collect();
    move |cell| Some(rows.get(&cell.segment)? * width + columns.get(&cell.promotion)?)
}

/// Each part in tenths of a percent of `base` (of their sum where there is none), and all of them together, which is
/// exactly what the parts add up to; more than is there to place gives more than one hundred.
fn shares(parts: &[Decimal], base: Option<Decimal>) -> Option<(Vec<i64>, i64)> {
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
    let base = base.unwrap_or(sum);
    if base <= Decimal::ZERO {
        return None;
    }
    if sum.is_zero() {
        return Some((vec![0; parts.len()], 0));
    }
    let tenths = sum.checked_mul(Decimal::ONE_THOUSAND)?.checked_div(base)?;
    let whole = i64::try_from(tenths.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)).ok()?;
    Some((largest_remainder(parts, whole)?, whole))
}

/// The share of the budget that is not placed, so that it and the shares shown beside it add up to one hundred.
fn left_of(budget: Decimal, sums: &[[Decimal; 2]]) -> Option<i64> {
    let planned: Vec<Decimal> = sums.iter().map(|sum| sum[0]).collect();
    shares(&planned, Some(budget)).map(|(_, placed)| 1000 - placed)
}

fn step_of(amount: Decimal, state: &State) -> Step {
    let shown =
        amount.round_dp_with_strategy(state.about.currency.minor_digits(), RoundingStrategy::MidpointAwayFromZero);
    let divides = |units: u32| (shown % Decimal::from(units)).is_zero();
    if divides(10_000) {
        Step::TenThousand
    } else if divides(1_000) {
        Step::Thousand
    } else if divides(1) {
        Step::Unit
    } else {
        Step::Minor
    }
}
