//! The user's settings, which we read and never write, and the theme that was chosen last, which is a convenience.

use std::fs;

use serde::Deserialize;

use super::files::{create_folder, read_at_most, write_new};
use super::paths::{Places, Privacy};
use super::problem::Problem;
use super::trouble::{Doing, Tried, Trouble};
use super::users_file::users;

/// Longest file of settings, in bytes.
const LONGEST: u64 = 64 * 1024;
/// Longest name of a theme that is looked at, in bytes.
const LONGEST_NAME: u64 = 64;

/// What the user has settled once and for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The name of the theme to begin with; whether there is such a theme the screen knows.
    #[serde(default)]
    pub theme: String,
}

/// The settings; where their file cannot be read, those of somebody who has none, and why.
#[must_use]
pub fn settings(places: &Places) -> (Settings, Option<Problem>) {
    match users(places.settings(), LONGEST) {
        Ok(settings) => (settings, None),
        Err(problem) => (Settings::default(), Some(problem)),
    }
}

/// The name of the theme that was chosen last on the screen; empty where none was.
#[must_use]
pub fn recall_theme(places: &Places) -> String {
    let bytes = read_at_most(&places.theme(), LONGEST_NAME).unwrap_or_default();
    String::from_utf8(bytes).map_or_else(|_| String::new(), |name| name.trim().to_owned())
}

/// Keeps the name of the theme that was chosen.
///
/// # Errors
/// The [`Trouble`] of writing.
pub fn remember_theme(places: &Places, name: &str) -> Result<(), Trouble> {
    let path = places.theme();
    create_folder(&places.state, Privacy::Ours)?;
    let draft = path.with_extension("new");
    drop(fs::remove_file(&draft));
    write_new(&draft, format!("{name}\n").as_bytes(), Privacy::Ours)?;
    fs::rename(&draft, &path).tried(Doing::Move, &path)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::storage::Unreadable;

    fn places_in(root: &Path) -> Places {
        Places {
            sessions: root.to_owned(),
            privacy: Privacy::Named,
            state: root.join("state"),
            refuge: root.to_owned(),
            config: root.join("config"),
        }
    }

    #[test]
    fn a_theme_that_was_chosen_is_known_again() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        assert_eq!(recall_theme(&places), "");
        for name in ["light", "contrast"] {
            remember_theme(&places, name).unwrap();
            assert_eq!(recall_theme(&places), name);
        }
        fs::write(places.theme(), b"\xff\xfe").unwrap();
        assert_eq!(recall_theme(&places), "");
    }

    #[test]
    fn settings_are_read_and_never_written_and_what_is_wrong_is_told_by_line_and_column() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        assert_eq!(settings(&places), (Settings::default(), None));
        fs::create_dir(&places.config).unwrap();
        let with = |bytes: &[u8]| {
            fs::write(places.settings(), bytes).unwrap();
            let read = settings(&places);
            assert_eq!(fs::read(places.settings()).unwrap(), bytes);
            read
        };
        assert_eq!(with(b"( // mine\r\n  theme: \"light\",\r\n)").0.theme, "light");
        assert_eq!(with(b" "), (Settings::default(), None));
        let (read, problem) = with(b"(\n  thema: \"light\",\n)");
        assert_eq!(read, Settings::default());
        let Some(Problem::Content { why: Unreadable::Damaged { line, column, .. }, .. }) = problem else {
            unreachable!("{problem:?}")
        };
        assert_eq!((line, column), (2, 3));
    }
}
