//! What the last session left: each with its kind, its day, and what became of it.

use std::borrow::Cow;

use crate::app::{RowRef, Section};
use crate::domain::{Closure, InputRef, Leftover, Outcome, Promotion, Raised};
use crate::lang::wording;
use crate::view::canvas::columns;
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Row, Rows, Table};

/// The list; `rows` are those of its section.
pub fn table<'a>(scene: &Scene<'a>, rows: &'a [RowRef]) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 22, 3),
        Column::words(scene.say("view-head-kind"), 12, 1).going(2),
        scene.date_column("view-head-due").going(1),
        Column::words(scene.say("view-head-became"), widest_end(scene, rows), 1),
    ];
    let scene = *scene;
    scene.table(Section::Leftovers, columns, Rows::new(rows.len(), move |index| row(&scene, rows.get(index))))
}

/// The columns that the longest word on what became of one of them takes: it is what the room looks for.
fn widest_end(scene: &Scene<'_>, rows: &[RowRef]) -> u16 {
    const LEAST: u16 = 12;
    const MOST: u16 = 24;
    let wide = |of: &RowRef| match row(scene, Some(of)).cells.last() {
        Some(Cell::Text(text, _)) => columns(text),
        _ => 0,
    };
    rows.iter().map(wide).max().unwrap_or(0).clamp(LEAST, MOST)
}

fn row<'a>(scene: &Scene<'a>, row: Option<&RowRef>) -> Row<'a> {
    let state = scene.state();
    let none = || Row { by: None, cells: Vec::new() };
    match row.and_then(RowRef::input) {
        Some(InputRef::Leftover(id)) => state.room.leftovers.get(&id).map_or_else(none, |raised| left(scene, raised)),
        Some(InputRef::Promotion(id)) => {
            state.budget.promotions.get(&id).map_or_else(none, |raised| overdue(scene, raised))
        }
        _ => none(),
    }
}

fn left<'a>(scene: &Scene<'a>, raised: &'a Raised<Leftover>) -> Row<'a> {
    let item = &raised.item;
    let name = wording::input(&InputRef::Leftover(raised.id.clone()), scene.state(), scene.words());
    let kind = scene.say(item.kind.key());
    let kind = match &item.department {
        Some(department) => {
            let name = wording::department(department, scene.words());
            format!("{kind}{}{name}", scene.say("list-separator")).into()
        }
        None => kind,
    };
    let cells = vec![Cell::text(name), Cell::quiet(kind), Cell::text(scene.date(item.due)), became(scene, item)];
    Row { by: Some(&raised.by), cells }
}

/// How a goal came out and what became of it; that its day has come, by a sign and a word.
fn became<'a>(scene: &Scene<'a>, item: &Leftover) -> Cell<'a> {
    let outcome = scene.state().outcome(item);
    let told: Option<Cow<'a, str>> = outcome.map(|outcome| scene.say(outcome.key()));
    let closure = (item.closure != Closure::Open).then(|| scene.say(item.closure.key()));
    if told.is_none() && closure.is_none() {
        let is_due = item.is_due(scene.state().about.date);
        return if is_due { due(scene) } else { Cell::quiet(scene.say(item.closure.key())) };
    }
    let text = told.into_iter().chain(closure).collect::<Vec<_>>().join(&scene.say("list-separator"));
    match (item.closure, outcome) {
        (Closure::Settled, _) => Cell::Text(text.into(), Role::Well),
        // Earned and not yet given is a debt.
        (Closure::Open, Some(Outcome::Earned)) => Cell::warning(format!("! {}", scene.say("leftover-owed"))),
        _ => Cell::text(text),
    }
}

fn overdue<'a>(scene: &Scene<'a>, raised: &'a Raised<Promotion>) -> Row<'a> {
    let cells = vec![
        Cell::text(&raised.item.name),
        Cell::quiet(scene.say("kind-of-promotion")),
        Cell::text(scene.date(raised.item.to)),
        due(scene),
    ];
    Row { by: Some(&raised.by), cells }
}

fn due<'a>(scene: &Scene<'a>) -> Cell<'a> {
    Cell::warning(format!("! {}", scene.say("leftover-due")))
}
