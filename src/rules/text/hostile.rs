//! X5: who attacks a customer in front of the team.

use std::ops::Range;

use super::lexicon::{Cue, HOSTILE, Lexicon};
use super::names::Names;
use super::remark::{Remark, Sentence};
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text attacks a customer that it names or points at; it is masked from the first hostile word on.
#[must_use]
pub fn hostile(text: &str, lexicon: &Lexicon, names: &Names) -> Option<Finding> {
    if !lexicon.admits(text).attacks {
        return None;
    }
    let remark = Remark::read(text, lexicon);
    // Names are looked for only here, where hostile words are: that is rare.
    if !remark.has(&(0..text.len()), HOSTILE) {
        return None;
    }
    let customers = remark.customers(text, names);
    if customers.is_empty() {
        return None;
    }
    let mut words = Vec::new();
    for sentence in &remark.sentences {
        for clause in &sentence.clauses {
            let hostile = remark.within(clause, HOSTILE);
            words.extend(hostile.filter(|cue| is_attack(cue, clause, sentence, &remark, &customers)));
        }
    }
    Finding::by(FindingKind::Hostile, words.into_iter().map(|cue| cue.at.clone()))
}

/// Whether hostile words are said of a customer: not taken back, not of ourselves or a rival, and not by the customer.
fn is_attack(
    cue: &Cue,
    clause: &Range<usize>,
    sentence: &Sentence,
    remark: &Remark,
    customers: &[Range<usize>],
) -> bool {
    if remark.is_denied(cue, clause) {
        return false;
    }
    let before = sentence.at.start..cue.at.start;
    let customer = customers.iter().rfind(|at| before.start <= at.start && at.end <= before.end);
    // Who stands in another clause is not spoken of in this one.
    let other = remark.within(&(clause.start..cue.at.start.max(clause.start)), &[Role::Us, Role::Rival]).last();
    let says = customer.and_then(|at| remark.within(&(at.end..cue.at.start), &[Role::Says]).last());
    if says.is_some_and(|says| remark.has(&(says.at.end..sentence.at.end), &[Role::Us])) {
        return false;
    }
    match (cue.role, other, customer) {
        // What we want no more of is said by us, whoever stands before.
        (Role::Refusal, ..) | (_, None, _) => true,
        (_, Some(other), Some(customer)) => other.at.start < customer.start,
        (_, Some(_), None) => false,
    }
}
