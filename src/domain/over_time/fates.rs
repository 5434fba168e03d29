//! What became of the goals and the actions of each session, as the sessions after it tell.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::agreement::Progress;
use super::super::department::Department;
use super::super::goals::Goal;
use super::super::id::{GoalId, SegmentId};
use super::super::input::Raised;
use super::super::leftover::{Closure, Leftover, LeftoverKind, Outcome};
use super::super::reference::InputRef;
use super::super::state::State;
use crate::domain::afterwards::left_later;

/// A goal by what is measured, from session to session.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLine {
    /// Names it in each session that has it.
    pub id: GoalId,
    /// What is measured, as it was said last.
    pub measure: String,
    /// The segment that it is for.
    pub segment: Option<SegmentId>,
    /// For each session the goal, where it set one.
    pub points: Vec<Option<GoalPoint>>,
}

/// A goal that a session set, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalPoint {
    /// The value to reach.
    pub target: Option<Decimal>,
    /// What it came to, as far as somebody said.
    pub actual: Option<Decimal>,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub outlook: Outlook,
}

/// How a goal stands, by the last session that speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The target was reached.
    Met,
    /// It was not.
    Missed,
    /// It was carried on, and nobody has said yet what came of it.
    CarriedOn,
    /// It was settled, and nobody said what it came to.
    Dropped,
    /// No later session speaks of it.
    Open,
}

/// How many goals of a session came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Goals that the session set.
    pub set: usize,
    /// Of these, how many were reached.
    pub met: usize,
    /// How many were not.
    pub missed: usize,
    /// Of how many that is not known: carried on, dropped, or not yet asked.
    pub open: usize,
}

/// How many actions of a session were settled when: what is settled was done, or is not wanted any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionsSet {
    /// Actions that the session set.
    pub set: usize,
    /// Of these, how many were marked done, or the next session settled.
    pub in_time: usize,
    /// How many a later one settled.
    pub later: usize,
    /// How many are still to be done.
    pub open: usize,
}

/// An action that is still to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingAction {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By when.
    pub due: Option<Date>,
    /// The department that raised it.
    pub by: Department,
    /// How many sessions have carried it on.
    pub carried: usize,
}

/// The goals of a series, in the order in which they were set first.
pub(super) fn goals(states: &[&State]) -> Vec<GoalLine> {
    let mut lines: Vec<GoalLine> = Vec::new();
    for (at, state) in states.iter().enumerate() {
        for raised in &state.goals.list {
            let point = goal_point(states, at, raised);
            let found = lines.iter().position(|line| line.id == raised.id);
            let index = found.unwrap_or(lines.len());
            if found.is_none() {
                lines.push(GoalLine {
                    id: raised.id.clone(),
                    measure: String::new(),
                    segment: None,
                    points: vec![None; states.len()],
                });
            }
            if let Some(line) = lines.get_mut(index) {
                line.measure.clone_from(&raised.item.measure);
                line.segment.clone_from(&raised.item.segment);
                if let Some(place) = line.points.get_mut(at) {
                    *place = Some(point);
                }
            }
        }
    }
    lines
}

/// What became of the goals of each session.
pub(super) fn goals_of(states: &[&State]) -> Vec<Tally> {
    let of = |(at, state): (usize, &&State)| {
        let mut tally = Tally { set: state.goals.list.len(), ..Tally::default() };
        for raised in &state.goals.list {
            match goal_point(states, at, raised).outlook {
                Outlook::Met => tally.met += 1,
                Outlook::Missed => tally.missed += 1,
                Outlook::CarriedOn | Outlook::Dropped | Outlook::Open => tally.open += 1,
            }
        }
        tally
    };
    states.iter().enumerate().map(of).collect()
}

fn goal_point(states: &[&State], at: usize, raised: &Raised<Goal>) -> GoalPoint {
    let Goal { target, due, .. } = raised.item;
    let later = left_later(states, at, &InputRef::Goal(raised.id.clone()));
    let last = later.last().and_then(|(at, left)| Some((states.get(*at)?, &left.item)));
    let (actual, outlook) = match last {
        None => (None, Outlook::Open),
        Some((state, left)) => (left.actual, outlook(state, left)),
    };
    GoalPoint { target, actual, due, outlook }
}

fn outlook(state: &State, left: &Leftover) -> Outlook {
    match (state.outcome(left), left.closure) {
        (Some(Outcome::Met | Outcome::Earned), _) => Outlook::Met,
        (Some(Outcome::Missed | Outcome::NotEarned), _) => Outlook::Missed,
        (None, Closure::Settled) => Outlook::Dropped,
        (None, Closure::CarriedOn) => Outlook::CarriedOn,
        (None, Closure::Open) => Outlook::Open,
    }
}

/// What became of the actions of each session.
pub(super) fn actions_of(states: &[&State]) -> Vec<ActionsSet> {
    let of = |(at, state): (usize, &&State)| {
        let mut actions = ActionsSet { set: state.agreement.actions.len(), ..ActionsSet::default() };
        for raised in &state.agreement.actions {
            let later = left_later(states, at, &InputRef::Action(raised.id.clone()));
            let settled = later.iter().find(|(_, left)| left.item.closure == Closure::Settled);
            match settled {
                _ if raised.item.progress == Progress::Done => actions.in_time += 1,
                Some((when, _)) if *when == at + 1 => actions.in_time += 1,
                Some(_) => actions.later += 1,
                None => actions.open += 1,
            }
        }
        actions
    };
    states.iter().enumerate().map(of).collect()
}

/// The actions that the last session still has before it: those that it was left and has not settled, then its own.
pub(super) fn open_actions(states: &[&State]) -> Vec<StandingAction> {
    let Some((last, _)) = states.split_last() else { return Vec::new() };
    let is_open = |raised: &&Raised<Leftover>| {
        raised.item.kind == LeftoverKind::Action && raised.item.closure != Closure::Settled
    };
    let left = last.room.leftovers.iter().filter(is_open).map(|raised| {
        // By the day, since the session that set it may be missing. Where nobody knows the day, the last one was left it.
        let came_later = |since: Date| states.iter().filter(|state| state.about.date > since).count();
        StandingAction {
            what: raised.item.what.clone(),
            who: raised.item.who.clone(),
            due: raised.item.due,
            by: raised.by.clone(),
            carried: raised.item.since.map_or(1, came_later).max(1),
        }
    });
    let is_open = |progress: Progress| progress == Progress::Open;
    let own =
        last.agreement.actions.iter().filter(|raised| is_open(raised.item.progress)).map(|raised| StandingAction {
            what: raised.item.what.clone(),
            who: raised.item.who.clone(),
            due: raised.item.due,
            by: raised.by.clone(),
            carried: 0,
        });
    left.chain(own).collect()
}
