//! A form: a row for each thing to fill in, what is offered behind the caret, and what is wrong under its row.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, Piece, hints, inner_width};
use super::{agenda, outlook};
use crate::app::keymap::Place;
use crate::app::placing;
use crate::app::{Command, Form, FormRow, Ghost, Key, Model, Need, Offer, OnEnter, Subject, Target, Touch};
use crate::domain::{State, Stream};
use crate::edit::wrap;
use crate::lang::agenda::Told;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::layout::scrolled;
use crate::view::steps::research::VOICE_QUESTIONS;
use crate::view::theme::Role;

/// Columns between the labels and what is filled in.
const GAP: u16 = 2;
/// Columns before a label, for the mark of the row in focus.
const MARK: u16 = 2;
/// How many options of a row are in sight at once, where any of them can be marked.
pub const OPTIONS: usize = 6;

/// Lines on what the rows come to that stay in sight in every window: the sum, and when it ends.
const PINNED: usize = 2;

/// Columns behind the labels from which on there is room for notes.
const ROOM_FOR_NOTES: u16 = 70;

/// One line of a form on the screen.
pub enum Line {
    /// A row, counted from 0, with its label.
    Row(usize),
    /// An option of the row in focus, counted from 0.
    Option(usize),
    /// A line of what is wrong with the row above.
    Problem(String),
    /// A line of what the form would make.
    Outlook(outlook::Line),
    /// A line of what to ask the room.
    Question(String),
    /// A line on the agenda as it is so far.
    Told(Told),
}

/// Draws a form over the work.
pub fn paint(model: &Model, form: &Form, canvas: &mut Canvas<'_>) {
    let inner = inner_width(model, canvas.area(), Breadth::Work);
    let mut lines = lines(model, form, inner, OPTIONS);
    let aside = speaking(model, form, canvas);
    let beside = aside.iter().map(|(text, _)| columns(text)).sum::<u16>() + 4;
    let mut title = title(model, form);
    // What it is about stands in a line of its own where the edge has no room for it.
    if columns(&title) + beside > inner
        && let Some(of) = model.context().map(|context| form.subject.of(&context)).filter(|of| !of.is_empty())
    {
        model.words.get(form.subject.key()).as_ref().clone_into(&mut title);
        lines.insert(0, Line::Question(of));
    }
    let panel = Panel {
        title: &title,
        aside,
        hints: hints(
            model,
            Place::Form,
            &[(Command::Enter, "overlay-hint-keep"), (Command::Next, "overlay-hint-next")],
            "overlay-hint-leave",
        ),
        note: note(model, form),
    };
    let area = panel.open(model, canvas, Breadth::Work, lines.len());
    let note = |line: &Line| match line {
        Line::Row(row) => agenda::note(model, form, *row),
        _ => None,
    };
    rows(model, form, canvas, area, &Layout { lines, note: &note, values: agenda::values(form) });
}

/// What the keys do with what stands behind the caret, while anything does; else what the stars mean.
fn note(model: &Model, form: &Form) -> String {
    let key = match &form.ghost {
        Some(Ghost { on_enter: OnEnter::Left, .. }) => "overlay-ghost-left",
        Some(Ghost { on_enter: OnEnter::Taken, .. }) => "overlay-ghost-taken",
        None if form.rows.iter().any(|row| row.need == Need::Required) => "overlay-required",
        None => return String::new(),
    };
    model.words.get(key).into_owned()
}

/// How the rows of a form stand.
pub struct Layout<'a> {
    /// What stands on the screen line by line.
    pub lines: Vec<Line>,
    /// What is told beside a line, where there is room.
    pub note: &'a dyn Fn(&Line) -> Option<String>,
    /// Columns of what is filled in, where it is so short that there is always room for notes.
    pub values: Option<u16>,
}

