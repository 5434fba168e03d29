//! Charts drawn by hand as SVG: read without colour by pattern and label, in the colours of the page where there are some.

use std::fmt::Write as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::minutes::{Bars, Chart, Manner};
use crate::domain::Money;
use crate::edit::graphemes::{columns as width_of, leading};
use crate::edit::wrap;

/// The most lines that a chart shows: more would not fit on a page.
const MOST_LINES: usize = 16;
/// Patterns after which they begin again; the number on each piece goes on.
const PATTERNS: usize = 6;
/// The whole width, and where the bars begin; in the units of the drawing.
const WIDTH: u32 = 720;
const NAMES: u32 = 210;
/// The longest bar.
const LONGEST: u32 = 420;
/// Columns of a name that fit before the bars, and in a legend.
const NAME_COLUMNS: usize = 29;

/// Of figures over time: columns of a page, where they begin, and rows of bars.
const MOST_COLUMNS: usize = 6;
const FIRST_COLUMN: u32 = 180;
const MOST_BARS: usize = 28;
/// The height of a bar with what is said above it, and of what parts two rows.
const BAR: u32 = 25;
const BETWEEN: u32 = 9;
/// Columns of a name that fit before them, in each of two lines.
const LINE_COLUMNS: usize = 24;

/// How many rows of bars over time fit.
fn most_rows(bars: &Bars) -> usize {
    let each = bars.rows.iter().map(|(_, bars)| bars.len()).max().unwrap_or(1).max(1);
    MOST_BARS / each
}

/// Whether a chart of figures over time has room for all of them.
pub(super) fn shows_all(bars: &Bars) -> bool {
    bars.heads.len() <= MOST_COLUMNS && bars.rows.len() <= most_rows(bars)
}

/// How many lines of a chart have no room in it.
pub(super) fn left_out(chart: &Chart) -> usize {
    match chart {
        Chart::Shares { lines, .. } => lines.len().saturating_sub(MOST_LINES),
        Chart::Money { lines, .. } => lines.len().saturating_sub(MOST_LINES),
        Chart::Bars(bars) => bars.rows.len().saturating_sub(most_rows(bars)),
    }
}

/// The chart as an SVG element; `number` tells its patterns from those of others on the page.
pub(super) fn svg(chart: &Chart, number: usize, manner: &Manner) -> String {
    let mut drawing = Drawing { svg: String::new(), number, y: 0 };
    let title = match chart {
        Chart::Shares { title, legend, lines } => {
            drawing.shares(legend, lines, manner);
            title
        }
        Chart::Money { title, legend, lines } => {
            drawing.money(legend, lines, manner);
            title
        }
        Chart::Bars(bars) => {
            drawing.bars(bars);
            &bars.title
        }
    };
    format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"chart{number}\" viewBox=\"0 0 {WIDTH} {height}\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title id=\"chart{number}\">{title}</title><defs>{patterns}</defs>{body}</svg>",
        height = drawing.y + 6,
        title = escaped(title),
        patterns = patterns(number),
        body = drawing.svg,
    )
}

/// Text that is no markup, in HTML and SVG.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#x27;"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// The patterns of a chart: full, stripes one way, stripes the other way, dots, a grid, empty.
fn patterns(chart: usize) -> String {
    let inks = [
        "<rect class=\"ink\" width=\"8\" height=\"8\"/>",
        "<path class=\"mark\" d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/>",
        "<path class=\"mark\" d=\"M-2 6L2 10M0 0L8 8M6 -2L10 2\"/>",
        "<circle class=\"ink\" cx=\"4\" cy=\"4\" r=\"1.8\"/>",
        "<path class=\"mark\" d=\"M0 4H8M4 0V8\"/>",
        "",
    ];
    let pattern = |(at, ink): (usize, &&str)| {
        format!(
            "<pattern id=\"p{chart}-{at}\" class=\"p{at}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <rect class=\"paper\" width=\"8\" height=\"8\"/>{ink}</pattern>"
        )
    };
    inks.iter().enumerate().map(pattern).collect()
}

