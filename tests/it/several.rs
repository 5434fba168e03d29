//! A copy of a row, and several rows at once: one key, one entry, one step of undo.

use roundtable::app::{Overlay, Section};
use roundtable::domain::{Department, Step};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// At the actions of a small meeting that has so many of them.
fn with_actions(names: &[&str]) -> Keyboard {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    for name in names {
        keyboard.press(&format!("n{name}<tab>Max Brandt<enter>"));
    }
    keyboard.meeting_mut().select_section(Section::Actions);
    let section = keyboard.meeting().section_index();
    keyboard.meeting_mut().select(section, 0);
    keyboard
}

fn actions(keyboard: &Keyboard) -> Vec<String> {
    keyboard.state().agreement.actions.iter().map(|raised| raised.item.what.clone()).collect()
}

fn entries(keyboard: &Keyboard) -> usize {
    keyboard.meeting().session().history().len()
}

#[test]
fn a_copy_opens_as_a_form_and_is_raised_by_who_speaks() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    let before = entries(&keyboard);
    keyboard.press("<c-d>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    assert_eq!(entries(&keyboard), before, "nothing is kept yet");
    keyboard.press("Wholesalers<f3><enter>");
    let list = &keyboard.state().segments.list;
    let (first, copy) = (list.iter().next().expect("one"), list.iter().last().expect("another"));
    assert_eq!((copy.item.name.as_str(), &copy.by), ("Wholesalers", &Department::Marketing));
    assert_eq!((copy.item.tier, &copy.item.defined_by), (first.item.tier, &first.item.defined_by));
    assert_ne!(copy.id, first.id);
    assert!(copy.agreed.is_empty());
}

#[test]
fn what_there_is_one_of_is_not_copied() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("<c-d>");
    assert!(keyboard.model.overlays.is_empty() && !keyboard.notice().is_empty());
}

#[test]
fn marked_rows_are_shown_removed_together_and_come_back_by_one_undo() {
    let mut keyboard = with_actions(&["One", "Two", "Three", "Four"]);
    keyboard.press("M<down>M");
    let frame = Picture::of(&mut keyboard.model.clone(), 120, 36).lines().join("\n");
    assert_eq!(frame.matches("*[S] ").count(), 2, "{frame}");
    let before = entries(&keyboard);
    keyboard.press("x");
    assert_eq!(actions(&keyboard), ["Two", "Four"]);
    assert_eq!(entries(&keyboard), before + 1);
    assert!(keyboard.meeting().marked.is_empty(), "what is gone is not marked");
    keyboard.press("u");
    assert_eq!(actions(&keyboard), ["One", "Two", "Three", "Four"]);
}

#[test]
fn a_yes_and_the_department_are_given_to_all_marked_rows_at_once() {
    let mut keyboard = with_actions(&["One", "Two", "Three"]);
    let before = entries(&keyboard);
    keyboard.press("MM<f3>y");
    let yes = |keyboard: &Keyboard| {
        let of = |agreed: &std::collections::BTreeSet<Department>| agreed.contains(&Department::Marketing);
        keyboard.state().agreement.actions.iter().map(|raised| of(&raised.agreed)).collect::<Vec<_>>()
    };
    assert_eq!(yes(&keyboard), [true, true, false]);
    keyboard.press("y");
    assert_eq!(yes(&keyboard), [false, false, false], "where all are agreed, all are taken back");
    keyboard.press("t");
    let by: Vec<_> = keyboard.state().agreement.actions.iter().map(|raised| raised.by.clone()).collect();
    assert_eq!(by, [Department::Marketing, Department::Marketing, Department::Sales]);
    assert_eq!(entries(&keyboard), before + 3);
    keyboard.press("<down> ");
    assert!(keyboard.notice().contains('2'), "{}", keyboard.notice());
}

#[test]
fn a_marked_block_moves_as_one_and_stands_still_at_the_end_of_the_list() {
    let mut keyboard = with_actions(&["One", "Two", "Three", "Four"]);
    keyboard.press("<down>MM");
    keyboard.press("K");
    assert_eq!(actions(&keyboard), ["Two", "Three", "One", "Four"]);
    let before = entries(&keyboard);
    keyboard.press("K");
    assert_eq!(
        (actions(&keyboard), entries(&keyboard)),
        (vec!["Two", "Three", "One", "Four"].into_iter().map(str::to_owned).collect(), before)
    );
    keyboard.press("JJ");
    assert_eq!(actions(&keyboard), ["One", "Four", "Two", "Three"]);
    keyboard.press("uuu");
    assert_eq!(actions(&keyboard), ["One", "Two", "Three", "Four"]);
}

#[test]
fn one_row_moves_up_and_down_in_every_list_that_has_an_order() {
    let lists = [
        (Step::Room, Section::WorkingAgreement, "wOne<enter>wTwo<enter>"),
        (Step::LookBack, Section::Results, "r1k<enter>r2k<enter>"),
        (Step::Research, Section::Conclusions, "cOne<enter>cTwo<enter>"),
        (Step::Research, Section::Positionings, "oOne<tab>P<enter>oTwo<tab>P<enter>"),
        (Step::Segments, Section::Segments, ""),
        (Step::Goals, Section::Goals, "gOne<tab>1<enter>gTwo<tab>2<enter>"),
        (Step::Goals, Section::Rewards, "wSales<tab>One<enter>wMarketing<tab>Two<enter>"),
        (Step::Agreement, Section::Actions, "nOne<tab>Ana<enter>nTwo<tab>Max<enter>"),
        (Step::Agreement, Section::ParkingLot, "POne<enter>PTwo<enter>"),
    ];
    for (step, section, keys) in lists {
        let mut keyboard = Keyboard::at_step(step);
        keyboard.press(keys);
        keyboard.meeting_mut().select_section(section);
        let at = keyboard.meeting().section_index();
        let rows = |keyboard: &Keyboard| section.rows(keyboard.state());
        let before = rows(&keyboard);
        assert!(before.len() > 1, "{section:?}");
        keyboard.meeting_mut().select(at, 0);
        keyboard.press("J");
        let swapped: Vec<_> = [&before[1], &before[0]].into_iter().chain(&before[2..]).cloned().collect();
        assert_eq!(rows(&keyboard), swapped, "{section:?}");
        keyboard.press("K");
        assert_eq!(rows(&keyboard), before, "{section:?}");
        keyboard.press("MJ");
        assert_eq!(rows(&keyboard), swapped, "{section:?} marked");
    }
}

#[test]
fn marks_go_by_the_key_that_leaves_and_with_the_step() {
    let mut keyboard = with_actions(&["One", "Two"]);
    keyboard.press("M<esc>");
    assert!(keyboard.meeting().marked.is_empty());
    keyboard.press("M6");
    assert!(keyboard.meeting().marked.is_empty());
    keyboard.press("7");
    assert!(keyboard.meeting().marked.is_empty());
}

#[test]
fn nothing_is_marked_in_the_grid_where_cells_are() {
    for lang in Lang::ALL {
        let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
        keyboard.meeting_mut().go_to(Step::Budget, jiff::Timestamp::UNIX_EPOCH);
        keyboard.press("M");
        assert!(keyboard.meeting().marked.is_empty() && !keyboard.notice().is_empty());
    }
}