/// Draws the rows of a form into an area.
pub fn rows(model: &Model, form: &Form, canvas: &mut Canvas<'_>, area: Rect, layout: &Layout<'_>) {
    let Layout { lines, note, values } = layout;
    // What the rows come to stays in sight below them, where not all of it has room.
    let told = lines.iter().filter(|line| matches!(line, Line::Told(_))).count();
    let is_crowded = lines.len() > usize::from(area.height);
    let pinned = if is_crowded { told.min(PINNED).min(usize::from(area.height) / 2) } else { 0 };
    let (pinned, lines) = if pinned > 0 {
        let from = lines.len() - told;
        (&lines[from..from + pinned], &lines[..from])
    } else {
        (&lines[..0], &lines[..])
    };
    let below = u16::try_from(pinned.len()).unwrap_or(0);
    let bottom = Rect { y: area.bottom() - below, height: below, ..area };
    let area = Rect { height: area.height - below, ..area };
    for (y, line) in (bottom.top()..bottom.bottom()).zip(pinned) {
        if let Line::Told(told) = line {
            told_of(canvas, told, Rect { y, height: 1, ..area });
        }
    }
    let height = usize::from(area.height);
    let focus = lines.iter().position(|line| matches!(line, Line::Row(row) if *row == form.focus)).unwrap_or(0);
    let first = scrolled(focus, lines.len(), height.max(1));
    let labels = form.rows.iter().map(|row| label(model, row)).collect::<Vec<_>>();
    let widest = widest_label(model, form, area.width);
    let value_x = area.x + MARK + widest + GAP;
    let room = area.right().saturating_sub(value_x);
    let has_notes = (values.is_some() || room >= ROOM_FOR_NOTES) && lines.iter().any(|line| note(line).is_some());
    let width = if has_notes { values.unwrap_or(room * 2 / 5) } else { room };
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(first)) {
        let value = Rect { x: value_x, y, width, height: 1 };
        if let Some(note) = note(line).filter(|_| has_notes) {
            let quiet = canvas.style(Role::Secondary);
            canvas.put(value_x + width + GAP, y, room.saturating_sub(width + GAP), &note, quiet);
        }
        match line {
            Line::Row(row) => {
                label_of(canvas, form, *row, &labels[*row], Rect { y, height: 1, ..area }, widest);
                value_of(model, canvas, form, *row, value);
            }
            Line::Option(option) => option_of(canvas, form, *option, value),
            Line::Question(text) => {
                let style = canvas.style(Role::Secondary);
                canvas.put(area.x + MARK, y, area.width.saturating_sub(MARK), text, style);
            }
            Line::Told(told) => told_of(canvas, told, Rect { y, height: 1, ..area }),
            Line::Problem(text) => {
                let style = canvas.style(Role::Warning);
                canvas.put(value.x, y, value.width, text, style);
            }
            Line::Outlook(line) => {
                if let Some(seen) = &form.outlook {
                    outlook::paint(model, seen, line, canvas, Rect { y, height: 1, ..area });
                }
            }
        }
    }
}

/// A line on what the rows come to.
fn told_of(canvas: &mut Canvas<'_>, told: &Told, area: Rect) {
    let style = canvas.style(if told.warns { Role::Warning } else { Role::Text });
    canvas.put(area.x + MARK, area.y, area.width.saturating_sub(MARK), &told.text, style);
}

/// What stands line by line in a panel of this width inside; of a row where any of several options can be marked, so many
/// of them.
pub fn lines(model: &Model, form: &Form, width: u16, most_options: usize) -> Vec<Line> {
    let beside_label = usize::from(width.saturating_sub(MARK + widest_label(model, form, width) + GAP)).max(10);
    let mut lines = questions(model, form);
    for (index, row) in form.rows.iter().enumerate() {
        lines.push(Line::Row(index));
        if let (Offer::AnyOf { options, at, .. }, true) = (&row.offer, index == form.focus) {
            let first = scrolled(*at, options.len(), most_options);
            lines.extend((first..options.len().min(first + most_options)).map(Line::Option));
        }
        if let Some((_, problem)) = form.problem.as_ref().filter(|(at, _)| *at == index) {
            let text = format!("! {}", problem.say(&model.words));
            lines.extend(wrap::lines(&text, beside_label).into_iter().map(|line| Line::Problem(line.to_owned())));
        }
    }
    lines.extend(agenda::told(model, form).into_iter().map(Line::Told));
    let seen = form.outlook.iter().flat_map(|seen| outlook::lines(model, seen, usize::from(width).max(10)));
    lines.extend(seen.map(Line::Outlook));
    lines
}

