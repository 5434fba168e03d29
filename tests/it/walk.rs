//! A session gone through as it happened: the screen shows the meeting as it stood, and nothing that is held at any moment.

use proptest::prelude::*;
use roundtable::app::{Command, Key, Mode, Purpose, keymap};
use roundtable::domain::{
    Author, Case, Change, Concern, Department, Entry, FlagKey, InputRef, ListChange, NoteChange, Parked, ParkedField,
    Replay, Run, Session, Settlement, Step,
};
use roundtable::lang::Lang;
use roundtable::storage;

use crate::fixtures::Meeting;
use crate::held;
use crate::keys::Keyboard;
use crate::moves;
use crate::over_time::quarters;
use crate::picture::Picture;

/// The session as it stood after its first entries, as a replay of them gives it.
fn first(session: &Session, entries: usize) -> Session {
    Session::replay(session.history().iter().take(entries).cloned().collect()).expect("its history leads there")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_each_entry_stands_what_a_replay_of_the_first_entries_gives(moves in moves::meeting(50)) {
        let mut session = Meeting::founded().session;
        for each in &moves {
            drop(each.offer_to(&mut session));
        }
        let replay = Replay::of(session.history().to_vec()).expect("it led here");
        for entries in (1..=session.history().len()).rev() {
            prop_assert_eq!(replay.after(entries).expect("it led here"), first(&session, entries));
        }
    }
}

#[test]
fn a_long_history_is_gone_through_anew_only_from_near_by() {
    let mut meeting = Meeting::planned();
    for round in 0..400 {
        let parked = Parked { text: format!("Remark {round}"), ..Parked::default() };
        meeting.sales(Change::Parked(ListChange::Raise(format!("r{round}").as_str().into(), parked)));
        if round % 5 == 0 {
            meeting.undo();
        }
    }
    let replay = Replay::of(meeting.session.history().to_vec()).expect("it led here");
    for entries in [1, 2, 31, 32, 33, 64, 65, 200, 333, meeting.session.history().len()] {
        assert_eq!(replay.after(entries).expect("it led here"), first(&meeting.session, entries), "{entries}");
    }
    assert_eq!(replay.after(0).expect("the first at least").history().len(), 1);
    assert_eq!(replay.after(usize::MAX).expect("the last at most"), meeting.session);
}

/// Somebody who reviews a session, with eyes for what is said.
fn reviewing(session: Session, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.model.lexicon = held::lexicon();
    keyboard.model.look_anew();
    let meeting = keyboard.meeting_mut();
    (meeting.mode, meeting.purpose) = (Mode::Reviewing, Purpose::Review);
    keyboard
}

#[test]
fn each_stop_of_an_example_shows_the_replay_of_its_first_entries_and_back_is_the_same_as_forward() {
    let session = quarters().remove(2);
    let mut keyboard = reviewing(session.clone(), Lang::En);
    keyboard.press("F");
    let mut seen = Vec::new();
    loop {
        let at = keyboard.meeting().walk().expect("it is gone through").entries();
        let shown = keyboard.meeting().session().clone();
        // One in some is enough here: each of many is compared above.
        if at.is_multiple_of(5) {
            assert_eq!(shown, first(&session, at));
        }
        assert_eq!(shown.rev() as usize, at);
        seen.push((at, shown.state().clone(), keyboard.meeting().step));
        keyboard.press("<right>");
        if keyboard.meeting().walk().expect("still").entries() == at {
            break;
        }
    }
    assert_eq!(seen.last().map(|(at, ..)| *at), Some(session.history().len()));
    for (at, state, step) in seen.iter().rev().skip(1) {
        keyboard.press("<left>");
        let meeting = keyboard.meeting();
        assert_eq!(meeting.walk().expect("still").entries(), *at);
        assert!(meeting.state() == state && meeting.step == *step, "{at}");
    }
}

#[test]
fn it_says_when_who_and_what_and_goes_where_it_happened() {
    let mut keyboard = reviewing(quarters().remove(2), Lang::En);
    keyboard.press("F<pgdn>");
    insta::assert_snapshot!("a_decision_en", Picture::of(&mut keyboard.model, 80, 24).text());
    keyboard.press("<end><pgup>L");
    insta::assert_snapshot!("a_decision_zh", Picture::of(&mut keyboard.model, 120, 36).text());
}

#[test]
fn that_somebody_says_yes_is_said_once_in_either_language() {
    let session = quarters().remove(1);
    for (lang, twice) in [(Lang::En, "yes to the yes"), (Lang::ZhCn, "的同意")] {
        let words = roundtable::lang::Words::new(lang);
        let agrees = |entry: &&Entry| entry.changes.first().is_some_and(|change| matches!(change, Change::Agree(_)));
        let told = session.history().iter().filter(agrees);
        let told: Vec<_> = told.map(|entry| roundtable::lang::walk::entry(entry, session.state(), &words)).collect();
        assert!(!told.is_empty() && !told.iter().any(|said| said.contains(twice)), "{told:?}");
    }
}

