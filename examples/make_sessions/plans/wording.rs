//! Short ways to word what a room raises, so that the meetings read like minutes.

use jiff::civil::Date;
use roundtable::domain::{
    Action, Answer, Audience, Basis, Cell, Conclusion, ConclusionId, Department, Evidence, EvidenceId, EvidenceKind,
    Goal, GoalId, InputRef, Line, Listed, Money, Parked, Period, Positioning, Promotion, PromotionKind, Reading,
    ResultRow, Reward, Segment, Tier, Verdict, WorkingLine,
};
use rust_decimal::Decimal;

/// A day, as `2026-01-31`.
pub fn day(text: &str) -> Date {
    text.parse().expect("a day of the calendar")
}

/// The days from one to another.
pub fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).expect("in this order")
}

/// That many thousands of the session's currency.
pub fn thousand(amount: u32) -> Money {
    Money::from(amount * 1000)
}

/// The cell of these two names; `-` is none.
pub fn cell(segment: &str, promotion: &str) -> Cell {
    let named = |name: &str| (name != "-").then(|| name.to_owned());
    Cell::new(named(segment).as_deref().map(Into::into), named(promotion).as_deref().map(Into::into))
}

/// The money of a cell, as an input.
pub fn money_of(segment: &str, promotion: &str) -> InputRef {
    InputRef::Allocation(cell(segment, promotion))
}

/// The line of a segment in the look back.
pub fn of_segment(name: &str) -> Line {
    Line::Segment(Some(name.into()))
}

/// The line of a promotion in the look back.
pub fn of_promotion(name: &str) -> Line {
    Line::Promotion(Some(name.into()))
}

/// A line of the working agreement.
pub fn working_line(text: &str) -> WorkingLine {
    WorkingLine { text: text.to_owned(), kept: None }
}

/// A segment: name, tier, what defines it, customers and their yearly sales in thousands, needs, value for them.
pub fn segment(name: &str, tier: &str, defined_by: &str, counts: (u64, u32), needs: &str, value: &str) -> Segment {
    Segment {
        name: name.to_owned(),
        tier: Some(tier.parse::<Tier>().expect("one letter")),
        defined_by: defined_by.to_owned(),
        customers: Some(counts.0),
        sales: Some(thousand(counts.1)),
        needs: needs.to_owned(),
        value: value.to_owned(),
        ..Segment::default()
    }
}

/// A promotion: name, kind, audience, first and last day, products, message. Sales has not spoken on it yet.
pub fn promotion(
    name: &str,
    kind: PromotionKind,
    audience: Audience,
    days: (&str, &str),
    products: &[&str],
    message: &str,
) -> Promotion {
    Promotion {
        name: name.to_owned(),
        kind: Some(Listed::Known(kind)),
        audience: Some(Listed::Known(audience)),
        from: Some(day(days.0)),
        to: Some(day(days.1)),
        products: products.iter().map(|product| (*product).to_owned()).collect(),
        message: message.to_owned(),
        ..Promotion::default()
    }
}

/// What a study found: kind, finding, who published it, when.
pub fn study(kind: EvidenceKind, text: &str, source: &str, published: &str) -> Evidence {
    let (text, source, date) = (text.to_owned(), source.to_owned(), Some(day(published)));
    Evidence { text, kind, source, date, ..Evidence::default() }
}

/// What a customer said, asked or complained of: kind, words, to whom, which customer, when.
pub fn voice(kind: EvidenceKind, text: &str, to: &str, customer: &str, said: &str) -> Evidence {
    Evidence { customer: customer.to_owned(), ..study(kind, text, to, said) }
}

/// The same evidence, filed under a theme.
pub fn on(theme: &str, evidence: Evidence) -> Evidence {
    Evidence { theme: theme.to_owned(), ..evidence }
}

/// A conclusion and the evidence that it rests on.
pub fn conclusion(text: &str, rests_on: &[&EvidenceId]) -> Conclusion {
    Conclusion { text: text.to_owned(), rests_on: rests_on.iter().map(|id| (*id).clone()).collect() }
}

/// Product line, image and position, and the conclusions that they follow from.
pub fn positioning(product_line: &str, image: &str, position: &str, from: &[&ConclusionId]) -> Positioning {
    Positioning {
        product_line: product_line.to_owned(),
        image: image.to_owned(),
        position: position.to_owned(),
        from: from.iter().map(|id| (*id).clone()).collect(),
    }
}

/// A joint reading: text, target met, customers satisfied, by what means, verdict.
pub fn reading(text: &str, target_met: Answer, satisfied: Answer, means: &str, verdict: Verdict) -> Reading {
    Reading {
        text: text.to_owned(),
        target_met: Some(target_met),
        customers_satisfied: Some(satisfied),
        by_what_means: means.to_owned(),
        verdict: Some(verdict),
    }
}

/// One row of results that is known by `basis`: where (`-` is none), spend and sales in thousands, source.
pub fn result(basis: Basis, place: (&str, &str), figures: (u32, u32), source: &str) -> ResultRow {
    let Cell { segment, promotion } = cell(place.0, place.1);
    ResultRow {
        basis,
        segment,
        promotion,
        spend: Some(thousand(figures.0)),
        sales: Some(thousand(figures.1).amount()),
        source: source.to_owned(),
        ..ResultRow::default()
    }
}

/// The results of one segment, promotion by promotion, in thousands of spend and sales.
pub fn results(segment: &str, source: &str, figures: &[(&str, u32, u32)]) -> Vec<ResultRow> {
    let row = |(promotion, spend, sales): &(&str, u32, u32)| {
        result(Basis::Cells, (segment, promotion), (*spend, *sales), source)
    };
    figures.iter().map(row).collect()
}

/// The same row with what was put out.
pub fn put_out(row: ResultRow, how_many: u32, of: &str) -> ResultRow {
    ResultRow { output: Some(Decimal::from(how_many)), output_of: of.to_owned(), ..row }
}

/// A joint goal: measure, segment (`-` is all), baseline, expected and target, due, what if it is missed.
pub fn goal(measure: &str, segment: &str, values: [i32; 3], due: &str, if_missed: &str) -> Goal {
    let [baseline, expected, target] = values.map(|value| Some(Decimal::from(value)));
    Goal {
        measure: measure.to_owned(),
        segment: (segment != "-").then(|| segment.into()),
        baseline,
        expected,
        target,
        due: Some(day(due)),
        if_missed: if_missed.to_owned(),
        ..Goal::default()
    }
}

/// The same goal, with the conclusions that it follows from.
pub fn following(from: &[ConclusionId], goal: Goal) -> Goal {
    Goal { from: from.iter().cloned().collect(), ..goal }
}

/// What a department gets when a goal passes a threshold.
pub fn reward(department: Department, what: &str, goal: &GoalId, threshold: i32) -> Reward {
    Reward {
        department: Some(department),
        what: what.to_owned(),
        goal: Some(goal.clone()),
        threshold: Some(Decimal::from(threshold)),
    }
}

/// Something to do: what, who, by when.
pub fn action(what: &str, who: &str, due: &str) -> Action {
    Action { what: what.to_owned(), who: who.to_owned(), due: Some(day(due)), ..Action::default() }
}

/// A remark for the parking lot.
pub fn parked(text: &str) -> Parked {
    Parked { text: text.to_owned(), ..Parked::default() }
}
