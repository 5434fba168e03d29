//! The few things that screens are made of: running text, thin rules, and tables whose columns are placed by arithmetic.

pub mod bars;
mod big_font;
pub mod big_text;
pub mod heads;
pub mod rule;
pub mod table;
pub mod tags;
pub mod text;
