//! Step 5 on the screen: the grid of segments and promotions, its totals and shares, and what is left to place.

mod figures;
mod guide;
mod handed_in;
mod layout;

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use self::figures::{Figures, Part};
use self::layout::{AROUND, BEFORE_NAME, Foot, Labels, Layout};
use crate::app::keymap::{Place, key_for};
use crate::app::steps::budget::Showing;
use crate::app::{Command, Target};
use crate::domain::{Allocation, Step};
use crate::edit::wrap;
use crate::lang::Message;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::Scene;
use crate::view::theme::Role;

pub use self::guide::guide;

/// Stands before the amount of a marked cell.
const MARKED: &str = "*";
/// Stands behind the amount of a locked cell.
const LOCKED: &str = "=";
/// Stands behind an amount below the floor of its cell.
const BELOW: &str = "<";
/// Stands behind an amount above the ceiling of its cell.
const ABOVE: &str = ">";

/// Draws the grid into its part of the screen.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let (state, meeting, words) = (scene.state(), scene.meeting, scene.words());
    let figures = Figures::of(state, meeting.grid.showing);
    let no_segment = words.get("no-segment");
    let no_promotion = words.get("no-promotion");
    let names = state.segments.list.iter().map(|raised| Cow::Borrowed(raised.item.name.as_str()));
    let names: Vec<Cow<'_, str>> = names.chain([no_segment]).take(figures.rows.len()).collect();
    let heads = state.budget.promotions.iter().map(|raised| Cow::Borrowed(raised.item.name.as_str()));
    let heads: Vec<Cow<'_, str>> = heads.chain([no_promotion]).take(figures.columns.len()).collect();
    let (total, share) = (words.get("grid-total"), words.get("grid-share"));
    let labels = Labels { names: &names, heads: &heads, total: &total, share: &share };
    let money = (state.about.currency, state.about.numbers);
    let layout = Layout::of(area, &meeting.grid, &figures, &labels, money, words.lang());
    let sheet = Sheet { scene, figures: &figures, labels: &labels, layout: &layout };
    if !figures.rows.is_empty() || !figures.columns.is_empty() {
        sheet.corner(canvas);
        sheet.heads(canvas);
        layout.rows.range().for_each(|row| sheet.row(canvas, row));
        sheet.totals(canvas);
    }
    let below = sheet.to_place(canvas);
    let below = Rect { y: below, height: area.bottom().saturating_sub(below), ..area };
    if layout.amounts.unit > 1 && !below.is_empty() {
        let said = scene.tell("grid-shown-in", &[("unit", sheet.unit().into())]);
        let style = canvas.style(Role::Secondary);
        canvas.put(below.x + 1, below.y, below.width.saturating_sub(1), &said, style);
    } else {
        first_things(scene, canvas, below);
    }
}

/// What is still missing before money can be placed, each with its key.
fn first_things(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let state = scene.state();
    let missing = [
        (state.segments.list.is_empty(), Command::AddSegment, "grid-first-segments"),
        (state.budget.promotions.is_empty(), Command::AddPromotion, "grid-first-promotions"),
        (state.budget.total.is_none(), Command::SetBudget, "grid-first-budget"),
    ];
    // A missing budget alone is said above already.
    if scene.is_review() || !(missing[0].0 || missing[1].0) {
        return;
    }
    let (heading, accent, text) = (canvas.style(Role::Heading), canvas.style(Role::Accent), canvas.style(Role::Text));
    let mut y = area.y;
    let mut line = |canvas: &mut Canvas<'_>, key: &str, words: &str, target: Option<Command>, style: Style| {
        if y < area.bottom() {
            let indent = if key.is_empty() { 1 } else { 5 };
            canvas.put(area.x + 1, y, 3, key, accent);
            canvas.put(area.x + indent, y, area.width.saturating_sub(indent), words, style);
            if let Some(command) = target {
                canvas.target(Rect { y, height: 1, ..area }, Target::Do(command));
            }
        }
        y += 1;
    };
    line(canvas, "", &scene.say("grid-first"), None, heading);
    for (_, command, words) in missing.into_iter().filter(|(is_missing, ..)| *is_missing) {
        line(canvas, &key_of(command), &scene.say(words), Some(command), text);
    }
}

/// The key of the budget step that does something.
fn key_of(command: Command) -> String {
    key_for(&[Place::Grid, Place::Step(Step::Budget)], command).map_or_else(String::new, |key| key.to_string())
}

/// Everything that one drawing of the grid needs.
struct Sheet<'a> {
    scene: &'a Scene<'a>,
    figures: &'a Figures<'a>,
    labels: &'a Labels<'a>,
    layout: &'a Layout,
}

