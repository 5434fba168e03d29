//! Minutes as JSON, for programs: names that stay the same, exact numbers as text, what was said as it was said.

use serde_json::{Map, Value, json};

use super::csv::exact;
use super::minutes::{Block, Cell, Kind, Manner, Minutes, Place, Section, Table};

/// The number of this shape; another one where programs would have to be altered.
const VERSION: u32 = 1;

/// The whole of the minutes.
pub(super) fn value(minutes: &Minutes) -> Value {
    let about: Map<String, Value> =
        minutes.about.iter().map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str()))).collect();
    let sections: Vec<Value> = minutes.sections.iter().map(|one| section(one, &minutes.manner)).collect();
    json!({ "roundtable_minutes": VERSION, "session": about, "sections": sections })
}

fn section(section: &Section, manner: &Manner) -> Value {
    let text = section.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(text) => vec![text.as_str()],
        Block::List(texts) => texts.iter().map(String::as_str).collect(),
        Block::Table(_) | Block::Chart(_) => Vec::new(),
    });
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(one) if one.goes.to_programs() => Some(table(one, manner)),
        _ => None,
    });
    json!({
        "name": section.name,
        "place": match section.place { Place::FirstPage => "first_page", Place::Record => "record" },
        "title": section.title,
        "text": text.collect::<Vec<_>>(),
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn table(table: &Table, manner: &Manner) -> Value {
    let columns = table
        .columns
        .iter()
        .map(|column| json!({ "name": column.name, "title": column.head, "kind": kind(column.kind) }));
    let cells = |row: &Vec<Cell>| Value::Array(row.iter().map(|cell| written(cell, manner)).collect());
    json!({
        "name": table.name,
        "title": table.caption,
        "columns": columns.collect::<Vec<_>>(),
        "rows": table.rows.iter().map(cells).collect::<Vec<_>>(),
        "total": table.total.as_ref().map(cells),
    })
}

fn written(cell: &Cell, manner: &Manner) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        other => Value::from(exact(other, manner)),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Money => "money",
        Kind::Number => "number",
        Kind::Percent => "percent",
        Kind::Points => "points",
        Kind::Date => "date",
        Kind::Moment => "moment",
    }
}
