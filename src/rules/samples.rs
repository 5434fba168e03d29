//! Small meetings for the tests of the rules.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

use super::text::{Lexicon, WordLists};
use super::{Context, Flag, Memory, flags, held};
use crate::domain::{
    About, Allocation, Author, Case, Cell, Change, ClockChange, Currency, Department, Digest, Founding, InputRef,
    ListChange, Money, Part, Period, Promotion, RoomChange, Rule, Segment, Session, Stance, Step, WorkingLine,
};

/// The day of the meeting.
pub const DAY: Date = date(2026, 9, 24);

/// A meeting that rules look at.
#[derive(Debug)]
pub struct Sample {
    /// The session so far.
    pub session: Session,
    /// Digests of the sessions before.
    pub past: Vec<Digest>,
    lexicon: Lexicon,
    now: Timestamp,
}

impl Sample {
    /// A meeting just founded.
    pub fn founded() -> Self {
        Self::about(None)
    }

    fn about(before: Option<&Session>) -> Self {
        let period = |from, to| Period { from, to };
        let planned = period(date(2026, 10, 1), date(2026, 12, 31));
        let looked_back = period(date(2026, 7, 1), date(2026, 9, 30));
        let about = About::new("Q4", DAY, planned, looked_back, Currency::EUR);
        let now = "2026-09-24T08:00:00Z".parse().expect("a time");
        let carried = before.map(|session| session.state().carried());
        let founding = Founding { id: "q4".into(), about, carried };
        let session = Session::found(founding, now).expect("it has a title");
        Self { session, past: Vec::new(), lexicon: Lexicon::default(), now }
    }

    /// The same meeting, in which these words count.
    pub fn watching_for(mut self, lists: &WordLists) -> Self {
        self.lexicon = Lexicon::new(lists);
        self
    }

    /// A meeting with two segments, a promotion, and money on both.
    pub fn planned() -> Self {
        let mut sample = Self::founded();
        sample.seat("ana", Department::Sales).seat("max", Department::Marketing).seat("fay", Department::Finance);
        for (id, name) in [("dealers", "Dealers"), ("accounts", "Key accounts")] {
            let segment =
                Segment { name: name.to_owned(), defined_by: "how they buy".to_owned(), ..Segment::default() };
            sample.says(Department::Sales, Step::Segments, Change::Segment(ListChange::Raise(id.into(), segment)));
        }
        let shows = Promotion { name: "Shows".to_owned(), ..Promotion::default() };
        sample.says(Department::Marketing, Step::Budget, Change::Promotion(ListChange::Raise("shows".into(), shows)));
        for segment in ["dealers", "accounts"] {
            let cell = Cell::new(Some(segment.into()), Some("shows".into()));
            let allocation = Allocation { amount: Money::from(100_u32), ..Allocation::default() };
            sample.says(Department::Sales, Step::Budget, Change::Allocation(ListChange::Raise(cell, allocation)));
        }
        sample
    }

    /// The meeting that follows this one.
    pub fn followed(&self) -> Self {
        let mut next = Self::about(Some(&self.session));
        next.past = vec![Digest::of(self.session.state())];
        next.says(Department::Sales, Step::Room, Self::a_rule());
        next
    }

    /// Gives somebody a seat.
    pub fn seat(&mut self, id: &str, department: Department) -> &mut Self {
        self.chair(Change::Room(RoomChange::Seat(id.into(), id.to_owned(), department, String::new())));
        self
    }

    /// A department says something.
    pub fn says(&mut self, by: Department, step: Step, change: Change) {
        self.does(Author::Department(by), step, change);
    }

    /// The chair does something.
    pub fn chair(&mut self, change: Change) {
        self.does(Author::Chair, Step::Room, change);
    }

    /// A department signs for everything.
    pub fn signs(&mut self, person: &str, department: Department, stance: Stance) {
        self.says(department, Step::Agreement, Change::Sign(person.into(), stance, Part::ALL.to_vec()));
    }

    /// The last thing done is taken back.
    pub fn undoes(&mut self) {
        self.chair(Change::Undo);
    }

    /// The room has been to a step and left it.
    pub fn leaves(&mut self, step: Step) {
        let elsewhere = if step == Step::Room { Step::LookBack } else { Step::Room };
        let begin = match self.session.state().clock.running {
            Some(_) => ClockChange::Enter(step),
            None => ClockChange::Start(step),
        };
        self.chair(Change::Clock(begin));
        self.chair(Change::Clock(ClockChange::Enter(elsewhere)));
    }

    /// A line of the working agreement.
    pub fn a_rule() -> Change {
        Self::rule_named("tiers")
    }

    /// Another one.
    pub fn another_rule() -> Change {
        Self::rule_named("money")
    }

    fn rule_named(id: &str) -> Change {
        let line = WorkingLine { text: "Sales names the tiers first".to_owned(), kept: None };
        Change::WorkingLine(ListChange::Raise(id.into(), line))
    }

    fn does(&mut self, by: Author, step: Step, change: Change) {
        self.now += SignedDuration::from_mins(1);
        let entry = self.session.next_entry(self.now, by, None, step, vec![change]);
        self.session.apply(entry).expect("it fits");
    }

    /// The remarks that are held.
    pub fn held(&self) -> BTreeSet<InputRef> {
        held(&Context::new(&self.session, &self.past, &self.lexicon))
    }

    /// All flags.
    pub fn flags(&self) -> Vec<Flag> {
        flags(&Context::new(&self.session, &self.past, &self.lexicon))
    }

    /// All flags, with what was read before.
    pub fn flags_remembering(&self, memory: &Memory) -> Vec<Flag> {
        flags(&Context::new(&self.session, &self.past, &self.lexicon).remembering(memory))
    }

    /// The flags of a rule.
    pub fn rule(&self, rule: Rule) -> Vec<Flag> {
        self.flags().into_iter().filter(|flag| flag.rule() == rule).collect()
    }

    /// The flags of a case.
    pub fn found(&self, case: Case) -> Vec<Flag> {
        self.flags().into_iter().filter(|flag| flag.key.case == case).collect()
    }
}
