//! What storage met, as messages that say what happened, what it means, and what to do.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::{self, Model, Trashed};
use crate::lang::{Message, Words, dates, wording};
use crate::storage::{
    Cause, Discarded, EditedOutside, NotOurs, NotSaved, Outside, Presence, Problem, Sight, Source, Trouble, Unreadable,
};

/// Why a file cannot be opened as a session, and what to do; with line and column where there is one.
#[must_use]
pub fn problem(problem: &Problem) -> Message {
    match problem {
        Problem::Disk(trouble) => disk(trouble),
        Problem::Content { path, why } => content(path, why),
    }
}

/// What is wrong with the content of a file.
fn content(path: &Path, why: &Unreadable) -> Message {
    let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let message = |key| Message::new(key).with("file", &file);
    let at = |message: Message, line: usize, column: usize| {
        message.with("line", &line.to_string()).with("column", &column.to_string())
    };
    match why {
        Unreadable::Empty => message("file-empty"),
        Unreadable::Foreign => message("file-foreign"),
        Unreadable::NewerVersion(version) => message("file-newer").with("version", version),
        Unreadable::TooLarge => message("file-too-large"),
        Unreadable::NotUtf8 { line, column } => at(message("file-not-text"), *line, *column),
        Unreadable::Damaged { line, column, place, what } => {
            let what = if place.is_empty() { what.clone() } else { format!("{place}: {what}") };
            at(message("file-damaged"), *line, *column).with("what", &what)
        }
        Unreadable::TooDeep { line, column } => at(message("file-too-deep"), *line, *column),
    }
}

/// What the disk did not let us do, and what to do about it.
#[must_use]
pub fn disk(trouble: &Trouble) -> Message {
    let path = trouble.path.display().to_string();
    match &trouble.cause {
        Cause::Full => Message::new("disk-full"),
        Cause::ReadOnly => Message::new("disk-read-only").with("path", &path),
        Cause::Denied => Message::new("disk-denied").with("path", &path),
        Cause::Missing => Message::new("disk-missing").with("path", &path),
        Cause::Exists => Message::new("disk-exists").with("path", &path),
        Cause::Busy => Message::new("disk-busy").with("path", &path),
        Cause::Unsupported => Message::new("disk-unsupported").with("path", &path),
        Cause::OtherDisk => Message::new("disk-elsewhere").with("path", &path),
        Cause::Other(why) => Message::new("disk-other").with("path", &path).with("why", why),
    }
}

/// Why nothing went out, and what to do: where the session itself lies is no matter here.
#[must_use]
pub fn not_exported(trouble: &Trouble) -> Message {
    let message = Message::new(match &trouble.cause {
        Cause::Full => "export-disk-full",
        Cause::ReadOnly | Cause::Denied => "export-disk-denied",
        Cause::Missing => "export-disk-missing",
        Cause::Exists => "export-disk-exists",
        Cause::Busy | Cause::OtherDisk | Cause::Unsupported | Cause::Other(_) => "export-disk-other",
    });
    let message = message.with("path", &trouble.path.display().to_string());
    match &trouble.cause {
        Cause::Busy | Cause::OtherDisk | Cause::Unsupported | Cause::Other(_) => {
            message.with("why", &trouble.cause.to_string())
        }
        _ => message,
    }
}

/// Why something could not be kept or saved.
#[must_use]
pub fn not_saved(why: &NotSaved) -> Message {
    match why {
        NotSaved::Disk(trouble) => disk(trouble),
        NotSaved::Unwritable(why) => Message::new("save-unwritable").with("why", &why.0),
        NotSaved::Refused(why) => Message::new("save-unwritable").with("why", &why.to_string()),
    }
}

/// What could not be kept or saved, since when, and what to do.
#[must_use]
pub fn trouble(why: &NotSaved, unsaved_since: Option<Timestamp>, model: &Model) -> Message {
    let why = not_saved(why);
    match unsaved_since {
        // The journal holds everything; only the file lags behind.
        None => Message::new("save-file-behind").because(&why, &model.words),
        Some(since) => Message::new("save-in-memory-only")
            .with("time", &wording::time(since, &model.zone))
            .because(&why, &model.words),
    }
}

/// Why a session is not ours to write.
#[must_use]
pub fn not_ours(why: &NotOurs, zone: &TimeZone) -> Message {
    match why {
        NotOurs::Busy(None) => Message::new("open-held-by-somebody"),
        NotOurs::Busy(Some(holder)) => Message::new("open-held-by")
            .with("user", &holder.user)
            .with("host", &holder.host)
            .with("time", &wording::time(holder.since, zone)),
        NotOurs::Disk(trouble) => disk(trouble),
    }
}

/// How a file was edited outside the program.
#[must_use]
pub fn edited_outside(edited: &EditedOutside) -> Message {
    match edited.how {
        Outside::Checksum => Message::new("open-edited-in-passing"),
        Outside::OtherState | Outside::HistoryBroken { .. } => Message::new("open-edited-outside"),
    }
}

/// What is to be said of what is seen of a session that is followed; `None` while it is held and seen as it is.
#[must_use]
pub fn sight<T>(sight: &Sight<T>, now: Timestamp, zone: &TimeZone, words: &Words) -> Option<app::Notice> {
    let time = |at: Timestamp| {
        let (day, today) = (zone.to_datetime(at).date(), zone.to_datetime(now).date());
        let time = wording::time(at, zone);
        if day == today { time } else { format!("{} {time}", dates::format_date(day, words.lang())) }
    };
    let (Source::File(at) | Source::Journal(at)) = sight.source;
    let message = |key| Message::new(key).with("time", &time(at));
    if let Some(why) = &sight.problem {
        let is_gone = matches!(why, Problem::Disk(Trouble { cause: Cause::Missing, .. }));
        let told = if is_gone {
            Message::new("follow-file-gone")
        } else {
            Message::new("follow-unreadable").because(&problem(why), words)
        };
        return Some(app::Notice::trouble(told));
    }
    match (&sight.presence, sight.source) {
        (Presence::Here(_), _) => None,
        (Presence::Nobody, Source::File(_)) => Some(app::Notice::done(message("follow-closed"))),
        (Presence::Nobody, Source::Journal(_)) => Some(app::Notice::trouble(message("follow-crashed"))),
        (Presence::Elsewhere(holder), _) => {
            let told = message("follow-held-elsewhere").with("user", &holder.user).with("host", &holder.host);
            Some(app::Notice::done(told))
        }
    }
}

/// A session in the trash, as a list shows it.
#[must_use]
pub fn discarded(discarded: Discarded) -> Trashed {
    let name = match &discarded.card {
        Ok(card) => card.head.about.title.clone(),
        Err(_) => discarded.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
    };
    Trashed { path: discarded.path, name, at: discarded.at }
}
