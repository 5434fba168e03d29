//! Files imported by the real program: from the shell, from a workbook through its own process, and stopped on the screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use roundtable::domain::{Author, Department, Session};
use roundtable::storage::{self, read_session};
use rust_xlsxwriter::Workbook;

use crate::cli::Home;
use crate::fixtures::Meeting;
use crate::terminal::Terminal;

const ADS: &str = "age,gender,campaign,spent,orders\n\
    30-34,F,Search,100,30\n30-34,M,Video,100,10\n45-49,F,Search,500,20\n45-49,F,Video,300,40\n";

fn session(path: &Path) -> Session {
    read_session(path).expect("it is whole").session
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn results_come_in_as_one_entry_of_the_department_and_show_says_the_same_figures() {
    let home = Home::new();
    let plan = home.planned();
    let ads = put(&home.sessions(), "ads.csv", ADS.as_bytes());
    let arguments =
        ["import", "results", text(&ads), "--into", "plan", "--as", "marketing", "--segment", "age,gender", "--json"];
    let told = home.run(&arguments).json();
    assert_eq!(
        (told["imported"].as_bool(), told["spend"].as_str(), told["sales"].as_str()),
        (Some(true), Some("1000"), Some("100"))
    );
    assert_eq!(told["segments"]["new"], serde_json::json!(["30-34 / F", "30-34 / M", "45-49 / F"]));
    assert_eq!(told["columns"]["promotion"], serde_json::json!(["campaign"]));
    let session = session(&plan);
    let last = session.history().last().expect("an entry");
    assert_eq!(last.by, Author::Department(Department::Marketing));
    let shown = home.run(&["show", "plan", "--json"]).json();
    let lines = shown["look_back"]["by_segment"][0]["lines"].as_array().expect("lines").clone();
    let women = lines.iter().find(|line| line["id"] == "45-49-f").expect("the segment");
    assert_eq!((women["share_of_spend"].as_str(), women["share_of_sales"].as_str()), (Some("80.0"), Some("60.0")));
    assert!(home.run(&["check", "plan"]).out.contains("ok"));
}

#[test]
fn a_dry_run_says_what_would_come_and_leaves_every_byte_as_it_was() {
    let home = Home::new();
    let plan = home.planned();
    let before = fs::read(&plan).expect("a file");
    let ads = put(&home.sessions(), "ads.csv", ADS.as_bytes());
    let told = home.run(&["import", "results", text(&ads), "--into", "plan", "--as", "Sales", "--dry-run"]);
    assert_eq!((told.code, told.err.as_str()), (Some(0), ""));
    for said in ["4 rows, UTF-8", "Would be imported", "New segments", "30-34, 45-49", "orders"] {
        assert!(told.out.contains(said), "{said} in\n{}", told.out);
    }
    assert_eq!(fs::read(&plan).expect("a file"), before);
    let chinese = home.run(&[
        "--lang",
        "zh-CN",
        "import",
        "results",
        text(&ads),
        "--into",
        "plan",
        "--as",
        "销售部",
        "--dry-run",
    ]);
    assert!(chinese.out.contains("新的客户群"), "{}{}", chinese.out, chinese.err);
}

#[test]
fn what_is_wrong_is_named_by_its_line_and_nothing_is_half_imported() {
    let home = Home::new();
    let plan = home.planned();
    let before = fs::read(&plan).expect("a file");
    let ads = put(&home.sessions(), "ads.csv", ADS.replace("500", "5oo").as_bytes());
    let wrong = |arguments: &[&str]| {
        let ran = home.run(arguments);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert_eq!(fs::read(&plan).expect("a file"), before);
        format!("{}{}", ran.out, ran.err)
    };
    let import = ["import", "results", text(&ads), "--into", "plan", "--as", "Sales"];
    assert!(wrong(&import).contains("Line 4, spent: \"5oo\" is no number like 1,234.56."));
    assert!(wrong(&import).contains("--leave-out-wrong-lines"));
    assert!(
        wrong(&[&import[..], &["--spend", "profit"]].concat())
            .contains("There are: age, gender, campaign, spent, orders")
    );
    assert!(wrong(&[&import[..6], &["Astrology"]].concat()).contains("no department Astrology"));
    assert!(wrong(&["import", "results", "none.csv", "--into", "plan", "--as", "Sales"]).contains("none.csv"));
    let left_out = home.run(&[&import[..], &["--leave-out-wrong-lines"]].concat());
    assert_eq!(left_out.code, Some(0), "{}", left_out.err);
    assert_ne!(fs::read(&plan).expect("a file"), before);
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_said_to_be_and_read_as_one_asks() {
    let home = Home::new();
    home.planned();
    let file = put(&home.sessions(), "spend.csv", b"Segment,Spend\nDealers,\"1.234\"\nOEM,\"2.500\"\n");
    let import = ["import", "results", text(&file), "--into", "plan", "--as", "Sales", "--dry-run", "--json"];
    let guessed = home.run(&import);
    assert!(guessed.err.contains("--numbers comma"), "{}", guessed.err);
    let told: serde_json::Value = serde_json::from_str(&guessed.out).expect("JSON");
    assert_eq!(told["spend"].as_str(), Some("3.734"));
    let asked = home.run(&[&import[..], &["--numbers", "comma"]].concat());
    assert_eq!((asked.err.as_str(), asked.code), ("", Some(0)));
    assert_eq!(asked.json()["spend"].as_str(), Some("3734"));
}

#[test]
fn an_agreed_plan_takes_no_import() {
    let home = Home::new();
    let plan = home.put("plan.ron", &storage::write(&Meeting::agreed().session).expect("a session"));
    let before = fs::read(&plan).expect("a file");
    let ads = put(&home.sessions(), "ads.csv", ADS.as_bytes());
    for more in [&[][..], &["--dry-run"]] {
        let import = ["import", "results", text(&ads), "--into", "plan", "--as", "Sales"];
        assert_eq!(home.run(&[&import[..], more].concat()).code, Some(2));
    }
    assert_eq!(fs::read(&plan).expect("a file"), before);
}

#[test]
fn a_workbook_is_read_in_a_process_of_its_own() {
    let home = Home::new();
    home.planned();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("2026").expect("a name");
    for (row, line) in (0..).zip(["Customer,Region,Revenue", "Abel,North,900.1", "Bo,South,1100.2"]) {
        for (column, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).expect("room"),
                Err(_) => sheet.write(row, column, cell).expect("room"),
            };
        }
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let path = put(&home.sessions(), "crm.xlsx", &bytes);
    let import = ["import", "customers", text(&path), "--into", "plan", "--as", "Sales", "--json"];
    let told = home.run(&[&import[..], &["--sheet", "2026"]].concat()).json();
    assert_eq!((told["brings"].as_u64(), told["sales"].as_str()), (Some(2), Some("2000.3")));
    let none = home.run(&[&import[..], &["--sheet", "1999"]].concat());
    assert!(none.code == Some(2) && none.err.contains("no sheet called 1999"), "{}", none.err);
    let cut = put(&home.sessions(), "cut.xlsx", bytes.get(..bytes.len() / 2).expect("half of it"));
    let broken = home.run(&["import", "customers", text(&cut), "--into", "plan", "--as", "Sales"]);
    assert!(broken.code == Some(2) && broken.err.contains("cannot be read as a workbook"), "{}", broken.err);
}

#[test]
fn columns_that_were_named_once_are_taken_again_for_a_file_with_the_same_head() {
    let home = Home::new();
    home.planned();
    let ads = put(&home.sessions(), "ads.csv", ADS.as_bytes());
    let import = ["import", "results", text(&ads), "--into", "plan", "--as", "Sales", "--json"];
    let guessed = home.run(&[&import[..], &["--dry-run"]].concat()).json();
    assert_eq!(guessed["columns"]["segment"], serde_json::json!(["age"]));
    home.run(&[&import[..], &["--segment", "gender"]].concat()).json();
    let again = home.run(&[&import[..], &["--dry-run"]].concat()).json();
    assert_eq!(again["columns"]["segment"], serde_json::json!(["gender"]));
    assert_eq!(again["replaces"], 3);
}

/// The folders of a program in a terminal, and a session in them.
fn screen_home() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let sessions = home.path().join("sessions");
    fs::create_dir(&sessions).expect("a folder");
    let plan = put(&sessions, "plan.ron", storage::write(&Meeting::seated().session).expect("a session").as_bytes());
    (home, plan)
}

