//! Where everything of the budget grid stands: widths, and which rows and columns are in sight, from the cursor alone.

use std::borrow::Cow;

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::figures::{Figures, Step};
use crate::app::steps::budget::{Grid, Showing};
use crate::domain::{Currency, NumberStyle};
use crate::edit::graphemes::columns;
use crate::edit::wrap;
use crate::lang::{Lang, numbers};
use crate::view::layout::scrolled;

/// Columns that stand around the amount of a cell: a bracket before it and a sign behind it. The bracket that closes the cell
/// under the cursor stands where that of the next cell would open.
pub const AROUND: u16 = 2;
/// Columns before a name: a bracket, the tier, a blank.
pub const BEFORE_NAME: u16 = 3;
/// Promotions that must be in sight together, where there are as many.
const WANTED: usize = 4;
/// Promotions for whose sake the heads keep whole words, where four do not fit.
const FEWEST: usize = 3;
/// Columns beyond which an amount is long enough for a larger unit.
const LONG: u16 = 9;
/// The narrowest amount, so that heads can be read.
const NARROWEST: usize = 6;
/// The longest word of a head that is kept whole for as long as four promotions stand beside each other.
const LONG_WORD: usize = 12;
/// The longest that is kept whole before promotions go out of sight.
const SHORT_WORD: usize = 9;
/// The widest head that columns are made wide for.
const WIDEST: usize = 16;
/// The narrowest that long names become before promotions go out of sight.
const LEAST_NAME: usize = 12;
/// The narrowest that names become at all; the unit must fit over them.
const SHORTEST_NAME: usize = 10;
/// The widest name that is shown whole.
const WIDEST_NAME: usize = 32;

/// How amounts are written all over the grid: in one unit, with one number of digits behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// Units of the currency that 1 stands for.
    pub unit: u32,
    places: u32,
    style: NumberStyle,
    showing: Showing,
}

impl Amounts {
    /// In units of the currency, with its minor digits where any amount has them.
    fn plain(figures: &Figures<'_>, currency: Currency, style: NumberStyle, showing: Showing) -> Self {
        let places = if figures.step == Step::Minor { currency.minor_digits() } else { 0 };
        Self { unit: 1, places, style, showing }
    }

    /// In the larger unit that the language counts in, where every amount stays exact.
    fn scaled(self, figures: &Figures<'_>, lang: Lang) -> Option<Self> {
        let (unit, least) = match lang {
            Lang::En => (1_000, Step::Thousand),
            Lang::ZhCn => (10_000, Step::TenThousand),
        };
        (figures.step >= least).then_some(Self { unit, ..self })
    }

    /// An amount of the plan.
    #[must_use]
    pub fn text(&self, amount: Decimal) -> String {
        let shown = amount.checked_div(Decimal::from(self.unit)).unwrap_or(amount);
        numbers::format_decimal(shown, self.places, self.style)
    }

    /// An amount as the grid shows it: the change with its sign.
    #[must_use]
    pub fn shown(&self, amount: Decimal) -> String {
        if self.showing != Showing::Change {
            return self.text(amount);
        }
        let shown = amount.checked_div(Decimal::from(self.unit)).unwrap_or(amount);
        numbers::format_signed(shown, self.places, self.style)
    }

    /// A share as the grid shows it: the change with its sign; a dash where there is none.
    #[must_use]
    pub fn share(&self, share: Option<i64>) -> String {
        match share {
            None => "-".to_owned(),
            Some(tenths) if self.showing == Showing::Change => numbers::format_signed_tenths(tenths, self.style),
            Some(tenths) => numbers::format_tenths(tenths, self.style),
        }
    }

    /// A share of the plan, whatever the grid shows.
    #[must_use]
    pub fn plan_share(&self, tenths: i64) -> String {
        numbers::format_tenths(tenths, self.style)
    }

    /// The columns that the widest of these amounts takes.
    fn width(&self, amounts: impl Iterator<Item = Decimal>) -> usize {
        let (low, high) =
            amounts.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), amount| (low.min(amount), high.max(amount)));
        columns(&self.shown(low)).max(columns(&self.shown(high)))
    }
}

/// The words that the layout must make room for.
pub struct Labels<'a> {
    /// The names of the segments.
    pub names: &'a [Cow<'a, str>],
    /// The names of the promotions.
    pub heads: &'a [Cow<'a, str>],
    /// What stands over and before the totals.
    pub total: &'a str,
    /// What stands over and before the shares.
    pub share: &'a str,
}

