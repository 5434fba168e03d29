//! One cell of a file as what it means: a name, an amount, a day; and which way of writing numbers and days it speaks for.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::{Currency, NumberStyle};
use crate::edit::clean;
use crate::lang::dates;
use crate::lang::numbers::{self, NumberError};
use crate::lang::{Lang, columns};

/// Longest text that is taken from a cell, in characters.
const LONGEST: usize = 2_000;
/// Day 0 of the serial numbers in a workbook: 1900-01-01 is day 1, and its 29 February 1900 never was.
const SERIAL_ZERO: Date = jiff::civil::date(1899, 12, 30);

/// What a cell looks like, whatever its column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Nothing, or a sign for nothing.
    Blank,
    /// A number, and for which style its separators speak.
    Number(Vote),
    /// A day.
    Day(Vote),
    /// Anything else.
    Text,
}

/// For which of two ways of writing a cell speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// It reads the same both ways.
    Either,
    /// Only the first way: a point before the fraction, the day before the month.
    First,
    /// Only the second way: a comma before the fraction, the month before the day.
    Second,
    /// Both ways, and it means something else each time: `1,234`, `3/4/2026`.
    Open,
}

/// The order of day and month where both are numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// 31/12.
    #[default]
    DayFirst,
    /// 12/31.
    MonthFirst,
}

/// Why a cell cannot be taken for an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAmount {
    /// It is no number, or none in this style.
    Number(NumberError),
    /// It names another currency than the session's.
    OtherCurrency,
}

/// The text of a cell, on one line, without what acts on a terminal or hides.
#[must_use]
pub fn text(cell: &str) -> String {
    let is_plain = |byte: u8| (b' '..0x7f).contains(&byte);
    let trimmed = cell.trim();
    if trimmed.len() <= LONGEST && trimmed.bytes().all(is_plain) {
        return trimmed.to_owned();
    }
    clean::clean_line(trimmed, LONGEST).trim().to_owned()
}

/// What a cell looks like.
#[must_use]
pub fn looks(cell: &str) -> Looks {
    let cell = cell.trim();
    quick_looks(cell).unwrap_or_else(|| careful_looks(cell))
}

/// What digits with at most one point or comma look like, as nearly all numbers of a file are written.
fn quick_looks(cell: &str) -> Option<Looks> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let mut separator = None;
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'.' | b',' if separator.is_none() => separator = Some((at, byte)),
            _ => return None,
        }
    }
    // Eight digits may be a day, and a long number may be too precise.
    if digits.is_empty() || digits.len() > 20 {
        return None;
    }
    let Some((before, sign)) = separator else { return Some(Looks::Number(Vote::Either)) };
    let after = digits.len() - before - 1;
    if before == 0 || after == 0 {
        return None;
    }
    Some(Looks::Number(match (before <= 3 && after == 3, sign) {
        (true, _) => Vote::Open,
        (false, b'.') => Vote::First,
        (false, _) => Vote::Second,
    }))
}

fn careful_looks(cell: &str) -> Looks {
    if is_blank(cell) {
        return Looks::Blank;
    }
    if !cell.chars().any(char::is_numeric) || begins_like_a_name(cell) {
        return Looks::Text;
    }
    let [point, comma] = [NumberStyle::Point, NumberStyle::Comma].map(|style| amount(cell, style).ok().flatten());
    match (point, comma) {
        (Some(point), Some(comma)) if point == comma => Looks::Number(Vote::Either),
        (Some(_), Some(_)) => Looks::Number(Vote::Open),
        (Some(_), None) => Looks::Number(Vote::First),
        (None, Some(_)) => Looks::Number(Vote::Second),
        (None, None) => match [DayOrder::DayFirst, DayOrder::MonthFirst].map(|order| day(cell, order)) {
            [Some(one), Some(other)] if one == other => Looks::Day(Vote::Either),
            [Some(_), Some(_)] => Looks::Day(Vote::Open),
            [Some(_), None] => Looks::Day(Vote::First),
            [None, Some(_)] => Looks::Day(Vote::Second),
            [None, None] => Looks::Text,
        },
    }
}

