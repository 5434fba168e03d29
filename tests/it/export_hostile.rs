//! Hostile text in every field comes out of every format as text: no markup, no link, no formula, nothing that acts or hides.

use std::collections::BTreeMap;

use calamine::Data;
use pulldown_cmark::{Event, Options, Parser, Tag};
use roundtable::domain::{Author, Change, Session, State, Step};
use roundtable::edit::clean::acts_or_hides;
use roundtable::export::{Block, Cell, Failure, Format, HouseStyle, Logo, Minutes, Notes, Readers, Written};
use roundtable::lang::Lang;
use roundtable::rules::text::Lexicon;
use roundtable::storage::examples;
use serde_json::Value;

use crate::exports::{bytes, csv, minutes_in, minutes_seen, plain, sheets, text};
use crate::over_time::quarters;

/// What somebody might type to break out of a page, a table or a cell.
const PAYLOADS: [&str; 14] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](http://e.vil/z.png) http://e.vil www.e.vil <http://e.vil>",
    "=cmd|'/c calc'!A1",
    "+1+1 @SUM(A1)",
    "a | b || c |---|",
    "one\ntwo\n\n# three\n- four\n1. five\n> six\n```\nseven\n    eight\n===\n---",
    "\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}2J",
    "\u{202e}txt.exe\u{2066}x\u{2069}\u{200b}\u{feff}\u{fdd0}\u{ffff}",
    "{{ 7 * 7 }} {% raw %} </style></td></table>\"'`&amp;&#60;",
    "\\ ** __ ~~ `` *a* _b_ <!-- --> ]]> <![CDATA[",
    "-- trailing backslash \\",
    "_x0041_ _x000D_ \u{1f600}\u{200d}\u{1f525} e\u{301}\u{301}",
    "\t=1 \r\n\t+2",
];
/// The names of the fields in which people write.
const FIELDS: [&str; 29] = [
    "title",
    "brand",
    "name",
    "role",
    "text",
    "source",
    "customer",
    "theme",
    "defined_by",
    "needs",
    "value",
    "message",
    "reason",
    "measure",
    "if_missed",
    "what",
    "who",
    "product_line",
    "image",
    "position",
    "output_of",
    "by_what_means",
    "because",
    "Own",
    "Count",
    "WithReservation",
    "Objects",
    "products",
    "Other",
];

/// Puts a payload into every field in which people write; each with a number of its own before it or behind it.
fn poison(value: &mut Value, field: &str, count: &mut BTreeMap<String, usize>, number: &mut usize) {
    match value {
        Value::Object(object) => {
            object.iter_mut().for_each(|(name, inner)| poison(inner, name, count, number));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| poison(inner, field, count, number)),
        Value::String(said) if FIELDS.contains(&field) && !said.is_empty() => {
            *number += 1;
            let payload = PAYLOADS[*number % PAYLOADS.len()];
            *said = if *number == 40 {
                format!("q{number}q {}", "x".repeat(10_000))
            } else {
                format!("{payload} q{number}q")
            };
            *count.entry(field.to_owned()).or_default() += 1;
        }
        // A department of the company's own, by whatever name.
        Value::String(said) if field == "by" && said == "Service" => {
            *value = serde_json::json!({ "Other": "<b>|=1+1" });
        }
        _ => {}
    }
}

/// An example in which every field says something hostile; what it counts sales in is hostile too.
pub fn hostile() -> (Session, usize) {
    let (session, number, count) = poisoned(examples()[0].read().expect("an example").session);
    for field in ["title", "name", "text", "source", "defined_by", "value", "message", "reason", "what", "who", "Count"]
    {
        assert!(count.contains_key(field), "{field} was poisoned");
    }
    (session, number)
}

/// The four quarters, each hostile in every field, the earliest first.
pub fn hostile_series() -> Vec<Session> {
    quarters().into_iter().map(|session| poisoned(session).0).collect()
}

