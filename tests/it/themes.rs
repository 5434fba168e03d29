//! Every screen in every theme: nothing lost without colour, nothing but ASCII where only ASCII can be shown, no edge broken.

use std::collections::BTreeSet;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use roundtable::app::{Action, Colours, Ground, Model, Report, Shelf};
use roundtable::domain::{Department, Session, Step};
use roundtable::lang::{Lang, wording};
use roundtable::storage;
use unicode_width::UnicodeWidthStr;

use crate::fixtures::Meeting;
use crate::grid::{hydra, hydra_in_chinese};
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The windows that people have: the smallest, the usual one of a terminal, a laptop's, a projector's.
const WINDOWS: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

/// What is pressed in which step of a meeting that is held, so that something lies over the work.
const OVERLAYS: [(Step, &str); 9] = [
    (Step::Room, "?"),
    (Step::Room, ":"),
    (Step::Room, "p"),
    (Step::Room, "%"),
    (Step::LookBack, "I"),
    (Step::Budget, "i"),
    (Step::Budget, "d"),
    (Step::Budget, "H"),
    (Step::Agreement, "s"),
];

/// The same in an example.
const LOOKED_AT: [(Step, &str); 3] = [(Step::LookBack, "w"), (Step::LookBack, "f"), (Step::Segments, "i")];

/// An example session by its name.
fn example(name: &str) -> Session {
    let example = storage::examples().iter().find(|example| example.name.contains(name)).expect("it comes with us");
    example.read().expect("it is whole").session
}

/// A screen by a name for whoever reads that it is wrong.
struct Screen {
    name: String,
    model: Model,
}

/// Home, every step, and what can lie over them.
fn screens(lang: Lang) -> Vec<Screen> {
    let (name, held) = match lang {
        Lang::En => ("hydra-q2-2026", hydra()),
        Lang::ZhCn => ("shanlan-q2-2026", hydra_in_chinese()),
    };
    let mut home = Keyboard::at(held.clone(), lang);
    home.model.meeting = None;
    home.act(Action::Report(Report::Shelf(Shelf::default())));
    let mut all = vec![Screen { name: "home".to_owned(), model: home.model }];
    let meetings = [("full", example(name)), ("new", Meeting::founded().session)];
    for (name, session) in meetings {
        for step in Step::ALL {
            let mut keyboard = Keyboard::at(session.clone(), lang);
            keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
            all.push(Screen { name: format!("{name} {step:?}"), model: keyboard.model });
        }
    }
    let looked_at = LOOKED_AT.map(|(step, keys)| (example(name), step, keys));
    for (session, step, keys) in OVERLAYS.map(|(step, keys)| (held.clone(), step, keys)).into_iter().chain(looked_at) {
        let mut keyboard = Keyboard::at(session, lang);
        keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
        keyboard.press(keys);
        let is_over_the_work = !keyboard.model.overlays.is_empty() || keyboard.model.room_view.is_on();
        assert!(is_over_the_work, "{keys} at {step:?}: {}", keyboard.notice());
        all.push(Screen { name: format!("{step:?} {keys}"), model: keyboard.model });
    }
    all
}

fn drawn(screen: &mut Screen, ground: Ground, colours: Colours, (width, height): (u16, u16)) -> Picture {
    screen.model.ground = ground;
    screen.model.colours = colours;
    Picture::of(&mut screen.model, width, height)
}

fn is_line(symbol: &str) -> bool {
    symbol.chars().all(|sign| ('\u{2500}'..='\u{259F}').contains(&sign))
}

/// Texts of one colour that stand together in a line.
fn runs(cells: &Buffer, colour: Color) -> Vec<String> {
    let mut runs = Vec::new();
    for y in 0..cells.area.height {
        let mut run = String::new();
        let mut x = 0;
        while x <= cells.area.width {
            match cells.cell((x, y)).filter(|cell| cell.fg == colour) {
                Some(cell) => run.push_str(cell.symbol()),
                None if !run.is_empty() => runs.push(std::mem::take(&mut run)),
                None => {}
            }
            // What lies behind a wide character is no cell of its own.
            x += cells.cell((x, y)).map_or(1, |cell| u16::try_from(cell.symbol().width()).unwrap_or(1).max(1));
        }
    }
    runs
}

/// The screens of a language in every theme and window: what they show is the same in all of them.
fn nothing_is_lost_without_colour(lang: Lang) {
    let mut warnings = 0;
    for mut screen in screens(lang) {
        for window in WINDOWS {
            let dark = drawn(&mut screen, Ground::Dark, Colours::All, window);
            let text = dark.text();
            for ground in [Ground::Light, Ground::Contrast] {
                assert_eq!(drawn(&mut screen, ground, Colours::All, window).text(), text, "{} {ground:?}", screen.name);
            }
            let plain = drawn(&mut screen, Ground::Plain, Colours::All, window);
            assert_eq!(plain.text(), text, "{}", screen.name);
            let coloured = |color: Color| color != Color::Reset;
            assert!(!plain.cells.content.iter().any(|cell| coloured(cell.fg) || coloured(cell.bg)), "{}", screen.name);
            // What warns or is well says so by a sign or a word: no figure is one of them by its colour alone.
            for run in [Color::Rgb(0xFF, 0xB4, 0x54), Color::Rgb(0x84, 0xCF, 0x98)]
                .into_iter()
                .flat_map(|colour| runs(&dark.cells, colour))
                .filter(|run| !run.trim().is_empty())
            {
                warnings += 1;
                let says = |sign: char| sign.is_alphabetic() || "!*^_?<>".contains(sign);
                assert!(run.contains(says), "{} {window:?}: {run}\n{text}", screen.name);
            }
        }
    }
    assert!(warnings > 100, "only {warnings} were seen");
}

