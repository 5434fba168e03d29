//! X4: the promotion plan holds still. In October a dealer incentive for the new brand, in November another one for new and
//! old brands: salespeople, dealers and customers are lost, and believe none of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Context, Flag};
use crate::domain::{
    Audience, Case, Change, Concern, Digest, InputRef, ListChange, Listed, Period, Promotion, PromotionField,
    PromotionId, PromotionKind, PromotionState, State, Value,
};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let running = while_running(context);
    running.into_iter().chain(repeated(context)).chain(too_many_changes(context)).collect()
}

/// Promotions that were altered, called off or taken off the table while they were running.
fn while_running(context: &Context<'_>) -> Vec<Flag> {
    let mut states: BTreeMap<PromotionId, PromotionState> = BTreeMap::new();
    let mut found: BTreeMap<PromotionId, Case> = BTreeMap::new();
    for change in context.session.standing().flat_map(|entry| &entry.changes) {
        match change {
            Change::Found(founding) => {
                let carried = founding.carried.iter().flat_map(|carried| &carried.promotions);
                states.extend(carried.map(|raised| (raised.id.clone(), raised.item.state)));
            }
            Change::TakeOver(state) => {
                let promotions = state.budget.promotions.iter();
                states = promotions.map(|raised| (raised.id.clone(), raised.item.state)).collect();
            }
            Change::Promotion(change) => {
                let was = states.get(change.id()).copied().unwrap_or_default();
                let (now, case) = follow(was, change);
                states.insert(change.id().clone(), now);
                if let Some(case) = case.filter(|_| was == PromotionState::Running) {
                    found.insert(change.id().clone(), case);
                }
            }
            _ => {}
        }
    }
    let flags = found.into_iter();
    flags.map(|(id, case)| Flag::new(case, [InputRef::Promotion(id).into()])).collect()
}

/// The state of a promotion after a change, and what that change is where the promotion was running.
fn follow(was: PromotionState, change: &ListChange<Promotion>) -> (PromotionState, Option<Case>) {
    match change {
        ListChange::Raise(_, promotion) => (promotion.state, None),
        ListChange::Edit(_, fields) => {
            let now = fields.iter().rev().find_map(|field| match field {
                PromotionField::State(state) => Some(*state),
                _ => None,
            });
            let is_course = |field: &PromotionField| {
                matches!(field, PromotionField::State(PromotionState::Running | PromotionState::Ended))
            };
            let case = match now {
                Some(PromotionState::Cancelled) => Some(Case::RunningCancelled),
                _ if fields.iter().all(is_course) => None,
                _ => Some(Case::RunningChanged),
            };
            (now.unwrap_or(was), case)
        }
        ListChange::Remove(_) => (was, Some(Case::RunningCancelled)),
        ListChange::Restore(_) | ListChange::Place(..) => (was, None),
    }
}

/// A promotion with its days, from this session or from one before.
struct Dated<'a> {
    id: &'a PromotionId,
    item: &'a Promotion,
    from: Date,
    to: Date,
    is_here: bool,
}

/// Promotions that follow on another of their kind and audience, for other products.
fn repeated(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let mut alike: Vec<(Like<'_>, Vec<Dated<'_>>)> = Vec::new();
    for promotion in dated(state, context.past) {
        let Some(like) = like(promotion.item) else { continue };
        match alike.iter_mut().find(|(other, _)| *other == like) {
            Some((_, group)) => group.push(promotion),
            None => alike.push((like, vec![promotion])),
        }
    }
    let mut flags = Vec::new();
    for (_, mut group) in alike {
        group.sort_by_key(|promotion| promotion.from);
        for (at, later) in group.iter().enumerate().filter(|(_, later)| later.is_here) {
            let before = group.get(..at).unwrap_or_default().iter().rev();
            let follows_on = |earlier: &&Dated<'_>| {
                earlier.item.products != later.item.products && is_soon_after(later, earlier, state)
            };
            let Some(earlier) = before.into_iter().find(follows_on) else { continue };
            let here = earlier.is_here.then(|| Concern::Input(InputRef::Promotion(earlier.id.clone())));
            let about = [Concern::Input(InputRef::Promotion(later.id.clone()))].into_iter().chain(here);
            flags.push(Flag::new(Case::Repeated, about).with("earlier", Value::Text(earlier.item.name.clone())));
        }
    }
    flags
}

/// Kind and audience, where both are known.
type Like<'a> = (&'a Listed<PromotionKind>, &'a Listed<Audience>);

fn like(promotion: &Promotion) -> Option<Like<'_>> {
    Some((promotion.kind.as_ref()?, promotion.audience.as_ref()?))
}

/// The promotions of this session and of those before, each once as it was last, but for what was called off or has no days.
fn dated<'a>(state: &'a State, past: &'a [Digest]) -> Vec<Dated<'a>> {
    let mut known: BTreeSet<&PromotionId> = BTreeSet::new();
    let here = state.budget.promotions.iter().map(|raised| (&raised.id, &raised.item, true));
    let before = past.iter().flat_map(|digest| digest.promotions.iter().map(|(id, item)| (id, item, false)));
    let mut dated = Vec::new();
    for (id, item, is_here) in here.chain(before) {
        if !known.insert(id) || item.state == PromotionState::Cancelled {
            continue;
        }
        if let Some(from) = item.from {
            dated.push(Dated { id, item, from, to: item.to.unwrap_or(from), is_here });
        }
    }
    dated
}

/// Whether one begins before the other is over, or within as many days after its end as the settings say.
fn is_soon_after(later: &Dated<'_>, earlier: &Dated<'_>, state: &State) -> bool {
    let days = earlier.to.until(later.from).map_or(i64::MAX, |span| i64::from(span.get_days()));
    days <= i64::from(state.settings.repeat_days)
}