#[test]
fn a_file_is_brought_on_the_screen_and_is_in_the_session() {
    let (home, plan) = screen_home();
    let ads = put(home.path(), "ads.csv", ADS.as_bytes());
    let mut terminal = Terminal::start(home.path(), &[text(&plan)], 100, 30);
    terminal.wait_for("Spring plan").press("2<f3>").press("I").wait_for("Import results");
    terminal.send(format!("\u{1b}[200~{}\u{1b}[201~", text(&ads)).as_bytes()).press("<enter>");
    terminal.wait_for("4 results").press("<enter>").wait_for("u takes all of it back");
    terminal.press("<c-s>").wait_for("saved").press("<c-q>");
    assert!(terminal.wait_for_end(Duration::from_secs(10)).is_some());
    assert_eq!(session(&plan).state().look_back.results.len(), 4);
}

#[test]
fn a_long_file_says_how_far_it_is_and_stops_at_once() {
    let (home, plan) = screen_home();
    let row = ADS.lines().nth(1).expect("a row");
    let long = format!("{}\n{}", ADS.lines().next().expect("a head"), format!("{row}\n").repeat(1_500_000));
    let ads = put(home.path(), "ads.csv", long.as_bytes());
    let mut terminal = Terminal::start(home.path(), &[text(&plan)], 100, 30);
    terminal.wait_for("Spring plan").press("2<f3>").press("I").wait_for("Import results");
    terminal.send(format!("\u{1b}[200~{}\u{1b}[201~", text(&ads)).as_bytes()).press("<enter>");
    terminal.wait_for("Reading").wait_until("a percentage", |screen| screen.contains('%'));
    let asked = Instant::now();
    terminal.press("<esc>").wait_for("Stopped. Nothing was imported.");
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    terminal.press("P").wait_for("Remark").press("still here<enter>").press("<c-s>").wait_for("saved").press("<c-q>");
    assert!(terminal.wait_for_end(Duration::from_secs(10)).is_some());
    assert!(session(&plan).state().look_back.results.is_empty());
}

