//! Exact money and its currency: decimals that are never floats, rounded only where they are shown.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize, de};

/// An exact amount in the session's currency; may be negative (a refund), and keeps the precision it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(#[serde(with = "rust_decimal::serde::str")] Decimal);

/// Largest amount that a session holds, in units of its currency: ten to the fifteenth.
///
/// Sums of 10,000 such amounts still fit into a [`Decimal`] with nine places.
pub const LARGEST: i64 = 1_000_000_000_000_000;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The amount as money.
    ///
    /// # Errors
    /// [`TooLarge`] where its absolute value is above [`LARGEST`].
    pub fn new(amount: Decimal) -> Result<Self, TooLarge> {
        if amount.abs() > Decimal::from(LARGEST) { Err(TooLarge) } else { Ok(Self(amount.normalize())) }
    }

    /// The exact amount.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Whether the amount is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This and `other` together; beyond what a decimal holds it stays at the edge instead of wrapping.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of this when `other` is taken away.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The amount rounded to the currency's minor unit, half away from zero: for showing, never for sums.
    #[must_use]
    pub fn rounded(self, currency: Currency) -> Decimal {
        self.0.round_dp_with_strategy(currency.minor_digits(), RoundingStrategy::MidpointAwayFromZero)
    }
}

impl From<u32> for Money {
    fn from(units: u32) -> Self {
        Self(Decimal::from(units))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

/// An amount beyond [`LARGEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the amount is larger than a session can hold")]
pub struct TooLarge;

/// An ISO 4217 currency code in use today.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The active codes of ISO 4217 (funds and metals left out), in the order of the standard's list.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";
/// Currencies without a minor unit.
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
/// Currencies whose minor unit is a thousandth.
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The Chinese yuan.
    pub const CNY: Self = Self(*b"CNY");

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the point that the currency's minor unit needs: 0, 2 or 3.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        if lists(WHOLE, self.code()) {
            0
        } else if lists(THOUSANDTHS, self.code()) {
            3
        } else {
            2
        }
    }
}

/// Whether a list of codes with one blank between them holds this one.
fn lists(codes: &str, code: &str) -> bool {
    codes.as_bytes().chunks(4).any(|listed| listed.get(..3) == Some(code.as_bytes()))
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let code = text.trim().to_ascii_uppercase();
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(letters) if lists(CODES, &code) => Ok(Self(letters)),
            _ => Err(UnknownCurrency(text.trim().to_owned())),
        }
    }
}

/// A text that is no ISO 4217 code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no currency code of ISO 4217, such as EUR, USD or CNY")]
pub struct UnknownCurrency(pub String);

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_rounded_half_away_from_zero_and_only_where_it_is_shown() {
        let amount = Money(Decimal::new(-12_345, 3));
        assert_eq!(amount.rounded(Currency::EUR), Decimal::new(-1_235, 2));
        assert_eq!(amount.rounded("JPY".parse().expect("listed")), Decimal::from(-12));
        assert_eq!(amount.rounded("KWD".parse().expect("listed")), Decimal::new(-12_345, 3));
        assert_eq!(amount.amount(), Decimal::new(-12_345, 3));
    }

    #[test]
    fn an_amount_that_no_plan_could_hold_is_refused() {
        assert_eq!(Money::new(Decimal::MAX), Err(TooLarge));
        assert!(Money::new(Decimal::from(LARGEST)).is_ok());
    }

    #[test]
    fn only_real_currencies_are_taken() {
        assert_eq!(" eur ".parse(), Ok(Currency::EUR));
        assert!("EURO".parse::<Currency>().is_err());
        assert!("ZZZ".parse::<Currency>().is_err());
    }
}
