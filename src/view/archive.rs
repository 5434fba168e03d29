//! Looking for something at home: the line in which one types, what can be put in, and what was found.

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::theme::Role;
use super::widgets::{bars, tags};
use crate::app::{Depth, Far, FoundLine, LookingLine, Model, Target};
use crate::lang::over_time::Look;
use crate::lang::{Lang, dates};

/// Stands before what is typed.
const PROMPT: &str = "/";
/// Columns before the line, as before a row.
const MARK: u16 = 2;
/// Stands where the beginning of a line is cut.
const DOTS: &str = "...";
/// Columns of a department's tag.
const TAG: u16 = 5;
/// Columns between two columns.
const GAP: u16 = 2;

/// Draws the line in which one types and what can be put in, and gives the rows they take; none while nothing is looked for.
pub fn paint_line(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let Some(looking) = model.home.looking.as_ref().filter(|_| area.height > 4) else { return 0 };
    let (accent, quiet, text) = (canvas.style(Role::Accent), canvas.style(Role::Secondary), canvas.style(Role::Text));
    let key = match looking.depth {
        Depth::Titles => "archive-filter",
        Depth::Text => "archive-search",
    };
    let (x, y) = (area.x + MARK, area.y + 1);
    let label = model.words.get(key);
    let used = canvas.put(x, y, area.width.saturating_sub(MARK), &label, canvas.style(Role::Heading)) + 1;
    canvas.put(x + used, y, 1, PROMPT, accent);
    let line = Rect { x: x + used + 2, y, width: area.width.saturating_sub(MARK + used + 2), height: 1 };
    let (shown, caret) = looking.typed.visible(usize::from(line.width));
    canvas.put(line.x, line.y, line.width, shown, text);
    if looking.line == LookingLine::Typing {
        if looking.typed.is_empty() {
            let hint = match looking.depth {
                Depth::Titles => "archive-filter-hint",
                Depth::Text => "archive-search-hint",
            };
            canvas.put(line.x + 1, line.y, line.width.saturating_sub(1), &model.words.get(hint), quiet);
        }
        canvas.put_caret(line.x + u16::try_from(caret).unwrap_or(0), line.y);
    }
    let below = Rect { y: y + 1, ..line };
    if let Some(problem) = &looking.asked.problem {
        canvas.put(below.x, below.y, below.width, &problem.say(&model.words), canvas.style(Role::Warning));
        return 3;
    }
    if looking.line == LookingLine::Typing {
        paint_offers(model, canvas, below);
    }
    3
}

/// What can be put in, the first with the key that does it.
fn paint_offers(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(looking) = &model.home.looking else { return };
    let (accent, quiet) = (canvas.style(Role::Accent), canvas.style(Role::Secondary));
    let mut x = area.x;
    for (index, offer) in looking.offers.iter().enumerate() {
        let wide = columns(&offer.shown);
        if x + wide > area.right() {
            break;
        }
        canvas.put(x, area.y, wide, &offer.shown, if index == 0 { accent } else { quiet });
        canvas.target(Rect { x, width: wide, height: 1, ..area }, Target::Option(index));
        x += wide + GAP;
    }
}

/// Draws a line that was found: the day and the title of its meeting, its step, its department, and what it says.
pub fn paint_found(model: &Model, canvas: &mut Canvas<'_>, line: &FoundLine, area: Rect) {
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    let day = dates::format_date(line.date, model.words.lang());
    // A day, and the name of a step.
    let (wide, step) = match model.words.lang() {
        Lang::En => (11, 10),
        Lang::ZhCn => (14, 7),
    };
    let mut x = area.x;
    let room = |x: u16| area.right().saturating_sub(x);
    canvas.put(x, area.y, wide, &day, quiet);
    x += wide + GAP;
    if area.width >= 90 {
        let title = (area.width / 4).min(30);
        canvas.put(x, area.y, title, &line.title, quiet);
        x += title + GAP;
    }
    canvas.put(x, area.y, step.min(room(x)), &model.words.get(line.step.key()), quiet);
    x += step + 1;
    if let Some(by) = &line.by {
        tags::tag(canvas, x, area.y, TAG.min(room(x)), by, &model.words);
    }
    x += TAG;
    canvas.put(x, area.y, room(x), &around(model, &line.text, room(x)), text);
}

