//! What each line of the look back cost and brought, and what follows from it: shares, gap, money behind it, index,
//! break-even, small bases.

use rust_decimal::Decimal;

use super::{Basis, Measure};
use crate::domain::id::Line;
use crate::domain::money::Money;
use crate::domain::settings::Settings;
use crate::domain::share::Share;

/// The figures of one line, sums of the rows of one basis.
#[derive(Clone, Debug, PartialEq)]
pub struct LineFigures {
    /// The line.
    pub line: Line,
    /// Exact spend.
    pub spend: Money,
    /// Exact sales, in the measure of the look back.
    pub sales: Decimal,
    /// Share of the whole spend.
    pub share_of_spend: Option<Share>,
    /// Share of all sales.
    pub share_of_sales: Option<Share>,
    /// What was put out, a sum for each kind, in the order of its first row.
    pub output: Vec<Output>,
}

impl LineFigures {
    /// Share of sales less share of spend, in tenths of a point.
    #[must_use]
    pub fn gap(&self) -> Option<Share> {
        Some(self.share_of_sales?.gap_from(self.share_of_spend?))
    }
}

/// What was put out of one kind: ten advertisements, and what the rows that name them cost and brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// Of what; empty where nobody said.
    pub of: String,
    /// How many.
    pub number: Decimal,
    /// Exact spend of the rows that name this output, and of no others.
    pub spend: Money,
    /// Exact sales of these rows, in the measure of the look back.
    pub sales: Decimal,
}

impl Output {
    /// What one of them cost; `None` where nothing was put out or it cost nothing.
    #[must_use]
    pub fn spend_per_one(&self) -> Option<Decimal> {
        self.per_one(self.spend.amount())
    }

    /// What one of them brought, in the measure of the look back; `None` where nothing was put out or it brought nothing.
    #[must_use]
    pub fn sales_per_one(&self) -> Option<Decimal> {
        self.per_one(self.sales)
    }

    fn per_one(&self, sum: Decimal) -> Option<Decimal> {
        if self.number <= Decimal::ZERO || sum.is_zero() { None } else { sum.checked_div(self.number) }
    }
}

/// Why a line is a small base, so that its shares say little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallBase {
    /// Its share of spend is below the limit.
    OfSpend,
    /// Its share of sales is below the limit.
    OfSales,
    /// Its sales are counted, and they are fewer than the limit.
    FewSales,
}

/// All lines of one basis along one axis, ranked by money at stake, with their totals.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The basis that the sums are of.
    pub basis: Basis,
    /// The lines: the most money behind the gap first, whichever way it goes; those without such a figure last, in the
    /// order of their first row.
    pub lines: Vec<LineFigures>,
    /// Exact spend of all lines.
    pub spend: Money,
    /// Exact sales of all lines.
    pub sales: Decimal,
}

impl Figures {
    /// The figures of a line, where there are any.
    #[must_use]
    pub fn line(&self, line: &Line) -> Option<&LineFigures> {
        self.lines.iter().find(|figures| figures.line == *line)
    }

    /// Exact share of spend, from 0 to 1; `None` where there are no shares.
    #[must_use]
    pub fn exact_share_of_spend(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_spend?;
        line.spend.amount().checked_div(self.spend.amount())
    }

    /// Exact share of sales, from 0 to 1; `None` where there are no shares.
    #[must_use]
    pub fn exact_share_of_sales(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_sales?;
        line.sales.checked_div(self.sales)
    }

    /// Money behind the gap of a line: its spend less the total spend times its exact share of sales.
    ///
    /// `None` where there are no sales to share.
    #[must_use]
    pub fn money_behind_gap(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_sales?;
        let fair = part(self.spend.amount(), line.sales, self.sales)?;
        line.spend.amount().checked_sub(fair)
    }

    /// Money at stake: the money behind the gap, whichever way it goes.
    #[must_use]
    pub fn money_at_stake(&self, line: &LineFigures) -> Option<Decimal> {
        self.money_behind_gap(line).map(|money| money.abs())
    }

