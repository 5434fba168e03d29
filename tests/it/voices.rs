//! Voices: the prompt names who has not been heard in a step, offers the next one the floor, and is gone once all have been.

use roundtable::domain::{Author, Change, Department, Figure, RoomChange, Step};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// At the Goals step of a meeting at which nobody has said anything there.
fn at_goals(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
    keyboard.meeting_mut().go_to(Step::Goals, jiff::Timestamp::UNIX_EPOCH);
    keyboard
}

/// The prompt of the narrow layout, which is one line.
fn prompt(keyboard: &mut Keyboard) -> String {
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let beginning = if picture.text().contains("Not heard yet") { "Not heard yet" } else { "这一步还没发言" };
    picture.find(beginning).map(|(_, line)| line.trim().to_owned()).unwrap_or_default()
}

#[test]
fn the_prompt_begins_after_the_department_that_speaks_and_offers_the_next_one_the_floor() {
    let mut keyboard = at_goals(Lang::En);
    let picture = Picture::of(&mut keyboard.model, 200, 50).text();
    assert!(picture.contains("N next: Marketing"), "{picture}");
    for floor in [
        Department::Marketing,
        Department::Finance,
        Department::Executive,
        Department::Production,
        Department::Operations,
        Department::Sales,
    ] {
        keyboard.press("N");
        assert_eq!(keyboard.meeting().speaker.department, floor);
    }
    assert!(prompt(&mut keyboard).contains("N next: Marketing"), "{}", prompt(&mut keyboard));
}

#[test]
fn who_said_yes_is_heard_and_once_all_are_the_prompt_is_gone() {
    let mut keyboard = at_goals(Lang::En);
    keyboard.press("gLeads<tab>5<enter>");
    assert!(!prompt(&mut keyboard).contains("Sales"), "{}", prompt(&mut keyboard));
    for _ in 0..4 {
        keyboard.press("Ny");
    }
    assert_eq!(prompt(&mut keyboard), "Not heard yet: Operations   N next: Operations");
    keyboard.press("N");
    assert_eq!(prompt(&mut keyboard), "Not heard yet: Operations", "it has the floor already");
    keyboard.press("N");
    assert!(keyboard.notice().contains("has the floor already"), "{}", keyboard.notice());
    keyboard.press("y");
    assert_eq!(prompt(&mut keyboard), "");
    keyboard.press("N");
    assert!(keyboard.notice().contains("Everybody who is here has been heard"), "{}", keyboard.notice());
    keyboard.press("<c-z>");
    assert!(prompt(&mut keyboard).contains("Operations"), "what is taken back was not said");
}

#[test]
fn only_departments_that_are_here_are_waited_for() {
    let mut meeting = Meeting::planned();
    meeting.chair(RoomChange::Left("fay".into())).chair(RoomChange::Left("pia".into()));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.meeting_mut().go_to(Step::Goals, jiff::Timestamp::UNIX_EPOCH);
    assert_eq!(prompt(&mut keyboard), "Not heard yet: Marketing, Executive, Operations, Sales   N next: Marketing");
}

#[test]
fn the_first_step_waits_for_nobody_and_a_review_offers_no_floor() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    keyboard.press("<a-1>N");
    assert!(keyboard.notice().contains("nobody is waited for"), "{}", keyboard.notice());
    let mut review = Keyboard::at(Meeting::agreed().session, Lang::En);
    review.meeting_mut().go_to(Step::Goals, jiff::Timestamp::UNIX_EPOCH);
    let picture = Picture::of(&mut review.model, 80, 24).text();
    assert!(picture.contains("Not heard in this step") && !picture.contains("N next"), "{picture}");
}

#[test]
fn the_prompt_counts_and_ranks_nobody() {
    let mut meeting = Meeting::planned();
    // Marketing speaks often, Finance once: neither moves a name.
    let budget = |amount: u32| Change::Figure(Figure::Budget, Some(amount.into()));
    for amount in 1..9 {
        meeting.does(Author::Department(Department::Marketing), Step::Research, vec![budget(100_000 + amount)]);
    }
    meeting.does(Author::Department(Department::Finance), Step::Research, vec![budget(90_000)]);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.meeting_mut().go_to(Step::Goals, jiff::Timestamp::UNIX_EPOCH);
    let line = prompt(&mut keyboard);
    assert!(line.starts_with("Not heard yet: M, F, E, P, O, S "), "{line}");
    assert!(!line.chars().any(|c| c.is_ascii_digit()), "{line}");
}

#[test]
fn in_a_narrow_window_names_become_tags_rather_than_being_cut() {
    for lang in Lang::ALL {
        let mut keyboard = at_goals(lang);
        let line = prompt(&mut keyboard);
        assert!(!line.is_empty() && !line.contains("..."), "{line}");
    }
}
