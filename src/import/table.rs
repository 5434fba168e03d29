//! A file of text as a table: what stands between its columns, where its head is, and its records with their lines.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use csv::{ReaderBuilder, StringRecord};

use super::cell;
use super::failure::Failure;
use super::writing::{TextReader, Writing};

/// Bytes of text by which the layout is told; a head that comes later is found by nobody.
const SAMPLE: usize = 256 * 1024;
/// Records of it that are looked at.
const SAMPLE_RECORDS: usize = 200;
/// The head of a table stands among this many first records.
const HEAD_WITHIN: usize = 30;
/// Bytes of one record; more comes of a quote that is never closed, or of a file that is no table.
const LONGEST_RECORD: usize = 16 * 1024 * 1024;
/// Lines of one record, for the same reason.
const MOST_LINES: u64 = 1_000;
/// Columns of a table.
const MOST_COLUMNS: usize = 2_000;
/// What can stand between columns, the likelier first where two fit equally well.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// How the text of a file is a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What stands between columns.
    pub delimiter: u8,
    /// The line of the head, counted from 1; `None` where the table has none.
    pub head_line: Option<u64>,
    /// Records before the first one of data.
    pub before_data: usize,
    /// The names of the columns: from the head, or by letters as in a spreadsheet; all different.
    pub names: Vec<String>,
}

impl Layout {
    /// Tells the layout by the beginning of a file.
    ///
    /// # Errors
    /// [`Failure::Empty`] where there is no record with anything in it, and what reading gives.
    pub fn recognise(source: impl Read, writing: Writing) -> Result<Self, Failure> {
        let mut sample = Vec::new();
        TextReader::new(source, writing).take(SAMPLE as u64).read_to_end(&mut sample)?;
        let text = String::from_utf8_lossy(&sample);
        let is_cut = sample.len() == SAMPLE;
        let (delimiter, skipped) = match named_delimiter(&text) {
            Some(named) => (named, 1),
            None => (likeliest_delimiter(&text, is_cut), 0),
        };
        let records = sample_records(&text, delimiter, is_cut);
        let data = records.get(skipped..).unwrap_or_default();
        let typical = typical_fill(data);
        if typical == 0 {
            return Err(Failure::Empty);
        }
        let head = (0..data.len().min(HEAD_WITHIN)).find(|at| {
            data.split_at_checked(*at + 1)
                .is_some_and(|(upto, below)| upto.last().is_some_and(|(_, cells)| is_head(cells, typical, below)))
        });
        let before_data = skipped + head.map_or(0, |at| at + 1);
        let head_cells = head.and_then(|at| data.get(at));
        let widest = data.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        // What stands beyond a head in a stray record is no column, but a mistake of that record.
        let below = data.get(head.map_or(0, |at| at + 1)..).unwrap_or_default();
        let width = head_cells.map_or(widest, |(_, cells)| cells.len().max(typical_width(below)));
        if width > MOST_COLUMNS {
            return Err(Failure::TooManyColumns);
        }
        let names = names(head_cells.map(|(_, cells)| cells.as_slice()).unwrap_or_default(), width);
        Ok(Self { delimiter, head_line: head_cells.map(|(line, _)| *line), before_data, names })
    }
}

/// `sep=;` as Excel reads and writes it in the first line.
fn named_delimiter(text: &str) -> Option<u8> {
    let named = text.lines().next()?.trim().trim_matches('"').strip_prefix("sep=")?;
    DELIMITERS.into_iter().find(|delimiter| named == char::from(*delimiter).to_string())
}

