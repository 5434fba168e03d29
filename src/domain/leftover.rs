//! What the last session left: each is settled or carried on, with its reason, and what is neither goes on to the next.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::agreement::{Fate, Progress, Signature, Stance};
use super::budget::{Promotion, PromotionState};
use super::department::Department;
use super::flag::{Concern, Rule, SettledFlag, Settlement};
use super::goals::Goal;
use super::id::{GoalId, LeftoverId};
use super::input::{ListChange, Raised, item};
use super::reference::InputRef;
use super::refusal::{Refusal, required};
use super::state::State;
use super::step::Step;
use super::value::{Answer, Value, choices};

choices! {
    /// What kind of thing a session leaves.
    pub enum LeftoverKind {
        /// A goal: what came of it?
        #[default]
        Goal = "leftover-goal",
        /// A reward: is it earned, and was it given?
        Reward = "leftover-reward",
        /// An objection to the plan.
        Objection = "leftover-objection",
        /// A reservation with which a department agreed.
        Reservation = "leftover-reservation",
        /// An action that was not done yet.
        Action = "leftover-action",
        /// A remark that was put aside.
        Remark = "leftover-remark",
        /// A flag that was answered for and not mended.
        Flag = "leftover-flag",
    }

    /// What became of something that the last session left.
    pub enum Closure {
        /// It is open.
        #[default]
        Open = "closure-open",
        /// It is settled.
        Settled = "closure-settled",
        /// It is carried on.
        CarriedOn = "closure-carried-on",
    }

    /// How a goal came out.
    pub enum Outcome {
        /// The target was reached.
        #[default]
        Met = "outcome-met",
        /// It was not.
        Missed = "outcome-missed",
        /// The reward is earned, and owed until it is settled.
        Earned = "outcome-earned",
        /// The reward is not earned.
        NotEarned = "outcome-not-earned",
    }
}

item! {
    /// Something that the last session left.
    pub struct Leftover, LeftoverId => Leftover, edited by LeftoverField {
        /// What kind of thing it is.
        Kind => kind: LeftoverKind, "field-kind";
        /// What it is: what was measured, promised, objected, to be done, put aside; what a flag was about.
        What => what: String, "field-what";
        /// The rule of a flag.
        Rule => rule: Option<Rule>, "field-rule";
        /// The department that it is about: whose reward, whose seat.
        Department => department: Option<Department>, "field-department";
        /// Who was to do it.
        Who => who: String, "field-who";
        /// The reason that was given then.
        Because => because: String, "field-because";
        /// The value of a goal's measure before.
        Baseline => baseline: Option<Decimal>, "field-baseline";
        /// The value that a goal was to reach.
        Target => target: Option<Decimal>, "field-target";
        /// The goal that a reward is tied to.
        Goal => goal: Option<LeftoverId>, "field-goal";
        /// The value of the goal's measure from which a reward is owed.
        Threshold => threshold: Option<Decimal>, "field-threshold";
        /// By when.
        Due => due: Option<Date>, "field-due";
        /// The day of the meeting that left it first.
        Since => since: Option<Date>, "field-since";
        /// What a goal's measure has come to.
        Actual => actual: Option<Decimal>, "field-actual";
        /// Whether a reward is earned, where no goal tells.
        Earned => earned: Option<Answer>, "field-earned";
        /// What became of it.
        Closure => closure: Closure, "field-closure";
        /// Why.
        Reason => reason: String, "field-reason";
    }
    check(leftover) {
        if leftover.needs_reason() {
            required(&leftover.reason, "field-reason").map_err(|_| Refusal::NeedsReason)?;
        }
        Ok(())
    }
}

impl Leftover {
    /// Whether what became of it must be given a reason.
    fn needs_reason(&self) -> bool {
        let is_voiced = matches!(self.kind, LeftoverKind::Objection | LeftoverKind::Reservation);
        match self.closure {
            Closure::Open => false,
            Closure::Settled => is_voiced,
            Closure::CarriedOn => true,
        }
    }

    /// Whether a value of its measure is at least as good as another; lower is better where the target is below the baseline.
    fn reaches(&self, value: Decimal, wanted: Decimal) -> bool {
        let lower_is_better = matches!((self.target, self.baseline), (Some(target), Some(base)) if target < base);
        if lower_is_better { value <= wanted } else { value >= wanted }
    }

    /// Whether its day has come, on this day, and nothing has been said of it yet.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.closure == Closure::Open && self.due.is_some_and(|due| due <= today)
    }
}

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
    pub(crate) fn leaves(&self) -> Vec<Raised<Leftover>> {
        let mut left = Left { of: self, ids: BTreeSet::new(), all: Vec::new() };
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
            left.push(raised_as(raised, item));
        }
        let waits = |fate| matches!(fate, Fate::Waiting | Fate::CarriedOver);
        for raised in self.agreement.parking_lot.iter().filter(|raised| waits(raised.item.fate)) {
            let item = Leftover { kind: LeftoverKind::Remark, what: raised.item.text.clone(), ..Leftover::default() };
            left.push(raised_as(raised, item));
        }
        let answered = |flag: &&SettledFlag| flag.how != Settlement::Released && self.settled(&flag.flag).is_some();
        for flag in self.agreement.settled.iter().filter(answered) {
            left.flag(flag);
        }
        left.what_was_left_before();
        left.all
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

    fn goals_and_rewards(&mut self) {
        let goals = &self.of.goals;
        let mut named: Vec<(GoalId, LeftoverId)> = Vec::new();
        for raised in &goals.list {
            let Goal { measure, segment, baseline, target, due, .. } = &raised.item;
            let segment = segment.as_ref().and_then(|id| self.of.called(&InputRef::Segment(id.clone())));
            let what = segment.map_or_else(|| measure.clone(), |segment| format!("{measure} ({segment})"));
            let (baseline, target, due) = (*baseline, *target, *due);
            let item = Leftover { what, baseline, target, due, ..Leftover::default() };
            let id = self.push(raised_as(raised, item));
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
            self.push(raised_as(raised, item));
        }
    }

    fn voiced(&mut self, signature: &Signature) {
        let (kind, what) = match &signature.stance {
            Stance::Agrees => return,
            Stance::WithReservation(reason) => (LeftoverKind::Reservation, reason.clone()),
            Stance::Objects(reason) => (LeftoverKind::Objection, reason.clone()),
        };
        let item = Leftover { kind, what, ..Leftover::default() };
        self.push(Raised {
            id: "left".into(),
            by: signature.department.clone(),
            person: Some(signature.person.clone()),
            step: Step::Agreement,
            at: signature.at,
            agreed: BTreeSet::new(),
            item,
        });
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
            let id = self.push(raised_as(raised, item));
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
