//! What is still open, as plain facts of the state: seats, money, goals, rewards that are missing.

use super::scene::Scene;
use crate::domain::{Department, Money, State};
use crate::lang::wording;

/// What is still open, one line for each, in the order of the steps.
#[must_use]
pub fn facts(scene: &Scene<'_>) -> Vec<String> {
    let state = scene.state();
    let plain = |is_open: bool, key: &str| is_open.then(|| scene.say(key).into_owned());
    let for_nobody = |department: Department| !has_reward(state, &department);
    [
        missing_seats(scene),
        plain(state.room.working_agreement.is_empty(), "view-open-no-working-agreement"),
        plain(state.research.conclusions.is_empty(), "view-open-no-conclusion"),
        plain(state.segments.list.is_empty(), "view-open-no-segment"),
        without_value(scene),
        money(scene),
        plain(state.goals.list.is_empty(), "view-open-no-goal"),
        plain(for_nobody(Department::Marketing), "view-open-no-reward-marketing"),
        plain(for_nobody(Department::Sales), "view-open-no-reward-sales"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn missing_seats(scene: &Scene<'_>) -> Option<String> {
    let names = scene.state().room.missing_seats(&scene.state().settings.required);
    let names = names.iter().map(|department| wording::department(department, scene.words()).into_owned());
    listed(scene, names, "view-open-missing-seats")
}

fn without_value(scene: &Scene<'_>) -> Option<String> {
    let segments = scene.state().segments.list.iter().filter(|raised| raised.item.value.trim().is_empty());
    listed(scene, segments.map(|raised| raised.item.name.clone()), "view-open-no-value")
}

/// The message with these names in it; `None` where there are none.
fn listed(scene: &Scene<'_>, names: impl Iterator<Item = String>, key: &str) -> Option<String> {
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| scene.tell(key, &[("names", names.join(&scene.say("list-separator")).into())]))
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

fn has_reward(state: &State, department: &Department) -> bool {
    state.goals.rewards.iter().any(|raised| raised.item.department.as_ref() == Some(department))
}
