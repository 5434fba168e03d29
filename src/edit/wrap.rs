//! How a text is laid out in rows of a given width: by the Unicode rules, so that no row begins with a full stop.

use std::ops::Range;

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;

use super::graphemes::{columns, settled};

/// One row of a wrapped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The bytes of the text that belong to this row, with the spaces at which it was wrapped, without a line break.
    pub bytes: Range<usize>,
    /// Whether the next row goes on in the same line of the text.
    pub goes_on: bool,
}

impl Row {
    /// What to draw of this row: spaces at its end hang outside.
    #[must_use]
    pub fn shown<'text>(&self, text: &'text str) -> &'text str {
        text.get(self.bytes.clone()).unwrap_or_default().trim_end_matches(' ')
    }
}

/// The rows of `text` in `width` columns (at least 1); an empty text has one empty row.
///
/// A word that is wider than the width is broken between graphemes; a single grapheme wider than that has a row for itself.
#[must_use]
pub fn rows(text: &str, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width.max(1), &mut rows);
        start += line.len() + 1;
    }
    rows
}

/// The same as text: the lines to draw, for what is only read.
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<&str> {
    rows(text, width).iter().map(|row| row.shown(text)).collect()
}

fn wrap_line(line: &str, start: usize, width: usize, rows: &mut Vec<Row>) {
    let (mut row, mut at, mut used) = (start, start, 0);
    for (word, spaces) in words(line) {
        let wide = columns(word);
        if used > 0 && used + wide > width {
            rows.push(Row { bytes: row..at, goes_on: true });
            (row, used) = (at, 0);
        }
        if wide > width {
            for grapheme in word.graphemes(true) {
                if used > 0 && used + columns(grapheme) > width {
                    rows.push(Row { bytes: row..at, goes_on: true });
                    (row, used) = (at, 0);
                }
                at += grapheme.len();
                used += columns(grapheme);
            }
        } else {
            at += word.len();
            used += wide;
        }
        at += spaces;
        used += spaces;
    }
    rows.push(Row { bytes: row..start + line.len(), goes_on: false });
}

/// The pieces between which a line may be wrapped, each with the number of spaces behind it.
fn words(line: &str) -> impl Iterator<Item = (&str, usize)> {
    let (mut start, mut end) = (0, 0);
    WordSeparator::UnicodeBreakProperties.find_words(line).filter_map(move |word| {
        end += word.word.len() + word.whitespace.len();
        // A mark that follows a space makes one grapheme with it: such a place is none to wrap at.
        if settled(line, end) != end {
            return None;
        }
        let piece = line.get(start..end - word.whitespace.len())?;
        start = end;
        Some((piece, word.whitespace.len()))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{lines, rows};
    use crate::edit::graphemes::columns;

    #[test]
    fn words_are_kept_together() {
        assert_eq!(lines("the dealers carry both brands", 11), ["the dealers", "carry both", "brands"]);
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("a\n\nb\n", 10), ["a", "", "b", ""]);
    }

    #[test]
    fn no_row_begins_with_a_full_stop() {
        assert_eq!(lines("经销商奖励。再谈，好", 10), ["经销商奖", "励。再谈，", "好"]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken_between_graphemes() {
        assert_eq!(lines("an unforgettable fair", 9), ["an", "unforgett", "able fair"]);
        assert_eq!(lines("a\u{308}a\u{308}a\u{308}", 2), ["a\u{308}a\u{308}", "a\u{308}"]);
        assert_eq!(lines("日本", 1), ["日", "本"]);
        let mark_after_space = " \u{1134B}";
        assert_eq!(lines(&format!("日{mark_after_space}日"), 3), ["日", mark_after_space, "日"]);
    }

    proptest! {
        #[test]
        fn rows_hold_the_whole_text_in_order_and_fit(text in "([ab 日。，\n\u{308}\u{1F468}-]|\\PC){0,60}", width in 1_usize..20) {
            let rows = rows(&text, width);
            let mut expected = 0;
            for row in &rows {
                prop_assert_eq!(row.bytes.start, expected);
                let shown = row.shown(&text);
                let fits = columns(shown) <= width || shown.graphemes(true).filter(|g| columns(g) > 0).count() == 1;
                prop_assert!(fits, "{:?} is wider than {}", shown, width);
                expected = row.bytes.end + usize::from(!row.goes_on);
            }
            prop_assert_eq!(expected, text.len() + 1);
        }

        #[test]
        fn chinese_text_never_begins_a_row_with_closing_punctuation(text in "[经销商奖励]([经销商奖励再谈]{1,3}[。，、；？！」）]){1,20}", width in 6_usize..30) {
            for line in lines(&text, width) {
                prop_assert!(!line.starts_with(['。', '，', '、', '；', '？', '！', '」', '）']), "{}", line);
            }
        }
    }
}
