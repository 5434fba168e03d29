//! A page of plain text for people: titles, facts with their labels, paragraphs and tables, in columns that also fit Chinese.

use crate::cli::out::Answer;
use crate::edit::clean::{clean_line, clean_text};
use crate::edit::graphemes::{columns, leading};
use crate::edit::wrap;

/// Columns that a page is wide; what is wider wraps, and tables go on below.
const WIDTH: usize = 96;
/// Columns by which each level is indented.
const INDENT: usize = 2;
/// Columns between two columns of a table.
const GAP: usize = 2;
/// Columns that the name of a row takes at most in a table of figures.
const LONGEST_NAME: usize = 28;
/// Lines that it takes at most where it goes on below.
const NAME_LINES: usize = 4;
/// Columns that the head of a column of figures takes at most; what is longer goes on below.
const LONGEST_HEAD: usize = 12;
/// Columns that it takes at most where a word of it, such as a Chinese date, would come apart.
const LONGEST_WORD: usize = 14;

/// A page as far as it is written.
#[derive(Default)]
pub struct Page {
    text: String,
    /// How deep the next line stands.
    level: usize,
}

/// A table: words on the left, figures on the right.
#[derive(Default)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    /// The row of totals below a rule; empty where there is none.
    total: Vec<String>,
    /// How many columns on the left hold words rather than figures.
    words: usize,
}

impl Page {
    /// The page as an answer.
    pub fn answer(self) -> Answer {
        Answer::text(&self.text)
    }

    /// The title of the page.
    pub fn title(&mut self, text: &str) {
        let text = clean_line(text, usize::MAX);
        let rule = "=".repeat(columns(&text).min(WIDTH));
        self.line(&text);
        self.line(&rule);
    }

    /// The title of a part of the page.
    pub fn part(&mut self, text: &str) {
        self.level = 0;
        self.text.push_str("\n\n");
        self.line(text);
        self.line(&"-".repeat(WIDTH));
    }

    /// A heading within a part; what follows stands below it.
    pub fn heading(&mut self, text: &str) {
        self.level = 0;
        self.text.push('\n');
        self.line(text);
        self.level = 1;
    }

    /// A paragraph; line breaks within it are kept.
    pub fn paragraph(&mut self, text: &str) {
        self.block("", text);
    }

    /// A paragraph that stands one level deeper.
    pub fn under(&mut self, text: &str) {
        self.level += 1;
        self.paragraph(text);
        self.level -= 1;
    }

    /// A paragraph behind a sign; what wraps stays behind it.
    pub fn hanging(&mut self, sign: &str, text: &str) {
        self.block(sign, text);
    }

    /// Labels and what they say, one a line, one level deeper.
    pub fn facts_under(&mut self, facts: &[(String, String)]) {
        self.level += 1;
        self.facts(facts);
        self.level -= 1;
    }

    /// Labels and what they say, one a line.
    pub fn facts(&mut self, facts: &[(String, String)]) {
        let widest = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or(0);
        for (label, fact) in facts {
            self.block(&padded(label, widest + GAP), fact);
        }
    }

    /// As [`Page::facts`], but nothing is wrapped: for what is copied from here, such as paths.
    pub fn facts_unwrapped(&mut self, facts: &[(String, String)]) {
        let widest = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or(0);
        for (label, fact) in facts {
            let fact = clean_line(fact, usize::MAX);
            self.line(&format!("{}{fact}", padded(label, widest + GAP)));
        }
    }

    /// A table; columns of figures that do not fit go on in another one below, under the same names.
    pub fn table(&mut self, table: &Table) {
        let widths = table.widths();
        let room = WIDTH - self.level * INDENT;
        let left: usize = widths.iter().take(table.words).map(|width| width + GAP).sum();
        let mut from = table.words;
        while from < widths.len() || from == table.words {
            let mut used = left;
            let fits = |width: &&usize| {
                used += **width + GAP;
                used <= room + GAP
            };
            let many = widths.iter().skip(from).take_while(fits).count().max(1);
            let shown: Vec<usize> = (0..table.words).chain(from..(from + many).min(widths.len())).collect();
            if from > table.words {
                self.text.push('\n');
            }
            self.rows_of(table, &shown, &widths);
            from += many;
        }
    }

    fn rows_of(&mut self, table: &Table, shown: &[usize], widths: &[usize]) {
        let width: usize = shown.iter().filter_map(|column| widths.get(*column)).map(|width| width + GAP).sum();
        let rule = "-".repeat(width.saturating_sub(GAP));
        let head = table.head_rows();
        for row in &head {
            self.row(table, row, shown, widths);
        }
        if !head.is_empty() {
            self.line(&rule);
        }
        for row in &table.rows {
            self.row(table, row, shown, widths);
        }
        if !table.total.is_empty() {
            self.line(&rule);
            self.row(table, &table.total, shown, widths);
        }
    }

    fn row(&mut self, table: &Table, row: &[String], shown: &[usize], widths: &[usize]) {
        let mut line = String::new();
        for column in shown {
            let (Some(cell), Some(width)) = (row.get(*column), widths.get(*column)) else { continue };
            if *column < table.words {
                line.push_str(&padded(cell, width + GAP));
            } else {
                line.push_str(&" ".repeat(width.saturating_sub(columns(cell))));
                line.push_str(cell);
                line.push_str(&" ".repeat(GAP));
            }
        }
        self.line(line.trim_end());
    }

