//! A comparison as people see it: printed by the shell, laid over home or a session, and what it never says.

use roundtable::app::{Action, Card, Effect, Origin, Report, Shelf, Sought};
use roundtable::domain::{
    AllocationField, Author, Change, ListChange, Money, NoteChange, Parked, SegmentField, Session, Step,
};
use roundtable::lang::Lang;
use roundtable::storage;
use serde_json::{Value as Json, json};

use crate::cli::Home;
use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The text of a comparison of two examples, as the shell prints it.
fn printed(earlier: &str, later: &str, lang: &str) -> String {
    let ran = Home::new().run(&["compare", earlier, later, "--lang", lang]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    ran.out
}

#[test]
fn the_quarters_in_pairs_read_like_what_happened() {
    for (pair, earlier, later) in
        [("q1_q2", "example:5", "example:3"), ("q2_q3", "example:3", "example:2"), ("q3_q4", "example:2", "example:1")]
    {
        for lang in ["en", "zh-CN"] {
            insta::assert_snapshot!(format!("{pair}_{lang}"), printed(earlier, later, lang));
        }
    }
}

#[test]
fn the_shell_says_by_its_exit_code_whether_two_sessions_differ_and_gives_exact_figures_as_json() {
    let home = Home::new();
    let same = home.run(&["compare", "example:1", "example:1"]);
    assert_eq!((same.code, same.out.lines().count()), (Some(0), 1), "{}", same.out);
    let lost = home.run(&["compare", "example:1", "lost"]);
    assert_eq!((lost.code, lost.out.as_str()), (Some(2), ""));
    let ran = home.run(&["compare", "example:5", "example:3", "--json"]);
    assert_eq!(ran.code, Some(1));
    let told: Json = serde_json::from_str(&ran.out).expect("it is JSON");
    let all = told["differences"].as_array().expect("a list");
    let of = |what: Json| all.iter().find(|one| one["what"] == what).expect("it differs");
    let budget = of(json!({ "Figure": "Budget" }));
    assert_eq!((&budget["fields"][0]["from"], &budget["fields"][0]["to"]), (&json!("480000"), &json!("520000")));
    assert_eq!(budget["fields"][0]["by"]["department"], json!("Finance"));
    assert_eq!(of(json!({ "Segment": "project-dealers" }))["split_from"], json!("dealers"));
    assert_eq!(told["same"]["Segments"], json!(3));
}

#[test]
fn words_of_its_name_are_enough_where_one_session_has_them_and_the_users_own_come_first() {
    let home = Home::new();
    let whole = home.run(&["compare", "example:2026-06-25-hydra-q3-2026", "example:2026-09-24-hydra-q4-2026"]);
    assert_eq!(home.run(&["compare", "q3", "Hydra Q4"]).out, whole.out);
    let several = home.run(&["show", "hydra"]);
    assert_eq!((several.code, several.out.as_str()), (Some(2), ""));
    assert!(several.err.contains("hydra-q3-2026") && several.err.contains("hydra-q4-2026"), "{}", several.err);
    home.put("2027-01-05-our-q3.ron", &storage::write(&Meeting::planned().session).expect("a session"));
    assert!(home.run(&["show", "q3"]).out.starts_with("Spring plan"));
    let none = home.run(&["show", "q9"]);
    assert!(none.code == Some(2) && none.err.contains("no such file"), "{}", none.err);
    let file = home.run(&["show", "our.ron"]);
    assert_eq!(file.code, Some(2), "a whole name is not guessed at: {}", file.out);
}

#[test]
fn a_long_comparison_begins_with_its_money_and_a_short_one_has_no_summary() {
    let long = printed("example:3", "example:2", "en");
    let short = long.split_once("In short\n").expect("a summary").1.split("\n\n").next().expect("it ends");
    let short = short.split_whitespace().collect::<Vec<_>>().join(" ");
    let money = "Budget: 520,000 -> 460,000 (-60,000); Placed in all: 518,000 -> 458,000 (-60,000)";
    assert!(short.starts_with(money), "{short}");
    assert!(short.contains("By promotion: IFAT Munich -116,000, Plant visits +84,000, "), "{short}");
    assert!(short.contains("By segment: Stocking dealers -18,000, ") && short.contains("and 1 more"), "{short}");
    assert!(short.contains("Segments: 2 changed"), "sums of all customers are no segments: {short}");
    assert!(short.contains("Promotions: 1 new, 1 gone, 1 changed"), "{short}");
    let home = Home::new();
    let mut meeting = Meeting::planned();
    home.put("one.ron", &storage::write(&meeting.session).expect("a session"));
    let name = SegmentField::Name("Resellers".to_owned());
    meeting.sales(Change::Segment(ListChange::Edit("dealers".into(), vec![name])));
    home.put("two.ron", &storage::write(&meeting.session).expect("a session"));
    let ran = home.run(&["compare", "one", "two"]);
    assert!(ran.out.contains("Resellers") && !ran.out.contains("In short"), "{}", ran.out);
}

#[test]
fn text_of_the_room_goes_out_as_text() {
    let home = Home::new();
    let mut meeting = Meeting::planned();
    home.put("one.ron", &storage::write(&meeting.session).expect("a session"));
    let hostile = SegmentField::Name("a\u{1b}[2J\u{202e}b | <script>\nc".to_owned());
    meeting.sales(Change::Segment(ListChange::Edit("dealers".into(), vec![hostile])));
    home.put("two.ron", &storage::write(&meeting.session).expect("a session"));
    for arguments in [&["compare", "one", "two"][..], &["compare", "one", "two", "--json"]] {
        let ran = home.run(arguments);
        assert_eq!(ran.code, Some(1));
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
        assert!(ran.out.contains("<script>"), "{}", ran.out);
    }
}

#[test]
fn no_comparison_says_a_held_remark_a_hidden_position_or_a_private_note() {
    let home = Home::new();
    let mut meeting = Meeting::planned();
    home.put("one.ron", &storage::write(&meeting.session).expect("a session"));
    let text = "This customer always pays late and is a crook".to_owned();
    // A name in the record that was made of its words, before anybody knew whom it attacks.
    let parked = ListChange::Raise("this-customer-always-pays-late".into(), Parked { text, ..Parked::default() });
    let parked = Change::Parked(parked);
    let reason = AllocationField::Reason("This customer never pays, a crook".to_owned());
    meeting.sales(parked);
    meeting.sales(Change::Allocation(ListChange::Edit(cell("dealers", "shows"), vec![reason])));
    meeting.sales(Change::HandIn([(cell("dealers", "shows"), Money::from(77_777))].into()));
    let note = NoteChange::Write("Ana is tired".to_owned(), None);
    meeting.does(Author::Chair, Step::Room, vec![Change::PrivateNote(note)]);
    home.put("two.ron", &storage::write(&meeting.session).expect("a session"));
    for lang in ["en", "zh-CN"] {
        for pair in [["one", "two"], ["two", "one"]] {
            for form in [&[][..], &["--json"]] {
                let ran = home.run(&[&["compare", "--lang", lang], &pair[..], form].concat());
                assert_eq!(ran.code, Some(1));
                for secret in ["crook", "always", "pays", "77,777", "77777", "tired"] {
                    assert!(!ran.out.contains(secret), "{secret}: {}", ran.out);
                }
            }
        }
        for command in ["show", "check"] {
            let told = home.run(&[command, "two", "--json"]).out;
            assert!(!told.contains("pays-late"), "{command}: {told}");
        }
    }
}

fn example(number: usize) -> Session {
    storage::examples()[number].read().expect("it comes with us").session
}

fn frame(keyboard: &mut Keyboard, width: u16, height: u16) -> String {
    Picture::of(&mut keyboard.model, width, height).text()
}

fn card(session: &Session, number: usize) -> Card {
    let about = &session.state().about;
    Card {
        origin: Origin::Example(number),
        id: session.state().id.clone(),
        title: about.title.clone(),
        brand: about.brand.clone(),
        date: about.date,
        period: about.period,
        life: session.state().life,
        follows: about.follows.clone(),
        written: None,
    }
}

#[test]
fn at_home_one_key_asks_with_which_session_to_compare_and_the_one_before_stands_first() {
    let (later, earlier) = (example(1), example(2));
    let mut keyboard = Keyboard::at(later.clone(), Lang::En);
    keyboard.model.meeting = None;
    let cards = [0, 1, 2].map(|number| card(&example(number), number));
    let shelf = Shelf { examples: cards.to_vec(), ..Shelf::default() };
    keyboard.act(Action::Report(Report::Shelf(shelf)));
    keyboard.press("<down><down>c<enter>");
    let sought = [Origin::Example(1), Origin::Example(2)].map(Sought::At).to_vec();
    assert_eq!(keyboard.effects.last(), Some(&Effect::ReadToCompare { with: None, sought }));
    // Whichever was picked first, the earlier meeting is the earlier one.
    keyboard.act(Action::Report(Report::ToCompare(None, vec![later, earlier])));
    for (width, height) in [(80, 24), (120, 36), (60, 18)] {
        let text = frame(&mut keyboard, width, height);
        assert!(text.contains("Hydra, Q2 2026 (26 Mar 2026) -> "), "{text}");
        assert!(text.contains("+ only in Hydra, Q3 2026"), "{text}");
    }
    keyboard.press("<tab><tab><tab><tab><tab><tab>");
    let text = frame(&mut keyboard, 120, 36);
    assert!(text.lines().nth(4).is_some_and(|line| line.contains("Results")), "{text}");
    keyboard.press("<end>");
    assert!(frame(&mut keyboard, 120, 36).contains("As before: "));
    keyboard.press("L");
    assert!(frame(&mut keyboard, 120, 36).contains("没有变化"));
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty());
}

