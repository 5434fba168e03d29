//! The word lists of the text rules: those that come with the program, and what a user adds to them.

use super::checksum::sha256;
use super::files::read_at_most;
use super::paths::Places;
use super::problem::Problem;
use super::users_file::{parse, users};
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
    match users(places.words(), LONGEST) {
        Ok(more) => {
            lists.add(more);
            (lists, None)
        }
        Err(problem) => (lists, Some(problem)),
    }
}

/// By what is known again whether the same words count as before: ours and the user's own.
#[must_use]
pub fn print_of_word_lists(places: &Places) -> String {
    let own = read_at_most(&places.words(), LONGEST).unwrap_or_default();
    sha256(&[OURS[0].as_bytes(), OURS[1].as_bytes(), &own].concat())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::storage::Privacy;
    use crate::storage::Unreadable;

    fn places_in(root: &Path) -> Places {
        Places {
            sessions: root.to_owned(),
            privacy: Privacy::Named,
            state: root.to_owned(),
            refuge: root.to_owned(),
            config: root.join("config"),
        }
    }

    /// What comes of a user's file with these bytes.
    fn with_file(bytes: &[u8]) -> (WordLists, Option<Problem>) {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        fs::create_dir(&places.config).unwrap();
        fs::write(places.words(), bytes).unwrap();
        let read = word_lists(&places);
        assert_eq!(fs::read(places.words()).unwrap(), bytes, "it is never written");
        read
    }

    #[test]
    fn the_lists_that_come_with_the_program_can_be_read_and_say_each_phrase_once() {
        for text in OURS {
            let lists = ours(text);
            let mut phrases: Vec<_> = lists.phrases().collect();
            assert!(phrases.len() > 200, "{} phrases", phrases.len());
            assert!(phrases.iter().all(|(_, phrase)| phrase.trim() == *phrase && !phrase.is_empty()));
            phrases.sort_unstable();
            let twice: Vec<_> = phrases.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }

    #[test]
    fn without_a_file_of_the_users_ours_are_used() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(word_lists(&places_in(root.path())), (our_word_lists(), None));
        assert_eq!(with_file(b"\n"), (our_word_lists(), None));
    }

    #[test]
    fn what_a_user_writes_comes_on_top_also_with_a_mark_and_windows_line_ends() {
        let (lists, problem) = with_file("\u{feff}( // ours\r\n  hostile: [\"cold fish\"],\r\n)\r\n".as_bytes());
        assert_eq!(problem, None);
        assert_eq!(lists.hostile.last().map(String::as_str), Some("cold fish"));
        assert_eq!(lists.hostile.len(), our_word_lists().hostile.len() + 1);
    }

    #[test]
    fn a_damaged_file_is_told_by_line_and_column_and_ours_are_used() {
        let why = |bytes: &[u8]| match with_file(bytes) {
            (lists, Some(Problem::Content { why, .. })) if lists == our_word_lists() => Some(why),
            _ => None,
        };
        let unclosed = why(b"(\n  hostile: [\"a\n)");
        assert!(matches!(unclosed, Some(Unreadable::Damaged { .. })), "{unclosed:?}");
        let unknown = why(b"(\n  hostil: [\"a\"],\n)");
        assert!(matches!(unknown, Some(Unreadable::Damaged { line: 2, column: 3, .. })), "{unknown:?}");
        assert_eq!(why(b"(\n\xff)"), Some(Unreadable::NotUtf8 { line: 2, column: 1 }));
        assert_eq!(why(&vec![b' '; 300_000]), Some(Unreadable::TooLarge));
    }
}