/// A line from so far before the first word that is looked for that this is in sight; no more of it is cut than must be.
fn around(model: &Model, text: &str, room: u16) -> String {
    const BEFORE: usize = 12;
    let text = text.replace('\n', " ");
    let words = model.home.looking.as_ref().map(|looking| looking.asked.wanted.words.as_slice()).unwrap_or_default();
    let lower = text.to_lowercase();
    let found = words.iter().filter_map(|word| Some((lower.find(word.as_str())?, word.chars().count()))).min();
    let (at, length) = found.unwrap_or_default();
    let before = lower.get(..at).map_or(0, |before| before.chars().count());
    let until: String = text.chars().take(before + length + DOTS.len()).collect();
    if columns(&until) <= room || columns(&text) <= room {
        return text;
    }
    // What fits when it ends where the text does.
    let mut left = usize::from(room).saturating_sub(DOTS.len());
    let fits = text.chars().rev().take_while(|letter| {
        let wide = usize::from(columns(letter.encode_utf8(&mut [0; 4])));
        let is_in = wide <= left;
        left = left.saturating_sub(wide);
        is_in
    });
    let last = text.chars().count() - fits.count();
    let cut: String = text.chars().skip(last.min(before.saturating_sub(BEFORE))).collect();
    // From the beginning of a word on, where words are told apart by blanks.
    let whole =
        cut.split_once(' ').filter(|(half, _)| half.chars().count() < BEFORE).map_or(cut.as_str(), |(_, rest)| rest);
    format!("{DOTS}{}", whole.trim_start_matches(['-', ' ']))
}

/// How far the folder was read.
pub fn so_far(model: &Model, far: Far) -> String {
    model.words.with("archive-so-far", &[("done", far.done.into()), ("of", far.of.into())])
}

/// Draws how far something has come as a bar behind what is said of it, where there is room for one that can be read.
pub fn paint_far(canvas: &mut Canvas<'_>, area: Rect, far: Far) {
    const LEAST: u16 = 10;
    const MOST: u16 = 32;
    let width = area.width.min(MOST);
    if width < LEAST || far.of == 0 {
        return;
    }
    let thousandths = far.done.min(far.of).saturating_mul(1000) / far.of;
    bars::level(canvas, (area.x, area.y), width, 1000, Look::Faint);
    bars::level(canvas, (area.x, area.y), width, u32::try_from(thousandths).unwrap_or(1000), Look::Full);
}

/// How far all text was looked through while nothing was found in it yet.
pub fn searched_so_far(model: &Model) -> Option<Far> {
    let found = &model.home.looking.as_ref().filter(|looking| looking.depth == Depth::Text)?.found;
    found.far.filter(|far| far.of > 0 && found.lines.is_empty())
}

/// How much was found, and how far it was looked for.
pub fn found_so_far(model: &Model) -> String {
    let Some(looking) = &model.home.looking else { return String::new() };
    let found = &looking.found;
    let count = found.lines.len();
    let far = found.far.filter(|far| far.of > 0).map(|far| so_far(model, far));
    // Which of them are listed is said once it stands; until then the place is for how far it has come.
    let lines = if found.more > 0 && far.is_none() {
        model.words.with("archive-first-lines", &[("count", count.into()), ("all", (count + found.more).into())])
    } else {
        model.words.with("archive-lines", &[("count", (count + found.more).into())])
    };
    let unread =
        (!found.unread.is_empty()).then(|| model.words.with("archive-unread", &[("count", found.unread.len().into())]));
    [Some(lines), far, unread].into_iter().flatten().collect::<Vec<_>>().join("   ")
}

/// What is said where the list is empty, by its key.
pub fn nothing(model: &Model) -> Option<&'static str> {
    let looking = model.home.looking.as_ref()?;
    if !model.home.arranged().rows.is_empty() || looking.asked.problem.is_some() {
        return None;
    }
    Some(match looking.depth {
        Depth::Text if looking.asked.wanted.is_nothing() => "archive-type-to-search",
        Depth::Text if looking.found.far.is_some() => "archive-searching",
        Depth::Text => "archive-found-nothing",
        Depth::Titles if model.home.far.is_some() || model.home.shelf.is_none() => "home-reading",
        Depth::Titles => "archive-no-session",
    })
}
