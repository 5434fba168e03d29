//! The clock of the meeting: when it began, which step is running, and the seconds used on each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use super::step::Step;

/// The clock; off while a session is being prepared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// When the meeting was started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// The step whose clock runs, and since when; `None` while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<(Step, Timestamp)>,
    /// Whole seconds used on each step, the running stretch not included.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub used: BTreeMap<Step, u32>,
    /// The steps that the room has been to and left.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub left: BTreeSet<Step>,
    /// Since when it stands, where it ran before: a break, until the plan is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands: Option<Timestamp>,
    /// From when to when it stood before the meeting went on, oldest first; no time of it is used on a step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<(Timestamp, Timestamp)>,
}

/// One turn of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockChange {
    /// The meeting begins at this step, or goes on there after a pause.
    Start(Step),
    /// The room moves from the running step to this one.
    Enter(Step),
    /// The clock stands: a break, or the end.
    Pause,
}

impl Clock {
    /// Whole seconds used on a step up to `now`.
    #[must_use]
    pub fn seconds_used(&self, step: Step, now: Timestamp) -> u32 {
        let running = match self.running {
            Some((running, since)) if running == step => seconds_between(since, now),
            _ => 0,
        };
        self.used.get(&step).copied().unwrap_or(0).saturating_add(running)
    }

    pub(crate) fn apply(&mut self, change: ClockChange, at: Timestamp) -> Result<(), Refusal> {
        match change {
            ClockChange::Start(step) => {
                if self.running.is_some() {
                    return Err(Refusal::Clock);
                }
                self.started.get_or_insert(at);
                self.breaks.extend(self.stands.take().map(|since| (since, at)));
                // After a pause the room may go on elsewhere: then it has left the step where it paused.
                self.left.extend(self.used.keys().filter(|used| **used != step));
                self.running = Some((step, at));
            }
            ClockChange::Enter(step) => {
                let running = self.stop(at)?;
                if running != step {
                    self.left.insert(running);
                }
                self.running = Some((step, at));
            }
            ClockChange::Pause => {
                self.stop(at)?;
                self.stands = Some(at);
            }
        }
        Ok(())
    }

    /// Stops for good where it still runs: a plan that is closed uses no more minutes.
    pub(crate) fn close(&mut self, at: Timestamp) {
        if let Ok(step) = self.stop(at) {
            self.left.insert(step);
        }
        // What comes after the end is no break.
        self.stands = None;
    }

    /// Stops the running step, books its time, and says which it was.
    fn stop(&mut self, at: Timestamp) -> Result<Step, Refusal> {
        let (step, since) = self.running.take().ok_or(Refusal::Clock)?;
        let used = self.used.entry(step).or_default();
        *used = used.saturating_add(seconds_between(since, at));
        Ok(step)
    }
}

/// Whole seconds from one time to a later one; 0 where a clock was set back in between.
pub(super) fn seconds_between(from: Timestamp, to: Timestamp) -> u32 {
    u32::try_from(to.as_second().saturating_sub(from.as_second())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number of seconds")
    }

    #[test]
    fn each_step_is_charged_for_its_own_time_only() {
        let mut clock = Clock::default();
        clock.apply(ClockChange::Start(Step::Room), at(0)).expect("it stands");
        clock.apply(ClockChange::Enter(Step::Budget), at(60)).expect("it runs");
        clock.apply(ClockChange::Pause, at(90)).expect("it runs");
        clock.apply(ClockChange::Start(Step::Budget), at(1000)).expect("it stands");
        assert_eq!(clock.seconds_used(Step::Room, at(1010)), 60);
        assert_eq!(clock.seconds_used(Step::Budget, at(1010)), 40);
        assert!(clock.left.contains(&Step::Room));
    }

    #[test]
    fn a_break_is_kept_with_its_times_and_used_on_no_step() {
        let mut clock = Clock::default();
        clock.apply(ClockChange::Start(Step::Room), at(0)).expect("it stands");
        clock.apply(ClockChange::Pause, at(60)).expect("it runs");
        assert_eq!(clock.stands, Some(at(60)));
        clock.apply(ClockChange::Start(Step::Room), at(360)).expect("it stands");
        assert_eq!((clock.stands, clock.breaks.as_slice()), (None, [(at(60), at(360))].as_slice()));
        assert_eq!(clock.seconds_used(Step::Room, at(370)), 70);
        clock.close(at(380));
        assert_eq!((clock.stands, clock.breaks.len()), (None, 1), "the end is no break");
    }

    #[test]
    fn a_computer_clock_that_is_set_back_never_takes_minutes_away() {
        let mut clock = Clock::default();
        clock.apply(ClockChange::Start(Step::Room), at(100)).expect("it stands");
        clock.apply(ClockChange::Pause, at(50)).expect("it runs");
        assert_eq!(clock.seconds_used(Step::Room, at(60)), 0);
    }

    #[test]
    fn a_step_is_left_when_the_room_goes_elsewhere_also_after_a_break() {
        let mut clock = Clock::default();
        clock.apply(ClockChange::Start(Step::Room), at(0)).expect("it stands");
        clock.apply(ClockChange::Enter(Step::Room), at(5)).expect("it runs");
        clock.apply(ClockChange::Pause, at(10)).expect("it runs");
        assert!(clock.left.is_empty(), "a break leaves nothing");
        clock.apply(ClockChange::Start(Step::Budget), at(20)).expect("it stands");
        assert_eq!(clock.left, [Step::Room].into());
    }
}
