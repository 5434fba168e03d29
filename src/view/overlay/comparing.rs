//! Two sessions compared: topic by topic what is new, gone and changed, with who raised or changed it.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::panel::{Breadth, Panel, Piece, hints, pieces};
use crate::app::comparing::Row;
use crate::app::keymap::Place;
use crate::app::{Command, Comparing, Model};
use crate::domain::Department;
use crate::edit::wrap;
use crate::lang::comparison::{Item, Line, Sign, Tone};
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;

/// Columns before a name: the sign and a blank.
const SIGN: u16 = 2;
/// Columns before how something differs.
const INDENT: u16 = 6;

/// One line on the screen.
struct Drawn {
    indent: u16,
    pieces: Vec<Piece>,
}

/// Draws the page from the row to which it is scrolled.
pub fn paint(model: &Model, page: &Comparing, canvas: &mut Canvas<'_>) {
    let width = canvas.area().width.saturating_sub(4);
    let shown = |row: &Row| drawn(model, row, canvas, width);
    let all: usize = page.told.rows.iter().map(|row| shown(row).len()).sum();
    let given = [(Command::Down, "overlay-hint-scroll"), (Command::Next, "compare-hint-topic")];
    let panel = Panel {
        title: &page.told.title,
        aside: Vec::new(),
        hints: hints(model, Place::Page, &given, "overlay-hint-leave"),
        note: String::new(),
    };
    let rows: Vec<Drawn> = page.told.rows.iter().skip(page.scrolled).flat_map(shown).collect();
    let area = panel.open(model, canvas, Breadth::Screen, all.max(1));
    // A blank line that parts topics is none at the top.
    let rows = rows.iter().skip_while(|row| row.pieces.is_empty());
    for (y, row) in (area.top()..area.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..area };
        pieces(canvas, line.x + row.indent, y, line.width.saturating_sub(row.indent), &row.pieces);
    }
}

fn drawn(model: &Model, row: &Row, canvas: &Canvas<'_>, width: u16) -> Vec<Drawn> {
    let (text, quiet, heading) = (canvas.style(Role::Text), canvas.style(Role::Secondary), canvas.style(Role::Heading));
    match row {
        Row::Legend(signs) => {
            let one = |(sign, means): &(Sign, String)| {
                [(sign.letter().to_owned(), of_sign(canvas, *sign)), (format!(" {means}   "), quiet)]
            };
            wrapped(&signs.iter().flat_map(one).collect::<Vec<_>>(), 0, width)
        }
        Row::Topic(title, unchanged) => {
            let unchanged = if unchanged.is_empty() { String::new() } else { format!("  {unchanged}") };
            let blank = Drawn { indent: 0, pieces: Vec::new() };
            let line = Drawn { indent: 0, pieces: vec![(title.clone(), heading), (unchanged, quiet)] };
            vec![blank, line]
        }
        Row::Head(Item { sign, by, head, .. }) => {
            let tag = by.as_ref().map(|by| tag(model, canvas, by)).unwrap_or_default();
            let wide = tag.iter().map(|(text, _)| columns(text)).sum::<u16>();
            let mut rows = wrapped(&toned(canvas, head), SIGN + wide, width);
            if let Some(first) = rows.first_mut() {
                let sign = (format!("{} ", sign.letter()), of_sign(canvas, *sign));
                first.indent = 0;
                first.pieces.splice(0..0, [sign].into_iter().chain(tag));
            }
            rows
        }
        Row::Line(Line { pieces, by }) => {
            let mut told = toned(canvas, pieces);
            if let Some((department, person)) = by {
                told.push(("  ".to_owned(), quiet));
                told.extend(tag(model, canvas, department));
                told.push((person.clone(), quiet));
            }
            wrapped(&told, INDENT, width)
        }
        Row::Short(Line { pieces, .. }) => wrapped(&toned(canvas, pieces), SIGN, width),
        Row::Same(same) => {
            let blank = Drawn { indent: 0, pieces: Vec::new() };
            [blank].into_iter().chain(wrapped(&[(same.clone(), text)], 0, width)).collect()
        }
    }
}

/// The tag of a department and a blank.
fn tag(model: &Model, canvas: &Canvas<'_>, by: &Department) -> Vec<Piece> {
    let [open, close] = canvas.theme().brackets(by);
    let quiet = canvas.style(Role::Secondary);
    let letters = wording::tag(by, &model.words).into_owned();
    vec![(open.to_owned(), quiet), (letters, canvas.theme().department(by)), (format!("{close} "), quiet)]
}

fn of_sign(canvas: &Canvas<'_>, sign: Sign) -> Style {
    match sign {
        Sign::Added => canvas.style(Role::Well).add_modifier(Modifier::BOLD),
        Sign::Removed => canvas.style(Role::Warning),
        Sign::Changed => canvas.style(Role::Accent),
    }
}

/// What is told, each piece in its style; the signs around what is gone and new say it without.
fn toned(canvas: &Canvas<'_>, told: &[Tone]) -> Vec<Piece> {
    let style = |tone: &Tone| match tone {
        Tone::Plain(_) => canvas.style(Role::Text),
        Tone::Quiet(_) | Tone::Was(_) => canvas.style(Role::Secondary),
        Tone::Is(_) => canvas.style(Role::Text).add_modifier(Modifier::BOLD),
    };
    told.iter().map(|tone| (tone.text().to_owned(), style(tone))).collect()
}

/// Pieces in as many lines as they need behind an indent, each in its style.
fn wrapped(told: &[Piece], indent: u16, width: u16) -> Vec<Drawn> {
    let whole: String = told.iter().map(|(text, _)| text.as_str()).collect();
    let room = usize::from(width.saturating_sub(indent)).max(1);
    let lines = wrap::rows(&whole, room).into_iter();
    lines
        .map(|row| {
            let end = row.bytes.start + row.shown(&whole).len();
            let mut at = 0;
            let cut = told.iter().filter_map(|(text, style)| {
                let from = at;
                at += text.len();
                let inside = row.bytes.start.max(from)..end.min(at);
                let part = text.get(inside.start.checked_sub(from)?..inside.end.checked_sub(from)?)?;
                (!part.is_empty()).then(|| (part.to_owned(), *style))
            });
            Drawn { indent, pieces: cut.collect() }
        })
        .collect()
}
