//! The past sessions as they are arranged at home: in which order, in which groups, and which of them match what is typed.
//!
//! What it costs grows with the number of sessions, so it is reckoned once for each change and not for each frame.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::effect::Origin;
use super::looking::{Depth, Looking};
use super::report::{Card, Shelf};
use crate::domain::{Period, SessionId, Wanted};
use crate::lang::{Lang, Words, dates, pinyin};

/// In which order, and so in which groups, past sessions are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest meeting first.
    #[default]
    Date,
    /// Sessions that follow one another together, the series with the latest meeting first.
    Series,
    /// Drafts, what was opened again, what is agreed.
    State,
    /// Brand by brand, in the order of names.
    Brand,
}

/// What a group of rows has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// What can be done now.
    Now,
    /// Sessions, all of them or so many of so many.
    Sessions(usize, usize),
    /// A series: its brand, or the title of its first session; how many it has; from when to when it plans.
    Series(String, usize, Period),
    /// Sessions in this state, by the key of its name, and how many.
    State(&'static str, usize),
    /// Sessions of this brand, and how many.
    Brand(String, usize),
    /// Files that cannot be opened.
    Unreadable,
    /// Examples.
    Examples,
    /// What was found in all that was said.
    Found,
    /// What was found in what the examples say.
    FoundInExamples,
}

/// A row, by what it stands for; counted from 0 in the list that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Go on with this session.
    Continue(usize),
    /// Begin a new one.
    New,
    /// A past session.
    Session(usize),
    /// An example.
    Example(usize),
    /// A file that cannot be opened.
    Unreadable(usize),
    /// Something that was found.
    Found(usize),
}

/// The rows of home from top to bottom, with their groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The rows, and for each which group it is in.
    pub rows: Vec<(Placed, usize)>,
    /// The groups.
    pub groups: Vec<Group>,
}

/// What is known of all past sessions together.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By what each session is found, in the order of the shelf.
    pub found_by: Vec<String>,
    by_id: OnceCell<HashMap<SessionId, usize, foldhash::fast::RandomState>>,
    by_origin: OnceCell<HashMap<std::path::PathBuf, usize, foldhash::fast::RandomState>>,
    series: OnceCell<Vec<usize>>,
}

/// By what a session is found: all that its row says, in every language, and how that is typed by its sound.
#[must_use]
pub fn found_by(card: &Card) -> String {
    let Card { title, brand, date, period, .. } = card;
    let periods = Lang::ALL.map(|lang| dates::format_period(period.from, period.to, lang).to_lowercase());
    let spoken = [pinyin::typed_by_sound(title), pinyin::typed_by_sound(brand)];
    format!("{} {} {date} {} {}", title.to_lowercase(), brand.to_lowercase(), periods.join(" "), spoken.join(" "))
}

/// Whether a session is one that is looked for, by what the list says of it; `found_by` is all of that in lower case.
fn is_wanted(wanted: &Wanted, card: &Card, found_by: &str) -> bool {
    wanted.takes_session(card.date, card.life, &card.brand)
        && wanted.words.iter().all(|word| found_by.contains(word.as_str()))
}

impl Known {
    /// Forgets what no longer holds, since sessions came or went.
    pub fn forget(&mut self) {
        *self = Self { found_by: std::mem::take(&mut self.found_by), ..Self::default() };
    }

    /// The session of this name, by its place on the shelf; of several, the first.
    pub fn of_id(&self, id: &SessionId, there: &Shelf) -> Option<usize> {
        let all = || there.sessions.iter().enumerate().rev().map(|(index, card)| (card.id.clone(), index)).collect();
        self.by_id.get_or_init(all).get(id).copied()
    }

