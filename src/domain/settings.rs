//! The limits that a series of sessions has set itself: from when a base is small, a study old, a customer an A.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::customers::TierLimits;
use super::input::is_default;
use super::refusal::Refusal;

/// The limits of one session; a session that follows takes them over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// A line with less than this many percent of all spend or of all sales is a small base; from 0 to 100.
    #[serde(with = "rust_decimal::serde::str")]
    pub small_share: Decimal,
    /// Where sales are counted, a line with fewer than this many is a small base.
    pub small_count: u32,
    /// A study is old once it is over this many months old.
    pub old_after_months: u32,
    /// How a customer list is split into tiers.
    #[serde(skip_serializing_if = "is_default")]
    pub tiers: TierLimits,
}

impl Default for Settings {
    fn default() -> Self {
        Self { small_share: Decimal::ONE, small_count: 30, old_after_months: 12, tiers: TierLimits::default() }
    }
}

/// One of the [`Settings`] with a value for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingField {
    /// The share, in percent, below which a base is small.
    SmallShare(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// The count of sales below which a base is small.
    SmallCount(u32),
    /// The months after which a study is old.
    OldAfterMonths(u32),
    /// The limits of the tiers, in percent of all sales.
    Tiers(TierLimits),
}

impl Settings {
    /// Puts the field's value in.
    ///
    /// # Errors
    /// [`Refusal::NotAPercentage`] for a limit outside of 0 to 100, or for tiers of which the second ends before the first.
    pub(crate) fn set(&mut self, field: SettingField) -> Result<(), Refusal> {
        match field {
            SettingField::SmallShare(percent) => self.small_share = percent,
            SettingField::SmallCount(count) => self.small_count = count,
            SettingField::OldAfterMonths(months) => self.old_after_months = months,
            SettingField::Tiers(limits) => self.tiers = limits,
        }
        let in_order = [Decimal::ZERO, self.tiers.a, self.tiers.b, Decimal::ONE_HUNDRED].is_sorted();
        let is_percentage = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&self.small_share);
        if in_order && is_percentage { Ok(()) } else { Err(Refusal::NotAPercentage) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_percentage_and_the_tiers_follow_one_another() {
        let mut settings = Settings::default();
        let tiers = |a: i64, b: i64| SettingField::Tiers(TierLimits { a: Decimal::from(a), b: Decimal::from(b) });
        assert_eq!(settings.set(tiers(70, 90)), Ok(()));
        for nonsense in [tiers(95, 80), tiers(-1, 50), tiers(80, 101), SettingField::SmallShare(Decimal::from(101))] {
            assert_eq!(Settings::default().set(nonsense), Err(Refusal::NotAPercentage), "{nonsense:?}");
        }
        assert_eq!(settings.tiers.a, Decimal::from(70));
    }
}
