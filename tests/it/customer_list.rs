//! Segments from a customer list: proposed, counted, renamed, split, merged, brought anew, and shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use roundtable::domain::{
    Author, Change, Customer, CustomerList, Department, Event, InputRef, ListChange, Members, Money, Pick, Refusal,
    Segment, SegmentField, SegmentId, SettingField, State, Step, Tier, TierLimits, Value, trail,
};
use rust_decimal::Decimal;

use crate::fixtures::Meeting;
use crate::moves;

/// Channel, region and sales of the customers of the small list, largest first; 1,000 together.
const CUSTOMERS: [(&str, &str, &str, u32); 8] = [
    ("Hotel Avenida", "Horeca", "Lisbon", 500),
    ("Mercado Sul", "Retail", "Porto", 250),
    ("Casa Nova", "Horeca", "Lisbon", 100),
    ("Loja Verde", "Retail", "Lisbon", 70),
    ("Bar Central", "Horeca", "Porto", 40),
    ("Quinta Alta", "Horeca", "", 25),
    ("Loja Azul", "Retail", "Lisbon", 15),
    ("Tasca do Rio", "Horeca", "Porto", 0),
];

/// The small list.
pub fn small() -> CustomerList {
    let row = |(name, channel, region, sales): &(&str, &str, &str, u32)| Customer {
        name: (*name).to_owned(),
        sales: Money::from(*sales),
        values: vec![(*channel).to_owned(), (*region).to_owned()],
    };
    CustomerList {
        source: "crm.csv 2026-11-20".to_owned(),
        attributes: vec!["Channel".to_owned(), "Region".to_owned()],
        rows: CUSTOMERS.iter().map(row).collect(),
        ..CustomerList::default()
    }
}

/// So many customers with a few channels and many towns, whose sales fall off as they do in a real list.
pub fn long(customers: u32) -> CustomerList {
    let channels = ["Horeca", "Retail", "Wholesale", "Online"];
    let row = |at: u32| Customer {
        name: format!("Customer {at}"),
        sales: Money::new(Decimal::new(900_000_000 / i64::from(at + 1), 2)).expect("it is small"),
        values: vec![channels[at as usize * 7 % 4].to_owned(), format!("Town {}", at * 13 % 97)],
    };
    CustomerList { rows: (0..customers).map(row).collect(), ..small() }
}

/// A seated meeting to which Marketing has brought a list.
pub fn with(list: CustomerList) -> Meeting {
    let mut meeting = Meeting::seated();
    meeting.marketing(Change::Customers(Arc::new(list)));
    meeting
}

pub fn is(pairs: &[(&str, &str)]) -> Pick {
    Pick {
        is: pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..Pick::default()
    }
}

pub fn picked(name: &str, picks: &[Pick]) -> Change {
    let segment =
        Segment { name: name.to_owned(), defined_by: name.to_owned(), picks: picks.to_vec(), ..Segment::default() };
    Change::Segment(ListChange::Raise(name.into(), segment))
}

fn by_hand(name: &str, customers: u64, sales: u32) -> Change {
    let (customers, sales) = (Some(customers), Some(Money::from(sales)));
    let segment =
        Segment { name: name.to_owned(), defined_by: name.to_owned(), customers, sales, ..Segment::default() };
    Change::Segment(ListChange::Raise(name.into(), segment))
}

pub fn segment<'a>(state: &'a State, id: &str) -> &'a Segment {
    &state.segments.list.get(&id.into()).unwrap_or_else(|| panic!("{id} is on the table")).item
}

pub fn figures(state: &State, id: &str) -> (Option<u64>, Option<Money>) {
    let segment = segment(state, id);
    (segment.customers, segment.sales)
}

pub fn of(customers: u64, sales: u32) -> (Option<u64>, Option<Money>) {
    (Some(customers), Some(Money::from(sales)))
}

/// Names and figures of all segments on the table, in their order.
pub fn table(state: &State) -> Vec<(String, Option<u64>, Option<Money>)> {
    let row = |segment: &Segment| (segment.name.clone(), segment.customers, segment.sales);
    state.segments.list.iter().map(|raised| row(&raised.item)).collect()
}

pub fn row(name: &str, customers: u64, sales: u32) -> (String, Option<u64>, Option<Money>) {
    (name.to_owned(), Some(customers), Some(Money::from(sales)))
}