    /// The session in this file, by its place on the shelf.
    pub fn of_origin(&self, origin: &Origin, there: &Shelf) -> Option<usize> {
        let path = |card: &Card| match &card.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Example(_) => None,
        };
        let all = || {
            let cards = there.sessions.iter().enumerate();
            cards.filter_map(|(index, card)| Some((path(card)?, index))).collect()
        };
        let Origin::File(path) = origin else { return None };
        self.by_origin.get_or_init(all).get(path).copied()
    }

    /// For each session the series that it belongs to, which is called by the place of one of its sessions.
    pub fn series(&self, there: &Shelf) -> &[usize] {
        self.series.get_or_init(|| {
            let mut leads: Vec<usize> = (0..there.sessions.len()).collect();
            for (index, card) in there.sessions.iter().enumerate() {
                let twin = self.of_id(&card.id, there);
                let before = card.follows.as_ref().and_then(|id| self.of_id(id, there));
                for other in twin.into_iter().chain(before) {
                    let (one, other) = (lead(&mut leads, index), lead(&mut leads, other));
                    leads[one.max(other)] = one.min(other);
                }
            }
            (0..leads.len()).map(|index| lead(&mut leads, index)).collect()
        })
    }
}

/// The session by which a series is called so far; the way to it is made shorter for the next who asks.
fn lead(leads: &mut [usize], mut index: usize) -> usize {
    while leads[index] != index {
        leads[index] = leads[leads[index]];
        index = leads[index];
    }
    index
}

impl Arranged {
    /// Arranges what there is.
    #[must_use]
    pub fn new(shelf: Option<&Shelf>, known: &Known, order: Order, looking: Option<&Looking>) -> Self {
        let mut arranged = Self::default();
        if let Some(looking) = looking.filter(|looking| looking.depth == Depth::Text) {
            let lines = &looking.found.lines;
            let own = lines.iter().take_while(|line| !line.is_of_example()).count();
            arranged.group(Group::Found, (0..own).map(Placed::Found));
            arranged.group(Group::FoundInExamples, (own..lines.len()).map(Placed::Found));
            return arranged;
        }
        let Some(shelf) = shelf else {
            arranged.group(Group::Now, [Placed::New]);
            return arranged;
        };
        let matches = looking.filter(|looking| !looking.asked.wanted.is_nothing());
        if matches.is_none() {
            let open = shelf.sessions.iter().enumerate().filter(|(_, card)| !card.life.is_agreed());
            let last = open.max_by_key(|(_, card)| card.written).map(|(index, _)| Placed::Continue(index));
            arranged.group(Group::Now, last.into_iter().chain([Placed::New]));
        }
        arranged.sessions(shelf, known, order, matches);
        if matches.is_none() {
            arranged.group(Group::Unreadable, (0..shelf.unreadable.len()).map(Placed::Unreadable));
        }
        let fits = |(_, card): &(usize, &Card)| {
            matches.is_none_or(|looking| is_wanted(&looking.asked.wanted, card, &found_by(card)))
        };
        let examples = shelf.examples.iter().enumerate().filter(fits).map(|(index, _)| Placed::Example(index));
        arranged.group(Group::Examples, examples.collect::<Vec<_>>());
        arranged
    }

    fn sessions(&mut self, there: &Shelf, known: &Known, order: Order, looking: Option<&Looking>) {
        let cards = &there.sessions;
        let fits = |index: &usize| {
            let found_by = known.found_by.get(*index).map_or("", String::as_str);
            looking.is_none_or(|looking| is_wanted(&looking.asked.wanted, &cards[*index], found_by))
        };
        let mut order_of: Vec<usize> = (0..cards.len()).filter(fits).collect();
        order_of.sort_by(|one, other| cards[*other].date.cmp(&cards[*one].date));
        let all = order_of.len();
        match order {
            Order::Date => self.group(Group::Sessions(all, cards.len()), order_of.into_iter().map(Placed::Session)),
            Order::Series => {
                let series = known.series(there);
                let members = |index: usize| series[index];
                self.groups_of(&order_of, members, |indexes| series_of(cards, indexes));
            }
            Order::State => {
                let rank = |index: usize| match cards[index].life.key() {
                    "life-draft" => 0,
                    "life-reopened" => 1,
                    _ => 2,
                };
                order_of.sort_by_key(|index| rank(*index));
                self.groups_of(&order_of, rank, |indexes| Group::State(cards[indexes[0]].life.key(), indexes.len()));
            }
            Order::Brand => {
                let mut names: Vec<&str> = order_of.iter().map(|index| cards[*index].brand.as_str()).collect();
                names.sort_unstable();
                names.dedup();
                names.sort_by_cached_key(|name| (name.is_empty(), pinyin::sort_key(name)));
                let ranks: HashMap<&str, usize> = names.iter().enumerate().map(|(rank, name)| (*name, rank)).collect();
                let rank = |index: usize| ranks.get(cards[index].brand.as_str()).copied().unwrap_or(usize::MAX);
                order_of.sort_by_key(|index| rank(*index));
                self.groups_of(&order_of, rank, |indexes| Group::Brand(cards[indexes[0]].brand.clone(), indexes.len()));
            }
        }
    }

