//! What is searched at home and from the shell: the examples too, how far it has come, and hostile text drawn as text.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use roundtable::app::{
    Action, Card, Effect, Far, Findings, FoundLine, Ground, Model, Opened, Origin, Preview, PreviewSeen, Purpose,
    Report, Shelf, Size,
};
use roundtable::domain::{Department, InputRef, Kind, Life, Period, Step};
use roundtable::edit::clean::acts_or_hides;
use roundtable::lang::{Lang, Message, Words};
use roundtable::storage;
use serde_json::Value;

use crate::cli::Home;
use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// What somebody might type, or write into a file by hand, to act on whoever reads it.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script> | pump |---|",
    "\u{1b}[2J\u{1b}]0;pump\u{7}\u{9b}31m red",
    "\u{202e}pump.exe\u{2066}x\u{2069}\u{200b}\u{feff}",
    "one\npump\r\n\n\tthree",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} e\u{301}\u{301}\u{301} pump 水泵\u{0}",
    "\u{2028}pump\u{2029}\u{85}\u{7f}\u{fff9}",
];

fn now() -> Timestamp {
    "2026-11-23T10:42:00Z".parse().expect("a time")
}

/// At home, with these sessions and examples on the shelf.
fn home(lang: Lang, sessions: Vec<Card>, examples: Vec<Card>) -> Keyboard {
    let mut keyboard = Keyboard::at(Meeting::planned().session, lang);
    keyboard.model = Model::new(Words::new(lang), Ground::Dark, Size { width: 120, height: 36 }, now(), TimeZone::UTC);
    let shelf = Shelf { folder: "/s".into(), sessions, examples, ..Shelf::default() };
    keyboard.act(Action::Report(Report::Shelf(shelf)));
    keyboard
}

fn card(origin: Origin, title: &str) -> Card {
    let day = |day: &str| day.parse().expect("a day");
    Card {
        origin,
        id: "one".into(),
        title: title.to_owned(),
        brand: title.to_owned(),
        date: day("2026-09-24"),
        period: Period::new(day("2026-10-01"), day("2026-12-31")).expect("in order"),
        life: Life::Draft,
        follows: Some("before".into()),
        written: Some(now()),
    }
}

fn line(origin: Origin, title: &str, date: &str, text: &str) -> FoundLine {
    FoundLine {
        origin,
        title: title.to_owned(),
        date: date.parse().expect("a day"),
        life: Life::Draft,
        input: Some(InputRef::Segment("dealers".into())),
        step: Step::Segments,
        kind: Kind::Segment,
        by: Some(Department::Sales),
        text: text.to_owned(),
    }
}

