//! Step 5, the budget: promotions, and the money placed on each segment crossed with each promotion.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::{Cell, ConclusionId, Line, PromotionId, SegmentId};
use super::input::{List, item};
use super::money::{Currency, Money};
use super::refusal::{Refusal, required};
use super::share::largest_remainder;
use super::value::{Answer, Value, Worded, choices};

/// Step 5 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The money there is to place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
    /// The columns, in the room's order.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub promotions: List<Promotion>,
    /// The money of each cell; a cell that is not listed holds none.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub allocations: List<Allocation>,
    /// What the last plan placed, cell by cell.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub last_plan: BTreeMap<Cell, Money>,
    /// Each department's own split, hidden until it is revealed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening_positions: Vec<OpeningPosition>,
    /// Whether the opening positions have been revealed.
    #[serde(default, skip_serializing_if = "super::input::is_default")]
    pub revealed: bool,
}

choices! {
    /// What sort of marketing activity a promotion is.
    pub enum PromotionKind {
        /// Trade shows and fairs.
        #[default]
        TradeShow = "kind-trade-show",
        /// Advertisements in print, on posters, on air.
        Advertising = "kind-advertising",
        /// Bonuses and incentives for dealers.
        DealerIncentive = "kind-dealer-incentive",
        /// Digital campaigns.
        Digital = "kind-digital",
        /// Letters and mailings.
        DirectMail = "kind-direct-mail",
        /// Own events, visits, seminars.
        Event = "kind-event",
        /// Articles, press, references.
        Publicity = "kind-publicity",
        /// Samples, trials, demonstrations.
        Trial = "kind-trial",
        /// Training for those who sell.
        Training = "kind-training",
        /// Price promotions.
        PriceOffer = "kind-price-offer",
    }

    /// Whom a promotion speaks to.
    pub enum Audience {
        /// The customers themselves.
        #[default]
        Customers = "audience-customers",
        /// Dealers and distributors.
        Dealers = "audience-dealers",
        /// Our own salespeople.
        SalesForce = "audience-sales-force",
        /// Planners and engineers who specify products.
        Specifiers = "audience-specifiers",
        /// The public.
        Public = "audience-public",
    }

    /// Where a promotion stands.
    pub enum PromotionState {
        /// Not begun.
        #[default]
        Planned = "promotion-planned",
        /// Running.
        Running = "promotion-running",
        /// Over.
        Ended = "promotion-ended",
        /// Called off.
        Cancelled = "promotion-cancelled",
    }
}

/// One of a list that the company can extend by names of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Listed<T> {
    /// From our list.
    Known(T),
    /// By a name of the company's own.
    Own(String),
}

impl<T: Worded> Worded for Listed<T> {
    fn value(&self) -> Value {
        match self {
            Self::Known(known) => known.value(),
            Self::Own(name) => Value::Text(name.clone()),
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Known(_) => None,
            Self::Own(name) => name.words(),
        }
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Known(_) => None,
            Self::Own(name) => name.words_mut(),
        }
    }
}

item! {
    /// A marketing activity.
    pub struct Promotion, PromotionId => Promotion, edited by PromotionField {
        /// What the room calls it.
        Name => name: String, "field-name";
        /// What sort of activity it is; a form asks for it, a file of results may know no more than the name.
        Kind => kind: Option<Listed<PromotionKind>>, "field-promotion-kind";
        /// Whom it speaks to.
        Audience => audience: Option<Listed<Audience>>, "field-audience";
        /// First day.
        From => from: Option<Date>, "field-from";
        /// Last day.
        To => to: Option<Date>, "field-to";
        /// The products that it is for.
        Products => products: BTreeSet<String>, "field-products";
        /// What it tells its audience.
        Message => message: String, "field-message";
        /// Whether Sales stands behind that message.
        SalesBehind => sales_behind: Option<Answer>, "field-sales-behind";
        /// Where it stands.
        State => state: PromotionState, "field-state";
    }
    check(promotion) {
        required(&promotion.name, "field-name")?;
        match (promotion.from, promotion.to) {
            (Some(from), Some(to)) if to < from => Err(Refusal::EndsBeforeItBegins),
            _ => Ok(()),
        }
    }
}