impl Sheet<'_> {
    /// The unit of all amounts.
    fn unit(&self) -> String {
        let currency = wording::currency(&self.scene.state().about.currency, self.scene.words());
        match self.layout.amounts.unit {
            1 => currency.into_owned(),
            _ => self.scene.tell("grid-unit-scaled", &[("currency", currency.into())]),
        }
    }

    /// What the cells show, where it is not the plan itself.
    fn showing(&self) -> Option<Cow<'_, str>> {
        let showing = self.scene.meeting.grid.showing;
        (showing != Showing::Plan).then(|| self.scene.say(showing.key()))
    }

    /// Whether what the cells show can be named in the corner; else it stands on the rule below the cells.
    fn titled_in_corner(&self) -> bool {
        let room = self.layout.name.saturating_sub(2);
        self.layout.heads > 1 && self.showing().is_some_and(|title| columns(&title) <= room)
    }

    /// What the cells show, and the unit, once for all of them.
    fn corner(&self, canvas: &mut Canvas<'_>) {
        let Layout { area, name, heads, .. } = *self.layout;
        let unit = self.unit();
        let secondary = canvas.style(Role::Secondary);
        let last = area.y + heads.saturating_sub(1);
        canvas.put(area.x + 1, last, name.saturating_sub(2), &unit, secondary);
        if let Some(title) = self.showing().filter(|_| self.titled_in_corner()) {
            let style = canvas.style(Role::Accent);
            canvas.put(area.x + 1, last - 1, name.saturating_sub(2), &title, style);
        }
        self.mark(canvas, (0, 0), Rect { x: area.x, y: last, width: name - 1, height: 1 });
        canvas.target(Rect { width: name, height: heads, ..area }, Target::Cell { row: 0, column: 0 });
    }

    /// The promotions, right-aligned over their amounts, and the heads of totals and shares.
    fn heads(&self, canvas: &mut Canvas<'_>) {
        let Layout { area, cell, heads, total, share, .. } = *self.layout;
        let last = area.y + heads.saturating_sub(1);
        let style = canvas.style(Role::Heading);
        for column in self.layout.columns.range() {
            let (Some(x), Some(head)) = (self.layout.column_x(column), self.labels.heads.get(column)) else { continue };
            for (line, text) in
                head_lines(head, usize::from(cell - AROUND), usize::from(heads)).iter().rev().enumerate()
            {
                let y = last.saturating_sub(u16::try_from(line).unwrap_or(0));
                canvas.put_right(x + 1, y, cell - AROUND, text, style);
            }
            self.mark(canvas, (0, column + 1), Rect { x, y: last, width: cell, height: 1 });
            canvas
                .target(Rect { x, y: area.y, width: cell, height: heads }, Target::Cell { row: 0, column: column + 1 });
        }
        let secondary = canvas.style(Role::Secondary);
        canvas.put_right(self.layout.total_x(), last, total, self.labels.total, secondary);
        canvas.put_right(self.layout.total_x() + total, last, share, self.labels.share, secondary);
    }

    /// A segment, its cells, its total and share.
    fn row(&self, canvas: &mut Canvas<'_>, row: usize) {
        let Some(y) = self.layout.row_y(row) else { return };
        let Layout { area, name, cell, .. } = *self.layout;
        let segment = self.scene.state().segments.list.iter().nth(row);
        let tier = segment.and_then(|raised| raised.item.tier).map_or_else(String::new, |tier| tier.to_string());
        let (text, secondary) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
        canvas.put(area.x + 1, y, 1, &tier, secondary);
        if let Some(called) = self.labels.names.get(row) {
            canvas.put(area.x + BEFORE_NAME, y, name.saturating_sub(BEFORE_NAME + 1), called, text);
        }
        self.mark(canvas, (row + 1, 0), Rect { x: area.x, y, width: name - 1, height: 1 });
        canvas.target(Rect { y, width: name, height: 1, ..area }, Target::Cell { row: row + 1, column: 0 });
        for column in self.layout.columns.range() {
            let Some(x) = self.layout.column_x(column) else { continue };
            self.cell(canvas, row, column, Rect { x, y, width: cell, height: 1 });
        }
        if let Some(part) = self.figures.row_totals.get(row) {
            self.part(canvas, y, *part, text);
        }
    }

    fn cell(&self, canvas: &mut Canvas<'_>, row: usize, column: usize, area: Rect) {
        let spot = (row + 1, column + 1);
        let grid = &self.scene.meeting.grid;
        canvas.target(area, Target::Cell { row: spot.0, column: spot.1 });
        self.mark(canvas, spot, area);
        let room = area.width - AROUND;
        if let Some(typing) = grid.typing.as_ref().filter(|_| (grid.row, grid.column) == spot) {
            let (shown, caret) = typing.visible(usize::from(room + 1));
            let style = canvas.style(Role::Accent);
            canvas.put(area.x + 1, area.y, room + 1, shown, style);
            canvas.put_caret(area.x + 1 + u16::try_from(caret).unwrap_or(0), area.y);
            return;
        }
        let allocation = self.figures.allocation(row, column).filter(|_| grid.showing == Showing::Plan);
        let (sign, role) = allocation.map_or(("", Role::Text), |raised| sign(&raised.item));
        let style = canvas.style(role);
        if let Some(amount) = self.figures.amount(row, column) {
            canvas.put_right(area.x + 1, area.y, room, &self.layout.amounts.shown(amount), style);
        } else {
            let secondary = canvas.style(Role::Secondary);
            canvas.put_right(area.x + 1, area.y, room, "-", secondary);
        }
        canvas.put(area.x + 1 + room, area.y, 1, sign, style);
    }

    /// Shows that something is under the cursor, by brackets and style, or in the marked block, by a star and style.
    fn mark(&self, canvas: &mut Canvas<'_>, spot: (usize, usize), area: Rect) {
        let grid = &self.scene.meeting.grid;
        let style = canvas.style(Role::Selected);
        if (grid.row, grid.column) == spot {
            canvas.tint(area, style);
            canvas.put(area.x, area.y, 1, "[", style);
            canvas.put(area.right(), area.y, 1, "]", style);
        } else if is_marked(grid.anchor, (grid.row, grid.column), spot) {
            canvas.tint(area, style);
            canvas.put(area.x, area.y, 1, MARKED, style);
        }
    }

    /// A total and its share at the right end of a row.
    fn part(&self, canvas: &mut Canvas<'_>, y: u16, part: Part, style: Style) {
        let Layout { total, share, ref amounts, .. } = *self.layout;
        let x = self.layout.total_x();
        canvas.put_right(x, y, total, &amounts.shown(part.amount), style);
        let secondary = canvas.style(Role::Secondary);
        canvas.put_right(x + total, y, share, &amounts.share(part.share), secondary);
    }

    /// The rule below the cells, the totals of the columns and their shares.
    fn totals(&self, canvas: &mut Canvas<'_>) {
        if self.layout.foot < Foot::Totals {
            return;
        }
        let Layout { area, cell, foot, ref amounts, .. } = *self.layout;
        let y = self.layout.foot_y();
        let (rule, text, secondary) =
            (canvas.style(Role::Rule), canvas.style(Role::Heading), canvas.style(Role::Secondary));
        let width = self.layout.right().saturating_sub(area.x);
        canvas.put(area.x, y, width, &"─".repeat(usize::from(width)), rule);
        self.on_rule(canvas, y, width);
        let has_shares = foot == Foot::Shares;
        canvas.put(area.x + BEFORE_NAME, y + 1, self.layout.name, self.labels.total, text);
        if has_shares {
            canvas.put(area.x + BEFORE_NAME, y + 2, self.layout.name, self.labels.share, secondary);
        }
        for column in self.layout.columns.range() {
            let (Some(x), Some(part)) = (self.layout.column_x(column), self.figures.column_totals.get(column)) else {
                continue;
            };
            canvas.put_right(x + 1, y + 1, cell - AROUND, &amounts.shown(part.amount), text);
            if has_shares {
                canvas.put_right(x + 1, y + 2, cell - AROUND, &amounts.share(part.share), secondary);
            }
        }
        self.part(canvas, y + 1, self.figures.in_all, text);
        if has_shares {
            let all = amounts.share(self.figures.in_all.share);
            canvas.put_right(self.layout.total_x(), y + 2, self.layout.total, &all, secondary);
        }
    }

    /// What the grid shows, and what of it is out of sight or off it, told on the rule.
    fn on_rule(&self, canvas: &mut Canvas<'_>, y: u16, width: u16) {
        let mut told = Vec::new();
        let windows = [
            ("grid-segments-in-sight", self.layout.rows, self.figures.rows.len()),
            ("grid-promotions-in-sight", self.layout.columns, self.figures.columns.len()),
        ];
        for (key, window, all) in windows {
            if window.count < all {
                let (from, to) = ((window.first + 1).to_string(), (window.first + window.count).to_string());
                let message = Message::new(key).with("from", &from).with("to", &to).with("all", &all.to_string());
                told.push(message.say(self.scene.words()));
            }
        }
        if !self.figures.off_grid().is_zero() {
            let amount = self.layout.amounts.shown(self.figures.off_grid());
            told.push(Message::new("grid-off-the-table").with("amount", &amount).say(self.scene.words()));
        }
        let mut used = 0;
        if !told.is_empty() {
            let text = format!(" {} ", told.join("   "));
            let style = canvas.style(Role::Secondary);
            used = canvas.put_right(self.layout.area.x, y, width, &text, style);
        }
        if let Some(title) = self.showing().filter(|_| !self.titled_in_corner()) {
            let style = canvas.style(Role::Accent);
            let x = self.layout.area.x + BEFORE_NAME;
            canvas.put(x - 1, y, width.saturating_sub(used + BEFORE_NAME), &format!(" {title} "), style);
        }
    }

    /// What is left to place, in sight whatever the grid shows; gives the first free row below it.
    fn to_place(&self, canvas: &mut Canvas<'_>) -> u16 {
        let foot = self.layout.foot;
        let y = match foot {
            Foot::Nothing => return self.layout.area.bottom(),
            _ if self.figures.rows.is_empty() && self.figures.columns.is_empty() => self.layout.area.y,
            _ => self.layout.foot_y() + foot.rows() - 1,
        };
        let budget = &self.scene.state().budget;
        let amounts = &self.layout.amounts;
        let (message, role) = match (budget.total, budget.remainder()) {
            (Some(total), Some(rest)) => {
                let key = if rest.is_negative() {
                    "grid-too-much"
                } else if rest.is_zero() {
                    "grid-all-placed"
                } else {
                    "grid-to-place"
                };
                let share = self.figures.left.map_or_else(|| "-".to_owned(), |share| amounts.plan_share(share));
                let message = Message::new(key)
                    .with("left", &amounts.text(rest.amount()))
                    .with("over", &amounts.text(rest.amount().abs()))
                    .with("share", &share)
                    .with("budget", &amounts.text(total.amount()));
                (message, if rest.is_negative() { Role::Warning } else { Role::Accent })
            }
            _ => (Message::new("grid-no-budget").with("key", &key_of(Command::SetBudget)), Role::Warning),
        };
        let style = canvas.style(role);
        let area = self.layout.area;
        let line = Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 };
        let used = canvas.put(line.x, y, line.width, &message.say(self.scene.words()), style);
        handed_in::paint(self.scene, canvas, line, used, area.bottom());
        y + 2
    }
}

