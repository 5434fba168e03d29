//! D1: Sales and Marketing decide together. Sales first defines the tiers of customers, then both place the money; what only
//! one of them decided, the other will not carry out.

use std::collections::BTreeMap;

use super::{Context, Flag};
use crate::domain::{
    Author, Case, Change, Concern, Department, InputRef, Item, ListChange, Part, Raised, SegmentField, SegmentId, Step,
    Value,
};

/// The departments that must both have a hand in the plan.
const BOTH: [Department; 2] = [Department::Sales, Department::Marketing];

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let no_agreement = context.has_left(Step::Room) && state.room.working_agreement.is_empty();
    let no_agreement = no_agreement.then(|| Flag::new(Case::NoWorkingAgreement, [Concern::Step(Step::Room)]));
    let segments = unsigned(context, Step::Segments, Part::Segments);
    let budget = unsigned(context, Step::Budget, Part::Budget);
    // A cell that only has limits, or whose money went elsewhere, places none.
    let money = state.budget.allocations.iter().filter(|raised| !raised.item.amount.is_zero());
    let money = not_shared(&budget, money, Case::MoneyNotShared);
    let promotions = not_shared(&budget, state.budget.promotions.iter(), Case::PromotionsNotShared);
    let segments = not_shared(&segments, state.segments.list.iter(), Case::SegmentsNotShared);
    no_agreement
        .into_iter()
        .chain(tiers(context))
        .chain(segments)
        .chain(promotions)
        .chain(money)
        .chain(steps_unheard(context))
        .collect()
}

/// Which of both have not signed for a part; none before its step has been left.
fn unsigned(context: &Context<'_>, step: Step, part: Part) -> Vec<Department> {
    let has_left = context.has_left(step);
    let state = context.state();
    BOTH.into_iter().filter(|department| has_left && !state.is_signed(department, part)).collect()
}

/// One flag for all lines of a kind that one of these has neither raised nor agreed to.
fn not_shared<'a, T: Item + 'a>(
    unsigned: &[Department],
    lines: impl Iterator<Item = &'a Raised<T>>,
    case: Case,
) -> Option<Flag> {
    let stands_by =
        |raised: &Raised<T>, department: &Department| raised.by == *department || raised.agreed.contains(department);
    let lines = lines.filter(|raised| unsigned.iter().any(|department| !stands_by(raised, department)));
    let about: Vec<Concern> = lines.map(|raised| T::reference(raised.id.clone()).into()).collect();
    (!about.is_empty()).then(|| Flag::new(case, about))
}

/// Tiers that somebody other than Sales raised first, and that Sales has not confirmed since: by setting the tier itself, by
/// a yes to the segment, or by signing for the segments.
fn tiers(context: &Context<'_>) -> Option<Flag> {
    if context.state().is_signed(&Department::Sales, Part::Segments) {
        return None;
    }
    let set = tiers_set(context);
    let segments = context.state().segments.list.iter();
    let unconfirmed = segments.filter(|raised| {
        let by_sales = match set.get(&raised.id) {
            Some(TierSet { confirmed: true, .. } | TierSet { by: SetBy::Sales, .. }) => true,
            Some(TierSet { by: SetBy::Others, .. }) => false,
            // The tier came with the segment, whose origin may have been corrected since.
            Some(TierSet { by: SetBy::Raising, .. }) | None => raised.by == Department::Sales,
        };
        raised.item.tier.is_some() && !by_sales && !raised.agreed.contains(&Department::Sales)
    });
    let about: Vec<Concern> = unconfirmed.map(|raised| InputRef::Segment(raised.id.clone()).into()).collect();
    (!about.is_empty()).then(|| Flag::new(Case::TierNotBySales, about))
}

/// How the tier of a segment was set.
#[derive(Clone, Copy)]
struct TierSet {
    by: SetBy,
    /// Whether Sales has said yes to the segment with this tier; that stands whatever else of the segment is altered.
    confirmed: bool,
}

/// By whom a tier was set.
#[derive(Clone, Copy)]
enum SetBy {
    /// By whoever raised the segment, with it.
    Raising,
    /// By another department than Sales, later.
    Others,
    /// By Sales, first or since.
    Sales,
}