/// A drawing as it grows, from the top down.
struct Drawing {
    svg: String,
    number: usize,
    y: u32,
}

impl Drawing {
    fn shares(&mut self, legend: &[String; 2], lines: &[(String, i32, i32)], manner: &Manner) {
        self.legend(&[(legend[0].clone(), 0), (legend[1].clone(), 1)]);
        let lines = lines.get(..MOST_LINES).unwrap_or(lines);
        let largest = lines.iter().flat_map(|(_, spend, sales)| [*spend, *sales]).max().unwrap_or(0).max(1);
        for (name, spend, sales) in lines {
            self.name(name, 20);
            for (pattern, tenths) in [(0, *spend), (1, *sales)] {
                let length = part(Decimal::from(tenths.max(0)), Decimal::from(largest), LONGEST);
                self.bar(NAMES, length, 13, pattern);
                self.text(NAMES + length + 6, self.y + 11, "figure", &manner.percent(tenths));
                self.y += 15;
            }
            self.y += 10;
        }
    }

    fn money(&mut self, legend: &[String], lines: &[(String, Vec<Money>)], manner: &Manner) {
        let keys: Vec<(String, usize)> =
            legend.iter().enumerate().map(|(at, name)| (format!("{}  {name}", at + 1), at)).collect();
        self.legend(&keys);
        let lines = lines.get(..MOST_LINES).unwrap_or(lines);
        let sum = |amounts: &[Money]| amounts.iter().filter(|amount| !amount.is_negative()).copied().sum::<Money>();
        let largest = lines.iter().map(|(_, amounts)| sum(amounts)).max().unwrap_or_default().amount();
        for (name, amounts) in lines {
            self.name(name, 17);
            let mut x = NAMES;
            for (at, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > Money::ZERO) {
                let length = part(amount.amount(), largest, LONGEST);
                self.bar(x, length, 22, at);
                // A number that does not fit would be read as its neighbour's.
                if length >= 16 {
                    self.plate(x + length / 2, self.y + 11, at + 1);
                }
                x += length;
            }
            let shown = manner.shown(&super::Cell::Money(sum(amounts)));
            self.text(x + 6, self.y + 16, "figure", &shown);
            self.y += 32;
        }
    }

    /// A column for each period, the latest of them where not all fit, and a row of bars for each line.
    fn bars(&mut self, bars: &Bars) {
        if !bars.legend.is_empty() {
            self.legend(&bars.legend.iter().cloned().zip(0..).collect::<Vec<_>>());
        }
        let from = bars.heads.len().saturating_sub(MOST_COLUMNS);
        let heads = bars.heads.get(from..).unwrap_or_default();
        let wide = (WIDTH - FIRST_COLUMN) / u32::try_from(heads.len()).unwrap_or(1).max(1);
        let longest = wide.saturating_sub(14);
        let figures = bars.rows.iter().flat_map(|(_, bars)| bars.iter().flatten().filter_map(|(figure, _)| *figure));
        let largest = figures.chain(bars.even).max().unwrap_or_default();
        for ((period, more), x) in heads.iter().zip((FIRST_COLUMN..).step_by(wide as usize)) {
            self.text(x, self.y + 12, "head", period);
            self.text(x, self.y + 26, "quiet", more);
        }
        self.y += 38;
        for (name, lines) in bars.rows.iter().take(most_rows(bars)) {
            self.rule();
            self.name_in_two(name);
            let top = self.y;
            for (pattern, cells) in lines.iter().enumerate() {
                let cells = cells.get(from..).unwrap_or_default();
                for ((figure, said), x) in cells.iter().zip((FIRST_COLUMN..).step_by(wide as usize)) {
                    self.text(x, self.y + 11, if figure.is_some() { "figure" } else { "quiet" }, said);
                    if let Some(figure) = figure {
                        let length = part(*figure, largest, longest);
                        self.y += 14;
                        self.bar(x, length, 9, pattern);
                        self.y -= 14;
                    }
                }
                self.y += BAR;
            }
            if let Some(even) = bars.even {
                let at = part(even, largest, longest);
                for x in (FIRST_COLUMN..).step_by(wide as usize).take(heads.len()) {
                    self.line("even", (x + at, top + 12), (x + at, self.y));
                }
            }
            self.y += BETWEEN;
        }
    }

