//! What is kept for the search, once a session is gone or a remark is held; and what is found in no folder.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs::{self, File};

use super::super::samples::{add, titled};
use super::tests::{Shelves, list, word};
use super::*;
use crate::domain::{Change, Department, Evidence, Fate, InputRef, Kind, ListChange, Parked, Reward, Session, Wanted};

fn evidence(session: &mut Session, id: &str, text: &str, customer: &str) {
    let (text, customer) = (text.to_owned(), customer.to_owned());
    let evidence = Evidence { text, customer, source: "Visit".to_owned(), ..Evidence::default() };
    add(session, Some(Department::Finance), Change::Evidence(ListChange::Raise(id.into(), evidence)));
}

/// Whether what is kept for lists and searches says this anywhere, in any file.
fn keeps(shelves: &Shelves, said: &str) -> bool {
    let files = fs::read_dir(index::place(&shelves.places)).unwrap();
    let says = |path: std::path::PathBuf| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(said.len()).any(|part| part == said.as_bytes())
    };
    files.map(|file| file.unwrap().path()).any(says)
}

#[test]
fn no_word_of_a_session_that_is_gone_is_kept_after_the_next_search() {
    let shelves = Shelves::new();
    shelves.three();
    let mut session = titled("Delta");
    evidence(&mut session, "e", "Quieter pumps", "");
    shelves.put("Delta.ron", &session);
    assert_eq!(shelves.found(&word("quieter")).len(), 1);
    assert!(keeps(&shelves, "Quieter") && keeps(&shelves, "Delta"));
    fs::remove_file(shelves.places.sessions.join("Delta.ron")).unwrap();
    assert_eq!(shelves.found(&word("alpha")), ["Alpha"]);
    assert!(!keeps(&shelves, "Quieter") && !keeps(&shelves, "Delta"));
    assert!(keeps(&shelves, "Alpha"), "the others need not be read again");
}

#[test]
fn no_word_of_any_session_is_kept_once_all_are_gone_also_where_another_version_kept_them() {
    for is_of_another_version in [false, true] {
        let shelves = Shelves::new();
        shelves.three();
        shelves.found(&word("alpha"));
        for title in ["Alpha", "Beta", "Gamma"] {
            fs::remove_file(shelves.places.sessions.join(format!("{title}.ron"))).unwrap();
        }
        if is_of_another_version {
            for path in [shelves.index(), shelves.text()] {
                let kept = fs::read_to_string(&path).unwrap();
                fs::write(&path, kept.replacen("roundtable", "roundtabel", 1)).unwrap();
            }
        }
        assert!(keeps(&shelves, "Alpha"));
        assert_eq!(shelves.found(&word("alpha")), [""; 0]);
        assert!(!keeps(&shelves, "Alpha"), "of another version: {is_of_another_version}");
    }
}

#[test]
fn no_word_of_a_remark_is_kept_once_it_is_held() {
    let shelves = Shelves::new();
    let mut session = titled("First");
    evidence(&mut session, "x", "Northwind always pays late, we don't want them", "");
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("late")).len(), 1, "nobody knows yet that it is a customer");
    assert!(keeps(&shelves, "pays late"));
    evidence(&mut session, "y", "asked for drawings", "Northwind");
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("late")), [""; 0]);
    assert!(!keeps(&shelves, "pays late"));
}

#[test]
fn no_word_of_a_remark_is_kept_once_other_words_count_also_where_no_session_is_asked() {
    let shelves = Shelves::new();
    let mut session = titled("First");
    evidence(&mut session, "x", "they are quietists", "Northwind");
    shelves.put("a.ron", &session);
    shelves.found(&word("first"));
    assert!(keeps(&shelves, "quietists"));
    fs::create_dir_all(&shelves.places.config).unwrap();
    fs::write(shelves.places.words(), "(attacks: [\"quietists\"])").unwrap();
    let of_no_session = Wanted { brands: vec!["nobody's".to_owned()], ..word("first") };
    assert_eq!(shelves.found(&of_no_session), [""; 0]);
    assert!(!keeps(&shelves, "quietists"));
}

#[test]
fn what_was_written_a_moment_ago_is_not_kept_at_all() {
    let shelves = Shelves::new();
    shelves.three();
    let mut archive = shelves.archive();
    list(&mut archive, Timestamp::now());
    let mut hits = 0;
    let _ = archive.search(&word("alpha"), &Reader::new(&shelves.places), Timestamp::now(), &mut |found| {
        hits += found.hits.len();
        ControlFlow::Continue(())
    });
    assert_eq!(hits, 1);
    assert!(!fs::read_to_string(shelves.text()).unwrap().contains("Alpha"));
}

