//! How long one frame of each step takes, and how long the key before it: `cargo bench --bench frames`.

use std::time::Instant;

use std::sync::Arc;

use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use roundtable::app::{Action, Code, Ground, Key, Meeting, Model, Origin, Purpose, Size, Stamped, update};
use roundtable::domain::{
    Author, Change, Customer, CustomerList, Department, ListChange, Money, Pick, Segment, Session, Step, Tier,
};
use roundtable::lang::{Lang, Words};
use roundtable::storage::examples;
use roundtable::view;

/// Frames drawn for each figure.
const FRAMES: u32 = 500;

fn main() {
    let session =
        examples().first().and_then(|example| example.read().ok()).expect("examples come with the program").session;
    with_a_long_list(session.clone());
    for size in [Size { width: 120, height: 36 }, Size { width: 240, height: 67 }] {
        let now = session.history().last().expect("it was founded").at;
        let mut model = Model::new(Words::new(Lang::En), Ground::Dark, size, now, TimeZone::UTC);
        model.meeting = Some(Box::new(Meeting::new(session.clone(), Origin::Example(0), Purpose::Review)));
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a buffer");
        for step in Step::ALL {
            if let Some(meeting) = &mut model.meeting {
                let _ = meeting.go_to(step, now);
            }
            let keys = measure(|frame| {
                let code = if frame % 2 == 0 { Code::Down } else { Code::Up };
                let _ = update(&mut model, Stamped { at: now, action: Action::Key(Key::plain(code)) });
            });
            let frames = measure(|_| {
                let _ = terminal.draw(|frame| view::draw(&model, frame)).expect("a buffer takes it");
            });
            println!("{:>3}x{:<3} {step:?}: {keys:.1} us a key, {frames:.1} us a frame", size.width, size.height);
        }
    }
}

/// The step of segments with a customer list as long as one can be, and with a dozen segments of it.
fn with_a_long_list(mut session: Session) {
    const CUSTOMERS: u32 = 20_000;
    let channels = ["Horeca", "Retail", "Wholesale", "Online"];
    let row = |at: u32| Customer {
        name: format!("Customer {at}"),
        sales: Money::from(9_000_000 / (at + 1)),
        values: vec![channels[at as usize * 7 % 4].to_owned()],
    };
    let rows = (0..CUSTOMERS).map(row).collect();
    let list = CustomerList { attributes: vec!["Channel".to_owned()], rows, ..CustomerList::default() };
    let mut changes = vec![Change::Reopen("to measure".to_owned()), Change::Customers(Arc::new(list))];
    for (channel, tier) in channels.into_iter().flat_map(|channel| Tier::ABC.map(|tier| (channel, tier))) {
        let name = format!("{channel} {tier}");
        let pick =
            Pick { is: [("Channel".to_owned(), channel.to_owned())].into(), tier: Some(tier), ..Pick::default() };
        let segment = Segment { defined_by: name.clone(), picks: vec![pick], name: name.clone(), ..Segment::default() };
        changes.push(Change::Segment(ListChange::Raise(name.as_str().into(), segment)));
    }
    let now = session.history().last().expect("it was founded").at;
    let by = Author::Department(Department::Sales);
    let entry = session.next_entry(now, by, None, Step::Segments, changes);
    let start = Instant::now();
    session.apply(entry).expect("the session takes it");
    println!("{CUSTOMERS} customers: {:.1} ms to bring them and a dozen segments", start.elapsed().as_secs_f64() * 1e3);
    let size = Size { width: 120, height: 36 };
    let mut model = Model::new(Words::new(Lang::En), Ground::Dark, size, now, TimeZone::UTC);
    let start = Instant::now();
    model.meeting = Some(Box::new(Meeting::new(session, Origin::File("long.ron".into()), Purpose::Hold)));
    println!("{CUSTOMERS} customers: {:.1} ms to reckon once for each thing done", start.elapsed().as_secs_f64() * 1e3);
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a buffer");
    let press =
        |model: &mut Model, code| drop(update(model, Stamped { at: now, action: Action::Key(Key::plain(code)) }));
    let mut frames = |model: &Model| {
        measure(|_| {
            let _ = terminal.draw(|frame| view::draw(model, frame)).expect("a buffer takes it");
        })
    };
    println!("{CUSTOMERS} customers: {:.1} us a frame of the step", frames(&model));
    press(&mut model, Code::Char('c'));
    println!("{CUSTOMERS} customers: {:.1} us a frame of the page", frames(&model));
    let typed = measure(|_| {
        press(&mut model, Code::Char('9'));
        press(&mut model, Code::Backspace);
    });
    println!("{CUSTOMERS} customers: {:.1} us a key of the search", typed / 2.0);
    press(&mut model, Code::Esc);
    press(&mut model, Code::Char('p'));
    press(&mut model, Code::Char(' '));
    println!("{CUSTOMERS} customers: {:.1} us a frame of a proposal", frames(&model));
}

/// Microseconds that one round takes, on average.
fn measure(mut round: impl FnMut(u32)) -> f64 {
    let start = Instant::now();
    (0..FRAMES).for_each(&mut round);
    start.elapsed().as_secs_f64() * 1e6 / f64::from(FRAMES)
}
