//! Lists to choose from: the palette with every key and every reason, the choices that a command asks for, the trash.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, hints};
use crate::app::keymap::{Place, key_for};
use crate::app::parking::Placing;
use crate::app::placing;
use crate::app::{Choice, Command, ComparingWith, Finding, Model, Picker, Target, Trashed, why_not};
use crate::lang::dates;
use crate::view::canvas::{Canvas, columns};
use crate::view::layout::scrolled;
use crate::view::theme::Role;
use crate::view::widgets::tags;

/// Rows of a list in sight at once.
const ROWS: usize = 12;
/// Columns of the keys in the palette.
const KEYS: u16 = 11;
/// Columns of the name of a step.
const STEP: u16 = 10;
/// Columns of the name of a kind of input.
const KIND: u16 = 19;
/// Columns of a line from which on there is room for the kind.
const ROOM_FOR_KIND: u16 = 64;
/// Stands before what is typed.
const PROMPT: &str = ":";

/// Draws everything that can be done: the key that does it, its name, and why not where it is off.
pub fn palette(model: &Model, picker: &Picker<Command>, canvas: &mut Canvas<'_>) {
    let title = model.words.get("overlay-palette");
    let area = open(model, picker, &title, "overlay-hint-do", canvas);
    let places = model.places_below();
    each(canvas, picker, area, |canvas, name, command, line| {
        let off = why_not(model, *command);
        let (accent, quiet) = (canvas.style(Role::Accent), canvas.style(Role::Secondary));
        let text = if off.is_some() { quiet } else { canvas.style(Role::Text) };
        let key = key_for(&places, *command).map_or_else(String::new, |key| key.to_string());
        canvas.put(line.x, line.y, KEYS, &key, if off.is_some() { quiet } else { accent });
        let mut used = KEYS;
        used += canvas.put(line.x + used, line.y, line.width.saturating_sub(used), name, text);
        if let Some(why) = off {
            let why = format!("  ({})", why.say(&model.words).trim_end_matches(['.', '。']));
            canvas.put(line.x + used, line.y, line.width.saturating_sub(used), &why, quiet);
        }
    });
}

/// Draws all that can be gone to: who raised it, what it is called, and its kind and its step, as far as there is room.
pub fn find(model: &Model, finding: &Finding, canvas: &mut Canvas<'_>) {
    const TAG: u16 = 5;
    let title = model.words.get("overlay-find");
    let area = open(model, &finding.picker, &title, "overlay-hint-go-there", canvas);
    each(canvas, &finding.picker, area, |canvas, name, found, line| {
        let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
        if let Some(by) = &found.by {
            tags::tag(canvas, line.x, line.y, TAG, by, &model.words);
        }
        let (step, kind) = (model.words.get(found.step.key()), model.words.get(found.kind));
        let kind = if line.width < ROOM_FOR_KIND { "".into() } else { kind };
        let beside = (STEP + if kind.is_empty() { 0 } else { KIND }).min(line.width / 2);
        let from = line.right() - beside;
        canvas.put(line.x + TAG, line.y, line.width.saturating_sub(TAG + beside + 2), name, text);
        canvas.put(from, line.y, beside.saturating_sub(STEP + 1), &kind, quiet);
        canvas.put(line.right() - STEP.min(beside), line.y, STEP.min(beside), &step, quiet);
    });
}

/// Draws what a command asks to choose from.
pub fn choice(model: &Model, choice: &Choice, canvas: &mut Canvas<'_>) {
    let title = model.words.get(choice.title);
    let area = open(model, &choice.picker, &title, "overlay-hint-choose", canvas);
    each(canvas, &choice.picker, area, |canvas, name, _, line| {
        let style = canvas.style(Role::Text);
        canvas.put(line.x, line.y, line.width, name, style);
    });
}

/// Draws with which session one can be compared, with the one that is chosen already above.
pub fn compare_with(model: &Model, with: &ComparingWith, canvas: &mut Canvas<'_>) {
    let title = model.words.with("compare-with", &[("title", with.title.as_str().into())]);
    let area = open(model, &with.picker, &title, "overlay-hint-choose", canvas);
    each(canvas, &with.picker, area, |canvas, name, _, line| {
        let style = canvas.style(Role::Text);
        canvas.put(line.x, line.y, line.width, name, style);
    });
}

