//! Any input is a few letters away, whatever step it is at; what is held or hidden is not among what is found.

use roundtable::app::{Command, Overlay, RowRef};
use roundtable::domain::{Author, Change, Department, InputRef, ListChange, Parked, Step};
use roundtable::lang::{Lang, Words};
use roundtable::storage::examples;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;

/// What is found for what is typed, best first.
fn found(keyboard: &mut Keyboard, typed: &str) -> Vec<String> {
    keyboard.press("<c-f>").press(typed);
    let Some(Overlay::Find(finding)) = keyboard.model.overlays.last().cloned() else { panic!("it is open") };
    keyboard.press("<esc>");
    finding.picker.matches.iter().map(|index| finding.picker.all[*index].0.clone()).collect()
}

#[test]
fn every_input_of_every_example_is_found_by_its_name_and_gone_to() {
    for example in examples() {
        let session = example.read().expect("it comes with the program").session;
        let mut keyboard = Keyboard::at(session, Lang::En);
        let meeting = keyboard.meeting();
        let inputs: Vec<InputRef> =
            meeting.state().inputs().into_iter().filter(|input| !meeting.watch().holds(input)).collect();
        for input in inputs {
            keyboard.press("<c-f>");
            let Some(Overlay::Find(finding)) = keyboard.model.overlays.last_mut() else { panic!("it is open") };
            let is_it = |index: &usize| finding.picker.all[*index].1.row == RowRef::Input(input.clone());
            let at = finding.picker.matches.iter().position(is_it);
            finding.picker.at = at.unwrap_or_else(|| panic!("{input:?} is there"));
            keyboard.press("<enter>");
            assert_eq!(keyboard.meeting().step, input.step(), "{input:?}");
            keyboard.press("<esc><esc><esc>");
        }
    }
}

#[test]
fn a_few_letters_go_to_an_input_at_another_step() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    keyboard.press("<c-f>key acc<enter>");
    assert_eq!(keyboard.meeting().step, Step::Segments);
    assert!(matches!(keyboard.meeting().selected_input(), Some(InputRef::Segment(_))));
    assert!(keyboard.model.overlays.is_empty(), "{:?}", keyboard.model.overlays);
}

#[test]
fn it_opens_also_while_an_amount_is_typed_which_is_kept_on_the_way() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    let before = keyboard.state().budget.placed();
    keyboard.press("77k<c-f>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Find(_))));
    keyboard.press("key acc<enter>");
    assert_eq!(keyboard.meeting().step, Step::Segments);
    assert_ne!(keyboard.state().budget.placed(), before);
}

#[test]
fn what_is_held_is_not_found_by_its_letters_nor_by_those_that_stand_for_it() {
    let mut meeting = Meeting::planned();
    let text = "This customer always pays late, crooks".to_owned();
    let parked = Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() }));
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![parked]);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    assert!(!found(&mut keyboard, "crooks").is_empty(), "nothing is held while no words count");
    keyboard.model.lexicon = crate::held::lexicon();
    keyboard.model.look_anew();
    assert_eq!(found(&mut keyboard, "crooks"), Vec::<String>::new());
    assert_eq!(found(&mut keyboard, "held remark"), Vec::<String>::new());
}

#[test]
fn the_list_follows_what_is_taken_back_below_it() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("PWarranty terms<enter><c-f>warranty");
    let count = |keyboard: &Keyboard| match keyboard.model.overlays.last() {
        Some(Overlay::Find(finding)) => finding.picker.matches.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(count(&keyboard), 1);
    keyboard.press("<c-z>");
    assert_eq!(count(&keyboard), 0);
}

#[test]
fn the_palette_finds_a_command_by_its_english_and_chinese_name_and_by_pinyin_in_either_language() {
    for lang in Lang::ALL {
        for (typed, wanted) in [
            ("undo", Command::Undo),
            ("撤销", Command::Undo),
            ("chexiao", Command::Undo),
            ("cznr", Command::Find),
            ("chaznr", Command::Find),
        ] {
            let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
            keyboard.press("<c-p>").press(typed);
            let Some(Overlay::Palette(picker)) = keyboard.model.overlays.last() else { panic!("it is open") };
            assert_eq!(picker.picked(), Some(&wanted), "{typed} in {lang:?}");
        }
        // Each command by the name that it has in the other language.
        let other = Words::new(lang.toggled());
        let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
        keyboard.press("<c-p>");
        let Some(Overlay::Palette(picker)) = keyboard.model.overlays.last().cloned() else { panic!("it is open") };
        for (_, command) in &picker.all {
            let mut narrowed = picker.clone();
            let _ = narrowed.typed.insert_str(&other.get(command.key()));
            narrowed.narrow();
            assert!(narrowed.matches.iter().any(|index| narrowed.all[*index].1 == *command), "{command:?} in {lang:?}");
        }
    }
}