/// Whether a cell begins with a word that stands before no number and is no month: most names with a digit in them.
fn begins_like_a_name(cell: &str) -> bool {
    let word = cell.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    let months = "janfebmaraprmayjunjulaugsepoctnovdec";
    let is_month = |start: &str| months.as_bytes().chunks(3).any(|month| start.as_bytes().eq_ignore_ascii_case(month));
    match word.len() {
        0 => false,
        1..=3 => word.len() < 3 && !matches!(word.to_ascii_uppercase().as_str(), "US" | "HK"),
        _ => !word.get(..3).is_some_and(|start| is_month(start) || start.parse::<Currency>().is_ok()),
    }
}

/// Whether nothing stands in a cell where a name would, or only a sign for nothing. `NA` and `None` may be names.
#[must_use]
pub fn is_nameless(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().all(is_dash) || ["n/a", "#n/a"].iter().any(|sign| cell.eq_ignore_ascii_case(sign))
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2013}' | '\u{2014}' | '.')
}

/// Whether no figure stands in a cell, or only a sign or a word for nothing.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() {
        return true;
    }
    let is_short = cell.len() <= 12 && !cell.bytes().any(|byte| byte.is_ascii_digit());
    is_short && (cell.chars().all(is_dash) || columns::says_nothing(cell))
}

/// The amount in a cell; `None` where nothing stands there. `12%` is 0.12, `(5)` and `5-` are -5, `1.5E+3` is 1500.
///
/// # Errors
/// Why it is no number in this style.
pub fn amount(cell: &str, style: NumberStyle) -> Result<Option<Decimal>, NumberError> {
    let cell = cell.trim();
    if let Some(plain) = plain_amount(cell, style) {
        return Ok(Some(plain));
    }
    if is_blank(cell) {
        return Ok(None);
    }
    if let Some(percent) = cell.strip_suffix(['%', '\u{FF05}']) {
        let percent = numbers::parse_number(percent, style)?;
        return percent.checked_div(Decimal::ONE_HUNDRED).map(Some).ok_or(NumberError::TooPrecise);
    }
    if let Some(debit) = cell.strip_suffix(['-', '\u{2212}']) {
        return numbers::parse_number(debit, style).map(|amount| Some(-amount));
    }
    if let Some(scientific) = scientific(cell, style) {
        return Ok(Some(scientific));
    }
    numbers::parse_number(cell, style).map(Some)
}

/// The amount in a cell, which may name no other currency than this.
///
/// # Errors
/// Why it cannot be taken.
pub fn money(cell: &str, style: NumberStyle, currency: Currency) -> Result<Option<Decimal>, NoAmount> {
    let amount = amount(cell, style).map_err(NoAmount::Number)?;
    // A share is no money, and a hundredth of what is written would go unnoticed.
    if cell.contains(['%', '\u{FF05}']) {
        return Err(NoAmount::Number(NumberError::Percent));
    }
    let is_bare = cell.bytes().all(|byte| byte.is_ascii_digit() || b" .,+-()%'".contains(&byte));
    let names_another = || numbers::named_currency(cell).is_some_and(|named| named != currency);
    if !is_bare && names_another() { Err(NoAmount::OtherCurrency) } else { Ok(amount) }
}

/// Digits with at most one point, as most files have them: what the careful way reads, quicker.
fn plain_amount(cell: &str, style: NumberStyle) -> Option<Decimal> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let point = if style == NumberStyle::Point { b'.' } else { b',' };
    let points = digits.bytes().filter(|byte| *byte == point).count();
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte == point;
    if digits.is_empty() || digits.len() > 27 || points > 1 || !digits.bytes().all(is_plain) {
        return None;
    }
    let written = if point == b',' && points == 1 { cell.replace(',', ".") } else { cell.to_owned() };
    Decimal::from_str_exact(&written)
        .ok()
        .map(|amount| if amount.is_zero() { Decimal::ZERO } else { amount.normalize() })
}

