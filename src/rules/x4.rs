//! X4: the promotion plan holds still. In October a dealer incentive for the new brand, in November another one for new and
//! old brands: salespeople, dealers and customers are lost, and believe none of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Context, Flag};
use crate::domain::{
    Case, Change, Concern, Digest, InputRef, Item, ListChange, Listed, Period, Promotion, PromotionId, PromotionState,
    State, Value,
};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let running = while_running(context);
    running.into_iter().chain(repeated(context)).chain(too_many_changes(context)).collect()
}

/// Promotions that were altered, called off or taken off the table while they were running, and not put back as they were.
fn while_running(context: &Context<'_>) -> Vec<Flag> {
    let mut courses: BTreeMap<PromotionId, Course> = BTreeMap::new();
    for change in context.standing().flat_map(|entry| &entry.changes) {
        match change {
            Change::Found(founding) => {
                for raised in founding.carried.iter().flat_map(|carried| &carried.promotions) {
                    courses.insert(raised.id.clone(), Course::of(&raised.item));
                }
            }
            // Of a file that was edited outside it is only known what came of it.
            Change::TakeOver(state) => {
                for course in courses.values_mut() {
                    course.is_on_table = false;
                }
                for raised in &state.budget.promotions {
                    let course = courses.entry(raised.id.clone()).or_insert_with(|| Course::of(&raised.item));
                    course.is_on_table = true;
                    course.goes_on(|item| item.clone_from(&raised.item));
                }
            }
            Change::Promotion(ListChange::Raise(id, promotion)) => {
                courses.insert(id.clone(), Course::of(promotion));
            }
            Change::Promotion(change) => {
                if let Some(course) = courses.get_mut(change.id()) {
                    course.follow(change);
                }
            }
            _ => {}
        }
    }
    let found = courses.into_iter().filter_map(|(id, course)| Some((id, course.case()?)));
    found.map(|(id, case)| Flag::new(case, [InputRef::Promotion(id).into()])).collect()
}

/// What became of a promotion so far.
struct Course {
    item: Promotion,
    is_on_table: bool,
    /// As it was when it began to run, until it ends.
    begun: Option<Promotion>,
    /// What had been done to it by the end of its run.
    done: Option<Case>,
}

impl Course {
    fn of(promotion: &Promotion) -> Self {
        let mut course = Self { item: promotion.clone(), is_on_table: true, begun: None, done: None };
        course.goes_on(|_| ());
        course
    }

    fn follow(&mut self, change: &ListChange<Promotion>) {
        match change {
            ListChange::Edit(_, fields) => {
                self.goes_on(|item| fields.iter().for_each(|field| item.set(field.clone())));
            }
            ListChange::Remove(_) => self.is_on_table = false,
            ListChange::Restore(_) => self.is_on_table = true,
            ListChange::Raise(..) | ListChange::Place(..) => {}
        }
    }

    fn goes_on(&mut self, alter: impl FnOnce(&mut Promotion)) {
        alter(&mut self.item);
        match self.item.state {
            PromotionState::Running => {
                self.begun.get_or_insert_with(|| self.item.clone());
            }
            PromotionState::Ended => {
                self.done = self.case();
                self.begun = None;
            }
            PromotionState::Planned | PromotionState::Cancelled => {}
        }
    }

    /// What was done to it while it ran.
    fn case(&self) -> Option<Case> {
        let Some(begun) = &self.begun else { return self.done };
        if !self.is_on_table || self.item.state == PromotionState::Cancelled {
            Some(Case::RunningCancelled)
        } else if self.item.state == PromotionState::Planned || as_announced(&self.item) != as_announced(begun) {
            Some(Case::RunningChanged)
        } else {
            self.done
        }
    }
}

/// A promotion as customers know it: not whether Sales stands behind it, nor how far it has come.
fn as_announced(promotion: &Promotion) -> Promotion {
    Promotion { sales_behind: None, state: PromotionState::Running, ..promotion.clone() }
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
    let mut alike: BTreeMap<Like<'_>, Vec<Dated<'_>>> = BTreeMap::new();
    for promotion in dated(state, context.past) {
        if let Some(like) = like(promotion.item) {
            alike.entry(like).or_default().push(promotion);
        }
    }
    let mut flags = Vec::new();
    for (_, mut group) in alike {
        group.sort_by_key(|promotion| promotion.from);
        let mut before = Before::default();
        for later in &group {
            let is_new = later.is_here && later.item.state != PromotionState::Ended;
            let earlier = before.of_other_products(later).filter(|earlier| is_soon_after(later, earlier, state));
            if let Some(earlier) = earlier.filter(|_| is_new) {
                let name = |promotion: &Dated<'_>| InputRef::Promotion(promotion.id.clone());
                let also = earlier.is_here.then(|| name(earlier));
                let named = also.clone().map_or_else(|| Value::Text(earlier.item.name.clone()), Value::Input);
                let about = [name(later)].into_iter().chain(also).map(Concern::from);
                flags.push(Flag::new(Case::Repeated, about).with("earlier", named));
            }
            before.take_in(later);
        }
    }
    flags
}

