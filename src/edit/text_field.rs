//! One line of text as it is typed.

use unicode_segmentation::UnicodeSegmentation;

use super::caret_text::CaretText;
use super::clean::{self, Taken};
use super::graphemes;

/// One line of text with a caret; it never holds a line break, a control character or half a grapheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextField {
    line: CaretText,
}

impl TextField {
    /// The most characters that a field takes unless it is told otherwise.
    pub const LIMIT: usize = 1_000;

    /// An empty field that takes [`Self::LIMIT`] characters.
    #[must_use]
    pub fn new() -> Self {
        Self::with_limit(Self::LIMIT)
    }

    /// An empty field that takes `limit` characters (Unicode scalar values).
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self { line: CaretText::new(limit) }
    }

    /// A field that holds `text`, cleaned, with the caret at its end.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let mut field = Self::new();
        field.insert_str(text);
        field
    }

    /// What is typed so far.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The caret as a **byte** index into [`Self::text`], always on a grapheme boundary.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.line.at()
    }

    /// The caret in display columns from the start of the text.
    #[must_use]
    pub fn cursor_column(&self) -> usize {
        graphemes::columns(self.line.before())
    }

    /// Types one character; one that is no text of a line (Tab, Enter, ESC) is ignored.
    pub fn insert(&mut self, c: char) -> Taken {
        clean::typed(c).map_or(Taken::Whole, |c| self.line.put_char(c))
    }

    /// Pastes text: cleaned, line breaks as spaces, as much of it as finds room.
    pub fn insert_str(&mut self, text: &str) -> Taken {
        let (line, taken) = clean::take_line(text, self.line.room());
        self.line.put(&line);
        taken
    }

    /// Replaces the text, with the caret at its end.
    pub fn set_text(&mut self, text: &str) -> Taken {
        self.line.clear();
        self.insert_str(text)
    }

    /// Removes the grapheme left of the caret.
    pub fn backspace(&mut self) {
        self.line.backspace();
    }

    /// Removes the grapheme right of the caret.
    pub fn delete(&mut self) {
        self.line.delete();
    }

    /// Moves one grapheme to the left.
    pub fn left(&mut self) {
        self.line.left();
    }

    /// Moves one grapheme to the right.
    pub fn right(&mut self) {
        self.line.right();
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) {
        self.line.go(0);
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        self.line.go(self.text().len());
    }

    /// Moves to the start of this word or of the one before.
    pub fn word_left(&mut self) {
        self.line.word_left();
    }

    /// Moves to the end of this word or of the next.
    pub fn word_right(&mut self) {
        self.line.word_right();
    }

    /// Removes everything left of the caret.
    pub fn kill_to_start(&mut self) {
        self.line.cut(0..self.cursor());
    }

    /// Removes everything right of the caret.
    pub fn kill_to_end(&mut self) {
        self.line.cut(self.cursor()..self.text().len());
    }

    /// Removes the word left of the caret, with what separates it.
    pub fn kill_word(&mut self) {
        self.line.kill_word();
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.line.clear();
    }

    /// The part to show in `width` columns, and the caret's column in it (below `width`, unless that is 0).
    ///
    /// The part follows from the caret alone: a line that is too long shows what lies left of the caret and up to a quarter
    /// of the width to its right. A wide glyph that does not fit whole is left out.
    #[must_use]
    pub fn visible(&self, width: usize) -> (&str, usize) {
        let from = self.shown_from(width);
        let part = graphemes::leading(graphemes::after(self.text(), from), width);
        let shown_before = graphemes::after(self.line.before(), from);
        (part, graphemes::columns(shown_before))
    }

    /// Moves the caret to where somebody clicked: `column` of the part that [`Self::visible`] shows in `width` columns.
    pub fn click(&mut self, width: usize, column: usize) {
        let from = self.shown_from(width);
        let clicked = graphemes::leading(graphemes::after(self.text(), from), column).len();
        self.line.go(from + clicked);
    }

    /// The same field with a star for each grapheme, for what the room must not read yet.
    #[must_use]
    pub fn masked(&self) -> Self {
        self.masked_from(0)
    }

    /// The same field with a star for each grapheme from this byte on, for what the room must not read yet.
    #[must_use]
    pub fn masked_from(&self, from: usize) -> Self {
        let stars = |text: &str| {
            let shown = graphemes::before(text, from.min(text.len()));
            let hidden = graphemes::after(text, shown.len());
            format!("{shown}{}", "*".repeat(hidden.graphemes(true).count()))
        };
        let mut field = Self::with_limit(self.text().len());
        field.line.put(&stars(self.text()));
        field.line.go(stars(self.line.before()).len());
        field
    }
}

