//! Proposals: the groups that a customer list falls into by its attributes or by its tiers, each of which can be a segment.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::abc::Abc;
use super::customers::{CustomerLine, CustomerList};
use super::money::Money;
use super::pick::Pick;
use super::segments::Segments;
use super::tier::Tier;

/// By what customers are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// By their tier in the ABC split.
    Tier,
    /// By an attribute, counted from 0 in the order of [`CustomerList::attributes`].
    Attribute(usize),
}

/// Customers who are told apart from all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What finds them in the list.
    pub pick: Pick,
    /// How many they are.
    pub customers: u64,
    /// What they bring together.
    pub sales: Money,
}

impl CustomerList {
    /// The groups that the customers fall into; by tier alone A comes first, else the group with the largest sales.
    /// By nothing there are none.
    #[must_use]
    pub fn groups(&self, by: &BTreeSet<By>, abc: &Abc) -> Vec<Group> {
        if by.is_empty() {
            return Vec::new();
        }
        let mut groups: BTreeMap<Vec<Told<'_>>, (u64, Money)> = BTreeMap::new();
        for (line, tier) in self.lines().zip(&abc.tiers) {
            let (customers, sales) = groups.entry(told(&line, *tier, by)).or_default();
            *customers = customers.saturating_add(line.customers);
            *sales = sales.plus(line.sales);
        }
        let group = |(told, (customers, sales))| Group { pick: self.pick(by, told), customers, sales };
        let mut groups: Vec<Group> = groups.into_iter().map(group).collect();
        if by.iter().any(|by| *by != By::Tier) {
            groups.sort_by_key(|group| Reverse(group.sales));
        }
        groups
    }

    fn pick(&self, by: &BTreeSet<By>, told: Vec<Told<'_>>) -> Pick {
        let mut pick = Pick::default();
        for (by, told) in by.iter().zip(told) {
            match (by, told) {
                (By::Attribute(at), Told::Value(value)) => {
                    pick.is.insert(self.attributes.get(*at).cloned().unwrap_or_default(), value.to_owned());
                }
                (_, Told::Tier(tier)) => pick.tier = Some(tier),
                (By::Tier, Told::Value(_)) => {}
            }
        }
        pick
    }
}

/// By what one customer is told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told<'a> {
    Tier(Tier),
    Value(&'a str),
}

fn told<'a>(line: &CustomerLine<'a>, tier: Tier, by: &BTreeSet<By>) -> Vec<Told<'a>> {
    let one = |by: &By| match by {
        By::Tier => Told::Tier(tier),
        By::Attribute(at) => Told::Value(line.values.get(*at).map_or("", String::as_str)),
    };
    by.iter().map(one).collect()
}

impl Segments {
    /// Whether a segment on the table has these customers already, alone or with others.
    #[must_use]
    pub fn has_pick(&self, pick: &Pick) -> bool {
        self.list.iter().any(|raised| raised.item.picks.contains(pick))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::customers::{Customer, TierLimits};

    fn list(rows: &[(&str, &str, u32)]) -> CustomerList {
        let row = |(channel, region, sales): &(&str, &str, u32)| Customer {
            name: String::new(),
            sales: Money::from(*sales),
            values: vec![(*channel).to_owned(), (*region).to_owned()],
        };
        CustomerList {
            attributes: vec!["Channel".to_owned(), "Region".to_owned()],
            rows: rows.iter().map(row).collect(),
            ..CustomerList::default()
        }
    }

    fn shown(list: &CustomerList, by: &[By]) -> Vec<(String, u64, Money)> {
        let abc = list.abc(&TierLimits::default());
        let shown = |group: Group| {
            let values = group.pick.is.values().cloned();
            let told = values.chain(group.pick.tier.map(|tier| tier.to_string())).collect::<Vec<_>>().join("/");
            (told, group.customers, group.sales)
        };
        list.groups(&by.iter().copied().collect(), &abc).into_iter().map(shown).collect()
    }

    const ROWS: [(&str, &str, u32); 5] = [
        ("Horeca", "Lisbon", 10),
        ("Retail", "Porto", 60),
        ("Horeca", "Porto", 25),
        ("Horeca", "Lisbon", 3),
        ("", "Porto", 2),
    ];

    #[test]
    fn a_list_falls_into_groups_by_several_attributes_the_largest_first() {
        let row = |name: &str, customers, sales: u32| (name.to_owned(), customers, Money::from(sales));
        let list = list(&ROWS);
        assert_eq!(shown(&list, &[By::Attribute(0)]), [row("Retail", 1, 60), row("Horeca", 3, 38), row("", 1, 2)]);
        assert_eq!(
            shown(&list, &[By::Attribute(0), By::Attribute(1)]),
            [row("Retail/Porto", 1, 60), row("Horeca/Porto", 1, 25), row("Horeca/Lisbon", 2, 13), row("/Porto", 1, 2)]
        );
        assert_eq!(shown(&list, &[By::Tier]), [row("A", 2, 85), row("B", 1, 10), row("C", 2, 5)]);
        assert_eq!(shown(&list, &[]), []);
    }

    #[test]
    fn a_list_of_sums_falls_into_the_same_groups_as_the_customers_it_sums_up() {
        let list = list(&ROWS);
        let sums = list.summed_up(&TierLimits::default());
        assert!(sums.rows.is_empty());
        for by in [vec![By::Tier], vec![By::Attribute(1)], vec![By::Attribute(0), By::Tier]] {
            assert_eq!(shown(&list, &by), shown(&sums, &by));
        }
        assert_eq!((sums.count(), sums.sales()), (list.count(), list.sales()));
    }
}
