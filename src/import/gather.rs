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
use super::totals::{Figures, Sign, Tally, adds_up};
use crate::domain::{Currency, CustomerList, Evidence, TierLimits};
use crate::lang::columns::{Heading, plain};
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
    /// There is no column for it.
    Surplus,
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
    tally: Tally,
    held: Option<Held>,
}

/// A row without a name that sums up all before it: a sum if nothing comes behind it, else a row as any other.
struct Held {
    line: u64,
    figures: Figures,
}

/// Why figures cannot be added.
#[derive(Clone, Copy)]
enum Full {
    /// There are too many segments and promotions.
    Groups,
    /// Their sum is larger than a session can hold.
    Sum,
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
            tally: Tally::default(),
            held: None,
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
            _ if let Some(surplus) = row.surplus(width) => Err(surplus.into()),
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
        let counts = self.choice.counted.is_some();
        let sign = row.sign(self.columns(Heading::Segment), self.columns(Heading::Promotion));
        if sign == Sign::Sure {
            self.leave_out(row.line);
            return Ok(());
        }
        let figures = [
            row.sum(self.columns(Heading::Spend), Measured::Money)?,
            row.sum(self.columns(Heading::Sales), if counts { Measured::Number } else { Measured::Money })?,
            row.sum(self.columns(Heading::Output), Measured::Number)?,
        ];
        if figures != [None; 3]
            && let Some(held) = self.held.take()
        {
            self.add(None, None, held.figures).map_err(|why| self.too_many_or_large(row, why))?;
        }
        match sign {
            Sign::Perhaps(of) if self.tally.adds_up(figures) || self.is_sum_of(of.as_deref(), figures) => {
                self.leave_out(row.line);
            }
            Sign::Nameless if self.tally.is_all(figures) => self.held = Some(Held { line: row.line, figures }),
            _ => self.add(segment, promotion, figures).map_err(|why| self.too_many_or_large(row, why))?,
        }
        Ok(())
    }

    /// Adds figures to those of their segment and promotion.
    fn add(&mut self, segment: Option<String>, promotion: Option<String>, figures: Figures) -> Result<(), Full> {
        let key = (segment, promotion);
        let at = match self.by_name.get(&key) {
            Some(at) => *at,
            None if self.groups.len() == MOST_GROUPS => return Err(Full::Groups),
            None => {
                self.groups.push(Group { segment: key.0.clone(), promotion: key.1.clone(), ..Group::default() });
                self.by_name.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        let Some(group) = self.groups.get_mut(at) else { return Ok(()) };
        let [spend, sales, output] = figures;
        let [spend, sales, output] = [(group.spend, spend), (group.sales, sales), (group.output, output)]
            .map(|(sofar, more)| together(sofar, more).ok_or(Full::Sum));
        (group.spend, group.sales, group.output) = (spend?, sales?, output?);
        group.rows += 1;
        self.tally.count(figures);
        Ok(())
    }

    fn too_many_or_large(&self, row: &Row<'_>, why: Full) -> Left {
        match why {
            Full::Groups => Left::File(Failure::TooManyGroups { most: MOST_GROUPS }),
            Full::Sum => row.error(self.columns(Heading::Spend).first().copied(), Wrong::TooLarge).into(),
        }
    }

    fn leave_out(&mut self, line: u64) {
        self.totals.push(line);
        self.tally.begin();
    }

    /// Whether figures are the sums of all that goes by a name.
    fn is_sum_of(&self, name: Option<&str>, figures: Figures) -> bool {
        let Some(name) = name.map(plain) else { return false };
        let is_called = |called: &Option<String>| called.as_deref().is_some_and(|called| plain(called) == name);
        let of_name = self.groups.iter().filter(|group| is_called(&group.segment) || is_called(&group.promotion));
        let sums = of_name.fold([None; 3], |sums: Figures, group| {
            let [spend, sales, output] = sums;
            [(spend, group.spend), (sales, group.sales), (output, group.output)]
                .map(|(sofar, more)| together(sofar, more).flatten())
        });
        adds_up(figures, sums)
    }

    fn take_customer(&mut self, row: &Row<'_>) -> Result<(), Left> {
        let (named_by, known_by) = (self.columns(Heading::Customer), self.columns(Heading::Segment));
        let name = row.name(named_by);
        let sign = row.sign(named_by, known_by);
        if sign == Sign::Sure {
            self.leave_out(row.line);
            return Ok(());
        }
        let values = known_by.iter().map(|column| row.text(*column)).collect::<Vec<_>>();
        let missing = (name.is_none() && !named_by.is_empty())
            .then(|| Left::from(row.error(named_by.first().copied(), Wrong::Missing)));
        let sales = row.sum(self.columns(Heading::Sales), Measured::Money)?;
        let figures = [None, sales, None];
        if let Some(held) = self.held.take() {
            self.add_customer(row, None, held.figures, vec![String::new(); values.len()])?;
        }
        match (sign, missing) {
            (Sign::Perhaps(_), _) if self.tally.adds_up(figures) => self.leave_out(row.line),
            (Sign::Nameless, Some(_)) if self.tally.is_all(figures) => self.leave_out(row.line),
            (_, Some(missing)) => return Err(missing),
            (Sign::Nameless, None) if self.tally.is_all(figures) => self.held = Some(Held { line: row.line, figures }),
            (_, None) => self.add_customer(row, name, figures, values)?,
        }
        Ok(())
    }

    fn add_customer(
        &mut self,
        row: &Row<'_>,
        name: Option<String>,
        figures: Figures,
        values: Vec<String>,
    ) -> Result<(), Left> {
        let [_, sales, _] = figures;
        let sales_column = self.columns(Heading::Sales).first().copied();
        let added = self.crowd.add(name, sales.unwrap_or_default(), values);
        added.ok_or_else(|| row.error(sales_column, Wrong::TooLarge))?;
        self.tally.count(figures);
        Ok(())
    }

    fn take_evidence(&mut self, row: &Row<'_>) -> Result<(), Left> {
        let evidence = row.evidence(&self.columns)?;
        if self.evidence.len() == MOST_EVIDENCE {
            return Err(Left::File(Failure::TooManyGroups { most: MOST_EVIDENCE }));
        }
        self.evidence.push(evidence);
        Ok(())
    }

    fn finish(mut self) -> Result<Gathered, Failure> {
        if let Some(held) = self.held.take() {
            self.leave_out(held.line);
        }
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
        if cell::is_nameless(cell) { String::new() } else { cell::text(cell) }
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

    /// What its names say of its being a sum of others.
    fn sign(&self, names: &[usize], more: &[usize]) -> Sign {
        Sign::of(names.iter().chain(more).map(|column| self.cell(*column)), self.record.iter())
    }

    /// That something stands beyond the last column.
    fn surplus(&self, width: usize) -> Option<LineError> {
        let beyond = self.record.iter().enumerate().skip(width).find(|(_, cell)| !cell.trim().is_empty())?;
        Some(self.error(Some(beyond.0), Wrong::Surplus))
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
