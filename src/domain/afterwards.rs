//! What became of an input in the sessions after its own: whether a goal was met, an action done, how money changed, what a
//! segment was renamed to, split into or merged with.

use rust_decimal::Decimal;

use super::budget::PromotionState;
use super::chain::Chain;
use super::id::{Cell, Line, PromotionId, SegmentId};
use super::input::Raised;
use super::leftover::{Closure, Leftover, LeftoverKind, Outcome};
use super::look_back::{Axis, LineFigures};
use super::money::Money;
use super::reference::{Figure, InputRef};
use super::state::State;
use super::value::Answer;

/// One thing that became of an input in a later session.
#[derive(Clone, Debug, PartialEq)]
pub struct After {
    /// The session, by its place in the series, counted from 0.
    pub at: usize,
    /// What became of it there.
    pub became: Became,
}

/// What can become of an input in a later session.
#[derive(Clone, Debug, PartialEq)]
pub enum Became {
    /// It was left to that session, which says this of it.
    Left {
        /// What kind of thing was left.
        kind: LeftoverKind,
        /// How it came out, where that can be told.
        outcome: Option<Outcome>,
        /// What its measure has come to.
        actual: Option<Decimal>,
        /// The value to reach.
        target: Option<Decimal>,
        /// Whether it was settled, carried on, or neither.
        closure: Closure,
        /// Why.
        reason: String,
    },
    /// The next plan places another amount on it.
    Money {
        /// What this plan placed.
        from: Money,
        /// What that one does.
        to: Money,
    },
    /// The look back of that session tells what it cost and brought.
    Brought {
        /// What was planned.
        planned: Money,
        /// What was spent.
        spend: Money,
        /// What it brought, in the measure of that look back.
        sales: Decimal,
    },
    /// It is called otherwise.
    Renamed {
        /// What it was called here.
        from: String,
        /// What it is called there.
        to: String,
    },
    /// This part was split off it.
    LostPart(String),
    /// It went into this one.
    WentInto(String),
    /// How far the promotion has come.
    State(PromotionState),
    /// It is no longer on the table.
    Gone,
    /// Whether the room kept to it; nobody said where there is no answer.
    Kept(Option<Answer>),
    /// The room says it in other words.
    Reworded(String),
    /// The figure is another one.
    Figure {
        /// What it was here.
        from: Option<Decimal>,
        /// What it is there.
        to: Option<Decimal>,
    },
}

/// What later sessions say of something that a session left to them, each with its place in the series.
pub(super) fn left_later<'a>(states: &[&'a State], at: usize, input: &InputRef) -> Vec<(usize, &'a Raised<Leftover>)> {
    let Some(state) = states.get(at) else { return Vec::new() };
    let left = match input {
        // It goes on as it came.
        InputRef::Leftover(id) => state.room.leftovers.get(id).cloned(),
        _ => state.left_of().into_iter().find(|(source, _)| source == input).map(|(_, left)| left),
    };
    let Some(left) = left else { return Vec::new() };
    let is_same = |other: &&Raised<Leftover>| {
        other.at == left.at && other.item.kind == left.item.kind && other.item.what == left.item.what
    };
    let later = states.iter().enumerate().skip(at + 1);
    later.filter_map(|(at, state)| Some((at, state.room.leftovers.iter().find(is_same)?))).collect()
}

/// What became of an input of the session at this place, session by session; nothing where none comes after it.
#[must_use]
pub fn afterwards(states: &[&State], at: usize, input: &InputRef) -> Vec<After> {
    let Some(state) = states.get(at) else { return Vec::new() };
    let later = || states.iter().enumerate().skip(at + 1);
    match input {
        InputRef::Leftover(_)
        | InputRef::Goal(_)
        | InputRef::Reward(_)
        | InputRef::Action(_)
        | InputRef::Parked(_)
        | InputRef::Signature(_) => left(states, at, input),
        InputRef::Segment(id) => along(states, at, |before, after| segment(before, after, id)),
        InputRef::Promotion(id) => along(states, at, |before, after| promotion(before, after, id)),
        InputRef::Allocation(cell) => along(states, at, |before, after| allocation(before, after, cell)),
        InputRef::Reading(line) => match line {
            Line::Segment(Some(id)) => along(states, at, |before, after| segment(before, after, id)),
            Line::Promotion(Some(id)) => along(states, at, |before, after| promotion(before, after, id)),
            Line::Cell(cell) => along(states, at, |before, after| allocation(before, after, cell)),
            Line::Segment(None) | Line::Promotion(None) => Vec::new(),
        },
        InputRef::WorkingLine(id) => {
            let of = |(at, after): (usize, &&State)| {
                let became = match after.room.working_agreement.get(id) {
                    None => vec![Became::Gone],
                    Some(raised) => {
                        let was = state.room.working_agreement.get(id).map(|raised| &raised.item.text);
                        let other = was.filter(|was| **was != raised.item.text);
                        let other = other.map(|_| Became::Reworded(raised.item.text.clone()));
                        std::iter::once(Became::Kept(raised.item.kept)).chain(other).collect()
                    }
                };
                became.into_iter().map(move |became| After { at, became })
            };
            later().flat_map(of).collect()
        }
        InputRef::Figure(figure) => figures(states, at, *figure),
        InputRef::Result(_)
        | InputRef::Evidence(_)
        | InputRef::Conclusion(_)
        | InputRef::Positioning(_)
        | InputRef::PlanChange(_)
        | InputRef::Customers => Vec::new(),
    }
}

