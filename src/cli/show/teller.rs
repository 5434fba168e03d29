//! Who tells a session on a page: every input by its name, its fields, and the department behind it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::page::Page;
use crate::domain::{
    Author, Department, Figure, InputRef, Item, List, ParticipantId, Raised, Session, State, Value, trail,
};
use crate::lang::{Words, dates, reasons, wording};

/// Tells a session on a page.
pub struct Teller<'a> {
    /// The page so far.
    pub page: Page,
    /// The session.
    pub session: &'a Session,
    /// The words in use.
    pub words: &'a Words,
    zone: TimeZone,
}

/// Who raised an input, when, and who said yes to it.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The department.
    pub by: &'a Department,
    /// Who in it, where known.
    pub person: Option<&'a ParticipantId>,
    /// When.
    pub at: Timestamp,
    /// The departments that said yes.
    pub agreed: &'a BTreeSet<Department>,
}

impl<'a> Teller<'a> {
    /// With an empty page.
    pub fn new(session: &'a Session, words: &'a Words, zone: TimeZone) -> Self {
        Self { page: Page::default(), session, words, zone }
    }

    /// Everything on the table.
    pub fn state(&self) -> &'a State {
        self.session.state()
    }

    /// In which times are told.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// A message without arguments.
    pub fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    /// A list of inputs under its heading; nothing where there is none.
    pub fn list<T: Item>(&mut self, heading: &str, list: &List<T>) {
        self.some_of(heading, list.iter());
    }

    /// Some inputs of a list under a heading of their own; nothing where there is none.
    pub fn some_of<'item, T: Item + 'item>(&mut self, heading: &str, inputs: impl Iterator<Item = &'item Raised<T>>) {
        let mut inputs = inputs.peekable();
        if inputs.peek().is_none() {
            return;
        }
        let heading = self.word(heading);
        self.page.heading(&heading);
        inputs.for_each(|raised| self.input(raised));
    }

    /// One input: its name, what it says, and who raised it.
    fn input<T: Item>(&mut self, raised: &Raised<T>) {
        let fields = raised.item.fields();
        let told: Vec<_> = fields.iter().map(|field| (T::field_key(field), T::field_value(field))).collect();
        let Raised { by, person, at, agreed, .. } = raised;
        let origin = Origin { by, person: person.as_ref(), at: *at, agreed };
        self.tell(&T::reference(raised.id.clone()), &told, origin);
    }

    /// One input of whatever kind: its name, what it says, and who raised it.
    pub fn tell(&mut self, input: &InputRef, told: &[(&'static str, Value)], origin: Origin<'_>) {
        let name = wording::input(input, self.state(), self.words);
        // What the list is asked for need not be told twice where it is what defines the segment.
        let said = |value: &Value| wording::value(value, self.state(), self.words);
        let is_told_twice = |value: &Value| {
            let others = told.iter().filter(|(_, other)| *other != *value);
            matches!(value, Value::Picks(_)) && others.into_iter().any(|(_, other)| said(other) == said(value))
        };
        // What disagrees is told from both sides, among the notes.
        let mut facts: Vec<(String, String)> = told
            .iter()
            .filter(|(key, value)| *value != Value::Nothing && !is_told_twice(value) && *key != "field-contradicts")
            .map(|(key, value)| (self.word(key), said(value)))
            // The name, or what it is made of, needs no label a second time.
            .filter(|(_, fact)| *fact != name && !name.split(" / ").any(|part| part == fact))
            .collect();
        let strength = reasons::strength(input, self.state(), self.words);
        facts.extend(strength.map(|(key, said)| (self.word(key), said)));
        self.page.paragraph(&name);
        self.page.facts_under(&facts);
        for note in reasons::notes(input, self.state(), self.words) {
            self.page.under(&note);
        }
        let Origin { by, person, at, agreed } = origin;
        let origin = self.origin(by, person, at);
        let agreed: Vec<String> = agreed.iter().map(|by| self.department(by)).collect();
        let line = if agreed.is_empty() {
            origin
        } else {
            let agreed = agreed.join(&self.words.get("list-separator"));
            self.words.with("cli-show-agreed", &[("origin", origin.into()), ("departments", agreed.into())])
        };
        self.page.under(&line);
    }

    /// A figure that stands alone, and who set it; nothing where it is not set.
    pub fn figure(&mut self, figure: Figure, shown: Option<String>) {
        let Some(shown) = shown else { return };
        let label = self.word(figure.key());
        let input = InputRef::Figure(figure);
        let last = trail(self.session, &input).into_iter().rfind(|trace| trace.stands);
        let by = last.as_ref().and_then(|trace| match &trace.by {
            Author::Department(department) => Some((department, trace)),
            Author::Chair => None,
        });
        self.page.facts(&[(label, shown)]);
        if let Some((department, trace)) = by {
            let origin = self.origin(department, trace.person.as_ref(), trace.at);
            self.page.under(&origin);
        }
    }

    /// Who said something, and when: `Sales (Chen Li, 10:31)`.
    pub fn origin(&self, by: &Department, person: Option<&ParticipantId>, at: Timestamp) -> String {
        let (department, when) = (self.department(by), self.moment(at));
        match person {
            Some(id) => {
                let person = wording::person(id, self.state());
                let args = [("department", department.into()), ("person", person.into()), ("when", when.into())];
                self.words.with("cli-show-origin-of-person", &args)
            }
            None => self.words.with("cli-show-origin", &[("department", department.into()), ("when", when.into())]),
        }
    }

    /// A department by its name.
    pub fn department(&self, department: &Department) -> String {
        wording::department(department, self.words).into_owned()
    }

    /// The time of day on the day of the meeting, else the day too.
    pub fn moment(&self, at: Timestamp) -> String {
        let day = self.zone.to_datetime(at).date();
        let time = dates::format_time(at, &self.zone);
        if day == self.state().about.date { time } else { format!("{} {time}", self.day(day)) }
    }

    /// A day.
    pub fn day(&self, day: jiff::civil::Date) -> String {
        dates::format_date(day, self.words.lang())
    }
}
