//! Step 4: the groups of customers, how much they matter, and what they gain; how much of the whole they cover, and the
//! customer list behind them.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::paint_lists;
use crate::app::{Command, Section, keymap};
use crate::domain::{Brought, Coverage, Money, Raised, Segment, Share, Tier, TierSum, shares};
use crate::lang::numbers::format_decimal;
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::widgets::table::{Cell, Column, Row, Rows, Table};

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let figures = Figures::of(scene);
    paint_lists(scene, canvas, area, &[segments_table(scene, figures), customers_table(scene, figures)]);
}

/// The columns of figures that both lists share, so that they stand under one another.
#[derive(Clone, Copy)]
struct Figures {
    customers: figures::Column,
    sales: figures::Column,
}

impl Figures {
    fn of(scene: &Scene<'_>) -> Self {
        let (state, reckoning) = (scene.state(), scene.meeting.reckoning());
        let (coverage, tiers) = (reckoning.coverage(), &reckoning.abc().sums);
        let segments = || state.segments.list.iter().map(|raised| &raised.item);
        let counts = segments().filter_map(|segment| segment.customers);
        let counts = counts.chain(coverage.customers_in_all).chain(state.segments.customers_in_all);
        let counts = counts.chain([coverage.customers, coverage.customers_twice]);
        let amounts = segments().filter_map(|segment| segment.sales);
        let amounts = amounts.chain(tiers.iter().map(|tier| tier.sales)).chain(coverage.sales_in_all);
        let amounts = amounts.chain(state.segments.sales_in_all).chain(coverage.sales_outside);
        let amounts = amounts.chain([coverage.sales, coverage.sales_twice]);
        Self {
            customers: figures::Column::of_numbers(counts.map(Decimal::from), state),
            sales: figures::Column::of_money(amounts, state),
        }
    }

    fn columns<'a>(self, scene: &Scene<'a>, third: &str, last: &str) -> Vec<Column<'a>> {
        let unit = [("unit", wording::currency(&scene.state().about.currency, scene.words()).into())];
        vec![
            Column::words("".into(), 18, 2),
            Column::words(scene.say(third), 12, 2).going(3),
            Column::figures(scene.say("view-head-customers"), self.customers.widest).going(1),
            Column::figures(scene.tell("view-head-sales", &unit).into(), self.sales.widest),
            Column::figures(scene.say("view-head-share"), 5),
            Column::words(if last.is_empty() { "".into() } else { scene.say(last) }, 14, 3).going(2),
            scene.agreed_column(),
        ]
    }

    /// A row that nobody raised: a name, what defines it, and its figures.
    fn sum(
        self,
        name: Cell<'_>,
        defined_by: String,
        (customers, sales): (Option<u64>, Option<Money>),
        share: String,
    ) -> Row<'_> {
        Row {
            by: None,
            cells: vec![
                name,
                Cell::quiet(defined_by),
                Cell::quiet(self.customers.number(customers.map(Decimal::from))),
                Cell::quiet(self.sales.money(sales)),
                Cell::quiet(share),
            ],
        }
    }
}

fn segments_table<'a>(scene: &Scene<'a>, figures: Figures) -> Table<'a> {
    let list = &scene.state().segments.list;
    let shares = shares_of_sales(scene);
    let share_outside = shares.last().cloned().unwrap_or_default();
    let drawn = *scene;
    let inputs: Vec<&Raised<Segment>> = list.iter().collect();
    let rows = Rows::new(inputs.len(), move |index| segment_row(&drawn, inputs[index], shares[index].clone(), figures));
    let columns = figures.columns(scene, "view-head-defined-by", "view-head-value");
    let mut table = scene.table(Section::Segments, columns, rows);
    if !list.is_empty() {
        table.sums = sums(scene, share_outside, figures);
    } else if let Some(first) = first_proposal(scene) {
        table.empty = vec![first];
    }
    table
}