item! {
    /// The money of one cell, with its reason and its limits.
    pub struct Allocation, Cell => Allocation, edited by AllocationField {
        /// How much; never negative.
        Amount => amount: Money, "field-amount";
        /// Why.
        Reason => reason: String, "field-reason";
        /// Whether the amount stands still when the rest is spread.
        Held => held: Option<Held>, "field-held";
        /// The least that the cell may hold.
        Floor => floor: Option<Money>, "field-floor";
        /// The most that the cell may hold.
        Ceiling => ceiling: Option<Money>, "field-ceiling";
        /// The conclusions that it follows from.
        From => from: BTreeSet<ConclusionId>, "field-follows-from";
    }
    check(allocation) {
        let limits = [allocation.floor, allocation.ceiling];
        if allocation.amount.is_negative() || limits.into_iter().flatten().any(Money::is_negative) {
            return Err(Refusal::NegativeAmount);
        }
        match (allocation.floor, allocation.ceiling) {
            (Some(floor), Some(ceiling)) if floor > ceiling => Err(Refusal::FloorAboveCeiling),
            _ => Ok(()),
        }
    }
}

choices! {
    /// That a cell is locked.
    pub enum Held {
        /// The amount stands still.
        #[default]
        Locked = "held-locked",
    }
}

/// One department's own split of the budget, handed in before the room speaks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningPosition {
    /// Whose it is.
    pub department: Department,
    /// The money of each cell.
    pub split: BTreeMap<Cell, Money>,
}

impl Budget {
    /// The money of a cell; none where nothing was placed.
    #[must_use]
    pub fn amount(&self, cell: &Cell) -> Money {
        self.allocations.get(cell).map(|raised| raised.item.amount).unwrap_or_default()
    }

    /// The money placed on a segment, or on none.
    #[must_use]
    pub fn row_total(&self, segment: Option<&SegmentId>) -> Money {
        self.sum(|cell| cell.segment.as_ref() == segment)
    }

    /// The money placed on a promotion, or on none.
    #[must_use]
    pub fn column_total(&self, promotion: Option<&PromotionId>) -> Money {
        self.sum(|cell| cell.promotion.as_ref() == promotion)
    }

    /// All the money placed.
    #[must_use]
    pub fn placed(&self) -> Money {
        self.sum(|_| true)
    }

    /// What is still to place; negative where more is placed than there is; `None` while no budget is set.
    #[must_use]
    pub fn remainder(&self) -> Option<Money> {
        self.total.map(|total| total.minus(self.placed()))
    }

    /// What the last plan placed on a line of the look back; `None` where no last plan is known.
    #[must_use]
    pub fn last_planned(&self, line: &Line) -> Option<Money> {
        let on_line =
            self.last_plan.iter().filter(|(cell, _)| line.covers(cell.segment.as_ref(), cell.promotion.as_ref()));
        (!self.last_plan.is_empty()).then(|| on_line.map(|(_, amount)| *amount).sum())
    }

    /// Whether money lies on no segment, or did in the last plan.
    #[must_use]
    pub fn has_money_without_segment(&self) -> bool {
        self.cells().any(|cell| cell.segment.is_none())
    }

    /// Whether money lies on no promotion, or did in the last plan.
    #[must_use]
    pub fn has_money_without_promotion(&self) -> bool {
        self.cells().any(|cell| cell.promotion.is_none())
    }

