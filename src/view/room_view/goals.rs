//! Goals before the room: what is expected anyway beside what the room wants to reach, and what beating it brings.

use rust_decimal::Decimal;

use super::slide::{Figure, Line, Slide};
use super::{empty, field, section};
use crate::domain::{Goal, InputRef, Reward};
use crate::lang::numbers::format_compact;
use crate::lang::wording;
use crate::view::scene::Scene;
use crate::view::steps::goals::measure;

/// The goal or the reward under the cursor.
pub fn slide(scene: &Scene<'_>) -> Slide {
    let goals = &scene.state().goals;
    let found = match scene.meeting.selected_input() {
        Some(InputRef::Goal(id)) => goals.list.get(&id).map(|raised| of_goal(scene, &raised.item)),
        Some(InputRef::Reward(id)) => goals.rewards.get(&id).map(|raised| of_reward(scene, &raised.item)),
        _ => None,
    };
    found.unwrap_or_else(|| empty(scene))
}

fn of_goal(scene: &Scene<'_>, goal: &Goal) -> Slide {
    let figure =
        |value: Option<Decimal>, key: &str| value.map(|value| Figure::new(short(scene, value), scene.say(key)));
    let expected = figure(goal.expected.or(goal.baseline), expected_or_today(goal)).map(Figure::second);
    let target = figure(goal.target, "view-head-target");
    let today = goal.baseline.filter(|_| goal.expected.is_some());
    let today = today.map(|today| wording::amount(today, scene.state().about.numbers)).unwrap_or_default();
    let due = goal.due.map(|due| scene.date(Some(due))).unwrap_or_default();
    let owners: Vec<_> = goal.owned_by().iter().map(|of| wording::department(of, scene.words()).into_owned()).collect();
    let owners = owners.join(&scene.say("list-separator"));
    let ask = if goal.if_missed.is_empty() { "view-ask-goals-2" } else { "view-ask-goals-1" };
    Slide { title: measure(scene, goal), figures: expected.into_iter().chain(target).collect(), ..Slide::default() }
        .with(field(scene, "view-head-due", &due))
        .with(field(scene, "view-head-if-missed", &goal.if_missed))
        .with(field(scene, "view-head-owners", &owners))
        .with(field(scene, "view-head-baseline", &today))
        .asking(scene.say(ask))
}

fn expected_or_today(goal: &Goal) -> &'static str {
    if goal.expected.is_some() { "view-head-expected" } else { "view-head-baseline" }
}

/// A value of a measure: to the last digit where it can be, so that what stands side by side is in one unit.
fn short(scene: &Scene<'_>, value: Decimal) -> String {
    let (style, few) = (scene.state().about.numbers, Decimal::from(100_000));
    if value.abs() < few { wording::amount(value, style) } else { format_compact(value, scene.words().lang(), style) }
}

fn of_reward(scene: &Scene<'_>, reward: &Reward) -> Slide {
    let (state, words) = (scene.state(), scene.words());
    let goal = reward.goal.as_ref().and_then(|id| state.goals.list.get(id));
    let name = goal.map(|goal| measure(scene, &goal.item)).unwrap_or_default();
    let threshold = reward.threshold.map(|from| Figure::new(short(scene, from), scene.say("view-head-threshold")));
    let department =
        reward.department.as_ref().map(|department| Line::of(department, wording::department(department, words)));
    let no_goal = goal.is_none().then(|| Line::warning(&scene.say("view-no-goal")));
    Slide { figures: threshold.into_iter().collect(), ..Slide::new(section(scene), reward.what.as_str()) }
        .with(department)
        .with(field(scene, "view-head-goal", &name))
        .with(no_goal)
        .asking(scene.say("view-ask-goals-3"))
}
