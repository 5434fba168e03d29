//! Past sessions at home: arranged, filtered, searched, looked into, and all the while read.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use roundtable::app::{
    Action, Begins, Card, Depth, Effect, Far, Findings, FoundLine, Ground, Group, HomeRow, Model, Opened, Origin,
    Preview, PreviewSeen, Purpose, Report, Shelf, ShelfPart, Size, Target,
};
use roundtable::domain::{Department, InputRef, Kind, Life, Period, Step, slug};
use roundtable::lang::{Lang, Message, Words};
use roundtable::storage;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

fn now() -> Timestamp {
    "2026-11-23T10:42:00Z".parse().expect("a time")
}

fn card(title: &str, brand: &str, date: &str, life: Life, follows: Option<&str>) -> Card {
    let day = |day: &str| day.parse().expect("a day");
    Card {
        origin: Origin::File(format!("/s/{title}.ron").into()),
        id: slug(title).as_str().into(),
        title: title.to_owned(),
        brand: brand.to_owned(),
        date: day(date),
        period: Period::new(day("2026-10-01"), day("2026-12-31")).expect("in order"),
        life,
        follows: follows.map(|title| slug(title).as_str().into()),
        written: Some(now()),
    }
}

fn some() -> Vec<Card> {
    let agreed = Life::Agreed(now());
    vec![
        card("Hydra Q4", "Hydra", "2026-09-24", Life::Draft, Some("Hydra Q3")),
        card("山岚 Q3", "山岚", "2026-08-01", Life::Reopened(now()), None),
        card("Hydra Q3", "Hydra", "2026-06-24", agreed, Some("Hydra Q2")),
        card("Vela spring", "Vela", "2026-03-01", agreed, None),
    ]
}

/// At home, with these sessions on the shelf.
fn home(lang: Lang, sessions: Vec<Card>) -> Keyboard {
    let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
    keyboard.model = Model::new(Words::new(lang), Ground::Dark, Size { width: 120, height: 36 }, now(), TimeZone::UTC);
    let shelf = Shelf { folder: "/s".into(), sessions, ..Shelf::default() };
    keyboard.act(Action::Report(Report::Shelf(shelf)));
    keyboard
}

/// The titles of the sessions that are listed, from top to bottom.
fn titles(model: &Model) -> Vec<&str> {
    let rows = (0..model.home.arranged().rows.len()).filter_map(|at| model.home.row_at(at));
    rows.filter_map(|row| match row {
        HomeRow::Session(card) => Some(card.title.as_str()),
        _ => None,
    })
    .collect()
}

fn line(title: &str, date: &str, step: Step, text: &str) -> FoundLine {
    FoundLine {
        origin: Origin::File(format!("/s/{title}.ron").into()),
        title: title.to_owned(),
        date: date.parse().expect("a day"),
        life: Life::Draft,
        input: Some(InputRef::Segment("dealers".into())),
        step,
        kind: Kind::Segment,
        by: Some(Department::Sales),
        text: text.to_owned(),
    }
}

/// The number of the search that was asked for last.
fn ticket(keyboard: &Keyboard) -> u32 {
    let asked = keyboard.effects.iter().rev().find_map(|effect| match effect {
        Effect::Search { ticket, .. } => Some(*ticket),
        _ => None,
    });
    asked.expect("a search was asked for")
}

fn tell(keyboard: &mut Keyboard, ticket: u32, lines: Vec<FoundLine>, far: Option<Far>) {
    let found = Findings { ticket, lines, far, ..Findings::default() };
    keyboard.act(Action::Report(Report::FoundInPast(Box::new(found))));
}

