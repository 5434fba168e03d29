//! Arithmetic that says so where a decimal would have to round.

use rust_decimal::Decimal;

use super::NumberError;

/// The decimal with these digits before and behind the point, both without the zeros that say nothing.
pub(super) fn exact(whole: &str, fraction: &str) -> Result<Decimal, NumberError> {
    let whole_number = Decimal::from_str_exact(&format!("0{whole}")).map_err(|_| NumberError::TooBig)?;
    if fraction.is_empty() {
        return Ok(whole_number);
    }
    // The whole part alone can be kept, so what is too much is the fraction.
    Decimal::from_str_exact(&format!("0{whole}.{fraction}")).map_err(|_| NumberError::TooPrecise)
}

pub(super) fn percent_of(percent: Decimal, whole: Decimal) -> Result<Decimal, NumberError> {
    exact_product(exact_product(percent, whole)?, Decimal::new(1, 2))
}

/// The product, or an error where a decimal would have to round it; `checked_mul` rounds silently.
pub(super) fn exact_product(one: Decimal, other: Decimal) -> Result<Decimal, NumberError> {
    let (one, other) = (one.normalize(), other.normalize());
    let digits = one.mantissa().checked_mul(other.mantissa()).ok_or(NumberError::TooBig)?;
    kept(digits, one.scale() + other.scale())
}

/// The sum, or an error where a decimal would have to round it.
pub(super) fn exact_sum(one: Decimal, other: Decimal) -> Result<Decimal, NumberError> {
    let (one, other) = (one.normalize(), other.normalize());
    let scale = one.scale().max(other.scale());
    let digits = |number: Decimal| number.mantissa().checked_mul(10_i128.checked_pow(scale - number.scale())?);
    let sum = digits(one).zip(digits(other)).and_then(|(one, other)| one.checked_add(other));
    kept(sum.ok_or(NumberError::TooPrecise)?, scale)
}

/// The decimal of these digits, of which the last `scale` stand behind the point.
fn kept(mut digits: i128, mut scale: u32) -> Result<Decimal, NumberError> {
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    let error = if scale == 0 { NumberError::TooBig } else { NumberError::TooPrecise };
    Decimal::try_from_i128_with_scale(digits, scale).map_err(|_| error)
}
