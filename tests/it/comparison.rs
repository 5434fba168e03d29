//! Two sessions compared: exactly what differs is told, from either side, and read as a person would tell it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use roundtable::domain::{
    AllocationField, Author, Change, Compared, Contrast, Department, Entry, Figure, Hand, How, InputRef, Item, Kin,
    List, ListChange, Matter, Money, NoteChange, Segment, SegmentField, Session, State, Step, Sum, Topic, Value,
};
use roundtable::storage;
use serde_json::{Value as Json, json};

use crate::fixtures::{Meeting, cell};
use crate::moves::{Move, meeting};

const LONG: usize = 40;

fn thorough() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

fn go_on(session: &Session, moves: &[Move]) -> Session {
    let mut session = session.clone();
    for each in moves {
        drop(each.offer_to(&mut session));
    }
    session
}

/// What the session holds of each input, as its file has it: not asked of the comparison, nor of what it asks.
fn held(state: &State) -> BTreeMap<InputRef, Json> {
    fn of<T: Item>(list: &List<T>) -> Vec<(InputRef, Json)> {
        let item = |item: &T| serde_json::to_value(item).expect("every key is text");
        list.iter().map(|raised| (T::reference(raised.id.clone()), item(&raised.item))).collect()
    }
    let figures = [Figure::Budget, Figure::Customers, Figure::Sales];
    let figures =
        figures.into_iter().filter_map(|figure| Some((InputRef::Figure(figure), json!(state.figure(figure)?))));
    let signatures = state
        .agreement
        .signatures
        .iter()
        .map(|one| (InputRef::Signature(one.department.clone()), json!([one.stance, one.person, one.parts])));
    let list = &state.segments.customers;
    let customers = (state.segments.brought.is_some())
        .then(|| (InputRef::Customers, json!([list.source, list.count(), list.sales(), list.attributes])));
    [
        of(&state.room.leftovers),
        of(&state.room.working_agreement),
        of(&state.look_back.results),
        of(&state.look_back.readings),
        of(&state.research.evidence),
        of(&state.research.conclusions),
        of(&state.research.positionings),
        of(&state.segments.list),
        of(&state.budget.promotions),
        of(&state.budget.allocations),
        of(&state.goals.list),
        of(&state.goals.rewards),
        of(&state.agreement.actions),
        of(&state.agreement.parking_lot),
        of(&state.agreement.plan_changes),
    ]
    .into_iter()
    .flatten()
    .chain(figures)
    .chain(signatures)
    .chain(customers)
    .collect()
}

/// The differences by what they are of.
fn by_matter(compared: &Compared) -> BTreeMap<Matter, &Contrast> {
    let all: BTreeMap<_, _> = compared.differences.iter().map(|one| (one.matter.clone(), one)).collect();
    assert_eq!(all.len(), compared.differences.len(), "each is told once");
    all
}

/// What an input says, with figures in money as money.
fn says(state: &State, input: &InputRef) -> Vec<(&'static str, Value)> {
    let said = state.says(input).unwrap_or_default();
    let is_money = matches!(input, InputRef::Figure(Figure::Budget | Figure::Sales));
    let as_money = |value: Value| match value {
        Value::Number(number) if is_money => Value::Money(Money::new(number).expect("it was one")),
        other => other,
    };
    said.into_iter().map(|(field, value)| (field, as_money(value))).collect()
}

