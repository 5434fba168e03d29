//! The guide: what the step is for, what to ask the room, the row in full, and who has not been heard yet.

use super::canvas::Canvas;
use super::layout::Screen;
use super::scene::Scene;
use super::steps::budget;
use super::widgets::rule;
use crate::domain::Step;

/// Draws the guide.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, screen: &Screen) {
    if let (Some(x), Some(guide)) = (screen.divider(), screen.guide) {
        rule::down(canvas, x, guide);
    }
    if let (Step::Budget, Some(area)) = (scene.meeting.step, screen.guide.or(screen.strip)) {
        budget::guide(scene, canvas, area);
    }
}
