//! The archive as it is listed and searched, with its index lost, damaged, stale and telling lies.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs::{self, File, FileTimes};
use std::path::Path;

use jiff::SignedDuration;
use tempfile::TempDir;

use super::super::format;
use super::super::samples::{add, places_in, raise_segment, titled};
use super::*;
use crate::domain::{
    AboutField, Allocation, Change, Department, Evidence, EvidenceField, Kind, ListChange, Money, NoteChange, Reward,
    Session, Step, Wanted,
};

/// A folder of sessions, and what time it is for whoever reads it.
pub(super) struct Shelves {
    root: TempDir,
    pub(super) places: Places,
}

impl Shelves {
    pub(super) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        Self { root, places }
    }

    pub(super) fn put(&self, name: &str, session: &Session) {
        fs::write(self.places.sessions.join(name), format::write(session).unwrap()).unwrap();
    }

    pub(super) fn three(&self) {
        for title in ["Alpha", "Beta", "Gamma"] {
            self.put(&format!("{title}.ron"), &titled(title));
        }
    }

    /// An hour later, so that files that were just written can be told by their stamps.
    pub(super) fn later() -> Timestamp {
        Timestamp::now() + SignedDuration::from_hours(1)
    }

    pub(super) fn archive(&self) -> Archive {
        Archive::new(self.places.clone())
    }

    pub(super) fn index(&self) -> std::path::PathBuf {
        index::place(&self.places).join("index")
    }

    pub(super) fn text(&self) -> std::path::PathBuf {
        index::place(&self.places).join("text")
    }

    /// The titles in the end, in the order of names, and how many cannot be read.
    pub(super) fn listed(&self) -> (Vec<String>, usize) {
        list(&mut self.archive(), Self::later())
    }

    pub(super) fn found(&self, wanted: &Wanted) -> Vec<String> {
        self.found_by(&Reader::new(&self.places), wanted)
    }

    pub(super) fn found_by(&self, reader: &Reader, wanted: &Wanted) -> Vec<String> {
        let mut archive = self.archive();
        list(&mut archive, Self::later());
        let mut texts = Vec::new();
        let _ = archive.search(wanted, reader, Self::later(), &mut |found| {
            texts.extend(found.hits.into_iter().map(|hit| hit.said.text));
            ControlFlow::Continue(())
        });
        texts.sort();
        texts
    }
}

pub(super) fn list(archive: &mut Archive, now: Timestamp) -> (Vec<String>, usize) {
    let (mut titles, mut unreadable) = (Vec::new(), 0);
    let _ = archive
        .list(now, &mut |batch| {
            if batch.opening == Opening::Anew {
                (titles, unreadable) = (Vec::new(), 0);
            }
            titles.extend(batch.sessions.iter().map(|filed| filed.spine.title.clone()));
            unreadable += batch.unreadable.len();
            ControlFlow::Continue(())
        })
        .unwrap();
    titles.sort();
    (titles, unreadable)
}

pub(super) fn word(word: &str) -> Wanted {
    Wanted { words: vec![word.to_owned()], ..Wanted::default() }
}

/// Writes a file anew with the same size, and gives it the time that it had.
fn forge(path: &Path, from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let written = fs::metadata(path).unwrap().modified().unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).unwrap();
    File::options().write(true).open(path).unwrap().set_times(FileTimes::new().set_modified(written)).unwrap();
}

#[test]
fn an_index_that_is_deleted_is_made_anew() {
    let shelves = Shelves::new();
    shelves.three();
    let all = (vec!["Alpha".to_owned(), "Beta".to_owned(), "Gamma".to_owned()], 0);
    assert_eq!(shelves.listed(), all);
    let index = fs::read(shelves.index()).unwrap();
    fs::remove_file(shelves.index()).unwrap();
    assert_eq!(shelves.listed(), all);
    assert_eq!(fs::read(shelves.index()).unwrap(), index);
}

