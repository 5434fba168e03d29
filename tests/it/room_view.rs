//! The room view: one thing at a time, legible from the back row, true to the work, and never a word that is private.

use proptest::prelude::*;
use roundtable::app::{Action, Beam, Code, Command, Key, Overlay, Rewards, RoomView, Section, Target, keymap};
use roundtable::domain::{Change, Department, Goal, ListChange, Money, Reward, Session, Step};
use roundtable::lang::Lang;
use roundtable::{storage, view};
use unicode_width::UnicodeWidthStr;

use crate::any_keys::{Doing, carry_out, doing};
use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;
use crate::{ads, positions};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

/// What big figures and bars are drawn from.
const BLOCKS: [char; 4] = ['\u{2588}', '\u{2580}', '\u{2584}', '\u{2592}'];

/// A facilitator who has the room view on.
fn before_the_room(session: Session, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.model.room_view.beam = Beam::On;
    keyboard
}

fn at_step(session: Session, lang: Lang, step: Step) -> Keyboard {
    let mut keyboard = before_the_room(session, lang);
    let now = keyboard.model.now;
    keyboard.meeting_mut().go_to(step, now);
    keyboard
}

fn shown(keyboard: &Keyboard) -> String {
    Picture::of(&mut keyboard.model.clone(), 120, 36).text()
}

/// An example session, its plan open again, so that somebody speaks.
fn reopened(name: &str) -> Session {
    let example = storage::examples().iter().find(|example| example.name.contains(name)).expect("it comes with us");
    let mut keyboard = Keyboard::at(example.read().expect("it is whole").session, Lang::En);
    keyboard.press("OAnother look<enter>");
    keyboard.meeting().session().clone()
}

/// A meeting with a goal, and a reward of which nothing must be seen by accident.
fn with_reward() -> Session {
    let mut meeting = Meeting::left();
    // So much is expected that the reward is flagged: its flag is not for the room either.
    let (expected, target) = (Some(8_000.into()), Some(12.into()));
    let goal = Goal { measure: "New dealers".to_owned(), expected, target, ..Goal::default() };
    meeting.sales(Change::Goal(ListChange::Raise("new-dealers".into(), goal)));
    let reward = Reward {
        department: Some(Department::Marketing),
        what: "Zanzibar trip".to_owned(),
        goal: Some("new-dealers".into()),
        threshold: Some(7_316.into()),
    };
    meeting.marketing(Change::Reward(ListChange::Raise("trip".into(), reward)));
    meeting.session
}

#[test]
fn every_step_is_one_thing_in_both_languages_and_at_two_sizes() {
    for (lang, name) in [(Lang::En, "hydra-q4-2026"), (Lang::ZhCn, "shanlan-q2-2026")] {
        let session = reopened(name);
        for (width, height) in [(60, 18), (120, 36)] {
            let mut all = String::new();
            for step in Step::ALL {
                let mut keyboard = at_step(session.clone(), lang, step);
                keyboard.press("<pgdn>");
                all.push_str(&Picture::of(&mut keyboard.model, width, height).text());
                all.push_str("\n=====\n");
            }
            insta::assert_snapshot!(format!("room_view_{}_{width}x{height}", lang.code()), all);
        }
    }
}

/// The lines of text in a picture, big figures and bars aside, each as what stands apart from what stands beside it.
fn texts(picture: &str) -> Vec<Vec<String>> {
    // A bar has a mark of its pattern in its legend; a figure is more than that.
    let is_text = |line: &&str| {
        let (blocks, others): (Vec<char>, Vec<char>) = line.chars().partition(|c| BLOCKS.contains(c));
        others.iter().any(|c| !c.is_whitespace()) && blocks.len() <= 2
    };
    let parts =
        |line: &str| line.split("   ").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    picture.lines().filter(is_text).map(parts).collect()
}

