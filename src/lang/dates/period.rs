//! A period as people type it and as it is called: `Q1 2027`, `Oct-Dec 2026`, `2027年上半年`.

use jiff::civil::Date;

use super::day::{MonthDay, written_day};
use super::{DateError, date, format_date, month_named, number, plain_lower, short_month, small_number};
use crate::lang::Lang;

/// Reads a period and gives its first and last day: a year, half, quarter, month or day, or from one to another.
///
/// # Errors
/// The [`DateError`] that tells why the text is not taken.
pub fn parse_period(text: &str) -> Result<(Date, Date), DateError> {
    let text = plain_lower(text, DateError::NotAPeriod)?;
    if let Some(part) = Part::read(&text) {
        return from_to(part, part);
    }
    let (mut refused, mut read) = (DateError::NotAPeriod, None);
    for (left, right) in splits(&text) {
        if let (Some(left), Some(right)) = (Part::read(left), Part::read(right)) {
            match from_to(left, right) {
                Ok(days) => read = read.or(Some(days)),
                Err(why) => refused = why,
            }
        }
    }
    read.ok_or(refused)
}

/// The nicest name of the period from one day to another, both included; [`parse_period`] reads it back.
#[must_use]
pub fn format_period(from: Date, to: Date, lang: Lang) -> String {
    if from == to {
        return format_date(from, lang);
    }
    let whole_months = from.day() == 1 && to == to.last_of_month();
    match (whole_months, lang) {
        (true, Lang::En) => english_months(from, to),
        (true, Lang::ZhCn) => chinese_months(from, to),
        (false, _) => days_from_to(from, to, lang),
    }
}

/// What can stand for a period by itself, or at one end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    year: Option<i16>,
    span: Span,
}

/// The days of a part within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    /// The months from one to another; both from 1 to 12.
    Months(i8, i8),
    /// One day.
    Day(MonthDay),
    /// A day that can be read in two ways.
    Doubtful(MonthDay, MonthDay),
    /// A number alone, as `1` in `1-14 Feb 2027` and `14日` in `2月1日-14日`: what it counts, the other end says.
    Bare(i8),
}

impl Part {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, rest) = split_year(text);
        if let Some(span) = months(rest, year.is_some()) {
            return Some(Self { year, span });
        }
        if let Some(bare) = small_number(text.trim_end_matches('日')) {
            return Some(Self { year: None, span: Span::Bare(bare) });
        }
        let written = written_day(text, Lang::En)?;
        let span = match written.second {
            None => Span::Day(written.first),
            Some(second) => Span::Doubtful(written.first, second),
        };
        Some(Self { year: written.year, span })
    }

    /// What this part counts beside the other end of its period.
    fn beside(self, other: Self) -> Self {
        let span = match (self.span, other.span) {
            (Span::Bare(month), Span::Months(..)) => Span::Months(month, month),
            (Span::Bare(day), Span::Day(MonthDay { month, .. })) => Span::Day(MonthDay { month, day }),
            (span, _) => span,
        };
        Self { span, ..self }
    }

    fn first_day(self, year: i16) -> Result<Date, DateError> {
        match self.span {
            Span::Months(first, _) => date(year, first, 1),
            _ => self.day(year),
        }
    }

    fn last_day(self, year: i16) -> Result<Date, DateError> {
        match self.span {
            Span::Months(_, last) => Ok(date(year, last, 1)?.last_of_month()),
            _ => self.day(year),
        }
    }

    fn day(self, year: i16) -> Result<Date, DateError> {
        match self.span {
            Span::Day(MonthDay { month, day }) => date(year, month, day),
            Span::Doubtful(first, second) => Err(DateError::Ambiguous {
                first: date(year, first.month, first.day)?,
                second: date(year, second.month, second.day)?,
            }),
            Span::Months(..) | Span::Bare(_) => Err(DateError::NotAPeriod),
        }
    }
}

