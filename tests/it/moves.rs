//! Any move that a room might make: every kind of change, by anybody, in any script, fitting or not.

mod housekeeping;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use roundtable::domain::{
    Action, Allocation, Answer, Audience, Author, Basis, Case, Cell, Change, Closure, Concern, Conclusion,
    ConclusionId, Customer, CustomerList, Department, Evidence, EvidenceKind, Fate, Figure, FlagKey, Goal, Held,
    InputRef, Item, LARGEST, Leftover, LeftoverField, Line, ListChange, Listed, Measure, Money, Parked, Part,
    ParticipantId, Pick, PlanChange, Positioning, Progress, Promotion, PromotionKind, PromotionState, Reading, Refusal,
    RequestState, ResultRow, Reward, Segment, Session, Settlement, Stance, Step, Tier, TierLimits, Verdict,
    WorkingLine,
};
use rust_decimal::Decimal;

use self::housekeeping::{about, clock, room, setting};
use crate::fixtures::{Meeting, PEOPLE, cell as fixed};
use crate::private_notes::any_note;

/// An entry without its place in the history.
#[derive(Clone, Debug)]
pub struct Move {
    by: Author,
    person: Option<ParticipantId>,
    step: Step,
    /// What is altered.
    pub changes: Vec<Change>,
}

impl Move {
    /// Offers the move to a session, half a minute after its last entry.
    ///
    /// # Errors
    /// What the session answers.
    pub fn offer_to(&self, session: &mut Session) -> Result<(), Refusal> {
        let last = session.history().last().map_or(Timestamp::UNIX_EPOCH, |entry| entry.at);
        let at = last + SignedDuration::from_secs(30);
        let (by, person) = (self.by.clone(), self.person.clone());
        session.apply(session.next_entry(at, by, person, self.step, self.changes.clone()))
    }
}

/// A meeting of up to `most` moves, such as a room might make; now and then one reveals, closes or reopens.
pub fn meeting(most: usize) -> impl Strategy<Value = Vec<Move>> {
    (option::weighted(0.125, opening_positions()), vec(any_move(), most / 4..most))
        .prop_map(|(opening, moves)| opening.into_iter().flatten().chain(moves).collect())
}

/// Sales and Marketing hand in their own splits of the budget, and they are revealed.
fn opening_positions() -> impl Strategy<Value = Vec<Move>> {
    let cells = || select(vec![fixed("dealers", "shows"), fixed("dealers", "ads"), fixed("key-accounts", "ads")]);
    let split = move || btree_map(cells(), (0..9_u32).prop_map(Money::from), 0..3).prop_map(Change::HandIn);
    (split(), split()).prop_map(|(sales, marketing)| {
        let by = |by, change| Move { by, person: None, step: Step::Budget, changes: vec![change] };
        vec![
            by(Author::Department(Department::Sales), sales),
            by(Author::Department(Department::Marketing), marketing),
            by(Author::Chair, Change::Reveal),
        ]
    })
}

/// A meeting in which undo reaches back to the first move.
pub fn meeting_without_walls(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let is_wall = |change: &Change| matches!(change, Change::Reveal | Change::Close | Change::Reopen(_));
    meeting(most).prop_map(move |mut moves| {
        moves.retain(|each| !each.changes.iter().any(is_wall));
        moves
    })
}

fn any_move() -> impl Strategy<Value = Move> {
    let by = prop_oneof![1 => Just(Author::Chair), 9 => department().prop_map(Author::Department)];
    let changes = prop_oneof![
        20 => change().prop_map(|change| vec![change]),
        3 => vec(change(), 2..4),
        1 => Just(vec![Change::Undo]),
        1 => Just(vec![Change::Redo]),
    ];
    let person = option::weighted(0.2, participant());
    (by, person, select(Step::ALL.to_vec()), changes).prop_map(|(by, person, step, changes)| {
        // Mostly somebody speaks for the department where they sit, and signs for it.
        let person = person.filter(|person| *person == ParticipantId::from("nobody") || sits_for(person, &by));
        let signs = changes.iter().find_map(|change| match change {
            Change::Sign(signatory, ..) => PEOPLE.iter().find(|(id, ..)| *signatory == ParticipantId::from(*id)),
            _ => None,
        });
        match signs {
            Some((.., department, _)) => {
                Move { by: Author::Department(department.clone()), person: None, step, changes }
            }
            None => Move { by, person, step, changes },
        }
    })
}

