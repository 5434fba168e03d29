//! Minutes as people type them: `20`, `20 min`, `2x10`, `1h30`, `1.5 h`, `20分钟`, `1小时30分`.

use rust_decimal::Decimal;

use crate::lang::numbers::{NumberError, NumberStyle, parse_number};
use crate::lang::plain;

/// Words behind a number of hours; the longer before what they begin with.
const HOURS: [&str; 8] = ["个小时", "小时", "hours", "hour", "hrs", "hr", "h", "时"];
/// Words behind a number of minutes.
const MINUTES: [&str; 7] = ["分钟", "minutes", "minute", "mins", "min", "分", "m"];

/// Reads a number of minutes, in either language whichever is on the screen; a number without a word is one of minutes.
///
/// # Errors
/// The [`NumberError`] that tells why the text is not taken.
pub fn parse_minutes(text: &str, style: NumberStyle) -> Result<u64, NumberError> {
    const LONGEST: usize = 30;
    let text = plain::plain(text, LONGEST).ok_or(NumberError::NotANumber)?.to_lowercase();
    let (hours, rest) = HOURS.iter().find_map(|word| text.split_once(word)).unwrap_or(("0", text.as_str()));
    let minutes = MINUTES.iter().find_map(|word| rest.trim_end().strip_suffix(word)).unwrap_or(rest).trim();
    let number = |text: &str| parse_number(text, style);
    let minutes = if minutes.is_empty() && text.len() > rest.len() { Decimal::ZERO } else { number(minutes)? };
    let hours = number(hours.trim())?;
    let all = hours.checked_mul(Decimal::from(60)).and_then(|hours| hours.checked_add(minutes));
    let all = all.ok_or(NumberError::TooBig)?;
    if hours.is_sign_negative() || minutes.is_sign_negative() {
        return Err(NumberError::Negative);
    }
    if !all.fract().is_zero() {
        return Err(NumberError::NotWhole);
    }
    u64::try_from(all).map_err(|_| NumberError::TooBig)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_in_the_ways_people_write_them() {
        for (text, minutes) in [
            ("20", 20),
            ("20 min", 20),
            ("20min", 20),
            ("2x10", 20),
            ("2*10 min", 20),
            ("20分", 20),
            ("２０ 分钟", 20),
            ("1h", 60),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("1.5 hours", 90),
            ("1小时", 60),
            ("1个小时30分钟", 90),
            ("0", 0),
        ] {
            assert_eq!(parse_minutes(text, NumberStyle::default()), Ok(minutes), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_number_of_minutes_is_refused_with_the_reason() {
        for (text, why) in [
            ("-5", NumberError::Negative),
            ("2.5", NumberError::NotWhole),
            ("soon", NumberError::NotANumber),
            ("10%", NumberError::Percent),
            ("h", NumberError::Empty),
        ] {
            assert_eq!(parse_minutes(text, NumberStyle::default()), Err(why), "{text}");
        }
    }
}