/// Columns that the labels take in a panel of this width inside.
fn widest_label(model: &Model, form: &Form, width: u16) -> u16 {
    form.rows.iter().map(|row| columns(&label(model, row))).max().unwrap_or(0).min(width / 3)
}

/// What to ask the room while the form is filled in: what brings customers' words to the table.
fn questions(model: &Model, form: &Form) -> Vec<Line> {
    if form.subject != Subject::Evidence(None, Stream::CustomerVoice) {
        return Vec::new();
    }
    VOICE_QUESTIONS.map(|question| Line::Question(model.words.get(question).into_owned())).into()
}

/// What a form is about: its kind and, where it is about something by name, that.
pub fn title(model: &Model, form: &Form) -> String {
    let title = model.words.get(form.subject.key());
    let of = model.context().map_or_else(String::new, |context| form.subject.of(&context));
    if of.is_empty() {
        return title.into_owned();
    }
    model.words.with("overlay-title-of", &[("title", title.into()), ("of", of.into())])
}

/// Who raises what is filled in: the department now speaking, unless the form is the chair's or names a department itself.
pub fn speaking(model: &Model, form: &Form, canvas: &Canvas<'_>) -> Vec<Piece> {
    speaking_of(model, &form.subject, canvas)
}

/// The same for what a line is about.
pub fn speaking_of(model: &Model, subject: &Subject, canvas: &Canvas<'_>) -> Vec<Piece> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let quiet = canvas.style(Role::Secondary);
    let (department, person, key) = match subject {
        Subject::Seat(_)
        | Subject::Details
        | Subject::Agenda
        | Subject::Limits
        | Subject::SaveElsewhere
        | Subject::Export
        | Subject::NewSession(_) => {
            return vec![(model.words.get("overlay-chair").into_owned(), quiet)];
        }
        Subject::Signature(department) => (department, None, "overlay-signs"),
        // What was put aside stays with the department that said it, whoever speaks now.
        Subject::Placing(remark, _) => {
            let by = placing::made_by(remark, meeting.state()).unwrap_or(&meeting.speaker.department);
            (by, None, "overlay-raises")
        }
        subject => {
            let key = if changes(subject, meeting.state()) { "overlay-changes" } else { "overlay-raises" };
            (&meeting.speaker.department, meeting.speaker.person.as_ref(), key)
        }
    };
    let who = wording::speaker(department, person, meeting.state(), &model.words);
    let tag = format!("{} ", canvas.theme().tag(department, &model.words));
    vec![(tag, canvas.theme().department(department)), (model.words.with(key, &[("who", who.into())]), quiet)]
}

/// Whether the form changes something that is there, rather than raising something new.
fn changes(subject: &Subject, state: &State) -> bool {
    match subject {
        Subject::PlanChange(id) => id.is_some(),
        Subject::WorkingLine(id) => id.is_some(),
        Subject::Result(id) => id.is_some(),
        Subject::Evidence(id, _) => id.is_some(),
        Subject::Conclusion(id, _) => id.is_some(),
        Subject::Positioning(id, _) => id.is_some(),
        Subject::Leftover(..) | Subject::Dropping(_) | Subject::Theme(_) | Subject::ThemeName(_) => true,
        Subject::Segment(id) => id.is_some(),
        Subject::Promotion(id) => id.is_some(),
        Subject::Goal(id) => id.is_some(),
        Subject::Reward(id) => id.is_some(),
        Subject::Action(id) => id.is_some(),
        Subject::Parked(id) => id.is_some(),
        Subject::Reading(line) => state.look_back.readings.get(line).is_some(),
        Subject::Cell(cell) => state.budget.allocations.get(cell).is_some(),
        Subject::Budget => state.budget.total.is_some(),
        _ => false,
    }
}