/// Of the promotions that begin before another: the last to end, and the last to end of those for other products than that.
#[derive(Default)]
struct Before<'a, 'b> {
    last: Option<&'b Dated<'a>>,
    other: Option<&'b Dated<'a>>,
}

impl<'a, 'b> Before<'a, 'b> {
    /// The last to end of those for other products than these.
    fn of_other_products(&self, than: &Dated<'_>) -> Option<&'b Dated<'a>> {
        self.last.filter(|last| last.item.products != than.item.products).or(self.other)
    }

    fn take_in(&mut self, next: &'b Dated<'a>) {
        let ends_first = |other: Option<&Dated<'_>>| other.is_some_and(|other| next.to < other.to);
        let is_alike = self.last.is_some_and(|last| last.item.products == next.item.products);
        if !ends_first(self.last) {
            if !is_alike {
                self.other = self.last;
            }
            self.last = Some(next);
        } else if !is_alike && !ends_first(self.other) {
            self.other = Some(next);
        }
    }
}

/// Kind and audience, where both are known, in an order of their own.
type Like<'a> = (Called<'a>, Called<'a>);

/// One of a list, by the key of its name or by a name of the company's own.
type Called<'a> = (Option<&'static str>, &'a str);

fn like(promotion: &Promotion) -> Option<Like<'_>> {
    let kind = match promotion.kind.as_ref()? {
        Listed::Known(kind) => (Some(kind.key()), ""),
        Listed::Own(name) => (None, name.trim()),
    };
    let audience = match promotion.audience.as_ref()? {
        Listed::Known(audience) => (Some(audience.key()), ""),
        Listed::Own(name) => (None, name.trim()),
    };
    Some((kind, audience))
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
            let to = item.to.unwrap_or(from).max(from);
            dated.push(Dated { id, item, from, to, is_here });
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
    use crate::domain::{
        Audience, Department, GrantedChange, Part, PromotionField, PromotionKind, Rule, SettingField, Step,
    };
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

    /// A bonus that has begun to run.
    fn running() -> Sample {
        let mut sample = Sample::founded();
        raise(&mut sample, "bonus", incentive("Bonus", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]));
        edit(&mut sample, "bonus", vec![PromotionField::State(PromotionState::Running)]);
        sample
    }

    fn in_list(sample: &mut Sample, change: ListChange<Promotion>) {
        sample.says(Department::Marketing, Step::Budget, Change::Promotion(change));
    }

    #[test]
    fn what_is_put_back_as_it_was_announced_was_not_changed() {
        let mut sample = running();
        edit(&mut sample, "bonus", vec![PromotionField::To(Some(date(2026, 11, 30)))]);
        edit(&mut sample, "bonus", vec![PromotionField::State(PromotionState::Cancelled)]);
        assert_eq!(sample.found(Case::RunningCancelled).len(), 1);
        edit(&mut sample, "bonus", vec![PromotionField::State(PromotionState::Running)]);
        assert_eq!(sample.found(Case::RunningChanged).len(), 1);
        edit(&mut sample, "bonus", vec![PromotionField::To(Some(date(2026, 10, 31)))]);
        assert_eq!(sample.rule(Rule::X4), []);
        in_list(&mut sample, ListChange::Remove("bonus".into()));
        assert_eq!(sample.found(Case::RunningCancelled).len(), 1, "off the table is called off");
        in_list(&mut sample, ListChange::Restore("bonus".into()));
        assert_eq!(sample.rule(Rule::X4), []);
    }

    #[test]
    fn whether_sales_stands_behind_it_changes_nothing_that_customers_see() {
        let mut sample = running();
        edit(&mut sample, "bonus", vec![PromotionField::SalesBehind(Some(crate::domain::Answer::Yes))]);
        assert_eq!(sample.rule(Rule::X4), []);
        edit(&mut sample, "bonus", vec![PromotionField::Message("Now for all".to_owned())]);
        edit(&mut sample, "bonus", vec![PromotionField::State(PromotionState::Ended)]);
        edit(&mut sample, "bonus", vec![PromotionField::Message("Over".to_owned())]);
        assert_eq!(sample.found(Case::RunningChanged).len(), 1, "it was changed before it ended");
    }

    #[test]
    fn one_that_was_running_when_the_last_session_ended_is_still_running() {
        let mut sample = running().followed();
        assert_eq!(sample.rule(Rule::X4), []);
        edit(&mut sample, "bonus", vec![PromotionField::Products(["Nereus".to_owned()].into())]);
        assert_eq!(sample.found(Case::RunningChanged).len(), 1);
    }

    #[test]
    fn promotions_of_unknown_kind_or_days_or_called_off_follow_on_none() {
        let after = |alter: fn(&mut Promotion)| {
            let mut sample = Sample::founded();
            raise(&mut sample, "october", incentive("October", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]));
            let mut november = incentive("November", date(2026, 10, 31), date(2026, 11, 30), &["Nereus"]);
            alter(&mut november);
            raise(&mut sample, "november", november);
            sample.found(Case::Repeated).len()
        };
        assert_eq!(after(|_| ()), 1, "they overlap by a day");
        assert_eq!(after(|promotion| promotion.kind = None), 0);
        assert_eq!(after(|promotion| promotion.audience = Some(Listed::Known(Audience::Public))), 0);
        assert_eq!(after(|promotion| promotion.from = None), 0);
        assert_eq!(after(|promotion| promotion.to = None), 1, "it has a first day");
        assert_eq!(after(|promotion| promotion.state = PromotionState::Cancelled), 0);
        assert_eq!(after(|promotion| promotion.state = PromotionState::Ended), 0);
    }

    #[test]
    fn one_that_is_long_over_does_not_hide_one_that_still_runs() {
        let mut sample = Sample::founded();
        raise(&mut sample, "year", incentive("All year", date(2026, 1, 1), date(2026, 12, 31), &["Hydra"]));
        raise(&mut sample, "spring", incentive("Spring", date(2026, 3, 1), date(2026, 3, 31), &["Hydra"]));
        raise(&mut sample, "summer", incentive("Summer", date(2026, 6, 1), date(2026, 6, 30), &["Nereus"]));
        raise(&mut sample, "winter", incentive("Winter", date(2026, 12, 1), date(2026, 12, 31), &["Hydra"]));
        let found = sample.found(Case::Repeated);
        let pairs: Vec<_> = found.iter().map(|flag| flag.key.about.clone()).collect();
        let promotion = |id: &str| Concern::from(InputRef::Promotion(id.into()));
        assert_eq!(pairs, [vec![promotion("summer"), promotion("year")]]);
    }

    #[test]
    fn one_of_a_past_session_is_the_same_promotion_as_its_namesake_here() {
        let mut sample = Sample::founded();
        raise(&mut sample, "bonus", incentive("Bonus", date(2026, 11, 1), date(2026, 11, 30), &["Nereus"]));
        let mut digest = Digest::of(sample.session.state());
        let as_it_was = incentive("Bonus", date(2026, 10, 1), date(2026, 10, 31), &["Hydra"]);
        digest.promotions = vec![("bonus".into(), as_it_was)];
        sample.past = vec![digest];
        assert_eq!(sample.rule(Rule::X4), []);
    }

    #[test]
    fn a_room_that_allows_itself_no_change_is_told_of_the_first_and_the_last_plan_has_its_own_allowance() {
        let mut sample = Sample::planned();
        let mut digest = Digest::of(sample.session.state());
        digest.plan_changes = vec![GrantedChange {
            period: digest.period,
            part: Part::Budget,
            reason: "The fair was moved".to_owned(),
            by: Department::Sales,
            at: jiff::Timestamp::UNIX_EPOCH,
        }];
        sample.past = vec![digest];
        sample.chair(Change::Setting(SettingField::PlanChanges(0)));
        let own = sample.found(Case::TooManyPlanChanges);
        assert_eq!(own[0].facts[2], ("allowed", Value::Number(0.into())));
        let before = Period { from: date(2026, 7, 1), to: date(2026, 9, 30) };
        sample.past[0].period = before;
        sample.past[0].plan_changes[0].period = before;
        assert_eq!(sample.found(Case::TooManyPlanChanges), [], "that plan's room had allowed itself one");
        sample.past[0].plan_changes_allowed = 0;
        assert_eq!(sample.found(Case::TooManyPlanChanges)[0].key.about, [Concern::Plan(before)]);
    }
}
