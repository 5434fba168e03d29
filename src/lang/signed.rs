//! How the plan differs from what was signed, in words: which input, which field, what it was and what it is.

use super::look_back::Fact;
use super::{Words, wording};
use crate::domain::{Department, Difference, Differs, Part, State};

/// How an input differs: `amount: was 80,000, is 90,000`.
#[must_use]
pub fn difference(differs: &Differs, state: &State, words: &Words) -> String {
    let value = |value| wording::value(value, state, words);
    match differs {
        Differs::Added => words.get("signed-added").into_owned(),
        Differs::Changed(field, from, to) => words.with(
            "signed-changed",
            &[("field", words.get(field).into()), ("from", value(from).into()), ("to", value(to).into())],
        ),
        Differs::Removed(fields) => {
            let told = fields.iter().map(|(field, of)| {
                let args = [("label", words.get(field).into()), ("value", value(of).into())];
                words.with("view-field", &args)
            });
            let told: Vec<String> = told.collect();
            words.with("signed-removed", &[("fields", told.join(&words.get("list-separator")).into())])
        }
    }
}

/// The input and how it differs, in one line.
#[must_use]
pub fn line(differs: &Difference, state: &State, words: &Words) -> String {
    let (label, value) = (wording::input(&differs.input, state, words), difference(&differs.how, state, words));
    words.with("view-field", &[("label", label.into()), ("value", value.into())])
}

/// Every difference from what a department signed, part by part.
#[must_use]
pub fn since_signed(department: &Department, state: &State, words: &Words) -> Vec<Fact> {
    let parts = state.since_signed(department).into_iter();
    let facts = parts.flat_map(|(part, differences)| differences.into_iter().map(move |one| (part, one)));
    facts
        .map(|(part, one)| Fact {
            label: words.get(part.key()).into_owned(),
            text: line(&one, state, words),
            by: Some(department.clone()),
        })
        .collect()
}

/// Names of parts, one after the other.
#[must_use]
pub fn parts<'a>(parts: impl IntoIterator<Item = &'a Part>, words: &Words) -> String {
    let names: Vec<_> = parts.into_iter().map(|part| words.get(part.key())).collect();
    if names.len() == Part::ALL.len() {
        return words.get("view-all-parts").into_owned();
    }
    names.join(&words.get("list-separator"))
}

/// What Sales and Marketing have not agreed yet, and who has not: `budget (Marketing)`; `None` where nothing is left.
#[must_use]
pub fn not_agreed(state: &State, words: &Words) -> Option<String> {
    let left = state.not_agreed();
    let mut groups: Vec<(Vec<Part>, Vec<Department>)> = Vec::new();
    for (part, who) in left {
        match groups.iter_mut().find(|(_, others)| *others == who) {
            Some((parts, _)) => parts.push(part),
            None => groups.push((vec![part], who)),
        }
    }
    let group = |(of, who): &(Vec<Part>, Vec<Department>)| {
        let who: Vec<_> = who.iter().map(|one| wording::department(one, words)).collect();
        let who = who.join(&words.get("list-separator"));
        words.with("signed-not-agreed", &[("parts", parts(of, words).into()), ("who", who.into())])
    };
    let told: Vec<String> = groups.iter().map(group).collect();
    (!told.is_empty()).then(|| told.join(&words.get("fact-separator")))
}
