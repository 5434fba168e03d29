//! Step 4, segments: groups of customers with a tier, what defines them, and what they gain.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, de};

use super::customers::CustomerList;
use super::id::SegmentId;
use super::input::{List, ListChange, item};
use super::money::Money;
use super::reference::InputRef;
use super::refusal::{Refusal, required};
use super::value::{Value, Worded};

/// Step 4 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segments {
    /// The groups, in the room's order.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub list: List<Segment>,
    /// How many customers there are in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customers_in_all: Option<u64>,
    /// What all customers together bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_in_all: Option<Money>,
    /// The customer list, where one was brought; shared, since it is long and each entry copies the state.
    #[serde(default, skip_serializing_if = "super::input::is_default")]
    pub customers: Arc<CustomerList>,
}

/// How much a segment matters: one capital letter, A before B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tier(char);

impl Tier {
    /// The tier of the customers who count most.
    pub const A: Self = Self('A');
    /// The tier below.
    pub const B: Self = Self('B');
    /// The tier of all others.
    pub const C: Self = Self('C');
    /// The three tiers of a split customer list, the most important first.
    pub const ABC: [Self; 3] = [Self::A, Self::B, Self::C];
}

/// A text that is no tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tier is one letter from A to Z")]
pub struct NotATier;

impl FromStr for Tier {
    type Err = NotATier;

