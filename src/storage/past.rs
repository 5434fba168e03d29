//! The sessions that one follows: found by their names, read one after the other, and digested.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::card::{Card, Head, Standing, read_session};
use super::library::{examples, may_be_session};
use super::outside::Loaded;
use super::paths::Places;
use crate::domain::{Digest, Session, SessionId, State};

/// As many sessions as are looked back on: ten years of quarters.
pub(super) const FARTHEST: usize = 40;

/// What is known of the sessions that one follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// Their digests, the last session first.
    pub digests: Vec<Digest>,
    /// The session at which they end since it was not found, or cannot be read.
    pub missing: Option<SessionId>,
}

/// A session that may be one of them.
pub(super) enum Candidate {
    File(Box<Card>),
    Example(usize, Box<Head>),
}

impl Candidate {
    /// What its first lines say.
    pub(super) fn head(&self) -> &Head {
        match self {
            Self::File(card) => &card.head,
            Self::Example(_, head) => head,
        }
    }

    fn id(&self) -> &SessionId {
        &self.head().id
    }

    /// What is looked at first where several have the same name: a session before its copies, what was written last, files
    /// before examples.
    fn rank(&self) -> (bool, bool, std::cmp::Reverse<Timestamp>) {
        match self {
            Self::File(card) => (false, card.standing != Standing::Session, std::cmp::Reverse(card.modified)),
            Self::Example(..) => (true, false, std::cmp::Reverse(Timestamp::UNIX_EPOCH)),
        }
    }

    /// The whole session; `None` where it cannot be read.
    pub(super) fn session(&self) -> Option<Session> {
        self.read().map(|loaded| loaded.session)
    }

    fn read(&self) -> Option<Loaded> {
        match self {
            Self::File(card) => read_session(&card.path).ok(),
            Self::Example(index, _) => examples().get(*index)?.read().ok(),
        }
    }

    fn digest(&self) -> Option<Digest> {
        self.session().map(|session| Digest::of(session.state()))
    }
}

/// What is known of the sessions that a session follows, from the folder of its own file, the folder of sessions, and the
/// examples. What cannot be read ends the chain; it is no failure.
#[must_use]
pub fn past(state: &State, file: Option<&Path>, places: &Places) -> Past {
    match &state.about.follows {
        Some(follows) => before(&state.id, follows, file, places),
        None => Past::default(),
    }
}

/// As [`past`], of a session of which only the names are known: its own, and that of the session before.
#[must_use]
pub fn before(id: &SessionId, follows: &SessionId, file: Option<&Path>, places: &Places) -> Past {
    let candidates = candidates(file, places);
    let mut seen = BTreeSet::from([id.clone()]);
    let mut past = Past::default();
    let mut next = Some(follows.clone());
    while let Some(wanted) = next.take() {
        // A file that was edited by hand may lead in a circle.
        if past.digests.len() == FARTHEST || !seen.insert(wanted.clone()) {
            break;
        }
        let found = candidates.iter().filter(|candidate| *candidate.id() == wanted).find_map(Candidate::digest);
        match found {
            Some(digest) => {
                next.clone_from(&digest.follows);
                past.digests.push(digest);
            }
            None => past.missing = Some(wanted),
        }
    }
    past
}

/// The session of this name, from the folder of another's file, the folder of sessions, and the examples; `None` where there
/// is none that can be read.
#[must_use]
pub fn session_named(id: &SessionId, beside: Option<&Path>, places: &Places) -> Option<Loaded> {
    let candidates = candidates(beside, places);
    candidates.iter().filter(|candidate| candidate.id() == id).find_map(Candidate::read)
}

