//! What minutes say, whatever format they go out in: sections of paragraphs, lists, charts and tables with typed cells.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::domain::{Currency, Money, NumberStyle};
use crate::edit::clean::{clean_line, clean_text};
use crate::lang::numbers::{format_decimal, format_signed, format_signed_tenths, format_tenths};
use crate::lang::{Lang, dates, wording};

/// The minutes of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    /// What the meeting was called.
    pub title: String,
    /// What it was about, in one line: brand, period, day, whether it is agreed.
    pub line: String,
    /// For whom they are, and what they leave out, in one line.
    pub remark: String,
    /// The sections: those of the first page, then the record.
    pub sections: Vec<Section>,
    /// What the sections say in sentences, as a table for sheets.
    pub overview: Table,
    /// How what is typed is shown to people.
    pub manner: Manner,
    /// The stable names of the session and what it is about, for programs.
    pub about: Vec<(&'static str, String)>,
}

/// How numbers, days and times are shown to people.
#[derive(Clone, Debug, PartialEq)]
pub struct Manner {
    /// The language.
    pub lang: Lang,
    /// How numbers are written.
    pub numbers: NumberStyle,
    /// The currency of every amount.
    pub currency: Currency,
    /// Where the room is.
    pub zone: TimeZone,
}

/// Where a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the first page.
    FirstPage,
    /// In the record, step by step.
    Record,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it is called.
    pub title: String,
    /// What stands beside its title, such as the minutes of a step; empty where nothing does.
    pub beside: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A sentence or two.
    Paragraph(String),
    /// Sentences, one under the other.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart of figures that stand in a table too.
    Chart(Chart),
}

/// How a table is laid out for people; for programs it is a table in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As a table.
    Grid,
    /// Each row as an entry of its own: too many columns for a page, few of them filled.
    Entries,
}

/// Where a table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Everywhere.
    Everywhere,
    /// On pages that people read: the same is told in another table with more columns.
    OnPages,
    /// On pages of text, which have no charts: a chart beside it has all its figures.
    InText,
    /// Into sheets and to programs: people read the same in another table with fewer columns.
    InSheets,
}

impl Goes {
    /// Whether it goes into sheets and to programs.
    #[must_use]
    pub fn to_programs(self) -> bool {
        matches!(self, Self::Everywhere | Self::InSheets)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name, the same in every language; unlike that of every other table that goes everywhere.
    pub name: String,
    /// What it is called; empty where the section's title says it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The sums, where there are any.
    pub total: Option<Vec<Cell>>,
    /// What stands with each row where it is an entry, in place of columns of its own; else empty.
    pub asides: Vec<Aside>,
    /// How it is laid out.
    pub layout: Layout,
    /// Where it goes.
    pub goes: Goes,
    /// How amounts of zero are shown to people.
    pub zeros: Zeros,
}

/// How amounts of zero are shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zeros {
    /// As they are.
    Shown,
    /// As a dash: most cells of a grid hold nothing, and what holds something is to be seen.
    Dashes,
}

/// What stands with an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Who stands behind it, and when it was raised.
    pub by: String,
    /// What is to be known of it, each in a sentence.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same in every language.
    pub name: String,
    /// What it is called.
    pub head: String,
    /// What its cells are.
    pub kind: Kind,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Amounts of the session's currency.
    Money,
    /// Other numbers.
    Number,
    /// Shares in percent.
    Percent,
    /// Differences of shares, in points.
    Points,
    /// Days.
    Date,
    /// Points in time.
    Moment,
}

impl Kind {
    /// Whether its cells are numbers, which stand to the right.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Money | Self::Number | Self::Percent | Self::Points)
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Text.
    Text(String),
    /// An amount.
    Money(Money),
    /// A difference of amounts, to a minor unit, with its sign.
    Difference(Decimal),
    /// Another number.
    Number(Decimal),
    /// A share, in tenths of a percent.
    Percent(i32),
    /// A difference of shares, in tenths of a point.
    Points(i32),
    /// A day.
    Date(Date),
    /// A point in time.
    Moment(Timestamp),
}

impl Cell {
    /// Text, or nothing where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// What it is; `None` where it is nothing.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Nothing => return None,
            Self::Text(_) => Kind::Text,
            Self::Money(_) | Self::Difference(_) => Kind::Money,
            Self::Number(_) => Kind::Number,
            Self::Percent(_) => Kind::Percent,
            Self::Points(_) => Kind::Points,
            Self::Date(_) => Kind::Date,
            Self::Moment(_) => Kind::Moment,
        })
    }
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// For each line its share of the spend beside its share of the sales, in tenths of a percent.
    Shares {
        /// What the chart shows.
        title: String,
        /// What the two bars are called.
        legend: [String; 2],
        /// The lines: name, share of spend, share of sales.
        lines: Vec<(String, i32, i32)>,
    },
    /// Figures of several periods.
    Bars(Bars),
    /// For each segment the money placed on it, by promotion.
    Money {
        /// What the chart shows.
        title: String,
        /// The promotions.
        legend: Vec<String>,
        /// The segments: name, and the amount for each promotion.
        lines: Vec<(String, Vec<Money>)>,
    },
}

/// A figure, if there is one, and what is said of it.
pub type Figure = (Option<Decimal>, String);

/// Figures of several periods as bars: a column for each period, a row for each line.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What the chart shows.
    pub title: String,
    /// What the bars of a row are called, in their order; empty where each has only one.
    pub legend: Vec<String>,
    /// The columns: the period, and what more there is to say of it.
    pub heads: Vec<(String, String)>,
    /// The rows: name, and for each bar and column the figure, if there is one, and what is said of it.
    pub rows: Vec<(String, Vec<Vec<Figure>>)>,
    /// Where a line is drawn: figures beyond it are better than even.
    pub even: Option<Decimal>,
}

