//! The row under the cursor in full: everything that was said of it, who raised it, and who has said yes to it.

use std::borrow::Cow;

use super::flags;
use super::scene::Scene;
use crate::app::{InputOrigin, RowRef, origin_of};
use crate::domain::{Basis, Case, Concern, Department, InputRef, Line, Participant, Value};
use crate::lang::look_back::{LineInWords, missing_part};
use crate::lang::{dates, flags as lang_flags, reasons, signed, wording};
use crate::rules::Flag;

/// A row in full.
pub struct Detail<'a> {
    /// What it is called.
    pub name: String,
    /// What was said of it: the name of each filled field and what stands in it; a sentence needs no name.
    pub fields: Vec<(Cow<'a, str>, String)>,
    /// What is to be looked at, each with a sign before it.
    pub notes: Vec<String>,
    /// What the keys do with it that matter most; the foot says it too.
    pub hint: Option<String>,
    /// Who raised it, and who has said yes.
    pub origin: Option<InputOrigin<'a>>,
}

/// The row under the cursor in full; `None` where the cursor is on no row.
#[must_use]
pub fn of_selected<'a>(scene: &Scene<'a>) -> Option<Detail<'a>> {
    Some(match scene.meeting.selected()? {
        RowRef::Participant(id) => of_person(scene, scene.state().room.participant(&id)?),
        RowRef::MissingSeat(department) => Detail {
            name: wording::department(&department, scene.words()).into_owned(),
            fields: vec![(scene.say("view-head-here"), scene.say("view-why-missing").into_owned())],
            notes: Vec::new(),
            hint: None,
            origin: None,
        },
        RowRef::Line(line, basis) => of_line(scene, &line, basis),
        RowRef::Signer(department) => of_signer(scene, &department),
        RowRef::Flag(key) => of_flag(scene, scene.meeting.watch().get(&key)?),
        RowRef::Input(input) => of_input(scene, &input),
    })
}

/// A flag in full: why it matters, the inputs that caused it with who raised them, and how the room has answered.
fn of_flag<'a>(scene: &Scene<'a>, flag: &Flag) -> Detail<'a> {
    let mut fields: Vec<(Cow<'a, str>, String)> = vec![("".into(), lang_flags::matters(flag.rule(), scene.words()))];
    fields.extend(flag.key.about.iter().filter_map(Concern::input).take(MOST_QUOTED).map(|input| quoted(scene, input)));
    if !flag.words.is_empty() {
        fields.push((scene.say("view-words"), flag.words.join(&scene.say("list-separator"))));
    }
    fields.extend(lang_flags::suggestion(flag, scene.words()).map(|said| (scene.say("view-say-instead"), said)));
    if let Some(settled) = scene.state().settled(&flag.key) {
        let by = wording::speaker(&settled.by, settled.person.as_ref(), scene.state(), scene.words());
        fields.push((scene.say("view-head-answer"), flags::answer(scene, settled)));
        fields.push((scene.say("view-settled-by"), by));
    }
    let name = flags::line(scene, flag);
    let hint = match (scene.is_review(), scene.state().settled(&flag.key)) {
        (true, _) => None,
        (false, None) if flag.key.case == Case::Hostile => Some("view-flag-hint-held"),
        (false, None) => Some("view-flag-hint"),
        (false, Some(_)) => Some("view-flag-hint-answered"),
    };
    let hint = hint.map(|hint| flags::keys(scene, hint));
    Detail { name, fields, notes: Vec::new(), hint, origin: None }
}

/// The most inputs that are quoted in full.
const MOST_QUOTED: usize = 4;

/// An input that caused a flag, and who raised it.
fn quoted<'a>(scene: &Scene<'a>, input: &InputRef) -> (Cow<'a, str>, String) {
    let (state, words) = (scene.state(), scene.words());
    let name = wording::input(input, state, words);
    let by = state.raised_by(input).map(|by| wording::department(by, words));
    let said = by.map_or_else(
        || name.clone(),
        |by| scene.tell("view-said-by", &[("what", name.clone().into()), ("department", by.into())]),
    );
    (scene.say(wording::kind(input)), said)
}