#[test]
fn a_session_that_changed_in_size_in_time_or_only_in_content_is_noticed() {
    let shelves = Shelves::new();
    shelves.three();
    shelves.listed();
    shelves.put("Alpha.ron", &titled("Alphabet"));
    let path = shelves.places.sessions.join("Beta.ron");
    let text = fs::read_to_string(&path).unwrap().replace("Beta", "Bela");
    fs::write(&path, text).unwrap();
    forge(&shelves.places.sessions.join("Gamma.ron"), "Gamma", "Gamba");
    assert_eq!(shelves.listed().0, ["Alphabet", "Bela", "Gamba"]);
}

#[test]
fn what_is_known_and_left_alone_is_not_read_again() {
    let shelves = Shelves::new();
    shelves.three();
    shelves.listed();
    // A word that only the index holds: where it shows, no file was read.
    let index = fs::read_to_string(shelves.index()).unwrap();
    let (opening, body) = index.split_once('\n').unwrap();
    let body = body.replace("\tAlpha\t", "\tOmega\t");
    let opening = opening.rsplit_once(' ').unwrap().0;
    fs::write(shelves.index(), format!("{opening} {:08x}\n{body}", crc32fast::hash(body.as_bytes()))).unwrap();
    assert_eq!(shelves.listed().0, ["Beta", "Gamma", "Omega"]);
}

#[test]
fn a_file_that_was_written_a_moment_ago_is_read_again_next_time() {
    let shelves = Shelves::new();
    shelves.three();
    list(&mut shelves.archive(), Timestamp::now());
    let index = fs::read_to_string(shelves.index()).unwrap();
    assert!(index.lines().skip(1).all(|line| line.split('\t').nth(1).unwrap().ends_with(",0")), "{index}");
    assert_eq!(shelves.listed().0.len(), 3);
    let index = fs::read_to_string(shelves.index()).unwrap();
    assert!(index.lines().skip(1).all(|line| line.split('\t').nth(1).unwrap().ends_with(",1")), "{index}");
}

#[test]
fn a_session_that_came_or_went_is_noticed() {
    let shelves = Shelves::new();
    shelves.three();
    let mut archive = shelves.archive();
    list(&mut archive, Shelves::later());
    fs::remove_file(shelves.places.sessions.join("Beta.ron")).unwrap();
    shelves.put("Delta.ron", &titled("Delta"));
    assert_eq!(list(&mut archive, Shelves::later()).0, ["Alpha", "Delta", "Gamma"]);
    assert_eq!(shelves.listed().0, ["Alpha", "Delta", "Gamma"]);
}

#[test]
fn an_index_cut_at_any_byte_or_with_any_byte_turned_is_never_believed() {
    let shelves = Shelves::new();
    shelves.put("Alpha.ron", &titled("Alpha"));
    shelves.listed();
    let whole = fs::read(shelves.index()).unwrap();
    for cut in 0..whole.len() {
        fs::write(shelves.index(), &whole[..cut]).unwrap();
        assert!(Index::read(&shelves.places).is_none(), "cut at {cut}");
        let mut turned = whole.clone();
        turned[cut] ^= 4;
        fs::write(shelves.index(), &turned).unwrap();
        assert!(Index::read(&shelves.places).is_none(), "byte {cut} was turned");
    }
    assert_eq!(shelves.listed().0, ["Alpha"]);
    assert_eq!(fs::read(shelves.index()).unwrap(), whole, "it was made anew and nobody heard of it");
}

#[test]
fn a_damaged_file_is_told_with_its_reason_and_nothing_else_is_the_worse_for_it() {
    let shelves = Shelves::new();
    shelves.three();
    fs::write(shelves.places.sessions.join("Broken.ron"), "V1((id: 7").unwrap();
    for _ in 0..2 {
        assert_eq!(shelves.listed(), (vec!["Alpha".to_owned(), "Beta".to_owned(), "Gamma".to_owned()], 1));
    }
    assert_eq!(shelves.found(&word("beta")), ["Beta"]);
}

