//! A remark that attacks a customer is held: nothing shows it, whatever keys are pressed, until it is reworded or released.

use std::sync::Arc;

use proptest::prelude::*;
use roundtable::app::{Beam, Key, RowRef, keymap};
use roundtable::domain::{
    Author, Case, Change, Concern, Department, Digest, Evidence, FlagKey, InputRef, ListChange, Parked, Part,
    PlanChange, RequestState, Session, Settlement, State, Step,
};
use roundtable::lang::Lang;
use roundtable::rules::curtain::Curtain;
use roundtable::rules::text::{Lexicon, Names, WordLists};

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// What nobody is to read.
const SECRET: &str = "scoundrels";

pub fn lexicon() -> Arc<Lexicon> {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Arc::new(Lexicon::new(&WordLists {
        customers: list(&["this customer", "这个客户"]),
        hostile: list(&["always pays late", SECRET, "老赖"]),
        ..WordLists::default()
    }))
}

/// A facilitator at a session, with eyes for what is said.
fn keyboard(session: Session, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.model.lexicon = lexicon();
    keyboard.model.look_anew();
    keyboard
}

/// A session in which Finance has said what nobody is to read, in the parking lot.
fn held() -> Meeting {
    let mut meeting = Meeting::planned();
    let text = format!("This customer always pays late, {SECRET} all of them");
    let parked = Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() }));
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![parked]);
    meeting
}

/// What everybody sees.
fn frame(keyboard: &Keyboard) -> String {
    Picture::of(&mut keyboard.model.clone(), 120, 36).lines().join("\n")
}

/// From the list of flags to the remark.
fn go_to_flag(keyboard: &mut Keyboard) {
    keyboard.press("7");
    let key = FlagKey::new(Case::Hostile, [Concern::Input(remark())]);
    keyboard.meeting_mut().select_row(&RowRef::Flag(key));
    keyboard.press("<enter>");
}

fn remark() -> InputRef {
    InputRef::Parked("remark".into())
}

#[test]
fn a_draft_is_masked_from_its_first_hostile_word_and_what_is_kept_is_held() {
    let mut keyboard = keyboard(Meeting::planned().session, Lang::En);
    keyboard.press("PThis customer a");
    assert!(frame(&keyboard).contains("This customer a"));
    keyboard.press("lways pays late, scoundrels");
    let picture = frame(&keyboard);
    assert!(picture.contains("This customer ****") && !picture.contains("pays"), "{picture}");
    keyboard.press("<enter>");
    let state = keyboard.meeting().state();
    let parked = state.agreement.parking_lot.iter().next().expect("it is kept");
    assert_eq!(parked.item.text, "held remark (Sales)");
    assert_eq!(parked.id.to_string(), "remark", "its name quotes nothing of it");
    keyboard.press("<c-z>");
    assert!(keyboard.notice().contains("held remark (Sales)"), "{}", keyboard.notice());
}

#[test]
fn it_is_said_as_fact_effect_and_request_and_its_history_still_quotes_nothing() {
    let mut keyboard = keyboard(held().session, Lang::En);
    go_to_flag(&mut keyboard);
    assert_eq!(keyboard.meeting().selected_input(), Some(remark()));
    keyboard.press("<enter>Paid 21 days late in May<tab>40 k tied up<tab>30 days from June<enter>");
    let text = "Paid 21 days late in May; effect: 40 k tied up; we ask: 30 days from June";
    let shown = |keyboard: &Keyboard| {
        let state = keyboard.meeting().state();
        state.agreement.parking_lot.iter().next().expect("it is there").item.text.clone()
    };
    assert_eq!(shown(&keyboard), text);
    assert_eq!(keyboard.meeting().watch().open().iter().filter(|flag| flag.key.case == Case::Hostile).count(), 0);
    keyboard.press("i");
    assert!(!frame(&keyboard).contains(SECRET));
}

#[test]
fn what_stood_harmless_beside_it_is_read_again_once_it_is_reworded() {
    let mut keyboard = keyboard(Meeting::planned().session, Lang::En);
    let now = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Research, now);
    keyboard.press("vThis customer always pays late<tab>Ana Ruiz<enter>");
    let source = |keyboard: &Keyboard| {
        keyboard.state().research.evidence.iter().next().expect("it is there").item.source.clone()
    };
    assert_eq!(source(&keyboard), "held remark (Sales)");
    keyboard.press("<enter>Paid 21 days late in May<enter>");
    assert_eq!(source(&keyboard), "Ana Ruiz");
}

#[test]
fn one_key_releases_a_false_alarm_and_the_record_says_who_did() {
    let mut keyboard = keyboard(held().session, Lang::En);
    go_to_flag(&mut keyboard);
    keyboard.press("R");
    assert!(frame(&keyboard).contains(SECRET));
    let key = FlagKey::new(Case::Hostile, [Concern::Input(remark())]);
    let settled = keyboard.state().settled(&key).expect("it is recorded");
    assert_eq!((settled.how, &settled.by), (Settlement::Released, &Department::Sales));
    keyboard.press("<enter>");
    assert!(frame(&keyboard).contains(SECRET), "what was released is read in its form too");
    keyboard.press("<esc><esc>");
    keyboard.press("<c-z>");
    assert!(!frame(&keyboard).contains(SECRET));
}

#[test]
fn it_is_covered_in_the_language_of_the_screen() {
    let mut keyboard = keyboard(held().session, Lang::ZhCn);
    keyboard.press("7");
    assert!(frame(&keyboard).contains("暂不显示的发言"));
    keyboard.press("L");
    assert!(frame(&keyboard).contains("held remark (Finance)"));
}

