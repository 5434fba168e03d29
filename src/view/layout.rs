//! Where things stand: the same things in the same place on every screen, by plain arithmetic.

use ratatui::layout::Rect;

/// The narrowest window that has room for a guide beside the work.
const WIDE: u16 = 100;
/// The lowest window that has room for a strip with the row in full below the work, where there is no guide.
const TALL: u16 = 22;
/// Rows of that strip.
const STRIP: u16 = 4;

/// The parts of a screen on which a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// What the meeting is called, whether it is saved, and the clock.
    pub title: Rect,
    /// The seven steps.
    pub rail: Rect,
    /// The rule below them.
    pub head: Rect,
    /// The work.
    pub work: Rect,
    /// Purpose, questions, and the row in full: beside the work where the window is wide.
    pub guide: Option<Rect>,
    /// The row in full: below the work where the window is narrow and tall enough.
    pub strip: Option<Rect>,
    /// The rule above the foot, on which what just happened is told.
    pub notice: Rect,
    /// Who speaks.
    pub speaking: Rect,
    /// What the keys do.
    pub keys: Rect,
}

impl Screen {
    /// The parts of a window; all are inside it, whatever its size.
    #[must_use]
    pub fn of(area: Rect) -> Self {
        let inner = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area };
        let row = |from: Rect, at: u16| Rect { y: area.y.saturating_add(at), height: 1, ..from }.intersection(area);
        let from_bottom = |from: Rect, at: u16| row(from, area.height.saturating_sub(at));
        let mut work =
            Rect { y: area.y.saturating_add(3), height: area.height.saturating_sub(6), ..inner }.intersection(area);
        let (mut guide, mut strip) = (None, None);
        if area.width >= WIDE {
            let width = (area.width * 3 / 10).clamp(30, 36);
            work.width = inner.width - width - 3;
            guide = Some(Rect { x: work.right() + 3, width, ..work });
        } else if area.height >= TALL {
            work.height -= STRIP;
            strip = Some(Rect { y: work.bottom(), height: STRIP, ..work });
        }
        Self {
            title: row(inner, 0),
            rail: row(inner, 1),
            head: row(area, 2),
            work,
            guide,
            strip,
            notice: from_bottom(area, 3),
            speaking: from_bottom(inner, 2),
            keys: from_bottom(inner, 1),
        }
    }

    /// The column of the line between work and guide.
    #[must_use]
    pub fn divider(&self) -> Option<u16> {
        self.guide.map(|guide| guide.x - 2)
    }
}

/// Lets lists share an area from top to bottom: for each, its rectangle, title line included.
///
/// `wants` is how many rows each would like below its title. All titles stay visible as long as there is one line for
/// each; then the list in focus gets what it wants, then the others in their order. A blank line stands between two lists
/// where there is room for it.
#[must_use]
pub fn stack(area: Rect, wants: &[u16], focus: usize) -> Vec<Rect> {
    let count = u16::try_from(wants.len()).unwrap_or(u16::MAX);
    let least: u16 = wants.iter().map(|want| 1 + (*want).min(1)).sum();
    let gaps = count.saturating_sub(1);
    let gap = u16::from(area.height >= least.saturating_add(gaps));
    let mut left = area.height.saturating_sub(count).saturating_sub(gap * gaps);
    let mut given = vec![0; wants.len()];
    let mut give = |index: usize, upto: u16| {
        let more = upto.min(wants[index]).saturating_sub(given[index]).min(left);
        given[index] += more;
        left -= more;
    };
    // A row for each before one of them takes all it wants.
    (0..wants.len()).for_each(|index| give(index, 1));
    if focus < wants.len() {
        give(focus, u16::MAX);
    }
    (0..wants.len()).for_each(|index| give(index, u16::MAX));
    one_below_the_other(area, &given, gap)
}

