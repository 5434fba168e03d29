//! What a session leaves to the next: what it made itself, and what it was left and has not settled.

use std::collections::BTreeSet;

use super::agreement::{Fate, Parked, Progress, Signature, Stance};
use super::budget::{Promotion, PromotionState};
use super::flag::{Case, Concern, FlagKey, SettledFlag, Settlement};
use super::goals::Goal;
use super::id::{GoalId, LeftoverId};
use super::input::{ListChange, Raised};
use super::leftover::{Closure, Leftover, LeftoverField, LeftoverKind, Outcome};
use super::part::Part;
use super::reference::InputRef;
use super::refusal::Refusal;
use super::state::State;
use super::step::Step;
use super::unwritten::Unwritten;
use super::value::{Answer, Value};

impl State {
    /// How a goal came out, or whether a reward is earned; `None` where nobody can tell yet, and for all else.
    #[must_use]
    pub fn outcome(&self, leftover: &Leftover) -> Option<Outcome> {
        match leftover.kind {
            LeftoverKind::Goal => {
                let met = leftover.reaches(leftover.actual?, leftover.target?);
                Some(if met { Outcome::Met } else { Outcome::Missed })
            }
            LeftoverKind::Reward => {
                let by_goal = || {
                    let goal = &self.room.leftovers.get(leftover.goal.as_ref()?)?.item;
                    Some(goal.reaches(goal.actual?, leftover.threshold.or(goal.target)?))
                };
                let said = leftover.earned.map(|answer| answer != Answer::No);
                said.or_else(by_goal).map(|earned| if earned { Outcome::Earned } else { Outcome::NotEarned })
            }
            _ => None,
        }
    }

    /// The promotions that were to end before the meeting and are not said to have ended.
    pub fn overdue(&self) -> impl Iterator<Item = &Raised<Promotion>> {
        let runs = |promotion: &Promotion| {
            matches!(promotion.state, PromotionState::Planned | PromotionState::Running)
                && promotion.to.is_some_and(|to| to < self.about.date)
        };
        self.budget.promotions.iter().filter(move |raised| runs(&raised.item))
    }

    /// Takes what became of something that the last session left; no more is to be said of it, and it is never lost.
    pub(crate) fn check_leftover(change: &ListChange<Leftover>) -> Result<(), Refusal> {
        let is_said_now = |field: &LeftoverField| {
            use LeftoverField as F;
            matches!(field, F::Actual(_) | F::Earned(_) | F::Closure(_) | F::Reason(_))
        };
        match change {
            ListChange::Edit(_, fields) if fields.iter().all(is_said_now) => Ok(()),
            ListChange::Place(..) => Ok(()),
            _ => Err(Refusal::LeftBefore),
        }
    }

    /// What this session leaves to the next: what it made itself, then what it was left and has not settled.
    ///
    /// With it come the answers by which the room released what some of it says: nobody is to be asked that again.
    pub(crate) fn leaves(&self) -> (Vec<Raised<Leftover>>, Vec<SettledFlag>) {
        let left = self.left();
        (left.all, left.released)
    }

    /// What this session leaves to the next, each with the input that it comes of.
    pub(crate) fn left_of(&self) -> Vec<(InputRef, Raised<Leftover>)> {
        let Left { sources, all, .. } = self.left();
        let of = |(source, id): (InputRef, LeftoverId)| {
            let raised = all.iter().find(|raised| raised.id == id)?;
            Some((source, raised.clone()))
        };
        sources.into_iter().filter_map(of).collect()
    }

