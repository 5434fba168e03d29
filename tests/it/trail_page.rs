//! All of an input on one page: raised, on what evidence, how it changed, who signed, and what became of it later.

use std::collections::BTreeSet;
use std::mem::discriminant;

use roundtable::app::{Later, Mode, Overlay, Purpose, RowRef, Section, TrailLine, TrailPart};
use roundtable::domain::{
    Became, Closure, Event, InputRef, LeftoverKind, Money, Outcome, State, Step, afterwards, trail,
};
use roundtable::lang::Lang;

use crate::keys::Keyboard;
use crate::over_time::{answer, quarters, series};
use crate::picture::Picture;

fn told(at: usize, input: &InputRef) -> Vec<(usize, Became)> {
    let sessions = quarters();
    let states: Vec<&State> = sessions.iter().map(roundtable::domain::Session::state).collect();
    afterwards(&states, at, input).into_iter().map(|after| (after.at, after.became)).collect()
}

fn goal(at: usize, words: &str) -> InputRef {
    let sessions = quarters();
    let found = sessions[at].state().goals.list.iter().find(|raised| raised.item.measure.starts_with(words));
    InputRef::Goal(found.expect("it was set").id.clone())
}

#[test]
fn a_goal_is_met_or_missed_in_the_next_session_or_carried_on_until_somebody_knows() {
    let outcomes = |input: &InputRef| -> Vec<(usize, Option<Outcome>, Closure)> {
        let left = told(0, input).into_iter().map(|(at, became)| match became {
            Became::Left { outcome, closure, kind: LeftoverKind::Goal, .. } => (at, outcome, closure),
            other => panic!("{other:?}"),
        });
        left.collect()
    };
    assert_eq!(outcomes(&goal(0, "Sales through dealers")), [(1, Some(Outcome::Missed), Closure::Settled)]);
    assert_eq!(outcomes(&goal(0, "Efficiency checks")), [(1, Some(Outcome::Met), Closure::Settled)]);
    assert_eq!(
        outcomes(&goal(0, "Plant engineers")),
        [(1, None, Closure::CarriedOn), (2, Some(Outcome::Met), Closure::Settled)]
    );
}

