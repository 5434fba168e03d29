//! Segments and promotions from session to session: their figures, why there are none, and what became of the segments.

use rust_decimal::Decimal;

use super::super::id::{self, PromotionId, SegmentId};
use super::super::look_back::{Axis, Figures, LineFigures, Measure};
use super::super::money::{Currency, Money};
use super::super::share::Share;
use super::super::state::State;
use super::Sitting;

/// A figure, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point<T> {
    /// The figure.
    Is(T),
    /// There is none.
    Not(Gap),
}

impl<T> Point<T> {
    /// The figure, where there is one.
    pub fn figure(&self) -> Option<&T> {
        match self {
            Self::Is(figure) => Some(figure),
            Self::Not(_) => None,
        }
    }
}

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The session has no look back by this.
    NoLookBack,
    /// The look back says nothing of this line.
    NoResult,
    /// The line came later.
    NotYet,
    /// It went into another one.
    Merged,
    /// It was taken off the table, or is over.
    Gone,
    /// There are no shares: the whole is nothing, or a part of it is negative.
    NoShares,
    /// Nothing was spent on it, so that there is no index.
    NoSpend,
    /// The amounts are in this currency.
    OtherCurrency(Currency),
    /// Sales are given in another measure.
    OtherMeasure(Measure),
}

/// A segment or a promotion from session to session; each list of figures has one for each session.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which one.
    pub line: id::Line,
    /// What it is called where it is spoken of last; empty for what belongs to none.
    pub name: String,
    /// What became of it, the earliest first.
    pub turns: Vec<Turn>,
    /// Its share of the whole spend.
    pub share_of_spend: Vec<Point<Share>>,
    /// Its share of all sales.
    pub share_of_sales: Vec<Point<Share>>,
    /// Its return index.
    pub index: Vec<Point<Decimal>>,
    /// What each plan places on it.
    pub money: Vec<Point<Money>>,
}

/// What became of a line in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The session, by its place in the series, counted from 0.
    pub at: usize,
    /// What happened.
    pub change: Change,
}

/// What can become of a line; names are those of that session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    New(String),
    /// It is called something else now.
    Renamed {
        /// What it was called before.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// A part was split off another: of both, figures from then on are of other customers than before.
    Split {
        /// The one that was split.
        from: String,
        /// What was split off it.
        part: String,
    },
    /// One went into another, whose figures are of more customers from then on.
    Merged {
        /// The one that went.
        from: String,
        /// The one that took it in.
        into: String,
    },
    /// It was taken off the table, or is over.
    Gone(String),
}

/// The segments of a series.
pub(super) fn segments(states: &[&State], unit: &Sitting) -> Vec<Line> {
    let mut order: Vec<SegmentId> = Vec::new();
    for state in states.iter().rev() {
        let looked_back = state.look_back.by_segment().into_iter().flat_map(|table| table.lines);
        let of_line = looked_back.filter_map(|line| match line.line {
            id::Line::Segment(id) => id,
            _ => None,
        });
        for id in state.segments.list.iter().map(|raised| raised.id.clone()).chain(of_line) {
            if !order.contains(&id) {
                order.push(id);
            }
        }
    }
    let mut lines: Vec<Line> = order.iter().map(|id| segment(states, unit, id)).collect();
    let none =
        Thread { line: id::Line::Segment(None), axis: Axis::Segments, presence: vec![Presence::Here; states.len()] };
    lines.extend(of_none(states, unit, &none, |state| state.budget.row_total(None)));
    lines
}

/// The promotions of a series.
pub(super) fn promotions(states: &[&State], unit: &Sitting) -> Vec<Line> {
    let mut order: Vec<PromotionId> = Vec::new();
    for state in states.iter().rev() {
        for raised in &state.budget.promotions {
            if !order.contains(&raised.id) {
                order.push(raised.id.clone());
            }
        }
    }
    let mut lines: Vec<Line> = order.iter().map(|id| promotion(states, unit, id)).collect();
    let none = Thread {
        line: id::Line::Promotion(None),
        axis: Axis::Promotions,
        presence: vec![Presence::Here; states.len()],
    };
    lines.extend(of_none(states, unit, &none, |state| state.budget.column_total(None)));
    lines
}

/// Whether a line is on the table of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    NotYet,
    /// It came in this session, so that the look back cannot know it yet.
    New,
    Here,
    Merged,
    Gone,
}

