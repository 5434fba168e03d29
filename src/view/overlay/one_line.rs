//! A whole input in one line: what is typed, and beneath it what will be kept in which field and what is missing.

use ratatui::layout::Rect;

use super::form::speaking_of;
use super::panel::{Breadth, Panel, hints, inner_width};
use crate::app::keymap::Place;
use crate::app::{Command, Model, OneLine, subject_of_line};
use crate::edit::{TextField, wrap};
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;

/// Stands before what is typed.
const PROMPT: &str = ";";
/// Rows below the line that a panel keeps free for what will be kept.
const FIELDS: usize = 5;

/// Draws a line over the work.
pub fn paint(model: &Model, line: &OneLine, canvas: &mut Canvas<'_>) {
    let title = model.words.get(subject_of_line(line.of).key());
    let width = usize::from(inner_width(model, canvas.area(), Breadth::Work)).max(10);
    let example = model.words.with("oneline-like", &[("example", model.words.get(line.of.example()).into())]);
    let is_masked = masked(model, line).is_some();
    let (said, role) = match (&line.refused, &line.problem) {
        // What is wrong with it would quote what is masked.
        _ if is_masked => (model.words.get("oneline-masked").into_owned(), Role::Secondary),
        (Some(why), _) => (format!("! {}", why.say(&model.words)), Role::Warning),
        (None, Some(problem)) => (problem.say(&model.words), Role::Secondary),
        (None, None) if line.typed.is_empty() => (example, Role::Secondary),
        (None, None) => (String::new(), Role::Secondary),
    };
    let doubt = line.doubt.as_ref().filter(|_| !is_masked).map(|doubt| format!("! {}", doubt.say(&model.words)));
    let wrapped = |text: &str| wrap::lines(text, width).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let doubted = doubt.map(|doubt| wrapped(&doubt)).unwrap_or_default().into_iter().map(|line| (line, Role::Warning));
    let said: Vec<(String, Role)> = doubted.chain(wrapped(&said).into_iter().map(|line| (line, role))).collect();
    let panel = Panel {
        title: &title,
        aside: speaking_of(model, &subject_of_line(line.of), canvas),
        hints: hints(model, Place::Line, &[(Command::Enter, "overlay-hint-keep")], "overlay-hint-leave"),
        note: String::new(),
    };
    let area = panel.open(model, canvas, Breadth::Work, 1 + line.kept.len().max(FIELDS) + said.len());
    if area.is_empty() {
        return;
    }
    typed(model, line, Rect { height: 1, ..area }, canvas);
    let mut below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if !is_masked {
        below = fields(model, line, below, canvas);
    }
    for (text, role) in said {
        if below.height > 0 {
            let style = canvas.style(role);
            canvas.put(below.x + 2, below.y, below.width.saturating_sub(2), &text, style);
            below = Rect { y: below.y + 1, height: below.height - 1, ..below };
        }
    }
}

/// The line as the room may see it where it attacks a customer: masked from its first hostile word, or all of it where only
/// the customer in a field of its own makes it an attack.
fn masked(model: &Model, line: &OneLine) -> Option<TextField> {
    let meeting = model.meeting.as_ref()?;
    let masked_from = |text: &str| meeting.masked_from(text, "");
    // What stands beside a customer in its field is not read together with it in the line.
    let beside = || is_hostile_beside(model, line).then(|| line.typed.masked());
    masked_from(line.typed.text()).map(|from| line.typed.masked_from(from)).or_else(beside)
}

/// The line that is typed.
fn typed(model: &Model, line: &OneLine, area: Rect, canvas: &mut Canvas<'_>) {
    let (accent, text) = (canvas.style(Role::Accent), canvas.style(Role::Text));
    canvas.put(area.x, area.y, 1, PROMPT, accent);
    let masked = masked(model, line);
    let shown = masked.as_ref().unwrap_or(&line.typed);
    let field = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let (visible, caret) = shown.visible(usize::from(field.width));
    canvas.put(field.x, field.y, field.width, visible, text);
    canvas.put_caret(field.x + u16::try_from(caret).unwrap_or(0), field.y);
}

/// Whether a part of the line attacks the customer that another part names.
fn is_hostile_beside(model: &Model, line: &OneLine) -> bool {
    let Some(meeting) = &model.meeting else { return false };
    let customer = line.kept.iter().find(|(label, _)| *label == "field-customer").map_or("", |(_, text)| text.as_str());
    let others = line.kept.iter().filter(|(label, _)| *label != "field-customer");
    others.into_iter().any(|(_, text)| meeting.masked_from(text, customer).is_some())
}

/// What will be kept in which field; gives what is left of the area.
fn fields(model: &Model, line: &OneLine, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let (quiet, text) = (canvas.style(Role::Secondary), canvas.style(Role::Text));
    let labels: Vec<_> = line.kept.iter().map(|(label, _)| model.words.get(label)).collect();
    let widest = labels.iter().map(|label| columns(label)).max().unwrap_or(0).min(area.width / 3);
    let mut left = area;
    for ((_, said), label) in line.kept.iter().zip(&labels) {
        if left.height == 0 {
            break;
        }
        canvas.put(left.x + 2, left.y, widest, label, quiet);
        let x = left.x + 2 + widest + 2;
        canvas.put(x, left.y, left.right().saturating_sub(x), said, text);
        left = Rect { y: left.y + 1, height: left.height - 1, ..left };
    }
    left
}
