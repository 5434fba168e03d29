//! What forms, the grid and the list keys make of what a person does, where that could go wrong without a word.

use roundtable::app::steps::budget::{grid_columns, grid_rows};
use roundtable::app::{Action, Effect, Overlay, Target};
use roundtable::domain::{
    Author, Change, Department, Evidence, EvidenceKind, Founding, Goal, ListChange, Money, NumberStyle, Reward,
    Session, Step,
};
use roundtable::lang::Lang;

use crate::fixtures::{self, cell};
use crate::keys::Keyboard;

fn at(meeting: &fixtures::Meeting, step: Step) -> Keyboard {
    let mut keyboard = Keyboard::at(meeting.session.clone(), Lang::En);
    keyboard.meeting_mut().go_to(step, meeting.session.history()[0].at);
    keyboard
}

/// Two goals that are called the same, and a reward that is tied to the second.
fn with_a_reward() -> fixtures::Meeting {
    let mut meeting = fixtures::Meeting::planned();
    for id in ["first", "second"] {
        let goal = Goal { measure: "Sales".to_owned(), target: Some(12.into()), ..Goal::default() };
        meeting.sales(Change::Goal(ListChange::Raise(id.into(), goal)));
    }
    let reward = Reward {
        department: Some(Department::Marketing),
        what: "A trip".to_owned(),
        goal: Some("second".into()),
        ..Reward::default()
    };
    meeting.sales(Change::Reward(ListChange::Raise("trip".into(), reward)));
    meeting
}

fn goal_of_the_reward(keyboard: &Keyboard) -> Option<String> {
    let rewards = &keyboard.state().goals.rewards;
    rewards.get(&"trip".into()).and_then(|raised| raised.item.goal.as_ref()).map(ToString::to_string)
}

#[test]
fn of_two_goals_that_are_called_the_same_the_one_that_was_meant_is_kept_and_either_can_be_chosen() {
    let mut keyboard = at(&with_a_reward(), Step::Goals);
    keyboard.press("<tab><enter><tab>A long trip<enter>");
    assert_eq!(keyboard.state().goals.rewards.iter().next().expect("one").item.what, "A long trip");
    assert_eq!(goal_of_the_reward(&keyboard).as_deref(), Some("second"));
    keyboard.press("<enter><tab><tab>Sales<enter>");
    assert_eq!(goal_of_the_reward(&keyboard).as_deref(), Some("first"));
    keyboard.press("<enter><tab><tab>sales (2)<enter>");
    assert_eq!(goal_of_the_reward(&keyboard).as_deref(), Some("second"));
}

#[test]
fn an_edit_of_one_field_leaves_a_tie_to_what_has_left_the_table() {
    let mut meeting = with_a_reward();
    meeting.sales(Change::Goal(ListChange::Remove("second".into())));
    let mut keyboard = at(&meeting, Step::Goals);
    keyboard.press("<tab><enter><tab>A long trip<enter>");
    assert_eq!(keyboard.state().goals.rewards.iter().next().expect("one").item.what, "A long trip");
    assert_eq!(goal_of_the_reward(&keyboard).as_deref(), Some("second"));
}

#[test]
fn ten_percent_more_is_of_what_stands_in_the_form() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<enter><tab><tab><tab><tab>+10%<enter>");
    let dealers = &keyboard.state().segments.list.iter().next().expect("one").item;
    assert_eq!(dealers.sales, Some(Money::from(660_000)));
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("b+20k<enter>");
    assert_eq!(keyboard.state().budget.total, Some(Money::from(120_000)));
}

#[test]
fn what_is_wrong_in_a_typed_text_is_mended_where_it_is() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("b120kx<enter><bs><enter>");
    assert_eq!(keyboard.state().budget.total, Some(Money::from(120_000)), "{}", keyboard.notice());
}

#[test]
fn an_input_that_left_the_table_under_its_form_is_not_raised_anew() {
    let mut meeting = fixtures::Meeting::planned();
    meeting.segment("OEMs", "C", 1);
    let mut keyboard = at(&meeting, Step::Segments);
    keyboard.press("<down><down><enter><c-z>Original makers<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 2);
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("what was typed waits") };
    assert_eq!(form.typed(0), "Original makers");
}

#[test]
fn an_amount_that_is_being_typed_goes_along_when_the_room_moves_on_by_a_click() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("55k").act(Action::Click(Target::Step(Step::Goals)));
    assert_eq!(keyboard.state().budget.amount(&cell("dealers", "shows")), Money::from(55_000));
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("5x").act(Action::Click(Target::Step(Step::Goals)));
    assert_eq!(keyboard.meeting().step, Step::Budget, "what is no amount is not thrown away");
}

#[test]
fn undo_takes_back_what_is_being_typed_before_it_takes_back_a_column_from_under_it() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("pFairs<tab>Trade show<enter>");
    let before = keyboard.state().budget.clone();
    keyboard.press("<right><right>77k<c-z><enter><esc>");
    assert_eq!(keyboard.state().budget, before);
}