/// The first and last day from one part to another; a year that only one of them has holds for both, and a period that
/// would end before it begins runs over the turn of the year.
fn from_to(left: Part, right: Part) -> Result<(Date, Date), DateError> {
    let (left, right) = (left.beside(right), right.beside(left));
    let (from, to) = match (left.year, right.year) {
        (None, None) => {
            let is_period = !matches!(left.span, Span::Bare(_)) && !matches!(right.span, Span::Bare(_));
            return Err(if is_period { DateError::NeedsYear } else { DateError::NotAPeriod });
        }
        (Some(start), Some(end)) => (left.first_day(start)?, right.last_day(end)?),
        (None, Some(year)) => {
            let to = right.last_day(year)?;
            let from = left.first_day(year)?;
            (if to < from { left.first_day(year - 1)? } else { from }, to)
        }
        (Some(year), None) => {
            let from = left.first_day(year)?;
            let to = right.last_day(year)?;
            (from, if to < from { right.last_day(year + 1)? } else { to })
        }
    };
    if to < from { Err(DateError::EndsBeforeItBegins) } else { Ok((from, to)) }
}

/// The places at which a text can be cut into from and to; clear marks first, since a hyphen also stands inside of dates.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let clear = ["...", "..", "~", " to ", "至", "到", " - "].into_iter().filter_map(|mark| text.split_once(mark));
    let hyphens = text.match_indices('-').filter_map(|(at, _)| Some((text.get(..at)?, text.get(at + 1..)?)));
    clear.chain(hyphens)
}

/// The year of four digits at the start or the end of a text, and what is left without the marks between them.
fn split_year(text: &str) -> (Option<i16>, &str) {
    let between = [' ', '-', '/', '.', ','];
    if let Some((year, rest)) = text.split_at_checked(4)
        && let Some(year) = number(year)
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        let rest = rest.trim_start();
        return (Some(year), rest.strip_prefix('年').unwrap_or(rest).trim_start_matches(between));
    }
    let without_mark = text.strip_suffix('年').unwrap_or(text).trim_end();
    if let Some((rest, year)) = without_mark.len().checked_sub(4).and_then(|at| without_mark.split_at_checked(at))
        && let Some(year) = number(year)
        && !rest.ends_with(|c: char| c.is_ascii_digit())
    {
        return (Some(year), rest.trim_end_matches(between));
    }
    (None, text)
}

/// The months of a year, half, quarter or month without its year; nothing at all is the whole year.
fn months(text: &str, has_year: bool) -> Option<Span> {
    let text = text.trim();
    if text.is_empty() {
        return has_year.then_some(Span::Months(1, 12));
    }
    if let Some(half) = text.strip_prefix('h').and_then(|half| one_to(2, half)).or(match text {
        "上半年" => Some(1),
        "下半年" => Some(2),
        _ => None,
    }) {
        return Some(Span::Months(6 * half - 5, 6 * half));
    }
    let chinese = || text.strip_suffix("季度").or_else(|| text.strip_suffix('季'))?.trim_start_matches('第').into();
    if let Some(quarter) = text.strip_prefix('q').or_else(chinese).and_then(|quarter| one_to(4, quarter)) {
        return Some(Span::Months(3 * quarter - 2, 3 * quarter));
    }
    let written = || text.strip_suffix('月').or(has_year.then_some(text)).and_then(small_number);
    let month = month_named(text.trim_end_matches('.')).or_else(written)?;
    (1..=12).contains(&month).then_some(Span::Months(month, month))
}

/// A number from 1 to `most`, in digits or in Chinese.
fn one_to(most: i8, text: &str) -> Option<i8> {
    let value = match text.trim() {
        "一" => 1,
        "二" => 2,
        "三" => 3,
        "四" => 4,
        digits => small_number(digits)?,
    };
    (1..=most).contains(&value).then_some(value)
}

fn english_months(from: Date, to: Date) -> String {
    let (first, last, year) = (from.month(), to.month(), to.year());
    if from.year() != year {
        return if (first, last) == (1, 12) {
            format!("{}-{year}", from.year())
        } else {
            format!("{} {} - {} {year}", short_month(first), from.year(), short_month(last))
        };
    }
    match (first, last) {
        (1, 12) => year.to_string(),
        (1, 6) | (7, 12) => format!("H{} {year}", last / 6),
        _ if is_quarter(first, last) => format!("Q{} {year}", last / 3),
        _ if first == last => format!("{} {year}", short_month(first)),
        _ => format!("{}-{} {year}", short_month(first), short_month(last)),
    }
}

