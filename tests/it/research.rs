//! Research as it is driven: themes, disagreements, what rests on what, and the way from a decision to its reasons and back.

use jiff::Timestamp;
use roundtable::app::{Command, Overlay, Target, Why, why_not};
use roundtable::domain::{Author, Department, EvidenceId, InputRef, Session, Step, Stream};
use roundtable::lang::{Lang, Words};
use roundtable::{storage, view};

use crate::chains::decided;
use crate::cli::Home;
use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;

fn at(session: Session, step: Step, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
    keyboard
}

/// At research of the meeting that has decided; the cursor is on the survey, and below the report is the voice.
fn researching() -> Keyboard {
    at(decided().session, Step::Research, Lang::En)
}

fn example(name: &str) -> Session {
    let example = storage::examples().iter().find(|example| example.name.contains(name)).expect("it comes with us");
    example.read().expect("it is whole").session
}

fn theme(keyboard: &Keyboard, id: &str) -> String {
    let raised = keyboard.state().research.evidence.get(&id.into()).expect("it is on the table");
    raised.item.theme.clone()
}

fn entries(keyboard: &Keyboard) -> usize {
    keyboard.meeting().session().history().len()
}

fn selected(keyboard: &Keyboard) -> Option<InputRef> {
    keyboard.meeting().selected_input()
}

fn evidence(id: &str) -> InputRef {
    InputRef::Evidence(id.into())
}

fn why_page(keyboard: &Keyboard) -> Option<&Why> {
    match keyboard.model.overlays.last() {
        Some(Overlay::Why(why)) => Some(why),
        _ => None,
    }
}

#[test]
fn one_key_marks_with_which_piece_of_the_other_stream_the_one_under_the_cursor_disagrees() {
    let mut keyboard = researching();
    keyboard.press("<f3>d");
    let Some(Overlay::Choice(choice)) = keyboard.model.overlays.last() else { panic!("there is a choice") };
    let names: Vec<&str> = choice.picker.all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["voice"], "studies do not stand against studies here");
    keyboard.press("<enter>");
    let against = |keyboard: &Keyboard, id: &str| -> Vec<String> {
        let others = keyboard.state().research.contradicting(&id.into());
        others.into_iter().map(|raised| raised.id.to_string()).collect()
    };
    assert_eq!(
        (against(&keyboard, "survey"), against(&keyboard, "voice")),
        (vec!["voice".into()], vec!["survey".into()])
    );
    let entry = keyboard.meeting().session().history().last().expect("an entry");
    assert_eq!(entry.by, Author::Department(Department::Marketing));
    // From the other side the same key takes it back.
    keyboard.press("<tab>");
    assert_eq!(selected(&keyboard), Some(evidence("voice")));
    keyboard.press("d");
    let Some(Overlay::Choice(choice)) = keyboard.model.overlays.last() else { panic!("there is a choice") };
    assert_eq!(choice.picker.all[0].0, "no longer: survey");
    keyboard.press("<enter>");
    assert_eq!((against(&keyboard, "survey"), against(&keyboard, "voice")), (vec![], vec![]));
    keyboard.press("u");
    assert_eq!(against(&keyboard, "voice"), ["survey"]);
}

#[test]
fn a_theme_is_given_with_one_key_and_completes_from_those_that_there_are() {
    let mut keyboard = researching();
    keyboard.press("gDelivery time<enter>");
    assert_eq!(theme(&keyboard, "survey"), "Delivery time");
    keyboard.press("<tab>gdel<enter>");
    assert_eq!(theme(&keyboard, "voice"), "Delivery time");
    // The same in the form of a new piece, in any capitals.
    keyboard.press("vToo late again<tab>Ana<tab><tab><tab><tab>DELIVERY TIME<enter>");
    let new = keyboard.state().research.evidence.iter().last().expect("it was raised");
    assert_eq!((new.item.text.as_str(), new.item.theme.as_str()), ("Too late again", "Delivery time"));
    assert_eq!(keyboard.state().research.themes(), ["Delivery time"]);
    keyboard.press("g<bs><enter>");
    assert_eq!(keyboard.state().research.evidence.iter().last().expect("it is there").item.theme, "");
}

