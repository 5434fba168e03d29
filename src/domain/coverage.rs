//! How much of the whole the segments cover: reckoned from the customer list where there is one, else from totals.

use super::abc::Abc;
use super::change::Change;
use super::id::SegmentId;
use super::input::{Item, ListChange};
use super::money::Money;
use super::picks::Membership;
use super::segments::{Segment, SegmentField};
use super::settings::SettingField;
use super::state::State;

/// How much of the whole the segments cover. What is in segments and what is in none is everybody, each counted once;
/// what the segments add up to beyond that was counted twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Customers in segments, each counted once.
    pub customers: u64,
    /// What they bring.
    pub sales: Money,
    /// How many times too often customers are counted, since they are in more than one segment.
    pub customers_twice: u64,
    /// The sales that are counted too often.
    pub sales_twice: Money,
    /// Customers in no segment; `None` while nobody knows how many there are in all.
    pub customers_outside: Option<u64>,
    /// Sales in no segment; negative where those customers brought back more than they took. `None` while nobody knows
    /// what all bring.
    pub sales_outside: Option<Money>,
    /// How many customers there are in all: those of the list, or as the room set it.
    pub customers_in_all: Option<u64>,
    /// What all customers bring: by the list, or as the room set it.
    pub sales_in_all: Option<Money>,
}

impl State {
    /// The ABC split of the customer list by the limits of this session.
    #[must_use]
    pub fn abc(&self) -> Abc {
        self.segments.customers.abc(&self.settings.tiers)
    }

    /// How much of the whole the segments cover.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.coverage_with(&self.abc())
    }

    /// The same, where the split of the list is known already.
    #[must_use]
    pub fn coverage_with(&self, abc: &Abc) -> Coverage {
        let list = &self.segments.customers;
        let (mut coverage, by_list) = if list.is_empty() {
            let (customers_in_all, sales_in_all) = (self.segments.customers_in_all, self.segments.sales_in_all);
            (Coverage { customers_in_all, sales_in_all, ..Coverage::default() }, Vec::new())
        } else {
            self.covered_by_list(abc)
        };
        // What the list does not tell is added as the room said it.
        let told = self.segments.list.iter().filter(|raised| !by_list.contains(&&raised.id)).map(|raised| &raised.item);
        let (mut customers, mut sales) = (0_u64, Money::ZERO);
        for segment in told {
            customers = customers.saturating_add(segment.customers.unwrap_or(0));
            sales = sales.plus(segment.sales.unwrap_or_default());
        }
        coverage.add_as_told(customers, sales);
        coverage
    }

    /// What the list tells of the segments, and of which ones it does.
    fn covered_by_list(&self, abc: &Abc) -> (Coverage, Vec<&SegmentId>) {
        let list = &self.segments.customers;
        let picked = self.segments.list.iter();
        let picked = picked.filter_map(|raised| Some((&raised.id, Membership::of(&raised.item.picks, list)?)));
        let (ids, memberships): (Vec<_>, Vec<_>) = picked.unzip();
        let mut coverage = Coverage::default();
        let (mut count, mut sales) = (0_u64, Money::ZERO);
        for (line, tier) in list.lines().zip(&abc.tiers) {
            count = count.saturating_add(line.customers);
            sales = sales.plus(line.sales);
            let segments = memberships.iter().filter(|membership| membership.has(&line, *tier)).count();
            if segments > 0 {
                coverage.customers = coverage.customers.saturating_add(line.customers);
                coverage.sales = coverage.sales.plus(line.sales);
            }
            for _ in 1..segments {
                coverage.customers_twice = coverage.customers_twice.saturating_add(line.customers);
                coverage.sales_twice = coverage.sales_twice.plus(line.sales);
            }
        }
        (coverage.customers_in_all, coverage.sales_in_all) = (Some(count), Some(sales));
        (coverage, ids)
    }

    /// Brings the figures of segments up to what the list says now, after a change that may have altered it.
    ///
    /// Where the list cannot tell a segment any more, since it lacks an attribute, that segment has no figures: those of an
    /// earlier list would be mistaken for this one's. A session without a list leaves figures as they are.
    pub(crate) fn recount(&mut self, change: &Change) {
        let by_hand = |fields: &[SegmentField]| {
            fields.iter().any(|field| {
                matches!(field, SegmentField::Picks(_) | SegmentField::Customers(_) | SegmentField::Sales(_))
            })
        };
        match change {
            Change::Customers(_) | Change::Setting(SettingField::Tiers(_)) => self.recount_segments(|_| true),
            Change::Segment(ListChange::Raise(id, _)) => self.recount_segments(|other| other == id),
            Change::Segment(ListChange::Edit(id, fields)) if by_hand(fields) => {
                self.recount_segments(|other| other == id);
            }
            // What a segment had taken over is its own again, so both are counted anew.
            Change::Segment(ListChange::Restore(_)) => self.recount_segments(|_| true),
            Change::MergeSegments(_, into) => self.recount_segments(|other| other == into),
            _ => {}
        }
    }

    fn recount_segments(&mut self, which: impl Fn(&SegmentId) -> bool) {
        let list = std::sync::Arc::clone(&self.segments.customers);
        let is_told = |segment: &Segment| !segment.picks.is_empty();
        let any = self.segments.list.iter().any(|raised| which(&raised.id) && is_told(&raised.item));
        if list.is_empty() || !any {
            return;
        }
        let abc = self.abc();
        let ids: Vec<SegmentId> = self.segments.list.iter().map(|raised| raised.id.clone()).filter(which).collect();
        for id in &ids {
            let Some(raised) = self.segments.list.get_mut(id).filter(|raised| is_told(&raised.item)) else { continue };
            let members = list.members(&raised.item.picks, &abc);
            let figures = [
                SegmentField::Customers(members.map(|members| members.customers)),
                SegmentField::Sales(members.map(|members| members.sales)),
            ];
            for figure in figures {
                // A yes was given to the figures as they stood.
                if raised.item.current(&figure) != figure {
                    raised.item.set(figure);
                    raised.agreed.clear();
                }
            }
        }
    }
}

impl Coverage {
    /// Adds segments of which only the sums are known. More of them than are left over must have been counted already.
    fn add_as_told(&mut self, customers: u64, sales: Money) {
        let mut new = (customers, sales);
        if let Some(all) = self.customers_in_all {
            let left = all.saturating_sub(self.customers);
            new.0 = customers.min(left);
            self.customers_outside = Some(left - new.0);
            self.customers_twice = self.customers_twice.saturating_add(customers - new.0);
        }
        if let Some(all) = self.sales_in_all {
            let rest = all.minus(self.sales).minus(sales);
            let too_much =
                if rest.is_negative() { Money::ZERO.minus(rest).min(sales).max(Money::ZERO) } else { Money::ZERO };
            new.1 = sales.minus(too_much);
            self.sales_outside = Some(rest.plus(too_much));
            self.sales_twice = self.sales_twice.plus(too_much);
        }
        self.customers = self.customers.saturating_add(new.0);
        self.sales = self.sales.plus(new.1);
    }
}
