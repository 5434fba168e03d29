//! Agreement before the room: what is still open, who has signed, who does what, and what was put aside.

use super::slide::{Figure, Line, Slide};
use super::{empty, field, flag, section};
use crate::app::{RowRef, Section};
use crate::domain::{Department, Fate, InputRef, Progress, Stance};
use crate::lang::{signed, wording};
use crate::view::open;
use crate::view::scene::Scene;
use crate::view::theme::Role;

/// What the cursor is on, or what is still open.
pub fn slide(scene: &Scene<'_>) -> Slide {
    match scene.meeting.selected() {
        Some(RowRef::Flag(key)) => {
            scene.meeting.watch().get(&key).map_or_else(|| still_open(scene), |found| flag::slide(scene, found))
        }
        Some(RowRef::Signer(department)) => of_signer(scene, &department),
        Some(RowRef::Input(input)) => of_input(scene, &input),
        _ if scene.meeting.section() == Section::Flags => still_open(scene),
        _ => empty(scene),
    }
}

/// That no flag is open, and what else is.
fn still_open(scene: &Scene<'_>) -> Slide {
    let open = open::facts(scene).into_iter().map(|fact| Line::warning(&fact));
    Slide::new(section(scene), scene.say("view-no-flags")).with(open).asking(scene.say("view-ask-agreement-1"))
}

/// How many have signed, who has not, and what the one under the cursor says.
fn of_signer(scene: &Scene<'_>, department: &Department) -> Slide {
    let agreement = &scene.state().agreement;
    let all = scene.state().room.departments();
    let (signed_by, not_yet): (Vec<Department>, Vec<Department>) =
        all.iter().cloned().partition(|of| agreement.signature(of).is_some());
    let figure = Figure::new(format!("{}/{}", signed_by.len(), all.len()), scene.say("big-have-signed"));
    let names = |of: &[Department]| {
        let names: Vec<_> = of.iter().map(|one| wording::department(one, scene.words())).collect();
        names.join(&scene.say("list-separator"))
    };
    let missing = field(scene, "grid-not-yet", &names(&not_yet));
    let not_agreed = signed::not_agreed(scene.state(), scene.words()).filter(|_| !signed_by.is_empty());
    let not_agreed = not_agreed.map(|left| Line::quiet(scene.tell("signed-still-open", &[("what", left.into())])));
    let ask = if agreement.signature(department).is_none() { scene.say("view-ask-agreement-1") } else { "".into() };
    Slide { figures: vec![figure], ..Slide::default() }
        .with([says(scene, department)])
        .with(missing)
        .with(not_agreed)
        .asking(ask)
}

/// What a department says to the plan, with its reason.
fn says(scene: &Scene<'_>, department: &Department) -> Line {
    let name = wording::department(department, scene.words());
    let Some(signature) = scene.state().agreement.signature(department) else {
        let value = scene.say("view-not-signed");
        let said = scene.tell("view-field", &[("label", name.into()), ("value", value.into())]);
        return Line { role: Role::Secondary, ..Line::of(department, said) };
    };
    let void = scene.meeting.watch().void(department);
    let stance = scene.say(signature.stance.key());
    let stance = match (void.is_empty(), void == signature.parts) {
        (true, _) => stance.into_owned(),
        (false, is_all) => {
            let how = scene.say(if is_all { "signed-void" } else { "signed-partly-void" });
            format!("{how}{}{stance}", scene.say("list-separator"))
        }
    };
    let stance = match signature.stance.reason() {
        Some(reason) => scene.tell("view-field", &[("label", stance.into()), ("value", reason.into())]),
        None => stance,
    };
    let said = scene.tell("view-field", &[("label", name.into()), ("value", stance.as_str().into())]);
    let is_against = matches!(signature.stance, Stance::Objects(_)) || !void.is_empty();
    let role = if is_against { Role::Warning } else { Role::Text };
    Line { role, ..Line::of(department, if is_against { format!("! {said}") } else { said }) }
}

fn of_input(scene: &Scene<'_>, input: &InputRef) -> Slide {
    let agreement = &scene.state().agreement;
    let found = match input {
        InputRef::Action(id) => agreement.actions.get(id).map(|raised| {
            let action = &raised.item;
            let due = action.due.map(|due| scene.date(Some(due))).unwrap_or_default();
            let done = (action.progress == Progress::Done).then(|| scene.say(action.progress.key()).into_owned());
            let slide = Slide::new(section(scene), action.what.as_str())
                .with([Line::text(action.who.as_str())])
                .with(field(scene, "view-head-due", &due))
                .with(done.map(Line::quiet));
            if action.who.is_empty() || due.is_empty() {
                slide.asking(scene.say("view-ask-agreement-2"))
            } else {
                slide
            }
        }),
        InputRef::Parked(id) => agreement.parking_lot.get(id).map(|raised| {
            let is_waiting = raised.item.fate == Fate::Waiting;
            let fate = Line::quiet(scene.say(raised.item.fate.key()));
            let by = Line::of(&raised.by, wording::department(&raised.by, scene.words()));
            let ask = if is_waiting { scene.say("big-ask-parked") } else { "".into() };
            Slide::new(section(scene), raised.item.text.as_str()).with([by, fate]).asking(ask)
        }),
        InputRef::PlanChange(id) => agreement.plan_changes.get(id).map(|raised| {
            let request = &raised.item;
            let by = Line::of(&raised.by, wording::department(&raised.by, scene.words()));
            Slide::new(section(scene), request.reason.as_str())
                .with([by])
                .with(field(scene, "view-head-parts", &scene.say(request.part.key())))
                .with([Line::quiet(scene.say(request.state.key()))])
        }),
        _ => None,
    };
    found.unwrap_or_else(|| empty(scene))
}