#[test]
fn a_list_is_an_input_with_an_origin_a_trail_and_a_way_off_the_table() {
    let mut meeting = with(small());
    assert_eq!(meeting.state().raised_by(&InputRef::Customers), Some(&Department::Marketing));
    meeting.sales(Change::Agree(InputRef::Customers));
    meeting.sales(Change::Customers(Arc::new(CustomerList { source: "erp.xlsx".to_owned(), ..small() })));
    let brought = meeting.state().segments.brought.clone().expect("there is a list");
    assert_eq!((brought.by, brought.agreed.len()), (Department::Sales, 0), "a yes was given to the list before");
    meeting.does(
        Author::Chair,
        Step::Segments,
        vec![Change::Attribute(InputRef::Customers, Department::Finance, None)],
    );
    meeting.sales(Change::Customers(Arc::default()));
    assert!(!meeting.state().holds(&InputRef::Customers) && meeting.state().segments.customers.is_empty());
    let events: Vec<Event> =
        trail(&meeting.session, &InputRef::Customers).into_iter().map(|trace| trace.event).collect();
    let raised = |event: &Event, source: &str| matches!(event, Event::Raised(fields) if fields.contains(&("field-source", Value::Text(source.to_owned()))));
    assert!(raised(&events[0], "crm.csv 2026-11-20") && raised(&events[2], "erp.xlsx"), "{events:?}");
    assert_eq!(events[1], Event::Agreed);
    assert!(matches!(events[3..], [Event::Attributed(Department::Finance, None), Event::Removed]), "{events:?}");
    let again = Change::Customers(Arc::default());
    let by = Author::Department(Department::Sales);
    assert_eq!(meeting.tries(by, Step::Segments, vec![again]), Err(Refusal::NotOnTable(InputRef::Customers)));
}

#[test]
fn a_segment_has_the_figures_of_its_customers_and_no_others() {
    let mut meeting = with(small());
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])]));
    assert_eq!(figures(meeting.state(), "horeca"), of(5, 665));
    let typed = SegmentField::Sales(Some(Money::from(9)));
    meeting.sales(Change::Segment(ListChange::Edit("horeca".into(), vec![typed])));
    assert_eq!(figures(meeting.state(), "horeca"), of(5, 665), "what the list says is not typed over");
}

#[test]
fn a_new_list_and_new_limits_bring_the_figures_up_to_date_and_the_trail_says_so() {
    let mut meeting = with(small());
    let large = Pick { tier: Some(Tier::A), ..Pick::default() };
    meeting.sales(picked("Large", &[large])).sales(picked("Lisbon", &[is(&[("Region", "Lisbon")])]));
    meeting.sales(by_hand("Airlines", 3, 90));
    meeting.marketing(Change::Agree(InputRef::Segment("large".into())));
    assert_eq!(figures(meeting.state(), "large"), of(3, 850));
    let limits = TierLimits { a: 50.into(), b: 95.into() };
    meeting.does(Author::Chair, Step::Segments, vec![Change::Setting(SettingField::Tiers(limits))]);
    assert_eq!(figures(meeting.state(), "large"), of(1, 500));
    let large = meeting.state().segments.list.get(&"large".into()).expect("it is there");
    assert!(large.agreed.is_empty(), "a yes was given to other figures");
    let last = trail(&meeting.session, &InputRef::Segment("large".into())).pop().expect("it has a trail");
    assert_eq!(
        last.event,
        Event::Changed("field-sales", Value::Money(Money::from(850)), Value::Money(Money::from(500)))
    );

    let mut other = small();
    other.rows.truncate(3);
    meeting.marketing(Change::Customers(Arc::new(other)));
    assert_eq!(figures(meeting.state(), "lisbon"), of(2, 600));
    let without = CustomerList { attributes: vec!["Channel".to_owned()], ..small() };
    meeting.marketing(Change::Customers(Arc::new(without)));
    assert_eq!(figures(meeting.state(), "lisbon"), (None, None), "this list says nothing of regions");
    assert_eq!(figures(meeting.state(), "airlines"), of(3, 90), "what was added by hand is the room's");
    meeting.undo();
    assert_eq!(figures(meeting.state(), "lisbon"), of(2, 600));
}

#[test]
fn coverage_counts_each_customer_once_and_says_what_is_counted_twice() {
    let mut meeting = with(small());
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])]));
    let coverage = meeting.state().coverage();
    assert_eq!((coverage.customers, coverage.customers_outside, coverage.customers_twice), (5, Some(3), 0));
    assert_eq!((coverage.sales, coverage.sales_outside), (Money::from(665), Some(Money::from(335))));

    meeting.sales(picked("Lisbon", &[is(&[("Region", "Lisbon")])]));
    meeting.sales(picked("Large", &[Pick { tier: Some(Tier::A), ..Pick::default() }]));
    let coverage = meeting.state().coverage();
    // Hotel Avenida and Casa Nova are in all three, Mercado Sul only among the large ones.
    assert_eq!((coverage.customers, coverage.customers_outside, coverage.customers_twice), (8, Some(0), 4));
    assert_eq!((coverage.sales, coverage.sales_twice), (Money::from(1_000), Money::from(1_200)));

    meeting.sales(by_hand("Airlines", 2, 90));
    let coverage = meeting.state().coverage();
    assert_eq!((coverage.customers, coverage.customers_twice), (8, 6), "two more than there are");
    assert_eq!((coverage.customers_in_all, coverage.sales_in_all), of(8, 1_000));
}