    /// The cells of this plan and of the last one.
    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.allocations.iter().map(|raised| &raised.id).chain(self.last_plan.keys())
    }

    fn sum(&self, which: impl Fn(&Cell) -> bool) -> Money {
        self.allocations.iter().filter(|raised| which(&raised.id)).map(|raised| raised.item.amount).sum()
    }

    /// Splits what is still to place over those of `cells` that are not locked, in proportion to what they hold (evenly
    /// where they hold nothing), in whole minor units, within floors and ceilings.
    ///
    /// Gives the new amount of each cell that changes. What floors and ceilings do not let in stays to be placed.
    #[must_use]
    pub fn spread(&self, cells: &[Cell], currency: Currency) -> Vec<(Cell, Money)> {
        let Some(remainder) = self.remainder() else { return Vec::new() };
        let mut open: Vec<&Cell> = cells.iter().filter(|cell| !self.is_locked(cell)).collect();
        let mut new: BTreeMap<&Cell, Money> = open.iter().map(|cell| (*cell, self.amount(cell))).collect();
        let mut left = remainder;
        // Each round fills cells up to a limit; a cell that met its limit takes no part in the next.
        while !left.is_zero() && !open.is_empty() {
            let Some(portions) = portions(left, &open, self, currency) else { break };
            let mut unplaced = Money::ZERO;
            let mut still_open = Vec::new();
            for (cell, portion) in open.iter().copied().zip(portions) {
                let before = new.get(cell).copied().unwrap_or_default();
                let after = self.within_limits(cell, before.plus(portion));
                unplaced = unplaced.plus(portion.minus(after.minus(before)));
                if after == before.plus(portion) {
                    still_open.push(cell);
                }
                new.insert(cell, after);
            }
            let met_no_limit = still_open.len() == open.len();
            open = still_open;
            left = unplaced;
            if met_no_limit {
                break;
            }
        }
        cells
            .iter()
            .filter_map(|cell| new.get(cell).map(|amount| (cell.clone(), *amount)))
            .filter(|(cell, amount)| *amount != self.amount(cell))
            .collect()
    }

    /// Whether a cell is locked.
    #[must_use]
    pub fn is_locked(&self, cell: &Cell) -> bool {
        self.allocations.get(cell).is_some_and(|raised| raised.item.held.is_some())
    }

    fn within_limits(&self, cell: &Cell, amount: Money) -> Money {
        let limits = self.allocations.get(cell).map(|raised| (raised.item.floor, raised.item.ceiling));
        let (floor, ceiling) = limits.unwrap_or_default();
        let amount = amount.max(floor.unwrap_or(Money::ZERO));
        ceiling.map_or(amount, |ceiling| amount.min(ceiling))
    }

    /// Moves the money, planned, proposed and last placed, of every cell that `moved` maps elsewhere; where two meet, they are added up.
    pub(crate) fn move_cells(&mut self, moved: impl Fn(&Cell) -> Option<Cell>) {
        let from: Vec<(Cell, Cell)> =
            self.allocations.iter().filter_map(|raised| Some((raised.id.clone(), moved(&raised.id)?))).collect();
        for (from, into) in from {
            let Some(mut raised) = self.allocations.take(&from) else { continue };
            // A yes was given to the amount where it lay.
            if let Some(there) = self.allocations.get_mut(&into) {
                there.item.amount = there.item.amount.plus(raised.item.amount);
                if there.item.reason.is_empty() {
                    there.item.reason = raised.item.reason;
                }
                there.item.from.extend(raised.item.from);
                there.agreed.clear();
            } else {
                raised.id = into;
                raised.agreed.clear();
                self.allocations.carry(raised);
            }
        }
        let splits = self.opening_positions.iter_mut().map(|position| &mut position.split);
        for amounts in splits.chain([&mut self.last_plan]) {
            for (cell, amount) in std::mem::take(amounts) {
                let there = amounts.entry(moved(&cell).unwrap_or(cell)).or_default();
                *there = there.plus(amount);
            }
        }
    }
}

