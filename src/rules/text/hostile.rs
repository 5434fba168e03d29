//! X5: who attacks a customer in front of the team.

use super::lexicon::{Cue, Lexicon};
use super::names::Names;
use super::remark::Remark;
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text attacks a customer that it names or points at; it is masked from the first hostile word on.
#[must_use]
pub fn hostile(text: &str, lexicon: &Lexicon, names: &Names) -> Option<Finding> {
    let remark = Remark::read(text, lexicon);
    let whole = 0..text.len();
    if !remark.has(&whole, &[Role::Hostile, Role::Refusal]) {
        return None;
    }
    let out: Vec<_> = remark.within(&whole, &[Role::Without]).map(|cue| cue.at.clone()).collect();
    let pointed = remark.within(&whole, &[Role::Customer]).next().is_some();
    if !pointed && names.first_in(text, &out).is_none() {
        return None;
    }
    let words: Vec<&Cue> = remark.within(&whole, &[Role::Hostile, Role::Refusal]).collect();
    Finding::by(FindingKind::Hostile, words.into_iter().map(|cue| cue.at.clone()))
}