/// The plans of this period and of the last one that were changed more often than the room had allowed itself.
fn too_many_changes(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let own = (state.about.period, state.settings.plan_changes);
    let last = context.past.first().map(|digest| (digest.period, digest.plan_changes_allowed));
    let plans: Vec<(Period, u32)> =
        [Some(own), last.filter(|(period, _)| *period != own.0)].into_iter().flatten().collect();
    let here = state.granted_changes();
    let flags = plans.into_iter().filter_map(|(period, allowed)| {
        let all = here.iter().chain(context.past.iter().flat_map(|digest| &digest.plan_changes));
        let count = all.filter(|change| change.period == period).count();
        let is_too_many = u32::try_from(count).map_or(true, |count| count > allowed);
        is_too_many.then(|| {
            Flag::new(Case::TooManyPlanChanges, [Concern::Plan(period)])
                .with("period", Value::Period(period))
                .with("count", Value::Number(Decimal::from(count)))
                .with("allowed", Value::Number(allowed.into()))
        })
    });
    flags.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Department, GrantedChange, Part, Rule, SettingField, Step};
    use crate::rules::samples::Sample;

    fn incentive(name: &str, from: Date, to: Date, products: &[&str]) -> Promotion {
        Promotion {
            name: name.to_owned(),
            kind: Some(Listed::Known(PromotionKind::DealerIncentive)),
            audience: Some(Listed::Known(Audience::Dealers)),
            from: Some(from),
            to: Some(to),
            products: products.iter().map(|product| (*product).to_owned()).collect(),
            ..Promotion::default()
        }
    }

    fn raise(sample: &mut Sample, id: &str, promotion: Promotion) {
        sample.says(Department::Marketing, Step::Budget, Change::Promotion(ListChange::Raise(id.into(), promotion)));
    }

    fn edit(sample: &mut Sample, id: &str, fields: Vec<PromotionField>) {
        sample.says(Department::Marketing, Step::Budget, Change::Promotion(ListChange::Edit(id.into(), fields)));
    }

    /// An incentive for the new brand up to the end of October, and another that begins on this day.
    fn october_and(from: Date, products: &[&str]) -> Sample {
        let mut sample = Sample::founded();
        raise(&mut sample, "october", incentive("October bonus", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]));
        raise(&mut sample, "november", incentive("November bonus", from, date(2027, 2, 28), products));
        sample
    }

    #[test]
    fn an_incentive_in_october_and_another_in_november_for_more_brands_is_flagged() {
        let found = october_and(date(2026, 11, 1), &["Hydra", "Nereus"]).found(Case::Repeated);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].key.about[0], InputRef::Promotion("november".into()).into());
        assert_eq!(october_and(date(2026, 11, 1), &["Hydra"]).rule(Rule::X4), [], "it goes on as it was");
    }

    #[test]
    fn sixty_days_after_the_end_is_soon_and_one_more_is_not() {
        assert_eq!(october_and(date(2026, 12, 30), &["Nereus"]).found(Case::Repeated).len(), 1);
        let mut later = october_and(date(2026, 12, 31), &["Nereus"]);
        assert_eq!(later.found(Case::Repeated), []);
        later.chair(Change::Setting(SettingField::RepeatDays(61)));
        assert_eq!(later.found(Case::Repeated).len(), 1);
    }

    #[test]
    fn one_of_the_last_session_counts_as_well() {
        let mut sample = Sample::founded();
        let november = incentive("November bonus", date(2026, 11, 1), date(2026, 11, 30), &["Nereus"]);
        raise(&mut sample, "november", november);
        let mut digest = Digest::of(sample.session.state());
        let october = incentive("October bonus", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]);
        digest.promotions = vec![("october".into(), october)];
        sample.past = vec![digest];
        assert_eq!(sample.found(Case::Repeated)[0].facts, [("earlier", Value::Text("October bonus".to_owned()))]);
    }

    #[test]
    fn a_running_promotion_is_neither_altered_nor_called_off() {
        let started = || {
            let mut sample = Sample::founded();
            raise(&mut sample, "bonus", incentive("Bonus", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]));
            edit(&mut sample, "bonus", vec![PromotionField::Message("Twelve months to pay".to_owned())]);
            edit(&mut sample, "bonus", vec![PromotionField::State(PromotionState::Running)]);
            sample
        };
        let mut ended = started();
        edit(&mut ended, "bonus", vec![PromotionField::State(PromotionState::Ended)]);
        assert_eq!(ended.rule(Rule::X4), []);
        let mut changed = started();
        edit(&mut changed, "bonus", vec![PromotionField::To(Some(date(2026, 11, 30)))]);
        assert_eq!(changed.found(Case::RunningChanged).len(), 1);
        changed.undoes();
        assert_eq!(changed.rule(Rule::X4), []);
        let mut cancelled = started();
        edit(&mut cancelled, "bonus", vec![PromotionField::State(PromotionState::Cancelled)]);
        assert_eq!(cancelled.found(Case::RunningCancelled).len(), 1);
    }

    #[test]
    fn a_plan_is_changed_as_often_as_the_room_allowed_itself() {
        let mut sample = Sample::planned();
        let mut digest = Digest::of(sample.session.state());
        let change = GrantedChange {
            period: digest.period,
            part: Part::Budget,
            reason: "The fair was moved".to_owned(),
            by: Department::Marketing,
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        digest.plan_changes = vec![change.clone()];
        sample.past = vec![digest.clone()];
        assert_eq!(sample.found(Case::TooManyPlanChanges), []);
        sample.past[0].plan_changes.push(change);
        let found = sample.found(Case::TooManyPlanChanges);
        assert_eq!(found[0].facts[1], ("count", Value::Number(2.into())));
    }
}
