//! Which columns of a file are taken for what: guessed by their names and by what stands in them, remembered, or chosen.

use std::collections::BTreeMap;

use super::cell::DayOrder;
use super::sketch::{Column, Sketch};
use crate::domain::{NumberStyle, Period};
use crate::lang::columns::{Heading, is_counted};

/// What a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What the last plan cost and brought.
    Results,
    /// Who buys how much.
    Customers,
    /// What we know of the market.
    Evidence,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Results, Self::Customers, Self::Evidence];

    /// The name by which the command line knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Customers => "customers",
            Self::Evidence => "evidence",
        }
    }

    /// What columns can be taken for, in the order in which one asks.
    #[must_use]
    pub const fn roles(self) -> &'static [Heading] {
        match self {
            Self::Results => &[Heading::Segment, Heading::Promotion, Heading::Spend, Heading::Sales, Heading::Output],
            Self::Customers => &[Heading::Customer, Heading::Sales, Heading::Segment],
            Self::Evidence => {
                &[Heading::Evidence, Heading::Source, Heading::Kind, Heading::Customer, Heading::Date, Heading::Theme]
            }
        }
    }
}

/// What becomes of lines that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WrongLines {
    /// Nothing is imported while there is one.
    #[default]
    Refuse,
    /// They are left out.
    LeaveOut,
}

/// What becomes of what an earlier file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Earlier {
    /// What a file of the same name brought goes.
    #[default]
    Replace,
    /// It stays, and this is added.
    Keep,
}

/// Which columns of a file are taken for what, and how it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the file brings.
    pub kind: Kind,
    /// The columns for each role, by their numbers from 0, in the order of the file.
    pub columns: BTreeMap<usize, Heading>,
    /// What sales count; `None` where they are money.
    pub counted: Option<String>,
    /// How numbers are written.
    pub numbers: NumberStyle,
    /// How days are written.
    pub days: DayOrder,
    /// The period of the results; `None` is the one that the session looks back on.
    pub period: Option<Period>,
    /// What becomes of lines that cannot be read.
    pub wrong_lines: WrongLines,
    /// What becomes of what an earlier file of that name brought.
    pub earlier: Earlier,
}

impl Choice {
    /// The columns by what they are called and by what stands in them.
    #[must_use]
    pub fn guess(kind: Kind, sketch: &Sketch) -> Self {
        let columns = match kind {
            Kind::Results => results(sketch),
            Kind::Customers => customers(sketch),
            Kind::Evidence => evidence(sketch),
        };
        let mut choice = Self {
            kind,
            columns,
            counted: None,
            numbers: sketch.numbers,
            days: sketch.days,
            period: None,
            wrong_lines: WrongLines::default(),
            earlier: Earlier::default(),
        };
        choice.counted = choice.counted_by_name(sketch);
        choice
    }

