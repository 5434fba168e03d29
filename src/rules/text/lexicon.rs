//! All phrases of all languages as one automaton, so that a text is read once whatever the lists hold.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::gate::{Admitted, Gate};
use super::letters::{ends_sentence, is_letter};
use super::word_lists::{Role, WordLists};

/// What stands for any words within a phrase.
const GAP: &str = "...";
/// Bytes that a gap may span at most: eight English words or some, sixteen Chinese characters.
const WIDEST_GAP: usize = 48;
/// Parts that a phrase may have at most.
const MOST_PARTS: usize = 4;

/// Without words that play one of these parts, a text is not marked by X1.
pub(super) const CREDIT: &[Role] = &[Role::Blame, Role::Credit, Role::Alone];
/// The same for X5.
pub(super) const HOSTILE: &[Role] = &[Role::Hostile, Role::Refusal];
/// The same for X6.
pub(super) const BOAST: &[Role] = &[Role::Leader, Role::Quality, Role::History];

/// Words that were seen: which part they play, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub role: Role,
    pub at: Range<usize>,
}

/// The phrases of word lists, ready to be looked for; people mix languages, so all are looked for together.
#[derive(Debug)]
pub struct Lexicon {
    automaton: AhoCorasick,
    /// What each pattern of the automaton is: a piece of one phrase or of many.
    pieces: Vec<Vec<Piece>>,
    /// The part that each phrase plays, and of how many pieces it is made.
    phrases: Vec<(Role, usize)>,
    /// What lets a text in to X1, X5 and X6.
    gate: Gate,
}

/// Two are the same where they are one: what they hold is thousands of phrases.
impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A stretch of a phrase without a gap.
#[derive(Clone, Copy, Debug)]
struct Piece {
    phrase: usize,
    /// Its place in the phrase, from 0.
    place: usize,
    /// Whether letters may follow.
    is_open: bool,
    /// Whether it stands right behind the piece before it.
    is_next: bool,
}

impl Lexicon {
    /// Compiles lists; phrases without a letter are passed over.
    #[must_use]
    pub fn new(lists: &WordLists) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut pieces: Vec<Vec<Piece>> = Vec::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut phrases = Vec::new();
        let mut known = HashSet::new();
        for (role, phrase) in lists.phrases().flat_map(|(role, phrase)| spellings(phrase).map(move |text| (role, text)))
        {
            let parts = parts(&phrase);
            if parts.is_empty() || parts.len() > MOST_PARTS || !known.insert((role, phrase.to_lowercase())) {
                continue;
            }
            for (place, (part, is_next)) in parts.iter().enumerate() {
                let stem = part.trim_end_matches('*');
                let is_open = stem.len() < part.len();
                let pattern = stem.trim_end().to_ascii_lowercase();
                let number = *numbers.entry(pattern.clone()).or_insert(patterns.len());
                if number == patterns.len() {
                    patterns.push(pattern);
                    pieces.push(Vec::new());
                }
                pieces[number].push(Piece { phrase: phrases.len(), place, is_open, is_next: *is_next });
            }
            phrases.push((role, parts.len()));
        }
        // A phrase can only stand where its first piece does.
        let firsts = pieces.iter().zip(&patterns).map(|(pieces, pattern)| {
            let phrases = pieces.iter().filter(|piece| piece.place == 0).filter_map(|piece| phrases.get(piece.phrase));
            (pattern.as_str(), phrases.map(|(role, _)| opens(*role)).fold(Admitted::default(), Admitted::and))
        });
        let gate = Gate::new(firsts.filter(|(_, admitted)| *admitted != Admitted::default()));
        Self { automaton: automaton(&patterns), pieces, phrases, gate }
    }

    /// Which rules may find something in a text; nearly all texts with nothing in them are told apart here, quickly.
    #[must_use]
    pub fn admits(&self, text: &str) -> Admitted {
        self.gate.admits(text)
    }

    /// The words of the lists that stand in a text, by where they begin, the longer first; none that were taken out.
    pub(super) fn cues(&self, text: &str) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut pieces = Vec::new();
        for found in self.automaton.find_overlapping_iter(text) {
            for piece in self.pieces.get(found.pattern().as_usize()).into_iter().flatten() {
                let at = found.range();
                if !stands_whole(text, &at, piece.is_open) {
                    continue;
                }
                let at = at.start..if piece.is_open { end_of_word(text, at.end) } else { at.end };
                match self.phrases.get(piece.phrase) {
                    Some((role, 1)) => cues.push(Cue { role: *role, at }),
                    _ => pieces.push((*piece, at)),
                }
            }
        }
        self.join(text, pieces, &mut cues);
        take_out(&mut cues);
        cues.sort_by_key(|cue| (cue.at.start, usize::MAX - cue.at.end, cue.role));
        cues.dedup();
        cues
    }

    /// Joins the pieces of phrases with gaps, in order and near each other.
    fn join(&self, text: &str, mut pieces: Vec<(Piece, Range<usize>)>, cues: &mut Vec<Cue>) {
        pieces.sort_by_key(|(piece, at)| (piece.phrase, at.start));
        for of_phrase in pieces.chunk_by(|(one, _), (other, _)| one.phrase == other.phrase) {
            let phrase = of_phrase.first().and_then(|(piece, _)| self.phrases.get(piece.phrase));
            let Some((role, count)) = phrase.filter(|(_, count)| of_phrase.len() >= *count) else { continue };
            for (_, first) in of_phrase.iter().filter(|(piece, _)| piece.place == 0) {
                let whole = (1..*count).try_fold(first.clone(), |at, place| {
                    let follows = |(piece, range): &&(Piece, Range<usize>)| {
                        piece.place == place && text.get(at.end..range.start).is_some_and(|gap| fits(gap, *piece))
                    };
                    of_phrase.iter().find(follows).map(|(_, range)| at.start..range.end)
                });
                cues.extend(whole.map(|at| Cue { role: *role, at }));
            }
        }
    }
}

