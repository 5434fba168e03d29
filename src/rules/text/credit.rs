//! X1: who claims the success for one department, or lays the blame on one.

use std::ops::Range;

use super::lexicon::{Cue, Lexicon};
use super::names::Names;
use super::remark::{Remark, Sentence};
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text claims credit for a department, or blames one.
#[must_use]
pub fn credit(text: &str, lexicon: &Lexicon, names: &Names) -> Option<Finding> {
    if !lexicon.admits(text).claims {
        return None;
    }
    let remark = Remark::read(text, lexicon);
    remark.sentences.iter().filter(|sentence| !sentence.is_question).find_map(|sentence| {
        if remark.has(&sentence.at, &[Role::Joint]) {
            return None;
        }
        blamed(text, &remark, sentence, names).or_else(|| claimed(&remark, sentence))
    })
}

/// Blame in a clause that names a department, or follows one that does; not where a customer is nearer to it.
fn blamed(text: &str, remark: &Remark, sentence: &Sentence, names: &Names) -> Option<Finding> {
    sentence.clauses.iter().find_map(|clause| {
        let blame = remark.within(clause, &[Role::Blame]).find(|cue| !remark.is_denied(cue, clause))?;
        // Names are looked for only here, where blame is: that is rare.
        let customers = remark.customers(text, names);
        let is_ours = |cue: &&Cue| !customers.iter().any(|at| owns(text, at, cue));
        let party = remark.within(clause, &[Role::Party]).find(is_ours);
        let before = || remark.within(&(sentence.at.start..clause.start), &[Role::Party]).filter(is_ours).last();
        let party = party.or_else(before)?;
        // A customer in the department's own clause is what it lost; in one that names no department it is spoken of itself.
        let is_spoken_of = |at: &Range<usize>| clause.start <= at.start && at.end <= blame.at.start;
        if party.at.end <= clause.start && customers.iter().any(is_spoken_of) {
            return None;
        }
        // What a customer says of us is the customer's word.
        let before = sentence.at.start..blame.at.start.max(sentence.at.start);
        let mut said = remark.within(&before, &[Role::Says]);
        if said.any(|says| customers.iter().any(|at| sentence.at.start <= at.start && at.end <= says.at.start)) {
            return None;
        }
        Finding::by(FindingKind::Blame, [party.at.clone(), blame.at.clone()])
    })
}

/// Whether people are those of a customer, whose name stands right before them: Northwind's engineers.
fn owns(text: &str, customer: &Range<usize>, people: &Cue) -> bool {
    let between = text.get(customer.end..people.at.start).map(str::trim);
    between.is_some_and(|between| matches!(between, "" | "'s" | "\u{2019}s" | "'" | "\u{7684}"))
}

/// A claim by somebody, or a success that is put down to one means alone.
fn claimed(remark: &Remark, sentence: &Sentence) -> Option<Finding> {
    sentence.clauses.iter().find_map(|clause| {
        let claim = remark.within(clause, &[Role::Credit]).find(|cue| !remark.is_denied(cue, clause));
        if let Some(claim) = claim {
            let who = remark.within(&sentence.at, &[Role::Party, Role::Us, Role::Means]).next()?;
            return Finding::by(FindingKind::Credit, [who.at.clone(), claim.at.clone()]);
        }
        let alone = remark.within(clause, &[Role::Alone]).find(|cue| !remark.is_denied(cue, clause))?;
        let who = remark.within(clause, &[Role::Party, Role::Means]).next()?;
        // "Sales" may be a department or what it sold, not both at once.
        let is_other = |cue: &&Cue| cue.at.end <= who.at.start || who.at.end <= cue.at.start;
        let what = remark.within(&sentence.at, &[Role::Did, Role::Result]).find(is_other)?;
        Finding::by(FindingKind::Credit, [who.at.clone(), alone.at.clone(), what.at.clone()])
    })
}
