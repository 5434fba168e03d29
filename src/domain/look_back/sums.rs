//! The rows of the look back added up line by line: along segments, promotions or cells, one basis at a time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{Basis, Figures, LineFigures, LookBack, Output, ResultRow};
use crate::domain::id::{Cell, Line, PromotionId, SegmentId};
use crate::domain::input::Raised;
use crate::domain::money::Money;
use crate::domain::share::shares;

/// Along what the rows are summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// A line for each segment.
    Segments,
    /// A line for each promotion.
    Promotions,
    /// A line for each segment crossed with a promotion.
    Cells,
}

impl Axis {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Segments, Self::Promotions, Self::Cells];

    /// The axis that a line lies on.
    #[must_use]
    pub fn of(line: &Line) -> Self {
        match line {
            Line::Segment(_) => Self::Segments,
            Line::Promotion(_) => Self::Promotions,
            Line::Cell(_) => Self::Cells,
        }
    }

    /// The bases that know it; a cell is known by both its segment and its promotion.
    fn bases(self) -> &'static [Basis] {
        match self {
            Self::Segments => &[Basis::Cells, Basis::Segments],
            Self::Promotions => &[Basis::Cells, Basis::Promotions],
            Self::Cells => &[Basis::Cells],
        }
    }

    /// The line of a segment, or none, and a promotion, or none.
    fn line(self, segment: Option<&SegmentId>, promotion: Option<&PromotionId>) -> Line {
        match self {
            Self::Segments => Line::Segment(segment.cloned()),
            Self::Promotions => Line::Promotion(promotion.cloned()),
            Self::Cells => Line::Cell(Cell::new(segment.cloned(), promotion.cloned())),
        }
    }

    /// Of a segment and a promotion only what tells lines of this axis apart.
    fn telling<'a>(self, segment: Option<&'a SegmentId>, promotion: Option<&'a PromotionId>) -> Place<'a> {
        match self {
            Self::Segments => (segment, None),
            Self::Promotions => (None, promotion),
            Self::Cells => (segment, promotion),
        }
    }
}

/// The tables along every axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    segments: Vec<Figures>,
    promotions: Vec<Figures>,
    cells: Vec<Figures>,
}

impl Tables {
    /// The tables along an axis.
    #[must_use]
    pub fn along(&self, axis: Axis) -> &[Figures] {
        match axis {
            Axis::Segments => &self.segments,
            Axis::Promotions => &self.promotions,
            Axis::Cells => &self.cells,
        }
    }

    /// A line in the table of this basis.
    #[must_use]
    pub fn line(&self, line: &Line, basis: Basis) -> Option<(&Figures, &LineFigures)> {
        let table = self.along(Axis::of(line)).iter().find(|table| table.basis == basis)?;
        Some((table, table.line(line)?))
    }

    /// The lines of an axis on which the last plan placed money and for which there is no result, with that money.
    #[must_use]
    pub fn without_result(&self, axis: Axis, last_plan: &BTreeMap<Cell, Money>) -> Vec<(Line, Money)> {
        let tables = self.along(axis);
        let mut found: Vec<(Line, Money)> = Vec::new();
        for (cell, amount) in last_plan {
            let line = axis.line(cell.segment.as_ref(), cell.promotion.as_ref());
            if tables.iter().any(|table| table.line(&line).is_some()) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == line) {
                Some((_, sum)) => *sum = sum.plus(*amount),
                None => found.push((line, *amount)),
            }
        }
        found.retain(|(_, amount)| !amount.is_zero());
        found
    }
}

/// A segment, or none, and a promotion, or none.
type Place<'a> = (Option<&'a SegmentId>, Option<&'a PromotionId>);

/// The sums of one line while its rows are read.
struct Sum<'a> {
    place: Place<'a>,
    spend: Money,
    sales: Decimal,
    output: Vec<Output>,
}

impl Sum<'_> {
    fn add(&mut self, row: &ResultRow) {
        let (spend, sales) = (row.spend.unwrap_or_default(), row.sales.unwrap_or_default());
        self.spend = self.spend.plus(spend);
        self.sales = self.sales.saturating_add(sales);
        let Some(number) = row.output else { return };
        let of = row.output_of.trim();
        let is_same = |output: &Output| output.of == of || output.of.to_lowercase() == of.to_lowercase();
        let at = self.output.iter().position(is_same).unwrap_or(self.output.len());
        if at == self.output.len() {
            let nothing = Output { of: of.to_owned(), number: Decimal::ZERO, spend: Money::ZERO, sales: Decimal::ZERO };
            self.output.push(nothing);
        }
        let output = &mut self.output[at];
        output.number = output.number.saturating_add(number);
        output.spend = output.spend.plus(spend);
        output.sales = output.sales.saturating_add(sales);
    }
}

impl LookBack {
    /// The figures along an axis, for each basis that knows it and has rows. Tables of different bases tell of the same
    /// money, so that nothing ever adds them up.
    #[must_use]
    pub fn along(&self, axis: Axis) -> Vec<Figures> {
        axis.bases().iter().filter_map(|basis| self.figures(*basis, axis)).collect()
    }

