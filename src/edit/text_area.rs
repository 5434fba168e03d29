//! Many lines of text as they are typed: notes, readings, a working agreement.

use super::caret_text::CaretText;
use super::clean::{self, Taken};
use super::graphemes;
use super::wrap::{self, Row};

/// Many lines of text with a caret; lines end in `\n`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextArea {
    lines: CaretText,
    /// The column that up and down aim for, in display columns; forgotten by any other key.
    goal_column: Option<usize>,
}

/// A text area laid out in a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped<'text> {
    /// The lines to draw.
    pub lines: Vec<&'text str>,
    /// The row in which the caret stands, an index into `lines`.
    pub row: usize,
    /// The display column in which the caret stands; below the width.
    pub column: usize,
}

impl Wrapped<'_> {
    /// The first row to draw where only `height` rows are shown, so that the caret is among them.
    #[must_use]
    pub fn first_row(&self, height: usize) -> usize {
        (self.row + 1).saturating_sub(height.max(1))
    }
}

impl TextArea {
    /// The most characters that an area takes unless it is told otherwise.
    pub const LIMIT: usize = 20_000;

    /// An empty area that takes [`Self::LIMIT`] characters.
    #[must_use]
    pub fn new() -> Self {
        Self::with_limit(Self::LIMIT)
    }