#[test]
fn a_session_under_review_is_compared_with_the_one_that_it_follows() {
    let (later, earlier) = (example(1), example(2));
    let mut keyboard = Keyboard::at(later.clone(), Lang::En);
    keyboard.meeting_mut().only_look();
    keyboard.press("Y");
    let id = later.state().id.clone();
    let sought = vec![Sought::Named(earlier.state().id.clone(), Origin::File("meeting.ron".into()))];
    assert_eq!(keyboard.effects, [Effect::ReadToCompare { with: Some(id.clone()), sought }]);
    keyboard.act(Action::Report(Report::ToCompare(Some("another".into()), vec![earlier.clone()])));
    assert!(keyboard.model.overlays.is_empty(), "it was asked for another session");
    keyboard.act(Action::Report(Report::ToCompare(Some(id), vec![earlier.clone()])));
    assert!(frame(&mut keyboard, 120, 36).contains("Hydra, Q2 2026 (26 Mar 2026) -> Hydra, Q3 2026 (25 Jun 2026)"));
    let mut first = Keyboard::at(Meeting::planned().session, Lang::En);
    first.press("Y");
    assert!(first.effects.is_empty() && first.notice().contains("follows none"), "{}", first.notice());
}

#[test]
fn a_comparison_goes_along_with_the_session_on_the_screen() {
    let before = Meeting::planned();
    let mut keyboard = Keyboard::at(before.follow().session, Lang::En);
    let id = keyboard.state().id.clone();
    keyboard.meeting_mut().go_to(Step::Segments, jiff::Timestamp::UNIX_EPOCH);
    keyboard.press("aLaboratories<tab>all that measure<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 3, "{:?}", keyboard.model.overlays);
    keyboard.act(Action::Report(Report::ToCompare(Some(id), vec![before.session])));
    assert!(frame(&mut keyboard, 120, 60).contains("+ [S] Laboratories"));
    keyboard.press("u");
    let text = frame(&mut keyboard, 120, 60);
    assert!(!text.contains("+ [S] Laboratories"), "{text}");
}

#[test]
fn rewards_are_in_no_comparison_while_they_are_hidden_from_the_room() {
    let (later, earlier) = (example(1), example(2));
    let mut keyboard = Keyboard::at(later.clone(), Lang::En);
    let asked = Some(later.state().id.clone());
    keyboard.act(Action::Report(Report::ToCompare(asked, vec![earlier.clone()])));
    let whole = |keyboard: &mut Keyboard| frame(keyboard, 200, 400);
    let rewards: Vec<String> = [&earlier, &later]
        .iter()
        .flat_map(|session| session.state().goals.rewards.iter().map(|raised| raised.item.what.clone()))
        .collect();
    let text = whole(&mut keyboard);
    assert!(rewards.len() > 2 && rewards.iter().all(|what| text.contains(what.as_str())), "{text}");
    keyboard.press("z");
    let text = whole(&mut keyboard);
    assert!(text.contains("Hidden while the room looks on"), "{text}");
    assert!(!rewards.iter().any(|what| text.contains(what.as_str())), "{text}");
    assert!(!text.contains("further training"), "nor one that was left: {text}");
}
