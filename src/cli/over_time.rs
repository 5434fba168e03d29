//! `roundtable over-time`: a series of sessions side by side, as tables for people or as JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::eyes::{lexicon, over_time_covered};
use super::show::{Page, Table};
use super::which::Which;
use super::{Desktop, Outcome};
use crate::cli::out::Answer;
use crate::domain::over_time::OverTime;
use crate::lang::look_back::Fact;
use crate::lang::over_time::{Bar, Cell, Chart, Head, Row, Topic, chart};
use crate::storage::{Series, series};

/// Shows the series that a session belongs to.
pub fn over_time(name: &Path, json: bool, desktop: &Desktop) -> Outcome {
    let which = Which::find(name, &desktop.places)?;
    let loaded = which.read()?;
    let Series { sessions, here, missing, beside } = series(loaded.session, which.file(), &desktop.places);
    let (lexicon, problem) = lexicon(desktop);
    let answer = match over_time_covered(&sessions, here, &lexicon, desktop) {
        None => Answer::text(""),
        Some(mut of) => {
            (of.missing, of.beside) = (missing, beside);
            if json { Answer::json(&as_json(&of, desktop)) } else { as_text(&of, desktop) }
        }
    };
    Ok(match problem {
        Some(why) => answer.remarking(why),
        None => answer,
    })
}

fn charts<'a>(of: &'a OverTime, desktop: &'a Desktop) -> impl Iterator<Item = Chart> + 'a {
    Topic::ALL.into_iter().map(|topic| chart(of, topic, &desktop.zone, &desktop.words))
}

fn as_text(of: &OverTime, desktop: &Desktop) -> Answer {
    let words = &desktop.words;
    let mut page = Page::default();
    let brand = of.unit().map(|unit| if unit.brand.is_empty() { unit.title.clone() } else { unit.brand.clone() });
    page.title(&words.with("over-title", &[("brand", brand.unwrap_or_default().into())]));
    for chart in charts(of, desktop) {
        page.part(&words.get(chart.topic.key()));
        page.paragraph(&words.with(chart.topic.says_in_figures_key(), &[("unit", chart.unit.as_str().into())]));
        page.heading("");
        let head: Vec<String> = std::iter::once(String::new()).chain(chart.heads.iter().map(head)).collect();
        let rows: Vec<Vec<String>> = chart.rows.iter().flat_map(lines).collect();
        page.table(&Table::of_figures(&head, &rows, &[]));
        if !chart.details.is_empty() {
            page.heading("");
            let details: Vec<Vec<String>> = chart.details.iter().flat_map(lines).collect();
            page.table(&Table::of_figures(&head, &details, &[]));
        }
        if !chart.facts.is_empty() {
            page.heading("");
            facts(&mut page, &chart.facts);
        }
        if !chart.notes.is_empty() {
            page.heading("");
            chart.notes.iter().for_each(|note| page.paragraph(note));
        }
    }
    page.answer()
}

fn head(head: &Head) -> String {
    // A day stays on one line.
    if head.said.is_empty() {
        head.label.clone()
    } else {
        format!("{} {}", head.label, head.said.replace(' ', "\u{a0}"))
    }
}

/// What the figures are made of: sentences, and below each what it is about.
fn facts(page: &mut Page, facts: &[Fact]) {
    for alike in facts.chunk_by(|before, fact| before.label.is_empty() == fact.label.is_empty()) {
        if alike.iter().any(|fact| fact.label.is_empty()) {
            for fact in alike {
                page.paragraph(&fact.text);
            }
        } else {
            let told: Vec<_> = alike.iter().map(|fact| (fact.label.clone(), fact.text.clone())).collect();
            page.facts_under(&told);
        }
    }
}

/// The lines of a row: its name, whole, beside its bars; above them where these have names of their own.
fn lines(row: &Row) -> Vec<Vec<String>> {
    let said =
        |cell: &Cell| if cell.mark.is_empty() { cell.said.clone() } else { format!("{} {}", cell.said, cell.mark) };
    let has_name = |bar: &Bar| !bar.name.is_empty();
    let names = Table::names(&row.name);
    let above = if row.bars.iter().any(has_name) { names.len() } else { 0 };
    let below = row.bars.iter().map(|bar| format!("  {}", bar.name));
    let before: Vec<String> = if above > 0 { names.into_iter().chain(below).collect() } else { names };
    let line = |at: usize| {
        let bar = at.checked_sub(above).and_then(|bar| row.bars.get(bar));
        let name = std::iter::once(before.get(at).cloned().unwrap_or_default());
        name.chain(bar.into_iter().flat_map(|bar| &bar.cells).map(said)).collect()
    };
    (0..before.len().max(above + row.bars.len())).map(line).collect()
}

fn as_json(of: &OverTime, desktop: &Desktop) -> Value {
    let sessions = of.sittings.iter().enumerate().map(|(at, sitting)| {
        json!({
            "id": sitting.id.as_str(),
            "title": sitting.title,
            "date": sitting.date.to_string(),
            "period": { "from": sitting.period.from.to_string(), "to": sitting.period.to.to_string() },
            "looked_back": { "from": sitting.looked_back.from.to_string(), "to": sitting.looked_back.to.to_string() },
            "currency": sitting.currency.code(),
            "asked": at == of.here,
        })
    });
    json!({
        "sessions": sessions.collect::<Vec<_>>(),
        "missing": of.missing.as_ref().map(ToString::to_string),
        "not_shown": of.beside,
        "topics": charts(of, desktop).map(|chart| topic(&chart)).collect::<Vec<_>>(),
    })
}

fn topic(chart: &Chart) -> Value {
    let column = |head: &Head| {
        json!({
            "session": head.session,
            "label": head.label,
            "from": head.period.map(|period| period.from.to_string()),
            "to": head.period.map(|period| period.to.to_string()),
        })
    };
    let rows = |rows: &[Row]| rows.iter().map(row).collect::<Vec<_>>();
    json!({
        "topic": chart.topic.name(),
        "unit": chart.unit,
        "columns": chart.heads.iter().map(column).collect::<Vec<_>>(),
        "rows": rows(&chart.rows),
        "details": rows(&chart.details),
        "facts": chart.facts.iter().map(|fact| json!({
            "when": fact.label,
            "text": fact.text,
            "by": fact.by,
        })).collect::<Vec<_>>(),
        "notes": chart.notes,
    })
}

fn row(row: &Row) -> Value {
    let figure = |cell: &Cell| {
        let value = cell.amount.map(|amount| amount.normalize().to_string());
        let said = cell.amount.is_none().then_some(&cell.said).filter(|said| !said.is_empty());
        json!({ "value": value, "says": said, "mark": (!cell.mark.is_empty()).then_some(&cell.mark) })
    };
    let bars = row.bars.iter().map(|bar| {
        json!({
            "of": (!bar.name.is_empty()).then_some(&bar.name),
            "figures": bar.cells.iter().map(figure).collect::<Vec<_>>(),
        })
    });
    json!({ "name": row.name, "bars": bars.collect::<Vec<_>>() })
}
