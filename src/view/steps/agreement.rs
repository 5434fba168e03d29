//! Step 7: what is still open, who has signed, who does what by when, and what was put aside.

use ratatui::layout::Rect;

use super::paint_folding;
use crate::app::Section;
use crate::app::placing;
use crate::domain::{Action, Department, Parked, Part, PlanChange, Progress, Raised, RequestState, Signature, Stance};
use crate::lang::{signed, wording};
use crate::view::canvas::Canvas;
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::table::{Cell, Column, Row, Rows, Table};
use crate::view::widgets::text::{below, paragraph};
use crate::view::{flags, open};

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = paint_open(scene, canvas, area);
    let departments = scene.state().room.departments();
    let tables =
        [flags::table(scene), signatures(scene, &departments), actions(scene), parking_lot(scene), plan_changes(scene)];
    let hidden = usize::from(Section::PlanChanges.is_hidden(scene.state()));
    paint_folding(scene, canvas, area, tables.get(..tables.len() - hidden).unwrap_or(&tables));
}

/// What is still open besides the flags, and what is not agreed yet, in a line each; gives what is left of the area.
fn paint_open(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let facts = open::facts(scene);
    let still_open = (!facts.is_empty()).then(|| facts.join(&scene.say("fact-separator")));
    // Before anybody has signed, that nobody has is seen below.
    let has_begun = !scene.state().agreement.signatures.is_empty();
    let not_agreed = has_begun.then(|| signed::not_agreed(scene.state(), scene.words())).flatten();
    let not_agreed = not_agreed.map(|left| scene.tell("signed-still-open", &[("what", left.into())]));
    let lines: Vec<String> = still_open.into_iter().chain(not_agreed).collect();
    let mut left = paint_freeze(scene, canvas, area);
    for line in &lines {
        let style = canvas.style(Role::Warning);
        let area = Rect { height: left.height.min(2), ..left };
        left = below(left, paragraph(canvas, area, &format!("! {line}"), style));
    }
    if left == area { left } else { below(left, 1) }
}

/// Until when an agreed plan is frozen, and once that is over, where the period is planned anew.
fn paint_freeze(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    if !scene.state().life.is_agreed() {
        return area;
    }
    let until = scene.state().about.frozen_until();
    let is_over = scene.model.today() > until;
    let key = if is_over { "plan-free-since" } else { "plan-frozen-until" };
    let line = scene.tell(key, &[("date", scene.date(Some(until)).into())]);
    canvas.put(area.x, area.y, area.width, &line, canvas.style(Role::Text));
    below(area, 1)
}

fn signatures<'a>(scene: &Scene<'a>, departments: &'a [Department]) -> Table<'a> {
    // A void signature says so besides what the department said.
    let is_any_void = departments.iter().any(|department| !scene.meeting.watch().void(department).is_empty());
    let says = if is_any_void { 24 } else { 19 };
    let columns = vec![
        Column::words("".into(), 14, 1),
        Column::words(scene.say("view-head-says"), says, 0),
        Column::words(scene.say("view-head-signed-by"), 12, 1).going(2),
        Column::words(scene.say("view-head-reason"), 14, 3).going(1),
        Column::words(scene.say("view-head-parts"), 14, 2).going(3),
    ];
    let scene = *scene;
    let rows = Rows::new(departments.len(), move |index| signature_row(&scene, &departments[index]));
    scene.table(Section::Signatures, columns, rows)
}

