//! A sheet of a workbook (XLSX) as text, so that it is read from there on like any other file.
//!
//! A workbook of a few kilobytes can ask for any amount of memory, so it is read by a process of its own with limits; what
//! crosses over is text with a closing line by which the other side knows that all of it came.

use std::collections::HashMap;
use std::io::{self, Read, Seek, Write};

use calamine::{DataRef, Dimensions, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::failure::Failure;

/// Columns of a sheet that are read; no table of customers or results has more.
const MOST_COLUMNS: usize = 2_000;
/// Bytes of text that a sheet may make.
const MOST_TEXT: u64 = 2 * 1024 * 1024 * 1024;
/// What stands before the closing line; no cell holds it.
const CLOSING: u8 = 0;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// What it is called.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
}

/// Whether a file begins like a workbook: an archive, or what older programs and passwords make of one.
#[must_use]
pub fn begins_like_one(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || is_sealed(head)
}

/// The older format of workbooks, which is also the wrapping of those with a password.
fn is_sealed(head: &[u8]) -> bool {
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Writes the names of a workbook's sheets, one a line, and the closing line.
///
/// # Errors
/// Only what writing gives; what is wrong with the workbook is in the closing line.
pub fn write_names(workbook: impl Read + Seek, out: &mut impl Write) -> io::Result<()> {
    let written = names_of(workbook).map(|names| {
        let line =
            |sheet: &SheetName| format!("{}{}\n", if sheet.is_hidden { 'h' } else { 'v' }, one_line(&sheet.name));
        names.iter().map(line).collect::<String>()
    });
    match written {
        Ok(lines) => {
            out.write_all(lines.as_bytes())?;
            close(out, None)
        }
        Err(failure) => close(out, Some(&failure)),
    }
}

/// Writes a sheet as comma-separated text in UTF-8, one line a row, blank ones too, and the closing line. Numbers are
/// written as the shortest decimal that is the same number, days by ISO 8601; words in merged cells stand in each of them.
///
/// Without a name it is the first sheet that is not hidden.
///
/// # Errors
/// Only what writing gives; what is wrong with the workbook is in the closing line.
pub fn write_sheet(workbook: impl Read + Seek, name: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match write_rows(workbook, name, out) {
        Ok(()) => close(out, None),
        Err(NotWritten::Workbook(failure)) => close(out, Some(&failure)),
        Err(NotWritten::Out(error)) => Err(error),
    }
}

/// The names of the sheets, from what [`write_names`] wrote.
///
/// # Errors
/// What is wrong with the workbook.
pub fn read_names(written: impl Read) -> Result<Vec<SheetName>, Failure> {
    let mut text = String::new();
    Sheet::new(written).take(1024 * 1024).read_to_string(&mut text)?;
    let sheet = |line: &str| {
        let is_hidden = line.starts_with('h');
        line.get(1..).map(|name| SheetName { name: name.to_owned(), is_hidden })
    };
    Ok(text.lines().filter_map(sheet).collect())
}

/// The text of a sheet from what [`write_sheet`] wrote: without its closing line, an error of which is one of reading.
pub struct Sheet<R> {
    source: R,
    /// What came from the closing sign on.
    closing: Option<Vec<u8>>,
}

impl<R: Read> Sheet<R> {
    /// The text of a sheet.
    pub fn new(source: R) -> Self {
        Self { source, closing: None }
    }

    fn finish(&mut self) -> io::Result<usize> {
        let mut closing = self.closing.take().unwrap_or_default();
        (&mut self.source).take(4096).read_to_end(&mut closing)?;
        let text = String::from_utf8_lossy(&closing);
        let (word, more) = text.split_once(' ').unwrap_or((&text, ""));
        let failure = match word {
            "whole" => return Ok(0),
            "locked" => Failure::Locked,
            "nosheet" => Failure::NoSheet(more.to_owned()),
            "columns" => Failure::TooManyColumns,
            "bad" => Failure::BadWorkbook(more.to_owned()),
            // Its process ended before it: a limit, or a flaw.
            _ => Failure::BadWorkbook(String::new()),
        };
        Err(io::Error::other(failure))
    }
}

impl<R: Read> Read for Sheet<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.closing.is_some() || into.is_empty() {
            return if into.is_empty() { Ok(0) } else { self.finish() };
        }
        let read = self.source.read(into)?;
        let given = into.get(..read).unwrap_or_default();
        match given.iter().position(|byte| *byte == CLOSING) {
            Some(at) => {
                self.closing = Some(given.get(at + 1..).unwrap_or_default().to_vec());
                if at == 0 { self.finish() } else { Ok(at) }
            }
            None if read == 0 => {
                self.closing = Some(Vec::new());
                self.finish()
            }
            None => Ok(read),
        }
    }
}

