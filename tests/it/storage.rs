//! What was kept stays kept: writers that are killed, disks that fail, fill up or turn read-only.
//!
//! The writer runs in a process of its own and says what it was told is kept; the test holds the record of that.
//! Cases that this machine cannot run are said on stderr, never passed over in silence. The full sweep of failing calls:
//! `cargo test --test it -- --ignored --nocapture storage::every_call_of_the_writer_fails_once`.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use jiff::Timestamp;
use roundtable::domain::{Author, Change, Department, Entry, ListChange, Parked, Session, Step};
use roundtable::shell::disk::{Disk, Report, Request};
use roundtable::storage::{Access, Cause, Desk, NotSaved, Opening, Places, Privacy, Trouble, read_session};

use super::fixtures::Meeting;

/// Names the folder to a writer in a process of its own.
const ROOT: &str = "ROUNDTABLE_TEST_ROOT";
/// How many entries a writer makes.
const ENTRIES: &str = "ROUNDTABLE_TEST_ENTRIES";
/// Whether it then ends as in a crash, so that the last entries are in the journal only.
const CRASHES: &str = "ROUNDTABLE_TEST_CRASHES";

fn places(root: &Path) -> Places {
    Places {
        sessions: root.join("plans"),
        privacy: Privacy::Named,
        state: root.join("state"),
        refuge: root.join("refuge"),
        config: root.join("config"),
    }
}

/// The only session in the folder, opened, with what a crash has left taken up.
fn reopened(root: &Path) -> (Session, Box<Desk>) {
    let file = session_file(root);
    let Opening { session, access, recovery, .. } =
        Desk::open(&places(root), &file, Timestamp::now()).expect("it opens after every crash");
    let Access::Writing(mut desk) = access else { unreachable!("whoever wrote it is dead") };
    let session = recovery.as_ref().map_or(session, |recovery| recovery.session.clone());
    if let Some(recovery) = recovery {
        desk.restore(*recovery, Timestamp::now()).expect("the disk is well");
    }
    (session, desk)
}

fn session_file(root: &Path) -> std::path::PathBuf {
    let files = fs::read_dir(root.join("plans")).expect("it was made").map(|file| file.expect("it is there").path());
    let mut sessions = files.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let session = sessions.next().expect("one was written");
    assert_eq!(sessions.next(), None, "nothing was put beside it");
    session
}

/// A remark, numbered like its entry.
fn remark(session: &Session) -> Entry {
    let seq = session.rev() + 1;
    let parked = Parked { text: format!("remark {seq}"), ..Parked::default() };
    let changes = vec![Change::Parked(ListChange::Raise(format!("remark {seq}").as_str().into(), parked))];
    session.next_entry(Timestamp::now(), Author::Department(Department::Sales), None, Step::Room, changes)
}

