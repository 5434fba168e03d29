//! Editing state without a screen: what is typed, where the caret is, which row is chosen.
//!
//! Everything here is plain values with pure methods: a key becomes a call, and a frame reads the result. Nothing knows a
//! terminal, a session or a language. Text that comes from outside enters through [`clean`] only.

pub mod clean;
pub mod graphemes;
pub mod wrap;

mod caret_text;
mod grid_cursor;
mod list_cursor;
mod text_area;
mod text_field;

pub use grid_cursor::{Block, Cell, GridCursor, GridSize};
pub use list_cursor::ListCursor;
pub use text_area::{TextArea, Wrapped};
pub use text_field::TextField;