proptest! {
    #![proptest_config(thorough())]

    #[test]
    fn a_session_differs_from_itself_in_nothing(moves in meeting(LONG)) {
        let session = go_on(&Meeting::planned().session, &moves);
        let compared = Compared::of(&session, &session);
        prop_assert!(compared.is_empty(), "{:?}", compared.differences);
        let inputs = session.state().inputs().len();
        prop_assert!(compared.same.values().sum::<usize>() > inputs, "everything is there, and the same");
    }

    #[test]
    fn told_is_exactly_what_was_added_removed_and_changed(before in meeting(LONG), after in meeting(LONG)) {
        let earlier = go_on(&Meeting::left().session, &before);
        let later = go_on(&earlier, &after);
        // In what was taken over from a session of another id, inputs are known by their names.
        prop_assume!(earlier.state().id == later.state().id);
        let (was, is) = (held(earlier.state()), held(later.state()));
        let compared = Compared::of(&earlier, &later);
        let told = by_matter(&compared);
        for input in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
            let one = told.get(&Matter::Input(input.clone()));
            match (was.get(input), is.get(input)) {
                (was, is) if was == is => prop_assert!(one.is_none(), "{one:?}"),
                (None, _) => {
                    let Some(How::Added(fields)) = one.map(|one| &one.how) else {
                        return Err(TestCaseError::fail(format!("{input:?} was added: {one:?}")));
                    };
                    let said = says(later.state(), input);
                    prop_assert!(said.iter().all(|field| fields.contains(field)), "{fields:?} {said:?}");
                }
                (_, None) => {
                    let Some(How::Removed(fields)) = one.map(|one| &one.how) else {
                        return Err(TestCaseError::fail(format!("{input:?} was removed: {one:?}")));
                    };
                    let said = says(earlier.state(), input);
                    prop_assert!(said.iter().all(|field| fields.contains(field)), "{fields:?} {said:?}");
                }
                _ => {
                    let Some(How::Changed(altered)) = one.map(|one| &one.how) else {
                        return Err(TestCaseError::fail(format!("{input:?} was changed: {one:?}")));
                    };
                    let (said, says) = (says(earlier.state(), input), says(later.state(), input));
                    let expected: Vec<_> = said.into_iter().zip(says).filter(|(was, is)| was != is).collect();
                    for ((field, from), (_, to)) in &expected {
                        prop_assert!(
                            altered.iter().any(|one| (one.field, &one.from, &one.to) == (*field, from, to)),
                            "{field}: {altered:?}"
                        );
                    }
                    let signs = matches!(input, InputRef::Signature(_));
                    prop_assert!(signs || altered.len() == expected.len(), "{altered:?} {expected:?}");
                }
            }
        }
        let inputs = told.keys().filter(|matter| matter.input().is_some()).count();
        let all: BTreeSet<_> = was.keys().chain(is.keys()).collect();
        prop_assert_eq!(inputs, all.iter().filter(|input| was.get(**input) != is.get(**input)).count());
    }

    #[test]
    fn sums_are_those_of_the_plans(before in meeting(LONG), after in meeting(LONG)) {
        let earlier = go_on(&Meeting::planned().session, &before);
        let later = go_on(&earlier, &after);
        let compared = Compared::of(&earlier, &later);
        let told = by_matter(&compared);
        let budgets = [&earlier.state().budget, &later.state().budget];
        for sum in told.keys().filter_map(|matter| match matter { Matter::Total(sum) => Some(sum), _ => None }) {
            let [from, to] = budgets.map(|budget| match sum {
                Sum::Placed => budget.placed(),
                Sum::Remainder => budget.remainder().unwrap_or_default(),
                Sum::Segment(id) => budget.row_total(id.as_ref()),
                Sum::Promotion(id) => budget.column_total(id.as_ref()),
                Sum::Together(ids) => ids.iter().map(|id| budget.row_total(Some(id))).sum(),
            });
            let How::Changed(altered) = &told[&Matter::Total(sum.clone())].how else {
                return Err(TestCaseError::fail("a sum changes"));
            };
            prop_assert_eq!((&altered[0].from, &altered[0].to), (&Value::Money(from), &Value::Money(to)));
            prop_assert_ne!(from, to);
        }
        let rows = |state: &State| state.segments.list.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        for id in rows(earlier.state()).into_iter().chain(rows(later.state())) {
            let [from, to] = budgets.map(|budget| budget.row_total(Some(&id)));
            prop_assert_eq!(told.contains_key(&Matter::Total(Sum::Segment(Some(id)))), from != to);
        }
    }

    #[test]
    fn seen_from_the_other_side_added_is_removed_and_from_is_to(before in meeting(LONG), after in meeting(LONG)) {
        let earlier = go_on(&Meeting::left().session, &before);
        let later = go_on(&earlier, &after);
        let forth = Compared::between(earlier.state(), later.state());
        let back = Compared::between(later.state(), earlier.state());
        let (forth_by, back_by) = (by_matter(&forth), by_matter(&back));
        prop_assert_eq!(&forth.same, &back.same);
        if earlier.state().id != later.state().id {
            // Each side calls what both have by its own name in the record; what is told of it is the same.
            let told = |compared: &Compared, turn: fn(&How) -> How| {
                let mut told: Vec<String> =
                    compared.differences.iter().map(|one| format!("{:?} {:?}", one.topic, turn(&one.how))).collect();
                told.sort();
                told
            };
            prop_assert_eq!(told(&forth, How::mirrored), told(&back, How::clone));
            return Ok(());
        }
        prop_assert_eq!(forth_by.keys().collect::<Vec<_>>(), back_by.keys().collect::<Vec<_>>());
        for (matter, one) in &forth_by {
            let turned = back_by[matter];
            // A form lists its fields in one order, whichever way it is read.
            prop_assert_eq!(&one.how.mirrored(), &turned.how);
            prop_assert_eq!(&one.kin, &turned.kin);
        }
    }
}

