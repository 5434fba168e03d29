//! The agenda and the clock: minutes planned, used and given, the end that follows from them, and breaks.

use jiff::civil::time;
use roundtable::app::{Action, Beat, Overlay};
use roundtable::domain::{AboutField, Author, Change, ClockChange, Step};
use roundtable::lang::Lang;

use crate::cli::Home;
use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The small planned meeting with two steps on its agenda: Research 10 minutes, Budget 20.
fn timed() -> Meeting {
    let mut meeting = Meeting::planned();
    let minutes = |step, minutes| Change::About(AboutField::Minutes(step, minutes));
    meeting.does(Author::Chair, Step::Room, vec![minutes(Step::Research, 10), minutes(Step::Budget, 20)]);
    meeting
}

/// At a step of it, with the clock running there.
fn running(step: Step, lang: Lang) -> Keyboard {
    let mut meeting = timed();
    meeting.does(Author::Chair, step, vec![Change::Clock(ClockChange::Start(step))]);
    Keyboard::at(meeting.session, lang)
}

/// Lets so many minutes pass.
fn wait(keyboard: &mut Keyboard, minutes: i64) {
    keyboard.model.now += jiff::SignedDuration::from_mins(minutes);
    keyboard.act(Action::Tick);
}

/// Lets twelve entries of ten seconds each pass.
fn pass_two_minutes(meeting: &mut Meeting) {
    for _ in 0..12 {
        meeting.does(Author::Chair, Step::Room, vec![Change::About(AboutField::Begins(None))]);
    }
}

fn top(keyboard: &mut Keyboard) -> String {
    Picture::of(&mut keyboard.model, 120, 36).line(0)
}

#[test]
fn five_minutes_more_are_recorded_beside_those_planned_and_undone_alone() {
    let mut keyboard = running(Step::Research, Lang::En);
    keyboard.press("EE");
    let about = &keyboard.state().about;
    assert_eq!((about.minutes[&Step::Research], about.added.get(&Step::Research)), (10, Some(&10)));
    assert!(keyboard.notice().contains("5 min more, 20 in all"), "{}", keyboard.notice());
    keyboard.press("<c-z>");
    assert_eq!(keyboard.state().about.minutes_given(Step::Research), Some(15));
    keyboard.press("u");
    assert!(keyboard.state().about.added.is_empty());
    keyboard.press("<c-y>");
    assert_eq!(keyboard.state().about.minutes_given(Step::Research), Some(15));
}

#[test]
fn a_step_without_minutes_is_given_none_and_says_why() {
    let mut keyboard = Keyboard::at(timed().session, Lang::En);
    keyboard.press("4E");
    assert!(keyboard.notice().contains("No minutes are planned for this step"), "{}", keyboard.notice());
}

#[test]
fn the_clock_tells_what_is_left_before_it_tells_what_is_over_by_sign_and_by_word() {
    let mut keyboard = running(Step::Research, Lang::En);
    wait(&mut keyboard, 7);
    assert!(top(&mut keyboard).ends_with("  Research 7:10 of 10 min"), "{}", top(&mut keyboard));
    wait(&mut keyboard, 1);
    assert!(top(&mut keyboard).ends_with("  ! Research 1:40 left of 10 min"), "{}", top(&mut keyboard));
    wait(&mut keyboard, 3);
    assert!(top(&mut keyboard).ends_with("  !! Research 1:30 over 10 min"), "{}", top(&mut keyboard));
    keyboard.press("E");
    assert!(top(&mut keyboard).ends_with("  Research 11:40 of 15 min"), "{}", top(&mut keyboard));
}

#[test]
fn nothing_is_ever_blocked_by_the_clock() {
    let mut keyboard = running(Step::Research, Lang::En);
    wait(&mut keyboard, 500);
    keyboard.press("vToo slow<tab>Ana<enter>]");
    assert_eq!((keyboard.state().research.evidence.len(), keyboard.meeting().step), (1, Step::Segments));
}

