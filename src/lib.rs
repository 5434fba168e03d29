//! Roundtable.

pub mod domain;
pub mod lang;
