//! What a small window must not cut, and what each screen must say before anybody asks.

use roundtable::app::{Notice, Overlay, RowRef, Section, Weight};
use roundtable::domain::{Author, Change, ClockChange, Department, Step};
use roundtable::lang::{Lang, Message};

use crate::fixtures::Meeting;
use crate::grid::{hydra, hydra_in_chinese};
use crate::keys::Keyboard;
use crate::picture::Picture;

fn at(step: Step, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(if lang == Lang::En { hydra() } else { hydra_in_chinese() }, lang);
    keyboard.meeting_mut().go_to(step, jiff::Timestamp::UNIX_EPOCH);
    keyboard
}

fn seen(keyboard: &mut Keyboard, (width, height): (u16, u16)) -> Picture {
    Picture::of(&mut keyboard.model, width, height)
}

#[test]
fn the_sum_of_the_agenda_stays_in_sight_whatever_row_is_filled_in() {
    for (lang, sum) in [(Lang::En, "min planned"), (Lang::ZhCn, "分钟")] {
        let mut keyboard = at(Step::Room, lang);
        keyboard.press("A");
        for _ in 0..9 {
            keyboard.press("<tab>10");
            let picture = seen(&mut keyboard, (60, 18));
            assert!(picture.find(sum).is_some(), "{}", picture.text());
            assert!(picture.find(">").is_some(), "the row in focus: {}", picture.text());
        }
    }
}

#[test]
fn minutes_are_typed_as_people_say_them_or_refused_with_the_reason() {
    let mut keyboard = at(Step::Room, Lang::En);
    keyboard.press("A<tab>2h<tab>20 min<tab>2x10<tab>1小时<tab>20分<enter>");
    assert!(keyboard.model.overlays.is_empty(), "{:?}", keyboard.model.overlays);
    let about = &keyboard.state().about;
    assert_eq!(about.length, Some(120));
    let minutes: Vec<u16> = about.minutes.values().copied().collect();
    assert_eq!(minutes[..], [20, 20, 60, 20]);
    keyboard.press("A<tab>soon<enter>");
    let picture = seen(&mut keyboard, (80, 24));
    assert!(picture.find("! Type whole minutes").is_some(), "{}", picture.text());
    keyboard.press("<bs><bs><bs><bs>601<enter>");
    let picture = seen(&mut keyboard, (80, 24));
    assert!(picture.find("! At most 600 minutes").is_some(), "{}", picture.text());
}

#[test]
fn no_key_of_a_department_stands_without_the_department() {
    for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| (60..100).map(move |width| (lang, width))) {
        let mut keyboard = at(Step::Goals, lang);
        for floor in ["<f2>", "<f3>", "<f6>"] {
            keyboard.press(floor);
            let picture = seen(&mut keyboard, (width, 24));
            let row = picture.line(22);
            let words: Vec<&str> = row.split_whitespace().collect();
            let is_key = |word: &str| word.len() == 2 && word.starts_with('F');
            let lonely =
                words.iter().zip(words.iter().skip(1).chain([&"F0"])).any(|(one, next)| is_key(one) && is_key(next));
            assert!(!lonely, "{width}: {row}");
            assert!(row.contains("F7") || row.ends_with("..."), "{width}: {row}");
        }
    }
}

#[test]
fn who_said_what_names_its_input_whole_in_every_window() {
    let mut keyboard = at(Step::Budget, Lang::En);
    keyboard.press("<down><down><down><right><right>i");
    for window in [(60, 18), (80, 24), (120, 36)] {
        let picture = seen(&mut keyboard, window);
        assert!(picture.find("Small workshops / Dealer bonus").is_some(), "{}", picture.text());
    }
    keyboard.press("<esc>d");
    let picture = seen(&mut keyboard, (60, 18));
    assert!(picture.find("Small workshops / Dealer bonus").is_some(), "{}", picture.text());
}

