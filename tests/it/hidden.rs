//! What a department has handed in or is typing lies in no frame and leaves the program nowhere before its reveal.

use std::collections::BTreeMap;

use proptest::prelude::*;
use roundtable::app::{Action, Beam, Code, Effect, Key, Overlay, Recovery, Report};
use roundtable::domain::{Change, Department, Event, InputRef, Money, Session, Step, trail};
use roundtable::lang::{Lang, Words, wording};
use roundtable::storage;

use crate::any_keys::{Doing, carry_out, doing};
use crate::cli::Home;
use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;
use crate::positions::hand_in;

/// Amounts that nothing else in these meetings can look like.
const HIDDEN: [u32; 4] = [7_316_402, 8_254_917, 6_493_581, 9_175_268];
/// The same for what is being typed and never handed in.
const TYPED: [&str; 4] = ["5318649", "4,729,163", "\tShows\tAds\nDealers\t5318649\t4729163\n", "3.862951m"];
/// What of it must not be seen, in plain digits.
const TYPED_DIGITS: [&str; 3] = ["5318649", "4729163", "3862951"];

/// A meeting in which Sales and Marketing have handed in.
fn hidden() -> Meeting {
    let mut meeting = Meeting::planned();
    let split = [(cell("dealers", "shows"), HIDDEN[0]), (cell("key-accounts", "ads"), HIDDEN[1])];
    hand_in(&mut meeting, Department::Sales, &split);
    let split = [(cell("dealers", "shows"), HIDDEN[2]), (cell("dealers", "ads"), HIDDEN[3])];
    hand_in(&mut meeting, Department::Marketing, &split);
    meeting
}

/// A text without what stands between digits, so that a number is found however it is grouped, scaled or wrapped.
fn digits(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '\n' | '\u{a0}' | '\u{202f}' | '\'')).collect()
}

fn all_hidden() -> Vec<String> {
    HIDDEN.iter().map(ToString::to_string).chain(TYPED_DIGITS.map(str::to_owned)).collect()
}

/// What is found of the hidden amounts in a text.
fn found(text: &str) -> Option<String> {
    let plain = digits(text);
    all_hidden().into_iter().find(|amount| plain.contains(amount.as_str()))
}

/// Everything that leaves the program, but for the entries, which only the session's file gets.
fn told(effects: &[Effect]) -> String {
    let is_told = |effect: &&Effect| !matches!(effect, Effect::Append(_));
    format!("{:?}", effects.iter().filter(is_told).collect::<Vec<_>>())
}

#[derive(Clone, Debug)]
enum Turn {
    Any(Doing),
    /// A split is begun.
    Begin,
    /// The room looks on, one thing at a time.
    RoomView,
    /// Typed or pasted where a split is being handed in, and only there.
    Secret(usize),
    Paste(usize),
}

fn steps() -> impl Strategy<Value = Vec<Turn>> {
    let one = prop_oneof![
        6 => doing().prop_map(Turn::Any),
        1 => Just(Turn::Begin),
        1 => Just(Turn::RoomView),
        2 => (0..TYPED.len()).prop_map(Turn::Secret),
        1 => (0..TYPED.len()).prop_map(Turn::Paste),
    ];
    prop::collection::vec(one, 1..60)
}

fn is_handing_in(keyboard: &Keyboard) -> bool {
    matches!(keyboard.model.overlays.last(), Some(Overlay::HandingIn(_)))
}

