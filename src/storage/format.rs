//! The session file as text: state first, for people; then the history, one entry a line; then the checksum.

use std::fmt::Write as _;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::checksum::{Seal, closing_line, seal_of};
use crate::domain::{
    About, Agreement, Budget, Clock, Entry, Goals, Life, LookBack, PrivateNote, Research, Room, Segments, Session,
    SessionId, Settings, State,
};

/// Largest session file that is read, in bytes: 64 MiB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The file, in each version that was ever written.
#[derive(Deserialize)]
enum Version {
    V1(V1),
}

/// The first version: what a file says, in the order in which it says it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1 {
    id: SessionId,
    rev: u32,
    #[serde(default)]
    life: Life,
    about: About,
    #[serde(default, skip_serializing_if = "is_untouched")]
    settings: Settings,
    #[serde(default, skip_serializing_if = "is_untouched")]
    clock: Clock,
    #[serde(default, skip_serializing_if = "is_untouched")]
    room: Room,
    #[serde(default, skip_serializing_if = "is_untouched")]
    look_back: LookBack,
    #[serde(default, skip_serializing_if = "is_untouched")]
    research: Research,
    #[serde(default, skip_serializing_if = "is_untouched")]
    segments: Segments,
    #[serde(default, skip_serializing_if = "is_untouched")]
    budget: Budget,
    #[serde(default, skip_serializing_if = "is_untouched")]
    goals: Goals,
    #[serde(default, skip_serializing_if = "is_untouched")]
    agreement: Agreement,
    #[serde(default, skip_serializing_if = "is_untouched")]
    private_notes: Vec<PrivateNote>,
    /// Written by hand, one entry a line.
    #[serde(skip_serializing)]
    history: Vec<Entry>,
}

/// Why a file cannot be read as a session; lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It has no content at all.
    #[error("the file is empty")]
    Empty,
    /// It is no session of ours.
    #[error("this is no Roundtable session")]
    Foreign,
    /// A newer Roundtable wrote it, in this version of the format.
    #[error("it was written by a newer Roundtable (format {0})")]
    NewerVersion(String),
    /// It is larger than [`LARGEST`].
    #[error("the file is larger than {LARGEST} bytes")]
    TooLarge,
    /// It holds bytes that are no text.
    #[error("line {line}, column {column}: not UTF-8 text")]
    NotUtf8 {
        /// Line of the first such byte.
        line: usize,
        /// Column of it, in characters.
        column: usize,
    },
    /// It cannot be understood from here on.
    #[error("line {line}, column {column}: {what} ({place})")]
    Damaged {
        /// Line.
        line: usize,
        /// Column, in characters.
        column: usize,
        /// Where in the session, such as `segments.list.on_table[1].item.tier`; may be empty.
        place: String,
        /// What is wrong there, in the words of the parser.
        what: String,
    },
    /// It is nested more deeply than any session.
    #[error("line {line}, column {column}: nested too deeply")]
    TooDeep {
        /// Line.
        line: usize,
        /// Column, in characters.
        column: usize,
    },
}

/// The session could not be put into words that read back as the same session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the session cannot be written: {0}")]
pub struct Unwritable(pub String);

/// The text of a session file.
///
/// # Errors
/// [`Unwritable`] where something in it cannot be written as RON.
pub fn write(session: &Session) -> Result<String, Unwritable> {
    let unwritable = |error: ron::Error| Unwritable(error.to_string());
    let state = options().to_string_pretty(&V1::from(session), pretty()).map_err(unwritable)?;
    // The state ends in the bracket that closes the whole; the history goes in before it.
    let mut text = format!("V1({}", state.strip_suffix(')').unwrap_or(&state));
    text.push_str("    history: [\n");
    for entry in session.history() {
        let line = one_line(entry)?;
        // Writing to a String cannot fail.
        let _ = writeln!(text, "        {line},");
    }
    text.push_str("    ],\n))\n");
    text.push_str(&closing_line(session.rev(), &text));
    Ok(text)
}

/// Something of a session as RON on one line.
pub(super) fn one_line<T: Serialize>(thing: &T) -> Result<String, Unwritable> {
    options().to_string_pretty(thing, pretty().depth_limit(0)).map_err(|error| Unwritable(error.to_string()))
}

/// What stands in a file, as it stands there.
pub(super) struct Contents {
    /// The revision that its head gives.
    pub rev: u32,
    /// The state.
    pub state: State,
    /// The history; whether it leads to the state is another question.
    pub history: Vec<Entry>,
    /// Whether the checksum vouches for all this.
    pub seal: Seal,
}

