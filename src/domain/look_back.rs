//! Step 2, the look back: what the last plan cost and brought, line by line, and what the room reads from it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::about::Period;
use super::id::{Cell, Line, PromotionId, ResultId, SegmentId};
use super::input::{List, item};
use super::money::Money;
use super::refusal::Refusal;
use super::share::{Share, shares};
use super::value::{Answer, Value, Worded, choices};

/// Step 2 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookBack {
    /// In what sales are given here.
    #[serde(default, skip_serializing_if = "super::input::is_default")]
    pub measure: Measure,
    /// The rows.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub results: List<ResultRow>,
    /// What the room says of them.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub readings: List<Reading>,
}

/// In what the sales of one look back are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// In the session's currency.
    #[default]
    Money,
    /// In a count of this: orders, new customers ...
    Count(String),
}

choices! {
    /// By what a row is known. Rows of different bases tell of the same money and are never added to each other.
    pub enum Basis {
        /// By segment and promotion.
        #[default]
        Cells = "basis-cells",
        /// By segment only.
        Segments = "basis-segments",
        /// By promotion only.
        Promotions = "basis-promotions",
    }

    /// What the room decides about a line.
    pub enum Verdict {
        /// Go on with it.
        #[default]
        Keep = "verdict-keep",
        /// Do it differently.
        Change = "verdict-change",
        /// Stop it.
        Stop = "verdict-stop",
    }
}

impl Worded for Period {
    fn value(&self) -> Value {
        Value::Period(*self)
    }
}

item! {
    /// One row of what the last plan cost and brought.
    pub struct ResultRow, ResultId => Result, edited by ResultField {
        /// By what the row is known.
        Basis => basis: Basis, "field-basis";
        /// The segment; `None` is money or sales that belong to no segment.
        Segment => segment: Option<SegmentId>, "field-segment";
        /// The promotion; `None` is money or sales that belong to no promotion.
        Promotion => promotion: Option<PromotionId>, "field-promotion";
        /// What was spent, in the session's currency.
        Spend => spend: Option<Money>, "field-spend";
        /// What it brought, in the measure of the look back.
        Sales => sales: Option<Decimal>, "field-sales";
        /// What was put out: how many.
        Output => output: Option<Decimal>, "field-output";
        /// What was put out: of what (advertisements, leads).
        OutputOf => output_of: String, "field-output-of";
        /// The period; `None` is the period that the session looks back on.
        Period => period: Option<Period>, "field-period";
        /// Where the figures come from.
        Source => source: String, "field-source";
    }
    check(row) {
        if row.spend.is_none() && row.sales.is_none() && row.output.is_none() {
            Err(Refusal::Required("field-spend"))
        } else {
            Ok(())
        }
    }
}

item! {
    /// What the room says of a line of the look back.
    pub struct Reading, Line => Reading, edited by ReadingField {
        /// In the room's words.
        Text => text: String, "field-reading";
        /// Whether the target was met.
        TargetMet => target_met: Option<Answer>, "field-target-met";
        /// Whether the customers are satisfied.
        CustomersSatisfied => customers_satisfied: Option<Answer>, "field-customers-satisfied";
        /// By what means it was reached, or missed.
        ByWhatMeans => by_what_means: String, "field-by-what-means";
        /// What to do about the line.
        Verdict => verdict: Option<Verdict>, "field-verdict";
    }
    check(reading) { super::refusal::required(&reading.text, "field-reading") }
}

/// The figures of one line, sums of the rows of one basis.
#[derive(Clone, Debug, PartialEq)]
pub struct LineFigures {
    /// The line.
    pub line: Line,
    /// Exact spend.
    pub spend: Money,
    /// Exact sales, in the measure of the look back.
    pub sales: Decimal,
    /// Share of the whole spend.
    pub share_of_spend: Option<Share>,
    /// Share of all sales.
    pub share_of_sales: Option<Share>,
}

impl LineFigures {
    /// Share of sales less share of spend, in tenths of a point.
    #[must_use]
    pub fn gap(&self) -> Option<Share> {
        Some(self.share_of_sales?.gap_from(self.share_of_spend?))
    }
}

/// All lines of one basis along one axis, with their totals.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The basis that the sums are of.
    pub basis: Basis,
    /// The lines, in the order of their first row.
    pub lines: Vec<LineFigures>,
    /// Exact spend of all lines.
    pub spend: Money,
    /// Exact sales of all lines.
    pub sales: Decimal,
}

impl Figures {
    /// Money behind the gap of a line: its spend less the total spend times its exact share of sales.
    ///
    /// `None` where there are no sales to share.
    #[must_use]
    pub fn money_behind_gap(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_sales?;
        let fair = self.spend.amount().checked_mul(line.sales)?.checked_div(self.sales)?;
        line.spend.amount().checked_sub(fair)
    }

    /// Return index of a line: exact share of sales over exact share of spend; `None` without spend.
    #[must_use]
    pub fn return_index(&self, line: &LineFigures) -> Option<Decimal> {
        line.share_of_sales?;
        line.share_of_spend?;
        let sales = line.sales.checked_div(self.sales)?;
        let spend = line.spend.amount().checked_div(self.spend.amount())?;
        sales.checked_div(spend)
    }
}