/// Why a sheet was not written to its end.
enum NotWritten {
    Workbook(Failure),
    Out(io::Error),
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(failure(&error))
    }
}

impl From<Failure> for NotWritten {
    fn from(failure: Failure) -> Self {
        Self::Workbook(failure)
    }
}

fn failure(error: &XlsxError) -> Failure {
    match error {
        XlsxError::Password => Failure::Locked,
        XlsxError::WorksheetNotFound(name) => Failure::NoSheet(name.clone()),
        other => Failure::BadWorkbook(other.to_string()),
    }
}

fn close(out: &mut impl Write, failure: Option<&Failure>) -> io::Result<()> {
    let line = match failure {
        None => "whole".to_owned(),
        Some(Failure::Locked) => "locked".to_owned(),
        Some(Failure::NoSheet(name)) => format!("nosheet {}", one_line(name)),
        Some(Failure::TooManyColumns) => "columns".to_owned(),
        Some(other) => format!("bad {}", one_line(&other.to_string())),
    };
    out.write_all(&[CLOSING])?;
    out.write_all(line.as_bytes())?;
    out.flush()
}

fn open<R: Read + Seek>(mut workbook: R) -> Result<Xlsx<R>, Failure> {
    let mut head = [0; 8];
    let read = workbook.read(&mut head).and_then(|read| workbook.rewind().map(|()| read))?;
    if is_sealed(head.get(..read).unwrap_or_default()) {
        return Err(Failure::Locked);
    }
    Xlsx::new(workbook).map_err(|error| failure(&error))
}

fn names_of(workbook: impl Read + Seek) -> Result<Vec<SheetName>, Failure> {
    let workbook = open(workbook)?;
    let sheets = workbook.sheets_metadata().iter();
    let named =
        sheets.map(|sheet| SheetName { name: sheet.name.clone(), is_hidden: sheet.visible != SheetVisible::Visible });
    Ok(named.collect())
}

/// Words in merged cells by the row in which they begin.
type Merged = HashMap<u32, Vec<Dimensions>>;

fn write_rows(workbook: impl Read + Seek, name: Option<&str>, out: &mut impl Write) -> Result<(), NotWritten> {
    let mut workbook = open(workbook)?;
    let sheets = workbook.sheets_metadata();
    let first = || sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or(sheets.first());
    let name = match name {
        Some(name) => name.to_owned(),
        None => first().map(|sheet| sheet.name.clone()).ok_or(Failure::Empty)?,
    };
    let mut merged = Merged::new();
    for region in workbook.merge_cells_by_sheet_name(&name)? {
        merged.entry(region.start.0).or_default().push(region);
    }
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut rows = Rows { out, row: Vec::new(), at: 0, written: 0, merged, spread: Vec::new() };
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        rows.go_to(row)?;
        rows.put(column, cell.get_value())?;
    }
    rows.end_row()
}

/// Rows of a sheet on their way out.
struct Rows<'o, W> {
    out: &'o mut W,
    row: Vec<String>,
    /// The row that is filled, counted from 0.
    at: u32,
    written: u64,
    merged: Merged,
    /// Words that merged cells bring into this row and those below.
    spread: Vec<(Dimensions, String)>,
}

