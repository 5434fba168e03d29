//! The agenda: the minutes that each step has and has used, and when the meeting ends if it goes on like this.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::about::About;
use super::clock::{Clock, seconds_between};
use super::state::State;
use super::step::Step;

/// Seconds of half a day: no meeting that goes on past midnight is longer.
const HALF_A_DAY: u32 = 12 * 60 * 60;
/// Seconds that no break over midnight lasts.
const A_NIGHT: u32 = 4 * 60 * 60;

/// The agenda at a point in time. It warns and never blocks.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    about: &'a About,
    clock: &'a Clock,
    zone: &'a TimeZone,
    now: Timestamp,
}

/// How a step stands to its minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// No minutes are planned for it.
    Unplanned,
    /// Less than four fifths of its minutes are used.
    InTime,
    /// Four fifths or more are used; so many seconds are left.
    Ending(u32),
    /// All are used, and so many seconds more.
    Over(u32),
}

impl State {
    /// The agenda at this time, where the room is.
    #[must_use]
    pub fn agenda<'a>(&'a self, now: Timestamp, zone: &'a TimeZone) -> Agenda<'a> {
        Agenda::new(&self.about, &self.clock, now, zone)
    }
}

impl<'a> Agenda<'a> {
    /// The agenda of what is planned, by a clock, at this time, where the room is.
    #[must_use]
    pub fn new(about: &'a About, clock: &'a Clock, now: Timestamp, zone: &'a TimeZone) -> Self {
        Self { about, clock, zone, now }
    }

    /// What is planned.
    #[must_use]
    pub fn about(&self) -> &'a About {
        self.about
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &'a Clock {
        self.clock
    }

    /// Where the room is.
    #[must_use]
    pub fn zone(&self) -> &'a TimeZone {
        self.zone
    }

    /// Whole seconds used on a step.
    #[must_use]
    pub fn used(&self, step: Step) -> u32 {
        self.clock.seconds_used(step, self.now)
    }

    /// How a step stands to its minutes.
    #[must_use]
    pub fn pace(&self, step: Step) -> Pace {
        let Some(given) = self.about.minutes_given(step).map(|minutes| minutes * 60) else { return Pace::Unplanned };
        let used = self.used(step);
        if used > given {
            Pace::Over(used - given)
        } else if used.saturating_mul(5) >= given * 4 {
            Pace::Ending(given - used)
        } else {
            Pace::InTime
        }
    }

    /// Minutes by which the steps together are longer than the meeting (below 0: shorter); `None` where no length is set.
    #[must_use]
    pub fn too_long(&self) -> Option<i64> {
        let length = i64::from(self.about.length?);
        Some(i64::from(self.about.minutes_planned()) - length)
    }

    /// Since when it stands for a break, where it ran before on the same day, or on the evening before.
    #[must_use]
    pub fn break_since(&self) -> Option<Timestamp> {
        self.clock.stands.filter(|since| is_one_sitting(*since, self.now, self.zone))
    }

    /// Whole seconds of the break that is.
    #[must_use]
    pub fn break_so_far(&self) -> Option<u32> {
        self.break_since().map(|since| seconds_between(since, self.now))
    }

    /// The breaks that there were; a night between two days of a meeting is none.
    pub fn breaks(&self) -> impl Iterator<Item = (Timestamp, Timestamp)> + 'a {
        let zone = self.zone;
        self.clock.breaks.iter().copied().filter(move |(from, to)| is_one_sitting(*from, *to, zone))
    }

    /// When the meeting is to begin, or was to: on its own day before it has begun, else on the day on which it did.
    #[must_use]
    pub fn begins(&self) -> Option<Timestamp> {
        let date = self.clock.started.map_or(self.about.date, |started| day(started, self.zone));
        let time = self.about.begins?;
        let on = |date: jiff::civil::Date| self.zone.to_timestamp(date.to_datetime(time)).ok();
        let begins = on(date)?;
        // Late in the evening is before midnight, also where the first step began behind it.
        let is_far = self.clock.started.is_some_and(|started| seconds_between(started, begins) > HALF_A_DAY);
        if is_far { on(date.yesterday().ok()?) } else { Some(begins) }
    }

    /// When the meeting is to end as planned: so long after it is to begin, or has begun, as it or its steps are to last.
    /// `None` before it begins where no time is set, without minutes, and once a night lies between then and now.
    #[must_use]
    pub fn planned_end(&self) -> Option<Timestamp> {
        let begins = self.begins().or(self.clock.started)?;
        if self.clock.started.is_some_and(|started| !self.is_same_sitting(started)) {
            return None;
        }
        let minutes = self.about.length.map_or(self.about.minutes_planned(), u32::from);
        (minutes > 0).then(|| begins.saturating_add(of_minutes(minutes)).ok()).flatten()
    }

    /// When the meeting ends if every step that is not left yet takes the minutes that it has and goes on now.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        let ahead: u32 = Step::ALL.iter().map(|step| self.seconds_ahead(*step)).sum();
        self.now.saturating_add(SignedDuration::from_secs(ahead.into())).unwrap_or(self.now)
    }

    /// Whole minutes that the meeting ends after its planned end, as it looks now (below 0: before it).
    #[must_use]
    pub fn drift(&self) -> Option<i64> {
        let planned = self.planned_end()?;
        self.clock.started?;
        Some((self.ends().as_second() - planned.as_second()) / 60)
    }

    /// Seconds that a step still has: none once it was left or passed over, unless the room is there.
    fn seconds_ahead(&self, step: Step) -> u32 {
        let here = self.here();
        let is_behind = self.clock.left.contains(&step) || here.is_some_and(|here| step < here);
        if is_behind && here != Some(step) {
            return 0;
        }
        let given = self.about.minutes_given(step).unwrap_or(0) * 60;
        given.saturating_sub(self.used(step))
    }

    /// The step at which the room is, or was when its break began.
    fn here(&self) -> Option<Step> {
        let paused_at = || self.clock.used.keys().rfind(|step| !self.clock.left.contains(step)).copied();
        self.clock.running.map(|(step, _)| step).or_else(paused_at)
    }

    /// Whether the meeting that began then still goes on: on the same day, or past midnight without a night in between.
    fn is_same_sitting(&self, started: Timestamp) -> bool {
        if day(started, self.zone) == day(self.now, self.zone) {
            return true;
        }
        let nights = self.clock.breaks.iter().any(|(from, to)| !is_one_sitting(*from, *to, self.zone));
        let is_left = self.clock.stands.is_some_and(|since| !is_one_sitting(since, self.now, self.zone));
        seconds_between(started, self.now) <= HALF_A_DAY && !nights && !is_left
    }
}

