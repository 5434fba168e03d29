//! Which rows of a file are sums of the others: those that say so, and those whose figures do.

use rust_decimal::Decimal;

use super::cell;
use crate::lang::columns::{Totals, before_total, says_total};

/// What was spent, sold and put out; `None` where nothing says.
pub type Figures = [Option<Decimal>; 3];

/// What the names of a row say of its being a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing: it is a row as any other.
    None,
    /// It has no name, as the last row of many tables that sums them up.
    Nameless,
    /// It is called a sum and nothing else.
    Sure,
    /// It may be one, of all that goes by this name or of all: its figures decide.
    Perhaps(Option<String>),
}

impl Sign {
    /// What the names of a row say, with all cells of the row in case that it says so where nothing is taken from.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>, all: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.filter(|name| !cell::is_nameless(name)).collect();
        let says = |wanted| move |name: &&&str| says_total(name) == Some(wanted);
        if names.is_empty() {
            let first = all.into_iter().find(|cell| !cell.trim().is_empty());
            return match first.and_then(says_total) {
                Some(Totals::Surely) => Self::Sure,
                Some(Totals::Perhaps) => Self::Perhaps(None),
                None => Self::Nameless,
            };
        }
        let sums = names.iter().filter(|name| says_total(name).is_some()).count();
        if sums == names.len() {
            return if names.iter().any(|name| says(Totals::Surely)(&name)) { Self::Sure } else { Self::Perhaps(None) };
        }
        if sums > 0 {
            let other = names.iter().find(|name| says_total(name).is_none());
            return Self::Perhaps(other.map(|name| cell::text(name)));
        }
        match names.iter().find_map(|name| before_total(name)) {
            Some(before) => Self::Perhaps(Some(before)),
            None => Self::None,
        }
    }
}

/// The sums of the rows so far, with which a row can be compared.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    all: Sum,
    since: Sum,
}

/// A sum of rows.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    rows: u64,
    figures: Figures,
}

impl Tally {
    /// Counts a row that is none of sums.
    pub fn count(&mut self, figures: Figures) {
        self.all.add(figures);
        self.since.add(figures);
    }

    /// Begins anew behind a row of sums.
    pub fn begin(&mut self) {
        self.since = Sum::default();
    }

    /// Whether figures are those of all rows, or of those since the last row of sums.
    #[must_use]
    pub fn adds_up(&self, figures: Figures) -> bool {
        adds_up(figures, self.all.figures) || adds_up(figures, self.since.figures)
    }

    /// Whether figures are those of all rows, of which there are several.
    #[must_use]
    pub fn is_all(&self, figures: Figures) -> bool {
        self.all.rows > 1 && adds_up(figures, self.all.figures)
    }
}

impl Sum {
    fn add(&mut self, figures: Figures) {
        self.rows += 1;
        for (sum, more) in self.figures.iter_mut().zip(figures) {
            if let Some(more) = more {
                *sum = Some(sum.unwrap_or_default().saturating_add(more));
            }
        }
    }
}

/// Whether each figure that is said is this sum, and one at least is.
#[must_use]
pub fn adds_up(said: Figures, sums: Figures) -> bool {
    let mut said =
        said.into_iter().zip(sums).filter_map(|(said, sum)| Some((said?, sum.unwrap_or_default()))).peekable();
    // A cent is what rounding of the file's own sum may cost.
    let is_near = |said: Decimal, sum: Decimal| said.saturating_sub(sum).abs() <= Decimal::new(1, 2);
    said.peek().is_some() && said.all(|(said, sum)| is_near(said, sum) && !said.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(names: &[&str]) -> Sign {
        Sign::of(names.iter().copied(), names.iter().copied())
    }

    #[test]
    fn a_row_that_is_called_nothing_but_a_sum_is_one_and_others_depend_on_their_figures() {
        for (names, expected) in [
            (&["Total", ""] as &[&str], Sign::Sure),
            (&["-", "Total"], Sign::Sure),
            (&["合计"], Sign::Sure),
            (&["All"], Sign::Perhaps(None)),
            (&["Dealers", "Total"], Sign::Perhaps(Some("Dealers".to_owned()))),
            (&["Dealers Total"], Sign::Perhaps(Some("dealers".to_owned()))),
            (&["经销商合计"], Sign::Perhaps(Some("经销商".to_owned()))),
            (&["Dealers", "All"], Sign::Perhaps(Some("Dealers".to_owned()))),
            (&["", "n/a"], Sign::Nameless),
            (&["Totalplan GmbH"], Sign::None),
            (&["NA"], Sign::None),
        ] {
            assert_eq!(sign(names), expected, "{names:?}");
        }
    }

    #[test]
    fn figures_add_up_over_all_rows_or_since_the_last_sum() {
        let figures = |spend: i64| [Some(Decimal::from(spend)), None, None];
        let mut tally = Tally::default();
        assert!(!tally.adds_up(figures(5)) && !tally.adds_up([None; 3]));
        tally.count(figures(2));
        assert!(tally.adds_up(figures(2)) && !tally.is_all(figures(2)), "one row alone is no sum without a name");
        tally.count(figures(3));
        assert!(tally.is_all(figures(5)) && !tally.is_all(figures(6)));
        tally.begin();
        tally.count(figures(7));
        assert!(tally.adds_up(figures(7)) && tally.adds_up(figures(12)) && !tally.adds_up(figures(5)));
    }
}
