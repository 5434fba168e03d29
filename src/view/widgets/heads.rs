//! Which lines of a list are in sight, where words stand above some of its rows.

use std::borrow::Cow;
use std::ops::Range;

use crate::view::layout::scrolled;

/// The line of a row in its list, counted from 0 with what stands above rows.
#[must_use]
pub fn line_of(heads: &[(usize, Cow<'_, str>)], row: usize) -> usize {
    row + heads.partition_point(|(at, _)| *at <= row)
}

/// The first line in sight of a list that is so many lines high, and its rows in sight, with the cursor's row among them.
#[must_use]
pub fn seen(heads: &[(usize, Cow<'_, str>)], at: usize, count: usize, height: usize) -> (usize, Range<usize>) {
    let first_line = scrolled(line_of(heads, at), count + heads.len(), height.max(1));
    let near = first_line.saturating_sub(heads.len());
    let first = (near..count).find(|row| line_of(heads, *row) >= first_line).unwrap_or(count);
    let end = (first..count).find(|row| line_of(heads, *row) >= first_line + height).unwrap_or(count);
    (first_line, first..end)
}

#[cfg(test)]
mod tests {
    use super::{line_of, seen};

    #[test]
    fn what_stands_above_rows_takes_lines_of_its_own_and_the_cursor_stays_in_sight() {
        let heads = [(0, "Price".into()), (2, "Speed".into()), (3, "Service".into())];
        assert_eq!([0, 1, 2, 3, 4].map(|row| line_of(&heads, row)), [1, 2, 4, 6, 7]);
        assert_eq!(seen(&heads, 0, 5, 8), (0, 0..5));
        assert_eq!(seen(&heads, 0, 5, 4), (0, 0..2));
        assert_eq!(seen(&heads, 4, 5, 4), (4, 2..5));
        for height in 1..9 {
            for at in 0..5 {
                let (first, rows) = seen(&heads, at, 5, height);
                assert!(rows.contains(&at) && line_of(&heads, at) < first + height, "{at} in {height}");
            }
        }
        assert_eq!(seen(&[], 7, 60, 5), (5, 5..10));
    }
}
