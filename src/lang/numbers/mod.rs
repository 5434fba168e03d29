//! Numbers as people type them and as they are shown: one style per session, exact decimals, no floats.

mod exact;
mod shown;
mod typed;
mod written;

pub use shown::{
    format_compact, format_decimal, format_percent_tenths, format_signed, format_signed_tenths, format_tenths,
};
pub use typed::{TypedAmount, named_currency, parse_amount, parse_count, parse_number, parse_percent};

pub use crate::domain::NumberStyle;

/// A number in this style, by which settings name it and messages explain it.
#[must_use]
pub const fn example(style: NumberStyle) -> &'static str {
    match style {
        NumberStyle::Point => "1,234.56",
        NumberStyle::Comma => "1.234,56",
        NumberStyle::Space => "1 234,56",
    }
}

/// The style that an example names.
#[must_use]
pub fn style_like(number: &str) -> Option<NumberStyle> {
    NumberStyle::ALL.into_iter().find(|style| example(*style) == number.trim())
}

/// What stands before the fraction.
const fn point(style: NumberStyle) -> char {
    match style {
        NumberStyle::Point => '.',
        NumberStyle::Comma | NumberStyle::Space => ',',
    }
}

/// What stands between thousands.
const fn group(style: NumberStyle) -> char {
    match style {
        NumberStyle::Point => ',',
        NumberStyle::Comma => '.',
        NumberStyle::Space => ' ',
    }
}

/// Why a typed text is not taken as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberError {
    /// Nothing is typed.
    Empty,
    /// It cannot be read as a number at all.
    NotANumber,
    /// Points, commas or spaces stand where this style has none: it could be read as two different numbers.
    Separators,
    /// It is larger than can be kept.
    TooBig,
    /// It has more digits than can be kept exactly.
    TooPrecise,
    /// A negative number in parentheses, where an amount is asked for.
    Parentheses,
    /// A negative number where there can be none.
    Negative,
    /// A percentage where there can be none.
    Percent,
    /// A fraction where only whole numbers count.
    NotWhole,
    /// A share of the budget, while there is no budget yet.
    NoBudget,
}

impl NumberError {
    /// All of them, for tests and tables.
    pub const ALL: [Self; 10] = [
        Self::Empty,
        Self::NotANumber,
        Self::Separators,
        Self::TooBig,
        Self::TooPrecise,
        Self::Parentheses,
        Self::Negative,
        Self::Percent,
        Self::NotWhole,
        Self::NoBudget,
    ];

    /// The key of the message that words it; all may name `$example`, a number in the session's style.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "number-error-empty",
            Self::NotANumber => "number-error-not-a-number",
            Self::Separators => "number-error-separators",
            Self::TooBig => "number-error-too-big",
            Self::TooPrecise => "number-error-too-precise",
            Self::Parentheses => "number-error-parentheses",
            Self::Negative => "number-error-negative",
            Self::Percent => "number-error-percent",
            Self::NotWhole => "number-error-not-whole",
            Self::NoBudget => "number-error-no-budget",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberError, NumberStyle, example, group, point, style_like};
    use crate::lang::{Lang, Words, wording};

    #[test]
    fn a_style_is_named_by_its_example() {
        for style in NumberStyle::ALL {
            assert_eq!(style_like(example(style)), Some(style));
            assert!(example(style).contains(point(style)) && example(style).contains(group(style)));
        }
        assert_eq!(style_like("1234.56"), None);
    }

    #[test]
    fn every_refusal_is_worded_in_every_language() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut said: Vec<_> = NumberError::ALL
                .map(|error| wording::number_error(error, NumberStyle::Comma).say(&words))
                .into_iter()
                .collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), NumberError::ALL.len(), "{said:?}");
        }
        let english = Words::new(Lang::En);
        assert_eq!(
            wording::number_error(NumberError::Separators, NumberStyle::Comma).say(&english),
            "Write numbers like 1.234,56: as typed, this could be two different numbers."
        );
    }
}