#[test]
fn many_files_are_told_as_they_are_read_each_of_them_once() {
    let shelves = Shelves::new();
    for number in 0..700 {
        shelves.put(&format!("{number:03}.ron"), &titled(&format!("Plan {number}")));
    }
    let mut batches = Vec::new();
    let mut told = |archive: &mut Archive| {
        batches.clear();
        let mut tell = |batch: Batch| {
            batches.push((batch.opening, batch.sessions.len(), batch.far));
            ControlFlow::Continue(())
        };
        assert_eq!(archive.list(Shelves::later(), &mut tell), Ok(ControlFlow::Continue(())));
        batches.clone()
    };
    let without_index = told(&mut shelves.archive());
    assert_eq!(without_index[0], (Opening::Anew, FIRST, Some(Far { done: FIRST, of: 700 })));
    let rest = [(Opening::Anew, NEXT, Some(Far { done: NEXT, of: 700 })), (Opening::GoesOn, 700 - NEXT, None)];
    assert_eq!(without_index[1..], rest);
    let mut archive = shelves.archive();
    let with_index = told(&mut archive);
    assert_eq!(with_index[0], (Opening::Anew, AT_ONCE, Some(Far { done: AT_ONCE, of: 700 })));
    assert_eq!(with_index[1..], [(Opening::Anew, 700, None)]);
    assert_eq!(told(&mut archive), [(Opening::Anew, 700, None)], "what is known is told at once");
    let mut calls = 0;
    let stopped = shelves.archive().list(Shelves::later(), &mut |_| {
        calls += 1;
        ControlFlow::Break(())
    });
    assert_eq!((stopped, calls), (Ok(ControlFlow::Break(())), 1));
}

#[test]
fn a_folder_that_the_user_named_must_be_there_but_our_own_need_not() {
    let mut shelves = Shelves::new();
    shelves.places.sessions = shelves.root.path().join("missing");
    assert!(shelves.archive().list(Shelves::later(), &mut |_| ControlFlow::Continue(())).is_err());
    shelves.places.privacy = Privacy::Ours;
    assert_eq!(shelves.listed(), (Vec::new(), 0));
}

/// A session in which something was said at several steps.
fn said(title: &str) -> Session {
    let mut session = titled(title);
    add(&mut session, None, Change::About(AboutField::Brand("Hydra".to_owned())));
    add(&mut session, Some(Department::Sales), raise_segment("Dealers"));
    let evidence = Evidence {
        text: "Buyers want a quieter Pump".to_owned(),
        source: "Fair".to_owned(),
        theme: "Noise".to_owned(),
        ..Evidence::default()
    };
    add(&mut session, Some(Department::Marketing), Change::Evidence(ListChange::Raise("e".into(), evidence)));
    let cell = crate::domain::Cell::new(Some("dealers".into()), None);
    let allocation = Allocation { amount: Money::from(5_u32), reason: "ÜBERALL".to_owned(), ..Allocation::default() };
    add(&mut session, Some(Department::Finance), Change::Allocation(ListChange::Raise(cell, allocation)));
    let reward =
        Reward { department: Some(Department::Marketing), what: "A pump trip".to_owned(), ..Reward::default() };
    add(&mut session, Some(Department::Executive), Change::Reward(ListChange::Raise("r".into(), reward)));
    add(&mut session, None, Change::PrivateNote(NoteChange::Write("pump secret".to_owned(), None)));
    session
}