    /// An empty area that takes `limit` characters (Unicode scalar values).
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self { lines: CaretText::new(limit), goal_column: None }
    }

    /// An area that holds `text`, cleaned, with the caret at its end.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let mut area = Self::new();
        area.insert_str(text);
        area
    }

    /// What is typed so far.
    #[must_use]
    pub fn text(&self) -> &str {
        self.lines.text()
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The caret as a **byte** index into [`Self::text`], always on a grapheme boundary.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.lines.at()
    }

    /// Types one character; one that is no text (Tab, ESC) is ignored, Enter is [`Self::newline`].
    pub fn insert(&mut self, c: char) -> Taken {
        clean::typed(c).map_or(Taken::Whole, |c| self.keyed().put_char(c))
    }

    /// Begins a new line at the caret.
    pub fn newline(&mut self) -> Taken {
        self.keyed().put_char('\n')
    }

    /// Pastes text: cleaned, as much of it as finds room.
    pub fn insert_str(&mut self, text: &str) -> Taken {
        let (clean, taken) = clean::take_text(text, self.lines.room());
        self.keyed().put(&clean);
        taken
    }

    /// Replaces the text, with the caret at its end.
    pub fn set_text(&mut self, text: &str) -> Taken {
        self.keyed().clear();
        self.insert_str(text)
    }

    /// Removes the grapheme, or the line break, left of the caret.
    pub fn backspace(&mut self) {
        self.keyed().backspace();
    }

    /// Removes the grapheme, or the line break, right of the caret.
    pub fn delete(&mut self) {
        self.keyed().delete();
    }

    /// Moves one grapheme to the left, at the start of a line to the end of the one before.
    pub fn left(&mut self) {
        self.keyed().left();
    }

    /// Moves one grapheme to the right, at the end of a line to the start of the next.
    pub fn right(&mut self) {
        self.keyed().right();
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) {
        let start = self.line_start();
        self.keyed().go(start);
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        let end = self.line_end();
        self.keyed().go(end);
    }

    /// Moves to the start of this word or of the one before.
    pub fn word_left(&mut self) {
        self.keyed().word_left();
    }

    /// Moves to the end of this word or of the next.
    pub fn word_right(&mut self) {
        self.keyed().word_right();
    }

    /// Removes everything left of the caret in this line.
    pub fn kill_to_start(&mut self) {
        let start = self.line_start();
        let at = self.cursor();
        self.keyed().cut(start..at);
    }

    /// Removes everything right of the caret in this line.
    pub fn kill_to_end(&mut self) {
        let end = self.line_end();
        let at = self.cursor();
        self.keyed().cut(at..end);
    }

    /// Removes the word left of the caret, with what separates it.
    pub fn kill_word(&mut self) {
        self.keyed().kill_word();
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.keyed().clear();
    }

    /// Moves one row up in the layout of `width` columns; in the first row, to its start.
    pub fn up(&mut self, width: usize) {
        let rows = self.rows(width);
        match self.row_of_caret(&rows).checked_sub(1) {
            Some(above) => self.go_to_row(&rows, above),
            None => self.keyed().go(0),
        }
    }

    /// Moves one row down in the layout of `width` columns; in the last row, to its end.
    pub fn down(&mut self, width: usize) {
        let rows = self.rows(width);
        let below = self.row_of_caret(&rows) + 1;
        if below < rows.len() {
            self.go_to_row(&rows, below);
        } else {
            let end = self.text().len();
            self.keyed().go(end);
        }
    }

    /// Moves the caret to where somebody clicked: a row and a column of [`Self::wrapped`] in `width` columns.
    pub fn click(&mut self, width: usize, row: usize, column: usize) {
        let rows = self.rows(width);
        self.goal_column = Some(column);
        self.go_to_row(&rows, row.min(rows.len() - 1));
        self.goal_column = None;
    }

    /// The text laid out in `width` columns, and where the caret stands; the last column is kept for the caret.
    #[must_use]
    pub fn wrapped(&self, width: usize) -> Wrapped<'_> {
        let rows = self.rows(width);
        let row = self.row_of_caret(&rows);
        let column = self.column_in(&rows, row).min(width.saturating_sub(1));
        Wrapped { lines: rows.iter().map(|row| row.shown(self.text())).collect(), row, column }
    }

    /// The text as any key but up and down finds it: those two alone remember the column they aim for.
    fn keyed(&mut self) -> &mut CaretText {
        self.goal_column = None;
        &mut self.lines
    }

    fn line_start(&self) -> usize {
        self.lines.before().rfind('\n').map_or(0, |line_break| line_break + 1)
    }

    fn line_end(&self) -> usize {
        self.lines.after().find('\n').map_or(self.text().len(), |line_break| self.cursor() + line_break)
    }

    fn rows(&self, width: usize) -> Vec<Row> {
        wrap::rows(self.text(), width.saturating_sub(1))
    }

    fn row_of_caret(&self, rows: &[Row]) -> usize {
        rows.partition_point(|row| row.bytes.start <= self.cursor()).saturating_sub(1)
    }

    fn column_in(&self, rows: &[Row], row: usize) -> usize {
        let start = rows.get(row).map_or(0, |row| row.bytes.start);
        graphemes::columns(graphemes::after(self.lines.before(), start))
    }

    fn go_to_row(&mut self, rows: &[Row], target: usize) {
        let goal = self.goal_column.unwrap_or_else(|| self.column_in(rows, self.row_of_caret(rows)));
        let Some(row) = rows.get(target) else { return };
        let text = self.text().get(row.bytes.clone()).unwrap_or_default();
        // Where a row is wrapped, the place behind its last grapheme is the start of the next row.
        let last = if row.goes_on { graphemes::previous(text, text.len()) } else { text.len() };
        let at = row.bytes.start + graphemes::leading(text, goal).len().min(last);
        self.lines.go(at);
        self.goal_column = Some(goal);
    }
}

impl Default for TextArea {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::TextArea;

    #[test]
    fn a_paste_keeps_its_lines() {
        let area = TextArea::with_text("one\r\ntwo\u{1b}\rthree");
        assert_eq!(area.text(), "one\ntwo\nthree");
        let wrapped = area.wrapped(20);
        assert_eq!((wrapped.lines, wrapped.row, wrapped.column), (vec!["one", "two", "three"], 2, 5));
    }