fn tell(keyboard: &mut Keyboard, lines: Vec<FoundLine>, far: Option<Far>) {
    let ticket = keyboard.effects.iter().rev().find_map(|effect| match effect {
        Effect::Search { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let ticket = ticket.expect("a search was asked for");
    let more = if far.is_some() && !lines.is_empty() { 4_572 } else { 0 };
    let found = Findings { ticket, lines, more, far, ..Findings::default() };
    keyboard.act(Action::Report(Report::FoundInPast(Box::new(found))));
}

#[test]
fn what_an_example_says_stands_below_what_was_said_in_ones_own_sessions_however_late_its_meeting() {
    let (own, example) = (Origin::File("/s/a.ron".into()), Origin::Example(1));
    let shelf = (vec![card(own.clone(), "Mine")], vec![card(example.clone(), "Theirs")]);
    let mut keyboard = home(Lang::En, shelf.0, shelf.1);
    keyboard.press("<c-f>dealers");
    let late = line(example, "Theirs", "2027-01-01", "Dealers of the example");
    tell(&mut keyboard, vec![late, line(own, "Mine", "2020-01-01", "Dealers of mine")], None);
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let at = |text: &str| picture.find(text).unwrap_or_else(|| panic!("{text}: {}", picture.text())).0;
    assert!(at("What was said  2 lines") < at("Dealers of mine"));
    assert!(
        at("Dealers of mine") < at("Said in the examples") && at("Said in the examples") < at("Dealers of the example")
    );
}

#[test]
fn what_only_an_example_says_is_counted_looked_into_and_opened_at_what_says_it() {
    let example = Origin::Example(1);
    for lang in Lang::ALL {
        let mut keyboard = home(lang, Vec::new(), vec![card(example.clone(), "Theirs")]);
        keyboard.press("<c-f>dealers");
        tell(&mut keyboard, vec![line(example.clone(), "Theirs", "2026-09-24", "Dealers")], None);
        let counted = keyboard.model.words.with("archive-lines", &[("count", 1_usize.into())]);
        let picture = Picture::of(&mut keyboard.model, 80, 24);
        assert!(picture.find(&counted).is_some(), "{}", picture.text());
        assert!(matches!(keyboard.effects.last(), Some(Effect::Preview(Origin::Example(1), _))));
        keyboard.press("<enter>");
        assert_eq!(keyboard.effects.last(), Some(&Effect::OpenExample(1)));
        let session = Meeting::planned().session;
        let opened = Opened { session, origin: example.clone(), purpose: Purpose::Review, told: None, recovery: None };
        keyboard.act(Action::Report(Report::Opened(Box::new(opened))));
        assert_eq!(keyboard.meeting().selected_input(), Some(InputRef::Segment("dealers".into())));
    }
}

#[test]
fn how_far_ten_thousand_sessions_are_read_shows_as_a_bar_that_grows_by_cells() {
    for (lang, width, height) in [(Lang::En, 80, 24), (Lang::ZhCn, 80, 24), (Lang::En, 120, 36), (Lang::ZhCn, 120, 36)]
    {
        let mut last = [0; 2];
        for done in [1_000, 3_000, 5_000, 9_000] {
            let own = Origin::File("/s/a.ron".into());
            let far = Some(Far { done, of: 10_000 });
            let mut keyboard = home(lang, vec![card(own.clone(), "Mine")], Vec::new());
            keyboard.press("<c-f>pump");
            for (last, lines) in last.iter_mut().zip([Vec::new(), vec![line(own, "Mine", "2026-09-24", "Pump")]]) {
                tell(&mut keyboard, lines, far);
                let picture = Picture::of(&mut keyboard.model, width, height).text();
                let bar = picture.lines().find(|line| line.contains('\u{2588}')).unwrap_or_else(|| panic!("{picture}"));
                let cells = |sign: char| bar.chars().filter(|letter| *letter == sign).count();
                assert!(cells('\u{2588}') + cells('\u{2591}') >= 15, "{bar}");
                assert!(cells('\u{2588}') >= *last, "{bar}");
                *last = cells('\u{2588}');
            }
        }
        assert!(last.iter().all(|cells| *cells >= 14), "nine tenths at {width} are {last:?} cells");
    }
}

#[test]
fn a_line_is_cut_before_the_word_that_is_looked_for_only_as_far_as_it_would_not_be_in_sight() {
    let own = Origin::File("/s/a.ron".into());
    let before = "Of forty that were asked about the pump most said that they ";
    for (text, shown) in [
        (format!("{before}rely on it"), "Of forty that were asked"),
        (format!("{before}rely on it, and then they went on to say {}", "so ".repeat(60)), "they rely on it"),
        (format!("{}rely on it", before.repeat(3)), "most said that they rely on it"),
        (format!("{}依靠它", "他们都问过我们".repeat(20)), "问过我们依靠它"),
    ] {
        let mut keyboard = home(Lang::En, vec![card(own.clone(), "Mine")], Vec::new());
        keyboard.press("<c-f>").act(Action::Paste(if text.contains('依') { "依靠" } else { "rely" }.to_owned()));
        tell(&mut keyboard, vec![line(own.clone(), "Mine", "2026-09-24", &text)], None);
        for (width, height) in [(80, 24), (120, 36), (200, 50)] {
            let picture = Picture::of(&mut keyboard.model, width, height);
            let (_, row) = picture.find("Segments").unwrap_or_else(|| panic!("{}", picture.text()));
            assert!(row.contains("rely") || row.contains("依靠"), "{row}");
            if width == 200 {
                assert!(row.contains(shown), "{row}");
            }
        }
    }
}

/// What of a frame acts or hides, or breaks it: a cell that holds such a character, a row that is wider than the window, a
/// gap in the line between the list and the look into a session.
fn broken(picture: &Picture, wide: u16) -> Option<String> {
    if let Some(what) = picture.broken() {
        return Some(what);
    }
    let area = picture.cells.area;
    let rule = |y: u16| (area.left()..area.right()).find(|x| picture.cells[(*x, y)].symbol() == "\u{2502}");
    let rules: Vec<u16> = (area.top()..area.bottom()).filter_map(rule).collect();
    let is_straight = rules.len() > 15 && rules.windows(2).all(|pair| pair[0] == pair[1]);
    (wide >= 120 && !is_straight).then(|| format!("the line stands at {rules:?}"))
}

#[test]
fn hostile_text_on_every_screen_of_the_search_is_drawn_as_text() {
    let long = format!("pump {}", "x\u{202e}".repeat(10_000));
    let texts: Vec<&str> = HOSTILE.into_iter().chain([long.as_str()]).collect();
    let state = crate::export_hostile::hostile().0.state().clone();
    for (text, lang) in texts.iter().flat_map(|text| Lang::ALL.map(|lang| (*text, lang))) {
        let (own, example) = (Origin::File(format!("/s/{text}.ron").into()), Origin::Example(1));
        let shelf = (vec![card(own.clone(), text)], vec![card(example.clone(), text)]);
        let mut keyboard = home(lang, shelf.0, shelf.1);
        let see = |keyboard: &mut Keyboard, what: &str| {
            for (width, height) in [(80, 24), (120, 36), (200, 50), (60, 18)] {
                let picture = Picture::of(&mut keyboard.model, width, height);
                assert_eq!(broken(&picture, width), None, "{what} at {width}:\n{}", picture.text());
            }
        };
        let look = |keyboard: &mut Keyboard, seen: PreviewSeen| {
            let Some(card) = keyboard.model.home.card() else { panic!("a session is under the cursor") };
            let preview = Preview { of: card.origin.clone(), lang, seen };
            keyboard.act(Action::Report(Report::Preview(Box::new(preview))));
        };
        look(&mut keyboard, PreviewSeen::Table(Box::new(state.clone())));
        see(&mut keyboard, "home");
        let why = Message::new("file-empty").with("file", text);
        look(&mut keyboard, PreviewSeen::Unread(why.clone()));
        see(&mut keyboard, "home with a session that cannot be read");
        keyboard.press("/").act(Action::Paste(text.to_owned()));
        see(&mut keyboard, "the filter");
        keyboard.press("<esc><esc><c-f>pump");
        let by = Some(Department::Other(text.to_owned()));
        let lines =
            [own.clone(), example].map(|origin| FoundLine { by: by.clone(), ..line(origin, text, "2026-09-24", text) });
        tell(&mut keyboard, lines.to_vec(), Some(Far { done: 1, of: 2 }));
        look(&mut keyboard, PreviewSeen::Table(Box::new(state.clone())));
        see(&mut keyboard, "what was found");
        assert!(
            Picture::of(&mut keyboard.model, 200, 50)
                .text()
                .matches(if text.len() > 99 { "xxx" } else { "pump" })
                .count()
                > 2
        );
        keyboard.press("<c-u>").act(Action::Paste(format!("step:{text}")));
        see(&mut keyboard, "a condition that is not understood");
        let shelf =
            Shelf { folder: text.into(), unreadable: vec![(format!("/s/{text}").into(), why)], ..Shelf::default() };
        keyboard.press("<esc><esc><esc>");
        keyboard.act(Action::Report(Report::Shelf(shelf)));
        keyboard.press("<end>");
        see(&mut keyboard, "a file that cannot be opened");
    }
}

#[test]
fn hostile_text_that_the_shell_finds_goes_out_as_text() {
    let home = Home::new();
    let (session, _) = crate::export_hostile::hostile();
    home.put("hostile.ron", &storage::write(&session).expect("a session"));
    for lang in ["en", "zh-CN"] {
        for form in [&[][..], &["--json"]] {
            let ran = home.run(&[&["search", "q", "--lang", lang], form].concat());
            assert_eq!(ran.code, Some(0), "{}", ran.err);
            assert!(ran.out.contains("<script>") && ran.out.len() > 10_000);
            assert_eq!(ran.out.chars().find(|letter| *letter != '\n' && acts_or_hides(*letter)), None);
        }
    }
}

#[test]
fn the_shell_searches_the_examples_where_there_is_nothing_else_or_where_it_is_asked_to() {
    let home = Home::new();
    let lines = |arguments: &[&str]| -> Vec<Value> {
        let ran = home.run(&[arguments, &["--json"]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let told: Value = serde_json::from_str(&ran.out).expect("JSON");
        told["lines"].as_array().expect("a list").clone()
    };
    let listed: Value = serde_json::from_str(&home.run(&["list", "--json"]).out).expect("JSON");
    let names: Vec<&Value> = listed["examples"].as_array().expect("a list").iter().map(|one| &one["file"]).collect();
    let alone = lines(&["search", "dealers"]);
    assert!(!alone.is_empty() && alone.iter().all(|line| names.contains(&&line["file"])), "{alone:?}");
    let shown = home.run(&["show", alone[0]["file"].as_str().expect("a name")]);
    assert_eq!(shown.code, Some(0), "other commands take the name: {}", shown.err);
    assert!(home.run(&["search", "dealers"]).out.contains("Examples"));
    home.planned();
    let own = lines(&["search", "dealers"]);
    assert!(!own.is_empty() && !own.iter().any(|line| names.contains(&&line["file"])), "{own:?}");
    let both = lines(&["search", "dealers", "--examples"]);
    assert_eq!(both, [own, alone].concat(), "the examples come last");
    let none = home.run(&["search", "nobody said this"]);
    assert!(none.out.contains("--examples"), "{}", none.out);
    assert!(!home.run(&["search", "nobody said this", "--examples"]).out.contains("--examples"));
}