#[test]
fn nothing_that_the_examples_hold_takes_more_than_seven_lines_of_forty_columns_or_is_cut_off() {
    let mut seen = 0;
    for example in storage::examples() {
        let session = example.read().expect("it is whole").session;
        for lang in Lang::ALL {
            for step in Step::ALL {
                let mut keyboard = at_step(session.clone(), lang, step);
                for (section, row) in spots(&keyboard, step) {
                    put(&mut keyboard, section, row);
                    // Half of the sizes for each thing, the others for the next.
                    for (width, height) in SIZES.into_iter().skip((section + row) % 2).step_by(2) {
                        let picture = Picture::of(&mut keyboard.model, width, height).text();
                        let lines = texts(&picture);
                        assert!(lines.len() <= 7, "{} lines at {width}x{height}:\n{picture}", lines.len());
                        assert!(!lines.is_empty(), "nothing at {step:?} {section} {row}");
                        for part in lines.iter().flatten() {
                            assert!(part.width() <= 40, "{} columns at {width}x{height}:\n{picture}", part.width());
                        }
                        assert!(!picture.contains("..."), "cut off at {width}x{height}:\n{picture}");
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}

/// Each row of each list of a step, in long lists some of them; in the grid each cell of the first rows.
fn spots(keyboard: &Keyboard, step: Step) -> Vec<(usize, usize)> {
    if step == Step::Budget {
        return (0..3).flat_map(|row| (0..3).map(move |column| (row, column))).collect();
    }
    let sections = Section::of(step).iter().enumerate();
    let rows = |count: usize| (0..count.max(1)).step_by(1 + count / 8);
    sections.flat_map(|(at, section)| rows(keyboard.meeting().count(*section)).map(move |row| (at, row))).collect()
}

fn put(keyboard: &mut Keyboard, section: usize, row: usize) {
    let meeting = keyboard.meeting_mut();
    if meeting.step == Step::Budget {
        (meeting.grid.row, meeting.grid.column) = (section, row);
    } else {
        meeting.select(section, row);
    }
}

#[test]
fn one_key_turns_it_on_and_off_and_its_keys_are_those_of_a_clicker() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    assert_eq!(keyboard.meeting().step, Step::Budget);
    keyboard.press("z");
    assert_eq!(keyboard.model.room_view.beam, Beam::On);
    assert!(!shown(&keyboard).contains("F2"), "no chrome: {}", shown(&keyboard));
    for blank in [".", "b"] {
        keyboard.press(blank);
        assert_eq!(shown(&keyboard).trim(), "");
        assert!(keyboard.meeting().grid.typing.is_none() && keyboard.model.overlays.is_empty());
        let at = (keyboard.meeting().grid.row, keyboard.meeting().grid.column);
        keyboard.press("7");
        assert_eq!(keyboard.model.room_view.beam, Beam::On, "any key brings it back");
        let now = (keyboard.meeting().grid.row, keyboard.meeting().grid.column);
        assert!(keyboard.meeting().grid.typing.is_none() && at == now, "and does nothing else");
    }
    keyboard.press("<esc>");
    assert_eq!((keyboard.model.room_view.beam, keyboard.meeting().step), (Beam::Off, Step::Budget));
    keyboard.press("b");
    assert_eq!(keyboard.model.overlays.len(), 1, "elsewhere the keys mean what they mean");
}

#[test]
fn page_keys_walk_through_the_things_of_a_list_then_of_the_step_then_to_the_next_step_and_back() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Room);
    let spot = |keyboard: &Keyboard| {
        let meeting = keyboard.meeting();
        match meeting.step {
            Step::Budget => (meeting.step, meeting.grid.row, meeting.grid.column),
            step => (step, meeting.section_index(), meeting.row_in(meeting.section_index())),
        }
    };
    keyboard.meeting_mut().select(1, 0);
    let mut walked = vec![spot(&keyboard)];
    while keyboard.model.notice.is_none() && walked.len() < 100 {
        keyboard.press("<pgdn>");
        walked.push(spot(&keyboard));
    }
    let last = walked.pop().expect("it walked");
    assert_eq!(Some(&last), walked.last(), "at the end it stays and says so");
    let placed: Vec<_> = walked.iter().filter(|(step, ..)| *step == Step::Budget).map(|(_, r, c)| (*r, *c)).collect();
    assert_eq!(placed, [(1, 1), (1, 2), (2, 1)], "cells without money are passed over");
    for step in Step::ALL {
        assert!(walked.iter().any(|(at, ..)| *at == step), "{step:?}");
    }
    for expected in walked.iter().rev().skip(1) {
        keyboard.press("<pgup>");
        assert_eq!(spot(&keyboard), *expected);
    }
}

#[test]
fn it_shows_the_cell_that_is_being_edited_with_its_amount_so_far() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Budget);
    assert!(shown(&keyboard).contains("Dealers / Shows") && shown(&keyboard).contains("40,000 EUR"));
    let before = shown(&keyboard);
    keyboard.press("45");
    assert!(shown(&keyboard).contains("was 40,000 EUR"), "{}", shown(&keyboard));
    assert_ne!(before, shown(&keyboard));
    keyboard.press("k<enter>");
    assert_eq!(keyboard.state().budget.amount(&cell("dealers", "shows")), Money::from(45_000));
    keyboard.press("<up>");
    assert!(shown(&keyboard).contains("45,000 EUR"));
    keyboard.press("what is this<enter>");
    assert_eq!(keyboard.model.room_view.beam, Beam::On);
}

