//! Which texts are worth reading: a small, quick automaton that knows the longest word of each phrase by its first letters.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::letters::is_letter;

/// First letters of a Latin word that are looked at: with more, the automaton grows and hardly lets in less.
const LATIN: usize = 6;
/// First characters of Chinese words that are looked at.
const CHINESE: usize = 2;

/// Which rules may find something in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Admitted {
    /// It may claim credit or lay blame (X1).
    pub claims: bool,
    /// It may attack somebody (X5).
    pub attacks: bool,
    /// It may praise us (X6).
    pub boasts: bool,
}

impl Admitted {
    const ALL: Self = Self { claims: true, attacks: true, boasts: true };

    /// Together with another.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            claims: self.claims || other.claims,
            attacks: self.attacks || other.attacks,
            boasts: self.boasts || other.boasts,
        }
    }
}

/// Lets in every text that holds one of some phrases, and few others; a text is read once for all rules.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    automaton: AhoCorasick,
    /// What each head of the automaton admits to.
    heads: Vec<Admitted>,
}

impl Gate {
    /// A gate for these phrases, each with what it admits to.
    pub fn new<'phrase>(phrases: impl Iterator<Item = (&'phrase str, Admitted)>) -> Self {
        let mut heads: BTreeMap<String, Admitted> = BTreeMap::new();
        for (phrase, admitted) in phrases {
            let to = heads.entry(head(phrase)).or_default();
            *to = to.and(admitted);
        }
        heads.remove("");
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            // A full table would be read somewhat faster, and take thirty megabytes.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(heads.keys())
            .expect("it would take gigabytes of phrases to run out of states");
        Self { automaton, heads: heads.into_values().collect() }
    }

    /// For which rules one of the phrases may stand in a text.
    pub fn admits(&self, text: &str) -> Admitted {
        let mut admitted = Admitted::default();
        // A Latin head counts where a word begins; one that lies within a word must not hide it, so all are seen.
        for found in self.automaton.find_overlapping_iter(text) {
            let to = admitted.and(self.heads.get(found.pattern().as_usize()).copied().unwrap_or_default());
            // Most heads tell nothing new, and are not looked at closely.
            if to != admitted && begins_word(text, found.start()) {
                admitted = to;
                if admitted == Admitted::ALL {
                    break;
                }
            }
        }
        admitted
    }
}

/// Whether no letter of the same word stands before this place.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    !(before.is_some_and(is_letter) && first.is_some_and(is_letter))
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
        let claims = Admitted { claims: true, ..Admitted::default() };
        let attacks = Admitted { attacks: true, ..Admitted::default() };
        let gate = Gate::new(
            [("a waste of time", claims), ("amp", attacks), ("campaigner", claims), ("老赖", attacks), ("骗", claims)]
                .into_iter(),
        );
        for (text, to) in [
            ("A Waste of time", claims),
            ("campaigner", claims),
            ("他是老赖", attacks),
            ("骗", claims),
            ("amp", attacks),
            ("waste an amp", claims.and(attacks)),
        ] {
            assert_eq!(gate.admits(text), to, "{text}");
        }
        for text in ["", "a time of haste", "camp", "老人", "unwaste"] {
            assert_eq!(gate.admits(text), Admitted::default(), "{text}");
        }
        assert_eq!(Gate::new(std::iter::empty()).admits("a text"), Admitted::default());
    }
}
