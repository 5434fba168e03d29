//! Step 6: what we want to reach together, and what each department gets when it is passed.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::paint_lists;
use crate::app::Section;
use crate::domain::{Department, Goal, Raised, Reward};
use crate::lang::wording;
use crate::view::canvas::Canvas;
use crate::view::figures::{self, NONE};
use crate::view::scene::Scene;
use crate::view::widgets::table::{Cell, Column, Rows, Table};

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    paint_lists(scene, canvas, area, &[goals(scene), rewards(scene)]);
}

fn goals<'a>(scene: &Scene<'a>) -> Table<'a> {
    let state = scene.state();
    let list = &state.goals.list;
    let column = |of: fn(&Goal) -> Option<Decimal>| {
        figures::Column::of_numbers(list.iter().filter_map(|raised| of(&raised.item)), state)
    };
    let (baseline, expected, target) =
        (column(|goal| goal.baseline), column(|goal| goal.expected), column(|goal| goal.target));
    let columns = vec![
        Column::words("".into(), 18, 3),
        Column::figures(scene.say("view-head-baseline"), baseline.widest),
        Column::figures(scene.say("view-head-expected"), expected.widest).going(2),
        Column::figures(scene.say("view-head-target"), target.widest),
        scene.date_column("view-head-due"),
        Column::words(scene.say("view-head-owners"), 7, 0).going(1),
        Column::words(scene.say("view-head-if-missed"), 16, 3).going(3),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(list.iter().collect(), move |raised: &Raised<Goal>| {
        let goal = &raised.item;
        vec![
            Cell::text(measure(&scene, goal)),
            Cell::text(baseline.number(goal.baseline)),
            Cell::text(expected.number(goal.expected)),
            Cell::text(target.number(goal.target)),
            Cell::text(scene.date(goal.due)),
            owners(goal),
            if goal.if_missed.is_empty() { Cell::quiet(NONE) } else { Cell::text(&goal.if_missed) },
        ]
    });
    scene.table(Section::Goals, columns, rows)
}

/// What is measured, and for which segment where it is not for all of them.
pub fn measure(scene: &Scene<'_>, goal: &Goal) -> String {
    match &goal.segment {
        None => goal.measure.clone(),
        Some(segment) => {
            format!("{} - {}", goal.measure, wording::segment(Some(segment), scene.state(), scene.words()))
        }
    }
}

/// The departments that own a goal: those named, or else Sales and Marketing.
fn owners(goal: &Goal) -> Cell<'_> {
    const BOTH: [Department; 2] = [Department::Sales, Department::Marketing];
    const BOTH_REF: &[Department; 2] = &BOTH;
    if goal.owners.is_empty() {
        Cell::Tags(BOTH_REF.iter().collect())
    } else {
        Cell::Tags(goal.owners.iter().collect())
    }
}

fn rewards<'a>(scene: &Scene<'a>) -> Table<'a> {
    let state = scene.state();
    let list = &state.goals.rewards;
    let thresholds = list.iter().filter_map(|raised| raised.item.threshold);
    let threshold = figures::Column::of_numbers(thresholds, state);
    let columns = vec![
        Column::words("".into(), 20, 3),
        Column::words(scene.say("view-head-for"), 11, 0),
        Column::words(scene.say("view-head-goal"), 14, 2).going(1),
        Column::figures(scene.say("view-head-threshold"), threshold.widest),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(list.iter().collect(), move |raised: &Raised<Reward>| {
        let reward = &raised.item;
        let goal = reward.goal.as_ref().and_then(|id| scene.state().goals.list.get(id));
        let department = reward.department.as_ref();
        vec![
            Cell::text(&reward.what),
            Cell::text(department.map_or_else(|| NONE.into(), |of| wording::department(of, scene.words()))),
            goal.map_or_else(|| Cell::warning(scene.say("view-no-goal")), |goal| Cell::text(&goal.item.measure)),
            Cell::text(threshold.number(reward.threshold)),
        ]
    });
    scene.table(Section::Rewards, columns, rows)
}
