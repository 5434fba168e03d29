//! What lies over the work, as the room sees it: forms, lists, trails, help and questions.

use jiff::Timestamp;
use roundtable::app::{Meeting as OnScreen, Origin, Overlay, Purpose, Recovery, Target};
use roundtable::domain::Step;
use roundtable::lang::Lang;
use roundtable::view;
use unicode_width::UnicodeWidthStr;

use crate::fixtures::Meeting;
use crate::grid::{hydra, hydra_in_chinese};
use crate::keys::Keyboard;
use crate::picture::Picture;

fn at(step: Step, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(if lang == Lang::En { hydra() } else { hydra_in_chinese() }, lang);
    keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
    keyboard
}

/// The column behind a text in the line that holds it, and that line's number.
fn behind(picture: &Picture, text: &str) -> (u16, u16) {
    let (y, line) = picture.find(text).expect(text);
    let (before, _) = line.split_once(text).expect("it was found");
    (u16::try_from(before.width() + text.width()).expect("a line is narrow"), y)
}

#[test]
fn a_form_of_nine_rows_fits_into_the_smallest_usual_window_and_leaves_the_list_above_in_sight() {
    for (lang, first, last) in [(Lang::En, "Name *", "State"), (Lang::ZhCn, "名称 *", "状态")] {
        let mut keyboard = at(Step::Budget, lang);
        keyboard.press("p");
        let picture = Picture::of(&mut keyboard.model, 80, 24);
        let (top, _) = picture.find(first).expect("the first row");
        let (bottom, _) = picture.find(last).expect("the last row");
        assert_eq!(bottom - top, 8, "{}", picture.text());
        assert!(picture.find("120,000").is_some(), "{}", picture.text());
    }
}

#[test]
fn edges_stay_whole_over_chinese_text_at_every_width() {
    for width in 60..130 {
        for keys in ["d", ":", "i", "?"] {
            let mut keyboard = at(Step::Budget, Lang::ZhCn);
            keyboard.press(keys);
            let picture = Picture::of(&mut keyboard.model, width, 30);
            let (top, head) = picture.find("┌").expect("an upper edge");
            let (bottom, _) = picture.find("└").expect("a lower edge");
            let left = u16::try_from(head.split_once('┌').expect("found").0.width()).expect("narrow");
            let right = (0..width).find(|x| picture.cells[(*x, top)].symbol() == "┐").expect("a corner");
            for y in top + 1..bottom {
                assert_eq!(picture.cells[(left, y)].symbol(), "│", "{width} {keys}\n{}", picture.text());
                assert_eq!(picture.cells[(right, y)].symbol(), "│", "{width} {keys}\n{}", picture.text());
                assert!(picture.cells[(right - 1, y)].symbol().width() < 2, "{width} {keys}\n{}", picture.text());
            }
        }
    }
}

#[test]
fn the_caret_stands_where_text_is_typed() {
    let mut keyboard = at(Step::Segments, Lang::ZhCn);
    keyboard.press("a华东经销商");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert_eq!(picture.caret, Some(behind(&picture, "华东经销商")));
    keyboard.press("<left><left>");
    assert_eq!(Picture::of(&mut keyboard.model, 80, 24).caret, Some(behind(&picture, "华东经")));
    keyboard.press("<esc><esc>:");
    keyboard.press("添加");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert_eq!(picture.caret, Some(behind(&picture, ": 添加")));
}

#[test]
fn a_text_that_is_too_long_scrolls_with_the_caret_and_leaves_the_edge_whole() {
    let mut keyboard = at(Step::Segments, Lang::ZhCn);
    keyboard.press("a").press(&"华东经销商".repeat(20)).press("END");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert_eq!(picture.caret, Some(behind(&picture, "END")));
    assert_eq!(picture.cells[(79, picture.caret.expect("a caret").1)].symbol(), "│");
}

#[test]
fn what_lies_on_top_of_a_form_hides_its_caret() {
    let mut keyboard = at(Step::Segments, Lang::En);
    keyboard.press("aDealers<f1>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert_eq!(picture.caret, None);
}

#[test]
fn what_is_wrong_stands_under_its_row() {
    let mut keyboard = at(Step::Segments, Lang::En);
    keyboard.press("a<enter>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let (name, _) = picture.find("> Name *").expect("the row in focus");
    assert!(picture.line(name + 1).contains("! This cannot stay empty."), "{}", picture.text());
}

#[test]
fn the_department_that_speaks_stands_on_the_form_and_changes_with_its_key() {
    let mut keyboard = at(Step::Segments, Lang::En);
    keyboard.press("aOEM");
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("[S] Sales raises").is_some());
    keyboard.press("<f3>");
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("[M] Marketing raises").is_some());
    keyboard.press("<esc><esc><enter>");
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("[M] Marketing changes").is_some());
}

