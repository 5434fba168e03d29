//! What a proposal would make, below its form: how many segments, what is in them, and what would be left in none.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use crate::app::{Fate, Foreseen, Outlook};
use crate::app::{Meeting, Model};
use crate::domain::State;
use crate::edit::wrap;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::figures;
use crate::view::theme::Role;

/// Columns between two columns.
const GAP: u16 = 2;
/// Columns of a share.
const SHARE: u16 = 6;

/// One line of an outlook.
pub enum Line {
    /// Nothing, to set it apart.
    Blank,
    /// In words.
    Words(String),
    /// Something to look at before.
    Warning(String),
    /// A group, counted from 0.
    Group(usize),
}

/// The lines of an outlook in this width: in words first, then the groups.
pub fn lines(model: &Model, outlook: &Outlook, width: usize) -> Vec<Line> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let summary = summary(model, meeting.state(), outlook);
    let words = wrap::lines(&summary, width).into_iter();
    let words = words.map(|line| Line::Words(line.to_owned())).collect::<Vec<_>>();
    let warning = warning(model, outlook);
    let warned = wrap::lines(&warning, width).into_iter().filter(|line| !line.is_empty());
    let words = words.into_iter().chain(warned.map(|line| Line::Warning(line.to_owned())));
    [Line::Blank].into_iter().chain(words).chain((0..outlook.groups.len()).map(Line::Group)).collect()
}

fn summary(model: &Model, state: &State, outlook: &Outlook) -> String {
    let words = &model.words;
    if outlook.is_blank() {
        return words.get("outlook-mark-first").into_owned();
    }
    let new = outlook.groups.iter().filter(|group| group.fate == Fate::New).count();
    let made = words.with("outlook-makes", &[("count", new.into()), ("all", outlook.all.into())]);
    let left = outlook.all - outlook.groups.len();
    if left == 0 {
        return made;
    }
    let sales = wording::money_of(outlook.left.sales, state, words);
    let customers = wording::amount(outlook.left.customers.into(), state.about.numbers);
    let args = [("count", left.into()), ("customers", customers.into()), ("sales", sales.into())];
    format!("{made} {}", words.with("outlook-leaves", &args))
}

/// That some would be counted twice; empty where none would.
fn warning(model: &Model, outlook: &Outlook) -> String {
    match outlook.again.customers {
        0 => String::new(),
        count => model.words.with("outlook-counts-again", &[("count", count.into())]),
    }
}

/// Draws one line of an outlook.
pub fn paint(model: &Model, outlook: &Outlook, line: &Line, canvas: &mut Canvas<'_>, area: Rect) {
    match line {
        Line::Blank => {}
        Line::Words(text) => {
            let style = canvas.style(Role::Heading);
            canvas.put(area.x, area.y, area.width, text, style);
        }
        Line::Warning(text) => {
            let style = canvas.style(Role::Warning);
            canvas.put(area.x, area.y, area.width, text, style);
        }
        Line::Group(at) => {
            let meeting: Option<&Meeting> = model.meeting.as_deref();
            if let (Some(meeting), Some(group)) = (meeting, outlook.groups.get(*at)) {
                of_group(model, meeting.state(), outlook, group, canvas, area);
            }
        }
    }
}

fn of_group(model: &Model, state: &State, outlook: &Outlook, group: &Foreseen, canvas: &mut Canvas<'_>, area: Rect) {
    let members = || outlook.groups.iter().map(|group| group.members);
    let counts = figures::Column::of_numbers(members().map(|members| Decimal::from(members.customers)), state);
    let sales = figures::Column::of_money(members().map(|members| members.sales), state);
    let share = figures::share(group.share, state.about.numbers);
    let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
    let unit = columns(&wording::currency(&state.about.currency, &model.words));
    let needs = counts.widest + sales.widest + unit + 1 + SHARE + 1 + 3 * GAP;
    let name = area.width.saturating_sub(needs).min(widest_name(outlook));
    let fate = match group.fate {
        Fate::New => "",
        Fate::OnTable => &model.words.get("outlook-on-table"),
    };
    let style = if group.fate == Fate::New { text } else { quiet };
    let mut x = area.x;
    canvas.put(x, area.y, name, &group.name, style);
    x += name + GAP;
    canvas.put_right(x, area.y, counts.widest, &counts.number(Some(group.members.customers.into())), style);
    x += counts.widest + GAP;
    canvas.put_right(x, area.y, sales.widest, &sales.money(Some(group.members.sales)), style);
    x += sales.widest + 1;
    canvas.put(x, area.y, unit, &wording::currency(&state.about.currency, &model.words), quiet);
    x += unit + GAP;
    canvas.put_right(x, area.y, SHARE, &format!("{share}%"), style);
    x += SHARE + GAP;
    canvas.put(x, area.y, area.right().saturating_sub(x), fate, quiet);
}

fn widest_name(outlook: &Outlook) -> u16 {
    outlook.groups.iter().map(|group| columns(&group.name)).max().unwrap_or(0)
}