impl TextField {
    /// The byte at which the part to show begins.
    fn shown_from(&self, width: usize) -> usize {
        let (before, after) = (self.line.before(), self.line.after());
        let right = graphemes::columns(after);
        // The caret itself needs a column after the last grapheme.
        if graphemes::columns(before) + right < width {
            return 0;
        }
        let at_caret = after.graphemes(true).next().map_or(1, graphemes::columns).max(1);
        let lookahead = (width / 4).min(right).max(at_caret).min(width);
        before.len() - graphemes::trailing(before, width - lookahead).len()
    }
}

impl Default for TextField {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::TextField;
    use crate::edit::clean::Taken;
    use crate::edit::graphemes::columns;

    const FAMILY: &str = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    const FLAG: &str = "\u{1F1E9}\u{1F1EA}";

    #[test]
    fn one_key_back_is_one_character_to_the_reader() {
        for grapheme in ["\u{E4}", "a\u{308}", "日", FLAG, FAMILY] {
            let mut field = TextField::with_text(&format!("x{grapheme}"));
            field.left();
            assert_eq!(field.cursor(), 1, "{grapheme}");
            field.delete();
            assert_eq!(field.text(), "x", "{grapheme}");
            field.insert_str(grapheme);
            field.backspace();
            assert_eq!(field.text(), "x", "{grapheme}");
        }
    }

    #[test]
    fn an_emoji_that_an_input_method_sends_piece_by_piece_arrives_whole() {
        let mut field = TextField::new();
        for piece in FAMILY.chars() {
            field.insert(piece);
        }
        assert_eq!(field.text(), FAMILY);
        field.backspace();
        assert!(field.is_empty());
    }

    #[test]
    fn a_flag_that_closes_around_the_caret_moves_the_caret_behind_it() {
        let mut field = TextField::with_text("\u{1F1E9}x\u{1F1EA}");
        field.left();
        field.backspace();
        assert_eq!((field.text(), field.cursor()), (FLAG, FLAG.len()));
    }

    #[test]
    fn a_paste_is_one_line_and_a_key_that_is_no_text_is_ignored() {
        let mut field = TextField::new();
        field.insert_str("two\r\nlines\u{1b}[2J");
        for c in ['\n', '\t', '\u{1b}', '\u{202E}'] {
            field.insert(c);
        }
        assert_eq!(field.text(), "two lines[2J");
    }

    #[test]
    fn a_full_field_says_that_it_took_only_the_beginning() {
        let mut field = TextField::with_limit(3);
        assert_eq!(field.insert_str("日本"), Taken::Whole);
        assert_eq!(field.insert_str("語!"), Taken::Beginning);
        assert_eq!(field.insert('x'), Taken::Beginning);
        assert_eq!(field.text(), "日本語");
    }

    #[test]
    fn killing_takes_what_its_name_says() {
        let mut field = TextField::with_text("raise the budget");
        field.kill_word();
        assert_eq!(field.text(), "raise the ");
        field.word_left();
        field.kill_to_start();
        assert_eq!((field.text(), field.cursor()), ("the ", 0));
        field.word_right();
        field.kill_to_end();
        assert_eq!(field.text(), "the");
        field.clear();
        assert_eq!((field.text(), field.cursor_column()), ("", 0));
    }

    #[test]
    fn a_long_line_scrolls_without_splitting_a_wide_glyph() {
        let mut field = TextField::with_text("a日本語日本語");
        assert_eq!(field.visible(20), ("a日本語日本語", 13));
        assert_eq!(field.visible(6), ("本語", 4));
        assert_eq!(field.visible(5), ("本語", 4));
        field.home();
        assert_eq!(field.visible(6), ("a日本", 0));
        assert_eq!(field.visible(0), ("", 0));
    }

