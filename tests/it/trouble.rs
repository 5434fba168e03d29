//! What the program says and does while the disk is in trouble or slow; there is no disk here, only what it reports.

use roundtable::app::{
    Action, Card, Command, Effect, Mode, Opened, Origin, Overlay, Purpose, Recovery, RecoveryChoice, Report, Shelf,
    Stakes, why_not,
};
use roundtable::domain::{Department, Life, Session, Step};
use roundtable::lang::{Lang, Message};

use crate::fixtures;
use crate::keys::Keyboard;

fn report(keyboard: &mut Keyboard, report: Report) {
    keyboard.act(Action::Report(report));
}

fn disk_is_full(keyboard: &mut Keyboard) {
    report(keyboard, Report::Trouble(Message::new("disk-full"), Stakes::MemoryOnly));
}

fn opened(session: Session, recovery: Option<Recovery>) -> Report {
    let origin = Origin::File("meeting.ron".into());
    Report::Opened(Box::new(Opened { session, origin, purpose: Purpose::Hold, told: None, recovery }))
}

fn leaves(keyboard: &Keyboard) -> bool {
    keyboard.effects.contains(&Effect::Quit)
}

#[test]
fn a_refusal_is_read_while_the_disk_is_in_trouble_and_the_trouble_stands_again_after_it() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    disk_is_full(&mut keyboard);
    let trouble = keyboard.notice();
    report(&mut keyboard, Report::NotOpened(Message::new("disk-unsupported").with("path", "/stick")));
    assert!(keyboard.notice().contains("/stick"), "{}", keyboard.notice());
    keyboard.press("j");
    assert_eq!(keyboard.notice(), trouble);
}

#[test]
fn where_the_session_goes_on_is_said_although_the_trouble_is_over_by_that() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    disk_is_full(&mut keyboard);
    let goes_on = Message::new("save-elsewhere-done").with("path", "/stick/plan.ron");
    report(&mut keyboard, Report::GoesOnIn("/stick/plan.ron".into(), goes_on));
    report(&mut keyboard, Report::Relieved);
    assert!(keyboard.notice().contains("/stick/plan.ron"), "{}", keyboard.notice());
    assert_eq!(keyboard.press("j").notice(), "");
}

#[test]
fn trouble_goes_with_the_session_that_it_was_about() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("q");
    let behind = Report::Trouble(Message::new("disk-full"), Stakes::FileBehind);
    report(&mut keyboard, behind);
    assert!(keyboard.model.meeting.is_none(), "its journal has everything, so it is let go");
    report(&mut keyboard, Report::Closed);
    assert_eq!(keyboard.press("j").notice(), "");
}

#[test]
fn what_is_in_memory_only_is_not_left_by_one_key() {
    for key in ["<c-q>", "<c-c>"] {
        let mut keyboard = Keyboard::at_step(Step::Agreement);
        disk_is_full(&mut keyboard);
        keyboard.press(key);
        assert!(!leaves(&keyboard) && keyboard.notice().contains("F12"), "{key}: {}", keyboard.notice());
        keyboard.press(key);
        assert!(leaves(&keyboard), "{key}");
    }
}

#[test]
fn a_session_that_is_only_looked_at_after_a_crash_is_not_reopened() {
    for (choice, keys) in [(RecoveryChoice::Look, "<down><enter>"), (RecoveryChoice::KeepForLater, "<esc>")] {
        let mut keyboard = Keyboard::at_step(Step::Room);
        let agreed = fixtures::Meeting::agreed().session;
        let since = agreed.history()[0].at;
        let recovery = Recovery { entries: 1, since, session: agreed.clone(), draft: String::new(), at: 0 };
        report(&mut keyboard, opened(agreed, Some(recovery)));
        keyboard.press(keys);
        assert!(keyboard.effects.contains(&Effect::Recover(choice)));
        assert_eq!(keyboard.meeting().mode, Mode::Reviewing);
        assert!(why_not(&keyboard.model, Command::Reopen).is_some(), "{choice:?}");
    }
}

#[test]
fn while_a_session_is_being_opened_no_other_is_asked_for() {
    let session = fixtures::Meeting::planned().session;
    let mut keyboard = Keyboard::at(session.clone(), Lang::En);
    keyboard.model.meeting = None;
    let about = &session.state().about;
    let card = Card {
        origin: Origin::File("meeting.ron".into()),
        id: session.state().id.clone(),
        title: about.title.clone(),
        brand: String::new(),
        date: about.date,
        period: about.period,
        life: Life::Draft,
        follows: None,
        written: None,
    };
    report(&mut keyboard, Report::Shelf(Shelf { sessions: vec![card], ..Shelf::default() }));
    let asked =
        |keyboard: &Keyboard| keyboard.effects.iter().filter(|effect| matches!(effect, Effect::Open(..))).count();
    keyboard.press("<enter><enter>n");
    assert_eq!((asked(&keyboard), keyboard.model.overlays.len()), (1, 0), "{:?}", keyboard.effects);
    assert_ne!(keyboard.notice(), "");
    report(&mut keyboard, Report::NotOpened(Message::new("file-empty").with("file", "meeting.ron")));
    keyboard.press("<enter>");
    assert_eq!(asked(&keyboard), 2, "it can be tried again");
    report(&mut keyboard, opened(session, None));
    assert_eq!(keyboard.meeting().speaker.department, Department::Sales);
}

#[test]
fn what_the_disk_reads_too_late_does_not_come_between_a_meeting_and_its_keys() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    let session = fixtures::Meeting::planned().session;
    report(&mut keyboard, Report::ReadForFollowing(Box::new(session), Origin::Example(0)));
    report(&mut keyboard, Report::Trash(Vec::new()));
    assert!(keyboard.model.overlays.is_empty());
    keyboard.press("a");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
}
