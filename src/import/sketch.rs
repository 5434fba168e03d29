//! What a file looks like: its columns with what stands in them, its first rows, and how it writes numbers and days.

use std::collections::HashMap;

use super::cell::{self, DayOrder, Looks, Vote};
use super::failure::Failure;
use super::source::{Source, Watch};
use super::table::{Layout, Records};
use crate::domain::NumberStyle;

/// Different values of a column that are kept; a column with more is no grouping.
pub const MOST_VALUES: usize = 200;
/// Rows that a preview shows.
const FIRST_ROWS: usize = 12;
/// Values of a column so long that they are no names of groups, in bytes.
const LONGEST_VALUE: usize = 200;

/// What a file looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The name of its encoding.
    pub encoding: &'static str,
    /// How its text is a table.
    pub layout: Layout,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its first rows of data, each with its line.
    pub first: Vec<(u64, Vec<String>)>,
    /// How many records of data it has, blank ones left out.
    pub records: u64,
    /// How its numbers are written, as far as they tell; else as usual.
    pub numbers: NumberStyle,
    /// Whether that is a guess: some of its numbers mean something else in another style, as `1.234`, and none tells.
    pub numbers_open: bool,
    /// How its days are written, as far as they tell.
    pub days: DayOrder,
    /// Whether that is a guess, as for `3/4/2026`.
    pub days_open: bool,
    pub(super) writing: super::writing::Writing,
}

/// A column and what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Cells with something in them.
    pub filled: u64,
    /// Cells with a number.
    pub numbers: u64,
    /// Cells with a day.
    pub days: u64,
    /// Cells with a number that is surely not whole.
    pub fractions: u64,
    /// Its different values in the order in which they come, but no more than [`MOST_VALUES`].
    pub values: Vec<String>,
    /// Whether it has more different values than are kept.
    pub has_more: bool,
}

impl Column {
    /// Whether nearly all of what stands in it are numbers.
    #[must_use]
    pub fn is_numbers(&self) -> bool {
        self.filled > 0 && self.numbers * 20 >= self.filled * 19
    }

    /// Whether at least half of what stands in it are numbers: with a name that fits, the others are its errors.
    #[must_use]
    pub fn is_mostly_numbers(&self) -> bool {
        self.filled > 0 && self.numbers * 2 >= self.filled
    }

    /// Whether it groups the rows: some different values, each perhaps of many rows.
    #[must_use]
    pub fn groups(&self) -> bool {
        let different = self.values.len() as u64;
        let often = if self.is_numbers() { different * 3 <= self.filled } else { different * 2 <= self.filled.max(8) };
        !self.has_more && self.filled > 0 && different <= 60.max(self.filled / 3) && often
    }
}

/// Votes for two ways of writing.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    first: u64,
    second: u64,
    open: u64,
}

impl Votes {
    /// Whether they matter and decide nothing.
    fn are_open(self) -> bool {
        self.open > 0 && self.first == self.second
    }

    fn count(&mut self, vote: Vote) {
        match vote {
            Vote::Either => {}
            Vote::First => self.first += 1,
            Vote::Second => self.second += 1,
            Vote::Open => self.open += 1,
        }
    }
}

/// A column while it is read.
#[derive(Default)]
struct Reading {
    column: Column,
    /// What each of the values that are kept looks like: most cells say what another one said.
    seen: HashMap<String, Looks>,
}

impl Sketch {
    /// Looks at a whole file; where its numbers could be read two ways, `usual` decides.
    ///
    /// # Errors
    /// Why it is no table, or that the watcher stopped it.
    pub fn of(source: &mut Source<'_>, usual: NumberStyle, watch: Watch<'_>) -> Result<Self, Failure> {
        let writing = source.recognise(watch)?;
        let layout = Layout::recognise(source.glance()?, writing)?;
        let is_sheet = source.is_sheet();
        let mut columns: Vec<Reading> = layout.names.iter().map(|name| Reading::called(name)).collect();
        let (mut numbers, mut days) = (Votes::default(), Votes::default());
        let (mut first, mut records) = (Vec::new(), 0);
        let mut rows = Records::new(source.read(watch)?, writing, &layout)?;
        while let Some((line, record)) = rows.next_record()? {
            let mut is_blank = true;
            for (cell, reading) in record.iter().zip(&mut columns) {
                match reading.take(cell) {
                    Looks::Blank => continue,
                    Looks::Number(vote) => numbers.count(vote),
                    Looks::Day(vote) => days.count(vote),
                    Looks::Text => {}
                }
                is_blank = false;
            }
            if is_blank {
                continue;
            }
            records += 1;
            if first.len() < FIRST_ROWS {
                first.push((line, record.iter().take(columns.len()).map(cell::text).collect()));
            }
        }
        Ok(Self {
            encoding: writing.name(),
            numbers_open: !is_sheet && numbers.are_open(),
            days_open: days.are_open(),
            numbers: number_style(numbers, layout.delimiter, if is_sheet { NumberStyle::Point } else { usual }),
            days: if days.second > days.first { DayOrder::MonthFirst } else { DayOrder::DayFirst },
            columns: columns.into_iter().map(|reading| reading.column).collect(),
            layout,
            first,
            records,
            writing,
        })
    }

