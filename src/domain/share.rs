//! Shares of a whole, to a tenth of a percent, that always add up to exactly one hundred.

use std::cmp::Reverse;
use std::fmt;

use rust_decimal::Decimal;

/// A share in tenths of a percent; 354 is 35.4 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(i32);

/// The whole, in tenths of a percent.
const WHOLE: i64 = 1000;

impl Share {
    /// Tenths of a percent.
    #[must_use]
    pub fn tenths(self) -> i32 {
        self.0
    }

    /// Points (tenths of a percent) from `other` up to this; negative where this is the smaller.
    #[must_use]
    pub fn gap_from(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

/// Splits one hundred percent over `parts` by the largest-remainder method (Hamilton's), so that the tenths add up to
/// exactly 100.0; equal remainders go to the earlier part.
///
/// `None` where the total is not positive or a part is negative: such a column has no shares.
#[must_use]
pub fn shares(parts: &[Decimal]) -> Option<Vec<Share>> {
    let portions = largest_remainder(parts, WHOLE)?;
    Some(portions.into_iter().map(|tenths| Share(i32::try_from(tenths).unwrap_or(i32::MAX))).collect())
}

/// Splits `whole` units over `weights` in proportion, each a whole number of units, together exactly `whole`.
///
/// `None` where the weights have no positive total or one is negative.
#[must_use]
pub fn largest_remainder(weights: &[Decimal], whole: i64) -> Option<Vec<i64>> {
    let total = weights.iter().try_fold(Decimal::ZERO, |sum, weight| sum.checked_add(*weight))?;
    if total <= Decimal::ZERO || weights.iter().any(|weight| *weight < Decimal::ZERO) {
        return None;
    }
    let exact: Vec<Decimal> = weights
        .iter()
        .map(|weight| weight.checked_div(total)?.checked_mul(Decimal::from(whole)))
        .collect::<Option<_>>()?;
    let mut units: Vec<i64> = exact.iter().map(|portion| i64::try_from(portion.trunc()).unwrap_or(0)).collect();
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    by_remainder.sort_by_cached_key(|index| (Reverse(exact[*index].fract()), *index));
    let missing = whole - units.iter().sum::<i64>();
    for index in by_remainder.into_iter().cycle().take(usize::try_from(missing).unwrap_or(0)) {
        units[index] += 1;
    }
    Some(units)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tenths(parts: &[i64]) -> Option<Vec<i32>> {
        let parts: Vec<Decimal> = parts.iter().map(|part| Decimal::from(*part)).collect();
        shares(&parts).map(|shares| shares.into_iter().map(Share::tenths).collect())
    }

    #[test]
    fn three_equal_parts_still_add_up_to_one_hundred() {
        assert_eq!(tenths(&[1, 1, 1]), Some(vec![334, 333, 333]));
    }

    #[test]
    fn a_column_without_a_positive_total_has_no_shares() {
        assert_eq!(tenths(&[]), None);
        assert_eq!(tenths(&[0, 0]), None);
        assert_eq!(tenths(&[5, -1]), None);
    }

    #[test]
    fn a_negative_gap_keeps_its_sign_below_one_point() {
        assert_eq!(Share(3).gap_from(Share(8)).to_string(), "-0.5");
    }

    proptest! {
        #[test]
        fn shares_add_up_and_stay_within_a_tenth_of_the_truth(parts in prop::collection::vec(0_i64..1_000_000_000, 1..40)) {
            let total: i64 = parts.iter().sum();
            prop_assume!(total > 0);
            let shown = tenths(&parts).expect("the total is positive");
            prop_assert_eq!(shown.iter().sum::<i32>(), 1000);
            for (part, tenths) in parts.iter().zip(shown) {
                let below = part * 1000 / total;
                prop_assert!(i64::from(tenths) == below || i64::from(tenths) == below + 1);
            }
        }
    }
}