/// How the tier of each segment was set, as far as this session tells.
fn tiers_set<'a>(context: &Context<'a>) -> BTreeMap<&'a SegmentId, TierSet> {
    let mut set: BTreeMap<&SegmentId, TierSet> = BTreeMap::new();
    let by = |by| TierSet { by, confirmed: false };
    for entry in context.standing() {
        let is_sales = entry.by == Author::Department(Department::Sales);
        for change in &entry.changes {
            match change {
                Change::Found(founding) => {
                    let carried = founding.carried.iter().flat_map(|carried| &carried.segments);
                    let tiered = carried.filter(|raised| raised.item.tier.is_some());
                    set.extend(tiered.map(|raised| (&raised.id, by(SetBy::Raising))));
                }
                Change::Segment(ListChange::Raise(id, segment)) if segment.tier.is_some() => {
                    set.insert(id, by(SetBy::Raising));
                }
                Change::Segment(ListChange::Raise(id, _)) => {
                    set.remove(id);
                }
                Change::Segment(ListChange::Edit(id, fields)) => match tier_in(fields) {
                    Some(SegmentField::Tier(Some(_))) if is_sales => {
                        set.insert(id, by(SetBy::Sales));
                    }
                    Some(SegmentField::Tier(Some(_))) => {
                        set.entry(id).or_insert(by(SetBy::Others)).confirmed = false;
                    }
                    // Whoever sets it after it was cleared sets it first.
                    Some(_) => {
                        set.remove(id);
                    }
                    None => {}
                },
                Change::Agree(InputRef::Segment(id)) if is_sales => {
                    set.entry(id).and_modify(|tier| tier.confirmed = true);
                }
                Change::Withdraw(InputRef::Segment(id)) if is_sales => {
                    set.entry(id).and_modify(|tier| tier.confirmed = false);
                }
                _ => {}
            }
        }
    }
    set
}

/// What an edit makes of the tier, where it is about the tier.
fn tier_in(fields: &[SegmentField]) -> Option<&SegmentField> {
    fields.iter().rev().find(|field| matches!(field, SegmentField::Tier(_)))
}

