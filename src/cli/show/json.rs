//! A session as JSON: its own field names, exact numbers as strings, and the sums that a reader would otherwise do again.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::domain::{
    Axis, Conclusion, Evidence, Figures, InputRef, Line, LineFigures, Money, Output, Raised, Share, SmallBase, State,
    Stream, TierSum, shares,
};
use crate::storage::Loaded;

/// The whole session.
pub fn whole(name: &str, loaded: &Loaded) -> Value {
    let state = loaded.session.state();
    json!({
        "file": name,
        "entries": loaded.session.rev(),
        "edited_outside": loaded.edited_outside.is_some(),
        "plan": plan(state),
        "research": research(state),
        "segments": segments(state),
        "budget": budget(state),
        "look_back": {
            "by_segment": along(Axis::Segments, state),
            "by_promotion": along(Axis::Promotions, state),
            "by_cell": along(Axis::Cells, state),
        },
    })
}

/// The state, without what is still hidden from the room, and without what the chair notes for nobody else.
fn plan(state: &State) -> Value {
    let mut state = state.clone();
    if !state.budget.revealed {
        state.budget.opening_positions.clear();
    }
    state.private_notes.clear();
    serde_json::to_value(state).expect("every key of a state is text")
}

/// What follows from dates, themes and links: ages, disagreements from both sides, and what rests on what.
fn research(state: &State) -> Value {
    let research = &state.research;
    let evidence = Stream::ALL.iter().flat_map(|stream| research.by_theme(*stream));
    json!({
        "evidence": evidence.map(|(theme, raised)| piece(state, theme, raised)).collect::<Vec<_>>(),
        "conclusions": research.conclusions.iter().map(|raised| conclusion(state, raised)).collect::<Vec<_>>(),
    })
}

fn piece(state: &State, theme: &str, raised: &Raised<Evidence>) -> Value {
    let against = state.research.contradicting(&raised.id);
    json!({
        "id": raised.id,
        "stream": stream(raised.item.kind.stream()),
        "theme": (!theme.is_empty()).then_some(theme),
        "age_in_months": raised.item.date.map(|date| state.age_in_months(date)),
        "old": state.is_old(&raised.item),
        "contradicted_by": against.iter().map(|other| &other.id).collect::<Vec<_>>(),
    })
}

fn conclusion(state: &State, raised: &Raised<Conclusion>) -> Value {
    let footing = state.footing(&raised.item);
    let follows = state.what_follows(&InputRef::Conclusion(raised.id.clone()));
    json!({
        "id": raised.id,
        "studies": footing.studies,
        "old_studies": footing.old_studies,
        "voices": footing.voices,
        "disputed": footing.disputed,
        "oldest": footing.oldest,
        "newest": footing.newest,
        "one_stream": footing.one_stream().map(stream),
        "old_studies_only": footing.is_old_studies_only(),
        "what_follows": follows.iter().map(|link| &link.input).collect::<Vec<_>>(),
    })
}

fn stream(stream: Stream) -> &'static str {
    match stream {
        Stream::Studies => "studies",
        Stream::CustomerVoice => "customer_voice",
    }
}

/// How much the segments cover, and what the tiers of the customer list bring.
fn segments(state: &State) -> Value {
    let abc = state.abc();
    let coverage = state.coverage_with(&abc);
    let amounts: Vec<_> = abc.sums.iter().map(|tier| tier.sales.amount()).collect();
    let shares = shares(&amounts);
    let tier = |(at, tier): (usize, &TierSum)| {
        let share = shares.as_ref().and_then(|shares| shares.get(at)).map(Share::to_string);
        json!({ "tier": tier.tier, "customers": tier.customers, "sales": exact(tier.sales), "share": share })
    };
    let has_list = state.segments.brought.is_some();
    let tiers: Vec<Value> = abc.sums.iter().filter(|_| has_list).enumerate().map(tier).collect();
    json!({
        "customers": coverage.customers,
        "sales": exact(coverage.sales),
        "customers_outside": coverage.customers_outside,
        "sales_outside": coverage.sales_outside.map(exact),
        "customers_twice": coverage.customers_twice,
        "sales_twice": exact(coverage.sales_twice),
        "customers_in_all": coverage.customers_in_all,
        "sales_in_all": coverage.sales_in_all.map(exact),
        "tiers": tiers,
    })
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

/// The tables along an axis, the line with most money at stake first in each.
fn along(axis: Axis, state: &State) -> Vec<Value> {
    let table = |table: &Figures| {
        json!({
            "basis": table.basis,
            "spend": exact(table.spend),
            "sales": plain(table.sales),
            "lines": table.lines.iter().map(|figures| line(table, figures, state)).collect::<Vec<_>>(),
        })
    };
    state.look_back.along(axis).iter().map(table).collect()
}

fn line(table: &Figures, line: &LineFigures, state: &State) -> Value {
    let id = match &line.line {
        Line::Segment(id) => id.as_ref().map(ToString::to_string),
        Line::Promotion(id) => id.as_ref().map(ToString::to_string),
        Line::Cell(cell) => Some(cell.to_string()),
    };
    let percent = |share: Option<Share>| share.map(|share| share.to_string());
    let small_base = table.small_base(line, &state.look_back.measure, &state.settings);
    let small_base: Vec<&str> = small_base.into_iter().map(why_small).collect();
    let output = |output: &Output| {
        json!({
            "of": output.of,
            "number": plain(output.number),
            "spend": exact(output.spend),
            "sales": plain(output.sales),
        })
    };
    let fields = [
        ("id", json!(id)),
        ("spend", json!(exact(line.spend))),
        ("sales", json!(plain(line.sales))),
        ("share_of_spend", json!(percent(line.share_of_spend))),
        ("share_of_sales", json!(percent(line.share_of_sales))),
        ("gap", json!(percent(line.gap()))),
        ("money_behind_gap", json!(table.money_behind_gap(line).map(plain))),
        ("return_index", json!(table.return_index(line).map(plain))),
        ("break_even_sales", json!(table.break_even_sales(line).map(plain))),
        ("small_base", json!(small_base)),
        ("planned", json!(state.budget.last_planned(&line.line).map(exact))),
        ("output", json!(line.output.iter().map(output).collect::<Vec<_>>())),
    ];
    Value::from(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn why_small(reason: SmallBase) -> &'static str {
    match reason {
        SmallBase::OfSpend => "spend",
        SmallBase::OfSales => "sales",
        SmallBase::FewSales => "count",
    }
}

/// A number with all the digits that it has.
fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// The exact amount.
fn exact(amount: Money) -> String {
    plain(amount.amount())
}
