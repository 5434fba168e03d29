//! Step 2 as it is driven: rows of results typed in, and a joint reading of each line.

use crate::app::effect::Effect;
use crate::app::form::{FormRow, Need, Offer};
use crate::app::meeting::Meeting;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, WhereFrom};
use crate::app::reading::Context;
use crate::app::section::RowRef;
use crate::app::sheet::{Row, Sheet, money, number, one_input, one_of, period, text};
use crate::domain::{
    Answer, Axis, Basis, Change, Line, List, ListChange, Measure, Promotion, Reading, ReadingField, ResultField,
    ResultId, ResultRow, Segment, State, Tables, Verdict,
};
use crate::edit::TextField;

/// The row that asks in what sales are given: empty is money, a word is what is counted.
#[must_use]
pub fn measure_row(context: &Context<'_>) -> FormRow {
    let counted = match &context.state.look_back.measure {
        Measure::Money => "",
        Measure::Count(what) => what,
    };
    FormRow { label: "field-counted", need: Need::Optional, text: TextField::with_text(counted), offer: Offer::Free }
}

/// What a typed measure changes.
#[must_use]
pub fn read_measure(typed: &str, context: &Context<'_>) -> Vec<Change> {
    let measure = if typed.is_empty() { Measure::Money } else { Measure::Count(typed.to_owned()) };
    if measure == context.state.look_back.measure { Vec::new() } else { vec![Change::Measure(measure)] }
}

/// Shows where the figures of the line under the cursor come from.
pub fn show_where_from(model: &mut Model) -> Vec<Effect> {
    if let Some(RowRef::Line(line, basis)) = model.meeting.as_ref().and_then(|meeting| meeting.selected()) {
        model.open(Overlay::WhereFrom(WhereFrom { line, basis, scrolled: 0 }));
    }
    Vec::new()
}

/// The axis of the list that the cursor is in, where a line of it brought more or less than its share; else the first axis
/// with such a line.
#[must_use]
pub fn axis_in_sight(meeting: &Meeting) -> Option<Axis> {
    let tables = meeting.tables();
    let here = meeting.section().axis().filter(|axis| has_gap(*axis, tables));
    here.or_else(|| Axis::ALL.into_iter().find(|axis| has_gap(*axis, tables)))
}

fn has_gap(axis: Axis, tables: &Tables) -> bool {
    tables.along(axis).first().is_some_and(|table| table.worst().or(table.best()).is_some())
}

impl Sheet for ResultRow {
    fn list(state: &State) -> &List<Self> {
        &state.look_back.results
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Result(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> ResultId {
        let segment = self.segment.as_ref().map_or("none", |id| id.as_str());
        let promotion = self.promotion.as_ref().map_or("none", |id| id.as_str());
        ResultId::fresh(&format!("{segment} {promotion}"), |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            money("field-spend", |row: &Self| row.spend, ResultField::Spend).required(),
            number("field-sales", |row: &Self| row.sales, ResultField::Sales),
            one_input(
                "field-segment",
                |segment: &Segment| &segment.name,
                |row: &Self| row.segment.as_ref(),
                ResultField::Segment,
            ),
            one_input(
                "field-promotion",
                |promotion: &Promotion| &promotion.name,
                |row: &Self| row.promotion.as_ref(),
                ResultField::Promotion,
            ),
            number("field-output", |row: &Self| row.output, ResultField::Output),
            text("field-output-of", |row: &Self| &row.output_of, ResultField::OutputOf).recalling(),
            text("field-source", |row: &Self| &row.source, ResultField::Source).recalling(),
            one_of(
                "field-basis",
                Basis::ALL,
                Basis::key,
                |row: &Self| Some(row.basis),
                |basis| ResultField::Basis(basis.unwrap_or_default()),
            ),
            period("field-period", |row: &Self| row.period, ResultField::Period),
        ]
    }
}

impl Sheet for Reading {
    fn list(state: &State) -> &List<Self> {
        &state.look_back.readings
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Reading(change)
    }

    // A reading is named by its line, which the form is opened for; only a line without one gets here.
    fn fresh_id(&self, _list: &List<Self>) -> Line {
        Line::Segment(None)
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-reading", |reading: &Self| &reading.text, ReadingField::Text).required(),
            one_of(
                "field-target-met",
                Answer::ALL,
                Answer::key,
                |reading: &Self| reading.target_met,
                ReadingField::TargetMet,
            ),
            one_of(
                "field-customers-satisfied",
                Answer::ALL,
                Answer::key,
                |reading: &Self| reading.customers_satisfied,
                ReadingField::CustomersSatisfied,
            ),
            text("field-by-what-means", |reading: &Self| &reading.by_what_means, ReadingField::ByWhatMeans).recalling(),
            one_of(
                "field-verdict",
                Verdict::ALL,
                Verdict::key,
                |reading: &Self| reading.verdict,
                ReadingField::Verdict,
            ),
        ]
    }
}
