//! Laws that hold for any session, whatever the room does: nothing is lost, nothing moves by itself.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use roundtable::domain::{
    AboutField, Author, Change, Clock, Closure, Department, Event, InputRef, ListChange, Money, NoteChange, Part,
    PlanChange, PromotionField, RequestState, RoomChange, Session, Stance, State, Step, trail,
};

use crate::fixtures::Meeting;
use crate::moves::{Move, meeting, meeting_without_walls};

/// Fifty moves are enough for inputs to be raised, moved, merged, removed, restored and undone.
const LONG: usize = 50;

fn thorough() -> ProptestConfig {
    ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() }
}

fn held(start: Meeting, moves: &[Move]) -> Session {
    let mut session = start.session;
    for each in moves {
        // What does not fit is refused, as in a real meeting.
        drop(each.offer_to(&mut session));
    }
    session
}

fn chair(session: &mut Session, change: Change) {
    let at = session.history().last().expect("it was founded").at;
    let entry = session.next_entry(at, Author::Chair, None, Step::Room, vec![change]);
    session.apply(entry).expect("it was there to be done");
}

/// The state but for the clock, which undo does not turn back.
fn without_clock(state: &State) -> State {
    State { clock: Clock::default(), ..state.clone() }
}

proptest! {
    #![proptest_config(thorough())]

    #[test]
    fn undo_of_everything_leads_back_to_the_first_entry_and_redo_forward_again(moves in meeting_without_walls(LONG)) {
        let mut session = held(Meeting::founded(), &moves);
        let reached = without_clock(session.state());
        let mut undone = 0;
        while session.undoable().is_some() {
            chair(&mut session, Change::Undo);
            undone += 1;
        }
        prop_assert_eq!(without_clock(session.state()), without_clock(Meeting::founded().state()));
        for _ in 0..undone {
            chair(&mut session, Change::Redo);
        }
        prop_assert_eq!(without_clock(session.state()), reached);
    }

    #[test]
    fn a_history_leads_to_its_session(moves in meeting(LONG)) {
        let session = held(Meeting::planned(), &moves);
        prop_assert_eq!(Session::replay(session.history().to_vec()), Ok(session));
    }

    #[test]
    fn what_the_last_session_left_is_never_lost_and_goes_on_until_it_is_settled(moves in meeting(LONG)) {
        prop_assume!(!moves.iter().any(|each| each.changes.iter().any(|change| matches!(change, Change::TakeOver(_)))));
        let session = held(Meeting::left(), &moves);
        prop_assert_eq!(Session::replay(session.history().to_vec()), Ok(session.clone()));
        let (state, before) = (session.state(), Meeting::left());
        prop_assert_eq!(state.room.leftovers.len(), before.state().room.leftovers.len());
        let carried = state.carried().leftovers;
        for raised in &state.room.leftovers {
            let goes_on = carried.iter().any(|left| (&left.item.what, left.at) == (&raised.item.what, raised.at));
            prop_assert_eq!(goes_on, raised.item.closure != Closure::Settled, "{:?}", raised);
        }
    }

    #[test]
    fn every_second_since_the_meeting_began_is_used_on_a_step_or_is_a_break(moves in meeting(LONG)) {
        // What is found in an edited file, and what comes after the end, is not time that was lived here.
        let is_lived = |each: &&Move| {
            !each.changes.iter().any(|change| matches!(change, Change::TakeOver(_) | Change::Close))
        };
        let moves: Vec<Move> = moves.iter().filter(is_lived).cloned().collect();
        let session = held(Meeting::planned(), &moves);
        let clock = &session.state().clock;
        let now = session.history().last().expect("it was founded").at + SignedDuration::from_secs(7);
        let Some(started) = clock.started else { return Ok(()) };
        let used: i64 = Step::ALL.iter().map(|step| i64::from(clock.seconds_used(*step, now))).sum();
        let apart = |(from, to): (Timestamp, Timestamp)| to.as_second() - from.as_second();
        let stands = clock.stands.map_or(0, |since| apart((since, now)));
        let breaks: i64 = clock.breaks.iter().copied().map(apart).sum();
        prop_assert_eq!(used + breaks + stands, apart((started, now)), "{:?}", clock);
        prop_assert!(clock.running.is_none() || clock.stands.is_none());
    }

    #[test]
    fn minutes_that_a_step_was_given_never_alter_those_planned_and_are_undone_alone(
        moves in meeting(LONG), step in select(Step::ALL.to_vec()), more in 1_u16..60,
    ) {
        let mut session = held(Meeting::planned(), &moves);
        if session.state().life.is_agreed() {
            return Ok(());
        }
        let before = session.state().about.clone();
        let at = session.history().last().expect("it was founded").at;
        let added = vec![Change::About(AboutField::Added(step, more))];
        let taken = session.apply(session.next_entry(at, Author::Chair, None, step, added));
        prop_assert_eq!(taken.is_ok(), before.minutes.contains_key(&step));
        if taken.is_err() {
            return Ok(());
        }
        let about = &session.state().about;
        prop_assert_eq!(&about.minutes, &before.minutes);
        prop_assert_eq!(about.minutes_given(step), before.minutes.get(&step).map(|planned| u32::from(planned + more)));
        chair(&mut session, Change::Undo);
        prop_assert_eq!(&session.state().about, &before);
    }

    #[test]
    fn a_refused_entry_leaves_everything_as_it_was(moves in meeting(LONG)) {
        let mut session = Meeting::planned().session;
        for each in &moves {
            let before = session.clone();
            if each.offer_to(&mut session).is_err() {
                prop_assert_eq!(&session, &before);
            }
        }
    }

    #[test]
    fn money_is_neither_made_nor_lost_where_segments_or_promotions_go(moves in meeting(LONG)) {
        let mut session = Meeting::planned().session;
        for each in &moves {
            let before = session.state().clone();
            let moves_money = |change: &Change| {
                matches!(
                    change,
                    Change::MergeSegments(..)
                        | Change::Segment(ListChange::Remove(_))
                        | Change::Promotion(ListChange::Remove(_))
                )
            };
            if each.offer_to(&mut session).is_ok() && each.changes.iter().all(moves_money) {
                let total = |state: &State| state.budget.last_plan.values().copied().sum::<Money>();
                prop_assert_eq!(session.state().budget.placed(), before.budget.placed());
                prop_assert_eq!(total(session.state()), total(&before));
            }
        }
    }

    #[test]
    fn money_lies_only_where_the_grid_shows_it(moves in meeting(LONG)) {
        let session = held(Meeting::planned(), &moves);
        let state = session.state();
        let rows = state.segments.list.iter().map(|segment| Some(&segment.id)).chain([None]);
        let columns = state.budget.promotions.iter().map(|promotion| Some(&promotion.id)).chain([None]);
        let by_row = rows.map(|row| state.budget.row_total(row)).sum::<Money>();
        let by_column = columns.map(|column| state.budget.column_total(column)).sum::<Money>();
        prop_assert_eq!(by_row, state.budget.placed());
        prop_assert_eq!(by_column, state.budget.placed());
    }

    #[test]
    fn an_agreed_plan_takes_only_what_keeps_it_agreed(before in meeting(LONG), after in meeting(LONG)) {
        let mut session = held(Meeting::agreed(), &before);
        if !session.state().life.is_agreed() {
            sign_and_close(&mut session);
        }
        for each in &after {
            let agreed = session.state().clone();
            if !agreed.life.is_agreed() {
                break;
            }
            if each.offer_to(&mut session).is_ok() {
                for change in &each.changes {
                    prop_assert!(keeps_it_agreed(&agreed, &each.changes, change), "{change:?}");
                }
            }
        }
    }
}