proptest! {
    // Each case reads the trail of every input.
    #![proptest_config(ProptestConfig { cases: 24, ..thorough() })]

    #[test]
    fn whoever_is_told_to_have_changed_a_field_had_it_say_so_last(after in meeting(LONG)) {
        let earlier = Meeting::left().session;
        let later = go_on(&earlier, &after);
        let standing: Vec<Entry> = later.standing().cloned().collect();
        let renumbered = (1..).zip(standing).map(|(seq, entry)| Entry { seq, ..entry }).collect::<Vec<_>>();
        let mut states = Vec::new();
        for end in 1..=renumbered.len() {
            // The clock is taken back with what was done at it, and what came after may lean on it: then nothing else than
            // the whole history tells how it stood. Where nothing was undone, all of it must be gone through.
            match Session::replay(renumbered[..end].to_vec()) {
                Ok(so_far) => states.push(so_far.state().clone()),
                Err(_) if renumbered.len() < later.history().len() => {
                    return Err(TestCaseError::reject("what stands leans on what was undone"));
                }
                Err(broken) => return Err(TestCaseError::fail(broken.to_string())),
            }
        }
        let said = |at: usize, input: &InputRef, field: &str| {
            let fields = states[at].says(input);
            fields.and_then(|fields| fields.into_iter().find(|(key, _)| *key == field)).map(|(_, value)| value)
        };
        let mut asked = 0;
        for one in Compared::of(&earlier, &later).differences {
            let (Some(input), How::Changed(altered)) = (one.matter.input(), &one.how) else { continue };
            for field in altered.iter().filter(|field| !["field-signer", "field-parts"].contains(&field.field)) {
                let turns = |at: &usize| said(at - 1, input, field.field) != said(*at, input, field.field);
                let last = (1..states.len()).rev().find(turns).map(|at| &renumbered[at]);
                let hand = last.and_then(|entry| {
                    Some(Hand { by: entry.by.department()?.clone(), person: entry.person.clone() })
                });
                prop_assert_eq!(&field.by, &hand, "{:?} {}", input, field.field);
                asked += 1;
            }
        }
        prop_assume!(asked > 0);
    }
}

fn sole(compared: &Compared, input: &InputRef) -> Contrast {
    let mut found = compared.differences.iter().filter(|one| one.matter.input() == Some(input));
    let one = found.next().expect("it differs").clone();
    assert!(found.next().is_none());
    one
}

