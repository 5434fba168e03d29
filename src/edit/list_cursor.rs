//! Which row of a list is chosen, and which rows are in sight.

/// A chosen row and the first row in sight; it knows neither the rows nor the window, so both are told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct ListCursor {
    /// The chosen row, from 0; 0 in an empty list.
    pub selected: usize,
    /// The first row in sight, from 0.
    pub offset: usize,
}

impl ListCursor {
    /// A cursor on a row.
    #[must_use]
    pub const fn at(selected: usize) -> Self {
        Self { selected, offset: 0 }
    }

    /// Moves onto a row that exists, after the list of `len` rows has changed.
    pub fn clamp(&mut self, len: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
    }

    /// Moves one row up.
    pub fn up(&mut self) {
        self.selected = self.selected.saturating_sub(1);
    }

    /// Moves one row down in a list of `len` rows.
    pub fn down(&mut self, len: usize) {
        self.page_down(1, len);
    }

    /// Moves one window of `height` rows up.
    pub fn page_up(&mut self, height: usize) {
        self.selected = self.selected.saturating_sub(height.max(1));
    }

    /// Moves one window of `height` rows down in a list of `len` rows.
    pub fn page_down(&mut self, height: usize, len: usize) {
        self.selected = self.selected.saturating_add(height.max(1));
        self.clamp(len);
    }

    /// Moves to the first row.
    pub fn home(&mut self) {
        self.selected = 0;
    }

    /// Moves to the last of `len` rows.
    pub fn end(&mut self, len: usize) {
        self.selected = len.saturating_sub(1);
    }

    /// The same cursor with an offset at which the chosen row stands in a window of `height` rows, moved no further than
    /// needed, and with no empty rows below the last of `len` while there are rows above.
    #[must_use]
    pub fn scroll_into(mut self, height: usize, len: usize) -> Self {
        self.clamp(len);
        let height = height.max(1);
        let highest = (self.selected + 1).saturating_sub(height);
        self.offset = self.offset.clamp(highest, self.selected).min(len.saturating_sub(height));
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ListCursor;

    #[test]
    fn the_window_moves_only_when_the_chosen_row_leaves_it() {
        let mut cursor = ListCursor::at(4).scroll_into(5, 100);
        assert_eq!(cursor.offset, 0);
        cursor.down(100);
        cursor = cursor.scroll_into(5, 100);
        assert_eq!(cursor, ListCursor { selected: 5, offset: 1 });
        cursor.up();
        assert_eq!(cursor.scroll_into(5, 100).offset, 1);
        cursor.home();
        assert_eq!(cursor.scroll_into(5, 100), ListCursor::at(0));
        cursor.end(100);
        assert_eq!(cursor.scroll_into(5, 100).offset, 95);
    }

    #[test]
    fn a_list_that_became_shorter_fills_its_window() {
        let cursor = ListCursor { selected: 99, offset: 95 }.scroll_into(5, 7);
        assert_eq!(cursor, ListCursor { selected: 6, offset: 2 });
        assert_eq!(cursor.scroll_into(5, 0), ListCursor::default());
    }

    #[test]
    fn an_empty_list_has_nowhere_to_go() {
        let mut cursor = ListCursor::default();
        cursor.down(0);
        cursor.page_down(10, 0);
        cursor.end(0);
        assert_eq!(cursor, ListCursor::default());
    }

    proptest! {
        #[test]
        fn the_chosen_row_is_always_in_sight(
            moves in proptest::collection::vec((0_u8..6, 0_usize..50, 0_usize..20), 0..30),
        ) {
            let mut cursor = ListCursor::default();
            for (key, len, height) in moves {
                match key {
                    0 => cursor.up(),
                    1 => cursor.down(len),
                    2 => cursor.page_up(height),
                    3 => cursor.page_down(height, len),
                    4 => cursor.home(),
                    _ => cursor.end(len),
                }
                cursor = cursor.scroll_into(height, len);
                let window = height.max(1);
                prop_assert!(cursor.selected < len.max(1));
                prop_assert!((cursor.offset..cursor.offset + window).contains(&cursor.selected));
                prop_assert!(cursor.offset == 0 || cursor.offset + window <= len);
                prop_assert_eq!(cursor.scroll_into(height, len), cursor);
            }
        }
    }
}