/// The delimiter by which most records have the same number of columns, more than one.
fn likeliest_delimiter(text: &str, is_cut: bool) -> u8 {
    let fit = |delimiter: u8| {
        let records = sample_records(text, delimiter, is_cut);
        let widths: Vec<usize> =
            records.iter().filter(|(_, cells)| filled(cells) > 0).map(|(_, cells)| cells.len()).collect();
        let most = widths.iter().copied().filter(|width| *width > 1).max_by_key(|wanted| {
            let alike = widths.iter().filter(|width| *width == wanted).count();
            (alike, *wanted)
        });
        let alike = most.map_or(0, |most| widths.iter().filter(|width| **width == most).count());
        // In thousandths, so that a stray record decides nothing between two that fit.
        alike * 1000 / widths.len().max(1)
    };
    let best = DELIMITERS.map(fit).into_iter().max().unwrap_or(0);
    DELIMITERS.into_iter().find(|delimiter| best > 0 && fit(*delimiter) + 20 >= best).unwrap_or(b',')
}

/// The first records of a text with their lines; the last is left out where the text was cut in it.
fn sample_records(text: &str, delimiter: u8, is_cut: bool) -> Vec<(u64, Vec<String>)> {
    let mut reader = reader_of(Ended::new(text.as_bytes(), Rc::default()), delimiter);
    let mut records = Vec::new();
    let mut record = StringRecord::new();
    while records.len() < SAMPLE_RECORDS && reader.read_record(&mut record).unwrap_or(false) {
        let line = line_of(&reader, &record);
        records.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
    }
    if is_cut && records.len() < SAMPLE_RECORDS {
        records.pop();
    }
    records
}

fn reader_of<R: Read>(source: R, delimiter: u8) -> csv::Reader<R> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(source)
}

/// The line on which a record begins that was read just now: blank lines before it are none of its own.
fn line_of<R: Read>(reader: &csv::Reader<R>, record: &StringRecord) -> u64 {
    let breaks: usize = record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count()).sum();
    reader.position().line().saturating_sub(1 + breaks as u64)
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// How many cells most records reach to, the empty ones behind the last that is filled left out.
fn typical_width(records: &[(u64, Vec<String>)]) -> usize {
    let reach = |cells: &[String]| cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    most_common(records.iter().map(|(_, cells)| reach(cells)))
}

/// How many cells are filled in most records.
fn typical_fill(records: &[(u64, Vec<String>)]) -> usize {
    most_common(records.iter().map(|(_, cells)| filled(cells)))
}

/// The number other than 0 that comes most often, of several the largest; 0 where there is none.
fn most_common(numbers: impl Iterator<Item = usize>) -> usize {
    let numbers: Vec<usize> = numbers.filter(|number| *number > 0).collect();
    let alike = |wanted: usize| numbers.iter().filter(|number| **number == wanted).count();
    numbers.iter().copied().max_by_key(|number| (alike(*number), *number)).unwrap_or(0)
}

/// Whether a record names the columns: words in about as many cells as are filled below, and most of them different. A
/// number over numbers is no name, except that of a year over what is none.
fn is_head(cells: &[String], typical: usize, below: &[(u64, Vec<String>)]) -> bool {
    let mut years = 0;
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| is_number(cell)) {
        let under: Vec<&String> = below.iter().filter_map(|(_, cells)| cells.get(column)).collect();
        let mostly = |fits: fn(&str) -> bool| under.iter().filter(|cell| fits(cell)).count() * 2 >= under.len();
        match (is_year(cell), mostly(is_number)) {
            (true, true) if !mostly(is_year) => years += 1,
            (_, true) => return false,
            (_, false) => {}
        }
    }
    let words: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let is_a_name = |text: &&&String| cell::looks(text) == cell::Looks::Text;
    let in_words = words.iter().filter(is_a_name).count();
    let named = if in_words == 0 { 0 } else { in_words + years };
    let different = words.iter().collect::<std::collections::BTreeSet<_>>().len();
    named * 5 >= typical.max(1) * 3 && named * 5 >= words.len() * 4 && different * 5 >= words.len() * 3
}

fn is_number(cell: &str) -> bool {
    matches!(cell::looks(cell), cell::Looks::Number(_))
}

/// Whether a number is how a year is written.
fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

