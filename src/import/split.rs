//! A department's own split of the budget from a table: a matrix of segments and promotions, a list of cells, or amounts only.
//!
//! What is read here is hidden from the room until it is revealed, so nothing that is said of it quotes a cell.

use std::collections::BTreeMap;

use super::cell;
use super::failure::Failure;
use super::known::folded;
use super::sketch::Sketch;
use super::source::{Source, Watch};
use super::table::Records;
use crate::domain::{Cell, Money, NumberStyle, PromotionId, SegmentId, State};
use crate::lang::columns::{plain, says_total};
use crate::lang::{Lang, Words, numbers};

/// Rows of a table that is read as a split; no room plans more cells.
const MOST_ROWS: usize = 2_000;
/// The head of a matrix stands among this many first rows.
const HEAD_WITHIN: usize = 5;

/// The rows of a file, with its head where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitTable {
    /// The rows, each with its line, counted from 1.
    pub rows: Vec<(u64, Vec<String>)>,
    /// How its numbers are written.
    pub numbers: NumberStyle,
    /// Whether that is a guess, since they could be read in two ways.
    pub numbers_open: bool,
}

impl SplitTable {
    /// Reads a file; where its numbers could be read two ways, `usual` decides.
    ///
    /// # Errors
    /// Why it is no table, or that the watcher stopped it.
    pub fn read(source: &mut Source<'_>, usual: NumberStyle, watch: Watch<'_>) -> Result<Self, Failure> {
        let sketch = Sketch::of(source, usual, watch)?;
        let layout = &sketch.layout;
        let head = layout.head_line.map(|line| (line, layout.names.clone()));
        let mut rows: Vec<(u64, Vec<String>)> = head.into_iter().collect();
        let mut records = Records::new(source.read(watch)?, sketch.writing, layout)?;
        while let Some((line, record)) = records.next_record()? {
            rows.push((line, record.iter().map(cell::text).collect()));
            if rows.len() > MOST_ROWS {
                break;
            }
        }
        Ok(Self { rows, numbers: sketch.numbers, numbers_open: sketch.numbers_open })
    }

    /// A block as it comes from a spreadsheet: tabs between cells, a line for each row.
    #[must_use]
    pub fn pasted(block: &str, numbers: NumberStyle) -> Self {
        // Terminals send a bare carriage return where a spreadsheet ended its line.
        let block = block.replace("\r\n", "\n").replace('\r', "\n");
        let row = |line: &str| line.split('\t').map(cell::text).collect();
        let rows = (1..).zip(block.trim_end_matches('\n').lines().map(row)).take(MOST_ROWS + 1).collect();
        Self { rows, numbers, numbers_open: false }
    }
}

/// What is wrong at a place of a table. It never says what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitError {
    /// The line, counted from 1.
    pub line: u64,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub why: SplitWrong,
}

/// What can be wrong in a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitWrong {
    /// No segment is called so.
    NoSegment,
    /// No promotion is called so.
    NoPromotion,
    /// It is no amount of the session's money.
    NoAmount,
    /// It is below zero.
    Negative,
    /// The grid has no cell there.
    BeyondGrid,
    /// There are more rows than any plan has.
    TooLong,
}

/// The money of each cell that a table gives; without any name in it, its first amount is for the cell at `corner`, the row
/// and the column of `grid` counted from 0.
///
/// # Errors
/// Every place that cannot be read; nothing of the table is taken then.
pub fn split(
    table: &SplitTable,
    grid: (&[Option<SegmentId>], &[Option<PromotionId>]),
    corner: (usize, usize),
    state: &State,
) -> Result<BTreeMap<Cell, Money>, Vec<SplitError>> {
    if table.rows.len() > MOST_ROWS {
        let line = table.rows.last().map_or(0, |(line, _)| *line);
        return Err(vec![SplitError { line, column: 1, why: SplitWrong::TooLong }]);
    }
    let is_filled = |row: &&(u64, Vec<String>)| row.1.iter().any(|cell| !cell.is_empty());
    let rows: Vec<&(u64, Vec<String>)> = table.rows.iter().filter(is_filled).collect();
    let names = Names::of(state);
    let mut reader = Reader { state, style: table.numbers, names: &names, split: BTreeMap::new(), errors: Vec::new() };
    if let Some(columns) = reader.list_columns(&rows) {
        reader.read_list(&rows, columns);
    } else {
        reader.read_matrix(&rows, grid, corner);
    }
    if reader.errors.is_empty() { Ok(reader.split) } else { Err(reader.errors) }
}