#[test]
fn a_theme_is_renamed_on_all_of_its_evidence_in_one_entry_and_the_cursor_stays() {
    let mut keyboard = researching();
    keyboard.press("gDelivery<enter><tab>gDelivery<enter>");
    let before = entries(&keyboard);
    keyboard.press("GDays to deliver<enter>");
    assert_eq!(entries(&keyboard), before + 1);
    assert_eq!(
        ["survey", "voice", "report"].map(|id| theme(&keyboard, id)),
        ["Days to deliver", "Days to deliver", ""]
    );
    assert_eq!(selected(&keyboard), Some(evidence("voice")));
    keyboard.press("u");
    assert_eq!(["survey", "voice"].map(|id| theme(&keyboard, id)), ["Delivery", "Delivery"]);
    keyboard.press("<tab><tab>");
    assert!(why_not(&keyboard.model, Command::RenameTheme).is_some(), "a conclusion has no theme");
}

#[test]
fn the_cursor_goes_through_evidence_in_the_order_in_which_it_is_shown() {
    let mut keyboard = at(example("hydra-q1-2026"), Step::Research, Lang::En);
    let state = keyboard.state();
    let shown: Vec<EvidenceId> = [Stream::Studies, Stream::CustomerVoice]
        .into_iter()
        .flat_map(|stream| state.research.by_theme(stream))
        .map(|(_, raised)| raised.id.clone())
        .collect();
    for (width, height) in [(60, 18), (80, 24), (120, 36), (200, 50)] {
        keyboard.press("<up><up><up><up><up><up>");
        for id in &shown {
            assert_eq!(selected(&keyboard), Some(InputRef::Evidence(id.clone())));
            let picture = Picture::of(&mut keyboard.model, width, height);
            let text = &keyboard.state().research.evidence.get(id).expect("on the table").item.text;
            let first: String = text.chars().take(9).collect();
            let marked = picture.lines().into_iter().find(|line| line.contains("> ["));
            assert!(marked.is_some_and(|line| line.contains(&first)), "{id} at {width}\n{}", picture.text());
            keyboard.press("<down>");
        }
    }
}

#[test]
fn a_click_lands_on_the_row_below_its_theme_and_on_nothing_on_the_theme() {
    let mut keyboard = at(example("hydra-q1-2026"), Step::Research, Lang::En);
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let (theme, _) = picture.find("How well we are known").expect("a theme");
    assert_eq!(view::hit(&keyboard.model, 20, theme), None);
    assert_eq!(view::hit(&keyboard.model, 20, theme + 1), Some(Target::Row { section: 0, row: 2 }));
}

#[test]
fn what_is_begun_while_its_reason_is_under_the_cursor_follows_from_it_already() {
    let mut keyboard = researching();
    keyboard.press("<tab>cThey want it faster<enter>");
    let conclusion = keyboard.state().research.conclusions.iter().last().expect("it was raised");
    assert_eq!(conclusion.item.rests_on, ["voice".into()].into());
    assert_eq!(selected(&keyboard), Some(InputRef::Conclusion(conclusion.id.clone())));
    let id = conclusion.id.clone();
    keyboard.press("oHydra S<tab>Here in a week<enter>");
    let positioning = keyboard.state().research.positionings.iter().last().expect("it was raised");
    assert_eq!(positioning.item.from, [id].into());
    // With nothing of the kind under the cursor they begin empty, and a form left at once asks no question.
    keyboard.press("cBelieved<enter>");
    assert_eq!(keyboard.state().research.conclusions.iter().last().expect("raised").item.rests_on, [].into());
    keyboard.press("<up><up><up><up><up><up><up><up>c<esc>");
    assert_eq!(keyboard.model.overlays, []);
}

#[test]
fn goals_and_cells_name_in_their_forms_what_they_follow_from() {
    let mut keyboard = at(decided().session, Step::Goals, Lang::En);
    keyboard.press("gNew dealers<tab>12<tab><tab><tab><tab><tab><tab><tab> <enter>");
    let goal = keyboard.state().goals.list.iter().last().expect("it was raised");
    assert_eq!(goal.item.from, ["speed".into()].into());
    keyboard.press("5d<tab><tab><tab><tab><tab>p <enter>");
    let money = keyboard.state().budget.allocations.get(&cell("dealers", "shows")).expect("it holds money");
    assert_eq!(money.item.from, ["price".into(), "speed".into()].into());
}

