//! What a second terminal shows, without one: all of it to the facilitator, and to the room nothing that is private.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use roundtable::app::{
    Action, Beam, Code, Effect, Follower, ForWhom, Ground, Key, Meeting, Model, Origin, Overlay, Purpose, RoomView,
    Seen, Sitting, Size, Stamped, Whereabouts, keymap,
};
use roundtable::domain::{Author, Change, ClockChange, Department, ListChange, NoteChange, Parked, Session, Step};
use roundtable::lang::{Lang, Words};
use roundtable::storage::our_word_lists;

use crate::fixtures;
use crate::keys::Keyboard;
use crate::picture::Picture;
use crate::positions::hand_in;

/// Words that only the facilitator is to read.
const PRIVATE: [&str; 3] = ["zebrafish", "scoundrels", "quokka"];

/// A session with a note and a held remark in it, and with a clock that runs.
fn session() -> Session {
    let mut meeting = fixtures::Meeting::planned();
    meeting.does(Author::Chair, Step::Budget, vec![Change::Clock(ClockChange::Start(Step::Budget))]);
    let note = NoteChange::Write("Ask Ana about the zebrafish".to_owned(), None);
    meeting.does(Author::Chair, Step::Budget, vec![Change::PrivateNote(note)]);
    let text = "This customer always pays late, scoundrels all of them".to_owned();
    let parked = Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() }));
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![parked]);
    meeting.session
}

fn at(step: Step) -> Whereabouts {
    Whereabouts {
        step,
        section: 0,
        row: 1,
        spot: (2, 1),
        speaking: Department::Finance,
        person: None,
        typed: "and a quokka".to_owned(),
        room_view: RoomView::default(),
    }
}

fn seen(session: Session, stands: Option<Whereabouts>) -> Seen {
    let sitting = if stands.is_some() { Sitting::Live } else { Sitting::Over };
    Seen { session: Some(session), file: "plan.ron".into(), sitting, stands, said: None, past: (Vec::new(), None) }
}

fn follower(for_whom: ForWhom, lang: Lang) -> Follower {
    let now = session().history().last().expect("it was founded").at;
    let size = Size { width: 120, height: 36 };
    let model = Model::new(Words::new(lang), Ground::Dark, size, now, TimeZone::UTC);
    Follower::new(model, for_whom, &our_word_lists())
}

fn press(follower: &mut Follower, key: Key) -> Vec<Effect> {
    let at = follower.model.now;
    follower.update(&Stamped { at, action: Action::Key(key) })
}

#[test]
fn the_facilitator_reads_what_is_private_and_the_room_reads_none_of_it_whatever_keys_are_pressed() {
    for lang in Lang::ALL {
        let mut mine = follower(ForWhom::Facilitator, lang);
        mine.see(seen(session(), Some(at(Step::Agreement))));
        let shown = Picture::of_followed(&mut mine, 120, 36).text();
        assert!(PRIVATE.iter().all(|word| shown.contains(word)), "{shown}");
        let mut rooms = follower(ForWhom::Room, lang);
        for step in Step::ALL {
            rooms.see(seen(session(), Some(at(step))));
            for (width, height) in [(200, 50), (80, 24), (60, 18)] {
                let shown = Picture::of_followed(&mut rooms, width, height).text();
                assert!(!PRIVATE.iter().any(|word| shown.contains(word)), "{shown}");
            }
            for key in keymap::TABLE.iter().filter(|row| row.place == keymap::Place::Follow).flat_map(|row| row.keys) {
                press(&mut rooms, *key);
                let shown = Picture::of_followed(&mut rooms, 120, 36).text();
                assert!(!PRIVATE.iter().any(|word| shown.contains(word)), "{key:?}\n{shown}");
            }
        }
    }
}

#[test]
fn it_stands_where_the_meeting_stands_until_another_step_is_looked_at() {
    let mut mine = follower(ForWhom::Facilitator, Lang::En);
    mine.see(seen(session(), Some(at(Step::Budget))));
    let shown = |mine: &Follower| mine.model.meeting.as_ref().expect("it is seen").as_ref().clone();
    assert_eq!((shown(&mine).step, shown(&mine).grid.row), (Step::Budget, 2));
    assert_eq!(shown(&mine).speaker.department, Department::Finance);
    press(&mut mine, Key::char('6'));
    mine.see(seen(session(), Some(at(Step::Agreement))));
    assert_eq!(shown(&mine).step, Step::Goals, "what is looked at stays");
    let picture = Picture::of_followed(&mut mine, 120, 36).text();
    assert!(picture.contains("The meeting is at Agreement."), "{picture}");
    press(&mut mine, Key::char(' '));
    assert_eq!(shown(&mine).step, Step::Agreement);
    // To look turns no clock, and alters nothing.
    assert_eq!(*shown(&mine).uncovered(), session());
    // Esc goes back first, as everywhere.
    press(&mut mine, Key::char('6'));
    assert_eq!(press(&mut mine, Key::plain(Code::Esc)), []);
    assert_eq!(shown(&mine).step, Step::Agreement);
    assert_eq!(press(&mut mine, Key::plain(Code::Esc)), [Effect::Quit]);
}

