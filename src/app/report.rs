//! What the disk tells the program, in the program's own terms.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::bringing::{Far, Found};
use super::effect::{Origin, Purpose};
use super::looking::{Far as Progress, Findings};
use super::meeting::Stakes;
use super::preview::Preview;
use super::watch::{Eyes, Watch};
use crate::domain::{Digest, Life, Period, Session, SessionId};
use crate::edit::TextField;
use crate::import::{Gathered, SplitTable};
use crate::lang::Message;
use crate::rules::text::Lexicon;

/// Something that the disk tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Which sessions there are.
    Shelf(Shelf),
    /// Some of them, while they are read.
    ShelfPart(Box<ShelfPart>),
    /// Some of what was looked for in past sessions.
    FoundInPast(Box<Findings>),
    /// A look into a past session.
    Preview(Box<Preview>),
    /// Whoever reads past sessions is gone; another reads from now on.
    PastBroken,
    /// The words that count in the text rules, and what is wrong with the user's own.
    WordLists(Arc<Lexicon>, Option<Message>),
    /// A session is open.
    Opened(Box<Opened>),
    /// The example that the tour goes through was read; its number, counted from 0.
    Tour(Box<Session>, usize),
    /// A session that a new one will follow was read.
    ReadForFollowing(Box<Session>, Origin),
    /// Sessions to compare were read, for the session of this name on the screen or for home.
    ToCompare(Option<SessionId>, Vec<Session>),
    /// What is known of the sessions that the session of this name follows: digests, the last session first, and where the
    /// chain ends because one was not found or cannot be read.
    Past(SessionId, Vec<Digest>, Option<SessionId>),
    /// The series of a session, in answer to the question of this number, or why its session cannot be read.
    Series(u32, Result<Box<Series>, Message>),
    /// A file could not be opened; it was left as it is.
    NotOpened(Message),
    /// The open session is in this file from now on, for this reason.
    GoesOnIn(PathBuf, Message),
    /// The entry of this number survives a crash of the program.
    Kept(u32),
    /// The entries up to this number survive a power cut.
    Saved(u32, Timestamp),
    /// Something went wrong; what it means and what to do.
    Trouble(Message, Stakes),
    /// What went wrong is over.
    Relieved,
    /// The session that was open is closed; what its file still lacks is offered when it is opened again.
    Closed,
    /// What is in the trash.
    Trash(Vec<Trashed>),
    /// A session is in the trash.
    Trashed(String),
    /// A session is back from the trash.
    BroughtBack(String),
    /// Files that somebody may want to bring, by their paths, the newest first.
    Files(Vec<String>),
    /// How far a file was read, in answer to the question of this number.
    Far(u32, Far),
    /// A file was looked at.
    Found(u32, Box<Found>),
    /// A file was read by the chosen columns.
    Gathered(u32, Box<Gathered>),
    /// The file of a department's own split was read.
    Split(u32, SplitTable),
    /// A file cannot be read.
    Unread(u32, Message),
    /// Minutes and tables were written to this path, or why they were not.
    Exported(Result<String, Message>),
    /// Something to tell in passing, such as the name of a conflict copy.
    Told(Message),
}

/// The sessions that there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The folder that was read.
    pub folder: PathBuf,
    /// Sessions of the folder, newest first.
    pub sessions: Vec<Card>,
    /// Examples that come with the program.
    pub examples: Vec<Card>,
    /// Files that cannot be opened, with the reason.
    pub unreadable: Vec<(PathBuf, Message)>,
}

/// Some of the sessions that there are, while they are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShelfPart {
    /// Whether they are the first.
    pub begins: Begins,
    /// The sessions.
    pub shelf: Shelf,
    /// By what each is found.
    pub found_by: Vec<String>,
    /// How far the folder was read; `None` where all of it is.
    pub far: Option<Progress>,
}

/// Whether a part begins the shelf or goes on with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begins {
    /// What was there before is there no more.
    #[default]
    Anew,
    /// It comes to what is there.
    GoesOn,
}

/// What a list shows of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Where it is.
    pub origin: Origin,
    /// Names it.
    pub id: SessionId,
    /// What the meeting is called.
    pub title: String,
    /// The brand or product line.
    pub brand: String,
    /// The day of the meeting.
    pub date: Date,
    /// The period that it plans.
    pub period: Period,
    /// Where it stands in its life.
    pub life: Life,
    /// The session that it follows.
    pub follows: Option<SessionId>,
    /// When its file was last written, where known.
    pub written: Option<Timestamp>,
}

/// A series of sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The sessions, the earliest first.
    pub sessions: Vec<Session>,
    /// Which of them was asked about, counted from 0.
    pub here: usize,
    /// The session before the first one, which was not found or cannot be read.
    pub missing: Option<SessionId>,
    /// What sessions are called that follow one of these too, and are not among them.
    pub beside: Vec<String>,
}

/// A session that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The session as its file has it.
    pub session: Session,
    /// Where it is.
    pub origin: Origin,
    /// What it was opened for; review only where somebody else holds it.
    pub purpose: Purpose,
    /// Why it is open for review only although it was opened to go on with, or what else to know.
    pub told: Option<Message>,
    /// Entries that a crash left behind.
    pub recovery: Option<Recovery>,
}

/// Entries that a crash left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// How many.
    pub entries: usize,
    /// When the first of them was made.
    pub since: Timestamp,
    /// The session with all of them.
    pub session: Session,
    /// The line that was being typed; empty when none was.
    pub draft: String,
    /// Which answer the cursor is on, counted from 0.
    pub at: usize,
}

impl Recovery {
    /// The session and the line that was being typed, as they may be shown.
    #[must_use]
    pub fn shown(&self, eyes: Eyes) -> (Cow<'_, Session>, String) {
        let mut watch = Watch::default();
        watch.look_with(eyes);
        let session = watch.covered(&self.session).map_or(Cow::Borrowed(&self.session), Cow::Owned);
        let draft = TextField::with_text(&self.draft);
        let masked = watch.masked_from(draft.text(), "", self.session.state()).map(|from| draft.masked_from(from));
        (session, masked.unwrap_or(draft).text().to_owned())
    }
}

/// A session in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Where it lies.
    pub path: PathBuf,
    /// The name of its file.
    pub name: String,
    /// When it was put there, where known.
    pub at: Option<Timestamp>,
}
