//! Step 5: the budget grid.

use ratatui::layout::Rect;

use crate::view::canvas::Canvas;
use crate::view::scene::Scene;

/// Draws the grid.
pub fn paint(_scene: &Scene<'_>, _canvas: &mut Canvas<'_>, _area: Rect) {}
