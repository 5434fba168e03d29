//! Minutes as one page for a browser and the printer, by our template or one that a company has put in its place.
//!
//! Whatever template is used, what was said is escaped: `safe` is no filter here, and turning escaping off turns nothing off.

use std::fmt::Write as _;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::Failure;
use super::charts::{escaped, left_out, svg};
use super::minutes::{Block, Cell, Chart, Column, Goes, Kind, Layout, Manner, Minutes, Place, Section, Table};
use crate::edit::graphemes::columns as width_of;

/// The name of the template, ours and a company's own.
const NAME: &str = "minutes.html.j2";
/// Our template.
const OURS: &str = include_str!("minutes.html.j2");
/// What a browser may load for the page: nothing but what stands in it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/// Steps of a template after which it will come to no end: the page takes some 300 for each input, so this is more than ten
/// times what a session of 5,000 inputs needs.
const STEPS: u64 = 20_000_000;
/// Columns of text that fit beside each other on a printed page; a wider table comes apart.
const PAGE: usize = 124;

/// Columns of text that are not broken: a word or two, and a day with its time.
const SHORT: usize = 12;
const SHORT_TIME: usize = 22;
/// Rows of a table that stays on one page.
const FEW_ROWS: usize = 14;

/// How a company wants its pages to look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// Its own template, in place of ours.
    pub template: Option<String>,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What kind of picture: `image/png`.
    pub kind: &'static str,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// A template that does not work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BrokenTemplate {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// What a template can speak of.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    title: &'a str,
    line: &'a str,
    remark: &'a str,
    policy: &'a str,
    logo: Option<String>,
    colon: &'a str,
    sections: Vec<Part<'a>>,
}

/// A section.
#[derive(Serialize)]
struct Part<'a> {
    name: &'a str,
    title: &'a str,
    beside: &'a str,
    first_page: bool,
    blocks: Vec<Piece<'a>>,
}

/// A block: what it is, and what it holds.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum Piece<'a> {
    Paragraph { text: &'a str },
    List { items: &'a [String] },
    Table { caption: &'a str, size: &'a str, few: bool, head: Vec<Shown>, rows: Vec<Vec<Shown>>, total: Vec<Shown> },
    Entries { caption: &'a str, entries: Vec<Entry<'a>> },
    Chart { title: &'a str, svg: Value, more: usize },
}

/// A cell as people read it.
#[derive(Clone, Serialize)]
struct Shown {
    text: String,
    number: bool,
    /// Whether it is to stay on one line: a number, a day, a word or two.
    short: bool,
}

impl Shown {
    fn new(text: String, column: &Column) -> Self {
        let limit = if matches!(column.kind, Kind::Text) { SHORT } else { SHORT_TIME };
        let short = column.kind.is_number() || (width_of(&text) <= limit && !text.contains('\n'));
        Self { text, number: column.kind.is_number(), short }
    }
}

/// A row as an entry of its own.
#[derive(Serialize)]
struct Entry<'a> {
    title: String,
    said: Vec<Said<'a>>,
    notes: &'a [String],
    by: &'a str,
}

/// A label and what it says.
#[derive(Serialize)]
struct Said<'a> {
    label: &'a str,
    text: String,
}

/// The page.
///
/// # Errors
/// [`Failure::Template`], with the line, and [`Failure::Endless`].
pub(super) fn page(minutes: &Minutes, house: &HouseStyle) -> Result<String, Failure> {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_fuel(Some(STEPS));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.remove_filter("safe");
    environment.set_formatter(|out, _, value| {
        if value.is_none() {
            return Ok(());
        }
        let text = value.to_string();
        // Safe is what the template itself has written, and the charts, which are ours.
        let text = if value.is_safe() { text } else { escaped(&text) };
        out.write_str(&text).map_err(minijinja::Error::from)
    });
    let template = house.template.as_deref().unwrap_or(OURS);
    let broken = |error: &minijinja::Error| match error.kind() {
        ErrorKind::OutOfFuel => Failure::Endless,
        _ => Failure::Template(BrokenTemplate { line: error.line().unwrap_or(1), what: said(error) }),
    };
    environment.add_template(NAME, template).map_err(|error| broken(&error))?;
    let template = environment.get_template(NAME).map_err(|error| broken(&error))?;
    template.render(Value::from_serialize(content(minutes, house))).map_err(|error| broken(&error))
}

/// What is wrong, without the name of the template and the line, which are told beside it.
fn said(error: &minijinja::Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

fn content<'a>(minutes: &'a Minutes, house: &HouseStyle) -> Page<'a> {
    let logo = house.logo.as_ref().map(|logo| format!("data:{};base64,{}", logo.kind, base64(&logo.bytes)));
    let mut charts = 0;
    Page {
        lang: minutes.manner.lang.code(),
        title: &minutes.title,
        line: &minutes.line,
        remark: &minutes.remark,
        policy: POLICY,
        logo,
        colon: minutes.manner.colon(),
        sections: minutes.sections.iter().map(|section| part(section, &minutes.manner, &mut charts)).collect(),
    }
}

