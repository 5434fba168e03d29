//! D1: Sales and Marketing decide together. Sales first defines the tiers of customers, then both place the money; what only
//! one of them decided, the other will not carry out.

use std::collections::BTreeMap;

use super::{Context, Flag};
use crate::domain::{
    Author, Case, Change, Concern, Department, InputRef, Item, List, ListChange, Part, Raised, SegmentField, SegmentId,
    Step, Value,
};

/// The departments that must both have a hand in the plan.
const BOTH: [Department; 2] = [Department::Sales, Department::Marketing];

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let no_agreement = context.has_left(Step::Room) && state.room.working_agreement.is_empty();
    let no_agreement = no_agreement.then(|| Flag::new(Case::NoWorkingAgreement, [Concern::Step(Step::Room)]));
    let segments = not_shared(context, &state.segments.list, Case::SegmentsNotShared, Step::Segments, Part::Segments);
    let promotions =
        not_shared(context, &state.budget.promotions, Case::PromotionsNotShared, Step::Budget, Part::Budget);
    let money = not_shared(context, &state.budget.allocations, Case::MoneyNotShared, Step::Budget, Part::Budget);
    no_agreement
        .into_iter()
        .chain(tiers(context))
        .chain(segments)
        .chain(promotions)
        .chain(money)
        .chain(steps_unheard(context))
        .collect()
}

/// One flag for all lines of a kind that Sales or Marketing has neither raised nor agreed nor signed.
fn not_shared<T: Item>(context: &Context<'_>, list: &List<T>, case: Case, step: Step, part: Part) -> Option<Flag> {
    if !context.has_left(step) {
        return None;
    }
    let unsigned: Vec<&Department> = BOTH.iter().filter(|department| !context.has_signed(department, part)).collect();
    let stands_by =
        |raised: &Raised<T>, department: &Department| raised.by == *department || raised.agreed.contains(department);
    let lines = list.iter().filter(|raised| unsigned.iter().any(|department| !stands_by(raised, department)));
    let about: Vec<Concern> = lines.map(|raised| T::reference(raised.id.clone()).into()).collect();
    (!about.is_empty()).then(|| Flag::new(case, about))
}

/// Tiers that somebody other than Sales raised first, and that Sales has not confirmed since: by raising or changing the
/// tier, by a yes to the segment, or by signing for the segments.
fn tiers(context: &Context<'_>) -> Option<Flag> {
    if context.has_signed(&Department::Sales, Part::Segments) {
        return None;
    }
    let by_sales = tiers_by_sales(context);
    let segments = context.state().segments.list.iter();
    let unconfirmed = segments.filter(|raised| {
        raised.item.tier.is_some()
            && raised.by != Department::Sales
            && !raised.agreed.contains(&Department::Sales)
            && !by_sales.contains_key(&raised.id)
    });
    let about: Vec<Concern> = unconfirmed.map(|raised| InputRef::Segment(raised.id.clone()).into()).collect();
    (!about.is_empty()).then(|| Flag::new(Case::TierNotBySales, about))
}

/// The segments whose tier Sales has set or altered.
fn tiers_by_sales<'a>(context: &Context<'a>) -> BTreeMap<&'a SegmentId, ()> {
    let mut by_sales = BTreeMap::new();
    for entry in context.session.standing().filter(|entry| entry.by == Author::Department(Department::Sales)) {
        for change in &entry.changes {
            if let Change::Segment(ListChange::Edit(id, fields)) = change
                && fields.iter().any(|field| matches!(field, SegmentField::Tier(_)))
            {
                by_sales.insert(id, ());
            }
        }
    }
    by_sales
}

/// The steps that the room has left without an input of Sales or of Marketing.
fn steps_unheard(context: &Context<'_>) -> Vec<Flag> {
    let left = Step::ALL.into_iter().filter(|step| *step != Step::Agreement && context.has_left(*step));
    let unheard = left.flat_map(|step| {
        BOTH.into_iter().filter(move |department| !context.is_heard_at(step, department)).map(move |department| {
            let about = [Concern::Step(step), Concern::Department(department.clone())];
            Flag::new(Case::StepUnheard, about).with("department", Value::Department(department))
        })
    });
    unheard.collect()
}