#[test]
fn a_row_that_takes_several_lists_them_with_marks() {
    let mut keyboard = at(Step::Agreement, Lang::En);
    keyboard.press("s<tab><tab><tab>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("[x] segments").is_some() && picture.find("[x] rewards").is_some(), "{}", picture.text());
    keyboard.press(" ");
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("[ ] segments").is_some());
}

#[test]
fn the_palette_tells_the_key_of_what_can_be_done_and_why_the_rest_cannot() {
    let mut keyboard = at(Step::Room, Lang::En);
    keyboard.press(":step before");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let (_, line) = picture.find("step before  (").expect("it is off at the first step");
    assert!(line.contains("[ ") && line.contains("first step"), "{line}");
    let hit = view::hit(&keyboard.model, 10, behind(&picture, "step before  (").1);
    assert_eq!(hit, Some(Target::Overlay(0)));
}

#[test]
fn a_trail_tells_who_when_and_from_what_to_what_and_what_was_undone() {
    let mut keyboard = at(Step::Budget, Lang::En);
    keyboard.press("<f3>130k<enter><c-z><up>i");
    let picture = Picture::of(&mut keyboard.model, 100, 30);
    let text = picture.text();
    assert!(text.contains("[S] Sales      raised it: Amount 120,000"), "{text}");
    assert!(text.contains("[M] Marketing  changed Amount from 120,000 to 130,000 (undone since)"), "{text}");
}

#[test]
fn help_begins_with_this_place_and_leaves_out_what_a_nearer_place_takes_away() {
    let mut keyboard = at(Step::Budget, Lang::En);
    keyboard.press("?");
    let text = Picture::of(&mut keyboard.model, 200, 60).text();
    let (grid, all) = (text.find("Budget grid").expect("the grid"), text.find("Home").expect("other places"));
    assert!(grid < all, "{text}");
    assert_eq!(text.matches("Shift-Up ").count(), 1, "{text}");
}

#[test]
fn the_question_after_a_crash_says_how_much_since_when_and_up_to_what_with_all_answers_in_sight() {
    let mut meeting = Meeting::planned();
    let before = meeting.session.clone();
    meeting.segment("华东经销商", "C", 1_000);
    for (lang, answers) in
        [(Lang::En, ["Restore them", "Only look", "Keep them"]), (Lang::ZhCn, ["恢复并继续", "只看一看", "先留着"])]
    {
        let mut keyboard = Keyboard::at(before.clone(), lang);
        let on_screen = OnScreen::new(before.clone(), Origin::File("meeting.ron".into()), Purpose::Review);
        keyboard.model.meeting = Some(Box::new(on_screen));
        let recovery = Recovery {
            entries: 14,
            since: keyboard.model.now,
            session: meeting.session.clone(),
            draft: "they carry both brands".to_owned(),
            at: 0,
        };
        keyboard.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
        for (width, height) in [(60, 18), (80, 24), (200, 50)] {
            let picture = Picture::of(&mut keyboard.model, width, height);
            for answer in answers {
                assert!(picture.find(answer).is_some(), "{}", picture.text());
            }
            assert!(picture.find("14").is_some(), "{}", picture.text());
            assert!(width == 60 || picture.find("华东经销商").is_some(), "{}", picture.text());
            assert!(picture.find("they carry both").is_some(), "{}", picture.text());
        }
    }
}

#[test]
fn the_question_after_a_crash_counts_nothing_where_only_a_line_was_being_typed() {
    let session = Meeting::planned().session;
    for (lang, all_kept) in [(Lang::En, "somebody was typing"), (Lang::ZhCn, "程序在输入时中断了")] {
        let mut keyboard = Keyboard::at(session.clone(), lang);
        let since = keyboard.model.now;
        let recovery = Recovery { entries: 0, since, session: session.clone(), draft: "half a line".to_owned(), at: 0 };
        keyboard.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
        let picture = Picture::of(&mut keyboard.model, 80, 24).text();
        assert!(picture.contains(all_kept) && picture.contains("half a line"), "{picture}");
    }
}
