//! A text with a caret in it: what a field of one line and one of many lines have in common.

use std::ops::Range;

use super::clean::Taken;
use super::graphemes;

/// A text that is edited grapheme by grapheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CaretText {
    text: String,
    /// The caret as a **byte** index; always on a grapheme boundary.
    at: usize,
    /// The most characters (Unicode scalar values) that `text` may hold.
    limit: usize,
}

impl CaretText {
    pub(super) fn new(limit: usize) -> Self {
        Self { text: String::new(), at: 0, limit }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn before(&self) -> &str {
        graphemes::before(&self.text, self.at)
    }

    pub(super) fn after(&self) -> &str {
        graphemes::after(&self.text, self.at)
    }

    /// How many more characters fit.
    pub(super) fn room(&self) -> usize {
        self.limit.saturating_sub(self.text.chars().count())
    }

    /// Puts `piece`, which is clean and fits, before the caret.
    pub(super) fn put(&mut self, piece: &str) {
        self.text.insert_str(self.at, piece);
        self.go(self.at + piece.len());
    }

    /// Puts one clean character before the caret, if there is room.
    pub(super) fn put_char(&mut self, c: char) -> Taken {
        if self.room() == 0 {
            return Taken::Beginning;
        }
        self.put(c.encode_utf8(&mut [0; 4]));
        Taken::Whole
    }

    /// Moves the caret to `at`, or to the next boundary after it.
    pub(super) fn go(&mut self, at: usize) {
        self.at = graphemes::settled(&self.text, at);
    }

    pub(super) fn left(&mut self) {
        self.at = graphemes::previous(&self.text, self.at);
    }

    pub(super) fn right(&mut self) {
        self.at = graphemes::next(&self.text, self.at);
    }

    pub(super) fn word_left(&mut self) {
        self.at = graphemes::word_left(&self.text, self.at);
    }

    pub(super) fn word_right(&mut self) {
        self.at = graphemes::word_right(&self.text, self.at);
    }

    pub(super) fn backspace(&mut self) {
        self.cut(graphemes::previous(&self.text, self.at)..self.at);
    }

    pub(super) fn delete(&mut self) {
        self.cut(self.at..graphemes::next(&self.text, self.at));
    }

    pub(super) fn kill_word(&mut self) {
        self.cut(graphemes::word_left(&self.text, self.at)..self.at);
    }

    /// Removes a range of bytes between two boundaries and leaves the caret where it was.
    pub(super) fn cut(&mut self, range: Range<usize>) {
        let start = range.start;
        self.text.replace_range(range, "");
        self.go(start);
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.at = 0;
    }
}
