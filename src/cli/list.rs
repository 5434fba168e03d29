//! `roundtable list`: what sessions there are, and the examples that come with the program.

use serde_json::{Value, json};

use super::search::{Listed, OfSessions, life, listed, wanted};
use super::show::{Page, Table};
use super::which::example_name;
use super::{Desktop, Outcome, out::Answer, told};
use crate::app::{Card, Origin, found_by};
use crate::domain::{Period, Wanted};
use crate::lang::{Message, dates, wording};
use crate::storage::{Filed, Problem, Spine, Standing, examples};

/// Lists the sessions that fit, the latest meeting first.
pub fn list(words: &[String], of: &OfSessions, json: bool, desktop: &Desktop) -> Outcome {
    let wanted = wanted(words, of, &[], desktop)?;
    let mut listed = listed(desktop)?;
    listed.sessions.retain(|filed| takes(&wanted, &filed.spine));
    if !wanted.is_nothing() {
        listed.unreadable.clear();
    }
    let of_examples =
        examples().iter().filter_map(|example| Some((example_name(example), example.head().ok()?.into())));
    let examples: Vec<(String, Spine)> = of_examples.filter(|(_, spine)| takes(&wanted, spine)).collect();
    Ok(if json {
        Answer::json(&as_json(&listed, &examples, desktop))
    } else {
        as_text(&listed, &examples, &wanted, desktop)
    })
}

/// Whether a session is one of those that are asked for.
fn takes(wanted: &Wanted, spine: &Spine) -> bool {
    let card = || Card {
        origin: Origin::Example(0),
        id: spine.id.clone(),
        title: spine.title.clone(),
        brand: spine.brand.clone(),
        date: spine.date,
        period: spine.period,
        life: spine.life,
        follows: spine.follows.clone(),
        written: None,
    };
    let says_all = || {
        let found_by = found_by(&card());
        wanted.words.iter().all(|word| found_by.contains(word.as_str()))
    };
    wanted.takes_session(spine.date, spine.life, &spine.brand) && (wanted.words.is_empty() || says_all())
}

fn as_text(listed: &Listed, examples: &[(String, Spine)], wanted: &Wanted, desktop: &Desktop) -> Answer {
    let mut page = Page::default();
    let sessions = listed.sessions.iter().map(|filed| row(&filed.spine, file_name(filed), desktop));
    let sessions: Vec<Vec<String>> = sessions.collect();
    if sessions.is_empty() {
        let folder = desktop.places.sessions.display().to_string();
        let key = if wanted.is_nothing() { "cli-list-none" } else { "cli-list-none-such" };
        page.paragraph(&desktop.words.with(key, &[("folder", folder.into())]));
    } else {
        page.table(&Table::of_words(&sessions));
    }
    let of_examples = examples.iter().map(|(name, spine)| row(spine, name.clone(), desktop));
    let of_examples: Vec<Vec<String>> = of_examples.collect();
    if !of_examples.is_empty() {
        page.heading(&desktop.words.get("cli-list-examples"));
        page.table(&Table::of_words(&of_examples));
    }
    let unreadable = listed.unreadable.iter().map(|(_, problem)| told::problem(problem));
    unreadable.fold(page.answer(), Answer::remarking)
}

fn row(spine: &Spine, file: String, desktop: &Desktop) -> Vec<String> {
    let words = &desktop.words;
    vec![
        dates::format_date(spine.date, words.lang()),
        spine.title.clone(),
        wording::period(spine.period, words),
        words.get(spine.life.key()).into_owned(),
        file,
    ]
}

fn file_name(filed: &Filed) -> String {
    filed.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn as_json(listed: &Listed, examples: &[(String, Spine)], desktop: &Desktop) -> Value {
    let unreadable = listed.unreadable.iter().map(|(path, problem)| {
        let message: Message = told::problem(problem);
        let at = match problem {
            Problem::Content { why, .. } => told::place(why),
            Problem::Disk(_) => None,
        };
        json!({
            "file": path.display().to_string(),
            "line": at.map(|(line, _)| line),
            "column": at.map(|(_, column)| column),
            "problem": message.say(&desktop.words),
        })
    });
    json!({
        "folder": desktop.places.sessions.display().to_string(),
        "sessions": listed.sessions.iter().map(|filed| session(filed)).collect::<Vec<_>>(),
        "unreadable": unreadable.collect::<Vec<_>>(),
        "examples": examples.iter().map(|(name, spine)| head(spine, name)).collect::<Vec<_>>(),
    })
}

fn session(filed: &Filed) -> Value {
    let mut value = head(&filed.spine, &filed.path.display().to_string());
    value["written"] = json!(filed.written().to_string());
    value["copy"] = json!(Standing::of(&filed.path) != Standing::Session);
    value
}

fn head(spine: &Spine, file: &str) -> Value {
    let period = |period: Period| json!({ "from": period.from.to_string(), "to": period.to.to_string() });
    json!({
        "file": file,
        "id": spine.id.as_str(),
        "title": spine.title,
        "brand": spine.brand,
        "date": spine.date.to_string(),
        "period": period(spine.period),
        "looked_back": period(spine.looked_back),
        "currency": spine.currency.code(),
        "life": life(spine.life),
        "follows": spine.follows.as_ref().map(ToString::to_string),
        "entries": spine.rev,
        "written": null,
        "copy": false,
    })
}
