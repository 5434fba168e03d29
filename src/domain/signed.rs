//! What a signature was given for: the parts of the plan as they stood, and how they differ from what stands there now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::agreement::{Part, Signature, Stance};
use super::budget::{Allocation, Promotion, PromotionState};
use super::customers::CustomerList;
use super::department::Department;
use super::goals::{Goal, Reward};
use super::input::{Item, List};
use super::money::Money;
use super::reference::{Figure, InputRef};
use super::refusal::Refusal;
use super::segments::Segment;
use super::state::State;
use super::unwritten::Unwritten;
use super::value::{Value, Worded};

/// Those without whom no plan is agreed.
const BOTH: [Department; 2] = [Department::Sales, Department::Marketing];

/// An item that can be signed for: what of it counts.
trait Signable: Item {
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
struct Stood<T: Item>(BTreeMap<T::Id, T>);

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

/// One part of the plan as it stood when it was signed.
#[derive(Debug)]
enum SignedPart {
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
    fn of(part: Part, state: &State) -> Self {
        match part {
            Part::Segments => Self::Segments {
                list: Stood::of(&state.segments.list),
                customers_in_all: state.segments.customers_in_all,
                sales_in_all: state.segments.sales_in_all,
                customers: Arc::clone(&state.segments.customers),
            },
            Part::Budget => Self::Budget {
                total: state.budget.total,
                promotions: Stood::of(&state.budget.promotions),
                allocations: Stood::of(&state.budget.allocations),
            },
            Part::Goals => Self::Goals(Stood::of(&state.goals.list)),
            Part::Rewards => Self::Rewards(Stood::of(&state.goals.rewards)),
        }
    }

    fn part(&self) -> Part {
        match self {
            Self::Segments { .. } => Part::Segments,
            Self::Budget { .. } => Part::Budget,
            Self::Goals(_) => Part::Goals,
            Self::Rewards(_) => Part::Rewards,
        }
    }

    fn still_stands(&self, state: &State) -> bool {
        match self {
            Self::Segments { list, customers_in_all, sales_in_all, customers } => {
                let now = &state.segments;
                *customers_in_all == now.customers_in_all
                    && *sales_in_all == now.sales_in_all
                    && (Arc::ptr_eq(customers, &now.customers) || **customers == *now.customers)
                    && list.still_stands(&now.list)
            }
            Self::Budget { total, promotions, allocations } => {
                *total == state.budget.total
                    && promotions.still_stands(&state.budget.promotions)
                    && allocations.still_stands(&state.budget.allocations)
            }
            Self::Goals(list) => list.still_stands(&state.goals.list),
            Self::Rewards(list) => list.still_stands(&state.goals.rewards),
        }
    }

    fn differences(&self, state: &State) -> Vec<Difference> {
        fn changed(input: InputRef, key: &'static str, from: Value, to: Value) -> Option<Difference> {
            (from != to).then_some(Difference { input, how: Differs::Changed(key, from, to) })
        }
        let figure = |figure: Figure, from: Value, to: Value| changed(InputRef::Figure(figure), figure.key(), from, to);
        match self {
            Self::Segments { list, customers_in_all, sales_in_all, customers } => {
                let now = &state.segments;
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
                figure(Figure::Budget, total.value(), state.budget.total.value())
                    .into_iter()
                    .chain(promotions.differences(&state.budget.promotions))
                    .chain(allocations.differences(&state.budget.allocations))
                    .collect()
            }
            Self::Goals(list) => list.differences(&state.goals.list),
            Self::Rewards(list) => list.differences(&state.goals.rewards),
        }
    }
}

/// The parts of the plan that were signed, as they stood.
#[derive(Debug)]
pub(crate) struct SignedPlan(Vec<SignedPart>);

impl State {
    /// The parts that a signature speaks of, as they stand now.
    pub(crate) fn signed_plan(&self, parts: &BTreeSet<Part>) -> Unwritten<SignedPlan> {
        Unwritten::of(SignedPlan(parts.iter().map(|part| SignedPart::of(*part, self)).collect()))
    }

