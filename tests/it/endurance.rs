//! What the program withstands in a real terminal: kills, a terminal that goes away, a second copy, bursts; and how still it is.

use std::path::{Path, PathBuf};
use std::time::Duration;

use roundtable::domain::{Change, Entry, ListChange};
use roundtable::lang::{Lang, Words};
use roundtable::storage::{Access, Desk, Places};

use crate::fixtures;
use crate::terminal::Terminal;

/// A folder with one planned session in it.
struct Home {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Home {
    fn with_a_session() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let sessions = folder.path().join("sessions");
        std::fs::create_dir(&sessions).expect("a folder");
        let file = sessions.join("2026-03-12-spring-plan.ron");
        let session = fixtures::Meeting::planned().session;
        std::fs::write(&file, roundtable::storage::write(&session).expect("it can be written")).expect("there is room");
        Self { folder, file }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program at step Agreement of the session.
    fn open(&self, columns: u16, rows: u16) -> Terminal {
        let file = self.file.to_str().expect("a name in UTF-8");
        let mut terminal = Terminal::start(self.path(), &[file], columns, rows);
        // Home knows the title too; the steps are there once the session is open.
        terminal.wait_for("Agreement");
        terminal
    }

    fn places(&self) -> Places {
        Places {
            sessions: self.path().join("sessions"),
            state: self.path().join("state"),
            ..Places::find(Some(&self.path().join("sessions"))).expect("it is named")
        }
    }