fn signature_row<'a>(scene: &Scene<'a>, department: &'a Department) -> Row<'a> {
    let name = Cell::text(wording::department(department, scene.words()));
    let Some(signature) = scene.state().agreement.signature(department) else {
        return Row { by: Some(department), cells: vec![name, Cell::quiet(scene.say("view-not-signed"))] };
    };
    let stance = scene.say(signature.stance.key());
    let void = scene.meeting.watch().void(department);
    let says = match signature.stance {
        // What it says stays to be seen: an objection is one also where the plan has changed since.
        _ if !void.is_empty() => {
            let key = if void == signature.parts { "signed-void" } else { "signed-partly-void" };
            Cell::warning(format!("! {}{}{stance}", scene.say(key), scene.say("list-separator")))
        }
        Stance::Agrees => Cell::Text(stance, Role::Well),
        Stance::WithReservation(_) => Cell::text(stance),
        Stance::Objects(_) => Cell::warning(format!("! {stance}")),
    };
    let cells = vec![
        name,
        says,
        Cell::text(wording::person(&signature.person, scene.state())),
        Cell::text(signature.stance.reason().unwrap_or_default()),
        if void.is_empty() { Cell::quiet(parts(scene, signature)) } else { Cell::text(parts(scene, signature)) },
    ];
    Row { by: Some(department), cells }
}

/// The parts of the plan that a signature speaks of, the void ones by themselves.
fn parts(scene: &Scene<'_>, signature: &Signature) -> String {
    let void = scene.meeting.watch().void(&signature.department);
    if void.is_empty() {
        return signed::parts(&signature.parts, scene.words());
    }
    let told = scene.tell("signed-void-for", &[("parts", signed::parts(&void, scene.words()).into())]);
    let valid: Vec<&Part> = signature.parts.difference(&void).collect();
    if valid.is_empty() {
        return told;
    }
    // A list of parts that goes on after the void ones would make them look void too.
    let args = [("void", told.into()), ("parts", signed::parts(valid, scene.words()).into())];
    scene.tell("signed-void-and-valid", &args)
}

fn actions<'a>(scene: &Scene<'a>) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 20, 3),
        Column::words(scene.say("view-head-who"), 12, 1),
        scene.date_column("view-head-due"),
        Column::words(scene.say("view-head-progress"), 8, 0).going(1),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(scene.state().agreement.actions.iter().collect(), move |raised: &Raised<Action>| {
        let action = &raised.item;
        let role = if action.progress == Progress::Done { Role::Well } else { Role::Secondary };
        vec![
            Cell::text(&action.what),
            Cell::text(&action.who),
            Cell::text(scene.date(action.due)),
            Cell::Text(scene.say(action.progress.key()), role),
        ]
    });
    scene.table(Section::Actions, columns, rows)
}

fn parking_lot<'a>(scene: &Scene<'a>) -> Table<'a> {
    let columns =
        vec![Column::words("".into(), 24, 3), Column::words(scene.say("view-head-fate"), 20, 2), scene.agreed_column()];
    let scene = *scene;
    let rows = Rows::of(scene.state().agreement.parking_lot.iter().collect(), move |raised: &Raised<Parked>| {
        let parked = &raised.item;
        let became = placing::became(parked, scene.state(), scene.words());
        let became = if scene.state().waits(parked) { Cell::text(became) } else { Cell::quiet(became) };
        vec![Cell::text(&parked.text), became]
    });
    scene.table(Section::ParkingLot, columns, rows)
}

/// Requests to alter the agreed plan, each with its part and what became of it.
fn plan_changes<'a>(scene: &Scene<'a>) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 24, 3),
        Column::words(scene.say("view-head-parts"), 12, 0).going(1),
        Column::words(scene.say("view-head-became"), 13, 0),
    ];
    let scene = *scene;
    let rows = Rows::of(scene.state().agreement.plan_changes.iter().collect(), move |raised: &Raised<PlanChange>| {
        let request = &raised.item;
        let state = scene.say(request.state.key());
        let state = match request.state {
            RequestState::Requested | RequestState::Granted => Cell::warning(format!("! {state}")),
            RequestState::Refused => Cell::quiet(state),
            RequestState::Settled => Cell::Text(state, Role::Well),
        };
        vec![Cell::text(&request.reason), Cell::text(scene.say(request.part.key())), state]
    });
    scene.table(Section::PlanChanges, columns, rows)
}
