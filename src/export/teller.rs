//! Who tells a session in minutes: what everybody who builds a part of them needs to know, and who may read what.

use jiff::Timestamp;

use super::minutes::{Block, Cell, Column, Goes, Kind, Layout, Manner, Table, Zeros};
use super::{Notes, Readers, Wish};
use crate::domain::{Department, FlagKey, InputRef, Part, ParticipantId, Session, Signature, State, Value, Visit};
use crate::lang::{Words, dates, wording};

/// Tells a session.
pub(super) struct Teller<'a> {
    /// What is wanted.
    pub wish: Wish<'a>,
    /// How what is typed is shown to people.
    pub manner: Manner,
}

impl<'a> Teller<'a> {
    pub fn new(wish: Wish<'a>) -> Self {
        let about = &wish.session.state().about;
        let manner = Manner {
            lang: wish.words.lang(),
            numbers: about.numbers,
            currency: about.currency,
            zone: wish.zone.clone(),
        };
        Self { wish, manner }
    }

    pub fn session(&self) -> &'a Session {
        self.wish.session
    }

    pub fn state(&self) -> &'a State {
        self.wish.session.state()
    }

    pub fn words(&self) -> &'a Words {
        self.wish.words
    }

    /// When the last thing was done: the minutes tell how it stood then.
    pub fn now(&self) -> Timestamp {
        self.session().history().last().map_or(Timestamp::UNIX_EPOCH, |entry| entry.at)
    }

    /// A message without arguments.
    pub fn word(&self, key: &str) -> String {
        self.words().get(key).into_owned()
    }

    /// Several things, one after the other.
    pub fn listed(&self, things: impl IntoIterator<Item = String>) -> String {
        things.into_iter().collect::<Vec<_>>().join(&self.words().get("list-separator"))
    }

    /// A label and what it says.
    pub fn labelled(&self, label: &str, said: &str) -> String {
        self.words().with("view-field", &[("label", label.into()), ("value", said.into())])
    }

    /// What something is called, and in brackets what else it is.
    pub fn named(&self, name: String, what: String) -> String {
        self.words().with("export-named", &[("name", name.into()), ("what", what.into())])
    }

    /// When somebody came and left: `09:00-10:30`; on another day with that.
    pub fn visited(&self, visit: &Visit) -> String {
        let at = |at| {
            let day = self.manner.zone.to_datetime(at).date();
            let time = dates::format_time(at, &self.manner.zone);
            if day == self.state().about.date { time } else { self.manner.moment(at) }
        };
        format!("{}-{}", at(visit.came), visit.left.map(at).unwrap_or_default())
    }

    /// The parts for which a signature is void, in words; `None` where it is valid.
    pub fn void_for(&self, signature: &Signature) -> Option<String> {
        let void = self.state().void_parts(&signature.department);
        let is_told = void.iter().any(|part| self.may_tell_part(*part));
        is_told.then(|| self.words().with("signed-void-for", &[("parts", self.parts(&void).into())]))
    }

    pub fn department(&self, department: &Department) -> String {
        wording::department(department, self.words()).into_owned()
    }

    pub fn person(&self, person: Option<&ParticipantId>) -> Cell {
        person.map_or(Cell::Nothing, |id| Cell::text(wording::person(id, self.state())))
    }

    /// Whether private notes go along.
    pub fn tells_notes(&self) -> bool {
        self.wish.notes == Notes::Included
    }

    /// Whether rewards go along.
    pub fn tells_rewards(&self) -> bool {
        self.wish.readers == Readers::Leadership
    }

    /// Whether the readers may see an input.
    pub fn may_tell(&self, input: &InputRef) -> bool {
        self.tells_rewards() || !self.state().tells_of_reward(input)
    }

    /// Whether the readers may see what is told of a part of the plan.
    pub fn may_tell_part(&self, part: Part) -> bool {
        self.tells_rewards() || part != Part::Rewards
    }

    /// The signatures that the readers may see: one for rewards alone, with what it says, is for those who lead.
    pub fn signatures(&self) -> Vec<&Signature> {
        let tells = |signature: &&Signature| self.tells_rewards() || !signature.tells_of_reward();
        self.state().agreement.signatures.iter().filter(tells).collect()
    }

    /// Whether the readers may see a flag.
    pub fn may_tell_flag(&self, flag: &FlagKey) -> bool {
        self.tells_rewards() || !self.state().flag_tells_of_reward(flag)
    }

    /// Parts of the plan by name, as far as the readers may see them.
    pub fn parts<'part>(&self, parts: impl IntoIterator<Item = &'part Part>) -> String {
        let shown: Vec<Part> = parts.into_iter().copied().filter(|part| self.may_tell_part(*part)).collect();
        let all = Part::ALL.iter().filter(|part| self.may_tell_part(**part)).count();
        if shown.len() == all {
            return self.word("view-all-parts");
        }
        self.listed(shown.into_iter().map(|part| self.word(part.key())))
    }

    /// What a field holds, as a cell.
    pub fn cell(&self, value: &Value) -> Cell {
        match value {
            Value::Nothing => Cell::Nothing,
            Value::Number(number) => Cell::Number(*number),
            Value::Money(amount) => Cell::Money(*amount),
            Value::Date(date) => Cell::Date(*date),
            other => Cell::text(wording::value(other, self.state(), self.words())),
        }
    }

    /// A column, by its name and the key of its head.
    pub fn column(&self, name: &str, head: &str, kind: Kind) -> Column {
        Column { name: name.to_owned(), head: self.word(head), kind }
    }

    /// A paragraph of one word or sentence.
    pub fn paragraph(&self, key: &str) -> Block {
        Block::Paragraph(self.word(key))
    }
}

impl Table {
    /// A table that goes everywhere and is laid out as one.
    pub(super) fn new(name: impl Into<String>, caption: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        let (name, total, asides) = (name.into(), None, Vec::new());
        Self {
            name,
            caption,
            columns,
            rows,
            total,
            asides,
            layout: Layout::Grid,
            goes: Goes::Everywhere,
            zeros: Zeros::Shown,
        }
    }

    /// For pages only.
    pub(super) fn on_pages(self) -> Self {
        Self { goes: Goes::OnPages, ..self }
    }

    /// As a block; nothing where it has no rows.
    pub(super) fn block(self) -> Option<Block> {
        (!self.rows.is_empty()).then_some(Block::Table(self))
    }
}