#[test]
fn a_break_is_seen_by_the_room_and_is_used_on_no_step() {
    let mut keyboard = running(Step::Research, Lang::En);
    wait(&mut keyboard, 4);
    keyboard.press("S");
    wait(&mut keyboard, 12);
    assert!(top(&mut keyboard).contains("Break since 08:"), "{}", top(&mut keyboard));
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    assert!(picture.find("Break since").is_some() && picture.text().contains(", 12 min"), "{}", picture.text());
    keyboard.press("S");
    let clock = &keyboard.state().clock;
    assert_eq!((clock.breaks.len(), clock.stands), (1, None));
    assert_eq!(clock.seconds_used(Step::Research, keyboard.model.now), 4 * 60 + 20);
}

#[test]
fn the_guide_tells_when_the_meeting_ends_and_how_late_that_is() {
    let mut keyboard = running(Step::Research, Lang::En);
    let told = |keyboard: &mut Keyboard| Picture::of(&mut keyboard.model, 120, 36).text();
    wait(&mut keyboard, 1);
    assert!(told(&mut keyboard).contains("as planned"), "{}", told(&mut keyboard));
    wait(&mut keyboard, 16);
    let late = told(&mut keyboard);
    assert!(late.contains("! Ends") && late.contains("7 min late"), "{late}");
    let narrow = Picture::of(&mut keyboard.model, 80, 24);
    assert!(narrow.line(2).contains("7 min late"), "{}", narrow.text());
}

#[test]
fn the_agenda_adds_up_while_it_is_typed() {
    let mut keyboard = Keyboard::at(timed().session, Lang::En);
    keyboard.press("A9:30<tab>40<tab>");
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let picture = Picture::of(&mut keyboard.model, width, height).text();
        assert!(picture.contains("30 min planned, 10 min to spare"), "{picture}");
        assert!(picture.contains("Begins 09:30, ends 10:10"), "{picture}");
    }
    keyboard.press("25");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("! 55 min planned, 15 min too long for the meeting"), "{picture}");
    keyboard.press("<enter>");
    let about = &keyboard.state().about;
    assert_eq!((about.begins, about.length), (Some(time(9, 30, 0, 0)), Some(40)));
    assert_eq!(about.minutes[&Step::Room], 25);
}

#[test]
fn what_is_no_time_and_what_are_no_minutes_is_said_in_its_row() {
    let mut keyboard = Keyboard::at(timed().session, Lang::En);
    for (typed, said) in [("Anoonish<enter>", "time of day"), ("<c-u><tab>soon<enter>", "whole minutes")] {
        keyboard.press(typed);
        let picture = Picture::of(&mut keyboard.model, 80, 24).text();
        assert!(picture.contains(said), "{picture}");
    }
}

#[test]
fn the_agenda_of_a_plan_that_is_agreed_is_a_page_to_read() {
    let mut meeting = timed();
    let clock = |change| vec![Change::Clock(change)];
    meeting.does(Author::Chair, Step::Research, clock(ClockChange::Start(Step::Research)));
    meeting.does(Author::Chair, Step::Research, vec![Change::About(AboutField::Added(Step::Research, 5))]);
    meeting.does(Author::Chair, Step::Research, clock(ClockChange::Pause));
    meeting.does(Author::Chair, Step::Budget, clock(ClockChange::Start(Step::Budget)));
    meeting.sign("ana", roundtable::domain::Stance::Agrees).sign("max", roundtable::domain::Stance::Agrees);
    meeting.does(Author::Chair, Step::Agreement, vec![Change::Close]);
    for (lang, used, sum) in [
        (Lang::En, "10 min  +5 min, used 0:20", "30 min planned, 5 min given besides"),
        (Lang::ZhCn, "10 分钟  加时 5 分钟，已用 0:20", "计划共 30 分钟，另加时 5 分钟"),
    ] {
        let mut keyboard = Keyboard::at(meeting.session.clone(), lang);
        keyboard.press("A");
        assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Statement(_))));
        let picture = Picture::of(&mut keyboard.model, 80, 24).text();
        assert!(picture.contains(used) && picture.contains(sum), "{picture}");
    }
}