/// Where everything stands; all positions are inside the area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The area of the grid.
    pub area: Rect,
    /// How amounts are written.
    pub amounts: Amounts,
    /// Columns of a name with what is around it.
    pub name: u16,
    /// Columns of a cell with what is around the amount.
    pub cell: u16,
    /// Columns of the totals.
    pub total: u16,
    /// Columns of the shares; 0 where there is no room for them.
    pub share: u16,
    /// Rows of the heads.
    pub heads: u16,
    /// The first row of segments in sight and how many are, counted from 0.
    pub rows: Window,
    /// The first promotion in sight and how many are, counted from 0.
    pub columns: Window,
    /// What there is room for below the cells.
    pub foot: Foot,
}

/// A part of a list that is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first one in sight, counted from 0.
    pub first: usize,
    /// How many are in sight.
    pub count: usize,
}

impl Window {
    /// The part of a list of `all` that shows `cursor` in `room` rows.
    fn around(cursor: usize, room: usize, all: usize) -> Self {
        Self { first: scrolled(cursor, all, room), count: room.min(all) }
    }

    /// The positions in sight.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }
}

/// What there is room for below the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foot {
    /// Nothing.
    Nothing,
    /// What is to place.
    ToPlace,
    /// Totals too.
    Totals,
    /// Shares too, and a blank row.
    Shares,
}

impl Foot {
    /// Rows that it takes.
    #[must_use]
    pub fn rows(self) -> u16 {
        match self {
            Self::Nothing => 0,
            Self::ToPlace => 1,
            Self::Totals => 3,
            Self::Shares => 5,
        }
    }
}

impl Layout {
    /// Lays the grid out so that the cursor is in sight, amounts are whole, and four promotions stand beside each other.
    #[must_use]
    pub fn of(
        area: Rect,
        grid: &Grid,
        figures: &Figures<'_>,
        labels: &Labels<'_>,
        money: (Currency, NumberStyle),
        lang: Lang,
    ) -> Self {
        let plain = Amounts::plain(figures, money.0, money.1, grid.showing);
        let all = figures.columns.len();
        let widths = Widths::of(area.width, plain, figures, labels);
        let scaled =
            || plain.scaled(figures, lang).map(|amounts| (Widths::of(area.width, amounts, figures, labels), amounts));
        // A larger unit is a trap for who types, so it is taken only where long amounts would push promotions out of sight.
        let is_crowded = widths.count < WANTED.min(all) && widths.cell > LONG + AROUND;
        let (widths, amounts) = if is_crowded { scaled().unwrap_or((widths, plain)) } else { (widths, plain) };
        let head_width = usize::from(widths.cell - AROUND);
        let lines = labels.heads.iter().map(|head| wrap::lines(head, head_width).len()).max().unwrap_or(1);
        let most = if area.height < 10 { 1 } else { 3 };
        let heads = u16::try_from(lines.clamp(1, most)).unwrap_or(1).min(area.height);
        let left = area.height - heads;
        let foot = match left {
            0 => Foot::Nothing,
            1..4 => Foot::ToPlace,
            4..8 => Foot::Totals,
            _ => Foot::Shares,
        };
        Self {
            area,
            amounts,
            name: widths.name,
            cell: widths.cell,
            total: widths.total,
            share: widths.share,
            heads,
            rows: Window::around(grid.row.saturating_sub(1), usize::from(left - foot.rows()), figures.rows.len()),
            columns: Window::around(grid.column.saturating_sub(1), widths.count, all),
            foot,
        }
    }

    /// The left edge of a column, counted from 0 among all promotions; `None` where it is out of sight.
    #[must_use]
    pub fn column_x(&self, column: usize) -> Option<u16> {
        let offset = self.columns.range().position(|other| other == column)?;
        Some(self.area.x + self.name + self.cell * u16::try_from(offset).ok()?)
    }

    /// The screen row of a segment, counted from 0 among all; `None` where it is out of sight.
    #[must_use]
    pub fn row_y(&self, row: usize) -> Option<u16> {
        let offset = self.rows.range().position(|other| other == row)?;
        Some(self.area.y + self.heads + u16::try_from(offset).ok()?)
    }