fn of_input<'a>(scene: &Scene<'a>, input: &InputRef) -> Detail<'a> {
    let (state, words) = (scene.state(), scene.words());
    let name = wording::input(input, state, words);
    let mut fields = said(scene, input);
    fields.retain(|(_, value)| *value != name);
    let strength = reasons::strength(input, state, words);
    fields.extend(strength.map(|(key, said)| (scene.say(key), said)));
    let mut notes = reasons::notes(input, state, words);
    notes.extend(of_leftover(scene, input));
    let is_held = scene.meeting.watch().holds(input) && !scene.is_review();
    let hint = is_held.then(|| flags::keys(scene, "view-held-hint"));
    notes.extend(scene.meeting.watch().about(input).map(|flag| flags::line(scene, flag)));
    Detail { name, fields, notes, hint, origin: origin_of(input, state) }
}

/// How something that the last session left came out, or that its day has come.
fn of_leftover(scene: &Scene<'_>, input: &InputRef) -> Option<String> {
    let InputRef::Leftover(id) = input else { return None };
    let item = &scene.state().room.leftovers.get(id)?.item;
    let outcome = scene.state().outcome(item).map(|outcome| scene.say(outcome.key()).into_owned());
    outcome.or_else(|| item.is_due(scene.state().about.date).then(|| scene.say("leftover-due").into_owned()))
}

/// The filled fields of an input, in words.
fn said<'a>(scene: &Scene<'a>, input: &InputRef) -> Vec<(Cow<'a, str>, String)> {
    let fields = scene.state().says(input).unwrap_or_default();
    // What disagrees is told from both sides, among the notes.
    let filled = fields.into_iter().filter(|(key, value)| *value != Value::Nothing && *key != "field-contradicts");
    let mut said: Vec<(Cow<'a, str>, String)> = Vec::new();
    for (key, value) in filled {
        let worded = wording::value(&value, scene.state(), scene.words());
        // What the list is asked for need not be told twice where it is what defines the segment.
        let is_told = matches!(value, Value::Picks(_)) && said.iter().any(|(_, told)| *told == worded);
        if !is_told {
            said.push((scene.say(key), worded));
        }
    }
    said
}

fn of_person<'a>(scene: &Scene<'a>, person: &Participant) -> Detail<'a> {
    let mut fields =
        vec![(scene.say("field-department"), wording::department(&person.department, scene.words()).into_owned())];
    if !person.role.is_empty() {
        fields.push((scene.say("view-head-role"), person.role.clone()));
    }
    for visit in &person.visits {
        let came = scene.time(visit.came);
        let left = visit.left.map_or_else(String::new, |left| scene.time(left));
        let value = if left.is_empty() {
            scene.tell("view-here-since", &[("time", came.into())])
        } else {
            format!("{came} - {left}")
        };
        fields.push((scene.say("view-head-here"), value));
    }
    Detail { name: person.name.clone(), fields, notes: Vec::new(), hint: None, origin: None }
}

/// How far the room is with reading the line, what the reading says, then what the list has no room for.
fn of_line<'a>(scene: &Scene<'a>, line: &Line, basis: Basis) -> Detail<'a> {
    let (state, words) = (scene.state(), scene.words());
    let found = scene.meeting.tables().line(line, basis);
    let told = found.map(|(table, line)| LineInWords { state, words, table, line });
    let input = InputRef::Reading(line.clone());
    let mut name = wording::line(line, state, words);
    let mut fields = reading_so_far(scene, line);
    // What the room said of it comes before what else can be reckoned.
    let verdict = scene.say("field-verdict");
    fields.extend(said(scene, &input).into_iter().filter(|(label, _)| *label != verdict));
    if let Some(told) = &told {
        name = told.sentence().unwrap_or_else(|| told.name());
        fields.extend(told.break_even().map(|text| (Cow::Borrowed(""), text)));
        fields.push((scene.say("view-head-brought-by"), told.brought_by()));
        fields.extend(told.small_base().map(|why| (scene.say("line-small"), why)));
        fields.extend(told.plan().map(|plan| (scene.say("line-against-plan"), plan)));
        fields.extend(told.outputs().into_iter().map(|output| (scene.say("view-head-output"), output)));
    }
    Detail { name, fields, notes: Vec::new(), hint: None, origin: origin_of(&input, state) }
}

