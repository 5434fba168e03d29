//! What is told below a chart: what segments went through, each with its mark, and what is missing or not put side by side.

use super::Topic;
use crate::domain::over_time::{Along, Change, Gap, Line, OverTime, Stop};
use crate::domain::{Currency, Measure};
use crate::lang::{Words, dates, wording};

/// What became of the lines of a chart, each told once, with the mark that stands where it happened.
pub(super) struct Marks {
    told: Vec<(usize, String)>,
    words: Words,
}

impl Marks {
    /// The marks of these lines, session by session. That a promotion is new or over is seen in its row.
    pub(super) fn of(lines: &[Line], words: &Words) -> Self {
        let mut told: Vec<(usize, String)> = Vec::new();
        for turn in lines.iter().flat_map(|line| line.turns.iter().filter(|turn| is_noted(line, &turn.change))) {
            let told_so = (turn.at, change(&turn.change, words));
            if !told.contains(&told_so) {
                told.push(told_so);
            }
        }
        told.sort_by_key(|(at, _)| *at);
        Self { told, words: words.clone() }
    }

    /// The marks of a line in one session.
    pub(super) fn at(&self, line: &Line, at: usize) -> String {
        let noted = line.turns.iter().filter(|turn| turn.at == at && is_noted(line, &turn.change));
        let texts: Vec<(usize, String)> = noted.map(|turn| (at, change(&turn.change, &self.words))).collect();
        let known = texts.iter().filter_map(|text| self.told.iter().position(|told| told == text));
        known.map(letter).collect()
    }

    /// What the marks mean.
    pub(super) fn told(&self, of: &OverTime, words: &Words) -> Vec<String> {
        let tell = |(index, (at, text)): (usize, &(usize, String))| {
            let day = of.sittings.get(*at).map(|sitting| dates::format_date(sitting.date, words.lang()));
            let args = [
                ("mark", letter(index).into()),
                ("day", day.unwrap_or_default().into()),
                ("what", text.as_str().into()),
            ];
            words.with("over-note", &args)
        };
        self.told.iter().enumerate().map(tell).collect()
    }
}

fn is_noted(line: &Line, change: &Change) -> bool {
    let is_promotion = matches!(line.line, crate::domain::Line::Promotion(_));
    !(is_promotion && matches!(change, Change::New(_) | Change::Gone(_)))
}

/// `a`, `b`, and so on; beyond `z` with a number.
fn letter(index: usize) -> String {
    let letters = u8::try_from(index % 26).map_or('z', |at| char::from(b'a' + at));
    match index / 26 {
        0 => letters.to_string(),
        round => format!("{letters}{round}"),
    }
}

fn change(change: &Change, words: &Words) -> String {
    match change {
        Change::New(name) => words.with("over-new", &[("name", name.into())]),
        Change::Renamed { from, to } => words.with("over-renamed", &[("from", from.into()), ("to", to.into())]),
        Change::Split { from, part } => words.with("over-split", &[("from", from.into()), ("part", part.into())]),
        Change::Merged { from, into } => words.with("over-merged", &[("from", from.into()), ("into", into.into())]),
        Change::Gone(name) => words.with("over-gone", &[("name", name.into())]),
    }
}

/// A word on why there is no figure.
pub(super) fn gap(gap: &Gap, words: &Words) -> String {
    let key = match gap {
        Gap::NoLookBack => "over-gap-no-look-back",
        Gap::NoResult => "over-gap-no-result",
        Gap::NotYet => "over-gap-not-yet",
        Gap::Merged => "over-gap-merged",
        Gap::Gone => "over-gap-gone",
        Gap::NoShares => "over-gap-no-shares",
        Gap::NoSpend => "over-gap-no-spend",
        Gap::OtherCurrency(currency) => {
            return words.with("over-gap-currency", &[("currency", wording::currency(currency, words).into())]);
        }
        Gap::OtherMeasure(_) => "over-gap-measure",
    };
    words.get(key).into_owned()
}

/// What is missing in a chart, and what is not put side by side in it.
pub(super) fn notes(of: &OverTime, topic: Topic, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    for stop in of.stops(topic.along()) {
        match stop {
            Stop::NotFound(id) => notes.push(words.with("over-missing", &[("name", id.as_str().into())])),
            Stop::NoSession(period) => {
                notes.push(words.with("over-hole", &[("period", wording::period(period, words).into())]));
            }
            Stop::Session(at) => notes.extend(of_session(of, topic, at, words)),
        }
    }
    if !of.beside.is_empty() {
        let names = of.beside.join(&words.get("list-separator"));
        notes.push(words.with("over-beside", &[("names", names.into())]));
    }
    notes
}

/// What is to be known of one session.
fn of_session(of: &OverTime, topic: Topic, at: usize, words: &Words) -> Vec<String> {
    let Some((sitting, unit)) = of.sittings.get(at).zip(of.unit()) else { return Vec::new() };
    let period =
        |along| wording::period(if along == Along::Planned { sitting.period } else { sitting.looked_back }, words);
    let mut notes = Vec::new();
    if topic.along() == Along::LookedBack {
        let args = || [("period", period(Along::LookedBack).into())];
        match sitting.tables {
            0 => notes.push(words.with("over-no-look-back", &args())),
            1 => {}
            _ => notes.push(words.with("over-several-tables", &args())),
        }
        if sitting.tables > 0 && sitting.measure != unit.measure {
            let args = [
                ("period", period(Along::LookedBack).into()),
                ("measure", measure(&sitting.measure, sitting.currency, words).into()),
                ("other", measure(&unit.measure, unit.currency, words).into()),
            ];
            notes.push(words.with("over-other-measure", &args));
        }
    } else if matches!(topic, Topic::BySegment | Topic::ByPromotion) && sitting.currency != unit.currency {
        let args = [
            ("period", period(Along::Planned).into()),
            ("currency", wording::currency(&sitting.currency, words).into()),
            ("other", wording::currency(&unit.currency, words).into()),
        ];
        notes.push(words.with("over-other-currency", &args));
    }
    notes
}

fn measure(measure: &Measure, currency: Currency, words: &Words) -> String {
    match measure {
        Measure::Money => wording::currency(&currency, words).into_owned(),
        Measure::Count(of) => of.clone(),
    }
}
