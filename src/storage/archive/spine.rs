//! What stands on the spine of a session in the archive: as much of its first lines as a list and its filters need.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::card::Head;
use super::fields;
use crate::domain::{Currency, Life, Period, SessionId};

/// What stands on the spine of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Spine {
    /// Names the session.
    pub id: SessionId,
    /// Number of the last entry.
    pub rev: u32,
    /// Where it stands in its life.
    pub life: Life,
    /// What the meeting is called.
    pub title: String,
    /// The brand or product line.
    pub brand: String,
    /// The day of the meeting.
    pub date: Date,
    /// The period that is planned.
    pub period: Period,
    /// The period that is looked back on.
    pub looked_back: Period,
    /// The currency of every amount.
    pub currency: Currency,
    /// The session that this one follows.
    pub follows: Option<SessionId>,
}

impl From<Head> for Spine {
    fn from(Head { id, rev, life, about }: Head) -> Self {
        Self {
            id,
            rev,
            life,
            title: about.title,
            brand: about.brand,
            date: about.date,
            period: about.period,
            looked_back: about.looked_back,
            currency: about.currency,
            follows: about.follows,
        }
    }
}

impl Spine {
    /// Puts it at the end of a line.
    pub fn put(&self, line: &mut String) {
        fields::put(line, self.id.as_str());
        fields::put(line, &self.rev.to_string());
        let stands = match self.life {
            Life::Draft => "d".to_owned(),
            Life::Agreed(at) => format!("a{}", at.as_nanosecond()),
            Life::Reopened(at) => format!("r{}", at.as_nanosecond()),
        };
        fields::put(line, &stands);
        let Self { period, looked_back, .. } = self;
        for day in [self.date, period.from, period.to, looked_back.from, looked_back.to] {
            fields::put(line, &format!("{},{},{}", day.year(), day.month(), day.day()));
        }
        fields::put(line, self.currency.code());
        fields::put(line, self.follows.as_ref().map_or("", SessionId::as_str));
        fields::put(line, &self.title);
        fields::put(line, &self.brand);
    }

    /// Reads it from the fields of a line; `None` where they say something else.
    pub fn take<'a>(rest: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        let id = rest.next()?.parse().ok()?;
        let rev = rest.next()?.parse().ok()?;
        let life = life(rest.next()?)?;
        let mut days = [Date::default(); 5];
        for each in &mut days {
            *each = day(rest.next()?)?;
        }
        let [date, from, to, looked_from, looked_to] = days;
        let currency = rest.next()?.parse().ok()?;
        let follows = match rest.next()? {
            "" => None,
            id => Some(id.parse().ok()?),
        };
        let (title, brand) = (fields::said(rest.next()?).into_owned(), fields::said(rest.next()?).into_owned());
        let (period, looked_back) = (Period { from, to }, Period { from: looked_from, to: looked_to });
        Some(Self { id, rev, life, title, brand, date, period, looked_back, currency, follows })
    }
}

fn life(text: &str) -> Option<Life> {
    let at = |text: &str| Timestamp::from_nanosecond(text.parse().ok()?).ok();
    match text.strip_prefix('a') {
        Some(agreed) => Some(Life::Agreed(at(agreed)?)),
        None if text == "d" => Some(Life::Draft),
        None => Some(Life::Reopened(at(text.strip_prefix('r')?)?)),
    }
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.split(',');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok()
}