fn sits_for(person: &ParticipantId, by: &Author) -> bool {
    PEOPLE.iter().any(|(id, _, department, _)| {
        ParticipantId::from(*id) == *person && by.department().is_none_or(|by| by == department)
    })
}

fn change() -> BoxedStrategy<Change> {
    prop_oneof![
        3 => leftover().prop_map(Change::Leftover),
        6 => prop_oneof![about().prop_map(Change::About), room().prop_map(Change::Room), clock().prop_map(Change::Clock)],
        1 => setting().prop_map(Change::Setting),
        1 => prop_oneof![Just(Measure::Money), text().prop_map(Measure::Count)].prop_map(Change::Measure),
        2 => any_note().prop_map(Change::PrivateNote),
        20 => early_inputs(),
        30 => plan_inputs(),
        8 => late_inputs(),
        12 => agreement(),
        1 => select(vec![Meeting::seated(), Meeting::planned()])
            .prop_map(|found| Change::TakeOver(Box::new(found.state().clone()))),
    ]
    .boxed()
}

/// What becomes of something that the last session of [`Meeting::left`] left, or what nobody may do to it.
fn leftover() -> impl Strategy<Value = ListChange<Leftover>> {
    let field = prop_oneof![
        2 => select(Closure::ALL).prop_map(LeftoverField::Closure),
        2 => text().prop_map(LeftoverField::Reason),
        1 => option::of(number()).prop_map(LeftoverField::Actual),
        1 => option::of(select(Answer::ALL)).prop_map(LeftoverField::Earned),
    ];
    let ids = ["leads-a-month", "three-days-off", "book-the-stand", "only-if-the-fair-is-kept", "a"];
    let edit = (select(ids.to_vec()), vec(field, 1..3)).prop_map(|(id, fields)| ListChange::Edit(id.into(), fields));
    let other = prop_oneof![
        Just(ListChange::Remove("book-the-stand".into())),
        Just(ListChange::Raise("a".into(), Leftover::default())),
        Just(ListChange::Place("book-the-stand".into(), 0)),
        text().prop_map(|what| ListChange::Edit("book-the-stand".into(), vec![LeftoverField::What(what)])),
    ];
    prop_oneof![4 => edit, 1 => other]
}

fn early_inputs() -> BoxedStrategy<Change> {
    let line = (text(), option::of(select(Answer::ALL))).prop_map(|(text, kept)| WorkingLine { text, kept });
    let row = (basis(), option::of(segment()), option::of(promotion()), option::of(money()), option::of(number()))
        .prop_map(|(basis, segment, promotion, spend, sales)| ResultRow {
            basis,
            segment: segment.map(Into::into),
            promotion: promotion.map(Into::into),
            spend,
            sales,
            ..ResultRow::default()
        });
    let reading = (text(), option::of(select(Verdict::ALL))).prop_map(|(text, verdict)| Reading {
        text,
        verdict,
        ..Reading::default()
    });
    let theme = select(vec!["", "Price", " price ", "交货"]);
    let evidence = (text(), text(), select(EvidenceKind::ALL), option::of(day()), theme, btree_set(name(), 0..2))
        .prop_map(|(text, source, kind, date, theme, contradicts)| Evidence {
            text,
            kind,
            source,
            customer: String::new(),
            date,
            theme: theme.to_owned(),
            contradicts: contradicts.into_iter().map(Into::into).collect(),
        });
    let conclusion = (text(), btree_set(name(), 0..3))
        .prop_map(|(text, rests_on)| Conclusion { text, rests_on: rests_on.into_iter().map(Into::into).collect() });
    let positioning = (text(), text(), btree_set(name(), 0..2)).prop_map(|(product_line, position, from)| {
        Positioning { product_line, image: String::new(), position, from: from.into_iter().map(Into::into).collect() }
    });
    prop_oneof![
        list(name(), line).prop_map(Change::WorkingLine),
        list(name(), row).prop_map(Change::Result),
        list(line_of_look_back(), reading).prop_map(Change::Reading),
        list(name(), evidence).prop_map(Change::Evidence),
        list(name(), conclusion).prop_map(Change::Conclusion),
        list(name(), positioning).prop_map(Change::Positioning),
    ]
    .boxed()
}