#[test]
fn sessions_are_arranged_by_date_by_series_by_state_and_by_brand() {
    let mut keyboard = home(Lang::En, some());
    assert_eq!(titles(&keyboard.model), ["Hydra Q4", "山岚 Q3", "Hydra Q3", "Vela spring"]);
    keyboard.press("o");
    assert_eq!(titles(&keyboard.model), ["Hydra Q4", "Hydra Q3", "山岚 Q3", "Vela spring"]);
    let (_, head) = Picture::of(&mut keyboard.model, 120, 36).find("Hydra  2 sessions").expect("the head of a series");
    assert!(head.contains("Q4 2026"), "{head}");
    keyboard.press("o");
    assert_eq!(titles(&keyboard.model), ["Hydra Q4", "山岚 Q3", "Hydra Q3", "Vela spring"]);
    assert!(matches!(keyboard.model.home.arranged().groups[1], Group::State("life-draft", 1)));
    keyboard.press("o");
    assert_eq!(titles(&keyboard.model), ["Hydra Q4", "Hydra Q3", "Vela spring", "山岚 Q3"]);
    keyboard.press("o");
    assert!(keyboard.notice().contains("by date"), "{}", keyboard.notice());
}

#[test]
fn a_few_letters_narrow_the_list_down_also_by_pinyin_and_by_conditions() {
    let cases: [(&str, &[&str]); 9] = [
        ("hyd", &["Hydra Q4", "Hydra Q3"]),
        ("q3 hyd", &["Hydra Q3"]),
        ("sl", &["山岚 Q3"]),
        ("shanlan", &["山岚 Q3"]),
        ("2026-03", &["Vela spring"]),
        ("state:draft", &["Hydra Q4"]),
        ("brand:vela", &["Vela spring"]),
        ("after:2026-08", &["Hydra Q4", "山岚 Q3"]),
        ("nobody", &[]),
    ];
    for (typed, expected) in cases {
        let mut keyboard = home(Lang::En, some());
        keyboard.press("/").press(typed);
        assert_eq!(titles(&keyboard.model), expected, "{typed}");
        assert!(!keyboard.effects.iter().any(|effect| matches!(effect, Effect::Search { .. })), "{typed}");
    }
    let mut keyboard = home(Lang::ZhCn, some());
    keyboard.press("/").press("状态:草案");
    assert_eq!(titles(&keyboard.model), ["Hydra Q4"]);
}

#[test]
fn leaving_the_line_keeps_what_is_filtered_and_leaving_once_more_shows_all() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("/q<esc>");
    assert!(keyboard.model.home.looking.is_some());
    keyboard.press("<down>v");
    assert!(
        matches!(keyboard.effects.last(), Some(Effect::Open(path, Purpose::Review)) if path.ends_with("山岚 Q3.ron"))
    );
    let mut keyboard = home(Lang::En, some());
    keyboard.press("/hyd<esc><esc>");
    assert_eq!(titles(&keyboard.model).len(), 4);
    assert_eq!(keyboard.model.home.looking, None);
}

#[test]
fn enter_opens_the_session_under_the_cursor_while_one_types() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("/vela<enter>");
    assert!(
        matches!(keyboard.effects.last(), Some(Effect::Open(path, Purpose::Hold)) if path.ends_with("Vela spring.ron"))
    );
}

#[test]
fn tab_puts_in_what_is_offered_so_that_nobody_has_to_know_it() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("<c-f>bonus b<tab>");
    let typed =
        |keyboard: &Keyboard| keyboard.model.home.looking.as_ref().map(|looking| looking.typed.text().to_owned());
    assert_eq!(typed(&keyboard).as_deref(), Some("bonus by:"));
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("sales") && picture.contains("marketing"), "{picture}");
    keyboard.press("mar<tab>");
    assert_eq!(typed(&keyboard).as_deref(), Some("bonus by:marketing "));
    let asked = keyboard.model.home.looking.as_ref().map(|looking| looking.asked.wanted.by.clone());
    assert_eq!(asked, Some(vec![Department::Marketing]));
}

