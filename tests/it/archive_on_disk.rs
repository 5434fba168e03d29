//! Some hundred sessions in a folder, one of them damaged, listed and searched from the shell.

use std::fs;

use roundtable::domain::{
    About, Author, Change, Currency, Department, Evidence, Founding, ListChange, Period, Session, Step,
};
use roundtable::storage;
use serde_json::Value;

use crate::cli::Home;

const SESSIONS: usize = 300;

/// A session of a quarter, in which Sales says something.
fn session(number: usize) -> Session {
    let day = |text: String| text.parse().expect("a day");
    let (year, month) = (2017 + number / 30, 1 + number % 12);
    let date = day(format!("{year}-{month:02}-{:02}", 1 + number % 28));
    let period = Period::new(date, date).expect("in order");
    let mut about = About::new(&format!("Plan {number}"), date, period, period, Currency::EUR);
    ["Hydra", "山岚"][number % 2].clone_into(&mut about.brand);
    let founding = Founding { id: format!("{date}-plan-{number}").as_str().into(), about, carried: None };
    let mut session =
        Session::found(founding, "2017-01-01T08:00:00Z".parse().expect("a time")).expect("it has a title");
    let evidence = Evidence {
        text: format!("Dealers asked for drawings {}", number % 7),
        source: "Fair".to_owned(),
        ..Evidence::default()
    };
    let change = Change::Evidence(ListChange::Raise("e".into(), evidence));
    let at = "2017-01-01T08:10:00Z".parse().expect("a time");
    let by = Author::Department([Department::Sales, Department::Marketing][number % 2].clone());
    let entry = session.next_entry(at, by, None, Step::Research, vec![change]);
    session.apply(entry).expect("it is in order");
    session
}

fn home() -> Home {
    let home = Home::new();
    for number in 0..SESSIONS {
        let session = session(number);
        home.put(&format!("{}.ron", session.state().id), &storage::write(&session).expect("a session"));
    }
    home.put("2020-01-01-broken.ron", "V1((id: \"broken\", rev: 1, about: (title: 7");
    home
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    let ran = home.run(arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

fn count(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

#[test]
fn a_damaged_file_among_hundreds_is_one_line_of_the_list_with_and_without_an_index() {
    let home = home();
    for _ in 0..2 {
        let listed = json(&home, &["list", "--json"]);
        assert_eq!((count(&listed["sessions"]), count(&listed["unreadable"])), (SESSIONS, 1));
        let problem = &listed["unreadable"][0];
        assert!(problem["file"].as_str().is_some_and(|file| file.ends_with("2020-01-01-broken.ron")));
        assert_eq!(problem["line"], 1);
    }
    let text = home.run(&["list"]);
    assert_eq!(text.err.matches("2020-01-01-broken.ron").count(), 1, "{}", text.err);
}

#[test]
fn the_list_takes_the_filters_of_the_screen() {
    let home = home();
    let listed = json(&home, &["list", "--brand", "hyd", "--after", "2020", "--before", "2021-01", "--json"]);
    assert_eq!(count(&listed["sessions"]), 15);
    let by_sound = json(&home, &["list", "shanlan", "--json"]);
    assert_eq!(count(&by_sound["sessions"]), SESSIONS / 2);
    let one = json(&home, &["list", "plan 123", "--json"]);
    assert_eq!(one["sessions"][0]["title"], "Plan 123");
    let refused = home.run(&["list", "--after", "someday"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
}

#[test]
fn what_was_said_is_found_with_who_and_where_cold_and_warm_alike() {
    let home = home();
    let ask = || json(&home, &["search", "drawings 3", "--by", "sales", "--step", "research", "--json"]);
    let cold = ask();
    let lines = cold["lines"].as_array().expect("lines");
    assert_eq!(lines.len(), (0..SESSIONS).filter(|number| number % 7 == 3 && number % 2 == 0).count());
    assert!(lines.iter().all(|line| line["by"] == "Sales" && line["step"] == "Research" && line["kind"] == "Evidence"));
    let dates: Vec<&str> = lines.iter().filter_map(|line| line["date"].as_str()).collect();
    assert!(dates.is_sorted_by(|one, other| one >= other), "the latest meeting first");
    assert_eq!(count(&cold["unreadable"]), 1);
    assert_eq!(ask(), cold, "from what was kept");
    assert_eq!(
        json(&home, &["search", "drawings", "by:marketing", "state:agreed", "--json"])["lines"],
        Value::Array(Vec::new())
    );
    let nothing = home.run(&["search"]);
    assert_eq!(nothing.code, Some(2));
}

#[test]
fn what_is_kept_of_the_archive_can_be_thrown_away_at_any_time() {
    let home = home();
    let before = json(&home, &["search", "drawings", "--json"]);
    let state = home.sessions().parent().expect("a folder").join("state").join("archive");
    for place in fs::read_dir(&state).expect("it was kept") {
        for file in fs::read_dir(place.expect("a folder").path()).expect("a folder") {
            fs::write(file.expect("a file").path(), "nonsense\n=\n").expect("it is ours");
        }
    }
    assert_eq!(json(&home, &["search", "drawings", "--json"]), before);
    fs::remove_dir_all(&state).expect("it is ours");
    assert_eq!(json(&home, &["search", "drawings", "--json"]), before);
}
