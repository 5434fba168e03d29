//! What lies over the work for a moment: forms, lists, questions.

use super::canvas::Canvas;
use crate::app::Model;

/// Draws the overlay on top, if there is one.
pub fn paint(_model: &Model, _canvas: &mut Canvas<'_>) {}
