//! `roundtable list`: what sessions there are, and the examples that come with the program.

use serde_json::{Value, json};

use super::show::{Page, Table};
use super::which::example_name;
use super::{Desktop, Outcome, out::Answer, told};
use crate::domain::{About, Life, Period};
use crate::lang::{Message, dates, wording};
use crate::storage::{Card, Head, Problem, Shelved, Standing, examples, shelf};

/// Lists the sessions, the latest meeting first.
pub fn list(json: bool, desktop: &Desktop) -> Outcome {
    let shelf = shelf(&desktop.places).map_err(|trouble| told::disk(&trouble))?;
    Ok(if json { Answer::json(&as_json(&shelf, desktop)) } else { as_text(&shelf, desktop) })
}

fn as_text(shelf: &[Shelved], desktop: &Desktop) -> Answer {
    let mut page = Page::default();
    let sessions = shelf.iter().filter_map(|shelved| match shelved {
        Shelved::Session(card) => Some(row(&card.head, file_name(shelved), desktop)),
        Shelved::Unreadable { .. } => None,
    });
    let sessions: Vec<Vec<String>> = sessions.collect();
    if sessions.is_empty() {
        let folder = desktop.places.sessions.display().to_string();
        page.paragraph(&desktop.words.with("cli-list-none", &[("folder", folder.into())]));
    } else {
        page.table(&Table::of_words(&sessions));
    }
    let of_examples =
        examples().iter().filter_map(|example| Some(row(&example.head().ok()?, example_name(example), desktop)));
    let of_examples: Vec<Vec<String>> = of_examples.collect();
    if !of_examples.is_empty() {
        page.heading(&desktop.words.get("cli-list-examples"));
        page.table(&Table::of_words(&of_examples));
    }
    let unreadable = shelf.iter().filter_map(|shelved| match shelved {
        Shelved::Unreadable { problem, .. } => Some(told::problem(problem)),
        Shelved::Session(_) => None,
    });
    unreadable.fold(page.answer(), Answer::remarking)
}

fn row(head: &Head, file: String, desktop: &Desktop) -> Vec<String> {
    let About { title, date, period, .. } = &head.about;
    let words = &desktop.words;
    vec![
        dates::format_date(*date, words.lang()),
        title.clone(),
        wording::period(*period, words),
        words.get(head.life.key()).into_owned(),
        file,
    ]
}

fn file_name(shelved: &Shelved) -> String {
    shelved.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn as_json(shelf: &[Shelved], desktop: &Desktop) -> Value {
    let sessions = shelf.iter().filter_map(|shelved| match shelved {
        Shelved::Session(card) => Some(session(card)),
        Shelved::Unreadable { .. } => None,
    });
    let unreadable = shelf.iter().filter_map(|shelved| match shelved {
        Shelved::Unreadable { path, problem } => {
            let message: Message = told::problem(problem);
            let at = match problem {
                Problem::Content { why, .. } => told::place(why),
                Problem::Disk(_) => None,
            };
            Some(json!({
                "file": path.display().to_string(),
                "line": at.map(|(line, _)| line),
                "column": at.map(|(_, column)| column),
                "problem": message.say(&desktop.words),
            }))
        }
        Shelved::Session(_) => None,
    });
    let examples = examples().iter().filter_map(|example| Some(head(&example.head().ok()?, &example_name(example))));
    json!({
        "folder": desktop.places.sessions.display().to_string(),
        "sessions": sessions.collect::<Vec<_>>(),
        "unreadable": unreadable.collect::<Vec<_>>(),
        "examples": examples.collect::<Vec<_>>(),
    })
}

fn session(card: &Card) -> Value {
    let mut value = head(&card.head, &card.path.display().to_string());
    value["written"] = json!(card.modified.to_string());
    value["copy"] = json!(card.standing != Standing::Session);
    value
}

fn head(head: &Head, file: &str) -> Value {
    let about = &head.about;
    let period = |period: Period| json!({ "from": period.from.to_string(), "to": period.to.to_string() });
    json!({
        "file": file,
        "id": head.id.as_str(),
        "title": about.title,
        "brand": about.brand,
        "date": about.date.to_string(),
        "period": period(about.period),
        "looked_back": period(about.looked_back),
        "currency": about.currency.code(),
        "life": match head.life {
            Life::Draft => "draft",
            Life::Agreed(_) => "agreed",
            Life::Reopened(_) => "reopened",
        },
        "follows": about.follows.as_ref().map(ToString::to_string),
        "entries": head.rev,
        "written": null,
        "copy": false,
    })
}
