//! Minutes as Markdown: tables and lists as `CommonMark` and GitHub read them, with everything that was said kept text.

use std::fmt::Write as _;

use super::minutes::{Block, Goes, Layout, Manner, Minutes, Place, Section, Table};

/// The minutes as one text.
pub(super) fn text(minutes: &Minutes) -> String {
    let mut page = format!("# {}\n\n{}\n\n", inline(&minutes.title), paragraph(&minutes.line));
    if !minutes.remark.is_empty() {
        let _ = write!(page, "{}\n\n", paragraph(&minutes.remark));
    }
    let mut place = Place::FirstPage;
    for section in &minutes.sections {
        if section.place != place {
            place = section.place;
            page.push_str("---\n\n");
        }
        tell(&mut page, section, &minutes.manner);
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn tell(page: &mut String, section: &Section, manner: &Manner) {
    // A wide bracket has its blank in itself.
    let blank = if section.beside.is_empty() || section.beside.starts_with('\u{ff08}') { "" } else { " " };
    let beside = format!("{blank}{}", inline(&section.beside));
    // Writing to a String cannot fail.
    let _ = write!(page, "## {}{beside}\n\n", inline(&section.title));
    for block in &section.blocks {
        match block {
            Block::Paragraph(text) => {
                let _ = write!(page, "{}\n\n", paragraph(text));
            }
            Block::List(texts) => {
                for text in texts {
                    item(page, &[paragraph(text)]);
                }
                page.push('\n');
            }
            Block::Table(table) if table.goes == Goes::InSheets => {}
            Block::Table(table) => {
                if table.caption != section.title {
                    let _ = write!(page, "### {}\n\n", inline(&table.caption));
                }
                match table.layout {
                    Layout::Grid => grid(page, table, manner),
                    Layout::Entries => entries(page, table, manner),
                }
                page.push('\n');
            }
            // The figures stand in a table too.
            Block::Chart(_) => {}
        }
    }
}

fn grid(page: &mut String, table: &Table, manner: &Manner) {
    let row = |page: &mut String, cells: &mut dyn Iterator<Item = String>| {
        page.push('|');
        for cell in cells {
            let _ = write!(page, " {cell} |");
        }
        page.push('\n');
    };
    row(page, &mut table.columns.iter().map(|column| in_cell(&column.head)));
    row(page, &mut table.columns.iter().map(|column| if column.kind.is_number() { "---:" } else { "---" }.to_owned()));
    for cells in &table.rows {
        row(page, &mut cells.iter().map(|cell| in_cell(&table.shown(cell, manner))));
    }
    if let Some(total) = &table.total {
        row(page, &mut total.iter().map(|cell| strong(&in_cell(&table.shown(cell, manner)))));
    }
}

fn entries(page: &mut String, table: &Table, manner: &Manner) {
    let no_aside = super::Aside::default();
    for (at, row) in table.rows.iter().enumerate() {
        let aside = table.asides.get(at).unwrap_or(&no_aside);
        let (title, said) = table.entry(row, manner);
        let mut lines = vec![strong(&inline(&title))];
        let told = |(label, said): &(&str, String)| format!("{}{}{}", inline(label), manner.colon(), paragraph(said));
        if !said.is_empty() {
            lines.push(said.iter().map(told).collect::<Vec<_>>().join(" \u{b7} "));
        }
        lines.extend(aside.notes.iter().map(|note| paragraph(note)));
        if !aside.by.is_empty() {
            lines.push(paragraph(&aside.by));
        }
        item(page, &lines);
    }
}

/// An item of a list, its lines one under the other.
fn item(page: &mut String, lines: &[String]) {
    let text = lines.join("\\\n").replace('\n', "\n  ");
    let _ = writeln!(page, "- {text}");
}

fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{text}**") }
}

/// Text on one line.
fn inline(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    escaped(&line.join(" "))
}

/// Text in a cell of a table: where it has several lines, these are broken, since a cell is one line.
fn in_cell(text: &str) -> String {
    // Neither lists nor headings begin in a cell.
    let lines: Vec<String> = lines(text).map(|line| without_markup(line, Blocks::None)).collect();
    lines.join("<br>")
}

/// Text of one line or several, each kept on a line of its own.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> = lines(text).map(escaped).collect();
    lines.join("\\\n")
}

/// The lines of a text that hold something, without blanks around them: four of those before it would make a line code.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A line in which nothing is markup.
fn escaped(line: &str) -> String {
    without_markup(line, Blocks::Begin)
}

/// Whether a heading, a quotation or a list could begin where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blocks {
    Begin,
    None,
}

fn without_markup(line: &str, blocks: Blocks) -> String {
    let mut text = String::with_capacity(line.len() + line.len() / 8);
    let mut before = String::new();
    let mut rest = line.chars();
    while let Some(letter) = rest.next() {
        let at = before.len();
        let is_mark = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '@' | '^'
        );
        let begins_list = blocks == Blocks::Begin && at == 0 && matches!(letter, '-' | '+' | '=') && line.len() > 1;
        // `1.` and `1)` number a list, where a blank follows.
        let numbers_list = blocks == Blocks::Begin
            && matches!(letter, '.' | ')')
            && !before.is_empty()
            && before.chars().all(|c| c.is_ascii_digit())
            && rest.as_str().chars().next().is_none_or(char::is_whitespace);
        // `http://` and `www.` become links by themselves.
        let makes_link = (letter == ':' && rest.as_str().starts_with("//")) || (letter == '.' && ends_www(&before));
        if is_mark || begins_list || numbers_list || makes_link {
            text.push('\\');
        }
        text.push(letter);
        before.push(letter);
    }
    text
}

fn ends_www(before: &str) -> bool {
    before.chars().rev().take(3).all(|letter| letter.eq_ignore_ascii_case(&'w')) && before.chars().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_said_is_markup() {
        assert_eq!(
            escaped("# a | b <i> [x](javascript:y) `c` *d* _e_"),
            "\\# a \\| b \\<i\\> \\[x\\](javascript:y) \\`c\\` \\*d\\* \\_e\\_"
        );
        assert_eq!(escaped("- a - b"), "\\- a - b");
        assert_eq!(escaped("12. a 1.5"), "12\\. a 1.5");
        assert_eq!(escaped("see www.a.b or http://c or d@e"), "see www\\.a.b or http\\://c or d\\@e");
        assert_eq!(escaped("12.5 a!"), "12.5 a!");
        assert_eq!([in_cell("-21.9"), in_cell("35.4"), in_cell("- a")], ["-21.9", "35.4", "- a"]);
        assert_eq!(in_cell("one\n\n   two"), "one<br>two");
        assert_eq!(paragraph("one\n=== two"), "one\\\n\\=== two");
    }

    #[test]
    fn an_empty_cell_stays_empty() {
        assert_eq!(in_cell(""), "");
        assert_eq!(strong(""), "");
    }
}