fn plan_inputs() -> BoxedStrategy<Change> {
    let tier = option::of(select(vec!["A", "B", "C"]));
    let told = (option::of(0_u64..500), option::of(money()), vec(pick(), 0..3));
    let item = (text(), tier, text(), told, option::of(segment())).prop_map(
        |(name, tier, defined_by, (customers, sales, picks), came_of)| Segment {
            picks,
            name,
            tier: tier.map(|tier| tier.parse::<Tier>().expect("one letter")),
            defined_by,
            customers,
            sales,
            came_of: came_of.map(Into::into),
            ..Segment::default()
        },
    );
    let state = select(PromotionState::ALL);
    let activity = (text(), option::weighted(0.9, kind()), option::of(day()), option::of(day()), state).prop_map(
        |(name, kind, from, to, state)| Promotion {
            name,
            kind,
            audience: Some(Listed::Known(Audience::Dealers)),
            from,
            to,
            state,
            ..Promotion::default()
        },
    );
    let figure = select(vec![Figure::Budget, Figure::Customers, Figure::Sales]);
    let target = option::weighted(0.9, number());
    let goal = (text(), option::of(segment()), target, conclusions()).prop_map(|(measure, segment, target, from)| {
        Goal { measure, segment: segment.map(Into::into), target, from, ..Goal::default() }
    });
    let reward = (option::weighted(0.9, department()), text(), option::of(name()))
        .prop_map(|(department, what, goal)| Reward { department, what, goal: goal.map(Into::into), threshold: None });
    prop_oneof![
        5 => list(segment(), item).prop_map(Change::Segment),
        2 => (segment(), segment()).prop_map(|(from, into)| Change::MergeSegments(from.into(), into.into())),
        4 => list(promotion(), activity).prop_map(Change::Promotion),
        8 => list_of_cells().prop_map(Change::Allocation),
        2 => customers().prop_map(Change::Customers),
        2 => (figure, option::of(number())).prop_map(|(figure, value)| Change::Figure(figure, value)),
        3 => btree_map(cell(), money(), 0..3).prop_map(Change::HandIn),
        2 => Just(Change::Reveal),
        2 => list(name(), goal).prop_map(Change::Goal),
        2 => list(name(), reward).prop_map(Change::Reward),
    ]
    .boxed()
}

/// A customer list with what is known of each, summed up or one by one; now and then one that lacks what picks ask for.
fn customers() -> impl Strategy<Value = Arc<CustomerList>> {
    let customer = (text(), money(), select(vec!["north", "south", ""]));
    let attribute = prop_oneof![4 => Just("region"), 1 => Just("size")];
    (vec(customer, 0..6), attribute, any::<bool>()).prop_map(|(list, attribute, is_long)| {
        let customer =
            |(name, sales, region): (String, Money, &str)| Customer { name, sales, values: vec![region.to_owned()] };
        let rows = list.into_iter().map(customer).collect();
        let list = CustomerList { attributes: vec![attribute.to_owned()], rows, ..CustomerList::default() };
        Arc::new(if is_long { list.summed_up(&TierLimits::default()) } else { list })
    })
}

fn pick() -> impl Strategy<Value = Pick> {
    let region = || option::of(select(vec!["north", "south", ""]));
    (region(), region(), option::of(select(Tier::ABC.to_vec()))).prop_map(|(is, is_not, tier)| Pick {
        is: is.map(|value| ("region".to_owned(), value.to_owned())).into_iter().collect(),
        is_not: is_not.map(|value| ("region".to_owned(), [value.to_owned()].into())).into_iter().collect(),
        tier,
        ..Pick::default()
    })
}

