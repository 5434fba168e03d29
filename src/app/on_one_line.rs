//! A whole input in one line as it is driven: taken apart after each key, and kept by Enter.

use super::asking::{Outcome, outcome};
use super::draft;
use super::effect::Effect;
use super::entering::try_enter;
use super::form::{Form, FormRow, Offer};
use super::model::Model;
use super::naming::{Which, by_word, which};
use super::one_line::OneLine;
use super::overlay::Overlay;
use super::reading::{Context, told_apart};
use super::subject::Subject;
use crate::domain::{Author, Cell, Change, Value};
use crate::edit::TextField;
use crate::lang::one_line::{LineOf, Part, parts, unread_in_name, without_end};
use crate::lang::{Message, dates, numbers, wording};

/// What the form of the same input is about.
#[must_use]
pub fn subject(of: LineOf) -> Subject {
    match of {
        LineOf::Person => Subject::Seat(None),
        LineOf::WorkingLine => Subject::WorkingLine(None),
        LineOf::Result => Subject::Result(None),
        LineOf::Evidence(stream) => Subject::Evidence(None, stream),
        LineOf::Conclusion => Subject::Conclusion(None, None),
        LineOf::Positioning => Subject::Positioning(None, None),
        LineOf::Segment => Subject::Segment(None),
        LineOf::Money => Subject::Cell(Cell::new(None, None)),
        LineOf::Goal => Subject::Goal(None),
        LineOf::Reward => Subject::Reward(None),
        LineOf::Action => Subject::Action(None),
        LineOf::Parked => Subject::Parked(None),
    }
}

/// Takes apart what is typed: after each key, never while drawing.
pub fn look(line: &mut OneLine, context: &Context<'_>) {
    let Reading { kept, read } = read(line.of, line.typed.text(), context);
    line.doubt = doubt(line.of, &kept, context);
    line.kept = kept;
    line.problem = read.err().filter(|_| !line.typed.text().trim().is_empty());
}

