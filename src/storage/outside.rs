//! What was edited outside the program: noticed, said, and taken over as one entry.

use jiff::Timestamp;

use super::checksum::Seal;
use super::format::{Contents, Unreadable, contents};
use crate::domain::{Author, Change, Entry, Founding, Refusal, Session, State, Step};

/// A session as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The session, with whatever was edited outside taken over.
    pub session: Session,
    /// How the file was edited outside; `None` where it is as it was written.
    pub edited_outside: Option<Outside>,
}

/// How a file differs from what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// The checksum does not fit or is gone, yet the history leads to the state: a comment, or both edited alike.
    Checksum,
    /// The history leads to another state; the one that was found is taken over as one entry.
    OtherState,
    /// This entry of the history cannot be applied; those before it stand, and the state that was found is taken over.
    HistoryBroken {
        /// Number of the entry.
        seq: u32,
    },
}

/// The session that a file holds; what was edited outside counts as done at the time `edited`.
///
/// # Errors
/// [`Unreadable`], with line and column where there is one.
pub fn read(bytes: &[u8], edited: Timestamp) -> Result<Loaded, Unreadable> {
    let Contents { rev, state: found, history, seal } = contents(bytes)?;
    let (session, broken) = follow(history);
    let outside = match (&session, broken) {
        (_, Some(seq)) => Some(Outside::HistoryBroken { seq }),
        (Some(session), None) if *session.state() != found => Some(Outside::OtherState),
        (Some(session), None) if seal == Seal::Fits && session.rev() == rev => None,
        _ => Some(Outside::Checksum),
    };
    let session = match outside {
        Some(Outside::OtherState | Outside::HistoryBroken { .. }) => take_over(session, found, edited),
        _ => session.ok_or(Refusal::FoundedOnce),
    };
    let unusable =
        |refusal: Refusal| Unreadable::Damaged { line: 1, column: 1, place: String::new(), what: refusal.to_string() };
    Ok(Loaded { session: session.map_err(unusable)?, edited_outside: outside })
}

/// How far a history leads, and the number of the entry at which it breaks.
fn follow(history: Vec<Entry>) -> (Option<Session>, Option<u32>) {
    // Almost every history leads all the way, and then it is followed the quick way.
    if let Ok(session) = Session::replay(history.clone()) {
        return (Some(session), None);
    }
    let mut entries = history.into_iter();
    let Some(first) = entries.next() else { return (None, Some(1)) };
    let seq = first.seq;
    let Ok(mut session) = Session::replay(vec![first]) else { return (None, Some(seq)) };
    for entry in entries {
        let seq = entry.seq;
        if session.apply(entry).is_err() {
            return (Some(session), Some(seq));
        }
    }
    (Some(session), None)
}

/// The session goes on from the state that was found; that is one entry, and the chair's.
fn take_over(session: Option<Session>, found: State, edited: Timestamp) -> Result<Session, Refusal> {
    let mut session = match session {
        Some(session) => session,
        None => found_anew(&found, edited)?,
    };
    let change = Change::TakeOver(Box::new(found));
    let entry = session.next_entry(edited, Author::Chair, None, Step::Room, vec![change]);
    session.apply(entry)?;
    Ok(session)
}

/// A beginning for a state whose history is lost from its first entry on.
fn found_anew(found: &State, edited: Timestamp) -> Result<Session, Refusal> {
    let mut about = found.about.clone();
    if about.title.trim().is_empty() {
        about.title = found.id.to_string();
    }
    Session::found(Founding { id: found.id.clone(), about, carried: None }, edited)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::super::format::write;
    use super::super::samples::{founded, later, planned};
    use super::*;

    fn load(text: &str) -> Result<Loaded, Unreadable> {
        read(text.as_bytes(), later())
    }

    #[test]
    fn a_comment_that_somebody_added_is_noticed_and_changes_nothing() {
        let session = planned();
        let text = write(&session).unwrap().replacen("V1((", "// checked by Ana\nV1((", 1);
        assert_eq!(load(&text), Ok(Loaded { session, edited_outside: Some(Outside::Checksum) }));
    }

    #[test]
    fn a_state_edited_outside_is_taken_over_as_one_entry_of_the_chair() {
        let session = planned();
        let text = write(&session).unwrap().replacen("name: \"Dealers\"", "name: \"All dealers\"", 1);
        let loaded = load(&text).unwrap();
        assert_eq!(loaded.edited_outside, Some(Outside::OtherState));
        assert_eq!(loaded.session.rev(), session.rev() + 1);
        assert_eq!(&loaded.session.history()[..session.history().len()], session.history());
        assert!(loaded.session.state().segments.list.iter().any(|raised| raised.item.name == "All dealers"));
        let last = loaded.session.history().last().unwrap();
        assert_eq!((last.at, &last.by), (later(), &Author::Chair));
        // Written again, it is a file like any other.
        assert_eq!(load(&write(&loaded.session).unwrap()).unwrap().edited_outside, None);
    }

    #[test]
    fn a_broken_history_is_said_and_the_state_is_kept() {
        let session = planned();
        let text = write(&session).unwrap();
        let without = |prefix: &str| -> String {
            text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with(prefix)).collect()
        };
        for (gone, breaks_at, kept) in [("(seq: 4,", 5, 3), ("(seq: 1,", 2, 1)] {
            let loaded = load(&without(gone)).unwrap();
            assert_eq!(loaded.edited_outside, Some(Outside::HistoryBroken { seq: breaks_at }));
            assert_eq!(loaded.session.state(), session.state());
            assert_eq!(loaded.session.history().len(), kept + 1);
        }
        let loaded = load(&without("(seq: ")).unwrap();
        assert_eq!(loaded.edited_outside, Some(Outside::HistoryBroken { seq: 1 }));
        assert_eq!(loaded.session.state(), session.state());
    }

    #[test]
    fn a_file_cut_short_at_any_byte_is_never_taken_for_the_whole() {
        let text = write(&planned()).unwrap();
        for end in (0..text.len() - 1).filter(|end| text.is_char_boundary(*end)) {
            let loaded = load(text.split_at(end).0);
            assert!(loaded.as_ref().map_or(true, |loaded| loaded.edited_outside.is_some()), "cut at {end}: {loaded:?}");
        }
    }

    #[test]
    fn no_flipped_bit_goes_unnoticed() {
        let session = founded();
        let bytes = write(&session).unwrap().into_bytes();
        // The last byte is a line break, whose loss loses nothing.
        for index in 0..bytes.len() - 1 {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[index] ^= 1 << bit;
                let loaded = read(&flipped, later());
                let noticed = loaded.as_ref().map_or(true, |loaded| loaded.edited_outside.is_some());
                assert!(noticed, "bit {bit} of byte {index} was flipped unnoticed: {loaded:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn no_file_whatever_is_in_it_stops_the_program(
            start in any::<prop::sample::Index>(),
            length in 0_usize..200,
            scrap in prop_oneof![prop::collection::vec(any::<u8>(), 0..40), "[(){}\\[\\]\",:A-Za-z0-9 /*\n]{0,40}".prop_map(String::into_bytes)],
        ) {
            let mut bytes = write(&planned()).unwrap().into_bytes();
            let start = start.index(bytes.len());
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, scrap);
            // Whatever comes of it: it comes back, and what is read can be written.
            if let Ok(loaded) = read(&bytes, later()) {
                let again = read(write(&loaded.session).unwrap().as_bytes(), later());
                prop_assert_eq!(again, Ok(Loaded { session: loaded.session, edited_outside: None }));
            }
        }
    }
}