    /// The figures by segment, for each basis that knows segments and has rows.
    #[must_use]
    pub fn by_segment(&self) -> Vec<Figures> {
        self.along(Axis::Segments)
    }

    /// The figures by promotion, for each basis that knows promotions and has rows.
    #[must_use]
    pub fn by_promotion(&self) -> Vec<Figures> {
        self.along(Axis::Promotions)
    }

    /// The figures by cell, where rows know both.
    #[must_use]
    pub fn by_cell(&self) -> Vec<Figures> {
        self.along(Axis::Cells)
    }

    /// The tables along every axis.
    #[must_use]
    pub fn tables(&self) -> Tables {
        Tables { segments: self.by_segment(), promotions: self.by_promotion(), cells: self.by_cell() }
    }

    /// The rows that the figures of a line are sums of.
    pub fn rows_of<'a>(&'a self, line: &'a Line, basis: Basis) -> impl Iterator<Item = &'a Raised<ResultRow>> {
        let of_line = move |row: &ResultRow| line.covers(row.segment.as_ref(), row.promotion.as_ref());
        self.results.iter().filter(move |raised| raised.item.basis == basis && of_line(&raised.item))
    }

    fn figures(&self, basis: Basis, axis: Axis) -> Option<Figures> {
        let mut sums: Vec<Sum<'_>> = Vec::new();
        let mut places: HashMap<Place<'_>, usize> = HashMap::new();
        for row in self.results.iter().map(|raised| &raised.item).filter(|row| row.basis == basis) {
            let place = axis.telling(row.segment.as_ref(), row.promotion.as_ref());
            let at = *places.entry(place).or_insert(sums.len());
            if at == sums.len() {
                sums.push(Sum { place, spend: Money::ZERO, sales: Decimal::ZERO, output: Vec::new() });
            }
            sums[at].add(row);
        }
        if sums.is_empty() {
            return None;
        }
        let spends: Vec<Decimal> = sums.iter().map(|sum| sum.spend.amount()).collect();
        let sales: Vec<Decimal> = sums.iter().map(|sum| sum.sales).collect();
        let (share_of_spend, share_of_sales) = (shares(&spends), shares(&sales));
        let spend = sums.iter().map(|sum| sum.spend).sum();
        let lines = sums.into_iter().enumerate().map(|(index, sum)| LineFigures {
            line: axis.line(sum.place.0, sum.place.1),
            spend: sum.spend,
            sales: sum.sales,
            share_of_spend: share_of_spend.as_ref().map(|shares| shares[index]),
            share_of_sales: share_of_sales.as_ref().map(|shares| shares[index]),
            output: sum.output,
        });
        let mut figures = Figures {
            basis,
            lines: lines.collect(),
            spend,
            sales: sales.iter().fold(Decimal::ZERO, |sum, sales| sum.saturating_add(*sales)),
        };
        let mut lines = std::mem::take(&mut figures.lines);
        // A stable sort, so that lines with the same money at stake stay in the order of the table.
        lines.sort_by_cached_key(|line| Reverse(figures.money_at_stake(line)));
        figures.lines = lines;
        Some(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::Raising;
    use crate::domain::{Department, ListChange, ResultId, Share, Step};

    fn look_back(rows: Vec<ResultRow>) -> LookBack {
        let mut look_back = LookBack::default();
        let raising =
            Raising { by: &Department::Sales, person: None, step: Step::LookBack, at: jiff::Timestamp::UNIX_EPOCH };
        for (index, row) in rows.into_iter().enumerate() {
            let id = ResultId::from(format!("row {index}").as_str());
            look_back.results.apply(&ListChange::Raise(id, row), &raising).expect("a new id");
        }
        look_back
    }

    fn row(segment: &str, promotion: &str, spend: u32, sales: u32) -> ResultRow {
        let named = |name: &str| if name.is_empty() { None } else { Some(name.to_owned()) };
        ResultRow {
            segment: named(segment).map(|name| name.as_str().into()),
            promotion: named(promotion).map(|name| name.as_str().into()),
            spend: Some(Money::from(spend)),
            sales: Some(Decimal::from(sales)),
            ..ResultRow::default()
        }
    }

    fn lines(figures: &Figures) -> Vec<String> {
        figures.lines.iter().map(|line| line.line.to_string()).collect()
    }

    #[test]
    fn the_line_with_most_money_at_stake_comes_first_whichever_way_it_goes() {
        let rows = vec![row("a", "", 100, 100), row("b", "", 200, 300), row("c", "", 300, 100), row("d", "", 0, 100)];
        let table = &look_back(rows).by_segment()[0];
        assert_eq!(lines(table), ["segment:c", "segment:b", "segment:d", "segment:a"]);
        assert_eq!(table.worst().map(|line| line.line.to_string()), Some("segment:c".to_owned()));
        assert_eq!(table.best().map(|line| line.line.to_string()), Some("segment:b".to_owned()));
    }

    #[test]
    fn lines_with_the_same_at_stake_or_without_such_a_figure_keep_the_order_of_the_table() {
        let same = look_back(vec![row("b", "", 600, 400), row("a", "", 400, 600)]);
        assert_eq!(lines(&same.by_segment()[0]), ["segment:b", "segment:a"]);
        let no_sales = look_back(vec![row("b", "", 1, 0), row("c", "", 9, 0), row("a", "", 4, 0)]);
        let table = &no_sales.by_segment()[0];
        assert_eq!(lines(table), ["segment:b", "segment:c", "segment:a"]);
        assert!(table.worst().is_none() && table.best().is_none());
    }

    #[test]
    fn money_of_no_segment_is_a_line_of_its_own_on_every_axis() {
        let look_back = look_back(vec![row("a", "x", 95, 95), row("", "x", 5, 0), row("a", "", 0, 5)]);
        assert_eq!(lines(&look_back.by_segment()[0]), ["segment:a", "segment:-"]);
        assert_eq!(lines(&look_back.by_promotion()[0]), ["promotion:x", "promotion:-"]);
        assert_eq!(lines(&look_back.by_cell()[0]), ["cell:-/x", "cell:a/-", "cell:a/x"]);
    }

    #[test]
    fn a_table_known_one_way_only_is_never_added_to_another() {
        let by_segment = ResultRow { basis: Basis::Segments, ..row("a", "", 900, 900) };
        let look_back = look_back(vec![row("a", "x", 100, 50), by_segment]);
        let tables = look_back.by_segment();
        let spent: Vec<Decimal> = tables.iter().map(|table| table.spend.amount()).collect();
        assert_eq!(spent, [Decimal::from(100), Decimal::from(900)]);
        assert_eq!((look_back.by_promotion().len(), look_back.by_cell().len()), (1, 1));
        let a = Line::Segment(Some("a".into()));
        assert_eq!(look_back.rows_of(&a, Basis::Segments).count(), 1);
        let tables = look_back.tables();
        assert_eq!(tables.line(&a, Basis::Segments).map(|(_, line)| line.sales), Some(Decimal::from(900)));
        assert_eq!(tables.line(&a, Basis::Promotions), None);
    }

    #[test]
    fn output_is_summed_by_its_kind_and_divided_by_its_own_rows_only() {
        let out = |number: u32, of: &str, row: ResultRow| ResultRow {
            output: Some(Decimal::from(number)),
            output_of: of.to_owned(),
            ..row
        };
        let look_back = look_back(vec![
            out(4, "ads", row("a", "x", 400, 10)),
            out(6, " Ads", row("a", "x", 800, 20)),
            out(230, "leads", row("a", "y", 0, 46)),
            row("a", "z", 5_000, 1),
        ]);
        let output = &look_back.by_segment()[0].lines[0].output;
        assert_eq!(output.iter().map(|output| output.of.as_str()).collect::<Vec<_>>(), ["ads", "leads"]);
        assert_eq!(output[0].number, Decimal::from(10));
        assert_eq!(output[0].spend_per_one(), Some(Decimal::from(120)));
        assert_eq!(output[0].sales_per_one(), Some(Decimal::from(3)));
        assert_eq!(output[1].spend_per_one(), None);
        assert_eq!(output[1].sales_per_one(), Some(Decimal::new(2, 1)));
    }

    #[test]
    fn money_of_the_last_plan_without_a_result_is_found_along_each_axis() {
        let look_back = look_back(vec![row("a", "x", 100, 50)]);
        let cell = |segment: &str, promotion: &str| Cell::new(Some(segment.into()), Some(promotion.into()));
        let plan = BTreeMap::from([
            (cell("a", "x"), Money::from(90)),
            (cell("b", "x"), Money::from(20)),
            (cell("b", "y"), Money::from(30)),
            (cell("c", "x"), Money::ZERO),
        ]);
        let found = |axis| {
            let lines = look_back.tables().without_result(axis, &plan).into_iter();
            lines.map(|(line, money)| format!("{line} {}", money.amount())).collect::<Vec<_>>()
        };
        assert_eq!(found(Axis::Segments), ["segment:b 50"]);
        assert_eq!(found(Axis::Promotions), ["promotion:y 30"]);
        assert_eq!(found(Axis::Cells), ["cell:b/x 20", "cell:b/y 30"]);
    }

    #[test]
    fn shares_of_a_ranked_table_are_those_of_its_rows_in_their_order() {
        // Equal remainders go to the earlier row, whatever the rank.
        let look_back = look_back(vec![row("a", "", 1, 1), row("b", "", 1, 1), row("c", "", 1, 5)]);
        let table = &look_back.by_segment()[0];
        let of = |name: &str| table.line(&Line::Segment(Some(name.into()))).and_then(|line| line.share_of_spend);
        assert_eq!(["a", "b", "c"].map(|name| of(name).map(Share::tenths)), [Some(334), Some(333), Some(333)]);
    }
}