#[test]
fn a_study_moves_past_the_next_study_whatever_customers_said_in_between() {
    let mut meeting = fixtures::Meeting::planned();
    for (id, kind) in [
        ("a", EvidenceKind::ConsumerSurvey),
        ("b", EvidenceKind::CustomerComplained),
        ("c", EvidenceKind::ConsumerSurvey),
    ] {
        let evidence = Evidence { text: id.to_owned(), source: "us".to_owned(), kind, ..Evidence::default() };
        meeting.does(
            Author::Department(Department::Sales),
            Step::Research,
            vec![Change::Evidence(ListChange::Raise(id.into(), evidence))],
        );
    }
    let mut keyboard = at(&meeting, Step::Research);
    keyboard.press("J");
    let order: Vec<String> = keyboard.state().research.evidence.iter().map(|raised| raised.id.to_string()).collect();
    assert_eq!(order, ["b", "c", "a"]);
    let entries = keyboard.meeting().session().rev();
    keyboard.press("J");
    assert_eq!(keyboard.meeting().session().rev(), entries, "the last row stays, and nothing is recorded");
}

#[test]
fn a_copied_amount_can_be_pasted_again_in_every_style_of_numbers() {
    for style in NumberStyle::ALL {
        let mut meeting = fixtures::Meeting::planned();
        meeting.does(Author::Chair, Step::Room, vec![Change::About(roundtable::domain::AboutField::Numbers(style))]);
        let mut keyboard = at(&meeting, Step::Budget);
        keyboard.press(if style == NumberStyle::Point { "1234.56<enter>" } else { "1234,56<enter>" }).press("<up>c");
        let Some(Effect::CopyText(copied)) = keyboard.effects.last().cloned() else { panic!("it is copied") };
        keyboard.press("<right>").act(Action::Paste(copied.clone()));
        let budget = &keyboard.state().budget;
        let (from, to) = (budget.amount(&cell("dealers", "shows")), budget.amount(&cell("dealers", "ads")));
        assert_eq!(from, to, "{style:?}: {copied} {}", keyboard.notice());
    }
}

#[test]
fn an_agenda_that_is_left_as_it_was_is_nothing_done() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    let entries = keyboard.meeting().session().rev();
    keyboard.press("A<enter>");
    assert_eq!(keyboard.meeting().session().rev(), entries);
}

#[test]
fn where_nobody_can_sign_the_form_says_so() {
    let mut keyboard = Keyboard::at(fixtures::Meeting::founded().session, Lang::En);
    keyboard.press("7s<enter>");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form waits") };
    let problem = form.problem.as_ref().map(|(_, message)| message.say(&keyboard.model.words));
    assert!(problem.unwrap_or_default().contains("Nobody sits"));
}

#[test]
fn a_name_that_begins_another_is_ended_by_a_blank() {
    for (typed, who) in [
        ("An<tab>", "Ana Ruiz"),
        ("An <tab>", "An"),
        ("An", "An"),
        ("ana ruiz ", "Ana Ruiz"),
        (" ana<tab>", "Ana Ruiz"),
    ] {
        let mut keyboard = Keyboard::at_step(Step::Agreement);
        keyboard.press(&format!("nSend it<tab>{typed}<enter>"));
        let action = keyboard.state().agreement.actions.iter().next().expect("it is there");
        assert_eq!(action.item.who, who, "{typed:?}");
    }
}

#[test]
fn a_department_is_known_by_its_name_in_either_language() {
    for (lang, typed) in [(Lang::ZhCn, "finance"), (Lang::En, "财务部"), (Lang::En, "fin")] {
        let mut keyboard = Keyboard::at(fixtures::Meeting::founded().session, lang);
        keyboard.press(&format!("1pBo Ek<tab>{typed}<enter>"));
        assert_eq!(keyboard.state().room.seats[0].department, Department::Finance, "{typed}");
    }
}

#[test]
fn money_of_the_last_plan_is_seen_also_where_its_segment_and_promotion_have_gone() {
    let before = fixtures::Meeting::planned();
    let state = before.state();
    let founding = Founding { id: "next".into(), about: state.about.clone(), carried: Some(state.carried()) };
    let mut session = Session::found(founding, before.session.history()[0].at).expect("it has a title");
    for change in
        [Change::Segment(ListChange::Remove("dealers".into())), Change::Promotion(ListChange::Remove("Ads".into()))]
    {
        let sales = Author::Department(Department::Sales);
        let entry = session.next_entry(before.session.history()[0].at, sales, None, Step::Budget, vec![change]);
        session.apply(entry).expect("both are on the table");
    }
    assert!(grid_rows(session.state()).contains(&None) && grid_columns(session.state()).contains(&None));
}

#[test]
fn what_was_said_goes_with_the_next_click_as_with_the_next_key() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    assert_ne!(keyboard.press("<esc>").notice(), "");
    keyboard.act(Action::Click(Target::Step(Step::Goals)));
    assert_eq!(keyboard.notice(), "");
}
