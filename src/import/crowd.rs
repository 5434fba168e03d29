//! Customers while their file is read: kept small, since a list can be longer than any session holds.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::failure::Failure;
use super::limits::{MOST_GROUPS, within};
use crate::domain::{Customer, CustomerList, CustomerSum, MOST_CUSTOMERS, Money, Tier, TierLimits};

/// Customers while their file is read; rows of the same name are one customer.
#[derive(Default)]
pub struct Crowd {
    attributes: Vec<String>,
    names: Vec<String>,
    by_name: HashMap<String, u32>,
    /// Sales and the number of the values of each customer.
    each: Vec<(Decimal, u32)>,
    values: Vec<Vec<String>>,
    by_values: HashMap<Vec<String>, u32>,
}

impl Crowd {
    /// A crowd of which this is known besides name and sales.
    pub fn new(attributes: Vec<String>) -> Self {
        Self { attributes, ..Self::default() }
    }

    /// Adds what a row says; `None` where the customer's sales become larger than a session can hold.
    ///
    /// A customer without a name is one of its own. Of several rows the first one tells the values.
    pub fn add(&mut self, name: Option<String>, sales: Decimal, values: Vec<String>) -> Option<()> {
        let sales = within(sales)?;
        if let Some(at) = name.as_ref().and_then(|name| self.by_name.get(name)) {
            let (sum, _) = self.each.get_mut(usize::try_from(*at).ok()?)?;
            *sum = within(sum.checked_add(sales)?)?;
            return Some(());
        }
        let number = u32::try_from(self.each.len()).ok()?;
        let values = if let Some(known) = self.by_values.get(&values) {
            *known
        } else {
            let fresh = u32::try_from(self.values.len()).ok()?;
            self.by_values.insert(values.clone(), fresh);
            self.values.push(values);
            fresh
        };
        self.each.push((sales, values));
        // Names beyond what a session keeps are needed to find their rows again, and for nothing else.
        if self.names.len() < MOST_CUSTOMERS {
            self.names.push(name.clone().unwrap_or_else(|| format!("#{}", number + 1)));
        }
        if let Some(name) = name {
            self.by_name.insert(name, number);
        }
        Some(())
    }

    /// The list: customer by customer, or where they are too many by their values and tiers.
    ///
    /// # Errors
    /// [`Failure::TooManyGroups`] where that makes too many sums.
    pub fn into_list(self, limits: TierLimits) -> Result<CustomerList, Failure> {
        let money = |amount: Decimal| Money::new(amount).unwrap_or_default();
        let values_of = |number: u32| usize::try_from(number).ok().and_then(|at| self.values.get(at)).cloned();
        let mut list = CustomerList { attributes: self.attributes, ..CustomerList::default() };
        if self.each.len() <= MOST_CUSTOMERS {
            let rows = self.names.into_iter().zip(&self.each).map(|(name, (sales, values))| Customer {
                name,
                sales: money(*sales),
                values: values_of(*values).unwrap_or_default(),
            });
            list.rows = rows.collect();
            return Ok(list);
        }
        // Bare rows, for their tiers alone.
        let bare = self.each.iter().map(|(sales, _)| Customer { sales: money(*sales), ..Customer::default() });
        let split = CustomerList { rows: bare.collect(), ..CustomerList::default() }.abc(&limits);
        let mut sums: BTreeMap<(u32, Tier), (u64, Money)> = BTreeMap::new();
        for (tier, (sales, values)) in split.tiers.into_iter().zip(&self.each) {
            let (count, sum) = sums.entry((*values, tier)).or_default();
            *count += 1;
            *sum = sum.plus(money(*sales));
        }
        if sums.len() > MOST_GROUPS {
            return Err(Failure::TooManyGroups { most: MOST_GROUPS });
        }
        let each = sums.into_iter().map(|((values, tier), (customers, sales))| CustomerSum {
            values: values_of(values).unwrap_or_default(),
            tier,
            customers,
            sales,
        });
        list.sums = each.collect();
        Ok(list)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_name_are_one_customer_and_those_without_are_each_their_own() {
        let mut crowd = Crowd::new(vec!["region".to_owned()]);
        for (name, sales, region) in
            [(Some("Abel"), 5, "north"), (None, 1, "south"), (Some("Abel"), 7, "east"), (None, 2, "south")]
        {
            crowd.add(name.map(str::to_owned), sales.into(), vec![region.to_owned()]).unwrap();
        }
        let list = crowd.into_list(TierLimits::default()).unwrap();
        let shown: Vec<_> = list.rows.iter().map(|row| (row.name.as_str(), row.sales, row.values.join(""))).collect();
        let expected = [("Abel", 12, "north"), ("#2", 1, "south"), ("#3", 2, "south")];
        assert_eq!(shown, expected.map(|(name, sales, region)| (name, Money::from(sales), region.to_owned())));
    }

    #[test]
    fn of_more_customers_than_a_session_keeps_there_are_sums_by_values_and_tier() {
        let mut crowd = Crowd::new(vec!["region".to_owned()]);
        let count = MOST_CUSTOMERS + 1;
        for number in 0..count {
            let region = if number % 2 == 0 { "north" } else { "south" };
            crowd.add(Some(format!("c{number}")), Decimal::from(number % 7), vec![region.to_owned()]).unwrap();
        }
        let list = crowd.into_list(TierLimits::default()).unwrap();
        assert!(list.rows.is_empty() && list.sums.len() <= 6);
        assert_eq!(list.count(), count as u64);
        let all: usize = (0..count).map(|number| number % 7).sum();
        assert_eq!(list.sales().amount(), Decimal::from(all));
    }

    #[test]
    fn what_is_known_of_each_alone_makes_no_sums() {
        let mut crowd = Crowd::new(vec!["note".to_owned()]);
        for number in 0..=MOST_CUSTOMERS {
            crowd.add(None, Decimal::ONE, vec![number.to_string()]).unwrap();
        }
        assert_eq!(crowd.into_list(TierLimits::default()), Err(Failure::TooManyGroups { most: MOST_GROUPS }));
    }
}