/// What a name means: one on the table, or none.
type Named<I> = Option<I>;

/// What the segments and the promotions are called, folded.
struct Names {
    segments: Vec<(String, Option<SegmentId>)>,
    promotions: Vec<(String, Option<PromotionId>)>,
}

impl Names {
    fn of(state: &State) -> Self {
        let none = |key: &str| Lang::ALL.map(|lang| folded(&Words::new(lang).get(key)));
        let segments = state.segments.list.iter().map(|raised| (folded(&raised.item.name), Some(raised.id.clone())));
        let promotions =
            state.budget.promotions.iter().map(|raised| (folded(&raised.item.name), Some(raised.id.clone())));
        Self {
            segments: segments.chain(none("no-segment").map(|name| (name, None))).collect(),
            promotions: promotions.chain(none("no-promotion").map(|name| (name, None))).collect(),
        }
    }

    fn segment(&self, name: &str) -> Option<Named<SegmentId>> {
        found(&self.segments, name)
    }

    fn promotion(&self, name: &str) -> Option<Named<PromotionId>> {
        found(&self.promotions, name)
    }
}

/// The one that is called so; by its plain letters where no name is exactly this and only one reads like it.
fn found<I: Clone>(names: &[(String, Named<I>)], name: &str) -> Option<Named<I>> {
    let wanted = folded(name);
    if wanted.is_empty() {
        return None;
    }
    let exact = names.iter().find(|(known, _)| *known == wanted);
    let alike = || {
        let wanted = plain(name);
        let mut alike = names.iter().filter(|(known, _)| !wanted.is_empty() && plain(known) == wanted);
        alike.next().filter(|_| alike.next().is_none())
    };
    exact.or_else(alike).map(|(_, id)| id.clone())
}

struct Reader<'a> {
    state: &'a State,
    style: NumberStyle,
    names: &'a Names,
    split: BTreeMap<Cell, Money>,
    errors: Vec<SplitError>,
}

/// A row with its line.
type Row<'a> = &'a (u64, Vec<String>);

fn cell_of(row: Row<'_>, column: usize) -> &str {
    row.1.get(column).map_or("", String::as_str)
}

