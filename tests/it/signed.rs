//! Signatures that hold still: an edit voids those that cover what it changed and no other, and undo brings them back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use roundtable::domain::{
    Allocation, AllocationField, Author, Cell, Change, Department, Item, List, ListChange, Money, Part, Promotion,
    PromotionField, PromotionState, Refusal, Session, Signature, Stance, State, Step,
};
use roundtable::lang::Lang;
use roundtable::storage;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::moves::meeting;
use crate::picture::Picture;

/// Each input of a list in its own words, without what the closure leaves out.
fn told<T: Item>(list: &List<T>, but: impl Fn(&mut T) -> bool) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    for raised in list {
        let mut item = raised.item.clone();
        if but(&mut item) {
            told.insert(raised.id.to_string(), format!("{item:?}"));
        }
    }
    told
}

/// Everything that a part of the plan says, in a form that can be compared.
fn part(part: Part, state: &State) -> String {
    match part {
        Part::Segments => {
            let of = &state.segments;
            let list = told(&of.list, |_| true);
            format!("{list:?} {:?} {:?} {:?}", of.customers_in_all, of.sales_in_all, of.customers)
        }
        Part::Budget => {
            let promotions = told(&state.budget.promotions, |promotion: &mut Promotion| {
                if promotion.state != PromotionState::Cancelled {
                    promotion.state = PromotionState::Planned;
                }
                true
            });
            let money = told(&state.budget.allocations, |cell| {
                cell.held = None;
                *cell != Allocation::default()
            });
            format!("{promotions:?} {money:?} {:?}", state.budget.total)
        }
        Part::Goals => format!("{:?}", told(&state.goals.list, |_| true)),
        Part::Rewards => format!("{:?}", told(&state.goals.rewards, |_| true)),
    }
}

/// What each department signed for, by when it signed.
type Seen = BTreeMap<(Department, Timestamp), BTreeMap<Part, String>>;

fn look(seen: &mut Seen, state: &State) {
    for signature in &state.agreement.signatures {
        let key = (signature.department.clone(), signature.at);
        let stood = || signature.parts.iter().map(|of| (*of, part(*of, state))).collect();
        seen.entry(key).or_insert_with(stood);
    }
}

/// The parts that differ from what was signed, for each department that has signed.
fn changed_since(seen: &Seen, state: &State) -> BTreeMap<Department, BTreeSet<Part>> {
    let of = |signature: &Signature| {
        let stood = &seen[&(signature.department.clone(), signature.at)];
        let changed = stood.iter().filter(|(of, before)| part(**of, state) != **before).map(|(of, _)| *of);
        (signature.department.clone(), changed.collect())
    };
    state.agreement.signatures.iter().map(of).collect()
}

fn void(state: &State) -> BTreeMap<Department, BTreeSet<Part>> {
    let signed = state.agreement.signatures.iter().map(|signature| &signature.department);
    signed.map(|department| (department.clone(), state.void_parts(department))).collect()
}

fn signed() -> Meeting {
    let mut meeting = Meeting::planned();
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
    let parts = vec![Part::Segments, Part::Goals];
    let sign = Change::Sign("fay".into(), Stance::Agrees, parts);
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![sign]);
    meeting
}

/// Sales sets the money of dealers at shows to 50,000.
fn amend(meeting: &mut Meeting) {
    let cell = Cell::new(Some("dealers".into()), Some("shows".into()));
    let amount = AllocationField::Amount(Money::from(50_000_u32));
    meeting.sales(Change::Allocation(ListChange::Edit(cell, vec![amount])));
}

