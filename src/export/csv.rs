//! Tables as CSV: exact numbers with a point, days by ISO 8601, and no text that a spreadsheet program takes for a formula.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::minutes::{Cell, Manner, Minutes, Table};

/// By it Excel knows that the file is UTF-8.
const MARK: &str = "\u{feff}";

/// All tables, each with the name of its file.
pub(super) fn files(minutes: &Minutes) -> Vec<(String, Vec<u8>)> {
    minutes.tables().map(|one| (format!("{}.csv", one.name), table(one, &minutes.manner))).collect()
}

/// One table.
pub(super) fn table(table: &Table, manner: &Manner) -> Vec<u8> {
    let mut bytes = MARK.as_bytes().to_vec();
    let head = table.columns.iter().map(|column| no_formula(&column.head));
    record(&mut bytes, head);
    for row in table.rows.iter().chain(&table.total) {
        record(&mut bytes, row.iter().map(|cell| written(cell, manner)));
    }
    bytes
}

fn record(bytes: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell {
            bytes.extend(format!("\"{}\"", cell.replace('"', "\"\"")).bytes());
        } else {
            bytes.extend(cell.bytes());
        }
    }
    bytes.extend(b"\r\n");
}

fn written(cell: &Cell, manner: &Manner) -> String {
    match cell {
        Cell::Text(text) => no_formula(text),
        Cell::Moment(at) => local(*at, &manner.zone),
        other => exact(other, manner),
    }
}

/// What a cell holds that is no text, exactly: `1200.50`, `60.0`, `2026-11-25`.
pub(super) fn exact(cell: &Cell, manner: &Manner) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Money(amount) => with_places(amount.amount(), manner.currency.minor_digits()),
        Cell::Difference(amount) => with_places(*amount, manner.currency.minor_digits()),
        Cell::Number(number) => number.normalize().to_string(),
        Cell::Percent(tenths) | Cell::Points(tenths) => Decimal::new(i64::from(*tenths), 1).to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(at) => at.to_string(),
    }
}

/// The number as precise as it is, with at least so many places.
fn with_places(number: Decimal, places: u32) -> String {
    let mut number = number.normalize();
    if number.scale() < places {
        number.rescale(places);
    }
    number.to_string()
}

/// Day and time where the room is, as spreadsheet programs read them.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    format!("{} {:02}:{:02}", local.date(), local.hour(), local.minute())
}

/// Text that no spreadsheet program takes for a formula: an apostrophe stands before what begins like one.
fn no_formula(text: &str) -> String {
    let begins =
        |letter: char| matches!(letter, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
    if text.trim_start().starts_with(begins) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_like_a_formula() {
        for formula in ["=1", "+1", "-1", "@a", " =1", "\t=1", "\u{ff1d}1"] {
            assert_eq!(no_formula(formula), format!("'{formula}"));
        }
        assert_eq!(no_formula("a = 1"), "a = 1");
    }

    #[test]
    fn money_has_its_places_and_no_digit_is_lost() {
        let places = |number: &str| with_places(number.parse().expect("a number"), 2);
        assert_eq!(places("1200"), "1200.00");
        assert_eq!(places("-0.5"), "-0.50");
        assert_eq!(places("0.33333"), "0.33333");
        assert_eq!(places("123456789012345678.90"), "123456789012345678.90");
    }
}
