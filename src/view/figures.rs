//! A column of figures: all with the same places, so that they stand under one another on the point.

use rust_decimal::Decimal;

use super::canvas::columns;
use crate::domain::{Currency, Money, NumberStyle, Share, State};
use crate::lang::numbers::{format_decimal, format_signed_tenths, format_tenths};

/// What stands where there is no figure.
pub const NONE: &str = "-";
/// The most places behind the point that a column of plain numbers shows; the guide shows all of them.
const MOST_PLACES: u32 = 4;

/// How the figures of one column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    places: u32,
    style: NumberStyle,
    ends: Ends,
    /// Columns of the screen that the widest of them takes.
    pub widest: u16,
}

/// How a figure ends that needs fewer places than others in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// In zeros: 80.00, as amounts of money do.
    InZeros,
    /// In blanks, since another precision was never claimed.
    InBlanks,
}

impl Column {
    /// Amounts of money: with the currency's minor unit only where one of them needs it.
    pub fn of_money(amounts: impl Iterator<Item = Money>, state: &State) -> Self {
        let currency: Currency = state.about.currency;
        let rounded = amounts.map(|amount| amount.rounded(currency));
        let mut column = Self::over(rounded, Ends::InZeros, state.about.numbers);
        if column.places > 0 {
            column.places = currency.minor_digits();
        }
        column
    }

    /// Plain numbers, as precise as they were given.
    pub fn of_numbers(numbers: impl Iterator<Item = Decimal>, state: &State) -> Self {
        Self::over(numbers, Ends::InBlanks, state.about.numbers)
    }

    fn over(numbers: impl Iterator<Item = Decimal>, ends: Ends, style: NumberStyle) -> Self {
        let mut column = Self { places: 0, style, ends, widest: 1 };
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for number in numbers {
            column.places = column.places.max(number.normalize().scale().min(MOST_PLACES));
            least = least.min(number);
            most = most.max(number);
        }
        // The widest is the largest one, or the smallest with its sign: no other need be written to know.
        column.widest = [least, most]
            .map(|number| columns(&format_decimal(number, column.places, style)))
            .into_iter()
            .fold(1, u16::max);
        column
    }

    /// An amount, or a dash.
    #[must_use]
    pub fn money(self, amount: Option<Money>) -> String {
        self.number(amount.map(Money::amount))
    }

    /// A number, or a dash.
    #[must_use]
    pub fn number(self, number: Option<Decimal>) -> String {
        let Some(number) = number else { return NONE.to_owned() };
        if self.ends == Ends::InZeros {
            return format_decimal(number, self.places, self.style);
        }
        let own = number.normalize().scale().min(self.places);
        let missing = (self.places - own) + u32::from(own == 0 && self.places > 0);
        format_decimal(number, own, self.style) + &" ".repeat(missing as usize)
    }
}

/// A share for a column, or a dash.
#[must_use]
pub fn share(share: Option<Share>, style: NumberStyle) -> String {
    share.map_or_else(|| NONE.to_owned(), |share| format_tenths(i64::from(share.tenths()), style))
}

/// A gap in points for a column, or a dash.
#[must_use]
pub fn gap(gap: Option<Share>, style: NumberStyle) -> String {
    gap.map_or_else(|| NONE.to_owned(), |gap| format_signed_tenths(i64::from(gap.tenths()), style))
}

/// A return index for a column, or a dash.
#[must_use]
pub fn index(index: Option<Decimal>, style: NumberStyle) -> String {
    index.map_or_else(|| NONE.to_owned(), |index| format_decimal(index, 2, style))
}