    fn from_str(text: &str) -> Result<Self, NotATier> {
        let mut letters = text.trim().chars();
        match (letters.next().map(|letter| letter.to_ascii_uppercase()), letters.next()) {
            (Some(letter @ 'A'..='Z'), None) => Ok(Self(letter)),
            _ => Err(NotATier),
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Worded for Tier {
    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Serialize for Tier {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Tier {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

item! {
    /// A group of customers.
    pub struct Segment, SegmentId => Segment, edited by SegmentField {
        /// What the room calls it.
        Name => name: String, "field-name";
        /// How much it matters.
        Tier => tier: Option<Tier>, "field-tier";
        /// What makes a customer belong to it.
        DefinedBy => defined_by: String, "field-defined-by";
        /// How many customers it has.
        Customers => customers: Option<u64>, "field-customers";
        /// What they bring, in the session's currency.
        Sales => sales: Option<Money>, "field-sales";
        /// What they need.
        Needs => needs: String, "field-needs";
        /// What they gain from us, in their own terms.
        Value => value: String, "field-value";
        /// The segment that it was split from.
        CameOf => came_of: Option<SegmentId>, "field-came-of";
        /// The segment that it was merged into.
        MergedInto => merged_into: Option<SegmentId>, "field-merged-into";
    }
    check(segment) {
        required(&segment.name, "field-name")?;
        required(&segment.defined_by, "field-defined-by")
    }
}

/// How much of the whole the segments cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Customers in segments.
    pub customers: u64,
    /// Customers in no segment; negative where some are counted twice; `None` while the total is not known.
    pub customers_outside: Option<i128>,
    /// Sales of the segments.
    pub sales: Money,
    /// Sales in no segment; negative where some are counted twice; `None` while the total is not known.
    pub sales_outside: Option<Money>,
}

impl Segments {
    /// How much of the whole the segments cover.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let customers = self.list.iter().filter_map(|raised| raised.item.customers).fold(0, u64::saturating_add);
        let sales: Money = self.list.iter().filter_map(|raised| raised.item.sales).sum();
        Coverage {
            customers,
            customers_outside: self.customers_in_all.map(|all| i128::from(all) - i128::from(customers)),
            sales,
            sales_outside: self.sales_in_all.map(|all| all.minus(sales)),
        }
    }

    /// The share of all sales that a segment brings, in percent; `None` while either is not known.
    #[must_use]
    pub fn share_of_sales(&self, segment: &Segment) -> Option<Decimal> {
        let all = self.sales_in_all?.amount();
        segment.sales?.amount().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)
    }

    /// A segment that is brought back is merged into none; what it counted stays counted where it went, for the room to
    /// take out again.
    pub(crate) fn stands_alone_again(&mut self, change: &ListChange<Segment>) {
        if let ListChange::Restore(id) = change
            && let Some(raised) = self.list.get_mut(id)
        {
            raised.item.merged_into = None;
        }
    }

    /// Adds what `from` counts to `into` and notes where it went; it is for the caller to take it off the table.
    pub(crate) fn merge(&mut self, from: &SegmentId, into: &SegmentId) -> Result<(), Refusal> {
        if from == into {
            return Err(Refusal::IntoItself);
        }
        let missing = |id: &SegmentId| Refusal::NotOnTable(InputRef::Segment(id.clone()));
        let merged = &mut self.list.get_mut(from).ok_or_else(|| missing(from))?.item;
        merged.merged_into = Some(into.clone());
        let gone = merged.clone();
        let stays = self.list.get_mut(into).ok_or_else(|| missing(into))?;
        stays.item.customers = together(stays.item.customers, gone.customers, u64::saturating_add);
        stays.item.sales = together(stays.item.sales, gone.sales, Money::plus);
        stays.agreed.clear();
        Ok(())
    }
}

/// Both where both are known, else the one that is.
fn together<T>(one: Option<T>, other: Option<T>, add: impl Fn(T, T) -> T) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(add(one, other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::Raising;
    use crate::domain::{Department, Step};

    fn segments(all: &[(&str, Option<u64>, Option<u32>)]) -> Segments {
        let mut segments = Segments::default();
        let raising =
            Raising { by: &Department::Sales, person: None, step: Step::Segments, at: jiff::Timestamp::UNIX_EPOCH };
        for (name, customers, sales) in all {
            let segment = Segment {
                name: (*name).to_owned(),
                defined_by: "by size".to_owned(),
                customers: *customers,
                sales: sales.map(Money::from),
                ..Segment::default()
            };
            segments.list.apply(&ListChange::Raise((*name).into(), segment), &raising).expect("a new name");
        }
        segments
    }

    #[test]
    fn a_merged_segment_counts_what_both_counted_and_what_only_one_knew() {
        let mut segments = segments(&[("a", Some(10), Some(500)), ("b", Some(5), None)]);
        segments.merge(&"a".into(), &"b".into()).expect("both are on the table");
        let into = &segments.list.get(&"b".into()).expect("it stays").item;
        assert_eq!((into.customers, into.sales), (Some(15), Some(Money::from(500))));
        let gone = &segments.list.get(&"a".into()).expect("the caller takes it off").item;
        assert_eq!(gone.merged_into, Some("b".into()));
    }

    #[test]
    fn a_segment_is_merged_into_another_that_is_there() {
        let mut segments = segments(&[("a", None, None)]);
        assert_eq!(segments.merge(&"a".into(), &"a".into()), Err(Refusal::IntoItself));
        let missing = InputRef::Segment("b".into());
        assert_eq!(segments.merge(&"a".into(), &"b".into()), Err(Refusal::NotOnTable(missing)));
    }

    #[test]
    fn customers_counted_twice_show_as_a_negative_rest() {
        let mut segments = segments(&[("a", Some(70), Some(600)), ("b", Some(40), Some(100))]);
        assert_eq!(segments.coverage().customers_outside, None);
        segments.customers_in_all = Some(100);
        segments.sales_in_all = Some(Money::from(1_000));
        let coverage = segments.coverage();
        assert_eq!((coverage.customers, coverage.customers_outside), (110, Some(-10)));
        assert_eq!(coverage.sales_outside, Some(Money::from(300)));
        let a = &segments.list.get(&"a".into()).expect("it was raised").item;
        assert_eq!(segments.share_of_sales(a), Some(Decimal::from(60)));
    }

    #[test]
    fn a_tier_is_one_letter() {
        assert_eq!(" b ".parse::<Tier>().map(|tier| tier.to_string()), Ok("B".to_owned()));
        for nonsense in ["", "AA", "1", "甲"] {
            assert_eq!(nonsense.parse::<Tier>(), Err(NotATier), "{nonsense}");
        }
    }
}