proptest! {
    // Each case reads the trail of every input.
    #![proptest_config(ProptestConfig { cases: 48, ..thorough() })]

    #[test]
    fn whatever_is_on_the_table_has_a_trail_that_begins_with_its_origin(moves in meeting(LONG)) {
        let session = held(Meeting::planned(), &moves);
        for input in session.state().inputs() {
            let traces = trail(&session, &input);
            let standing: Vec<_> = traces.iter().filter(|trace| trace.stands).collect();
            let first = standing.first().map(|trace| &trace.event);
            let begins = match input {
                InputRef::Figure(_) => matches!(first, Some(Event::Changed(..) | Event::TakenOver)),
                InputRef::Signature(_) => matches!(first, Some(Event::Signed(_) | Event::TakenOver)),
                _ => matches!(first, Some(Event::Raised(_) | Event::Carried(_) | Event::TakenOver)),
            };
            prop_assert!(begins, "{input:?}: {traces:?}");
            let origin = standing.iter().rev().find_map(|trace| match &trace.event {
                Event::Raised(_) | Event::Signed(_) => Some(trace.by.department().cloned()),
                Event::Carried(department) | Event::Attributed(department, _) => Some(Some(department.clone())),
                Event::TakenOver => Some(None),
                _ => None,
            });
            if let (Some(recorded), Some(Some(told))) = (session.state().raised_by(&input), origin) {
                prop_assert_eq!(recorded, &told, "{:?}", input);
            }
        }
    }
}

