//! The word lists of the text rules: those that come with the program, and what a user adds to them.

use std::path::PathBuf;

use super::files::read_at_most;
use super::format::{Unreadable, damage, text_of};
use super::paths::Places;
use super::problem::Problem;
use super::trouble::Cause;
use crate::rules::text::WordLists;

/// Longest file of a user's words, in bytes: 256 kB, ten thousand phrases.
const LONGEST: u64 = 256 * 1024;
/// The lists that come with the program.
const OURS: [&str; 2] = [include_str!("../rules/text/words/en.ron"), include_str!("../rules/text/words/zh-CN.ron")];

/// The lists that come with the program, all languages together.
#[must_use]
pub fn our_word_lists() -> WordLists {
    let mut lists = WordLists::default();
    for text in OURS {
        lists.add(ours(text));
    }
    lists
}

fn ours(text: &str) -> WordLists {
    parse(text.as_bytes()).expect("it is compiled in, and a test reads it")
}

/// All lists: ours and what stands in the user's file, which we never write; where that cannot be read, ours alone and why.
#[must_use]
pub fn word_lists(places: &Places) -> (WordLists, Option<Problem>) {
    let mut lists = our_word_lists();
    match users(places.words()) {
        Ok(more) => {
            lists.add(more);
            (lists, None)
        }
        Err(problem) => (lists, Some(problem)),
    }
}

/// What stands in a user's file; nothing where there is none.
fn users(path: PathBuf) -> Result<WordLists, Problem> {
    let bytes = match read_at_most(&path, LONGEST) {
        Err(trouble) if trouble.cause == Cause::Missing => return Ok(WordLists::default()),
        read => read?,
    };
    if bytes.len() as u64 > LONGEST {
        return Err(Problem::Content { path, why: Unreadable::TooLarge });
    }
    parse(&bytes).map_err(|why| Problem::Content { path, why })
}

fn parse(bytes: &[u8]) -> Result<WordLists, Unreadable> {
    let text = text_of(bytes)?;
    if text.trim().is_empty() {
        return Ok(WordLists::default());
    }
    ron::from_str(&text).map_err(|error| damage(&error, String::new()))
}
