//! What is still open besides the flags, as plain facts of the state: who objects, no segment, no goal, money and remarks
//! that are not placed.

use super::scene::Scene;
use crate::domain::Money;
use crate::lang::wording;

/// What is still open besides the flags, a few words for each, in the order of the steps.
#[must_use]
pub fn facts(scene: &Scene<'_>) -> Vec<String> {
    let state = scene.state();
    let plain = |is_open: bool, key: &str| is_open.then(|| scene.say(key).into_owned());
    [
        objections(scene),
        plain(state.segments.list.is_empty(), "view-open-no-segment"),
        money(scene),
        plain(state.goals.list.is_empty(), "view-open-no-goal"),
        parked(scene),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who objects to the plan: it can be agreed all the same, and nobody is to overlook it.
fn objections(scene: &Scene<'_>) -> Option<String> {
    let names: Vec<_> =
        scene.state().agreement.objecting().map(|department| wording::department(department, scene.words())).collect();
    let names = names.join(&scene.say("list-separator"));
    (!names.is_empty()).then(|| scene.tell("view-open-objects", &[("names", names.into())]))
}

/// Remarks that wait for their place.
fn parked(scene: &Scene<'_>) -> Option<String> {
    let count = scene.state().unplaced().count();
    (count > 0).then(|| scene.tell("view-open-parked", &[("count", count.into())]))
}

fn money(scene: &Scene<'_>) -> Option<String> {
    let state = scene.state();
    let Some(rest) = state.budget.remainder() else {
        return Some(scene.say("view-open-no-budget").into_owned());
    };
    let tell =
        |key, amount| Some(scene.tell(key, &[("amount", wording::money_of(amount, state, scene.words()).into())]));
    if rest.is_zero() {
        None
    } else if rest.is_negative() {
        tell("view-open-placed-too-much", Money::ZERO.minus(rest))
    } else {
        tell("view-open-to-place", rest)
    }
}
