//! All of an input on one page: who raised it, on what evidence, how it changed, who signed, and what became of it later.

use super::panel::{Breadth, Panel, Piece, hints, inner_width, pieces};
use crate::app::keymap::Place;
use crate::app::{Command, Later, Link, Model, Trail, TrailLine, origin_of};
use crate::domain::{After, Author, Department, Event, InputRef, Stance, State, Trace, Value};
use crate::edit::wrap;
use crate::lang::{Words, afterwards, reasons, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::moment;
use crate::view::theme::Role;
use crate::view::widgets::text::below;

/// Rows that are in sight together in every window.
const LEAST_ROWS: usize = 10;
/// Lines that a name takes at most where it stands in lines of its own.
const MOST_NAME: usize = 3;
/// The widest that time and name may be before what happened is pushed to the right.
const WIDEST_WHO: u16 = 44;
/// Columns that what stands below a title is indented, and each further link.
const INDENT: u16 = 2;

/// One thing on the page: what stands before it, and what it says.
struct Entry {
    before: Vec<Piece>,
    text: String,
    role: Role,
    /// Columns that it is indented; `None` for a title, which stands at the edge and has no column before it.
    indent: Option<u16>,
}

/// Draws the page, from what was scrolled to.
pub fn paint(model: &Model, trail: &Trail, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let state = meeting.state();
    let name = wording::input(&trail.input, state, &model.words);
    let title = model.words.with("overlay-trail", &[("what", name.clone().into())]);
    // A name that the edge has no room for stands above what was said of it.
    let inner = inner_width(model, canvas.area(), Breadth::Screen);
    let is_long = columns(&title) + 2 > inner;
    let title = if is_long { model.words.get("overlay-trail-of").into_owned() } else { title };
    let above = if is_long { wrap::lines(&name, usize::from(inner).max(10)) } else { Vec::new() };
    let named: Vec<&str> = above.into_iter().take(MOST_NAME).collect();
    let lines = trail.lines(state);
    let entries: Vec<Entry> = lines.iter().map(|line| entry(model, state, trail, line, canvas)).collect();
    let wide = |entry: &Entry| entry.before.iter().map(|(text, _)| columns(text)).sum::<u16>();
    let widest = entries.iter().map(wide).max().unwrap_or(0).min(WIDEST_WHO).min(canvas.area().width * 9 / 20);
    let whole = canvas.area().width.saturating_sub(4);
    let room = |entry: &Entry| match entry.indent {
        None => usize::from(whole).max(10),
        Some(indent) => usize::from(whole.saturating_sub(indent + widest + 2)).max(10),
    };
    let rows: usize = entries.iter().map(|entry| wrap::rows(&entry.text, room(entry)).len()).sum();
    let scroll = [(Command::Down, "overlay-hint-scroll")];
    let given = if rows > LEAST_ROWS || trail.scrolled > 0 { &scroll[..] } else { &[] };
    let hints = hints(model, Place::Page, given, "overlay-hint-leave");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, named.len() + rows.max(1));
    let heading = canvas.style(Role::Heading);
    for (y, line) in (area.top()..area.bottom()).zip(&named) {
        canvas.put(area.x, y, area.width, line, heading);
    }
    let area = below(area, u16::try_from(named.len()).unwrap_or(0));
    let mut y = area.y;
    for entry in entries.iter().skip(trail.scrolled) {
        let style = canvas.style(entry.role);
        let at = entry.indent.map_or(area.x, |indent| area.x + indent + widest + 2);
        for (index, line) in wrap::lines(&entry.text, room(entry)).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if let Some(indent) = entry.indent.filter(|_| index == 0) {
                pieces(canvas, area.x + indent.min(INDENT), y, widest, &entry.before);
            }
            canvas.put(at, y, area.right().saturating_sub(at), line, style);
            y += 1;
        }
    }
}

fn entry(model: &Model, state: &State, trail: &Trail, line: &TrailLine, canvas: &Canvas<'_>) -> Entry {
    let words = &model.words;
    let quiet = canvas.style(Role::Secondary);
    let plain = |before: Vec<Piece>, text: String, role| Entry { before, text, role, indent: Some(INDENT) };
    match line {
        TrailLine::Title(part) => {
            Entry { before: Vec::new(), text: words.get(part.key()).into_owned(), role: Role::Heading, indent: None }
        }
        TrailLine::Trace(at) => match trail.traces.get(*at) {
            Some(trace) => {
                let role = if trace.stands { Role::Text } else { Role::Secondary };
                plain(who(model, state, trace, canvas), what(trace, state, words), role)
            }
            None => plain(Vec::new(), String::new(), Role::Text),
        },
        TrailLine::Link(of) => {
            let (kind, text) = link(of, state, words);
            let depth = u16::try_from(of.depth).unwrap_or(0);
            Entry { indent: Some(INDENT + depth * INDENT), ..plain(vec![(kind, quiet)], text, Role::Text) }
        }
        TrailLine::Signature(by) => signature(model, state, trail, by, canvas),
        TrailLine::After(input, after) => {
            let (when, text) = later(trail, input, after, state, words);
            plain(vec![(when, quiet)], text, Role::Text)
        }
        TrailLine::Nothing(key) => plain(Vec::new(), words.get(key).into_owned(), Role::Secondary),
        TrailLine::Failed(why) => plain(Vec::new(), format!("! {}", why.say(words)), Role::Warning),
    }
}

/// What it is that it rests on, and what that says, with who raised it and what is to be known of it.
fn link(link: &Link, state: &State, words: &Words) -> (String, String) {
    let kind = words.get(wording::kind(&link.input)).into_owned();
    let mut parts = vec![wording::input(&link.input, state, words)];
    if let Some(origin) = origin_of(&link.input, state) {
        parts.push(wording::speaker(origin.by, origin.person, state, words));
    }
    parts.extend(link.notes.iter().map(|note| reasons::note(note, state, words)));
    (kind, parts.join(&words.get("fact-separator")))
}

fn signature(model: &Model, state: &State, trail: &Trail, by: &Department, canvas: &Canvas<'_>) -> Entry {
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    let signature = state.agreement.signatures.iter().find(|signature| signature.department == *by);
    let said = signature.map(|signature| signed(&signature.stance, &model.words)).unwrap_or_default();
    let is_void = trail.input.part().is_some_and(|part| state.void_parts(by).contains(&part));
    let said = if is_void { model.words.with("trail-signed-void", &[("said", said.into())]) } else { said };
    let time = signature.map_or_else(String::new, |signature| format!("{}  ", moment(model, signature.at)));
    let tag = format!("{} ", canvas.theme().tag(by, &model.words));
    let person = signature.map_or_else(String::new, |signature| wording::person(&signature.person, state));
    let before = vec![(time, quiet), (tag, canvas.theme().department(by)), (person, text)];
    Entry { before, text: said, role: if is_void { Role::Warning } else { Role::Text }, indent: Some(INDENT) }
}

/// Which session says it, and what; of another input that rests on this one, also which.
fn later(trail: &Trail, input: &InputRef, after: &After, state: &State, words: &Words) -> (String, String) {
    let Later::Told(sittings, ..) = &trail.later else { return (String::new(), String::new()) };
    let Some(sitting) = sittings.get(after.at) else { return (String::new(), String::new()) };
    let said = afterwards::told(&after.became, sitting, words);
    let text = if *input == trail.input {
        said
    } else {
        let args = [
            ("kind", words.get(wording::kind(input)).into()),
            ("name", wording::input(input, state, words).into()),
            ("said", said.into()),
        ];
        words.with("trail-after-other", &args)
    };
    (wording::period(sitting.period, words), text)
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
