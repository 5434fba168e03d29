//! `roundtable paths`: where everything lies.

use std::path::Path;

use serde_json::{Map, Value};

use super::Desktop;
use super::out::Answer;
use super::show::Page;

/// Says where sessions, journals, backups and trash lie.
pub fn paths(json: bool, desktop: &Desktop) -> Answer {
    let places = &desktop.places;
    let folders = [
        ("sessions", "cli-path-sessions", places.sessions.clone()),
        ("journals", "cli-path-journals", places.journals()),
        ("backups", "cli-path-backups", places.backups()),
        ("trash", "cli-path-trash", places.trash()),
        ("quarantine", "cli-path-quarantine", places.quarantine()),
        ("settings", "cli-path-settings", places.config.clone()),
        ("template", "cli-path-template", places.template()),
        ("logo", "cli-path-logo", places.logo()),
    ];
    if json {
        let of = |path: &Path| Value::from(path.display().to_string());
        let object: Map<String, Value> = folders.iter().map(|(name, _, path)| ((*name).to_owned(), of(path))).collect();
        return Answer::json(&Value::from(object));
    }
    let mut page = Page::default();
    let lines: Vec<(String, String)> = folders
        .iter()
        .map(|(_, key, path)| (desktop.words.get(key).into_owned(), path.display().to_string()))
        .collect();
    page.facts_unwrapped(&lines);
    page.answer()
}
