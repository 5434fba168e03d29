//! What goes out of the house: asked for in a small form, written elsewhere, and the session on the screen stays as it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::asking::Outcome;
use super::effect::Effect;
use super::exporting::ToExport;
use super::form::{Form, FormRow, Need, Offer};
use super::model::Model;
use super::overlay::Overlay;
use super::reading::chosen;
use super::subject::Subject;
use crate::edit::TextField;
use crate::export::{Format, Notes, Readers};
use crate::lang::{Lang, Message, Words};
use crate::rules;

/// Whether private notes go along, in the order in which it is asked.
const NOTES: [(Notes, &str); 2] =
    [(Notes::LeftOut, "export-notes-left-out"), (Notes::Included, "export-notes-included")];

/// Opens the form.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let rows = rows(model);
    model.overlays.push(Overlay::Form(Box::new(Form::new(Subject::Export, rows))));
    Vec::new()
}

fn rows(model: &Model) -> Vec<FormRow> {
    let words = &model.words;
    let one_of = |label: &'static str, names: Vec<String>, at: usize| FormRow {
        label,
        need: Need::Required,
        text: TextField::with_text(names.get(at).map_or("", String::as_str)),
        offer: Offer::OneOf(names),
    };
    let named = |keys: &[&str]| keys.iter().map(|key| words.get(key).into_owned()).collect::<Vec<_>>();
    let language = Lang::ALL.iter().position(|lang| *lang == words.lang()).unwrap_or(0);
    vec![
        one_of("field-format", named(&Format::ALL.map(Format::key)), 0),
        one_of("field-for-whom", named(&Readers::ALL.map(Readers::key)), 0),
        one_of("field-language", languages(), language),
        one_of("field-private-notes", named(&NOTES.map(|(_, key)| key)), 0),
        FormRow::text("field-export-to", &usual_place(model)),
    ]
}

/// The languages, each by what it calls itself.
fn languages() -> Vec<String> {
    Lang::ALL.iter().map(|lang| Words::new(*lang).get("field-language-own").into_owned()).collect()
}

/// Among the user's documents, else beside the session, named after its file.
fn usual_place(model: &Model) -> String {
    let Some(meeting) = &model.meeting else { return String::new() };
    let file = meeting.path();
    let stem = file
        .and_then(|file| file.file_stem())
        .map_or_else(|| PathBuf::from(meeting.state().id.as_str()), PathBuf::from);
    let beside = file.and_then(|file| file.parent()).map(Path::to_owned);
    let folder = model.documents.clone().or(beside).unwrap_or_default();
    folder.join(stem).display().to_string()
}

/// What the filled form orders.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(model: &mut Model, form: &Form) -> Result<Outcome, (usize, Message)> {
    let index = |row: usize, choices: usize| {
        let all: Vec<usize> = (0..choices).collect();
        let row_of = form.rows.get(row).ok_or((row, Message::new("refusal-required")))?;
        let found = chosen(row_of, &all).map_err(|why| (row, why))?.copied();
        found.ok_or((row, Message::new("refusal-required")))
    };
    let format = Format::ALL.get(index(0, Format::ALL.len())?).copied().unwrap_or_default();
    let readers = Readers::ALL.get(index(1, Readers::ALL.len())?).copied().unwrap_or_default();
    let lang = Lang::ALL.get(index(2, Lang::ALL.len())?).copied().unwrap_or_default();
    let notes = NOTES.get(index(3, NOTES.len())?).map(|(notes, _)| *notes).unwrap_or_default();
    let to = form.typed(4).to_owned();
    let (words, zone, lexicon) = (Words::new(lang), model.zone.clone(), Arc::clone(&model.lexicon));
    let Some(meeting) = &mut model.meeting else { return Ok(Outcome::BySpeaker(Vec::new())) };
    let flags = meeting.watch().all().to_vec();
    let (session, past) = meeting.shown_in(&words);
    let file = meeting.path().cloned();
    let names = rules::names(meeting.uncovered().state());
    let order = ToExport { to, format, readers, notes, lang, session, flags, past, file, lexicon, names, zone };
    Ok(Outcome::Export(Box::new(order)))
}
