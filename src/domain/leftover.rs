//! What the last session left: each is settled or carried on, with its reason, and what is neither goes on to the next.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::department::Department;
use super::flag::Rule;
use super::id::LeftoverId;
use super::input::item;
use super::part::Part;
use super::refusal::{Refusal, required};
use super::value::{Answer, choices};

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
        /// The part of the plan that it is about, where it is about rewards alone.
        Part => part: Option<Part>, "field-part";
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
    pub(super) fn needs_reason(&self) -> bool {
        let is_voiced = matches!(self.kind, LeftoverKind::Objection | LeftoverKind::Reservation);
        match self.closure {
            Closure::Open => false,
            Closure::Settled => is_voiced,
            Closure::CarriedOn => true,
        }
    }

    /// Whether a value of its measure is at least as good as another; lower is better where the target is below the baseline.
    pub(super) fn reaches(&self, value: Decimal, wanted: Decimal) -> bool {
        let lower_is_better = matches!((self.target, self.baseline), (Some(target), Some(base)) if target < base);
        if lower_is_better { value <= wanted } else { value >= wanted }
    }

    /// Whether its day has come, on this day, and nothing has been said of it yet.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.closure == Closure::Open && self.due.is_some_and(|due| due <= today)
    }
}
