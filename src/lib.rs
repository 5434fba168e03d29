//! Roundtable.

pub mod domain;
