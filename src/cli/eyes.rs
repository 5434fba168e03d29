//! What the rules see from the shell: the words that count, and a session as it may be shown.

use serde_json::Value;

use super::{Desktop, told};
use crate::app::held_remark;
use crate::domain::over_time::OverTime;
use crate::domain::{Department, Digest, InputRef, Session, State};
use crate::lang::Message;
use crate::rules;
use crate::rules::curtain::Curtain;
use crate::rules::text::Lexicon;
use crate::storage::word_lists;

/// The words that count in the text rules, and what is wrong with the user's own.
pub fn lexicon(desktop: &Desktop) -> (Lexicon, Option<Message>) {
    let (lists, problem) = word_lists(&desktop.places);
    (Lexicon::new(&lists), problem.map(|problem| told::problem(&problem)))
}

/// Puts a number in place of every name in the record of what is held in a session: such a name is made of its first words.
pub fn without_names_of_held(value: &mut Value, session: &Session, lexicon: &Lexicon) {
    let held = rules::held(&rules::Context::new(session, &[], lexicon));
    let name = |input: &InputRef| match serde_json::to_value(input) {
        Ok(Value::Object(of_kind)) => of_kind.into_values().find_map(|id| id.as_str().map(str::to_owned)),
        _ => None,
    };
    let names: Vec<String> =
        held.iter().filter(|input| !matches!(input, InputRef::Signature(_))).filter_map(name).collect();
    let instead = |text: &str| names.iter().position(|name| name == text).map(|at| format!("held-remark-{}", at + 1));
    if !names.is_empty() {
        rename(value, &instead);
    }
}

fn rename(value: &mut Value, instead: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = instead(text) {
                *text = other;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, instead)),
        Value::Object(fields) => fields.values_mut().for_each(|value| rename(value, instead)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The session as it may be shown: held remarks are covered.
pub fn covered(session: Session, lexicon: &Lexicon, desktop: &Desktop) -> Session {
    let instead = |department: &Department| held_remark(department, &desktop.words);
    Curtain { lexicon, instead: &instead }.before(&session).unwrap_or(session)
}

/// A series over time as it may be shown, seen from the session at `here`; `None` where there is none.
pub fn over_time_covered(sessions: &[Session], here: usize, lexicon: &Lexicon, desktop: &Desktop) -> Option<OverTime> {
    let instead = |department: &Department| held_remark(department, &desktop.words);
    Curtain { lexicon, instead: &instead }.over_time(sessions, here)
}

/// What is known of earlier sessions as it may be shown beside one of this state.
pub fn past_covered(mut past: Vec<Digest>, state: &State, lexicon: &Lexicon, desktop: &Desktop) -> Vec<Digest> {
    let instead = |department: &Department| held_remark(department, &desktop.words);
    Curtain { lexicon, instead: &instead }.over_past(&mut past, &rules::names(state));
    past
}
