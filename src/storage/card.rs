//! What a list says of a session, from the first lines of its file alone.

use std::fs::{self, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::files::{open_plain, read_at_most};
use super::format::{self, Unreadable};
use super::outside::{self, Loaded};
use super::problem::Problem;
use super::trouble::{Doing, Tried, Trouble};
use crate::domain::{About, Life, Session, SessionId};

/// As much of a file as holds the head of almost every session, in bytes.
const HEAD_LENGTH: usize = 4096;

/// What the first lines of a session file say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Names the session.
    pub id: SessionId,
    /// Number of the last entry.
    pub rev: u32,
    /// Where it stands in its life.
    #[serde(default)]
    pub life: Life,
    /// Title, brand, date, periods, and the session that it follows.
    pub about: About,
}

/// A session file in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What its first lines say.
    pub head: Head,
    /// The file.
    pub path: PathBuf,
    /// When the file was last written.
    pub modified: Timestamp,
    /// Whether it is the session itself, or a copy that was put beside it.
    pub standing: Standing,
}

/// Whether a file is a session itself or a copy put beside one, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The session.
    Session,
    /// A version kept beside another that was saved meanwhile, by us or by a program that keeps folders in step.
    ConflictCopy,
    /// What was recovered from a journal or a backup.
    RecoveredCopy,
}

#[derive(Deserialize)]
enum HeadVersion {
    V1(Head),
}

impl Head {
    /// The head that a session's file has.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let state = session.state();
        Self { id: state.id.clone(), rev: session.rev(), life: state.life, about: state.about.clone() }
    }

    /// The head at the beginning of a file's text; `None` where it is not written as we write it.
    pub(super) fn at_start(text: &str) -> Option<Self> {
        const LAST_BLOCK: &str = "\n    about: (\n";
        const END: &str = "\n    ),\n";
        let last_block = text.find(LAST_BLOCK)?;
        let (_, from_last_block) = text.split_at_checked(last_block + LAST_BLOCK.len() - 1)?;
        let end = text.len() - from_last_block.len() + from_last_block.find(END)? + END.len();
        let (head, _) = text.split_at_checked(end)?;
        let HeadVersion::V1(head) = format::options().from_str(&format!("{head}))")).ok()?;
        Some(head)
    }
}

impl Card {
    /// The card of a file, from its first lines where they are as we write them, else from all of it.
    ///
    /// # Errors
    /// A [`Problem`] where it is no session that we can read.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let (mut file, found) = open_plain(path)?;
        let modified = written_at(&found);
        let card = |head| Self { head, path: path.to_owned(), modified, standing: Standing::of(path) };
        // One read: more is not needed of almost any session, and a list may have thousands.
        let mut start = [0; HEAD_LENGTH];
        let length = file.read(&mut start).tried(Doing::Read, path)?;
        let start = start.get(..length).unwrap_or_default();
        if start.is_empty() {
            return Err(Problem::of(path, Unreadable::Empty));
        }
        // The cut may go through a letter; only whole lines matter.
        let start = String::from_utf8_lossy(start).replace("\r\n", "\n");
        if let Some(head) = Head::at_start(start.trim_start_matches('\u{feff}')) {
            return Ok(card(head));
        }
        read_session(path).map(|loaded| card(Head::of(&loaded.session)))
    }
}

impl Standing {
    /// What the name of a file says.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        // Ours, Dropbox's and OneDrive's, Syncthing's.
        if ["(conflict ", "conflicted copy", ".sync-conflict-"].iter().any(|mark| name.contains(mark)) {
            Self::ConflictCopy
        } else if name.contains("(recovered ") {
            Self::RecoveredCopy
        } else {
            Self::Session
        }
    }
}

/// The session in a file; what was edited outside counts as done when the file was last written.
///
/// # Errors
/// A [`Problem`] where the disk or the content does not allow it.
pub fn read_session(path: &Path) -> Result<Loaded, Problem> {
    let edited = edited_at(path)?;
    let bytes = read_at_most(path, format::LARGEST)?;
    outside::read(&bytes, edited).map_err(|why| Problem::of(path, why))
}

/// When a file was last written.
pub(super) fn edited_at(path: &Path) -> Result<Timestamp, Trouble> {
    Ok(written_at(&fs::metadata(path).tried(Doing::Read, path)?))
}

/// When a file was last written; the beginning of time where the disk does not say so in a way that we can hold.
fn written_at(found: &Metadata) -> Timestamp {
    found.modified().ok().and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::planned;
    use super::*;

    #[test]
    fn a_card_needs_no_more_than_the_first_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = format::write(&planned()).unwrap();
        // Damaged below: the list still shows it, opening it will say what is wrong.
        fs::write(&path, text.replace("clock:", "clack:")).unwrap();
        assert_eq!(Card::read(&path).unwrap().head, Head::of(&planned()));
        assert!(read_session(&path).is_err());
    }

    #[test]
    fn a_file_that_was_written_differently_still_has_a_card() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = format::write(&planned()).unwrap();
        for other in [text.replace("    about: (", "  about: ("), format!("\u{feff}{}", text.replace('\n', "\r\n"))] {
            fs::write(&path, other).unwrap();
            assert_eq!(Card::read(&path).unwrap().head, Head::of(&planned()));
        }
    }

    #[test]
    fn copies_beside_a_session_are_told_by_their_names() {
        let standing = |name: &str| Standing::of(Path::new(name));
        assert_eq!(standing("2026-11-23-q4-plan.ron"), Standing::Session);
        assert_eq!(standing("q4 (conflict anas-pc 2026-11-23T10-42-05Z).ron"), Standing::ConflictCopy);
        assert_eq!(standing("q4 (Ana's conflicted copy 2026-11-23).ron"), Standing::ConflictCopy);
        assert_eq!(standing("q4.sync-conflict-20261123-104205-ABCDEFG.ron"), Standing::ConflictCopy);
        assert_eq!(standing("q4 (recovered 2026-11-23T10-42-05Z).ron"), Standing::RecoveredCopy);
    }
}
