//! The parking lot: a remark is put aside from anywhere, what was half typed is there again, and each finds its place.

use std::sync::Arc;

use roundtable::app::{Command, Effect, Overlay, Section, keymap};
use roundtable::domain::{
    Author, Change, Department, Event, Fate, InputRef, LeftoverKind, ListChange, Parked, Session, Step, trail,
};
use roundtable::lang::Lang;
use roundtable::rules::text::{Lexicon, WordLists};

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// A planned meeting in which Finance has put a remark aside at Research, said by Fay.
fn with_remark() -> Meeting {
    let mut meeting = Meeting::planned();
    let remark = Parked { text: "Who pays the stand?".to_owned(), ..Parked::default() };
    let raise = Change::Parked(ListChange::Raise("stand".into(), remark));
    meeting.does(Author::Department(Department::Finance), Step::Research, vec![raise]);
    meeting
}

/// At that remark in the parking lot, while Marketing speaks.
fn at_remark(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(with_remark().session, lang);
    keyboard.press("<a-7><f3>");
    keyboard.meeting_mut().select_section(Section::ParkingLot);
    keyboard
}

fn remark(session: &Session) -> &Parked {
    &session.state().agreement.parking_lot.iter().next().expect("it is there").item
}

fn parked(keyboard: &Keyboard) -> Vec<&str> {
    keyboard.state().agreement.parking_lot.iter().map(|raised| raised.item.text.as_str()).collect()
}

/// What lies over the work, but for where the department is named that speaks.
fn below(keyboard: &Keyboard) -> (Vec<Overlay>, Option<String>, Step) {
    let meeting = keyboard.meeting();
    let typing = meeting.grid.typing.as_ref().map(|text| text.text().to_owned());
    (keyboard.model.overlays.clone(), typing, meeting.step)
}

#[test]
fn a_remark_is_put_aside_from_every_step_and_from_whatever_is_open_and_one_is_back_where_one_was() {
    let scripts = [
        (Step::Room, ""),
        (Step::Room, "pBo E"),
        (Step::LookBack, ""),
        (Step::Research, "vToo sl"),
        (Step::Research, "?"),
        (Step::Segments, ":seg"),
        (Step::Segments, "="),
        (Step::Budget, ""),
        (Step::Budget, "12"),
        (Step::Budget, "i"),
        (Step::Goals, "gLeads<tab>"),
        (Step::Agreement, "nBook the st"),
        (Step::Agreement, "%"),
        (Step::Agreement, "A"),
    ];
    for (step, script) in scripts {
        let mut keyboard = Keyboard::at_step(step);
        keyboard.press(script);
        let (before, at) = (below(&keyboard), keyboard.meeting().selected());
        keyboard.press("<c-o>Is the name free?<enter>");
        assert_eq!(parked(&keyboard), ["Is the name free?"], "{step:?} {script}");
        assert_eq!((below(&keyboard), keyboard.meeting().selected()), (before.clone(), at), "{step:?} {script}");
        keyboard.press("<c-o>never mi<esc><esc>");
        assert_eq!((parked(&keyboard).len(), below(&keyboard)), (1, before), "{step:?} {script}");
    }
}

#[test]
fn what_is_half_typed_can_be_finished_after_a_remark_was_put_aside() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("12<c-o>Later<enter>k<enter>");
    assert_eq!(parked(&keyboard), ["Later"]);
    let amounts: Vec<String> =
        keyboard.state().budget.allocations.iter().map(|raised| raised.item.amount.amount().to_string()).collect();
    assert!(amounts.contains(&"12000".to_owned()), "{amounts:?}");
}

#[test]
fn a_remark_belongs_to_the_department_that_has_the_floor_also_when_it_changes_while_it_is_typed() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("vToo sl<c-o>Who pays?<f4><enter>");
    let raised = keyboard.state().agreement.parking_lot.iter().next().expect("kept");
    assert_eq!((&raised.by, raised.step), (&Department::Finance, Step::Research));
}

#[test]
fn the_draft_that_is_kept_is_what_is_typed_on_below() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("vToo sl<c-o>Late");
    let last = |keyboard: &Keyboard| {
        keyboard.effects.iter().rev().find_map(|effect| match effect {
            Effect::Draft(text) => Some(text.clone()),
            _ => None,
        })
    };
    let both = last(&keyboard).expect("typed");
    assert!(both.contains("Too sl") && both.contains("Late"), "{both}");
    keyboard.press("r<enter>");
    let left = last(&keyboard).expect("typed");
    assert!(left.contains("Too sl") && !left.contains("Late"), "{left}");
}

#[test]
fn no_second_remark_lies_over_the_first() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("<c-o>One<c-o>");
    assert_eq!(keyboard.model.overlays.len(), 1);
    assert!(keyboard.notice().contains("put aside already"), "{}", keyboard.notice());
    keyboard.press("<enter>");
    assert_eq!(parked(&keyboard), ["One"]);
}

#[test]
fn the_key_holds_also_where_text_is_typed() {
    for binding in keymap::TABLE.iter().filter(|binding| binding.place.takes_text()) {
        let key = keymap::key_for(&[binding.place, keymap::Place::Everywhere], Command::Park);
        assert_eq!(key.map(|key| key.to_string()).as_deref(), Some("Ctrl-O"), "{:?}", binding.place);
    }
}