fn label(model: &Model, row: &FormRow) -> String {
    let star = if row.need == Need::Required { " *" } else { "" };
    format!("{}{star}", model.words.get(row.label))
}

fn label_of(canvas: &mut Canvas<'_>, form: &Form, row: usize, label: &str, area: Rect, widest: u16) {
    let focused = row == form.focus;
    let style = canvas.style(if focused { Role::Accent } else { Role::Secondary });
    if focused {
        canvas.put(area.x, area.y, 1, ">", style);
    }
    canvas.put(area.x + MARK, area.y, widest, label, style);
    canvas.target(area, Target::Overlay(row));
}

/// What is filled in, or being filled in, with what is offered.
fn value_of(model: &Model, canvas: &mut Canvas<'_>, form: &Form, index: usize, area: Rect) {
    let row = &form.rows[index];
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    if let Offer::AnyOf { options, marked, .. } = &row.offer {
        let names: Vec<&str> = marked.iter().filter_map(|at| options.get(*at)).map(String::as_str).collect();
        if options.is_empty() {
            nothing_to_choose(model, canvas, area);
        } else if names.is_empty() {
            canvas.put(area.x, area.y, area.width, "-", quiet);
        } else {
            canvas.put(area.x, area.y, area.width, &names.join(&model.words.get("list-separator")), text);
        }
        return;
    }
    let masked = masked(model, form, index);
    let row = masked.as_ref().unwrap_or(row);
    if index != form.focus {
        match &row.offer {
            Offer::OneOf(options) if options.is_empty() && row.text.is_empty() => {
                nothing_to_choose(model, canvas, area);
            }
            _ => _ = canvas.put(area.x, area.y, area.width, row.text.text(), text),
        }
        return;
    }
    match &row.offer {
        Offer::OneOf(options) if options.is_empty() && row.text.is_empty() => {
            canvas.put_caret(area.x, area.y);
            nothing_to_choose(model, canvas, area);
        }
        Offer::OneOf(options) => {
            let used = canvas.put(area.x, area.y, area.width, "< ", quiet);
            target_beside(canvas, form, false, Rect { width: 2, ..area });
            let used = used
                + typed(
                    canvas,
                    row,
                    form,
                    Rect { x: area.x + used, width: area.width.saturating_sub(used + 2), ..area },
                );
            target_beside(canvas, form, true, Rect { x: area.x + used, width: 2, ..area });
            let used = used + canvas.put(area.x + used, area.y, area.width.saturating_sub(used), " >", quiet);
            offered(
                model,
                canvas,
                form,
                options,
                Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area },
            );
        }
        Offer::Suggest(options) | Offer::Said(options) | Offer::EachSaid(options) => {
            let used = typed(canvas, row, form, area);
            if row.text.is_empty() {
                offered(
                    model,
                    canvas,
                    form,
                    options,
                    Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area },
                );
            }
        }
        Offer::Free | Offer::AnyOf { .. } => {
            typed(canvas, row, form, area);
        }
    }
}

/// The row as the room may see it, where what is typed attacks a customer: masked from its first hostile word.
pub fn masked(model: &Model, form: &Form, index: usize) -> Option<FormRow> {
    let meeting = model.meeting.as_ref()?;
    let row = form.rows.get(index)?;
    // What the room has released it may read, here too.
    if form.subject.edits().is_some_and(|input| meeting.state().is_released(&input)) {
        return None;
    }
    if matches!(row.offer, Offer::OneOf(_) | Offer::AnyOf { .. }) {
        return None;
    }
    let beside = form.rows.iter().find(|row| row.label == "field-customer").map_or("", |row| row.text.text().trim());
    let beside = if row.label == "field-customer" { "" } else { beside };
    let from = meeting.masked_from(row.text.text(), beside)?;
    Some(FormRow { text: row.text.masked_from(from), offer: Offer::Free, ..row.clone() })
}