impl Manner {
    /// A cell as people read it; nothing is empty.
    #[must_use]
    pub fn shown(&self, cell: &Cell) -> String {
        match cell {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Money(amount) => wording::money(*amount, self.currency, self.numbers),
            Cell::Difference(amount) => format_signed(*amount, 0, self.numbers),
            Cell::Number(number) => wording::amount(*number, self.numbers),
            Cell::Percent(tenths) => format_tenths(i64::from(*tenths), self.numbers),
            Cell::Points(tenths) => format_signed_tenths(i64::from(*tenths), self.numbers),
            Cell::Date(date) => dates::format_date(*date, self.lang),
            Cell::Moment(at) => self.moment(*at),
        }
    }

    /// A day and the time of day where the room is.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        let day = self.zone.to_datetime(at).date();
        format!("{} {}", dates::format_date(day, self.lang), dates::format_time(at, &self.zone))
    }

    /// What stands between a label and what it says.
    #[must_use]
    pub fn colon(&self) -> &'static str {
        match self.lang {
            Lang::En => ": ",
            Lang::ZhCn => "\u{ff1a}",
        }
    }

    /// A share with its sign: `60.0%`.
    #[must_use]
    pub fn percent(&self, tenths: i32) -> String {
        format_decimal(Decimal::new(tenths.into(), 1), 1, self.numbers) + "%"
    }
}

/// The columns at the end of entries that tell who stands behind them.
const ORIGIN: usize = 4;

impl Table {
    /// A cell as people read it in this table.
    #[must_use]
    pub fn shown(&self, cell: &Cell, manner: &Manner) -> String {
        match cell {
            Cell::Money(amount) if amount.is_zero() && self.zeros == Zeros::Dashes => "-".to_owned(),
            other => manner.shown(other),
        }
    }

    /// An entry as people read it: what it is called, and each thing that is said of it with its label; without who stands
    /// behind it, which its aside tells.
    #[must_use]
    pub fn entry<'a>(&'a self, row: &'a [Cell], manner: &Manner) -> (String, Vec<(&'a str, String)>) {
        let told = self.columns.len().saturating_sub(ORIGIN);
        let mut cells = self.columns.iter().zip(row).take(told).map(|(column, cell)| (column, manner.shown(cell)));
        let title = cells.next().map(|(_, title)| title).unwrap_or_default();
        let is_new = |said: &String| !said.is_empty() && *said != title && !title.split(" / ").any(|part| part == said);
        let said = cells.filter(|(_, said)| is_new(said)).map(|(column, said)| (column.head.as_str(), said)).collect();
        (title, said)
    }
}

impl Minutes {
    /// The tables that go into sheets and to programs, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) if table.goes.to_programs() => Some(table),
            _ => None,
        });
        std::iter::once(&self.overview).chain(tables)
    }

    /// With every text through the door for what goes out: nothing in it acts on a terminal, hides, or turns the direction.
    #[must_use]
    pub(super) fn cleaned(mut self) -> Self {
        [&mut self.title, &mut self.line, &mut self.remark].into_iter().for_each(line);
        self.about.iter_mut().for_each(|(_, text)| line(text));
        for section in &mut self.sections {
            line(&mut section.title);
            line(&mut section.beside);
            section.blocks.iter_mut().for_each(clean_block);
        }
        clean_table(&mut self.overview);
        self
    }
}

/// One line, through the door.
fn line(text: &mut String) {
    *text = without_noncharacters(&clean_line(text, usize::MAX));
}

/// Several lines, through the door.
fn several(text: &mut String) {
    *text = without_noncharacters(&clean_text(text, usize::MAX));
}

/// Without what is no character at all: neither HTML nor a workbook may hold it.
fn without_noncharacters(text: &str) -> String {
    let is_none = |letter: char| matches!(letter, '\u{fdd0}'..='\u{fdef}') || (letter as u32) & 0xfffe == 0xfffe;
    text.chars().filter(|letter| !is_none(*letter)).collect()
}

fn clean_block(block: &mut Block) {
    match block {
        Block::Paragraph(text) => several(text),
        Block::List(texts) => texts.iter_mut().for_each(several),
        Block::Table(table) => clean_table(table),
        Block::Chart(Chart::Shares { title, legend, lines }) => {
            line(title);
            legend.iter_mut().for_each(line);
            for (name, ..) in lines {
                line(name);
            }
        }
        Block::Chart(Chart::Bars(Bars { title, legend, heads, rows, .. })) => {
            line(title);
            legend.iter_mut().for_each(line);
            for (period, more) in heads {
                [period, more].into_iter().for_each(line);
            }
            for (name, bars) in rows {
                line(name);
                bars.iter_mut().flatten().for_each(|(_, said)| line(said));
            }
        }
        Block::Chart(Chart::Money { title, legend, lines }) => {
            line(title);
            legend.iter_mut().for_each(line);
            for (name, _) in lines {
                line(name);
            }
        }
    }
}

fn clean_table(table: &mut Table) {
    line(&mut table.name);
    line(&mut table.caption);
    for column in &mut table.columns {
        line(&mut column.name);
        line(&mut column.head);
    }
    for aside in &mut table.asides {
        line(&mut aside.by);
        aside.notes.iter_mut().for_each(several);
    }
    for cell in table.rows.iter_mut().chain(&mut table.total).flatten() {
        if let Cell::Text(text) = cell {
            several(text);
        }
    }
}
