//! What storage met, in the words of a command line: file, line and column first, then what to do.

use std::path::Path;

use crate::lang::Message;
use crate::storage::{Cause, Doing, NotOurs, NotSaved, Problem, Trouble, Unreadable};

/// Why a file cannot be read as a session, and what to do.
pub fn problem(problem: &Problem) -> Message {
    match problem {
        Problem::Disk(trouble) => disk(trouble),
        Problem::Content { path, why } => content(path, why),
    }
}

/// What is wrong with the content of a file, and what to do.
pub fn content(path: &Path, why: &Unreadable) -> Message {
    let message = Message::new(match why {
        Unreadable::Empty => "cli-content-empty",
        Unreadable::Foreign => "cli-content-foreign",
        Unreadable::NewerVersion(_) => "cli-content-newer",
        Unreadable::TooLarge => "cli-content-too-large",
        Unreadable::NotUtf8 { .. } => "cli-content-not-text",
        Unreadable::Damaged { .. } => "cli-content-damaged",
        Unreadable::TooDeep { .. } => "cli-content-too-deep",
    });
    let message = message.with("at", &at(path, why));
    match why {
        Unreadable::NewerVersion(version) => message.with("version", version),
        Unreadable::Damaged { place, what, .. } if place.is_empty() => message.with("what", what),
        Unreadable::Damaged { place, what, .. } => message.with("what", &format!("{place}: {what}")),
        _ => message,
    }
}

/// `FILE:LINE:COLUMN`, or the file alone.
fn at(path: &Path, why: &Unreadable) -> String {
    match place(why) {
        Some((line, column)) => format!("{}:{line}:{column}", path.display()),
        None => path.display().to_string(),
    }
}

/// Line and column of what is wrong, counted from 1.
pub fn place(why: &Unreadable) -> Option<(usize, usize)> {
    match why {
        Unreadable::NotUtf8 { line, column }
        | Unreadable::Damaged { line, column, .. }
        | Unreadable::TooDeep { line, column } => Some((*line, *column)),
        Unreadable::Empty | Unreadable::Foreign | Unreadable::NewerVersion(_) | Unreadable::TooLarge => None,
    }
}

/// Why a user's own list of words cannot be read, and what to do.
pub fn words(problem: &Problem) -> Message {
    let (path, why) = match problem {
        Problem::Disk(trouble) => return disk(trouble),
        Problem::Content { path, why } => (path, why),
    };
    match why {
        Unreadable::NotUtf8 { .. } => Message::new("cli-words-not-text").with("at", &at(path, why)),
        Unreadable::TooLarge => Message::new("cli-words-too-large").with("at", &at(path, why)),
        Unreadable::Damaged { what, .. } => {
            Message::new("cli-words-damaged").with("at", &at(path, why)).with("what", what)
        }
        other => Message::new("cli-words-damaged").with("at", &at(path, why)).with("what", &other.to_string()),
    }
}

/// What the disk did not let us do.
pub fn disk(trouble: &Trouble) -> Message {
    let message = Message::new(match (&trouble.cause, trouble.doing) {
        (Cause::Full, _) => "cli-disk-full",
        (Cause::ReadOnly, _) => "cli-disk-read-only",
        (Cause::Denied, _) => "cli-disk-denied",
        (Cause::Missing, _) => "cli-disk-missing",
        (Cause::Exists, _) => "cli-disk-exists",
        (Cause::Busy, _) => "cli-disk-busy",
        (Cause::OtherDisk, _) => "cli-disk-other-disk",
        (Cause::Unsupported, Doing::Read) => "cli-disk-no-file",
        (Cause::Unsupported, _) => "cli-disk-unsupported",
        (Cause::Other(_), _) => "cli-disk-other",
    });
    let message = message.with("path", &trouble.path.display().to_string());
    match &trouble.cause {
        Cause::Other(why) => message.with("why", why),
        _ => message,
    }
}

/// Why a session could not be begun.
pub fn not_ours(why: &NotOurs) -> Message {
    match why {
        NotOurs::Busy(_) => Message::new("cli-busy"),
        NotOurs::Disk(trouble) => disk(trouble),
    }
}

/// Why something could not be saved.
pub fn not_saved(why: &NotSaved) -> Message {
    match why {
        NotSaved::Disk(trouble) => disk(trouble),
        other => Message::new("cli-unwritable").with("why", &other.to_string()),
    }
}
