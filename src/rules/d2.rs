//! D2: what promotion brought is tracked by segment, and judged together. Did 60% of the spend bring only 40% of the sales?
//! A plan that nobody measures repeats last time's mistake with this time's money.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Context, Flag};
use crate::domain::{
    Axis, Case, Concern, InputRef, Line, LineFigures, MissingPart, Money, PromotionId, SegmentId, Share, State, Step,
    Tables, Value,
};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    if !context.has_left(Step::LookBack) {
        return Vec::new();
    }
    let state = context.state();
    [without_result(state), wide_gaps(state, context.tables()), readings(state)].concat()
}

/// Segments and promotions that had money in the last plan, and of which no row says what they brought.
fn without_result(state: &State) -> Vec<Flag> {
    let mut segments: BTreeMap<&SegmentId, Money> = BTreeMap::new();
    let mut promotions: BTreeMap<&PromotionId, Money> = BTreeMap::new();
    for (cell, amount) in &state.budget.last_plan {
        if let Some(id) = &cell.segment {
            let sum = segments.entry(id).or_default();
            *sum = sum.plus(*amount);
        }
        if let Some(id) = &cell.promotion {
            let sum = promotions.entry(id).or_default();
            *sum = sum.plus(*amount);
        }
    }
    // Whatever a row is known by: one of a cell tells of its segment and of its promotion.
    for row in state.look_back.results.iter().map(|raised| &raised.item) {
        row.segment.as_ref().and_then(|id| segments.remove(id));
        row.promotion.as_ref().and_then(|id| promotions.remove(id));
    }
    let had_money = |money: Option<&Money>| money.is_some_and(|money| *money > Money::ZERO);
    let of_segments = state.segments.list.iter().filter(|raised| had_money(segments.get(&raised.id)));
    let of_segments = of_segments.map(|raised| InputRef::Segment(raised.id.clone()));
    let of_promotions = state.budget.promotions.iter().filter(|raised| had_money(promotions.get(&raised.id)));
    let of_promotions = of_promotions.map(|raised| InputRef::Promotion(raised.id.clone()));
    of_segments.chain(of_promotions).map(|input| Flag::new(Case::NoResult, [input.into()])).collect()
}

/// Segments and promotions whose shares lie far apart, and of which nobody says why; one that lies far apart in two tables,
/// as the first of them shows it.
fn wide_gaps(state: &State, tables: &Tables) -> Vec<Flag> {
    let limit = state.settings.wide_gap;
    let is_wide = |line: &&LineFigures| {
        let points = line.gap().map(|gap| Decimal::new(gap.tenths().into(), 1).abs());
        points.is_some_and(|points| points >= limit && !points.is_zero())
    };
    let mut known: BTreeSet<Line> = state.look_back.readings.iter().map(|raised| raised.id.clone()).collect();
    let mut flags: Vec<Flag> = Vec::new();
    for table in [Axis::Segments, Axis::Promotions].into_iter().flat_map(|axis| tables.along(axis)) {
        for line in table.lines.iter().filter(is_wide) {
            if known.insert(line.line.clone()) {
                let flag = Flag::new(Case::GapUnread, [InputRef::Reading(line.line.clone()).into()]);
                flags
                    .push(flag.with("spend", percent(line.share_of_spend)).with("sales", percent(line.share_of_sales)));
            }
        }
    }
    flags
}

/// A share as it is shown, in percent to a tenth.
fn percent(share: Option<Share>) -> Value {
    Value::Number(Decimal::new(share.unwrap_or_default().tenths().into(), 1))
}