fn part<'a>(section: &'a Section, manner: &Manner, charts: &mut usize) -> Part<'a> {
    let mut blocks = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Paragraph(text) => blocks.push(Piece::Paragraph { text }),
            Block::List(items) => blocks.push(Piece::List { items }),
            Block::Table(table) if matches!(table.goes, Goes::InSheets | Goes::InText) => {}
            Block::Table(table) => {
                let caption = if table.caption == section.title { "" } else { table.caption.as_str() };
                match table.layout {
                    Layout::Entries => blocks.push(entries(table, caption, manner)),
                    Layout::Grid => blocks.extend(tables(table, caption, manner)),
                }
            }
            Block::Chart(chart) => {
                *charts += 1;
                blocks.push(drawn(chart, *charts, manner));
            }
        }
    }
    Part {
        name: section.name,
        title: &section.title,
        beside: &section.beside,
        first_page: section.place == Place::FirstPage,
        blocks,
    }
}

fn drawn<'a>(chart: &'a Chart, number: usize, manner: &Manner) -> Piece<'a> {
    let title = match chart {
        Chart::Shares { title, .. } | Chart::Money { title, .. } => title,
        Chart::Bars(bars) => &bars.title,
    };
    let svg = Value::from_safe_string(svg(chart, number, manner));
    Piece::Chart { title, svg, more: left_out(chart) }
}

fn entries<'a>(table: &'a Table, caption: &'a str, manner: &Manner) -> Piece<'a> {
    let entry = |(at, row): (usize, &'a Vec<Cell>)| {
        let (title, said) = table.entry(row, manner);
        let aside = table.asides.get(at);
        Entry {
            title,
            said: said.into_iter().map(|(label, text)| Said { label, text }).collect(),
            notes: aside.map_or(&[], |aside| aside.notes.as_slice()),
            by: aside.map_or("", |aside| aside.by.as_str()),
        }
    };
    Piece::Entries { caption, entries: table.rows.iter().enumerate().map(entry).collect() }
}

/// A table, in as many parts as it needs to fit on a page; each part begins with the first column.
fn tables<'a>(table: &'a Table, caption: &'a str, manner: &Manner) -> Vec<Piece<'a>> {
    let shown = |row: &[Cell]| -> Vec<Shown> {
        let cells = row.iter().zip(&table.columns);
        cells.map(|(cell, column)| Shown::new(table.shown(cell, manner), column)).collect()
    };
    let head = |column: &Column| Shown { text: column.head.clone(), number: column.kind.is_number(), short: false };
    let head: Vec<Shown> = table.columns.iter().map(head).collect();
    let rows: Vec<Vec<Shown>> = table.rows.iter().map(|row| shown(row)).collect();
    let total: Vec<Shown> = table.total.as_deref().map(shown).unwrap_or_default();
    // A column in which nothing stands takes room from the others.
    let is_filled =
        |at: usize| rows.iter().chain([&total]).any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let filled: Vec<usize> = (0..head.len()).filter(|at| is_filled(*at)).collect();
    let width = |at: &usize| {
        let longest = |text: &str| text.split_whitespace().map(width_of).max().unwrap_or(0);
        let cells = rows.iter().chain([&total]).filter_map(|row| row.get(*at));
        let cells = cells.map(|cell| if cell.short { width_of(&cell.text) } else { longest(&cell.text).clamp(8, 16) });
        let head = head.get(*at).map_or(0, |head| longest(&head.text).min(14));
        cells.max().unwrap_or(0).max(head) + 2
    };
    let widths: Vec<usize> = filled.iter().map(width).collect();
    let parts = apart(&filled, &widths);
    let pick = |row: &[Shown], part: &[usize]| part.iter().filter_map(|at| row.get(*at).cloned()).collect::<Vec<_>>();
    let piece = |part: &Vec<usize>| Piece::Table {
        caption,
        size: match part.len() {
            0..=6 => "plain",
            7..=9 => "close",
            _ => "closest",
        },
        few: rows.len() <= FEW_ROWS,
        head: pick(&head, part),
        rows: rows.iter().map(|row| pick(row, part)).collect(),
        total: pick(&total, part),
    };
    parts.iter().map(piece).collect()
}

/// Which columns stand in which part: no more parts than are needed, and about as wide one as the other.
fn apart(columns: &[usize], widths: &[usize]) -> Vec<Vec<usize>> {
    let Some((first, first_width)) = columns.first().zip(widths.first()) else { return Vec::new() };
    let room = PAGE.saturating_sub(*first_width).max(1);
    let others: usize = widths.iter().skip(1).sum();
    let enough = others.div_ceil(others.div_ceil(room).max(1));
    let mut parts = vec![vec![*first]];
    let mut used = 0;
    for (column, width) in columns.iter().zip(widths).skip(1) {
        // The column that passes the middle goes along, unless the page is full.
        if used > 0 && (used + width > room || used + width / 2 > enough) {
            parts.push(vec![*first]);
            used = 0;
        }
        used += width;
        if let Some(part) = parts.last_mut() {
            part.push(*column);
        }
    }
    parts
}

/// Bytes as text, so that a picture can stand in the page.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| three.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4_usize {
            if at > three.len() {
                text.push('=');
                continue;
            }
            let letter = LETTERS.get(((bits >> (18 - 6 * at)) & 63) as usize).copied().unwrap_or(b'=');
            let _ = text.write_char(char::from(letter));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_written_as_text_by_the_usual_alphabet() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn a_table_too_wide_for_a_page_comes_apart_and_each_part_begins_alike() {
        assert_eq!(apart(&[0, 1, 2, 3], &[20, 60, 60, 60]), [vec![0, 1], vec![0, 2], vec![0, 3]]);
        assert_eq!(apart(&[0, 2, 5], &[20, 30, 30]), [vec![0, 2, 5]]);
        assert_eq!(apart(&[], &[]), Vec::<Vec<usize>>::new());
    }
}