#[test]
fn a_file_of_another_period_or_known_by_something_else_leaves_the_rows_of_the_first() {
    let home = Home::new();
    home.planned();
    let ads = put(&home.sessions(), "ads.csv", ADS.as_bytes());
    let import = |more: &[&str]| {
        let usual = ["import", "results", text(&ads), "--into", "plan", "--as", "sales", "--json"];
        let told = home.run(&[&usual[..], more].concat()).json();
        assert_eq!(told["imported"], true, "{told}");
        told["replaces"].as_u64()
    };
    assert_eq!(import(&["--period", "2025-01-01..2025-12-31"]), Some(0));
    assert_eq!(import(&["--period", "2024-01-01..2024-12-31"]), Some(0), "another period");
    assert_eq!(import(&["--period", "2024-01-01..2024-12-31", "--promotion", ""]), Some(0), "by segment alone");
    let again = ["--period", "2025-01-01..2025-12-31", "--promotion", "campaign"];
    assert_eq!(import(&again), Some(4), "the same again");
}

#[test]
fn an_imported_remark_that_attacks_a_customer_is_quoted_by_no_command_not_even_by_its_name() {
    let home = Home::new();
    home.planned();
    let calls = "Customer,What we know,Kind\nNorthwind,Always pays late and they are crooks,Customer said\n";
    let calls = put(&home.sessions(), "calls.csv", calls.as_bytes());
    let import = home.run(&["import", "evidence", text(&calls), "--into", "plan", "--as", "Sales"]);
    assert_eq!(import.code, Some(0), "{}{}", import.out, import.err);
    for arguments in
        [&["show", "plan"][..], &["show", "plan", "--json"], &["check", "plan"], &["check", "plan", "--json"]]
    {
        let told = home.run(arguments);
        let said = format!("{}{}", told.out, told.err).to_lowercase();
        assert!(!said.contains("crooks") && !said.contains("pays-late") && !said.contains("pays late"), "{said}");
        assert!(said.contains("held remark (sales)"), "{arguments:?}: {said}");
    }
    assert_eq!(home.run(&["check", "plan"]).code, Some(1));
}
