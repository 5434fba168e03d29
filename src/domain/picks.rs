//! Picks: what makes a customer of the list belong to a segment, and how a segment is split along it.

use std::collections::{BTreeMap, BTreeSet};

use super::abc::Abc;
use super::customers::{CustomerLine, CustomerList};
use super::input::List;
use super::money::Money;
use super::pick::Pick;
use super::segments::Segment;
use super::tier::Tier;

/// Along what a segment is split: the customers of whom it holds go with the part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// They have this tier.
    Tier(Tier),
    /// This attribute has this value.
    Value(String, String),
}

/// The customers that some picks find in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// How many they are, each counted once.
    pub customers: u64,
    /// What they bring together.
    pub sales: Money,
}

impl Pick {
    /// The customers of this pick of whom the cut holds; `None` where it holds of none by what the pick says itself.
    fn with(&self, cut: &Cut) -> Option<Self> {
        let mut pick = self.clone();
        match cut {
            Cut::Tier(tier) => {
                if self.tier.is_some_and(|own| own != *tier) || self.not_tiers.contains(tier) {
                    return None;
                }
                pick.tier = Some(*tier);
                pick.not_tiers.clear();
            }
            Cut::Value(attribute, value) => {
                let is_other = self.is.get(attribute).is_some_and(|own| own != value);
                if is_other || self.is_not.get(attribute).is_some_and(|others| others.contains(value)) {
                    return None;
                }
                pick.is_not.remove(attribute);
                pick.is.insert(attribute.clone(), value.clone());
            }
        }
        Some(pick)
    }

    /// The customers of this pick of whom the cut does not hold; `None` where it holds of all.
    fn without(&self, cut: &Cut) -> Option<Self> {
        let mut pick = self.clone();
        match cut {
            Cut::Tier(tier) => match self.tier {
                Some(own) if own == *tier => return None,
                Some(_) => {}
                None => _ = pick.not_tiers.insert(*tier),
            },
            Cut::Value(attribute, value) => match self.is.get(attribute) {
                Some(own) if own == value => return None,
                Some(_) => {}
                None => _ = pick.is_not.entry(attribute.clone()).or_default().insert(value.clone()),
            },
        }
        Some(pick)
    }
}

/// Splits picks in two: of whom the cut holds, and of whom it does not. Nobody is in both, and nobody is lost.
#[must_use]
pub fn split_picks(picks: &[Pick], cut: &Cut) -> (Vec<Pick>, Vec<Pick>) {
    (
        picks.iter().filter_map(|pick| pick.with(cut)).collect(),
        picks.iter().filter_map(|pick| pick.without(cut)).collect(),
    )
}

/// A pick with its attributes found in one list.
struct Found<'a> {
    pick: &'a Pick,
    is: Vec<(usize, &'a str)>,
    is_not: Vec<(usize, &'a BTreeSet<String>)>,
}

impl Found<'_> {
    fn fits(&self, line: &CustomerLine<'_>, tier: Tier) -> bool {
        self.pick.tier.is_none_or(|wanted| wanted == tier)
            && !self.pick.not_tiers.contains(&tier)
            && self.is.iter().all(|(at, value)| line.value(*at) == *value)
            && self.is_not.iter().all(|(at, values)| !values.contains(line.value(*at)))
    }
}

/// Picks with their attributes found in one list, ready to be asked of each of its lines.
pub(crate) struct Membership<'a>(Vec<Found<'a>>);

impl<'a> Membership<'a> {
    /// `None` where there are no picks, or the list lacks an attribute that one of them asks for: it cannot tell then.
    pub fn of(picks: &'a [Pick], list: &CustomerList) -> Option<Self> {
        let at = |name: &String| list.attributes.iter().position(|attribute| attribute == name);
        let found = |pick: &'a Pick| {
            let is = pick.is.iter().map(|(name, value)| Some((at(name)?, value.as_str())));
            let is_not = pick.is_not.iter().map(|(name, values)| Some((at(name)?, values)));
            Some(Found { pick, is: is.collect::<Option<_>>()?, is_not: is_not.collect::<Option<_>>()? })
        };
        let all: Vec<Found<'a>> = picks.iter().map(found).collect::<Option<_>>()?;
        (!all.is_empty()).then_some(Self(all))
    }

    /// Whether a line of the list belongs.
    pub fn has(&self, line: &CustomerLine<'_>, tier: Tier) -> bool {
        self.0.iter().any(|found| found.fits(line, tier))
    }
}

impl CustomerList {
    /// The customers that belong where any of the picks holds of them; `None` where there are no picks, or the list lacks
    /// an attribute that one of them asks for.
    #[must_use]
    pub fn members(&self, picks: &[Pick], abc: &Abc) -> Option<Members> {
        let membership = Membership::of(picks, self)?;
        let mut members = Members::default();
        for (line, _) in self.lines().zip(&abc.tiers).filter(|(line, tier)| membership.has(line, **tier)) {
            members.customers = members.customers.saturating_add(line.customers);
            members.sales = members.sales.plus(line.sales);
        }
        Some(members)
    }

    /// The customers of some picks who belong to a segment of the list already.
    #[must_use]
    pub fn counted_already(&self, picks: &[Pick], segments: &List<Segment>, abc: &Abc) -> Members {
        let Some(membership) = Membership::of(picks, self) else { return Members::default() };
        let others: Vec<Membership<'_>> =
            segments.iter().filter_map(|raised| Membership::of(&raised.item.picks, self)).collect();
        let mut members = Members::default();
        for (line, tier) in self.lines().zip(&abc.tiers) {
            if membership.has(&line, *tier) && others.iter().any(|other| other.has(&line, *tier)) {
                members.customers = members.customers.saturating_add(line.customers);
                members.sales = members.sales.plus(line.sales);
            }
        }
        members
    }

