//! What people type for a number: `120k`, `12万`, `15%`, `+10%`, `3*4000`, `€ 1,200`.

use rust_decimal::Decimal;

use super::exact::{exact_sum, percent_of};
use super::written::{currency_around, literal, plain, product, without_currency};
use super::{NumberError, NumberStyle};
use crate::domain::Currency;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// An amount as it was typed: a figure, a share of the budget, or a change of what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedAmount {
    /// `120k`: this much; never negative.
    Exact(Decimal),
    /// `15%`: this many percent of the budget (15 means 15%); never negative.
    PercentOfBudget(Decimal),
    /// `+10%`, `-10%`: this many percent more or less than now.
    ChangeByPercent(Decimal),
    /// `+5k`, `-500`: this much more or less than now.
    ChangeBy(Decimal),
}

impl TypedAmount {
    /// The amount that is meant, where `current` stands now and `budget` is what there is to place; exact, never rounded.
    ///
    /// # Errors
    /// [`NumberError::NoBudget`] for a share of no budget; [`NumberError::TooBig`] or [`NumberError::TooPrecise`] where the
    /// result cannot be kept exactly. A result below zero is no error here: whoever takes it knows whether it may be.
    pub fn resolve(self, current: Decimal, budget: Option<Decimal>) -> Result<Decimal, NumberError> {
        match self {
            Self::Exact(amount) => Ok(amount),
            Self::PercentOfBudget(percent) => percent_of(percent, budget.ok_or(NumberError::NoBudget)?),
            Self::ChangeByPercent(percent) => percent_of(exact_sum(HUNDRED, percent)?, current),
            Self::ChangeBy(change) => exact_sum(current, change),
        }
    }
}

/// Reads an amount: a figure with `k`, `m`, `bn`, `千`, `万`, `亿`, a product, a percentage, or a change with its sign.
///
/// A sign or code of a currency may stand before or behind it; [`named_currency`] says which. Full-width digits and signs
/// are read as the plain ones, and `=` may stand first, as in a spreadsheet.
///
/// # Errors
/// The [`NumberError`] that tells why the text is not taken; nothing is guessed.
pub fn parse_amount(text: &str, style: NumberStyle) -> Result<TypedAmount, NumberError> {
    let plain = plain(text)?;
    let body = plain.as_str();
    if in_parentheses(body).is_some() {
        return Err(NumberError::Parentheses);
    }
    if let Some(formula) = body.strip_prefix('=') {
        return product(without_currency(formula.trim()), style).map(TypedAmount::Exact);
    }
    if let Some(percent) = body.strip_suffix('%') {
        let (sign, percent) = signed(percent);
        let percent = literal(percent.trim(), style)?;
        return Ok(match sign {
            None => TypedAmount::PercentOfBudget(percent),
            Some(sign) => TypedAmount::ChangeByPercent(sign.on(percent)),
        });
    }
    let (sign, amount) = signed_amount(body, style)?;
    Ok(sign.map_or(TypedAmount::Exact(amount), |sign| TypedAmount::ChangeBy(sign.on(amount))))
}

/// Reads a number that stands for itself, as in a table: `-500` and `(500)` are both below zero.
///
/// # Errors
/// The [`NumberError`] that tells why the text is not taken; a percentage is [`NumberError::Percent`].
pub fn parse_number(text: &str, style: NumberStyle) -> Result<Decimal, NumberError> {
    let plain = plain(text)?;
    if plain.ends_with('%') {
        return Err(NumberError::Percent);
    }
    let negative = in_parentheses(without_currency(&plain));
    if let Some(inside) = negative {
        return product(without_currency(inside.trim()), style).map(|amount| Sign::Minus.on(amount));
    }
    let (sign, amount) = signed_amount(&plain, style)?;
    Ok(sign.map_or(amount, |sign| sign.on(amount)))
}

/// Reads a percentage with or without its sign: 15 for `15%` and for `15`.
///
/// # Errors
/// The [`NumberError`] that tells why the text is not taken.
pub fn parse_percent(text: &str, style: NumberStyle) -> Result<Decimal, NumberError> {
    let plain = plain(text)?;
    let (sign, percent) = signed(plain.strip_suffix('%').unwrap_or(&plain));
    let percent = literal(percent.trim(), style)?;
    Ok(sign.map_or(percent, |sign| sign.on(percent)))
}

