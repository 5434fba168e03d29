//! What a form completes while one types: seen before it is taken, and never taken by Enter where anything may be said.

use roundtable::app::{Action, Overlay, Target};
use roundtable::domain::{Author, Change, Department, Evidence, EvidenceKind, ListChange, Step};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// What stands behind the caret.
fn ghost(keyboard: &Keyboard) -> Option<String> {
    match keyboard.model.overlays.last() {
        Some(Overlay::Form(form)) => form.ghost.as_ref().map(|ghost| ghost.shown.clone()),
        other => panic!("{other:?}"),
    }
}

/// What the row in focus, or the one at `row`, says.
fn says(keyboard: &Keyboard, row: usize) -> String {
    match keyboard.model.overlays.last() {
        Some(Overlay::Form(form)) => form.rows[row].text.text().to_owned(),
        other => panic!("{other:?}"),
    }
}

fn frame(keyboard: &Keyboard) -> String {
    Picture::of(&mut keyboard.model.clone(), 120, 36).lines().join("\n")
}

/// The last action: what, and who.
fn last_action(keyboard: &Keyboard) -> (String, String) {
    let action = &keyboard.state().agreement.actions.iter().last().expect("it is kept").item;
    (action.what.clone(), action.who.clone())
}

#[test]
fn a_person_is_offered_in_brackets_and_taken_by_tab_right_or_end_only() {
    for key in ["<tab>", "<right>", "<end>"] {
        let mut keyboard = Keyboard::at_step(Step::Agreement);
        keyboard.press("nSend samples<tab>ma");
        assert_eq!(ghost(&keyboard).as_deref(), Some("x Brandt"), "{key}");
        assert!(frame(&keyboard).contains("ma[x Brandt]"), "{}", frame(&keyboard));
        keyboard.press(key);
        assert_eq!((says(&keyboard, 1).as_str(), ghost(&keyboard)), ("Max Brandt", None), "{key}");
        keyboard.press("<enter>");
        assert_eq!(last_action(&keyboard).1, "Max Brandt", "{key}");
    }
}

#[test]
fn enter_keeps_what_was_typed_and_typing_on_ignores_the_offer() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("nSend samples<tab>Ma<enter>");
    assert_eq!(last_action(&keyboard).1, "Ma");
    keyboard.press("nCall them<tab>Mary<enter>");
    assert_eq!(last_action(&keyboard).1, "Mary");
    // Up, the key back and a click leave it as it is typed, too.
    keyboard.press("nWrite to them<tab>Ma<up>");
    assert_eq!(says(&keyboard, 1), "Ma");
    keyboard.press("<down>").press("Ma");
    keyboard.act(Action::Click(Target::Overlay(0)));
    assert_eq!(says(&keyboard, 1), "Ma");
}

#[test]
fn what_must_be_one_of_the_offered_is_taken_by_enter_too() {
    let mut keyboard = Keyboard::at_step(Step::LookBack);
    keyboard.press("r12k<tab><tab>acc");
    assert_eq!(ghost(&keyboard).as_deref(), Some("Key accounts"), "by its second word");
    keyboard.press("<enter>");
    let row = &keyboard.state().look_back.results.iter().last().expect("it is kept").item;
    assert_eq!(row.segment.as_ref().map(ToString::to_string).as_deref(), Some("key-accounts"));
}

#[test]
fn chinese_people_are_found_by_their_characters_and_by_pinyin() {
    let mut keyboard = Keyboard::at(Meeting::planned().session, Lang::ZhCn);
    keyboard.press("<esc>]]").press("1p陈丽<tab>销售部<enter>7n寄样品<tab>陈");
    assert_eq!(ghost(&keyboard).as_deref(), Some("丽"));
    keyboard.press("<bs>chl");
    assert_eq!(ghost(&keyboard).as_deref(), Some("陈丽"));
    keyboard.press("<tab><enter>");
    assert_eq!(last_action(&keyboard), ("寄样品".to_owned(), "陈丽".to_owned()));
}

#[test]
fn a_source_that_was_named_before_is_offered_again_and_the_space_bar_fills_it_in() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("sBuyers rank service first<tab>Trade survey 2026<enter>");
    keyboard.press("sBuyers fear downtime<tab>tra");
    assert_eq!(ghost(&keyboard).as_deref(), Some("de survey 2026"));
    keyboard.press("<bs><bs><bs> ");
    assert_eq!(says(&keyboard, 1), "Trade survey 2026");
}

#[test]
fn of_several_products_each_is_completed() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("pOpen days<tab>Event<tab><tab><tab><tab>Hydra 200, Quiet pump<enter>");
    keyboard.press("pFair<tab>Event<tab><tab><tab><tab>qui");
    assert_eq!(ghost(&keyboard).as_deref(), Some("et pump"));
    keyboard.press("<right>, hyd<right>");
    assert_eq!(says(&keyboard, 5), "Quiet pump, Hydra 200");
}

#[test]
fn nothing_held_is_offered() {
    let mut meeting = Meeting::planned();
    let text = "This customer always pays late".to_owned();
    let evidence =
        Evidence { text, source: "Fair".to_owned(), kind: EvidenceKind::CustomerSaid, ..Evidence::default() };
    let raised = Change::Evidence(ListChange::Raise("remark".into(), evidence));
    meeting.does(Author::Department(Department::Finance), Step::Research, vec![raised]);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    let offered = |keyboard: &mut Keyboard| {
        keyboard.press("3vWe want more<tab>fa");
        let offered = ghost(keyboard);
        keyboard.press("<esc><esc>");
        offered
    };
    assert_eq!(offered(&mut keyboard).as_deref(), Some("ir"));
    keyboard.model.lexicon = crate::held::lexicon();
    keyboard.model.look_anew();
    assert_eq!(offered(&mut keyboard), None);
}

#[test]
fn a_draft_that_is_masked_is_completed_to_nothing_on_the_screen() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.model.lexicon = crate::held::lexicon();
    keyboard.model.look_anew();
    keyboard.press("vWe want more<tab>this customer always pays late");
    assert!(!frame(&keyboard).contains("pays"), "{}", frame(&keyboard));
}