/// `left` in whole minor units over `open`, by what each holds, evenly where they hold nothing.
fn portions(left: Money, open: &[&Cell], budget: &Budget, currency: Currency) -> Option<Vec<Money>> {
    // A plan in whole units stays one: nobody places cents.
    let whole = |money: Money| money.amount().fract().is_zero();
    let all_whole = whole(left) && open.iter().all(|cell| whole(budget.amount(cell)));
    let unit = if all_whole { Decimal::ONE } else { Decimal::new(1, currency.minor_digits()) };
    let units = i64::try_from(left.amount().checked_div(unit)?.trunc()).ok()?;
    let held: Vec<Decimal> = open.iter().map(|cell| budget.amount(cell).amount()).collect();
    let weights = if held.iter().all(Decimal::is_zero) { vec![Decimal::ONE; open.len()] } else { held };
    let portions = largest_remainder(&weights, units.abs())?;
    portions
        .into_iter()
        .map(|portion| Money::new(Decimal::from(portion * units.signum()).checked_mul(unit)?).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::input::{ListChange, Raising};
    use crate::domain::{Department, Step};

    fn cell(segment: &str) -> Cell {
        Cell::new(Some(segment.into()), Some("shows".into()))
    }

    fn budget(total: u32, cells: &[(&str, Allocation)]) -> Budget {
        let mut budget = Budget { total: Some(Money::from(total)), ..Budget::default() };
        let raising = Raising { by: &Department::Sales, person: None, step: Step::Budget, at: Timestamp::UNIX_EPOCH };
        for (segment, allocation) in cells {
            let change = ListChange::Raise(cell(segment), allocation.clone());
            budget.allocations.apply(&change, &raising).expect("a new cell");
        }
        budget
    }

    fn of(amount: u32) -> Allocation {
        Allocation { amount: Money::from(amount), ..Allocation::default() }
    }

    #[test]
    fn the_rest_is_spread_in_proportion_and_a_plan_in_whole_units_stays_one() {
        let budget = budget(100, &[("a", of(10)), ("b", of(20)), ("c", of(0))]);
        let spread = budget.spread(&[cell("a"), cell("b"), cell("c")], Currency::EUR);
        assert_eq!(spread, [(cell("a"), Money::from(33)), (cell("b"), Money::from(67))]);
    }

    #[test]
    fn where_cents_are_placed_the_rest_is_spread_to_the_last_of_them() {
        let cents =
            Allocation { amount: Money::new(Decimal::new(1050, 2)).unwrap_or_default(), ..Allocation::default() };
        let budget = budget(100, &[("a", cents), ("b", of(21))]);
        let amounts: Vec<Decimal> =
            budget.spread(&[cell("a"), cell("b")], Currency::EUR).iter().map(|(_, amount)| amount.amount()).collect();
        assert_eq!(amounts, [Decimal::new(3333, 2), Decimal::new(6667, 2)]);
    }

    #[test]
    fn a_locked_cell_stands_still_and_a_ceiling_holds() {
        let locked = Allocation { held: Some(Held::Locked), ..of(10) };
        let capped = Allocation { ceiling: Some(Money::from(25)), ..of(20) };
        let budget = budget(100, &[("a", locked), ("b", capped), ("c", of(20))]);
        let spread = budget.spread(&[cell("a"), cell("b"), cell("c")], Currency::EUR);
        assert_eq!(spread, [(cell("b"), Money::from(25)), (cell("c"), Money::from(65))]);
    }

    #[test]
    fn too_much_placed_shows_as_a_negative_remainder() {
        assert_eq!(budget(5, &[("a", of(7))]).remainder().map(Money::amount), Some(Decimal::from(-2)));
    }

    #[test]
    fn money_of_a_merged_row_is_added_not_lost() {
        let mut budget = budget(100, &[("a", of(10)), ("b", of(20))]);
        let into = cell("b");
        budget.move_cells(|from| (from.segment == Some("a".into())).then(|| into.clone()));
        assert_eq!(budget.amount(&into), Money::from(30));
        assert_eq!(budget.placed(), Money::from(30));
    }

    #[test]
    fn the_last_plan_is_summed_along_the_line_that_is_looked_back_on() {
        let mut budget = Budget::default();
        let shows = Line::Promotion(Some("shows".into()));
        assert_eq!(budget.last_planned(&shows), None);
        let elsewhere = Cell::new(None, Some("ads".into()));
        budget.last_plan = BTreeMap::from([
            (cell("a"), Money::from(10)),
            (cell("b"), Money::from(20)),
            (elsewhere.clone(), Money::from(5)),
        ]);
        assert_eq!(budget.last_planned(&shows), Some(Money::from(30)));
        assert_eq!(budget.last_planned(&Line::Segment(None)), Some(Money::from(5)));
        assert_eq!(budget.last_planned(&Line::Cell(elsewhere)), Some(Money::from(5)));
        assert_eq!(budget.last_planned(&Line::Segment(Some("c".into()))), Some(Money::ZERO));
    }
}
