//! Home: go on with the last session, begin a new one, look at past ones.

use super::canvas::Canvas;
use crate::app::Model;

/// Draws home.
pub fn paint(_model: &Model, _canvas: &mut Canvas<'_>) {}
