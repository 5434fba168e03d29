//! Sessions for the tests of this room: a small one, a fuller one, and any one.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::paths::{Places, Privacy};
use crate::domain::{
    About, AboutField, Allocation, Author, Cell, Change, ClockChange, Currency, Department, Entry, Evidence, Figure,
    Founding, InputRef, ListChange, Listed, Money, NoteChange, ParticipantId, Period, Promotion, PromotionKind,
    RoomChange, Segment, SegmentField, Session, SessionId, Step,
};

/// Folders under one, the sessions in a folder that the user named; only that one exists.
pub fn places_in(root: &Path) -> Places {
    let sessions = root.join("plans");
    std::fs::create_dir_all(&sessions).expect("a folder of the test's own");
    Places {
        sessions,
        privacy: Privacy::Named,
        state: root.join("state"),
        refuge: root.join("refuge"),
        config: root.join("config"),
    }
}

/// A moment after everything in the samples.
pub fn later() -> Timestamp {
    Timestamp::from_second(1_795_500_000).expect("a moment in 2026")
}

/// The moment at which a sample's entry of this number was made.
fn moment(seq: u32) -> Timestamp {
    Timestamp::from_second(1_795_400_000 + i64::from(seq)).expect("a moment in 2026")
}

/// A session of this title with nothing in it.
pub fn titled(title: &str) -> Session {
    let quarter = |year, month| Period::new(date(year, month, 1), date(year, month + 2, 28)).expect("in order");
    let about = About::new(title, date(2026, 11, 23), quarter(2027, 1), quarter(2026, 7), Currency::EUR);
    let founding = Founding { id: SessionId::from(title), about, carried: None };
    Session::found(founding, moment(1)).expect("it has a title")
}

/// A session with nothing in it.
pub fn founded() -> Session {
    titled("Hydra launch")
}

/// The next entry of a session: these changes, by a department or the chair.
pub fn entry(session: &Session, by: Option<Department>, changes: Vec<Change>) -> Entry {
    let author = by.map_or(Author::Chair, Author::Department);
    session.next_entry(moment(session.rev() + 1), author, None, Step::Segments, changes)
}

/// Adds an entry to a session and hands it out.
pub fn add(session: &mut Session, by: Option<Department>, change: Change) -> Entry {
    let entry = entry(session, by, vec![change]);
    session.apply(entry.clone()).expect("the sample is in order");
    entry
}

/// A session in the middle of a meeting: 9 entries.
pub fn planned() -> Session {
    let mut session = founded();
    let chen = ParticipantId::from("Chen Li");
    let seat = RoomChange::Seat(chen.clone(), "陈立".to_owned(), Department::Sales, "Head of sales".to_owned());
    add(&mut session, None, Change::Room(seat));
    add(&mut session, None, Change::Clock(ClockChange::Start(Step::Room)));
    add(&mut session, Some(Department::Sales), raise_segment("Dealers"));
    add(&mut session, Some(Department::Marketing), Change::Agree(InputRef::Segment("dealers".into())));
    let promotion = Promotion {
        name: "Trade shows".to_owned(),
        kind: Some(Listed::Known(PromotionKind::TradeShow)),
        ..Promotion::default()
    };
    let raise = ListChange::Raise("trade-shows".into(), promotion);
    add(&mut session, Some(Department::Marketing), Change::Promotion(raise));
    add(&mut session, Some(Department::Finance), Change::Figure(Figure::Budget, Some(Decimal::new(50_000_050, 2))));
    let cell = Cell::new(Some("dealers".into()), Some("trade-shows".into()));
    let allocation = Allocation {
        amount: Money::from(120_u32),
        reason: "\"they carry\nboth brands\"".to_owned(),
        ..Allocation::default()
    };
    add(&mut session, Some(Department::Sales), Change::Allocation(ListChange::Raise(cell, allocation)));
    add(&mut session, None, Change::Undo);
    session
}

/// Sales raises a segment of this name.
pub fn raise_segment(name: &str) -> Change {
    let segment = Segment {
        name: name.to_owned(),
        tier: "A".parse().ok(),
        defined_by: "they resell".to_owned(),
        sales: Some(Money::from(40_u32)),
        ..Segment::default()
    };
    Change::Segment(ListChange::Raise(name.into(), segment))
}

/// Any session that some dozen changes lead to; changes that are refused are left out.
pub fn any_session() -> impl Strategy<Value = Session> {
    let name = || prop_oneof![Just("a".to_owned()), Just("b".to_owned())];
    let text = prop_oneof![
        4 => name(),
        1 => any::<String>(),
        1 => "[ -~\\n\\t]{0,40}",
        1 => Just("\u{202e}🤝\u{0}\"#\r\n".to_owned()),
    ];
    let step = (0_u8..19, text, any::<i64>(), 0_u32..12);
    prop::collection::vec(step, 0..32).prop_map(|steps| {
        let mut session = founded();
        for (kind, text, number, scale) in steps {
            let change = match kind {
                14 => Change::TakeOver(Box::new(founded().state().clone())),
                _ => change_of(kind, &text, Decimal::new(number, scale)),
            };
            let department = if kind % 2 == 0 { Department::Sales } else { Department::Other(text) };
            let by = (!change.is_housekeeping()).then_some(department);
            let mut entry = entry(&session, by, vec![change]);
            entry.person = session.state().room.seats.iter().map(|seat| seat.id.clone()).nth(usize::from(kind));
            // A refused change leaves the session as it was.
            drop(session.apply(entry));
        }
        session
    })
}

fn change_of(kind: u8, text: &str, number: Decimal) -> Change {
    let money = Money::new(number).unwrap_or_default();
    let cell = || Cell::new(Some(text.into()), None);
    let promotion =
        || Promotion { name: text.to_owned(), kind: Some(Listed::Own(text.to_owned())), ..Promotion::default() };
    let evidence = || Evidence { text: text.to_owned(), source: text.to_owned(), ..Evidence::default() };
    match kind {
        0 | 1 => raise_segment(text),
        2 => Change::Promotion(ListChange::Raise(text.into(), promotion())),
        3 => Change::Allocation(ListChange::Raise(cell(), Allocation { amount: money, ..Allocation::default() })),
        4 => Change::Evidence(ListChange::Raise(text.into(), evidence())),
        5 => Change::About(AboutField::Title(text.to_owned())),
        6 => Change::Room(RoomChange::Seat(text.into(), text.to_owned(), Department::Sales, text.to_owned())),
        7 => Change::Figure(Figure::Budget, Some(number)),
        8 => Change::HandIn([(cell(), money)].into()),
        9 => Change::Segment(ListChange::Edit(text.into(), vec![SegmentField::Needs(text.to_owned())])),
        10 => Change::Segment(ListChange::Remove(text.into())),
        11 => Change::Clock(ClockChange::Enter(Step::Budget)),
        12 => Change::Redo,
        13 => Change::Room(RoomChange::Unseat(text.into())),
        15 => Change::Clock(ClockChange::Start(Step::Budget)),
        16 => Change::Clock(ClockChange::Pause),
        17 => Change::PrivateNote(NoteChange::Write(text.to_owned(), Some(InputRef::Allocation(cell())))),
        _ => Change::Undo,
    }
}
