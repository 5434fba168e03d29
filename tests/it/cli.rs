//! The commands that need no screen, run as a shell runs them: what they print, how they end, in odd surroundings too.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;
use roundtable::storage;
use serde_json::Value;
use tempfile::TempDir;

use crate::customer_list;
use crate::fixtures::Meeting;

/// A home for one test, with nothing of the machine's own in the environment.
pub struct Home(TempDir);

/// What a command printed and how it ended.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Home {
    pub fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::create_dir(home.sessions()).expect("a folder");
        home
    }

    pub fn sessions(&self) -> PathBuf {
        self.0.path().join("sessions")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command.args(arguments).current_dir(self.0.path()).env_clear();
        command.env("HOME", self.0.path()).env("TZ", "UTC").env("LANG", "en_US.UTF-8");
        command.env("ROUNDTABLE_DIR", self.sessions()).env("ROUNDTABLE_STATE", self.0.path().join("state"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments))
    }

    /// A planned meeting in a file of the folder of sessions.
    pub fn planned(&self) -> PathBuf {
        self.put("plan.ron", &storage::write(&Meeting::planned().session).expect("a session"))
    }

    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.sessions().join(name);
        fs::write(&path, text).expect("a file");
        path
    }
}

pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Ran { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
}

impl Ran {
    pub fn json(&self) -> Value {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        serde_json::from_str(&self.out).expect("JSON")
    }
}

#[test]
fn a_session_begun_from_the_shell_is_listed_shown_and_well() {
    let home = Home::new();
    let new = home.run(&[
        "new",
        "--title",
        "Hydra launch",
        "--brand",
        "Hydra",
        "--period",
        "Q1 2027",
        "--date",
        "2026-11-23",
    ]);
    assert_eq!((new.code, new.err.as_str()), (Some(0), ""));
    let path = home.sessions().join("2026-11-23-hydra-launch.ron");
    assert_eq!(Path::new(new.out.trim_end()), path.canonicalize().expect("it is there"));
    let list = home.run(&["list", "--json"]).json();
    let session = &list["sessions"][0];
    assert_eq!(session["title"], "Hydra launch");
    assert_eq!(session["period"]["to"], "2027-03-31");
    assert_eq!(session["looked_back"]["from"], "2026-10-01");
    assert_eq!(session["life"], "draft");
    assert!(home.run(&["list"]).out.contains("2026-11-23-hydra-launch.ron"));
    // By its name alone, with or without its ending.
    for name in ["2026-11-23-hydra-launch", "2026-11-23-hydra-launch.ron"] {
        assert!(home.run(&["show", name]).out.starts_with("Hydra launch\n============\n"));
    }
    let check = home.run(&["check", new.out.trim_end()]);
    assert_eq!((check.out, check.code), (format!("{}: ok (1 entry)\n", new.out.trim_end()), Some(0)));
}

#[test]
fn a_session_that_follows_takes_over_what_the_last_one_left() {
    let home = Home::new();
    home.planned();
    let new = home.run(&["new", "--follows", "plan", "--date", "2026-06-25"]);
    assert_eq!((new.code, new.err.as_str()), (Some(0), ""));
    let plan = home.run(&["show", new.out.trim_end(), "--json"]).json();
    assert_eq!(plan["plan"]["about"]["follows"], "2026-03-12-spring-plan");
    assert_eq!(plan["plan"]["about"]["period"]["from"], "2026-07-01");
    assert_eq!(plan["plan"]["room"]["seats"].as_array().map(Vec::len), Some(6));
    assert_eq!(plan["plan"]["segments"]["list"]["on_table"][0]["by"], "Sales");
}

#[test]
fn what_cannot_be_begun_says_why_and_leaves_nothing() {
    let home = Home::new();
    for (arguments, why) in [
        (["--title", " ", "--currency", "EUR"], "cannot stay empty"),
        (["--title", "A", "--currency", "EURO"], "three letters"),
        (["--title", "A", "--period", "soon"], "\"soon\""),
        (["--title", "A", "--date", "2026-02-30"], "\"2026-02-30\""),
        (["--title", "A", "--follows", "nothing"], "nothing: there is no such file"),
    ] {
        let new = home.run(&[&["new"], &arguments[..]].concat());
        assert!(new.code == Some(2) && new.out.is_empty() && new.err.contains(why), "{}", new.err);
    }
    assert_eq!(fs::read_dir(home.sessions()).expect("the folder").count(), 0);
}

