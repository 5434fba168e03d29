//! The tables of a session: shares of the look back, and the budget grid.

use rust_decimal::Decimal;

use super::page::Table;
use super::teller::Teller;
use crate::domain::{
    Abc, Cell, Coverage, Figures, LineFigures, Measure, Money, PromotionId, SegmentId, Share, State, TierSum,
    shares as domain_shares,
};
use crate::lang::numbers::{format_decimal, format_signed, format_signed_tenths, format_tenths};
use crate::lang::{look_back, wording};

/// What stands where there is nothing to say.
const NOTHING: &str = "-";

/// Spend and sales of each line, their shares, and what lies between them; the most money at stake first. What the last plan
/// placed and what was put out only where something was.
pub fn shares(teller: &Teller<'_>, figures: &Figures) -> Table {
    let state = teller.state();
    let mut heads = vec![
        "field-spend",
        "cli-show-share",
        "field-sales",
        "cli-show-share",
        "cli-show-gap",
        "cli-show-at-stake",
        "cli-show-index",
        "cli-show-break-even",
    ];
    let has_plan = !state.budget.last_plan.is_empty();
    let has_output = figures.lines.iter().any(|line| !line.output.is_empty());
    heads.extend(has_plan.then_some("cli-show-planned"));
    heads.extend(has_output.then_some("view-head-output"));
    let row = |line: &LineFigures| {
        let mut row = line_row(teller, figures, line);
        row.extend(has_plan.then(|| {
            let planned = state.budget.last_planned(&line.line);
            planned.map_or_else(|| NOTHING.to_owned(), |planned| money(planned, state))
        }));
        row.extend(has_output.then(|| put_out(line, teller)));
        row
    };
    let head: Vec<String> = std::iter::once(String::new()).chain(heads.iter().map(|key| teller.word(key))).collect();
    let rows: Vec<Vec<String>> = figures.lines.iter().map(row).collect();
    let total =
        [teller.word("cli-show-total"), money(figures.spend, state), String::new(), sales(figures.sales, state)];
    Table::of_figures(&head, &rows, &total)
}

fn line_row(teller: &Teller<'_>, figures: &Figures, line: &LineFigures) -> Vec<String> {
    let (state, words) = (teller.state(), teller.words);
    let style = state.about.numbers;
    let nothing = || NOTHING.to_owned();
    let share = |share: Option<Share>| share.map_or_else(nothing, |of| format_tenths(of.tenths().into(), style));
    let gap = line.gap().map_or_else(nothing, |gap| format_signed_tenths(gap.tenths().into(), style));
    // A part of a thing that is counted says more than the whole number would.
    let places = u32::from(matches!(state.look_back.measure, Measure::Count(_)));
    vec![
        wording::line(&line.line, state, words),
        money(line.spend, state),
        share(line.share_of_spend),
        sales(line.sales, state),
        share(line.share_of_sales),
        gap + small_sign(figures, line, state),
        figures.money_behind_gap(line).map_or_else(nothing, |money| format_signed(money, 0, style)),
        figures.return_index(line).map_or_else(nothing, |index| format_decimal(index, 2, style)),
        figures.break_even_sales(line).map_or_else(nothing, |needed| format_decimal(needed, places, style)),
    ]
}

/// The sign of a small base behind a figure; where another line of the table has one, a blank keeps its place.
fn small_sign(figures: &Figures, line: &LineFigures, state: &State) -> &'static str {
    match (is_small(figures, line, state), has_small_base(figures, state)) {
        (true, _) => "*",
        (false, true) => " ",
        (false, false) => "",
    }
}

/// Whether a line of the table is a small base.
pub fn has_small_base(figures: &Figures, state: &State) -> bool {
    figures.lines.iter().any(|line| is_small(figures, line, state))
}

fn is_small(figures: &Figures, line: &LineFigures, state: &State) -> bool {
    !figures.small_base(line, &state.look_back.measure, &state.settings).is_empty()
}

/// What was put out on a line; nothing is a dash.
fn put_out(line: &LineFigures, teller: &Teller<'_>) -> String {
    let outputs: Vec<String> = line.output.iter().map(|of| look_back::output(of, teller.state())).collect();
    if outputs.is_empty() { NOTHING.to_owned() } else { outputs.join(&teller.words.get("list-separator")) }
}

