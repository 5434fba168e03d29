//! One day as people type it: `1 Mar`, `2027-03-01`, `3月1日`, `in 2 weeks`.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{DateError, date, month_named, number, plain_lower, small_number};
use crate::lang::Lang;

/// Reads a day, in either language whichever is on the screen; without a year it is the next such day, today included.
///
/// `3/1` means the third month in Chinese. With a year, or in English, slashes say nothing of the order, so they are taken
/// only where one number is above 12 or both are the same.
///
/// # Errors
/// The [`DateError`] that tells why the text is not taken; [`DateError::Ambiguous`] holds both readings.
pub fn parse_date(text: &str, today: Date, lang: Lang) -> Result<Date, DateError> {
    let text = plain_lower(text, DateError::NotADate)?;
    if let Some(day) = named_from_today(&text, today) {
        return Ok(day);
    }
    if let Some(distance) = distance(&text) {
        let day = today.checked_add(distance).map_err(|_| DateError::YearOutOfRange)?;
        return date(day.year(), day.month(), day.day());
    }
    let written = written_day(&text, lang).ok_or(DateError::NotADate)?;
    let first = written.first.in_year(written.year, today)?;
    match written.second {
        None => Ok(first),
        Some(second) => Err(DateError::Ambiguous { first, second: second.in_year(written.year, today)? }),
    }
}

/// A day as it is written, perhaps in two readings, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDay {
    pub(super) year: Option<i16>,
    pub(super) first: MonthDay,
    /// The other reading, where the order of day and month is open and they differ.
    pub(super) second: Option<MonthDay>,
}

/// A day of some year; not every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthDay {
    pub(super) month: i8,
    pub(super) day: i8,
}

impl MonthDay {
    fn in_year(self, year: Option<i16>, today: Date) -> Result<Date, DateError> {
        if let Some(year) = year {
            return date(year, self.month, self.day);
        }
        // 29 February may be eight years away, around a century without a leap year.
        let years = today.year()..=today.year().saturating_add(8);
        let mut days = years.filter_map(|year| date(year, self.month, self.day).ok());
        days.find(|day| *day >= today).ok_or(DateError::NoSuchDay)
    }
}

/// Reads a day that is written out, in plain lower case.
pub(super) fn written_day(text: &str, lang: Lang) -> Option<WrittenDay> {
    chinese_day(text).or_else(|| day_with_named_month(text)).or_else(|| day_in_numbers(text, lang))
}

/// `2027年3月1日`, `3月1号`, `3月1`.
fn chinese_day(text: &str) -> Option<WrittenDay> {
    let (before, day) = text.split_once('月')?;
    let day = day.trim().trim_end_matches(['日', '号']).trim();
    let (year, month) = match before.split_once('年') {
        Some((year, month)) => (Some(number(year.trim())?), month),
        None => (None, before),
    };
    let first = MonthDay { month: small_number(month.trim())?, day: small_number(day)? };
    Some(WrittenDay { year, first, second: None })
}

/// `1 Mar 2027`, `Mar 1`, `March 1st, 2027`.
fn day_with_named_month(text: &str) -> Option<WrittenDay> {
    let (mut year, mut month, mut day) = (None, None, None);
    for piece in text.split([' ', ',', '.', '-', '/']).filter(|piece| !piece.is_empty()) {
        let place = if let Some(named) = month_named(piece) {
            month.replace(named).is_none()
        } else if let Some(small) = small_number(without_ordinal(piece)) {
            day.replace(small).is_none()
        } else if piece.len() == 4 {
            year.replace(number(piece)?).is_none()
        } else {
            false
        };
        if !place {
            return None;
        }
    }
    Some(WrittenDay { year, first: MonthDay { month: month?, day: day? }, second: None })
}

fn without_ordinal(piece: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| piece.strip_suffix(ending)).unwrap_or(piece)
}