/// Reads a whole number of things: customers, minutes, ads.
///
/// # Errors
/// The [`NumberError`] that tells why the text is not taken; [`NumberError::NotWhole`] for a fraction and
/// [`NumberError::Negative`] for less than nothing.
pub fn parse_count(text: &str, style: NumberStyle) -> Result<u64, NumberError> {
    let number = parse_number(text, style)?;
    if number < Decimal::ZERO {
        return Err(NumberError::Negative);
    }
    if !number.fract().is_zero() {
        return Err(NumberError::NotWhole);
    }
    u64::try_from(number).map_err(|_| NumberError::TooBig)
}

/// The currency that a typed amount names, so that dollars are not taken for euros; `None` where it names none, or one by a
/// sign that several share (`$`, `¥`).
#[must_use]
pub fn named_currency(text: &str) -> Option<Currency> {
    let plain = plain(text).ok()?;
    let (_, unsigned) = signed(&plain);
    let unsigned = in_parentheses(unsigned).unwrap_or(unsigned);
    currency_around(unsigned.trim()).and_then(|(code, _)| code.parse().ok())
}

/// The sign before an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn on(self, amount: Decimal) -> Decimal {
        match self {
            Self::Minus if !amount.is_zero() => -amount,
            _ => amount,
        }
    }
}

fn in_parentheses(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')')
}

fn signed(text: &str) -> (Option<Sign>, &str) {
    if let Some(rest) = text.strip_prefix('+') {
        (Some(Sign::Plus), rest.trim())
    } else if let Some(rest) = text.strip_prefix('-') {
        (Some(Sign::Minus), rest.trim())
    } else {
        (None, text)
    }
}

