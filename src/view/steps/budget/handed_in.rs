//! Beside what is left to place: who has handed in a split of their own, and once all are revealed, how much is to agree.

use ratatui::layout::Rect;

use super::key_of;
use crate::app::Command;
use crate::app::Target;
use crate::lang::wording;
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::Scene;
use crate::view::theme::Role;

/// Columns between what is left to place and this.
const APART: u16 = 3;

/// Says it at the right end of a line of which `used` columns are taken, or in the line below where it does not fit, as far
/// as that is above `bottom`.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, line: Rect, used: u16, bottom: u16) {
    let Some((said, command)) = said(scene) else { return };
    let style = canvas.style(Role::Secondary);
    let wide = columns(&said);
    let fits = used + APART + wide <= line.width;
    let line = if fits { line } else { Rect { y: line.y + 1, ..line } };
    if line.y >= bottom {
        return;
    }
    if fits {
        canvas.put_right(line.x, line.y, line.width, &said, style);
    } else {
        canvas.put(line.x, line.y, line.width, &said, style);
    }
    let x = if fits { line.right() - wide } else { line.x };
    canvas.target(Rect { x, width: wide, ..line }, Target::Do(command));
}

/// What there is to say, and what a click on it does.
fn said(scene: &Scene<'_>) -> Option<(String, Command)> {
    let state = scene.state();
    let Some(comparison) = state.compare_positions() else {
        let positions = state.positions();
        if positions.is_empty() {
            // Before anybody has placed money in the open is when it is worth asking.
            let is_time = state.budget.total.is_some() && state.budget.allocations.is_empty() && !scene.is_review();
            let has_cells = !state.segments.list.is_empty() && !state.budget.promotions.is_empty();
            let said = scene.tell("handed-in-first", &[("key", key_of(Command::HandIn).into())]);
            return (is_time && has_cells).then_some((said, Command::HandIn));
        }
        let tags = positions.iter().map(|one| format!("[{}]", wording::tag(&one.department, scene.words())));
        let tags = tags.collect::<Vec<_>>().join(" ");
        let said = scene.tell("handed-in-tags", &[("tags", tags.into())]);
        return Some((said, Command::Reveal));
    };
    let key = key_of(Command::ShowPositions);
    let open = comparison.apart.iter().filter(|apart| !state.budget.is_locked(&apart.cell)).count();
    let said = if scene.is_review() || state.life.is_agreed() {
        scene.tell("handed-in-shown", &[("key", key.into())])
    } else {
        scene.tell("handed-in-differ", &[("count", open.into()), ("key", key.into())])
    };
    Some((said, Command::ShowPositions))
}