/// `2027-03-01`, `20270301`, `1.3.2027`, `13/1/2027`.
fn day_in_numbers(text: &str, lang: Lang) -> Option<WrittenDay> {
    if text.len() == 8
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && let Some((year, rest)) = text.split_at_checked(4)
        && let Some((month, day)) = rest.split_at_checked(2)
    {
        return Some(certain(Some(number(year)?), small_number(month)?, small_number(day)?));
    }
    let separator = text.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
    // `1.3.` ends in a full stop where dates are ordinals.
    let text = if separator == '.' { text.trim_end_matches('.') } else { text };
    let pieces: Vec<&str> = text.split(separator).map(str::trim).collect();
    match (pieces.as_slice(), separator) {
        ([year, month, day], _) if year.len() == 4 => {
            Some(certain(Some(number(year)?), small_number(month)?, small_number(day)?))
        }
        ([day, month, year], '.') => Some(certain(Some(four_digits(year)?), small_number(month)?, small_number(day)?)),
        ([day, month], '.') => Some(certain(None, small_number(month)?, small_number(day)?)),
        ([one, other, year], _) if year.len() == 4 => {
            Some(either(Some(number(year)?), small_number(one)?, small_number(other)?))
        }
        ([month, day], _) if lang == Lang::ZhCn => Some(certain(None, small_number(month)?, small_number(day)?)),
        ([one, other], _) => Some(either(None, small_number(one)?, small_number(other)?)),
        _ => None,
    }
}

/// The year, where `27` is 2027.
fn four_digits(year: &str) -> Option<i16> {
    match year.len() {
        2 => number(year).map(|short| 2000 + short),
        4 => number(year),
        _ => None,
    }
}

const fn certain(year: Option<i16>, month: i8, day: i8) -> WrittenDay {
    WrittenDay { year, first: MonthDay { month, day }, second: None }
}

/// Two numbers of which either may be the month.
fn either(year: Option<i16>, one: i8, other: i8) -> WrittenDay {
    let (day_first, month_first) = (MonthDay { month: other, day: one }, MonthDay { month: one, day: other });
    let is_month = |number: i8| number <= 12;
    match (is_month(one), is_month(other)) {
        (true, false) => WrittenDay { year, first: month_first, second: None },
        (true, true) if one != other => WrittenDay { year, first: day_first, second: Some(month_first) },
        _ => WrittenDay { year, first: day_first, second: None },
    }
}

/// `tomorrow`, `friday`, `下周五`: a day that has a name as seen from today.
fn named_from_today(text: &str, today: Date) -> Option<Date> {
    const WEEKDAYS: [(&str, &str, Weekday); 7] = [
        ("monday", "一", Weekday::Monday),
        ("tuesday", "二", Weekday::Tuesday),
        ("wednesday", "三", Weekday::Wednesday),
        ("thursday", "四", Weekday::Thursday),
        ("friday", "五", Weekday::Friday),
        ("saturday", "六", Weekday::Saturday),
        ("sunday", "日", Weekday::Sunday),
    ];
    let days = match text {
        "today" | "今天" => 0,
        "tomorrow" | "明天" => 1,
        "后天" => 2,
        "yesterday" | "昨天" => -1,
        _ => {
            let after_next_week_mark = text.strip_prefix('下').unwrap_or(text);
            let of_week = ["周", "星期", "礼拜"].iter().find_map(|mark| after_next_week_mark.strip_prefix(mark));
            let is_named = |(english, chinese, _): &&(&str, &str, Weekday)| {
                (text.len() >= 3 && english.starts_with(text))
                    || of_week == Some(*chinese)
                    || (of_week == Some("天") && *chinese == "日")
            };
            let (_, _, weekday) = WEEKDAYS.iter().find(is_named)?;
            if text.starts_with('下') {
                let this_monday = today.weekday().to_monday_zero_offset();
                i64::from(7 - this_monday + weekday.to_monday_zero_offset())
            } else {
                // Said on a Friday, "Friday" is the one to come.
                i64::from(
                    (weekday.to_monday_zero_offset() - today.weekday().to_monday_zero_offset() + 6).rem_euclid(7) + 1,
                )
            }
        }
    };
    today.checked_add(days.days()).ok()
}