/// The steps that the room has left without an input of Sales or of Marketing.
fn steps_unheard(context: &Context<'_>) -> Vec<Flag> {
    let is_over = |step: Step| match step {
        Step::Agreement => context.state().life.is_agreed(),
        _ => context.has_left(step) && context.is_on_agenda(step),
    };
    let left = Step::ALL.into_iter().filter(|step| is_over(*step));
    let unheard = left.flat_map(|step| {
        BOTH.into_iter().filter(move |department| !context.is_heard_at(step, department)).map(move |department| {
            let about = [Concern::Step(step), Concern::Department(department.clone())];
            Flag::new(Case::StepUnheard, about).with("department", Value::Department(department))
        })
    });
    unheard.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AboutField, AllocationField, Cell, Money, RoomChange, Rule, Segment, Stance, Tier};
    use crate::rules::samples::Sample;

    #[test]
    fn a_working_agreement_is_missed_once_the_room_is_left() {
        let mut sample = Sample::planned();
        assert_eq!(sample.found(Case::NoWorkingAgreement), []);
        sample.leaves(Step::Room);
        assert_eq!(sample.found(Case::NoWorkingAgreement).len(), 1);
        sample.says(Department::Sales, Step::Room, Sample::a_rule());
        assert_eq!(sample.found(Case::NoWorkingAgreement), []);
    }

    #[test]
    fn what_one_of_both_has_raised_the_other_agrees_to_or_signs() {
        let mut sample = Sample::planned();
        assert_eq!(sample.found(Case::MoneyNotShared), [], "the budget has not been left");
        sample.leaves(Step::Budget);
        let found = sample.found(Case::MoneyNotShared);
        assert_eq!((found.len(), found[0].key.about.len()), (1, 2), "one flag for both cells");
        let cell = Cell::new(Some("dealers".into()), Some("shows".into()));
        sample.says(Department::Marketing, Step::Budget, Change::Agree(InputRef::Allocation(cell)));
        assert_eq!(sample.found(Case::MoneyNotShared)[0].key.about.len(), 1);
        sample.signs("max", Department::Marketing, Stance::Agrees);
        assert_eq!(sample.found(Case::MoneyNotShared), []);
        assert_eq!(sample.found(Case::PromotionsNotShared).len(), 1, "Sales has not signed for the shows");
        sample.signs("ana", Department::Sales, Stance::Agrees);
        assert_eq!(sample.found(Case::PromotionsNotShared), []);
    }

    fn tiered(by: Department) -> Sample {
        let mut sample = Sample::planned();
        let segment = Segment {
            name: "Shops".to_owned(),
            defined_by: "below 20".to_owned(),
            tier: Some(Tier::C),
            ..Segment::default()
        };
        sample.says(by, Step::Segments, Change::Segment(ListChange::Raise("shops".into(), segment)));
        sample
    }

    #[test]
    fn a_tier_first_raised_by_marketing_is_confirmed_by_sales() {
        assert_eq!(tiered(Department::Sales).found(Case::TierNotBySales), []);
        let mut sample = tiered(Department::Marketing);
        assert_eq!(sample.found(Case::TierNotBySales).len(), 1);
        sample.says(Department::Sales, Step::Segments, Change::Agree(InputRef::Segment("shops".into())));
        assert_eq!(sample.found(Case::TierNotBySales), []);
        let mut corrected = tiered(Department::Marketing);
        let to_sales = Change::Attribute(InputRef::Segment("shops".into()), Department::Sales, None);
        corrected.chair(to_sales);
        assert_eq!(corrected.found(Case::TierNotBySales), []);
    }

    #[test]
    fn a_tier_that_marketing_gives_to_a_segment_of_sales_is_marketings() {
        let mut sample = Sample::planned();
        let tier = |tier| Change::Segment(ListChange::Edit("dealers".into(), vec![SegmentField::Tier(Some(tier))]));
        sample.says(Department::Marketing, Step::Segments, tier(Tier::A));
        assert_eq!(sample.found(Case::TierNotBySales).len(), 1);
        sample.says(Department::Sales, Step::Segments, tier(Tier::B));
        assert_eq!(sample.found(Case::TierNotBySales), []);
    }

    #[test]
    fn a_step_is_left_with_an_input_of_both() {
        let mut sample = Sample::planned();
        sample.leaves(Step::Segments);
        let found = sample.found(Case::StepUnheard);
        let unheard: Vec<_> = found.iter().map(|flag| flag.key.about.clone()).collect();
        let marketing = Concern::Department(Department::Marketing);
        assert_eq!(unheard, [vec![Concern::Step(Step::Segments), marketing]]);
    }

    #[test]
    fn a_session_in_which_nobody_has_spoken_has_no_flags() {
        let mut sample = Sample::founded();
        sample.seat("ana", Department::Sales);
        sample.chair(Change::Room(RoomChange::Came("ana".into())));
        for step in Step::ALL {
            sample.leaves(step);
        }
        assert_eq!(sample.flags(), []);
        assert_eq!(sample.rule(Rule::D1), []);
    }

    #[test]
    fn whoever_sets_a_tier_after_it_was_cleared_sets_it_first() {
        let mut sample = tiered(Department::Sales);
        let tier = |tier| Change::Segment(ListChange::Edit("shops".into(), vec![SegmentField::Tier(tier)]));
        sample.says(Department::Marketing, Step::Segments, tier(Some(Tier::B)));
        assert_eq!(sample.found(Case::TierNotBySales), [], "Sales had raised one first");
        sample.says(Department::Sales, Step::Segments, tier(None));
        sample.says(Department::Marketing, Step::Segments, tier(Some(Tier::B)));
        assert_eq!(sample.found(Case::TierNotBySales).len(), 1);
        sample.undoes();
        sample.undoes();
        assert_eq!(sample.found(Case::TierNotBySales), []);
    }

    #[test]
    fn a_yes_of_sales_to_a_tier_stands_whatever_else_of_the_segment_is_altered() {
        let mut sample = tiered(Department::Marketing);
        let edit = |field| Change::Segment(ListChange::Edit("shops".into(), vec![field]));
        sample.says(Department::Sales, Step::Segments, Change::Agree(InputRef::Segment("shops".into())));
        sample.says(Department::Marketing, Step::Segments, edit(SegmentField::Value("Less stock".to_owned())));
        assert_eq!(sample.found(Case::TierNotBySales), []);
        sample.says(Department::Marketing, Step::Segments, edit(SegmentField::Tier(Some(Tier::A))));
        assert_eq!(sample.found(Case::TierNotBySales).len(), 1, "that was no yes to another tier");
        sample.says(Department::Sales, Step::Segments, Change::Agree(InputRef::Segment("shops".into())));
        sample.says(Department::Sales, Step::Segments, Change::Withdraw(InputRef::Segment("shops".into())));
        assert_eq!(sample.found(Case::TierNotBySales).len(), 1);
    }

    #[test]
    fn a_tier_that_was_carried_counts_for_whoever_raised_its_segment() {
        let unconfirmed = |by| tiered(by).followed().found(Case::TierNotBySales).len();
        assert_eq!((unconfirmed(Department::Sales), unconfirmed(Department::Marketing)), (0, 1));
    }

    #[test]
    fn a_cell_that_places_no_money_needs_nobody_to_stand_by_it() {
        let mut sample = Sample::planned();
        sample.leaves(Step::Budget);
        for segment in ["dealers", "accounts"] {
            let cell = Cell::new(Some(segment.into()), Some("shows".into()));
            let none = vec![AllocationField::Amount(Money::ZERO), AllocationField::Floor(Some(Money::from(10_u32)))];
            sample.says(Department::Sales, Step::Budget, Change::Allocation(ListChange::Edit(cell, none)));
        }
        assert_eq!(sample.found(Case::MoneyNotShared), []);
    }

    #[test]
    fn a_step_without_minutes_on_the_agenda_asks_nobody_for_input() {
        let mut sample = Sample::planned();
        sample.chair(Change::About(AboutField::Minutes(Step::Budget, 30)));
        sample.leaves(Step::Segments);
        assert_eq!(sample.found(Case::StepUnheard), []);
        sample.chair(Change::About(AboutField::Minutes(Step::Segments, 1)));
        assert_eq!(sample.found(Case::StepUnheard).len(), 1);
    }
}