#[test]
fn from_a_goal_one_key_leads_to_its_reasons_one_more_to_one_of_them_and_one_back() {
    let mut keyboard = at(decided().session, Step::Goals, Lang::En);
    keyboard.press("W");
    assert_eq!(why_page(&keyboard), Some(&Why { of: InputRef::Goal("days".into()), at: 0 }));
    // Down to the customer's words.
    keyboard.press("<down><down><down><enter>");
    assert_eq!((keyboard.meeting().step, selected(&keyboard)), (Step::Research, Some(evidence("voice"))));
    assert_eq!(keyboard.model.overlays, []);
    assert!(keyboard.notice().contains("Days to deliver"), "{}", keyboard.notice());
    keyboard.press("<esc>");
    assert_eq!((keyboard.meeting().step, selected(&keyboard)), (Step::Goals, Some(InputRef::Goal("days".into()))));
    assert_eq!(why_page(&keyboard), Some(&Why { of: InputRef::Goal("days".into()), at: 3 }));
    keyboard.press("<esc>");
    assert_eq!(keyboard.model.overlays, []);
    assert_eq!(keyboard.meeting().step, Step::Goals);
}

#[test]
fn from_what_a_customer_said_the_page_leads_up_to_the_money_and_back() {
    let mut keyboard = researching();
    keyboard.press("<tab>W");
    let why = why_page(&keyboard).expect("the page is open");
    let inputs: Vec<InputRef> = why.links(keyboard.state()).into_iter().map(|link| link.input).collect();
    let money = InputRef::Allocation(cell("dealers", "shows"));
    let expected = [
        InputRef::Evidence("voice".into()),
        InputRef::Conclusion("speed".into()),
        InputRef::Positioning("hydra".into()),
        InputRef::Goal("days".into()),
        money.clone(),
    ];
    assert_eq!(inputs, expected);
    keyboard.press("<down><down><down><down><down><down><enter>");
    assert_eq!((keyboard.meeting().step, selected(&keyboard)), (Step::Budget, Some(money.clone())));
    // In the grid the way back goes before it, and a block that is marked is left first.
    keyboard.press("<s-right><esc>");
    assert_eq!(keyboard.meeting().step, Step::Budget);
    keyboard.press("<esc>");
    assert_eq!(selected(&keyboard), Some(evidence("voice")));
    assert!(why_page(&keyboard).is_some());
    // Whoever goes elsewhere on their own does not come back by surprise.
    keyboard.press("<enter>");
    keyboard.press("W<down><enter>6<esc>");
    assert_eq!((keyboard.meeting().step, why_page(&keyboard)), (Step::Goals, None));
}

#[test]
fn money_in_the_grid_says_why_and_a_cell_without_money_says_what_to_choose() {
    let mut keyboard = at(decided().session, Step::Budget, Lang::En);
    keyboard.press("W");
    assert_eq!(why_page(&keyboard).map(|why| &why.of), Some(&InputRef::Allocation(cell("dealers", "shows"))));
    let page = Picture::of(&mut keyboard.model, 80, 24).text();
    for told in ["Dealers / Shows: 40,000 EUR", "speed", "survey", "1 Oct 2025, 5 months ago", "raised by Sales, 08:"] {
        assert!(page.contains(told), "{told} in\n{page}");
    }
    keyboard.press("<esc><right><down>W");
    assert_eq!(why_page(&keyboard), None);
    assert!(keyboard.notice().contains("Choose evidence"), "{}", keyboard.notice());
}

#[test]
fn a_link_that_went_off_the_table_leads_to_the_step_where_it_can_be_brought_back() {
    let mut meeting = decided();
    meeting.sales(roundtable::domain::Change::Conclusion(roundtable::domain::ListChange::Remove("speed".into())));
    let mut keyboard = at(meeting.session, Step::Goals, Lang::En);
    keyboard.press("W<down>");
    let page = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(page.contains("! no longer on the table"), "{page}");
    keyboard.press("<enter>");
    assert_eq!(keyboard.meeting().step, Step::Research);
    assert!(keyboard.notice().contains("Bring it back"), "{}", keyboard.notice());
    keyboard.press("<esc>");
    assert_eq!(keyboard.meeting().step, Step::Goals);
}