    /// The columns taken for a role.
    pub fn of(&self, role: Heading) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().filter(move |(_, taken)| **taken == role).map(|(column, _)| *column)
    }

    /// Takes exactly these columns for a role; what they were taken for before, they are no longer.
    pub fn take(&mut self, role: Heading, columns: impl IntoIterator<Item = usize>) {
        self.columns.retain(|_, taken| *taken != role);
        self.columns.extend(columns.into_iter().map(|column| (column, role)));
    }

    /// What the column of sales counts, by its name: `Approved_Conversion` counts approved conversions.
    #[must_use]
    pub fn counted_by_name(&self, sketch: &Sketch) -> Option<String> {
        if self.kind != Kind::Results {
            return None;
        }
        let mut names = self.of(Heading::Sales).filter_map(|column| sketch.columns.get(column));
        let first = names.next()?;
        let counts = is_counted(&first.name) && first.fractions == 0;
        counts.then(|| first.name.replace('_', " ").to_lowercase())
    }

    /// As it is remembered for files with the same head: each role with the names of its columns, and how it is read.
    #[must_use]
    pub fn remembered(&self, sketch: &Sketch) -> BTreeMap<String, Vec<String>> {
        let names = |role: Heading| {
            self.of(role).filter_map(|column| Some(sketch.columns.get(column)?.name.clone())).collect::<Vec<_>>()
        };
        let roles = self.kind.roles().iter().map(|role| (role.key().to_owned(), names(*role)));
        let style = if self.numbers == NumberStyle::Point { POINT } else { COMMA };
        let order = if self.days == DayOrder::DayFirst { DAY_FIRST } else { MONTH_FIRST };
        roles
            .chain([
                (COUNTED.to_owned(), self.counted.iter().cloned().collect()),
                (WRITTEN.to_owned(), vec![style.to_owned(), order.to_owned()]),
            ])
            .collect()
    }

    /// Takes up what was remembered, as far as the file has such columns.
    pub fn recall(&mut self, remembered: &BTreeMap<String, Vec<String>>, sketch: &Sketch) {
        for role in self.kind.roles() {
            if let Some(names) = remembered.get(role.key()) {
                let columns: Vec<usize> = names.iter().filter_map(|name| sketch.column(name)).collect();
                self.take(*role, columns);
            }
        }
        if let Some(counted) = remembered.get(COUNTED) {
            self.counted = counted.first().cloned();
        }
        // What the file itself says of its numbers and days goes before what another one said.
        for written in remembered.get(WRITTEN).into_iter().flatten() {
            match written.as_str() {
                POINT if sketch.numbers_open => self.numbers = NumberStyle::Point,
                COMMA if sketch.numbers_open => self.numbers = NumberStyle::Comma,
                DAY_FIRST if sketch.days_open => self.days = DayOrder::DayFirst,
                MONTH_FIRST if sketch.days_open => self.days = DayOrder::MonthFirst,
                _ => {}
            }
        }
    }
}

/// By what a file's head is known again.
#[must_use]
pub fn head_key(kind: Kind, sketch: &Sketch) -> String {
    let names: Vec<String> = sketch.columns.iter().map(|column| column.name.to_lowercase()).collect();
    format!("{}: {}", kind.name(), names.join(" | "))
}

/// How well a name has to fit so that nothing else is meant by it.
const SURE: u32 = 90;
const COUNTED: &str = "counted";
const WRITTEN: &str = "written";
const POINT: &str = "point";
const COMMA: &str = "comma";
const DAY_FIRST: &str = "day first";
const MONTH_FIRST: &str = "month first";

/// Columns of a sketch that nobody has taken yet.
struct Free<'a> {
    sketch: &'a Sketch,
    taken: BTreeMap<usize, Heading>,
}

impl<'a> Free<'a> {
    fn new(sketch: &'a Sketch) -> Self {
        Self { sketch, taken: BTreeMap::new() }
    }