#[test]
fn words_are_found_wherever_they_stand_and_conditions_narrow_them_down() {
    let shelves = Shelves::new();
    shelves.put("a.ron", &said("First"));
    shelves.put("b.ron", &titled("Second"));
    let pump = "Buyers want a quieter Pump - Fair - Noise";
    for _ in 0..2 {
        assert_eq!(shelves.found(&word("pump")), [pump]);
        let both = Wanted { words: vec!["quieter".to_owned(), "fair".to_owned()], ..Wanted::default() };
        assert_eq!(shelves.found(&both), [pump]);
        assert_eq!(shelves.found(&word("überall")), ["Dealers - ÜBERALL"]);
        let by = |department| Wanted { by: vec![department], ..word("pump") };
        assert_eq!(shelves.found(&by(Department::Marketing)), [pump]);
        assert_eq!(shelves.found(&by(Department::Sales)), [""; 0]);
        assert_eq!(shelves.found(&Wanted { steps: vec![Step::Budget], ..Wanted::default() }), ["Dealers - ÜBERALL"]);
        let noise = crate::domain::Tag::Said("noise".to_owned());
        assert_eq!(shelves.found(&Wanted { tags: vec![noise], ..Wanted::default() }), [pump]);
        assert_eq!(shelves.found(&Wanted { brands: vec!["other".to_owned()], ..word("pump") }), [""; 0]);
        assert_eq!(shelves.found(&word("second")), ["Second"]);
        assert!(shelves.text().exists());
    }
}

#[test]
fn rewards_are_found_only_by_asking_for_them_and_private_notes_never() {
    let shelves = Shelves::new();
    shelves.put("a.ron", &said("First"));
    let rewards = Wanted { kinds: vec![Kind::Reward], ..Wanted::default() };
    assert_eq!(shelves.found(&rewards), ["A pump trip"]);
    assert_eq!(shelves.found(&word("secret")), [""; 0]);
    assert!(!fs::read_to_string(shelves.text()).unwrap().contains("secret"));
}

#[test]
fn a_held_remark_is_neither_found_nor_kept() {
    let shelves = Shelves::new();
    let mut session = said("First");
    for (id, text) in [("x", "Northwind always pays late, we don't want them"), ("y", "Northwind asked for drawings")] {
        let evidence = Evidence {
            text: text.to_owned(),
            source: "Visit".to_owned(),
            customer: "Northwind".to_owned(),
            ..Evidence::default()
        };
        add(&mut session, Some(Department::Finance), Change::Evidence(ListChange::Raise(id.into(), evidence)));
    }
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("northwind")), ["Northwind asked for drawings - Visit - Northwind"]);
    assert_eq!(shelves.found(&word("late")), [""; 0]);
    let kept = fs::read_to_string(shelves.text()).unwrap();
    assert!(!kept.contains("pays late") && kept.contains("asked for drawings"));
}

#[test]
fn what_was_said_of_a_customer_whom_it_names_no_more_is_neither_found_nor_kept() {
    let shelves = Shelves::new();
    let mut session = said("First");
    let evidence = Evidence {
        text: "always pays late".to_owned(),
        source: "Visit".to_owned(),
        customer: "Northwind".to_owned(),
        ..Evidence::default()
    };
    let finance = Some(Department::Finance);
    let other = Evidence { text: "asked for drawings".to_owned(), ..evidence.clone() };
    add(&mut session, finance.clone(), Change::Evidence(ListChange::Raise("x".into(), evidence)));
    add(&mut session, finance.clone(), Change::Evidence(ListChange::Raise("y".into(), other)));
    let unnamed = vec![EvidenceField::Customer(String::new())];
    add(&mut session, finance, Change::Evidence(ListChange::Edit("x".into(), unnamed)));
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("late")), [""; 0], "only the history knows of whom it was said");
    assert_eq!(shelves.found(&word("visit")), ["Visit", "asked for drawings - Visit - Northwind"]);
}

#[test]
fn hostile_words_that_are_said_of_no_customer_are_found() {
    let shelves = Shelves::new();
    let mut session = said("First");
    let evidence =
        Evidence { text: "The tram always pays late".to_owned(), source: "Visit".to_owned(), ..Evidence::default() };
    add(&mut session, Some(Department::Finance), Change::Evidence(ListChange::Raise("x".into(), evidence)));
    shelves.put("a.ron", &session);
    assert_eq!(shelves.found(&word("tram")), ["The tram always pays late - Visit"]);
}

