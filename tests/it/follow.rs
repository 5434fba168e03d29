//! A second terminal beside the real program: it shows at once what is entered there, and outlives the other's end.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use roundtable::storage;

use crate::fixtures::Meeting;
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
        let file = sessions.join("plan.ron");
        let written = storage::write(&Meeting::planned().session).expect("it can be written");
        std::fs::write(&file, written).expect("there is room");
        Self { folder, file }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program with the session open.
    fn open(&self) -> Terminal {
        let mut terminal = Terminal::start(self.path(), &["plan"], 100, 30);
        terminal.wait_for("Agreement");
        terminal
    }

    fn follow(&self, more: &[&str]) -> Terminal {
        Terminal::start(self.path(), &[&["follow", "plan"], more].concat(), 120, 36)
    }

    /// What lies in the folders for journals and for those who follow.
    fn left(&self, folder: &str) -> usize {
        let folder = self.path().join("state").join(folder);
        std::fs::read_dir(folder).map_or(0, |files| files.filter_map(Result::ok).count())
    }
}

#[test]
fn what_is_entered_typed_and_noted_is_on_the_facilitators_screen_and_not_on_the_rooms() {
    let home = Home::with_a_session();
    let mut program = home.open();
    let mut mine = home.follow(&[]);
    let mut rooms = home.follow(&["--room"]);
    mine.wait_for("for your eyes only").wait_for("Speaking [S] Sales");
    rooms.wait_for("Speaking [S] Sales");
    // Where it stands, and who speaks.
    program.press("<a-5><f3>").wait_for("Speaking [M] Marketing");
    mine.wait_for("Speaking [M] Marketing").wait_for("Dealers / Shows").wait_for("What would we stop to pay for");
    rooms.wait_for("Dealers / Shows").wait_for("What would we stop to pay for");
    // A remark that is held is masked on the program's screen as it is typed, and read in full here.
    program.press("PThis customer always pays late").wait_for("This customer ****");
    mine.wait_for("This customer always pays late");
    program.press("<enter>").wait_for("parking lot");
    program.press("<a-7>").press(&"j".repeat(20)).wait_for("held remark (Marketing)");
    mine.wait_for("Remark: This customer always pays late").wait_for("X5");
    rooms.wait_for("held remark (Marketing)");
    // A private note.
    program
        .press(":private note<enter>")
        .wait_for("nothing typed yet")
        .press("Ana knows more")
        .wait_for("14 characters");
    mine.wait_for("Ana knows more");
    program.press("<enter>").wait_for("Private note kept");
    mine.wait_for("1   ").wait_for("Ana knows more");
    rooms.take_in(Duration::from_millis(300));
    for terminal in [&program, &rooms] {
        let screen = terminal.screen();
        assert!(!screen.contains("Ana knows") && !screen.contains("pays late"), "{screen}");
    }
    // Another step, and back to the meeting.
    mine.press("6").wait_for("The meeting is at Agreement").press(" ").wait_gone("The meeting is at Agreement");
    mine.press("L").wait_for("仅供主持人查看").press("q");
    assert!(mine.wait_for_end(Duration::from_secs(5)).is_some_and(|status| status.success()));
    assert!(!mine.is_taken());
}

#[test]
fn it_says_what_it_sees_when_the_program_ends_crashes_and_comes_back() {
    let home = Home::with_a_session();
    let mut mine = home.follow(&[]);
    mine.wait_for("The meeting is closed");
    let mut program = home.open();
    mine.wait_gone("The meeting is closed").wait_for("Speaking");
    program.press("<a-7>Pfirst remark<enter>").wait_for("Parking lot 1");
    program.kill();
    mine.wait_for("The meeting has stopped");
    assert_eq!(home.left("live"), 1, "nobody has tidied up");
    let mut program = home.open();
    mine.wait_gone("The meeting has stopped");
    program.wait_for("Restore").press("<enter>").wait_gone("Restore them").press(":private note<enter>after it<enter>");
    mine.wait_for("after it");
    program.press("<c-q>");
    assert!(program.wait_for_end(Duration::from_secs(5)).is_some());
    mine.wait_for("The meeting is closed").wait_for("after it");
    assert_eq!((home.left("live"), home.left("journal")), (0, 0));
    let away = home.file.with_file_name("away.ron");
    std::fs::rename(&home.file, &away).expect("it can be renamed");
    mine.wait_for("The file is not there any more").wait_for("after it");
    std::fs::rename(&away, &home.file).expect("it can be renamed");
    mine.wait_for("The meeting is closed");
}

#[test]
fn saved_elsewhere_it_is_followed_there() {
    let home = Home::with_a_session();
    let mut program = home.open();
    let mut mine = home.follow(&[]);
    mine.wait_for("Speaking");
    let other = home.path().join("other.ron");
    program
        .press("<f12>")
        .send(other.to_str().expect("UTF-8").as_bytes())
        .press("<enter>")
        .wait_for("The session goes on in");
    program.press(":private note<enter>in the other<enter>").wait_for("Private note kept");
    mine.wait_for("in the other").wait_for("Speaking");
    assert_eq!(home.left("live"), 1);
}

#[test]
fn an_example_a_missing_file_and_no_terminal_are_said_before_anything_is_drawn() {
    let home = crate::cli::Home::new();
    home.planned();
    for (session, says) in [("example:1", "cannot be followed"), ("nowhere", "nowhere"), ("plan", "terminal")] {
        let ran = home.run(&["follow", session]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{session}");
        assert!(ran.err.contains(says), "{session}: {}", ran.err);
    }
}

/// `cargo test --test it follow::how_soon -- --ignored --nocapture` prints how long a key in the one terminal takes to be seen
/// in the other: to the journal, to be noticed, and to be drawn.
#[test]
#[ignore = "measures; nothing is asserted of a time"]
fn how_soon_an_entry_is_seen_in_the_second_terminal() {
    let home = Home::with_a_session();
    let mut program = home.open();
    let mut mine = home.follow(&[]);
    mine.wait_for("Speaking");
    program.press("<a-7>").wait_for("Agreement]");
    let mut taken: Vec<Duration> = (0..40)
        .map(|number| {
            let text = format!("note-{number}-");
            program.press(&format!(":private note<enter>{text}")).wait_for("characters typed");
            std::thread::sleep(Duration::from_millis(400));
            mine.take_in(Duration::from_millis(50));
            let from = Instant::now();
            program.press("<enter>");
            let is_there = |line: &str| line.trim_start().starts_with(&format!("{}   ", number + 1));
            mine.wait_until("the note", |screen| screen.lines().any(is_there));
            from.elapsed()
        })
        .collect();
    taken.sort();
    println!("median {:?}, 90% {:?}, longest {:?}", taken[20], taken[36], taken[39]);
}
