//! The sessions before: asked for when a session is opened, and told how often their plans were changed.

use jiff::Timestamp;
use roundtable::app::{Action, Effect, Mode, Opened, Origin, Purpose, Report};
use roundtable::domain::{Author, Change, Digest, ListChange, Part, PlanChange, RequestState, Step};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// A closed meeting whose budget was changed as often as there are reasons.
fn changed(reasons: &[&str]) -> Meeting {
    let mut meeting = Meeting::agreed();
    for (index, reason) in reasons.iter().enumerate() {
        let request = PlanChange { reason: (*reason).to_owned(), part: Part::Budget, state: RequestState::Settled };
        let raise = ListChange::Raise(format!("request-{index}").as_str().into(), request);
        meeting.does(
            Author::Department(roundtable::domain::Department::Sales),
            Step::Agreement,
            vec![Change::PlanChange(raise)],
        );
    }
    meeting
}

fn opened(meeting: &Meeting) -> Keyboard {
    let mut keyboard = Keyboard::at(meeting.session.clone(), Lang::En);
    keyboard.model.meeting = None;
    let origin = Origin::File("meeting.ron".into());
    let session = meeting.session.clone();
    let opened = Opened { session, origin, purpose: Purpose::Hold, told: None, recovery: None };
    keyboard.act(Action::Report(Report::Opened(Box::new(opened))));
    keyboard
}

#[test]
fn a_session_that_is_opened_asks_for_those_that_it_follows_and_one_that_follows_none_does_not() {
    let before = Meeting::agreed();
    let asks = |keyboard: &Keyboard| {
        keyboard
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::ReadPast { follows, .. } if *follows == before.state().id))
    };
    assert!(asks(&opened(&before.follow())));
    assert!(!asks(&opened(&before)));
}

#[test]
fn a_session_before_that_is_not_found_is_said_once_and_stands_in_nobodys_way() {
    let mut keyboard = opened(&Meeting::agreed().follow());
    let id = keyboard.state().id.clone();
    keyboard.act(Action::Report(Report::Past("another".into(), Vec::new(), Some("lost".into()))));
    assert_eq!(keyboard.notice(), "", "it was asked for another session");
    keyboard.act(Action::Report(Report::Past(id, Vec::new(), Some("lost".into()))));
    assert!(keyboard.notice().contains("(lost) was not found"), "{}", keyboard.notice());
    assert_eq!(keyboard.meeting().mode, Mode::Holding);
}

#[test]
fn the_ledger_tells_how_often_each_plan_of_the_series_was_changed_of_how_many_allowed() {
    let before = changed(&["Fair moved", "Dealer lost", "Price war"]);
    let mut keyboard = opened(&before.follow());
    let id = keyboard.state().id.clone();
    keyboard.act(Action::Report(Report::Past(id, vec![Digest::of(before.state())], None)));
    keyboard.press(":plan changes<enter>");
    let page = Picture::of(&mut keyboard.model, 100, 30).text();
    assert!(page.contains("was changed 3 times; the room had allowed 1."), "{page}");
    assert!(page.contains("budget: Fair moved") && page.contains("[S]"), "{page}");
}

#[test]
fn the_sessions_of_one_period_share_one_line_of_the_ledger() {
    let before = changed(&["Fair moved"]);
    // A meeting in mid-quarter plans the same period.
    let after = before.follow();
    let ledger = after.state().ledger(&[Digest::of(before.state())]);
    assert_eq!(ledger.len(), 1);
    assert_eq!((ledger[0].changes.len(), ledger[0].is_exceeded()), (1, false));
    assert!(ledger[0].changes[0].at > Timestamp::UNIX_EPOCH);
}