/// What stands in a file; nothing of it is believed yet.
///
/// # Errors
/// [`Unreadable`], with line and column where there is one.
pub(super) fn contents(bytes: &[u8]) -> Result<Contents, Unreadable> {
    let text = text_of(bytes)?;
    check_opening(&text)?;
    let Version::V1(mut file) = parse(&text)?;
    let (rev, history) = (file.rev, std::mem::take(&mut file.history));
    Ok(Contents { rev, state: file.into(), history, seal: seal_of(&text, rev) })
}

/// What stands in a file that its closing line vouches for.
pub(super) struct Sealed {
    /// The state, to which its history leads.
    pub state: State,
    /// The history, as it is written.
    pub history: String,
}

/// What a file says, without following its history; `None` where its closing line does not vouch for all of it, or it is not
/// written as we write it.
pub(super) fn sealed(bytes: &[u8]) -> Option<Sealed> {
    const HISTORY: &str = "\n    history: [\n";
    const NONE: &str = "],\n))";
    let text = text_of(bytes).ok()?;
    let at = text.find(HISTORY)? + HISTORY.len();
    let Version::V1(file) = options().from_str(&[text.get(..at)?, NONE].concat()).ok()?;
    let is_sealed = seal_of(&text, file.rev) == Seal::Fits;
    is_sealed.then(|| Sealed { history: text.get(at..).unwrap_or_default().to_owned(), state: file.into() })
}

/// The text of a file, with LF and no BOM.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\r') => Ok(text.replace("\r\n", "\n")),
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let sound = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let last_line = sound.rsplit('\n').next().unwrap_or_default();
            Err(Unreadable::NotUtf8 { line: sound.matches('\n').count() + 1, column: last_line.chars().count() + 1 })
        }
    }
}

/// Says at once what is no session of ours, without looking at the rest of it.
fn check_opening(text: &str) -> Result<(), Unreadable> {
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("//") {
        rest = comment.split_once('\n').map_or("", |(_, after)| after).trim_start();
    }
    let word = rest.split_once('(').map_or("", |(word, _)| word).trim_end();
    let version = word.strip_prefix('V').and_then(|number| number.parse::<u32>().ok());
    match version {
        Some(1) => Ok(()),
        Some(2..) => Err(Unreadable::NewerVersion(word.to_owned())),
        // Its closing line says that it is ours, so its opening was damaged: let the parser say where.
        _ if seal_of(text, 0) != Seal::Missing => Ok(()),
        _ => Err(Unreadable::Foreign),
    }
}

/// Parses the text, quickly; where that fails once more, slowly, to learn the place in the session.
fn parse(text: &str) -> Result<Version, Unreadable> {
    options().from_str(text).map_err(|error| damage(&error, place_of_damage(text)))
}

fn place_of_damage(text: &str) -> String {
    let Ok(mut deserializer) = ron::Deserializer::from_str_with_options(text, &options()) else {
        return String::new();
    };
    let found: Result<Version, _> = serde_path_to_error::deserialize(&mut deserializer);
    let place = found.err().map(|error| error.path().to_string()).unwrap_or_default();
    place.trim_start_matches("V1").trim_start_matches('.').to_owned()
}

/// The parser's complaint in our own terms.
pub(super) fn damage(error: &ron::error::SpannedError, place: String) -> Unreadable {
    let (line, column) = (error.span.start.line, error.span.start.col);
    match &error.code {
        ron::Error::ExceededRecursionLimit => Unreadable::TooDeep { line, column },
        code => Unreadable::Damaged { line, column, place, what: code.to_string() },
    }
}

/// How RON is spelled in our files: no wrapping of plain names, no `Some(...)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
}

fn pretty() -> PrettyConfig {
    PrettyConfig::new().new_line("\n")
}

fn is_untouched<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}

impl From<&Session> for V1 {
    fn from(session: &Session) -> Self {
        let state = session.state().clone();
        Self {
            id: state.id,
            rev: session.rev(),
            life: state.life,
            about: state.about,
            settings: state.settings,
            clock: state.clock,
            room: state.room,
            look_back: state.look_back,
            research: state.research,
            segments: state.segments,
            budget: state.budget,
            goals: state.goals,
            agreement: state.agreement,
            private_notes: state.private_notes,
            history: Vec::new(),
        }
    }
}

