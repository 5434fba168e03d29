//! A private note is the chair's: kept and undone like anything else, and read nowhere but by whoever follows the meeting.

use proptest::prelude::*;
use roundtable::app::{Action, Command, Effect, Key, Overlay, Recovery, why_not};
use roundtable::domain::{Author, Change, Department, InputRef, NoteChange, Refusal, Session, Step};
use roundtable::lang::{Lang, Words, wording};
use roundtable::storage;

use crate::any_keys::{Doing, carry_out, doing};
use crate::cli::Home;
use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// What nobody in the room is to read.
const KEPT: &str = "zebrafish";
/// The same for what is typed and perhaps never kept.
const TYPED: &str = "quokka";

/// A note, or one that goes; now and then an empty one, or one that is not there.
pub fn any_note() -> impl Strategy<Value = NoteChange> {
    let text = prop_oneof![4 => any::<String>(), 1 => Just(" ".to_owned())];
    let about = prop::option::of(Just(InputRef::Segment("dealers".into())));
    prop_oneof![
        3 => (text, about).prop_map(|(text, about)| NoteChange::Write(text, about)),
        2 => (1..4_u32).prop_map(NoteChange::Remove),
    ]
}

/// The palette, and in it the command of this name.
fn by_palette(keyboard: &mut Keyboard, name: &str) {
    keyboard.press(&format!("<c-p>{name}<enter>"));
}

/// A meeting in which the chair has noted something beside the dealers.
fn noted() -> Meeting {
    let mut meeting = Meeting::planned();
    let note = NoteChange::Write(format!("Ask Ana about the {KEPT}"), Some(InputRef::Segment("dealers".into())));
    meeting.does(Author::Chair, Step::Segments, vec![Change::PrivateNote(note)]);
    meeting
}

fn reveals(text: &str) -> bool {
    text.contains(KEPT) || text.contains(TYPED)
}

fn frame(keyboard: &Keyboard) -> String {
    Picture::of(&mut keyboard.model.clone(), 120, 36).text()
}

#[test]
fn a_note_is_typed_unseen_from_the_palette_and_kept_as_the_chairs_beside_what_it_is_about() {
    for lang in Lang::ALL {
        let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
        let now = keyboard.model.now;
        keyboard.meeting_mut().go_to(Step::Segments, now);
        let beside = keyboard.meeting().selected_input();
        by_palette(&mut keyboard, if lang == Lang::En { "private note" } else { "私人备注" });
        keyboard.press(&format!("Ask Ana about the {TYPED}"));
        let shown = frame(&keyboard);
        assert!(!reveals(&shown) && shown.contains("24"), "{shown}");
        assert_eq!(Picture::of(&mut keyboard.model.clone(), 60, 18).text().matches(TYPED).count(), 0);
        keyboard.press("<enter>");
        let note = keyboard.state().private_notes.first().expect("it is kept").clone();
        assert_eq!((note.number, note.step, note.about), (1, Step::Segments, beside));
        assert_eq!(note.text, format!("Ask Ana about the {TYPED}"));
        let entry = keyboard.meeting().session().history().last().expect("it was entered");
        assert_eq!((&entry.by, entry.at), (&Author::Chair, note.at));
        assert!(!reveals(&frame(&keyboard)));
    }
}

#[test]
fn undo_takes_it_back_and_says_no_more_than_that_it_was_one() {
    let mut keyboard = Keyboard::at(noted().session, Lang::En);
    keyboard.press("u");
    assert_eq!(keyboard.notice(), "Undone: Private note. Ctrl-Y does it again.");
    assert!(keyboard.state().private_notes.is_empty());
    keyboard.press("U");
    assert_eq!(keyboard.state().private_notes.len(), 1);
    by_palette(&mut keyboard, "remove a note");
    assert!(!reveals(&frame(&keyboard)), "{}", frame(&keyboard));
    keyboard.press("<enter>");
    assert!(keyboard.state().private_notes.is_empty());
    assert!(why_not(&keyboard.model, Command::RemoveNote).is_some());
    keyboard.press("<c-z>");
    assert_eq!(keyboard.state().private_notes.len(), 1);
}

#[test]
fn what_says_nothing_is_no_note_and_what_is_gone_cannot_go_again() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    by_palette(&mut keyboard, "private note");
    keyboard.press("  <enter>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Note(_))), "it is still asked for");
    // What is typed is not lost by one Esc.
    keyboard.press(&format!("{TYPED}<esc>"));
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Note(_))));
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty() && keyboard.state().private_notes.is_empty());
    let mut meeting = noted();
    let remove = |number| vec![Change::PrivateNote(NoteChange::Remove(number))];
    assert_eq!(meeting.tries(Author::Chair, Step::Room, remove(2)), Err(Refusal::NoSuchNote));
    assert_eq!(meeting.tries(Author::Chair, Step::Room, remove(1)), Ok(()));
    assert_eq!(meeting.tries(Author::Chair, Step::Room, remove(1)), Err(Refusal::NoSuchNote));
}