    /// The cuts that split the customers of some picks, each with how many would go with the part; the largest parts of an
    /// attribute first.
    #[must_use]
    pub fn cuts(&self, picks: &[Pick], abc: &Abc) -> Vec<(Cut, u64)> {
        let Some(membership) = Membership::of(picks, self) else { return Vec::new() };
        let members: Vec<(CustomerLine<'_>, Tier)> =
            self.lines().zip(abc.tiers.iter().copied()).filter(|(line, tier)| membership.has(line, *tier)).collect();
        let all: u64 = members.iter().map(|(line, _)| line.customers).fold(0, u64::saturating_add);
        let splits = |(_, customers): &(Cut, u64)| (1..all).contains(customers);
        let mut tiers: BTreeMap<Tier, u64> = BTreeMap::new();
        for (line, tier) in &members {
            let count = tiers.entry(*tier).or_default();
            *count = count.saturating_add(line.customers);
        }
        let mut cuts: Vec<(Cut, u64)> = tiers.into_iter().map(|(tier, count)| (Cut::Tier(tier), count)).collect();
        for (at, name) in self.attributes.iter().enumerate() {
            let mut values: BTreeMap<&str, u64> = BTreeMap::new();
            for (line, _) in &members {
                let count = values.entry(line.value(at)).or_default();
                *count = count.saturating_add(line.customers);
            }
            let mut values: Vec<_> = values.into_iter().collect();
            values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            cuts.extend(values.into_iter().map(|(value, count)| (Cut::Value(name.clone(), value.to_owned()), count)));
        }
        cuts.retain(splits);
        cuts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

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

    fn is(pairs: &[(&str, &str)]) -> Pick {
        let is = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Pick { is, ..Pick::default() }
    }

    fn count(list: &CustomerList, picks: &[Pick]) -> Option<u64> {
        list.members(picks, &list.abc(&TierLimits::default())).map(|members| members.customers)
    }

    #[test]
    fn a_customer_belongs_where_any_pick_holds_and_counts_once() {
        let list = list(&[("Horeca", "Lisbon", 80), ("Horeca", "Porto", 15), ("Retail", "Lisbon", 5)]);
        let horeca = is(&[("Channel", "Horeca")]);
        let lisbon = is(&[("Region", "Lisbon")]);
        assert_eq!(count(&list, &[horeca.clone(), lisbon]), Some(3));
        assert_eq!(count(&list, &[is(&[("Channel", "Horeca"), ("Region", "Lisbon")])]), Some(1));
        let small = Pick { tier: Some(Tier::C), ..horeca };
        assert_eq!(count(&list, &[small]), Some(0));
    }

    #[test]
    fn without_picks_or_without_the_attribute_the_list_cannot_tell() {
        let list = list(&[("Horeca", "Lisbon", 80)]);
        assert_eq!(count(&list, &[]), None);
        assert_eq!(count(&list, &[is(&[("Channel", "Horeca")]), is(&[("Size", "large")])]), None);
    }

    #[test]
    fn only_what_really_splits_the_customers_is_offered_as_a_cut() {
        let list = list(&[("Horeca", "Lisbon", 80), ("Horeca", "Porto", 15), ("Retail", "Lisbon", 5)]);
        let abc = list.abc(&TierLimits::default());
        let cuts = list.cuts(&[is(&[("Channel", "Horeca")])], &abc);
        let value = |name: &str, value: &str| Cut::Value(name.to_owned(), value.to_owned());
        assert_eq!(
            cuts,
            [
                (Cut::Tier(Tier::A), 1),
                (Cut::Tier(Tier::B), 1),
                (value("Region", "Lisbon"), 1),
                (value("Region", "Porto"), 1)
            ]
        );
        assert_eq!(list.cuts(&[is(&[("Region", "Porto")])], &abc), []);
    }

    fn any_cut() -> impl Strategy<Value = Cut> {
        prop_oneof![
            select(Tier::ABC.to_vec()).prop_map(Cut::Tier),
            (select(vec!["Channel", "Region"]), select(vec!["x", "y", ""]))
                .prop_map(|(name, value)| Cut::Value(name.to_owned(), value.to_owned())),
        ]
    }

    proptest! {
        #[test]
        fn however_often_a_segment_is_split_each_customer_is_in_exactly_one_part(
            rows in prop::collection::vec((select(vec!["x", "y", ""]), select(vec!["x", "y", ""]), 0_u32..100), 1..40),
            cuts in prop::collection::vec(any_cut(), 0..6),
        ) {
            let list = list(&rows);
            let abc = list.abc(&TierLimits::default());
            let mut parts = vec![vec![Pick::default()]];
            for (index, cut) in cuts.iter().enumerate() {
                let at = index % parts.len();
                let (part, rest) = split_picks(&parts[at], cut);
                parts[at] = rest;
                parts.push(part);
            }
            let memberships: Vec<_> = parts.iter().filter_map(|picks| Membership::of(picks, &list)).collect();
            for (line, tier) in list.lines().zip(&abc.tiers) {
                let many = memberships.iter().filter(|membership| membership.has(&line, *tier)).count();
                prop_assert_eq!(many, 1, "{:?} in {:?}", line, parts);
            }
        }
    }
}