#[test]
fn no_notice_covers_what_is_left_to_place() {
    for (lang, to_place) in [(Lang::En, "To place"), (Lang::ZhCn, "待分配")] {
        let mut keyboard = at(Step::Budget, lang);
        let mut tops = Vec::new();
        for length in [1, 14, 40] {
            let message = Message::new("undone").with("what", &"word ".repeat(length));
            keyboard.model.notice = Some(Notice { weight: Weight::Refused, message });
            let picture = seen(&mut keyboard, (60, 18));
            let (row, _) = picture.find(to_place).unwrap_or_else(|| panic!("{}", picture.text()));
            let (top, _) = picture.find("! ").expect("the notice");
            assert!(row < top, "{}", picture.text());
            tops.push(top);
        }
        assert_eq!(tops, [15, 14, 13], "one, two and three rows");
    }
}

#[test]
fn a_page_says_how_to_leave_it_and_nothing_that_it_does_not_do() {
    for (lang, confirm, undo, leave) in
        [(Lang::En, "OK", "undo", "Esc leave"), (Lang::ZhCn, "确定", "撤销", "Esc 返回")]
    {
        for (step, keys) in [(Step::Room, "?"), (Step::Budget, "i")] {
            let mut keyboard = at(step, lang);
            keyboard.press(keys);
            let foot = seen(&mut keyboard, (80, 24)).line(23);
            assert!(!foot.contains(confirm) && !foot.contains(undo) && foot.contains(leave), "{foot}");
        }
        for keys in [":", "<c-f>", "p", "H"] {
            let mut keyboard = at(Step::Budget, lang);
            keyboard.press(keys);
            let foot = seen(&mut keyboard, (60, 18)).line(17);
            assert!(foot.contains(leave), "{keys}: {foot}");
        }
    }
}

#[test]
fn the_way_to_the_next_step_is_at_the_foot_of_every_step_but_the_last() {
    for (lang, next) in [(Lang::En, "] next step"), (Lang::ZhCn, "] 下一步")] {
        for window in [(60, 18), (80, 24), (120, 36)] {
            for step in Step::ALL {
                let foot = seen(&mut at(step, lang), window).line(window.1 - 1);
                assert_eq!(foot.contains(next), step != Step::Agreement, "{step:?}: {foot}");
            }
        }
    }
}

#[test]
fn once_the_meeting_has_begun_the_first_step_names_who_has_not_been_heard_too() {
    let mut meeting = Meeting::seated();
    let silent = Keyboard::at(meeting.session.clone(), Lang::En);
    meeting.does(Author::Chair, Step::Room, vec![Change::Clock(ClockChange::Start(Step::Room))]);
    let begun = Keyboard::at(meeting.session, Lang::En);
    for window in [(80, 24), (120, 36)] {
        assert!(seen(&mut silent_clone(&silent), window).find("Not heard yet").is_none());
        let picture = seen(&mut silent_clone(&begun), window);
        assert!(picture.find("Not heard yet").is_some(), "{}", picture.text());
    }
    let mut begun = begun;
    begun.press("N");
    assert_eq!(begun.meeting().speaker.department, Department::Marketing);
}

fn silent_clone(keyboard: &Keyboard) -> Keyboard {
    Keyboard { model: keyboard.model.clone(), effects: Vec::new(), pressed: 0 }
}

#[test]
fn where_nothing_can_be_chosen_yet_a_form_says_so_before_anybody_types() {
    let mut keyboard = Keyboard::at(Meeting::founded().session, Lang::En);
    keyboard.meeting_mut().go_to(Step::LookBack, jiff::Timestamp::UNIX_EPOCH);
    keyboard.press("r");
    let picture = seen(&mut keyboard, (80, 24));
    let told = picture.lines().iter().filter(|line| line.contains("nothing to choose from yet")).count();
    assert_eq!(told, 2, "segments and promotions: {}", picture.text());
    keyboard.press("<tab><tab>");
    let picture = seen(&mut keyboard, (80, 24));
    let told = picture.lines().iter().filter(|line| line.contains("nothing to choose from yet")).count();
    assert_eq!(told, 2, "in focus too: {}", picture.text());
}