/// `1.5E+3`, as spreadsheets write what does not fit their cell.
fn scientific(cell: &str, style: NumberStyle) -> Option<Decimal> {
    let (digits, exponent) = cell.split_once(['e', 'E'])?;
    let exponent: i32 =
        exponent.strip_prefix('+').unwrap_or(exponent).parse().ok().filter(|power| (-28..=28).contains(power))?;
    let digits = numbers::parse_number(digits, style).ok()?;
    let written = format!("{digits}e{exponent}");
    Decimal::from_scientific(&written).ok().map(|amount| amount.normalize())
}

/// The day in a cell, its time left out; `None` where it is none. A bare number is a serial day of a workbook.
#[must_use]
pub fn day(cell: &str, order: DayOrder) -> Option<Date> {
    let cell = cell.trim();
    let without_time = cell.split_once(['T', ' ']).filter(|(_, time)| is_time(time)).map_or(cell, |(day, _)| day);
    numbered_day(without_time, order).or_else(|| {
        // A day in words names its month; which day it is today decides nothing, since one without a year is not taken.
        let has_year = without_time.chars().filter(char::is_ascii_digit).count() > 4;
        let may_be_words = has_year && without_time.len() <= 40 && without_time.chars().any(char::is_alphabetic);
        may_be_words.then(|| dates::parse_date(without_time, SERIAL_ZERO, Lang::En).ok()).flatten()
    })
}

/// The day of a serial number.
#[must_use]
pub fn serial_day(cell: &str) -> Option<Date> {
    let serial: Decimal = cell.trim().parse().ok()?;
    // From 1954 to 2119: other numbers are no days of anybody's customers.
    let days: i64 = serial.trunc().try_into().ok().filter(|days| (20_000..80_000).contains(days))?;
    SERIAL_ZERO.checked_add(days.days()).ok()
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.chars().all(|sign| sign.is_ascii_digit() || ":. +-ZAPMapm".contains(sign))
}

