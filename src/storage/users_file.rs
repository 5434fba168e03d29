//! Files in the folder of settings that a user writes and we only read: their words, their settings.

use std::path::PathBuf;

use serde::de::DeserializeOwned;

use super::files::read_at_most;
use super::format::{Unreadable, damage, text_of};
use super::problem::Problem;
use super::trouble::Cause;

/// What stands in a user's file of at most so many bytes; nothing where there is none, or where it is empty.
///
/// # Errors
/// Why it cannot be read, with its path.
pub fn users<T: Default + DeserializeOwned>(path: PathBuf, longest: u64) -> Result<T, Problem> {
    let bytes = match read_at_most(&path, longest) {
        Err(trouble) if trouble.cause == Cause::Missing => return Ok(T::default()),
        read => read?,
    };
    if bytes.len() as u64 > longest {
        return Err(Problem::Content { path, why: Unreadable::TooLarge });
    }
    parse(&bytes).map_err(|why| Problem::Content { path, why })
}

/// What is written in the bytes of such a file.
///
/// # Errors
/// Where it is no RON, or not of what belongs there.
pub fn parse<T: Default + DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    let text = text_of(bytes)?;
    if text.trim().is_empty() {
        return Ok(T::default());
    }
    ron::from_str(&text).map_err(|error| damage(&error, String::new()))
}