/// What was decided on an input within its session and later has something told of it: the money and goals that follow from
/// evidence or a conclusion.
#[must_use]
pub fn decided_on(state: &State, input: &InputRef) -> Vec<InputRef> {
    let follows = state.what_follows(input);
    let lines = follows.iter().flat_map(Chain::lines).map(|(_, link)| link.input.clone());
    lines.filter(|input| matches!(input, InputRef::Goal(_) | InputRef::Allocation(_))).collect()
}

fn left(states: &[&State], at: usize, input: &InputRef) -> Vec<After> {
    let told = |(at, raised): (usize, &Raised<Leftover>)| {
        let left = &raised.item;
        let outcome = states.get(at).and_then(|state| state.outcome(left));
        let became = Became::Left {
            kind: left.kind,
            outcome,
            actual: left.actual,
            target: left.target,
            closure: left.closure,
            reason: left.reason.clone(),
        };
        After { at, became }
    };
    left_later(states, at, input).into_iter().map(told).collect()
}

/// What each later session tells, compared with the one before it, until the input is gone.
fn along(states: &[&State], at: usize, told: impl Fn(&State, &State) -> Vec<Became>) -> Vec<After> {
    let mut all = Vec::new();
    for (at, pair) in (at + 1..).zip(states.get(at..).unwrap_or_default().windows(2)) {
        let [before, after] = pair else { continue };
        let became = told(before, after);
        let is_over = became.iter().any(|became| matches!(became, Became::Gone | Became::WentInto(_)));
        all.extend(became.into_iter().map(|became| After { at, became }));
        if is_over {
            break;
        }
    }
    all
}

fn segment(before: &State, after: &State, id: &SegmentId) -> Vec<Became> {
    let Some(was) = before.segments.list.get(id) else { return Vec::new() };
    let name = |id: &SegmentId| {
        let list = &after.segments.list;
        let raised = list.get(id).or_else(|| list.aside().find(|raised| raised.id == *id));
        raised.map_or_else(|| id.to_string(), |raised| raised.item.name.clone())
    };
    let mut became: Vec<Became> = brought(before, after, &Line::Segment(Some(id.clone()))).into_iter().collect();
    let Some(now) = after.segments.list.get(id) else {
        let aside = after.segments.list.aside().find(|raised| raised.id == *id);
        let into = aside.and_then(|raised| raised.item.merged_into.as_ref());
        became.push(into.map_or(Became::Gone, |into| Became::WentInto(name(into))));
        return became;
    };
    if was.item.name != now.item.name {
        became.push(Became::Renamed { from: was.item.name.clone(), to: now.item.name.clone() });
    }
    let new = |raised: &&Raised<super::segments::Segment>| {
        raised.item.came_of.as_ref() == Some(id) && before.segments.list.get(&raised.id).is_none()
    };
    became.extend(after.segments.list.iter().filter(new).map(|part| Became::LostPart(part.item.name.clone())));
    became.extend(money(before.budget.row_total(Some(id)), after.budget.row_total(Some(id)), before, after));
    became
}

fn promotion(before: &State, after: &State, id: &PromotionId) -> Vec<Became> {
    if before.budget.promotions.get(id).is_none() {
        return Vec::new();
    }
    let mut became: Vec<Became> = brought(before, after, &Line::Promotion(Some(id.clone()))).into_iter().collect();
    let Some(now) = after.budget.promotions.get(id) else {
        became.push(Became::Gone);
        return became;
    };
    became.push(Became::State(now.item.state));
    became.extend(money(before.budget.column_total(Some(id)), after.budget.column_total(Some(id)), before, after));
    became
}

fn allocation(before: &State, after: &State, cell: &Cell) -> Vec<Became> {
    let mut became: Vec<Became> = brought(before, after, &Line::Cell(cell.clone())).into_iter().collect();
    let (from, to) = (before.budget.amount(cell), after.budget.amount(cell));
    if from.is_zero() && to.is_zero() {
        return became;
    }
    let merged = cell.segment.as_ref().and_then(|id| {
        let aside = after.segments.list.aside().find(|raised| raised.id == *id)?;
        let into = aside.item.merged_into.as_ref()?;
        let into = after.segments.list.get(into)?;
        Some(Became::WentInto(into.item.name.clone()))
    });
    match merged {
        Some(merged) => became.push(merged),
        None => became.extend(money(from, to, before, after)),
    }
    became
}

/// That the next plan places another amount, where both are in one currency.
fn money(from: Money, to: Money, before: &State, after: &State) -> Option<Became> {
    (before.about.currency == after.about.currency && !(from.is_zero() && to.is_zero()))
        .then_some(Became::Money { from, to })
}

/// What the next session says that a line cost and brought.
fn brought(before: &State, after: &State, line: &Line) -> Option<Became> {
    if before.about.currency != after.about.currency {
        return None;
    }
    let tables = after.look_back.along(Axis::of(line));
    let LineFigures { spend, sales, .. } = tables.iter().find_map(|table| table.line(line))?;
    let planned = match line {
        Line::Segment(id) => before.budget.row_total(id.as_ref()),
        Line::Promotion(id) => before.budget.column_total(id.as_ref()),
        Line::Cell(cell) => before.budget.amount(cell),
    };
    Some(Became::Brought { planned, spend: *spend, sales: *sales })
}

fn figures(states: &[&State], at: usize, figure: Figure) -> Vec<After> {
    along(states, at, |before, after| {
        if figure != Figure::Customers && before.about.currency != after.about.currency {
            return Vec::new();
        }
        let (from, to) = (before.figure(figure), after.figure(figure));
        if from.is_none() && to.is_none() { Vec::new() } else { vec![Became::Figure { from, to }] }
    })
}