    /// The left edge of the totals.
    #[must_use]
    pub fn total_x(&self) -> u16 {
        self.area.x + self.name + self.cell * u16::try_from(self.columns.count).unwrap_or(0)
    }

    /// The right edge of the shares.
    #[must_use]
    pub fn right(&self) -> u16 {
        (self.total_x() + self.total + self.share).min(self.area.right())
    }

    /// The first screen row below the cells.
    #[must_use]
    pub fn foot_y(&self) -> u16 {
        self.area.y + self.heads + u16::try_from(self.rows.count).unwrap_or(0)
    }
}

/// How wide everything is, and how many promotions stand beside each other.
struct Widths {
    name: u16,
    cell: u16,
    total: u16,
    share: u16,
    count: usize,
}

impl Widths {
    fn of(width: u16, amounts: Amounts, figures: &Figures<'_>, labels: &Labels<'_>) -> Self {
        let width = usize::from(width);
        let all = figures.columns.len();
        let wanted = WANTED.min(all);
        let column_totals = figures.column_totals.iter().map(|part| part.amount);
        let least = [figures.largest, -figures.largest];
        let amount = amounts.width(column_totals.chain(least)).max(NARROWEST);
        let grand = figures.row_totals.iter().map(|part| part.amount).chain([figures.in_all.amount]);
        let total = amounts.width(grand).max(columns(labels.total)) + 2;
        let shares =
            figures.row_totals.iter().chain(&figures.column_totals).map(|part| columns(&amounts.share(part.share)));
        let share = shares.max().unwrap_or(0).max(columns(labels.share)).max(5) + 2;
        let longest_name =
            labels.names.iter().map(|name| columns(name)).max().unwrap_or(0).clamp(SHORTEST_NAME, WIDEST_NAME);
        // Behind a name, one column for the bracket that closes it.
        let (before, around) = (usize::from(BEFORE_NAME) + 1, usize::from(AROUND));

        let word = |head: &Cow<'_, str>| head.split_whitespace().map(columns).max().unwrap_or(0);
        let longest_word = labels.heads.iter().map(word).max().unwrap_or(0);
        let whole = amount.max(longest_word.min(LONG_WORD));
        let broad = amount.max(longest_word.min(SHORT_WORD));
        let fits = |name: usize, cell: usize, share: usize| {
            (width.saturating_sub(before + name + total + share) / (cell + around)).min(all)
        };
        // What gives way first: long names, then promotions beyond the fourth, whole words in the heads, at last the shares.
        let readable = longest_name.min(LEAST_NAME);
        let tries = [
            (all, longest_name, whole, share),
            (all, readable, whole, share),
            (wanted, readable, whole, share),
            (wanted, SHORTEST_NAME, whole, share),
            (wanted, readable, broad, share),
            (wanted, SHORTEST_NAME, broad, share),
            (FEWEST.min(all), readable, broad, share),
            (FEWEST.min(all), SHORTEST_NAME, broad, share),
            (1, SHORTEST_NAME, amount, share),
            (0, SHORTEST_NAME, amount, 0),
        ];
        let enough = tries.into_iter().find(|(count, name, cell, share)| fits(*name, *cell, *share) >= *count);
        let (_, name, cell, share) = enough.unwrap_or(tries[tries.len() - 1]);
        let count = fits(name, cell, share).max(1).min(all);
        // What is left makes the names whole, and then the heads wider.
        let left = width.saturating_sub(before + name + total + share + count * (cell + around));
        let name = (name + left).min(longest_name).max(name);
        let left = width.saturating_sub(before + name + total + share);
        let roomy = left.checked_div(count).map_or(cell, |wide| wide.saturating_sub(around));
        let cell = cell.max(roomy.min(wide_head(labels.heads)));
        let narrow = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        Self {
            name: narrow(before + name),
            cell: narrow(cell + around),
            total: narrow(total),
            share: narrow(share),
            count,
        }
    }
}

/// The width in which every head takes two lines without a broken word, if that is not too wide.
fn wide_head(heads: &[Cow<'_, str>]) -> usize {
    let whole_words = |head: &Cow<'_, str>| {
        let word = head.split_whitespace().map(columns).max().unwrap_or(0);
        (word.max(columns(head).div_ceil(2))..=WIDEST).find(|width| wrap::lines(head, *width).len() <= 2)
    };
    heads.iter().map(|head| whole_words(head).unwrap_or(WIDEST)).max().unwrap_or(0)
}