    /// Return index of a line: exact share of sales over exact share of spend; `None` without spend.
    #[must_use]
    pub fn return_index(&self, line: &LineFigures) -> Option<Decimal> {
        self.exact_share_of_sales(line)?.checked_div(self.exact_share_of_spend(line)?)
    }

    /// Break-even sales of a line: what it would have to bring, the others unchanged, for its share of sales to be its share
    /// of spend. That is its exact share of spend times the sales of all others, over what is left of one without that share.
    ///
    /// `None` where it spent everything or nothing.
    #[must_use]
    pub fn break_even_sales(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_spend?;
        let spend = line.spend.amount();
        let (others_spend, others_sales) =
            (self.spend.amount().checked_sub(spend)?, self.sales.checked_sub(line.sales)?);
        if spend.is_zero() || others_spend.is_zero() { None } else { part(others_sales, spend, others_spend) }
    }

    /// Why a line is a small base by these limits; nothing where it is none. Exactly at a limit is not below it.
    #[must_use]
    pub fn small_base(&self, line: &LineFigures, measure: &Measure, limits: &Settings) -> Vec<SmallBase> {
        let least = limits.small_share.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
        let is_below = |share: Option<Decimal>| share.is_some_and(|share| share < least);
        let is_counted = matches!(measure, Measure::Count(_));
        let reasons = [
            (is_below(self.exact_share_of_spend(line)), SmallBase::OfSpend),
            (is_below(self.exact_share_of_sales(line)), SmallBase::OfSales),
            (is_counted && line.sales < Decimal::from(limits.small_count), SmallBase::FewSales),
        ];
        reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }

    /// The line with the most money that brought less than its share; `None` where no line did.
    #[must_use]
    pub fn worst(&self) -> Option<&LineFigures> {
        self.lines.iter().find(|line| self.money_behind_gap(line).is_some_and(|money| money > Decimal::ZERO))
    }

    /// The line that brought most beyond its share, in money; `None` where no line did.
    #[must_use]
    pub fn best(&self) -> Option<&LineFigures> {
        self.lines.iter().find(|line| self.money_behind_gap(line).is_some_and(|money| money < Decimal::ZERO))
    }
}