/// `+14d`, `-1w`, `in 2 weeks`, `两周后`, `3个月后`.
fn distance(text: &str) -> Option<Span> {
    let (sign, amount) = if let Some(forward) = text.strip_prefix('+') {
        (1, forward)
    } else if let Some(back) = text.strip_prefix('-') {
        (-1, back)
    } else if let Some(forward) = text.strip_prefix("in ") {
        (1, forward)
    } else {
        (1, text.strip_suffix('后').or_else(|| text.strip_suffix("以后"))?)
    };
    let amount = amount.trim();
    let unit_at = amount.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = amount.split_at_checked(unit_at)?;
    let (count, unit) = if digits.is_empty() { spelled_count(unit)? } else { (i64::from(number(digits)?), unit) };
    // Four digits at most: far inside of what a span holds.
    let count = sign * count;
    match unit.trim().trim_start_matches('个') {
        "d" | "day" | "days" | "天" | "日" => Some(count.days()),
        "w" | "week" | "weeks" | "周" | "星期" | "礼拜" => Some(count.weeks()),
        "m" | "month" | "months" | "月" => Some(count.months()),
        "y" | "year" | "years" | "年" => Some(count.years()),
        _ => None,
    }
}

/// A small number in words at the start of a text, and what follows it: `a week`, `两周`.
fn spelled_count(text: &str) -> Option<(i64, &str)> {
    const SPELLED: [(&str, i64); 18] = [
        ("a ", 1),
        ("one ", 1),
        ("two ", 2),
        ("three ", 3),
        ("four ", 4),
        ("five ", 5),
        ("six ", 6),
        ("一", 1),
        ("两", 2),
        ("二", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ];
    SPELLED.iter().find_map(|(spelled, count)| Some((*count, text.strip_prefix(spelled)?)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::parse_date;
    use crate::lang::Lang;
    use crate::lang::dates::{DateError, format_date};

    /// A Monday.
    const TODAY: Date = date(2026, 11, 23);

    fn english(text: &str) -> Result<Date, DateError> {
        parse_date(text, TODAY, Lang::En)
    }

    #[test]
    fn a_day_is_read_in_the_ways_people_write_it() {
        let written = [
            "2027-03-01",
            "2027/3/1",
            "2027.3.1",
            "20270301",
            "1.3.2027",
            "01.03.27",
            "1 Mar 2027",
            "1 march 2027",
            "Mar 1, 2027",
            "March 1st 2027",
            "1-Mar-2027",
            "2027年3月1日",
            "2027 年 3 月 1 号",
            "２０２７－０３－０１",
            "1 Mar",
            "Mar 1",
            "3月1日",
            "3月1号",
            "1.3.",
            "1.3",
        ];
        for text in written {
            for lang in Lang::ALL {
                assert_eq!(parse_date(text, TODAY, lang), Ok(date(2027, 3, 1)), "{text}");
            }
        }
    }

    #[test]
    fn slashes_are_taken_only_where_they_can_mean_one_day() {
        let doubt = DateError::Ambiguous { first: date(2027, 1, 3), second: date(2027, 3, 1) };
        assert_eq!(english("3/1/2027"), Err(doubt));
        assert_eq!(english("3-1-2027"), Err(doubt));
        assert_eq!(parse_date("3/1/2027", TODAY, Lang::ZhCn), Err(doubt));
        assert_eq!(english("13/1/2027"), Ok(date(2027, 1, 13)));
        assert_eq!(english("1/13/2027"), Ok(date(2027, 1, 13)));
        assert_eq!(english("3/3/2027"), Ok(date(2027, 3, 3)));
        assert_eq!(english("13/13/2027"), Err(DateError::NoSuchDay));
        assert_eq!(english("3/1"), Err(doubt));
        assert_eq!(parse_date("3/1", TODAY, Lang::ZhCn), Ok(date(2027, 3, 1)));
    }

    #[test]
    fn a_day_may_be_told_from_today() {
        let told = [
            ("today", 23),
            ("今天", 23),
            ("tomorrow", 24),
            ("明天", 24),
            ("后天", 25),
            ("+2d", 25),
            ("in 3 days", 26),
            ("3天后", 26),
            ("friday", 27),
            ("Fri", 27),
            ("周五", 27),
            ("星期五", 27),
            ("monday", 30),
            ("下周一", 30),
            ("in a week", 30),
            ("+1w", 30),
            ("一周后", 30),
            ("sunday", 29),
            ("周日", 29),
            ("星期天", 29),
        ];
        for (text, day) in told {
            assert_eq!(english(text), Ok(date(2026, 11, day)), "{text}");
        }
        assert_eq!(english("yesterday"), Ok(date(2026, 11, 22)));
        assert_eq!(english("-1w"), Ok(date(2026, 11, 16)));
        assert_eq!(english("in 2 weeks"), Ok(date(2026, 12, 7)));
        assert_eq!(english("两周后"), Ok(date(2026, 12, 7)));
        assert_eq!(english("下周五"), Ok(date(2026, 12, 4)));
        assert_eq!(english("+14d"), Ok(date(2026, 12, 7)));
        assert_eq!(english("3个月后"), Ok(date(2027, 2, 23)));
        assert_eq!(english("in 1 year"), Ok(date(2027, 11, 23)));
    }

    #[test]
    fn without_a_year_it_is_the_next_such_day() {
        assert_eq!(english("23 Nov"), Ok(TODAY));
        assert_eq!(english("22 Nov"), Ok(date(2027, 11, 22)));
        assert_eq!(english("29 Feb"), Ok(date(2028, 2, 29)));
        assert_eq!(parse_date("29 Feb", date(2096, 3, 1), Lang::En), Ok(date(2104, 2, 29)));
        assert_eq!(english("30 Feb"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        for text in [
            "soon",
            "Q1",
            "2027",
            "1 2 Mar",
            "Mar",
            "1 Mar Apr",
            "1.2.3.4",
            "月日",
            "32768年1月1日",
            "in weeks",
            "+d",
            "1 Ma",
            "下",
            "周八",
        ] {
            assert_eq!(english(text), Err(DateError::NotADate), "{text}");
        }
        assert_eq!(english("  "), Err(DateError::Empty));
        assert_eq!(english("2027-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(english("2027-13-01"), Err(DateError::NoSuchDay));
        assert_eq!(english("1 Mar 0207"), Err(DateError::YearOutOfRange));
        assert_eq!(english("+9999y"), Err(DateError::YearOutOfRange));
        assert_eq!(english(&"9".repeat(100_000)), Err(DateError::NotADate));
    }

    proptest! {
        #[test]
        fn a_day_that_is_shown_reads_back_as_itself(days in 0_i32..401_000) {
            let day = date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            for lang in Lang::ALL {
                prop_assert_eq!(parse_date(&format_date(day, lang), TODAY, lang), Ok(day));
                prop_assert_eq!(parse_date(&day.to_string(), TODAY, lang), Ok(day));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "([0-9./ -]{0,12}|[0-9年月日号周下后+dwmy ]{0,9}|(in |[+-])?[0-9]{0,5} ?(d|weeks|月)?|\\PC{0,12})", year in -9999_i16..=9999) {
            for lang in Lang::ALL {
                if let Ok(day) = parse_date(&text, date(year, 12, 31), lang) {
                    prop_assert!((1900..=2999).contains(&day.year()) || day.duration_since(date(year, 12, 31)).as_hours().abs() <= 14 * 24);
                }
            }
        }
    }
}
