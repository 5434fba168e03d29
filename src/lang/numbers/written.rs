//! The parts of a written number: its currency, its factors, its unit, its digits.

use rust_decimal::Decimal;

use super::exact::{exact, exact_product};
use super::{NumberError, NumberStyle, group, point};
use crate::domain::Currency;
use crate::lang::plain;

/// Longer texts than this are no number that anybody typed, in characters.
const LONGEST: usize = 200;

/// The typed text in plain characters.
pub(super) fn plain(text: &str) -> Result<String, NumberError> {
    let plain = plain::plain(text, LONGEST).ok_or(NumberError::NotANumber)?;
    if plain.is_empty() { Err(NumberError::Empty) } else { Ok(plain) }
}

pub(super) fn without_currency(text: &str) -> &str {
    currency_around(text).map_or(text, |(_, amount)| amount)
}

/// The code of the currency before or behind an amount (empty for a sign that several share), and the amount.
pub(super) fn currency_around(text: &str) -> Option<(&str, &str)> {
    const SIGNS: [(&str, &str); 16] = [
        ("人民币", "CNY"),
        ("RMB", "CNY"),
        ("欧元", "EUR"),
        ("美元", "USD"),
        ("日元", "JPY"),
        ("港元", "HKD"),
        ("英镑", "GBP"),
        ("元", "CNY"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₹", "INR"),
        ("₩", "KRW"),
        ("US$", "USD"),
        ("HK$", "HKD"),
        ("¥", ""),
        ("$", ""),
    ];
    for (sign, code) in SIGNS {
        if let Some(amount) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((code, amount.trim()));
        }
    }
    let is_code = |letters: &&str| letters.parse::<Currency>().is_ok();
    let leading = text.get(..3).filter(is_code).zip(text.get(3..));
    let trailing = || {
        let (amount, letters) = text.split_at_checked(text.len().checked_sub(3)?)?;
        is_code(&letters).then_some((letters, amount))
    };
    leading.or_else(trailing).map(|(code, amount)| (code, amount.trim()))
}

/// `3*4000`: one or more magnitudes.
pub(super) fn product(text: &str, style: NumberStyle) -> Result<Decimal, NumberError> {
    text.split(['*', 'x', 'X'])
        .try_fold(Decimal::ONE, |sofar, factor| exact_product(sofar, magnitude(factor.trim(), style)?))
}

/// `1.5k`: a number and its unit.
fn magnitude(text: &str, style: NumberStyle) -> Result<Decimal, NumberError> {
    let is_literal = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | ' ');
    let (number, unit) = match text.find(|c| !is_literal(c)) {
        Some(at) => text.split_at_checked(at).ok_or(NumberError::NotANumber)?,
        None => (text, ""),
    };
    let times = scale(unit.trim())?;
    exact_product(literal(number.trim(), style)?, times)
}

/// What a unit multiplies by; Chinese units multiply each other, as in 千万.
fn scale(unit: &str) -> Result<Decimal, NumberError> {
    let thousands =
        |power: u32| Decimal::try_from_i128_with_scale(10_i128.pow(3 * power), 0).map_err(|_| NumberError::TooBig);
    match unit.to_ascii_lowercase().as_str() {
        "" => Ok(Decimal::ONE),
        "k" | "tsd" | "thousand" => thousands(1),
        "m" | "mn" | "mm" | "mio" | "mln" | "million" => thousands(2),
        "b" | "bn" | "mrd" | "billion" => thousands(3),
        _ => unit.chars().try_fold(Decimal::ONE, |sofar, c| {
            let times = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1_000,
                '万' | '萬' => 10_000,
                '亿' | '億' => 100_000_000,
                '%' => return Err(NumberError::Percent),
                _ => return Err(NumberError::NotANumber),
            };
            exact_product(sofar, Decimal::from(times))
        }),
    }
}

/// Digits with the separators of the style, and nothing else.
pub(super) fn literal(text: &str, style: NumberStyle) -> Result<Decimal, NumberError> {
    let is_group = |c: char| c == group(style) || matches!(c, ' ' | '\'');
    let (whole, fraction) = text.split_once(point(style)).unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(NumberError::NotANumber);
    }
    if text.chars().any(|c| !c.is_ascii_digit() && c != point(style) && !is_group(c)) {
        // A point or a comma that this style does not use at all is a separator of another one.
        let foreign = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\''));
        return Err(if foreign { NumberError::Separators } else { NumberError::NotANumber });
    }
    let groups: Vec<&str> = whole.split(is_group).collect();
    let one_separator = whole.chars().filter(|c| is_group(*c)).collect::<std::collections::BTreeSet<_>>().len() <= 1;
    let well_grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    if !well_grouped || !one_separator || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(NumberError::Separators);
    }
    exact(groups.concat().trim_start_matches('0'), fraction.trim_end_matches('0'))
}