    /// The remarks that would be there on the next start: in the file, and in what would be offered.
    fn remarks(&self) -> Vec<String> {
        let opening = Desk::open(&self.places(), &self.file, jiff::Timestamp::now()).expect("it opens");
        assert!(matches!(opening.access, Access::Writing(_)), "nobody holds it any more");
        let recovered = opening.recovery.iter().flat_map(|recovery| &recovery.entries);
        opening.session.history().iter().chain(recovered).filter_map(remark).collect()
    }
}

/// The text of a remark that an entry puts into the parking lot.
fn remark(entry: &Entry) -> Option<String> {
    entry.changes.iter().find_map(|change| match change {
        Change::Parked(ListChange::Raise(_, parked)) => Some(parked.text.clone()),
        _ => None,
    })
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// `ROUNDTABLE_KILLS=1000 cargo test --test it kills` kills as often as it says, and prints how many inputs were safe.
#[test]
fn every_input_that_the_screen_showed_as_kept_survives_kills_at_any_moment() {
    let kills = std::env::var("ROUNDTABLE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let not_yet = Words::new(Lang::En).get("view-not-yet-on-disk").into_owned();
    let draft = Words::new(Lang::En).get("form-parked").into_owned();
    let home = Home::with_a_session();
    let mut dice = Dice(20_261_123);
    let mut shown: Vec<String> = Vec::new();
    for kill in 0..kills {
        let mut terminal = home.open(100, 30);
        // What the last kill left is offered; it is restored, as a facilitator would.
        terminal.wait_for(": commands").settle();
        if terminal.screen().contains("Restore") {
            terminal.press("<enter>").wait_gone("Restore them");
            // The line that the blow cut off waits as a remark; it is kept too.
            terminal.settle();
            if terminal.screen().contains(&draft) {
                terminal.press("<enter>").wait_gone(&draft);
            }
        }
        // In the parking lot one sees what one puts into it.
        terminal.press("<a-7><tab><tab><tab>");
        for input in 0..=dice.roll(4) {
            let text = format!("remark {kill} {input}");
            terminal.press(&format!("P{text}<enter>")).wait_for(&text);
            while terminal.screen().contains(&not_yet) {
                terminal.take_in(Duration::from_secs(5));
            }
            shown.push(text);
        }
        // One more is under way when the blow falls; nothing is promised about it.
        terminal.press(&format!("Punder way {kill}<enter>"));
        std::thread::sleep(Duration::from_micros(dice.roll(30_000)));
        terminal.kill();
        let safe = home.remarks();
        let lost: Vec<&String> = shown.iter().filter(|text| !safe.contains(text)).collect();
        assert!(lost.is_empty(), "kill {kill} lost {lost:?}");
    }
    println!("{kills} kills, {} inputs shown as kept, 0 lost", shown.len());
}

/// A terminal goes away with the process that holds it; so this test runs itself once more as that process.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_goes_away_ends_the_program_and_loses_nothing() {
    const HELD: &str = "ROUNDTABLE_TEST_HOLDS_A_TERMINAL";
    if let Some(folder) = std::env::var_os(HELD) {
        return hold_a_terminal(Path::new(&folder));
    }
    let home = Home::with_a_session();
    let told = home.path().join("pid");
    let mut holder = std::process::Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "endurance::a_terminal_that_goes_away_ends_the_program_and_loses_nothing"])
        .env(HELD, home.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let pid = wait_for(Duration::from_secs(20), || std::fs::read_to_string(&told).ok()?.parse::<u32>().ok());
    let pid = pid.expect("the program runs in the held terminal");
    holder.kill().expect("it holds on");
    holder.wait().expect("it is gone");
    // A process that ended and is not yet waited for is gone as well.
    let is_gone = || {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"));
        stat.map_or(true, |stat| stat.contains(") Z ")).then_some(())
    };
    assert!(wait_for(Duration::from_secs(2), is_gone).is_some(), "it is still there");
    assert!(home.remarks().contains(&"last words".to_owned()));
}

/// Types into a terminal, says which process runs in it, and holds it until killed.
#[cfg(target_os = "linux")]
fn hold_a_terminal(folder: &Path) {
    let file = folder.join("sessions/2026-03-12-spring-plan.ron");
    let mut terminal = Terminal::start(folder, &[file.to_str().expect("a name in UTF-8")], 100, 30);
    terminal.wait_for("Spring plan").press("<a-7><tab><tab><tab>Plast words<enter>").wait_for("last words");
    std::fs::write(folder.join("pid.part"), terminal.pid().to_string()).expect("there is room");
    std::fs::rename(folder.join("pid.part"), folder.join("pid")).expect("there is room");
    std::thread::sleep(Duration::from_mins(5));
}

/// What comes within this time, asked for again and again.
#[cfg(target_os = "linux")]
fn wait_for<T>(within: Duration, ask: impl Fn() -> Option<T>) -> Option<T> {
    let until = std::time::Instant::now() + within;
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if std::time::Instant::now() > until {
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
#[test]
fn a_polite_signal_gives_the_terminal_back_and_writes_the_file() {
    let home = Home::with_a_session();
    let mut terminal = home.open(100, 30);
    terminal.press("<a-7><tab><tab><tab>Plast words<enter>").wait_for("last words");
    let pid = rustix::process::Pid::from_raw(i32::try_from(terminal.pid()).expect("a small number")).expect("not zero");
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("it runs");
    let status = terminal.wait_for_end(Duration::from_secs(2)).expect("it leaves");
    assert_eq!(status.exit_code(), 128 + 15);
    assert!(!terminal.is_taken(), "the terminal is as it was");
    let session = roundtable::storage::read_session(&home.file).expect("it reads").session;
    assert!(session.history().iter().filter_map(remark).any(|text| text == "last words"));
}

#[test]
fn a_second_copy_can_only_look_and_says_who_holds_the_session() {
    let home = Home::with_a_session();
    let first = home.open(100, 30);
    let mut second = home.open(100, 30);
    second.wait_for("has this session open");
    second.press("<a-7>Pmine<enter>").take_in(Duration::from_millis(300));
    drop(first);
    assert!(!home.remarks().contains(&"mine".to_owned()));
}

#[test]
fn a_burst_of_keys_draws_a_few_frames_and_loses_none() {
    let home = Home::with_a_session();
    let mut terminal = home.open(100, 30);
    terminal.press("<a-7>P").wait_for("Esc");
    let frames = terminal.frames;
    let typed: String = ('a'..='z').cycle().take(200).collect();
    terminal.press(&typed).wait_for("qr");
    while terminal.take_in(Duration::from_millis(200)) {}
    let drawn = terminal.frames - frames;
    assert!(drawn <= 20, "{drawn} frames for 200 keys");
    terminal.press("<enter>");
    while terminal.take_in(Duration::from_millis(300)) {}
    terminal.press("<c-q>");
    assert!(terminal.wait_for_end(Duration::from_secs(5)).is_some());
    assert!(home.remarks().contains(&typed), "{:?}", home.remarks());
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_program_writes_nothing_and_never_wakes_up() {
    let home = Home::with_a_session();
    let mut terminal = home.open(100, 30);
    // The last checkpoint is written ten seconds after the last input; here there was none.
    while terminal.take_in(Duration::from_millis(1500)) {}
    let (bytes, wakes) = (terminal.written, wake_ups(terminal.pid()));
    std::thread::sleep(Duration::from_secs(3));
    terminal.take_in(Duration::from_millis(10));
    assert_eq!(terminal.written, bytes, "bytes while idle");
    assert_eq!(wake_ups(terminal.pid()), wakes, "wake-ups while idle");
}

/// How often the threads of a process were woken, all together.
#[cfg(target_os = "linux")]
fn wake_ups(pid: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).expect("it runs");
    let of = |task: std::fs::DirEntry| -> u64 {
        let status = std::fs::read_to_string(task.path().join("status")).expect("it runs");
        let switches = status.lines().filter_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        switches.filter_map(|count| count.trim().parse::<u64>().ok()).sum()
    };
    tasks.filter_map(Result::ok).map(of).sum()
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_screen() {
    let home = Home::with_a_session();
    let mut terminal = home.open(100, 30);
    let mut dice = Dice(7);
    for _ in 0..60 {
        terminal.resize(
            1 + u16::try_from(dice.roll(400)).expect("small"),
            1 + u16::try_from(dice.roll(120)).expect("small"),
        );
        terminal.press("]").take_in(Duration::from_millis(5));
    }
    terminal.resize(100, 30);
    terminal.press("<a-1>").wait_for("Ana Ruiz");
}
