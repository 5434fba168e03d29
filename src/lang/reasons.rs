//! How reasons are called: how old evidence is, what a conclusion rests on, and what is to be known of a link.

use super::{Words, dates, wording};
use crate::domain::{Footing, InputRef, Note, State, Stream};

/// What makes a weak point stand out where there is no colour.
const WEAK: &str = "! ";

/// How old something is, in months: `14 mo`; with a sign where that is old.
#[must_use]
pub fn age(months: u32, is_old: bool, words: &Words) -> String {
    marked(is_old, words.with("why-months", &[("months", months.into())]))
}

/// How long ago something was published or said, in a sentence.
#[must_use]
pub fn ago(months: u32, words: &Words) -> String {
    words.with("why-ago", &[("months", months.into())])
}

/// How old evidence is, or how much a conclusion rests on and from when to when: the key of what that is called, and the
/// words; `None` where there is nothing to say.
#[must_use]
pub fn strength(input: &InputRef, state: &State, words: &Words) -> Option<(&'static str, String)> {
    match input {
        InputRef::Evidence(id) => {
            let date = state.research.evidence.get(id)?.item.date?;
            Some(("view-head-age", age(state.age_in_months(date), false, words)))
        }
        InputRef::Conclusion(id) => {
            let resting = state.footing(&state.research.conclusions.get(id)?.item);
            let days = resting.oldest.zip(resting.newest).map(|(oldest, newest)| {
                let newest_day = dates::format_date(newest, words.lang());
                if oldest == newest {
                    return newest_day;
                }
                format!("{} - {newest_day}", dates::format_date(oldest, words.lang()))
            });
            let counted = footing(&resting, words).trim_start_matches(WEAK).to_owned();
            let said = std::iter::once(counted).chain(days).collect::<Vec<_>>().join(&words.get("list-separator"));
            Some(("view-evidence", said))
        }
        _ => None,
    }
}

/// What is to be known of evidence, a conclusion or a positioning, each with a sign before it.
#[must_use]
pub fn notes(input: &InputRef, state: &State, words: &Words) -> Vec<String> {
    if !matches!(input, InputRef::Evidence(_) | InputRef::Conclusion(_) | InputRef::Positioning(_)) {
        return Vec::new();
    }
    let notes = state.why(input).map(|chain| chain.notes).unwrap_or_default();
    notes.iter().map(|of| note(of, state, words)).collect()
}

/// What a conclusion rests on: `2 studies, 1 voice`; with a sign where that is one-sided, old or nothing.
#[must_use]
pub fn footing(footing: &Footing, words: &Words) -> String {
    let studies = || words.with("why-studies", &[("count", footing.studies.into())]);
    let voices = || words.with("why-voices", &[("count", footing.voices.into())]);
    let said = match footing.one_stream() {
        None if footing.is_nothing() => words.get("why-nothing").into_owned(),
        None => words.with("why-both", &[("studies", studies().into()), ("voices", voices().into())]),
        Some(_) if footing.is_old_studies_only() => words.with("why-only-old", &[("count", footing.studies.into())]),
        Some(Stream::Studies) => words.with("why-only", &[("what", studies().into())]),
        Some(Stream::CustomerVoice) => words.with("why-only", &[("what", voices().into())]),
    };
    marked(is_weak(footing), said)
}

/// Whether a conclusion rests on one end alone or on nothing.
#[must_use]
pub fn is_weak(footing: &Footing) -> bool {
    footing.is_nothing() || footing.one_stream().is_some()
}

/// What is to be known of a link, with a sign before it.
#[must_use]
pub fn note(note: &Note, state: &State, words: &Words) -> String {
    let said = match note {
        Note::NoConclusion => words.get("why-no-conclusion").into_owned(),
        Note::NoEvidence => words.get("why-no-evidence").into_owned(),
        Note::OneStream(Stream::Studies) => words.get("why-studies-only").into_owned(),
        Note::OneStream(Stream::CustomerVoice) => words.get("why-voice-only").into_owned(),
        Note::OldStudiesOnly => words.get("why-old-studies-only").into_owned(),
        Note::DisputedEvidence => words.get("why-disputed").into_owned(),
        Note::OldStudy => words.with("why-old", &[("months", state.settings.old_after_months.into())]),
        Note::NoDate => words.get("why-no-date").into_owned(),
        Note::OffTable => words.get("why-off-table").into_owned(),
        Note::Contradicted(others) => {
            let others = others.iter().map(|id| wording::input(&InputRef::Evidence(id.clone()), state, words));
            let quoted = others.map(|text| words.with("why-quoted", &[("text", text.into())])).collect::<Vec<_>>();
            words.with("why-contradicted", &[("others", quoted.join(&words.get("list-separator")).into())])
        }
    };
    marked(true, said)
}

fn marked(is_weak: bool, said: String) -> String {
    if is_weak { format!("{WEAK}{said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn what_a_conclusion_rests_on_is_counted_and_a_weak_footing_has_a_sign() {
        let words = Words::new(Lang::En);
        let said = |studies, old_studies, voices| {
            footing(&Footing { studies, old_studies, voices, ..Footing::default() }, &words)
        };
        assert_eq!(said(2, 1, 1), "2 studies, 1 voice");
        assert_eq!(said(1, 0, 3), "1 study, 3 voices");
        assert_eq!(said(1, 0, 0), "! 1 study only");
        assert_eq!(said(2, 2, 0), "! 2 old studies only");
        assert_eq!(said(0, 0, 2), "! 2 voices only");
        assert_eq!(said(0, 0, 0), "! no evidence");
        assert_eq!((age(14, true, &words), age(3, false, &words)), ("! 14 mo".to_owned(), "3 mo".to_owned()));
    }
}
