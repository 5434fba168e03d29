//! What a signature was given for: the parts of the plan as they stood, and how they differ from what stands there now.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::budget::{Allocation, Budget, Promotion, PromotionState};
use super::customers::CustomerList;
use super::goals::{Goal, Goals, Reward};
use super::input::{Item, List};
use super::money::Money;
use super::part::Part;
use super::reference::{Figure, InputRef};
use super::segments::{Segment, Segments};
use super::value::{Value, Worded};

/// An item that can be signed for: what of it counts.
pub(super) trait Signable: Item {
    /// The item without what may change under a signature; `None` where nothing of it was signed for.
    fn signed(&self) -> Option<Self> {
        Some(self.clone())
    }
}

impl Signable for Segment {}
impl Signable for Goal {}
impl Signable for Reward {}

impl Signable for Promotion {
    /// That it begins and ends as planned changes nothing that was signed; that it is called off does.
    fn signed(&self) -> Option<Self> {
        let state = match self.state {
            PromotionState::Cancelled => PromotionState::Cancelled,
            PromotionState::Planned | PromotionState::Running | PromotionState::Ended => PromotionState::Planned,
        };
        Some(Self { state, ..self.clone() })
    }
}

impl Signable for Allocation {
    /// A lock holds an amount still and is no part of it; a cell without money or limits is as good as none.
    fn signed(&self) -> Option<Self> {
        let signed = Self { held: None, ..self.clone() };
        (signed != Self::default()).then_some(signed)
    }
}

/// One way in which a part of the plan differs from what was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The input.
    pub input: InputRef,
    /// How it differs.
    pub how: Differs,
}

