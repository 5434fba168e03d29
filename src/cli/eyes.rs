//! What the rules see from the shell: the words that count, and a session as it may be shown.

use super::{Desktop, told};
use crate::app::held_remark;
use crate::domain::{Department, Digest, Session, State};
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

/// The session as it may be shown: held remarks are covered.
pub fn covered(session: Session, lexicon: &Lexicon, desktop: &Desktop) -> Session {
    let instead = |department: &Department| held_remark(department, &desktop.words);
    Curtain { lexicon, instead: &instead }.before(&session).unwrap_or(session)
}

/// What is known of earlier sessions as it may be shown beside one of this state.
pub fn past_covered(mut past: Vec<Digest>, state: &State, lexicon: &Lexicon, desktop: &Desktop) -> Vec<Digest> {
    let instead = |department: &Department| held_remark(department, &desktop.words);
    Curtain { lexicon, instead: &instead }.over_past(&mut past, &rules::names(state));
    past
}