#[test]
fn the_keys_jump_from_decision_to_decision_and_to_both_ends() {
    let mut keyboard = reviewing(quarters().remove(1), Lang::En);
    keyboard.press("F");
    let all = keyboard.meeting().walk().expect("it is gone through").all();
    let mut stops = Vec::new();
    loop {
        keyboard.press("<pgdn>");
        let walk = keyboard.meeting().walk().expect("still");
        if stops.last() == Some(&walk.entries()) {
            break;
        }
        assert!(walk.entry().is_some_and(Entry::is_decision), "{:?}", walk.entry());
        stops.push(walk.entries());
    }
    assert!(stops.len() > 10, "{stops:?}");
    // All that the quarter before had left is one stop, once the last of it is settled or carried on.
    let history = quarters().remove(1);
    let of = |stop: &usize| history.history()[*stop - 1].run();
    assert_eq!(stops.iter().filter(|stop| of(stop) == Some(Run::Leftovers)).count(), 1, "{stops:?}");
    // Money and yeses are not passed over, and what was decided in a row is one stop.
    assert!(stops.iter().any(|stop| of(stop) == Some(Run::Money)), "{stops:?}");
    let in_a_row = |pair: &[usize]| of(&pair[0]).is_some() && of(&pair[0]) == of(&pair[1]) && pair[0] + 1 == pair[1];
    assert!(!stops.windows(2).any(in_a_row), "{stops:?}");
    let raises = |stop: &&usize| {
        let entry = &history.history()[**stop - 1];
        matches!(entry.changes[0], Change::Goal(ListChange::Raise(..)) | Change::Action(ListChange::Raise(..)))
    };
    assert!(stops.iter().filter(raises).count() >= 8, "four goals and four actions: {stops:?}");
    assert_eq!(keyboard.notice(), keyboard.model.words.get("walk-no-later-decision"));
    for stop in stops.iter().rev().skip(1) {
        keyboard.press("<pgup>");
        assert_eq!(keyboard.meeting().walk().expect("still").entries(), *stop);
    }
    keyboard.press("<end>");
    assert_eq!(keyboard.meeting().walk().expect("still").entries(), all);
}

#[test]
fn what_was_taken_back_and_what_the_chair_noted_alone_is_passed_over() {
    let mut meeting = Meeting::seated();
    meeting.segment("Dealers", "A", 600_000);
    let before = meeting.session.history().len();
    meeting.segment("Mistake", "B", 1).undo();
    let note = NoteChange::Write("Max looks tired".to_owned(), None);
    meeting.does(Author::Chair, Step::Room, vec![Change::PrivateNote(note)]);
    meeting.segment("Utilities", "B", 400_000);
    let mut keyboard = reviewing(meeting.session.clone(), Lang::En);
    keyboard.press("F<end><left>");
    assert_eq!(keyboard.meeting().walk().expect("it is gone through").entries(), before);
    keyboard.press("<right>");
    assert_eq!(keyboard.meeting().walk().expect("still").entries(), before + 4);
    assert!(!Picture::of(&mut keyboard.model, 120, 36).text().contains("tired"));
}

#[test]
fn nothing_can_be_altered_meanwhile_and_afterwards_all_is_as_before() {
    let session = quarters().remove(3);
    for purpose in [Purpose::Hold, Purpose::Review] {
        let mut keyboard = Keyboard::at(session.clone(), Lang::En);
        keyboard.meeting_mut().purpose = purpose;
        let before = (*keyboard.meeting()).clone();
        keyboard.press("F<right><right><right>");
        let stood = keyboard.meeting().session().clone();
        let keys: Vec<Key> = keymap::TABLE.iter().flat_map(|row| row.keys).copied().collect();
        for key in keys {
            let command = keymap::command(&keyboard.model.places(), key);
            let leaves =
                [Command::Back, Command::Home, Command::Quit, Command::Cancel, Command::Walk, Command::Suspend];
            if command.is_some_and(|command| leaves.contains(&command)) {
                continue;
            }
            keyboard.act(roundtable::app::Action::Key(key));
            keyboard.model.overlays.clear();
            assert_eq!(keyboard.meeting().whole(), &session, "{key}");
            if keyboard.meeting().walk().expect("still").entries() == stood.history().len() {
                assert_eq!(keyboard.meeting().session(), &stood, "{key}");
            }
        }
        keyboard.model.room_view = roundtable::app::RoomView::default();
        // The first leaves what is marked in the grid.
        keyboard.press("<esc>");
        if keyboard.meeting().walk().is_some() {
            keyboard.press("<esc>");
        }
        let after = keyboard.meeting();
        assert!(after.walk().is_none());
        assert_eq!((after.session(), after.mode, after.purpose), (before.session(), before.mode, before.purpose));
        assert_eq!(after.step, before.step);
    }
}