/// The names of so many columns, each different from all others.
fn names(head: &[String], width: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(width);
    for column in 0..width {
        let written = head.get(column).map(|name| cell::text(name)).filter(|name| !name.is_empty());
        let name = written.unwrap_or_else(|| letters(column));
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        names.extend(std::iter::once(name.clone()).chain(numbered).find(|name| !names.contains(name)));
    }
    names
}

/// How a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The records of data in a file, one after the other.
pub struct Records<R> {
    reader: csv::Reader<Ended<TextReader<R>>>,
    progress: Rc<Progress>,
    record: StringRecord,
}

impl<R: Read> Records<R> {
    /// The records of a file from its beginning, without what stands before its data.
    ///
    /// # Errors
    /// As for [`Records::next_record`].
    pub fn new(source: R, writing: Writing, layout: &Layout) -> Result<Self, Failure> {
        let progress = Rc::new(Progress::default());
        let text = Ended::new(TextReader::new(source, writing), Rc::clone(&progress));
        let mut records = Self { reader: reader_of(text, layout.delimiter), progress, record: StringRecord::new() };
        for _ in 0..layout.before_data {
            records.next_record()?;
        }
        Ok(records)
    }

    /// The next record with the line that it begins on, counted from 1; `None` behind the last.
    ///
    /// # Errors
    /// [`Failure::OpenQuote`] where a record has no end, and what reading gives.
    pub fn next_record(&mut self) -> Result<Option<(u64, &StringRecord)>, Failure> {
        let before = self.reader.position().line();
        self.progress.since_record.set(0);
        match self.reader.read_record(&mut self.record) {
            Ok(false) => Ok(None),
            // A record ends with its line; only one in an open quote goes on until there is nothing more.
            Ok(true) if self.progress.has_ended.get() => {
                Err(Failure::OpenQuote { line: line_of(&self.reader, &self.record) + 1 })
            }
            Ok(true) => {
                let line = line_of(&self.reader, &self.record);
                let ends = self.reader.position().line();
                if ends > line + MOST_LINES { Err(Failure::OpenQuote { line }) } else { Ok(Some((line, &self.record))) }
            }
            Err(error) => Err(match error.into_kind() {
                csv::ErrorKind::Io(error) if is_too_long(&error) => Failure::OpenQuote { line: before },
                csv::ErrorKind::Io(error) => Failure::from(error),
                other => Failure::Disk(format!("{other:?}")),
            }),
        }
    }
}

/// How far a text was read.
#[derive(Default)]
struct Progress {
    /// Bytes since the last record was whole.
    since_record: Cell<usize>,
    /// Whether somebody has asked for more than there is.
    has_ended: Cell<bool>,
}

/// A text of which the last line has an end, too, so that lines are counted alike; a record without an end is stopped.
struct Ended<R> {
    source: R,
    last: u8,
    progress: Rc<Progress>,
}

impl<R> Ended<R> {
    fn new(source: R, progress: Rc<Progress>) -> Self {
        Self { source, last: b'\n', progress }
    }
}

/// That a record has no end.
#[derive(Debug, thiserror::Error)]
#[error("a record is too long")]
struct TooLong;

fn is_too_long(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<TooLong>)
}