/// Whether what lies between a piece of a phrase and this one before it is short enough, and of one sentence.
fn fits(gap: &str, next: Piece) -> bool {
    if next.is_next {
        gap.trim().is_empty()
    } else {
        gap.len() <= WIDEST_GAP && !gap.contains(ends_sentence) && !gap.contains(". ")
    }
}

/// The rules that words of a role can open: without them, a text is not marked.
fn opens(role: Role) -> Admitted {
    Admitted { claims: CREDIT.contains(&role), attacks: HOSTILE.contains(&role), boasts: BOAST.contains(&role) }
}

/// The pieces of a phrase that are looked for one by one, and whether each stands right behind the one before it.
fn parts(phrase: &str) -> Vec<(&str, bool)> {
    let stretches = phrase.split(GAP).map(str::trim);
    let of_stretch = stretches.flat_map(|stretch| {
        let mut is_next = false;
        stretch
            .split_inclusive("* ")
            .map(str::trim)
            .filter(|part| part.contains(char::is_alphanumeric))
            .map(move |part| (part, std::mem::replace(&mut is_next, true)))
    });
    of_stretch.collect()
}

fn automaton(patterns: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        // A full table would be quicker, and take megabytes for some thousand phrases.
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(patterns)
        .expect("it would take gigabytes of phrases to run out of states")
}

/// A phrase with straight and with curly apostrophes: both are typed.
fn spellings(phrase: &str) -> impl Iterator<Item = String> {
    let curly = phrase.contains('\'').then(|| phrase.replace('\'', "\u{2019}"));
    std::iter::once(phrase.trim().to_owned()).chain(curly)
}

/// Whether what was found is no part of a longer word on either side; Chinese has no words that can be told apart.
fn stands_whole(text: &str, at: &Range<usize>, is_open: bool) -> bool {
    let (Some(before), Some(found), Some(after)) = (text.get(..at.start), text.get(at.clone()), text.get(at.end..))
    else {
        return false;
    };
    let joins = |left: Option<char>, right: Option<char>| left.is_some_and(is_letter) && right.is_some_and(is_letter);
    let mut letters = found.chars();
    let (first, last) = (letters.next(), found.chars().next_back());
    !joins(before.chars().next_back(), first) && (is_open || !joins(last, after.chars().next()))
}

/// Where the word ends that goes on at `from`.
fn end_of_word(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(|letter| !is_letter(letter)).map_or(text.len(), |length| from + length)
}

/// Takes out every cue that lies within an expression that does not count; these themselves stay, for the names.
fn take_out(cues: &mut Vec<Cue>) {
    let out: Vec<Range<usize>> =
        cues.iter().filter(|cue| cue.role == Role::Without).map(|cue| cue.at.clone()).collect();
    if !out.is_empty() {
        let is_inside = |at: &Range<usize>| out.iter().any(|range| range.start <= at.start && at.end <= range.end);
        cues.retain(|cue| cue.role == Role::Without || !is_inside(&cue.at));
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// What is found of these phrases, and of one that is taken out.
    fn found<'text>(phrases: &[&str], without: &str, text: &'text str) -> Vec<&'text str> {
        let hostile = phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
        let lists = WordLists { hostile, without: vec![without.to_owned()], ..WordLists::default() };
        let cues = Lexicon::new(&lists).cues(text);
        cues.into_iter().filter(|cue| cue.role == Role::Hostile).map(|cue| text.get(cue.at).unwrap()).collect()
    }

    #[test]
    fn latin_words_are_found_whole_and_chinese_anywhere() {
        assert_eq!(found(&["rude"], "", "Rude, crude, rudeness, 很rude的"), ["Rude", "rude"]);
        assert_eq!(found(&["老赖"], "", "他是老赖啊"), ["老赖"]);
    }

    #[test]
    fn a_star_stands_for_letters_that_follow_also_in_the_middle() {
        assert_eq!(found(&["cheat*"], "", "cheat, cheating us, escheat"), ["cheat", "cheating"]);
        assert_eq!(
            found(&["pay* late"], "", "pays late, paying  late, payees were late"),
            ["pays late", "paying  late"]
        );
    }

    #[test]
    fn a_gap_stands_for_some_words_of_the_same_sentence() {
        assert_eq!(
            found(&["without ... nothing"], "", "Without our people nothing sold"),
            ["Without our people nothing"]
        );
        assert!(found(&["without ... nothing"], "", "Go without. Nothing happens").is_empty());
        assert!(
            found(&["without ... nothing"], "", &format!("without {} nothing", "a long list ".repeat(9))).is_empty()
        );
        assert_eq!(found(&["要不是 ... 早"], "", "要不是我们的关系早丢了"), ["要不是我们的关系早"]);
    }

    #[test]
    fn both_apostrophes_are_one() {
        assert_eq!(found(&["won't pay"], "", "They won\u{2019}t pay, won't pay"), ["won\u{2019}t pay", "won't pay"]);
    }

    #[test]
    fn what_lies_in_an_expression_that_is_taken_out_is_not_seen() {
        assert_eq!(found(&["hopeless"], "hopeless case", "a hopeless case, hopeless"), ["hopeless"]);
        assert!(found(&["hopeless"], "HOPELESS", "hopeless").is_empty());
    }

    #[test]
    fn phrases_without_a_letter_are_passed_over() {
        assert!(found(&["", " ", "*", "...", "!", "* ... *"], "", "a * ... ! b").is_empty());
    }
}
