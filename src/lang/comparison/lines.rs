//! The lines of a comparison: what differs, with its sign, who raised or changed it, and in pieces how.

use crate::domain::{Department, Topic};
use crate::lang::{Words, wording};

/// A topic on which two sessions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which it is.
    pub topic: Topic,
    /// What it is called.
    pub title: String,
    /// How much of it is as before; empty where nothing is.
    pub unchanged: String,
    /// What differs.
    pub items: Vec<Item>,
}

/// Whether something is in one session or in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
    /// In both, and different.
    Changed,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// In which of the two it is.
    pub sign: Sign,
    /// The department that raised it.
    pub by: Option<Department>,
    /// What it is called, and where one line tells all, what differs; in pieces.
    pub head: Vec<Tone>,
    /// What differs, below it.
    pub lines: Vec<Line>,
}

/// A line on how something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub pieces: Vec<Tone>,
    /// Who had it say so.
    pub by: Option<(Department, String)>,
}

/// A piece of a line, in its tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain(String),
    /// What goes with it: the name of a field, where something went.
    Quiet(String),
    /// What the earlier session said.
    Was(String),
    /// What the later one says.
    Is(String),
}

impl Sign {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Self; 3] = [Self::Added, Self::Removed, Self::Changed];

    /// The sign that stands before it.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "-",
            Self::Changed => "~",
        }
    }

    /// The key of what it means.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "compare-legend-added",
            Self::Removed => "compare-legend-removed",
            Self::Changed => "compare-legend-changed",
        }
    }
}

impl Tone {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Quiet(text) | Self::Was(text) | Self::Is(text) => text,
        }
    }
}

/// A line as text, in which signs say what colours may not.
#[must_use]
pub fn flat(pieces: &[Tone]) -> String {
    pieces.iter().map(Tone::text).collect()
}

/// A department by its tag, and who in it: `[S] Chen Li`.
#[must_use]
pub fn tagged(department: &Department, person: &str, words: &Words) -> String {
    let tag = format!("[{}]", wording::tag(department, words));
    if person.is_empty() { tag } else { format!("{tag} {person}") }
}
