//! X1: who claims the success for one department, or lays the blame on one.

use super::lexicon::{Cue, Lexicon};
use super::remark::{Remark, Sentence};
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text claims credit for a department, or blames one.
#[must_use]
pub fn credit(text: &str, lexicon: &Lexicon) -> Option<Finding> {
    if !lexicon.admits(text).claims {
        return None;
    }
    let remark = Remark::read(text, lexicon);
    remark.sentences.iter().filter(|sentence| !sentence.is_question).find_map(|sentence| {
        if remark.has(&sentence.at, &[Role::Joint]) {
            return None;
        }
        blamed(&remark, sentence).or_else(|| claimed(&remark, sentence))
    })
}

/// Blame in a clause that names a department, or follows one that does.
fn blamed(remark: &Remark, sentence: &Sentence) -> Option<Finding> {
    sentence.clauses.iter().find_map(|clause| {
        let blame = remark.within(clause, &[Role::Blame]).find(|cue| !remark.is_denied(cue, clause))?;
        let party = remark.within(clause, &[Role::Party]).next();
        let before = || remark.within(&(sentence.at.start..clause.start), &[Role::Party]).last();
        let party = party.or_else(before)?;
        Finding::by(FindingKind::Blame, [party.at.clone(), blame.at.clone()])
    })
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
