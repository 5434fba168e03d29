//! Why something is planned as it is: the conclusions it follows from, the evidence below them, and who said that and when;
//! and the other way up, what was decided on it.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, Piece, hints, pieces};
use crate::app::keymap::Place;
use crate::app::{Command, Link, Model, Part, Target, Why, origin_of};
use crate::domain::{Evidence, Goal, InputRef, Stream};
use crate::edit::wrap;
use crate::lang::{reasons, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::detail::raised_by;
use crate::view::layout::scrolled;
use crate::view::scene::Scene;
use crate::view::theme::Role;

/// Columns that a link stands further to the right than the one it belongs to.
const STEP: u16 = 3;
/// Columns before each line, for the mark of the cursor.
const MARK: u16 = 2;

/// One line of the page.
struct Row {
    /// The link that it belongs to, counted from 0; `None` for a title between them.
    link: Option<usize>,
    /// Columns that it is indented.
    indent: u16,
    pieces: Vec<Piece>,
}

/// Draws the page; where it is longer than the window it scrolls with the cursor.
pub fn paint(model: &Model, why: &Why, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let scene = Scene { model, meeting };
    let name = wording::input(&why.of, scene.state(), scene.words());
    let title = scene.tell("why-title", &[("what", name.into())]);
    let width = canvas.area().width.saturating_sub(4 + MARK);
    let rows = rows(&scene, why, canvas, width);
    let hints = hints(model, Place::Page, &[(Command::Enter, "overlay-hint-go-there")], "overlay-hint-leave");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Screen, rows.len());
    let is_picked = |row: &Row| row.link == Some(why.at);
    let (from, count) =
        (rows.iter().position(is_picked).unwrap_or(0), rows.iter().filter(|row| is_picked(row)).count());
    // All lines of the link under the cursor are in sight, not only its first.
    let height = usize::from(area.height).max(1);
    let first = scrolled(from + count / 2, rows.len(), height).min(from);
    for (y, row) in (area.top()..area.bottom()).zip(rows.iter().skip(first)) {
        let line = Rect { y, height: 1, ..area };
        if is_picked(row) {
            let style = canvas.style(Role::Selected);
            canvas.tint(line, style);
        }
        let x = area.x + MARK + row.indent;
        pieces(canvas, x, y, area.right().saturating_sub(x), &row.pieces);
        if let Some(link) = row.link {
            canvas.target(line, Target::Overlay(link));
        }
    }
    if let Some(y) = from.checked_sub(first).and_then(|rows| u16::try_from(rows).ok()).filter(|y| *y < area.height) {
        let style = canvas.style(Role::Selected);
        canvas.put(area.x, area.y + y, 1, ">", style);
    }
}

fn rows(scene: &Scene<'_>, why: &Why, canvas: &Canvas<'_>, width: u16) -> Vec<Row> {
    let links = why.links(scene.state());
    let mut rows = Vec::new();
    let mut part = Part::Itself;
    for (index, link) in links.iter().enumerate() {
        if link.part != part {
            part = link.part;
            rows.extend(title(scene, canvas, why, part));
        }
        // What stands at one depth of a part stands in one column.
        let alike = links.iter().filter(|other| (other.part, other.depth) == (link.part, link.depth));
        let beside = alike.map(|other| columns(&scene.say(kind(scene, &other.input)))).max().unwrap_or(0) + 2;
        rows.extend(of_link(scene, canvas, (index, link), (width, beside)));
    }
    // That nothing rests on what was said is worth a line of its own.
    if matches!(why.of, InputRef::Evidence(_) | InputRef::Conclusion(_)) && part != Part::Up && !links.is_empty() {
        rows.extend(title(scene, canvas, why, Part::Up));
        let said = scene.say("why-nothing-rests").into_owned();
        rows.push(Row { link: None, indent: STEP, pieces: vec![(said, canvas.style(Role::Secondary))] });
    }
    rows
}

/// A blank line, and what comes below it.
fn title(scene: &Scene<'_>, canvas: &Canvas<'_>, why: &Why, part: Part) -> [Row; 2] {
    let key = match (part, &why.of) {
        (Part::Up, _) => "why-up",
        (_, InputRef::Conclusion(_)) => "why-down-conclusion",
        _ => "why-down",
    };
    let said = (scene.say(key).into_owned(), canvas.style(Role::Heading));
    [vec![], vec![said]].map(|pieces| Row { link: None, indent: 0, pieces })
}