#[test]
fn a_second_screen_is_blank_where_the_first_one_is() {
    let mut rooms = follower(ForWhom::Room, Lang::En);
    let stands = |beam| Whereabouts { room_view: RoomView { beam, ..RoomView::default() }, ..at(Step::Budget) };
    for (beam, is_blank) in [(Beam::Off, false), (Beam::Blank, true), (Beam::On, false)] {
        rooms.see(seen(session(), Some(stands(beam))));
        let shown = Picture::of_followed(&mut rooms, 120, 36).text();
        assert_eq!(shown.trim().is_empty(), is_blank, "{beam:?}\n{shown}");
    }
}

#[test]
fn every_line_can_be_scrolled_to_and_no_further() {
    let mut mine = follower(ForWhom::Facilitator, Lang::En);
    mine.see(seen(session(), Some(at(Step::Budget))));
    press(&mut mine, Key::plain(Code::End));
    assert_eq!(mine.scrolled, mine.lines().len() - 1);
    let last = mine.lines().last().expect("there are flags").text.clone();
    assert!(Picture::of_followed(&mut mine, 200, 36).text().contains(&last));
    press(&mut mine, Key::plain(Code::Down));
    press(&mut mine, Key::plain(Code::Up));
    assert_eq!(mine.scrolled, mine.lines().len() - 2);
    press(&mut mine, Key::plain(Code::Home));
    assert_eq!(mine.scrolled, 0);
}

#[test]
fn no_window_is_too_small_or_too_large_for_it() {
    for for_whom in [ForWhom::Facilitator, ForWhom::Room] {
        let mut follower = follower(for_whom, Lang::ZhCn);
        for what in [None, Some(at(Step::Budget))] {
            for (width, height) in [(1, 1), (2, 60), (59, 18), (60, 18), (61, 19), (99, 22), (100, 21), (400, 120)] {
                Picture::of_followed(&mut follower, width, height);
            }
            follower.see(seen(session(), what));
        }
    }
}

#[test]
fn what_is_typed_is_told_in_full_but_for_a_split_that_is_hidden_from_the_facilitator_too() {
    let mut keyboard = Keyboard::at(fixtures::Meeting::planned().session, Lang::En);
    let told = |keyboard: &Keyboard| Whereabouts::of(&keyboard.model).expect("it is held").typed;
    assert_eq!(told(&keyboard), "");
    keyboard.press("PThis customer always pays late");
    assert_eq!(told(&keyboard), "This customer always pays late");
    keyboard.press("<c-p>private note<enter>Ask Ana");
    assert_eq!(told(&keyboard), "Ask Ana");
    keyboard.press("<enter>");
    assert_eq!(told(&keyboard), "This customer always pays late", "back in what lay below");
    keyboard.press("<esc><esc>H7316402");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::HandingIn(_))));
    assert_eq!(told(&keyboard), "");
}

#[test]
fn what_is_only_looked_at_or_comes_with_the_program_has_no_whereabouts() {
    let (session, now) = (session(), Timestamp::UNIX_EPOCH);
    let mut model = Model::new(Words::new(Lang::En), Ground::Dark, Size::SMALLEST, now, TimeZone::UTC);
    assert_eq!(Whereabouts::of(&model), None);
    for (origin, purpose) in [(Origin::File("a.ron".into()), Purpose::Review), (Origin::Example(0), Purpose::Review)] {
        model.meeting = Some(Box::new(Meeting::new(session.clone(), origin, purpose)));
        assert_eq!(Whereabouts::of(&model), None);
    }
}

#[test]
fn a_hidden_split_stays_hidden_in_a_second_terminal() {
    let mut meeting = fixtures::Meeting::planned();
    let split = [(fixtures::cell("dealers", "shows"), 7_316_402)];
    hand_in(&mut meeting, Department::Sales, &split);
    for for_whom in [ForWhom::Facilitator, ForWhom::Room] {
        let mut follower = follower(for_whom, Lang::En);
        follower.see(seen(meeting.session.clone(), Some(at(Step::Budget))));
        let shown = Picture::of_followed(&mut follower, 120, 36).text().replace(',', "");
        assert!(!shown.contains("7316402"), "{shown}");
    }
}
