//! The limits of the session as the chair sets them: from when a base is small, a study old, a gap wide, and who must take
//! part in deciding.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::form::{Form, FormRow, Need, Offer};
use super::reading::{Context, known_departments, split_names};
use super::subject::Subject;
use crate::domain::{Change, Department, SettingField, State, TierLimits};
use crate::edit::TextField;
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
        row("field-wide-gap", settings.wide_gap),
        row("field-repeat-days", settings.repeat_days.into()),
        row("field-plan-changes", settings.plan_changes.into()),
        required_row(context),
        customers_row(&settings.customers),
    ];
    Form::new(Subject::Limits, rows)
}

/// The functions that can be required besides Sales and Marketing, in the order in which they are offered.
fn can_be_required(state: &State) -> Vec<Department> {
    let mut known = known_departments(state);
    known.retain(|department| !matches!(department, Department::Sales | Department::Marketing));
    let gone = state.settings.required.iter().filter(|required| !known.contains(required)).cloned().collect::<Vec<_>>();
    known.extend(gone);
    known
}

fn required_row(context: &Context<'_>) -> FormRow {
    let known = can_be_required(context.state);
    let is_required = |department: &Department| context.state.settings.required.contains(department);
    let marked = known.iter().enumerate().filter(|(_, department)| is_required(department)).map(|(at, _)| at).collect();
    let options = known.iter().map(|department| wording::department(department, context.words).into_owned()).collect();
    let offer = Offer::AnyOf { options, marked, at: 0 };
    FormRow { label: "field-required", need: Need::Optional, text: TextField::default(), offer }
}

fn customers_row(names: &BTreeSet<String>) -> FormRow {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    FormRow { need: Need::Optional, ..FormRow::text("field-customer-names", &names.join(", ")) }
}

/// What the rows of the names and of the required functions say.
fn read_names(form: &Form, context: &Context<'_>) -> (BTreeSet<Department>, BTreeSet<String>) {
    let known = can_be_required(context.state);
    let required = match form.rows.get(8).map(|row| &row.offer) {
        Some(Offer::AnyOf { marked, .. }) => marked.iter().filter_map(|at| known.get(*at).cloned()).collect(),
        _ => BTreeSet::new(),
    };
    (required, split_names(form.typed(9)))
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
    let (gap, days, changes) = (percent(5)?, count(6)?, count(7)?);
    let (required, customers) = read_names(form, context);
    let fields = [
        (share != before.small_share).then_some(SettingField::SmallShare(share)),
        (fewest != before.small_count).then_some(SettingField::SmallCount(fewest)),
        (months != before.old_after_months).then_some(SettingField::OldAfterMonths(months)),
        (tiers != before.tiers).then_some(SettingField::Tiers(tiers)),
        (gap != before.wide_gap).then_some(SettingField::WideGap(gap)),
        (days != before.repeat_days).then_some(SettingField::RepeatDays(days)),
        (changes != before.plan_changes).then_some(SettingField::PlanChanges(changes)),
        (required != before.required).then_some(SettingField::Required(required)),
        (customers != before.customers).then_some(SettingField::Customers(customers)),
    ];
    Ok(fields.into_iter().flatten().map(Change::Setting).collect())
}