/// All that may be one of the sessions before, the likeliest of each name first; only the first lines of files are read.
pub(super) fn candidates(file: Option<&Path>, places: &Places) -> Vec<Candidate> {
    let beside = file.and_then(Path::parent).filter(|folder| *folder != places.sessions).map(Path::to_owned);
    let mut candidates: Vec<Candidate> =
        beside.into_iter().chain([places.sessions.clone()]).flat_map(|folder| cards(&folder)).collect();
    let heads = examples().iter().enumerate();
    candidates
        .extend(heads.filter_map(|(index, example)| Some(Candidate::Example(index, Box::new(example.head().ok()?)))));
    candidates.sort_by_key(Candidate::rank);
    candidates
}

fn cards(folder: &Path) -> Vec<Candidate> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let paths: Vec<PathBuf> = files.filter_map(Result::ok).filter(may_be_session).map(|file| file.path()).collect();
    paths.iter().filter_map(|path| Card::read(path).ok()).map(|card| Candidate::File(Box::new(card))).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::format;
    use super::super::samples::{places_in, planned, titled};
    use super::*;
    use crate::domain::Founding;

    /// A session of this name that follows another.
    fn following(title: &str, follows: &str) -> Session {
        let mut about = titled(title).state().about.clone();
        about.follows = Some(follows.into());
        let founding = Founding { id: title.into(), about, carried: None };
        Session::found(founding, Timestamp::UNIX_EPOCH).unwrap()
    }

    fn put(folder: &Path, name: &str, session: &Session) {
        fs::write(folder.join(name), format::write(session).unwrap()).unwrap();
    }

    fn names(past: &Past) -> Vec<&str> {
        past.digests.iter().map(|digest| digest.id.as_str()).collect()
    }

    #[test]
    fn the_sessions_before_are_found_by_their_names_whatever_their_files_are_called() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        put(&places.sessions, "x.ron", &titled("First"));
        put(&places.sessions, "y.ron", &following("Second", "first"));
        fs::write(places.sessions.join("z.ron"), "(theme: dark)").unwrap();
        let third = following("Third", "second");
        let past = past(third.state(), None, &places);
        assert_eq!((names(&past), &past.missing), (vec!["second", "first"], &None));
    }

    #[test]
    fn what_lies_beside_the_file_itself_is_found_too() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        let elsewhere = folder.path().join("stick");
        fs::create_dir(&elsewhere).unwrap();
        put(&elsewhere, "first.ron", &titled("First"));
        let second = following("Second", "first");
        assert_eq!(names(&past(second.state(), Some(&elsewhere.join("second.ron")), &places)), ["first"]);
        assert_eq!(past(second.state(), None, &places).missing, Some("first".into()));
    }

    #[test]
    fn the_chain_ends_where_a_session_is_missing_cannot_be_read_or_leads_back() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        put(&places.sessions, "b.ron", &following("Second", "lost"));
        let third = following("Third", "second");
        let found = past(third.state(), None, &places);
        assert_eq!((names(&found), &found.missing), (vec!["second"], &Some("lost".into())));

        put(&places.sessions, "b.ron", &following("Second", "third"));
        let found = past(third.state(), None, &places);
        assert_eq!((names(&found), &found.missing), (vec!["second"], &None));

        let damaged = format::write(&planned()).unwrap().replace("clock:", "clack:");
        fs::write(places.sessions.join("c.ron"), damaged).unwrap();
        let after = following("After", "hydra-launch");
        assert_eq!(past(after.state(), None, &places).missing, Some("hydra-launch".into()));
    }

    #[test]
    fn a_copy_put_beside_a_session_is_not_taken_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        put(&places.sessions, "a (conflict pc 2026-11-23T10-42-05Z).ron", &following("First", "copied"));
        put(&places.sessions, "b.ron", &titled("First"));
        let second = following("Second", "first");
        assert_eq!(past(second.state(), None, &places).missing, None);
    }

    #[test]
    fn the_examples_follow_one_another() {
        let folder = tempfile::tempdir().unwrap();
        let places = places_in(folder.path());
        let last = examples()[0].read().unwrap().session;
        let past = past(last.state(), None, &places);
        assert_eq!((past.digests.len(), past.missing), (3, None));
    }
}
