//! Looking for something in past sessions: what is typed, how deep it is looked for, and what was found.

use std::path::PathBuf;

use jiff::civil::Date;

use super::effect::Origin;
use crate::domain::{Department, InputRef, Kind, Life, Step};
use crate::edit::TextField;
use crate::lang::looking::{Asked, Offer, offers, put, read};
use crate::lang::{Message, Words};

/// As many lines as are listed; of more, those of the latest meetings.
const MOST: usize = 1000;

/// Something that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Looking {
    /// What is typed.
    pub typed: TextField,
    /// How deep it is looked for.
    pub depth: Depth,
    /// Whether keys go into the line.
    pub line: Line,
    /// What is typed, as it was understood.
    pub asked: Asked,
    /// What can be put in.
    pub offers: Vec<Offer>,
    /// What was found in all that was said.
    pub found: Findings,
}

/// How deep something is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// In what the list says of sessions.
    Titles,
    /// In all that was said in them.
    Text,
}

/// Whether keys go into the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// They do.
    Typing,
    /// They go to the list.
    Left,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The number of the question.
    pub ticket: u32,
    /// The lines, those of the latest meeting first; those of examples after all others.
    pub lines: Vec<FoundLine>,
    /// How many lines more there are, in earlier meetings.
    pub more: usize,
    /// Sessions that cannot be read to the end, and why.
    pub unread: Vec<(PathBuf, Message)>,
    /// How far it has come; `None` where it is done, or nothing is looked for.
    pub far: Option<Far>,
}

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// So many sessions are done.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

/// A line that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundLine {
    /// The session.
    pub origin: Origin,
    /// What its meeting is called.
    pub title: String,
    /// The day of the meeting.
    pub date: Date,
    /// Where it stands in its life.
    pub life: Life,
    /// The input that says it; none for title, brand and seats.
    pub input: Option<InputRef>,
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: Kind,
    /// The department that raised it.
    pub by: Option<Department>,
    /// What it says.
    pub text: String,
}

impl Looking {
    /// Nothing is typed yet.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        Self {
            typed: TextField::new(),
            depth,
            line: Line::Typing,
            asked: Asked::default(),
            offers: Vec::new(),
            found: Findings::default(),
        }
    }

    /// Reads what is typed; says whether it asks for something else than before.
    pub fn look(&mut self, today: Date, words: &Words, brands: &[String]) -> bool {
        self.offers = offers(self.before_caret(), brands, today, words);
        let asked = read(self.typed.text(), today, words.lang());
        let is_new = asked != self.asked;
        self.asked = asked;
        is_new
    }

    /// Puts one of the offers in, counted from 0.
    pub fn complete(&mut self, offer: usize) {
        let Some(offer) = self.offers.get(offer) else { return };
        let before = put(self.before_caret(), offer);
        let after = self.typed.text().get(self.typed.cursor()..).unwrap_or_default().trim_start().to_owned();
        let _ = self.typed.set_text(&format!("{before}{after}"));
        // The caret goes on where the offer ends.
        (0..after.chars().count()).for_each(|_| self.typed.left());
    }

    fn before_caret(&self) -> &str {
        self.typed.text().get(..self.typed.cursor()).unwrap_or_default()
    }
}

impl FoundLine {
    /// Whether an example says it.
    #[must_use]
    pub fn is_of_example(&self) -> bool {
        matches!(self.origin, Origin::Example(_))
    }
}

impl Findings {
    /// Takes more of what was found.
    pub fn add(&mut self, more: Self) {
        let at = |line: &FoundLine| (line.is_of_example(), std::cmp::Reverse(line.date));
        self.lines.extend(more.lines);
        // What was said in one meeting stays in the order in which it was said.
        self.lines.sort_by_key(at);
        self.more += more.more + self.lines.len().saturating_sub(MOST);
        self.lines.truncate(MOST);
        self.unread.extend(more.unread);
        self.far = more.far;
    }
}
