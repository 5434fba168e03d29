//! How long the rules take over a long session: `cargo bench --bench rules`.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use roundtable::domain::{
    About, Action, Allocation, Answer, Audience, Author, Basis, Cell, Change, Conclusion, Currency, Department, Digest,
    Entry, Evidence, EvidenceKind, Founding, Goal, Line, ListChange, Listed, Money, Parked, Part, Period, Positioning,
    Promotion, PromotionKind, PromotionState, Reading, ResultRow, Reward, RoomChange, Segment, Session, Settlement,
    Stance, Step, Tier, Verdict, WorkingLine,
};
use roundtable::rules::text::{Lexicon, Names, boast, credit, hostile};
use roundtable::rules::{self, Context, Memory, RULES};
use roundtable::storage::our_word_lists;

/// Rounds for each figure, of which the median is told.
const ROUNDS: usize = 101;
/// Sessions that this one follows.
const PAST: usize = 40;
/// How many inputs of each kind; together they are 5,000.
const LINES: u32 = 100;
const SEGMENTS: u32 = 200;
const PROMOTIONS: u32 = 300;
const RESULTS: u32 = 800;
const READINGS: u32 = 400;
const EVIDENCE: u32 = 800;
const CONCLUSIONS: u32 = 300;
const POSITIONINGS: u32 = 100;
const CELLS: u32 = 1_000;
const GOALS: u32 = 300;
const REWARDS: u32 = 200;
const ACTIONS: u32 = 300;
const PARKED: u32 = 200;

/// Remarks of about 60 characters, as people make them.
const TEXTS: [&str; 8] = [
    "Dealers ask for a starter set with a display for the counter",
    "Marketing sent 400 leads in May, 38 of which became customers",
    "The trade show in Cologne brought us 21 appointments in March",
    "经销商希望展会以后一周之内就能收到样品和报价单，今年春季展会之后平均用了十六天才寄到，其中有三家转向了别的供应商",
    "Reduces downtime by 20%, so your line runs through the weekend",
    "Key accounts grew by 12% after the joint visits of last autumn",
    "五月份收到四百条线索，其中三十八条成了新客户，平均每条线索的费用是一百二十元，比去年同期下降了百分之十五",
    "Production needs the forecast by the tenth of every month, please",
];

fn main() {
    let begun = Instant::now();
    let session = session();
    println!("a session of {} entries: {:.0} ms to replay", session.history().len(), since(begun));
    let mut past = vec![Digest::of(session.state()); PAST];
    for (at, digest) in past.iter_mut().enumerate() {
        digest.promotions.truncate(20);
        for (id, _) in &mut digest.promotions {
            *id = format!("{id}-of-{at}").as_str().into();
        }
    }
    let lexicon = Lexicon::new(&our_word_lists());
    let context = || Context::new(&session, &past, &lexicon).at(Step::Agreement);
    let count = rules::flags(&context()).len();
    println!("all rules at first: {:.2} ms, {count} flags", median(|| drop(rules::flags(&context()))));
    let memory = Memory::default();
    let tables = session.state().look_back.tables();
    let again = || context().remembering(&memory).with_tables(&tables);
    println!("all rules again: {:.2} ms", median(|| drop(rules::flags(&again()))));
    println!("and the tables that the screen shows too: {:.2} ms", median(|| drop(session.state().look_back.tables())));
    println!("what of it is open: {:.2} ms", median(|| drop(rules::open(&context()))));
    println!("the context alone: {:.2} ms", median(|| drop(context())));
    for (rule, find) in RULES {
        // What the rules share is reckoned anew for each.
        println!("{rule:?} alone: {:.2} ms", median(|| drop(find(&context()))));
    }
    let names = Names::default();
    for (name, reads) in [
        ("X1", &(|text: &str| credit(text, &lexicon, &names).is_some()) as &dyn Fn(&str) -> bool),
        ("X5", &|text| hostile(text, &lexicon, &names).is_some()),
        ("X6", &|text| boast(text, &lexicon, &names).is_some()),
    ] {
        let all = || TEXTS.iter().cycle().take(5_000).filter(|text| reads(text)).count();
        println!("{name} reads 5,000 remarks: {:.2} ms", median(|| assert!(all() <= 5_000)));
    }
}

fn since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3
}

/// Milliseconds that one round takes.
fn median(mut round: impl FnMut()) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            round();
            since(begun)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