fn poisoned(mut session: Session) -> (Session, usize, BTreeMap<String, usize>) {
    let mut state = serde_json::to_value(session.state()).expect("a state is JSON");
    state["look_back"]["measure"] = serde_json::json!({ "Count": "orders" });
    let (mut count, mut number) = (BTreeMap::new(), 0);
    poison(&mut state, "", &mut count, &mut number);
    let state: State = serde_json::from_value(state).expect("only words differ");
    let at = session.history().last().expect("it was founded").at;
    let take_over = vec![Change::TakeOver(Box::new(state))];
    let entry = session.next_entry(at, Author::Chair, None, Step::Room, take_over);
    session.apply(entry).expect("a file edited outside is taken over");
    (session, number, count)
}

fn each(check: impl Fn(&Minutes, &[String])) {
    let series = hostile_series();
    for lang in Lang::ALL {
        let minutes = minutes_in(&series, lang, Readers::Leadership, Notes::Included, &Lexicon::default());
        let texts: Vec<String> = minutes
            .tables()
            .flat_map(|table| table.rows.iter().flatten())
            .filter_map(|cell| match cell {
                Cell::Text(text) if text.contains('q') => Some(text.clone()),
                _ => None,
            })
            .collect();
        assert!(texts.len() > 150, "only {} hostile texts arrived", texts.len());
        assert!(texts.iter().any(|text| text.len() > 10_000));
        // What earlier sessions say arrives too, in what follows them over time.
        let over_time = minutes.sections.iter().find(|section| section.name == "over_time").expect("it follows others");
        let lists = over_time.blocks.iter().filter_map(|block| match block {
            Block::List(items) => Some(items.join(" ")),
            _ => None,
        });
        let said: String = lists.collect();
        let changes = series[2].state().agreement.plan_changes.iter();
        let numbers: Vec<&str> = changes.filter_map(|raised| raised.item.reason.rsplit(' ').next()).collect();
        assert!(numbers.len() == 3 && numbers.iter().all(|number| said.contains(number)), "{numbers:?} in {said}");
        check(&minutes, &texts);
    }
}

#[test]
fn nothing_that_acts_or_hides_is_in_any_text() {
    each(|minutes, texts| {
        assert!(texts.iter().all(|text| !text.chars().any(|letter| letter != '\n' && acts_or_hides(letter))));
        for format in [Format::Html, Format::Markdown, Format::Json] {
            let said = text(minutes, format);
            assert_eq!(said.chars().find(|letter| *letter != '\n' && acts_or_hides(*letter)), None, "{format:?}");
        }
    });
}

#[test]
fn in_markdown_it_is_text() {
    each(|minutes, texts| {
        let markdown = text(minutes, Format::Markdown);
        let mut said = String::new();
        for event in Parser::new_ext(&markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => said.push_str(&text),
                Event::InlineHtml(html) => {
                    assert_eq!(&*html, "<br>", "no markup comes of what was said");
                    said.push('\n');
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => said.push('\n'),
                Event::Rule
                | Event::Start(
                    Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::Strong,
                ) => {}
                other => panic!("{other:?} comes of what was said"),
            }
        }
        let said = plain(&said).replace('\n', " ");
        // The few that a grid for pages leaves out stand in the tables for sheets.
        let found = texts.iter().filter(|text| said.contains(&plain(text).replace('\n', " "))).count();
        assert!(found * 10 > texts.len() * 9, "{found} of {}", texts.len());
    });
}

/// The elements that a page of minutes is made of.
const ELEMENTS: [&str; 43] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "div",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "span",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "svg",
    "defs",
    "pattern",
    "rect",
    "path",
    "circle",
    "text",
    "img",
    "a",
    "br",
    "b",
    "i",
    "em",
    "strong",
    "ol",
    "footer",
    "nav",
];

/// Walks a page; gives its text, and stops at whatever is not well formed or no element of ours.
fn text_of_page(html: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut said = String::new();
    let body = html.strip_prefix("<!DOCTYPE html>").expect("a page begins so");
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        if open.last() != Some(&"style") {
            assert!(!before.contains('>'), "an unescaped > in {before}");
            said.push_str(before);
        }
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "elements close in their order");
            said.push('\n');
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "no element of ours: {name}");
        assert_eq!(attributes.matches('"').count() % 2, 0, "{attributes}");
        let outside: String = attributes.split('"').step_by(2).collect();
        let acts = outside.split_whitespace().any(|attribute| attribute.starts_with("on"));
        assert!(!acts && !attributes.contains("javascript:"), "{attributes}");
        if !is_empty && !["meta", "img", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&middot;", "\u{b7}"), ("&amp;", "&")];
    named.iter().fold(said, |said, (entity, letter)| said.replace(entity, letter))
}

