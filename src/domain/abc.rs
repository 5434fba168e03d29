//! The ABC split of a customer list: who brings the first 80 percent of the sales, who the next 15, and who the rest.
//!
//! Customers are taken from the largest down, those with the same sales in the order of the list, and their sales are
//! added up: A up to the first limit, B up to the second, C beyond. The customer who crosses a limit is inside it, and one
//! who reaches it exactly is the last inside. The limits are percentages of what the customers with positive sales bring
//! together: a customer who brought nothing, or only returns, is always C, and moves nobody else's tier.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::customers::{CustomerLine, CustomerList, TierLimits};
use super::money::Money;
use super::tier::Tier;

/// A customer list, split.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Abc {
    /// The lines of the list by their positions, counted from 0: the largest sales first, then in the order of the list.
    pub order: Vec<usize>,
    /// The tier of each line, by its position in the list.
    pub tiers: Vec<Tier>,
    /// What the lines bring together from the first down to this one, in the order of `order`; returns take nothing off.
    pub reached: Vec<Money>,
    /// What all lines with positive sales bring together: the whole that the limits are percentages of.
    pub whole: Money,
    /// How many customers each tier has, and what they bring: A, B, C, and others where the list has them.
    pub sums: Vec<TierSum>,
}

/// The customers of one tier together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierSum {
    /// The tier.
    pub tier: Tier,
    /// How many they are.
    pub customers: u64,
    /// What they bring together; returns are taken off.
    pub sales: Money,
}

impl CustomerList {
    /// Splits the list; what was summed up when it was brought keeps the tier that it had then.
    #[must_use]
    pub fn abc(&self, limits: &TierLimits) -> Abc {
        let lines: Vec<CustomerLine<'_>> = self.lines().collect();
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by_key(|at| Reverse(lines[*at].sales));
        let positive = |line: &CustomerLine<'_>| line.sales.max(Money::ZERO);
        let whole: Money = lines.iter().map(positive).sum();
        let (a, b) = (part(whole, limits.a), part(whole, limits.b));
        let mut split = Abc { tiers: vec![Tier::C; lines.len()], whole, ..Abc::default() };
        let mut sums: BTreeMap<Tier, (u64, Money)> = Tier::ABC.map(|tier| (tier, (0, Money::ZERO))).into();
        let mut before = Money::ZERO;
        for at in &order {
            let line = &lines[*at];
            let by_sales = match line.sales > Money::ZERO {
                true if before.amount() < a => Tier::A,
                true if before.amount() < b => Tier::B,
                _ => Tier::C,
            };
            let tier = line.tier.unwrap_or(by_sales);
            before = before.plus(positive(line));
            split.tiers[*at] = tier;
            split.reached.push(before);
            let (customers, sales) = sums.entry(tier).or_default();
            *customers = customers.saturating_add(line.customers);
            *sales = sales.plus(line.sales);
        }
        split.order = order;
        split.sums = sums.into_iter().map(|(tier, (customers, sales))| TierSum { tier, customers, sales }).collect();
        split
    }
}