fn take(keyboard: &mut Keyboard, step: &Turn) {
    match step {
        Turn::Any(doing) => carry_out(&mut keyboard.model, doing),
        Turn::Begin if keyboard.model.overlays.is_empty() && keyboard.model.meeting.is_some() => {
            let at = keyboard.model.now;
            keyboard.meeting_mut().go_to(Step::Budget, at);
            keyboard.press("H");
        }
        Turn::RoomView => keyboard.model.room_view.beam = Beam::On,
        Turn::Secret(at) if is_handing_in(keyboard) => {
            for character in TYPED[*at].chars().filter(|c| !c.is_control()) {
                keyboard.act(Action::Key(Key::char(character)));
            }
        }
        Turn::Paste(at) if is_handing_in(keyboard) => {
            keyboard.act(Action::Paste(TYPED[*at].to_owned()));
        }
        Turn::Begin | Turn::Secret(_) | Turn::Paste(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// `PROPTEST_CASES=5000 cargo test --test it hidden` tries many more.
    #[test]
    fn no_keys_show_a_hidden_position_in_any_frame_or_tell_it_to_anybody(
        lang in prop::sample::select(Lang::ALL.to_vec()),
        begin in prop::sample::select(Step::ALL.to_vec()),
        steps in steps(),
    ) {
        let mut keyboard = Keyboard::at(hidden().session, lang);
        let at = keyboard.model.now;
        keyboard.meeting_mut().go_to(begin, at);
        for step in &steps {
            take(&mut keyboard, step);
            if keyboard.model.meeting.as_ref().is_none_or(|meeting| meeting.state().budget.revealed) {
                break;
            }
            let size = keyboard.model.size;
            let frame = Picture::of(&mut keyboard.model, size.width, size.height).text();
            prop_assert_eq!(found(&frame), None, "{}", frame);
            let told = told(&keyboard.effects);
            prop_assert_eq!(found(&told), None, "{}", told);
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

#[test]
fn the_search_finds_what_is_revealed() {
    let mut keyboard = Keyboard::at(hidden().session, Lang::En);
    let at = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Budget, at);
    assert_eq!(found(&Picture::of(&mut keyboard.model, 120, 36).text()), None);
    keyboard.press("r<enter>");
    let shown = Picture::of(&mut keyboard.model, 120, 36).text();
    let amounts = HIDDEN.map(|amount| digits(&shown).contains(&amount.to_string()));
    assert_eq!(amounts, [true; 4], "{shown}");
}

#[test]
fn no_undo_text_no_history_line_and_no_trail_says_what_was_handed_in() {
    let meeting = hidden();
    let words = Words::new(Lang::En);
    for entry in meeting.session.history() {
        let said = wording::entry(entry, meeting.state(), &words);
        assert_eq!(found(&said), None, "{said}");
    }
    let last = meeting.session.undoable().expect("a split can be taken back");
    assert_eq!(wording::entry(last, meeting.state(), &words), "Split handed in: Marketing");
    for of in [cell("dealers", "shows"), cell("dealers", "ads"), cell("key-accounts", "ads")] {
        let traces = trail(&meeting.session, &InputRef::Allocation(of));
        assert!(traces.iter().all(|trace| !matches!(trace.event, Event::Changed(..))), "{traces:?}");
        assert_eq!(found(&format!("{traces:?}")), None);
    }
}

#[test]
fn what_a_crash_left_of_it_is_offered_without_saying_it() {
    let meeting = hidden();
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    let recovery = Recovery {
        entries: 2,
        since: keyboard.model.now,
        session: meeting.session.clone(),
        draft: String::new(),
        at: 0,
    };
    keyboard.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
    let shown = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(shown.contains("Split handed in:"), "{shown}");
    assert_eq!(found(&shown), None, "{shown}");
    keyboard.press("<enter>");
    assert_eq!(found(&Picture::of(&mut keyboard.model, 120, 36).text()), None);
}

#[test]
fn no_command_of_the_shell_says_a_hidden_position_in_either_language_and_show_says_it_afterwards() {
    let home = Home::new();
    let mut meeting = hidden();
    let written = storage::write(&meeting.session).expect("a session");
    assert!(found(&written).is_some(), "it is plain in the file");
    home.put("plan.ron", &written);
    // Edited outside, the file is compared with its history, and what differs is told.
    home.put("edited.ron", &written.replacen("Spring plan", "Autumn plan", 1));
    for lang in ["en", "zh-CN"] {
        for command in [
            &["show", "plan"][..],
            &["show", "plan", "--json"],
            &["check", "plan"],
            &["check", "edited"],
            &["show", "edited"],
            &["list"],
            &["list", "--json"],
            &["recover", "--list"],
        ] {
            let ran = home.run(&[command, &["--lang", lang]].concat());
            let said = format!("{}{}", ran.out, ran.err);
            assert_eq!(found(&said), None, "{command:?}\n{said}");
        }
    }
    assert!(home.run(&["show", "plan"]).out.contains("Sales has handed in its own split"));
    meeting.does(roundtable::domain::Author::Chair, Step::Budget, vec![Change::Reveal]);
    home.put("plan.ron", &storage::write(&meeting.session).expect("a session"));
    for arguments in [&["show", "plan"][..], &["show", "plan", "--json"]] {
        let shown = home.run(arguments).out;
        assert!(HIDDEN.iter().all(|amount| digits(&shown).contains(&amount.to_string())), "{shown}");
    }
}

#[test]
fn a_department_whose_key_is_pressed_over_it_gets_neither_the_split_nor_a_look_at_it() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    let at = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Budget, at);
    keyboard.press("H5318649<f3><f1><esc><c-p><esc><c-z><f12><esc><c-s>");
    assert_eq!(found(&Picture::of(&mut keyboard.model, 120, 36).text()), None);
    keyboard.act(Action::Report(Report::Told(roundtable::lang::Message::new("copied"))));
    // On to the next cell, asked, handed in.
    for _ in 0..3 {
        keyboard.act(Action::Key(Key::plain(Code::Enter)));
    }
    let splits: BTreeMap<&Department, Money> = keyboard
        .state()
        .budget
        .opening_positions
        .iter()
        .map(|position| (&position.department, position.split.values().copied().sum()))
        .collect();
    assert_eq!(splits, [(&Department::Sales, Money::from(5_318_649))].into());
    let _: &Session = keyboard.meeting().session();
}
