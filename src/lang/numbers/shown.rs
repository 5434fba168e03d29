//! How numbers are shown: rounded half away from zero, grouped by thousands, short where room is short.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{NumberStyle, group, point};
use crate::lang::Lang;

/// The number with `places` digits behind the point, rounded half away from zero, thousands grouped; never `-0`.
#[must_use]
pub fn format_decimal(value: Decimal, places: u32, style: NumberStyle) -> String {
    let rounded = rounded(value, places);
    let digits = rounded.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() * 2);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group(style));
        }
        text.push(digit);
    }
    if places > 0 {
        text.push(point(style));
        text.push_str(fraction);
        text.extend(std::iter::repeat_n('0', (places as usize).saturating_sub(fraction.len())));
    }
    text
}

/// As [`format_decimal`], with `+` before a number above zero: for changes and gaps.
#[must_use]
pub fn format_signed(value: Decimal, places: u32, style: NumberStyle) -> String {
    with_plus(rounded(value, places), format_decimal(value, places, style))
}

/// The number in three digits or so with a unit: `120 k`, `1.23 m`, `12 万`.
#[must_use]
pub fn format_compact(value: Decimal, lang: Lang, style: NumberStyle) -> String {
    let (step, units): (u32, &[&str]) = match lang {
        Lang::En => (1_000, &["", " k", " m", " bn"]),
        Lang::ZhCn => (10_000, &["", " 万", " 亿"]),
    };
    let step = Decimal::from(step);
    let mut scaled = value;
    let mut remaining = units.iter();
    let mut unit = remaining.next().copied().unwrap_or_default();
    // Decided on the rounded figure, so that 999,960 is 1 m and not 1,000 k.
    while shortened(scaled).abs() >= step
        && let Some(next) = remaining.next()
    {
        unit = next;
        scaled = scaled.checked_div(step).unwrap_or_default();
    }
    let short = shortened(scaled);
    format_decimal(short, short.scale(), style) + unit
}

/// A share that is kept in tenths of a percent (600 is 60%), without the sign: `60.0`, for columns.
#[must_use]
pub fn format_tenths(tenths: i64, style: NumberStyle) -> String {
    format_decimal(Decimal::new(tenths, 1), 1, style)
}

/// A gap that is kept in tenths of a point, with its sign: `+10.0`, `-20.0`, `0.0`.
#[must_use]
pub fn format_signed_tenths(tenths: i64, style: NumberStyle) -> String {
    format_signed(Decimal::new(tenths, 1), 1, style)
}

