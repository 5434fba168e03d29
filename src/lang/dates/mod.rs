//! Days and periods as people type them and as they are shown; what day it is today is told, never looked up.

mod clock_time;
mod day;
mod minutes;
mod period;

pub use clock_time::{format_time_of_day, parse_time};
pub use day::parse_date;
pub use minutes::parse_minutes;
pub use period::{format_period, parse_period};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Lang, plain};

/// The months as they are typed in English; their first three letters are how they are shown.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Why a typed text is not taken as a date or a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateError {
    /// Nothing is typed.
    Empty,
    /// It cannot be read as a date.
    NotADate,
    /// It can be read with the day first or the month first, and these are different days.
    Ambiguous {
        /// The day, if the day was written first.
        first: Date,
        /// The day, if the month was written first.
        second: Date,
    },
    /// A day that its month does not have.
    NoSuchDay,
    /// A year before 1900 or after 2999: a slip of the finger.
    YearOutOfRange,
    /// It cannot be read as a period.
    NotAPeriod,
    /// A period without a year.
    NeedsYear,
    /// The last day of the period lies before its first.
    EndsBeforeItBegins,
}

impl DateError {
    /// The key of the message that words it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "date-error-empty",
            Self::NotADate => "date-error-not-a-date",
            Self::Ambiguous { .. } => "date-error-ambiguous",
            Self::NoSuchDay => "date-error-no-such-day",
            Self::YearOutOfRange => "date-error-year-out-of-range",
            Self::NotAPeriod => "date-error-not-a-period",
            Self::NeedsYear => "date-error-needs-year",
            Self::EndsBeforeItBegins => "date-error-ends-before-it-begins",
        }
    }
}

/// A day as it is said in a meeting: `1 Mar 2027`, `2027年3月1日`.
#[must_use]
pub fn format_date(day: Date, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {} {}", day.day(), short_month(day.month()), day.year()),
        Lang::ZhCn => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}

/// The time of day in a zone, with 24 hours: `10:42`.
#[must_use]
pub fn format_time(at: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `Mar` for 3.
fn short_month(month: i8) -> String {
    let name = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default();
    name.chars().take(3).enumerate().map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c }).collect()
}

/// The month that an English name means: whole, or its first three letters and more.
fn month_named(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(index + 1).ok()
}

/// The typed text in plain lower case.
fn plain_lower(text: &str, otherwise: DateError) -> Result<String, DateError> {
    const LONGEST: usize = 80;
    let plain = plain::plain(text, LONGEST).ok_or(otherwise)?.to_lowercase();
    if plain.is_empty() { Err(DateError::Empty) } else { Ok(plain) }
}

/// The day, if the year can be planned and the month has it.
fn date(year: i16, month: i8, day: i8) -> Result<Date, DateError> {
    if !(1900..=2999).contains(&year) {
        return Err(DateError::YearOutOfRange);
    }
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)
}

/// A number of at most four digits.
fn number(text: &str) -> Option<i16> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A number that can stand for a month or a day: one or two digits.
fn small_number(text: &str) -> Option<i8> {
    if text.len() > 2 { None } else { i8::try_from(number(text)?).ok() }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::{Offset, TimeZone};

    use super::{DateError, format_date, format_time};
    use crate::lang::{Lang, Words, wording};

    #[test]
    fn a_day_is_shown_as_it_is_said() {
        assert_eq!(format_date(date(2027, 3, 1), Lang::En), "1 Mar 2027");
        assert_eq!(format_date(date(2027, 3, 1), Lang::ZhCn), "2027年3月1日");
    }

    #[test]
    fn the_time_of_day_is_that_of_the_zone() {
        let shanghai = TimeZone::fixed(Offset::constant(8));
        assert_eq!(format_time(Timestamp::UNIX_EPOCH, &shanghai), "08:00");
        assert_eq!(format_time(Timestamp::UNIX_EPOCH, &TimeZone::UTC), "00:00");
    }

    #[test]
    fn every_refusal_is_worded_in_every_language() {
        let doubt = DateError::Ambiguous { first: date(2027, 1, 3), second: date(2027, 3, 1) };
        let all = [
            DateError::Empty,
            DateError::NotADate,
            doubt,
            DateError::NoSuchDay,
            DateError::YearOutOfRange,
            DateError::NotAPeriod,
            DateError::NeedsYear,
            DateError::EndsBeforeItBegins,
        ];
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut said: Vec<_> = all.iter().map(|error| wording::date_error(*error, lang).say(&words)).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), all.len(), "{said:?}");
        }
        assert_eq!(
            wording::date_error(doubt, Lang::En).say(&Words::new(Lang::En)),
            "Is this 3 Jan 2027 or 1 Mar 2027? Write the month by name."
        );
    }
}
