//! The form in which the room answers for flags that it does not mend: how, why, and which flags the reason serves.

use std::collections::BTreeSet;

use super::form::{Form, FormRow, Need, Offer};
use super::reading::{Context, chosen};
use super::subject::Subject;
use crate::domain::{Case, Change, FlagKey, Settlement};
use crate::edit::TextField;
use crate::lang::{Message, flags};
use crate::rules::Flag;

/// How a flag can be answered for.
const ANSWERS: [Settlement; 2] = [Settlement::Resolved, Settlement::Dismissed];

/// The form for a flag, with the others that are open at hand: one reason may serve several.
#[must_use]
pub fn form(of: &FlagKey, open: &[Flag], context: &Context<'_>) -> Form {
    let words = context.words;
    let named = |key: &Settlement| words.get(key.key()).into_owned();
    let ordered = in_order(of, open);
    let sentence = |flag: &&Flag| {
        let args =
            [("rule", flags::id(flag.rule()).into()), ("flag", flags::sentence(flag, context.state, words).into())];
        words.with("flag-in-list", &args)
    };
    let reasons: BTreeSet<&str> = context
        .state
        .agreement
        .settled
        .iter()
        .map(|settled| settled.reason.as_str())
        .filter(|it| !it.is_empty())
        .collect();
    let answer = FormRow {
        label: "field-answer",
        need: Need::Required,
        text: TextField::with_text(&named(&ANSWERS[0])),
        offer: Offer::OneOf(ANSWERS.iter().map(named).collect()),
    };
    let reason = FormRow {
        offer: Offer::Said(reasons.into_iter().map(str::to_owned).collect()),
        ..FormRow::text("field-reason", "")
    };
    let serves = FormRow {
        label: "field-flags",
        need: Need::Required,
        text: TextField::default(),
        offer: Offer::AnyOf { options: ordered.iter().map(sentence).collect(), marked: [0].into(), at: 0 },
    };
    Form::new(Subject::Settlement(of.clone()), vec![reason, answer, serves])
}

/// The flag itself, then the others of its rule, then the rest; a held remark is released by a key of its own or not at all.
fn in_order<'a>(of: &FlagKey, open: &'a [Flag]) -> Vec<&'a Flag> {
    let mut ordered: Vec<&Flag> = open.iter().filter(|flag| flag.key.case != Case::Hostile).collect();
    ordered.sort_by_key(|flag| (flag.key != *of, flag.rule() != of.case.rule()));
    ordered
}

/// What a filled form settles.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(form: &Form, of: &FlagKey, open: &[Flag]) -> Result<Vec<Change>, (usize, Message)> {
    let reason = form.typed(0);
    if reason.is_empty() {
        return Err((0, Message::new("refusal-needs-reason")));
    }
    let how = match form.rows.get(1) {
        Some(row) => chosen(row, &ANSWERS).map_err(|why| (1, why))?.copied().unwrap_or_default(),
        None => Settlement::Resolved,
    };
    let ordered = in_order(of, open);
    let marked = match form.rows.get(2).map(|row| &row.offer) {
        Some(Offer::AnyOf { marked, .. }) => marked.clone(),
        _ => BTreeSet::new(),
    };
    let flags = marked.into_iter().filter_map(|at| ordered.get(at));
    Ok(flags.map(|flag| Change::Settle(flag.key.clone(), how, reason.to_owned())).collect())
}
