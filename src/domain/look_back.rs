//! Step 2, the look back: what the last plan cost and brought, line by line, and what the room reads from it.

mod figures;
mod joint;
mod sums;

pub use figures::{Figures, LineFigures, Output, SmallBase};
pub use joint::MissingPart;
pub use sums::{Axis, Tables};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::id::{Line, PromotionId, ResultId, SegmentId};
use super::input::{List, item};
use super::money::Money;
use super::period::Period;
use super::refusal::Refusal;
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

impl LookBack {
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
