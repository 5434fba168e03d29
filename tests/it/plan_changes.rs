//! The plan that holds still: a change of it is requested, granted or refused, carried out, and counted.

use jiff::Timestamp;
use roundtable::app::Mode;
use roundtable::domain::{AboutField, Author, Change, Department, Part, RequestState, Step};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

fn agreed() -> Keyboard {
    let mut keyboard = Keyboard::at(Meeting::agreed().session, Lang::En);
    keyboard.meeting_mut().go_to(Step::Agreement, Timestamp::UNIX_EPOCH);
    keyboard
}

/// Sales requests a change of the budget.
fn requested() -> Keyboard {
    let mut keyboard = agreed();
    keyboard.press("<f2>rThe fair moved<tab>budget<enter>");
    keyboard
}

fn states(keyboard: &Keyboard) -> Vec<(Part, RequestState)> {
    keyboard.state().agreement.plan_changes.iter().map(|raised| (raised.item.part, raised.item.state)).collect()
}

#[test]
fn a_change_of_an_agreed_plan_is_requested_with_its_part_its_reason_and_its_department() {
    let mut keyboard = requested();
    assert_eq!(states(&keyboard), [(Part::Budget, RequestState::Requested)], "{}", keyboard.notice());
    let request = keyboard.state().agreement.plan_changes.iter().next().expect("requested");
    assert_eq!((&request.by, request.item.reason.as_str()), (&Department::Sales, "The fair moved"));
    assert_eq!(keyboard.meeting().mode, Mode::Reviewing, "a request opens nothing");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("The fair moved") && picture.contains("! requested"), "{picture}");
}

#[test]
fn granting_opens_its_part_and_no_other_and_carrying_it_out_freezes_it_again() {
    let mut keyboard = requested();
    keyboard.press("<f3> <enter>");
    assert_eq!(states(&keyboard), [(Part::Budget, RequestState::Granted)]);
    assert_eq!(keyboard.meeting().mode, Mode::Holding);
    keyboard.meeting_mut().go_to(Step::Goals, Timestamp::UNIX_EPOCH);
    assert!(keyboard.press("g").notice().contains("the rest of the plan stays frozen"), "{}", keyboard.notice());
    keyboard.press("550000<enter>");
    let placed = keyboard.state().budget.placed();
    assert_eq!(placed, 100_000_u32.into(), "{}", keyboard.notice());
    assert!(keyboard.notice().starts_with("Void: the signature of Sales, Marketing"), "{}", keyboard.notice());
    keyboard.meeting_mut().go_to(Step::Agreement, Timestamp::UNIX_EPOCH);
    // Frozen again, nobody could sign for what was just changed.
    let id = keyboard.state().agreement.plan_changes.iter().next().expect("granted").id.clone();
    keyboard.meeting_mut().point_at(&roundtable::domain::InputRef::PlanChange(id));
    keyboard.press(" ");
    assert_eq!(states(&keyboard), [(Part::Budget, RequestState::Granted)]);
    assert!(keyboard.notice().contains("Ask them to sign again"), "{}", keyboard.notice());
    // Both sign again while it is open.
    keyboard.press("<f2>s<enter><f3>s<enter>");
    assert!(keyboard.state().both_agree(), "{}", keyboard.notice());
    let id = keyboard.state().agreement.plan_changes.iter().next().expect("granted").id.clone();
    keyboard.meeting_mut().point_at(&roundtable::domain::InputRef::PlanChange(id));
    keyboard.press(" ");
    assert_eq!(states(&keyboard), [(Part::Budget, RequestState::Settled)]);
    assert_eq!(keyboard.meeting().mode, Mode::Reviewing);
    assert!(keyboard.notice().contains("frozen again"), "{}", keyboard.notice());
    assert_eq!(keyboard.state().granted_changes().len(), 1);
}

#[test]
fn a_refused_request_opens_nothing_and_is_not_counted() {
    let mut keyboard = requested();
    keyboard.press(" <down><enter>");
    assert_eq!(states(&keyboard), [(Part::Budget, RequestState::Refused)]);
    assert_eq!(keyboard.meeting().mode, Mode::Reviewing);
    assert_eq!(keyboard.state().granted_changes(), []);
}

#[test]
fn a_plan_that_is_not_agreed_needs_no_request() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("r");
    assert!(keyboard.model.overlays.is_empty() && !keyboard.notice().is_empty());
}

#[test]
fn the_freeze_ends_with_the_period_unless_the_chair_says_otherwise() {
    let mut meeting = Meeting::planned();
    assert_eq!(meeting.state().about.frozen_until(), meeting.state().about.period.to);
    let day = "2026-05-31".parse().expect("a day");
    meeting.does(Author::Chair, Step::Agreement, vec![Change::About(AboutField::FrozenUntil(Some(day)))]);
    assert_eq!(meeting.state().about.frozen_until(), day);
    let mut keyboard = agreed();
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("Agreed, and frozen until 30 Jun 2026."), "{picture}");
    keyboard.model.now = "2026-07-01T08:00:00Z".parse().expect("a time");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("The freeze ended on 30 Jun 2026"), "{picture}");
}