    fn left(&self) -> Left<'_> {
        let mut left =
            Left { of: self, ids: BTreeSet::new(), all: Vec::new(), released: Vec::new(), sources: Vec::new() };
        left.goals_and_rewards();
        for signature in &self.agreement.signatures {
            left.voiced(signature);
        }
        for raised in self.agreement.actions.iter().filter(|raised| raised.item.progress == Progress::Open) {
            let action = &raised.item;
            let item = Leftover {
                kind: LeftoverKind::Action,
                what: action.what.clone(),
                who: action.who.clone(),
                due: action.due,
                ..Leftover::default()
            };
            left.push_from(&InputRef::Action(raised.id.clone()), raised_as(raised, item));
        }
        let goes_on = |parked: &Parked| parked.fate == Fate::CarriedOver || self.waits(parked);
        for raised in self.agreement.parking_lot.iter().filter(|raised| goes_on(&raised.item)) {
            let item = Leftover { kind: LeftoverKind::Remark, what: raised.item.text.clone(), ..Leftover::default() };
            left.push_from(&InputRef::Parked(raised.id.clone()), raised_as(raised, item));
        }
        let answered = |flag: &&SettledFlag| flag.how != Settlement::Released && self.settled(&flag.flag).is_some();
        for flag in self.agreement.settled.iter().filter(answered) {
            left.flag(flag);
        }
        left.what_was_left_before();
        left
    }

    /// The answer by which the room released what an input says, if it did, for the input that says the same from now on.
    pub(crate) fn release_of(&self, input: &InputRef, now: InputRef) -> Option<SettledFlag> {
        let key = |input: InputRef| FlagKey::new(Case::Hostile, [input.into()]);
        let settled = self.settled(&key(input.clone())).filter(|settled| settled.how == Settlement::Released)?;
        Some(SettledFlag { flag: key(now), seen: Unwritten::default(), ..settled.clone() })
    }

    /// What an input is called in itself: the first of its words.
    fn called(&self, input: &InputRef) -> Option<String> {
        let named = match input {
            InputRef::Allocation(cell) => {
                let parts =
                    [cell.segment.clone().map(InputRef::Segment), cell.promotion.clone().map(InputRef::Promotion)];
                let names: Vec<String> = parts.iter().flatten().filter_map(|part| self.called(part)).collect();
                return (!names.is_empty()).then(|| names.join(" / "));
            }
            InputRef::Reading(line) => line.of().into_iter().filter_map(|part| self.called(&part)).collect::<Vec<_>>(),
            other => {
                let fields = self.says(other)?;
                let texts = fields.into_iter().filter_map(|(_, value)| match value {
                    Value::Text(text) => Some(text),
                    _ => None,
                });
                texts.take(1).collect()
            }
        };
        (!named.is_empty()).then(|| named.join(" / "))
    }
}

/// The origin of one input for another that comes of it.
fn raised_as<T: super::input::Item>(raised: &Raised<T>, item: Leftover) -> Raised<Leftover> {
    Raised {
        id: "left".into(),
        by: raised.by.clone(),
        person: raised.person.clone(),
        step: raised.step,
        at: raised.at,
        agreed: BTreeSet::new(),
        item,
    }
}

/// What is being left.
struct Left<'a> {
    of: &'a State,
    ids: BTreeSet<LeftoverId>,
    all: Vec<Raised<Leftover>>,
    released: Vec<SettledFlag>,
    /// What each comes of.
    sources: Vec<(InputRef, LeftoverId)>,
}