/// This test program again, as a process of its own that runs one of the tests below.
fn process(test: &str, root: &Path, wrapped_in: &[&str]) -> Command {
    let this = env::current_exe().expect("this program");
    let mut command = match wrapped_in {
        [] => Command::new(&this),
        [wrapper, arguments @ ..] => {
            let mut command = Command::new(wrapper);
            command.args(arguments).arg(&this);
            command
        }
    };
    let name = format!("{}::{test}", module_path!().rsplit("::").next().unwrap_or_default());
    command.args(["--exact", &name, "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(ROOT, root).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Tells loudly that something could not be tried here.
fn not_run(what: &str, why: &str) {
    // Not `eprintln!`, which the test harness would keep to itself.
    drop(writeln!(std::io::stderr(), "not run: {what}: {why}"));
}

// Writers, each in a process of its own.

/// Makes entries as fast as the disk keeps them, and says so for each that it was told is kept.
#[test]
#[ignore = "a process of its own, started by the tests below"]
fn writer() {
    let Some(root) = env::var_os(ROOT).map(std::path::PathBuf::from) else { return };
    let entries: u32 = env::var(ENTRIES).ok().and_then(|text| text.parse().ok()).unwrap_or(u32::MAX);
    let (report, reports) = channel();
    let disk = Disk::start(places(&root), move |told| drop(report.send(told))).expect("a thread");
    let mut session = if root.join("plans").is_dir() {
        disk.ask(Request::Open(session_file(&root))).expect("it lives");
        match told(&reports, |report| if let Report::Opened(opened) = report { Some(opened) } else { None }) {
            Some(opened) => opened.recovery.map_or(opened.session, |recovery| {
                disk.ask(Request::Restore).expect("it lives");
                recovery.session
            }),
            None => return,
        }
    } else {
        fs::create_dir_all(root.join("plans")).expect("a folder of the test's own");
        let session = Meeting::founded().session;
        disk.ask(Request::Create(Box::new(session.clone()))).expect("it lives");
        let created = told(&reports, |report| match report {
            Report::Opened(_) => Some(true),
            Report::NotCreated(_) => Some(false),
            _ => None,
        });
        if created != Some(true) {
            return say("refused");
        }
        session
    };
    say(&format!("at {}", session.rev()));
    for count in 0..entries {
        let entry = remark(&session);
        session.apply(entry.clone()).expect("it follows");
        let seq = entry.seq;
        disk.ask(Request::Append(entry)).expect("it lives");
        if count % 7 == 3 {
            disk.ask(Request::Checkpoint).expect("it lives");
        }
        let kept = told(&reports, |report| match report {
            Report::Kept(kept) if kept >= seq => Some(true),
            Report::Trouble { unsaved_since: Some(_), .. } => Some(false),
            _ => None,
        });
        if kept == Some(true) {
            say(&format!("kept {seq}"));
        }
    }
    if env::var_os(CRASHES).is_none() {
        assert!(disk.finish(Duration::from_secs(20)));
    }
    // Twice, since the first may be the write that is made to fail.
    say("done");
    say("done");
    std::process::abort();
}

/// The first report that is wanted; `None` where it does not come.
fn told<T>(reports: &Receiver<Report>, wanted: impl Fn(Report) -> Option<T>) -> Option<T> {
    loop {
        if let Some(found) = wanted(reports.recv_timeout(Duration::from_secs(20)).ok()?) {
            return Some(found);
        }
    }
}

fn say(line: &str) {
    // A failing write may be what is being tried here.
    let mut out = std::io::stdout();
    // On a line of its own, whatever the test harness has begun to write.
    drop(writeln!(out, "\n{line}").and_then(|()| out.flush()));
}

/// What a writer said before it ended or was told to die: the last entry that it was told is kept, and its last word.
fn listen(writer: &mut Child, kill_after: usize) -> (u32, String) {
    let out = BufReader::new(writer.stdout.take().expect("it is piped"));
    let (mut kept, mut last) = (0, String::new());
    for (count, line) in out.lines().map_while(Result::ok).filter(|line| !line.is_empty()).enumerate() {
        if let Some(seq) = line.strip_prefix("kept ").or(line.strip_prefix("at ")).and_then(|seq| seq.parse().ok()) {
            kept = seq;
            last = line;
        } else if line == "done" || line == "refused" {
            last = line;
        }
        if count >= kill_after {
            drop(writer.kill());
        }
    }
    drop(writer.wait());
    (kept, last)
}

#[test]
fn a_writer_that_is_killed_at_any_moment_loses_nothing_that_was_kept() {
    let root = tempfile::tempdir().expect("a folder");
    let mut kept_in_all = 0;
    for round in 0..20_usize {
        let mut writer = process("writer", root.path(), &[]).spawn().expect("it starts");
        let (kept, last) = listen(&mut writer, 5 + round * 7 % 31);
        assert_ne!(last, "done", "it was killed");
        assert!(kept > kept_in_all, "it got on in round {round}");
        let (session, desk) = reopened(root.path());
        assert!(session.rev() >= kept, "round {round}: {kept} were kept, {} are there", session.rev());
        kept_in_all = kept;
        drop(desk);
    }
}

// Failing calls, one at a time, by strace.

/// Runs the writer with the `nth` call of this name failing in each of its threads, and then lets it crash or finish;
/// whether it could be run at all.
fn with_failing(call: &str, error: &str, nth: u32, end: End) -> bool {
    let root = tempfile::tempdir().expect("a folder");
    let inject = format!("inject={call}:error={error}:when={nth}");
    let trace = format!("trace={call}");
    let wrapped = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
    let mut writer = process("writer", root.path(), &wrapped);
    if end == End::Crash {
        writer.env(CRASHES, "yes");
    }
    let Ok(mut writer) = writer.env(ENTRIES, "9").spawn() else { return false };
    let (kept, last) = listen(&mut writer, usize::MAX);
    if kept == 0 {
        // A session that could not be begun was never called kept; anything else ended before it came to that.
        return last == "refused";
    }
    let case = format!("{call} {nth} failing with {error}, then {end:?}");
    assert_eq!(last, "done", "{case} ended the program");
    let (session, mut desk) = reopened(root.path());
    assert!(session.rev() >= kept, "{case}: {kept} were kept, {} are there", session.rev());
    desk.checkpoint(Timestamp::now()).expect("the disk is well again");
    let file = desk.file().to_owned();
    drop(desk);
    let loaded = read_session(&file).expect("it is whole");
    assert_eq!((loaded.session, loaded.edited_outside), (session, None), "{case}");
    let litter = fs::read_dir(root.path().join("plans")).expect("it is there").count();
    assert_eq!(litter, 1, "{case}: only the session is left");
    true
}

/// How a writer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Crash,
    Finish,
}

fn sweep(cases: &[(&str, &str, std::ops::RangeInclusive<u32>)]) {
    if let Err(error) = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status() {
        return not_run("failing disk calls", &format!("no strace ({error})"));
    }
    let (mut run, mut could_not) = (0, 0);
    for (call, error, nths) in cases {
        for (nth, end) in nths.clone().flat_map(|nth| [(nth, End::Crash), (nth, End::Finish)]) {
            if with_failing(call, error, nth, end) { run += 1 } else { could_not += 1 }
        }
    }
    if could_not > 0 {
        not_run("failing disk calls", &format!("{could_not} of {} ended before the writer began", run + could_not));
    }
    println!("{run} failing calls, nothing lost");
}

#[test]
fn a_disk_call_that_fails_once_loses_nothing_and_ends_nothing() {
    sweep(&[
        ("fsync", "EIO", 1..=4),
        ("fdatasync", "EIO", 1..=3),
        ("renameat2", "EIO", 1..=1),
        ("rename", "EIO", 1..=2),
        ("write", "ENOSPC", 9..=12),
    ]);
}

#[test]
#[ignore = "takes half a minute; the full sweep"]
fn every_call_of_the_writer_fails_once() {
    sweep(&[
        ("fsync", "EIO", 1..=30),
        ("fdatasync", "EIO", 1..=12),
        ("renameat2", "EIO", 1..=4),
        ("rename", "EIO", 1..=6),
        ("write", "ENOSPC", 1..=40),
        ("write", "EIO", 1..=40),
        ("openat", "EIO", 1..=60),
        ("openat", "EMFILE", 1..=60),
        ("openat", "ENOSPC", 1..=60),
        ("unlink", "EIO", 1..=20),
        ("mkdir", "ENOSPC", 1..=6),
        ("read", "EIO", 1..=30),
        ("flock", "ENOLCK", 1..=2),
    ]);
}

// Disks of a test's own, in a name space of its own.

/// Runs one of the tests below where it can mount; whether it could.
fn with_mounts(test: &str) {
    let root = tempfile::tempdir().expect("a folder");
    let mut alone = process(test, root.path(), &["unshare", "--mount", "--propagation", "private"]);
    let output = alone.stderr(Stdio::piped()).output();
    let output = match output {
        Ok(output) => output,
        Err(error) => return not_run(test, &format!("no unshare ({error})")),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if !said.contains("mounted") {
        return not_run(test, "this user may not mount");
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("well"), "{said}{complaint}");
}

/// Mounts, and says so; `false` where that is not allowed.
fn mount(arguments: &[&str], at: &Path) -> bool {
    fs::create_dir_all(at).expect("a folder");
    let mounted = Command::new("mount").args(arguments).arg(at).stderr(Stdio::null()).status();
    mounted.is_ok_and(|status| status.success())
}

struct Rig {
    disk: Disk,
    reports: Receiver<Report>,
    session: Session,
}

impl Rig {
    fn start(root: &Path) -> Self {
        let (report, reports) = channel();
        let disk = Disk::start(places(root), move |told| drop(report.send(told))).expect("a thread");
        let session = Meeting::founded().session;
        disk.ask(Request::Create(Box::new(session.clone()))).expect("it lives");
        Self { disk, reports, session }
    }

    fn enter(&mut self) {
        let entry = remark(&self.session);
        self.session.apply(entry.clone()).expect("it follows");
        self.disk.ask(Request::Append(entry)).expect("it lives");
    }

    fn until<T>(&self, wanted: impl Fn(Report) -> Option<T>) -> T {
        told(&self.reports, wanted).expect("the report comes")
    }
}

/// Fills a disk to the last byte.
fn fill(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("filler");
    let mut filler = fs::File::create(&path).expect("there is room for that");
    let mut chunk = 64 * 1024;
    while chunk > 0 {
        if filler.write_all(&vec![0; chunk]).is_err() {
            chunk /= 2;
        }
    }
    path
}

#[test]
#[ignore = "a process of its own, started by the test below"]
fn on_a_full_disk() {
    let Some(root) = env::var_os(ROOT).map(std::path::PathBuf::from) else { return };
    if !mount(&["-t", "tmpfs", "-o", "size=2m", "tmpfs"], &root) {
        return;
    }
    say("mounted");
    fs::create_dir(root.join("plans")).expect("there is room");
    let mut rig = Rig::start(&root);
    rig.until(|report| matches!(report, Report::Written(..)).then_some(()));
    let filler = fill(&root);
    for _ in 0..20 {
        rig.enter();
    }
    let (cause, unsaved) = rig.until(|report| match report {
        Report::Trouble { what: NotSaved::Disk(Trouble { cause, .. }), unsaved_since } => {
            unsaved_since.map(|since| (cause, since))
        }
        _ => None,
    });
    assert_eq!(cause, Cause::Full);
    assert!(unsaved <= Timestamp::now());
    fs::remove_file(filler).expect("room again");
    rig.disk.ask(Request::Checkpoint).expect("it lives");
    rig.until(|report| (report == Report::Relieved).then_some(()));
    assert!(rig.disk.finish(Duration::from_secs(20)));
    assert_eq!(read_session(&session_file(&root)).expect("it is whole").session, rig.session);
    say("well");
}

#[test]
fn a_full_disk_is_told_and_once_there_is_room_everything_is_saved() {
    with_mounts("on_a_full_disk");
}

#[test]
#[ignore = "a process of its own, started by the test below"]
fn on_a_disk_that_turns_read_only() {
    let Some(root) = env::var_os(ROOT).map(std::path::PathBuf::from) else { return };
    let plans = root.join("plans");
    if !mount(&["-t", "tmpfs", "-o", "size=4m", "tmpfs"], &plans) {
        return;
    }
    say("mounted");
    let mut rig = Rig::start(&root);
    rig.until(|report| matches!(report, Report::Written(..)).then_some(()));
    // Laid over itself, since a disk with an open file on it does not turn by itself.
    assert!(mount(&["-o", "bind,ro", &plans.to_string_lossy()], &plans));
    rig.enter();
    rig.until(|report| (report == Report::Kept(2)).then_some(()));
    rig.disk.ask(Request::Close).expect("it lives");
    let refused = rig.until(|report| if let Report::NotClosed(why) = report { Some(why) } else { None });
    assert!(matches!(refused, NotSaved::Disk(Trouble { cause: Cause::ReadOnly, .. })), "{refused}");
    rig.disk.ask(Request::SaveElsewhere(root.join("elsewhere.ron"))).expect("it lives");
    let elsewhere = rig.until(|report| if let Report::SavedElsewhere(path) = report { Some(path) } else { None });
    assert_eq!(read_session(&elsewhere).expect("it is whole").session, rig.session);
    assert!(rig.disk.finish(Duration::from_secs(20)));
    // What lies there can still be looked at.
    let opening = Desk::open(&places(&root), &session_file(&root), Timestamp::now()).expect("it opens");
    assert!(matches!(opening.access, Access::Reading(Some(_))));
    say("well");
}

#[test]
fn a_disk_that_turns_read_only_keeps_nobody_from_saving_elsewhere() {
    with_mounts("on_a_disk_that_turns_read_only");
}