#[test]
fn a_condition_that_is_not_understood_says_so_and_nothing_is_searched_by_it() {
    let mut keyboard = home(Lang::En, some());
    let searches =
        |keyboard: &Keyboard| keyboard.effects.iter().filter(|effect| matches!(effect, Effect::Search { .. })).count();
    keyboard.press("<c-f>step:l");
    let before = searches(&keyboard);
    keyboard.press("unch");
    assert_eq!(searches(&keyboard), before);
    assert!(Picture::of(&mut keyboard.model, 120, 36).text().contains("knows no \"lunch\""));
}

#[test]
fn each_key_asks_anew_and_what_comes_late_for_an_earlier_question_is_nothing() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("<c-f>a");
    let first = ticket(&keyboard);
    keyboard.press("b");
    let second = ticket(&keyboard);
    assert_ne!(first, second);
    tell(&mut keyboard, first, vec![line("Hydra Q3", "2026-06-24", Step::Segments, "a")], None);
    assert!(keyboard.model.home.arranged().rows.is_empty());
    tell(
        &mut keyboard,
        second,
        vec![line("Hydra Q3", "2026-06-24", Step::Segments, "ab")],
        Some(Far { done: 1, of: 4 }),
    );
    tell(&mut keyboard, second, vec![line("Hydra Q4", "2026-09-24", Step::Goals, "abc")], None);
    let lines: Vec<String> = (0..2)
        .filter_map(|at| match keyboard.model.home.row_at(at) {
            Some(HomeRow::Found(line)) => Some(line.text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(lines, ["abc", "ab"], "the latest meeting first");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let (_, row) = picture.find("abc").expect("the line");
    assert!(row.contains("24 Sep 2026") && row.contains("Goals") && row.contains("[S]"), "{row}");
}

#[test]
fn what_was_found_opens_its_session_for_review_at_the_input_that_says_it() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("<c-f>dealers");
    let asked = ticket(&keyboard);
    tell(&mut keyboard, asked, vec![line("Hydra Q4", "2026-09-24", Step::Segments, "Dealers")], None);
    keyboard.press("<enter>");
    let path = match keyboard.effects.last() {
        Some(Effect::Open(path, Purpose::Review)) => path.clone(),
        other => panic!("{other:?}"),
    };
    let session = Meeting::planned().session;
    let opened = Opened { session, origin: Origin::File(path), purpose: Purpose::Review, told: None, recovery: None };
    keyboard.act(Action::Report(Report::Opened(Box::new(opened))));
    assert_eq!(keyboard.meeting().step, Step::Segments);
    assert_eq!(keyboard.meeting().selected_input(), Some(InputRef::Segment("dealers".into())));
    // Back at home the list is as it was left.
    keyboard.press("q");
    keyboard.model.meeting = None;
    assert!(matches!(keyboard.model.home.row(), Some(HomeRow::Found(_))));
}

#[test]
fn keys_are_answered_while_the_list_fills_and_the_cursor_stays_on_its_session() {
    let mut keyboard = home(Lang::En, Vec::new());
    let all = some();
    let mut part = |begins, sessions: &[Card], far| {
        let shelf = Shelf { folder: "/s".into(), sessions: sessions.to_vec(), ..Shelf::default() };
        keyboard.act(Action::Report(Report::ShelfPart(Box::new(ShelfPart {
            begins,
            shelf,
            found_by: Vec::new(),
            far,
        }))));
        keyboard.press("/");
        keyboard.press("hyd");
        let shown = titles(&keyboard.model).len();
        keyboard.press("<esc><esc>");
        shown
    };
    assert_eq!(part(Begins::Anew, &all[2..], Some(Far { done: 2, of: 4 })), 1);
    assert_eq!(part(Begins::GoesOn, &all[..2], None), 2);
    keyboard.press("<end>");
    assert_eq!(keyboard.model.home.card().map(|card| card.title.as_str()), Some("Vela spring"));
    let more = Shelf { sessions: vec![card("Late", "", "2026-10-01", Life::Draft, None)], ..Shelf::default() };
    let part = ShelfPart { begins: Begins::GoesOn, shelf: more, ..ShelfPart::default() };
    keyboard.act(Action::Report(Report::ShelfPart(Box::new(part))));
    assert_eq!(keyboard.model.home.card().map(|card| card.title.as_str()), Some("Vela spring"));
    assert_eq!(titles(&keyboard.model).len(), 5);
}

#[test]
fn while_the_folder_is_read_it_says_how_far() {
    let mut keyboard = home(Lang::En, Vec::new());
    let shelf = Shelf { folder: "/s".into(), sessions: some(), ..Shelf::default() };
    let part = ShelfPart { shelf, far: Some(Far { done: 4, of: 900 }), ..ShelfPart::default() };
    keyboard.act(Action::Report(Report::ShelfPart(Box::new(part))));
    assert!(Picture::of(&mut keyboard.model, 120, 36).find("4 of 900 read").is_some());
}

#[test]
fn a_look_into_the_session_stands_beside_the_list_without_rewards() {
    for (lang, width, height) in [(Lang::En, 120, 36), (Lang::ZhCn, 120, 36), (Lang::En, 80, 24), (Lang::ZhCn, 80, 24)]
    {
        let mut keyboard = home(lang, some());
        let Some(Effect::Preview(of, _)) = keyboard.effects.last().cloned() else { panic!("it is not asked for") };
        let state = Meeting::agreed().state().clone();
        let preview = Preview { of, lang, seen: PreviewSeen::Table(Box::new(state)) };
        keyboard.act(Action::Report(Report::Preview(Box::new(preview))));
        let picture = Picture::of(&mut keyboard.model, width, height).text();
        for said in ["Ana Ruiz", "90,000", "100,000"] {
            assert!(picture.contains(said), "{said} at {width}: {picture}");
        }
        keyboard.press("<down>");
        assert!(
            !keyboard.effects.iter().skip(1).any(|effect| matches!(effect, Effect::Preview(..))),
            "New is no session"
        );
        keyboard.press("<down><down>");
        assert!(
            matches!(keyboard.effects.last(), Some(Effect::Preview(Origin::File(path), _)) if path.ends_with("山岚 Q3.ron"))
        );
    }
}

#[test]
fn a_look_into_a_session_says_which_signatures_are_void() {
    let mut keyboard = home(Lang::En, some());
    let Some(Effect::Preview(of, lang)) = keyboard.effects.last().cloned() else { panic!("it is not asked for") };
    // Two departments signed the tea plan before its budget was changed.
    let tea = storage::examples().iter().find(|example| example.name.contains("shanlan")).expect("an example");
    let state = tea.read().expect("it can be read").session.state().clone();
    let preview = Preview { of, lang, seen: PreviewSeen::Table(Box::new(state)) };
    keyboard.act(Action::Report(Report::Preview(Box::new(preview))));
    let picture = Picture::of(&mut keyboard.model, 160, 48).text();
    assert!(picture.contains("void for budget"), "{picture}");
}

#[test]
fn a_session_that_cannot_be_looked_into_says_why_and_the_list_stays() {
    let mut keyboard = home(Lang::En, some());
    let Some(Effect::Preview(of, lang)) = keyboard.effects.last().cloned() else { panic!("it is not asked for") };
    let seen = PreviewSeen::Unread(Message::new("file-empty").with("file", "Hydra Q4.ron"));
    keyboard.act(Action::Report(Report::Preview(Box::new(Preview { of, lang, seen }))));
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("Hydra Q4.ron") && picture.contains("Vela spring"), "{picture}");
}

