//! The trail of an input: who raised it, who changed it, when, from what to what.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, Piece, hints, inner_width, pieces};
use crate::app::keymap::Place;
use crate::app::{Command, Model, Trail};
use crate::domain::{Author, Event, Stance, State, Trace, Value};
use crate::edit::wrap;
use crate::lang::{Words, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::moment;
use crate::view::theme::Role;
use crate::view::widgets::text::below;

/// Rows in sight at once.
const ROWS: usize = 16;
/// Rows that are in sight together in every window.
const LEAST_ROWS: usize = 10;
/// Lines that a name takes at most where it stands in lines of its own.
const MOST_NAME: usize = 3;
/// The widest that time and name may be before what happened is pushed to the right.
const WIDEST_WHO: u16 = 34;

/// Draws a trail, oldest first.
pub fn paint(model: &Model, trail: &Trail, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let state = meeting.state();
    let name = wording::input(&trail.input, state, &model.words);
    let title = model.words.with("overlay-trail", &[("what", name.clone().into())]);
    // A name that the edge has no room for stands above what was said of it.
    let inner = inner_width(model, canvas.area(), Breadth::Screen);
    let is_long = columns(&title) + 2 > inner;
    let title = if is_long { model.words.get("overlay-trail-of").into_owned() } else { title };
    let named: Vec<String> = if is_long { wrapped(&name, usize::from(inner).max(10)) } else { Vec::new() };
    let who: Vec<Vec<Piece>> = trail.traces.iter().map(|trace| who(model, state, trace, canvas)).collect();
    let wide = who.iter().map(|pieces| pieces.iter().map(|(text, _)| columns(text)).sum()).max().unwrap_or(0);
    let wide = wide.min(WIDEST_WHO).min(canvas.area().width / 2);
    let text_width = usize::from(canvas.area().width.saturating_sub(wide + 6)).max(10);
    let said: Vec<String> = trail.traces.iter().map(|trace| what(trace, state, &model.words)).collect();
    let rows: usize = said.iter().map(|text| wrap::rows(text, text_width).len()).sum();
    let scroll = [(Command::Down, "overlay-hint-scroll")];
    let given = if rows > LEAST_ROWS || trail.scrolled > 0 { &scroll[..] } else { &[] };
    let hints = hints(model, Place::Page, given, "overlay-hint-leave");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, named.len() + rows.clamp(1, ROWS));
    let heading = canvas.style(Role::Heading);
    for (y, line) in (area.top()..area.bottom()).zip(&named) {
        canvas.put(area.x, y, area.width, line, heading);
    }
    let area = below(area, u16::try_from(named.len()).unwrap_or(0));
    let mut y = area.y;
    let shown = who.iter().zip(&said).zip(&trail.traces).skip(trail.scrolled);
    for ((who, said), trace) in shown {
        let lines = wrap::lines(said, text_width);
        let style = canvas.style(if trace.stands { Role::Text } else { Role::Secondary });
        for (index, line) in lines.into_iter().enumerate().take(usize::from(area.bottom().saturating_sub(y))) {
            if index == 0 {
                pieces(canvas, area.x, y, wide, who);
            }
            canvas.put(area.x + wide + 2, y, area.width.saturating_sub(wide + 2), line, style);
            y += 1;
        }
    }
    if trail.traces.is_empty() {
        let quiet = canvas.style(Role::Secondary);
        let line = Rect { height: area.height.min(1), ..area };
        canvas.put(line.x, line.y, line.width, &model.words.get("overlay-trail-empty"), quiet);
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap::lines(text, width).into_iter().take(MOST_NAME).map(str::to_owned).collect()
}

/// When, and who: `10:31  [S] Chen Li`.
fn who(model: &Model, state: &State, trace: &Trace, canvas: &Canvas<'_>) -> Vec<Piece> {
    let quiet = canvas.style(Role::Secondary);
    let text = canvas.style(Role::Text);
    let time = format!("{}  ", moment(model, trace.at));
    match &trace.by {
        Author::Chair => vec![(time, quiet), (model.words.get("overlay-chair").into_owned(), text)],
        Author::Department(department) => {
            let tag = format!("{} ", canvas.theme().tag(department, &model.words));
            let name = match &trace.person {
                Some(id) => wording::person(id, state),
                None => wording::department(department, &model.words).into_owned(),
            };
            vec![(time, quiet), (tag, canvas.theme().department(department)), (name, text)]
        }
    }
}

/// What happened, in words; what was undone says so.
fn what(trace: &Trace, state: &State, words: &Words) -> String {
    let said = event(&trace.event, state, words);
    if trace.stands { said } else { words.with("overlay-was-undone", &[("what", said.into())]) }
}

fn event(event: &Event, state: &State, words: &Words) -> String {
    let value = |value: &Value| wording::value(value, state, words);
    let name = |input| wording::input(input, state, words);
    let department = |department| wording::department(department, words).into_owned();
    match event {
        Event::Raised(fields) if fields.is_empty() => words.get("trail-raised").into_owned(),
        Event::Raised(fields) => {
            let filled: Vec<String> = fields
                .iter()
                .map(|(key, of)| {
                    words.with("trail-field", &[("field", words.get(key).into()), ("value", value(of).into())])
                })
                .collect();
            words.with("trail-raised-with", &[("fields", filled.join(&words.get("list-separator")).into())])
        }
        Event::Carried(by) => words.with("trail-carried", &[("who", department(by).into())]),
        Event::Changed(field, from, to) => words.with(
            "trail-changed",
            &[("field", words.get(field).into()), ("from", value(from).into()), ("to", value(to).into())],
        ),
        Event::Removed => words.get("trail-removed").into_owned(),
        Event::Restored => words.get("trail-restored").into_owned(),
        Event::Moved => words.get("trail-moved").into_owned(),
        Event::Merged(other) => words.with("trail-merged", &[("other", name(other).into())]),
        Event::WentInto(other) => words.with("trail-went-into", &[("other", name(other).into())]),
        Event::Contradicted(other) => words.with("trail-contradicted", &[("other", name(other).into())]),
        Event::NoLongerContradicted(other) => {
            words.with("trail-contradicted-no-more", &[("other", name(other).into())])
        }
        Event::Agreed => words.get("trail-agreed").into_owned(),
        Event::Withdrew => words.get("trail-withdrew").into_owned(),
        Event::Attributed(to, person) => {
            words.with("trail-attributed", &[("who", wording::speaker(to, person.as_ref(), state, words).into())])
        }
        Event::Signed(stance) => signed(stance, words),
        Event::TookBackSignature => words.get("trail-took-back").into_owned(),
        Event::TakenOver => words.get("trail-taken-over").into_owned(),
    }
}

fn signed(stance: &Stance, words: &Words) -> String {
    match stance {
        Stance::Agrees => words.get("trail-signed").into_owned(),
        Stance::WithReservation(why) => words.with("trail-signed-reserving", &[("why", why.into())]),
        Stance::Objects(why) => words.with("trail-objected", &[("why", why.into())]),
    }
}
