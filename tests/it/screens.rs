//! What is on the screen: every step of a full meeting, in both languages, in windows of any size.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use roundtable::app::{Command, Ground, Meeting, Model, Notice, Origin, Purpose, Section, Size, Target, Weight};
use roundtable::domain::{
    Action, Author, Change, ClockChange, Department, Evidence, Figure, ListChange, Session, Step,
};
use roundtable::lang::{Lang, Message, Words};
use roundtable::{storage, view};
use unicode_width::UnicodeWidthStr;

use crate::fixtures;

/// An example session by its name.
fn example(name: &str) -> Session {
    let example = storage::examples().iter().find(|example| example.name.contains(name)).expect("it comes with us");
    example.read().expect("it is whole").session
}

fn model(session: &Session, lang: Lang, ground: Ground, (width, height): (u16, u16)) -> Model {
    let now: Timestamp = "2026-03-12T09:02:40Z".parse().expect("a time");
    let mut model = Model::new(Words::new(lang), ground, Size { width, height }, now, TimeZone::UTC);
    let origin = Origin::File("2026-03-12-spring-plan.ron".into());
    let mut shown = Meeting::new(session.clone(), origin, Purpose::Hold);
    shown.saving.saved = Some((session.rev(), now));
    model.meeting = Some(Box::new(shown));
    model
}

/// The frame that is drawn of a model.
fn frame(model: &Model) -> (Buffer, Option<Position>) {
    let mut terminal =
        Terminal::new(TestBackend::new(model.size.width, model.size.height)).expect("a terminal in memory");
    let mut drawn = Buffer::default();
    terminal
        .draw(|frame| {
            view::draw(model, frame);
            drawn = frame.buffer_mut().clone();
        })
        .expect("nothing can fail in memory");
    (drawn, terminal.get_cursor_position().ok())
}

/// A frame as text: what hides behind a wide glyph is skipped, and blanks at the ends of lines are left out.
fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(cell.symbol());
            x += cell.cell_width().max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Each step of a meeting in a window.
fn steps(session: &Session, lang: Lang, ground: Ground, size: (u16, u16)) -> impl Iterator<Item = Model> {
    let model = model(session, lang, ground, size);
    Step::ALL.into_iter().map(move |step| {
        let mut model = model.clone();
        model.meeting.as_mut().expect("it is open").step = step;
        model
    })
}

/// Where a text stands on the screen, first from the top.
fn find(buffer: &Buffer, wanted: &str) -> Option<Position> {
    let lines = text(buffer);
    let (y, line) = lines.lines().enumerate().find(|(_, line)| line.contains(wanted))?;
    let x = line.split(wanted).next()?.width();
    Some(Position { x: u16::try_from(x).ok()?, y: u16::try_from(y).ok()? })
}

/// A meeting whose people write in two scripts, in emoji, and with what acts on a terminal.
fn unruly() -> Session {
    let mut meeting = fixtures::Meeting::planned();
    for text in [
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} 华东泵业有限公司，要求两天交货。",
        "e\u{301}\u{301} \u{202E}abc\u{1b}[31m\u{7}\n\n二",
    ] {
        for round in 0..30 {
            let what = text.repeat(round / 10 + 1);
            let action = Action { what: what.clone(), who: text.to_owned(), ..Action::default() };
            let id = format!("a{}-{round}", text.len());
            meeting.sales(Change::Action(ListChange::Raise(id.as_str().into(), action)));
            let evidence = Evidence { text: what, source: text.to_owned(), ..Evidence::default() };
            meeting.sales(Change::Evidence(ListChange::Raise(id.as_str().into(), evidence)));
        }
    }
    meeting.session
}

#[test]
fn a_look_back_leads_with_the_line_that_has_most_at_stake() {
    let mut model = model(&example("hydra-q2-2026"), Lang::En, Ground::Dark, (120, 36));
    model.meeting.as_mut().expect("it is open").step = Step::LookBack;
    insta::assert_snapshot!(text(&frame(&model).0));
}

#[test]
fn research_in_chinese_fits_a_small_window() {
    let mut model = model(&example("shanlan-q2-2026"), Lang::ZhCn, Ground::Dark, (80, 24));
    model.meeting.as_mut().expect("it is open").step = Step::Research;
    insta::assert_snapshot!(text(&frame(&model).0));
}

#[test]
fn research_groups_both_streams_by_theme_and_says_what_is_old_and_one_sided() {
    let mut model = model(&example("hydra-q1-2026"), Lang::En, Ground::Dark, (120, 36));
    let meeting = model.meeting.as_mut().expect("it is open");
    meeting.step = Step::Research;
    meeting.select(0, 2);
    insta::assert_snapshot!(text(&frame(&model).0));
}

#[test]
fn a_meeting_that_begins_says_what_to_do_first() {
    let mut model = model(&fixtures::Meeting::founded().session, Lang::En, Ground::Dark, (60, 18));
    model.meeting.as_mut().expect("it is open").step = Step::Agreement;
    insta::assert_snapshot!(text(&frame(&model).0));
}

#[test]
fn segments_show_how_much_of_the_whole_they_cover() {
    let mut meeting = fixtures::Meeting::planned();
    meeting.sales(Change::Figure(Figure::Customers, Some(180.into())));
    meeting.sales(Change::Figure(Figure::Sales, Some(1_250_000.into())));
    meeting.does(Author::Chair, Step::Segments, vec![Change::Clock(ClockChange::Start(Step::Segments))]);
    let mut model = model(&meeting.session, Lang::En, Ground::Dark, (100, 30));
    model.meeting.as_mut().expect("it is open").step = Step::Segments;
    insta::assert_snapshot!(text(&frame(&model).0));
}