/// So many percent of an amount, exactly.
fn part(whole: Money, percent: Decimal) -> Decimal {
    let hundredth = percent / Decimal::ONE_HUNDRED;
    whole.amount().checked_mul(hundredth).unwrap_or(whole.amount())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::customers::{Customer, CustomerSum};

    fn limits(a: i64, b: i64) -> TierLimits {
        TierLimits { a: a.into(), b: b.into() }
    }

    fn list(sales: &[i64]) -> CustomerList {
        let row = |sales: &i64| Customer { sales: cents(*sales), ..Customer::default() };
        CustomerList { rows: sales.iter().map(row).collect(), ..CustomerList::default() }
    }

    fn cents(amount: i64) -> Money {
        Money::new(Decimal::new(amount, 2)).expect("it is small")
    }

    fn tiers(sales: &[i64], limits: &TierLimits) -> String {
        list(sales).abc(limits).tiers.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_customer_who_crosses_a_limit_is_inside_it() {
        assert_eq!(tiers(&[50, 29, 10, 6, 5], &limits(80, 95)), "AAABC");
        assert_eq!(tiers(&[99, 1], &limits(80, 95)), "AC");
    }

    #[test]
    fn a_customer_who_reaches_a_limit_exactly_is_the_last_inside() {
        assert_eq!(tiers(&[50, 30, 15, 5], &limits(80, 95)), "AABC");
    }

    #[test]
    fn of_customers_with_the_same_sales_the_earlier_in_the_list_comes_first() {
        let split = list(&[10, 10, 10, 10]).abc(&limits(50, 75));
        assert_eq!(split.order, [0, 1, 2, 3]);
        assert_eq!(tiers(&[10, 10, 10, 10], &limits(50, 75)), "AABC");
    }

    #[test]
    fn who_brought_nothing_or_only_returns_is_c_and_moves_nobody() {
        assert_eq!(tiers(&[-500, 80, 0, 15, 5], &limits(80, 95)), "CACBC");
        assert_eq!(tiers(&[0, 0], &limits(80, 95)), "CC");
        assert_eq!(tiers(&[-1, -2], &limits(100, 100)), "CC");
        let split = list(&[100, -40]).abc(&limits(80, 95));
        assert_eq!((split.whole, split.sums[2].sales), (cents(100), cents(-40)));
        assert_eq!(split.reached, [cents(100), cents(100)]);
    }

    #[test]
    fn limits_at_the_ends_leave_nobody_or_take_everybody() {
        assert_eq!(tiers(&[3, 2, 1], &limits(0, 0)), "CCC");
        assert_eq!(tiers(&[3, 2, 1], &limits(0, 100)), "BBB");
        assert_eq!(tiers(&[3, 2, 1], &limits(100, 100)), "AAA");
        assert_eq!(tiers(&[], &limits(80, 95)), "");
    }

    #[test]
    fn what_was_summed_up_keeps_the_tier_that_it_had() {
        let sum = |tier, customers, sales| CustomerSum { values: Vec::new(), tier, customers, sales: cents(sales) };
        let list =
            CustomerList { sums: vec![sum(Tier::C, 30_000, 70), sum(Tier::A, 20, 30)], ..CustomerList::default() };
        let split = list.abc(&limits(80, 95));
        assert_eq!(split.tiers, [Tier::C, Tier::A]);
        assert_eq!(split.sums[0], TierSum { tier: Tier::A, customers: 20, sales: cents(30) });
        assert_eq!(split.sums[2].customers, 30_000);
    }

    /// The tier by its definition, for one customer at a time, in whole numbers: what all larger ones bring is compared
    /// with the limits.
    fn by_definition(sales: &[i64], at: usize, (a, b): (i64, i64)) -> Tier {
        let whole: i64 = sales.iter().filter(|sales| **sales > 0).sum();
        let is_before = |other: usize| sales[other] > sales[at] || (sales[other] == sales[at] && other < at);
        let before: i64 = (0..sales.len()).filter(|other| is_before(*other)).map(|other| sales[other]).sum();
        if sales[at] <= 0 {
            Tier::C
        } else if before * 100 < a * whole {
            Tier::A
        } else if before * 100 < b * whole {
            Tier::B
        } else {
            Tier::C
        }
    }

    proptest! {
        #[test]
        fn every_customer_has_the_tier_of_the_definition(
            sales in prop::collection::vec(-50_i64..400, 0..60), a in 0_i64..=100, more in 0_i64..=100,
        ) {
            let b = (a + more).min(100);
            let split = list(&sales).abc(&limits(a, b));
            for at in 0..sales.len() {
                prop_assert_eq!(split.tiers[at], by_definition(&sales, at, (a, b)), "customer {} of {:?}", at, sales);
            }
            let customers: u64 = split.sums.iter().map(|sum| sum.customers).sum();
            let together: Money = split.sums.iter().map(|sum| sum.sales).sum();
            prop_assert_eq!(customers, sales.len() as u64);
            prop_assert_eq!(together, cents(sales.iter().sum()));
        }
    }
}