/// What to do first where there is a list to propose segments from.
fn first_proposal(scene: &Scene<'_>) -> Option<String> {
    if scene.is_review() || scene.meeting.reckoning().list().is_empty() {
        return None;
    }
    let places = scene.model.places_below();
    let key = |command| keymap::key_for(&places, command).map(|key| key.to_string());
    let (proposes, adds) = (key(Command::Propose)?, key(Command::Add)?);
    Some(scene.tell("view-first-proposal", &[("key", proposes.into()), ("other", adds.into())]))
}

fn segment_row<'a>(scene: &Scene<'a>, raised: &'a Raised<Segment>, share: String, figures: Figures) -> Row<'a> {
    let segment = &raised.item;
    let tier = segment.tier.map_or_else(|| NONE.to_owned(), |tier| tier.to_string());
    let value =
        if segment.value.is_empty() { Cell::warning(scene.say("view-no-value")) } else { Cell::text(&segment.value) };
    let cells = vec![
        Cell::text(format!("{tier}  {}", segment.name)),
        Cell::quiet(&segment.defined_by),
        Cell::text(figures.customers.number(segment.customers.map(Decimal::from))),
        Cell::text(figures.sales.money(segment.sales)),
        Cell::text(share),
        value,
        Cell::Tags(raised.agreed.iter().collect()),
    ];
    Row { by: Some(&raised.by), cells }
}

/// The share of all sales of each segment and, last, of what is in no segment; together they are exactly 100.0.
///
/// Where sales are counted twice there is no such whole: then each share stands for itself.
pub fn shares_of_sales(scene: &Scene<'_>) -> Vec<String> {
    let (segments, style) = (&scene.state().segments, scene.state().about.numbers);
    let coverage = scene.meeting.reckoning().coverage();
    let amount = |sales: Option<Money>| sales.map(Money::amount).unwrap_or_default();
    let each = || segments.list.iter().map(|raised| raised.item.sales);
    let parts: Vec<Decimal> = each().chain([coverage.sales_outside]).map(amount).collect();
    let is_whole = coverage.sales_outside.is_some() && coverage.sales_twice.is_zero();
    if let Some(whole) = is_whole.then(|| shares(&parts)).flatten() {
        let is_known = each().map(|sales| sales.is_some()).chain([true]);
        let shown = |(share, known): (Share, bool)| figures::share(known.then_some(share), style);
        return whole.into_iter().zip(is_known).map(shown).collect();
    }
    let of_all = |sales: Option<Money>| {
        let all = coverage.sales_in_all.filter(|all| *all > Money::ZERO)?;
        sales?.amount().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all.amount())
    };
    let shown = |share: Option<Decimal>| share.map_or_else(|| NONE.to_owned(), |share| format_decimal(share, 1, style));
    each().map(|sales| shown(of_all(sales))).chain([String::new()]).collect()
}

/// How much of the whole the segments cover; what is counted twice is said in words, and so is a total that the room had
/// set otherwise than the list says.
fn sums<'a>(scene: &Scene<'a>, share_outside: String, figures: Figures) -> Vec<Row<'a>> {
    let coverage: &Coverage = scene.meeting.reckoning().coverage();
    let quiet = |key: &str| Cell::quiet(scene.say(key));
    let row = |name: Cell<'a>, count: Option<u64>, amount: Option<Money>, share: String| {
        figures.sum(name, String::new(), (count, amount), share)
    };
    let blank = Row { by: None, cells: Vec::new() };
    let inside = row(quiet("view-in-segments"), Some(coverage.customers), Some(coverage.sales), String::new());
    let mut rows = vec![blank, inside];
    if coverage.customers_outside.is_some() || coverage.sales_outside.is_some() {
        let (count, amount) = (coverage.customers_outside, coverage.sales_outside);
        rows.push(row(quiet("no-segment"), count, amount, share_outside));
    }
    let (count, amount) = (coverage.customers_twice, coverage.sales_twice);
    if count > 0 || !amount.is_zero() {
        let twice = Cell::warning(scene.say("view-counted-twice"));
        rows.push(row(twice, (count > 0).then_some(count), (!amount.is_zero()).then_some(amount), String::new()));
    }
    rows.push(row(quiet("view-in-all"), coverage.customers_in_all, coverage.sales_in_all, String::new()));
    rows.extend(
        typed_otherwise(scene, coverage)
            .map(|(count, amount)| row(Cell::warning(scene.say("view-set-by-hand")), count, amount, String::new())),
    );
    rows
}

