//! Which texts are worth reading: a small, quick automaton that knows the longest word of each phrase by its first letters.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::letters::is_letter;

/// First letters of a Latin word that are looked at: with more, the automaton grows and hardly lets in less.
const LATIN: usize = 6;
/// First characters of Chinese words that are looked at.
const CHINESE: usize = 2;

/// Lets in every text that holds one of some phrases, and few others.
#[derive(Clone, Debug)]
pub(super) struct Gate(AhoCorasick);

impl Gate {
    /// A gate for these phrases.
    pub fn new<'phrase>(phrases: impl Iterator<Item = &'phrase str>) -> Self {
        let heads: BTreeSet<String> = phrases.map(head).filter(|head| !head.is_empty()).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            // A full table: it is read for every text, and the heads are few and short.
            .kind(Some(AhoCorasickKind::DFA))
            .build(&heads)
            .expect("it would take gigabytes of phrases to run out of states");
        Self(automaton)
    }

    /// Whether one of the phrases may stand in a text.
    pub fn lets_in(&self, text: &str) -> bool {
        // A Latin head counts where a word begins; one that lies within a word must not hide it.
        self.0.find_overlapping_iter(text).any(|found| {
            let before = text.get(..found.start()).and_then(|before| before.chars().next_back());
            let first = text.get(found.start()..).and_then(|rest| rest.chars().next());
            !(before.is_some_and(is_letter) && first.is_some_and(is_letter))
        })
    }
}

/// What a phrase is let in by: the beginning of its longest word, since short ones stand in every text.
fn head(phrase: &str) -> String {
    let is_part = |letter: char| letter.is_alphanumeric();
    let words = phrase.split(|letter: char| !is_part(letter));
    let longest = words.max_by_key(|word| word.len()).unwrap_or_default();
    let is_latin = longest.chars().next().is_some_and(is_letter);
    let same_script = longest.chars().take_while(|letter| is_letter(*letter) == is_latin);
    same_script.take(if is_latin { LATIN } else { CHINESE }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_one_of_the_phrases_is_let_in_and_others_are_not() {
        let gate = Gate::new(["a waste of time", "amp", "campaigner", "老赖", "骗"].into_iter());
        for text in ["A Waste of time", "campaigner", "他是老赖", "骗", "amp"] {
            assert!(gate.lets_in(text), "{text}");
        }
        for text in ["", "a time of haste", "camp", "老人", "unwaste"] {
            assert!(!gate.lets_in(text), "{text}");
        }
        assert!(!Gate::new(std::iter::empty()).lets_in("a text"));
    }
}
