//! Charts drawn by hand as SVG: read without colour by pattern and label, in the colours of the page where there are some.

use std::fmt::Write as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::minutes::{Chart, Manner};
use crate::domain::Money;
use crate::edit::graphemes::{columns as width_of, leading};

/// The most lines that a chart shows: more would not fit on a page.
pub(super) const MOST_LINES: usize = 16;
/// Patterns after which they begin again; the number on each piece goes on.
const PATTERNS: usize = 6;
/// The whole width, and where the bars begin; in the units of the drawing.
const WIDTH: u32 = 720;
const NAMES: u32 = 210;
/// The longest bar.
const LONGEST: u32 = 420;
/// Columns of a name that fit before the bars, and in a legend.
const NAME_COLUMNS: usize = 29;

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
                let length = part(Decimal::from(tenths.max(0)), Decimal::from(largest));
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
                let length = part(amount.amount(), largest);
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

    /// What the patterns mean, as many beside each other as fit.
    fn legend(&mut self, keys: &[(String, usize)]) {
        let mut x = 0;
        for (name, pattern) in keys {
            let name = short(name);
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
        let (whole, shown) = (escaped(name), escaped(&short(name)));
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
fn short(name: &str) -> String {
    if width_of(name) <= NAME_COLUMNS {
        name.to_owned()
    } else {
        format!("{}\u{2026}", leading(name, NAME_COLUMNS - 1))
    }
}

/// How long a bar is for a part of the largest.
fn part(amount: Decimal, largest: Decimal) -> u32 {
    let share = amount.checked_div(largest).unwrap_or_default();
    share.checked_mul(Decimal::from(LONGEST)).and_then(|length| length.round().to_u32()).unwrap_or(0)
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
        assert_eq!(part(Decimal::from(50), Decimal::from(100)), LONGEST / 2);
        assert_eq!(part(Decimal::from(5), Decimal::ZERO), 0);
    }
}
