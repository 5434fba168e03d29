//! Roundtable.

pub mod app;
pub mod cli;
pub mod domain;
pub mod edit;
pub mod lang;
pub mod shell;
pub mod storage;
pub mod view;
