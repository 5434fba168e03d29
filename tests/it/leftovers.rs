//! The loop that closes: what the last session left is settled or carried on, and nothing of it is lost on the way.

use jiff::Timestamp;
use roundtable::app::Section;
use roundtable::domain::{
    Author, Case, Change, Closure, Concern, Department, FlagKey, Founding, InputRef, Leftover, LeftoverField,
    LeftoverKind, ListChange, Outcome, PromotionField, PromotionState, Refusal, Rule, Session, Settlement, Stance,
    State, Step, WorkingLine,
};
use roundtable::lang::Lang;
use roundtable::storage;

use crate::cli::Home;
use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

fn left(state: &State) -> Vec<(LeftoverKind, &str)> {
    state.room.leftovers.iter().map(|raised| (raised.item.kind, raised.item.what.as_str())).collect()
}

fn item<'a>(state: &'a State, id: &str) -> &'a Leftover {
    &state.room.leftovers.get(&id.into()).expect("it was left").item
}

fn edit(id: &str, fields: Vec<LeftoverField>) -> Change {
    Change::Leftover(ListChange::Edit(id.into(), fields))
}

fn actual(value: i64) -> LeftoverField {
    LeftoverField::Actual(Some(value.into()))
}

#[test]
fn a_session_opens_on_what_the_last_one_left() {
    let meeting = Meeting::left();
    assert_eq!(
        left(meeting.state()),
        [
            (LeftoverKind::Goal, "Leads a month"),
            (LeftoverKind::Reward, "Three days off"),
            (LeftoverKind::Reservation, "Only if the fair is kept"),
            (LeftoverKind::Action, "Book the stand"),
            (LeftoverKind::Remark, "Who answers the phone in August?"),
        ]
    );
    let reserved = meeting.state().room.leftovers.get(&"only-if-the-fair-is-kept".into()).expect("left");
    assert_eq!((&reserved.by, reserved.person.as_ref()), (&Department::Marketing, Some(&"max".into())));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    assert_eq!(keyboard.meeting().section(), Section::Leftovers);
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("What the last session left") && picture.contains("! due now"), "{picture}");
}

#[test]
fn a_flag_that_was_answered_for_is_left_with_its_rule_and_reason() {
    let mut before = Meeting::planned();
    let flag = FlagKey::new(Case::NoReward, [Concern::Department(Department::Marketing)]);
    let settle = Change::Settle(flag, Settlement::Dismissed, "Paid by the group this year".to_owned());
    before.does(Author::Department(Department::Finance), Step::Agreement, vec![settle]);
    let after = before.follow();
    let kept: Vec<_> = after.state().room.leftovers.iter().collect();
    assert_eq!(kept.len(), 1);
    let (by, said) = (&kept[0].by, &kept[0].item);
    assert_eq!((by, said.kind, said.rule), (&Department::Finance, LeftoverKind::Flag, Some(Rule::X2)));
    assert_eq!(
        (said.because.as_str(), &said.department),
        ("Paid by the group this year", &Some(Department::Marketing))
    );
}

#[test]
fn a_flag_that_was_answered_for_is_shown_with_its_answer_in_the_shell_too() {
    let home = Home::new();
    let mut meeting = Meeting::planned();
    let line = WorkingLine { text: "Both are told first".to_owned(), ..WorkingLine::default() };
    let line = Change::WorkingLine(ListChange::Raise("told".into(), line));
    meeting.does(Author::Department(Department::Sales), Step::Agreement, vec![line]);
    let flag = FlagKey::new(Case::NoReward, [Concern::Department(Department::Marketing)]);
    let settle = Change::Settle(flag, Settlement::Dismissed, "Paid by the group this year".to_owned());
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![settle]);
    home.put("answered.ron", &storage::write(&meeting.session).expect("it can be written"));
    let shown = home.run(&["show", "answered"]).out;
    let (_, answered) = shown.split_once("Answered flags").expect("it is told");
    let at = |what: &str| answered.find(what).unwrap_or_else(|| panic!("{what} in:\n{answered}"));
    assert!(at("X2") < at("Paid by the group this year") && at("Paid by the group") < at("Finance"), "{answered}");
    assert!(!home.run(&["show", "example:1"]).out.contains("Answered flags"), "none is answered there");
}