/// How much of the whole the segments cover: in segments, in none, and what is counted twice.
pub fn coverage(teller: &Teller<'_>, coverage: &Coverage) -> Table {
    let state = teller.state();
    let count = |count: Option<u64>| {
        count.map_or_else(|| NOTHING.to_owned(), |count| wording::amount(count.into(), state.about.numbers))
    };
    let amount = |sales: Option<Money>| sales.map_or_else(|| NOTHING.to_owned(), |sales| money(sales, state));
    let row = |key: &str, customers: Option<u64>, sales: Option<Money>| {
        vec![teller.word(key), count(customers), amount(sales)]
    };
    let mut rows = vec![
        row("view-in-segments", Some(coverage.customers), Some(coverage.sales)),
        row("no-segment", coverage.customers_outside, coverage.sales_outside),
    ];
    if coverage.customers_twice > 0 || !coverage.sales_twice.is_zero() {
        rows.push(row("view-counted-twice", Some(coverage.customers_twice), Some(coverage.sales_twice)));
    }
    let head = [String::new(), teller.word("field-customers"), teller.word("field-sales")];
    Table::of_figures(&head, &rows, &row("view-in-all", coverage.customers_in_all, coverage.sales_in_all))
}

/// What the tiers of the customer list bring, and up to where each reaches.
pub fn tiers(teller: &Teller<'_>, abc: &Abc) -> Table {
    let state = teller.state();
    let amounts: Vec<Decimal> = abc.sums.iter().map(|tier| tier.sales.amount()).collect();
    let shares = domain_shares(&amounts);
    let row = |(at, tier): (usize, &TierSum)| {
        let name = teller.words.with("picked-customers-of-tier", &[("tier", tier.tier.to_string().into())]);
        let share = shares.as_ref().and_then(|shares| shares.get(at));
        vec![
            name,
            wording::amount(tier.customers.into(), state.about.numbers),
            money(tier.sales, state),
            share.map_or_else(|| NOTHING.to_owned(), |share| format_tenths(share.tenths().into(), state.about.numbers)),
        ]
    };
    let rows: Vec<Vec<String>> = abc.sums.iter().enumerate().map(row).collect();
    let heads = ["field-customers", "field-sales", "cli-show-share"];
    let head: Vec<String> = std::iter::once(String::new()).chain(heads.iter().map(|key| teller.word(key))).collect();
    Table::of_figures(&head, &rows, &[])
}

/// Segments by promotions, with the money of each cell and all totals.
pub fn grid(teller: &Teller<'_>, amount: impl Fn(&Cell) -> Money) -> Table {
    let (state, words) = (teller.state(), teller.words);
    let (rows, columns) = axes(state, &amount);
    let cell = |row: &Option<SegmentId>, column: &Option<PromotionId>| amount(&Cell::new(row.clone(), column.clone()));
    let shown = |amount: Money| if amount.is_zero() { NOTHING.to_owned() } else { money(amount, state) };
    let of_row = |row: &Option<SegmentId>| {
        let amounts: Vec<Money> = columns.iter().map(|column| cell(row, column)).collect();
        let total = amounts.iter().copied().sum();
        std::iter::once(wording::segment(row.as_ref(), state, words))
            .chain(amounts.into_iter().chain([total]).map(shown))
            .collect()
    };
    let totals: Vec<Money> = columns.iter().map(|column| rows.iter().map(|row| cell(row, column)).sum()).collect();
    let all: Money = totals.iter().copied().sum();
    let total_word = teller.word("cli-show-total");
    let promotions = columns.iter().map(|column| wording::promotion(column.as_ref(), state, words));
    let head: Vec<String> = std::iter::once(String::new()).chain(promotions).chain([total_word.clone()]).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(of_row).collect();
    let total: Vec<String> = std::iter::once(total_word).chain(totals.into_iter().chain([all]).map(shown)).collect();
    Table::of_figures(&head, &rows, &total)
}

/// The rows and columns of the grid: all on the table, and none where money lies there.
fn axes(state: &State, amount: &impl Fn(&Cell) -> Money) -> (Vec<Option<SegmentId>>, Vec<Option<PromotionId>>) {
    let mut rows: Vec<_> = state.segments.list.iter().map(|raised| Some(raised.id.clone())).collect();
    let mut columns: Vec<_> = state.budget.promotions.iter().map(|raised| Some(raised.id.clone())).collect();
    let lies = |row: &Option<SegmentId>, column: &Option<PromotionId>| {
        !amount(&Cell::new(row.clone(), column.clone())).is_zero()
    };
    let without_promotion = rows.iter().chain([&None]).any(|row| lies(row, &None));
    let without_segment = columns.iter().chain([&None]).any(|column| lies(&None, column));
    rows.extend(without_segment.then_some(None));
    columns.extend(without_promotion.then_some(None));
    (rows, columns)
}

fn money(amount: Money, state: &State) -> String {
    wording::money(amount, state.about.currency, state.about.numbers)
}

fn money_of_decimal(amount: Decimal, state: &State) -> String {
    Money::new(amount).map_or_else(|_| NOTHING.to_owned(), |amount| money(amount, state))
}

/// Sales in the measure of the look back.
fn sales(sales: Decimal, state: &State) -> String {
    match &state.look_back.measure {
        Measure::Money => money_of_decimal(sales, state),
        Measure::Count(_) => wording::amount(sales, state.about.numbers),
    }
}
