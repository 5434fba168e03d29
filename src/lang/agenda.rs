//! The agenda in words: minutes planned and used, when the meeting ends, and where it runs late, with a sign that says so.

use jiff::Timestamp;

use super::look_back::Fact;
use super::{Words, wording};
use crate::domain::{Agenda, Pace, Step};

/// Something about the agenda in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is said; where it warns, it begins with a sign.
    pub text: String,
    /// Whether it warns.
    pub warns: bool,
}

impl Told {
    fn plain(text: String) -> Self {
        Self { text, warns: false }
    }

    fn warning(text: &str) -> Self {
        Self { text: format!("! {text}"), warns: true }
    }
}

/// Minutes and seconds: `12:05`.
#[must_use]
pub fn stretch(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The clock of a step in a few words: used of its minutes; towards their end what is left, and then what is over.
#[must_use]
pub fn clock(agenda: &Agenda<'_>, step: Step, words: &Words) -> Told {
    let minutes = agenda.about().minutes_given(step).unwrap_or(0);
    let say = |key: &str, seconds: u32| {
        let args =
            [("step", words.get(step.key()).into()), ("time", stretch(seconds).into()), ("minutes", minutes.into())];
        words.with(key, &args)
    };
    match agenda.pace(step) {
        Pace::Unplanned => Told::plain(say("clock-used", agenda.used(step))),
        Pace::InTime => Told::plain(say("clock-used-of", agenda.used(step))),
        Pace::Ending(left) => Told::warning(&say("clock-left-of", left)),
        // Two signs, so that the shape of it tells over from nearly over.
        Pace::Over(over) => Told { text: format!("!! {}", say("clock-over", over)), warns: true },
    }
}

/// What a step was given and has used besides its planned minutes; empty where it is all as planned and not begun.
#[must_use]
pub fn step(agenda: &Agenda<'_>, step: Step, words: &Words) -> Told {
    let added = agenda.about().added.get(&step).copied().unwrap_or(0);
    let used = agenda.used(step);
    let pace = agenda.pace(step);
    let is_running = agenda.clock().running.is_some_and(|(running, _)| running == step);
    let say = |key: &str, time: u32| words.with(key, &[("time", stretch(time).into())]);
    let parts = [
        (added > 0).then(|| words.with("agenda-added", &[("minutes", u32::from(added).into())])),
        (used > 0).then(|| say("agenda-used", used)),
        match pace {
            Pace::Over(over) => Some(say("agenda-over", over)),
            Pace::Ending(left) if is_running => Some(say("agenda-left", left)),
            _ => None,
        },
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(&words.get("agenda-separator"));
    if matches!(pace, Pace::Over(_)) { Told::warning(&text) } else { Told::plain(text) }
}

/// The minutes of all steps together, against the length of the meeting.
#[must_use]
pub fn sum(agenda: &Agenda<'_>, words: &Words) -> Told {
    let about = agenda.about();
    let planned = about.minutes_planned();
    let added: u32 = about.added.values().map(|minutes| u32::from(*minutes)).sum();
    let minutes = |key: &str, minutes: u32| words.with(key, &[("minutes", minutes.into())]);
    let apart = agenda.too_long().map(|apart| (apart, u32::try_from(apart.unsigned_abs()).unwrap_or(u32::MAX)));
    let against = match apart {
        None => None,
        Some((0, _)) => Some(words.get("agenda-sum-fits").into_owned()),
        Some((apart, by)) => Some(minutes(if apart > 0 { "agenda-sum-too-long" } else { "agenda-sum-free" }, by)),
    };
    let added = (added > 0).then(|| minutes("agenda-sum-added", added));
    let parts = [Some(minutes("agenda-sum", planned)), against, added];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(&words.get("agenda-separator"));
    if apart.is_some_and(|(apart, _)| apart > 0) { Told::warning(&text) } else { Told::plain(text) }
}

/// When the meeting ends, and how far that is from its planned end; `None` where no minutes are planned.
#[must_use]
pub fn ends(agenda: &Agenda<'_>, words: &Words) -> Option<Told> {
    if agenda.about().minutes.is_empty() {
        return None;
    }
    let time = |at: Timestamp| wording::time(at, agenda.zone());
    if agenda.clock().started.is_none() {
        let now = time(agenda.ends());
        let text = match agenda.begins().zip(agenda.planned_end()) {
            Some((begins, ends)) => {
                let args = [("begins", time(begins).into()), ("ends", time(ends).into()), ("now", now.into())];
                words.with("agenda-begins-and-ends", &args)
            }
            None => words.with("agenda-if-started-now", &[("time", now.into())]),
        };
        return Some(Told::plain(text));
    }
    let key = if agenda.clock().running.is_some() { "agenda-ends" } else { "agenda-ends-if-goes-on" };
    let ends = words.with(key, &[("time", time(agenda.ends()).into())]);
    let Some(drift) = agenda.drift() else { return Some(Told::plain(ends)) };
    let minutes = u32::try_from(drift.unsigned_abs()).unwrap_or(u32::MAX);
    let planned = agenda.planned_end().map(time).unwrap_or_default();
    let key = match drift {
        0 => "agenda-as-planned",
        1.. => "agenda-later",
        _ => "agenda-earlier",
    };
    let against = words.with(key, &[("minutes", minutes.into()), ("planned", planned.into())]);
    let text = [ends, against].join(&words.get("agenda-separator"));
    Some(if drift > 0 { Told::warning(&text) } else { Told::plain(text) })
}

/// The break that is, since when, and how long it has been; `None` while there is none.
#[must_use]
pub fn break_now(agenda: &Agenda<'_>, words: &Words) -> Option<String> {
    let (since, seconds) = (agenda.break_since()?, agenda.break_so_far()?);
    let args = [("time", wording::time(since, agenda.zone()).into()), ("minutes", (seconds / 60).into())];
    Some(words.with("agenda-break-so-far", &args))
}

/// The breaks of a minute and more that there were: `10:42-10:52`; `None` where there was none.
#[must_use]
pub fn breaks(agenda: &Agenda<'_>, words: &Words) -> Option<String> {
    let time = |at: Timestamp| wording::time(at, agenda.zone());
    let lasted = |(from, to): &(Timestamp, Timestamp)| to.as_second() - from.as_second() >= 60;
    let all: Vec<String> =
        agenda.breaks().filter(lasted).map(|(from, to)| format!("{}-{}", time(from), time(to))).collect();
    (!all.is_empty()).then(|| all.join(&words.get("agenda-separator")))
}

/// The agenda as it is looked at: each step with its minutes, their sum, and breaks.
#[must_use]
pub fn facts(agenda: &Agenda<'_>, words: &Words) -> Vec<Fact> {
    let fact = |label: &str, text: String| Fact { label: words.get(label).into_owned(), text, by: None };
    let minutes = |one: Step| {
        let planned = agenda.about().minutes.get(&one).map(|planned| {
            let planned = words.with("agenda-planned", &[("minutes", u32::from(*planned).into())]);
            [planned, step(agenda, one, words).text]
        });
        let parts = planned.unwrap_or_else(|| [String::new(), step(agenda, one, words).text]);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    };
    let steps = Step::ALL.into_iter().map(|one| (one, minutes(one))).filter(|(_, text)| !text.is_empty());
    let begun = agenda.clock().started.map(|at| fact("agenda-started", wording::time(at, agenda.zone())));
    steps
        .map(|(one, text)| fact(one.key(), text))
        .chain([fact("field-agenda-sum", sum(agenda, words).text)])
        .chain(begun)
        .chain(breaks(agenda, words).map(|text| fact("field-breaks", text)))
        .collect()
}