    /// The number of the column that is called so, upper and lower case alike.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        let exact = self.columns.iter().position(|column| column.name == name.trim());
        exact.or_else(|| self.columns.iter().position(|column| column.name.to_lowercase() == wanted))
    }
}

impl Reading {
    fn called(name: &str) -> Self {
        Self { column: Column { name: name.to_owned(), ..Column::default() }, seen: HashMap::new() }
    }

    fn take(&mut self, cell: &str) -> Looks {
        let cell = cell.trim();
        let known = self.seen.get(cell).copied();
        let looks = known.unwrap_or_else(|| cell::looks(cell));
        if looks == Looks::Blank {
            return looks;
        }
        let column = &mut self.column;
        column.filled += 1;
        match looks {
            Looks::Number(vote) => {
                column.numbers += 1;
                column.fractions += u64::from(is_fraction(cell, vote));
            }
            Looks::Day(_) => column.days += 1,
            Looks::Blank | Looks::Text => {}
        }
        if !column.has_more && known.is_none() {
            self.note(cell, looks);
        }
        looks
    }

    fn note(&mut self, value: &str, looks: Looks) {
        if self.seen.len() == MOST_VALUES || value.len() > LONGEST_VALUE {
            self.column.has_more = true;
            self.seen = HashMap::new();
            return;
        }
        self.seen.insert(value.to_owned(), looks);
        self.column.values.push(cell::text(value));
    }
}

/// Whether a number has something behind its point or comma; one that reads two ways may be whole.
fn is_fraction(cell: &str, vote: Vote) -> bool {
    let sign = match vote {
        Vote::First => '.',
        Vote::Second => ',',
        Vote::Either | Vote::Open => return false,
    };
    cell.rsplit_once(sign).is_some_and(|(_, behind)| behind.chars().any(|digit| ('1'..='9').contains(&digit)))
}

/// How numbers are written: as most of those that tell say; else as the delimiter lets expect.
fn number_style(votes: Votes, delimiter: u8, usual: NumberStyle) -> NumberStyle {
    if votes.first > votes.second {
        NumberStyle::Point
    } else if votes.second > votes.first {
        NumberStyle::Comma
    } else if votes.open > 0 && delimiter == b';' {
        // Where a comma stands in numbers, something else has to stand between columns.
        NumberStyle::Comma
    } else if votes.open > 0 && delimiter == b',' {
        NumberStyle::Point
    } else {
        match usual {
            NumberStyle::Point => NumberStyle::Point,
            NumberStyle::Comma | NumberStyle::Space => NumberStyle::Comma,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use super::*;

    fn sketch(text: &str) -> Sketch {
        let bytes = text.as_bytes().to_vec();
        let mut source = Source::text(move || Ok(Box::new(Cursor::new(bytes.clone()))));
        Sketch::of(&mut source, NumberStyle::Point, &mut |_| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn columns_tell_what_stands_in_them() {
        let sketch = sketch("Segment,Spend,Day\nDealers,1.5,2026-11-03\nOEM,2,\n,,\nDealers,n/a,2026-11-04\n");
        assert_eq!(sketch.records, 3);
        let [segment, spend, day] = sketch.columns.as_slice() else { unreachable!() };
        assert_eq!((segment.filled, segment.numbers, segment.values.len()), (3, 0, 2));
        assert_eq!((spend.filled, spend.numbers, spend.fractions), (2, 2, 1));
        assert!(spend.is_numbers() && !segment.is_numbers());
        assert_eq!(day.days, 2);
        assert_eq!(sketch.first.first(), Some(&(2, vec!["Dealers".into(), "1.5".into(), "2026-11-03".into()])));
        assert_eq!((sketch.column("spend"), sketch.column("profit")), (Some(1), None));
    }

    #[test]
    fn numbers_are_read_as_those_that_tell_say() {
        assert_eq!(sketch("A;B\nx;1,234\ny;12,5\n").numbers, NumberStyle::Comma);
        assert_eq!(sketch("A;B\nx;1,234\ny;2,345\n").numbers, NumberStyle::Comma);
        assert_eq!(sketch("A,B\nx,\"1,234\"\ny,5\n").numbers, NumberStyle::Point);
        assert_eq!(sketch("A\tB\nx\t1.234\ny\t12.5\n").numbers, NumberStyle::Point);
        assert_eq!(sketch("A,B\nx,12/31/2026\n").days, DayOrder::MonthFirst);
    }

    #[test]
    fn a_column_with_very_many_values_groups_nothing() {
        let rows: Vec<String> = (0..1_000).map(|row| format!("{row},{}", row % 4)).collect();
        let sketch = sketch(&format!("id,age\n{}", rows.join("\n")));
        let [id, age] = sketch.columns.as_slice() else { unreachable!() };
        assert!(id.has_more && !id.groups() && age.groups());
    }

    #[test]
    fn whoever_watches_can_stop_it() {
        let bytes = "a,b\n1,2\n".repeat(50_000).into_bytes();
        let mut source = Source::text(move || Ok(Box::new(Cursor::new(bytes.clone()))));
        let mut told = 0;
        let stopped = Sketch::of(&mut source, NumberStyle::Point, &mut |read| {
            told = read;
            if read > 100_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped, Err(Failure::Stopped));
        assert!(told < 300_000);
    }
}