/// The text with the real cursor in it, and behind it in brackets what it would complete to; gives the columns it took.
fn typed(canvas: &mut Canvas<'_>, row: &FormRow, form: &Form, area: Rect) -> u16 {
    let (shown, caret) = row.text.visible(usize::from(area.width));
    // What the next key types over stands as if it were selected.
    let role = if form.touch == Touch::Fresh { Role::Selected } else { Role::Text };
    let style = canvas.style(role);
    let quiet = canvas.style(Role::Secondary);
    let used = canvas.put(area.x, area.y, area.width, shown, style);
    canvas.put_caret(area.x + u16::try_from(caret).unwrap_or(0), area.y);
    // What is masked is completed to nothing.
    let is_shown = form.row().is_some_and(|own| own.text == row.text);
    let Some(ghost) = form.ghost.as_ref().filter(|_| is_shown) else { return used };
    let room = |used: u16| area.width.saturating_sub(used);
    let offered = format!("[{}]", ghost.shown);
    used + canvas.put(area.x + used, area.y, room(used), &offered, quiet)
}

/// Says of a row that it has nothing to choose from, before anybody looks for it.
fn nothing_to_choose(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let quiet = canvas.style(Role::Secondary);
    canvas.put(area.x, area.y, area.width, &model.words.get("overlay-nothing-to-choose"), quiet);
}

/// A click on the sign before or behind a choice moves it on.
fn target_beside(canvas: &mut Canvas<'_>, form: &Form, forward: bool, area: Rect) {
    if let Some(option) = form.beside(forward) {
        canvas.target(area, Target::Option(option));
    }
}

/// All that a row offers, where there is room beside it.
fn offered(model: &Model, canvas: &mut Canvas<'_>, form: &Form, options: &[String], area: Rect) {
    const LEAST: u16 = 12;
    let quiet = canvas.style(Role::Secondary);
    if area.width >= LEAST && !options.is_empty() {
        let between = model.words.get("list-separator");
        let all = options.join(&between);
        let mut x = area.x + 3;
        if columns(&all) + 6 <= area.width {
            for (index, option) in options.iter().enumerate() {
                if index > 0 {
                    x += canvas.put(x, area.y, area.right().saturating_sub(x), &between, quiet);
                }
                let wide = canvas.put(x, area.y, area.right().saturating_sub(x), option, quiet);
                canvas.target(Rect { x, width: wide, ..area }, Target::Option(index));
                x += wide;
            }
        } else {
            let key = Key::char(' ').to_string();
            let text = model.words.with("overlay-choose", &[("key", key.into()), ("count", options.len().into())]);
            let wide = canvas.put(x, area.y, area.width - 3, &text, quiet);
            target_beside(canvas, form, true, Rect { x, width: wide, ..area });
        }
    }
}

fn option_of(canvas: &mut Canvas<'_>, form: &Form, option: usize, area: Rect) {
    let Some(Offer::AnyOf { options, marked, at }) = form.row().map(|row| &row.offer) else { return };
    let Some(name) = options.get(option) else { return };
    let style = canvas.style(Role::Text);
    if option == *at {
        let selected = canvas.style(Role::Selected);
        canvas.tint(area, selected);
        canvas.put_caret(area.x + 1, area.y);
    }
    let mark = if marked.contains(&option) { "[x] " } else { "[ ] " };
    let used = canvas.put(area.x, area.y, area.width, mark, style);
    canvas.put(area.x + used, area.y, area.width.saturating_sub(used), name, style);
    canvas.target(area, Target::Option(option));
}
