//! The limits that a series of sessions has set itself: from when a base is small, a study old, a gap wide, and who must
//! take part in deciding.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::customers::TierLimits;
use super::department::Department;
use super::input::is_default;
use super::refusal::Refusal;

/// The limits of one session; a session that follows takes them over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A line whose share of sales is this many points or more from its share of spend asks for a joint reading (D2); from
    /// 0 to 100, compared with the figures as they are shown.
    #[serde(with = "rust_decimal::serde::str")]
    pub wide_gap: Decimal,
    /// A promotion that begins this many days or fewer after the end of one of its kind and audience follows on it (X4).
    pub repeat_days: u32,
    /// How many times the room allows itself to change an agreed plan in its period (X4).
    pub plan_changes: u32,
    /// The functions that must take part in deciding, besides Sales and Marketing (X3).
    pub required: BTreeSet<Department>,
    /// Customers that the facilitator named, besides those that the session knows from elsewhere (X5).
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub customers: BTreeSet<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            small_share: Decimal::ONE,
            small_count: 30,
            old_after_months: 12,
            tiers: TierLimits::default(),
            wide_gap: Decimal::TEN,
            repeat_days: 60,
            plan_changes: 1,
            required: Department::REQUIRED.into(),
            customers: BTreeSet::new(),
        }
    }
}

/// One of the [`Settings`] with a value for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingField {
    /// The share, in percent, below which a base is small.
    SmallShare(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// The count of sales below which a base is small.
    SmallCount(u32),
    /// The months after which a study is old.
    OldAfterMonths(u32),
    /// The limits of the tiers, in percent of all sales.
    Tiers(TierLimits),
    /// The points from which a gap is wide.
    WideGap(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// The days within which a promotion follows on another.
    RepeatDays(u32),
    /// How many plan changes the room allows itself.
    PlanChanges(u32),
    /// The functions that must take part in deciding; Sales and Marketing always do and are not named here.
    Required(BTreeSet<Department>),
    /// Customers that the facilitator named.
    Customers(BTreeSet<String>),
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
            SettingField::WideGap(points) => self.wide_gap = points,
            SettingField::RepeatDays(days) => self.repeat_days = days,
            SettingField::PlanChanges(times) => self.plan_changes = times,
            SettingField::Required(mut departments) => {
                departments.retain(|department| !matches!(department, Department::Sales | Department::Marketing));
                self.required = departments;
            }
            SettingField::Customers(mut names) => {
                names.retain(|name| !name.trim().is_empty());
                self.customers = names;
            }
        }
        let in_order = [Decimal::ZERO, self.tiers.a, self.tiers.b, Decimal::ONE_HUNDRED].is_sorted();
        let is_percentage = |percent| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(percent);
        if in_order && is_percentage(&self.small_share) && is_percentage(&self.wide_gap) {
            Ok(())
        } else {
            Err(Refusal::NotAPercentage)
        }
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
            assert_eq!(Settings::default().set(nonsense.clone()), Err(Refusal::NotAPercentage), "{nonsense:?}");
        }
        assert_eq!(settings.tiers.a, Decimal::from(70));
    }
}
