//! What of a session can be found: each thing that was said, on a line with its step, its kind, its department and its tags.
//!
//! A held remark, a private note and a hidden opening position are on no line, so that no search can come across them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::super::card::read_session;
use super::super::files::read_at_most;
use super::super::format::{LARGEST, Sealed, one_line, options, sealed};
use super::super::library::{Example, examples};
use super::super::paths::Places;
use super::super::problem::Problem;
use super::super::word_lists::{print_of_word_lists, word_lists};
use super::fields;
use super::spine::Spine;
use crate::domain::{
    Department, InputRef, Item, Kind, Line, LineSaid, List, PromotionId, SegmentId, Session, State, Step, Value, Wanted,
};
use crate::rules::curtain::Curtain;
use crate::rules::text::Lexicon;

/// Stands instead of a held remark, so that it is known again and left out.
const COVERED: &str = "\u{fffc}";
/// What a history says where it gives evidence another customer: what was said of the one before, only it knows.
const OTHER_CUSTOMER: &str = "Customer(";
/// What stands between two tags.
const BETWEEN: char = '\u{1f}';

/// Somebody who reads sessions to find something in them.
pub struct Reader {
    lexicon: Lexicon,
    /// By what is known again whether the same words counted when something was read before.
    pub(super) print: String,
    /// What the examples say, once somebody asks.
    examples: OnceLock<Vec<(usize, Arc<Spine>, String)>>,
}

/// A thing that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The input that says it; none for title, brand and seats.
    pub input: Option<InputRef>,
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: Kind,
    /// The department that raised it, where it is known.
    pub by: Option<Department>,
    /// What it says.
    pub text: String,
}

impl Reader {
    /// With the words that count now.
    #[must_use]
    pub fn new(places: &Places) -> Self {
        let (lexicon, print) = (Lexicon::new(&word_lists(places).0), print_of_word_lists(places));
        Self { lexicon, print, examples: OnceLock::new() }
    }

    /// The lines of what a file holds, each with its end.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn read(&self, path: &Path) -> Result<String, Problem> {
        let bytes = read_at_most(path, LARGEST)?;
        self.without_history(&bytes).map_or_else(|| Ok(self.lines(&read_session(path)?.session)), Ok)
    }

    /// The examples that come with the program: the number of each, what stands on its spine, and its lines.
    pub(super) fn examples(&self) -> &[(usize, Arc<Spine>, String)] {
        self.examples.get_or_init(|| {
            let read = |(index, example): (usize, &Example)| {
                let lines = self.without_history(example.text.as_bytes());
                let lines = lines.or_else(|| Some(self.lines(&example.read().ok()?.session)))?;
                Some((index, Arc::new(example.head().ok()?.into()), lines))
            };
            examples().iter().enumerate().filter_map(read).collect()
        })
    }

    /// The lines of a file that is as it was written and holds nothing that may have to be covered, as almost every one is:
    /// its history can rest.
    fn without_history(&self, bytes: &[u8]) -> Option<String> {
        let Sealed { state, .. } = sealed(bytes).filter(|sealed| !sealed.history.contains(OTHER_CUSTOMER))?;
        let Writer { lines, shown, .. } = written(&state);
        (!self.curtain().may_cover_state(&state, &shown)).then_some(lines)
    }

    fn lines(&self, session: &Session) -> String {
        let covered = self.curtain().before(session);
        written(covered.as_ref().unwrap_or(session).state()).lines
    }

    fn curtain(&self) -> Curtain<'_> {
        Curtain { lexicon: &self.lexicon, instead: &|_: &Department| COVERED.to_owned() }
    }
}

/// A line as it is kept.
pub struct Kept<'a> {
    step: Step,
    kind: Kind,
    by: Option<Department>,
    tags: Vec<&'a str>,
    input: &'a str,
    /// What it says, as it is written.
    text: &'a str,
    /// What it says in lower case, where that differs by more than plain letters.
    folded: &'a str,
}

impl<'a> Kept<'a> {
    /// The line; `None` where it is none of ours.
    pub fn read(line: &'a str) -> Option<Self> {
        let mut rest = fields::each(line);
        let step = *Step::ALL.get(rest.next()?.parse::<usize>().ok()?)?;
        let kind = *Kind::ALL.get(rest.next()?.parse::<usize>().ok()?)?;
        let by = department(rest.next()?);
        let tags = rest.next()?.split(BETWEEN).filter(|tag| !tag.is_empty()).collect();
        Some(Self { step, kind, by, tags, input: rest.next()?, text: rest.next()?, folded: rest.next()? })
    }

    /// Whether it is what somebody looks for.
    pub fn is(&self, wanted: &Wanted) -> bool {
        let line = LineSaid { step: self.step, kind: self.kind, by: self.by.as_ref(), tags: &self.tags };
        wanted.takes_line(&line) && self.says_all(&wanted.words)
    }