#[test]
fn a_reward_is_owed_until_it_is_given_and_an_action_is_done() {
    let sessions = quarters();
    let reward = sessions[0].state().goals.rewards.iter().find(|raised| raised.item.what.starts_with("6,000"));
    let reward = InputRef::Reward(reward.expect("it was promised").id.clone());
    let left: Vec<(usize, Option<Outcome>, Closure)> = told(0, &reward)
        .into_iter()
        .map(|(at, became)| match became {
            Became::Left { outcome, closure, .. } => (at, outcome, closure),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(left, [(1, Some(Outcome::Earned), Closure::CarriedOn), (2, Some(Outcome::Earned), Closure::Settled)]);
    for raised in &sessions[0].state().agreement.actions {
        let done = told(0, &InputRef::Action(raised.id.clone()));
        assert!(
            matches!(&done[..], [(1, Became::Left { closure: Closure::Settled, .. })]),
            "{} {done:?}",
            raised.item.what
        );
    }
}

#[test]
fn a_segment_is_followed_through_new_names_parts_and_mergers_with_its_money() {
    let dealers = told(0, &InputRef::Segment("dealers".into()));
    let has = |became: &Became| dealers.iter().any(|(at, other)| *at == 1 && other == became);
    assert!(has(&Became::Renamed { from: "Dealers".to_owned(), to: "Stocking dealers".to_owned() }), "{dealers:?}");
    assert!(has(&Became::LostPart("Project dealers".to_owned())));
    assert!(has(&Became::Money { from: Money::from(160_000), to: Money::from(102_000) }));
    let brought = Became::Brought { planned: 160_000.into(), spend: Money::from(154_000), sales: 1_410_000.into() };
    assert!(has(&brought), "{dealers:?}");
    let builders = told(1, &InputRef::Segment("machine-builders".into()));
    assert_eq!(builders.last(), Some(&(3, Became::WentInto("Project dealers and machine builders".to_owned()))));
    let bonus = told(0, &InputRef::Promotion("dealer-spring-bonus".into()));
    assert_eq!(bonus.last(), Some(&(2, Became::Gone)));
}

/// The page of an input as a review of one of the quarters shows it.
fn page(at: usize, input: &InputRef, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(quarters().remove(at), lang);
    let meeting = keyboard.meeting_mut();
    (meeting.mode, meeting.purpose) = (Mode::Reviewing, Purpose::Review);
    meeting.step = input.step();
    if let InputRef::Signature(department) = input {
        meeting.select_row(&RowRef::Signer(department.clone()));
    } else {
        meeting.point_at(input);
    }
    keyboard.press("i");
    answer(&mut keyboard, series(at));
    keyboard
}

#[test]
fn the_page_of_a_goal_tells_all_of_it_in_both_languages() {
    for lang in Lang::ALL {
        let mut keyboard = page(0, &goal(0, "Sales through dealers"), lang);
        for (width, height) in [(80, 24), (120, 36)] {
            let picture = Picture::of(&mut keyboard.model, width, height).text();
            insta::assert_snapshot!(format!("goal_{}_{width}", lang.code()), picture);
        }
    }
}

#[test]
fn every_kind_of_input_of_the_examples_has_its_page() {
    let mut kinds = BTreeSet::new();
    for (at, session) in quarters().iter().enumerate() {
        let inputs = Step::ALL.into_iter().flat_map(|step| {
            let sections = Section::of(step).iter().filter(|section| **section != Section::Grid);
            sections.flat_map(|section| section.rows(session.state())).filter_map(|row| row.input()).collect::<Vec<_>>()
        });
        let cells = session.state().budget.allocations.iter().map(|raised| InputRef::Allocation(raised.id.clone()));
        let promotions = session.state().budget.promotions.iter().map(|raised| InputRef::Promotion(raised.id.clone()));
        let mut seen = Vec::new();
        for input in inputs.chain(cells.take(2)).chain(promotions.take(2)) {
            let alike = seen.iter().filter(|other| discriminant(*other) == discriminant(&input)).count();
            if alike >= 2 || trail(session, &input).is_empty() {
                continue;
            }
            let mut keyboard = page(at, &input, Lang::En);
            let Some(Overlay::Trail(page)) = keyboard.model.overlays.last() else { panic!("no page of {input:?}") };
            assert_eq!(page.input, input);
            assert!(matches!(page.later, Later::Told(..)), "{input:?}");
            let is_signature = matches!(input, InputRef::Signature(_));
            let begins = &page.traces[0].event;
            assert!(is_signature || matches!(begins, Event::Raised(_) | Event::Carried(_)), "{input:?} {begins:?}");
            let lines = page.lines(session.state());
            let has = |part| lines.contains(&TrailLine::Title(part));
            assert!(has(TrailPart::Raised) && has(TrailPart::Later), "{input:?}");
            assert_eq!(has(TrailPart::Signed), input.part().is_some(), "{input:?}");
            let picture = Picture::of(&mut keyboard.model, 120, 36);
            let title = keyboard.model.words.get(TrailPart::Raised.key()).into_owned();
            assert!(picture.find(&title).is_some(), "{input:?}\n{}", picture.text());
            kinds.insert(roundtable::lang::wording::kind(&input));
            seen.push(input);
        }
    }
    assert!(kinds.len() >= 14, "{kinds:?}");
}

#[test]
fn a_meeting_that_is_held_asks_for_no_later_sessions() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("i");
    let Some(Overlay::Trail(page)) = keyboard.model.overlays.last() else { panic!("no page") };
    assert_eq!(page.later, Later::NotAsked);
    assert!(keyboard.effects.is_empty(), "{:?}", keyboard.effects);
}

#[test]
fn the_page_is_filled_only_by_the_answer_to_its_own_question() {
    let mut keyboard = page(0, &goal(0, "Sales through dealers"), Lang::En);
    keyboard.press("<esc>i");
    let report = roundtable::app::Report::Series(1, Ok(Box::new(series(0))));
    keyboard.act(roundtable::app::Action::Report(report));
    let Some(Overlay::Trail(page)) = keyboard.model.overlays.last() else { panic!("no page") };
    assert_eq!(page.later, Later::Underway);
    answer(&mut keyboard, series(0));
    let Some(Overlay::Trail(page)) = keyboard.model.overlays.last() else { panic!("no page") };
    assert!(matches!(page.later, Later::Told(..)));
}