    #[test]
    fn a_masked_field_shows_stars_and_keeps_the_caret() {
        let mut field = TextField::with_text(&format!("12日{FAMILY}"));
        field.left();
        let masked = field.masked();
        assert_eq!((masked.text(), masked.cursor_column()), ("****", 3));
    }

    /// What the keys should do, done on a list of graphemes.
    #[derive(Debug, Default)]
    struct Naive {
        graphemes: Vec<String>,
        caret: usize,
    }

    impl Naive {
        /// Joins the parts, cuts them into graphemes again, and puts the caret on the first boundary at or after the left part.
        fn rejoined(left: &str, right: &str) -> Self {
            let whole = format!("{left}{right}");
            let graphemes: Vec<String> = whole.graphemes(true).map(str::to_owned).collect();
            let mut caret = 0;
            while graphemes[..caret].concat().len() < left.len() {
                caret += 1;
            }
            Self { graphemes, caret }
        }

        fn press(&mut self, key: &Key) {
            let (left, right) = self.graphemes.split_at(self.caret);
            match key {
                Key::Type(text) => *self = Self::rejoined(&(left.concat() + text), &right.concat()),
                Key::Backspace if self.caret > 0 => {
                    *self = Self::rejoined(&left[..self.caret - 1].concat(), &right.concat());
                }
                Key::Delete if !right.is_empty() => *self = Self::rejoined(&left.concat(), &right[1..].concat()),
                Key::KillToStart => *self = Self::rejoined("", &right.concat()),
                Key::Left => self.caret = self.caret.saturating_sub(1),
                Key::Right => self.caret = (self.caret + 1).min(self.graphemes.len()),
                Key::Home => self.caret = 0,
                Key::End => self.caret = self.graphemes.len(),
                Key::Backspace | Key::Delete => {}
            }
        }
    }

    #[derive(Debug, Clone)]
    enum Key {
        Type(&'static str),
        Backspace,
        Delete,
        KillToStart,
        Left,
        Right,
        Home,
        End,
    }

    fn press(field: &mut TextField, key: &Key) {
        match key {
            Key::Type(text) => {
                field.insert_str(text);
            }
            Key::Backspace => field.backspace(),
            Key::Delete => field.delete(),
            Key::KillToStart => field.kill_to_start(),
            Key::Left => field.left(),
            Key::Right => field.right(),
            Key::Home => field.home(),
            Key::End => field.end(),
        }
    }

    fn any_key() -> impl Strategy<Value = Key> {
        const PIECES: &[&str] =
            &["a", " ", "\u{E4}", "a\u{308}", "\u{308}", "日本", FLAG, "\u{1F1EA}", FAMILY, "\u{1F468}", "\u{1F3FD}"];
        prop_oneof![
            6 => proptest::sample::select(PIECES).prop_map(Key::Type),
            3 => Just(Key::Backspace),
            2 => Just(Key::Delete),
            1 => Just(Key::KillToStart),
            4 => Just(Key::Left),
            2 => Just(Key::Right),
            1 => Just(Key::Home),
            1 => Just(Key::End),
        ]
    }

    proptest! {
        #[test]
        fn any_keys_do_what_they_would_do_to_a_list_of_graphemes(
            keys in proptest::collection::vec(any_key(), 0..40), width in 0_usize..12, column in 0_usize..12,
        ) {
            let (mut field, mut naive) = (TextField::new(), Naive::default());
            for key in &keys {
                press(&mut field, key);
                naive.press(key);
                prop_assert_eq!(field.text(), naive.graphemes.concat());
                prop_assert_eq!(field.cursor(), naive.graphemes[..naive.caret].concat().len());
                prop_assert_eq!(field.cursor_column(), naive.graphemes[..naive.caret].iter().map(|g| columns(g)).sum::<usize>());

                let (part, caret) = field.visible(width);
                prop_assert!(field.text().contains(part) && columns(part) <= width);
                prop_assert!(caret < width || (caret, width) == (0, 0));
            }
            field.click(width, column);
            prop_assert!(field.cursor() == field.text().len() || field.text().grapheme_indices(true).any(|(at, _)| at == field.cursor()));
        }
    }
}