#[test]
fn other_words_that_count_have_all_text_read_anew() {
    let shelves = Shelves::new();
    shelves.put("a.ron", &said("First"));
    shelves.found(&word("pump"));
    let before = Reader::new(&shelves.places).print;
    fs::create_dir_all(&shelves.places.config).unwrap();
    fs::write(shelves.places.words(), "(attacks: [\"quieter\"])").unwrap();
    assert_ne!(Reader::new(&shelves.places).print, before);
    assert!(text::Blocks::open(&shelves.text(), &before).is_some());
    shelves.found(&word("pump"));
    assert!(text::Blocks::open(&shelves.text(), &before).is_none());
}

#[test]
fn the_text_of_a_session_that_changed_is_read_anew_and_the_old_one_passed_over() {
    let shelves = Shelves::new();
    shelves.put("a.ron", &said("First"));
    shelves.put("b.ron", &said("Other"));
    assert_eq!(shelves.found(&word("first")), ["First - Hydra"]);
    forge(&shelves.places.sessions.join("a.ron"), "First", "Fresh");
    assert_eq!(shelves.found(&word("first")), [""; 0]);
    assert_eq!(shelves.found(&word("fresh")), ["Fresh - Hydra"]);
    fs::remove_file(shelves.places.sessions.join("a.ron")).unwrap();
    assert_eq!(shelves.found(&word("pump")).len(), 1);
}

#[test]
fn text_cut_at_any_byte_or_damaged_is_made_whole_again() {
    let shelves = Shelves::new();
    shelves.put("a.ron", &said("First"));
    shelves.put("b.ron", &titled("Second"));
    let reader = Reader::new(&shelves.places);
    shelves.found_by(&reader, &word("pump"));
    let whole = fs::read(shelves.text()).unwrap();
    for cut in (0..whole.len()).step_by(7) {
        fs::write(shelves.text(), &whole[..cut]).unwrap();
        assert_eq!(shelves.found_by(&reader, &word("pump")).len(), 1, "cut at {cut}");
        assert_eq!(fs::read(shelves.text()).unwrap().len(), whole.len(), "cut at {cut}");
        let mut turned = whole.clone();
        turned[cut] ^= 1;
        fs::write(shelves.text(), &turned).unwrap();
        assert_eq!(shelves.found_by(&reader, &word("pump")).len(), 1, "byte {cut} was turned");
    }
}

#[test]
fn of_very_many_lines_those_of_the_latest_meetings_are_told() {
    let shelves = Shelves::new();
    let mut old = titled("Old");
    add(&mut old, None, Change::About(AboutField::Date(jiff::civil::date(2020, 1, 1))));
    for session in [&mut old, &mut titled("New")] {
        for number in 0..MOST_FOUND {
            let name = format!("Group {number}");
            add(session, Some(Department::Sales), raise_segment(&name));
        }
        let about = &session.state().about;
        shelves.put(&format!("{}-{}.ron", about.date, about.title), session);
    }
    let mut archive = shelves.archive();
    list(&mut archive, Shelves::later());
    let (mut hits, mut more) = (Vec::new(), 0);
    let _ = archive.search(&word("group"), &Reader::new(&shelves.places), Shelves::later(), &mut |found| {
        hits.extend(found.hits.into_iter().map(|hit| hit.volume.spine().title.clone()));
        more += found.more;
        ControlFlow::Continue(())
    });
    assert_eq!((hits.len(), more), (MOST_FOUND, MOST_FOUND));
    assert!(hits.iter().all(|title| title == "New"));
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_readable_by_this_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let shelves = Shelves::new();
    shelves.three();
    shelves.found(&word("alpha"));
    for (path, mode) in [(shelves.index(), 0o600), (shelves.text(), 0o600), (index::place(&shelves.places), 0o700)] {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
}
