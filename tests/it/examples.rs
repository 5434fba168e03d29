//! The example sessions: they are what the generator holds, they load, and they show what a session can be.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jiff::Timestamp;
use roundtable::domain::{
    Department, Event, InputRef, Life, Line, RequestState, Research, Session, Share, Stance, State, Stream, trail,
};
use roundtable::storage;

use crate::example_plans;

/// The sessions as the generator holds them.
static HELD: LazyLock<Vec<Session>> = LazyLock::new(example_plans::all);

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/sessions"))
}

fn file_of(session: &Session) -> String {
    format!("{}.ron", session.state().id)
}

#[test]
fn every_file_in_sessions_is_what_the_generator_makes() {
    let held = &*HELD;
    let files = fs::read_dir(folder()).expect("the folder of examples");
    let found: BTreeSet<String> =
        files.map(|file| file.expect("a file").file_name().into_string().expect("a plain name")).collect();
    assert_eq!(found, held.iter().map(file_of).collect());
    for session in held {
        let text = fs::read_to_string(folder().join(file_of(session))).expect("it is there");
        assert!(
            storage::write(session).as_deref() == Ok(text.as_str()),
            "{} is not what `cargo run --example make_sessions` writes",
            file_of(session)
        );
    }
}

#[test]
fn every_file_in_sessions_comes_with_the_program() {
    let held: BTreeSet<String> = HELD.iter().map(file_of).collect();
    let shipped: BTreeSet<String> = storage::examples().iter().map(|example| example.name.to_owned()).collect();
    assert_eq!(shipped, held);
}

#[test]
fn every_example_loads_and_its_history_leads_to_it() {
    for session in &*HELD {
        let bytes = fs::read(folder().join(file_of(session))).expect("it is there");
        let loaded = storage::read(&bytes, Timestamp::UNIX_EPOCH).expect("it is a session");
        assert_eq!(loaded.edited_outside, None);
        assert_eq!(Session::replay(session.history().to_vec()).as_ref(), Ok(&loaded.session));
        assert_eq!(&loaded.session, session);
    }
}

#[test]
fn every_example_is_a_whole_meeting() {
    for session in &*HELD {
        let (state, name) = (session.state(), file_of(session));
        assert!(state.room.departments().len() >= 5, "{name}");
        assert!((4..=6).contains(&state.segments.list.len()), "{name}");
        assert!((6..=8).contains(&state.budget.promotions.len()), "{name}");
        for stream in [Stream::Studies, Stream::CustomerVoice] {
            let evidence = state.research.evidence.iter().filter(|raised| raised.item.kind.stream() == stream);
            assert!(evidence.count() >= 3, "{name}: {stream:?}");
        }
        assert!(
            state.research.conclusions.iter().any(|raised| state.research.streams(&raised.item).len() == 2),
            "{name}"
        );
        assert!(!state.research.positionings.is_empty() && !state.look_back.readings.is_empty(), "{name}");
        assert!(state.goals.list.len() >= 3, "{name}");
        let rewarded: BTreeSet<_> =
            state.goals.rewards.iter().filter_map(|raised| raised.item.department.clone()).collect();
        assert!(rewarded.is_superset(&[Department::Sales, Department::Marketing].into()), "{name}");
        assert!(!state.agreement.actions.is_empty() && !state.agreement.parking_lot.is_empty(), "{name}");
        assert!(state.agreement.signatures.len() >= 5 && state.life.is_agreed(), "{name}");
        assert!(state.budget.remainder().is_some_and(|rest| !rest.is_negative()), "{name}");
        assert!((90 * 60..150 * 60).contains(&state.clock.used.values().sum::<u32>()), "{name}");
    }
}

#[test]
fn every_input_of_an_example_has_its_history() {
    for session in &*HELD {
        for input in session.state().inputs() {
            let traces = trail(session, &input);
            let first = traces.iter().find(|trace| trace.stands).map(|trace| &trace.event);
            let begins = match input {
                InputRef::Figure(_) => matches!(first, Some(Event::Changed(..))),
                InputRef::Signature(_) => matches!(first, Some(Event::Signed(_))),
                _ => matches!(first, Some(Event::Raised(_) | Event::Carried(_))),
            };
            assert!(begins, "{}: {input:?}", file_of(session));
        }
    }
}

#[test]
fn each_quarter_follows_the_last_and_looks_back_on_its_plan() {
    let held = &*HELD;
    let quarters: Vec<_> = held.iter().map(Session::state).filter(|state| state.about.brand == "Hydra").collect();
    assert_eq!(quarters.len(), 4);
    for pair in quarters.windows(2) {
        assert_eq!(pair[1].about.follows.as_ref(), Some(&pair[0].id));
        assert_eq!(pair[1].about.looked_back, pair[0].about.period);
        let last_plan = pair[1].budget.last_plan.values().copied().sum();
        assert_eq!(pair[0].budget.placed(), last_plan);
        let carried = pair[0].carried();
        let spent_where_nothing_was_planned = pair[1].look_back.results.iter().find(|raised| {
            let planned = |id| carried.promotions.iter().any(|promotion| promotion.id == id);
            raised.item.promotion.clone().is_some_and(|id| !planned(id))
        });
        assert_eq!(spent_where_nothing_was_planned, None);
        assert_ne!(pair[0].budget.placed(), pair[1].budget.placed());
    }
}

