//! What the facilitator reads in a second terminal: open flags with held remarks in full, and private notes.

use super::follower::Follower;
use super::meeting::Meeting;
use crate::domain::{Case, InputRef, PrivateNote, Step, Value};
use crate::lang::{Words, flags, wording};
use crate::rules::Flag;

/// One line that the facilitator reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is there for.
    pub kind: Kind,
    /// What it says.
    pub text: String,
}

/// What a line is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of what stands below it.
    Head,
    /// A flag.
    Flag,
    /// What somebody said, word for word.
    Said,
    /// What goes with the line above it.
    Beside,
    /// That there is nothing.
    Nothing,
}

impl Line {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

impl Follower {
    /// All that the facilitator reads beside where the meeting stands, from top to bottom.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let Some(shown) = &self.model.meeting else { return Vec::new() };
        let words = &self.model.words;
        let (here, mut elsewhere): (Vec<&Flag>, Vec<&Flag>) =
            shown.watch().open().iter().partition(|flag| flag.step() == shown.step);
        // What is held waits for the facilitator's word; no other flag does.
        elsewhere.sort_by_key(|flag| flag.key.case != Case::Hostile);
        let count = |key, flags: &[&Flag]| Line::new(Kind::Head, words.with(key, &[("count", flags.len().into())]));
        let mut lines = vec![count("follow-flags-here", &here)];
        lines.extend(here.iter().flat_map(|flag| of_flag(shown, flag, None, words)));
        lines.push(Line::new(Kind::Head, words.get("follow-notes")));
        let notes = &shown.uncovered().state().private_notes;
        if notes.is_empty() {
            lines.push(Line::new(Kind::Nothing, words.get("follow-no-notes")));
        }
        lines.extend(notes.iter().rev().flat_map(|note| self.of_note(shown, note)));
        if !elsewhere.is_empty() {
            lines.push(count("follow-flags-elsewhere", &elsewhere));
            lines.extend(elsewhere.iter().flat_map(|flag| of_flag(shown, flag, Some(flag.step()), words)));
        }
        lines
    }

    fn of_note(&self, shown: &Meeting, note: &PrivateNote) -> [Line; 2] {
        let words = &self.model.words;
        let state = shown.uncovered().state();
        let step = words.get(note.step.key());
        let place = match &note.about {
            Some(about) => words
                .with("view-field", &[("label", step.into()), ("value", wording::input(about, state, words).into())]),
            None => step.into_owned(),
        };
        let args = [
            ("number", note.number.into()),
            ("time", wording::time(note.at, &self.model.zone).into()),
            ("step", place.into()),
        ];
        [Line::new(Kind::Beside, words.with("note-by-number", &args)), Line::new(Kind::Said, note.text.as_str())]
    }
}

/// A flag, what was said where it is held, and what to say instead.
fn of_flag(shown: &Meeting, flag: &Flag, step: Option<Step>, words: &Words) -> Vec<Line> {
    let sentence = flags::sentence(flag, shown.state(), words);
    let told = words.with("flag-in-list", &[("rule", flags::id(flag.rule()).into()), ("flag", sentence.into())]);
    let told = match step {
        Some(step) => words.with("view-field", &[("label", words.get(step.key()).into()), ("value", told.into())]),
        None => told,
    };
    let mut lines = vec![Line::new(Kind::Flag, told)];
    if flag.key.case == Case::Hostile {
        let inputs = flag.key.about.iter().filter_map(|concern| concern.input());
        lines.extend(inputs.flat_map(|input| in_full(shown, input, words)).map(|text| Line::new(Kind::Said, text)));
    }
    lines.extend(flags::suggestion(flag, words).map(|instead| Line::new(Kind::Beside, instead)));
    lines
}

/// What an input says, field by field, held or not.
fn in_full(shown: &Meeting, input: &InputRef, words: &Words) -> Vec<String> {
    let state = shown.uncovered().state();
    let fields = state.says(input).unwrap_or_default();
    let texts = fields.into_iter().filter_map(|(label, value)| match value {
        Value::Text(text) if !text.is_empty() => {
            Some(words.with("view-field", &[("label", words.get(label).into()), ("value", text.into())]))
        }
        _ => None,
    });
    texts.collect()
}
