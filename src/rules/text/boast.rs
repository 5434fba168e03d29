//! X6: who speaks of us where the customer wants to know what there is to gain.

use super::lexicon::{BOAST, Lexicon};
use super::remark::Remark;
use super::word_lists::Role;
use super::{Finding, FindingKind};

/// Whether a text praises us and says no gain for the customer.
#[must_use]
pub fn boast(text: &str, lexicon: &Lexicon) -> Option<Finding> {
    if !lexicon.admits(text).boasts {
        return None;
    }
    let remark = Remark::read(text, lexicon);
    if remark.has(&(0..text.len()), &[Role::Gain, Role::Rival]) {
        return None;
    }
    let sentences = remark.sentences.iter().filter(|sentence| !sentence.is_question);
    let words: Vec<_> = sentences.flat_map(|sentence| remark.within(&sentence.at, BOAST)).collect();
    let kind = match words.first()?.role {
        Role::Leader => FindingKind::Leader,
        Role::History => FindingKind::History,
        _ => FindingKind::Quality,
    };
    Finding::by(kind, words.into_iter().map(|cue| cue.at.clone()))
}
