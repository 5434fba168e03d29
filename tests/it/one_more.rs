//! A round of inputs of one kind: one key keeps what is filled in and begins the next.

use roundtable::app::Overlay;
use roundtable::domain::{Department, Step};

use crate::keys::Keyboard;

#[test]
fn a_round_of_people_is_seated_without_leaving_the_form() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    let before = keyboard.meeting().session().history().len();
    keyboard.press("pBo Ek<tab>Finance<c-n>Li Na<tab>Marketing<c-n>Ole Dahl<tab>Sales<enter>");
    assert!(keyboard.model.overlays.is_empty());
    let names: Vec<&str> = keyboard.state().room.seats.iter().map(|seat| seat.name.as_str()).collect();
    assert!(["Bo Ek", "Li Na", "Ole Dahl"].iter().all(|name| names.contains(name)), "{names:?}");
    assert_eq!(keyboard.meeting().session().history().len(), before + 3, "each is a step of undo");
}

#[test]
fn another_department_takes_the_floor_between_two() {
    let mut keyboard = Keyboard::at_step(Step::Goals);
    keyboard.press("<f2>gNew dealers<tab>12<c-n><f3>Repeat orders<tab>340<enter>");
    let by: Vec<&Department> = keyboard.state().goals.list.iter().map(|raised| &raised.by).collect();
    assert_eq!(by, [&Department::Sales, &Department::Marketing]);
}

#[test]
fn what_cannot_be_kept_stays_and_says_why() {
    let mut keyboard = Keyboard::at_step(Step::Goals);
    keyboard.press("gNew dealers<c-n>");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form waits") };
    assert_eq!((form.rows[0].text.text(), form.focus), ("New dealers", 1));
    assert!(form.problem.is_some() && keyboard.model.overlays.len() == 1);
    assert!(keyboard.state().goals.list.is_empty());
}

#[test]
fn the_empty_form_of_the_next_one_goes_at_once() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    keyboard.press("wWe meet each Monday<c-n><esc>");
    assert!(keyboard.model.overlays.is_empty());
    assert_eq!(keyboard.state().room.working_agreement.len(), 1);
}

#[test]
fn lines_follow_each_other_in_the_same_way() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press(";OEMs / Build our pumps in<c-n>Utilities / Run their own plants<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 4, "{:?}", keyboard.model.overlays);
    assert!(keyboard.model.overlays.is_empty());
}

#[test]
fn what_is_altered_has_no_next_and_stays_as_it_was_typed() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<enter>Resellers<c-n>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    assert!(!keyboard.notice().is_empty());
    keyboard.press("<enter>");
    assert!(keyboard.state().segments.list.iter().any(|raised| raised.item.name == "Resellers"));
}
