//! Step 1 before the room: who is here, how we work together, and what the last session left.

use rust_decimal::Decimal;

use super::slide::{Figure, Line, Slide};
use super::{empty, field, section};
use crate::app::{RowRef, Section};
use crate::domain::{Closure, Department, InputRef, Leftover};
use crate::lang::wording;
use crate::view::scene::Scene;

/// The list that the cursor is in: who is here as a whole, everything else one by one.
pub fn slide(scene: &Scene<'_>) -> Slide {
    let room = &scene.state().room;
    match scene.meeting.selected() {
        Some(RowRef::Participant(_) | RowRef::MissingSeat(_)) => who_is_here(scene),
        Some(RowRef::Input(InputRef::WorkingLine(id))) => {
            let line = room.working_agreement.get(&id);
            let kept = |item: &crate::domain::WorkingLine| item.kept.map(|kept| scene.say(kept.key()).into_owned());
            line.map_or_else(
                || empty(scene),
                |raised| {
                    Slide::new(section(scene), raised.item.text.as_str())
                        .with(field(scene, "view-head-kept", &kept(&raised.item).unwrap_or_default()))
                        .asking(scene.say("view-ask-room-3"))
                },
            )
        }
        Some(RowRef::Input(InputRef::Leftover(id))) => {
            let name = wording::input(&InputRef::Leftover(id.clone()), scene.state(), scene.words());
            room.leftovers.get(&id).map_or_else(|| empty(scene), |raised| left(scene, &raised.item, &name))
        }
        Some(RowRef::Input(input @ InputRef::Promotion(_))) => {
            Slide::new(section(scene), wording::input(&input, scene.state(), scene.words()))
                .with([Line::warning(&scene.say("leftover-due"))])
                .asking(scene.say("view-ask-room-2"))
        }
        _ if scene.meeting.section() == Section::WorkingAgreement => {
            Slide::new(section(scene), scene.say("view-nothing-here")).asking(scene.say("view-ask-room-3"))
        }
        _ => empty(scene),
    }
}

/// How many people are here, from which departments, and which seats are empty that should not be.
fn who_is_here(scene: &Scene<'_>) -> Slide {
    let state = scene.state();
    let here = state.room.seats.iter().filter(|seat| seat.is_here()).count();
    let (count, caption) = match here {
        0 => (state.room.seats.len(), "big-are-expected"),
        here => (here, "big-are-here"),
    };
    let count_in_words = wording::amount(Decimal::from(count), state.about.numbers);
    let at_table = state.room.departments();
    let is_in = |of: &&Department| here == 0 || state.room.is_present(of);
    let names = |of: Vec<&Department>| {
        let names: Vec<_> = of.into_iter().map(|of| wording::department(of, scene.words())).collect();
        names.join(&scene.say("list-separator"))
    };
    let seated = |of: &&Department| state.room.seats.iter().any(|seat| seat.department == **of);
    let present = names(at_table.iter().filter(seated).filter(is_in).collect());
    let empty_seats = state.room.missing_seats(&state.settings.required);
    let missing = names(empty_seats.iter().collect());
    let missing = field(scene, "view-empty-seat", &missing).map(|line| Line::warning(&line.text));
    Slide {
        figures: vec![Figure::new(count_in_words, scene.say(caption))],
        ..Slide::new("", state.about.title.as_str())
    }
    .with([Line::text(present)])
    .with(missing)
    .asking(scene.say("view-ask-room-1"))
}

fn left(scene: &Scene<'_>, item: &Leftover, name: &str) -> Slide {
    let outcome = scene.state().outcome(item).map(|outcome| scene.say(outcome.key()).into_owned());
    let closed = (item.closure != Closure::Open).then(|| scene.say(item.closure.key()).into_owned());
    let said: Vec<String> = outcome.into_iter().chain(closed).collect();
    let numbers = scene.state().about.numbers;
    // What it has come to stands beside what it was to be, and is told apart from it.
    let actual = item.actual.map(|value| Figure::new(wording::amount(value, numbers), scene.say("view-head-became")));
    let target = item.target.map(|value| Figure::new(wording::amount(value, numbers), scene.say("view-head-target")));
    let figures = actual.into_iter().chain(target.map(Figure::second));
    let by = item.department.as_ref().map(|of| Line::of(of, wording::department(of, scene.words())));
    let ask = if item.closure == Closure::Open { scene.say("view-ask-room-2") } else { "".into() };
    Slide { figures: figures.collect(), ..Slide::new(scene.say(item.kind.key()), name) }
        .with(by)
        .with([Line::text(item.who.as_str())])
        .with([Line::text(said.join(&scene.say("list-separator")))])
        .with([Line::quiet(item.because.as_str())])
        .asking(ask)
}
