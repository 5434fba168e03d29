//! Roundtable.

pub mod app;
pub mod domain;
pub mod edit;
pub mod lang;
pub mod storage;
pub mod view;