impl From<V1> for State {
    fn from(file: V1) -> Self {
        Self {
            id: file.id,
            life: file.life,
            about: file.about,
            settings: file.settings,
            clock: file.clock,
            room: file.room,
            look_back: file.look_back,
            research: file.research,
            segments: file.segments,
            budget: file.budget,
            goals: file.goals,
            agreement: file.agreement,
            private_notes: file.private_notes,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::super::outside::{Loaded, read};
    use super::super::samples::{any_session, later, planned};
    use super::*;

    fn load(text: &str) -> Result<Loaded, Unreadable> {
        read(text.as_bytes(), later())
    }

    #[test]
    fn a_file_is_state_first_then_one_entry_a_line_then_the_checksum() {
        let session = planned();
        let text = write(&session).unwrap();
        let (head, rest) = text.split_once("    history: [\n").unwrap();
        assert!(
            head.starts_with("V1((\n    id: \"hydra-launch\",\n    rev: 9,\n    life: Draft,\n    about: (\n"),
            "{head}"
        );
        let entries: Vec<&str> = rest.lines().take_while(|line| line.starts_with("        (seq: ")).collect();
        assert_eq!(entries.len(), session.history().len());
        assert!(rest.contains("\n    ],\n))\n// rev 9 sha256 "));
        assert_eq!(seal_of(&text, 9), Seal::Fits);
    }

    #[test]
    fn what_was_written_reads_back_as_the_same_session_and_the_same_bytes() {
        let session = planned();
        let text = write(&session).unwrap();
        let loaded = load(&text).unwrap();
        assert_eq!(loaded, Loaded { session, edited_outside: None });
        assert_eq!(write(&loaded.session).unwrap(), text);
    }

    #[test]
    fn the_state_alone_is_read_only_where_the_closing_line_vouches_for_all() {
        let session = planned();
        let text = write(&session).unwrap();
        let whole = sealed(text.as_bytes()).unwrap();
        assert_eq!(&whole.state, session.state());
        assert!(whole.history.trim_start().starts_with("(seq: 1,"));
        for other in [text.replacen("Dealers", "Dealerz", 1), text.replacen("(seq: 3,", "(seq: 4,", 1), String::new()] {
            assert!(sealed(other.as_bytes()).is_none());
        }
    }

    #[test]
    fn a_bom_and_windows_line_ends_change_nothing() {
        let text = write(&planned()).unwrap();
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(load(&windows), load(&text));
    }

    #[test]
    fn damage_is_named_by_line_column_and_place() {
        let text = write(&planned()).unwrap().replacen("tier: \"A\"", "tier: \"AA\"", 1);
        let line = text.lines().position(|line| line.contains("\"AA\"")).unwrap() + 1;
        match load(&text).unwrap_err() {
            Unreadable::Damaged { line: found, place, what, .. } => {
                assert_eq!((found, place.as_str()), (line, "segments.list.on_table[0].item.tier"));
                assert!(what.contains("one letter from A to Z"), "{what}");
            }
            other => assert_eq!(other, Unreadable::Empty),
        }
    }

    #[test]
    fn a_word_that_we_do_not_know_is_damage_and_never_dropped() {
        let text = write(&planned()).unwrap().replacen("    about: (", "    mood: \"good\",\n    about: (", 1);
        assert!(matches!(load(&text), Err(Unreadable::Damaged { line: 5, .. })), "{:?}", load(&text));
    }

    #[test]
    fn what_is_no_session_is_told_apart() {
        assert_eq!(load(""), Err(Unreadable::Empty));
        assert_eq!(load("\u{feff} \r\n"), Err(Unreadable::Empty));
        assert_eq!(load("(columns: [1, 2])"), Err(Unreadable::Foreign));
        assert_eq!(load("#!/bin/sh\necho"), Err(Unreadable::Foreign));
        assert_eq!(load("// a note\nV7((id: 1))"), Err(Unreadable::NewerVersion("V7".to_owned())));
        assert_eq!(read(b"V1((\n  id: \"\xff\"", later()), Err(Unreadable::NotUtf8 { line: 2, column: 8 }));
        let large = vec![b' '; usize::try_from(LARGEST).unwrap() + 1];
        assert_eq!(read(&large, later()), Err(Unreadable::TooLarge));
    }

    #[test]
    fn brackets_without_end_are_refused_without_a_crash() {
        for bracket in ["[", "(", "{", "Some(", "\"", "/*", "V1("] {
            for opening in
                ["", "V1((", "V1((id: \"x\", rev: 1, about: ", "V1((id: \"x\", rev: 1, history: [(changes: ["]
            {
                let text = format!("{opening}{}", bracket.repeat(100_000));
                assert!(load(&text).is_err(), "{opening}{bracket}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_session_survives_the_file(session in any_session()) {
            let text = write(&session).unwrap();
            prop_assert!(!text.contains('\r'));
            prop_assert_eq!(load(&text), Ok(Loaded { session, edited_outside: None }));
        }
    }
}
