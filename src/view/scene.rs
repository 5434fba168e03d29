//! A meeting as it is drawn: what the steps ask of the model, said once.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;

use super::canvas::columns;
use super::widgets::table::{Column, Count, Rows, Table, Tags};
use crate::app::{Meeting, Mode, Model, RowRef, Section, keymap};
use crate::domain::{Agenda, State};
use crate::lang::{Arg, Words, dates, wording};

/// A model with the meeting in it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All of it.
    pub model: &'a Model,
    /// The meeting.
    pub meeting: &'a Meeting,
}

impl<'a> Scene<'a> {
    /// Everything on the table.
    #[must_use]
    pub fn state(&self) -> &'a State {
        self.meeting.state()
    }

    /// The words in use.
    #[must_use]
    pub fn words(&self) -> &'a Words {
        &self.model.words
    }

    /// The words of this key.
    #[must_use]
    pub fn say(&self, key: &str) -> Cow<'a, str> {
        self.words().get(key)
    }

    /// The words of this key with its arguments.
    #[must_use]
    pub fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words().with(key, args)
    }

    /// The agenda as it stands now.
    #[must_use]
    pub fn agenda(&self) -> Agenda<'a> {
        self.state().agenda(self.model.now, &self.model.zone)
    }

    /// A day, or a dash.
    #[must_use]
    pub fn date(&self, date: Option<Date>) -> String {
        date.map_or_else(|| "-".to_owned(), |date| dates::format_date(date, self.words().lang()))
    }

    /// A time of day where the room is.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        wording::time(at, &self.model.zone)
    }

    /// Whether the session is only looked at.
    #[must_use]
    pub fn is_review(&self) -> bool {
        self.meeting.mode == Mode::Reviewing
    }

    /// A list of the step: its title, and where it has no rows what to do first, with the key that does it.
    #[must_use]
    pub fn table(&self, section: Section, columns: Vec<Column<'a>>, rows: Rows<'a>) -> Table<'a> {
        let empty = if rows.is_empty() { vec![self.first_thing(section)] } else { Vec::new() };
        let title = self.say(section.key());
        let (heads, sums, marked) = (Vec::new(), Vec::new(), self.marked(section));
        Table { title, columns, rows, empty, heads, sums, marked, tags: Tags::Shown, count: Count::Shown }
    }

    /// The rows of a list that are marked, counted from 0.
    fn marked(&self, section: Section) -> Vec<usize> {
        let marked = &self.meeting.marked;
        if marked.is_empty() {
            return Vec::new();
        }
        let rows = section.rows(self.state()).into_iter().enumerate();
        let is_marked = |row: &RowRef| row.input().is_some_and(|input| marked.contains(&input));
        rows.filter(|(_, row)| is_marked(row)).map(|(index, _)| index).collect()
    }

    fn first_thing(&self, section: Section) -> String {
        match keymap::key_for(&self.model.places_below(), section.adds()) {
            Some(key) if !self.is_review() => self.tell(first_thing(section), &[("key", key.to_string().into())]),
            _ => self.say("view-nothing-here").into_owned(),
        }
    }

    /// A column of days, wide enough for the longest one.
    #[must_use]
    pub fn date_column(&self, head: &str) -> Column<'a> {
        const LONGEST: Date = jiff::civil::date(2026, 12, 30);
        Column::words(self.say(head), columns(&self.date(Some(LONGEST))), 0)
    }

    /// The last column of most tables: who has said yes to the row.
    #[must_use]
    pub fn agreed_column(&self) -> Column<'a> {
        Column::words(self.say("view-head-agreed"), 7, 0).going(9)
    }
}

/// The key of the line that says what to do first in an empty list.
fn first_thing(section: Section) -> &'static str {
    match section {
        Section::Leftovers | Section::Seats => "view-first-seat",
        Section::WorkingAgreement => "view-first-working-line",
        Section::BySegment | Section::ByPromotion | Section::ByCell | Section::Results => "view-first-result",
        Section::Studies => "view-first-study",
        Section::CustomerVoice => "view-first-voice",
        Section::Conclusions => "view-first-conclusion",
        Section::Positionings => "view-first-positioning",
        Section::Segments => "view-first-segment",
        Section::Customers => "view-first-customers",
        Section::Grid => "view-first-promotion",
        Section::Goals => "view-first-goal",
        Section::Rewards => "view-first-reward",
        Section::Flags => "view-no-flags",
        Section::Signatures => "view-first-signature",
        Section::Actions => "view-first-action",
        Section::ParkingLot | Section::PlanChanges => "view-first-parked",
    }
}

/// A time where the room is: of today the hour, else the day too.
#[must_use]
pub fn moment(model: &Model, at: Timestamp) -> String {
    let day = model.zone.to_datetime(at).date();
    let time = wording::time(at, &model.zone);
    if day == model.today() { time } else { format!("{} {time}", dates::format_date(day, model.words.lang())) }
}