fn reread(session: &Session) -> Session {
    let text = storage::write(session).expect("it can be written");
    storage::read(text.as_bytes(), Timestamp::UNIX_EPOCH).expect("it was written by us").session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_voids_the_signatures_that_cover_what_it_changed_and_no_other(moves in meeting(40)) {
        let mut session = signed().session;
        let mut seen = Seen::new();
        look(&mut seen, session.state());
        for each in &moves {
            // What was signed amid an entry is seen nowhere from outside.
            let signs_amid = each.changes.len() > 1 && each.changes.iter().any(|it| matches!(it, Change::Sign(..)));
            if signs_amid || each.offer_to(&mut session).is_err() {
                continue;
            }
            // What was signed outside of the history is taken to be signed as the file has it.
            prop_assume!(!each.changes.iter().any(|change| matches!(change, Change::TakeOver(_))));
            // Nor is seen from here what was signed amid an entry that goes on to alter it.
            let signs = each.changes.iter().any(|change| matches!(change, Change::Sign(..)));
            prop_assume!(!signs || each.changes.len() == 1);
            look(&mut seen, session.state());
            prop_assert_eq!(void(session.state()), changed_since(&seen, session.state()), "after {:?}", each.changes);
        }
        prop_assert_eq!(void(reread(&session).state()), void(session.state()), "a file keeps what was signed");
    }

    #[test]
    fn undo_of_an_edit_restores_the_signatures_and_redo_voids_them_again(moves in meeting(30)) {
        let mut session = signed().session;
        for each in &moves {
            let (before, rev) = (session.clone(), session.rev());
            let is_step = |session: &Session| session.undoable().is_some_and(|entry| entry.seq > rev);
            if each.offer_to(&mut session).is_err() || !is_step(&session) {
                continue;
            }
            let after = void(session.state());
            let step = |session: &mut Session, change| {
                let at = session.history().last().expect("it was founded").at;
                let entry = session.next_entry(at, Author::Chair, None, Step::Room, vec![change]);
                session.apply(entry).expect("it was there to be done");
            };
            step(&mut session, Change::Undo);
            prop_assert_eq!(void(session.state()), void(before.state()), "undo of {:?}", each.changes);
            step(&mut session, Change::Redo);
            prop_assert_eq!(void(session.state()), after, "redo of {:?}", each.changes);
        }
    }
}

#[test]
fn a_plan_is_not_closed_while_sales_has_signed_another_one_and_the_answer_names_which() {
    let mut meeting = signed();
    amend(&mut meeting);
    let close = |meeting: &mut Meeting| meeting.tries(Author::Chair, Step::Agreement, vec![Change::Close]);
    assert_eq!(close(&mut meeting), Err(Refusal::SignatureVoid(Department::Sales, Part::Budget)));
    let mut keyboard = Keyboard::at(meeting.session.clone(), Lang::En);
    keyboard.meeting_mut().go_to(Step::Agreement, Timestamp::UNIX_EPOCH);
    assert_eq!(keyboard.press("C").notice(), "Sales signed before this changed: budget. Ask them to sign again.");
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
    assert_eq!(close(&mut meeting), Ok(()));
}

#[test]
fn what_is_not_yet_agreed_is_named_by_part_and_department() {
    let mut meeting = Meeting::planned();
    assert_eq!(meeting.state().not_agreed().len(), 4, "nobody has signed");
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
    assert_eq!(meeting.state().not_agreed(), []);
    amend(&mut meeting);
    let both = vec![Department::Sales, Department::Marketing];
    assert_eq!(meeting.state().not_agreed(), [(Part::Budget, both)]);
    meeting.sign("ana", Stance::Agrees);
    assert_eq!(meeting.state().not_agreed(), [(Part::Budget, vec![Department::Marketing])]);
    meeting.sign("max", Stance::Objects("Too late".to_owned()));
    assert_eq!(meeting.state().not_agreed().len(), 4, "who objects agrees to nothing");
}

#[test]
fn that_a_promotion_begins_as_planned_voids_nothing_and_that_it_is_called_off_does() {
    let mut meeting = signed();
    let set = |state| Change::Promotion(ListChange::Edit("shows".into(), vec![PromotionField::State(state)]));
    meeting.marketing(set(PromotionState::Running));
    assert_eq!(meeting.state().void_parts(&Department::Sales), BTreeSet::new());
    meeting.marketing(set(PromotionState::Cancelled));
    assert_eq!(meeting.state().void_parts(&Department::Sales), [Part::Budget].into());
}

#[test]
fn an_edit_that_voids_a_signature_says_so_with_before_and_after_and_undo_says_that_it_is_valid_again() {
    let mut keyboard = Keyboard::at(signed().session, Lang::En);
    // The first cell is that of the dealers at shows.
    keyboard.press("<f2>550000<enter>");
    let said = keyboard.notice();
    assert!(said.starts_with("Void: the signature of Sales, Marketing for budget."), "{said}");
    assert!(said.contains("was 40,000, is 50,000"), "{said}");
    keyboard.press("V");
    let page = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(page.contains("[S] budget") && page.contains("was 40,000, is 50,000"), "{page}");
    keyboard.press("<esc>u");
    assert!(keyboard.notice().starts_with("As it was signed again"), "{}", keyboard.notice());
}
