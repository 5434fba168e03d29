//! A text in its clauses, with the words of the lists that stand in them.

use std::ops::Range;

use super::letters::ends_sentence;
use super::lexicon::{Cue, Lexicon};
use super::names::Names;
use super::word_lists::Role;

/// A text that words of the lists were found in.
pub(super) struct Remark {
    /// By where they begin, the longer first.
    pub cues: Vec<Cue>,
    /// In order; together they are the whole text.
    pub sentences: Vec<Sentence>,
}

/// A stretch of the text up to a full stop or the like.
pub(super) struct Sentence {
    pub at: Range<usize>,
    /// In order.
    pub clauses: Vec<Range<usize>>,
    /// Whether it ends in a question mark or has a word that asks.
    pub is_question: bool,
}

impl Remark {
    /// Reads a text.
    pub fn read(text: &str, lexicon: &Lexicon) -> Self {
        let cues = lexicon.cues(text);
        let sentences = sentences(text, &cues);
        Self { cues, sentences }
    }

    /// The words that play one of these parts and stand within a stretch.
    pub fn within<'here>(&'here self, at: &Range<usize>, roles: &'here [Role]) -> impl Iterator<Item = &'here Cue> {
        let at = at.clone();
        self.cues
            .iter()
            .filter(move |cue| at.start <= cue.at.start && cue.at.end <= at.end && roles.contains(&cue.role))
    }

    /// Whether any such words stand within a stretch.
    pub fn has(&self, at: &Range<usize>, roles: &[Role]) -> bool {
        self.within(at, roles).next().is_some()
    }

    /// Where customers are named or pointed at, in order.
    pub fn customers(&self, text: &str, names: &Names) -> Vec<Range<usize>> {
        let whole = 0..text.len();
        let out: Vec<Range<usize>> = self.within(&whole, &[Role::Without]).map(|cue| cue.at.clone()).collect();
        let is_out = |at: &Range<usize>| out.iter().any(|range| range.start <= at.start && at.end <= range.end);
        let pointed_at = self.within(&whole, &[Role::Customer]).map(|cue| cue.at.clone());
        let mut all: Vec<Range<usize>> = names.all_in(text).filter(|at| !is_out(at)).chain(pointed_at).collect();
        all.sort_by_key(|at| at.start);
        all
    }

    /// Whether a word that takes back stands shortly before these words in their clause.
    pub fn is_denied(&self, cue: &Cue, clause: &Range<usize>) -> bool {
        self.within(&(clause.start..cue.at.start.max(clause.start)), &[Role::No]).next().is_some()
    }
}

fn ends_clause(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '，' | '；' | '：' | '\u{2014}' | '\u{2013}')
}

fn sentences(text: &str, cues: &[Cue]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_stop = letter == '.' && next.is_none_or(char::is_whitespace);
        // Marks that follow each other end one sentence.
        let goes_on = next.is_some_and(|next| ends_sentence(next) && letter != '\n');
        if (is_stop || ends_sentence(letter)) && !goes_on {
            let end = at + letter.len_utf8();
            sentences.push(sentence(text, begin..end, cues));
            begin = end;
        }
    }
    if begin < text.len() {
        sentences.push(sentence(text, begin..text.len(), cues));
    }
    sentences
}

fn sentence(text: &str, at: Range<usize>, cues: &[Cue]) -> Sentence {
    let words = text.get(at.clone()).unwrap_or_default();
    let here = |role: Role| {
        cues.iter().filter(move |cue| cue.role == role).filter(|cue| at.start <= cue.at.start && cue.at.end <= at.end)
    };
    let is_figure = |place: usize| {
        let around = (words.get(..place), words.get(place + 1..));
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        is_digit(around.0.and_then(|before| before.chars().next_back()))
            && is_digit(around.1.and_then(|after| after.chars().next()))
    };
    let marks = words.match_indices(ends_clause).filter(|(place, _)| !is_figure(*place));
    let mut ends: Vec<usize> = marks.map(|(place, mark)| at.start + place + mark.len()).collect();
    // The "but" of "nothing but trouble" parts nothing.
    let is_inside = |turn: &Cue| {
        let holds = |other: &&Cue| other.at.start <= turn.at.start && turn.at.end <= other.at.end;
        cues.iter().filter(holds).any(|other| other.role != Role::Turn && other.at != turn.at)
    };
    ends.extend(here(Role::Turn).filter(|turn| !is_inside(turn)).map(|cue| cue.at.start));
    ends.push(at.end);
    ends.sort_unstable();
    ends.dedup();
    let mut clauses = Vec::new();
    let mut begin = at.start;
    for end in ends.into_iter().filter(|end| *end > at.start) {
        clauses.push(begin..end);
        begin = end;
    }
    let is_question = words.trim_end().ends_with(['?', '？']) || here(Role::Asks).next().is_some();
    Sentence { at, clauses, is_question }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::rules::text::WordLists;

    fn parts(text: &str) -> Vec<Vec<&str>> {
        let lists = WordLists { turns: vec!["but".to_owned(), "但是".to_owned()], ..WordLists::default() };
        let remark = Remark::read(text, &Lexicon::new(&lists));
        let clauses = |sentence: &Sentence| sentence.clauses.iter().map(|at| text.get(at.clone()).unwrap()).collect();
        remark.sentences.iter().map(clauses).collect()
    }

    #[test]
    fn a_text_is_parted_into_sentences_and_these_into_clauses() {
        assert_eq!(
            parts("It sold well, in May. Why?! Ads."),
            [vec!["It sold well,", " in May."], vec![" Why?!"], vec![" Ads."]]
        );
        assert_eq!(parts("卖得好，五月。为什么？"), [vec!["卖得好，", "五月。"], vec!["为什么？"]]);
        assert_eq!(parts("we sold but lost"), [["we sold ", "but lost"]]);
        assert_eq!(parts("卖了但是亏了"), [["卖了", "但是亏了"]]);
        assert!(parts("").is_empty());
    }

    #[test]
    fn points_and_commas_in_figures_part_nothing() {
        assert_eq!(
            parts("1,200 sold at 3.50 at 10:30 by roundtable.com"),
            [["1,200 sold at 3.50 at 10:30 by roundtable.com"]]
        );
    }
}
