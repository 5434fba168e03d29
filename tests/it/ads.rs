//! A look back on real figures: what three advertising campaigns of a shop cost and sold, by the age of who saw them.
//!
//! Sums per age and campaign of the public data set "Sales Conversion Optimization" (1,143 advertisements).

use roundtable::domain::{
    Cell, Change, ListChange, Measure, Money, Promotion, ResultId, ResultRow, Segment, SegmentId,
};
use rust_decimal::Decimal;

use crate::fixtures::Meeting;

/// Age, campaign, exact spend, approved conversions, number of advertisements.
const SUMS: [(&str, &str, &str, u32, u32); 12] = [
    ("30-34", "916", "75.330000188", 11, 29),
    ("35-39", "916", "23.639999985", 6, 12),
    ("40-44", "916", "16.810000300", 4, 6),
    ("45-49", "916", "33.930000184", 3, 7),
    ("30-34", "936", "391.440000331", 88, 196),
    ("35-39", "936", "383.430001459", 34, 89),
    ("40-44", "936", "450.399999775", 25, 75),
    ("45-49", "936", "1668.099997369", 36, 104),
    ("30-34", "1178", "14785.629985859", 395, 201),
    ("35-39", "1178", "10705.359992891", 167, 147),
    ("40-44", "1178", "11122.519980763", 141, 129),
    ("45-49", "1178", "19048.639999101", 169, 148),
];

/// The ages, in the order of their first row.
pub const AGES: [&str; 4] = ["30-34", "35-39", "40-44", "45-49"];

/// A meeting whose look back has these figures, raised by Marketing, and whose last plan had placed something else.
pub fn meeting() -> Meeting {
    let mut meeting = Meeting::seated();
    meeting.sales(Change::Measure(Measure::Count("orders".to_owned())));
    for age in AGES {
        let defined_by = format!("aged {age}");
        let segment = Segment { name: age.to_owned(), defined_by, ..Segment::default() };
        meeting.sales(Change::Segment(ListChange::Raise(SegmentId::from(age), segment)));
    }
    for campaign in ["916", "936", "1178"] {
        let name = format!("Campaign {campaign}");
        let promotion = Promotion { name: name.clone(), ..Promotion::default() };
        meeting.marketing(Change::Promotion(ListChange::Raise(name.as_str().into(), promotion)));
    }
    for (index, (age, campaign, spend, sales, ads)) in SUMS.into_iter().enumerate() {
        let cell = cell(age, campaign);
        let row = ResultRow {
            segment: cell.segment,
            promotion: cell.promotion,
            spend: Some(Money::new(spend.parse().expect("a number")).expect("not too much")),
            sales: Some(Decimal::from(sales)),
            output: Some(Decimal::from(ads)),
            output_of: "ads".to_owned(),
            source: "ads.csv".to_owned(),
            ..ResultRow::default()
        };
        let id = ResultId::from(format!("row {index}").as_str());
        meeting.marketing(Change::Result(ListChange::Raise(id, row)));
    }
    meeting
}

/// The cell of an age and a campaign.
pub fn cell(age: &str, campaign: &str) -> Cell {
    Cell::new(Some(age.into()), Some(format!("Campaign {campaign}").as_str().into()))
}