#[test]
fn a_goal_that_is_told_its_value_says_whether_it_was_met_and_whether_its_reward_is_earned() {
    let mut meeting = Meeting::left();
    let outcomes = |state: &State| {
        let of = |id| state.outcome(item(state, id));
        (of("leads-a-month"), of("three-days-off"))
    };
    assert_eq!(outcomes(meeting.state()), (None, None));
    meeting.sales(edit("leads-a-month", vec![actual(149)]));
    assert_eq!(outcomes(meeting.state()), (Some(Outcome::Missed), Some(Outcome::NotEarned)));
    meeting.sales(edit("leads-a-month", vec![actual(150)]));
    assert_eq!(outcomes(meeting.state()), (Some(Outcome::Met), Some(Outcome::NotEarned)), "180 earns the reward");
    meeting.sales(edit("leads-a-month", vec![actual(180)]));
    assert_eq!(outcomes(meeting.state()), (Some(Outcome::Met), Some(Outcome::Earned)));
}

#[test]
fn where_lower_is_better_a_lower_value_meets_the_goal_and_earns_the_reward() {
    let mut carried = Meeting::left().state().carried();
    for raised in &mut carried.leftovers {
        if raised.item.kind == LeftoverKind::Goal {
            raised.item.baseline = Some(21.into());
            raised.item.target = Some(14.into());
            raised.item.actual = Some(14.into());
        } else if raised.item.kind == LeftoverKind::Reward {
            raised.item.threshold = Some(12.into());
        }
    }
    let about = Meeting::left().state().about.clone();
    let founding = Founding { id: "next".into(), about, carried: Some(carried) };
    let session = Session::found(founding, Timestamp::UNIX_EPOCH).expect("it has a title");
    let of = |id| session.state().outcome(item(session.state(), id));
    assert_eq!((of("leads-a-month"), of("three-days-off")), (Some(Outcome::Met), Some(Outcome::NotEarned)));
}

#[test]
fn an_objection_is_settled_and_anything_is_carried_on_with_a_reason_only() {
    let mut meeting = Meeting::left();
    let mut tries = |id, closure, reason: &str| {
        let fields = vec![LeftoverField::Closure(closure), LeftoverField::Reason(reason.to_owned())];
        meeting.tries(Author::Department(Department::Sales), Step::Room, vec![edit(id, fields)])
    };
    assert_eq!(tries("only-if-the-fair-is-kept", Closure::Settled, " "), Err(Refusal::NeedsReason));
    assert_eq!(tries("only-if-the-fair-is-kept", Closure::Settled, "The fair was kept"), Ok(()));
    assert_eq!(tries("book-the-stand", Closure::CarriedOn, ""), Err(Refusal::NeedsReason));
    assert_eq!(tries("book-the-stand", Closure::Settled, ""), Ok(()));
}

#[test]
fn what_was_left_cannot_be_reworded_removed_or_made_up() {
    let mut meeting = Meeting::left();
    let invented = [
        ListChange::Remove("book-the-stand".into()),
        ListChange::Raise("more".into(), Leftover::default()),
        ListChange::Edit("book-the-stand".into(), vec![LeftoverField::What("Book a hotel".to_owned())]),
    ];
    for change in invented {
        let tried = meeting.tries(Author::Department(Department::Sales), Step::Room, vec![Change::Leftover(change)]);
        assert_eq!(tried, Err(Refusal::LeftBefore));
    }
}

