//! The whole series that a session belongs to: the sessions that it follows, and those that follow it.

use std::collections::BTreeSet;
use std::path::Path;

use super::past::{Candidate, FARTHEST, candidates};
use super::paths::Places;
use crate::domain::{Session, SessionId};

/// A series of sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The sessions, the earliest first.
    pub sessions: Vec<Session>,
    /// Which of them was asked about, counted from 0.
    pub here: usize,
    /// The session before the first one, which was not found or cannot be read.
    pub missing: Option<SessionId>,
    /// What sessions are called that follow one of these too, and are not among them; also those that cannot be read.
    pub beside: Vec<String>,
}

/// The series of a session, from the folder of its own file, the folder of sessions, and the examples. What cannot be read
/// ends it; it is no failure.
#[must_use]
pub fn series(of: Session, file: Option<&Path>, places: &Places) -> Series {
    let candidates = candidates(file, places);
    let mut seen = BTreeSet::from([of.state().id.clone()]);
    let (earlier, missing) = earlier(&of, &candidates, &mut seen);
    let here = earlier.len();
    let mut sessions = earlier;
    let mut last = of.state().id.clone();
    sessions.push(of);
    let mut beside = Vec::new();
    while let Some(next) =
        next(&last, &candidates, &mut seen, &mut beside).filter(|_| sessions.len() - here <= FARTHEST)
    {
        last = next.state().id.clone();
        sessions.push(next);
    }
    Series { sessions, here, missing, beside }
}

/// The sessions that one follows, and that one at their end; as for [`series`].
#[must_use]
pub fn series_up_to(of: Session, file: Option<&Path>, places: &Places) -> Series {
    let mut seen = BTreeSet::from([of.state().id.clone()]);
    let (mut sessions, missing) = match of.state().about.follows {
        Some(_) => earlier(&of, &candidates(file, places), &mut seen),
        None => (Vec::new(), None),
    };
    sessions.push(of);
    Series { here: sessions.len() - 1, sessions, missing, beside: Vec::new() }
}

/// The sessions that one follows, the earliest first, and where they end because one was not found.
fn earlier(
    of: &Session,
    candidates: &[Candidate],
    seen: &mut BTreeSet<SessionId>,
) -> (Vec<Session>, Option<SessionId>) {
    let (mut earlier, mut missing) = (Vec::new(), None);
    let mut next = of.state().about.follows.clone();
    while let Some(wanted) = next.take() {
        // A file that was edited by hand may lead in a circle.
        if earlier.len() == FARTHEST || !seen.insert(wanted.clone()) {
            break;
        }
        let named = candidates.iter().filter(|candidate| candidate.head().id == wanted);
        match named.into_iter().find_map(Candidate::session) {
            Some(session) => {
                next.clone_from(&session.state().about.follows);
                earlier.push(session);
            }
            None => missing = Some(wanted),
        }
    }
    earlier.reverse();
    (earlier, missing)
}

/// The session that follows one: of several, the latest meeting that can be read. What the others are called goes to
/// `beside`.
fn next(
    last: &SessionId,
    candidates: &[Candidate],
    seen: &mut BTreeSet<SessionId>,
    beside: &mut Vec<String>,
) -> Option<Session> {
    let mut following: Vec<&Candidate> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.head().about.follows.as_ref() == Some(last)) {
        // The likeliest of each name comes first; its copies are not told of.
        let is_known = following.iter().any(|other| other.head().id == candidate.head().id);
        if !is_known && !seen.contains(&candidate.head().id) {
            following.push(candidate);
        }
    }
    following.sort_by_key(|candidate| std::cmp::Reverse(candidate.head().about.date));
    let mut found = None;
    for candidate in following {
        seen.insert(candidate.head().id.clone());
        let copies = candidates.iter().filter(|other| other.head().id == candidate.head().id);
        let read = if found.is_none() { copies.into_iter().find_map(Candidate::session) } else { None };
        match read {
            Some(session) => found = Some(session),
            None => beside.push(candidate.head().about.title.clone()),
        }
    }
    found
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::fs;

    use jiff::Timestamp;
    use jiff::civil::{Date, date};

    use super::super::format;
    use super::super::library::examples;
    use super::super::samples::{places_in, titled};
    use super::*;
    use crate::domain::Founding;

    fn following(title: &str, follows: &str, day: Date) -> Session {
        let mut about = titled(title).state().about.clone();
        about.follows = Some(follows.into());
        about.date = day;
        Session::found(Founding { id: title.into(), about, carried: None }, Timestamp::UNIX_EPOCH).unwrap()
    }

    fn put(folder: &Path, name: &str, session: &Session) {
        fs::write(folder.join(name), format::write(session).unwrap()).unwrap();
    }

    fn names(series: &Series) -> Vec<&str> {
        series.sessions.iter().map(|session| session.state().id.as_str()).collect()
    }

    #[test]
    fn a_session_in_the_middle_finds_those_before_and_those_after() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        let middle = examples()[2].read().unwrap().session;
        let found = series(middle, None, &places);
        assert_eq!((found.sessions.len(), found.here, found.missing.clone()), (4, 1, None));
        let up_to = series_up_to(found.sessions[1].clone(), None, &places);
        assert_eq!((up_to.sessions.as_slice(), up_to.here), (&found.sessions[..2], 1));
        assert!(
            found.sessions.windows(2).all(|pair| pair[1].state().about.follows == Some(pair[0].state().id.clone()))
        );
    }

    #[test]
    fn a_session_that_is_missing_before_is_named_and_one_that_is_missing_after_ends_the_series() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        put(&places.sessions, "d.ron", &following("Fourth", "third", date(2026, 12, 4)));
        let second = following("Second", "first", date(2026, 12, 2));
        put(&places.sessions, "b.ron", &second);
        let found = series(second, None, &places);
        assert_eq!((names(&found), found.missing.clone()), (vec!["second"], Some("first".into())));
    }

    #[test]
    fn of_two_that_follow_one_the_later_meeting_goes_on_and_the_other_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        put(&places.sessions, "a.ron", &titled("First"));
        put(&places.sessions, "b.ron", &following("Draft", "first", date(2026, 12, 1)));
        put(&places.sessions, "c.ron", &following("Second", "first", date(2026, 12, 2)));
        let found = series(titled("First"), None, &places);
        assert_eq!(names(&found), ["first", "second"]);
        assert_eq!(found.beside, ["Draft"]);
    }

    #[test]
    fn files_that_lead_in_a_circle_end_the_series() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        let (first, second) =
            (following("First", "second", date(2026, 12, 1)), following("Second", "first", date(2026, 12, 2)));
        put(&places.sessions, "a.ron", &first);
        put(&places.sessions, "b.ron", &second);
        assert_eq!(series(second, None, &places).sessions.len(), 2);
    }
}
