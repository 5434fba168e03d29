//! Step 4 as it is driven: segments, merged and split without losing who they were.

use crate::app::reading::Context;
use crate::app::sheet::{Row, Sheet, count, money, text};
use crate::domain::{Change, List, ListChange, Money, Segment, SegmentField, SegmentId, State, Tier};
use crate::lang::Message;

impl Sheet for Segment {
    fn list(state: &State) -> &List<Self> {
        &state.segments.list
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Segment(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> SegmentId {
        SegmentId::fresh(&self.name, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-name", |segment: &Self| &segment.name, SegmentField::Name).required(),
            text("field-defined-by", |segment: &Self| &segment.defined_by, SegmentField::DefinedBy).required(),
            tier(),
            count("field-customers", |segment: &Self| segment.customers, SegmentField::Customers),
            money("field-sales", |segment: &Self| segment.sales, SegmentField::Sales),
            text("field-needs", |segment: &Self| &segment.needs, SegmentField::Needs),
            text("field-value", |segment: &Self| &segment.value, SegmentField::Value),
        ]
    }
}

fn tier() -> Row<Segment> {
    Row::typed(
        "field-tier",
        |segment: &Segment, _: &Context<'_>| segment.tier.map_or_else(String::new, |tier| tier.to_string()),
        |typed, _| {
            if typed.is_empty() {
                return Ok(SegmentField::Tier(None));
            }
            let tier: Result<Tier, _> = typed.parse();
            tier.map(|tier| SegmentField::Tier(Some(tier))).map_err(|_| Message::new("form-not-a-tier"))
        },
    )
}

/// What a part that is split off takes from the segment that it came of.
#[must_use]
pub fn taken_by(part: &Segment, from: &Segment) -> Vec<SegmentField> {
    let customers = match (from.customers, part.customers) {
        (Some(all), Some(part)) => Some(SegmentField::Customers(Some(all.saturating_sub(part)))),
        _ => None,
    };
    let sales = match (from.sales, part.sales) {
        (Some(all), Some(part)) => Some(SegmentField::Sales(Some(all.minus(part).max(Money::ZERO)))),
        _ => None,
    };
    customers.into_iter().chain(sales).collect()
}
