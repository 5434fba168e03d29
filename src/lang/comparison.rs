//! Two sessions compared, in words: topic by topic what is new, gone and changed, with who raised or changed it.

use rust_decimal::Decimal;

use super::text_change::{self, Piece};
use super::{Words, dates, numbers, wording};
use crate::domain::{
    Altered, Compared, Contrast, Department, Hand, How, InputRef, Kin, LeftoverId, Matter, SegmentId, State, Sum, Topic,
    Value,
};

/// Two sessions and what lies between them.
#[derive(Clone, Copy)]
pub struct InWords<'a> {
    /// The earlier one, as it may be shown.
    pub earlier: &'a State,
    /// The later one, as it may be shown.
    pub later: &'a State,
    /// What lies between them.
    pub compared: &'a Compared,
    /// The words in use.
    pub words: &'a Words,
}

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

impl InWords<'_> {
    /// The title: what is compared with what.
    #[must_use]
    pub fn title(&self) -> String {
        let named = |state: &State| {
            let args = [
                ("title", state.about.title.as_str().into()),
                ("date", dates::format_date(state.about.date, self.words.lang()).into()),
            ];
            self.words.with("compare-session", &args)
        };
        let args = [("earlier", named(self.earlier).into()), ("later", named(self.later).into())];
        self.words.with("compare-title", &args)
    }

    /// What the signs mean, one after the other.
    #[must_use]
    pub fn legend(&self) -> Vec<(Sign, String)> {
        let name = |state: &State| state.about.title.clone();
        let told = |sign: Sign| {
            let args = [("earlier", name(self.earlier).into()), ("later", name(self.later).into())];
            match sign {
                Sign::Changed => self.words.get(sign.key()).into_owned(),
                Sign::Added | Sign::Removed if self.earlier.about.title == self.later.about.title => {
                    self.words.get(if sign == Sign::Added { "compare-added" } else { "compare-removed" }).into_owned()
                }
                Sign::Added => self.words.with(sign.key(), &args[1..]),
                Sign::Removed => self.words.with(sign.key(), &args[..1]),
            }
        };
        Sign::ALL.into_iter().map(|sign| (sign, told(sign))).collect()
    }

    /// The topics on which they differ, in the order of the steps.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let section = |topic: &Topic| {
            let items: Vec<Item> = self.compared.in_topic(*topic).map(|one| self.item(one)).collect();
            (!items.is_empty()).then(|| Section {
                topic: *topic,
                title: self.words.get(topic.key()).into_owned(),
                unchanged: self.unchanged(*topic),
                items,
            })
        };
        Topic::ALL.iter().filter_map(section).collect()
    }

    /// What is the same in both, as far as no section tells: `as before: 8 people, 2 rewards`; empty where all differs.
    #[must_use]
    pub fn same(&self) -> String {
        let alike = Topic::ALL.iter().filter(|topic| self.compared.in_topic(**topic).next().is_none());
        let counted = alike.filter_map(|topic| {
            let count = self.compared.same.get(topic).filter(|count| **count > 0)?;
            let title = self.words.get(topic.key());
            let has_one = matches!(topic, Topic::About | Topic::Settings);
            Some(match has_one {
                true => title.into_owned(),
                false => {
                    let args = [("title", title.into()), ("count", (*count).into())];
                    self.words.with("compare-same-topic", &args)
                }
            })
        });
        let counted: Vec<String> = counted.collect();
        if counted.is_empty() {
            return String::new();
        }
        let topics = counted.join(&self.words.get("list-separator"));
        self.words.with("compare-same", &[("topics", topics.into())])
    }

    fn unchanged(&self, topic: Topic) -> String {
        let count = self.compared.same.get(&topic).copied().unwrap_or(0);
        if count == 0 { String::new() } else { self.words.with("compare-unchanged", &[("count", count.into())]) }
    }

    fn item(&self, one: &Contrast) -> Item {
        let (sign, state) = match &one.how {
            How::Added(_) => (Sign::Added, self.later),
            How::Removed(_) => (Sign::Removed, self.earlier),
            How::Changed(_) => (Sign::Changed, self.later),
        };
        let mut head = vec![Tone::Plain(self.name(&one.matter, state))];
        head.extend(one.kin.as_ref().map(|kin| Tone::Quiet(format!(": {}", self.kin(kin, sign)))));
        let mut lines = match &one.how {
            How::Added(fields) => self.facts(fields, one, state).into_iter().collect(),
            How::Removed(fields) if one.topic == Topic::Cells => self.facts(fields, one, state).into_iter().collect(),
            How::Removed(_) => Vec::new(),
            How::Changed(altered) => self.changes(altered, one),
        };
        lines.extend(one.left.as_ref().and_then(|id| self.became(id)));
        let is_one = lines.len() == 1 && matches!(one.topic, Topic::Totals | Topic::Cells);
        if let Some(line) = lines.pop_if(|_| is_one) {
            head.push(Tone::Quiet(": ".to_owned()));
            head.extend(line.pieces);
            // Whose figure it is now matters more than who set it first.
            let by = line.by.map(|(department, _)| department);
            return Item { sign, by: by.or_else(|| raised(one)), head, lines };
        }
        Item { sign, by: raised(one), head, lines }
    }

    /// What something is called.
    fn name(&self, matter: &Matter, state: &State) -> String {
        let words = self.words;
        match matter {
            Matter::About => state.about.title.clone(),
            Matter::Settings => words.get("compare-limits").into_owned(),
            Matter::Person(id) => wording::person(id, state),
            Matter::Input(InputRef::Signature(department)) => wording::department(department, words).into_owned(),
            Matter::Input(input) => wording::input(input, state, words),
            Matter::Total(Sum::Placed) => words.get("compare-placed").into_owned(),
            Matter::Total(Sum::Remainder) => words.get("cli-show-remainder").into_owned(),
            Matter::Total(Sum::Segment(id)) => self.line("field-segment", self.segment(id.as_ref())),
            Matter::Total(Sum::Promotion(id)) => {
                let knows = |state: &State| id.as_ref().is_none_or(|id| state.budget.promotions.get(id).is_some());
                let state = if knows(self.later) { self.later } else { self.earlier };
                self.line("field-promotion", wording::promotion(id.as_ref(), state, words))
            }
            Matter::Total(Sum::Together(ids)) => {
                let names: Vec<String> = ids.iter().map(|id| self.segment(Some(id))).collect();
                words.with("compare-together", &[("names", names.join(&words.get("list-separator")).into())])
            }
        }
    }

    fn line(&self, kind: &str, name: String) -> String {
        let args = [("kind", self.words.get(kind).into()), ("what", name.into())];
        self.words.with("what-of-kind", &args)
    }

    /// A segment by the name that it has now, or had.
    fn segment(&self, id: Option<&SegmentId>) -> String {
        let knows = |state: &State| id.is_none_or(|id| state.segments.list.get(id).is_some());
        wording::segment(id, if knows(self.later) { self.later } else { self.earlier }, self.words)
    }

    fn kin(&self, kin: &Kin, sign: Sign) -> String {
        let key = match (kin, sign) {
            (Kin::SplitFrom(_), Sign::Removed) => "compare-joined-again",
            (Kin::SplitFrom(_), _) => "compare-split-from",
            (Kin::MergedInto(_), Sign::Added) => "compare-apart-again",
            (Kin::MergedInto(_), _) => "compare-merged-into",
        };
        self.words.with(key, &[("other", self.segment(Some(kin.other())).into())])
    }

    /// What something says that only one session has, in one line; what its name says already is left out.
    fn facts(&self, fields: &[(&'static str, Value)], one: &Contrast, state: &State) -> Option<Line> {
        let name = self.name(&one.matter, state);
        let said = |value: &Value| wording::value(value, state, self.words);
        let is_told = |field: &str, value: &Value| match field {
            // Where it comes from is told beside its name.
            "field-came-of" | "field-merged-into" => one.kin.is_some(),
            "field-contradicts" | "field-basis" => true,
            // What the list is asked for need not be told twice where it is what defines the segment.
            "field-picks" => fields.iter().any(|(other, of)| *other == "field-defined-by" && said(of) == said(value)),
            _ => *value == Value::Nothing || name.split(" / ").any(|part| part == said(value)) || name == said(value),
        };
        let told: Vec<String> = fields
            .iter()
            .filter(|(field, value)| !is_told(field, value))
            .map(|(field, value)| match (one.topic, value) {
                (Topic::Cells, Value::Money(_)) => said(value),
                _ => {
                    let args = [("label", self.words.get(field).into()), ("value", said(value).into())];
                    self.words.with("view-field", &args)
                }
            })
            .collect();
        let text = told.join(&self.words.get("compare-fact-separator"));
        (!text.is_empty()).then(|| Line { pieces: vec![Tone::Quiet(text)], by: None })
    }

    fn changes(&self, altered: &[Altered], one: &Contrast) -> Vec<Line> {
        let is_told = |field: &Altered| matches!(field.field, "field-contradicts");
        let told = altered.iter().filter(|field| !is_told(field));
        told.map(|field| {
            let mut pieces = Vec::new();
            let is_figure = one.topic == Topic::Totals || one.topic == Topic::Cells && field.field == "field-amount";
            if !is_figure {
                pieces.push(Tone::Quiet(format!("{}: ", self.words.get(field.field))));
            }
            pieces.extend(self.from_to(&field.from, &field.to));
            Line { pieces, by: field.by.as_ref().map(|hand| self.hand(hand)) }
        })
        .collect()
    }

    /// From what to what: in a sentence the words that were altered, of figures also by how much.
    fn from_to(&self, from: &Value, to: &Value) -> Vec<Tone> {
        if let (Value::Text(from), Value::Text(to)) = (from, to)
            && let Some(pieces) = text_change::pieces(from, to)
        {
            let told = pieces.into_iter().map(|piece| match piece {
                Piece::Same(text) => Tone::Plain(text.to_owned()),
                Piece::Gone(text) => Tone::Was(format!("[-{text}]")),
                Piece::New(text) => Tone::Is(format!("[+{text}]")),
            });
            return told.collect();
        }
        let was = Tone::Was(wording::value(from, self.earlier, self.words));
        let is = Tone::Is(wording::value(to, self.later, self.words));
        let by = self.by_how_much(from, to).map(|by| Tone::Quiet(format!(" ({by})")));
        [was, Tone::Quiet(" -> ".to_owned()), is].into_iter().chain(by).collect()
    }

    /// By how much a figure went up or down; `None` for what is no figure, or in two currencies.
    fn by_how_much(&self, from: &Value, to: &Value) -> Option<String> {
        let about = &self.later.about;
        let (from, to, places) = match (from, to) {
            (Value::Money(from), Value::Money(to)) if self.earlier.about.currency == about.currency => {
                let [from, to] = [from, to].map(|money| money.rounded(about.currency));
                (from, to, about.currency.minor_digits())
            }
            (Value::Number(from), Value::Number(to)) => (*from, *to, from.scale().max(to.scale())),
            _ => return None,
        };
        let by = to.checked_sub(from)?;
        let places = if by.fract().is_zero() { 0 } else { places };
        (by != Decimal::ZERO).then(|| numbers::format_signed(by, places, about.numbers))
    }

    fn hand(&self, hand: &Hand) -> (Department, String) {
        let person = hand.person.as_ref().map(|id| wording::person(id, self.later));
        (hand.by.clone(), person.unwrap_or_default())
    }

    /// What the later session says became of something.
    fn became(&self, id: &LeftoverId) -> Option<Line> {
        let leftover = &self.later.room.leftovers.get(id)?.item;
        let words = self.words;
        let label = |field: &str, value: String| {
            words.with("view-field", &[("label", words.get(field).into()), ("value", value.into())])
        };
        let actual = leftover.actual.map(|actual| wording::amount(actual, self.later.about.numbers));
        let outcome = self.later.outcome(leftover).map(|outcome| words.get(outcome.key()).into_owned());
        let reason = (!leftover.reason.is_empty()).then(|| label("field-reason", leftover.reason.clone()));
        let told = actual.map(|actual| label("field-actual", actual)).into_iter().chain(outcome);
        let told = told.chain([words.get(leftover.closure.key()).into_owned()]).chain(reason);
        let told = told.collect::<Vec<_>>().join(&words.get("compare-fact-separator"));
        let text = words.with("compare-became", &[("what", told.into())]);
        Some(Line { pieces: vec![Tone::Quiet(text)], by: None })
    }
}

/// Who raised it, or took it off the table.
fn raised(one: &Contrast) -> Option<Department> {
    one.raised.as_ref().map(|hand| hand.by.clone())
}
