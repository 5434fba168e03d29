//! The rows of a file grouped and summed by the chosen columns, with every line that cannot be read.

use std::collections::HashMap;

use csv::StringRecord;
use rust_decimal::Decimal;

use super::cell::{self, NoAmount};
use super::choice::{Choice, Kind, WrongLines};
use super::crowd::Crowd;
use super::failure::Failure;
use super::limits::{MOST_ERRORS, MOST_EVIDENCE, MOST_GROUPS, within};
use super::sketch::Sketch;
use super::source::{Source, Watch};
use super::table::Records;
use crate::domain::{Currency, CustomerList, Evidence, TierLimits};
use crate::lang::columns::{Heading, says_total};
use crate::lang::numbers::NumberError;

/// Stands between the parts of a name that several columns make.
pub const JOINT: &str = " / ";

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// Records of data, blank ones left out.
    pub records: u64,
    /// Lines that are sums of the others, and so were left out.
    pub totals: Vec<u64>,
    /// The first lines that cannot be read.
    pub errors: Vec<LineError>,
    /// How many cannot be read in all.
    pub wrong: u64,
    /// What the others bring.
    pub harvest: Harvest,
}

/// What the rows of a file bring.
#[derive(Clone, Debug, PartialEq)]
pub enum Harvest {
    /// Results, by segment and promotion.
    Results(Vec<Group>),
    /// A customer list.
    Customers(CustomerList),
    /// Pieces of evidence.
    Evidence(Vec<Evidence>),
}

/// Rows with the same segment and promotion, summed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The segment as the file names it; `None` where it names none.
    pub segment: Option<String>,
    /// The promotion as the file names it.
    pub promotion: Option<String>,
    /// What was spent, exactly; `None` where no row says.
    pub spend: Option<Decimal>,
    /// What it brought, exactly.
    pub sales: Option<Decimal>,
    /// What was put out.
    pub output: Option<Decimal>,
    /// How many rows of the file it sums.
    pub rows: u64,
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// The line of the file on which its row begins, counted from 1.
    pub line: u64,
    /// The name of the column.
    pub column: String,
    /// What stands in it.
    pub cell: String,
    /// Why it cannot be taken.
    pub why: Wrong,
}

/// Why a cell cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no number, or none in this style.
    Number(NumberError),
    /// It names another currency than the session's.
    OtherCurrency,
    /// With it a sum becomes larger than a session can hold.
    TooLarge,
    /// It is no day.
    NotADay,
    /// Something has to stand here.
    Missing,
}

/// How a session takes what a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The currency of its amounts.
    pub currency: Currency,
    /// How it splits customers into tiers.
    pub tiers: TierLimits,
}

/// Reads a whole file by the chosen columns.
///
/// # Errors
/// Why nothing of it can be taken; a single line that cannot be read is no reason.
pub fn gather(
    source: &mut Source<'_>,
    sketch: &Sketch,
    choice: &Choice,
    terms: Terms,
    watch: Watch<'_>,
) -> Result<Gathered, Failure> {
    let mut records = Records::new(source.read(watch)?, sketch.writing, &sketch.layout)?;
    let mut gathering = Gathering::new(sketch, choice, terms);
    while let Some((line, record)) = records.next_record()? {
        gathering.take(line, record)?;
    }
    gathering.finish()
}

/// A file while it is gathered.
struct Gathering<'a> {
    sketch: &'a Sketch,
    choice: &'a Choice,
    terms: Terms,
    columns: HashMap<Heading, Vec<usize>>,
    records: u64,
    totals: Vec<u64>,
    errors: Vec<LineError>,
    wrong: u64,
    groups: Vec<Group>,
    by_name: HashMap<(Option<String>, Option<String>), usize>,
    crowd: Crowd,
    evidence: Vec<Evidence>,
}

/// Why a row is not taken.
enum Left {
    /// It cannot be read.
    Wrong(LineError),
    /// Nothing of it could be.
    File(Failure),
}

impl From<LineError> for Left {
    fn from(error: LineError) -> Self {
        Self::Wrong(error)
    }
}

impl<'a> Gathering<'a> {
    fn new(sketch: &'a Sketch, choice: &'a Choice, terms: Terms) -> Self {
        let columns: HashMap<Heading, Vec<usize>> =
            choice.kind.roles().iter().map(|role| (*role, choice.of(*role).collect())).collect();
        let names = |role| choice.of(role).filter_map(|column| Some(sketch.columns.get(column)?.name.clone()));
        Self {
            sketch,
            choice,
            terms,
            columns,
            records: 0,
            totals: Vec::new(),
            errors: Vec::new(),
            wrong: 0,
            groups: Vec::new(),
            by_name: HashMap::new(),
            crowd: Crowd::new(names(Heading::Segment).collect()),
            evidence: Vec::new(),
        }
    }