    /// Puts together what has the same mark, each group where its first member stands.
    fn groups_of(&mut self, order: &[usize], mark: impl Fn(usize) -> usize, group: impl Fn(&[usize]) -> Group) {
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for index in order {
            let place = *places.entry(mark(*index)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[place].push(*index);
        }
        for members in groups {
            let head = group(&members);
            self.group(head, members.into_iter().map(Placed::Session));
        }
    }

    fn group(&mut self, group: Group, rows: impl IntoIterator<Item = Placed>) {
        let (place, before) = (self.groups.len(), self.rows.len());
        self.rows.extend(rows.into_iter().map(|row| (row, place)));
        if self.rows.len() > before {
            self.groups.push(group);
        }
    }
}

/// The head of a series; its sessions come with the latest first.
fn series_of(cards: &[Card], indexes: &[usize]) -> Group {
    let of = |index: &usize| &cards[*index];
    let (latest, first) = (of(&indexes[0]), of(&indexes[indexes.len() - 1]));
    let from = indexes.iter().map(|index| of(index).period.from).min().unwrap_or(first.period.from);
    let to = indexes.iter().map(|index| of(index).period.to).max().unwrap_or(latest.period.to);
    Group::Series(name_of_series(latest, first), indexes.len(), Period { from, to })
}

/// What a series is called: what the titles of its latest and its first session begin with, without half a date; else its
/// brand.
fn name_of_series(latest: &Card, first: &Card) -> String {
    let alike = latest.title.chars().zip(first.title.chars()).take_while(|(one, other)| one == other).count();
    let begins: String = first.title.chars().take(alike).collect();
    if alike == first.title.chars().count() {
        return begins;
    }
    // Where the titles part in the middle of a word or a number, all of it goes.
    let whole = begins.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric());
    let name = whole.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    if name.chars().count() < 2 { first.brand.clone() } else { name.to_owned() }
}

impl Group {
    /// Its head in words, and what stands behind that.
    #[must_use]
    pub fn said(&self, words: &Words) -> (String, String) {
        let sessions = |count: usize| words.with("archive-sessions", &[("count", count.into())]);
        let plain = |key: &str| (words.get(key).into_owned(), String::new());
        match self {
            Self::Now => plain("home-now"),
            Self::Sessions(all, of) if all == of => plain("home-sessions"),
            Self::Sessions(all, of) => {
                let aside = words.with("archive-some-of", &[("some", (*all).into()), ("all", (*of).into())]);
                (words.get("home-sessions").into_owned(), aside)
            }
            Self::Series(name, count, period) => {
                let name = if name.is_empty() { words.get("archive-no-brand").into_owned() } else { name.clone() };
                let period = dates::format_period(period.from, period.to, words.lang());
                (name, format!("{}   {period}", sessions(*count)))
            }
            Self::State(key, count) => (words.get(key).into_owned(), sessions(*count)),
            Self::Brand(name, count) if name.is_empty() => {
                (words.get("archive-no-brand").into_owned(), sessions(*count))
            }
            Self::Brand(name, count) => (name.clone(), sessions(*count)),
            Self::Unreadable => plain("home-unreadable"),
            Self::Examples => plain("home-examples"),
            Self::Found => plain("archive-found"),
            Self::FoundInExamples => plain("archive-found-in-examples"),
        }
    }
}

impl Order {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Series,
            Self::Series => Self::State,
            Self::State => Self::Brand,
            Self::Brand => Self::Date,
        }
    }

    /// The key of what is said when it is chosen.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Date => "archive-by-date",
            Self::Series => "archive-by-series",
            Self::State => "archive-by-state",
            Self::Brand => "archive-by-brand",
        }
    }
}
