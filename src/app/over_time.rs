//! The page that follows a series over time: its topics, as charts or as tables, once its sessions have been read.

use jiff::tz::TimeZone;

use super::report::Series;
use super::watch::{Eyes, Watch, held_remark};
use crate::domain::Department;
use crate::domain::Session;
use crate::domain::over_time::OverTime;
use crate::lang::comparison::Rewards;
use crate::lang::over_time::{Chart, Topic, chart};
use crate::lang::{Lang, Message, Words};
use crate::rules::curtain::Curtain;

/// The page that follows a series over time.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTimePage {
    /// The number of the question to the reader of files.
    pub ticket: u32,
    /// What is followed.
    pub topic: Topic,
    /// Whether it is drawn or written.
    pub shape: Shape,
    /// Lines scrolled away at the top.
    pub scrolled: usize,
    /// Columns left out at the right, so that earlier ones are seen.
    pub back: usize,
    /// The series, once it has been read.
    pub read: Reading,
}

/// Whether a topic is drawn or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As a chart.
    #[default]
    Chart,
    /// As a table.
    Table,
}

/// How far the reading of a series is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Reading {
    /// It is being read.
    #[default]
    Underway,
    /// It was read.
    Done(Box<Read>),
    /// It cannot be read.
    Failed(Message),
}

/// A series that was read, and as it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    series: Series,
    shown: Option<OverTime>,
    /// The language in which held remarks are covered.
    lang: Lang,
    /// Whether plan changes that tell of rewards are shown.
    rewards: Rewards,
}

impl Read {
    /// A series as it may be shown to these eyes.
    #[must_use]
    pub fn new(series: Series, eyes: &Eyes, rewards: Rewards) -> Self {
        let shown = shown(&series, eyes, rewards);
        Self { series, shown, lang: eyes.words.lang(), rewards }
    }

    /// The series as it may be shown.
    #[must_use]
    pub fn shown(&self) -> Option<&OverTime> {
        self.shown.as_ref()
    }

    /// Keeps what covers held remarks in the language on the screen, and rewards hidden or shown.
    pub fn follow(&mut self, eyes: &Eyes, rewards: Rewards) {
        if (self.lang, self.rewards) != (eyes.words.lang(), rewards) {
            self.shown = shown(&self.series, eyes, rewards);
            (self.lang, self.rewards) = (eyes.words.lang(), rewards);
        }
    }
}

/// Sessions as they may be shown: of each, what it holds is covered.
#[must_use]
pub fn covered(sessions: &[Session], eyes: &Eyes) -> Vec<Session> {
    let cover = |session: &Session| {
        let mut watch = Watch::default();
        watch.look_with(eyes.clone());
        watch.covered(session).unwrap_or_else(|| session.clone())
    };
    sessions.iter().map(cover).collect()
}

fn shown(series: &Series, eyes: &Eyes, rewards: Rewards) -> Option<OverTime> {
    let instead = |department: &Department| held_remark(department, &eyes.words);
    let curtain = Curtain { lexicon: &eyes.lexicon, instead: &instead };
    let mut over_time = curtain.over_time(&series.sessions, series.here)?;
    over_time.missing.clone_from(&series.missing);
    over_time.beside.clone_from(&series.beside);
    Some(if rewards == Rewards::Hidden { over_time.without_rewards() } else { over_time })
}

impl OverTimePage {
    /// The page, while its series is being read for this question.
    #[must_use]
    pub fn new(ticket: u32) -> Self {
        let (topic, shape, read) = (Topic::default(), Shape::default(), Reading::default());
        Self { ticket, topic, shape, scrolled: 0, back: 0, read }
    }

    /// What it shows, once the series has been read.
    #[must_use]
    pub fn chart(&self, zone: &TimeZone, words: &Words) -> Option<Chart> {
        match &self.read {
            Reading::Done(read) => read.shown().map(|over_time| chart(over_time, self.topic, zone, words)),
            Reading::Underway | Reading::Failed(_) => None,
        }
    }

    /// To another topic, at its top.
    pub fn turn_to(&mut self, topic: Topic) {
        (self.topic, self.scrolled, self.back) = (topic, 0, 0);
    }

    /// Scrolls by rows, as far as there are any.
    pub fn scroll(&mut self, rows: isize, zone: &TimeZone, words: &Words) {
        let last = self.chart(zone, words).map_or(0, |chart| blocks(&chart, self.shape).saturating_sub(1));
        self.scrolled = self.scrolled.saturating_add_signed(rows).min(last);
    }

    /// To earlier or later columns.
    pub fn go_back(&mut self, columns: isize) {
        let most = match &self.read {
            Reading::Done(read) => read.shown().map_or(0, |shown| shown.stops(self.topic.along()).len()),
            Reading::Underway | Reading::Failed(_) => 0,
        };
        self.back = self.back.saturating_add_signed(columns).min(most.saturating_sub(1));
    }
}

/// How many things stand below one another: rows, what is told one by one, and notes.
fn blocks(chart: &Chart, shape: Shape) -> usize {
    let details = if shape == Shape::Table || !chart.topic.has_long_details() { chart.details.len() } else { 0 };
    chart.rows.len() + details + chart.facts.len() + chart.notes.len()
}