#[test]
fn a_reward_is_not_shown_among_what_was_found_while_rewards_are_hidden() {
    let mut keyboard = home(Lang::En, some());
    keyboard.press("<c-f>kind:reward");
    let asked = ticket(&keyboard);
    keyboard.model.room_view.beam = roundtable::app::Beam::On;
    let reward = FoundLine { kind: Kind::Reward, ..line("Hydra Q4", "2026-09-24", Step::Goals, "A study trip") };
    tell(&mut keyboard, asked, vec![reward.clone()], None);
    assert!(keyboard.model.home.arranged().rows.is_empty());
    keyboard.model.room_view = roundtable::app::RoomView::default();
    tell(&mut keyboard, asked, vec![reward], None);
    assert_eq!(keyboard.model.home.arranged().rows.len(), 1);
}

#[test]
fn at_many_sessions_only_what_is_in_sight_is_drawn_and_takes_clicks() {
    let sessions = (0..3000).map(|number| card(&format!("Plan {number}"), "", "2026-01-01", Life::Agreed(now()), None));
    let mut keyboard = home(Lang::En, sessions.collect());
    keyboard.press("/9<down><down>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let y = (0..24).find(|y| picture.line(*y).starts_with(" > ")).expect("the cursor is in sight");
    assert_eq!(roundtable::view::hit(&keyboard.model, 6, y), Some(Target::Home(2)));
    assert_eq!(keyboard.model.home.looking.as_ref().map(|looking| looking.depth), Some(Depth::Titles));
}

#[test]
fn each_thing_that_can_be_put_in_takes_a_click() {
    for lang in Lang::ALL {
        let mut keyboard = home(lang, some());
        keyboard.press(if lang == Lang::En { "/state:" } else { "/状态：" });
        let offers = keyboard.model.home.looking.as_ref().map_or(Vec::new(), |looking| looking.offers.clone());
        assert_eq!(offers.len(), 3, "{offers:?}");
        let _ = Picture::of(&mut keyboard.model, 80, 24);
        let spots = roundtable::view::targets(&keyboard.model);
        for (index, offer) in offers.iter().enumerate() {
            let spot = spots.iter().find(|(_, target)| *target == Target::Option(index));
            let (area, _) = spot.unwrap_or_else(|| panic!("{offer:?} takes no click"));
            let target = roundtable::view::hit(&keyboard.model, area.x, area.y).expect("it lies on top");
            let mut other = Keyboard { model: keyboard.model.clone(), effects: Vec::new(), pressed: 0 };
            other.act(Action::Click(target));
            let typed = other.model.home.looking.as_ref().map(|looking| looking.typed.text().trim().to_owned());
            assert!(typed.as_ref().is_some_and(|typed| typed.ends_with(offer.puts.trim())), "{offer:?}: {typed:?}");
        }
    }
}

#[test]
fn a_session_that_was_found_damaged_says_so_in_its_row_until_its_file_is_another() {
    let mut keyboard = home(Lang::En, some());
    let row = |keyboard: &mut Keyboard| {
        let picture = Picture::of(&mut keyboard.model, 80, 24);
        picture.lines().into_iter().find(|line| line.contains("Hydra Q3  ")).unwrap_or_default()
    };
    keyboard.press("<c-f>pump");
    let ticket = ticket(&keyboard);
    let unread = vec![("/s/Hydra Q3.ron".into(), Message::new("file-empty").with("file", "Hydra Q3.ron"))];
    let found = Findings { ticket, unread, ..Findings::default() };
    keyboard.act(Action::Report(Report::FoundInPast(Box::new(found))));
    keyboard.press("<esc><esc>");
    let said = row(&mut keyboard);
    assert!(said.contains("cannot be read: Hydra Q3"), "{said}");
    let mended = some().into_iter().map(|card| Card { written: Some(Timestamp::UNIX_EPOCH), ..card }).collect();
    keyboard.act(Action::Report(Report::Shelf(Shelf { sessions: mended, ..Shelf::default() })));
    let said = row(&mut keyboard);
    assert!(!said.is_empty() && !said.contains("cannot be read"), "{said}");
}
