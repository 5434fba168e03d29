//! X6: who speaks of us where the customer wants to know what there is to gain.

use std::ops::Range;

use super::lexicon::{BOAST, Cue, Lexicon};
use super::names::Names;
use super::remark::Remark;
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text praises us and says no gain for the customer.
#[must_use]
pub fn boast(text: &str, lexicon: &Lexicon, names: &Names) -> Option<Finding> {
    if !lexicon.admits(text).boasts {
        return None;
    }
    let remark = Remark::read(text, lexicon);
    if remark.has(&(0..text.len()), &[Role::Gain, Role::Rival]) {
        return None;
    }
    if !remark.has(&(0..text.len()), BOAST) {
        return None;
    }
    let customers = remark.customers(text, names);
    let sentences = remark.sentences.iter().filter(|sentence| !sentence.is_question);
    let clauses = sentences.flat_map(|sentence| &sentence.clauses);
    let of_us = |cue: &Cue, clause: &Range<usize>| {
        // What is said of a customer praises nobody here.
        !customers.iter().any(|at| clause.start <= at.start && at.end <= cue.at.start)
    };
    let words: Vec<&Cue> =
        clauses.flat_map(|clause| remark.within(clause, BOAST).filter(|cue| of_us(cue, clause))).collect();
    let kind = match words.first()?.role {
        Role::Leader => FindingKind::Leader,
        Role::History => FindingKind::History,
        _ => FindingKind::Quality,
    };
    Finding::by(kind, words.into_iter().map(|cue| cue.at.clone()))
}