#[test]
fn a_shown_session_names_the_department_behind_each_input() {
    let home = Home::new();
    home.planned();
    let shown = home.run(&["show", "plan"]).out;
    for expected in ["Dealers", "Sales (08:3", "Marketing (08:3", "Ana Ruiz", "Still to place  10,000 EUR", "90,000"] {
        assert!(shown.contains(expected), "{expected} is missing in:\n{shown}");
    }
    let chinese = home.run(&["--lang", "zh-CN", "show", "plan"]).out;
    assert!(chinese.contains("销售部（08:3") && !chinese.contains("Still to place"), "{chinese}");
    assert!(chinese.contains("Dealers"), "what people said stays as they said it");
}

#[test]
fn shown_json_is_exact_and_says_who_raised_what() {
    let home = Home::new();
    home.planned();
    let shown = home.run(&["show", "plan", "--json"]).json();
    let allocation = &shown["plan"]["budget"]["allocations"]["on_table"][0];
    assert_eq!((&allocation["by"], &allocation["item"]["amount"]), (&Value::from("Sales"), &Value::from("40000")));
    assert_eq!(shown["budget"]["placed"], "90000");
    assert_eq!(shown["budget"]["remainder"], "10000");
    assert_eq!(shown["budget"]["by_segment"][0]["amount"], "60000");
    assert_eq!(shown["edited_outside"], false);
}