#[test]
fn without_a_list_coverage_is_reckoned_from_the_totals_that_the_room_set() {
    let mut meeting = Meeting::seated();
    meeting.sales(by_hand("a", 70, 600)).sales(by_hand("b", 40, 100));
    let coverage = meeting.state().coverage();
    assert_eq!((coverage.customers, coverage.customers_outside, coverage.sales_outside), (110, None, None));
    let set = |figure, value: i64| Change::Figure(figure, Some(value.into()));
    meeting.sales(set(roundtable::domain::Figure::Customers, 100));
    meeting.sales(set(roundtable::domain::Figure::Sales, 1_000));
    let coverage = meeting.state().coverage();
    assert_eq!((coverage.customers, coverage.customers_outside, coverage.customers_twice), (100, Some(0), 10));
    assert_eq!((coverage.sales, coverage.sales_outside), (Money::from(700), Some(Money::from(300))));
}

#[test]
fn returns_that_are_in_no_segment_are_not_taken_for_sales_counted_twice() {
    let mut list = small();
    list.rows[6].sales = Money::new(Decimal::from(-30)).expect("it is small");
    let mut meeting = with(list);
    let all_but_one = Pick { is_not: [("Region".to_owned(), ["Lisbon".to_owned()].into())].into(), ..Pick::default() };
    meeting.sales(picked("Elsewhere", &[all_but_one]));
    meeting.sales(picked("Lisbon Horeca", &[is(&[("Region", "Lisbon"), ("Channel", "Horeca")])]));
    let before = meeting.state().coverage();
    assert_eq!((before.sales_outside, before.sales_twice), (Some(Money::from(40)), Money::ZERO));
    meeting.sales(by_hand("Gardens", 1, 70));
    let coverage = meeting.state().coverage();
    assert_eq!(
        coverage.sales.plus(coverage.sales_outside.expect("all is known")),
        coverage.sales_in_all.expect("known")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_room_does_the_segments_add_up_to_the_list(moves in moves::meeting(50)) {
        let mut session = with(small()).session;
        for each in &moves {
            drop(each.offer_to(&mut session));
        }
        let state = session.state();
        let coverage = state.coverage();
        let (list, abc) = (&state.segments.customers, state.abc());
        if let Some(all) = coverage.customers_in_all {
            prop_assert_eq!(coverage.customers + coverage.customers_outside.expect("all is known"), all);
        }
        if let Some(all) = coverage.sales_in_all {
            prop_assert_eq!(coverage.sales.plus(coverage.sales_outside.expect("all is known")), all);
        }
        let counted: u64 = state.segments.list.iter().filter_map(|raised| raised.item.customers).sum();
        prop_assert_eq!(coverage.customers + coverage.customers_twice, counted);
        for raised in state.segments.list.iter().filter(|raised| !raised.item.picks.is_empty() && !list.is_empty()) {
            let members = list.members(&raised.item.picks, &abc);
            let told = (raised.item.customers, raised.item.sales);
            prop_assert_eq!(told, (members.map(|of: Members| of.customers), members.map(|of| of.sales)));
        }
    }
}

#[test]
fn a_segment_of_the_list_and_one_by_hand_are_together_one_by_hand() {
    let mut meeting = with(small());
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])])).sales(by_hand("Airlines", 3, 90));
    meeting.sales(Change::MergeSegments("airlines".into(), "horeca".into()));
    assert_eq!(figures(meeting.state(), "horeca"), of(8, 755));
    assert!(segment(meeting.state(), "horeca").picks.is_empty());
}

#[test]
fn a_session_that_follows_keeps_who_belongs_and_counts_them_in_its_own_list() {
    let mut meeting = with(small());
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])]));
    let carried = meeting.state().carried();
    let ids: BTreeMap<SegmentId, usize> =
        carried.segments.iter().map(|raised| (raised.id.clone(), raised.item.picks.len())).collect();
    assert_eq!(ids, BTreeMap::from([("horeca".into(), 1)]));
    assert_eq!(carried.segments[0].item.sales, Some(Money::from(665)));
}
