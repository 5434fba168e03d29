//! Tables as a workbook: one sheet a table, numbers as numbers where a cell can hold them exactly, text never a formula.

use std::collections::HashSet;

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::csv::exact;
use super::minutes::{Cell, Kind, Manner, Minutes, Table};
use crate::edit::graphemes::columns as width_of;

/// Digits that a cell holds exactly; a number with more is written as text.
const EXACT_DIGITS: usize = 15;
/// Characters that a cell can hold, in UTF-16.
const LONGEST_TEXT: usize = 32_767;
/// Characters that the name of a sheet can have.
const LONGEST_NAME: usize = 31;
/// Width of a column at least and at most, in characters.
const WIDTHS: (usize, usize) = (9, 56);
/// The first year of which a cell holds the days.
const FIRST_YEAR: i16 = 1900;

/// The workbook as bytes.
///
/// # Errors
/// Where a table is longer than a sheet.
pub(super) fn workbook(minutes: &Minutes) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let styles = Styles::of(&minutes.manner);
    let as_of = minutes.about.iter().find(|(name, _)| *name == "as_of").and_then(|(_, text)| text.parse().ok());
    let as_of = as_of.map(|at| minutes.manner.zone.to_datetime(at));
    let mut about = DocProperties::new().set_title(&minutes.title).set_author("Roundtable");
    // Written at another time, the same minutes are the same bytes.
    let made = as_of.and_then(excel_moment).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    about = about.set_creation_datetime(&made);
    workbook.set_properties(&about);
    let mut taken = HashSet::new();
    for table in minutes.tables() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.caption, &mut taken))?;
        write(sheet, table, &minutes.manner, &styles)?;
    }
    workbook.save_to_buffer()
}

/// How the cells of each kind look.
struct Styles {
    head: Format,
    head_of_number: Format,
    text: Format,
    money: Format,
    difference: Format,
    percent: Format,
    points: Format,
    date: Format,
    moment: Format,
    number: Format,
    total: fn(Format) -> Format,
}

impl Styles {
    fn of(manner: &Manner) -> Self {
        let places = match manner.currency.minor_digits() {
            0 => "#,##0".to_owned(),
            places => format!("#,##0.{}", "0".repeat(places as usize)),
        };
        let plain = || Format::new().set_align(FormatAlign::Top);
        let number = |format: &str| plain().set_num_format(format);
        let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
        Self {
            head_of_number: head.clone().set_align(FormatAlign::Right),
            head: head.set_align(FormatAlign::Left),
            text: plain().set_text_wrap(),
            money: number(&places),
            difference: number(&format!("+{places};-{places};{places}")),
            percent: number("0.0%"),
            points: number("+0.0;-0.0;0.0"),
            date: number(r"yyyy\-mm\-dd"),
            moment: number(r"yyyy\-mm\-dd hh:mm"),
            number: number("#,##0.######"),
            total: |format| format.set_bold().set_border_top(FormatBorder::Thin),
        }
    }

    /// The format of a cell; of a whole number without a lonely point.
    fn for_cell(&self, cell: &Cell) -> Format {
        match cell {
            Cell::Nothing | Cell::Text(_) => self.text.clone(),
            Cell::Money(_) => self.money.clone(),
            Cell::Difference(_) => self.difference.clone(),
            Cell::Number(number) if number.fract().is_zero() => self.number.clone().set_num_format("#,##0"),
            Cell::Number(_) => self.number.clone(),
            Cell::Percent(_) => self.percent.clone(),
            Cell::Points(_) => self.points.clone(),
            Cell::Date(_) => self.date.clone(),
            Cell::Moment(_) => self.moment.clone(),
        }
    }
}