    fn take(&mut self, line: u64, record: &StringRecord) -> Result<(), Failure> {
        let width = self.sketch.columns.len();
        if record.iter().take(width).all(cell::is_blank) {
            return Ok(());
        }
        self.records += 1;
        let row = Row { line, record, sketch: self.sketch, choice: self.choice, currency: self.terms.currency };
        let taken = match self.choice.kind {
            Kind::Results => self.take_result(&row),
            Kind::Customers => self.take_customer(&row),
            Kind::Evidence => self.take_evidence(&row),
        };
        match taken {
            Ok(()) => Ok(()),
            Err(Left::File(failure)) => Err(failure),
            Err(Left::Wrong(error)) => {
                self.wrong += 1;
                if self.errors.len() < MOST_ERRORS {
                    self.errors.push(error);
                }
                Ok(())
            }
        }
    }

    fn columns(&self, role: Heading) -> &[usize] {
        self.columns.get(&role).map(Vec::as_slice).unwrap_or_default()
    }

    fn take_result(&mut self, row: &Row<'_>) -> Result<(), Left> {
        let segment = row.name(self.columns(Heading::Segment));
        let promotion = row.name(self.columns(Heading::Promotion));
        if row.is_total(self.columns(Heading::Segment), self.columns(Heading::Promotion)) {
            self.totals.push(row.line);
            return Ok(());
        }
        let counts = self.choice.counted.is_some();
        let spend = row.sum(self.columns(Heading::Spend), Measured::Money)?;
        let sales = row.sum(self.columns(Heading::Sales), if counts { Measured::Number } else { Measured::Money })?;
        let output = row.sum(self.columns(Heading::Output), Measured::Number)?;
        if segment.is_none() && promotion.is_none() && self.sums_up(spend, sales, output) {
            self.totals.push(row.line);
            return Ok(());
        }
        let key = (segment, promotion);
        let at = match self.by_name.get(&key) {
            Some(at) => *at,
            None if self.groups.len() == MOST_GROUPS => {
                return Err(Left::File(Failure::TooManyGroups { most: MOST_GROUPS }));
            }
            None => {
                self.groups.push(Group { segment: key.0.clone(), promotion: key.1.clone(), ..Group::default() });
                self.by_name.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        let Some(group) = self.groups.get_mut(at) else { return Ok(()) };
        let too_large =
            || row.error(self.columns.get(&Heading::Spend).and_then(|all| all.first()).copied(), Wrong::TooLarge);
        let [spend, sales, output] = [(group.spend, spend), (group.sales, sales), (group.output, output)]
            .map(|(sofar, more)| together(sofar, more).ok_or_else(too_large));
        (group.spend, group.sales, group.output) = (spend?, sales?, output?);
        group.rows += 1;
        Ok(())
    }

    /// Whether a row without any name sums up all rows before it, as the last row of many tables does.
    fn sums_up(&self, spend: Option<Decimal>, sales: Option<Decimal>, output: Option<Decimal>) -> bool {
        let all = |of: fn(&Group) -> Option<Decimal>| {
            self.groups.iter().filter_map(of).fold(Decimal::ZERO, Decimal::saturating_add)
        };
        let pairs =
            [(spend, all(|group| group.spend)), (sales, all(|group| group.sales)), (output, all(|group| group.output))];
        let said: Vec<_> = pairs.into_iter().filter_map(|(said, all)| Some((said?, all))).collect();
        let rows: u64 = self.groups.iter().map(|group| group.rows).sum();
        // A cent is what rounding of the file's own sum may cost.
        let is_near = |said: Decimal, all: Decimal| said.saturating_sub(all).abs() <= Decimal::new(1, 2);
        rows > 1 && !said.is_empty() && said.iter().all(|(said, all)| is_near(*said, *all) && !said.is_zero())
    }

    fn take_customer(&mut self, row: &Row<'_>) -> Result<(), Left> {
        let named_by = self.columns(Heading::Customer);
        let name = row.name(named_by);
        if row.is_total(named_by, self.columns(Heading::Segment)) {
            self.totals.push(row.line);
            return Ok(());
        }
        if name.is_none() && !named_by.is_empty() {
            return Err(row.error(named_by.first().copied(), Wrong::Missing).into());
        }
        let sales = row.sum(self.columns(Heading::Sales), Measured::Money)?.unwrap_or_default();
        let values = self.columns(Heading::Segment).iter().map(|column| row.text(*column)).collect();
        let sales_column = self.columns(Heading::Sales).first().copied();
        self.crowd.add(name, sales, values).ok_or_else(|| row.error(sales_column, Wrong::TooLarge).into())
    }

    fn take_evidence(&mut self, row: &Row<'_>) -> Result<(), Left> {
        let evidence = row.evidence(&self.columns)?;
        if self.evidence.len() == MOST_EVIDENCE {
            return Err(Left::File(Failure::TooManyGroups { most: MOST_EVIDENCE }));
        }
        self.evidence.push(evidence);
        Ok(())
    }

    fn finish(self) -> Result<Gathered, Failure> {
        let harvest = match self.choice.kind {
            Kind::Results => Harvest::Results(self.groups),
            Kind::Customers => Harvest::Customers(self.crowd.into_list(self.terms.tiers)?),
            Kind::Evidence => Harvest::Evidence(self.evidence),
        };
        let Self { records, totals, errors, wrong, .. } = self;
        Ok(Gathered { records, totals, errors, wrong, harvest })
    }
}

impl Gathered {
    /// Whether it may be taken as it is: all lines could be read, or those that could not are to be left out.
    #[must_use]
    pub fn may_be_taken(&self, choice: &Choice) -> bool {
        self.wrong == 0 || choice.wrong_lines == WrongLines::LeaveOut
    }
}

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measured {
    /// Money, in the session's currency.
    Money,
    /// A plain number.
    Number,
}

/// Both where both are known, else the one that is; `None` where the sum is larger than a session can hold.
#[expect(clippy::option_option, reason = "that a sum is too large is something else than that there is none")]
fn together(sofar: Option<Decimal>, more: Option<Decimal>) -> Option<Option<Decimal>> {
    match (sofar, more) {
        (Some(sofar), Some(more)) => within(sofar.checked_add(more)?).map(Some),
        (Some(one), None) | (None, Some(one)) => within(one).map(Some),
        (None, None) => Some(None),
    }
}

/// One row of a file.
pub(super) struct Row<'a> {
    line: u64,
    record: &'a StringRecord,
    sketch: &'a Sketch,
    pub(super) choice: &'a Choice,
    currency: Currency,
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    /// The text of a cell; empty where a sign for nothing stands there.
    pub(super) fn text(&self, column: usize) -> String {
        let cell = self.cell(column);
        if cell::is_blank(cell) { String::new() } else { cell::text(cell) }
    }

    /// The name that some columns make together; `None` where nothing stands in any of them.
    fn name(&self, columns: &[usize]) -> Option<String> {
        if let [column] = columns {
            return Some(self.text(*column)).filter(|name| !name.is_empty());
        }
        let parts: Vec<String> = columns.iter().map(|column| self.text(*column)).collect();
        if parts.iter().all(String::is_empty) {
            return None;
        }
        let shown = parts.into_iter().map(|part| if part.is_empty() { "-".to_owned() } else { part });
        Some(shown.collect::<Vec<_>>().join(JOINT))
    }

    /// Whether its first name says that it is a sum of others.
    fn is_total(&self, names: &[usize], more: &[usize]) -> bool {
        let mut filled =
            names.iter().chain(more).map(|column| self.cell(*column)).filter(|cell| !cell.trim().is_empty());
        let (first, others) = (filled.next(), filled.next());
        let says_so =
            first.is_some_and(says_total) && others.is_none_or(|other| says_total(other) || cell::is_blank(other));
        // A report may say it in a column that is taken for nothing.
        says_so || (first.is_none() && self.record.iter().find(|cell| !cell.trim().is_empty()).is_some_and(says_total))
    }

    /// The sum of some columns; `None` where nothing stands in any of them.
    fn sum(&self, columns: &[usize], measured: Measured) -> Result<Option<Decimal>, LineError> {
        let mut sum = None;
        for column in columns {
            let cell = self.cell(*column);
            let amount = match measured {
                Measured::Money => cell::money(cell, self.choice.numbers, self.currency),
                Measured::Number => cell::amount(cell, self.choice.numbers).map_err(NoAmount::Number),
            };
            let amount = amount.map_err(|why| match why {
                NoAmount::Number(why) => self.error(Some(*column), Wrong::Number(why)),
                NoAmount::OtherCurrency => self.error(Some(*column), Wrong::OtherCurrency),
            })?;
            sum = together(sum, amount).ok_or_else(|| self.error(Some(*column), Wrong::TooLarge))?;
        }
        Ok(sum)
    }

    /// That a cell cannot be taken.
    pub(super) fn error(&self, column: Option<usize>, why: Wrong) -> LineError {
        let name = column.and_then(|column| self.sketch.columns.get(column)).map(|column| column.name.clone());
        let cell = column.map(|column| cell::text(self.cell(column))).unwrap_or_default();
        LineError { line: self.line, column: name.unwrap_or_default(), cell, why }
    }
}