/// A link within a width: what it is, and `beside` columns to the right what it says, who said it and when, and what is to
/// be known of it.
fn of_link(
    scene: &Scene<'_>,
    canvas: &Canvas<'_>,
    (index, link): (usize, &Link),
    (width, beside): (u16, u16),
) -> Vec<Row> {
    let depth = u16::try_from(link.depth).unwrap_or(u16::MAX) + u16::from(link.part != Part::Itself);
    let indent = depth.saturating_mul(STEP).min(width / 2);
    let (text, quiet, weak) = (canvas.style(Role::Text), canvas.style(Role::Secondary), canvas.style(Role::Warning));
    let room = width.saturating_sub(indent);
    let beside = beside.min(room / 2);
    let kind = scene.say(kind(scene, &link.input)).into_owned();
    let gap = " ".repeat(usize::from(beside.saturating_sub(columns(&kind))));
    let kind = format!("{kind}{gap}");
    let row = |indent, pieces| Row { link: Some(index), indent, pieces };
    let mut rows = Vec::new();
    for (line, said) in wrapped(&says(scene, &link.input), room - beside).into_iter().enumerate() {
        rows.push(match line {
            0 => row(indent, vec![(kind.clone(), quiet), (said, text)]),
            _ => row(indent + beside, vec![(said, text)]),
        });
    }
    let facts = facts(scene, &link.input).join(&scene.say("fact-separator"));
    rows.extend(wrapped(&facts, room - beside).into_iter().map(|said| row(indent + beside, vec![(said, quiet)])));
    for note in &link.notes {
        let said = reasons::note(note, scene.state(), scene.words());
        rows.extend(wrapped(&said, room - beside).into_iter().map(|said| row(indent + beside, vec![(said, weak)])));
    }
    rows
}

fn wrapped(text: &str, width: u16) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    wrap::lines(text, usize::from(width).max(1)).into_iter().map(str::to_owned).collect()
}

/// The key of what it is: of evidence, the kind of evidence.
fn kind(scene: &Scene<'_>, input: &InputRef) -> &'static str {
    match input {
        InputRef::Evidence(id) => {
            let raised = scene.state().research.evidence.get(id);
            raised.map_or_else(|| wording::kind(input), |raised| raised.item.kind.key())
        }
        _ => wording::kind(input),
    }
}

/// What it says, in a sentence.
fn says(scene: &Scene<'_>, input: &InputRef) -> String {
    let (state, words) = (scene.state(), scene.words());
    let name = wording::input(input, state, words);
    let said = match input {
        InputRef::Positioning(id) => state.research.positionings.get(id).map(|raised| raised.item.position.clone()),
        InputRef::Goal(id) => state.goals.list.get(id).map(|raised| target(scene, &raised.item)),
        InputRef::Allocation(cell) => {
            let raised = state.budget.allocations.get(cell);
            raised.map(|raised| wording::money_of(raised.item.amount, state, words))
        }
        _ => None,
    };
    match said {
        Some(said) if !said.is_empty() => scene.tell("view-field", &[("label", name.into()), ("value", said.into())]),
        _ => name,
    }
}

/// The value to reach, and by when.
fn target(scene: &Scene<'_>, goal: &Goal) -> String {
    let style = scene.state().about.numbers;
    let target = goal.target.map(|target| wording::amount(target, style));
    let due = goal.due.map(|due| scene.date(Some(due)));
    target.into_iter().chain(due).collect::<Vec<_>>().join(&scene.say("fact-separator"))
}

/// Who said it, to whom and when, and who raised it here; of a conclusion, what it rests on; of money, its reason.
fn facts(scene: &Scene<'_>, input: &InputRef) -> Vec<String> {
    let (state, words) = (scene.state(), scene.words());
    let mut facts = match input {
        InputRef::Evidence(id) => {
            let raised = state.research.evidence.get(id);
            raised.map(|raised| who_said(scene, &raised.item)).unwrap_or_default()
        }
        InputRef::Conclusion(id) => {
            let footing = state.research.conclusions.get(id).map(|raised| state.footing(&raised.item));
            let counted = footing.filter(|footing| !reasons::is_weak(footing));
            counted.map(|footing| reasons::footing(&footing, words)).into_iter().collect()
        }
        InputRef::Allocation(cell) => {
            let reason = state.budget.allocations.get(cell).map(|raised| raised.item.reason.clone());
            let quoted = |reason: String| scene.tell("why-quoted", &[("text", reason.into())]);
            reason.into_iter().filter(|reason| !reason.is_empty()).map(quoted).collect()
        }
        _ => Vec::new(),
    };
    if let Some(origin) = origin_of(input, state) {
        facts.push(scene.tell("why-raised-by", &[("who", raised_by(scene, &origin).into())]));
    }
    facts
}

/// The customer or the source, the day, and how long ago that was.
fn who_said(scene: &Scene<'_>, evidence: &Evidence) -> Vec<String> {
    let is_voice = evidence.kind.stream() == Stream::CustomerVoice && !evidence.customer.is_empty();
    let mut facts = if is_voice {
        let to = scene.tell("why-to", &[("who", evidence.source.as_str().into())]);
        vec![evidence.customer.clone(), to]
    } else {
        vec![evidence.source.clone()]
    };
    if let Some(date) = evidence.date {
        facts.push(scene.date(Some(date)));
        facts.push(reasons::ago(scene.state().age_in_months(date), scene.words()));
    }
    facts
}