/// `whole` times `share` over `of`: multiplied first, which is exact, unless that is beyond what a decimal holds.
fn part(whole: Decimal, share: Decimal, of: Decimal) -> Option<Decimal> {
    match whole.checked_mul(share) {
        Some(product) => product.checked_div(of),
        None => share.checked_div(of)?.checked_mul(whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::share::shares;

    /// Lines with these amounts spent and brought.
    fn figures(lines: &[(u32, u32)]) -> Figures {
        let spends: Vec<Decimal> = lines.iter().map(|(spend, _)| Decimal::from(*spend)).collect();
        let sales: Vec<Decimal> = lines.iter().map(|(_, sales)| Decimal::from(*sales)).collect();
        let (of_spend, of_sales) = (shares(&spends), shares(&sales));
        let line = |(index, (spend, sales)): (usize, &(u32, u32))| LineFigures {
            line: Line::Segment(Some(format!("s{index}").as_str().into())),
            spend: Money::from(*spend),
            sales: Decimal::from(*sales),
            share_of_spend: of_spend.as_ref().map(|shares| shares[index]),
            share_of_sales: of_sales.as_ref().map(|shares| shares[index]),
            output: Vec::new(),
        };
        Figures {
            basis: Basis::Cells,
            lines: lines.iter().enumerate().map(line).collect(),
            spend: lines.iter().map(|(spend, _)| Money::from(*spend)).sum(),
            sales: sales.iter().sum(),
        }
    }

    #[test]
    fn sixty_percent_of_the_spend_brought_forty_percent_of_the_sales() {
        let table = figures(&[(600, 400), (400, 600)]);
        let dealers = &table.lines[0];
        assert_eq!(dealers.share_of_spend.map(Share::tenths), Some(600));
        assert_eq!(dealers.gap().map(Share::tenths), Some(-200));
        assert_eq!(table.money_behind_gap(dealers), Some(Decimal::from(200)));
        assert_eq!(table.return_index(dealers).map(|index| index.round_dp(2)), Some(Decimal::new(67, 2)));
    }

    #[test]
    fn a_line_breaks_even_where_its_share_of_sales_is_its_share_of_spend() {
        let table = figures(&[(600, 400), (400, 600)]);
        let needed = table.break_even_sales(&table.lines[0]).expect("it spent a part");
        assert_eq!(needed, Decimal::from(900));
        let after = figures(&[(600, 900), (400, 600)]);
        assert_eq!(after.money_behind_gap(&after.lines[0]), Some(Decimal::ZERO));
    }

    #[test]
    fn a_line_that_spent_everything_or_nothing_has_no_break_even() {
        let table = figures(&[(600, 400), (0, 600)]);
        assert_eq!(table.break_even_sales(&table.lines[0]), None);
        assert_eq!(table.break_even_sales(&table.lines[1]), None);
        let free = figures(&[(0, 400), (0, 600)]);
        assert_eq!(free.break_even_sales(&free.lines[0]), None);
    }

    #[test]
    fn a_line_without_spend_has_no_index() {
        let table = figures(&[(0, 300), (400, 600)]);
        assert_eq!(table.return_index(&table.lines[0]), None);
    }

    #[test]
    fn a_base_is_small_below_a_limit_and_not_at_it() {
        let (limits, counted) = (Settings::default(), Measure::Count("orders".to_owned()));
        let table = figures(&[(10, 100), (9, 100), (981, 9800)]);
        assert_eq!(table.small_base(&table.lines[0], &Measure::Money, &limits), []);
        assert_eq!(table.small_base(&table.lines[1], &Measure::Money, &limits), [SmallBase::OfSpend]);
        let table = figures(&[(100, 10), (100, 9), (800, 981)]);
        assert_eq!(table.small_base(&table.lines[0], &Measure::Money, &limits), []);
        assert_eq!(table.small_base(&table.lines[1], &Measure::Money, &limits), [SmallBase::OfSales]);
        let table = figures(&[(100, 30), (100, 29), (800, 900)]);
        assert_eq!(table.small_base(&table.lines[0], &counted, &limits), []);
        assert_eq!(table.small_base(&table.lines[1], &counted, &limits), [SmallBase::FewSales]);
        assert_eq!(table.small_base(&table.lines[1], &Measure::Money, &limits), []);
    }

    #[test]
    fn the_limits_of_a_small_base_are_those_of_the_session() {
        let table = figures(&[(50, 50), (950, 950)]);
        let limits = Settings { small_share: Decimal::from(6), small_count: 51, ..Settings::default() };
        let counted = Measure::Count("orders".to_owned());
        let all = [SmallBase::OfSpend, SmallBase::OfSales, SmallBase::FewSales];
        assert_eq!(table.small_base(&table.lines[0], &counted, &limits), all);
        let none = Settings { small_share: Decimal::ZERO, small_count: 0, ..Settings::default() };
        assert_eq!(table.small_base(&table.lines[0], &counted, &none), []);
    }

    #[test]
    fn figures_of_the_largest_amounts_are_still_there() {
        let most = Money::new(Decimal::from(crate::domain::LARGEST)).expect("it is the largest");
        let mut table = figures(&[(1, 1), (1, 1)]);
        for line in &mut table.lines {
            (line.spend, line.sales) = (most, most.amount());
        }
        (table.spend, table.sales) = (most.plus(most), most.plus(most).amount());
        assert_eq!(table.money_behind_gap(&table.lines[0]), Some(Decimal::ZERO));
        assert_eq!(table.break_even_sales(&table.lines[0]), Some(most.amount()));
    }
}