/// Draws what can become of a parked remark, with the remark itself above.
pub fn placing(model: &Model, placing: &Placing, canvas: &mut Canvas<'_>) {
    let remark = model.meeting.as_ref().map(|meeting| placing::text(&placing.remark, meeting.state()));
    let args = [("title", model.words.get("choice-parked").into()), ("of", remark.unwrap_or_default().into())];
    let area =
        open(model, &placing.picker, &model.words.with("overlay-title-of", &args), "overlay-hint-choose", canvas);
    each(canvas, &placing.picker, area, |canvas, name, _, line| {
        let style = canvas.style(Role::Text);
        canvas.put(line.x, line.y, line.width, name, style);
    });
}

/// Draws what is in the trash; nothing is typed here.
pub fn trash(model: &Model, picker: &Picker<Trashed>, canvas: &mut Canvas<'_>) {
    let title = model.words.get("overlay-trash");
    let hints = hints(model, Place::Page, &[(Command::Enter, "overlay-hint-bring-back")], "overlay-hint-leave");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Work, picker.matches.len().clamp(1, ROWS));
    if picker.matches.is_empty() {
        nothing(model, canvas, area, "trash-empty");
    }
    each(canvas, picker, area, |canvas, name, trashed, line| {
        let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
        let day = trashed.at.map(|at| dates::format_date(model.zone.to_datetime(at).date(), model.words.lang()));
        let day = day.unwrap_or_default();
        let wide = columns(&day).min(line.width);
        canvas.put(line.x, line.y, line.width.saturating_sub(wide + 1), name, text);
        canvas.put_right(line.x, line.y, line.width, &day, quiet);
    });
}

/// Opens the panel of a list with a line to type into, and gives the area of the list below that line.
fn open<T>(model: &Model, picker: &Picker<T>, title: &str, enter: &str, canvas: &mut Canvas<'_>) -> Rect {
    let hints = hints(model, Place::Palette, &[(Command::Enter, enter)], "overlay-hint-leave");
    let panel = Panel { title, aside: Vec::new(), hints, note: String::new() };
    // As high as all of the list, also while less of it matches: what is typed stays where it is.
    let area = panel.open(model, canvas, Breadth::Work, picker.all.len().clamp(1, ROWS) + 1);
    let (accent, quiet) = (canvas.style(Role::Accent), canvas.style(Role::Secondary));
    if area.is_empty() {
        return area;
    }
    canvas.put(area.x, area.y, 1, PROMPT, accent);
    let line = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let (shown, caret) = picker.typed.visible(usize::from(line.width));
    canvas.put(line.x, line.y, line.width, shown, canvas.style(Role::Text));
    if picker.typed.is_empty() {
        canvas.put(line.x + 1, line.y, line.width.saturating_sub(1), &model.words.get("overlay-type-to-find"), quiet);
    }
    canvas.put_caret(line.x + u16::try_from(caret).unwrap_or(0), line.y);
    let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if picker.matches.is_empty() {
        nothing(model, canvas, list, "overlay-no-match");
    }
    list
}

fn nothing(model: &Model, canvas: &mut Canvas<'_>, area: Rect, key: &str) {
    let quiet = canvas.style(Role::Secondary);
    if area.height > 0 {
        canvas.put(area.x + 2, area.y, area.width.saturating_sub(2), &model.words.get(key), quiet);
    }
}

/// Draws the matches in sight, each by `row` into its line; the one under the cursor has a mark and its own ground.
fn each<T>(canvas: &mut Canvas<'_>, picker: &Picker<T>, area: Rect, row: impl Fn(&mut Canvas<'_>, &str, &T, Rect)) {
    let first = scrolled(picker.at, picker.matches.len(), usize::from(area.height).max(1));
    for (y, at) in (area.top()..area.bottom()).zip(first..picker.matches.len()) {
        let line = Rect { y, height: 1, ..area };
        let Some((name, item)) = picker.matches.get(at).and_then(|index| picker.all.get(*index)) else { continue };
        if at == picker.at {
            let style = canvas.style(Role::Selected);
            canvas.tint(line, style);
            canvas.put(line.x, y, 1, ">", style);
        }
        row(canvas, name, item, Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line });
        canvas.target(line, Target::Overlay(at));
    }
}