#[test]
fn a_key_that_adds_or_removes_elsewhere_does_not_release_it() {
    let mut keyboard = keyboard(held().session, Lang::En);
    keyboard.press("7");
    let key = FlagKey::new(Case::Hostile, [Concern::Input(remark())]);
    for pressed in ["a", "x", "<del>"] {
        keyboard.meeting_mut().select_row(&RowRef::Flag(key.clone()));
        keyboard.press(pressed);
        assert_eq!(keyboard.state().settled(&key), None, "{pressed}");
        assert!(!keyboard.notice().is_empty(), "{pressed} says why not");
    }
    keyboard.press("R");
    assert!(keyboard.state().settled(&key).is_some());
}

#[test]
fn what_was_released_is_not_held_again_in_the_session_that_follows() {
    let mut meeting = held();
    let holds = |meeting: &Meeting| {
        let lexicon = lexicon();
        let context = roundtable::rules::Context::new(&meeting.session, &[], &lexicon);
        let holds = roundtable::rules::held(&context);
        holds.len()
    };
    assert_eq!((holds(&meeting), holds(&meeting.follow())), (1, 1), "it goes on as a remark, and is held there too");
    let key = FlagKey::new(Case::Hostile, [Concern::Input(remark())]);
    let release = Change::Settle(key, Settlement::Released, String::new());
    meeting.does(Author::Department(Department::Sales), Step::Agreement, vec![release]);
    let after = meeting.follow();
    assert_eq!((holds(&after), holds(&after.follow())), (0, 0));
    let released = &after.state().agreement.settled[0];
    assert_eq!((released.how, &released.by), (Settlement::Released, &Department::Sales));
}

#[test]
fn a_reason_that_serves_several_flags_never_serves_a_held_remark() {
    let mut keyboard = keyboard(held().session, Lang::En);
    keyboard.press("7");
    let other =
        keyboard.meeting().watch().open().iter().find(|flag| flag.key.case != Case::Hostile).expect("there is one");
    let row = RowRef::Flag(other.key.clone());
    keyboard.meeting_mut().select_row(&row);
    keyboard.press("R");
    // Everything that can be marked is: all but the held remark.
    let others = keyboard.meeting().watch().open().len() - 2;
    keyboard.press("We know<tab><tab>").press(&"<right> ".repeat(others)).press("<enter>");
    assert_eq!(keyboard.state().agreement.settled.len(), others + 1, "{}", frame(&keyboard));
    assert!(!frame(&keyboard).contains(SECRET) && !keyboard.state().is_released(&remark()));
}

#[test]
fn what_attacks_a_customer_by_name_is_held_in_the_session_that_follows_and_once_the_evidence_is_taken_away() {
    // People say a name whole, or by its first word.
    for (customer, name) in [("Dairy Groningen", "Dairy Groningen"), ("Kestrel Marine Ltd", "Kestrel")] {
        is_held_later(customer, name);
    }
}

fn is_held_later(customer: &str, name: &str) {
    let mut meeting = Meeting::planned();
    let evidence = Evidence {
        text: "They ask for drawings".to_owned(),
        source: "Visit".to_owned(),
        customer: customer.to_owned(),
        ..Evidence::default()
    };
    meeting.sales(Change::Evidence(ListChange::Raise("asked".into(), evidence)));
    let text = format!("{name} always pays late, {SECRET}");
    meeting.sales(Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() })));
    let following = meeting.follow();
    meeting.sales(Change::Evidence(ListChange::Remove("asked".into())));
    for session in [meeting.session, following.session] {
        let mut keyboard = keyboard(session, Lang::En);
        let pictures = ["1", "7"].map(|step| {
            keyboard.press(step);
            Picture::of(&mut keyboard.model, 120, 60).text()
        });
        assert!(pictures.iter().all(|picture| !picture.contains(SECRET)), "{pictures:?}");
        assert!(pictures.iter().any(|picture| picture.contains("held remark")), "{pictures:?}");
    }
}

#[test]
fn a_reason_that_was_held_where_it_was_given_is_covered_in_every_session_that_follows() {
    let mut meeting = Meeting::agreed();
    let reason = format!("Northwind always pays late, {SECRET}");
    let request = PlanChange { reason, part: Part::Budget, state: RequestState::Settled };
    meeting.sales(Change::PlanChange(ListChange::Raise("late".into(), request)));
    let mut state = serde_json::to_value(meeting.session.state()).expect("JSON");
    state["settings"]["customers"] = serde_json::json!(["Northwind Ltd"]);
    let state: State = serde_json::from_value(state).expect("a state");
    let mut past = vec![Digest::of(&state)];
    let instead = |_: &Department| "covered".to_owned();
    // The session that follows knows nobody.
    Curtain { lexicon: &lexicon(), instead: &instead }.over_past(&mut past, &Names::default());
    assert_eq!(past[0].plan_changes[0].reason, "covered");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_bring_a_held_remark_onto_the_screen(
        keys in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        lang in prop::sample::select(Lang::ALL.to_vec()),
        beam in prop::sample::select(vec![Beam::Off, Beam::On]),
    ) {
        // What releases it, edits it into something harmless, or leaves.
        let shows = |key: &Key| [Key::char('R'), Key::char('q'), Key::ctrl('q'), Key::ctrl('c')].contains(key);
        let table: Vec<Key> = keymap::TABLE.iter().flat_map(|row| row.keys).copied().filter(|key| !shows(key)).collect();
        let mut keyboard = keyboard(held().session, lang);
        keyboard.press("7");
        keyboard.model.room_view.beam = beam;
        for key in keys {
            keyboard.act(roundtable::app::Action::Key(*key.get(&table)));
            let picture = frame(&keyboard);
            prop_assert!(!picture.contains(SECRET) && !picture.contains("pays"), "{}", picture);
            prop_assert!(!keyboard.notice().contains(SECRET));
        }
    }
}