#[test]
fn an_amount_being_typed_has_the_caret_behind_it() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Budget);
    keyboard.press("12");
    let (column, row) = Picture::of(&mut keyboard.model, 120, 36).caret.expect("something is typed");
    keyboard.press("0");
    let (next, same) = Picture::of(&mut keyboard.model, 120, 36).caret.expect("something is typed");
    assert!(next > column && same == row);
    keyboard.press("<esc>");
    assert_eq!(Picture::of(&mut keyboard.model, 120, 36).caret, None);
}

#[test]
fn it_shows_what_each_department_had_in_mind_only_once_that_is_revealed() {
    let mut meeting = Meeting::planned();
    positions::hand_in(&mut meeting, Department::Sales, &[(cell("dealers", "shows"), 80_000)]);
    positions::hand_in(&mut meeting, Department::Marketing, &[(cell("dealers", "shows"), 30_000)]);
    let mut keyboard = at_step(meeting.session, Lang::En, Step::Budget);
    assert!(!shown(&keyboard).contains("apart"));
    keyboard.press("r<enter><esc>");
    assert!(shown(&keyboard).contains("Sales 80 k, Marketing 30 k, 50 k apart"), "{}", shown(&keyboard));
}

#[test]
fn it_shows_the_flag_that_one_has_gone_to_until_the_cursor_moves_on() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Agreement);
    assert!(shown(&keyboard).contains("There is no working agreement"), "the list of flags is gone through one by one");
    keyboard.press("<enter>");
    assert_eq!(keyboard.meeting().step, Step::Room);
    let first = keyboard.meeting().flag_discussed().expect("there are flags").clone();
    assert!(shown(&keyboard).contains("There is no working agreement"), "{}", shown(&keyboard));
    keyboard.press("<s-up>");
    assert!(keyboard.meeting().flag_discussed().is_some(), "the cursor stands where it was");
    keyboard.press("<up>");
    assert_eq!(keyboard.meeting().flag_discussed(), None);
    assert!(!shown(&keyboard).contains("There is no working agreement"));
    keyboard.meeting_mut().discuss(first);
    keyboard.press("wWe meet each Monday<enter>");
    assert_eq!(keyboard.meeting().flag_discussed(), None, "it is mended");
}

#[test]
fn a_form_is_seen_field_by_field_and_what_asks_for_an_answer_is_drawn_over_it() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Research);
    keyboard.press("cDealers wait for a date, not for a price; ");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    assert!(picture.text().contains("We conclude") && picture.text().contains("Dealers wait for a date"));
    assert!(!picture.text().contains('\u{2500}'), "no frame: {}", picture.text());
    assert!(picture.caret.is_some());
    keyboard.press("<c-p>");
    assert!(shown(&keyboard).contains('\u{2500}'), "the palette lies over it");
    keyboard.press("<esc><tab>");
    assert!(shown(&keyboard).contains("2 of 2"), "{}", shown(&keyboard));
    keyboard.press("<enter>");
    assert!(shown(&keyboard).contains("Dealers wait for a date, not for a"), "{}", shown(&keyboard));
}