#[test]
fn a_segment_is_followed_through_a_new_name_a_split_and_a_merge() {
    let mut meeting = Meeting::planned();
    let earlier = meeting.session.clone();
    let rename = SegmentField::Name("Stocking dealers".to_owned());
    meeting.marketing(Change::Segment(ListChange::Edit("dealers".into(), vec![rename])));
    let part = Segment {
        name: "Project dealers".to_owned(),
        defined_by: "those who keep no stock".to_owned(),
        came_of: Some("dealers".into()),
        ..Default::default()
    };
    meeting.sales(Change::Segment(ListChange::Raise("project-dealers".into(), part)));
    meeting.place("project-dealers", "shows", 5_000);
    meeting.sales(Change::MergeSegments("key-accounts".into(), "dealers".into()));
    let compared = Compared::of(&earlier, &meeting.session);
    let segment = |id: &str| sole(&compared, &InputRef::Segment(id.into()));

    let How::Changed(altered) = segment("dealers").how else { panic!("it was renamed") };
    let name = altered.iter().find(|one| one.field == "field-name").expect("its name");
    assert_eq!((&name.from, &name.to), (&Value::Text("Dealers".into()), &Value::Text("Stocking dealers".into())));
    assert_eq!(name.by, Some(Hand { by: Department::Marketing, person: None }));
    let sales = altered.iter().find(|one| one.field == "field-sales").expect("what it took over");
    assert_eq!(sales.by, Some(Hand { by: Department::Sales, person: None }), "whoever merged them");

    assert_eq!(segment("project-dealers").kin, Some(Kin::SplitFrom("dealers".into())));
    assert_eq!(segment("key-accounts").kin, Some(Kin::MergedInto("dealers".into())));
    assert_eq!(segment("key-accounts").removed, Some(Hand { by: Department::Sales, person: None }));
    let family: BTreeSet<_> = ["dealers", "key-accounts", "project-dealers"].map(Into::into).into();
    let together =
        compared.differences.iter().find(|one| one.matter == Matter::Total(Sum::Together(BTreeSet::clone(&family))));
    let How::Changed(sum) = &together.expect("the family together").how else { panic!("it changed") };
    let money = |amount: u32| Value::Money(Money::from(amount));
    assert_eq!((&sum[0].from, &sum[0].to), (&money(90_000), &money(95_000)));

    let back = Compared::of(&meeting.session, &earlier);
    assert_eq!(sole(&back, &InputRef::Segment("key-accounts".into())).kin, Some(Kin::MergedInto("dealers".into())));
}

#[test]
fn sessions_of_two_series_are_matched_by_what_things_are_called() {
    let mut other = Meeting::planned();
    let state = other.state();
    let text = serde_json::to_string(state).expect("a state");
    let text =
        text.replace("\"dealers", "\"resellers").replace("/ads", "/advertising").replace("\"ads\"", "\"advertising\"");
    let text = text.replace("2026-03-12-spring-plan", "another-plan");
    let renamed: State = serde_json::from_str(&text).expect("the same with other ids");
    other.does(Author::Chair, Step::Room, vec![Change::TakeOver(Box::new(renamed))]);
    let compared = Compared::of(&Meeting::planned().session, &other.session);
    assert!(compared.is_empty(), "{:?}", compared.differences);
    let money = Change::Allocation(ListChange::Edit(
        cell("resellers", "advertising"),
        vec![AllocationField::Amount(Money::from(25_000))],
    ));
    other.sales(money);
    let compared = Compared::of(&Meeting::planned().session, &other.session);
    let cells: Vec<_> = compared.in_topic(Topic::Cells).collect();
    assert!(matches!(cells[..], [Contrast { how: How::Changed(_), .. }]), "{cells:?}");
}

#[test]
fn opening_positions_and_private_notes_are_no_part_of_a_comparison() {
    let mut meeting = Meeting::planned();
    let earlier = meeting.session.clone();
    let split = [(cell("dealers", "shows"), Money::from(77_777))].into();
    meeting.sales(Change::HandIn(split));
    let note = NoteChange::Write("Ana is tired".to_owned(), None);
    meeting.does(Author::Chair, Step::Room, vec![Change::PrivateNote(note)]);
    assert!(Compared::of(&earlier, &meeting.session).is_empty());
}

/// The sessions that come with the program, by the stem of their files.
static EXAMPLES: LazyLock<BTreeMap<&'static str, Session>> = LazyLock::new(|| {
    let read = |example: &'static storage::Example| (example.name, example.read().expect("it comes with us").session);
    storage::examples().iter().map(read).collect()
});

#[test]
fn the_quarters_compared_backwards_mirror_each_other() {
    let sessions: Vec<&Session> = EXAMPLES.values().collect();
    for earlier in &sessions {
        for later in &sessions {
            let forth = Compared::between(earlier.state(), later.state());
            let back = Compared::between(later.state(), earlier.state());
            assert_eq!(forth.same, back.same);
            assert_eq!(forth.differences.len(), back.differences.len());
            assert_eq!(forth.is_empty(), earlier.state().id == later.state().id);
        }
    }
}
