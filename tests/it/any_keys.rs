//! Any keys, pastes, clicks and sizes on any session: nothing panics, nothing is lost, and the screen can always be drawn.

use jiff::tz::TimeZone;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use roundtable::app::{
    Action, Code, Ground, Held, Key, Meeting, Model, Origin, Purpose, Size, Stamped, keymap, update,
};
use roundtable::domain::{Session, Step};
use roundtable::lang::{Lang, Words};
use roundtable::storage::examples;
use roundtable::view;

use crate::fixtures;
use crate::moves;

/// Text that terminals and text fields stumble over.
const AWKWARD: [&str; 12] = [
    "华东经销商",
    "e\u{301}a\u{308}",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1f1e9}\u{1f1ea}",
    "\u{202e}reversed",
    "\u{1b}[31mred",
    "１２万",
    "12k",
    "\t\r\n",
    "a\u{200b}b\u{feff}",
    "𠮷野家",
    "---",
];

/// One thing that a person at the keyboard can do.
#[derive(Clone, Debug)]
pub enum Doing {
    Key(Key),
    Text(usize),
    Paste(usize),
    Click(u16, u16),
    Resize(u16, u16),
}

pub fn doing() -> impl Strategy<Value = Doing> {
    let table: Vec<Key> =
        keymap::TABLE.iter().flat_map(|binding| binding.keys).copied().filter(|key| !leaves(*key)).collect();
    prop_oneof![
        12 => prop::sample::select(table).prop_map(Doing::Key),
        3 => any::<char>().prop_map(|character| Doing::Key(Key::char(character))).prop_filter("leaves", |doing| !matches!(doing, Doing::Key(key) if leaves(*key))),
        2 => prop::sample::select(vec![Code::Backspace, Code::Delete, Code::Left, Code::Right, Code::Home, Code::End]).prop_map(|code| Doing::Key(Key::plain(code))),
        4 => (0..AWKWARD.len()).prop_map(Doing::Text),
        1 => (0..AWKWARD.len()).prop_map(Doing::Paste),
        2 => (0..140_u16, 0..50_u16).prop_map(|(column, row)| Doing::Click(column, row)),
        2 => (0..401_u16, 0..121_u16).prop_map(|(width, height)| Doing::Resize(width, height)),
        1 => (60..130_u16, 18..40_u16).prop_map(|(width, height)| Doing::Resize(width, height)),
    ]
}

/// Whether a key leaves the session, where there is nothing more to break.
fn leaves(key: Key) -> bool {
    key == Key::char('q') || (key.held == Held::Ctrl && matches!(key.code, Code::Char('c' | 'q')))
}

fn session() -> impl Strategy<Value = Session> {
    let examples: Vec<Session> =
        examples().iter().filter_map(|example| example.read().ok()).map(|loaded| loaded.session).collect();
    let any = moves::meeting(60).prop_map(|made| {
        let mut session = fixtures::Meeting::planned().session;
        for each in &made {
            // What the session refuses is part of any meeting.
            let _ = each.offer_to(&mut session);
        }
        session
    });
    prop_oneof![1 => prop::sample::select(examples), 2 => any]
}

fn model(session: Session, lang: Lang, ground: Ground) -> Model {
    let now = session.history().last().expect("it was founded").at;
    let size = Size { width: 120, height: 36 };
    let mut model = Model::new(Words::new(lang), ground, size, now, TimeZone::UTC);
    model.meeting = Some(Box::new(Meeting::new(session, Origin::File("any.ron".into()), Purpose::Hold)));
    model
}

fn draw(model: &Model) {
    let mut terminal = Terminal::new(TestBackend::new(model.size.width, model.size.height)).expect("a buffer");
    terminal.draw(|frame| view::draw(model, frame)).expect("a buffer takes it");
}

fn act(model: &mut Model, action: Action) {
    let at = model.now;
    let _ = update(model, Stamped { at, action });
}

pub fn carry_out(model: &mut Model, doing: &Doing) {
    match doing {
        Doing::Key(key) => act(model, Action::Key(*key)),
        Doing::Text(index) => {
            AWKWARD[*index].chars().for_each(|character| act(model, Action::Key(Key::char(character))));
        }
        Doing::Paste(index) => act(model, Action::Paste(AWKWARD[*index].to_owned())),
        Doing::Click(column, row) => {
            if let Some(target) = view::hit(model, *column, *row) {
                act(model, Action::Click(target));
            }
        }
        Doing::Resize(width, height) => act(model, Action::Resized(Size { width: *width, height: *height })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// `PROPTEST_CASES=5000 cargo test --test it any_keys` tries many more.
    #[test]
    fn no_keys_on_no_session_in_no_window_make_it_panic(
        session in session(),
        lang in prop::sample::select(Lang::ALL.to_vec()),
        ground in prop::sample::select(vec![Ground::Dark, Ground::Light, Ground::Plain]),
        doings in prop::collection::vec(doing(), 1..60),
    ) {
        let mut model = model(session, lang, ground);
        for doing in &doings {
            carry_out(&mut model, doing);
            draw(&model);
        }
        if let Some(meeting) = &model.meeting {
            let replayed = Session::replay(meeting.session().history().to_vec()).expect("it was applied once already");
            prop_assert_eq!(replayed.state(), meeting.state());
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

/// `ROUNDTABLE_EVERY_SIZE=1 cargo test --release --test it every_size` draws all of them from 1x1 to 400x120.
#[test]
fn every_step_is_drawn_in_every_size_of_window() {
    let every = std::env::var_os("ROUNDTABLE_EVERY_SIZE").is_some();
    let widths: Vec<u16> =
        if every { (0..=400).collect() } else { vec![0, 1, 2, 7, 20, 59, 60, 79, 80, 99, 100, 120, 121, 200, 400] };
    let heights: Vec<u16> = if every { (0..=120).collect() } else { vec![0, 1, 2, 5, 17, 18, 23, 24, 30, 36, 50, 120] };
    let mut drawn = 0;
    for (index, example) in examples().iter().enumerate() {
        // Every size of one session, and for the others the sample.
        if every && index > 0 {
            break;
        }
        let session = example.read().expect("it comes with the program").session;
        let mut model = model(session, Lang::ZhCn, Ground::Dark);
        for step in Step::ALL {
            if let Some(meeting) = &mut model.meeting {
                let _ = meeting.go_to(step, jiff::Timestamp::UNIX_EPOCH);
            }
            for (width, height) in widths.iter().flat_map(|width| heights.iter().map(move |height| (*width, *height))) {
                model.size = Size { width, height };
                draw(&model);
                drawn += 1;
            }
        }
    }
    println!("{drawn} frames drawn");
}
