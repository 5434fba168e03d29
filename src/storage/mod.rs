//! The only room that knows the disk: session files, journals, backups, locks and folders.
//!
//! Reads no clock and shows no words: times are handed in, and what goes wrong comes back as plain values.

mod card;
mod checksum;
mod files;
mod format;
mod library;
mod paths;
#[cfg(test)]
mod samples;
mod trouble;

pub use card::{Card, Head, Standing, read_session};
pub use format::{LARGEST, Loaded, Outside, Unreadable, Unwritable, read, write};
pub use library::{Example, Problem, Shelved, examples, fresh_path, shelf};
pub use paths::{NoHome, Places, Privacy};
pub use trouble::{Cause, Doing, Trouble};
