//! What the program wants done outside itself: plain values that the shell carries out and tests compare.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::exporting::ToExport;
use super::ground::Ground;
use crate::domain::{Entry, NumberStyle, Session, SessionId, Wanted};
use crate::import::{Choice, Kind, Terms};
use crate::lang::Lang;

/// One thing to do outside the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read which sessions there are.
    ListSessions,
    /// Look through all that was said in past sessions.
    Search {
        /// The number of the question.
        ticket: u32,
        /// What is looked for.
        wanted: Box<Wanted>,
    },
    /// Stop looking.
    StopSearching,
    /// Look into a session at home; held remarks are covered in this language.
    Preview(Origin, Lang),
    /// Read the words that count in the text rules: ours, and what the user adds.
    ReadWordLists,
    /// Open a session.
    Open(PathBuf, Purpose),
    /// Open an example that comes with the program, counted from 0, for review.
    OpenExample(usize),
    /// Read the example that the tour goes through, counted from 0.
    ReadForTour(usize),
    /// Read a session that a new one will follow.
    ReadForFollowing(Origin),
    /// Read the sessions that the open one follows.
    ReadPast {
        /// Names the open session.
        id: SessionId,
        /// The session that it follows.
        follows: SessionId,
        /// Where it is.
        origin: Origin,
    },
    /// Read sessions to compare them with each other, or one with the session of this name on the screen.
    ReadToCompare {
        /// The session on the screen; `None` at home.
        with: Option<SessionId>,
        /// The sessions.
        sought: Vec<Sought>,
    },
    /// Read the series of a session: those that it follows, and those that follow it.
    ReadSeries {
        /// The number of the question.
        ticket: u32,
        /// Where the session is.
        origin: Origin,
    },
    /// Write a new session and keep it open.
    Create(Box<Session>),
    /// Keep an entry of the open session.
    Append(Entry),
    /// Keep the line that is being typed; empty when nothing is.
    Draft(String),
    /// Write the open session's file now.
    Checkpoint,
    /// Write a copy of the open session to this path, as the person typed it.
    SaveElsewhere(String),
    /// Write minutes and tables of the open session to a file that goes out.
    Export(Box<ToExport>),
    /// Write the open session's file, then let go of it.
    CloseSession,
    /// What to do with the entries that a crash left behind.
    Recover(RecoveryChoice),
    /// Move a session to the trash.
    Trash(PathBuf),
    /// Read what is in the trash.
    ListTrash,
    /// Bring a session back from the trash.
    BringBack(PathBuf),
    /// Look which files somebody may want to bring.
    FindFiles,
    /// Look at a file that somebody brings.
    ReadTable {
        /// The number of the question.
        ticket: u32,
        /// What it brings.
        kind: Kind,
        /// Its path, as it was typed.
        path: String,
        /// A sheet of a workbook; the first that is not hidden where none is named.
        sheet: Option<String>,
        /// How numbers are written where the file does not tell.
        usual: NumberStyle,
    },
    /// Read the file that was looked at last by these columns.
    GatherTable {
        /// The number of the question.
        ticket: u32,
        /// The number of the question by which it was looked at.
        opening: u32,
        /// The columns.
        choice: Box<Choice>,
        /// How the session takes it.
        terms: Terms,
    },
    /// Read the file of a department's own split.
    ReadSplit {
        /// The number of the question.
        ticket: u32,
        /// Its path, as it was typed.
        path: String,
        /// How numbers are written where the file does not tell.
        usual: NumberStyle,
    },
    /// Stop reading.
    StopReading,
    /// Keep which columns were chosen for files with this head.
    RememberColumns {
        /// By what the head is known again.
        head: String,
        /// The columns for each role.
        chosen: BTreeMap<String, Vec<String>>,
    },
    /// Keep which theme was chosen.
    RememberTheme(Ground),
    /// Put text on the clipboard of the terminal.
    CopyText(String),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back for a moment.
    Suspend,
    /// Leave the program.
    Quit,
}

/// What a session is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go on with it.
    Hold,
    /// To look at it only.
    Review,
}

/// Where a session comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// An example that comes with the program, counted from 0.
    Example(usize),
}

/// What to do with entries that a crash left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryChoice {
    /// Go on from the last of them.
    Restore,
    /// Look at the session with them, for review only.
    Look,
    /// Leave them where they are, and open the file for review only.
    KeepForLater,
}

/// A session to be compared, by where it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// In this place.
    At(Origin),
    /// By its name, beside this place or in the folder of sessions.
    Named(SessionId, Origin),
}
