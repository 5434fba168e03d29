//! The row under the cursor in full: everything that was said of it, who raised it, and who has said yes to it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::figures;
use super::scene::Scene;
use super::steps::look_back::{sentence, unit};
use crate::app::{InputOrigin, RowRef, origin_of};
use crate::domain::{Department, InputRef, Line, LineFigures, Participant, Value};
use crate::lang::numbers::format_decimal;
use crate::lang::{dates, wording};

/// A row in full.
pub struct Detail<'a> {
    /// What it is called.
    pub name: String,
    /// What was said of it: the name of each filled field and what stands in it.
    pub fields: Vec<(Cow<'a, str>, String)>,
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
            origin: None,
        },
        RowRef::Line(line) => of_line(scene, &line),
        RowRef::Signer(department) => of_signer(scene, &department),
        RowRef::Input(input) => of_input(scene, &input),
    })
}

fn of_input<'a>(scene: &Scene<'a>, input: &InputRef) -> Detail<'a> {
    let name = wording::input(input, scene.state(), scene.words());
    let fields = said(scene, input).into_iter().filter(|(_, value)| *value != name).collect();
    Detail { name, fields, origin: origin_of(input, scene.state()) }
}

/// The filled fields of an input, in words.
fn said<'a>(scene: &Scene<'a>, input: &InputRef) -> Vec<(Cow<'a, str>, String)> {
    let fields = scene.state().says(input).unwrap_or_default();
    let filled = fields.into_iter().filter(|(_, value)| *value != Value::Nothing);
    filled.map(|(key, value)| (scene.say(key), wording::value(&value, scene.state(), scene.words()))).collect()
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
    Detail { name: person.name.clone(), fields, origin: None }
}

fn of_line<'a>(scene: &Scene<'a>, line: &Line) -> Detail<'a> {
    let state = scene.state();
    let look_back = &state.look_back;
    let tables = match line {
        Line::Segment(_) => look_back.by_segment(),
        Line::Promotion(_) => look_back.by_promotion(),
        Line::Cell(_) => look_back.by_cell(),
    };
    let found = tables.iter().find_map(|table| Some((table, table.lines.iter().find(|found| found.line == *line)?)));
    let name = found
        .and_then(|(_, figures)| sentence(scene, figures))
        .unwrap_or_else(|| wording::line(line, state, scene.words()));
    let mut fields = Vec::new();
    if let Some((table, found)) = found {
        fields.extend(sums(scene, found, table.money_behind_gap(found)));
    }
    let input = InputRef::Reading(line.clone());
    if state.holds(&input) {
        fields.extend(said(scene, &input));
    } else {
        fields.push((scene.say("view-head-reading"), scene.say("view-no-reading").into_owned()));
    }
    Detail { name, fields, origin: origin_of(&input, state) }
}

/// Spend, sales, and the money behind the gap, exactly and with their units.
fn sums<'a>(scene: &Scene<'a>, line: &LineFigures, behind_gap: Option<Decimal>) -> Vec<(Cow<'a, str>, String)> {
    let state = scene.state();
    let style = state.about.numbers;
    let currency = wording::currency(&state.about.currency, scene.words());
    let amount = |amount, unit: &str| format!("{} {unit}", wording::amount(amount, style));
    let mut sums = vec![
        (scene.say("field-spend"), wording::money_of(line.spend, state, scene.words())),
        (scene.say("field-sales"), amount(line.sales, &unit(&state.look_back, &currency))),
    ];
    sums.push((scene.say("view-head-gap"), figures::gap(line.gap(), style)));
    // Derived by division, so cents would claim a precision that is not there.
    if let Some(behind) = behind_gap {
        let whole = format_decimal(behind, 0, style);
        sums.push((scene.say("view-money-behind-gap"), format!("{whole} {currency}")));
    }
    sums
}

fn of_signer<'a>(scene: &Scene<'a>, department: &Department) -> Detail<'a> {
    let name = wording::department(department, scene.words()).into_owned();
    let Some(signature) = scene.state().agreement.signature(department) else {
        return Detail {
            name,
            fields: vec![(scene.say("view-head-says"), scene.say("view-not-signed").into_owned())],
            origin: None,
        };
    };
    let mut fields = said(scene, &InputRef::Signature(department.clone()));
    let person = wording::person(&signature.person, scene.state());
    fields.push((scene.say("view-head-signed-by"), format!("{person}, {}", when(scene, signature.at))));
    let parts = signature.parts.iter().map(|part| scene.say(part.key())).collect::<Vec<_>>();
    fields.push((scene.say("view-head-parts"), parts.join(&scene.say("list-separator"))));
    Detail { name, fields, origin: None }
}

/// Who raised it and when: `Sales - Chen Li, 10:31`.
#[must_use]
pub fn raised_by(scene: &Scene<'_>, origin: &InputOrigin<'_>) -> String {
    let who = wording::speaker(origin.by, origin.person, scene.state(), scene.words());
    format!("{who}, {}", when(scene, origin.at))
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
