//! A department's own split while it is handed in: the cells with stars for what is typed, and never an amount.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, Piece, hints, inner_width};
use crate::app::keymap::{Place, key_for};
use crate::app::{Command, HandingIn, Meeting, Model, Target, Touch, fit_key};
use crate::domain::{Cell, Step};
use crate::edit::wrap;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::layout::scrolled;
use crate::view::theme::Role;

/// What stands for something that is typed, however long it is.
const HIDDEN: &str = "****";
/// Columns between two columns.
const GAP: u16 = 2;
/// Columns for what is typed.
const VALUE: u16 = 16;
/// The widest that a name becomes.
const WIDEST: u16 = 28;
/// Cells that stay in sight before what is said above them goes.
const LEAST: usize = 6;

/// Draws the split that is handed in over the work.
pub fn paint(model: &Model, handing_in: &HandingIn, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let words = &model.words;
    let cells = handing_in.cells(meeting.state());
    let name = wording::department(&handing_in.department, words);
    let title = words.with("hand-in-title", &[("department", name.into())]);
    let tag = canvas.theme().tag(&handing_in.department, words);
    let panel = Panel {
        title: &title,
        aside: vec![(tag, canvas.theme().department(&handing_in.department))],
        hints: hints(
            model,
            Place::Form,
            &[(Command::Enter, enter_hint(handing_in)), (Command::Next, "overlay-hint-next")],
            "overlay-hint-leave",
        ),
        note: String::new(),
    };
    let width = usize::from(inner_width(model, canvas.area(), Breadth::Work)).max(1);
    let above = wrapped(&intro(model, meeting, handing_in), width);
    let below = status(model, meeting, handing_in, width, canvas);
    let rows = if handing_in.awaits.is_some() { 0 } else { cells.len() };
    let area = panel.open(model, canvas, Breadth::Work, above.len() + 1 + rows + 1 + below.len());
    let spare = usize::from(area.height).saturating_sub(below.len() + 1 + LEAST.min(rows));
    let above = if above.len() < spare { above } else { Vec::new() };
    let quiet = canvas.style(Role::Secondary);
    for (y, line) in (area.y..).zip(&above) {
        canvas.put(area.x, y, area.width, line, quiet);
    }
    let said = u16::try_from(above.len()).unwrap_or(0);
    let y = area.y + said + u16::from(said > 0);
    let foot = u16::try_from(below.len()).unwrap_or(u16::MAX).min(area.bottom().saturating_sub(y));
    let grid = Rect { y, height: area.bottom().saturating_sub(y + foot), ..area };
    if rows > 0 {
        paint_cells(model, meeting, handing_in, &cells, canvas, grid);
    }
    for (y, (line, style)) in (area.bottom() - foot..area.bottom()).zip(&below) {
        canvas.put(area.x, y, area.width, line, *style);
    }
}

/// What Enter does next.
fn enter_hint(handing_in: &HandingIn) -> &'static str {
    match handing_in.touch {
        Touch::Typed => "hand-in-hint-on",
        Touch::Fresh => "hand-in-hint",
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap::lines(text, width).into_iter().map(str::to_owned).collect()
}

/// What to do, or that a file is on its way.
fn intro(model: &Model, meeting: &Meeting, handing_in: &HandingIn) -> String {
    if handing_in.awaits.is_some() {
        return model.words.get("hand-in-reading").into_owned();
    }
    let places = [Place::Grid, Place::Step(Step::Budget)];
    let key = key_for(&places, Command::HandInFile).map_or_else(String::new, |key| key.to_string());
    let said = model.words.with("hand-in-intro", &[("key", key.into())]);
    let earlier = meeting.state().budget.opening_positions.iter().any(|one| one.department == handing_in.department);
    if earlier { format!("{said} {}", model.words.get("hand-in-replaces")) } else { said }
}

/// How many cells are filled, how that stands to the budget, and what came of a paste or a file: all without amounts.
fn status(model: &Model, meeting: &Meeting, handing_in: &HandingIn, width: usize, canvas: &Canvas<'_>) -> Vec<Piece> {
    if handing_in.awaits.is_some() {
        return Vec::new();
    }
    let words = &model.words;
    let split = model.context().and_then(|context| handing_in.split(&context).ok());
    let fit = match split {
        Some(split) if !split.is_empty() => words.get(fit_key(meeting.state().budget.fit(&split))),
        Some(_) => words.get("hand-in-nothing-yet"),
        None => words.get("hand-in-not-readable"),
    };
    let filled = words.with("hand-in-filled", &[("count", handing_in.filled().into()), ("fit", fit.into())]);
    let (text, warning) = (canvas.style(Role::Text), canvas.style(Role::Warning));
    let mut lines: Vec<Piece> = vec![(String::new(), text)];
    lines.extend(wrapped(&filled, width).into_iter().map(|line| (line, canvas.style(Role::Heading))));
    for told in &handing_in.told {
        let said = told.say(words);
        let (said, style) = if handing_in.is_wrong { (format!("! {said}"), warning) } else { (said, text) };
        lines.extend(wrapped(&said, width).into_iter().map(|line| (line, style)));
    }
    lines
}

fn paint_cells(
    model: &Model,
    meeting: &Meeting,
    handing_in: &HandingIn,
    cells: &[Cell],
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let (state, words) = (meeting.state(), &model.words);
    let segment = |cell: &Cell| wording::segment(cell.segment.as_ref(), state, words);
    let promotion = |cell: &Cell| wording::promotion(cell.promotion.as_ref(), state, words);
    let widest = |names: &dyn Fn(&Cell) -> String| cells.iter().map(|cell| columns(&names(cell))).max().unwrap_or(0);
    let room = area.width.saturating_sub(2 + VALUE + 2 * GAP);
    let first_column = widest(&segment).min(WIDEST).min(room / 2);
    let second_column = widest(&promotion).min(WIDEST).min(room - first_column);
    let height = usize::from(area.height);
    let first = scrolled(handing_in.at, cells.len(), height.max(1));
    let (text, quiet, accent) = (canvas.style(Role::Text), canvas.style(Role::Secondary), canvas.style(Role::Accent));
    let mut above: Option<&Cell> = None;
    for (y, (at, cell)) in (area.top()..area.bottom()).zip(cells.iter().enumerate().skip(first)) {
        let is_here = at == handing_in.at;
        canvas.target(Rect { y, height: 1, ..area }, Target::Overlay(at));
        if is_here {
            canvas.put(area.x, y, 1, ">", accent);
        }
        // A segment is named once for all of its cells in sight.
        if above.is_none_or(|above| above.segment != cell.segment) {
            canvas.put(area.x + 2, y, first_column, &segment(cell), text);
        }
        above = Some(cell);
        let x = area.x + 2 + first_column + GAP;
        canvas.put(x, y, second_column, &promotion(cell), if is_here { text } else { quiet });
        let x = x + second_column + GAP;
        let width = VALUE.min(area.right().saturating_sub(x));
        match handing_in.typed(cell) {
            Some(typed) if is_here && handing_in.touch == Touch::Typed => {
                let masked = typed.masked();
                let (shown, caret) = masked.visible(usize::from(width));
                canvas.put(x, y, width, shown, accent);
                canvas.put_caret(x + u16::try_from(caret).unwrap_or(0), y);
            }
            None if is_here => canvas.put_caret(x, y),
            Some(_) => {
                let used = canvas.put(x, y, width, HIDDEN, if is_here { accent } else { text });
                if is_here {
                    canvas.put_caret(x + used, y);
                }
            }
            None => {
                canvas.put(x, y, width, "-", quiet);
            }
        }
    }
}