impl LookBack {
    /// The figures by segment, for each basis that knows segments and has rows.
    #[must_use]
    pub fn by_segment(&self) -> Vec<Figures> {
        self.along(&[Basis::Cells, Basis::Segments], |row| Line::Segment(row.segment.clone()))
    }

    /// The figures by promotion, for each basis that knows promotions and has rows.
    #[must_use]
    pub fn by_promotion(&self) -> Vec<Figures> {
        self.along(&[Basis::Cells, Basis::Promotions], |row| Line::Promotion(row.promotion.clone()))
    }

    /// The figures by cell, where rows know both.
    #[must_use]
    pub fn by_cell(&self) -> Vec<Figures> {
        let cell = |row: &ResultRow| Line::Cell(Cell::new(row.segment.clone(), row.promotion.clone()));
        self.along(&[Basis::Cells], cell)
    }

    fn along(&self, bases: &[Basis], line_of: impl Fn(&ResultRow) -> Line) -> Vec<Figures> {
        bases.iter().filter_map(|basis| self.figures(*basis, &line_of)).collect()
    }

    fn figures(&self, basis: Basis, line_of: &impl Fn(&ResultRow) -> Line) -> Option<Figures> {
        let mut order: Vec<Line> = Vec::new();
        let mut sums: BTreeMap<Line, (Money, Decimal)> = BTreeMap::new();
        for row in self.results.iter().map(|raised| &raised.item).filter(|row| row.basis == basis) {
            let line = line_of(row);
            if !sums.contains_key(&line) {
                order.push(line.clone());
            }
            let (spend, sales) = sums.entry(line).or_default();
            *spend = spend.plus(row.spend.unwrap_or_default());
            *sales = sales.saturating_add(row.sales.unwrap_or_default());
        }
        if order.is_empty() {
            return None;
        }
        let of = |line: &Line| sums.get(line).copied().unwrap_or_default();
        let spends: Vec<Decimal> = order.iter().map(|line| of(line).0.amount()).collect();
        let sales: Vec<Decimal> = order.iter().map(|line| of(line).1).collect();
        let (share_of_spend, share_of_sales) = (shares(&spends), shares(&sales));
        let lines = order.into_iter().enumerate().map(|(index, line)| LineFigures {
            spend: of(&line).0,
            sales: of(&line).1,
            share_of_spend: share_of_spend.as_ref().map(|shares| shares[index]),
            share_of_sales: share_of_sales.as_ref().map(|shares| shares[index]),
            line,
        });
        Some(Figures {
            basis,
            lines: lines.collect(),
            spend: sums.values().map(|(spend, _)| *spend).sum(),
            sales: sales.iter().fold(Decimal::ZERO, |sum, sales| sum.saturating_add(*sales)),
        })
    }

    /// Moves the results of a segment to another, or to none; what the room said of its line stays said of that line.
    pub(crate) fn move_segment(&mut self, from: &SegmentId, into: Option<&SegmentId>) {
        for row in self.results.items_mut().filter(|row| row.segment.as_ref() == Some(from)) {
            row.segment = into.cloned();
        }
    }

    /// Leaves the results of a promotion on no promotion.
    pub(crate) fn drop_promotion(&mut self, from: &PromotionId) {
        for row in self.results.items_mut().filter(|row| row.promotion.as_ref() == Some(from)) {
            row.promotion = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::Raising;
    use crate::domain::{Department, ListChange, Step};

    fn look_back(rows: &[(&str, u32, u32)]) -> LookBack {
        let mut look_back = LookBack::default();
        let raising =
            Raising { by: &Department::Sales, person: None, step: Step::LookBack, at: jiff::Timestamp::UNIX_EPOCH };
        for (index, (segment, spend, sales)) in rows.iter().enumerate() {
            let row = ResultRow {
                segment: Some((*segment).into()),
                spend: Some(Money::from(*spend)),
                sales: Some(Decimal::from(*sales)),
                ..ResultRow::default()
            };
            let id = ResultId::from(format!("row {index}").as_str());
            look_back.results.apply(&ListChange::Raise(id, row), &raising).expect("a new id");
        }
        look_back
    }

    #[test]
    fn sixty_percent_of_the_spend_brought_forty_percent_of_the_sales() {
        let look_back = look_back(&[("dealers", 500, 300), ("key accounts", 400, 600), ("dealers", 100, 100)]);
        let figures = &look_back.by_segment()[0];
        let dealers = &figures.lines[0];
        assert_eq!(dealers.share_of_spend.map(Share::tenths), Some(600));
        assert_eq!(dealers.gap().map(Share::tenths), Some(-200));
        assert_eq!(figures.money_behind_gap(dealers), Some(Decimal::from(200)));
        assert_eq!(figures.return_index(dealers).map(|index| index.round_dp(2)), Some(Decimal::new(67, 2)));
    }

    #[test]
    fn a_line_without_spend_has_no_index() {
        let look_back = look_back(&[("dealers", 0, 300), ("key accounts", 400, 600)]);
        let figures = &look_back.by_segment()[0];
        assert_eq!(figures.return_index(&figures.lines[0]), None);
    }
}
