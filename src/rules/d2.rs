//! D2: what promotion brought is tracked by segment, and judged together. Did 60% of the spend bring only 40% of the sales?
//! A plan that nobody measures repeats last time's mistake with this time's money.

use rust_decimal::Decimal;

use super::{Context, Flag};
use crate::domain::{Axis, Case, InputRef, Line, LineFigures, MissingPart, Money, State, Step, Value};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    if !context.has_left(Step::LookBack) {
        return Vec::new();
    }
    let state = context.state();
    without_result(state).chain(wide_gaps(state)).chain(readings(state)).collect()
}

/// Segments and promotions that had money in the last plan, and of which no row says what they brought.
fn without_result(state: &State) -> impl Iterator<Item = Flag> + '_ {
    let segments = state.segments.list.iter().map(|raised| Line::Segment(Some(raised.id.clone())));
    let promotions = state.budget.promotions.iter().map(|raised| Line::Promotion(Some(raised.id.clone())));
    let is_unknown = |line: &Line| {
        let had_money = state.budget.last_planned(line).is_some_and(|money| money > Money::ZERO);
        let covers = || {
            let mut rows = state.look_back.results.iter().map(|raised| &raised.item);
            rows.any(|row| line.covers(row.segment.as_ref(), row.promotion.as_ref()))
        };
        had_money && !covers()
    };
    segments.chain(promotions).filter(is_unknown).map(|line| {
        let input = match line {
            Line::Segment(Some(id)) => InputRef::Segment(id),
            Line::Promotion(Some(id)) => InputRef::Promotion(id),
            other => InputRef::Reading(other),
        };
        Flag::new(Case::NoResult, [input.into()])
    })
}

/// Segments and promotions whose shares lie far apart, and of which nobody says why.
fn wide_gaps(state: &State) -> Vec<Flag> {
    let limit = state.settings.wide_gap;
    let is_wide = |line: &&LineFigures| {
        let points = line.gap().map(|gap| Decimal::new(i64::from(gap.tenths()).abs(), 1));
        points.is_some_and(|points| points >= limit && !points.is_zero())
    };
    let tables = [Axis::Segments, Axis::Promotions].into_iter().flat_map(|axis| state.look_back.along(axis));
    let mut flags: Vec<Flag> = Vec::new();
    for table in tables {
        for line in table.lines.iter().filter(is_wide) {
            let about = InputRef::Reading(line.line.clone());
            if state.holds(&about) || flags.iter().any(|flag| flag.is_about(&about)) {
                continue;
            }
            let share = |share: Option<crate::domain::Share>| Value::Text(share.unwrap_or_default().to_string());
            flags.push(
                Flag::new(Case::GapUnread, [about.into()])
                    .with("spend", share(line.share_of_spend))
                    .with("sales", share(line.share_of_sales)),
            );
        }
    }
    flags
}

/// Readings that Sales or Marketing has no part in, or that do not say what to do.
fn readings(state: &State) -> Vec<Flag> {
    let readings = state.look_back.readings.iter();
    let flags = readings.flat_map(|raised| {
        let about = || InputRef::Reading(raised.id.clone()).into();
        raised.missing_parts(&state.room).into_iter().filter_map(move |missing| match missing {
            MissingPart::SaidBy(department) => {
                Some(Flag::new(Case::ReadingByOne, [about()]).with("department", Value::Department(department)))
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
        assert_eq!(found[0].facts[0], ("spend", Value::Text("60.0".to_owned())));
        assert_eq!(found[0].facts[1], ("sales", Value::Text("40.0".to_owned())));
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
}