fn write(sheet: &mut Worksheet, table: &Table, manner: &Manner, styles: &Styles) -> Result<(), XlsxError> {
    for (at, column) in (0_u16..).zip(&table.columns) {
        let style = if column.kind.is_number() { &styles.head_of_number } else { &styles.head };
        sheet.write_string_with_format(0, at, cut(&column.head), style)?;
        sheet.set_column_width(at, width(table, usize::from(at), manner))?;
    }
    for (line, row) in (1_u32..).zip(&table.rows) {
        for (at, cell) in (0_u16..).zip(row) {
            put(sheet, (line, at), cell, manner, &styles.for_cell(cell))?;
        }
    }
    if let Some(total) = &table.total {
        let line = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        for (at, cell) in (0_u16..).zip(total) {
            put(sheet, (line, at), cell, manner, &(styles.total)(styles.for_cell(cell)))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// One cell: a number where it holds the number exactly, else its text.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    manner: &Manner,
    style: &Format,
) -> Result<(), XlsxError> {
    let day = |date: jiff::civil::Date| date.to_datetime(jiff::civil::Time::midnight());
    match cell {
        Cell::Nothing => sheet.write_blank(row, column, style)?,
        Cell::Date(date) => match excel_moment(day(*date)) {
            Some(moment) => sheet.write_datetime_with_format(row, column, &moment, style)?,
            None => sheet.write_string_with_format(row, column, exact(cell, manner), style)?,
        },
        Cell::Moment(at) => match excel_moment(manner.zone.to_datetime(*at)) {
            Some(moment) => sheet.write_datetime_with_format(row, column, &moment, style)?,
            None => sheet.write_string_with_format(row, column, exact(cell, manner), style)?,
        },
        Cell::Text(text) => sheet.write_string_with_format(row, column, cut(text), style)?,
        _ => match number(cell, manner) {
            Some(number) => sheet.write_number_with_format(row, column, number, style)?,
            None => sheet.write_string_with_format(row, column, exact(cell, manner), style)?,
        },
    };
    Ok(())
}

/// The number of a cell, where a spreadsheet program holds it exactly to the minor unit.
fn number(cell: &Cell, manner: &Manner) -> Option<f64> {
    let (number, places) = match cell {
        Cell::Money(amount) => (amount.amount(), manner.currency.minor_digits()),
        Cell::Difference(amount) => (*amount, manner.currency.minor_digits()),
        Cell::Number(number) => (*number, number.normalize().scale()),
        // A share is a part of one, and shown in percent.
        Cell::Percent(tenths) => (Decimal::new(i64::from(*tenths), 3), 3),
        Cell::Points(tenths) => (Decimal::new(i64::from(*tenths), 1), 1),
        Cell::Nothing | Cell::Text(_) | Cell::Date(_) | Cell::Moment(_) => return None,
    };
    let digits = number.round_dp(places).normalize().mantissa().unsigned_abs().to_string().len();
    if digits > EXACT_DIGITS { None } else { number.to_string().parse().ok() }
}

/// A day and time as a cell holds it; `None` for those before its calendar begins.
fn excel_moment(at: DateTime) -> Option<ExcelDateTime> {
    if at.year() < FIRST_YEAR {
        return None;
    }
    let part = |part: i8| u8::try_from(part).ok();
    let day = ExcelDateTime::from_ymd(u16::try_from(at.year()).ok()?, part(at.month())?, part(at.day())?).ok()?;
    day.and_hms(u16::from(part(at.hour())?), part(at.minute())?, f64::from(at.second())).ok()
}

/// As much of a text as a cell can hold.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length <= LONGEST_TEXT - 3
    };
    text.chars().take_while(fits).collect::<String>() + "..."
}

/// How wide a column must be for what it holds, within what can be read.
fn width(table: &Table, at: usize, manner: &Manner) -> f64 {
    let cells = table.rows.iter().chain(&table.total).filter_map(|row| row.get(at));
    let longest_line = |text: &str| text.lines().map(width_of).max().unwrap_or(0);
    let of_cell = |cell: &Cell| match cell {
        Cell::Date(_) => 10,
        Cell::Moment(_) => 16,
        Cell::Money(_) => longest_line(&manner.shown(cell)) + 3,
        other => longest_line(&manner.shown(other)),
    };
    let kind = table.columns.get(at).map_or(Kind::Text, |column| column.kind);
    let head = table.columns.get(at).map_or(0, |column| width_of(&column.head));
    let head = if kind.is_number() { head.min(16) } else { head };
    let widest = cells.map(of_cell).max().unwrap_or(0).max(head) + 2;
    let width = widest.clamp(WIDTHS.0, WIDTHS.1);
    u32::try_from(width).map_or(10.0, f64::from)
}

/// A name that a sheet can have and no other has.
fn sheet_name(caption: &str, taken: &mut HashSet<String>) -> String {
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let whole: String = caption.chars().filter(allowed).collect();
    let whole = if whole.trim().is_empty() { "-" } else { whole.trim() };
    let within = |length: usize| {
        let mut units = 0;
        let fits = |letter: &char| {
            units += letter.len_utf16();
            units <= length
        };
        whole.chars().take_while(fits).collect::<String>().trim().to_owned()
    };
    let mut name = within(LONGEST_NAME);
    let mut number = 2_u32;
    // Upper and lower case are the same to a workbook, and "History" is its own.
    while name.eq_ignore_ascii_case("history") || !taken.insert(name.to_lowercase()) {
        let mark = format!(" ({number})");
        name = within(LONGEST_NAME - mark.len()) + &mark;
        number = number.saturating_add(1);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_of_their_own_that_a_workbook_takes() {
        let mut taken = HashSet::new();
        let mut name = |caption: &str| sheet_name(caption, &mut taken);
        assert_eq!(name("By segment"), "By segment");
        assert_eq!(name("by Segment"), "by Segment (2)");
        assert_eq!(name("a/b:c[d]"), "abcd");
        assert_eq!(name("'*'"), "-");
        assert_eq!(name("History"), "History (2)");
        let long = name(&"长".repeat(40));
        assert_eq!(long.chars().count(), 31);
        assert_eq!(name(&"长".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let text = cut(&"\u{1f600}".repeat(20_000));
        assert!(text.ends_with("...") && text.encode_utf16().count() <= LONGEST_TEXT);
        assert_eq!(cut("short"), "short");
    }
}