    /// The signed parts that say something else now than when the department signed them, so that its signature for them is
    /// void. It is valid again once they say the same again.
    #[must_use]
    pub fn void_parts(&self, department: &Department) -> BTreeSet<Part> {
        let parts = self.agreement.signature(department).into_iter().flat_map(signed_parts);
        parts.filter(|part| !part.still_stands(self)).map(SignedPart::part).collect()
    }

    /// The parts for which a department's signature is valid: signed, and as they were signed.
    #[must_use]
    pub fn valid_parts(&self, department: &Department) -> BTreeSet<Part> {
        let Some(signature) = self.agreement.signature(department) else { return BTreeSet::new() };
        let void = self.void_parts(department);
        signature.parts.difference(&void).copied().collect()
    }

    /// Whether a department's signature is valid for a part: signed, and as it was signed.
    #[must_use]
    pub fn is_signed(&self, department: &Department, part: Part) -> bool {
        let signature = self.agreement.signature(department).filter(|signature| signature.parts.contains(&part));
        signature.is_some_and(|signature| {
            signed_parts(signature).all(|signed| signed.part() != part || signed.still_stands(self))
        })
    }

    /// How what stands there now differs from what a department signed, part by part.
    #[must_use]
    pub fn since_signed(&self, department: &Department) -> Vec<(Part, Vec<Difference>)> {
        let parts = self.agreement.signature(department).into_iter().flat_map(signed_parts);
        parts
            .map(|part| (part.part(), part.differences(self)))
            .filter(|(_, differences)| !differences.is_empty())
            .collect()
    }

    /// Whether Sales and Marketing both agree, with or without a reservation, and to the plan as it stands.
    #[must_use]
    pub fn both_agree(&self) -> bool {
        self.check_signed().is_ok()
    }

    /// Says what Sales or Marketing has still to sign before the plan can be closed.
    ///
    /// # Errors
    /// [`Refusal::NotSigned`] where one of them has not agreed at all, [`Refusal::SignatureVoid`] where it agreed to something
    /// else.
    pub fn check_signed(&self) -> Result<(), Refusal> {
        let agrees = |department: &Department| {
            let signature = self.agreement.signature(department);
            signature.is_some_and(|signature| !matches!(signature.stance, Stance::Objects(_)))
        };
        if !BOTH.iter().all(agrees) {
            return Err(Refusal::NotSigned);
        }
        let first_void = |department: &Department| Some((department.clone(), self.void_parts(department).pop_first()?));
        match BOTH.iter().find_map(first_void) {
            Some((department, part)) => Err(Refusal::SignatureVoid(department, part)),
            None => Ok(()),
        }
    }

    /// The parts of the plan to which Sales or Marketing has not agreed as they stand, each with who has not.
    #[must_use]
    pub fn not_agreed(&self) -> Vec<(Part, Vec<Department>)> {
        let agreed = |department: &Department| {
            let objects = |signature: &Signature| matches!(signature.stance, Stance::Objects(_));
            let signature = self.agreement.signature(department);
            if signature.is_none_or(objects) { BTreeSet::new() } else { self.valid_parts(department) }
        };
        let both = BOTH.map(|department| (agreed(&department), department));
        let without = |part: &Part| {
            let not_yet = both.iter().filter(|(agreed, _)| !agreed.contains(part));
            not_yet.map(|(_, department)| department.clone()).collect::<Vec<_>>()
        };
        Part::ALL.iter().map(|part| (*part, without(part))).filter(|(_, who)| !who.is_empty()).collect()
    }

    /// Takes over what was signed from the state before, where this one was read on its own: what a signature was given for
    /// stands in no file. Of one that only the file knows it is taken that it was given for what the file says.
    pub(crate) fn remember_signed(&mut self, before: &Self) {
        let mut signatures = std::mem::take(&mut self.agreement.signatures);
        for signature in &mut signatures {
            let known = before.agreement.signatures.iter().find(|other| *other == signature);
            signature.seen = known.map_or_else(|| self.signed_plan(&signature.parts), |known| known.seen.clone());
        }
        self.agreement.signatures = signatures;
    }
}

fn signed_parts(signature: &Signature) -> impl Iterator<Item = &SignedPart> {
    signature.seen.get().into_iter().flat_map(|plan| &plan.0)
}