/// How an input differs from what was signed.
#[derive(Clone, Debug, PartialEq)]
pub enum Differs {
    /// It was not there.
    Added,
    /// It is gone; each field that it had, with the key of its name.
    Removed(Vec<(&'static str, Value)>),
    /// A field says something else: key of its name, what was signed, what it says now.
    Changed(&'static str, Value, Value),
}

/// The inputs of a list as they stood.
#[derive(Debug)]
pub(super) struct Stood<T: Item>(BTreeMap<T::Id, T>);

impl<T: Signable> Stood<T> {
    fn of(list: &List<T>) -> Self {
        Self(list.iter().filter_map(|raised| Some((raised.id.clone(), raised.item.signed()?))).collect())
    }

    fn still_stands(&self, list: &List<T>) -> bool {
        let mut here = 0;
        let same = list.iter().all(|raised| match self.0.get(&raised.id) {
            Some(before) => {
                here += 1;
                // Mostly nothing was altered at all, and then nothing needs to be copied to be compared.
                *before == raised.item || Some(before) == raised.item.signed().as_ref()
            }
            None => raised.item.signed().is_none(),
        });
        same && here == self.0.len()
    }

    fn differences(&self, list: &List<T>) -> Vec<Difference> {
        let name = |id: &T::Id| T::reference(id.clone());
        let now: Self = Self::of(list);
        let mut differences = Vec::new();
        for raised in list {
            let Some(item) = now.0.get(&raised.id) else { continue };
            let input = name(&raised.id);
            let Some(before) = self.0.get(&raised.id) else {
                differences.push(Difference { input, how: Differs::Added });
                continue;
            };
            for field in item.fields() {
                let (from, to) = (T::field_value(&before.current(&field)), T::field_value(&field));
                if from != to {
                    let how = Differs::Changed(T::field_key(&field), from, to);
                    differences.push(Difference { input: input.clone(), how });
                }
            }
        }
        let gone = self.0.iter().filter(|(id, _)| !now.0.contains_key(*id));
        differences.extend(gone.map(|(id, item)| {
            let fields = item.fields();
            let fields = fields.iter().map(|field| (T::field_key(field), T::field_value(field)));
            let said = fields.filter(|(_, value)| *value != Value::Nothing).collect();
            Difference { input: name(id), how: Differs::Removed(said) }
        }));
        differences
    }
}

/// The plan as it stands: what can be signed.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub segments: &'a Segments,
    pub budget: &'a Budget,
    pub goals: &'a Goals,
}

/// One part of the plan as it stood when it was signed.
#[derive(Debug)]
pub(super) enum SignedPart {
    Segments {
        list: Stood<Segment>,
        customers_in_all: Option<u64>,
        sales_in_all: Option<Money>,
        customers: Arc<CustomerList>,
    },
    Budget {
        total: Option<Money>,
        promotions: Stood<Promotion>,
        allocations: Stood<Allocation>,
    },
    Goals(Stood<Goal>),
    Rewards(Stood<Reward>),
}

impl SignedPart {
    pub(super) fn of(part: Part, plan: &Plan<'_>) -> Self {
        match part {
            Part::Segments => Self::Segments {
                list: Stood::of(&plan.segments.list),
                customers_in_all: plan.segments.customers_in_all,
                sales_in_all: plan.segments.sales_in_all,
                customers: Arc::clone(&plan.segments.customers),
            },
            Part::Budget => Self::Budget {
                total: plan.budget.total,
                promotions: Stood::of(&plan.budget.promotions),
                allocations: Stood::of(&plan.budget.allocations),
            },
            Part::Goals => Self::Goals(Stood::of(&plan.goals.list)),
            Part::Rewards => Self::Rewards(Stood::of(&plan.goals.rewards)),
        }
    }

    pub(super) fn part(&self) -> Part {
        match self {
            Self::Segments { .. } => Part::Segments,
            Self::Budget { .. } => Part::Budget,
            Self::Goals(_) => Part::Goals,
            Self::Rewards(_) => Part::Rewards,
        }
    }

    pub(super) fn still_stands(&self, plan: &Plan<'_>) -> bool {
        match self {
            Self::Segments { list, customers_in_all, sales_in_all, customers } => {
                let now = &plan.segments;
                *customers_in_all == now.customers_in_all
                    && *sales_in_all == now.sales_in_all
                    && (Arc::ptr_eq(customers, &now.customers) || **customers == *now.customers)
                    && list.still_stands(&now.list)
            }
            Self::Budget { total, promotions, allocations } => {
                *total == plan.budget.total
                    && promotions.still_stands(&plan.budget.promotions)
                    && allocations.still_stands(&plan.budget.allocations)
            }
            Self::Goals(list) => list.still_stands(&plan.goals.list),
            Self::Rewards(list) => list.still_stands(&plan.goals.rewards),
        }
    }

    pub(super) fn differences(&self, plan: &Plan<'_>) -> Vec<Difference> {
        fn changed(input: InputRef, key: &'static str, from: Value, to: Value) -> Option<Difference> {
            (from != to).then_some(Difference { input, how: Differs::Changed(key, from, to) })
        }
        let figure = |figure: Figure, from: Value, to: Value| changed(InputRef::Figure(figure), figure.key(), from, to);
        match self {
            Self::Segments { list, customers_in_all, sales_in_all, customers } => {
                let now = &plan.segments;
                let brought = (**customers != *now.customers).then(|| {
                    let (from, to) = (customers.source.value(), now.customers.source.value());
                    let how = Differs::Changed("field-source", from, to);
                    Difference { input: InputRef::Customers, how }
                });
                figure(Figure::Customers, customers_in_all.value(), now.customers_in_all.value())
                    .into_iter()
                    .chain(figure(Figure::Sales, sales_in_all.value(), now.sales_in_all.value()))
                    .chain(brought)
                    .chain(list.differences(&now.list))
                    .collect()
            }
            Self::Budget { total, promotions, allocations } => {
                figure(Figure::Budget, total.value(), plan.budget.total.value())
                    .into_iter()
                    .chain(promotions.differences(&plan.budget.promotions))
                    .chain(allocations.differences(&plan.budget.allocations))
                    .collect()
            }
            Self::Goals(list) => list.differences(&plan.goals.list),
            Self::Rewards(list) => list.differences(&plan.goals.rewards),
        }
    }
}

/// The parts of the plan that were signed, as they stood.
#[derive(Debug)]
pub(crate) struct SignedPlan(pub(super) Vec<SignedPart>);