/// That nobody has read the line yet, or what its reading still lacks, and what to do about the line.
fn reading_so_far<'a>(scene: &Scene<'a>, line: &Line) -> Vec<(Cow<'a, str>, String)> {
    let Some(reading) = scene.state().look_back.readings.get(line) else {
        return vec![(scene.say("view-head-reading"), scene.say("view-no-reading").into_owned())];
    };
    let name = |department: &Department| wording::department(department, scene.words()).into_owned();
    let missing = reading.missing_parts(&scene.state().room);
    let missing: Vec<String> = missing.iter().map(|part| missing_part(part, scene.words(), name)).collect();
    let missing = (!missing.is_empty()).then(|| missing.join(&scene.say("list-separator")));
    let verdict = reading.item.verdict.map(|verdict| scene.say(verdict.key()).into_owned());
    let fields = [("line-still-missing", missing), ("field-verdict", verdict)].into_iter();
    fields.filter_map(|(key, said)| Some((scene.say(key), said?))).collect()
}

fn of_signer<'a>(scene: &Scene<'a>, department: &Department) -> Detail<'a> {
    let name = wording::department(department, scene.words()).into_owned();
    let Some(signature) = scene.state().agreement.signature(department) else {
        return Detail {
            name,
            fields: vec![(scene.say("view-head-says"), scene.say("view-not-signed").into_owned())],
            notes: Vec::new(),
            hint: None,
            origin: None,
        };
    };
    let mut fields = said(scene, &InputRef::Signature(department.clone()));
    let person = wording::person(&signature.person, scene.state());
    fields.push((scene.say("view-head-signed-by"), who_and_when(scene, person, signature.at)));
    let parts = signature.parts.iter().map(|part| scene.say(part.key())).collect::<Vec<_>>();
    fields.push((scene.say("view-head-parts"), parts.join(&scene.say("list-separator"))));
    Detail { name, fields, notes: since_signed(scene, department), hint: None, origin: None }
}

/// That a signature is void, and the first of what has changed since; the page behind its key tells all.
fn since_signed(scene: &Scene<'_>, department: &Department) -> Vec<String> {
    const MOST: usize = 4;
    let void = scene.meeting.watch().void(department);
    if void.is_empty() {
        return Vec::new();
    }
    let head = scene.tell("signed-void-since", &[("parts", signed::parts(&void, scene.words()).into())]);
    let since = signed::since_signed(department, scene.state(), scene.words());
    let more = since.len().saturating_sub(MOST);
    let more = (more > 0).then(|| scene.tell("signed-and-more", &[("count", more.into())]));
    std::iter::once(head).chain(since.into_iter().take(MOST).map(|fact| fact.text)).chain(more).collect()
}

/// Who raised it and when: `Sales - Chen Li, 10:31`.
#[must_use]
pub fn raised_by(scene: &Scene<'_>, origin: &InputOrigin<'_>) -> String {
    let who = wording::speaker(origin.by, origin.person, scene.state(), scene.words());
    who_and_when(scene, who, origin.at)
}

fn who_and_when(scene: &Scene<'_>, who: String, at: jiff::Timestamp) -> String {
    scene.tell("view-who-and-when", &[("who", who.into()), ("when", when(scene, at).into())])
}

/// The time of day; with the day where it was not the day of the meeting.
fn when(scene: &Scene<'_>, at: jiff::Timestamp) -> String {
    let date = scene.model.zone.to_datetime(at).date();
    if date == scene.state().about.date {
        return scene.time(at);
    }
    format!("{} {}", dates::format_date(date, scene.words().lang()), scene.time(at))
}

/// The departments that have said yes, by their letters; `None` where nobody has.
#[must_use]
pub fn agreed(scene: &Scene<'_>, origin: &InputOrigin<'_>) -> Option<String> {
    let names: Vec<Cow<'_, str>> = origin.agreed.iter().map(|of| wording::department(of, scene.words())).collect();
    (!names.is_empty()).then(|| names.join(&scene.say("list-separator")))
}