    fn says_all(&self, words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let plain = self.folded.is_empty().then(|| self.text.to_ascii_lowercase());
        let folded = plain.as_deref().unwrap_or(self.folded);
        words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// What was said, as it is told.
    pub fn said(&self) -> Said {
        let input = options().from_str(&fields::said(self.input)).ok();
        let text = fields::said(self.text).into_owned();
        Said { input, step: self.step, kind: self.kind, by: self.by.clone(), text }
    }
}

fn department(code: &str) -> Option<Department> {
    let own = || code.strip_prefix('~').map(|name| Department::Other(fields::said(name).into_owned()));
    Department::KNOWN.into_iter().find(|known| known.key() == Some(code)).or_else(own)
}

fn written(state: &State) -> Writer<'_> {
    let mut writer = Writer { state, lines: String::new(), shown: Vec::new() };
    let about = &state.about;
    writer.line(None, Step::Room, Kind::Details, None, &[], &[about.title.clone(), about.brand.clone()]);
    for seat in &state.room.seats {
        let says = [seat.name.clone(), seat.role.clone()];
        writer.line(None, Step::Room, Kind::Seat, Some(&seat.department), &[], &says);
    }
    for input in state.inputs() {
        writer.input(&input);
    }
    writer
}

struct Writer<'a> {
    state: &'a State,
    lines: String,
    /// What the lines say, text by text.
    shown: Vec<String>,
}

impl Writer<'_> {
    fn input(&mut self, input: &InputRef) {
        let state = self.state;
        let (mut says, mut tags) = (self.place(input), BTreeSet::new());
        for (field, value) in state.says(input).unwrap_or_default() {
            match value {
                // The letter of a tier is nothing that anybody looks for as a word.
                Value::Text(tier) if field == "field-tier" => {
                    tags.insert(tier.to_lowercase());
                    self.shown.push(tier);
                }
                value => self.take(value, matches!(field, "field-theme" | "field-products"), &mut says, &mut tags),
            }
        }
        // Whoever does not ask for rewards by name does not come across what tells of one either.
        let kind = if state.tells_of_reward(input) { Kind::Reward } else { input.kind() };
        let tags: Vec<String> = tags.into_iter().collect();
        self.line(Some(input), input.step(), kind, state.raised_by(input), &tags, &says);
    }

    /// Takes the words of a value, and what it files the input under.
    fn take(&self, value: Value, is_filed: bool, says: &mut Vec<String>, tags: &mut BTreeSet<String>) {
        match value {
            Value::Text(text) => {
                if is_filed {
                    tags.insert(text.to_lowercase());
                }
                says.push(text);
            }
            Value::Choice(key) => _ = tags.insert(key.to_owned()),
            Value::Input(InputRef::Segment(id)) => says.extend(self.segment(Some(&id))),
            Value::Input(InputRef::Promotion(id)) => says.extend(self.promotion(Some(&id))),
            Value::Several(values) => values.into_iter().for_each(|one| self.take(one, is_filed, says, tags)),
            _ => {}
        }
    }

    /// Of what an input speaks that has no name of its own.
    fn place(&self, input: &InputRef) -> Vec<String> {
        let (segment, promotion) = match input {
            InputRef::Reading(Line::Segment(segment)) => (segment.as_ref(), None),
            InputRef::Reading(Line::Promotion(promotion)) => (None, promotion.as_ref()),
            InputRef::Reading(Line::Cell(cell)) | InputRef::Allocation(cell) => {
                (cell.segment.as_ref(), cell.promotion.as_ref())
            }
            _ => (None, None),
        };
        self.segment(segment).into_iter().chain(self.promotion(promotion)).collect()
    }

    fn segment(&self, id: Option<&SegmentId>) -> Option<String> {
        named(&self.state.segments.list, id?).map(|segment| segment.name.clone())
    }

    fn promotion(&self, id: Option<&PromotionId>) -> Option<String> {
        named(&self.state.budget.promotions, id?).map(|promotion| promotion.name.clone())
    }

    fn line(
        &mut self,
        input: Option<&InputRef>,
        step: Step,
        kind: Kind,
        by: Option<&Department>,
        tags: &[String],
        all: &[String],
    ) {
        let open = |text: &&String| !text.trim().is_empty() && !text.contains(COVERED);
        let says: Vec<&str> = all.iter().filter(open).map(|text| text.trim()).collect();
        if says.is_empty() {
            return;
        }
        let said = says.join(" - ");
        let input = input.and_then(|input| one_line(input).ok()).unwrap_or_default();
        let lower = said.to_lowercase();
        let folded = if lower == said.to_ascii_lowercase() { "" } else { lower.as_str() };
        let by = match by {
            Some(Department::Other(name)) => format!("~{name}"),
            Some(known) => known.key().unwrap_or_default().to_owned(),
            None => String::new(),
        };
        let tags: Vec<String> = tags.iter().filter(open).map(|tag| tag.replace(['\t', '\n', BETWEEN], " ")).collect();
        let kind = Kind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
        for field in [
            (step as usize).to_string().as_str(),
            kind.to_string().as_str(),
            &by,
            &tags.join(&BETWEEN.to_string()),
            &input,
            &said,
            folded,
        ] {
            fields::put(&mut self.lines, field);
        }
        self.lines.push('\n');
        self.shown.extend(all.iter().cloned());
    }
}

/// An item by its id, also where it was taken off the table.
fn named<'a, T: Item>(list: &'a List<T>, id: &T::Id) -> Option<&'a T>
where
    T::Id: PartialEq,
{
    let raised = list.get(id).or_else(|| list.aside().find(|raised| raised.id == *id));
    raised.map(|raised| &raised.item)
}