/// The totals that the room had set, where a list says otherwise.
fn typed_otherwise(scene: &Scene<'_>, coverage: &Coverage) -> Option<(Option<u64>, Option<Money>)> {
    let segments = &scene.state().segments;
    let customers = segments.customers_in_all.filter(|_| segments.customers_in_all != coverage.customers_in_all);
    let sales = segments.sales_in_all.filter(|_| segments.sales_in_all != coverage.sales_in_all);
    (customers.is_some() || sales.is_some()).then_some((customers, sales))
}

/// The customer list in one row, who brought it, and what its tiers bring.
fn customers_table<'a>(scene: &Scene<'a>, figures: Figures) -> Table<'a> {
    let segments = &scene.state().segments;
    let reckoning = scene.meeting.reckoning();
    let (list, coverage) = (&segments.customers, *reckoning.coverage());
    let brought: Option<&'a Brought> = segments.brought.as_ref();
    let separator = scene.say("list-separator");
    let drawn = *scene;
    let rows = Rows::new(usize::from(brought.is_some()), move |_| Row {
        by: brought.map(|brought| &brought.by),
        cells: vec![
            Cell::text(if list.source.is_empty() { drawn.say("kind-of-customers") } else { (&list.source).into() }),
            Cell::quiet(list.attributes.join(&separator)),
            Cell::text(figures.customers.number(coverage.customers_in_all.map(Decimal::from))),
            Cell::text(figures.sales.money(coverage.sales_in_all)),
            Cell::text(""),
            Cell::text(""),
            Cell::Tags(brought.map(|brought| brought.agreed.iter().collect()).unwrap_or_default()),
        ],
    });
    let columns = figures.columns(scene, "view-head-known-of-each", "");
    let mut table = scene.table(Section::Customers, columns, rows).uncounted();
    if brought.is_some() {
        let tiers: Vec<(&TierSum, String)> = tiers(scene);
        table.sums = tiers
            .into_iter()
            .map(|(tier, share)| {
                let name =
                    Cell::quiet(scene.tell("picked-customers-of-tier", &[("tier", tier.tier.to_string().into())]));
                figures.sum(name, tier_limit(&drawn, tier.tier), (Some(tier.customers), Some(tier.sales)), share)
            })
            .collect();
    }
    table
}

/// Up to where a tier reaches; nothing of a list of sums, whose tiers are those of the day on which it was brought.
#[must_use]
pub fn tier_limit(scene: &Scene<'_>, tier: Tier) -> String {
    let (limits, style) = (scene.state().settings.tiers, scene.state().about.numbers);
    let upto =
        |percent: Decimal| scene.tell("view-tier-reaches", &[("percent", wording::amount(percent, style).into())]);
    match tier {
        _ if scene.state().segments.customers.rows.is_empty() => String::new(),
        Tier::A => upto(limits.a),
        Tier::B => upto(limits.b),
        _ => scene.say("view-tier-rest").into_owned(),
    }
}

/// Each tier of the list with its share of all sales; a dash where returns leave no whole to take shares of.
#[must_use]
pub fn tiers<'a>(scene: &Scene<'a>) -> Vec<(&'a TierSum, String)> {
    let sums = &scene.meeting.reckoning().abc().sums;
    let style = scene.state().about.numbers;
    let parts: Vec<Decimal> = sums.iter().map(|tier| tier.sales.amount()).collect();
    let shares = shares(&parts);
    let share = |at: usize| figures::share(shares.as_ref().and_then(|shares| shares.get(at).copied()), style);
    sums.iter().enumerate().map(|(at, tier)| (tier, share(at))).collect()
}