fn chinese_months(from: Date, to: Date) -> String {
    let (first, last, year) = (from.month(), to.month(), from.year());
    if to.year() != year {
        return if (first, last) == (1, 12) {
            format!("{year}-{}年", to.year())
        } else {
            format!("{year}年{first}月-{}年{last}月", to.year())
        };
    }
    match (first, last) {
        (1, 12) => format!("{year}年"),
        (1, 6) => format!("{year}年上半年"),
        (7, 12) => format!("{year}年下半年"),
        (1, 3) => format!("{year}年一季度"),
        (4, 6) => format!("{year}年二季度"),
        (7, 9) => format!("{year}年三季度"),
        (10, 12) => format!("{year}年四季度"),
        _ if first == last => format!("{year}年{first}月"),
        _ => format!("{year}年{first}-{last}月"),
    }
}

const fn is_quarter(first: i8, last: i8) -> bool {
    last % 3 == 0 && last - first == 2
}

fn days_from_to(from: Date, to: Date, lang: Lang) -> String {
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    let end = format_date(to, lang);
    match lang {
        Lang::En if same_month => format!("{}-{end}", from.day()),
        Lang::En if same_year => format!("{} {} - {end}", from.day(), short_month(from.month())),
        Lang::ZhCn if same_month => format!("{}-{}日", format_date(from, lang), to.day()),
        Lang::ZhCn if same_year => format!("{}-{}月{}日", format_date(from, lang), to.month(), to.day()),
        Lang::En => format!("{} - {end}", format_date(from, lang)),
        Lang::ZhCn => format!("{}-{end}", format_date(from, lang)),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{format_period, parse_period};
    use crate::lang::Lang;
    use crate::lang::dates::DateError;

    fn days(from: (i16, i8, i8), to: (i16, i8, i8)) -> (Date, Date) {
        (date(from.0, from.1, from.2), date(to.0, to.1, to.2))
    }

    #[test]
    fn a_quarter_is_read_in_the_ways_people_write_it() {
        let written = [
            "Q1 2027",
            "2027Q1",
            "2027 q1",
            "2027-Q1",
            "Q1/2027",
            "q1, 2027",
            "2027年一季度",
            "2027年第一季度",
            "2027年1季度",
            "2027一季度",
            "2027年Q1",
            "2027-01..2027-03",
            "2027-01 - 2027-03",
            "2027-01-2027-03",
            "01/2027 - 03/2027",
            "Jan-Mar 2027",
            "January to March 2027",
            "Jan 2027 - Mar 2027",
            "2027年1-3月",
            "2027年1月-3月",
            "2027年1月至2027年3月",
            "1月到3月 2027年",
            "2027-01-01..2027-03-31",
            "2027-01-01-2027-03-31",
            "1 Jan - 31 Mar 2027",
            "1.1.-31.3.2027",
            "2027年1月1日-3月31日",
            "２０２７年１～３月",
        ];
        for text in written {
            assert_eq!(parse_period(text), Ok(days((2027, 1, 1), (2027, 3, 31))), "{text}");
        }
    }

    #[test]
    fn other_periods_are_read_too() {
        assert_eq!(parse_period("2027"), Ok(days((2027, 1, 1), (2027, 12, 31))));
        assert_eq!(parse_period("2027年"), Ok(days((2027, 1, 1), (2027, 12, 31))));
        assert_eq!(parse_period("2027-2028"), Ok(days((2027, 1, 1), (2028, 12, 31))));
        assert_eq!(parse_period("H1 2027"), Ok(days((2027, 1, 1), (2027, 6, 30))));
        assert_eq!(parse_period("2027年下半年"), Ok(days((2027, 7, 1), (2027, 12, 31))));
        assert_eq!(parse_period("Q4 2026 - Q1 2027"), Ok(days((2026, 10, 1), (2027, 3, 31))));
        assert_eq!(parse_period("Q2-Q3 2027"), Ok(days((2027, 4, 1), (2027, 9, 30))));
        assert_eq!(parse_period("Feb 2028"), Ok(days((2028, 2, 1), (2028, 2, 29))));
        assert_eq!(parse_period("2027-02"), Ok(days((2027, 2, 1), (2027, 2, 28))));
        assert_eq!(parse_period("2027年10月"), Ok(days((2027, 10, 1), (2027, 10, 31))));
        assert_eq!(parse_period("2027-03-01"), Ok(days((2027, 3, 1), (2027, 3, 1))));
        assert_eq!(parse_period("1-14 Feb 2027"), Ok(days((2027, 2, 1), (2027, 2, 14))));
        assert_eq!(parse_period("2027年2月1日-14日"), Ok(days((2027, 2, 1), (2027, 2, 14))));
    }

    #[test]
    fn one_year_holds_for_both_ends_also_over_the_turn_of_the_year() {
        assert_eq!(parse_period("Oct-Dec 2026"), Ok(days((2026, 10, 1), (2026, 12, 31))));
        assert_eq!(parse_period("Nov-Feb 2027"), Ok(days((2026, 11, 1), (2027, 2, 28))));
        assert_eq!(parse_period("Nov 2026 - Feb"), Ok(days((2026, 11, 1), (2027, 2, 28))));
        assert_eq!(parse_period("15 Dec - 14 Jan 2027"), Ok(days((2026, 12, 15), (2027, 1, 14))));
    }

    #[test]
    fn a_period_has_its_nicest_name() {
        let named = [
            ((2027, 1, 1), (2027, 3, 31), "Q1 2027", "2027年一季度"),
            ((2026, 10, 1), (2026, 12, 31), "Q4 2026", "2026年四季度"),
            ((2027, 1, 1), (2027, 6, 30), "H1 2027", "2027年上半年"),
            ((2027, 7, 1), (2027, 12, 31), "H2 2027", "2027年下半年"),
            ((2027, 1, 1), (2027, 12, 31), "2027", "2027年"),
            ((2027, 1, 1), (2028, 12, 31), "2027-2028", "2027-2028年"),
            ((2028, 2, 1), (2028, 2, 29), "Feb 2028", "2028年2月"),
            ((2027, 1, 1), (2027, 2, 28), "Jan-Feb 2027", "2027年1-2月"),
            ((2027, 2, 1), (2027, 4, 30), "Feb-Apr 2027", "2027年2-4月"),
            ((2026, 11, 1), (2027, 2, 28), "Nov 2026 - Feb 2027", "2026年11月-2027年2月"),
            ((2027, 1, 1), (2027, 2, 14), "1 Jan - 14 Feb 2027", "2027年1月1日-2月14日"),
            ((2027, 2, 1), (2027, 2, 14), "1-14 Feb 2027", "2027年2月1日-14日"),
            ((2026, 12, 15), (2027, 1, 14), "15 Dec 2026 - 14 Jan 2027", "2026年12月15日-2027年1月14日"),
            ((2027, 3, 1), (2027, 3, 1), "1 Mar 2027", "2027年3月1日"),
        ];
        for (from, to, english, chinese) in named {
            let (from, to) = days(from, to);
            assert_eq!(format_period(from, to, Lang::En), english);
            assert_eq!(format_period(from, to, Lang::ZhCn), chinese);
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_its_reason() {
        for text in ["soon", "Q5 2027", "H3 2027", "2027年五季度", "13月 2027", "-", "..", "1", "Q1..", "Q1 27"] {
            assert_eq!(parse_period(text), Err(DateError::NotAPeriod), "{text}");
        }
        assert_eq!(parse_period(""), Err(DateError::Empty));
        assert_eq!(parse_period("Q1"), Err(DateError::NeedsYear));
        assert_eq!(parse_period("Oct-Dec"), Err(DateError::NeedsYear));
        assert_eq!(parse_period("Q3 2027 - Q1 2027"), Err(DateError::EndsBeforeItBegins));
        assert_eq!(parse_period("30 Feb - 5 Mar 2027"), Err(DateError::NoSuchDay));
        assert_eq!(parse_period("Q1 0027"), Err(DateError::YearOutOfRange));
        let doubt = DateError::Ambiguous { first: date(2027, 1, 3), second: date(2027, 3, 1) };
        assert_eq!(parse_period("3/1/2027 - 13/4/2027"), Err(doubt));
    }

    proptest! {
        #[test]
        fn a_period_that_is_named_reads_back_as_itself(start in 0_i32..400_000, length in 0_i32..900, whole in any::<bool>()) {
            let day = |days: i32| date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            let (mut from, mut to) = (day(start), day(start + length));
            if whole {
                (from, to) = (from.first_of_month(), to.last_of_month());
            }
            for lang in Lang::ALL {
                let name = format_period(from, to, lang);
                prop_assert_eq!(parse_period(&name), Ok((from, to)), "{}", name);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "([0-9./ -]{0,24}|[0-9qh年月日季度第一二上下半~至 -]{0,16}|\\PC{0,16})") {
            if let Ok((from, to)) = parse_period(&text) {
                prop_assert!(from <= to);
            }
        }
    }
}