#[test]
fn what_is_carried_on_or_open_goes_on_with_its_age_and_reason_and_what_is_settled_does_not() {
    let mut meeting = Meeting::left();
    let carry_on = LeftoverField::Closure(Closure::CarriedOn);
    let reason = LeftoverField::Reason("The hall is closed until May".to_owned());
    meeting.marketing(edit("book-the-stand", vec![carry_on, reason]));
    meeting.sales(edit("leads-a-month", vec![actual(190), LeftoverField::Closure(Closure::Settled)]));
    let next = meeting.follow();
    let names: Vec<&str> = left(next.state()).iter().map(|(_, what)| *what).collect();
    assert!(!names.contains(&"Leads a month"), "{names:?}");
    let booked = item(next.state(), "book-the-stand");
    assert_eq!((booked.closure, booked.because.as_str()), (Closure::Open, "The hall is closed until May"));
    assert_eq!(booked.since, Some("2026-03-12".parse().expect("a day")), "the day of the meeting that left it first");
    // The goal that told of it is settled and gone, the debt is not.
    let reward = item(next.state(), "three-days-off");
    assert_eq!(next.state().outcome(reward), Some(Outcome::Earned));
}

#[test]
fn a_promotion_whose_end_has_passed_is_due_until_it_is_said_to_have_ended() {
    let mut before = Meeting::planned();
    let until = PromotionField::To(Some("2026-03-01".parse().expect("a day")));
    before.marketing(Change::Promotion(ListChange::Edit("shows".into(), vec![until])));
    let mut keyboard = Keyboard::at(before.follow().session, Lang::En);
    assert_eq!(keyboard.meeting().selected_input(), Some(InputRef::Promotion("shows".into())));
    keyboard.press("s");
    let shows = keyboard.state().budget.promotions.get(&"shows".into()).expect("it is there");
    assert_eq!(shows.item.state, PromotionState::Ended);
    assert_eq!(keyboard.meeting().section(), Section::Seats, "nothing is left any more");
}

#[test]
fn one_key_settles_and_one_carries_on() {
    let mut keyboard = Keyboard::at(Meeting::left().session, Lang::En);
    keyboard.press("<f2>s155<tab>Fair helped<enter>");
    let goal = item(keyboard.state(), "leads-a-month");
    assert_eq!((goal.actual, goal.closure, goal.reason.as_str()), (Some(155.into()), Closure::Settled, "Fair helped"));
    // The reward follows from its goal, so nothing is asked.
    keyboard.press("<down>s");
    assert_eq!(item(keyboard.state(), "three-days-off").closure, Closure::Settled);
    keyboard.press("s");
    assert_eq!(item(keyboard.state(), "three-days-off").closure, Closure::Open, "the same key opens it again");
    keyboard.press("<down><down>cHall closed<enter>");
    let action = item(keyboard.state(), "book-the-stand");
    assert_eq!((action.closure, action.reason.as_str()), (Closure::CarriedOn, "Hall closed"));
    keyboard.press("u");
    assert_eq!(item(keyboard.state(), "book-the-stand").closure, Closure::Open);
}

#[test]
fn a_session_that_was_left_nothing_shows_no_such_list_and_the_cursor_never_goes_there() {
    let mut keyboard = Keyboard::at(Meeting::seated().session, Lang::En);
    for keys in ["", "<tab>", "<tab>", "<left>", "<left>", "<left>", "<up>", "<up><up>"] {
        keyboard.press(keys);
        assert_ne!(keyboard.meeting().section(), Section::Leftovers, "after {keys}");
    }
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("What the last session left").is_none());
    keyboard.press("c");
    assert!(keyboard.notice().contains("last session left"), "{}", keyboard.notice());
}

#[test]
fn an_objection_that_was_withdrawn_before_the_end_is_not_left() {
    let mut before = Meeting::planned();
    before.sign("max", Stance::Objects("Too late".to_owned())).sign("max", Stance::Agrees);
    assert_eq!(left(before.follow().state()), []);
}