struct Thread {
    line: id::Line,
    axis: Axis,
    presence: Vec<Presence>,
}

fn presence(known: &[bool], merged: &[bool]) -> Vec<Presence> {
    let first = known.iter().position(|here| *here).unwrap_or(known.len());
    let of = |(at, here): (usize, &bool)| {
        if at < first {
            Presence::NotYet
        } else if *here {
            if at == first && at > 0 { Presence::New } else { Presence::Here }
        } else if merged.iter().take(at + 1).any(|merged| *merged) {
            Presence::Merged
        } else {
            Presence::Gone
        }
    };
    known.iter().enumerate().map(of).collect()
}

fn segment(states: &[&State], unit: &Sitting, id: &SegmentId) -> Line {
    let known: Vec<bool> = states.iter().map(|state| state.segments.list.get(id).is_some()).collect();
    let into = |state: &State| {
        let aside = state.segments.list.aside().find(|raised| raised.id == *id);
        aside.and_then(|raised| raised.item.merged_into.clone())
    };
    let merged: Vec<bool> = states.iter().map(|state| into(state).is_some()).collect();
    let name = |at: usize| states.get(at).and_then(|state| named(state, id));
    let thread =
        Thread { line: id::Line::Segment(Some(id.clone())), axis: Axis::Segments, presence: presence(&known, &merged) };
    let turns = (0..states.len()).flat_map(|at| turns(states, at, id, &thread.presence)).collect();
    let last_name = (0..states.len()).rev().find_map(name).unwrap_or_else(|| id.to_string());
    line(states, unit, &thread, (last_name, turns), |state| state.budget.row_total(Some(id)))
}

/// What became of a segment in one session.
fn turns(states: &[&State], at: usize, id: &SegmentId, presence: &[Presence]) -> Vec<Turn> {
    let Some(state) = states.get(at) else { return Vec::new() };
    let before = at.checked_sub(1).and_then(|before| states.get(before));
    let list = &state.segments.list;
    let own = named(state, id).unwrap_or_else(|| id.to_string());
    let mut changes = Vec::new();
    if presence.get(at) == Some(&Presence::New) {
        let came_of = list.get(id).and_then(|raised| raised.item.came_of.as_ref());
        changes.push(match came_of {
            Some(from) => {
                Change::Split { from: named(state, from).unwrap_or_else(|| from.to_string()), part: own.clone() }
            }
            None => Change::New(own.clone()),
        });
    }
    let was = before.and_then(|before| Some(before.segments.list.get(id)?.item.name.clone()));
    if let Some(from) = was.clone().filter(|from| list.get(id).is_some() && *from != own) {
        changes.push(Change::Renamed { from, to: own.clone() });
    }
    let parts = parts_new_in(states, at).filter(|(_, of)| of == id);
    changes.extend(parts.map(|(part, _)| Change::Split { from: own.clone(), part }));
    let taken_in = list.aside().filter(|raised| raised.item.merged_into.as_ref() == Some(id));
    changes.extend(taken_in.map(|raised| Change::Merged { from: raised.item.name.clone(), into: own.clone() }));
    let aside = list.aside().find(|raised| raised.id == *id);
    match aside.and_then(|raised| raised.item.merged_into.as_ref()) {
        Some(into) => {
            changes.push(Change::Merged { from: own, into: named(state, into).unwrap_or_else(|| into.to_string()) });
        }
        None if list.get(id).is_none() => changes.extend(was.map(Change::Gone)),
        None => {}
    }
    changes.into_iter().map(|change| Turn { at, change }).collect()
}

/// What the segments are called that are new in a session and were split off another, each with that other.
fn parts_new_in<'a>(states: &'a [&State], at: usize) -> impl Iterator<Item = (String, SegmentId)> + 'a {
    let before = at.checked_sub(1).and_then(|before| states.get(before));
    let here = states.get(at).into_iter().flat_map(|state| state.segments.list.iter());
    here.filter(move |raised| before.is_some_and(|before| before.segments.list.get(&raised.id).is_none()))
        .filter_map(|raised| Some((raised.item.name.clone(), raised.item.came_of.clone()?)))
}

fn named(state: &State, id: &SegmentId) -> Option<String> {
    let list = &state.segments.list;
    let raised = list.get(id).or_else(|| list.aside().find(|raised| raised.id == *id));
    raised.map(|raised| raised.item.name.clone())
}

