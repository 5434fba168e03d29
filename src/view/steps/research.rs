//! tmp

use ratatui::layout::Rect;

use crate::view::canvas::Canvas;
use crate::view::scene::Scene;

/// Draws.
pub fn paint(_scene: &Scene<'_>, _canvas: &mut Canvas<'_>, _area: Rect) {}