#[test]
fn the_pair_of_the_worst_line_then_of_the_best_has_a_key_of_its_own() {
    let mut keyboard = Keyboard::at(ads::meeting().session, Lang::En);
    keyboard.press("2w");
    for (width, height) in SIZES {
        let picture = Picture::of(&mut keyboard.model, width, height).text();
        assert!(picture.contains("45-49") && picture.contains("of the spend"), "{picture}");
        assert!(picture.contains("9,434 EUR") && picture.contains("less than its share"), "{picture}");
    }
    keyboard.press("w");
    assert!(shown(&keyboard).contains("30-34") && shown(&keyboard).contains("11,625 EUR"), "{}", shown(&keyboard));
    keyboard.press("w");
    assert!(shown(&keyboard).contains("45-49"), "round and round");
}

#[test]
fn it_says_who_has_the_floor_and_nobody_where_the_session_is_only_looked_at() {
    let mut keyboard = before_the_room(Meeting::planned().session, Lang::En);
    keyboard.press("<f3><f3>");
    assert!(shown(&keyboard).contains("[M] Marketing - Max Brandt"), "{}", shown(&keyboard));
    let mut review = before_the_room(Meeting::agreed().session, Lang::En);
    assert!(!shown(&review).contains("Speaking"));
    review.press("5<pgdn>");
    assert!(shown(&review).contains("20,000 EUR"), "{}", shown(&review));
}

#[test]
fn a_session_without_anything_says_what_each_step_is_for_and_asks_its_question() {
    for step in Step::ALL {
        let keyboard = at_step(Meeting::founded().session, Lang::En, step);
        assert!(texts(&shown(&keyboard)).len() > 2, "{step:?}: {}", shown(&keyboard));
    }
}

#[test]
fn a_click_hits_nothing_that_lies_unseen() {
    for step in Step::ALL {
        let keyboard = at_step(reopened("hydra-q4-2026"), Lang::En, step);
        for (column, row) in (0..120).step_by(9).flat_map(|column| (0..36).step_by(2).map(move |row| (column, row))) {
            assert_eq!(view::hit(&keyboard.model, column, row), None, "{step:?} {column} {row}");
        }
    }
    let mut keyboard = before_the_room(Meeting::planned().session, Lang::En);
    keyboard.press(".");
    keyboard.act(Action::Click(Target::Step(Step::Goals)));
    assert_eq!((keyboard.model.room_view.beam, keyboard.meeting().step), (Beam::On, Step::Budget));
}

#[test]
fn from_a_page_that_is_read_it_leaves_the_page() {
    let mut keyboard = at_step(Meeting::planned().session, Lang::En, Step::Segments);
    for page in ["i", "?"] {
        keyboard.press(page);
        assert_eq!(keyboard.model.overlays.len(), 1);
        keyboard.press("z");
        assert!(keyboard.model.overlays.is_empty() && keyboard.model.room_view.is_on(), "{page}");
    }
    keyboard.press("zq");
    assert!(keyboard.model.meeting.is_none());
    assert_eq!(keyboard.model.room_view, RoomView::default());
}

#[test]
fn without_colour_it_says_the_same() {
    for step in Step::ALL {
        let mut keyboard = at_step(reopened("hydra-q4-2026"), Lang::En, step);
        let coloured = shown(&keyboard);
        keyboard.model.ground = roundtable::app::Ground::Plain;
        assert_eq!(shown(&keyboard), coloured);
    }
}

#[test]
fn rewards_are_hidden_until_they_are_to_be_seen() {
    let mut keyboard = at_step(with_reward(), Lang::En, Step::Goals);
    keyboard.meeting_mut().select(1, 0);
    assert!(shown(&keyboard).contains("Rewards are not shown here."), "{}", shown(&keyboard));
    for refused in ["<enter>", "i", "a"] {
        keyboard.press(refused);
        assert!(keyboard.model.overlays.is_empty(), "{refused}");
        assert!(shown(&keyboard).contains("Press z first"), "{}", shown(&keyboard));
    }
    keyboard.press("<c-p>rewards on view<enter>");
    assert_eq!(keyboard.model.room_view.rewards, Rewards::Shown);
    assert!(shown(&keyboard).contains("Zanzibar trip"), "{}", shown(&keyboard));
    keyboard.press("<enter>");
    assert_eq!(keyboard.model.overlays.len(), 1);
}