#[test]
fn a_meeting_that_is_held_is_not_gone_through() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    keyboard.press("F");
    assert!(keyboard.meeting().walk().is_none());
    assert_eq!(keyboard.notice(), keyboard.model.words.get("off-not-in-review"));
}

/// A session in which a remark was held and then reworded, one was held and then released, and one is held to the end.
fn held_session() -> Session {
    let mut meeting = Meeting::planned();
    let finance = || Author::Department(Department::Finance);
    let mut park = |id: &str, text: &str| {
        let parked = Parked { text: text.to_owned(), ..Parked::default() };
        meeting.does(finance(), Step::Agreement, vec![Change::Parked(ListChange::Raise(id.into(), parked))]);
    };
    park("draft", "This customer always pays late, the first scoundrels");
    park("released", "This customer always pays late, the second scoundrels");
    park("held", "This customer always pays late, the third scoundrels");
    let reworded = ParkedField::Text("Paid 21 days late in May".to_owned());
    meeting.does(finance(), Step::Agreement, vec![Change::Parked(ListChange::Edit("draft".into(), vec![reworded]))]);
    let flag = FlagKey::new(Case::Hostile, [Concern::Input(InputRef::Parked("released".into()))]);
    let release = Change::Settle(flag, Settlement::Released, String::new());
    meeting.does(Author::Department(Department::Sales), Step::Agreement, vec![release]);
    meeting.segment("Utilities", "B", 400_000);
    meeting.session
}

#[test]
fn a_held_remark_is_in_no_frame_at_any_moment_and_a_released_one_only_from_its_release_on() {
    let session = held_session();
    let released_at = session.history().len() - 1;
    for lang in Lang::ALL {
        let mut keyboard = reviewing(session.clone(), lang);
        keyboard.press("F");
        loop {
            let at = keyboard.meeting().walk().expect("it is gone through").entries();
            for step in Step::ALL {
                keyboard.meeting_mut().step = step;
                for (width, height) in [(80, 24), (200, 50)] {
                    check(&mut keyboard, (width, height), at >= released_at);
                }
            }
            // The page of each remark, the search, and the other language show no more.
            for (id, is_released) in [("draft", false), ("held", false), ("released", at >= released_at)] {
                keyboard.meeting_mut().step = Step::Agreement;
                let input = InputRef::Parked(id.into());
                if keyboard.state().holds(&input) {
                    keyboard.meeting_mut().point_at(&input);
                    keyboard.press("i");
                    check(&mut keyboard, (200, 50), at >= released_at);
                    keyboard.press("<esc>");
                    let text = &keyboard.state().agreement.parking_lot.get(&id.into()).expect("it is there").item.text;
                    assert_eq!(text.contains("scoundrels"), is_released, "{id} at {at}: {text}");
                }
            }
            keyboard.press("<c-f>s");
            check(&mut keyboard, (200, 50), at >= released_at);
            keyboard.press("<esc>LL");
            check(&mut keyboard, (200, 50), at >= released_at);
            assert_eq!(keyboard.meeting().walk().expect("still").entries(), at);
            keyboard.press("<right>");
            if keyboard.meeting().walk().expect("still").entries() == at {
                break;
            }
        }
    }
}

fn check(keyboard: &mut Keyboard, (width, height): (u16, u16), is_released: bool) {
    let picture = Picture::of(&mut keyboard.model, width, height).text();
    for secret in ["first scoundrels", "third scoundrels"] {
        assert!(!picture.contains(secret), "{picture}");
    }
    assert!(is_released || !picture.contains("scoundrels"), "{picture}");
    if !is_released {
        assert!(!picture.contains("always pays"), "{picture}");
    }
}

#[test]
fn an_opening_position_stays_hidden_before_its_reveal() {
    for example in storage::examples() {
        let session = example.read().expect("it is whole").session;
        let Some(reveal) = session.history().iter().position(|entry| entry.changes.contains(&Change::Reveal)) else {
            continue;
        };
        let mut keyboard = reviewing(session.clone(), Lang::En);
        keyboard.press("F<end>");
        while keyboard.meeting().walk().expect("it is gone through").entries() > reveal {
            assert_eq!(keyboard.state().budget.revealed, keyboard.meeting().walk().expect("still").entries() > reveal);
            keyboard.press("<left>");
        }
        assert!(!keyboard.state().budget.revealed);
        keyboard.meeting_mut().step = Step::Budget;
        keyboard.press("w");
        assert!(keyboard.model.overlays.is_empty(), "there is nothing to compare yet");
    }
}
