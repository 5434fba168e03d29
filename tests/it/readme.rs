//! README says what is so: its key table, its picture, its commands, and nothing that is not there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use clap::CommandFactory;
use roundtable::app::help::{self, HelpRow};
use roundtable::cli::Arguments;
use roundtable::domain::Step;
use roundtable::lang::{Lang, Words};

use crate::grid::hydra;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// Set to anything, it lets the tests here write their sections of README instead of comparing them.
const WRITE: &str = "ROUNDTABLE_WRITE_README";

/// What README may speak of only once the room for it is there.
const PROMISES: [(&str, &str); 5] = [
    ("import", "src/import"),
    ("export", "src/export"),
    ("minutes as", "src/export"),
    ("flag", "src/rules"),
    ("XLSX", "src/import"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("README is text")
}

/// Compares a section of README, between its two markers, with what it must say.
fn holds(section: &str, wanted: &str) {
    let text = readme();
    let (begin, end) = (format!("<!-- {section}: begin -->\n"), format!("<!-- {section}: end -->"));
    let (before, rest) = text.split_once(&begin).expect("the section begins");
    let (found, after) = rest.split_once(&end).expect("the section ends");
    if env::var_os(WRITE).is_some() {
        fs::write(root().join("README.md"), format!("{before}{begin}{wanted}{end}{after}")).expect("README is written");
    } else {
        assert!(
            found == wanted,
            "README's section `{section}` is out of date; write it anew with\n    {WRITE}=1 cargo test --test it readme -- --test-threads=1\nIt must say:\n{wanted}"
        );
    }
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    let mut wanted = String::new();
    for row in help::rows(&Words::new(Lang::En)) {
        match row {
            HelpRow::Head(place) => {
                let _ = write!(wanted, "\n**{place}**\n\n| Keys | |\n|---|---|\n");
            }
            HelpRow::Keys(keys, does) => {
                let keys: Vec<String> = keys.split("  ").map(|key| format!("`{key}`")).collect();
                let _ = writeln!(wanted, "| {} | {does} |", keys.join(" "));
            }
        }
    }
    assert!(wanted.lines().count() > 50);
    holds("keys", &format!("{wanted}\n"));
}

#[test]
fn the_picture_is_one_of_the_program() {
    let mut keyboard = Keyboard::at(hydra(), Lang::En);
    assert_eq!(keyboard.meeting().step, Step::Budget);
    let picture = Picture::of(&mut keyboard.model, 100, 26).text();
    holds("picture", &format!("```text\n{picture}\n```\n"));
}

#[test]
fn every_command_and_option_that_it_names_is_there() {
    let program = Arguments::command();
    // A hidden command is a part of another one, not for people.
    let for_people = program.get_subcommands().filter(|command| !command.is_hide_set());
    let commands: BTreeSet<&str> = for_people.map(clap::Command::get_name).collect();
    let all = [&program].into_iter().chain(program.get_subcommands());
    let options: BTreeSet<&str> = all.flat_map(clap::Command::get_arguments).filter_map(clap::Arg::get_long).collect();
    let readme = readme();
    let lines = readme.lines().filter_map(|line| line.trim_start().strip_prefix("roundtable "));
    let spans = readme.split('`').skip(1).step_by(2).filter_map(|span| span.strip_prefix("roundtable "));
    let mut named = BTreeSet::new();
    for line in lines.chain(spans) {
        for word in line.split_whitespace().take_while(|word| !word.starts_with(['#', '>', '|'])) {
            let word = word.trim_matches(['[', ']', '.', ',']);
            if let Some(option) = word.strip_prefix("--") {
                assert!(
                    ["help", "version"].contains(&option) || options.contains(option),
                    "no option --{option}: {line}"
                );
            }
        }
        let first = line.split_whitespace().find(|word| !word.starts_with('-')).unwrap_or_default();
        if first.starts_with(char::is_lowercase) && first.chars().all(|c| c.is_lowercase() || c == '-') {
            assert!(commands.contains(first), "no command {first}: {line}");
            named.insert(first);
        }
    }
    let missing: Vec<_> = commands.difference(&named).filter(|command| **command != "help").collect();
    assert!(missing.is_empty(), "README does not speak of {missing:?}");
}

#[test]
fn it_promises_nothing_that_is_not_there() {
    let readme = readme();
    for (promise, room) in PROMISES {
        let is_there = root().join(room).is_dir();
        let speaks = readme.to_lowercase().contains(&promise.to_lowercase());
        assert!(is_there || !speaks, "README speaks of \"{promise}\", and {room} is not there");
    }
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(link.starts_with("http") || root().join(link).exists(), "README links to {link}, which is not there");
    }
}

#[test]
fn the_two_commands_stand_before_everything_else_to_do() {
    let readme = readme();
    let commands: Vec<&str> = readme.lines().skip_while(|line| *line != "```sh").skip(1).take(2).collect();
    assert!(commands[0].starts_with("cargo run") && commands[1].starts_with("cargo test"), "{commands:?}");
}