    #[test]
    fn home_end_and_kill_stay_within_their_line() {
        let mut area = TextArea::with_text("first\nsecond line\nthird");
        area.up(40);
        area.home();
        assert_eq!(area.cursor(), 6);
        area.end();
        assert_eq!(area.cursor(), 17);
        area.word_left();
        area.kill_to_end();
        assert_eq!(area.text(), "first\nsecond \nthird");
        area.kill_to_start();
        assert_eq!(area.text(), "first\n\nthird");
        area.backspace();
        assert_eq!(area.text(), "first\nthird");
    }

    #[test]
    fn up_and_down_keep_the_column_over_a_short_row() {
        let mut area = TextArea::with_text("longer\na\nlonger");
        area.left();
        area.up(20);
        assert_eq!((area.wrapped(20).row, area.wrapped(20).column), (1, 1));
        area.up(20);
        assert_eq!((area.wrapped(20).row, area.wrapped(20).column), (0, 5));
        area.up(20);
        assert_eq!(area.cursor(), 0);
        area.down(20);
        assert_eq!((area.wrapped(20).row, area.wrapped(20).column), (1, 0));
    }

    #[test]
    fn the_caret_has_a_place_behind_a_full_row() {
        let area = TextArea::with_text("日本日本");
        let wrapped = area.wrapped(9);
        assert_eq!((wrapped.lines, wrapped.row, wrapped.column), (vec!["日本日本"], 0, 8));
        let narrow = area.wrapped(8);
        assert_eq!((narrow.lines, narrow.row, narrow.column), (vec!["日本日", "本"], 1, 2));
    }

    #[test]
    fn a_low_window_shows_the_row_of_the_caret() {
        let area = TextArea::with_text("1\n2\n3\n4");
        assert_eq!(area.wrapped(9).first_row(3), 1);
        assert_eq!(area.wrapped(9).first_row(9), 0);
        assert_eq!(area.wrapped(9).first_row(0), 3);
    }

    #[test]
    fn a_click_puts_the_caret_where_it_points() {
        let mut area = TextArea::with_text("经销商\nab");
        area.click(20, 0, 3);
        assert_eq!(area.cursor(), "经".len());
        area.click(20, 9, 9);
        assert_eq!(area.cursor(), area.text().len());
    }

    fn any_text() -> impl Strategy<Value = String> {
        "([ab 日。\n]|\u{1F468}\u{200D}\u{1F469}|a\u{308}|\u{1F1E9}\u{1F1EA}|\\PC){0,40}"
    }

    proptest! {
        #[test]
        fn the_caret_stays_in_the_layout_and_on_a_boundary(
            text in any_text(), keys in proptest::collection::vec(0_u8..16, 0..30), width in 0_usize..15,
        ) {
            let mut area = TextArea::with_text(&text);
            for key in keys {
                match key {
                    0..4 => area.up(width),
                    4..7 => area.down(width),
                    7 => area.left(),
                    8 => area.right(),
                    9 => area.home(),
                    10 => area.end(),
                    11 => area.backspace(),
                    12 => area.kill_word(),
                    13 => area.delete(),
                    14 => _ = area.newline(),
                    _ => _ = area.insert_str("\u{308}日\n"),
                }
                let at = area.cursor();
                prop_assert!(at == area.text().len() || area.text().grapheme_indices(true).any(|(start, _)| start == at));
                let wrapped = area.wrapped(width);
                prop_assert!(wrapped.row < wrapped.lines.len());
                prop_assert!(wrapped.column < width.max(1));
            }
        }

        #[test]
        fn down_reaches_every_row_once(text in any_text(), width in 4_usize..15) {
            let mut area = TextArea::with_text(&text);
            area.click(width, 0, 0);
            for row in 0..area.wrapped(width).lines.len() {
                prop_assert_eq!(area.wrapped(width).row, row);
                area.down(width);
            }
            prop_assert_eq!(area.cursor(), area.text().len());
        }
    }
}
