//! Where what a reader calls one character begins and ends in a text, and how many columns it takes.
//!
//! Every position is a byte index on a grapheme boundary. Widths are summed by grapheme, as the screen places them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// The display columns that `text` takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether every byte of `text` is one character of one column: most of what is drawn, and quick to tell.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The longest beginning of `text` that fits into `width` columns, in whole graphemes.
#[must_use]
pub fn leading(text: &str, width: usize) -> &str {
    if is_plain(text) {
        return before(text, width.min(text.len()));
    }
    let mut used = 0;
    let end = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += grapheme.width();
        used > width
    });
    end.map_or(text, |(at, _)| before(text, at))
}

/// The longest end of `text` that fits into `width` columns, in whole graphemes.
#[must_use]
pub fn trailing(text: &str, width: usize) -> &str {
    let mut used = 0;
    let start = text.grapheme_indices(true).rev().find(|(_, grapheme)| {
        used += grapheme.width();
        used > width
    });
    start.map_or(text, |(at, grapheme)| after(text, at + grapheme.len()))
}

/// The text before a position.
pub(super) fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or(text)
}

/// The text from a position on.
pub(super) fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The boundary one grapheme to the right, or the end.
pub(super) fn next(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The boundary one grapheme to the left, or the start.
pub(super) fn previous(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// `at` itself where it is a boundary, else the first one after it: after an edit, what stands right of the caret may have
/// joined what stands left of it.
pub(super) fn settled(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(true) => at,
        _ => next(text, at),
    }
}

/// The start of the word that ends at or before `at`, as the key for one word back wants it.
pub(super) fn word_left(text: &str, at: usize) -> usize {
    let start = words(before(text, at)).map(|(start, _)| start).last().unwrap_or(0);
    match GraphemeCursor::new(start, text.len(), true).is_boundary(text, 0) {
        Ok(true) => start,
        _ => previous(text, start),
    }
}

/// The end of the word that begins at or after `at`, or the end.
pub(super) fn word_right(text: &str, at: usize) -> usize {
    let end = words(after(text, at)).next().map_or(text.len(), |(start, word)| at + start + word.len());
    settled(text, end)
}

/// The words of a text by the Unicode rules (each Chinese character is one); spaces and ASCII punctuation are none.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_word_bound_indices()
        .filter(|(_, piece)| piece.chars().any(|c| !c.is_whitespace() && !c.is_ascii_punctuation()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{columns, leading, next, previous, settled, trailing, word_left, word_right};

    #[test]
    fn columns_are_those_of_the_screen() {
        assert_eq!(columns("abc"), 3);
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("a\u{308}"), 1);
        assert_eq!(columns("\u{1F1E9}\u{1F1EA}"), 2);
        assert_eq!(columns("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"), 2);
    }

    #[test]
    fn a_wide_glyph_is_never_cut_in_half() {
        assert_eq!(leading("a日b", 2), "a");
        assert_eq!(leading("a日b", 3), "a日");
        assert_eq!(trailing("a日b", 2), "b");
        assert_eq!(trailing("a日b", 3), "日b");
    }

    #[test]
    fn words_are_found_from_both_sides() {
        let text = "raise 12,5 万 for (dealers)";
        assert_eq!(word_left(text, text.len()), text.len() - "dealers)".len());
        assert_eq!(word_left(text, 6), 0);
        assert_eq!(word_right(text, 0), 5);
        assert_eq!(word_right("  !", 0), 3);
        assert_eq!(word_left("销售部", 9), 6);
    }

    proptest! {
        #[test]
        fn a_step_right_and_left_is_one_grapheme(text in "([a\u{E4}日\u{308}\u{200D}\u{1F468}\u{1F1E9}\n]|\\PC){0,12}") {
            let mut starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            starts.push(text.len());
            for pair in starts.windows(2) {
                prop_assert_eq!(next(&text, pair[0]), pair[1]);
                prop_assert_eq!(previous(&text, pair[1]), pair[0]);
            }
            for (at, _) in text.char_indices() {
                let expected = starts.iter().copied().find(|start| *start >= at).unwrap_or(text.len());
                prop_assert_eq!(settled(&text, at), expected);
            }
        }

        #[test]
        fn a_word_ends_on_a_boundary_and_moves_on(text in "([ab 日,\u{308}\u{200D}\u{1F468}\u{1F1E9}]|\\PC){1,12}") {
            let is_boundary = |at: usize| at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at);
            for (at, _) in text.grapheme_indices(true) {
                prop_assert!(word_right(&text, at) > at && is_boundary(word_right(&text, at)));
                let end = next(&text, at);
                prop_assert!(word_left(&text, end) < end && is_boundary(word_left(&text, end)));
            }
        }
    }
}