#[test]
fn a_look_back_is_shown_with_the_same_figures_as_text_and_as_json() {
    let home = Home::new();
    home.put("ads.ron", &storage::write(&crate::ads::meeting().session).expect("a session"));
    let shown = home.run(&["show", "ads", "--json"]).json();
    let look_back = &shown["look_back"];
    let oldest = &look_back["by_segment"][0]["lines"][1];
    for (field, begins) in [
        ("id", "45-49"),
        ("spend", "20750.669996654"),
        ("sales", "208"),
        ("share_of_spend", "35.4"),
        ("share_of_sales", "19.3"),
        ("gap", "-16.1"),
        ("money_behind_gap", "9433.9"),
        ("return_index", "0.545"),
        ("break_even_sales", "476.19"),
    ] {
        assert!(oldest[field].as_str().is_some_and(|found| found.starts_with(begins)), "{field}: {oldest}");
    }
    assert_eq!((&oldest["small_base"], &oldest["planned"]), (&serde_json::json!([]), &Value::Null));
    let smallest = &look_back["by_promotion"][0]["lines"][2];
    assert_eq!(smallest["small_base"], serde_json::json!(["spend", "count"]));
    assert_eq!((&smallest["output"][0]["of"], &smallest["output"][0]["number"]), (&"ads".into(), &"54".into()));
    assert_eq!(look_back["by_cell"][0]["lines"][0]["id"], "45-49/campaign-1178");
    let text = home.run(&["show", "ads"]).out;
    for line in [
        "45-49  20,750.67  35.4    208  19.3  -16.1    +9,434   0.55       476.2  259 ads",
        "Campaign 916      149.71   0.3     24   2.2   +1.9*    -1,156   8.72         2.7   54 ads",
        "* small base (under 1% of spend or sales, or fewer than 30 orders)",
        "By cell",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
}

#[test]
fn a_shown_session_tells_of_its_customer_list_and_how_much_of_it_the_segments_cover() {
    let home = Home::new();
    let mut meeting = customer_list::with(customer_list::small());
    meeting.sales(customer_list::picked("Lisbon", &[customer_list::is(&[("Region", "Lisbon")])]));
    meeting.sales(customer_list::picked("Horeca", &[customer_list::is(&[("Channel", "Horeca")])]));
    home.put("list.ron", &storage::write(&meeting.session).expect("a session"));
    let shown = home.run(&["show", "list"]);
    for line in [
        "In segments 7 750",
        "In no segment 1 250",
        "! counted 2x 2 600",
        "In all 8 1,000",
        "A customers 3 850 85.0",
        "C customers 3 40 4.0",
    ] {
        let is_said = |shown: &str| shown.split_whitespace().collect::<Vec<_>>().join(" ") == line;
        assert!(shown.out.lines().any(is_said), "{line}\n{}", shown.out);
    }
    assert!(shown.out.contains("crm.csv 2026-11-20") && shown.out.contains("Marketing ("), "{}", shown.out);
    let json = home.run(&["show", "list", "--json"]).json();
    let segments = &json["segments"];
    assert_eq!((&segments["customers"], &segments["customers_outside"]), (&7.into(), &1.into()));
    assert_eq!((&segments["customers_twice"], &segments["sales_twice"]), (&2.into(), &"600".into()));
    assert_eq!((&segments["tiers"][0]["tier"], &segments["tiers"][0]["share"]), (&"A".into(), &"85.0".into()));
    let lisbon = &json["plan"]["segments"]["list"]["on_table"][0]["item"];
    assert_eq!((&lisbon["picks"][0]["is"]["Region"], &lisbon["customers"]), (&"Lisbon".into(), &4.into()));
}

#[test]
fn every_example_can_be_shown_in_every_language() {
    let home = Home::new();
    let list = home.run(&["list", "--json"]).json();
    let examples = list["examples"].as_array().expect("a list");
    assert!(!examples.is_empty());
    for example in examples {
        let name = example["file"].as_str().expect("a name");
        for lang in ["en", "zh-CN"] {
            let shown = home.run(&["show", name, "--lang", lang]);
            assert_eq!((shown.code, shown.err.as_str()), (Some(0), ""));
            assert!(shown.out.lines().count() > 50);
        }
        assert_eq!(home.run(&["show", name, "--json"]).json()["file"], name);
        assert!(matches!(home.run(&["check", name]).code, Some(0 | 1)));
    }
    assert_eq!(
        home.run(&["show", "example:1"]).out,
        home.run(&["show", examples[0]["file"].as_str().expect("a name")]).out
    );
    assert_eq!(home.run(&["show", "example:99"]).code, Some(2));
}

#[test]
fn check_names_file_line_and_column_and_goes_on_with_the_rest() {
    let home = Home::new();
    let good = home.planned();
    let text = fs::read_to_string(&good).expect("text");
    let line = text.lines().position(|line| line.contains("tier: \"A\"")).expect("a tier") + 1;
    let damaged = home.put("damaged.ron", &text.replacen("tier: \"A\"", "tier: \"AA\"", 1));
    let touched = home.put("touched.ron", &text.replacen("EUR", "USD", 1));
    let foreign = home.put("foreign.ron", "(theme: dark)");
    let newer = home.put("newer.ron", "V9((id: \"a\"))");
    let missing = home.sessions().join("missing.ron");
    let names: Vec<&str> =
        [&damaged, &touched, &foreign, &newer, &missing, &good].into_iter().filter_map(|path| path.to_str()).collect();
    let check = home.run(&[&["check"], &names[..]].concat());
    assert_eq!(check.code, Some(2));
    let findings: Vec<&str> = check.out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(findings.len(), names.len(), "{}", check.out);
    assert!(findings[0].starts_with(&format!("{}:{line}:", damaged.display())), "{}", findings[0]);
    assert!(findings[0].contains("segments.list.on_table[0].item.tier"), "{}", findings[0]);
    for (finding, word) in
        findings[1..5].iter().zip(["edited outside", "no Roundtable session", "newer", "missing.ron"])
    {
        assert!(finding.contains(word), "{finding}");
    }
    assert!(findings[5].ends_with("entries)"), "{}", findings[5]);
    assert_eq!(fs::read_to_string(&damaged).expect("text").replace("AA", "A"), text, "a check changes nothing");
}

#[test]
fn what_cannot_be_read_is_listed_with_its_line() {
    let home = Home::new();
    let text = fs::read_to_string(home.planned()).expect("text");
    home.put("damaged.ron", &text.replacen("about: (", "about: [", 1));
    let output = home.run(&["list", "--json"]);
    assert_eq!(output.code, Some(0));
    let list: Value = serde_json::from_str(&output.out).expect("JSON");
    assert_eq!(list["sessions"].as_array().map(Vec::len), Some(1));
    assert!(list["unreadable"][0]["line"].is_u64());
    let text = home.run(&["list"]);
    assert!(text.err.contains("damaged.ron:") && text.out.contains("plan.ron"), "{}", text.err);
}

#[test]
fn nothing_from_a_file_acts_on_the_terminal() {
    let home = Home::new();
    let mut meeting = Meeting::planned();
    meeting.segment("Evil\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}name", "C", 1);
    home.put("plan.ron", &storage::write(&meeting.session).expect("a session"));
    for arguments in [&["show", "plan"][..], &["show", "plan", "--json"], &["list"], &["check", "plan"]] {
        let ran = home.run(arguments);
        let acts = |letter: char| letter != '\n' && (letter.is_control() || letter == '\u{202e}');
        assert!(!ran.out.contains(acts) && !ran.err.contains(acts), "{arguments:?}");
    }
    let name =
        home.run(&["show", "plan", "--json"]).json()["plan"]["segments"]["list"]["on_table"][2]["item"]["name"].clone();
    assert_eq!(name, "Evil\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}name", "JSON says exactly what the file says");
    let bad = home.run(&["show", "no\u{1b}[2Jsuch"]);
    assert!(bad.code == Some(2) && !bad.err.contains('\u{1b}'));
}

#[test]
fn without_a_terminal_nothing_is_drawn() {
    let home = Home::new();
    let screen = home.run(&[]);
    assert_eq!((screen.code, screen.out.as_str()), (Some(2), ""));
    assert!(screen.err.contains("needs a terminal") && screen.err.contains("--help"), "{}", screen.err);
    let typo = home.run(&["lst"]);
    assert!(typo.code == Some(2) && typo.err.contains("is no command"), "{}", typo.err);
}

#[test]
fn a_reader_that_has_read_enough_is_no_reason_to_complain() {
    let home = Home::new();
    let mut meeting = Meeting::planned();
    for number in 0..300 {
        meeting.segment(&format!("Segment {number}"), "C", number);
    }
    home.put("plan.ron", &storage::write(&meeting.session).expect("a session"));
    let program = env!("CARGO_BIN_EXE_roundtable");
    assert!(home.run(&["show", "plan", "--json"]).out.len() > 100_000, "more than a pipe holds");
    let mut child = std::process::Command::new(program)
        .args(["show", "plan", "--json"])
        .env("ROUNDTABLE_DIR", home.sessions())
        .env("ROUNDTABLE_STATE", home.0.path().join("state"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut out = child.stdout.take().expect("a pipe");
    let mut first = [0; 1];
    out.read_exact(&mut first).expect("it prints something");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
}

#[test]
fn what_is_not_understood_ends_with_two_and_help_and_version_with_nothing() {
    let home = Home::new();
    for arguments in [&["--no-such"][..], &["show"], &["check"], &["list", "--lang", "de"], &["plan.ron", "list"]] {
        let ran = home.run(arguments);
        assert!(ran.code == Some(2) && ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["show", "--help"], &["help", "check"]] {
        let ran = home.run(arguments);
        assert!(ran.code == Some(0) && ran.err.is_empty() && !ran.out.is_empty(), "{arguments:?}");
    }
    assert!(home.run(&["--help"]).out.contains("Examples:"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let home = Home::new();
    let pages: Vec<String> = ["bash", "zsh", "fish"]
        .iter()
        .map(|shell| home.run(&["completions", shell]).out)
        .chain([home.run(&["man"]).out])
        .collect();
    for page in pages {
        for command in ["new", "list", "show", "check", "paths", "recover"] {
            assert!(page.contains(command), "{command} is missing");
        }
    }
}

#[test]
fn what_a_crash_left_is_listed_and_brought_back_without_overwriting_anything() {
    let home = Home::new();
    assert!(home.run(&["recover", "--list"]).out.contains("Nothing"));
    let path = home.planned();
    let places = places(&home);
    let now = "2026-03-12T10:00:00Z".parse().expect("a time");
    let opening = storage::Desk::open(&places, &path, now).expect("it opens");
    let storage::Access::Writing(mut desk) = opening.access else { unreachable!("nobody else has it open") };
    let mut meeting = Meeting::planned();
    meeting.segment("OEMs", "C", 1);
    let entry = meeting.session.history().last().expect("an entry").clone();
    desk.append(entry, now).expect("it is kept");
    // Dropped without being closed, as by a crash.
    drop(desk);
    assert!(!home.run(&["show", "plan"]).out.contains("OEMs"));
    let list = home.run(&["recover", "--list"]);
    assert!(list.out.contains("Spring plan") && list.out.contains("entries: 1"), "{}", list.out);
    let copy = home.sessions().join("copy.ron");
    let to = copy.to_str().expect("text");
    assert_eq!(home.run(&["recover", "1", "--to", to]).code, Some(0));
    assert!(home.run(&["show", to]).out.contains("OEMs"));
    let again = home.run(&["recover", "--to", to]);
    assert!(again.code == Some(2) && again.err.contains("there already"), "{}", again.err);
    assert_eq!(home.run(&["recover", "7"]).code, Some(2));
    let recovered = home.run(&["recover"]);
    assert_eq!((recovered.code, recovered.err.as_str()), (Some(0), ""));
    assert!(home.run(&["show", "plan"]).out.contains("OEMs"));
    assert!(home.run(&["recover", "--list"]).out.contains("Nothing"));
}

#[test]
fn an_earlier_version_of_a_damaged_file_is_found_and_put_beside_it() {
    let home = Home::new();
    let path = home.planned();
    let places = places(&home);
    let now = "2026-03-12T10:00:00Z".parse().expect("a time");
    let opening = storage::Desk::open(&places, &path, now).expect("it opens");
    let storage::Access::Writing(mut desk) = opening.access else { unreachable!("nobody else has it open") };
    let mut meeting = Meeting::planned();
    meeting.segment("OEMs", "C", 1);
    desk.append(meeting.session.history().last().expect("an entry").clone(), now).expect("it is kept");
    desk.checkpoint(now).expect("it is saved, and the version before it is kept");
    desk.close().expect("it is closed");
    fs::write(&path, "V1((id: \"torn").expect("a file");
    let list = home.run(&["recover", "--list"]);
    assert!(list.out.contains("plan.ron") && list.out.contains("last whole version"), "{}", list.out);
    assert_eq!(home.run(&["recover"]).code, Some(2), "an earlier version is never taken unasked");
    let recovered = home.run(&["recover", "1"]);
    assert_eq!((recovered.code, recovered.err.as_str()), (Some(0), ""));
    assert_eq!(home.run(&["check", recovered.out.trim_end()]).code, Some(0));
    assert_eq!(fs::read_to_string(&path).expect("text"), "V1((id: \"torn");
}

fn places(home: &Home) -> storage::Places {
    storage::Places {
        sessions: home.sessions(),
        privacy: storage::Privacy::Named,
        state: home.0.path().join("state"),
        refuge: home.0.path().join("refuge"),
        config: home.0.path().join("config"),
    }
}

#[test]
fn paths_follow_the_command_line_before_the_environment() {
    let home = Home::new();
    let paths = home.run(&["paths", "--json"]).json();
    assert_eq!(paths["sessions"].as_str().map(Path::new), Some(home.sessions().as_path()));
    let other = home.0.path().join("other");
    let paths = home.run(&["--dir", other.to_str().expect("text"), "paths", "--json"]).json();
    assert_eq!(paths["sessions"].as_str().map(Path::new), Some(other.as_path()));
    let missing = home.run(&["--dir", other.to_str().expect("text"), "list"]);
    assert!(missing.code == Some(2) && missing.err.contains("not there"), "{}", missing.err);
}

#[test]
fn a_home_that_is_none_never_makes_it_panic_or_write_where_it_stands() {
    let home = Home::new();
    for odd in [None, Some(""), Some("relative/home"), Some("/nonexistent")] {
        for arguments in [&["paths"][..], &["list"], &["recover", "--list"], &["show", "example:1"]] {
            let mut command = home.command(arguments);
            command.env_remove("HOME").env_remove("ROUNDTABLE_DIR").env_remove("ROUNDTABLE_STATE");
            if let Some(odd) = odd {
                command.env("HOME", odd);
            }
            let ran = ran(&mut command);
            assert!(matches!(ran.code, Some(0 | 2)), "{odd:?} {arguments:?}: {}", ran.err);
            assert!(!ran.err.contains("panicked"), "{}", ran.err);
            if odd == Some("relative/home") {
                assert!(ran.code == Some(2) && ran.err.contains("HOME"), "{}", ran.err);
            }
        }
    }
    let left: Vec<_> = fs::read_dir(home.0.path()).expect("the folder").filter_map(Result::ok).collect();
    assert_eq!(left.len(), 1, "only the folder of sessions is there: {left:?}");
}

#[test]
fn the_language_is_the_one_asked_for_then_the_environments_then_the_systems() {
    let home = Home::new();
    let first_line = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = home.command(arguments);
        command.envs(variables.iter().copied());
        ran(&mut command).out.lines().next().unwrap_or_default().split("  ").next().unwrap_or_default().to_owned()
    };
    let paths = ["paths"];
    assert_eq!(first_line(&paths, &[]), "Sessions");
    assert_eq!(first_line(&paths, &[("LANG", "zh_CN.UTF-8")]), "会议");
    assert_eq!(first_line(&paths, &[("LANG", "zh_CN.UTF-8"), ("ROUNDTABLE_LANG", "en")]), "Sessions");
    assert_eq!(first_line(&["paths", "--lang", "zh-CN"], &[("ROUNDTABLE_LANG", "en")]), "会议");
    assert_eq!(first_line(&paths, &[("LANG", "tlh")]), "Sessions");
}
