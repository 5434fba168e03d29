//! The customer list behind the segments: who buys how much, and what else is known of each.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::money::Money;
use super::segments::Tier;

/// The most customers that a session keeps one by one; of a longer list it keeps sums only.
pub const MOST_CUSTOMERS: usize = 20_000;

/// The customer list behind the segments, as a department brought it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerList {
    /// Where it comes from: name and date of the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What is known of each customer besides name and sales, by the names of the file's columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// The customers one by one; empty where there are more than [`MOST_CUSTOMERS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Customer>,
    /// Their sums, where they are too many to keep one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<CustomerSum>,
}

/// One customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// The customer's name, or what the importer called a customer without one.
    pub name: String,
    /// What the customer brings, in the session's currency; may be negative (returns).
    pub sales: Money,
    /// The values of [`CustomerList::attributes`], in the same order; empty where the list says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// Customers who have the same attributes and tier, together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerSum {
    /// The values of [`CustomerList::attributes`], in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The tier that each of them has by its share of all sales, as it was reckoned when the list was brought.
    pub tier: Tier,
    /// How many they are.
    pub customers: u64,
    /// What they bring together.
    pub sales: Money,
}

impl CustomerList {
    /// How many customers the list has.
    #[must_use]
    pub fn count(&self) -> u64 {
        let one_by_one = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        self.sums.iter().map(|sum| sum.customers).fold(one_by_one, u64::saturating_add)
    }

    /// What they bring together.
    #[must_use]
    pub fn sales(&self) -> Money {
        self.rows.iter().map(|row| row.sales).chain(self.sums.iter().map(|sum| sum.sales)).sum()
    }
}

/// Up to which share of all sales a customer counts as A, and up to which as B; all others are C.
///
/// Customers are taken from the largest down and their sales added up; the one who crosses a limit is inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierLimits {
    /// Percent of all sales that A customers bring together, from 0 to 100.
    #[serde(with = "rust_decimal::serde::str")]
    pub a: Decimal,
    /// Percent of all sales that A and B customers bring together, from `a` to 100.
    #[serde(with = "rust_decimal::serde::str")]
    pub b: Decimal,
}

impl Default for TierLimits {
    fn default() -> Self {
        Self { a: Decimal::from(80), b: Decimal::from(95) }
    }
}
