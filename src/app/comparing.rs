//! The page that compares two sessions, and the list from which the second of them is picked.

use super::effect::Origin;
use super::picker::Picker;
use super::watch::{Eyes, Watch};
use crate::domain::{Compared, Session};
use crate::lang::comparison::{InWords, Item, Line, Rewards, Section, Sign};
use crate::lang::{Lang, Words};

/// The page that compares two sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparing {
    /// Both as their files have them, the earlier meeting first; what is shown of them is covered.
    sessions: [Box<Session>; 2],
    /// Which of them is the one on the screen, if any is: it goes on.
    pub open: Option<Side>,
    /// What is told of them.
    pub told: Told,
    /// For what this was told.
    told_for: Option<ToldFor>,
    /// Rows scrolled away at the top.
    pub scrolled: usize,
}

/// One of two sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The earlier one.
    Earlier,
    /// The later one.
    Later,
}

/// On what the words of a comparison depend.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ToldFor {
    lang: Lang,
    rewards: Rewards,
    /// The last entries of both.
    revs: [u32; 2],
}

/// A comparison in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// What is compared with what.
    pub title: String,
    /// All of it, from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a comparison; where it is long it takes several on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// What the signs mean.
    Legend(Vec<(Sign, String)>),
    /// A line of the summary.
    Short(Line),
    /// A topic, and how much of it is as before.
    Topic(String, String),
    /// What differs: its sign, who raised or changed it, and its name.
    Head(Item),
    /// How it differs.
    Line(Line),
    /// What is the same in both, or that all is.
    Same(String),
}

/// The list from which the session is picked that another is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparingWith {
    /// The one that is chosen already; `None` is the one on the screen.
    pub first: Option<Origin>,
    /// What it is called.
    pub title: String,
    /// The others.
    pub picker: Picker<Origin>,
}

impl Comparing {
    /// The page of two sessions, in whatever order; `open` is the one that is on the screen.
    #[must_use]
    pub fn of(one: Session, other: Session, open: Option<Side>) -> Self {
        let is_in_order = one.state().about.date <= other.state().about.date;
        let (earlier, later) = if is_in_order { (one, other) } else { (other, one) };
        let turned = |side| match (is_in_order, side) {
            (true, side) => side,
            (false, Side::Earlier) => Side::Later,
            (false, Side::Later) => Side::Earlier,
        };
        Self {
            sessions: [Box::new(earlier), Box::new(later)],
            open: open.map(turned),
            told: Told::default(),
            told_for: None,
            scrolled: 0,
        }
    }

    /// Takes the session on the screen as it stands now.
    pub fn follow(&mut self, session: &Session) {
        let Some(side) = self.open else { return };
        let [earlier, later] = &mut self.sessions;
        let kept = if side == Side::Earlier { earlier } else { later };
        if kept.rev() != session.rev() {
            **kept = session.clone();
        }
    }

    /// Has all of it told anew, since other words count.
    pub fn forget(&mut self) {
        self.told_for = None;
    }

    /// Puts it into words, unless that is done.
    pub fn tell(&mut self, eyes: &Eyes, rewards: Rewards) {
        let revs = [self.sessions[0].rev(), self.sessions[1].rev()];
        let told_for = ToldFor { lang: eyes.words.lang(), rewards, revs };
        if self.told_for.as_ref() == Some(&told_for) {
            return;
        }
        let [earlier, later] = [&self.sessions[0], &self.sessions[1]].map(|session| {
            let mut watch = Watch::default();
            watch.look_with(eyes.clone());
            watch.covered(session)
        });
        let earlier = earlier.as_ref().unwrap_or(&self.sessions[0]);
        let later = later.as_ref().unwrap_or(&self.sessions[1]);
        let compared = Compared::of(earlier, later);
        let words = &eyes.words;
        let in_words = InWords { earlier: earlier.state(), later: later.state(), compared: &compared, words, rewards };
        self.told = Told::of(&in_words, words);
        self.told_for = Some(told_for);
        self.scrolled = self.scrolled.min(self.last());
    }

    /// Scrolls by rows.
    pub fn scroll(&mut self, rows: isize) {
        self.scrolled = self.scrolled.saturating_add_signed(rows).min(self.last());
    }

    /// Scrolls to the next topic, or to the one before.
    pub fn go_topics(&mut self, forward: bool) {
        let topics = self.told.rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Topic(..)));
        let mut places = topics.map(|(at, _)| at);
        let next = if forward {
            places.find(|at| *at > self.scrolled)
        } else {
            places.take_while(|at| *at < self.scrolled).last().or(Some(0))
        };
        self.scrolled = next.unwrap_or(self.scrolled);
    }

    fn last(&self) -> usize {
        // At the end a few rows are still in sight.
        self.told.rows.len().saturating_sub(6)
    }
}

impl Told {
    fn of(told: &InWords<'_>, words: &Words) -> Self {
        let title = told.title();
        if told.compared.is_empty() {
            let [earlier, later] = [told.earlier, told.later].map(|state| state.about.title.as_str());
            let none = words.with("compare-none", &[("earlier", earlier.into()), ("later", later.into())]);
            return Self { title, rows: vec![Row::Same(none)] };
        }
        let mut rows = vec![Row::Legend(told.legend())];
        let short = told.in_short();
        if !short.is_empty() {
            rows.push(Row::Topic(words.get("compare-in-short").into_owned(), String::new()));
            rows.extend(short.into_iter().map(Row::Short));
        }
        for Section { title, unchanged, items, .. } in told.sections() {
            rows.push(Row::Topic(title, unchanged));
            for mut item in items {
                let lines = std::mem::take(&mut item.lines);
                rows.push(Row::Head(item));
                rows.extend(lines.into_iter().map(Row::Line));
            }
        }
        let same = told.same();
        rows.extend((!same.is_empty()).then_some(Row::Same(same)));
        Self { title, rows }
    }
}
