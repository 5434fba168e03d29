//! What a session is about: its title, periods, money and minutes; the chair's to set.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::id::SessionId;
use super::money::Currency;
use super::period::Period;
use super::refusal::{Refusal, required};
use super::step::Step;

impl Period {
    /// The days from `from` to `to`.
    ///
    /// # Errors
    /// [`Refusal::EndsBeforeItBegins`].
    pub fn new(from: Date, to: Date) -> Result<Self, Refusal> {
        if to < from { Err(Refusal::EndsBeforeItBegins) } else { Ok(Self { from, to }) }
    }
}

/// How numbers are written in this session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberStyle {
    /// 1,234.56
    #[default]
    Point,
    /// 1.234,56
    Comma,
    /// 1 234,56
    Space,
}

impl NumberStyle {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Point, Self::Comma, Self::Space];
}

/// Where the session stands in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    /// Being prepared or held.
    #[default]
    Draft,
    /// Closed, and frozen since then.
    Agreed(Timestamp),
    /// Opened again after it was agreed.
    Reopened(Timestamp),
}

impl Life {
    /// Whether the plan is agreed and frozen.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        matches!(self, Self::Agreed(_))
    }

    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "life-draft",
            Self::Agreed(_) => "life-agreed",
            Self::Reopened(_) => "life-reopened",
        }
    }
}

/// What the session is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What the meeting is called.
    pub title: String,
    /// The brand or product line that the plan is for.
    pub brand: String,
    /// The day of the meeting.
    pub date: Date,
    /// The period that is planned.
    pub period: Period,
    /// The period that is looked back on.
    pub looked_back: Period,
    /// The currency of every amount.
    pub currency: Currency,
    /// How numbers are written.
    #[serde(default, skip_serializing_if = "super::input::is_default")]
    pub numbers: NumberStyle,
    /// The session that this one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<SessionId>,
    /// Until when the plan is frozen once it is agreed; `None` is to the end of the period that it plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_until: Option<Date>,
    /// Minutes planned for each step.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes: BTreeMap<Step, u16>,
    /// Minutes that the room gave to a step in the meeting, besides those planned for it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub added: BTreeMap<Step, u16>,
    /// The time of day at which the meeting is to begin, where the room is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<Time>,
    /// How long the meeting is to last, in minutes; `None` is as long as its steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u16>,
}

/// One field of [`About`] with a value for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AboutField {
    /// What the meeting is called.
    Title(String),
    /// The brand or product line.
    Brand(String),
    /// The day of the meeting.
    Date(Date),
    /// The period that is planned.
    Period(Period),
    /// The period that is looked back on.
    LookedBack(Period),
    /// The currency of every amount; amounts keep their number.
    Currency(Currency),
    /// How numbers are written.
    Numbers(NumberStyle),
    /// Until when the plan is frozen once it is agreed; `None` is to the end of the period that it plans.
    FrozenUntil(Option<Date>),
    /// Minutes planned for a step; 0 takes the step off the agenda, with what was added to it.
    Minutes(Step, u16),
    /// Minutes given to a step in the meeting, in all, besides those planned for it.
    Added(Step, u16),
    /// The time of day at which the meeting is to begin.
    Begins(Option<Time>),
    /// How many minutes the meeting is to last; `None` is as long as its steps.
    Length(Option<u16>),
}

impl About {
    /// A session about nothing yet, for a day and a period.
    #[must_use]
    pub fn new(title: &str, date: Date, period: Period, looked_back: Period, currency: Currency) -> Self {
        Self {
            title: title.to_owned(),
            brand: String::new(),
            date,
            period,
            looked_back,
            currency,
            numbers: NumberStyle::default(),
            follows: None,
            frozen_until: None,
            minutes: BTreeMap::new(),
            added: BTreeMap::new(),
            begins: None,
            length: None,
        }
    }

    /// Minutes planned for all steps together.
    #[must_use]
    pub fn minutes_planned(&self) -> u32 {
        self.minutes.values().map(|minutes| u32::from(*minutes)).sum()
    }

    /// Minutes that a step has: those planned, and those given to it in the meeting; `None` for a step off the agenda.
    #[must_use]
    pub fn minutes_given(&self, step: Step) -> Option<u32> {
        let planned = u32::from(*self.minutes.get(&step)?);
        Some(planned + self.added.get(&step).copied().map_or(0, u32::from))
    }

    /// The last day on which an agreed plan is frozen; after it the period is planned anew in a session that follows.
    #[must_use]
    pub fn frozen_until(&self) -> Date {
        self.frozen_until.unwrap_or(self.period.to)
    }

    pub(crate) fn set(&mut self, field: AboutField) -> Result<(), Refusal> {
        match field {
            AboutField::Title(title) => self.title = title,
            AboutField::Brand(brand) => self.brand = brand,
            AboutField::Date(date) => self.date = date,
            AboutField::Period(period) => self.period = period,
            AboutField::LookedBack(period) => self.looked_back = period,
            AboutField::Currency(currency) => self.currency = currency,
            AboutField::Numbers(style) => self.numbers = style,
            AboutField::FrozenUntil(day) => self.frozen_until = day,
            AboutField::Minutes(step, 0) => {
                self.minutes.remove(&step);
                self.added.remove(&step);
            }
            AboutField::Minutes(step, minutes) => drop(self.minutes.insert(step, minutes)),
            AboutField::Added(step, 0) => drop(self.added.remove(&step)),
            // A step off the agenda has nothing to add to.
            AboutField::Added(step, _) if !self.minutes.contains_key(&step) => return Err(Refusal::OffAgenda),
            AboutField::Added(step, minutes) => drop(self.added.insert(step, minutes)),
            AboutField::Begins(time) => self.begins = time,
            AboutField::Length(minutes) => self.length = minutes.filter(|minutes| *minutes > 0),
        }
        self.check()
    }

    /// Says what is missing or impossible.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        required(&self.title, "field-title")?;
        for period in [self.period, self.looked_back] {
            Period::new(period.from, period.to)?;
        }
        Ok(())
    }
}