#[test]
fn a_name_that_took_in_a_tier_or_a_number_is_doubted_while_it_is_typed() {
    let doubts = |typed: &str| {
        let mut keyboard = at(Step::Segments, Lang::En);
        keyboard.press(";").press(typed);
        let Some(Overlay::OneLine(line)) = keyboard.model.overlays.last() else { panic!("no line is open") };
        let is_doubted = line.doubt.is_some();
        let shown = seen(&mut keyboard, (60, 18)).text().contains("stands in the name");
        assert_eq!(is_doubted, shown, "{typed}");
        is_doubted
    };
    assert!(doubts("Fitters B 1200 custmers"));
    assert!(doubts("Fitters b"));
    assert!(!doubts("Fitters B 1200 customers"));
    assert!(!doubts("3 largest fitters B"));
}

#[test]
fn the_cursor_stays_with_whoever_was_seated_or_moved_to_another_department() {
    let mut keyboard = Keyboard::at(Meeting::seated().session, Lang::En);
    let under = |keyboard: &Keyboard| match keyboard.meeting().selected() {
        Some(RowRef::Participant(id)) => keyboard.state().room.participant(&id).map(|seat| seat.name.clone()),
        _ => None,
    };
    for (name, department) in [("Zoe", "Sales"), ("Bo", "Finance"), ("Al", "Marketing")] {
        keyboard.press("p").press(name).press("<tab>").press(department).press("<enter>");
        assert_eq!(under(&keyboard).as_deref(), Some(name));
    }
    keyboard.press("<enter><tab>Operations<enter>");
    assert_eq!(keyboard.meeting().section(), Section::Seats);
    assert_eq!(under(&keyboard).as_deref(), Some("Al"), "{}", keyboard.notice());
}

#[test]
fn what_was_undone_says_that_it_was_a_yes() {
    for (lang, said) in [(Lang::En, "the yes to Key accounts"), (Lang::ZhCn, "对重点客户的同意")] {
        let mut keyboard = at(Step::Segments, lang);
        keyboard.press("<f3>y<c-z>");
        assert!(keyboard.notice().contains(said), "{}", keyboard.notice());
    }
}

#[test]
fn chinese_names_people_as_people_and_parts_what_it_says_with_its_own_signs() {
    let mut keyboard = at(Step::Room, Lang::ZhCn);
    keyboard.press("p");
    assert!(seen(&mut keyboard, (80, 24)).find("姓名 *").is_some());
    let mut keyboard = at(Step::Segments, Lang::ZhCn);
    let picture = seen(&mut keyboard, (120, 36));
    let (_, line) = picture.find("提出  ").expect("who raised it");
    assert!(line.contains("销售部，"), "{line}");
}

#[test]
fn a_chinese_deadline_is_read_where_it_stands_before_the_word_for_before() {
    for (typed, what) in [
        ("安娜：寄样品 3月15日前", "寄样品"),
        ("安娜：寄样品，3月15日之前", "寄样品"),
        ("安娜：3月15日前寄样品", "寄样品"),
        ("安娜：在3月15日以前寄样品", "在 寄样品"),
    ] {
        let mut keyboard = at(Step::Agreement, Lang::ZhCn);
        let actions = Section::of(Step::Agreement).iter().position(|of| *of == Section::Actions).expect("a list");
        keyboard.meeting_mut().select(actions, 0);
        keyboard.press(";").press(typed).press("<enter>");
        let action = keyboard.state().agreement.actions.iter().next().expect(typed);
        assert_eq!((action.item.what.as_str(), action.item.who.as_str()), (what, "安娜"), "{typed}");
        assert_eq!(action.item.due.map(|due| (due.month(), due.day())), Some((3, 15)), "{typed}");
    }
    let mut keyboard = at(Step::Agreement, Lang::ZhCn);
    let actions = Section::of(Step::Agreement).iter().position(|of| *of == Section::Actions).expect("a list");
    keyboard.meeting_mut().select(actions, 0);
    keyboard.press(";安娜：回访一季度前十名客户<enter>");
    let action = keyboard.state().agreement.actions.iter().next().expect("kept");
    assert_eq!((action.item.what.as_str(), action.item.due), ("回访一季度前十名客户", None));
}