/// Readings that Sales or Marketing has no part in, or that do not say what to do.
fn readings(state: &State) -> Vec<Flag> {
    let readings = state.look_back.readings.iter();
    let flags = readings.flat_map(|raised| {
        let about = || Concern::from(InputRef::Reading(raised.id.clone()));
        raised.missing_parts(&state.room).into_iter().filter_map(move |missing| match missing {
            MissingPart::SaidBy(department) => {
                let about = [about(), Concern::Department(department.clone())];
                Some(Flag::new(Case::ReadingByOne, about).with("department", Value::Department(department)))
            }
            MissingPart::Verdict => Some(Flag::new(Case::NoVerdict, [about()])),
            MissingPart::TargetMet | MissingPart::CustomersSatisfied | MissingPart::ByWhatMeans => None,
        })
    });
    flags.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Basis, Change, Department, ListChange, Reading, ResultRow, SettingField, Verdict};
    use crate::rules::samples::Sample;

    /// Dealers had 60 of 100 of the spend and brought so much of 100 of the sales.
    fn looked_back(dealers: i64) -> Sample {
        let mut sample = Sample::planned();
        for (segment, spend, sales) in [("dealers", 60_u32, dealers), ("accounts", 40, 100 - dealers)] {
            let row = ResultRow {
                basis: Basis::Segments,
                segment: Some(segment.into()),
                spend: Some(Money::from(spend)),
                sales: Some(sales.into()),
                ..ResultRow::default()
            };
            sample.says(Department::Sales, Step::LookBack, Change::Result(ListChange::Raise(segment.into(), row)));
        }
        sample.leaves(Step::LookBack);
        sample
    }

    fn reading() -> Reading {
        Reading {
            text: "Paid for volume they would have bought anyway".to_owned(),
            verdict: Some(Verdict::Change),
            ..Reading::default()
        }
    }

    fn read(sample: &mut Sample, reading: Reading) {
        let line = || Line::Segment(Some("dealers".into()));
        sample.says(Department::Sales, Step::LookBack, Change::Reading(ListChange::Raise(line(), reading)));
        sample.says(Department::Marketing, Step::LookBack, Change::Agree(InputRef::Reading(line())));
    }

    #[test]
    fn sixty_percent_of_spend_for_forty_percent_of_sales_asks_for_a_reading() {
        let mut sample = looked_back(40);
        let found = sample.found(Case::GapUnread);
        assert_eq!(found.len(), 2, "one has too much of the spend, so the other has too little");
        assert_eq!(found[0].facts[0], ("spend", Value::Number(60.into())));
        assert_eq!(found[0].facts[1], ("sales", Value::Number(40.into())));
        read(&mut sample, reading());
        assert_eq!(sample.found(Case::GapUnread).len(), 1);
        assert_eq!(sample.found(Case::ReadingByOne).len() + sample.found(Case::NoVerdict).len(), 0);
    }

    #[test]
    fn a_gap_of_ten_points_is_wide_and_one_below_is_not() {
        assert_eq!(looked_back(50).found(Case::GapUnread).len(), 2);
        assert_eq!(looked_back(51).found(Case::GapUnread), []);
        let mut wider = looked_back(50);
        wider.chair(Change::Setting(SettingField::WideGap(Decimal::new(101, 1))));
        assert_eq!(wider.found(Case::GapUnread), []);
    }

    #[test]
    fn a_reading_by_one_department_or_without_a_verdict_is_no_joint_reading() {
        let mut sample = looked_back(60);
        let line = || Line::Segment(Some("dealers".into()));
        let bare = Reading { verdict: None, ..reading() };
        sample.says(Department::Finance, Step::LookBack, Change::Reading(ListChange::Raise(line(), bare)));
        assert_eq!(sample.found(Case::ReadingByOne).len(), 2);
        assert_eq!(sample.found(Case::NoVerdict).len(), 1);
        for department in [Department::Sales, Department::Marketing] {
            sample.says(department, Step::LookBack, Change::Agree(InputRef::Reading(line())));
        }
        assert_eq!(sample.found(Case::ReadingByOne), []);
    }

    #[test]
    fn money_in_the_last_plan_asks_what_it_brought() {
        let last = Sample::planned();
        let mut sample = last.followed();
        assert_eq!(sample.found(Case::NoResult), [], "the step has not been left");
        sample.leaves(Step::LookBack);
        assert_eq!(sample.found(Case::NoResult).len(), 3, "two segments and one promotion had money");
        let row = ResultRow {
            segment: Some("dealers".into()),
            promotion: Some("shows".into()),
            sales: Some(1.into()),
            ..ResultRow::default()
        };
        sample.says(Department::Sales, Step::LookBack, Change::Result(ListChange::Raise("r".into(), row)));
        assert_eq!(sample.found(Case::NoResult).len(), 1);
    }

    #[test]
    fn a_reading_without_both_departments_lacks_each_of_them() {
        let mut sample = looked_back(60);
        let line = || Line::Segment(Some("dealers".into()));
        sample.says(Department::Finance, Step::LookBack, Change::Reading(ListChange::Raise(line(), reading())));
        let missing: Vec<_> = sample.found(Case::ReadingByOne).iter().map(|flag| flag.key.about.clone()).collect();
        let without = |department| vec![InputRef::Reading(line()).into(), Concern::Department(department)];
        assert_eq!(missing, [without(Department::Sales), without(Department::Marketing)]);
    }

    #[test]
    fn where_any_gap_is_wide_a_line_without_one_is_none() {
        let at_once = |dealers| {
            let mut sample = looked_back(dealers);
            sample.chair(Change::Setting(SettingField::WideGap(Decimal::ZERO)));
            sample.found(Case::GapUnread).len()
        };
        assert_eq!((at_once(60), at_once(59)), (0, 2));
    }
}