impl<W: Write> Rows<'_, W> {
    fn go_to(&mut self, row: u32) -> Result<(), NotWritten> {
        while self.at < row {
            self.end_row()?;
            self.at += 1;
            self.spread.retain(|(region, _)| region.end.0 >= self.at);
            for (region, words) in self.spread.clone() {
                self.fill(&region, &words)?;
            }
        }
        Ok(())
    }

    fn put(&mut self, column: u32, value: &DataRef<'_>) -> Result<(), NotWritten> {
        let text = text_of(value);
        if text.is_empty() {
            return Ok(());
        }
        let begins = |region: &&Dimensions| region.start == (self.at, column);
        let region = self.merged.get(&self.at).and_then(|regions| regions.iter().find(begins)).copied();
        self.set(column, text.clone())?;
        // A number stands for itself once; a name stands for all that it spans.
        if let Some(region) = region.filter(|_| matches!(value, DataRef::String(_) | DataRef::SharedString(_))) {
            self.fill(&region, &text)?;
            self.spread.push((region, text));
        }
        Ok(())
    }

    fn fill(&mut self, region: &Dimensions, words: &str) -> Result<(), NotWritten> {
        (region.start.1..=region.end.1).try_for_each(|column| self.set(column, words.to_owned()))
    }

    fn set(&mut self, column: u32, text: String) -> Result<(), NotWritten> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Failure::TooManyColumns.into());
        }
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        if let Some(cell) = self.row.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), NotWritten> {
        let mut line = Vec::new();
        if self.row.is_empty() {
            line.push(b'\n');
        } else {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(&mut line);
            let written = writer.write_record(&self.row).and_then(|()| Ok(writer.flush()?));
            written.map_err(|error| NotWritten::Out(io::Error::other(error)))?;
            drop(writer);
        }
        self.row.clear();
        self.written += line.len() as u64;
        if self.written > MOST_TEXT {
            return Err(Failure::BadWorkbook("it is too large".to_owned()).into());
        }
        self.out.write_all(&line).map_err(NotWritten::Out)
    }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Int(number) => number.to_string(),
        // The shortest decimal that gives the same number: what was typed, unless it had more than 15 digits.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(span) => span.as_f64().to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => one_line(text),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Text without line breaks and without the closing sign, so that a row stays a line.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::*;

    fn text(workbook: &[u8], sheet: Option<&str>) -> Result<String, Failure> {
        let mut written = Vec::new();
        write_sheet(Cursor::new(workbook), sheet, &mut written).unwrap();
        let mut text = String::new();
        Sheet::new(&written[..]).read_to_string(&mut text)?;
        Ok(text)
    }

    fn made(make: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        make(&mut workbook);
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn a_sheet_is_written_as_its_cells_say() {
        let workbook = made(|workbook| {
            let sheet = workbook.add_worksheet();
            let day = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write(0, 0, "Segment").unwrap().write(0, 1, "Spend").unwrap().write(0, 2, "Day").unwrap();
            sheet.write(2, 0, "Dealers, \"large\"\nand small").unwrap();
            sheet.write(2, 1, 1.429_999_948).unwrap();
            sheet.write_with_format(2, 2, ExcelDateTime::from_ymd(2026, 11, 3).unwrap(), &day).unwrap();
            sheet.write(3, 1, 99_999.99).unwrap();
        });
        let expected = "Segment,Spend,Day\n\n\"Dealers, \"\"large\"\" and small\",1.429999948,2026-11-03\n,99999.99\n";
        assert_eq!(text(&workbook, None), Ok(expected.to_owned()));
    }

    #[test]
    fn words_in_merged_cells_stand_in_each_and_numbers_in_the_first_only() {
        let workbook = made(|workbook| {
            let sheet = workbook.add_worksheet();
            let plain = Format::new();
            sheet.merge_range(0, 0, 2, 0, "Dealers", &plain).unwrap();
            sheet.write(0, 1, 5).unwrap().write(1, 1, 6).unwrap().write(2, 1, 7).unwrap();
            sheet.merge_range(3, 1, 4, 1, "", &plain).unwrap();
            sheet.write(3, 1, 8).unwrap();
            sheet.write(4, 0, "OEM").unwrap();
        });
        assert_eq!(text(&workbook, None), Ok("Dealers,5\nDealers,6\nDealers,7\n,8\nOEM\n".to_owned()));
    }

    #[test]
    fn a_hidden_sheet_is_passed_over_unless_it_is_named() {
        let workbook = made(|workbook| {
            workbook.add_worksheet().set_name("Old").unwrap().set_hidden(true).write(0, 0, "old").unwrap();
            workbook.add_worksheet().set_name("本季").unwrap().set_active(true).write(0, 0, "new").unwrap();
        });
        assert_eq!(text(&workbook, None), Ok("new\n".to_owned()));
        assert_eq!(text(&workbook, Some("Old")), Ok("old\n".to_owned()));
        assert_eq!(text(&workbook, Some("Q9")), Err(Failure::NoSheet("Q9".to_owned())));
        let mut written = Vec::new();
        write_names(Cursor::new(&workbook), &mut written).unwrap();
        let names = read_names(&written[..]).unwrap();
        let sheet = |name: &str, is_hidden| SheetName { name: name.to_owned(), is_hidden };
        assert_eq!(names, [sheet("Old", true), sheet("本季", false)]);
    }

    #[test]
    fn what_is_no_workbook_or_breaks_off_says_so() {
        assert_eq!(text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", None), Err(Failure::Locked));
        assert!(matches!(text(b"PK\x03\x04 nonsense", None), Err(Failure::BadWorkbook(_))));
        let mut cut = String::new();
        let failure = Failure::from(Sheet::new(&b"a,b\n1,2\n"[..]).read_to_string(&mut cut).unwrap_err());
        assert_eq!(failure, Failure::BadWorkbook(String::new()));
    }

    proptest! {
        #[test]
        fn no_bytes_and_no_damage_make_it_panic(at in 0_usize..6000, byte: u8, cut in 0_usize..6000) {
            let mut bytes = made(|workbook| {
                workbook.add_worksheet().write(0, 0, "a").unwrap().write(1, 1, 5).unwrap();
            });
            bytes.truncate(cut.max(100));
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            let _ = text(&bytes, None);
        }
    }
}