#[test]
fn a_session_that_follows_takes_no_note_along() {
    let mut meeting = noted();
    meeting.sign("ana", roundtable::domain::Stance::Agrees).sign("max", roundtable::domain::Stance::Agrees);
    meeting.does(Author::Chair, Step::Agreement, vec![Change::Close]);
    let written = storage::write(&meeting.follow().session).expect("a session");
    assert!(!reveals(&written));
}

#[test]
fn no_command_of_the_shell_says_it_in_either_language_though_it_is_plain_in_the_file() {
    let home = Home::new();
    let written = storage::write(&noted().session).expect("a session");
    assert!(reveals(&written), "it is plain in the file");
    home.put("plan.ron", &written);
    // Edited outside, the file is compared with its history, and what differs is told.
    home.put("edited.ron", &written.replacen("Spring plan", "Autumn plan", 1));
    for lang in ["en", "zh-CN"] {
        for command in [
            &["show", "plan"][..],
            &["show", "plan", "--json"],
            &["show", "edited", "--json"],
            &["check", "plan"],
            &["check", "edited", "--json"],
            &["list"],
            &["recover", "--list"],
        ] {
            let ran = home.run(&[command, &["--lang", lang]].concat());
            let said = format!("{}{}", ran.out, ran.err);
            assert!(!reveals(&said), "{command:?}\n{said}");
        }
    }
}

#[test]
fn what_a_crash_left_of_it_is_offered_without_saying_it() {
    let (session, words) = (noted().session, Words::new(Lang::En));
    for entry in session.history() {
        assert!(!reveals(&wording::entry(entry, session.state(), &words)));
    }
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::En);
    let since = keyboard.model.now;
    let recovery = Recovery { entries: 1, since, session, draft: String::new(), at: 0 };
    keyboard.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
    let shown = frame(&keyboard);
    assert!(shown.contains("Private note") && !reveals(&shown), "{shown}");
    keyboard.press("<enter>");
    assert!(!reveals(&frame(&keyboard)));
}

#[derive(Clone, Debug)]
enum Turn {
    Any(Doing),
    /// A note is begun, over whatever is on the screen.
    Begin,
    /// Typed or pasted where a note is being written, and only there.
    Secret,
    Paste,
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let one = prop_oneof![
        6 => doing().prop_map(Turn::Any),
        1 => Just(Turn::Begin),
        2 => Just(Turn::Secret),
        1 => Just(Turn::Paste),
    ];
    prop::collection::vec(one, 1..60)
}

fn is_writing(keyboard: &Keyboard) -> bool {
    matches!(keyboard.model.overlays.last(), Some(Overlay::Note(_)))
}

fn take(keyboard: &mut Keyboard, turn: &Turn) {
    match turn {
        Turn::Any(doing) => carry_out(&mut keyboard.model, doing),
        Turn::Begin if keyboard.model.overlays.is_empty() && keyboard.model.meeting.is_some() => {
            by_palette(keyboard, "private note");
        }
        Turn::Secret if is_writing(keyboard) => {
            for character in TYPED.chars() {
                keyboard.act(Action::Key(Key::char(character)));
            }
        }
        Turn::Paste if is_writing(keyboard) => {
            keyboard.act(Action::Paste(TYPED.to_owned()));
        }
        Turn::Begin | Turn::Secret | Turn::Paste => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// `PROPTEST_CASES=5000 cargo test --test it private_notes` tries many more.
    #[test]
    fn no_keys_show_a_note_in_any_frame_or_tell_it_to_anybody(
        lang in prop::sample::select(Lang::ALL.to_vec()),
        begin in prop::sample::select(Step::ALL.to_vec()),
        turns in turns(),
    ) {
        let mut keyboard = Keyboard::at(noted().session, lang);
        let at = keyboard.model.now;
        keyboard.meeting_mut().go_to(begin, at);
        for turn in &turns {
            keyboard.effects.clear();
            take(&mut keyboard, turn);
            let size = keyboard.model.size;
            let frame = Picture::of(&mut keyboard.model, size.width, size.height).text();
            prop_assert!(!reveals(&frame), "{}", frame);
            // All that leaves the program but for the entries, which only the session's file gets.
            let is_told = |effect: &&Effect| !matches!(effect, Effect::Append(_));
            let told = format!("{:?}", keyboard.effects.iter().filter(is_told).collect::<Vec<_>>());
            prop_assert!(!reveals(&told), "{}", told);
            let lying = format!("{:?}", keyboard.model.overlays);
            prop_assert!(!reveals(&lying), "{}", lying);
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

#[test]
fn a_note_is_no_input_and_no_rule_looks_at_it() {
    let mut meeting = Meeting::planned();
    let flags = |session: &Session| Keyboard::at(session.clone(), Lang::En).meeting().watch().open().to_vec();
    let before = flags(&meeting.session);
    let hostile = NoteChange::Write("This customer always pays late".to_owned(), None);
    meeting.does(Author::Chair, Step::Room, vec![Change::PrivateNote(hostile)]);
    assert_eq!(flags(&meeting.session), before);
    let by_sales = vec![Change::PrivateNote(NoteChange::Write("Mine".to_owned(), None))];
    let department = Author::Department(Department::Sales);
    assert_eq!(meeting.tries(department, Step::Room, by_sales), Ok(()), "housekeeping needs no department");
}
