//! `roundtable over-time`: a series of sessions side by side, as tables for people or as JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::eyes::{lexicon, over_time_covered};
use super::show::{Page, Table};
use super::which::Which;
use super::{Desktop, Outcome};
use crate::cli::out::Answer;
use crate::domain::over_time::OverTime;
use crate::lang::over_time::{Cell, Chart, Head, Row, Topic, chart};
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
        page.paragraph(&words.with(chart.topic.says_key(), &[("unit", chart.unit.as_str().into())]));
        page.heading("");
        let head: Vec<String> = std::iter::once(String::new()).chain(chart.heads.iter().map(head)).collect();
        let rows: Vec<Vec<String>> = chart.rows.iter().flat_map(|row| lines(row, "")).collect();
        page.table(&Table::of_figures(&head, &rows, &[]));
        if !chart.details.is_empty() {
            page.heading("");
            let details: Vec<Vec<String>> = chart.details.iter().flat_map(|row| lines(row, "")).collect();
            page.table(&Table::of_figures(&head, &details, &[]));
        }
        if !chart.facts.is_empty() {
            page.heading("");
            for fact in &chart.facts {
                page.facts(&[(fact.label.clone(), fact.text.clone())]);
            }
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

/// A line for each bar of a row; the name stands before the first.
fn lines(row: &Row, none: &str) -> Vec<Vec<String>> {
    let line = |(index, bar): (usize, &crate::lang::over_time::Bar)| {
        let name = match (index, bar.name.is_empty()) {
            (0, true) => row.name.clone(),
            (0, false) => format!("{} {}", row.name, bar.name),
            (_, true) => none.to_owned(),
            (_, false) => format!("  {}", bar.name),
        };
        let said =
            |cell: &Cell| if cell.mark.is_empty() { cell.said.clone() } else { format!("{} {}", cell.said, cell.mark) };
        std::iter::once(name).chain(bar.cells.iter().map(said)).collect()
    };
    row.bars.iter().enumerate().map(line).collect()
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