    /// A text behind a label, wrapped so that it stays behind it.
    fn block(&mut self, label: &str, text: &str) {
        let hanging = columns(label);
        let room = (WIDTH - self.level * INDENT).saturating_sub(hanging).max(20);
        let text = clean_text(text, usize::MAX);
        for (index, line) in wrap::lines(text.trim_end(), room).into_iter().enumerate() {
            let before = if index == 0 { label.to_owned() } else { " ".repeat(hanging) };
            self.line(format!("{before}{line}").trim_end());
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(&" ".repeat(if text.is_empty() { 0 } else { self.level * INDENT }));
        self.text.push_str(text);
        self.text.push('\n');
    }
}

impl Table {
    /// Rows of words alone, without a head; nothing is cut.
    pub fn of_words(rows: &[Vec<String>]) -> Self {
        let whole = |cell: &String| clean_line(cell, usize::MAX);
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(whole).collect()).collect();
        let words = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self { rows, words, ..Self::default() }
    }

    /// Figures under their heads and behind their names, with the row of totals; long names are cut.
    pub fn of_figures(head: &[String], rows: &[Vec<String>], total: &[String]) -> Self {
        let of = |row: &[String]| row.iter().map(|cell| shortened(cell)).collect();
        let head = head.iter().map(|cell| clean_line(cell, usize::MAX)).collect();
        Self { head, rows: rows.iter().map(|row| of(row)).collect(), total: of(total), words: 1 }
    }

    /// The name of a row in as many lines as it needs, for a table of figures; what goes on stands a little further in.
    pub fn names(name: &str) -> Vec<String> {
        let name = clean_line(name, usize::MAX);
        let lines = wrap::lines(&name, LONGEST_NAME - INDENT);
        let is_cut = lines.len() > NAME_LINES;
        let line = |(at, line): (usize, &&str)| {
            let before = if at == 0 { "" } else { "  " };
            let behind = if is_cut && at + 1 == NAME_LINES { "..." } else { "" };
            let room = LONGEST_NAME - columns(before) - columns(behind);
            format!("{before}{}{behind}", leading(line.trim_end(), room).trim_end())
        };
        lines.iter().take(NAME_LINES).enumerate().map(line).collect()
    }

    /// The head in as many rows as its longest cell needs; the last of them stands on the figures.
    fn head_rows(&self) -> Vec<Vec<String>> {
        let cells: Vec<Vec<&str>> = self.head.iter().map(|cell| wrap::lines(cell, head_room(cell))).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |cell: &Vec<&str>, row: usize| {
            let from_top = row.checked_sub(height - cell.len());
            from_top.and_then(|index| cell.get(index)).map(|line| line.replace('\u{a0}', " ")).unwrap_or_default()
        };
        (0..height).map(|row| cells.iter().map(|cell| line(cell, row)).collect()).collect()
    }

    /// Columns that the widest cell of each column takes.
    fn widths(&self) -> Vec<usize> {
        let head = self.head_rows();
        let rows = || head.iter().chain(&self.rows).chain([&self.total]);
        let many = rows().map(Vec::len).max().unwrap_or(0);
        (0..many)
            .map(|column| rows().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max().unwrap_or(0))
            .collect()
    }
}

/// Columns in which a head is wrapped.
fn head_room(cell: &str) -> usize {
    let word = cell.split(' ').map(columns).max().unwrap_or(0);
    if word <= LONGEST_WORD { word.max(LONGEST_HEAD) } else { LONGEST_HEAD }
}

/// A cell on one line, cut where it is longer than a name may be.
fn shortened(cell: &str) -> String {
    let line = clean_line(cell, usize::MAX);
    if columns(&line) <= LONGEST_NAME {
        return line;
    }
    format!("{}...", leading(&line, LONGEST_NAME - 3).trim_end())
}

/// The text with spaces behind it, so that it takes so many columns.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn figures_stand_under_each_other_also_beside_wide_characters() {
        let mut page = Page::default();
        let rows = [cells(&["经销商", "120,000", "5"]), cells(&["OEMs", "-", "40,000"])];
        let total = cells(&["Total", "120,000", "40,005"]);
        page.table(&Table::of_figures(&cells(&["", "展会", "Ads"]), &rows, &total));
        let expected = "           展会     Ads\n-----------------------\n经销商  120,000       5\nOEMs          -  40,000\n-----------------------\nTotal   120,000  40,005\n";
        assert_eq!(page.text, expected);
    }

    #[test]
    fn a_table_that_is_too_wide_goes_on_below_under_the_same_names() {
        let many = |first: &str, cell: &str| [vec![first.to_owned()], vec![cell.to_owned(); 12]].concat();
        let mut page = Page::default();
        page.table(&Table::of_figures(&many("", "a promotion"), &[many("Dealers", "1")], &[]));
        assert!(page.text.lines().all(|line| columns(line) <= WIDTH), "{}", page.text);
        assert_eq!(page.text.matches("Dealers").count(), 2);
        assert_eq!(page.text.matches("a promotion").count(), 12);
    }

    #[test]
    fn a_long_head_goes_on_below_and_its_last_line_stands_on_the_figures() {
        let mut page = Page::default();
        let head = cells(&["", "Dealer autumn bonus", "Total"]);
        page.table(&Table::of_figures(&head, &[cells(&["Dealers", "44,000", "44,000"])], &[]));
        let lines: Vec<&str> = page.text.lines().collect();
        assert_eq!(lines[..2], ["               Dealer", "         autumn bonus   Total"]);
        assert_eq!(lines[3], "Dealers        44,000  44,000");
    }

    #[test]
    fn a_long_fact_stays_behind_its_label() {
        let mut page = Page::default();
        page.facts(&[("Why".to_owned(), "word ".repeat(40)), ("By".to_owned(), "a\nb".to_owned())]);
        let lines: Vec<&str> = page.text.lines().collect();
        assert!(lines[0].starts_with("Why  word") && lines[1].starts_with("     word"), "{}", page.text);
        assert_eq!(lines[lines.len() - 2..], ["By   a", "     b"]);
    }
}
