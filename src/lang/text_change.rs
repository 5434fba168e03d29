//! What was altered within a text, word by word; in Chinese, character by character.

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// Longer texts than this, in words, are not compared word by word.
const LONGEST: usize = 2_000;
/// Of a text that is to be read as altered rather than as another, at least this part stays: one in so many letters.
const STAYS: usize = 2;
/// A text is a sentence, in which single words are shown, from so many words on.
const SENTENCE: usize = 4;

/// So many words of a text make one run of altered ones bearable; with more of them it is a patchwork that nobody reads.
const WORDS_A_RUN: usize = 5;

/// A piece of a text that was altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// It stayed.
    Same(&'a str),
    /// It is gone.
    Gone(String),
    /// It is new.
    New(String),
}

/// What was altered within a text; `None` where it is better read as one text in place of another, since little of it stayed
/// or it is only a word or two.
#[must_use]
pub fn pieces<'a>(from: &'a str, to: &'a str) -> Option<Vec<Piece<'a>>> {
    let (was, is): (Vec<&str>, Vec<&str>) = (from.split_word_bounds().collect(), to.split_word_bounds().collect());
    let is_sentence = |words: &[&str]| words.iter().filter(|word| is_word(word)).count() >= SENTENCE;
    if was.len().max(is.len()) > LONGEST || !is_sentence(&was) || !is_sentence(&is) {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &was, &is);
    let stayed: usize = ops.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| kept(op, &is)).sum();
    if stayed * STAYS < letters(&was).max(letters(&is)) {
        return None;
    }
    let runs = ops.iter().filter(|op| op.tag() != similar::DiffTag::Equal).count();
    let words = is.iter().filter(|word| is_word(word)).count();
    if runs > 1 + words / WORDS_A_RUN {
        return None;
    }
    let changes = ops.iter().flat_map(|op| op.iter_changes(&was, &is));
    let words: Vec<_> = changes.map(|change| (change.tag(), change.value())).collect();
    Some(joined(&words))
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn letters(words: &[&str]) -> usize {
    words.iter().filter(|word| is_word(word)).map(|word| word.chars().count()).sum()
}

fn kept(op: &DiffOp, is: &[&str]) -> usize {
    letters(is.get(op.new_range()).unwrap_or_default())
}

/// Runs of words of one kind as one piece; where only a blank stays between two altered words, it is altered with them.
fn joined<'a>(words: &[(ChangeTag, &'a str)]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let next_is_altered = |from: usize| words.get(from + 1).is_some_and(|(tag, _)| *tag != ChangeTag::Equal);
    for (at, (tag, word)) in words.iter().enumerate() {
        match tag {
            ChangeTag::Delete => gone.push_str(word),
            ChangeTag::Insert => new.push_str(word),
            ChangeTag::Equal if !is_word(word) && next_is_altered(at) && !(gone.is_empty() && new.is_empty()) => {
                gone.push_str(word);
                new.push_str(word);
            }
            ChangeTag::Equal => {
                close(&mut pieces, &mut gone, &mut new);
                pieces.push(Piece::Same(word));
            }
        }
    }
    close(&mut pieces, &mut gone, &mut new);
    pieces
}

/// Ends a run of altered words; blanks around it belong to what stays.
fn close(pieces: &mut Vec<Piece<'_>>, gone: &mut String, new: &mut String) {
    let (was, is) = (std::mem::take(gone), std::mem::take(new));
    let has_before = |text: &str| text.starts_with(char::is_whitespace);
    let has_after = |text: &str| text.ends_with(char::is_whitespace);
    if has_before(&was) || has_before(&is) {
        pieces.push(Piece::Same(" "));
    }
    if !was.trim().is_empty() {
        pieces.push(Piece::Gone(was.trim().to_owned()));
    }
    if !is.trim().is_empty() {
        pieces.push(Piece::New(is.trim().to_owned()));
    }
    if has_after(&was) || has_after(&is) {
        pieces.push(Piece::Same(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(from: &str, to: &str) -> Option<String> {
        let told = |piece: &Piece<'_>| match piece {
            Piece::Same(text) => (*text).to_owned(),
            Piece::Gone(text) => format!("[-{text}]"),
            Piece::New(text) => format!("[+{text}]"),
        };
        pieces(from, to).map(|pieces| pieces.iter().map(told).collect())
    }

    #[test]
    fn single_words_of_a_sentence_are_shown_as_altered() {
        assert_eq!(
            marked("Sales calls every lead within two working days", "Sales calls every lead within one working day"),
            Some("Sales calls every lead within [-two][+one] working [-days][+day]".to_owned())
        );
    }

    #[test]
    fn chinese_is_compared_by_characters() {
        assert_eq!(
            marked("销售部两天内回访每条线索", "销售部三天内回访每条线索"),
            Some("销售部[-两][+三]天内回访每条线索".to_owned())
        );
    }

    #[test]
    fn another_sentence_or_a_word_or_two_is_no_altered_text() {
        assert_eq!(marked("Earns 28% on a pump", "The fitter comes the same day"), None);
        assert_eq!(marked("Dealers", "Stocking dealers"), None);
        assert_eq!(marked("", "Sales calls every lead"), None);
    }

    #[test]
    fn words_altered_in_a_row_stand_together() {
        assert_eq!(
            marked(
                "We measure your pump for a week, free of charge",
                "We measure your pump for two whole weeks, free of charge"
            ),
            Some("We measure your pump for [-a week][+two whole weeks], free of charge".to_owned())
        );
    }

    #[test]
    fn what_stays_and_is_new_is_the_new_text_and_what_stays_and_is_gone_the_old() {
        let (from, to) = ("a b c d e f  g, h\ni", "a b x d e f  g, h\ni j");
        let pieces = pieces(from, to).expect("most of it stays");
        let same = |wanted: &str, found: String| {
            let words = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(words(wanted), words(&found));
        };
        let side = |is_new: bool| {
            let told = pieces.iter().map(|piece| match piece {
                Piece::Same(text) => (*text).to_owned(),
                Piece::New(text) if is_new => text.clone(),
                Piece::Gone(text) if !is_new => text.clone(),
                _ => String::new(),
            });
            told.collect::<String>()
        };
        same(from, side(false));
        same(to, side(true));
    }
}