impl Reader<'_> {
    /// The columns of segments and of promotions where each row is one cell of the plan.
    fn list_columns(&self, rows: &[Row<'_>]) -> Option<(usize, usize)> {
        let width = rows.iter().map(|row| row.1.len()).max().unwrap_or(0).min(20);
        let pairs = (0..width).flat_map(|one| (0..width).map(move |other| (one, other)));
        let named = |(of_segments, of_promotions): (usize, usize)| {
            let is_named = |row: &&Row<'_>| {
                self.names.segment(cell_of(row, of_segments)).is_some()
                    && self.names.promotion(cell_of(row, of_promotions)).is_some()
            };
            rows.iter().filter(is_named).count()
        };
        let best =
            pairs.filter(|(one, other)| one != other).max_by_key(|pair| (named(*pair), std::cmp::Reverse(*pair)))?;
        // The first row may be a head; of the others at least half must be named.
        (named(best) > 0 && named(best) * 2 + 1 >= rows.len()).then_some(best)
    }

    fn read_list(&mut self, rows: &[Row<'_>], (of_segments, of_promotions): (usize, usize)) {
        let width = rows.iter().map(|row| row.1.len()).max().unwrap_or(0);
        let others: Vec<usize> = (0..width).filter(|column| ![of_segments, of_promotions].contains(column)).collect();
        let amounts = |column: usize| rows.iter().filter(|row| self.amount(cell_of(row, column)) != Ok(None)).count();
        let good =
            |column: usize| rows.iter().filter(|row| matches!(self.amount(cell_of(row, column)), Ok(Some(_)))).count();
        let of_amounts = others.iter().copied().max_by_key(|column| (good(*column), std::cmp::Reverse(*column)));
        let Some(of_amounts) = of_amounts.filter(|column| amounts(*column) > 0) else {
            let line = rows.first().map_or(1, |row| row.0);
            return self.refuse(line, of_promotions + 1, SplitWrong::NoAmount);
        };
        for (at, row) in rows.iter().enumerate() {
            let (segment, promotion) = (cell_of(row, of_segments), cell_of(row, of_promotions));
            let is_head = at == 0 && self.amount(cell_of(row, of_amounts)).is_err();
            let is_sum = says_total(segment).is_some() || says_total(promotion).is_some();
            if is_head || is_sum {
                continue;
            }
            match (self.names.segment(segment), self.names.promotion(promotion)) {
                (Some(segment), Some(promotion)) => self.take(row, of_amounts, Cell::new(segment, promotion)),
                (None, _) => self.refuse(row.0, of_segments, SplitWrong::NoSegment),
                (_, None) => self.refuse(row.0, of_promotions, SplitWrong::NoPromotion),
            }
        }
    }

    /// Reads a matrix: with the names of promotions over it or of segments before it, with both, or with none.
    fn read_matrix(
        &mut self,
        rows: &[Row<'_>],
        (segments, promotions): (&[Option<SegmentId>], &[Option<PromotionId>]),
        corner: (usize, usize),
    ) {
        let named = |row: &Row<'_>| row.1.iter().filter(|cell| self.names.promotion(cell).is_some()).count();
        let head = (0..rows.len().min(HEAD_WITHIN)).find(|at| named(&rows[*at]) > 0);
        let body = &rows[head.map_or(0, |at| at + 1)..];
        let width = rows.iter().map(|row| row.1.len()).max().unwrap_or(0);
        let of_names = self.names_column(head.map(|head| rows[head]), body, width);
        let has_names = head.is_some() || of_names.is_some();
        let (first_row, first_column) = if has_names { (0, 0) } else { corner };
        let mut columns: Vec<(usize, Option<PromotionId>)> = Vec::new();
        if let Some(head) = head {
            self.name_columns(rows[head], body, of_names, &mut columns);
        } else {
            let from = of_names.map_or(0, |column| column + 1);
            let in_grid = |column: usize| promotions.get(column - from + first_column);
            columns.extend((from..width).filter_map(|column| Some((column, in_grid(column)?.clone()))));
            self.refuse_beyond(body, columns.last().map_or(from, |(column, _)| column + 1)..width);
        }
        let mut below = segments.iter().skip(first_row);
        for row in body {
            let segment = match of_names {
                Some(column) => self.names.segment(cell_of(row, column)),
                None => below.next().cloned(),
            };
            let name = of_names.map_or("", |column| cell_of(row, column));
            let Some(segment) = segment else {
                if head.is_none() && std::ptr::eq(*row, rows[0]) && self.is_unknown_head(row, &columns) {
                    continue;
                }
                let has_amounts = columns.iter().any(|(column, _)| !cell::is_blank(cell_of(row, *column)));
                if has_amounts && says_total(name).is_none() {
                    let why = if of_names.is_some() { SplitWrong::NoSegment } else { SplitWrong::BeyondGrid };
                    self.refuse(row.0, of_names.unwrap_or(0), why);
                }
                continue;
            };
            for (column, promotion) in &columns {
                self.take(row, *column, Cell::new(segment.clone(), promotion.clone()));
            }
        }
    }

    /// The column of the names of segments: the one where most are known; below a head also one of words where none is, so that
    /// nobody's money is taken for another's.
    fn names_column(&self, head: Option<Row<'_>>, body: &[Row<'_>], width: usize) -> Option<usize> {
        let known =
            |column: usize| body.iter().filter(|row| self.names.segment(cell_of(row, column)).is_some()).count();
        let most = (0..width).max_by_key(|column| (known(*column), std::cmp::Reverse(*column)));
        let of_words = |column: &usize| {
            let is_promotion = head.is_some_and(|head| self.names.promotion(cell_of(head, *column)).is_some());
            !is_promotion && body.iter().any(|row| self.amount(cell_of(row, *column)).is_err())
        };
        most.filter(|column| known(*column) > 0).or_else(|| head.and_then(|_| (0..width).find(of_words)))
    }

    /// Whether the first row is a head of which no promotion is known; each of its names is then wrong.
    fn is_unknown_head(&mut self, row: Row<'_>, columns: &[(usize, Option<PromotionId>)]) -> bool {
        let cells = columns.iter().map(|(column, _)| *column);
        let filled: Vec<usize> = cells.filter(|column| !cell::is_blank(cell_of(row, *column))).collect();
        let is_head = !filled.is_empty() && filled.iter().all(|column| self.amount(cell_of(row, *column)).is_err());
        if is_head {
            for column in filled {
                self.refuse(row.0, column, SplitWrong::NoPromotion);
            }
        }
        is_head
    }

    /// Which columns stand for which promotion by the names over them; one of amounts without a name that is known is wrong.
    fn name_columns(
        &mut self,
        head: Row<'_>,
        body: &[Row<'_>],
        of_names: Option<usize>,
        columns: &mut Vec<(usize, Option<PromotionId>)>,
    ) {
        for (column, name) in head.1.iter().enumerate() {
            match self.names.promotion(name) {
                Some(promotion) => columns.push((column, promotion)),
                None if Some(column) == of_names || says_total(name).is_some() => {}
                None => {
                    let holds = |row: &Row<'_>| matches!(self.amount(cell_of(row, column)), Ok(Some(_)));
                    if body.iter().any(holds) {
                        self.refuse(head.0, column, SplitWrong::NoPromotion);
                    }
                }
            }
        }
    }

    /// Refuses what stands in columns that the grid does not have.
    fn refuse_beyond(&mut self, body: &[Row<'_>], columns: std::ops::Range<usize>) {
        for row in body {
            let beyond = columns.clone().find(|column| !cell::is_blank(cell_of(row, *column)));
            if let Some(column) = beyond {
                self.refuse(row.0, column, SplitWrong::BeyondGrid);
            }
        }
    }

    /// Takes the amount at a place of the table for a cell of the plan; what is there twice is added up.
    fn take(&mut self, row: Row<'_>, column: usize, into: Cell) {
        match self.amount(cell_of(row, column)) {
            Ok(None) => {}
            Ok(Some(amount)) if amount.is_negative() => self.refuse(row.0, column, SplitWrong::Negative),
            Ok(Some(amount)) => {
                let there = self.split.entry(into).or_default();
                *there = there.plus(amount);
            }
            Err(why) => self.refuse(row.0, column, why),
        }
    }

    fn refuse(&mut self, line: u64, column: usize, why: SplitWrong) {
        self.errors.push(SplitError { line, column: column + 1, why });
    }

    /// An amount as files have it or as people type it; a percentage is of the budget. `None` where nothing stands.
    fn amount(&self, text: &str) -> Result<Option<Money>, SplitWrong> {
        if cell::is_blank(text) {
            return Ok(None);
        }
        let currency = self.state.about.currency;
        let from_file = cell::money(text, self.style, currency).ok().flatten();
        let typed = || {
            let ours = numbers::named_currency(text).is_none_or(|named| named == currency);
            let amount = numbers::parse_amount(text, self.style).ok().filter(|_| ours)?;
            amount.resolve(rust_decimal::Decimal::ZERO, self.state.budget.total.map(Money::amount)).ok()
        };
        let amount = from_file.or_else(typed).ok_or(SplitWrong::NoAmount)?;
        Money::new(amount).map(Some).map_err(|_| SplitWrong::NoAmount)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::{
        About, Author, Change, Currency, Department, Figure, Founding, ListChange, Period, Promotion, Segment, Session,
        Step,
    };

    fn state() -> State {
        let day = |text: &str| text.parse().unwrap();
        let period = Period::new(day("2026-01-01"), day("2026-03-31")).unwrap();
        let about = About::new("Plan", day("2026-01-01"), period, period, Currency::EUR);
        let founding = Founding { id: "plan".into(), about, carried: None };
        let now = Timestamp::UNIX_EPOCH;
        let mut session = Session::found(founding, now).unwrap();
        let segment = |name: &str| {
            let segment = Segment { name: name.to_owned(), defined_by: "all".to_owned(), ..Segment::default() };
            Change::Segment(ListChange::Raise(name.into(), segment))
        };
        let promotion = |name: &str| {
            let promotion = Promotion { name: name.to_owned(), ..Promotion::default() };
            Change::Promotion(ListChange::Raise(name.into(), promotion))
        };
        let changes = vec![
            segment("Dealers"),
            segment("Key accounts"),
            promotion("Shows"),
            promotion("Ads, print"),
            Change::Figure(Figure::Budget, Some(100_000.into())),
        ];
        let by = Author::Department(Department::Sales);
        session.apply(session.next_entry(now, by, None, Step::Budget, changes)).unwrap();
        session.state().clone()
    }

    type Read = Result<Vec<(String, String)>, Vec<(u64, usize, SplitWrong)>>;

    fn read(block: &str) -> Read {
        let state = state();
        let rows: Vec<_> = state.segments.list.iter().map(|raised| Some(raised.id.clone())).collect();
        let columns: Vec<_> = state.budget.promotions.iter().map(|raised| Some(raised.id.clone())).collect();
        let table = SplitTable::pasted(block, NumberStyle::Point);
        let split = split(&table, (&rows, &columns), (0, 0), &state);
        let named = |id: Option<String>| id.unwrap_or_else(|| "-".to_owned());
        let cell = |cell: &Cell| {
            let (segment, promotion) = (cell.segment.as_ref(), cell.promotion.as_ref());
            format!("{}/{}", named(segment.map(ToString::to_string)), named(promotion.map(ToString::to_string)))
        };
        let amounts = |split: BTreeMap<Cell, Money>| {
            split.iter().map(|(of, amount)| (cell(of), amount.amount().normalize().to_string())).collect()
        };
        split.map(amounts).map_err(|errors| errors.iter().map(|one| (one.line, one.column, one.why)).collect())
    }

    fn cells(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(cell, amount)| ((*cell).to_owned(), (*amount).to_owned())).collect()
    }

    #[test]
    fn a_block_is_read_with_both_names_with_one_of_them_or_with_none() {
        let wanted =
            cells(&[("dealers/ads-print", "20000"), ("dealers/shows", "40000"), ("key-accounts/shows", "10000")]);
        for block in [
            "\tAds print\tShows\tTotal\ndealers\t20k\t40,000\t60000\nKey accounts\t-\t10%\t10000\nTotal\t20000\t50000\t\n",
            "\tShows\tAds, print\nDealers\t40,000\t20k\nKey accounts\t10000\t-\n",
            "Dealers\t40000\t20000\rKey accounts\t10000\t\r",
            "Shows\tAds, print\n40000\t20000\n10000\t\n",
            "40000\t20000\n10000\t",
            "Key accounts\tShows\t10k\nDealers\tShows\t4*10000\nDealers\tAds, print\t20,000\n",
            "Promotion\tWhere\tMoney\nShows\tKey accounts\t10k\nShows\tDealers\t40000\nAds, print\tDealers\t20,000 EUR\n",
        ] {
            assert_eq!(read(block), Ok(wanted.clone()), "{block}");
        }
    }

    #[test]
    fn money_for_all_customers_stands_on_no_segment() {
        let wanted = cells(&[("-/shows", "500"), ("dealers/shows", "7")]);
        assert_eq!(read("\tShows\nIn no segment\t500\nDealers\t7\n"), Ok(wanted.clone()));
        assert_eq!(read("\tShows\n未归入客户群\t500\nDealers\t7\n"), Ok(wanted));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_place_and_nothing_is_taken() {
        for (block, line, column, why) in [
            ("\tShows\nDealers\t4\nHotels\t5\n", 3, 1, SplitWrong::NoSegment),
            ("\tShows\tFairs\nDealers\t4\t5\n", 1, 3, SplitWrong::NoPromotion),
            ("\tShows\nHotels\t5\n", 2, 1, SplitWrong::NoSegment),
            ("\tFairs\nDealers\t5\n", 1, 2, SplitWrong::NoPromotion),
            ("\tShows\nDealers\t4 or 5\n", 2, 2, SplitWrong::NoAmount),
            ("\tShows\nDealers\t5 USD\n", 2, 2, SplitWrong::NoAmount),
            ("\tShows\nDealers\t-5\n", 2, 2, SplitWrong::Negative),
            ("1\t2\t3\n", 1, 3, SplitWrong::BeyondGrid),
            ("1\n2\n3\n", 3, 1, SplitWrong::BeyondGrid),
            ("Dealers\tShows\t5\nDealers\tFairs\t5\nKey accounts\tShows\t1\n", 2, 2, SplitWrong::NoPromotion),
        ] {
            assert_eq!(read(block), Err(vec![(line, column, why)]), "{block}");
        }
        let long = "1\n".repeat(MOST_ROWS + 1);
        assert_eq!(read(&long).unwrap_err()[0].2, SplitWrong::TooLong);
    }
}