#[test]
fn a_page_is_well_formed_and_what_was_said_is_text_in_it() {
    each(|minutes, texts| {
        let said = plain(&text_of_page(&text(minutes, Format::Html))).replace('\n', " ");
        let found = texts.iter().filter(|text| said.contains(&plain(text).replace('\n', " "))).count();
        assert!(found * 10 > texts.len() * 9, "{found} of {}", texts.len());
    });
    for example in examples() {
        let session = example.read().expect("an example").session;
        for lang in Lang::ALL {
            let page = text(&crate::exports::minutes(&session, lang, Readers::Leadership), Format::Html);
            let said = text_of_page(&page);
            assert!(said.contains(&session.state().about.title));
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())) && !page.contains("<script"));
        }
    }
}

#[test]
fn in_csv_and_in_a_workbook_it_is_text_and_no_formula() {
    each(|minutes, texts| {
        let cells: Vec<String> = csv(minutes).into_values().flatten().flatten().collect();
        for cell in &cells {
            let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
            let begins = cell.trim_start().starts_with(['=', '+', '-', '@']);
            assert!(is_number || !begins, "{cell}");
        }
        let in_sheets: Vec<String> = sheets(minutes)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|cell| match cell {
                Data::String(text) => Some(text),
                _ => None,
            })
            .collect();
        for text in texts {
            assert!(cells.iter().any(|cell| cell == text || cell.strip_prefix('\'') == Some(text)), "{text}");
            assert!(in_sheets.contains(text), "{text}");
        }
    });
}

#[test]
fn in_json_it_is_text() {
    each(|minutes, texts| {
        let value: Value = serde_json::from_slice(&bytes(minutes, Format::Json)).expect("JSON");
        let mut said = Vec::new();
        collect(&value, &mut said);
        assert!(texts.iter().filter(|text| said.contains(text)).count() * 100 > texts.len() * 98);
    });
}

fn collect<'a>(value: &'a Value, said: &mut Vec<&'a String>) {
    match value {
        Value::String(text) => said.push(text),
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, said)),
        Value::Object(object) => object.values().for_each(|inner| collect(inner, said)),
        _ => {}
    }
}

#[test]
fn a_template_of_a_companys_own_cannot_let_markup_through() {
    let (session, _) = hostile();
    let minutes = minutes_seen(&session, Lang::En, Readers::Leadership, Notes::Included, &Lexicon::default());
    let page = |template: &str| {
        let logo = Some(Logo { kind: "image/png", bytes: vec![1, 2, 3] });
        minutes.write(Format::Html, &HouseStyle { template: Some(template.to_owned()), logo })
    };
    let said = |template: &str| match page(template) {
        Ok(Written::One(bytes)) => String::from_utf8(bytes).expect("text"),
        other => panic!("{other:?}"),
    };
    let all = "{% for s in sections %}{{ s.title }}{% for b in s.blocks %}{% if b.is == 'list' %}{{ b['items']|join }}\
               {% elif b.is == 'entries' %}{% for e in b.entries %}{{ e.title }}{% endfor %}{% endif %}{% endfor %}{% endfor %}";
    for template in [all.to_owned(), format!("{{% autoescape false %}}{all}{{% endautoescape %}}")] {
        let said = said(&template);
        assert!(said.contains("q1") && !said.contains("<script>") && !said.contains("<img"), "{template}");
    }
    assert!(said("<img src=\"{{ logo }}\">").contains("data:image/png;base64,AQID"));
    let broken = |template: &str| page(template).expect_err("it is broken").to_string();
    assert!(broken("<p>\n{{ title }\n").starts_with("line 2: "), "{}", broken("<p>\n{{ title }\n"));
    assert!(broken("<p>\n\n{{ titel }}").starts_with("line 3: "));
    assert!(broken("{{ title|safe }}").contains("safe"));
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
    assert_eq!(page(endless), Err(Failure::Endless));
}
