//! Two sessions compared, in words: topic by topic what is new, gone and changed, with who raised or changed it.

mod lines;
mod short;

pub use lines::{Item, Line, Section, Sign, Tone, flat, tagged};

use rust_decimal::Decimal;

use super::text_change::{self, Piece};
use super::{Words, dates, numbers, wording};
use crate::domain::{
    Altered, Closure, Compared, Contrast, Department, Hand, How, InputRef, Kin, LeftoverId, Matter, Part, SegmentId,
    State, Sum, Topic, Value,
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
    /// Whether rewards are told.
    pub rewards: Rewards,
}

/// Whether a comparison tells of rewards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewards {
    /// It does.
    Told,
    /// They are hidden from whoever reads it.
    Hidden,
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
            let items = self.items(*topic);
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
            // What there is only one of is not counted.
            if matches!(topic, Topic::About | Topic::Settings) {
                return Some(title.into_owned());
            }
            let args = [("title", title.into()), ("count", (*count).into())];
            Some(self.words.with("compare-same-topic", &args))
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

    fn items(&self, topic: Topic) -> Vec<Item> {
        if topic == Topic::Rewards && self.rewards == Rewards::Hidden {
            return self.compared.in_topic(topic).next().map(|_| self.hidden()).into_iter().collect();
        }
        let all = self.compared.in_topic(topic).filter(|one| !self.hides(one));
        match topic {
            // Rows of two periods are two tables, not one that was changed.
            Topic::Results if self.earlier.about.looked_back != self.later.about.looked_back => self.rows(all),
            // What there is only one of needs no name.
            Topic::About | Topic::Settings => all.flat_map(|one| self.fields_alone(one)).collect(),
            Topic::Leftovers => self.leftovers(),
            _ => all.map(|one| self.item(one)).collect(),
        }
    }

    /// Whether it is not told, since in one of the sessions it tells of a reward.
    fn hides(&self, one: &Contrast) -> bool {
        let tells = |input: &InputRef| [self.earlier, self.later].iter().any(|state| state.tells_of_reward(input));
        let of_reward = |value: &Value| match value {
            Value::Input(InputRef::Reward(_)) => true,
            Value::Choice(key) => one.topic == Topic::PlanChanges && *key == Part::Rewards.key(),
            _ => false,
        };
        let told = |fields: &[(&'static str, Value)]| fields.iter().any(|(_, value)| of_reward(value));
        self.rewards == Rewards::Hidden
            && (one.matter.input().is_some_and(tells)
                || match &one.how {
                    How::Added(fields) | How::Removed(fields) => told(fields),
                    // The earlier session may have it by another name.
                    How::Changed(all) => all.iter().any(|one| of_reward(&one.from) || of_reward(&one.to)),
                })
    }

    fn hidden(&self) -> Item {
        let text = self.words.get("compare-rewards-hidden").into_owned();
        Item { sign: Sign::Changed, by: None, head: vec![Tone::Quiet(text)], lines: Vec::new() }
    }

    /// What the sessions were left with; what the earlier one settled is done and told in one line.
    fn leftovers(&self) -> Vec<Item> {
        let kept = |state: &State, id: &LeftoverId| state.room.leftovers.get(id).map(|raised| raised.item.clone());
        let mut settled: usize = 0;
        let mut items = Vec::new();
        for one in self.compared.in_topic(Topic::Leftovers) {
            let Matter::Input(InputRef::Leftover(id)) = &one.matter else { continue };
            let (was, is) = (kept(self.earlier, id), kept(self.later, id));
            if self.hides(one) {
                continue;
            }
            if is.is_none() && was.is_some_and(|leftover| leftover.closure == Closure::Settled) {
                settled += 1;
            } else {
                items.push(self.item(one));
            }
        }
        if settled > 0 {
            let args = [("count", settled.into()), ("title", self.earlier.about.title.as_str().into())];
            let text = self.words.with("compare-settled-then", &args);
            items.push(Item { sign: Sign::Removed, by: None, head: vec![Tone::Plain(text)], lines: Vec::new() });
        }
        items
    }

    /// How many rows of results there are only here and only there.
    fn rows<'a>(&self, all: impl Iterator<Item = &'a Contrast>) -> Vec<Item> {
        let (mut added, mut removed) = (0_usize, 0_usize);
        for one in all {
            added += usize::from(!matches!(one.how, How::Removed(_)));
            removed += usize::from(!matches!(one.how, How::Added(_)));
        }
        let sides = [(Sign::Added, added, self.later), (Sign::Removed, removed, self.earlier)];
        let told = sides.into_iter().filter(|(_, count, _)| *count > 0).map(|(sign, count, state)| {
            let period = wording::period(state.about.looked_back, self.words);
            let text = self.words.with("compare-rows", &[("count", count.into()), ("period", period.into())]);
            Item { sign, by: None, head: vec![Tone::Plain(text)], lines: Vec::new() }
        });
        told.collect()
    }

    fn fields_alone(&self, one: &Contrast) -> Vec<Item> {
        let How::Changed(altered) = &one.how else { return Vec::new() };
        let lines = self.changes(altered, one).into_iter();
        lines.map(|line| Item { sign: Sign::Changed, by: None, head: line.pieces, lines: Vec::new() }).collect()
    }

    fn item(&self, one: &Contrast) -> Item {
        let (sign, state) = match &one.how {
            How::Added(_) => (Sign::Added, self.later),
            How::Removed(_) => (Sign::Removed, self.earlier),
            How::Changed(_) => (Sign::Changed, self.later),
        };
        let mut head = vec![Tone::Plain(self.name(&one.matter, state))];
        head.extend(one.kin.as_ref().map(|kin| Tone::Quiet(self.label("") + &self.kin(kin, sign))));
        let mut lines = match &one.how {
            How::Added(fields) => self.facts(fields, one, state).into_iter().collect(),
            How::Removed(fields) if one.topic == Topic::Cells => self.facts(fields, one, state).into_iter().collect(),
            How::Removed(_) => Vec::new(),
            How::Changed(altered) => self.changes(altered, one),
        };
        let by = by(one, &mut lines, &mut head, self.words);
        lines.extend(one.left.as_ref().and_then(|id| self.became(id)));
        let is_one = lines.len() == 1 && (is_figure(one) || one.topic == Topic::Cells);
        if let Some(line) = lines.pop_if(|_| is_one) {
            let at = head.len().min(1);
            let told = [Tone::Quiet(self.label(""))].into_iter().chain(line.pieces);
            head.splice(at..at, told);
        }
        Item { sign, by, head, lines }
    }

    /// What something is called.
    fn name(&self, matter: &Matter, state: &State) -> String {
        let words = self.words;
        match matter {
            Matter::About | Matter::Settings => state.about.title.clone(),
            Matter::Person(id) => wording::person(id, state),
            Matter::Input(InputRef::Signature(department)) => wording::department(department, words).into_owned(),
            Matter::Input(input) => wording::input(input, state, words),
            Matter::Total(Sum::Placed) => words.get("compare-placed").into_owned(),
            Matter::Total(Sum::Remainder) => words.get("cli-show-remainder").into_owned(),
            Matter::Total(Sum::Segment(None)) => words.get("no-segment").into_owned(),
            Matter::Total(Sum::Promotion(None)) => words.get("no-promotion").into_owned(),
            Matter::Total(Sum::Segment(id)) => {
                words.with("compare-on-segment", &[("name", self.segment(id.as_ref()).into())])
            }
            Matter::Total(Sum::Promotion(id)) => {
                let knows = |state: &State| id.as_ref().is_none_or(|id| state.budget.promotions.get(id).is_some());
                let state = if knows(self.later) { self.later } else { self.earlier };
                let name = wording::promotion(id.as_ref(), state, words);
                words.with("compare-on-promotion", &[("name", name.into())])
            }
            Matter::Total(Sum::Together(ids)) => {
                let names: Vec<String> = ids.iter().map(|id| self.segment(Some(id))).collect();
                words.with("compare-together", &[("names", names.join(&words.get("list-separator")).into())])
            }
        }
    }

    /// A segment by the name that it has now, or had.
    fn segment(&self, id: Option<&SegmentId>) -> String {
        let knows = |state: &State| id.is_none_or(|id| state.segments.list.get(id).is_some());
        wording::segment(id, if knows(self.later) { self.later } else { self.earlier }, self.words)
    }

    /// What stands before what something says.
    fn label(&self, label: &str) -> String {
        // A question has its sign already.
        if label.ends_with(['?', '\u{ff1f}']) {
            return format!("{label} ");
        }
        self.words.with("compare-label", &[("label", label.into())])
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
            "field-came-of" | "field-merged-into" => one.kin.is_some() || said(value) == "-",
            "field-contradicts" | "field-basis" => true,
            // What the list is asked for need not be told twice where it is what defines the segment.
            "field-picks" => {
                said(value) == "-"
                    || fields.iter().any(|(other, of)| *other == "field-defined-by" && said(of) == said(value))
            }
            _ => *value == Value::Nothing || name.split(" / ").any(|part| part == said(value)) || name == said(value),
        };
        let told: Vec<String> = fields
            .iter()
            .filter(|(field, value)| !is_told(field, value))
            .map(|(field, value)| {
                // An amount of money, or that it is locked, needs no label.
                if matches!(*field, "field-amount" | "field-held") {
                    return said(value);
                }
                let args = [("label", self.words.get(field).into()), ("value", said(value).into())];
                self.words.with("view-field", &args)
            })
            .collect();
        let text = told.join(&self.words.get("compare-fact-separator"));
        (!text.is_empty()).then(|| Line { pieces: vec![Tone::Quiet(text)], by: None })
    }

    fn changes(&self, altered: &[Altered], one: &Contrast) -> Vec<Line> {
        // What follows from what is said within one session; another has conclusions of its own.
        let is_other = self.earlier.id != self.later.id;
        let is_told = |field: &Altered| match field.field {
            "field-contradicts" => true,
            "field-follows-from" | "field-rests-on" => is_other,
            // Why it was carried on is told by what was said when it was.
            "field-because" | "field-goal" => is_other && one.topic == Topic::Leftovers,
            _ => false,
        };
        let told = altered.iter().filter(|field| !is_told(field));
        told.map(|field| {
            let mut pieces = Vec::new();
            if !(is_figure(one) || one.topic == Topic::Cells && field.field == "field-amount") {
                pieces.push(Tone::Quiet(self.label(&self.words.get(field.field))));
            }
            pieces.extend(self.altered(&field.from, &field.to));
            Line { pieces, by: field.by.as_ref().map(|hand| self.hand(hand)) }
        })
        .collect()
    }

    /// From what to what: in a sentence the words that were altered, of figures also by how much.
    fn altered(&self, from: &Value, to: &Value) -> Vec<Tone> {
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
        let worded = |value: &Value, state| wording::value(value, state, self.words);
        // A sentence is new or gone as a whole, as words within one are.
        match (from, to) {
            (Value::Nothing, Value::Text(_)) => return vec![Tone::Is(format!("[+{}]", worded(to, self.later)))],
            (Value::Text(_), Value::Nothing) => return vec![Tone::Was(format!("[-{}]", worded(from, self.earlier)))],
            _ => {}
        }
        let or_none = |value: &Value, state| match value {
            Value::Nothing => self.words.get("compare-nothing").into_owned(),
            value => worded(value, state),
        };
        let (was, is) = (or_none(from, self.earlier), or_none(to, self.later));
        let (was, is) = (Tone::Was(was), Tone::Is(is));
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
        let actual = leftover.actual.map(|actual| {
            let value = wording::amount(actual, self.later.about.numbers);
            words.with("compare-came-to", &[("value", value.into())])
        });
        let outcome = self.later.outcome(leftover).map(|outcome| words.get(outcome.key()).into_owned());
        let told = actual.into_iter().chain(outcome).chain([words.get(leftover.closure.key()).into_owned()]);
        let told = told.collect::<Vec<_>>().join(&words.get("list-separator"));
        let text = match leftover.reason.as_str() {
            "" => words.with("compare-became", &[("what", told.into())]),
            reason => words.with("compare-became-since", &[("what", told.into()), ("reason", reason.into())]),
        };
        Some(Line { pieces: vec![Tone::Quiet(text)], by: None })
    }
}

/// What is said in brackets after something.
#[must_use]
pub fn aside(what: &str, words: &Words) -> String {
    words.with("compare-aside", &[("what", what.into())])
}

/// Whether it is one figure and nothing else.
fn is_figure(one: &Contrast) -> bool {
    matches!(one.matter, Matter::Total(_) | Matter::Input(InputRef::Figure(_)))
}

/// Who raised it, changed it or took it off the table. Where all of it was changed by one person, the name goes to the head;
/// where several did, each line tells its own.
fn by(one: &Contrast, lines: &mut [Line], head: &mut Vec<Tone>, words: &Words) -> Option<Department> {
    match &one.how {
        How::Added(_) => one.raised.as_ref().map(|hand| hand.by.clone()),
        How::Removed(_) => one.removed.as_ref().or(one.raised.as_ref()).map(|hand| hand.by.clone()),
        How::Changed(_) => {
            let (department, person) = lines.first()?.by.clone()?;
            if !lines.iter().all(|line| line.by.as_ref() == Some(&(department.clone(), person.clone()))) {
                return None;
            }
            for line in lines.iter_mut() {
                line.by = None;
            }
            if !person.is_empty() {
                head.push(Tone::Quiet(aside(&person, words)));
            }
            Some(department)
        }
    }
}
