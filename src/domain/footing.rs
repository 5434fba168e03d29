//! How firmly a conclusion stands: on how much from each end, how old that is, and whether anything speaks against it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, Unit};

use super::id::EvidenceId;
use super::input::Raised;
use super::research::{Conclusion, Evidence, Stream};
use super::state::State;

/// What a conclusion rests on, as far as it is on the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footing {
    /// How many studies.
    pub studies: usize,
    /// How many of these studies are old.
    pub old_studies: usize,
    /// How many things that customers said.
    pub voices: usize,
    /// How many of all these pieces another piece on the table contradicts.
    pub disputed: usize,
    /// The oldest day among them; `None` where no date is known.
    pub oldest: Option<Date>,
    /// The newest day among them; `None` where no date is known.
    pub newest: Option<Date>,
}

impl Footing {
    /// Whether it rests on nothing at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.studies + self.voices == 0
    }

    /// The one stream that it rests on; `None` where it rests on both or on nothing.
    #[must_use]
    pub fn one_stream(&self) -> Option<Stream> {
        match (self.studies, self.voices) {
            (1.., 0) => Some(Stream::Studies),
            (0, 1..) => Some(Stream::CustomerVoice),
            _ => None,
        }
    }

    /// Whether it rests on studies alone, and each of them is old. A study without a date is not known to be.
    #[must_use]
    pub fn is_old_studies_only(&self) -> bool {
        self.one_stream() == Some(Stream::Studies) && self.old_studies == self.studies
    }
}

impl State {
    /// How many whole months lie between a day and the meeting; none for a day that the meeting lies before.
    #[must_use]
    pub fn age_in_months(&self, date: Date) -> u32 {
        let until = date.until((Unit::Month, self.about.date)).ok();
        until.and_then(|span| u32::try_from(span.get_months()).ok()).unwrap_or(0)
    }

    /// Whether a piece of evidence is a study that is over as many months old as the settings say, on the day of the
    /// meeting: exactly so many months are not over it. What a customer said is never old in this sense.
    #[must_use]
    pub fn is_old(&self, evidence: &Evidence) -> bool {
        let limit = Span::new().try_months(i64::from(self.settings.old_after_months));
        let is_over = |date: Date| {
            let last_day = limit.clone().and_then(|limit| date.checked_add(limit));
            // A limit that leads beyond the end of the calendar is never passed.
            last_day.is_ok_and(|last| last < self.about.date)
        };
        evidence.kind.stream() == Stream::Studies && evidence.date.is_some_and(is_over)
    }

    /// What a conclusion rests on.
    #[must_use]
    pub fn footing(&self, conclusion: &Conclusion) -> Footing {
        self.footing_on(self.research.evidence_for(conclusion), &self.research.disputed())
    }

    /// What each conclusion on the table rests on, in the order in which they stand there.
    #[must_use]
    pub fn footings(&self) -> Vec<(&Raised<Conclusion>, Footing)> {
        let disputed = self.research.disputed();
        let known: BTreeMap<&EvidenceId, &Raised<Evidence>> =
            self.research.evidence.iter().map(|raised| (&raised.id, raised)).collect();
        let conclusions = self.research.conclusions.iter();
        let with_footing = conclusions.map(|raised| {
            let pieces = raised.item.rests_on.iter().filter_map(|id| known.get(id).copied());
            (raised, self.footing_on(pieces, &disputed))
        });
        with_footing.collect()
    }

