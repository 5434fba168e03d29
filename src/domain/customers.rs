//! The customer list behind the segments: who buys how much, and what else is known of each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::ParticipantId;
use super::money::Money;
use super::tier::Tier;

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

/// Who brought the customer list: it is an input like any other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    /// The department.
    pub by: Department,
    /// Who in that department, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    /// When.
    pub at: Timestamp,
    /// The departments that have said yes to it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub agreed: BTreeSet<Department>,
}

/// One line of a customer list: a customer, or several of whom only the sums are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CustomerLine<'a> {
    /// The customer's name; `None` for several together.
    pub name: Option<&'a str>,
    /// What is known of them, in the order of [`CustomerList::attributes`].
    pub values: &'a [String],
    /// The tier that they had when they were summed up; `None` for a customer, whose tier follows from the limits.
    pub tier: Option<Tier>,
    /// How many they are.
    pub customers: u64,
    /// What they bring.
    pub sales: Money,
}

impl CustomerLine<'_> {
    /// What the list says of them for an attribute, counted from 0; empty where it says nothing.
    #[must_use]
    pub fn value(&self, attribute: usize) -> &str {
        self.values.get(attribute).map_or("", String::as_str)
    }
}

impl CustomerList {
    /// Whether there is nobody on it, which is as good as no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.sums.iter().all(|sum| sum.customers == 0)
    }

    /// Its lines, in its own order.
    pub fn lines(&self) -> impl Iterator<Item = CustomerLine<'_>> {
        let each = self.rows.iter().map(Customer::line);
        each.chain(self.sums.iter().map(CustomerSum::line))
    }

    /// The line at a position, counted from 0.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<CustomerLine<'_>> {
        match self.rows.get(at) {
            Some(row) => Some(row.line()),
            None => self.sums.get(at.checked_sub(self.rows.len())?).map(CustomerSum::line),
        }
    }

    /// The same list with its customers summed up by attributes and tier, as a session keeps a list of more than
    /// [`MOST_CUSTOMERS`].
    #[must_use]
    pub fn summed_up(&self, limits: &TierLimits) -> Self {
        let tiers = self.abc(limits).tiers;
        let mut sums: BTreeMap<(Vec<String>, Tier), (u64, Money)> = BTreeMap::new();
        for (line, tier) in self.lines().zip(tiers) {
            let values = (0..self.attributes.len()).map(|attribute| line.value(attribute).to_owned()).collect();
            let (customers, sales) = sums.entry((values, tier)).or_default();
            *customers = customers.saturating_add(line.customers);
            *sales = sales.plus(line.sales);
        }
        let sum = |((values, tier), (customers, sales))| CustomerSum { values, tier, customers, sales };
        Self { rows: Vec::new(), sums: sums.into_iter().map(sum).collect(), ..self.clone() }
    }

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

impl Customer {
    fn line(&self) -> CustomerLine<'_> {
        let Self { name, sales, values } = self;
        CustomerLine { name: Some(name), values, tier: None, customers: 1, sales: *sales }
    }
}

impl CustomerSum {
    fn line(&self) -> CustomerLine<'_> {
        let Self { values, tier, customers, sales } = self;
        CustomerLine { name: None, values, tier: Some(*tier), customers: *customers, sales: *sales }
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