impl<R: Read> Read for Ended<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.progress.since_record.get() > LONGEST_RECORD {
            return Err(io::Error::other(TooLong));
        }
        let read = self.source.read(into)?;
        self.progress.since_record.set(self.progress.since_record.get() + read);
        if let Some(last) = into.get(..read).and_then(<[u8]>::last) {
            self.last = *last;
        } else if self.last != b'\n'
            && let Some(first) = into.first_mut()
        {
            *first = b'\n';
            self.last = b'\n';
            return Ok(1);
        } else {
            self.progress.has_ended.set(true);
        }
        Ok(read)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn layout(text: &str) -> Layout {
        Layout::recognise(text.as_bytes(), Writing::UTF_8).unwrap()
    }

    fn records(text: &str) -> Result<Vec<(u64, Vec<String>)>, Failure> {
        let mut records = Records::new(text.as_bytes(), Writing::UTF_8, &layout(text))?;
        let mut all = Vec::new();
        while let Some((line, record)) = records.next_record()? {
            all.push((line, record.iter().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    #[test]
    fn the_delimiter_is_the_one_by_which_all_lines_have_as_many_columns() {
        for (text, delimiter) in [
            ("Segment,Spend\nDealers,5\n", b','),
            ("Segment;Spend;Sales\nDealers;1,5;2,5\nOEM;2,5;3,5\n", b';'),
            ("Segment\tSpend\nDealers, large\t1,5\n", b'\t'),
            ("Segment|Spend\nDealers|5\n", b'|'),
            ("sep=;\nSegment;Spend\nDealers, large;5\n", b';'),
            ("Name,Note\nA,\"one; two; three\"\nB,\"four; five\"\n", b','),
            ("Segment\nDealers\n", b','),
        ] {
            assert_eq!(layout(text).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn the_head_is_found_below_a_title_and_columns_without_a_name_have_a_letter() {
        let text = "Spend report Q4\n\nExported;2026-11-01;;\nSegment;Spend;;Spend\nDealers;5;;1\nOEM;6;;2\n";
        let found = layout(text);
        assert_eq!((found.head_line, found.before_data), (Some(4), 3));
        assert_eq!(found.names, ["Segment", "Spend", "C", "Spend (2)"]);
        assert_eq!(records(text).unwrap().first().unwrap().0, 5);
    }

    #[test]
    fn a_table_without_a_head_has_letters_for_names_and_loses_no_record() {
        let found = layout("1,2.5\n2,3.5\n");
        assert_eq!((found.head_line, found.names), (None, vec!["A".to_owned(), "B".to_owned()]));
        assert_eq!(records("1,2.5\n2,3.5\n").unwrap().len(), 2);
        assert_eq!([letters(25), letters(26), letters(701), letters(702)], ["Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_number_over_numbers_is_no_name_but_a_year_may_be() {
        assert_eq!(layout("Customer,2024,2025\nA,100,200\nB,300,400\n").names, ["Customer", "2024", "2025"]);
        assert_eq!(
            layout("Dealers,Fair,Berlin,North,100\nOEM,Fair,Bonn,South,200\nOEM,Ads,Ulm,West,50\n").head_line,
            None
        );
        assert_eq!(layout("Dealers,2024\nOEM,2025\nOEM,2024\n").head_line, None, "years over years are data");
    }

    #[test]
    fn a_line_break_in_quotes_is_part_of_its_cell_and_lines_are_those_of_the_file() {
        let text = "Name,Note\r\nA,\"one\r\ntwo\"\r\n\r\nB,three\r\n";
        let expected =
            [(2, vec!["A".to_owned(), "one\ntwo".to_owned()]), (5, vec!["B".to_owned(), "three".to_owned()])];
        assert_eq!(records(text).unwrap(), expected);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named_by_its_line_instead_of_swallowing_the_file() {
        let text = format!("Name,Spend\nA,1\n\"B,2\n{}", "C,3\n".repeat(5_000));
        assert_eq!(records(&text), Err(Failure::OpenQuote { line: 3 }));
        assert_eq!(records("Name,Spend\nA,1\n\"B,2\nC,3"), Err(Failure::OpenQuote { line: 3 }));
        assert_eq!(records("Name,Spend\nA,1\nB,\"2\n\"").map(|records| records.len()), Ok(2));
        let endless = format!("Name,Spend\nA,1\n\"B,{}", "x".repeat(LONGEST_RECORD + 100_000));
        assert_eq!(records(&endless), Err(Failure::OpenQuote { line: 3 }));
        assert_eq!(records(&format!("Name,Spend\n{}A,1\n", "\n".repeat(5_000))).unwrap().len(), 1);
    }

    #[test]
    fn a_file_without_anything_in_it_is_empty() {
        for text in ["", "\n\n", ",,,\n,,\n"] {
            assert_eq!(Layout::recognise(text.as_bytes(), Writing::UTF_8), Err(Failure::Empty), "{text:?}");
        }
    }
}