impl Left<'_> {
    /// Gives it a name of its own and the day since when it has been left.
    fn push(&mut self, mut raised: Raised<Leftover>) -> LeftoverId {
        let id = LeftoverId::fresh(&raised.item.what, |id| self.ids.contains(id));
        raised.item.since.get_or_insert(self.of.about.date);
        raised.id = id.clone();
        self.ids.insert(id.clone());
        self.all.push(raised);
        id
    }

    /// The same for what this input said.
    fn push_from(&mut self, source: &InputRef, raised: Raised<Leftover>) -> LeftoverId {
        let id = self.push(raised);
        self.sources.push((source.clone(), id.clone()));
        self.released.extend(self.of.release_of(source, InputRef::Leftover(id.clone())));
        id
    }

    fn goals_and_rewards(&mut self) {
        let goals = &self.of.goals;
        let mut named: Vec<(GoalId, LeftoverId)> = Vec::new();
        for raised in &goals.list {
            let Goal { measure, segment, baseline, target, due, .. } = &raised.item;
            let segment = segment.as_ref().and_then(|id| self.of.called(&InputRef::Segment(id.clone())));
            let what = segment.map_or_else(|| measure.clone(), |segment| format!("{measure} ({segment})"));
            let (baseline, target, due) = (*baseline, *target, *due);
            let item = Leftover { what, baseline, target, due, ..Leftover::default() };
            let id = self.push_from(&InputRef::Goal(raised.id.clone()), raised_as(raised, item));
            named.push((raised.id.clone(), id));
        }
        for raised in &goals.rewards {
            let reward = &raised.item;
            let goal = named.iter().find(|(id, _)| Some(id) == reward.goal.as_ref()).map(|(_, id)| id.clone());
            let item = Leftover {
                kind: LeftoverKind::Reward,
                what: reward.what.clone(),
                department: reward.department.clone(),
                threshold: reward.threshold,
                goal,
                ..Leftover::default()
            };
            self.push_from(&InputRef::Reward(raised.id.clone()), raised_as(raised, item));
        }
    }

    fn voiced(&mut self, signature: &Signature) {
        let (kind, what) = match &signature.stance {
            Stance::Agrees => return,
            Stance::WithReservation(reason) => (LeftoverKind::Reservation, reason.clone()),
            Stance::Objects(reason) => (LeftoverKind::Objection, reason.clone()),
        };
        let part = signature.tells_of_reward().then_some(Part::Rewards);
        let item = Leftover { kind, what, part, ..Leftover::default() };
        let raised = Raised {
            id: "left".into(),
            by: signature.department.clone(),
            person: Some(signature.person.clone()),
            step: Step::Agreement,
            at: signature.at,
            agreed: BTreeSet::new(),
            item,
        };
        self.push_from(&InputRef::Signature(signature.department.clone()), raised);
    }

    fn flag(&mut self, flag: &SettledFlag) {
        let inputs = flag.flag.about.iter().filter_map(Concern::input);
        let names: Vec<String> = inputs.filter_map(|input| self.of.called(input)).collect();
        let department = flag.flag.about.iter().find_map(|concern| match concern {
            Concern::Department(department) => Some(department.clone()),
            _ => None,
        });
        let item = Leftover {
            kind: LeftoverKind::Flag,
            what: names.join(", "),
            rule: Some(flag.flag.case.rule()),
            because: flag.reason.clone(),
            part: self.of.flag_tells_of_reward(&flag.flag).then_some(Part::Rewards),
            department,
            ..Leftover::default()
        };
        self.push(Raised {
            id: "left".into(),
            by: flag.by.clone(),
            person: flag.person.clone(),
            step: Step::Agreement,
            at: flag.at,
            agreed: BTreeSet::new(),
            item,
        });
    }

    /// What is open or carried on goes on with its age; what a goal told of its rewards goes with them.
    fn what_was_left_before(&mut self) {
        let before = &self.of.room.leftovers;
        let goes_on = |raised: &&Raised<Leftover>| raised.item.closure != Closure::Settled;
        let mut named: Vec<(LeftoverId, LeftoverId)> = Vec::new();
        for raised in before.iter().filter(goes_on) {
            let mut item = raised.item.clone();
            if item.kind == LeftoverKind::Reward {
                item.earned = self.of.outcome(&raised.item).map(|outcome| match outcome {
                    Outcome::Earned | Outcome::Met => Answer::Yes,
                    Outcome::NotEarned | Outcome::Missed => Answer::No,
                });
            }
            if !item.reason.trim().is_empty() {
                item.because = std::mem::take(&mut item.reason);
            }
            item.goal = None;
            item.closure = Closure::Open;
            let id = self.push_from(&InputRef::Leftover(raised.id.clone()), raised_as(raised, item));
            named.push((raised.id.clone(), id));
        }
        // A reward stays tied to its goal where both go on.
        for (old, new) in &named {
            let tied = before.get(old).and_then(|raised| raised.item.goal.as_ref());
            let goal = tied.and_then(|goal| named.iter().find(|(id, _)| id == goal)).map(|(_, id)| id.clone());
            if let Some(raised) = self.all.iter_mut().find(|raised| raised.id == *new) {
                raised.item.goal = goal;
            }
        }
    }
}
