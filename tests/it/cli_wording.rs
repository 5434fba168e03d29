//! What `roundtable wording` says of sentences, in words and as JSON, with a list of the user's own, and where it cannot.

use std::fs;

use serde_json::{Value, json};

use crate::cli::{Home, Ran, ran};

const REMARKS: &str = "Northwind always pays late, we don't want to work with them any more\n\n\
    the customers complained about late delivery\n恒泰总是拖欠货款，我们不想再跟他们合作了\n";

/// What the command says of remarks that come in by standard input.
fn said_of(remarks: impl Into<Vec<u8>>, home: &Home, options: &[&str]) -> Ran {
    let arguments: Vec<&str> = ["wording", "--customers", "Northwind,恒泰"].iter().chain(options).copied().collect();
    let config = home.sessions().join("config");
    ran(home.command(&arguments).env("ROUNDTABLE_CONFIG", config).write_stdin(remarks.into()))
}

/// A list of the user's own.
fn put_words(home: &Home, text: &str) {
    fs::create_dir_all(home.sessions().join("config")).expect("a folder");
    home.put("config/words.ron", text);
}

fn objects(ran: &Ran) -> Vec<Value> {
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn each_line_is_answered_by_an_object_with_the_words_that_were_found() {
    let home = Home::new();
    let answers = objects(&said_of(REMARKS, &home, &["--json"]));
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["flags"][0]["rule"], "X5");
    assert_eq!(answers[0]["flags"][0]["words"][0], "always pays late");
    assert_eq!(answers[1], json!({ "line": 2, "flags": [] }));
    assert_eq!(answers[2], json!({ "line": 3, "flags": [] }));
    assert_eq!(answers[3]["flags"][0]["rule"], "X5");
    // Of a file it says the same.
    let file = home.put("remarks.txt", &REMARKS.replace('\n', "\r\n"));
    assert_eq!(objects(&said_of("", &home, &["--json", &file.display().to_string()])), answers);
}

#[test]
fn people_read_one_line_for_each_with_what_to_say_instead() {
    let home = Home::new();
    let ran = said_of(REMARKS, &home, &["--lang", "en"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", ran.out);
    assert!(lines[0].starts_with("1  X5  \"always pays late\""), "{}", lines[0]);
    assert!(lines[0].ends_with("Say what happened, what it costs us, and what we ask of them."), "{}", lines[0]);
    assert_eq!(&lines[1..3], ["2  -", "3  -"]);
    assert_eq!(ran.code, Some(0));
}

#[test]
fn one_rule_alone_can_be_asked_for_and_who_is_no_customer_is_not_attacked() {
    let home = Home::new();
    let ran = said_of("Northwind always pays late. We are the market leader.", &home, &["--rule", "x6", "--json"]);
    assert_eq!(objects(&ran)[0]["flags"], json!([{ "rule": "X6", "words": ["market leader"] }]));
    assert_eq!(objects(&said_of("Southwind always pays late", &home, &["--json"]))[0]["flags"], json!([]));
}

#[test]
fn a_list_of_the_users_own_adds_words_and_takes_false_alarms_out() {
    let home = Home::new();
    let remarks = "Northwind are cold fish\nNorthwind always pays late";
    put_words(&home, "(hostile: [\"cold fish\"], without: [\"always pays late\"])");
    let answers = objects(&said_of(remarks, &home, &["--json"]));
    assert_eq!(answers[0]["flags"], json!([{ "rule": "X5", "words": ["cold fish"] }]));
    assert_eq!(answers[1]["flags"], json!([]));
}

#[test]
fn a_damaged_list_is_named_with_line_and_column_and_stays_as_it_was() {
    let home = Home::new();
    let damaged = "(\n    hostil: [\"cold fish\"],\n)";
    put_words(&home, damaged);
    let ran = said_of(REMARKS, &home, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("words.ron:2:5: ") && ran.err.contains("hostil"), "{}", ran.err);
    assert_eq!(fs::read_to_string(home.sessions().join("config/words.ron")).expect("it is there"), damaged);
}

#[test]
fn remarks_that_are_no_text_or_not_there_are_refused() {
    let home = Home::new();
    let ran = said_of(*b"a remark\n\xff\xfe\n", &home, &["--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("-:2: "), "{}", ran.err);
    let ran = said_of("", &home, &["missing.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("missing.txt"), "{}", ran.err);
}