    /// A thin line over the whole width, which parts two rows.
    fn rule(&mut self) {
        self.line("rule", (0, self.y.saturating_sub(4)), (WIDTH, self.y.saturating_sub(4)));
    }

    fn line(&mut self, class: &str, from: (u32, u32), to: (u32, u32)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _ = write!(self.svg, "<path class=\"{class}\" d=\"M{x1} {y1}L{x2} {y2}\"/>");
    }

    /// The name of a row, in two lines where it is long.
    fn name_in_two(&mut self, name: &str) {
        let lines = wrap::lines(name, LINE_COLUMNS);
        let second = lines.get(1..).map(|rest| rest.join(" ")).unwrap_or_default();
        self.text(0, self.y + 11, "name", lines.first().copied().unwrap_or_default());
        if !second.is_empty() {
            self.text(0, self.y + 25, "name", &short(&second, LINE_COLUMNS));
        }
    }

    /// What the patterns mean, as many beside each other as fit.
    fn legend(&mut self, keys: &[(String, usize)]) {
        let mut x = 0;
        for (name, pattern) in keys {
            let name = short(name, NAME_COLUMNS);
            let width = 40 + u32::try_from(width_of(&name)).unwrap_or(0) * 8;
            if x > 0 && x + width > WIDTH {
                x = 0;
                self.y += 22;
            }
            self.bar(x, 22, 14, *pattern);
            self.text(x + 28, self.y + 12, "key", &name);
            x += width;
        }
        self.y += 32;
    }

    /// The name of a line before its bars, at this height from their top.
    fn name(&mut self, name: &str, down: u32) {
        let (x, y) = (NAMES - 8, self.y + down);
        let (whole, shown) = (escaped(name), escaped(&short(name, NAME_COLUMNS)));
        let _ = write!(
            self.svg,
            "<text class=\"name\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{shown}<title>{whole}</title></text>"
        );
    }

    fn bar(&mut self, x: u32, length: u32, height: u32, pattern: usize) {
        let (chart, pattern, y) = (self.number, pattern % PATTERNS, self.y);
        let _ = write!(
            self.svg,
            "<rect class=\"bar\" x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{height}\" fill=\"url(#p{chart}-{pattern})\"/>"
        );
    }

    /// A number on a piece, on a ground of its own so that it is read on any pattern.
    fn plate(&mut self, x: u32, y: u32, number: usize) {
        let width: u32 = if number > 9 { 20 } else { 14 };
        let (left, top, base) = (x.saturating_sub(width / 2), y.saturating_sub(7), y + 5);
        let _ = write!(
            self.svg,
            "<rect class=\"plate\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"15\" rx=\"2\"/>\
             <text class=\"key\" x=\"{x}\" y=\"{base}\" text-anchor=\"middle\">{number}</text>"
        );
    }

    fn text(&mut self, x: u32, y: u32, class: &str, text: &str) {
        let text = escaped(text);
        let _ = write!(self.svg, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>");
    }
}

/// A name as long as there is room for.
fn short(name: &str, columns: usize) -> String {
    if width_of(name) <= columns { name.to_owned() } else { format!("{}\u{2026}", leading(name, columns - 1)) }
}

/// How long a bar is for a part of the largest, which is as long as this.
fn part(amount: Decimal, largest: Decimal, longest: u32) -> u32 {
    let share = amount.checked_div(largest).unwrap_or_default();
    share.checked_mul(Decimal::from(longest)).and_then(|length| length.round().to_u32()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_in_a_drawing() {
        assert_eq!(escaped("<b a='\"&"), "&lt;b a=&#x27;&quot;&amp;");
    }

    #[test]
    fn bars_are_parts_of_the_largest() {
        assert_eq!(part(Decimal::from(50), Decimal::from(100), LONGEST), LONGEST / 2);
        assert_eq!(part(Decimal::from(5), Decimal::ZERO, LONGEST), 0);
    }
}
