//! The first minutes of somebody who has never seen the program: the tour, and what the keys of other programs do here.

use jiff::Timestamp;
use roundtable::app::{Action, Card, Effect, Opened, Origin, Purpose, Report, RoomView, Shelf, Tour};
use roundtable::domain::Session;
use roundtable::lang::Lang;
use roundtable::storage;

use crate::grid::hydra;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The example with this number.
fn example(index: usize) -> Session {
    storage::examples()[index].read().expect("it is whole").session
}

/// Somebody at home, with the examples that come with the program.
fn newcomer(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(hydra(), lang);
    keyboard.model.meeting = None;
    let cards = storage::examples().iter().enumerate().map(|(index, example)| {
        let head = example.head().expect("it is whole");
        Card {
            origin: Origin::Example(index),
            id: head.id,
            title: head.about.title,
            brand: head.about.brand,
            date: head.about.date,
            period: head.about.period,
            life: head.life,
            follows: head.about.follows,
            written: None,
        }
    });
    let shelf = Shelf { examples: cards.collect(), ..Shelf::default() };
    keyboard.act(Action::Report(Report::Shelf(shelf)));
    keyboard
}

/// The same on the tour.
fn on_tour(lang: Lang) -> Keyboard {
    let mut keyboard = newcomer(lang);
    keyboard.press("t");
    let Some(Effect::ReadForTour(index)) = keyboard.effects.last().cloned() else {
        panic!("{:?}", keyboard.effects);
    };
    keyboard.act(Action::Report(Report::Tour(Box::new(example(index)), index)));
    keyboard
}

fn screen(keyboard: &mut Keyboard) -> String {
    Picture::of(&mut keyboard.model, 80, 24).text()
}

#[test]
fn home_offers_the_tour_in_words_and_at_the_foot() {
    for (lang, offer, key) in
        [(Lang::En, "t for a tour of two minutes", "t two-minute tour"), (Lang::ZhCn, "按 t", "t 两分钟导览")]
    {
        let shown = screen(&mut newcomer(lang));
        let told = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(offer) && shown.contains(key), "{shown}");
    }
}

#[test]
fn a_session_that_opens_meanwhile_is_no_tour_and_keeps_nothing_of_it() {
    let mut keyboard = on_tour(Lang::En);
    keyboard.press("z<c-p>rewards on view<enter>");
    let opened = Opened {
        session: hydra(),
        origin: Origin::File("plan.ron".into()),
        purpose: Purpose::Hold,
        told: None,
        recovery: None,
    };
    keyboard.act(Action::Report(Report::Opened(Box::new(opened))));
    assert_eq!((keyboard.model.tour, keyboard.model.room_view), (None, RoomView::default()));
    keyboard.effects.clear();
    keyboard.press("<c-o>Who calls them?<enter>");
    assert!(keyboard.effects.iter().any(|effect| matches!(effect, Effect::Append(_))), "it is kept");
    // The same where one leaves by oneself.
    let mut keyboard = on_tour(Lang::En);
    keyboard.press("z<c-p>rewards on view<enter>").press("zq");
    assert_eq!((keyboard.model.tour, keyboard.model.room_view), (None, RoomView::default()));
}

#[test]
fn who_leaves_the_way_of_the_tour_is_shown_back_to_it() {
    for (lang, back) in [(Lang::En, "Look back: press Alt-2"), (Lang::ZhCn, "「回顾」：按 Alt-2")] {
        let mut keyboard = on_tour(lang);
        keyboard.press("]]");
        let shown = screen(&mut keyboard).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(back), "{shown}");
        keyboard.press("<a-2>w");
        assert_eq!(keyboard.model.tour.expect("it goes on").at, 2);
    }
}

#[test]
fn the_tour_goes_on_when_one_does_what_it_says_and_nothing_of_it_reaches_the_disk() {
    for (lang, amount) in [(Lang::En, "20k"), (Lang::ZhCn, "2万")] {
        let mut keyboard = on_tour(lang);
        let before = keyboard.effects.len();
        // Each stop says the key that the next press is; what else is pressed does not bring one on.
        let keys = ["]", "w", "<esc>", "<f3>", "5", amount, "<up>i", "<esc>u", "!"];
        for (at, key) in keys.into_iter().enumerate() {
            assert_eq!(keyboard.model.tour.map(|tour| tour.at), Some(at), "before {key}: {}", screen(&mut keyboard));
            let shown = screen(&mut keyboard);
            let last = shown.lines().rev().take(2).collect::<Vec<_>>().join(" ");
            let named = match key {
                "<esc>" => "Esc",
                "<f3>" => "F3",
                "<up>i" => "i",
                "<esc>u" => "u",
                key if key == amount => "Enter",
                key => key,
            };
            assert!(last.contains(named), "{named} in {last}\n{shown}");
            keyboard.press(key);
            if key == amount {
                keyboard.press("<enter>");
            }
        }
        assert_eq!(keyboard.model.tour.map(|tour| tour.at), Some(Tour::LENGTH - 1));
        let kept = |effect: &&Effect| matches!(effect, Effect::Append(_) | Effect::Draft(_) | Effect::Checkpoint);
        assert_eq!(keyboard.effects.iter().skip(before).find(kept), None);
        keyboard.press("q");
        assert!(keyboard.model.meeting.is_none() && keyboard.model.tour.is_none());
    }
}