fn promotion(states: &[&State], unit: &Sitting, id: &PromotionId) -> Line {
    let known: Vec<bool> = states.iter().map(|state| state.budget.promotions.get(id).is_some()).collect();
    let none = vec![false; states.len()];
    let name = |at: usize| Some(states.get(at)?.budget.promotions.get(id)?.item.name.clone());
    let thread = Thread {
        line: id::Line::Promotion(Some(id.clone())),
        axis: Axis::Promotions,
        presence: presence(&known, &none),
    };
    let turn = |at: usize| {
        let before = at.checked_sub(1).and_then(name);
        let change = match (thread.presence.get(at), before, name(at)) {
            (Some(Presence::New), _, Some(own)) => Change::New(own),
            (_, Some(from), Some(to)) if from != to => Change::Renamed { from, to },
            (_, Some(from), None) => Change::Gone(from),
            _ => return None,
        };
        Some(Turn { at, change })
    };
    let turns = (0..states.len()).filter_map(turn).collect();
    let last_name = (0..states.len()).rev().find_map(name).unwrap_or_else(|| id.to_string());
    line(states, unit, &thread, (last_name, turns), |state| state.budget.column_total(Some(id)))
}

/// What belongs to no segment or promotion, where there is any of it.
fn of_none(states: &[&State], unit: &Sitting, thread: &Thread, money: impl Fn(&State) -> Money) -> Option<Line> {
    let line = line(states, unit, thread, (String::new(), Vec::new()), money);
    let is_any = line.share_of_spend.iter().any(|point| point.figure().is_some())
        || line.money.iter().any(|point| point.figure().is_some_and(|money| !money.is_zero()));
    is_any.then_some(line)
}

fn line(
    states: &[&State],
    unit: &Sitting,
    thread: &Thread,
    (name, turns): (String, Vec<Turn>),
    money: impl Fn(&State) -> Money,
) -> Line {
    let mut line = Line {
        line: thread.line.clone(),
        name,
        turns,
        share_of_spend: Vec::new(),
        share_of_sales: Vec::new(),
        index: Vec::new(),
        money: Vec::new(),
    };
    for (state, presence) in states.iter().zip(&thread.presence) {
        let tables = state.look_back.along(thread.axis);
        let found = found(&tables, thread, *presence);
        let share = |share: fn(&LineFigures) -> Option<Share>| match &found {
            Ok((_, line)) => share(line).map_or(Point::Not(Gap::NoShares), Point::Is),
            Err(gap) => Point::Not(gap.clone()),
        };
        let is_same_measure = state.look_back.measure == unit.measure;
        let other = || Gap::OtherMeasure(state.look_back.measure.clone());
        line.share_of_spend.push(share(|line| line.share_of_spend));
        line.share_of_sales.push(match share(|line| line.share_of_sales) {
            Point::Is(_) if !is_same_measure => Point::Not(other()),
            point => point,
        });
        line.index.push(match &found {
            Ok(_) if !is_same_measure => Point::Not(other()),
            Ok((table, line)) => table.return_index(line).map_or_else(|| Point::Not(no_index(line)), Point::Is),
            Err(gap) => Point::Not(gap.clone()),
        });
        line.money.push(match presence {
            Presence::NotYet => Point::Not(Gap::NotYet),
            Presence::Merged => Point::Not(Gap::Merged),
            Presence::Gone => Point::Not(Gap::Gone),
            _ if state.about.currency != unit.currency => Point::Not(Gap::OtherCurrency(state.about.currency)),
            _ => Point::Is(money(state)),
        });
    }
    line
}

fn no_index(line: &LineFigures) -> Gap {
    if line.share_of_spend.is_some() && line.share_of_sales.is_some() { Gap::NoSpend } else { Gap::NoShares }
}

/// The line in the first table of a look back, or why it is not there.
fn found<'a>(
    tables: &'a [Figures],
    thread: &Thread,
    presence: Presence,
) -> Result<(&'a Figures, &'a LineFigures), Gap> {
    let Some(table) = tables.first() else { return Err(Gap::NoLookBack) };
    if let Some(line) = table.line(&thread.line) {
        return Ok((table, line));
    }
    Err(match presence {
        Presence::NotYet | Presence::New => Gap::NotYet,
        Presence::Here => Gap::NoResult,
        Presence::Merged => Gap::Merged,
        Presence::Gone => Gap::Gone,
    })
}