/// Whether people who stopped then go on now after a break, rather than after a night.
fn is_one_sitting(from: Timestamp, to: Timestamp, zone: &TimeZone) -> bool {
    day(from, zone) == day(to, zone) || seconds_between(from, to) < A_NIGHT
}

fn day(at: Timestamp, zone: &TimeZone) -> jiff::civil::Date {
    zone.to_datetime(at).date()
}

fn of_minutes(minutes: u32) -> SignedDuration {
    SignedDuration::from_mins(minutes.into())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::domain::{ClockChange, Currency, Period};

    static ZONE: TimeZone = TimeZone::UTC;

    fn about(minutes: &[(Step, u16)]) -> About {
        let quarter = Period { from: date(2027, 1, 1), to: date(2027, 3, 31) };
        let mut about = About::new("Plan", date(2026, 11, 25), quarter, quarter, Currency::EUR);
        about.minutes = minutes.iter().copied().collect();
        about
    }

    fn at(hour: i8, minute: i8) -> Timestamp {
        ZONE.to_timestamp(date(2026, 11, 25).at(hour, minute, 0, 0)).expect("a time of that day")
    }

    fn run(turns: &[(ClockChange, Timestamp)]) -> Clock {
        let mut clock = Clock::default();
        for (turn, at) in turns {
            clock.apply(*turn, *at).expect("it fits");
        }
        clock
    }

    #[test]
    fn a_meeting_that_keeps_its_minutes_ends_as_planned() {
        let mut about = about(&[(Step::Room, 10), (Step::Budget, 50)]);
        about.begins = Some(time(9, 0, 0, 0));
        let still = Clock::default();
        let before = Agenda::new(&about, &still, at(8, 30), &ZONE);
        assert_eq!((before.planned_end(), before.ends(), before.drift()), (Some(at(10, 0)), at(9, 30), None));
        let clock = run(&[(ClockChange::Start(Step::Room), at(9, 0)), (ClockChange::Enter(Step::Budget), at(9, 10))]);
        let agenda = Agenda::new(&about, &clock, at(9, 20), &ZONE);
        assert_eq!((agenda.ends(), agenda.drift()), (at(10, 0), Some(0)));
    }

    #[test]
    fn a_step_that_is_passed_over_has_nothing_to_come_until_the_room_goes_back_to_it() {
        let about = about(&[(Step::Room, 10), (Step::LookBack, 20), (Step::Budget, 50)]);
        let mut clock =
            run(&[(ClockChange::Start(Step::Room), at(9, 0)), (ClockChange::Enter(Step::Budget), at(9, 10))]);
        assert_eq!(Agenda::new(&about, &clock, at(9, 10), &ZONE).drift(), Some(-20));
        clock.apply(ClockChange::Pause, at(9, 10)).expect("it runs");
        assert_eq!(Agenda::new(&about, &clock, at(9, 10), &ZONE).drift(), Some(-20), "also in a break there");
        clock.apply(ClockChange::Start(Step::LookBack), at(9, 10)).expect("it stands");
        let agenda = Agenda::new(&about, &clock, at(9, 10), &ZONE);
        assert_eq!(agenda.ends(), at(9, 30), "what was left is over until the room is there again");
    }

    #[test]
    fn a_late_start_a_break_and_a_long_step_each_move_the_end() {
        let mut about = about(&[(Step::Room, 10), (Step::Budget, 50)]);
        about.begins = Some(time(9, 0, 0, 0));
        let late = run(&[(ClockChange::Start(Step::Room), at(9, 7))]);
        assert_eq!(Agenda::new(&about, &late, at(9, 10), &ZONE).drift(), Some(7));
        let mut clock = run(&[(ClockChange::Start(Step::Room), at(9, 0)), (ClockChange::Pause, at(9, 5))]);
        assert_eq!(Agenda::new(&about, &clock, at(9, 20), &ZONE).drift(), Some(15), "the break so far");
        clock.apply(ClockChange::Start(Step::Room), at(9, 20)).expect("it stands");
        let agenda = Agenda::new(&about, &clock, at(9, 40), &ZONE);
        assert_eq!((agenda.pace(Step::Room), agenda.drift()), (Pace::Over(15 * 60), Some(30)));
        clock.apply(ClockChange::Enter(Step::Budget), at(9, 40)).expect("it runs");
        let agenda = Agenda::new(&about, &clock, at(9, 40), &ZONE);
        assert_eq!((agenda.ends(), agenda.drift()), (at(10, 30), Some(30)), "a step that is left has nothing to come");
    }

    #[test]
    fn minutes_that_are_added_move_the_end_and_not_the_plan() {
        let mut about = about(&[(Step::Room, 10)]);
        let clock = run(&[(ClockChange::Start(Step::Room), at(9, 0))]);
        let pace = |about: &About, minute| Agenda::new(about, &clock, at(9, minute), &ZONE).pace(Step::Room);
        assert_eq!(
            [pace(&about, 7), pace(&about, 8), pace(&about, 11)],
            [Pace::InTime, Pace::Ending(120), Pace::Over(60)]
        );
        about.added.insert(Step::Room, 5);
        assert_eq!(pace(&about, 11), Pace::InTime);
        let agenda = Agenda::new(&about, &clock, at(9, 11), &ZONE);
        assert_eq!((agenda.planned_end(), agenda.ends(), agenda.drift()), (Some(at(9, 10)), at(9, 15), Some(5)));
    }

    #[test]
    fn steps_that_are_longer_than_the_meeting_are_told_before_it_begins() {
        let mut about = about(&[(Step::Room, 10), (Step::Budget, 50)]);
        let clock = Clock::default();
        assert_eq!(Agenda::new(&about, &clock, at(9, 0), &ZONE).too_long(), None);
        about.length = Some(45);
        assert_eq!(Agenda::new(&about, &clock, at(9, 0), &ZONE).too_long(), Some(15));
    }

    #[test]
    fn a_meeting_that_goes_on_the_next_day_is_not_late_by_a_night() {
        let about = about(&[(Step::Room, 10), (Step::Budget, 50)]);
        let next_day = |hour| at(hour, 0).saturating_add(SignedDuration::from_hours(24)).expect("near");
        let mut clock = run(&[(ClockChange::Start(Step::Room), at(9, 0)), (ClockChange::Pause, at(9, 10))]);
        let agenda = Agenda::new(&about, &clock, next_day(9), &ZONE);
        assert_eq!((agenda.break_since(), agenda.drift()), (None, None));
        clock.apply(ClockChange::Start(Step::Budget), next_day(9)).expect("it stands");
        let agenda = Agenda::new(&about, &clock, next_day(9), &ZONE);
        assert_eq!((agenda.breaks().count(), agenda.drift(), agenda.ends() > next_day(9)), (0, None, true));
    }

    #[test]
    fn a_meeting_that_goes_on_past_midnight_keeps_its_planned_end() {
        let mut about = about(&[(Step::Room, 60), (Step::Budget, 120)]);
        about.begins = Some(time(22, 0, 0, 0));
        let later = |hours| at(22, 0).saturating_add(SignedDuration::from_hours(hours)).expect("near");
        let clock = run(&[
            (ClockChange::Start(Step::Room), at(22, 0)),
            (ClockChange::Enter(Step::Budget), at(23, 0)),
            (ClockChange::Pause, at(23, 50)),
            (ClockChange::Start(Step::Budget), at(23, 50).saturating_add(SignedDuration::from_mins(20)).expect("near")),
        ]);
        let agenda = Agenda::new(&about, &clock, later(3), &ZONE);
        assert_eq!((agenda.planned_end(), agenda.drift()), (Some(later(3)), Some(20)), "the break came on top");
        assert_eq!(agenda.breaks().count(), 1, "midnight fell into it");
        let begun_late = run(&[(ClockChange::Start(Step::Room), later(3))]);
        let agenda = Agenda::new(&about, &begun_late, later(3), &ZONE);
        assert_eq!((agenda.begins(), agenda.planned_end()), (Some(at(22, 0)), Some(later(3))));
    }
}
