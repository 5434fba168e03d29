//! A session as JSON: its own field names, exact numbers as strings, and the sums that a reader would otherwise do again.

use serde_json::{Map, Value, json};

use crate::domain::{Figures, Line, LineFigures, Money, Share, State};
use crate::storage::Loaded;

/// The whole session.
pub fn whole(name: &str, loaded: &Loaded) -> Value {
    let state = loaded.session.state();
    json!({
        "file": name,
        "entries": loaded.session.rev(),
        "edited_outside": loaded.edited_outside.is_some(),
        "plan": plan(state),
        "budget": budget(state),
        "look_back": {
            "by_segment": state.look_back.by_segment().iter().map(figures).collect::<Vec<_>>(),
            "by_promotion": state.look_back.by_promotion().iter().map(figures).collect::<Vec<_>>(),
        },
    })
}

/// The state, without what is still hidden from the room.
fn plan(state: &State) -> Value {
    let mut state = state.clone();
    if !state.budget.revealed {
        state.budget.opening_positions.clear();
    }
    serde_json::to_value(state).expect("every key of a state is text")
}

fn budget(state: &State) -> Value {
    let budget = &state.budget;
    let segments = state.segments.list.iter().map(|raised| Some(&raised.id));
    let promotions = state.budget.promotions.iter().map(|raised| Some(&raised.id));
    let rows: Vec<Value> =
        segments.chain([None]).map(|id| json!({ "id": id, "amount": exact(budget.row_total(id)) })).collect();
    let columns: Vec<Value> =
        promotions.chain([None]).map(|id| json!({ "id": id, "amount": exact(budget.column_total(id)) })).collect();
    json!({
        "placed": exact(budget.placed()),
        "remainder": budget.remainder().map(exact),
        "by_segment": rows,
        "by_promotion": columns,
    })
}

fn figures(figures: &Figures) -> Value {
    json!({
        "basis": figures.basis,
        "spend": exact(figures.spend),
        "sales": figures.sales.normalize().to_string(),
        "lines": figures.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn line(line: &LineFigures) -> Value {
    let id = match &line.line {
        Line::Segment(id) => id.as_ref().map(ToString::to_string),
        Line::Promotion(id) => id.as_ref().map(ToString::to_string),
        Line::Cell(cell) => Some(cell.to_string()),
    };
    let percent = |share: Option<Share>| share.map(|share| share.to_string());
    let fields = [
        ("id", json!(id)),
        ("spend", json!(exact(line.spend))),
        ("sales", json!(line.sales.normalize().to_string())),
        ("share_of_spend", json!(percent(line.share_of_spend))),
        ("share_of_sales", json!(percent(line.share_of_sales))),
        ("gap", json!(percent(line.gap()))),
    ];
    Value::from(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// The exact amount.
fn exact(amount: Money) -> String {
    amount.amount().normalize().to_string()
}