#[test]
fn nothing_is_lost_without_colour_in_english() {
    nothing_is_lost_without_colour(Lang::En);
}

#[test]
fn nothing_is_lost_without_colour_in_chinese() {
    nothing_is_lost_without_colour(Lang::ZhCn);
}

#[test]
fn where_hues_are_told_apart_with_difficulty_only_the_brackets_of_departments_change() {
    for lang in Lang::ALL {
        for mut screen in screens(lang) {
            let usual = drawn(&mut screen, Ground::Dark, Colours::All, (120, 36));
            for ground in [Ground::ColourBlind, Ground::ColourBlindLight] {
                let other = drawn(&mut screen, ground, Colours::All, (120, 36));
                for (cell, shaped) in usual.cells.content.iter().zip(&other.cells.content) {
                    let is_bracket = ["[", "]"].contains(&cell.symbol());
                    assert!(cell.symbol() == shaped.symbol() || is_bracket, "{}", screen.name);
                }
            }
        }
    }
    let mut room = screens(Lang::En).into_iter().find(|screen| screen.name == "full Room").expect("it is there");
    let shaped = drawn(&mut room, Ground::ColourBlind, Colours::All, (120, 36)).text();
    let tags = Department::KNOWN.iter().map(|known| wording::tag(known, &room.model.words).into_owned());
    let bare: Vec<String> = tags.map(|tag| format!("[{tag}]")).filter(|tag| shaped.contains(tag)).collect();
    assert!(bare.is_empty(), "{bare:?}\n{shaped}");
}

/// In ASCII no line and no block is drawn, and all words stay where they are.
fn in_ascii_only_lines_change(lang: Lang) {
    let mut signs: BTreeSet<String> = BTreeSet::new();
    for mut screen in screens(lang) {
        for window in WINDOWS {
            let dark = drawn(&mut screen, Ground::Dark, Colours::All, window);
            let ascii = drawn(&mut screen, Ground::Ascii, Colours::Few, window);
            for (cell, plain) in dark.cells.content.iter().zip(&ascii.cells.content) {
                if is_line(cell.symbol()) {
                    assert!(plain.symbol().is_ascii() && plain.symbol() != " ", "{}", screen.name);
                } else {
                    assert_eq!(cell.symbol(), plain.symbol(), "{}", screen.name);
                    signs.extend((!plain.symbol().is_ascii()).then(|| plain.symbol().to_owned()));
                }
            }
        }
    }
    // What is left beyond ASCII is Chinese, or what people wrote.
    let drawn_by_us = |sign: &&String| sign.width() < 2 && !["\u{201C}", "\u{201D}"].contains(&sign.as_str());
    let others: Vec<&String> = signs.iter().filter(drawn_by_us).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn in_ascii_only_lines_and_blocks_change_in_english() {
    in_ascii_only_lines_change(Lang::En);
}

#[test]
fn in_ascii_only_lines_and_blocks_change_in_chinese() {
    in_ascii_only_lines_change(Lang::ZhCn);
}

#[test]
fn no_theme_breaks_an_edge_or_reaches_beyond_the_colours_of_its_terminal() {
    let mut edges = 0;
    for mut screen in screens(Lang::ZhCn) {
        for colours in [Colours::Few, Colours::Sixteen] {
            for ground in Ground::ALL {
                let picture = drawn(&mut screen, ground, colours, (80, 24));
                let beyond = |color: Color| match colours {
                    Colours::All => false,
                    Colours::Few => matches!(color, Color::Rgb(..)),
                    Colours::Sixteen => matches!(color, Color::Rgb(..) | Color::Indexed(_)),
                };
                assert!(!picture.cells.content.iter().any(|cell| beyond(cell.fg) || beyond(cell.bg)));
                let last = |y| picture.cells[(79, y)].symbol();
                let corners: Vec<u16> = (0..24).filter(|y| ["+", "\u{2510}", "\u{2518}"].contains(&last(*y))).collect();
                for edge in corners.chunks(2) {
                    let [top, bottom] = edge else { panic!("{}: an edge without an end", screen.name) };
                    let is_whole = (top + 1..*bottom).all(|y| ["|", "\u{2502}"].contains(&last(y)));
                    assert!(is_whole, "{} {ground:?}\n{}", screen.name, picture.text());
                    edges += 1;
                }
            }
        }
    }
    assert!(edges > 50, "only {edges} were seen");
}

#[test]
fn a_theme_is_chosen_by_key_and_by_name_and_kept_for_the_next_time() {
    use roundtable::app::Effect;
    let mut keyboard = Keyboard::at(hydra(), Lang::En);
    keyboard.press("T");
    assert_eq!(keyboard.model.ground, Ground::Light);
    assert!(keyboard.effects.contains(&Effect::RememberTheme(Ground::Light)));
    for (typed, ground) in [
        ("high contrast", Ground::Contrast),
        ("colour-blind", Ground::ColourBlind),
        ("ASCII", Ground::Ascii),
        ("dark theme", Ground::Dark),
    ] {
        keyboard.press(":").press(typed).press("<enter>");
        assert_eq!(keyboard.model.ground, ground, "{}", keyboard.notice());
        assert!(keyboard.effects.contains(&Effect::RememberTheme(ground)));
    }
}