#[test]
fn it_is_not_turned_on_over_what_tells_of_a_reward() {
    for open in ["<enter>", ";Marketing: Zanzibar", "xB"] {
        let mut keyboard = at_step(with_reward(), Lang::En, Step::Goals);
        keyboard.model.room_view = RoomView::default();
        keyboard.meeting_mut().select(1, 0);
        keyboard.press(open);
        assert!(shown(&keyboard).contains("Zanzibar"), "{open}");
        keyboard.act(Action::Click(Target::Do(Command::RoomView)));
        assert_eq!(keyboard.model.room_view.beam, Beam::Off, "{open}");
        assert!(keyboard.notice().contains("A reward is open here"), "{open}: {}", keyboard.notice());
        keyboard.act(Action::Click(Target::Do(Command::BigView)));
        assert_eq!(keyboard.model.room_view.beam, Beam::Off, "{open}");
    }
}

#[test]
fn what_is_found_and_what_flags_are_answered_in_leaves_rewards_out_before_the_room() {
    let mut keyboard = at_step(with_reward(), Lang::En, Step::Goals);
    keyboard.model.room_view = RoomView::default();
    keyboard.press("<c-f>");
    assert!(shown(&keyboard).contains("Zanzibar"));
    keyboard.act(Action::Click(Target::Do(Command::RoomView)));
    assert!(keyboard.model.room_view.is_on() && !shown(&keyboard).contains("Zanzibar"), "{}", shown(&keyboard));
    keyboard.press("<esc>").press("R");
    assert!(keyboard.model.overlays.is_empty() && !shown(&keyboard).contains("Zanzibar"), "{}", shown(&keyboard));
}

#[test]
fn marks_that_would_not_be_seen_on_it_are_gone() {
    let mut keyboard = at_step(with_reward(), Lang::En, Step::Segments);
    keyboard.model.room_view = RoomView::default();
    keyboard.press("M");
    assert_eq!(keyboard.meeting().marked.len(), 1);
    keyboard.press("z");
    assert!(keyboard.meeting().marked.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_show_a_reward_to_the_room_while_rewards_are_hidden(
        lang in prop::sample::select(Lang::ALL.to_vec()),
        begin in prop::sample::select(vec![Step::Goals, Step::Goals, Step::Room, Step::Agreement]),
        doings in prop::collection::vec(doing(), 1..60),
    ) {
        let mut keyboard = at_step(with_reward(), lang, begin);
        keyboard.meeting_mut().select(1, 0);
        for doing in &doings {
            if matches!(doing, Doing::Resize(..)) {
                continue;
            }
            carry_out(&mut keyboard.model, doing);
            // The room view is turned on again over whatever was opened meanwhile, or is not where that tells of a reward.
            keyboard.model.room_view.rewards = Rewards::Hidden;
            if !keyboard.model.room_view.is_on() {
                keyboard.act(Action::Click(Target::Do(Command::RoomView)));
            }
            if !keyboard.model.room_view.is_on() {
                continue;
            }
            let picture = shown(&keyboard);
            let secret = ["Zanzibar", "7,316", "7316", "Three days off"].into_iter().find(|secret| picture.contains(secret));
            prop_assert_eq!(secret, None, "{}", picture);
        }
    }
}

#[test]
fn no_key_of_its_own_is_one_that_types_an_amount_but_the_full_stop() {
    let own: Vec<Key> = keymap::TABLE
        .iter()
        .filter(|row| row.place == keymap::Place::RoomView)
        .flat_map(|row| row.keys)
        .copied()
        .collect();
    let digits = ('0'..='9').map(Key::char);
    assert!(digits.into_iter().all(|digit| !own.contains(&digit)));
    assert!(own.contains(&Key::char('.')) && own.contains(&Key::plain(Code::PageDown)));
}