/// A remark that nobody else makes: no two texts are read as one.
fn text(at: u32) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{}, no. {}", TEXTS[at as usize % TEXTS.len()], COUNT.fetch_add(1, Ordering::Relaxed))
}

fn name(kind: &str, at: u32) -> String {
    format!("{kind}-{at}")
}

fn segment(at: u32) -> String {
    name("segment", at % SEGMENTS)
}

fn promotion(at: u32) -> String {
    name("promotion", at % PROMOTIONS)
}

fn day(at: u32) -> Date {
    date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::from(at % 360)))
}

/// Entries, each half a minute after the one before.
struct History(Vec<Entry>);

impl History {
    fn does(&mut self, by: Author, step: Step, change: Change) {
        let seq = u32::try_from(self.0.len()).expect("it is some thousands") + 1;
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(i64::from(seq) * 30);
        self.0.push(Entry { seq, at, by, person: None, step, changes: vec![change] });
    }

    /// Sales and Marketing take turns.
    fn say(&mut self, step: Step, count: u32, change: impl Fn(u32) -> Change) {
        for at in 0..count {
            let by = if at % 2 == 0 { Department::Sales } else { Department::Marketing };
            self.does(Author::Department(by), step, change(at));
        }
    }
}

/// A session of 5,000 inputs, with settled flags and six signatures.
fn session() -> Session {
    let period = |from, to| Period { from, to };
    let (planned, looked_back) =
        (period(date(2026, 4, 1), date(2026, 6, 30)), period(date(2026, 1, 1), date(2026, 3, 31)));
    let about = About::new("A long plan", date(2026, 3, 20), planned, looked_back, Currency::EUR);
    let founding = Founding { id: "long".into(), about, carried: None };
    let mut history = History(Vec::new());
    history.does(Author::Chair, Step::Room, Change::Found(Box::new(founding)));
    let departments: Vec<Department> =
        [Department::Sales, Department::Marketing].into_iter().chain(Department::REQUIRED).collect();
    for (at, department) in departments.iter().enumerate() {
        let seat = RoomChange::Seat(person(at), format!("Person {at}"), department.clone(), String::new());
        history.does(Author::Chair, Step::Room, Change::Room(seat));
        history.does(Author::Chair, Step::Room, Change::Room(RoomChange::Came(person(at))));
    }
    plan(&mut history);
    look_back_and_research(&mut history);
    agree(&mut history);
    let so_far = Session::replay(history.0.clone()).expect("each input stands by itself");
    let lexicon = Lexicon::new(&our_word_lists());
    let flags = rules::flags(&Context::new(&so_far, &[], &lexicon).at(Step::Agreement));
    for flag in flags.into_iter().step_by(5) {
        let settle = Change::Settle(flag.key, Settlement::Dismissed, "We know, and it stays".to_owned());
        history.does(Author::Department(Department::Finance), Step::Agreement, settle);
    }
    for (at, department) in departments.into_iter().enumerate() {
        let stance = if at == 3 { Stance::Objects(text(3)) } else { Stance::WithReservation(text(1)) };
        let sign = Change::Sign(person(at), stance, Part::ALL.to_vec());
        history.does(Author::Department(department), Step::Agreement, sign);
    }
    Session::replay(history.0).expect("each input stands by itself")
}

fn person(at: usize) -> roundtable::domain::ParticipantId {
    format!("person-{at}").as_str().into()
}

fn plan(history: &mut History) {
    history.say(Step::Segments, SEGMENTS, |at| {
        let segment = Segment {
            name: name("Segment", at),
            tier: Tier::ABC.get(at as usize % 4).copied(),
            defined_by: text(at),
            needs: text(at + 1),
            value: if at % 3 == 0 { String::new() } else { text(at + 2) },
            ..Segment::default()
        };
        Change::Segment(ListChange::Raise(segment_id(at), segment))
    });
    history.say(Step::Budget, PROMOTIONS, |at| {
        let promotion = Promotion {
            name: name("Promotion", at),
            kind: Some(Listed::Known(PromotionKind::ALL[at as usize % 3])),
            audience: Some(Listed::Known(Audience::Dealers)),
            from: Some(day(at * 7)),
            to: Some(day(at * 7).saturating_add(jiff::Span::new().days(20))),
            products: [format!("Product {}", at % 5)].into(),
            message: text(at),
            sales_behind: Some(Answer::ALL[at as usize % 3]),
            state: PromotionState::ALL[at as usize % 3],
        };
        Change::Promotion(ListChange::Raise(promotion_id(at), promotion))
    });
    history.say(Step::Budget, CELLS, |at| {
        let cell = Cell::new(Some(segment_id(at)), Some(promotion_id(at / SEGMENTS + at)));
        let allocation = Allocation { amount: Money::from(at + 1), reason: text(at), ..Allocation::default() };
        Change::Allocation(ListChange::Raise(cell, allocation))
    });
    history.say(Step::Goals, GOALS, |at| {
        let goal = Goal {
            measure: name("Measure", at),
            expected: Some(at.into()),
            target: Some((at + 10).into()),
            if_missed: text(at),
            ..Goal::default()
        };
        Change::Goal(ListChange::Raise(name("goal", at).as_str().into(), goal))
    });
    history.say(Step::Goals, REWARDS, |at| {
        let reward = Reward {
            department: Some(if at % 2 == 0 { Department::Sales } else { Department::Marketing }),
            what: text(at),
            goal: Some(name("goal", at).as_str().into()),
            threshold: Some((at + at % 2).into()),
        };
        Change::Reward(ListChange::Raise(name("reward", at).as_str().into(), reward))
    });
}