fn late_inputs() -> BoxedStrategy<Change> {
    let action = (text(), text(), option::of(day()), select(Progress::ALL))
        .prop_map(|(what, who, due, progress)| Action { what, who, due, progress });
    let parked = (text(), select(Fate::ALL), option::of(input())).prop_map(|(text, fate, became)| Parked {
        text,
        fate,
        became,
        ..Parked::default()
    });
    let request = (text(), select(Part::ALL), select(RequestState::ALL)).prop_map(|(reason, part, state)| PlanChange {
        reason,
        part,
        state,
    });
    prop_oneof![
        list(name(), action).prop_map(Change::Action),
        list(name(), parked).prop_map(Change::Parked),
        list(name(), request).prop_map(Change::PlanChange),
    ]
    .boxed()
}

fn agreement() -> BoxedStrategy<Change> {
    let stance = prop_oneof![3 => Just(Stance::Agrees), 1 => text().prop_map(Stance::WithReservation), 1 => text().prop_map(Stance::Objects)];
    let signatory = prop_oneof![3 => select(vec!["ana".into(), "max".into()]), 1 => participant()];
    prop_oneof![
        4 => input().prop_map(Change::Agree),
        2 => input().prop_map(Change::Withdraw),
        2 => (input(), department(), option::weighted(0.2, participant()))
            .prop_map(|(input, department, person)| Change::Attribute(input, department, person)),
        8 => (signatory, stance, vec(select(Part::ALL), 1..4))
            .prop_map(|(person, stance, parts)| Change::Sign(person, stance, parts)),
        2 => Just(Change::TakeBackSignature),
        6 => (flag(), select(Settlement::ALL), text()).prop_map(|(flag, how, reason)| Change::Settle(flag, how, reason)),
        6 => flag().prop_map(Change::Unsettle),
        4 => Just(Change::Close),
        2 => text().prop_map(Change::Reopen),
    ]
    .boxed()
}

/// One of few flags, so that what was settled is now and then opened again.
fn flag() -> impl Strategy<Value = FlagKey> {
    let case = select(vec![Case::NoWorkingAgreement, Case::Hostile, Case::NoValue]);
    (case, option::of(segment()))
        .prop_map(|(case, segment)| FlagKey::new(case, segment.map(|id| Concern::Input(InputRef::Segment(id.into())))))
}

/// Any alteration of a list: something raised, some of its fields, or one that comes and goes.
fn list<T, N>(
    id: impl Strategy<Value = N> + 'static,
    item: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<ListChange<T>>
where
    T: Item + 'static,
    N: Debug + Into<T::Id> + 'static,
{
    (id, item, 0_u8..12, vec(any::<Index>(), 0..3))
        .prop_map(|(id, item, which, picked)| {
            let id: T::Id = id.into();
            match which {
                0..5 => ListChange::Raise(id, item),
                5..8 => {
                    let fields = item.fields();
                    ListChange::Edit(id, picked.iter().map(|index| index.get(&fields).clone()).collect())
                }
                8 | 9 => ListChange::Remove(id),
                10 => ListChange::Restore(id),
                _ => ListChange::Place(id, picked.len()),
            }
        })
        .boxed()
}

fn list_of_cells() -> BoxedStrategy<ListChange<Allocation>> {
    let limits = (option::weighted(0.1, money()), option::weighted(0.1, money()));
    let allocation = (money(), text(), option::weighted(0.1, Just(Held::Locked)), limits, conclusions()).prop_map(
        |(amount, reason, held, (floor, ceiling), from)| Allocation { amount, reason, held, floor, ceiling, from },
    );
    list(cell(), allocation)
}

/// Conclusions that something follows from: mostly none, since few of a random meeting's are on the table.
fn conclusions() -> impl Strategy<Value = BTreeSet<ConclusionId>> {
    let some = btree_set(name(), 1..3).prop_map(|names| names.into_iter().map(Into::into).collect());
    prop_oneof![4 => Just(BTreeSet::new()), 1 => some]
}

/// Words as they are really typed: in several scripts, with marks that combine, and sometimes none at all.
fn text() -> BoxedStrategy<String> {
    let words = [
        "Dealers",
        "经销商（华东）",
        "Zu\u{308}rich",
        "👩🏽‍🔧 service",
        "קהל",
        "a/b: \"c\"",
        "  ",
        "\u{200b}",
        "line\nbreak",
        "-",
        "",
    ];
    prop_oneof![6 => select(words.map(str::to_owned).to_vec()), 2 => "\\PC{1,12}"].boxed()
}

/// Few names, so that they often meet.
fn name() -> impl Strategy<Value = &'static str> {
    select(vec!["one", "two", "三"])
}