    fn footing_on<'a>(
        &self,
        pieces: impl Iterator<Item = &'a Raised<Evidence>>,
        disputed: &BTreeSet<&EvidenceId>,
    ) -> Footing {
        let mut footing = Footing::default();
        for raised in pieces {
            let evidence = &raised.item;
            match evidence.kind.stream() {
                Stream::Studies => footing.studies += 1,
                Stream::CustomerVoice => footing.voices += 1,
            }
            footing.old_studies += usize::from(self.is_old(evidence));
            footing.disputed += usize::from(disputed.contains(&raised.id));
            footing.oldest = [footing.oldest, evidence.date].into_iter().flatten().min();
            footing.newest = footing.newest.max(evidence.date);
        }
        footing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::input::{ListChange, Raising};
    use crate::domain::{
        About, Currency, Department, EvidenceField, EvidenceKind, Founding, Period, SettingField, Step,
    };

    const MEETING: Date = Date::constant(2026, 3, 31);

    fn state() -> State {
        let quarter = Period { from: MEETING, to: MEETING };
        let about = About::new("Spring plan", MEETING, quarter, quarter, Currency::EUR);
        State::found(&Founding { id: "spring".into(), about, carried: None }).expect("it has a title")
    }

    fn know(state: &mut State, id: &str, kind: EvidenceKind, date: Option<Date>) {
        let evidence = Evidence { text: id.to_owned(), source: id.to_owned(), kind, date, ..Evidence::default() };
        alter(state, &ListChange::Raise(id.into(), evidence));
    }

    fn alter(state: &mut State, change: &ListChange<Evidence>) {
        let at = jiff::Timestamp::UNIX_EPOCH;
        let raising = Raising { by: &Department::Sales, person: None, step: Step::Research, at };
        state.research.evidence.apply(change, &raising).expect("it fits");
    }

    fn resting_on(ids: &[&str]) -> Conclusion {
        Conclusion { text: "Speed counts".to_owned(), rests_on: ids.iter().map(|id| (*id).into()).collect() }
    }

    #[test]
    fn age_is_counted_in_whole_months_up_to_the_meeting() {
        let day = |year, month, day| Date::new(year, month, day).expect("a day");
        for (date, months) in [
            (MEETING, 0),
            (day(2026, 3, 1), 0),
            (day(2026, 2, 28), 1),
            (day(2025, 4, 1), 11),
            (day(2025, 3, 31), 12),
            (day(2024, 6, 15), 21),
            // What is dated after the meeting, by mistake or in preparing it, has no age.
            (day(2027, 1, 1), 0),
        ] {
            assert_eq!(state().age_in_months(date), months, "{date}");
        }
    }

    #[test]
    fn a_study_of_exactly_twelve_months_is_not_old_and_one_day_more_makes_it_so() {
        let study = |date| Evidence { kind: EvidenceKind::Comparison, date, ..Evidence::default() };
        let (exactly, over) = (Date::new(2025, 3, 31).ok(), Date::new(2025, 3, 30).ok());
        let mut state = state();
        assert!(!state.is_old(&study(exactly)) && state.is_old(&study(over)));
        assert!(!state.is_old(&study(None)), "nobody knows its age");
        assert!(!state.is_old(&Evidence { kind: EvidenceKind::CustomerSaid, ..study(over) }));
        state.settings.set(SettingField::OldAfterMonths(0)).expect("a limit");
        assert!(state.is_old(&study(exactly)) && !state.is_old(&study(Some(MEETING))));
        state.settings.set(SettingField::OldAfterMonths(u32::MAX)).expect("a limit");
        assert!(!state.is_old(&study(over)), "a limit beyond all calendars");
    }

    #[test]
    fn a_conclusion_knows_what_it_rests_on_and_how_old_that_is() {
        let (old, new) = (Date::constant(2024, 5, 1), Date::constant(2026, 2, 1));
        let mut state = state();
        know(&mut state, "report", EvidenceKind::IndustryReport, Some(old));
        know(&mut state, "complaint", EvidenceKind::CustomerComplained, Some(new));
        know(&mut state, "undated", EvidenceKind::Comparison, None);
        let both = state.footing(&resting_on(&["report", "complaint", "undated"]));
        assert_eq!((both.studies, both.old_studies, both.voices), (2, 1, 1));
        assert_eq!((both.oldest, both.newest, both.one_stream()), (Some(old), Some(new), None));
        assert!(!both.is_nothing() && !both.is_old_studies_only());
        let one = state.footing(&resting_on(&["complaint"]));
        assert_eq!((one.one_stream(), one.is_old_studies_only()), (Some(Stream::CustomerVoice), false));
        assert!(state.footing(&resting_on(&["report"])).is_old_studies_only());
        let undated = state.footing(&resting_on(&["report", "undated"]));
        assert_eq!((undated.one_stream(), undated.is_old_studies_only()), (Some(Stream::Studies), false));
        assert!(state.footing(&resting_on(&[])).is_nothing());
    }

    #[test]
    fn evidence_that_went_off_the_table_carries_nothing() {
        let mut state = state();
        know(&mut state, "report", EvidenceKind::IndustryReport, Some(MEETING));
        know(&mut state, "voice", EvidenceKind::CustomerSaid, Some(MEETING));
        let conclusion = resting_on(&["report", "voice"]);
        alter(&mut state, &ListChange::Remove("voice".into()));
        assert_eq!(state.footing(&conclusion).one_stream(), Some(Stream::Studies));
        alter(&mut state, &ListChange::Remove("report".into()));
        assert_eq!(state.footing(&conclusion), Footing::default());
    }

    #[test]
    fn evidence_that_something_speaks_against_is_disputed_whether_or_not_that_is_part_of_the_conclusion() {
        let mut state = state();
        know(&mut state, "report", EvidenceKind::IndustryReport, None);
        know(&mut state, "voice", EvidenceKind::CustomerSaid, None);
        know(&mut state, "other", EvidenceKind::CustomerSaid, None);
        let against = EvidenceField::Contradicts(["report".into()].into());
        alter(&mut state, &ListChange::Edit("voice".into(), vec![against]));
        assert_eq!(state.footing(&resting_on(&["report"])).disputed, 1);
        assert_eq!(state.footing(&resting_on(&["report", "voice", "other"])).disputed, 2);
        assert_eq!(state.footing(&resting_on(&["other"])).disputed, 0);
    }
}