#[test]
fn what_is_damaged_is_not_kept_behind_what_is_whole() {
    let shelves = Shelves::new();
    shelves.three();
    shelves.found(&word("alpha"));
    let mut kept = fs::read(shelves.text()).unwrap();
    let whole = kept.len();
    kept.extend(b"=torn\tof a secret");
    fs::write(shelves.text(), kept).unwrap();
    shelves.found(&Wanted { brands: vec!["nobody's".to_owned()], ..word("alpha") });
    assert_eq!(fs::metadata(shelves.text()).unwrap().len(), whole as u64);
}

#[test]
fn what_a_program_that_was_stopped_has_left_is_taken_away_and_what_another_writes_is_not() {
    let shelves = Shelves::new();
    shelves.three();
    shelves.found(&word("alpha"));
    let place = index::place(&shelves.places);
    let [old, young] = [7, 8].map(|process| place.join(format!("text.{process}.compact")));
    // Whoever searches here does so in an hour.
    for (path, minutes) in [(&old, 0), (&young, 30)] {
        fs::write(path, "pays late").unwrap();
        let written = std::time::SystemTime::now() + std::time::Duration::from_secs(60 * minutes);
        File::options().write(true).open(path).unwrap().set_modified(written).unwrap();
    }
    let _ = shelves.archive().search(
        &word("alpha"),
        &Reader::new(&shelves.places),
        Shelves::later() + jiff::SignedDuration::from_mins(1),
        &mut |_| ControlFlow::Continue(()),
    );
    assert!(!old.exists() && young.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_session_whose_file_has_a_name_of_other_letters_is_searched_and_nothing_of_it_kept() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let shelves = Shelves::new();
    shelves.three();
    let name = OsString::from_vec(b"2026-\xff\xfe.ron".to_vec());
    let mut session = titled("Delta");
    evidence(&mut session, "e", "Quieter pumps", "");
    fs::write(shelves.places.sessions.join(&name), super::super::format::write(&session).unwrap()).unwrap();
    for _ in 0..2 {
        assert_eq!(shelves.listed().0, ["Alpha", "Beta", "Delta", "Gamma"]);
        assert_eq!(shelves.found(&word("quieter")), ["Quieter pumps - Visit"]);
        assert_eq!(shelves.found(&word("alpha")), ["Alpha"]);
        assert!(!keeps(&shelves, "Quieter"));
    }
}

#[test]
fn the_examples_are_found_by_the_same_words_and_conditions_as_sessions() {
    let shelves = Shelves::new();
    let reader = Reader::new(&shelves.places);
    let found = search_examples(&word("dealer"), &reader);
    let dates: Vec<_> = found.hits.iter().map(|hit| hit.volume.spine().date).collect();
    assert!(!dates.is_empty() && dates.is_sorted_by(|one, other| one >= other), "{dates:?}");
    let of_reward = |hit: &Hit| hit.said.kind == Kind::Reward;
    assert!(!found.hits.iter().any(of_reward));
    let rewards = search_examples(&Wanted { kinds: vec![Kind::Reward], ..Wanted::default() }, &reader);
    assert!(!rewards.hits.is_empty() && rewards.hits.iter().all(of_reward));
    let of_nobody = Wanted { brands: vec!["nobody's".to_owned()], ..word("dealer") };
    assert_eq!(search_examples(&of_nobody, &reader).hits, []);
    assert!(!index::place(&shelves.places).exists(), "nothing of them is kept");
}

#[test]
fn what_tells_of_a_reward_is_found_only_by_asking_for_rewards() {
    let shelves = Shelves::new();
    let mut session = titled("First");
    let department = Some(Department::Marketing);
    let reward = Reward { department, what: "A fine trip".to_owned(), ..Reward::default() };
    add(&mut session, Some(Department::Executive), Change::Reward(ListChange::Raise("r".into(), reward)));
    let became = Some(InputRef::Reward("r".into()));
    let remark = Parked { text: "Give them a trip".to_owned(), fate: Fate::Placed, became, ..Parked::default() };
    add(&mut session, Some(Department::Marketing), Change::Parked(ListChange::Raise("p".into(), remark)));
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("trip")), [""; 0]);
    let rewards = Wanted { kinds: vec![Kind::Reward], ..word("trip") };
    assert_eq!(shelves.found(&rewards), ["A fine trip", "Give them a trip"]);
}
