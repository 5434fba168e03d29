//! The time of day as people type it: `9`, `9:30`, `0930`, `2 pm`, `9点半`, `下午2点`.

use jiff::civil::Time;

use crate::lang::plain;

/// Reads a time of day, in either language whichever is on the screen; `None` where it is none.
#[must_use]
pub fn parse_time(text: &str) -> Option<Time> {
    const LONGEST: usize = 20;
    let text = plain::plain(text, LONGEST)?.to_lowercase();
    let (text, half) = half_of_day(text.trim());
    let text = text.replace("点半", ":30").replace(['点', 'h', '.', '时'], ":").replace('分', "");
    let text = text.trim().trim_end_matches(':');
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) if minute.trim().len() == 2 => (hour, minute),
        Some(_) => return None,
        // Three or four digits are hours and minutes without anything between them.
        None if text.len() > 2 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let (hour, minute) = (small(hour)?, small(minute)?);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        // Twelve at night is midnight, and begins the day.
        Some(Half::Night) if hour == 12 => 0,
        Some(Half::Afternoon | Half::Night) => hour % 12 + 12,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A time of day with 24 hours: `09:30`.
#[must_use]
pub fn format_time_of_day(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The half of the day that is said with an hour up to 12.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
    Night,
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    let said = [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("下午", Half::Afternoon),
        ("晚上", Half::Night),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
    ];
    for (word, half) in said {
        if let Some(rest) = text.strip_prefix(word).or_else(|| text.strip_suffix(word)) {
            return (rest.trim(), Some(half));
        }
    }
    (text, None)
}

fn small(text: &str) -> Option<i8> {
    let text = text.trim();
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{format_time_of_day, parse_time};

    #[test]
    fn a_time_is_read_as_people_type_it_in_either_language() {
        let read = |text: &str| parse_time(text).map(format_time_of_day);
        for (text, time) in [
            ("9", "09:00"),
            ("9:30", "09:30"),
            ("9.30", "09:30"),
            ("930", "09:30"),
            ("0930", "09:30"),
            ("14h15", "14:15"),
            ("2 pm", "14:00"),
            ("12:15 am", "00:15"),
            ("12 pm", "12:00"),
            ("晚上12点", "00:00"),
            ("晚上8点", "20:00"),
            ("9点", "09:00"),
            ("9点半", "09:30"),
            ("9点05分", "09:05"),
            ("下午2点", "14:00"),
            ("９：３０", "09:30"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_taken() {
        for text in ["", "25", "9:60", "9:3", "1:2:3", "noon", "13 pm", "0 pm", "12345", "-1", ":", "点"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