/// What the last session left, as a person reads it: what it was, how it came out, and what became of it.
fn left(state: &State) -> Vec<String> {
    let told = |raised: &roundtable::domain::Raised<roundtable::domain::Leftover>| {
        let item = &raised.item;
        let outcome = state.outcome(item).map_or_else(String::new, |outcome| format!(" {}", outcome.key()));
        format!("{}: {}{outcome}, {}", item.kind.key(), item.what, item.closure.key())
    };
    state.room.leftovers.iter().map(told).collect()
}

#[test]
fn each_quarter_settles_or_carries_on_all_that_the_last_one_left() {
    let held = &*HELD;
    let quarters: Vec<_> = held.iter().map(Session::state).filter(|state| state.about.brand == "Hydra").collect();
    let all: Vec<Vec<String>> = quarters.iter().map(|state| left(state)).collect();
    insta::assert_snapshot!(
        "left_by_the_quarters",
        all[1..].iter().map(|one| one.join("\n")).collect::<Vec<_>>().join("\n\n")
    );
    assert!(all[0].is_empty(), "the first follows none");
    for state in &quarters {
        let open = state.room.leftovers.iter().find(|raised| raised.item.closure == roundtable::domain::Closure::Open);
        assert_eq!(open, None, "{}", state.id);
    }
}

#[test]
fn the_plan_for_the_third_quarter_was_changed_three_times_although_the_room_had_allowed_one() {
    let held = &*HELD;
    let quarters: Vec<_> = held.iter().map(Session::state).filter(|state| state.about.brand == "Hydra").collect();
    let past: Vec<_> = quarters[..3].iter().rev().map(|state| roundtable::domain::Digest::of(state)).collect();
    let ledger = quarters[3].ledger(&past);
    let counted: Vec<_> =
        ledger.iter().map(|plan| (plan.period.from.month(), plan.changes.len(), plan.allowed)).collect();
    assert_eq!(counted, [(10, 0, 1), (7, 3, 1), (4, 1, 1), (1, 0, 1)]);
    let by: Vec<_> = ledger[1].changes.iter().map(|change| change.by.clone()).collect();
    assert_eq!(by, [Department::Marketing, Department::Sales, Department::Marketing]);
    // Sales and Marketing have signed each change; for the others the budget is another one than they signed.
    let void = |department| quarters[2].void_parts(&department);
    assert!(void(Department::Sales).is_empty() && void(Department::Marketing).is_empty());
    assert_eq!(void(Department::Finance), [roundtable::domain::Part::Budget].into());
}

fn is_voice(state: &State, input: &InputRef) -> bool {
    match input {
        InputRef::Evidence(id) => {
            let raised = state.research.evidence.get(id);
            raised.is_some_and(|raised| raised.item.kind.stream() == Stream::CustomerVoice)
        }
        _ => false,
    }
}

#[test]
fn the_examples_show_what_a_reviewer_will_look_for() {
    let held = &*HELD;
    let states: Vec<_> = held.iter().map(Session::state).collect();
    let dealers = |figures: &roundtable::domain::Figures| {
        figures.lines.iter().any(|line| {
            let shares = (line.share_of_spend.map(Share::tenths), line.share_of_sales.map(Share::tenths));
            line.line == Line::Segment(Some("dealers".into())) && shares == (Some(600), Some(400))
        })
    };
    assert!(states[0].look_back.by_segment().iter().any(dealers), "60% of the spend brought 40% of the sales");
    let says = |department: Department, is: fn(&Stance) -> bool| {
        states.iter().any(|state| state.agreement.signature(&department).is_some_and(|signature| is(&signature.stance)))
    };
    assert!(says(Department::Production, |stance| matches!(stance, Stance::Objects(_))));
    assert!(says(Department::Finance, |stance| matches!(stance, Stance::WithReservation(_))));
    let research = || states.iter().map(|state| &state.research);
    assert!(research().all(|research| research.themes().len() > 1), "evidence that is grouped by theme");
    let disputed =
        |research: &Research| research.evidence.iter().any(|one| !research.contradicting(&one.id).is_empty());
    for brand in ["Hydra", "山岚"] {
        let mut of_brand = states.iter().filter(|state| state.about.brand == brand);
        assert!(of_brand.any(|state| disputed(&state.research)), "{brand}: a study that a customer contradicts");
    }
    for state in &states {
        let reaches_a_voice = |input: &InputRef| {
            state.why(input).is_some_and(|chain| chain.lines().iter().any(|(_, link)| is_voice(state, &link.input)))
        };
        let inputs = state.inputs();
        let follows = |is: fn(&InputRef) -> bool| inputs.iter().any(|input| is(input) && reaches_a_voice(input));
        assert!(follows(|input| matches!(input, InputRef::Goal(_))), "{}: a goal that customers asked for", state.id);
        assert!(follows(|input| matches!(input, InputRef::Allocation(_))), "{}: money that follows", state.id);
    }
    let settled = |state: &&&roundtable::domain::State| {
        state.agreement.plan_changes.iter().any(|raised| raised.item.state == RequestState::Settled)
    };
    assert!(states.iter().any(|state| settled(&state)), "a plan change that was granted and carried out");
    assert!(states.iter().any(|state| state.budget.revealed), "opening positions that were revealed");
    let split = states.iter().flat_map(|state| state.segments.list.iter()).any(|raised| raised.item.came_of.is_some());
    let merged =
        states.iter().flat_map(|state| state.segments.list.aside()).any(|raised| raised.item.merged_into.is_some());
    assert!(split && merged, "a segment that was split and one that was merged");
    assert!(matches!(states[3].life, Life::Agreed(_)));
}