/// Lets lists share an area as [`stack`] does, but where there is no room for all of them, all but the one in focus are
/// folded up to their titles; the others open in their order as far as there is room.
#[must_use]
pub fn fold(area: Rect, wants: &[u16], focus: usize) -> Vec<Rect> {
    /// Rows of the list in focus that are enough for blank lines between lists to be worth more than further rows.
    const ROOMY: u16 = 8;
    let count = u16::try_from(wants.len()).unwrap_or(u16::MAX);
    let gaps = count.saturating_sub(1);
    let all = wants.iter().fold(count.saturating_add(gaps), |sum, want| sum.saturating_add(*want));
    let gap = u16::from(area.height >= all || area.height >= count.saturating_add(gaps).saturating_add(ROOMY));
    let mut left = area.height.saturating_sub(count).saturating_sub(gap * gaps);
    let mut given = vec![0; wants.len()];
    let in_order =
        (0..wants.len()).filter(|index| *index == focus).chain((0..wants.len()).filter(|index| *index != focus));
    for index in in_order {
        // A single row of many below its heads tells less than its title does.
        let rows = wants[index].min(left);
        if index == focus || rows >= wants[index].min(3) {
            given[index] = rows;
            left -= rows;
        }
    }
    one_below_the_other(area, &given, gap)
}

/// A title and some rows below it for each list, from top to bottom.
fn one_below_the_other(area: Rect, given: &[u16], gap: u16) -> Vec<Rect> {
    let mut y = area.y;
    given
        .iter()
        .map(|rows| {
            let rect = Rect { y, height: rows + 1, ..area }.intersection(area);
            y = y.saturating_add(rows + 1 + gap);
            rect
        })
        .collect()
}

/// The first row to draw of a list, so that the row under the cursor stands in the middle where it can.
#[must_use]
pub fn scrolled(selected: usize, rows: usize, height: usize) -> usize {
    selected.saturating_sub(height / 2).min(rows.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    use super::{Screen, fold, scrolled, stack};

    proptest! {
        #[test]
        fn every_part_is_inside_the_window(width in 0_u16..420, height in 0_u16..140) {
            let area = Rect::new(0, 0, width, height);
            let screen = Screen::of(area);
            let parts = [screen.title, screen.rail, screen.head, screen.work, screen.notice, screen.speaking, screen.keys];
            for part in parts.into_iter().chain(screen.guide).chain(screen.strip) {
                prop_assert_eq!(part.intersection(area).area(), part.area(), "{:?}", part);
            }
        }

        #[test]
        fn lists_stand_one_below_the_other_and_inside(
            height in 0_u16..60, wants in prop::collection::vec(0_u16..30, 1..5), focus in 0_usize..4,
        ) {
            let area = Rect::new(0, 3, 40, height);
            let rects = stack(area, &wants, focus);
            let mut y = area.y;
            for (rect, want) in rects.iter().zip(&wants) {
                prop_assert!(rect.height == 0 || (rect.y >= y && rect.bottom() <= area.bottom()));
                prop_assert!(rect.height <= want + 1);
                y = rect.bottom().max(y);
            }
            if usize::from(height) >= wants.len() {
                prop_assert!(rects.iter().all(|rect| rect.height > 0), "a title went: {:?}", rects);
            }
        }

        #[test]
        fn folded_lists_keep_their_titles_and_the_one_in_focus_is_open(
            height in 0_u16..60, wants in prop::collection::vec(1_u16..30, 1..5), focus in 0_usize..4,
        ) {
            let area = Rect::new(0, 3, 40, height);
            let (focus, rects) = (focus.min(wants.len() - 1), fold(area, &wants, focus.min(wants.len() - 1)));
            let mut y = area.y;
            for rect in &rects {
                prop_assert!(rect.height == 0 || (rect.y >= y && rect.bottom() <= area.bottom()));
                y = rect.bottom().max(y);
            }
            if usize::from(height) > wants.len() {
                prop_assert!(rects.iter().all(|rect| rect.height > 0), "a title went: {:?}", rects);
                let titles = u16::try_from(wants.len()).expect("few");
                let (room, roomy) = (height - titles, height.saturating_sub(2 * titles - 1));
                prop_assert!(rects[focus].height > wants[focus].min(roomy.max(room.min(8))));
                prop_assert!(rects[focus].height - 1 <= wants[focus].min(room));
            }
        }

        #[test]
        fn the_row_under_the_cursor_is_visible(rows in 1_usize..500, at in 0_usize..500, height in 1_usize..60) {
            let at = at.min(rows - 1);
            let first = scrolled(at, rows, height);
            prop_assert!(first <= at && at < first + height);
            prop_assert!(rows < height || first + height <= rows);
        }
    }
}
