//! How long one frame of each step takes, and how long the key before it: `cargo bench --bench frames`.

use std::time::Instant;

use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use roundtable::app::{Action, Code, Ground, Key, Meeting, Model, Origin, Purpose, Size, Stamped, update};
use roundtable::domain::Step;
use roundtable::lang::{Lang, Words};
use roundtable::storage::examples;
use roundtable::view;

/// Frames drawn for each figure.
const FRAMES: u32 = 500;

fn main() {
    let session =
        examples().first().and_then(|example| example.read().ok()).expect("examples come with the program").session;
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

/// Microseconds that one round takes, on average.
fn measure(mut round: impl FnMut(u32)) -> f64 {
    let start = Instant::now();
    (0..FRAMES).for_each(&mut round);
    start.elapsed().as_secs_f64() * 1e6 / f64::from(FRAMES)
}