/// That the name of a segment took in what looks like its tier or its customers.
fn doubt(of: LineOf, kept: &[(&'static str, String)], context: &Context<'_>) -> Option<Message> {
    if of != LineOf::Segment {
        return None;
    }
    let name = kept.iter().find(|(label, _)| *label == "field-name").map_or("", |(_, name)| name.as_str());
    let is_number = |text: &str| numbers::parse_count(text, context.style()).is_ok();
    let unread = unread_in_name(name, &is_number);
    (!unread.is_empty()).then(|| Message::new("oneline-in-name").with("what", &unread.join(" ")))
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What will be kept, field by field.
    pub kept: Vec<(&'static str, String)>,
    /// What comes of it, or what is missing or wrong.
    pub read: Result<Outcome, Message>,
}

/// Reads a line.
#[must_use]
pub fn read(of: LineOf, line: &str, context: &Context<'_>) -> Reading {
    let is_number = |text: &str| match of {
        LineOf::Money | LineOf::Result => numbers::parse_amount(text, context.style()).is_ok(),
        LineOf::Segment => numbers::parse_count(text, context.style()).is_ok(),
        _ => numbers::parse_number(text, context.style()).is_ok(),
    };
    let mut parts = parts(of, line.trim(), &is_number);
    let mut wrong = None;
    let mut form = subject(of).form(context);
    if of == LineOf::Money {
        match cell(&mut parts, context) {
            Ok(cell) => form = Subject::Cell(cell).form(context),
            Err(why) => wrong = Some(why),
        }
    }
    for (label, text) in &mut parts {
        let Some(row) = form.rows.iter_mut().find(|row| row.label == *label) else { continue };
        match meant(row, text, context) {
            Ok(named) => *text = named,
            Err(why) => wrong = wrong.or(Some(why)),
        }
        row.text = TextField::with_text(text);
    }
    let read = match (wrong, missing(of, &form, &parts)) {
        (Some(why), _) => Err(why),
        (None, Some(label)) => Err(Message::new("oneline-missing").with_word("what", label)),
        (None, None) => outcome(&form, context).map_err(|(row, why)| about(&form, row, &why, context)),
    };
    let said = read.as_ref().map(|outcome| said(outcome, context)).unwrap_or_default();
    let as_kept = |(label, text): (&'static str, String)| {
        let worded = said.iter().find(|(key, _)| *key == label).map(|(_, worded)| worded.clone());
        (label, worded.unwrap_or(text))
    };
    Reading { kept: parts.into_iter().map(as_kept).collect(), read }
}

/// The cell that a line is about; its parts then say the names of segment and promotion in full.
fn cell(parts: &mut [Part], context: &Context<'_>) -> Result<Cell, Message> {
    let segments = &context.state.segments.list;
    let promotions = &context.state.budget.promotions;
    let segment = one_of(parts, "field-segment", segments.iter().map(|raised| raised.item.name.as_str()))?;
    let promotion = one_of(parts, "field-promotion", promotions.iter().map(|raised| raised.item.name.as_str()))?;
    let segment = segment.and_then(|at| segments.iter().nth(at)).map(|raised| raised.id.clone());
    let promotion = promotion.and_then(|at| promotions.iter().nth(at)).map(|raised| raised.id.clone());
    match (&segment, &promotion) {
        (None, None) => Err(Message::new("oneline-missing").with_word("what", "field-segment")),
        (Some(_), None) => Err(Message::new("oneline-missing").with_word("what", "field-promotion")),
        _ => Ok(Cell::new(segment, promotion)),
    }
}

fn one_of<'a>(parts: &mut [Part], label: &str, names: impl Iterator<Item = &'a str>) -> Result<Option<usize>, Message> {
    let Some((_, text)) = parts.iter_mut().find(|(of, _)| *of == label) else { return Ok(None) };
    let names = told_apart(names);
    let at = decide(text, &names)?;
    text.clone_from(&names[at]);
    Ok(Some(at))
}

fn decide(typed: &str, names: &[String]) -> Result<usize, Message> {
    const MOST: usize = 4;
    match which(typed, names) {
        Which::One(at) => Ok(at),
        Which::None => Err(Message::new("oneline-nobody-called").with("typed", typed)),
        Which::Several(found) => {
            let mut choices: Vec<&str> = found.iter().take(MOST).map(|at| names[*at].as_str()).collect();
            choices.extend((found.len() > MOST).then_some("..."));
            Err(Message::new("oneline-which").with("typed", typed).with("choices", &choices.join(" | ")))
        }
    }
}

/// What a part of a line says in its row: names in full, days as they are written.
fn meant(row: &FormRow, typed: &str, context: &Context<'_>) -> Result<String, Message> {
    if row.label == "field-due" {
        return Ok(day(typed, context).unwrap_or_else(|| typed.to_owned()));
    }
    match &row.offer {
        Offer::OneOf(names) => decide(typed, names).map(|at| names[at].clone()),
        // Others are welcome: only who is begun is meant.
        Offer::Suggest(names) => Ok(begun(typed, names)),
        Offer::Said(names) if row.label == "field-who" => Ok(begun(typed, names)),
        _ => Ok(typed.to_owned()),
    }
}

fn begun(typed: &str, names: &[String]) -> String {
    match by_word(typed, names) {
        Which::One(at) => names[at].clone(),
        _ => typed.to_owned(),
    }
}

/// A day, or the last one of a month or a quarter that is named; of this year, or of the next where it has passed.
fn day(typed: &str, context: &Context<'_>) -> Option<String> {
    let lang = context.words.lang();
    let typed = without_end(typed);
    let end = |text: &str| dates::parse_period(text).ok().map(|(_, to)| to);
    let of_year = |years: i16| end(&format!("{typed} {}", context.today.year() + years));
    let day = match dates::parse_date(typed, context.today, lang) {
        Ok(day) => Some(day),
        Err(_) => end(typed).or_else(|| of_year(0).filter(|day| *day >= context.today)).or_else(|| of_year(1)),
    };
    day.map(|day| dates::format_date(day, lang))
}

/// The label of the first row that must be filled in and is not. Money needs its amount: a line names no cell to be cleared.
fn missing(of: LineOf, form: &Form, parts: &[Part]) -> Option<&'static str> {
    let lacks = |label| !parts.iter().any(|(of, _)| *of == label);
    if of == LineOf::Money && lacks("field-amount") {
        return Some("field-amount");
    }
    form.missing().map(|row| form.rows[row].label)
}

/// What is wrong, after the name of the row that it is about.
fn about(form: &Form, row: usize, why: &Message, context: &Context<'_>) -> Message {
    match form.rows.get(row) {
        Some(row) => Message::new("oneline-wrong").with_word("what", row.label).because(why, context.words),
        None => why.clone(),
    }
}

/// What the changes say, field by field, in words.
fn said(outcome: &Outcome, context: &Context<'_>) -> Vec<(&'static str, String)> {
    let (Outcome::BySpeaker(changes) | Outcome::By(_, changes)) = outcome else { return Vec::new() };
    let said = changes.iter().flat_map(Change::says).filter(|(_, value)| *value != Value::Nothing);
    said.map(|(key, value)| (key, wording::value(&value, context.state, context.words))).collect()
}

/// Opens an empty line.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let line = model.meeting.as_ref().and_then(|meeting| OneLine::at(meeting));
    model.overlays.extend(line.map(|line| Overlay::OneLine(Box::new(line))));
    Vec::new()
}

/// Keeps what the line says; where something is missing or wrong, says so.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::OneLine(mut line)) = model.overlays.pop() else { return Vec::new() };
    let Some(context) = model.context() else { return Vec::new() };
    let kept = match read(line.of, line.typed.text(), &context).read {
        Ok(Outcome::BySpeaker(changes)) => enter(model, None, changes),
        Ok(Outcome::By(author, changes)) => enter(model, Some(author), changes),
        // No other form is filled by lines.
        Ok(_) => Ok(Vec::new()),
        Err(why) => Err(why),
    };
    match kept {
        Ok(mut effects) => {
            effects.push(draft::keep(model));
            effects
        }
        Err(why) => {
            line.refused = Some(why);
            model.overlays.push(Overlay::OneLine(line));
            Vec::new()
        }
    }
}

fn enter(model: &mut Model, author: Option<Author>, changes: Vec<Change>) -> Result<Vec<Effect>, Message> {
    let about = changes.iter().filter_map(Change::about).next_back();
    let effects = try_enter(model, author, changes)?;
    if let (Some(meeting), Some(input)) = (&mut model.meeting, about) {
        meeting.point_at(&input);
    }
    Ok(effects)
}