fn sign_and_close(session: &mut Session) {
    for (person, department) in [("seller", Department::Sales), ("marketer", Department::Marketing)] {
        chair(session, Change::Room(RoomChange::Seat(person.into(), person.into(), department.clone(), String::new())));
        let at = session.history().last().expect("it was founded").at;
        let sign = Change::Sign(person.into(), Stance::Agrees, Part::ALL.to_vec());
        let entry = session.next_entry(at, Author::Department(department), None, Step::Agreement, vec![sign]);
        session.apply(entry).expect("they have a seat");
    }
    chair(session, Change::Close);
}

/// The law of the agreed plan, said once more and independently of the domain.
fn keeps_it_agreed(agreed: &State, entry: &[Change], change: &Change) -> bool {
    let grants = entry.iter().any(|change| matches!(change, Change::PlanChange(_)));
    let granted = |part| {
        let plan_changes = agreed.agreement.plan_changes.iter().map(|raised| &raised.item);
        plan_changes.into_iter().any(|request| request.part == part && request.state == RequestState::Granted)
    };
    // What opens the plan first opens it for the rest of its entry.
    let opens = entry.iter().any(|change| matches!(change, Change::Reopen(_) | Change::TakeOver(_)));
    match change {
        Change::Reopen(_) | Change::PlanChange(_) | Change::TakeOver(_) | Change::Undo | Change::Redo => true,
        Change::Sign(..) | Change::TakeBackSignature => {
            let is_open = |request: &PlanChange| request.state == RequestState::Granted;
            grants || opens || agreed.agreement.plan_changes.iter().any(|raised| is_open(&raised.item))
        }
        Change::Promotion(ListChange::Edit(_, fields))
            if !fields.is_empty() && fields.iter().all(|field| matches!(field, PromotionField::State(_))) =>
        {
            true
        }
        // An entry may grant and carry out at once.
        _ if entry.len() > 1 && (grants || opens) => true,
        _ => change.part().is_some_and(granted),
    }
}

/// The name of a change's kind; a new kind does not compile until it is named here, and then must be generated.
fn kind(change: &Change) -> &'static str {
    match change {
        Change::Found(_) => "found",
        Change::About(_) => "about",
        Change::Room(_) => "room",
        Change::Clock(_) => "clock",
        Change::Setting(_) => "setting",
        Change::Measure(_) => "measure",
        Change::PrivateNote(NoteChange::Write(..)) => "note",
        Change::PrivateNote(NoteChange::Remove(_)) => "note gone",
        Change::Leftover(_) => "leftover",
        Change::WorkingLine(_) => "working line",
        Change::Result(_) => "result",
        Change::Reading(_) => "reading",
        Change::Evidence(_) => "evidence",
        Change::Conclusion(_) => "conclusion",
        Change::Positioning(_) => "positioning",
        Change::Segment(_) => "segment",
        Change::MergeSegments(..) => "merge",
        Change::Customers(_) => "customers",
        Change::Figure(..) => "figure",
        Change::Promotion(_) => "promotion",
        Change::Allocation(_) => "allocation",
        Change::HandIn(_) => "hand in",
        Change::Reveal => "reveal",
        Change::Goal(_) => "goal",
        Change::Reward(_) => "reward",
        Change::Action(_) => "action",
        Change::Parked(_) => "parked",
        Change::Agree(_) => "agree",
        Change::Withdraw(_) => "withdraw",
        Change::Attribute(..) => "attribute",
        Change::Sign(..) => "sign",
        Change::TakeBackSignature => "take back",
        Change::Settle(..) => "settle",
        Change::Unsettle(_) => "unsettle",
        Change::Close => "close",
        Change::Reopen(_) => "reopen",
        Change::PlanChange(_) => "plan change",
        Change::Undo => "undo",
        Change::Redo => "redo",
        Change::TakeOver(_) => "take over",
    }
}

/// How many kinds [`kind`] tells apart, but for founding, which only ever comes first.
const KINDS: usize = 39;

#[test]
fn the_moves_cover_every_kind_of_change_and_every_kind_is_sometimes_taken() {
    let mut runner = TestRunner::deterministic();
    let mut taken: BTreeMap<&'static str, u32> = BTreeMap::new();
    for round in 0..400 {
        let moves = meeting(LONG).new_tree(&mut runner).expect("a meeting").current();
        let begun = [Meeting::planned, Meeting::agreed, Meeting::left][round % 3]();
        let mut session = begun.session;
        for each in &moves {
            if each.offer_to(&mut session).is_ok() {
                each.changes.iter().for_each(|change| *taken.entry(kind(change)).or_default() += 1);
            }
        }
    }
    assert_eq!(taken.len(), KINDS, "{taken:?}");
}
