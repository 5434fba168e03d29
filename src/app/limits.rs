//! The limits of the session as the chair sets them: from when a base is small, a study old, a customer an A.

use rust_decimal::Decimal;

use super::form::{Form, FormRow, Need};
use super::reading::Context;
use super::subject::Subject;
use crate::domain::{Change, SettingField, TierLimits};
use crate::lang::{Message, numbers, wording};

/// The form for the limits.
#[must_use]
pub fn limits_form(context: &Context<'_>) -> Form {
    let settings = &context.state.settings;
    let row = |label, value: Decimal| FormRow {
        need: Need::Required,
        ..FormRow::text(label, &wording::typed_amount(value, context.style()))
    };
    let rows = vec![
        row("field-small-share", settings.small_share),
        row("field-small-count", settings.small_count.into()),
        row("field-old-after", settings.old_after_months.into()),
        row("field-tier-a", settings.tiers.a),
        row("field-tier-b", settings.tiers.b),
    ];
    Form::new(Subject::Limits, rows)
}

/// The limits that a filled form changes.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_limits(form: &Form, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    let style = context.style();
    let refused = |row: usize| move |error| (row, wording::number_error(error, style));
    let percent = |row: usize| {
        let read = numbers::parse_percent(form.typed(row), style).map_err(refused(row))?;
        let is_percentage = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&read);
        if is_percentage { Ok(read) } else { Err((row, Message::new("refusal-not-a-percentage"))) }
    };
    let count = |row: usize| {
        let read = numbers::parse_count(form.typed(row), style).map_err(refused(row))?;
        u32::try_from(read).map_err(|_| (row, Message::new("number-error-too-big")))
    };
    let tiers = TierLimits { a: percent(3)?, b: percent(4)? };
    if tiers.b < tiers.a {
        return Err((4, Message::new("refusal-not-a-percentage")));
    }
    let before = &context.state.settings;
    let (share, fewest, months) = (percent(0)?, count(1)?, count(2)?);
    let fields = [
        (share != before.small_share).then_some(SettingField::SmallShare(share)),
        (fewest != before.small_count).then_some(SettingField::SmallCount(fewest)),
        (months != before.old_after_months).then_some(SettingField::OldAfterMonths(months)),
        (tiers != before.tiers).then_some(SettingField::Tiers(tiers)),
    ];
    Ok(fields.into_iter().flatten().map(Change::Setting).collect())
}