#[test]
fn a_remark_becomes_an_input_that_keeps_its_department_and_its_trail() {
    let mut keyboard = at_remark(Lang::En);
    keyboard.press("<enter>");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(
        picture.contains("What becomes of it?") && picture.contains("a line of the working agreement"),
        "{picture}"
    );
    keyboard.press("<enter>");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("[F] Finance raises"), "{picture}");
    keyboard.press("Ana Ruiz<enter>");
    let action = keyboard.state().agreement.actions.iter().next().expect("it was placed");
    assert_eq!((action.item.what.as_str(), &action.by), ("Who pays the stand?", &Department::Finance));
    let input = InputRef::Action(action.id.clone());
    let placed = remark(keyboard.meeting().session());
    assert_eq!((placed.fate, placed.became.as_ref()), (Fate::Placed, Some(&input)));
    let traces = trail(keyboard.meeting().session(), &input);
    let raised: Vec<_> = traces.iter().filter(|trace| matches!(trace.event, Event::Raised(_))).collect();
    assert_eq!(raised.len(), 2, "put aside first, then raised: {traces:?}");
    assert_eq!(keyboard.meeting().speaker.department, Department::Marketing, "nobody else got the floor");
    assert_eq!(keyboard.state().unplaced().count(), 0);
}

#[test]
fn undo_takes_the_input_back_and_the_remark_waits_again() {
    let mut keyboard = at_remark(Lang::En);
    let before = keyboard.state().clone();
    keyboard.press("<enter><enter>Ana Ruiz<enter><c-z>");
    assert_eq!(keyboard.state().agreement, before.agreement);
    assert_eq!(keyboard.state().unplaced().count(), 1);
}

#[test]
fn every_kind_that_is_offered_can_be_filled_in_and_kept() {
    let kinds = [
        ("", "Ana Ruiz<enter>"),
        ("<down>", "<enter>"),
        ("<down><down>", "Trade survey<enter>"),
        ("<down><down><down>", "Ana, at the fair<enter>"),
        ("<down><down><down><down>", "<enter>"),
        ("<down><down><down><down><down>", "12<enter>"),
    ];
    let mut became = Vec::new();
    for (choose, fill) in kinds {
        let mut keyboard = at_remark(Lang::En);
        keyboard.press("<enter>").press(choose).press("<enter>").press(fill);
        let input = remark(keyboard.meeting().session()).became.clone();
        let input = input.unwrap_or_else(|| panic!("{choose}: {}", Picture::of(&mut keyboard.model, 80, 24).text()));
        assert_eq!(keyboard.state().raised_by(&input), Some(&Department::Finance), "{input:?}");
        became.push(std::mem::discriminant(&input));
    }
    assert_eq!(became.len(), 6);
}

#[test]
fn a_remark_whose_input_is_taken_off_the_table_waits_again_and_goes_on() {
    let mut keyboard = at_remark(Lang::En);
    keyboard.press("<enter><enter>Ana Ruiz<enter>");
    keyboard.meeting_mut().select_section(Section::Actions);
    keyboard.press("x");
    assert_eq!(keyboard.state().unplaced().count(), 1);
    let left = keyboard.state().carried().leftovers;
    assert!(left.iter().any(|left| left.item.kind == LeftoverKind::Remark), "{left:?}");
    keyboard.meeting_mut().select_section(Section::ParkingLot);
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("waits: taken off the plan"), "{picture}");
}

#[test]
fn what_is_dropped_stays_behind_and_what_is_carried_over_or_waits_comes_to_the_next_session() {
    let goes_on = |keyboard: &Keyboard| {
        keyboard.state().carried().leftovers.iter().any(|left| left.item.what == "Who pays the stand?")
    };
    let mut keyboard = at_remark(Lang::En);
    assert!(goes_on(&keyboard));
    keyboard.press("<enter>drop<enter>Answered by mail<enter>");
    let dropped = remark(keyboard.meeting().session());
    assert_eq!((dropped.fate, dropped.reason.as_str()), (Fate::Dropped, "Answered by mail"));
    assert!(!goes_on(&keyboard));
    keyboard.press("<enter>carry<enter>");
    let carried = remark(keyboard.meeting().session());
    assert_eq!((carried.fate, carried.reason.as_str()), (Fate::CarriedOver, ""));
    assert!(goes_on(&keyboard) && keyboard.state().unplaced().count() == 0);
    keyboard.press("<enter>wait<enter>");
    assert_eq!(keyboard.state().unplaced().count(), 1);
    keyboard.press("<enter>drop<enter><enter>");
    assert_eq!(remark(keyboard.meeting().session()).fate, Fate::Dropped, "a reason may be left out");
}

#[test]
fn what_waits_is_named_before_the_plan_is_closed() {
    let mut meeting = with_remark();
    meeting.sign("ana", roundtable::domain::Stance::Agrees).sign("max", roundtable::domain::Stance::Agrees);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.press("<a-7>");
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("Parked remarks: 1"), "{picture}");
    keyboard.press("C");
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("1 parked remark open"), "{picture}");
    keyboard.press("<enter>");
    assert!(!keyboard.state().life.is_agreed(), "not yet comes first");
    keyboard.press("C<down><enter>");
    assert!(keyboard.state().life.is_agreed(), "it stands in nobody's way");
}

#[test]
fn a_held_remark_is_said_otherwise_before_it_is_placed() {
    let mut meeting = Meeting::planned();
    let text = "This customer always pays late, we don't want them".to_owned();
    let raise = Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() }));
    meeting.does(Author::Department(Department::Finance), Step::Research, vec![raise]);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let (customers, hostile) = (list(&["this customer"]), list(&["pays late"]));
    keyboard.model.lexicon = Arc::new(Lexicon::new(&WordLists { customers, hostile, ..WordLists::default() }));
    keyboard.model.look_anew();
    keyboard.press("<a-7>");
    keyboard.meeting_mut().select_section(Section::ParkingLot);
    keyboard.press("<enter>");
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("What happened") && !picture.contains("pays late"), "{picture}");
}