/// A product with the sign and the currency before it in either order: `-€5`, `€ -5`.
fn signed_amount(text: &str, style: NumberStyle) -> Result<(Option<Sign>, Decimal), NumberError> {
    let (before, rest) = signed(text);
    let rest = without_currency(rest);
    let (sign, rest) = if before.is_none() { signed(rest) } else { (before, rest) };
    Ok((sign, product(rest, style)?))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::TypedAmount::{ChangeBy, ChangeByPercent, Exact, PercentOfBudget};
    use super::{named_currency, parse_amount, parse_count, parse_number, parse_percent};
    use crate::lang::numbers::NumberError;
    use crate::lang::numbers::NumberStyle::{self, Comma, Point, Space};

    fn dec(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let typed = [
            ("120", "120"),
            ("120k", "120000"),
            ("120 K", "120000"),
            ("1.2m", "1200000"),
            ("3bn", "3000000000"),
            ("12万", "120000"),
            ("1.5亿", "150000000"),
            ("3千", "3000"),
            ("3千万", "30000000"),
            ("1,200", "1200"),
            ("1 200", "1200"),
            ("1'200.50", "1200.5"),
            ("3*4000", "12000"),
            ("2*1.5k", "3000"),
            ("3 x 4,000", "12000"),
            ("3×2万", "60000"),
            ("=3*4000", "12000"),
            (".5", "0.5"),
            ("5.", "5"),
            ("00012.500", "12.5"),
            ("0.1", "0.1"),
        ];
        for (text, expected) in typed {
            assert_eq!(parse_amount(text, Point), Ok(Exact(dec(expected))), "{text}");
        }
    }

    #[test]
    fn full_width_digits_and_signs_are_the_plain_ones() {
        assert_eq!(parse_amount("１２０", Point), Ok(Exact(dec("120"))));
        assert_eq!(parse_amount("１，２００．５", Point), Ok(Exact(dec("1200.5"))));
        assert_eq!(parse_amount("３。５万", Point), Ok(Exact(dec("35000"))));
        assert_eq!(parse_amount("＋１０％", Point), Ok(ChangeByPercent(dec("10"))));
        assert_eq!(parse_amount("－５００", Point), Ok(ChangeBy(dec("-500"))));
        assert_eq!(parse_amount("３＊４０００", Point), Ok(Exact(dec("12000"))));
        assert_eq!(parse_number("（１２０）", Point), Ok(dec("-120")));
    }

    #[test]
    fn a_sign_means_a_change_and_a_percentage_means_the_budget() {
        assert_eq!(parse_amount("15%", Point), Ok(PercentOfBudget(dec("15"))));
        assert_eq!(parse_amount("12.5 %", Point), Ok(PercentOfBudget(dec("12.5"))));
        assert_eq!(parse_amount("+10%", Point), Ok(ChangeByPercent(dec("10"))));
        assert_eq!(parse_amount("-10%", Point), Ok(ChangeByPercent(dec("-10"))));
        assert_eq!(parse_amount("+5k", Point), Ok(ChangeBy(dec("5000"))));
        assert_eq!(parse_amount("- 500", Point), Ok(ChangeBy(dec("-500"))));
        assert_eq!(parse_amount("\u{2212}500", Point), Ok(ChangeBy(dec("-500"))));
        assert_eq!(parse_amount("+3*500", Point), Ok(ChangeBy(dec("1500"))));
    }

    #[test]
    fn a_currency_may_stand_before_or_behind() {
        for text in ["€ 120", "120 EUR", "¥120", "￥120", "120元", "usd120", "120$", "120 人民币", "HK$120"] {
            assert_eq!(parse_amount(text, Point), Ok(Exact(dec("120"))), "{text}");
        }
        for text in ["-€5", "€ -5", "-5 EUR", "EUR -5"] {
            assert_eq!(parse_amount(text, Point), Ok(ChangeBy(dec("-5"))), "{text}");
        }
        assert_eq!(parse_amount("12万元", Point), Ok(Exact(dec("120000"))));
        assert_eq!(parse_amount("120k EUR", Point), Ok(Exact(dec("120000"))));
        for (text, code) in
            [("€ 120", "EUR"), ("120 usd", "USD"), ("-12万元", "CNY"), ("(£5)", "GBP"), ("120 欧元", "EUR")]
        {
            assert_eq!(named_currency(text).unwrap().code(), code, "{text}");
        }
        for text in ["$120", "¥120", "120", "120k", "120 mln", "", "15%"] {
            assert_eq!(named_currency(text), None, "{text}");
        }
    }

    #[test]
    fn each_style_reads_its_own_separators_and_doubts_the_others() {
        assert_eq!(parse_number("1.234.567,89", Comma), Ok(dec("1234567.89")));
        assert_eq!(parse_number("1.200", Comma), Ok(dec("1200")));
        assert_eq!(parse_number("1,5m", Comma), Ok(dec("1500000")));
        assert_eq!(parse_number("1\u{a0}234\u{202f}567,89", Space), Ok(dec("1234567.89")));
        let doubtful = [
            ("1,5", Point),
            ("1,20", Point),
            ("12,34,567", Point),
            ("1.234.567", Point),
            ("1.2,3", Point),
            (",5", Point),
            ("1,2345", Point),
            ("1'234,567", Point),
            ("1.5", Comma),
            ("1,234,567", Comma),
            ("1.5", Space),
            ("1 23", Space),
        ];
        for (text, style) in doubtful {
            assert_eq!(parse_number(text, style), Err(NumberError::Separators), "{text} {style:?}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        use NumberError::{Empty, Negative, NotANumber, NotWhole, Parentheses, Percent, TooBig, TooPrecise};
        let garbage = [
            "abc", "k", "万", "%", "+", "-", "=", "€", "1 2k3", "3**4", "3*", "*3", "--5", "+-5", "1e5", "15%%",
            "€15%", "5 apples", "٣", ".", "=-5",
        ];
        for text in garbage {
            assert_eq!(parse_amount(text, Point), Err(NotANumber), "{text}");
        }
        assert_eq!(parse_amount(" \u{3000}", Point), Err(Empty));
        assert_eq!(parse_amount("(120)", Point), Err(Parentheses));
        assert_eq!(parse_amount(&"9".repeat(40), Point), Err(TooBig));
        assert_eq!(parse_amount("9999999999999999999bn*9999999bn", Point), Err(TooBig));
        assert_eq!(parse_amount("0.00000000000000000000000000001", Point), Err(TooPrecise));
        assert_eq!(parse_amount("1234567890.12345678901234567890123", Point), Err(TooPrecise));
        assert_eq!(parse_amount("0.0000000000000001*0.0000000000000001", Point), Err(TooPrecise));
        assert_eq!(parse_amount(&"1".repeat(1_000_000), Point), Err(NotANumber));
        assert_eq!(parse_number("15%", Point), Err(Percent));
        assert_eq!(parse_number("3*15%", Point), Err(Percent));
        assert_eq!(parse_count("1.5", Point), Err(NotWhole));
        assert_eq!(parse_count("-1", Point), Err(Negative));
        assert_eq!(parse_count("99999999999999999999", Point), Err(TooBig));
    }

    #[test]
    fn numbers_percentages_and_counts_stand_for_themselves() {
        assert_eq!(parse_number("-1,200.50", Point), Ok(dec("-1200.5")));
        assert_eq!(parse_number("(1,200)", Point), Ok(dec("-1200")));
        assert_eq!(parse_number("€ (1,200)", Point), Ok(dec("-1200")));
        assert_eq!(parse_number("+7", Point), Ok(dec("7")));
        assert!(parse_number("-0", Point).unwrap().is_sign_positive());
        assert_eq!(parse_percent("15%", Point), Ok(dec("15")));
        assert_eq!(parse_percent("-2,5", Comma), Ok(dec("-2.5")));
        assert_eq!(parse_count("1.2k", Point), Ok(1_200));
        assert_eq!(parse_count("3万", Point), Ok(30_000));
    }

    #[test]
    fn a_typed_amount_is_resolved_exactly() {
        let (now, budget) = (dec("333.33"), Some(dec("500000")));
        assert_eq!(Exact(dec("7")).resolve(now, None), Ok(dec("7")));
        assert_eq!(PercentOfBudget(dec("15")).resolve(now, budget), Ok(dec("75000")));
        assert_eq!(PercentOfBudget(dec("15")).resolve(now, None), Err(NumberError::NoBudget));
        assert_eq!(ChangeByPercent(dec("10")).resolve(now, None), Ok(dec("366.663")));
        assert_eq!(ChangeByPercent(dec("-100")).resolve(now, None), Ok(Decimal::ZERO));
        assert_eq!(ChangeBy(dec("-400")).resolve(now, None), Ok(dec("-66.67")));
        assert_eq!(ChangeBy(Decimal::MAX).resolve(Decimal::MAX, None), Err(NumberError::TooBig));
        assert_eq!(ChangeBy(dec("0.1")).resolve(Decimal::MAX, None), Err(NumberError::TooPrecise));
        assert_eq!(PercentOfBudget(Decimal::MAX).resolve(now, Some(Decimal::MAX)), Err(NumberError::TooBig));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([0-9.,+*%()=k万亿元€ -]{0,20}|[１２０，．％＋]{0,6}|\\PC{0,12})") {
            for style in NumberStyle::ALL {
                let amount = parse_amount(&text, style);
                let _ = (parse_number(&text, style), parse_percent(&text, style), parse_count(&text, style), named_currency(&text));
                if let Ok(typed) = amount {
                    let _ = (typed.resolve(Decimal::MAX, Some(Decimal::MIN)), typed.resolve(Decimal::new(1, 28), None));
                    prop_assert!(!matches!(typed, Exact(below) | PercentOfBudget(below) if below < Decimal::ZERO));
                }
            }
        }

        #[test]
        fn what_is_resolved_is_what_a_wide_integer_says(a in -10_i64.pow(12)..10_i64.pow(12), b in -10_i64.pow(12)..10_i64.pow(12), places in 0_u32..4) {
            let (now, change) = (Decimal::new(a, places), Decimal::new(b, places));
            prop_assert_eq!(ChangeBy(change).resolve(now, None), Ok(Decimal::new(a + b, places)));
            let share = Decimal::from_i128_with_scale(i128::from(a) * i128::from(b), 2 * places + 2);
            prop_assert_eq!(PercentOfBudget(now).resolve(now, Some(change)), Ok(share));
        }
    }
}