/// Three numbers with the same sign between them, or eight digits.
fn numbered_day(text: &str, order: DayOrder) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| text.get(from..to);
        return date(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    }
    let sign = ['/', '-', '.'].into_iter().find(|sign| text.matches(*sign).count() == 2)?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    match (first.len(), order) {
        (4, _) => date(first, second, third),
        // Where points stand between them, the day comes first everywhere.
        (_, DayOrder::MonthFirst) if sign != '.' => date(third, first, second),
        _ => date(third, second, first),
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let written: i16 = year.parse().ok()?;
    let year = match year.len() {
        4 => written,
        2 => 2000 + written,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::NumberStyle::{Comma, Point};

    fn read(cell: &str, style: NumberStyle) -> Option<String> {
        amount(cell, style).ok().map(|amount| amount.map_or("-".to_owned(), |amount| amount.to_string()))
    }

    #[test]
    fn amounts_are_read_as_programs_and_people_write_them() {
        for (cell, style, expected) in [
            ("1,234.50", Point, "1234.5"),
            ("1.234,50", Comma, "1234.5"),
            ("1 234,5", Comma, "1234.5"),
            ("1\u{a0}234\u{202f}567", Point, "1234567"),
            ("1'234.5", Point, "1234.5"),
            ("(1,234)", Point, "-1234"),
            ("1,234-", Point, "-1234"),
            ("-0.00", Point, "0"),
            ("$1,200", Point, "1200"),
            ("1.200 \u{20ac}", Comma, "1200"),
            ("\u{20ac}(50,5)", Comma, "-50.5"),
            ("12%", Point, "0.12"),
            ("12,5 %", Comma, "0.125"),
            ("1.5E+05", Point, "150000"),
            ("2E-3", Point, "0.002"),
            ("1.429999948", Point, "1.429999948"),
            ("\u{ff11}\u{ff12}\u{4e07}", Point, "120000"),
            ("", Point, "-"),
            (" - ", Point, "-"),
            ("n/a", Point, "-"),
            ("#N/A", Comma, "-"),
        ] {
            assert_eq!(read(cell, style).as_deref(), Some(expected), "{cell}");
        }
        for (cell, style) in
            [("1,5", Point), ("1.5", Comma), ("abc", Point), ("1,23,4", Point), ("12a", Point), ("e5", Point)]
        {
            assert_eq!(read(cell, style), None, "{cell}");
        }
    }

    #[test]
    fn an_amount_in_another_currency_is_none_of_ours() {
        assert_eq!(money("USD 120", Point, Currency::EUR), Err(NoAmount::OtherCurrency));
        assert_eq!(money("120 \u{20ac}", Point, Currency::EUR), Ok(Some(Decimal::from(120))));
        assert_eq!(money("$120", Point, Currency::EUR), Ok(Some(Decimal::from(120))), "many currencies have this sign");
    }

    #[test]
    fn a_cell_says_for_which_way_of_writing_it_speaks() {
        for (cell, expected) in [
            ("12", Looks::Number(Vote::Either)),
            ("12.5", Looks::Number(Vote::First)),
            ("1,234.5", Looks::Number(Vote::First)),
            ("1,5", Looks::Number(Vote::Second)),
            ("1.234,5", Looks::Number(Vote::Second)),
            ("1,234", Looks::Number(Vote::Open)),
            ("1.234", Looks::Number(Vote::Open)),
            ("25/12/2026", Looks::Day(Vote::First)),
            ("12/25/2026", Looks::Day(Vote::Second)),
            ("3/4/2026", Looks::Day(Vote::Open)),
            ("2026-11-03", Looks::Day(Vote::Either)),
            ("30-34", Looks::Text),
            ("Q4 2026", Looks::Text),
            ("", Looks::Blank),
            ("--", Looks::Blank),
            ("Dealers", Looks::Text),
        ] {
            assert_eq!(looks(cell), expected, "{cell}");
        }
    }

    #[test]
    fn days_are_read_with_and_without_their_time() {
        let expected = Some(date(2026, 11, 3));
        for cell in [
            "2026-11-03",
            "2026/11/3",
            "3.11.2026",
            "3/11/2026",
            "3-11-26",
            "20261103",
            "2026-11-03T10:20:00Z",
            "2026-11-03 10:20",
            "3 Nov 2026",
            "2026\u{5e74}11\u{6708}3\u{65e5}",
        ] {
            assert_eq!(day(cell, DayOrder::DayFirst), expected, "{cell}");
        }
        assert_eq!(day("11/3/2026", DayOrder::MonthFirst), expected);
        assert_eq!(serial_day("46329.5"), expected);
        for nonsense in ["", "tomorrow", "31.2.2026", "3 Nov", "1/2/3/4", "2026-13-01"] {
            assert_eq!(day(nonsense, DayOrder::DayFirst), None, "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic_and_the_quick_way_reads_as_the_careful_one(cell in "\\PC{0,16}|[0-9.,' ()%$Ee+-]{0,14}") {
            let _ = (looks(&cell), text(&cell), serial_day(&cell));
            prop_assert_eq!(looks(&cell), careful_looks(cell.trim()));
            for style in [Point, Comma] {
                let _ = (amount(&cell, style), money(&cell, style, Currency::EUR));
                if let Some(quick) = plain_amount(&cell, style) {
                    prop_assert_eq!(numbers::parse_number(&cell, style), Ok(quick));
                }
            }
            for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
                let _ = day(&cell, order);
            }
        }
    }
}
