//! The figures of a session as tables: the budget grid, the shares of the look back, how much the segments cover.

use rust_decimal::{Decimal, RoundingStrategy};

use super::minutes::{Cell, Chart, Column, Kind, Table, Zeros};
use super::teller::Teller;
use crate::domain::{
    Axis, Basis, Cell as Place, Coverage, Figures, LineFigures, Measure, Money, PromotionId, SegmentId, Share,
    shares as shares_of,
};
use crate::lang::{look_back, wording};

/// The rows and the columns of a grid: segments, and promotions.
type Axes = (Vec<Option<SegmentId>>, Vec<Option<PromotionId>>);

impl Teller<'_> {
    /// Segments by promotions, with the money of each cell and all totals.
    pub(super) fn grid(&self, name: &str, caption: String, amount: &dyn Fn(&Place) -> Money) -> Table {
        let (state, words) = (self.state(), self.words());
        let (rows, columns) = self.axes(amount);
        let at =
            |row: &Option<SegmentId>, column: &Option<PromotionId>| amount(&Place::new(row.clone(), column.clone()));
        let sums = |row: &Option<SegmentId>| columns.iter().map(|column| at(row, column)).sum::<Money>();
        let cells = |row: &Option<SegmentId>| -> Vec<Cell> {
            let name = Cell::text(wording::segment(row.as_ref(), state, words));
            let amounts = columns.iter().map(|column| Cell::Money(at(row, column)));
            std::iter::once(name).chain(amounts).chain([Cell::Money(sums(row))]).collect()
        };
        let totals: Vec<Money> = columns.iter().map(|column| rows.iter().map(|row| at(row, column)).sum()).collect();
        let all: Money = totals.iter().copied().sum();
        let head = |column: &Option<PromotionId>| Column {
            name: format!("promotion:{}", column.as_ref().map_or("-", PromotionId::as_str)),
            head: wording::promotion(column.as_ref(), state, words),
            kind: Kind::Money,
        };
        let heads = std::iter::once(self.column("segment", "field-segment", Kind::Text))
            .chain(columns.iter().map(head))
            .chain([self.column("total", "cli-show-total", Kind::Money)]);
        let mut table = Table::new(name, caption, heads.collect(), rows.iter().map(cells).collect());
        let total = std::iter::once(Cell::text(self.word("cli-show-total")))
            .chain(totals.into_iter().map(Cell::Money))
            .chain([Cell::Money(all)]);
        table.total = Some(total.collect());
        table.zeros = Zeros::Dashes;
        table
    }

    /// The rows and columns of the grid: all on the table, and none where money lies there.
    fn axes(&self, amount: &dyn Fn(&Place) -> Money) -> Axes {
        let state = self.state();
        let mut rows: Vec<_> = state.segments.list.iter().map(|raised| Some(raised.id.clone())).collect();
        let mut columns: Vec<_> = state.budget.promotions.iter().map(|raised| Some(raised.id.clone())).collect();
        let lies = |row: &Option<SegmentId>, column: &Option<PromotionId>| {
            !amount(&Place::new(row.clone(), column.clone())).is_zero()
        };
        let without_promotion = rows.iter().chain([&None]).any(|row| lies(row, &None));
        let without_segment = columns.iter().chain([&None]).any(|column| lies(&None, column));
        rows.extend(without_segment.then_some(None));
        columns.extend(without_promotion.then_some(None));
        (rows, columns)
    }

    /// The budget by segment and promotion; `None` where nothing is placed.
    pub(super) fn money_chart(&self) -> Option<Chart> {
        let (state, words) = (self.state(), self.words());
        let amount = |place: &Place| state.budget.amount(place);
        let (rows, columns) = self.axes(&amount);
        let line = |row: &Option<SegmentId>| {
            let amounts = columns.iter().map(|column| amount(&Place::new(row.clone(), column.clone())));
            (wording::segment(row.as_ref(), state, words), amounts.collect::<Vec<Money>>())
        };
        let legend = columns.iter().map(|column| wording::promotion(column.as_ref(), state, words)).collect();
        let lines: Vec<_> = rows.iter().map(line).collect();
        let is_any = lines.iter().any(|(_, amounts)| amounts.iter().any(|amount| !amount.is_zero()));
        let title = self.word("export-chart-money");
        is_any.then_some(Chart::Money { title, legend, lines })
    }

    /// The share of spend beside the share of sales of each segment; `None` where there are no shares.
    pub(super) fn shares_chart(&self, figures: &Figures) -> Option<Chart> {
        let line = |line: &LineFigures| {
            let (spend, sales) = (line.share_of_spend?, line.share_of_sales?);
            Some((wording::line(&line.line, self.state(), self.words()), spend.tenths(), sales.tenths()))
        };
        let lines: Vec<_> = figures.lines.iter().filter_map(line).collect();
        let legend = [self.word("view-head-share-of-spend"), self.word("view-head-share-of-sales")];
        let title = self.word("export-chart-shares");
        (!lines.is_empty()).then_some(Chart::Shares { title, legend, lines })
    }

    /// Spend and sales of each line, their shares, and what lies between them; the most money at stake first.
    pub(super) fn shares(&self, axis: Axis, figures: &Figures) -> Table {
        let (name, section) = match axis {
            Axis::Segments => ("look_back_by_segment", "section-by-segment"),
            Axis::Promotions => ("look_back_by_promotion", "section-by-promotion"),
            Axis::Cells => ("look_back_by_cell", "section-by-cell"),
        };
        let (name, caption) = match figures.basis {
            Basis::Cells => (name.to_owned(), self.word(section)),
            basis => (format!("{name}_alone"), self.named(self.word(section), self.word(basis.key()))),
        };
        let has_plan = !self.state().budget.last_plan.is_empty();
        let rows = figures.lines.iter().map(|line| self.line_of_shares(figures, line, has_plan)).collect();
        let mut table = Table::new(name, caption, self.heads_of_shares(has_plan), rows);
        let mut total = vec![
            Cell::text(self.word("cli-show-total")),
            Cell::Money(figures.spend),
            Cell::Nothing,
            self.sales(figures.sales),
        ];
        total.resize(table.columns.len(), Cell::Nothing);
        table.total = Some(total);
        table
    }

    fn heads_of_shares(&self, has_plan: bool) -> Vec<Column> {
        let unit =
            self.words().with("view-head-sales", &[("unit", look_back::unit(self.state(), self.words()).into())]);
        let sales = if self.state().look_back.measure == Measure::Money { Kind::Money } else { Kind::Number };
        let mut heads = vec![
            self.column("line", "export-line", Kind::Text),
            self.column("spend", "field-spend", Kind::Money),
            self.column("share_of_spend", "view-head-share-of-spend", Kind::Percent),
            Column { name: "sales".to_owned(), head: unit.trim().to_owned(), kind: sales },
            self.column("share_of_sales", "view-head-share-of-sales", Kind::Percent),
            self.column("gap_in_points", "view-head-gap", Kind::Points),
            self.column("small_base", "export-small-base", Kind::Text),
            self.column("money_behind_gap", "view-head-at-stake", Kind::Money),
            self.column("return_index", "view-head-index", Kind::Number),
            self.column("break_even_sales", "cli-show-break-even", sales),
        ];
        heads.extend(has_plan.then(|| self.column("last_plan", "cli-show-planned", Kind::Money)));
        heads.push(self.column("output", "view-head-output", Kind::Text));
        heads
    }

    fn line_of_shares(&self, figures: &Figures, line: &LineFigures, has_plan: bool) -> Vec<Cell> {
        let state = self.state();
        let share = |share: Option<Share>| share.map_or(Cell::Nothing, |of| Cell::Percent(of.tenths()));
        let rounded = |number: Decimal, places: u32| {
            number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
        };
        let minor = state.about.currency.minor_digits();
        let small = !figures.small_base(line, &state.look_back.measure, &state.settings).is_empty();
        let break_even = figures.break_even_sales(line).map_or(Cell::Nothing, |needed| match state.look_back.measure {
            Measure::Money => self.sales(rounded(needed, 0)),
            Measure::Count(_) => Cell::Number(rounded(needed, 1)),
        });
        let outputs = self.listed(line.output.iter().map(|of| look_back::output(of, state)));
        let mut row = vec![
            Cell::text(wording::line(&line.line, state, self.words())),
            Cell::Money(line.spend),
            share(line.share_of_spend),
            self.sales(line.sales),
            share(line.share_of_sales),
            line.gap().map_or(Cell::Nothing, |gap| Cell::Points(gap.tenths())),
            Cell::text(if small { "*" } else { "" }),
            figures.money_behind_gap(line).map_or(Cell::Nothing, |behind| Cell::Difference(rounded(behind, minor))),
            figures.return_index(line).map_or(Cell::Nothing, |index| Cell::Number(rounded(index, 2))),
            break_even,
        ];
        if has_plan {
            row.push(state.budget.last_planned(&line.line).map_or(Cell::Nothing, Cell::Money));
        }
        row.push(Cell::text(outputs));
        row
    }

    /// Whether a line of the table is a small base.
    pub(super) fn has_small_base(&self, figures: &Figures) -> bool {
        let state = self.state();
        let is_small =
            |line: &LineFigures| !figures.small_base(line, &state.look_back.measure, &state.settings).is_empty();
        figures.lines.iter().any(is_small)
    }

    /// Sales in the measure of the look back.
    fn sales(&self, sales: Decimal) -> Cell {
        match &self.state().look_back.measure {
            Measure::Money => Money::new(sales).map_or(Cell::Number(sales), Cell::Money),
            Measure::Count(_) => Cell::Number(sales),
        }
    }

    /// How much of the whole the segments cover: in segments, in none, and what is counted twice.
    pub(super) fn coverage(&self, coverage: &Coverage) -> Table {
        let row = |key: &str, customers: Option<u64>, sales: Option<Money>| {
            let customers = customers.map_or(Cell::Nothing, |count| Cell::Number(count.into()));
            vec![Cell::text(self.word(key)), customers, sales.map_or(Cell::Nothing, Cell::Money)]
        };
        let mut rows = vec![
            row("view-in-segments", Some(coverage.customers), Some(coverage.sales)),
            row("no-segment", coverage.customers_outside, coverage.sales_outside),
        ];
        if coverage.customers_twice > 0 || !coverage.sales_twice.is_zero() {
            rows.push(row("export-counted-twice", Some(coverage.customers_twice), Some(coverage.sales_twice)));
        }
        let columns = vec![
            self.column("covered", "export-line", Kind::Text),
            self.column("customers", "field-customers", Kind::Number),
            self.column("sales", "field-sales", Kind::Money),
        ];
        let mut table = Table::new("coverage", self.word("export-coverage"), columns, rows);
        table.total = Some(row("view-in-all", coverage.customers_in_all, coverage.sales_in_all));
        table
    }

    /// What the tiers of the customer list bring; without rows where there is no list.
    pub(super) fn tiers(&self) -> Table {
        let abc = self.state().abc();
        let amounts: Vec<Decimal> = abc.sums.iter().map(|tier| tier.sales.amount()).collect();
        let shares = shares_of(&amounts);
        let share = |at: usize| shares.as_ref().and_then(|shares| shares.get(at)).map(|share| share.tenths());
        let row = |(at, tier): (usize, &crate::domain::TierSum)| {
            vec![
                Cell::text(tier.tier.to_string()),
                Cell::Number(tier.customers.into()),
                Cell::Money(tier.sales),
                share(at).map_or(Cell::Nothing, Cell::Percent),
            ]
        };
        let is_brought = self.state().segments.brought.is_some();
        let rows = abc.sums.iter().filter(|_| is_brought).enumerate().map(row).collect();
        let columns = vec![
            self.column("tier", "field-tier", Kind::Text),
            self.column("customers", "field-customers", Kind::Number),
            self.column("sales", "field-sales", Kind::Money),
            self.column("share_of_sales", "view-head-share-of-sales", Kind::Percent),
        ];
        Table::new("tiers", self.word("section-customers"), columns, rows)
    }
}