/// The lines of a head, from top to bottom, a word that is broken with a hyphen; the last takes what is left, to be cut where
/// it does not fit.
fn head_lines(head: &str, width: usize, most: usize) -> Vec<String> {
    let head = hyphenated(head, width);
    // No line is left with a single character where all can be about as long.
    let count = wrap::rows(&head, width).len();
    let even = (1..width).find(|narrower| wrap::rows(&head, *narrower).len() == count).unwrap_or(width);
    let has_no_blanks = !head.contains(' ');
    let rows = wrap::rows(&head, if has_no_blanks { even } else { width });
    let whole = rows.len() <= most;
    let line = |(index, row): (usize, &wrap::Row)| {
        let is_last = index + 1 == most;
        if is_last && !whole { head.get(row.bytes.start..).unwrap_or_default() } else { row.shown(&head) }.to_owned()
    };
    rows.iter().take(most).enumerate().map(line).collect()
}

/// A head in which words of letters that are longer than a line are parted with hyphens.
fn hyphenated(head: &str, width: usize) -> String {
    const LEAST: usize = 4;
    let is_long = |word: &str| word.chars().count() > width && word.bytes().all(|letter| letter.is_ascii_alphabetic());
    let parted = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let parts = letters.len().div_ceil(width - 1);
        let each = letters.len().div_ceil(parts);
        letters.chunks(each).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("- ")
    };
    let words = head
        .split(' ')
        .map(|word| if width >= LEAST && is_long(word) { Cow::Owned(parted(word)) } else { Cow::Borrowed(word) });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a cell lies in the marked block.
fn is_marked(anchor: Option<(usize, usize)>, cursor: (usize, usize), spot: (usize, usize)) -> bool {
    let between = |one: usize, other: usize, at: usize| at > 0 && (one.min(other)..=one.max(other)).contains(&at);
    anchor.is_some_and(|corner| between(corner.0, cursor.0, spot.0) && between(corner.1, cursor.1, spot.1))
}

/// The sign of an allocation, and whether it is one to look at: a limit that is not kept counts for more than a lock.
fn sign(allocation: &Allocation) -> (&'static str, Role) {
    if allocation.floor.is_some_and(|floor| allocation.amount < floor) {
        (BELOW, Role::Warning)
    } else if allocation.ceiling.is_some_and(|ceiling| allocation.amount > ceiling) {
        (ABOVE, Role::Warning)
    } else if allocation.held.is_some() {
        (LOCKED, Role::Text)
    } else {
        ("", Role::Text)
    }
}