#[test]
fn the_screen_is_drawn_each_second_while_a_clock_runs_each_minute_in_a_break_and_else_only_on_a_key() {
    let mut keyboard = Keyboard::at(timed().session, Lang::En);
    assert_eq!(keyboard.model.beat(), Beat::Still);
    keyboard.press("A");
    assert_eq!(keyboard.model.beat(), Beat::Minute, "when it would end moves with the time");
    keyboard.press("<esc>S");
    assert_eq!(keyboard.model.beat(), Beat::Second);
    keyboard.press("S");
    assert_eq!(keyboard.model.beat(), Beat::Minute);
    wait(&mut keyboard, 24 * 60);
    assert_eq!(keyboard.model.beat(), Beat::Still, "what stands since yesterday is no break");
}

#[test]
fn a_session_that_follows_plans_its_minutes_anew_without_those_that_were_given() {
    use roundtable::app::{at_first, found_session};
    let mut meeting = timed();
    meeting.does(Author::Chair, Step::Budget, vec![Change::About(AboutField::Added(Step::Budget, 10))]);
    let before = meeting.state();
    let about = at_first(Some(before), before.about.date, Lang::En);
    let next = found_session(about, Some(before), jiff::Timestamp::UNIX_EPOCH).expect("it has a title");
    assert_eq!(next.state().about.minutes, before.about.minutes);
    assert!(next.state().about.added.is_empty());
}

#[test]
fn a_session_that_is_shown_tells_minutes_planned_given_and_used_and_its_breaks() {
    let mut meeting = timed();
    let clock = |change| vec![Change::Clock(change)];
    meeting.does(Author::Chair, Step::Research, vec![Change::About(AboutField::Length(Some(25)))]);
    meeting.does(Author::Chair, Step::Research, clock(ClockChange::Start(Step::Research)));
    pass_two_minutes(&mut meeting);
    meeting.does(Author::Chair, Step::Research, vec![Change::About(AboutField::Added(Step::Research, 5))]);
    meeting.does(Author::Chair, Step::Research, clock(ClockChange::Pause));
    pass_two_minutes(&mut meeting);
    meeting.does(Author::Chair, Step::Budget, clock(ClockChange::Start(Step::Budget)));
    let home = Home::new();
    home.put("plan.ron", &roundtable::storage::write(&meeting.session).expect("a session"));
    let shown = home.run(&["show", "plan"]).out;
    for expected in
        ["(2 of 10 + 5 min)", "(0 of 20 min)", "5 min too long for the meeting", "Breaks", "Length in minutes"]
    {
        assert!(shown.contains(expected), "{expected} is missing in:\n{shown}");
    }
    let chinese = home.run(&["--lang", "zh-CN", "show", "plan"]).out;
    assert!(chinese.contains("（用时 2 / 计划 10 + 加时 5 分钟）") && chinese.contains("休息"), "{chinese}");
}

#[test]
fn a_click_on_the_clock_or_on_the_end_opens_the_agenda() {
    let keyboard = running(Step::Research, Lang::En);
    let opens = |column, row| {
        let mut keyboard = Keyboard { model: keyboard.model.clone(), effects: Vec::new(), pressed: 0 };
        let target = roundtable::view::hit(&keyboard.model, column, row).expect("something to click");
        keyboard.act(Action::Click(target));
        matches!(keyboard.model.overlays.last(), Some(Overlay::Form(form)) if form.subject == roundtable::app::Subject::Agenda)
    };
    assert!(opens(118, 0));
    let (row, line) = Picture::of(&mut keyboard.model.clone(), 120, 36).find("Ends 0").expect("the end is told");
    let column = line.chars().position(|c| c == 'E').expect("it is there");
    assert!(opens(u16::try_from(column).expect("narrow"), row));
}
