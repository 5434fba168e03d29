//! Home as the person at the keyboard sees it: the first start, the list of sessions, and files that cannot be opened.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use roundtable::app::{Card, Ground, Model, Origin, Shelf, Size, Target};
use roundtable::domain::{Life, Period, slug};
use roundtable::lang::{Lang, Message, Words};
use roundtable::view;

use crate::picture::Picture;

fn home(lang: Lang, shelf: Option<Shelf>) -> Model {
    let size = Size { width: 80, height: 24 };
    let mut model = Model::new(Words::new(lang), Ground::Dark, size, now(), TimeZone::UTC);
    model.home.shelf = shelf;
    model
}

fn now() -> Timestamp {
    "2026-11-23T10:42:00Z".parse().expect("a time")
}

fn card(title: &str, life: Life, follows: Option<&str>) -> Card {
    let day = |day: &str| day.parse().expect("a day");
    Card {
        origin: Origin::File(format!("{title}.ron").into()),
        id: slug(title).as_str().into(),
        title: title.to_owned(),
        brand: "Hydra".to_owned(),
        date: day("2026-09-24"),
        period: Period::new(day("2026-10-01"), day("2026-12-31")).expect("in order"),
        life,
        follows: follows.map(|title| slug(title).as_str().into()),
        written: Some(now()),
    }
}

fn shelf(sessions: Vec<Card>) -> Shelf {
    let examples = vec![card("Hydra launch", Life::Agreed(now()), None)];
    Shelf { folder: "/sessions".into(), sessions, examples, unreadable: Vec::new() }
}

#[test]
fn the_first_start_says_what_this_is_and_what_to_do() {
    for (lang, said) in [(Lang::En, "Press n to begin"), (Lang::ZhCn, "按 n 开始")] {
        let picture = Picture::of(&mut home(lang, Some(shelf(Vec::new()))), 80, 24);
        let text = picture.text();
        assert!(text.replace('\n', " ").contains(said), "{text}");
        assert!(text.contains("Hydra launch"), "{text}");
    }
}

#[test]
fn until_the_folder_was_read_home_says_so() {
    let picture = Picture::of(&mut home(Lang::En, None), 80, 24);
    assert!(picture.find("Reading the sessions").is_some() && picture.find("> New session").is_some());
}

#[test]
fn a_session_is_told_by_day_title_period_state_and_what_it_follows() {
    let sessions = vec![card("Hydra Q4", Life::Draft, Some("Hydra Q3")), card("Hydra Q3", Life::Agreed(now()), None)];
    let mut model = home(Lang::En, Some(shelf(sessions)));
    let picture = Picture::of(&mut model, 120, 36);
    assert!(picture.find("> Continue: Hydra Q4  last kept 10:42").is_some(), "{}", picture.text());
    assert!(picture.find("follows Hydra Q3").is_some(), "beside the list: {}", picture.text());
    let (_, line) = picture.find("24 Sep 2026  Hydra Q4").expect("its row");
    for said in ["Q4 2026", "draft", "Hydra"] {
        assert!(line.contains(said), "{said} is not in {line}");
    }
    let narrow = Picture::of(&mut model, 80, 24);
    assert!(narrow.find("Hydra Q4   Hydra   ").is_some_and(|(_, line)| line.ends_with("follows Hydra Q3")));
}

#[test]
fn a_file_that_cannot_be_opened_is_listed_with_its_reason() {
    let mut shelf = shelf(vec![card("Hydra Q4", Life::Draft, None)]);
    shelf.unreadable.push(("/sessions/plan.ron".into(), Message::new("off-no-file")));
    let picture = Picture::of(&mut home(Lang::En, Some(shelf)), 80, 24);
    let (y, _) = picture.find("plan.ron").expect("the file");
    assert!(!picture.line(y + 1).trim().is_empty(), "{}", picture.text());
}

#[test]
fn the_row_under_the_cursor_is_in_sight_and_takes_the_click() {
    let sessions = (1..=40).map(|number| card(&format!("Meeting {number}"), Life::Agreed(now()), None)).collect();
    let mut model = home(Lang::En, Some(shelf(sessions)));
    for at in [0, 1, 20, 40] {
        model.home.at = at;
        for (width, height) in [(60, 18), (80, 24), (200, 50)] {
            let picture = Picture::of(&mut model, width, height);
            let y = (0..height).find(|y| picture.line(*y).starts_with(" > ")).expect("the cursor is in sight");
            assert_eq!(view::hit(&model, 4, y), Some(Target::Home(at)));
        }
    }
}