/// A share that is kept in tenths of a percent, for a sentence: `60%`, `12.5%`.
#[must_use]
pub fn format_percent_tenths(tenths: i64, style: NumberStyle) -> String {
    let places = u32::from(tenths % 10 != 0);
    format_decimal(Decimal::new(tenths, 1), places, style) + "%"
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// Three digits, or all of those before the point.
fn shortened(value: Decimal) -> Decimal {
    let size = rounded(value, 2).abs();
    let places = if size >= Decimal::ONE_HUNDRED {
        0
    } else if size >= Decimal::TEN {
        1
    } else {
        2
    };
    rounded(value, places).normalize()
}

fn with_plus(rounded: Decimal, text: String) -> String {
    if rounded > Decimal::ZERO { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{
        format_compact, format_decimal, format_percent_tenths, format_signed, format_signed_tenths, format_tenths,
    };
    use crate::lang::Lang;
    use crate::lang::numbers::NumberStyle::{self, Comma, Point, Space};
    use crate::lang::numbers::{TypedAmount, parse_amount, parse_number};

    #[test]
    fn a_number_is_shown_in_the_style_of_the_session() {
        let value = Decimal::new(1_234_567_895, 3);
        assert_eq!(format_decimal(value, 2, Point), "1,234,567.90");
        assert_eq!(format_decimal(value, 2, Comma), "1.234.567,90");
        assert_eq!(format_decimal(value, 0, Space), "1 234 568");
        assert_eq!(format_decimal(value, 5, Point), "1,234,567.89500");
        assert_eq!(format_decimal(Decimal::from(123), 0, Point), "123");
        assert_eq!(format_decimal(Decimal::from(-1_000), 2, Point), "-1,000.00");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_and_nothing_is_minus_zero() {
        assert_eq!(format_decimal(Decimal::new(25, 1), 0, Point), "3");
        assert_eq!(format_decimal(Decimal::new(-25, 1), 0, Point), "-3");
        assert_eq!(format_decimal(Decimal::new(-4, 1), 0, Point), "0");
        assert_eq!(format_signed(Decimal::new(4, 1), 0, Point), "0");
        assert_eq!(format_signed(Decimal::from(5_000), 0, Comma), "+5.000");
        assert_eq!(format_signed(Decimal::from(-5), 1, Point), "-5.0");
    }

    #[test]
    fn a_compact_figure_has_the_units_of_its_language() {
        let shown = [
            (0_i64, "0", "0"),
            (999, "999", "999"),
            (1_234, "1.23 k", "1,234"),
            (9_999, "10 k", "9,999"),
            (12_000, "12 k", "1.2 万"),
            (120_000, "120 k", "12 万"),
            (-300_000, "-300 k", "-30 万"),
            (999_499, "999 k", "99.9 万"),
            (999_960, "1 m", "100 万"),
            (123_456_789, "123 m", "1.23 亿"),
            (99_999_999, "100 m", "1 亿"),
            (1_500_000_000_000, "1,500 bn", "15,000 亿"),
        ];
        for (value, english, chinese) in shown {
            assert_eq!(format_compact(Decimal::from(value), Lang::En, Point), english);
            assert_eq!(format_compact(Decimal::from(value), Lang::ZhCn, Point), chinese);
        }
        assert_eq!(format_compact(Decimal::new(1_234_567, 3), Lang::En, Comma), "1,23 k");
        assert_eq!(format_compact(Decimal::new(123, 3), Lang::En, Point), "0.12");
    }

    #[test]
    fn shares_are_shown_to_a_tenth_in_columns_and_plainly_in_sentences() {
        assert_eq!(format_tenths(600, Point), "60.0");
        assert_eq!(format_tenths(1_000, Comma), "100,0");
        assert_eq!(format_signed_tenths(100, Point), "+10.0");
        assert_eq!(format_signed_tenths(-200, Point), "-20.0");
        assert_eq!(format_signed_tenths(0, Point), "0.0");
        assert_eq!(format_percent_tenths(600, Point), "60%");
        assert_eq!(format_percent_tenths(125, Comma), "12,5%");
    }

    proptest! {
        #[test]
        fn what_is_shown_in_full_reads_back_as_itself(digits in any::<i128>(), scale in 0_u32..=28) {
            // 96 bits is what a decimal holds.
            let value = Decimal::from_i128_with_scale(digits >> 32, scale);
            for style in NumberStyle::ALL {
                let text = format_decimal(value, value.scale(), style);
                prop_assert_eq!(parse_number(&text, style), Ok(value), "{}", text);
                if value >= Decimal::ZERO {
                    prop_assert_eq!(parse_amount(&text, style), Ok(TypedAmount::Exact(value)));
                }
            }
        }

        #[test]
        fn a_compact_figure_is_never_far_from_the_number(digits in any::<i128>(), scale in 0_u32..=28) {
            let value = Decimal::from_i128_with_scale(digits >> 32, scale);
            let tolerance = value.abs() / Decimal::ONE_HUNDRED + Decimal::new(1, 2);
            for (lang, style) in [(Lang::En, Point), (Lang::ZhCn, Comma), (Lang::En, Space)] {
                let compact = format_compact(value, lang, style);
                let read = parse_number(&compact, style);
                let near = read.is_ok_and(|read| read.checked_sub(value).is_some_and(|gap| gap.abs() <= tolerance));
                prop_assert!(near, "{} for {}", compact, value);
            }
        }

        #[test]
        fn any_places_can_be_asked_for(digits in any::<i128>(), scale in 0_u32..=28, places in 0_u32..40) {
            let shown = format_decimal(Decimal::from_i128_with_scale(digits >> 32, scale), places, Point);
            let behind = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            prop_assert_eq!(behind, places as usize);
        }
    }
}
