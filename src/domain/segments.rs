//! Step 4, segments: groups of customers with a tier, what defines them, and what they gain.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::customers::{Brought, CustomerList};
use super::id::SegmentId;
use super::input::{List, ListChange, Raising, item};
use super::money::Money;
use super::pick::Pick;
use super::reference::InputRef;
use super::refusal::{Refusal, required};
use super::tier::Tier;
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
    /// Who brought it; `None` where there is no list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brought: Option<Brought>,
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
        /// What makes a customer of the list belong to it: any of these. Where the room says who belongs, there are none.
        Picks => picks: Vec<Pick>, "field-picks";
        /// How many customers it has; those of the list, where its picks find them there.
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

impl Segments {
    /// Takes a customer list in place of an earlier one; one without customers takes the list away.
    pub(crate) fn bring(&mut self, list: &Arc<CustomerList>, raising: &Raising<'_>) -> Result<(), Refusal> {
        if list.is_empty() {
            self.brought.take().ok_or(Refusal::NotOnTable(InputRef::Customers))?;
            self.customers = Arc::default();
            return Ok(());
        }
        let (by, person, at) = (raising.by.clone(), raising.person.cloned(), raising.at);
        self.brought = Some(Brought { by, person, at, agreed: BTreeSet::new() });
        self.customers = Arc::clone(list);
        Ok(())
    }

    /// What the customer list says of itself, each with the key of its name; `None` where there is none.
    #[must_use]
    pub fn says_of_customers(&self) -> Option<Vec<(&'static str, Value)>> {
        self.brought.as_ref()?;
        let attributes = self.customers.attributes.iter().cloned().map(Value::Text).collect::<Vec<_>>();
        Some(vec![
            ("field-source", self.customers.source.value()),
            ("field-customers", self.customers.count().value()),
            ("field-sales", self.customers.sales().value()),
            ("field-known-of-each", if attributes.is_empty() { Value::Nothing } else { Value::Several(attributes) }),
        ])
    }

    /// A segment that is brought back is merged into none. The customers whom its picks find are its own again; what was
    /// only a sum stays counted where it went, for the room to take out again.
    pub(crate) fn stands_alone_again(&mut self, change: &ListChange<Segment>) {
        let ListChange::Restore(id) = change else { return };
        let Some(raised) = self.list.get_mut(id) else { return };
        let own = raised.item.picks.clone();
        let into = raised.item.merged_into.take().and_then(|into| self.list.get_mut(&into));
        if let Some(into) = into
            && into.item.picks.iter().any(|pick| !own.contains(pick))
        {
            into.item.picks.retain(|pick| !own.contains(pick));
        }
    }

    /// Adds what `from` counts to `into` and notes where it went; it is for the caller to take it off the table.
    ///
    /// The picks of both find the customers of the two together. Where only one of them is told by the list, nobody knows
    /// whom the other one has in common with it, so the sum of both stands and no pick does.
    pub(crate) fn merge(&mut self, from: &SegmentId, into: &SegmentId) -> Result<(), Refusal> {
        if from == into {
            return Err(Refusal::IntoItself);
        }
        let missing = |id: &SegmentId| Refusal::NotOnTable(InputRef::Segment(id.clone()));
        let merged = &mut self.list.get_mut(from).ok_or_else(|| missing(from))?.item;
        merged.merged_into = Some(into.clone());
        let gone = merged.clone();
        let stays = self.list.get_mut(into).ok_or_else(|| missing(into))?;
        let segment = &mut stays.item;
        segment.customers = together(segment.customers, gone.customers, u64::saturating_add);
        segment.sales = together(segment.sales, gone.sales, Money::plus);
        if segment.picks.is_empty() || gone.picks.is_empty() {
            segment.picks.clear();
        } else {
            let new: Vec<Pick> = gone.picks.into_iter().filter(|pick| !segment.picks.contains(pick)).collect();
            segment.picks.extend(new);
        }
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
}