fn segment_id(at: u32) -> roundtable::domain::SegmentId {
    segment(at).as_str().into()
}

fn promotion_id(at: u32) -> roundtable::domain::PromotionId {
    promotion(at).as_str().into()
}

fn look_back_and_research(history: &mut History) {
    history.say(Step::LookBack, RESULTS, |at| {
        let row = ResultRow {
            basis: Basis::Cells,
            segment: Some(segment_id(at)),
            promotion: Some(promotion_id(at)),
            spend: Some(Money::from(at * 37 % 1_000)),
            sales: Some((at * 53 % 1_000).into()),
            source: text(at),
            ..ResultRow::default()
        };
        Change::Result(ListChange::Raise(name("row", at).as_str().into(), row))
    });
    history.say(Step::LookBack, READINGS, |at| {
        let line =
            if at < SEGMENTS { Line::Segment(Some(segment_id(at))) } else { Line::Promotion(Some(promotion_id(at))) };
        let reading = Reading {
            text: text(at),
            target_met: Answer::ALL.get(at as usize % 4).copied(),
            customers_satisfied: Some(Answer::Yes),
            by_what_means: text(at + 3),
            verdict: Verdict::ALL.get(at as usize % 4).copied(),
        };
        Change::Reading(ListChange::Raise(line, reading))
    });
    history.say(Step::Research, EVIDENCE, |at| {
        let contradicts = (at % 20 == 19).then(|| name("evidence", at - 1).as_str().into());
        let evidence = Evidence {
            text: text(at),
            kind: EvidenceKind::ALL[at as usize % EvidenceKind::ALL.len()],
            source: "VDMA".to_owned(),
            customer: if at % 3 == 0 { format!("Customer {at}") } else { String::new() },
            date: Some(day(at)),
            contradicts: contradicts.into_iter().collect(),
            ..Evidence::default()
        };
        Change::Evidence(ListChange::Raise(name("evidence", at).as_str().into(), evidence))
    });
    history.say(Step::Research, CONCLUSIONS, |at| {
        let rests_on = (0..at % 4).map(|other| name("evidence", (at * 3 + other) % EVIDENCE).as_str().into()).collect();
        let conclusion = Conclusion { text: text(at), rests_on };
        Change::Conclusion(ListChange::Raise(name("conclusion", at).as_str().into(), conclusion))
    });
    history.say(Step::Research, POSITIONINGS, |at| {
        let positioning = Positioning {
            product_line: name("Line", at),
            image: text(at),
            position: text(at + 1),
            ..Positioning::default()
        };
        Change::Positioning(ListChange::Raise(name("positioning", at).as_str().into(), positioning))
    });
}

fn agree(history: &mut History) {
    history.say(Step::Room, LINES, |at| {
        let line = WorkingLine { text: text(at), kept: None };
        Change::WorkingLine(ListChange::Raise(name("line", at).as_str().into(), line))
    });
    history.say(Step::Agreement, ACTIONS, |at| {
        let action = Action { what: text(at), who: "Ana".to_owned(), ..Action::default() };
        Change::Action(ListChange::Raise(name("action", at).as_str().into(), action))
    });
    history.say(Step::Agreement, PARKED, |at| {
        let parked = Parked { text: text(at), ..Parked::default() };
        Change::Parked(ListChange::Raise(name("parked", at).as_str().into(), parked))
    });
}
