//! How much one file may bring.

use rust_decimal::Decimal;

use crate::domain::LARGEST;

/// Groups that a file of results can make: segments and promotions that a room could speak of.
pub const MOST_GROUPS: usize = 2_000;
/// Pieces of evidence that one file can bring.
pub const MOST_EVIDENCE: usize = 2_000;
/// Lines that cannot be read of which each is kept; of more only the number.
pub const MOST_ERRORS: usize = 1_000;

/// The amount, where a session can hold it.
#[must_use]
pub fn within(amount: Decimal) -> Option<Decimal> {
    (amount.abs() <= Decimal::from(LARGEST)).then_some(amount)
}