fn segment() -> impl Strategy<Value = &'static str> {
    select(vec!["dealers", "key-accounts", "经销商"])
}

fn promotion() -> impl Strategy<Value = &'static str> {
    select(vec!["shows", "ads", "样机试用"])
}

fn participant() -> impl Strategy<Value = ParticipantId> {
    select(PEOPLE.iter().map(|(id, ..)| *id).chain(["nobody", "new"]).map(ParticipantId::from).collect::<Vec<_>>())
}

fn department() -> impl Strategy<Value = Department> {
    let own = Department::Other("Einkauf 采购".to_owned());
    let both = || select(vec![Department::Sales, Department::Marketing]);
    prop_oneof![4 => both(), 3 => select(Department::KNOWN.to_vec()), 1 => Just(own)]
}

fn cell() -> impl Strategy<Value = Cell> {
    (option::weighted(0.8, segment()), option::weighted(0.8, promotion()))
        .prop_map(|(segment, promotion)| Cell::new(segment.map(Into::into), promotion.map(Into::into)))
}

fn line_of_look_back() -> impl Strategy<Value = Line> {
    prop_oneof![
        option::of(segment()).prop_map(|id| Line::Segment(id.map(Into::into))),
        option::of(promotion()).prop_map(|id| Line::Promotion(id.map(Into::into))),
        cell().prop_map(Line::Cell),
    ]
}

fn kind() -> impl Strategy<Value = Listed<PromotionKind>> {
    prop_oneof![select(PromotionKind::ALL).prop_map(Listed::Known), text().prop_map(Listed::Own)]
}

fn basis() -> impl Strategy<Value = Basis> {
    select(Basis::ALL)
}

fn day() -> impl Strategy<Value = Date> {
    (1_i8..=12, 1_i8..=28).prop_map(|(month, day)| Date::new(2026, month, day).expect("every month has 28 days"))
}

fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (0_i64..1_000_000).prop_map(Decimal::from),
        2 => (-10_000_i64..1_000_000, 0_u32..4).prop_map(|(units, places)| Decimal::new(units, places)),
        1 => Just(Decimal::MAX),
    ]
}

fn money() -> impl Strategy<Value = Money> {
    let amount = prop_oneof![
        5 => (0_i64..1_000_000, 0_u32..4),
        1 => (-500_i64..0, 0_u32..2),
        1 => Just((LARGEST, 0)),
    ];
    amount.prop_map(|(units, places)| Money::new(Decimal::new(units, places)).expect("no larger than a session holds"))
}

fn input() -> BoxedStrategy<InputRef> {
    let figure = select(vec![Figure::Budget, Figure::Customers, Figure::Sales]);
    prop_oneof![
        name().prop_map(|id| InputRef::WorkingLine(id.into())),
        name().prop_map(|id| InputRef::Result(id.into())),
        line_of_look_back().prop_map(InputRef::Reading),
        name().prop_map(|id| InputRef::Evidence(id.into())),
        name().prop_map(|id| InputRef::Conclusion(id.into())),
        name().prop_map(|id| InputRef::Positioning(id.into())),
        segment().prop_map(|id| InputRef::Segment(id.into())),
        promotion().prop_map(|id| InputRef::Promotion(id.into())),
        cell().prop_map(InputRef::Allocation),
        name().prop_map(|id| InputRef::Goal(id.into())),
        name().prop_map(|id| InputRef::Reward(id.into())),
        name().prop_map(|id| InputRef::Action(id.into())),
        name().prop_map(|id| InputRef::Parked(id.into())),
        name().prop_map(|id| InputRef::PlanChange(id.into())),
        name().prop_map(|id| InputRef::Leftover(id.into())),
        figure.prop_map(InputRef::Figure),
        department().prop_map(InputRef::Signature),
    ]
    .boxed()
}
