//! What is still open besides the flags, as plain facts of the state: no segment, no goal, money and
//! remarks that are not placed.

use super::scene::Scene;
use crate::domain::Money;
use crate::lang::wording;

/// What is still open besides the flags, a few words for each, in the order of the steps.
#[must_use]
pub fn facts(scene: &Scene<'_>) -> Vec<String> {
    let state = scene.state();
    let plain = |is_open: bool, key: &str| is_open.then(|| scene.say(key).into_owned());
    [
        plain(state.segments.list.is_empty(), "view-open-no-segment"),
        money(scene),
        plain(state.goals.list.is_empty(), "view-open-no-goal"),
        parked(scene),
    ]
    .into_iter()
    .flatten()
    .collect()
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