#[test]
fn the_page_fits_every_window_and_its_cursor_is_always_in_sight() {
    for lang in Lang::ALL {
        for (width, height) in [(60, 18), (80, 24), (120, 36), (200, 50)] {
            let mut keyboard = at(example("shanlan-q2-2026"), Step::Research, lang);
            keyboard.press("<tab><tab><down>W");
            let links = why_page(&keyboard).expect("the page is open").links(keyboard.state()).len();
            assert!(links >= 7, "{links}");
            for _ in 0..links {
                let picture = Picture::of(&mut keyboard.model, width, height);
                assert!(picture.find("│ > ").is_some(), "{}", picture.text());
                keyboard.press("<down>");
            }
        }
    }
}

#[test]
fn the_two_questions_are_in_sight_while_no_customer_has_spoken_and_while_one_is_entered() {
    for lang in Lang::ALL {
        for (width, height) in [(60, 18), (80, 24), (120, 36)] {
            let words = Words::new(lang);
            let questions = ["view-ask-research-1", "view-ask-research-2"].map(|key| words.get(key).into_owned());
            let mut keyboard = at(Meeting::planned().session, Step::Research, lang);
            let empty = Picture::of(&mut keyboard.model, width, height).text();
            let below = empty.split(&*words.get("section-customer-voice")).nth(1).expect("the list is there");
            // In the smallest window there is hardly room for the titles of the lists.
            let is_told = height < 24 || questions.iter().all(|question| below.contains(question));
            assert!(is_told, "{empty}");
            keyboard.press("v");
            let picture = Picture::of(&mut keyboard.model, width, height);
            let (top, _) = picture.find("┌").expect("the form is open");
            let form: Vec<String> = (top..height).map(|y| picture.line(y)).collect();
            let form = form.join("\n");
            assert!(questions.iter().all(|question| form.contains(question)), "{}", picture.text());
        }
    }
}

#[test]
fn a_dispute_an_old_study_and_a_weak_conclusion_are_told_without_colour() {
    let mut keyboard = researching();
    keyboard.press("d<enter>");
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    let line = |text: &str| picture.lines().find(|line| line.contains(text)).expect(text).to_owned();
    assert!(line("  survey").contains("><"), "{picture}");
    assert!(line("  voice").contains("><"), "{picture}");
    assert!(line("  report").contains("! 25 mo"), "{picture}");
    assert!(line("  speed").contains("><  1 study, 1 voice"), "{picture}");
    assert!(line("  price").contains("! 1 old study only"), "{picture}");
    assert!(picture.contains("! disagrees with \"voice\""), "the guide says with what\n{picture}");
    keyboard.press("<tab>");
    let picture = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(picture.contains("! disagrees with \"survey\""), "from the other side too\n{picture}");
}

#[test]
fn shown_research_tells_disagreements_from_both_sides_and_what_conclusions_rest_on() {
    let home = Home::new();
    let mut meeting = decided();
    for change in meeting.state().research.marking(&"survey".into(), &"voice".into()) {
        meeting.sales(change);
    }
    home.put("plan.ron", &storage::write(&meeting.session).expect("a session"));
    let text = home.run(&["show", "plan"]).out;
    for told in [
        "! disagrees with \"voice\"",
        "! disagrees with \"survey\"",
        "! old: over 12 months",
        "! rests on old studies only",
        "1 study, 1 voice, 1 Oct 2025 - 10 Mar 2026",
    ] {
        assert!(text.contains(told), "{told} is missing in:\n{text}");
    }
    assert_eq!(text.matches("Follows from").count(), 3, "a positioning, a goal and a cell\n{text}");
    let research = &home.run(&["show", "plan", "--json"]).json()["research"];
    let piece = |id: &str| {
        let evidence = research["evidence"].as_array().expect("a list");
        evidence.iter().find(|piece| piece["id"] == id).expect(id).clone()
    };
    assert_eq!(
        (&piece("survey")["contradicted_by"][0], &piece("voice")["contradicted_by"][0]),
        (&"voice".into(), &"survey".into())
    );
    assert_eq!((&piece("report")["age_in_months"], &piece("report")["old"]), (&25.into(), &true.into()));
    let speed = &research["conclusions"][0];
    assert_eq!((&speed["studies"], &speed["voices"], &speed["disputed"]), (&1.into(), &1.into(), &2.into()));
    assert_eq!(speed["what_follows"][2]["Allocation"], "dealers/shows");
    assert_eq!(research["conclusions"][1]["one_stream"], "studies");
}
