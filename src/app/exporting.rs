//! What is to go out of the house: a session as it may be shown, in a format, for somebody's eyes.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::domain::{Digest, Session};
use crate::export::{Format, Notes, Readers};
use crate::lang::Lang;
use crate::rules::Flag;
use crate::rules::text::{Lexicon, Names};

/// What is to be written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct ToExport {
    /// Its path as the person typed it, with or without the ending; a free name is found where it is taken.
    pub to: String,
    /// In this format.
    pub format: Format,
    /// For whose eyes.
    pub readers: Readers,
    /// With the private notes or without.
    pub notes: Notes,
    /// In this language.
    pub lang: Lang,
    /// The session as it may be shown in that language.
    pub session: Session,
    /// What the rules find in it.
    pub flags: Vec<Flag>,
    /// What is known of the sessions that it follows, as it may be shown.
    pub past: Vec<Digest>,
    /// The file of the session, where it has one: beside it lie those that it follows.
    pub file: Option<PathBuf>,
    /// With what they are seen.
    pub lexicon: Arc<Lexicon>,
    /// The customers that the session knows by name, also where what names them is covered.
    pub names: Names,
    /// Where the room is.
    pub zone: TimeZone,
}