#[test]
fn no_window_and_no_text_breaks_a_screen() {
    let session = unruly();
    let widths = [0, 1, 2, 7, 59, 60, 61, 80, 99, 100, 131, 200, 400];
    let heights = [0, 1, 2, 5, 17, 18, 22, 36, 120];
    for (width, height) in widths.into_iter().flat_map(|width| heights.map(|height| (width, height))) {
        for model in steps(&session, Lang::ZhCn, Ground::Light, (width, height)) {
            let (drawn, _) = frame(&model);
            for (index, cell) in drawn.content.iter().enumerate() {
                let (x, y) = drawn.pos_of(index);
                let behind =
                    (x + 1..x + cell.cell_width()).map(|x| drawn.cell((x, y)).map_or("cut", |cell| cell.symbol()));
                assert!(behind.clone().all(|symbol| symbol == " "), "half a glyph at {x}, {y} of {width} x {height}");
                assert!(!cell.symbol().contains(|c: char| c.is_control() || c == '\u{202E}'), "{:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_how_large_it_has_to_be() {
    for (width, height) in [(59, 18), (60, 17)] {
        let shown = text(&frame(&model(&unruly(), Lang::En, Ground::Dark, (width, height))).0);
        assert!(shown.contains(&format!("{width} x {height}")) && shown.contains("60 x"), "{shown}");
    }
}

#[test]
fn a_small_window_still_shows_every_list_and_the_way_to_all_keys() {
    for (lang, size) in Lang::ALL.into_iter().flat_map(|lang| [(lang, (60, 18)), (lang, (80, 24))]) {
        for model in steps(&example("hydra-q2-2026"), lang, Ground::Dark, size) {
            let shown = text(&frame(&model).0);
            let step = model.meeting.as_ref().expect("it is open").step;
            for section in Section::of(step).iter().filter(|section| **section != Section::Grid) {
                assert!(shown.contains(&*model.words.get(section.key())), "{section:?} in\n{shown}");
            }
            for wanted in [Command::Help, Command::Palette] {
                assert!(shown.contains(&*model.words.get(wanted.key())), "{wanted:?} in\n{shown}");
            }
        }
    }
}

#[test]
fn the_row_under_the_cursor_is_always_seen_and_stands_out() {
    let mut model = model(&unruly(), Lang::En, Ground::Plain, (60, 18));
    model.meeting.as_mut().expect("it is open").step = Step::Research;
    for row in 0..60 {
        let (drawn, _) = frame(&model);
        let mark = find(&drawn, ">").expect("the row is in sight");
        let target = view::hit(&model, mark.x + 9, mark.y);
        assert_eq!(target, Some(Target::Row { section: 0, row }));
        for x in mark.x..mark.x + 40 {
            assert!(drawn[(x, mark.y)].modifier.contains(Modifier::REVERSED | Modifier::BOLD), "{x}");
        }
        assert!(!drawn[(mark.x, mark.y + 1)].modifier.contains(Modifier::REVERSED));
        model.meeting.as_mut().expect("it is open").go_rows(1);
    }
}

#[test]
fn a_selected_row_has_a_ground_of_its_own_where_there_is_colour() {
    for ground in [Ground::Dark, Ground::Light] {
        let (drawn, _) = frame(&model(&fixtures::Meeting::founded().session, Lang::En, ground, (80, 24)));
        let mark = find(&drawn, ">").expect("somebody sits here");
        let (row, plain) = (&drawn[(mark.x + 20, mark.y)], &drawn[(mark.x + 20, mark.y + 1)]);
        assert!(row.bg != plain.bg && plain.bg == drawn[(0, 0)].bg && plain.bg != Color::Reset);
    }
}

#[test]
fn a_click_lands_on_what_stands_there() {
    let model = model(&fixtures::Meeting::planned().session, Lang::En, Ground::Dark, (100, 30));
    let (drawn, _) = frame(&model);
    for step in Step::ALL {
        let at = find(&drawn, &model.words.get(step.key())).expect("on the rail");
        assert_eq!(view::hit(&model, at.x, at.y), Some(Target::Step(step)));
    }
    let finance = find(&drawn, "F4").expect("the third department");
    assert_eq!(view::hit(&model, finance.x + 1, finance.y), Some(Target::Department(Department::Finance)));
    let help = find(&drawn, "? keys").expect("at the foot");
    assert_eq!(view::hit(&model, help.x, help.y), Some(Target::Do(Command::Help)));
    assert_eq!(view::hit(&model, 99, 15), None);
    assert_eq!(view::hit(&model, 5000, 5000), None);
}

#[test]
fn a_review_has_no_key_that_edits_at_its_foot() {
    for model in steps(&example("hydra-q2-2026"), Lang::En, Ground::Dark, (200, 50)) {
        let keys = model.size.height - 1;
        let targets = (0..model.size.width).filter_map(|column| view::hit(&model, column, keys));
        for target in targets {
            let edits =
                [Command::Add, Command::Agree, Command::Remove, Command::Attribute, Command::Clock, Command::Sign];
            assert!(!edits.map(Target::Do).contains(&target), "{target:?}");
        }
    }
}

#[test]
fn a_long_notice_is_told_whole_and_moves_nothing() {
    let mut model = model(&fixtures::Meeting::planned().session, Lang::En, Ground::Dark, (80, 24));
    let before = text(&frame(&model).0);
    let long =
        "The disk is full. Your last 3 inputs are kept in memory. Free some space, or press F12 to save elsewhere.";
    let message = Message::new("undone").with("what", long);
    model.notice = Some(Notice { weight: Weight::Trouble, message });
    let after = text(&frame(&model).0);
    assert!(after.contains("! ") && after.contains("elsewhere."), "{after}");
    let same = before.lines().zip(after.lines()).filter(|(before, after)| before == after).count();
    assert!(same >= 22, "{after}");
}
