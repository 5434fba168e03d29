//! Editing state without a screen: what is typed, where the caret is, how it wraps.
//!
//! Everything here is plain values with pure methods: a key becomes a call, and a frame reads the result. Nothing knows a
//! terminal, a session or a language. Text that comes from outside enters through [`clean`] only.

pub mod clean;
pub mod graphemes;
pub mod wrap;

mod caret_text;
mod text_field;

pub use text_field::TextField;
