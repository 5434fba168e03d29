//! A series of sessions as charts in words and plain figures: for the screen, for the shell, and for a page that prints.

mod figures;
mod notes;
mod said;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::look_back::Fact;
use super::{Words, dates, wording};
use crate::domain::Period;
use crate::domain::over_time::{Along, OverTime, Stop};

/// What is followed over time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// The share of spend beside the share of sales, segment by segment.
    #[default]
    Shares,
    /// The return index, segment by segment.
    Index,
    /// The budget by segment.
    BySegment,
    /// The budget by promotion.
    ByPromotion,
    /// How often plans were changed after they were agreed.
    PlanChanges,
    /// Which goals were met.
    Goals,
    /// Which actions were done.
    Actions,
}

impl Topic {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Shares, Self::Index, Self::BySegment, Self::ByPromotion, Self::PlanChanges, Self::Goals, Self::Actions];

    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Shares => "over-shares",
            Self::Index => "over-index",
            Self::BySegment => "over-by-segment",
            Self::ByPromotion => "over-by-promotion",
            Self::PlanChanges => "over-plan-changes",
            Self::Goals => "over-goals",
            Self::Actions => "over-actions",
        }
    }

    /// What it is called in files that programs read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shares => "shares",
            Self::Index => "return_index",
            Self::BySegment => "budget_by_segment",
            Self::ByPromotion => "budget_by_promotion",
            Self::PlanChanges => "plan_changes",
            Self::Goals => "goals",
            Self::Actions => "actions",
        }
    }

    /// By which period its columns stand.
    #[must_use]
    pub fn along(self) -> Along {
        match self {
            Self::Shares | Self::Index => Along::LookedBack,
            _ => Along::Planned,
        }
    }

    /// The key of its name where there is little room.
    #[must_use]
    pub fn short_key(self) -> &'static str {
        match self {
            Self::Shares => "over-short-shares",
            Self::Index => "over-short-index",
            Self::BySegment => "over-short-by-segment",
            Self::ByPromotion => "over-short-by-promotion",
            Self::PlanChanges => "over-short-plan-changes",
            Self::Goals => "over-short-goals",
            Self::Actions => "over-short-actions",
        }
    }

    /// The key of what it says.
    #[must_use]
    pub fn says_key(self) -> &'static str {
        match self {
            Self::Shares => "over-says-shares",
            Self::Index => "over-says-index",
            Self::BySegment => "over-says-by-segment",
            Self::ByPromotion => "over-says-by-promotion",
            Self::PlanChanges => "over-says-plan-changes",
            Self::Goals => "over-says-goals",
            Self::Actions => "over-says-actions",
        }
    }

    /// The key of what it says where no bars are drawn.
    #[must_use]
    pub fn says_in_figures_key(self) -> &'static str {
        match self {
            Self::Index => "over-says-index-in-figures",
            other => other.says_key(),
        }
    }

    /// Whether its details are words, which only a table has room for.
    #[must_use]
    pub fn has_long_details(self) -> bool {
        self == Self::Goals
    }

    /// The topic after this one, or before it, round and round.
    #[must_use]
    pub fn next(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|topic| *topic == self).unwrap_or(0);
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }
}

/// One topic over time, in words and plain figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is of.
    pub topic: Topic,
    /// In what its figures are given: `%`, a currency; empty for counts.
    pub unit: String,
    /// Its columns, the earliest first.
    pub heads: Vec<Head>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows that say more than a chart can draw.
    pub details: Vec<Row>,
    /// What there is to know of gaps and changes, each behind its mark where it has one.
    pub notes: Vec<String>,
    /// What the figures are made of, one by one.
    pub facts: Vec<Fact>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The period, or that a session is missing.
    pub label: String,
    /// The day of the meeting, where there is one.
    pub day: Option<Date>,
    /// The day as people read it; empty where there is none.
    pub said: String,
    /// The period, where it is known.
    pub period: Option<Period>,
    /// The session, by its place in the series; `None` where one is missing.
    pub session: Option<usize>,
}

/// One row: a name, and for each of its bars a figure in each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is of.
    pub name: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// One of the bars of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of; empty where the row has only one.
    pub name: String,
    /// Which of the ways to draw a bar is its own, so that two are told apart without colour.
    pub look: Look,
    /// For each column its figure.
    pub cells: Vec<Cell>,
}

/// How a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Full.
    Full,
    /// Shaded.
    Shaded,
    /// Hardly shaded.
    Faint,
}

/// A figure in a column, or why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The figure; shares and index in their own units.
    pub amount: Option<Decimal>,
    /// The figure as people read it, or a word on why there is none; empty where no session is.
    pub said: String,
    /// The mark of a note that concerns it; empty where there is none.
    pub mark: String,
}

/// The chart of a topic.
#[must_use]
pub fn chart(of: &OverTime, topic: Topic, zone: &TimeZone, words: &Words) -> Chart {
    let columns = Columns::of(of, topic.along());
    match topic {
        Topic::Shares => figures::shares(of, &columns, words),
        Topic::Index => figures::index(of, &columns, words),
        Topic::BySegment | Topic::ByPromotion => figures::money(of, topic, &columns, words),
        Topic::PlanChanges => said::plan_changes(of, &columns, zone, words),
        Topic::Goals => said::goals(of, &columns, words),
        Topic::Actions => said::actions(of, &columns, words),
    }
}

/// The columns of a chart.
struct Columns {
    stops: Vec<Stop>,
}

impl Columns {
    fn of(of: &OverTime, along: Along) -> Self {
        Self { stops: of.stops(along) }
    }

    /// The heads; where two sessions speak of one period, only their days tell them apart.
    fn heads(&self, of: &OverTime, along: Along, words: &Words) -> Vec<Head> {
        let head = |stop: &Stop| match stop {
            Stop::Session(at) => {
                let sitting = of.sittings.get(*at);
                let period = sitting.map(|sitting| match along {
                    Along::LookedBack => sitting.looked_back,
                    Along::Planned => sitting.period,
                });
                let day = sitting.map(|sitting| sitting.date);
                Head {
                    label: period.map(|period| wording::period(period, words)).unwrap_or_default(),
                    day,
                    said: day.map(|day| dates::format_date(day, words.lang())).unwrap_or_default(),
                    period,
                    session: Some(*at),
                }
            }
            Stop::NotFound(_) => {
                let label = words.get("over-not-found").into_owned();
                Head { label, day: None, said: String::new(), period: None, session: None }
            }
            Stop::NoSession(period) => Head {
                label: wording::period(*period, words),
                day: None,
                said: words.get("over-no-session").into_owned(),
                period: Some(*period),
                session: None,
            },
        };
        self.stops.iter().map(head).collect()
    }

    /// For each column the cell of its session; nothing where none is.
    fn cells(&self, of_session: impl Fn(usize) -> Cell) -> Vec<Cell> {
        let cell = |stop: &Stop| match stop {
            Stop::Session(at) => of_session(*at),
            Stop::NotFound(_) | Stop::NoSession(_) => Cell::default(),
        };
        self.stops.iter().map(cell).collect()
    }
}
