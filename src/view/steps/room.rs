//! Step 1: who sits for which department, who is here, and how Sales and Marketing work together.

use ratatui::layout::Rect;

use super::{leftovers, paint_shown};
use crate::app::{RowRef, Section};
use crate::domain::{Participant, Raised, WorkingLine};
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::NONE;
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Row, Rows, Table};

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let seats = Section::Seats.rows(scene.state());
    let left = Section::Leftovers.rows(scene.state());
    let tables = [leftovers::table(scene, &left), seats_table(scene, &seats), working_agreement(scene)];
    paint_shown(scene, canvas, area, &tables, usize::from(Section::Leftovers.is_hidden(scene.state())));
}

fn seats_table<'a>(scene: &Scene<'a>, seats: &'a [RowRef]) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 18, 2),
        Column::words(scene.say("view-head-department"), 12, 0).going(2),
        Column::words(scene.say("view-head-role"), 17, 2).going(1),
        Column::words(scene.say("view-head-here"), 16, 0),
    ];
    let scene = *scene;
    scene.table(Section::Seats, columns, Rows::new(seats.len(), move |index| seat_row(&scene, seats, index)))
}

fn seat_row<'a>(scene: &Scene<'a>, seats: &'a [RowRef], index: usize) -> Row<'a> {
    let seat = |index: usize| match seats.get(index) {
        Some(RowRef::Participant(id)) => scene.state().room.participant(id),
        _ => None,
    };
    if let Some(RowRef::MissingSeat(department)) = seats.get(index) {
        let cells = vec![
            Cell::warning(format!("! {}", wording::department(department, scene.words()))),
            Cell::quiet(""),
            Cell::quiet(scene.say("view-should-be-here")),
            Cell::warning(scene.say("view-empty-seat")),
        ];
        return Row { by: Some(department), cells };
    }
    let Some(person) = seat(index) else { return Row { by: None, cells: Vec::new() } };
    let before = index.checked_sub(1).and_then(seat);
    let begins_group = before.is_none_or(|before| before.department != person.department);
    let department = if begins_group { wording::department(&person.department, scene.words()) } else { "".into() };
    Row {
        by: Some(&person.department),
        cells: vec![
            Cell::text(&person.name),
            Cell::quiet(department),
            Cell::quiet(&person.role),
            presence(scene, person),
        ],
    }
}

/// Whether somebody is here, and since when.
fn presence<'a>(scene: &Scene<'_>, person: &Participant) -> Cell<'a> {
    let time = |at| [("time", scene.time(at).into())];
    match person.visits.last() {
        None => Cell::quiet(scene.say("view-not-here").into_owned()),
        Some(visit) => match visit.left {
            None => Cell::Text(scene.tell("view-here-since", &time(visit.came)).into(), Role::Well),
            Some(left) => Cell::quiet(scene.tell("view-left-at", &time(left))),
        },
    }
}

fn working_agreement<'a>(scene: &Scene<'a>) -> Table<'a> {
    let lines = &scene.state().room.working_agreement;
    // Whether they kept to it is asked of lines that a session before brought along.
    let is_asked = lines.iter().any(|line| line.item.kept.is_some());
    let mut columns = vec![Column::words("".into(), 30, 1)];
    if is_asked {
        columns.push(Column::words(scene.say("view-head-kept"), 7, 0).going(1));
    }
    columns.push(scene.agreed_column());
    let scene = *scene;
    let rows = Rows::of(lines.iter().collect(), move |line: &Raised<WorkingLine>| {
        let mut cells = vec![Cell::text(&line.item.text)];
        if is_asked {
            cells.push(Cell::quiet(line.item.kept.map_or_else(|| NONE.into(), |answer| scene.say(answer.key()))));
        }
        cells
    });
    scene.table(Section::WorkingAgreement, columns, rows)
}