#[test]
fn the_tour_is_left_from_anywhere_by_esc_by_ctrl_c_and_by_q() {
    for leave in ["<esc>", "<c-c>", "q"] {
        // In the grid Ctrl-C copies, as in a spreadsheet.
        for before in ["", "]", "5", "7"].into_iter().filter(|before| (*before, leave) != ("5", "<c-c>")) {
            let mut keyboard = on_tour(Lang::En);
            keyboard.press(before).press(leave);
            assert!(keyboard.model.meeting.is_none() && keyboard.model.tour.is_none(), "{before} {leave}");
            assert!(keyboard.notice().contains('n'), "{}", keyboard.notice());
        }
    }
    // What is typed or lies on top goes first.
    for before in ["520", "5i", ":", "?"] {
        let mut keyboard = on_tour(Lang::En);
        keyboard.press(before).press("<esc>");
        assert!(keyboard.model.tour.is_some(), "{before}");
        keyboard.press("<esc>");
        assert!(keyboard.model.tour.is_none(), "{before}");
    }
}

#[test]
fn on_the_tour_nothing_can_be_saved_and_the_screen_says_that_nothing_is_kept() {
    let mut keyboard = on_tour(Lang::En);
    assert!(screen(&mut keyboard).contains("not kept"));
    keyboard.press("<c-s>");
    assert!(keyboard.notice().contains("Nothing is kept on the tour"), "{}", keyboard.notice());
    assert!(!keyboard.effects.contains(&Effect::Checkpoint));
}

#[test]
fn the_strip_of_the_tour_covers_nothing_in_any_window() {
    for lang in Lang::ALL {
        let mut keyboard = on_tour(lang);
        for (width, height) in [(60, 18), (80, 24), (120, 36), (200, 50)] {
            for keys in ["", ":"] {
                keyboard.press(keys);
                let picture = Picture::of(&mut keyboard.model, width, height);
                let lines = picture.lines();
                let rule = lines.len() - 3;
                assert!(
                    lines[rule].contains(if lang == Lang::En { "Tour, 1 of" } else { "导览 1/" }),
                    "{}",
                    picture.text()
                );
                assert!(!lines[lines.len() - 1].ends_with("..."), "{}", picture.text());
                if !keys.is_empty() {
                    assert!(lines[..rule].iter().any(|line| line.starts_with('└')), "{}", picture.text());
                    keyboard.press("<esc>");
                }
            }
        }
    }
}

#[test]
fn ctrl_q_in_a_form_that_says_something_names_itself_as_what_leaves() {
    let mut keyboard = Keyboard::at(hydra(), Lang::En);
    keyboard.press("pAna<c-q>");
    let shown = screen(&mut keyboard);
    assert!(shown.contains("Ctrl-Q once"), "{shown}");
    assert!(!keyboard.effects.contains(&Effect::CloseSession));
    keyboard.press("<c-q>");
    assert!(keyboard.effects.contains(&Effect::CloseSession));
}

#[test]
fn at_the_foot_enter_is_called_by_what_it_does() {
    use roundtable::domain::Step;
    for (step, keys, name) in [(Step::Budget, "H", "hand in"), (Step::Segments, "a", "keep")] {
        let mut keyboard = Keyboard::at(hydra(), Lang::En);
        keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
        keyboard.press(keys);
        let shown = screen(&mut keyboard);
        let foot = shown.lines().last().expect("a foot").to_owned();
        assert!(foot.starts_with(&format!(" Enter {name}")), "{foot}");
    }
    let mut keyboard = Keyboard::at(hydra(), Lang::En);
    keyboard.meeting_mut().purpose = Purpose::Hold;
    keyboard.meeting_mut().go_to(Step::Segments, Timestamp::UNIX_EPOCH);
    keyboard.press("a<tab><tab>");
    assert!(screen(&mut keyboard).contains("A, B, C"), "{}", screen(&mut keyboard));
}