    fn columns(&self) -> impl Iterator<Item = (usize, &'a Column)> + '_ {
        let all = self.sketch.columns.iter().enumerate();
        all.filter(|(index, column)| !self.taken.contains_key(index) && column.filled > 0)
    }

    /// Takes the column whose name fits best, of those that qualify; of equally good ones the one with fewer values.
    fn best(&mut self, role: Heading, qualifies: impl Fn(&Column) -> bool) -> bool {
        let fit = |column: &Column| (role.fit(&column.name), std::cmp::Reverse(column.values.len()));
        let fitting = self.columns().filter(|(_, column)| qualifies(column) && role.fit(&column.name) > 0);
        // Of several alike, the first: `max_by_key` would give the last.
        let best = fitting.fold(None, |best: Option<(usize, &Column)>, (index, column)| match best {
            Some((_, held)) if fit(held) >= fit(column) => best,
            _ => Some((index, column)),
        });
        let found = best.map(|(index, _)| index);
        self.taken.extend(found.map(|index| (index, role)));
        found.is_some()
    }

    /// Takes the first column that qualifies.
    fn first(&mut self, role: Heading, qualifies: impl Fn(&Column) -> bool) -> bool {
        let found = self.columns().find(|(_, column)| qualifies(column)).map(|(index, _)| index);
        self.taken.extend(found.map(|index| (index, role)));
        found.is_some()
    }
}

fn results(sketch: &Sketch) -> BTreeMap<usize, Heading> {
    let mut free = Free::new(sketch);
    // A column called just as we call it names them even where it has a great many.
    let names = |role: Heading, column: &Column| {
        column.groups() || (!column.is_numbers() && (!column.has_more || role.fit(&column.name) >= SURE))
    };
    // A column of numbers that is called by nothing we know may be any; one that groups the rows is more likely a name.
    let is_figures =
        |column: &Column| column.is_numbers() && !column.groups() && Heading::Output.fit(&column.name) == 0;
    free.best(Heading::Output, |column| column.is_mostly_numbers() && Heading::Output.fit(&column.name) >= SURE);
    if !free.best(Heading::Spend, Column::is_mostly_numbers) {
        free.first(Heading::Spend, |column| is_figures(column) && Heading::Sales.fit(&column.name) == 0);
    }
    if !free.best(Heading::Sales, Column::is_mostly_numbers) {
        free.first(Heading::Sales, is_figures);
    }
    let has_promotion = free.best(Heading::Promotion, |column| names(Heading::Promotion, column));
    let has_segment = free.best(Heading::Segment, |column| names(Heading::Segment, column));
    let words = |column: &Column| !column.is_numbers() && !column.has_more;
    if !has_segment {
        free.first(Heading::Segment, words);
    }
    if !has_promotion && has_segment {
        free.first(Heading::Promotion, |column| words(column) && Heading::Segment.fit(&column.name) == 0);
    }
    free.taken
}

fn customers(sketch: &Sketch) -> BTreeMap<usize, Heading> {
    let mut free = Free::new(sketch);
    let is_label = |column: &Column| !column.is_numbers() || Heading::Customer.fit(&column.name) > 60;
    let is_named = |column: &Column| Heading::Customer.fit(&column.name) >= SURE;
    free.best(Heading::Customer, |column| is_label(column) && (is_named(column) || !column.groups()));
    if !free.best(Heading::Sales, Column::is_mostly_numbers) {
        // A table of what each customer buys of each kind of goods: sales are the sum of all kinds.
        let kinds = free.columns().filter(|(_, column)| column.is_numbers() && !column.groups());
        let kinds: Vec<usize> = kinds.map(|(index, _)| index).collect();
        free.taken.extend(kinds.into_iter().map(|index| (index, Heading::Sales)));
    }
    let is_attribute = |column: &Column| column.groups() && column.filled * 2 >= sketch.records;
    let attributes: Vec<usize> =
        free.columns().filter(|(_, column)| is_attribute(column)).map(|(index, _)| index).collect();
    free.taken.extend(attributes.into_iter().map(|index| (index, Heading::Segment)));
    free.taken
}

fn evidence(sketch: &Sketch) -> BTreeMap<usize, Heading> {
    let mut free = Free::new(sketch);
    let is_words = |column: &Column| !column.is_numbers();
    let is_day = |column: &Column| column.days * 2 >= column.filled || column.is_numbers();
    free.best(Heading::Date, is_day);
    free.best(Heading::Customer, is_words);
    free.best(Heading::Source, is_words);
    free.best(Heading::Kind, is_words);
    free.best(Heading::Theme, is_words);
    if !free.best(Heading::Evidence, is_words) {
        // What is known takes the most words.
        let length = |column: &Column| column.values.iter().map(String::len).max().unwrap_or(0);
        let longest = free.columns().filter(|(_, column)| is_words(column)).max_by_key(|(_, column)| length(column));
        let longest = longest.map(|(index, _)| index);
        free.taken.extend(longest.map(|index| (index, Heading::Evidence)));
    }
    free.taken
}
