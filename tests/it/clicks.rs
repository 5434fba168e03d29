//! The mouse: every key that a screen names is clicked as it is pressed, and every row, cell, field and choice takes a click.

use std::collections::BTreeSet;

use jiff::Timestamp;
use roundtable::app::keymap::{self, Place};
use roundtable::app::{
    Action, Code, Command, Effect, Held, Key, Mode, Model, Offer, Overlay, Recovery, Report, Section, Shelf, Target,
};
use roundtable::domain::{Department, Session, Step};
use roundtable::lang::Lang;
use roundtable::{storage, view};

use crate::fixtures::Meeting;
use crate::grid::{hydra, hydra_in_chinese};
use crate::keys::Keyboard;
use crate::picture::Picture;

const WINDOWS: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 36)];

/// What is pressed at which step, so that something lies over the work.
const OVERLAYS: [(Step, &str); 18] = [
    (Step::Room, "?"),
    (Step::Room, ":"),
    (Step::Room, "p"),
    (Step::Room, "%"),
    (Step::Room, "A"),
    (Step::Room, "D"),
    (Step::Room, ";"),
    (Step::LookBack, "I"),
    (Step::LookBack, "r"),
    (Step::Research, "c"),
    (Step::Segments, "a"),
    (Step::Budget, "i"),
    (Step::Budget, "d"),
    (Step::Budget, "H"),
    (Step::Budget, "12"),
    (Step::Budget, "<c-f>"),
    (Step::Budget, "P"),
    (Step::Agreement, "s"),
];

fn example(name: &str) -> Session {
    let example = storage::examples().iter().find(|example| example.name.contains(name)).expect("it comes with us");
    example.read().expect("it is whole").session
}

fn at(session: Session, lang: Lang, step: Step) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
    keyboard
}

/// Home, every step of a full, a new and a reviewed meeting, and all that can lie over them; each with its name.
fn screens(lang: Lang) -> Vec<(String, Model)> {
    let (name, held) = match lang {
        Lang::En => ("hydra-q2-2026", hydra()),
        Lang::ZhCn => ("shanlan-q2-2026", hydra_in_chinese()),
    };
    let mut home = Keyboard::at(held.clone(), lang);
    home.model.meeting = None;
    home.act(Action::Report(Report::Shelf(Shelf::default())));
    let mut all = vec![("home".to_owned(), home.model)];
    for (name, session) in [("full", example(name)), ("held", held.clone()), ("new", Meeting::founded().session)] {
        for step in Step::ALL {
            all.push((format!("{name} {step:?}"), at(session.clone(), lang, step).model));
        }
    }
    let mut review = at(example(name), lang, Step::LookBack);
    review.meeting_mut().only_look();
    all.push(("review".to_owned(), review.model));
    for (step, keys) in OVERLAYS {
        let mut keyboard = at(held.clone(), lang, step);
        keyboard.press(keys);
        let is_there = !keyboard.model.overlays.is_empty() || keyboard.meeting().grid.typing.is_some();
        assert!(is_there, "{keys} at {step:?}: {}", keyboard.notice());
        all.push((format!("{step:?} {keys}"), keyboard.model));
    }
    for (step, keys) in [(Step::LookBack, "f"), (Step::Segments, "c"), (Step::Budget, "W")] {
        let mut keyboard = at(example(name), lang, step);
        keyboard.press(keys);
        if !keyboard.model.overlays.is_empty() {
            all.push((format!("example {step:?} {keys}"), keyboard.model));
        }
    }
    all.push(("differences".to_owned(), differences(lang).model));
    let mut crashed = at(held, lang, Step::Room);
    let recovery = Recovery {
        session: Meeting::planned().session,
        entries: 3,
        since: Timestamp::UNIX_EPOCH,
        draft: String::new(),
        at: 0,
    };
    crashed.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
    all.push(("recovery".to_owned(), crashed.model));
    all
}

/// A budget whose opening positions are revealed.
fn differences(lang: Lang) -> Keyboard {
    let mut keyboard = at(Meeting::planned().session, lang, Step::Budget);
    for amounts in ["40k<tab>10k<tab>30k<tab>20k<enter><enter>", "10k<tab>40k<tab>30k<tab>20k<enter><enter>"] {
        keyboard.press("H").press(amounts);
        while !keyboard.model.overlays.is_empty() {
            keyboard.press("<enter>");
        }
        keyboard.press("<f3>");
    }
    keyboard.press("r<enter>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Positions(_))), "{}", keyboard.notice());
    keyboard
}

/// Where a model stands after an action, and what is to be done outside.
fn after(model: &Model, action: Action) -> (String, Vec<Effect>) {
    let mut keyboard = Keyboard { model: model.clone(), effects: Vec::new(), pressed: 0 };
    keyboard.act(action);
    let Keyboard { model, effects, .. } = keyboard;
    let around = (&model.overlays, &model.notice, model.leaving, model.ground, model.words.lang(), &model.room_view);
    let stands = model.meeting.as_ref().map(|meeting| {
        let at = (meeting.step, meeting.section_index(), meeting.row_in(meeting.section_index()), &meeting.grid);
        (at, meeting.mode, &meeting.speaker, meeting.session().rev(), &meeting.marked, &meeting.flag_shown)
    });
    (format!("{around:?} {stands:?} {:?}", model.home.at), effects)
}

/// The words on the last rows: the keys at the foot, and where something lies over the work its lower edge.
fn rows_with_keys(picture: &Picture) -> Vec<u16> {
    let height = picture.cells.area.height;
    let edge = (0..height).find(|y| picture.line(*y).contains('└'));
    edge.into_iter().chain([height - 1]).collect()
}

/// Keys in accent on a row: where each begins, and as it is printed.
fn keys_on(picture: &Picture, y: u16) -> Vec<(u16, String)> {
    let area = picture.cells.area;
    let accent = accent(picture);
    let mut keys: Vec<(u16, String)> = Vec::new();
    let mut before = false;
    // What stands beside a panel is not of it.
    let end = (0..area.width).find(|x| picture.cells[(*x, y)].symbol() == "┘").unwrap_or(area.width);
    for x in 0..end {
        let cell = &picture.cells[(x, y)];
        let is_key = Some(cell.fg) == accent && !cell.symbol().trim().is_empty();
        match keys.last_mut() {
            Some((_, key)) if is_key && before => key.push_str(cell.symbol()),
            _ if is_key => keys.push((x, cell.symbol().to_owned())),
            _ => {}
        }
        before = is_key;
    }
    keys
}

/// The colour of the first sign on the last row of the screen is that of keys.
fn accent(picture: &Picture) -> Option<ratatui::style::Color> {
    let last = picture.cells.area.height - 1;
    (0..picture.cells.area.width)
        .map(|x| &picture.cells[(x, last)])
        .find(|cell| cell.symbol() != " ")
        .map(|cell| cell.fg)
}

/// The keys of the table by how they are printed.
fn key_printed(printed: &str) -> Option<Key> {
    keymap::TABLE.iter().flat_map(|binding| binding.keys).find(|key| key.to_string() == printed).copied()
}

fn each_key_is_clicked_as_it_is_pressed(lang: Lang) {
    let mut clicked = 0;
    for (name, mut model) in screens(lang) {
        let mut done = BTreeSet::new();
        for (width, height) in WINDOWS {
            let picture = Picture::of(&mut model, width, height);
            departments_are_clicked_as_their_keys_are_pressed(&model, &picture, &name);
            for y in rows_with_keys(&picture) {
                for (x, printed) in keys_on(&picture, y) {
                    let Some(key) = key_printed(&printed) else { continue };
                    let told = || format!("{printed} on {name} at {width}x{height}\n{}", picture.text());
                    let wanted = keymap::command(&model.places(), key).unwrap_or_else(|| panic!("{}", told()));
                    let target = view::hit(&model, x, y);
                    let Some(Target::Do(command)) = target else { panic!("{target:?}: {}", told()) };
                    assert_eq!(command, wanted, "{}", told());
                    // The words behind the key are part of it.
                    let behind = x + u16::try_from(printed.chars().count()).expect("short") + 1;
                    assert_eq!(view::hit(&model, behind, y), Some(Target::Do(command)), "{}", told());
                    clicked += 1;
                    if !done.insert(printed.clone()) {
                        continue;
                    }
                    let by_key = after(&model, Action::Key(key));
                    let by_click = after(&model, Action::Click(Target::Do(command)));
                    assert!(by_key == by_click, "{}", told());
                }
            }
        }
    }
    assert!(clicked > 500, "only {clicked} keys were seen");
}

/// The same for the keys that give departments the floor, on the row above.
fn departments_are_clicked_as_their_keys_are_pressed(model: &Model, picture: &Picture, name: &str) {
    let y = picture.cells.area.height - 2;
    let row: String = (0..picture.cells.area.width).map(|x| picture.cells[(x, y)].symbol()).collect();
    for number in 2..=9 {
        let printed = format!(" F{number} ");
        let Some(before) = row.split_once(&printed).map(|(before, _)| before) else { continue };
        // Every cell gives one sign, wide ones and what hides behind them too.
        let x = u16::try_from(before.chars().count() + 1).expect("narrow");
        let target = view::hit(model, x, y).unwrap_or_else(|| panic!("{printed}on {name}\n{}", picture.text()));
        let by_key = after(model, Action::Key(Key { code: Code::F(number), held: Held::Nothing }));
        assert!(by_key == after(model, Action::Click(target)), "{printed}on {name}\n{}", picture.text());
    }
}

#[test]
fn each_key_that_is_named_is_clicked_as_it_is_pressed_in_english() {
    each_key_is_clicked_as_it_is_pressed(Lang::En);
}

#[test]
fn each_key_that_is_named_is_clicked_as_it_is_pressed_in_chinese() {
    each_key_is_clicked_as_it_is_pressed(Lang::ZhCn);
}

/// Everything in a window that takes a click.
fn targets(model: &Model) -> Vec<Target> {
    let all = view::targets(model);
    let is_on_top = |index: usize| {
        let (area, _) = &all[index];
        let above = &all[index + 1..];
        area.positions().any(|at| !above.iter().any(|(other, _)| other.contains(at)))
    };
    (0..all.len()).filter(|index| is_on_top(*index)).map(|index| all[index].1.clone()).collect()
}

#[test]
fn each_step_department_row_and_cell_takes_a_click_that_brings_the_cursor_there() {
    for lang in Lang::ALL {
        let name = if lang == Lang::En { "hydra-q2-2026" } else { "shanlan-q2-2026" };
        for step in Step::ALL {
            let mut keyboard = at(example(name), lang, step);
            for (width, height) in WINDOWS {
                let _ = Picture::of(&mut keyboard.model, width, height);
                let seen = targets(&keyboard.model);
                for step in Step::ALL {
                    assert!(seen.contains(&Target::Step(step)), "{step:?} at {width}x{height}");
                }
                let departments = seen.iter().filter(|target| matches!(target, Target::Department(_))).count();
                assert!(width < 80 || keyboard.meeting().mode != Mode::Holding || departments >= 5);
                if step == Step::Budget {
                    cells_take_clicks(&mut keyboard);
                } else {
                    rows_take_clicks(&mut keyboard, step);
                }
            }
        }
    }
}

/// Walks through all lists of a step: each row is clicked at least once, and has the cursor then.
fn rows_take_clicks(keyboard: &mut Keyboard, step: Step) {
    for (section, of) in Section::of(step).iter().enumerate() {
        if of.is_hidden(keyboard.state()) {
            continue;
        }
        let count = match of {
            Section::Flags => keyboard.meeting().watch().all().len(),
            _ => of.rows(keyboard.state()).len(),
        };
        let mut clicked = BTreeSet::new();
        for row in 0..count {
            keyboard.meeting_mut().select(section, row);
            for target in targets(&keyboard.model) {
                if let Target::Row { section: at, row } = target
                    && at == section
                    && clicked.insert(row)
                {
                    let mut other = Keyboard { model: keyboard.model.clone(), effects: Vec::new(), pressed: 0 };
                    let was = (other.meeting().section_index(), other.meeting().row_in(section));
                    if was != (section, row) {
                        other.act(Action::Click(Target::Row { section, row }));
                        assert_eq!((other.meeting().section_index(), other.meeting().row_in(section)), (section, row));
                    }
                }
            }
        }
        assert_eq!(clicked.len(), count, "{of:?} at {:?}: {clicked:?}", keyboard.model.size);
    }
}

fn cells_take_clicks(keyboard: &mut Keyboard) {
    let state = keyboard.state();
    let (rows, columns) = (state.segments.list.iter().count(), state.budget.promotions.iter().count());
    let mut clicked = BTreeSet::new();
    for row in 0..=rows {
        for column in 0..=columns {
            (keyboard.meeting_mut().grid.row, keyboard.meeting_mut().grid.column) = (row, column);
            for target in targets(&keyboard.model) {
                if let Target::Cell { row, column } = target {
                    clicked.insert((row, column));
                }
            }
        }
    }
    for spot in (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column))) {
        assert!(clicked.contains(&spot), "{spot:?} at {:?}", keyboard.model.size);
    }
    keyboard.act(Action::Click(Target::Cell { row: 1, column: 1 }));
    assert_eq!((keyboard.meeting().grid.row, keyboard.meeting().grid.column), (1, 1));
}

#[test]
fn each_flag_beside_the_work_leads_to_where_it_is_mended() {
    let mut clicked = 0;
    for step in Step::ALL {
        let mut keyboard = at(example("hydra-q2-2026"), Lang::En, step);
        let picture = Picture::of(&mut keyboard.model, 120, 36);
        for target in targets(&keyboard.model) {
            if let Target::Flag(key) = target {
                let mut other = Keyboard { model: keyboard.model.clone(), effects: Vec::new(), pressed: 0 };
                other.act(Action::Click(Target::Flag(key.clone())));
                assert_eq!(other.meeting().flag_shown.as_ref(), Some(&key));
                assert!(!other.notice().is_empty());
                clicked += 1;
            }
        }
        let flags = keyboard.meeting().watch().at(step).count();
        let told = picture.lines().iter().filter(|line| line.contains("│ ! ")).count();
        assert!(
            step == Step::Agreement || flags == 0 || told > 0 || step == Step::Room,
            "{step:?}\n{}",
            picture.text()
        );
    }
    assert!(clicked > 0, "no flag was seen");
}

#[test]
fn each_field_of_a_form_and_each_choice_takes_a_click() {
    for (step, keys) in
        [(Step::Room, "p"), (Step::Budget, "p"), (Step::Research, "c"), (Step::Agreement, "s"), (Step::Room, "A")]
    {
        for (width, height) in WINDOWS {
            let mut keyboard = at(example_held(), Lang::En, step);
            keyboard.press(keys);
            let Some(Overlay::Form(form)) = keyboard.model.overlays.last().cloned() else {
                panic!("{keys} opens no form")
            };
            let mut fields = BTreeSet::new();
            for _ in 0..form.rows.len() {
                let _ = Picture::of(&mut keyboard.model, width, height);
                for target in targets(&keyboard.model) {
                    if let Target::Overlay(row) = target {
                        fields.insert(row);
                    }
                }
                keyboard.press("<tab>");
            }
            assert_eq!(fields.len(), form.rows.len(), "{step:?} {keys} at {width}x{height}");
            for row in 0..form.rows.len() {
                keyboard.act(Action::Click(Target::Overlay(row)));
                choices_take_clicks(&mut keyboard);
            }
        }
    }
}

/// A meeting with evidence to choose from.
fn example_held() -> Session {
    hydra()
}

/// Where the row in focus offers few things to choose from, each of them is chosen by a click.
fn choices_take_clicks(keyboard: &mut Keyboard) {
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { return };
    let Some(row) = form.rows.get(form.focus) else { return };
    let options = match &row.offer {
        Offer::OneOf(options) | Offer::AnyOf { options, .. } => options.clone(),
        _ => return,
    };
    let is_any = matches!(row.offer, Offer::AnyOf { .. });
    let mut chosen = BTreeSet::new();
    for _ in 0..=options.len() {
        let offered: Vec<usize> = targets(&keyboard.model)
            .into_iter()
            .filter_map(|target| if let Target::Option(option) = target { Some(option) } else { None })
            .collect();
        assert!(!offered.is_empty() || options.is_empty(), "nothing can be clicked of {options:?}");
        let Some(next) = offered.iter().find(|option| !chosen.contains(*option)).or(offered.last()) else { break };
        keyboard.act(Action::Click(Target::Option(*next)));
        let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is gone") };
        let row = &form.rows[form.focus];
        let is_chosen = match &row.offer {
            Offer::AnyOf { at, .. } => at == next,
            _ => row.text.text() == options[*next],
        };
        assert!(is_chosen, "{:?} after a click on {}", row.text.text(), options[*next]);
        chosen.insert(*next);
    }
    assert!(is_any || chosen.len() == options.len(), "{chosen:?} of {options:?}");
}

#[test]
fn each_match_of_a_list_to_choose_from_takes_a_click_and_a_second_one_chooses_it() {
    for (step, keys) in [(Step::Room, ":"), (Step::Budget, "<c-f>"), (Step::Budget, "r")] {
        let mut keyboard = if keys == "r" { handed_in() } else { at(hydra(), Lang::En, step) };
        keyboard.press(keys);
        let _ = Picture::of(&mut keyboard.model, 80, 24);
        let count = match keyboard.model.overlays.last() {
            Some(Overlay::Palette(picker)) => picker.matches.len(),
            Some(Overlay::Find(finding)) => finding.picker.matches.len(),
            Some(Overlay::Choice(choice)) => choice.picker.matches.len(),
            other => panic!("{keys} opens {other:?}"),
        };
        let mut seen = BTreeSet::new();
        for _ in 0..count {
            seen.extend(targets(&keyboard.model).into_iter().filter_map(|target| match target {
                Target::Overlay(row) => Some(row),
                _ => None,
            }));
            keyboard.press("<down>");
        }
        assert_eq!(seen.len(), count, "{keys}");
        let lay = keyboard.model.overlays.len();
        keyboard.act(Action::Click(Target::Overlay(0))).act(Action::Click(Target::Overlay(0)));
        let is_same = keyboard.model.overlays.len() == lay
            && matches!(keyboard.model.overlays.last(), Some(Overlay::Palette(_) | Overlay::Find(_)));
        assert!(!is_same, "{keys}: the second click chose nothing");
    }
}

/// Two splits handed in, not revealed.
fn handed_in() -> Keyboard {
    let mut keyboard = at(Meeting::planned().session, Lang::En, Step::Budget);
    for floor in ["<f2>", "<f3>"] {
        keyboard.press(floor).press("H40k<tab>60k<enter>");
        while !keyboard.model.overlays.is_empty() {
            keyboard.press("<enter>");
        }
    }
    keyboard
}

#[test]
fn each_amount_of_the_differences_takes_a_click_and_a_second_one_takes_it() {
    let mut keyboard = differences(Lang::En);
    let _ = Picture::of(&mut keyboard.model, 80, 24);
    let seen = targets(&keyboard.model);
    for column in 0..=2 {
        assert!(seen.contains(&Target::Cell { row: 0, column }), "{column}: {seen:?}");
    }
    keyboard.act(Action::Click(Target::Cell { row: 0, column: 2 }));
    let Some(Overlay::Positions(positions)) = keyboard.model.overlays.last() else { panic!("they are gone") };
    assert_eq!((positions.at, positions.column), (0, Some(1)));
    let before = keyboard.state().budget.placed();
    keyboard.act(Action::Click(Target::Cell { row: 0, column: 2 }));
    assert_ne!(keyboard.state().budget.placed(), before, "the amount of Marketing was taken");
}

#[test]
fn what_stands_at_the_top_and_beside_the_work_takes_clicks_too() {
    let mut keyboard = at(hydra(), Lang::En, Step::Budget);
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let (_, title) = picture.find("Roundtable   Spring plan").expect("the title");
    let x = u16::try_from(title.find("Spring").expect("found")).expect("narrow");
    assert_eq!(view::hit(&keyboard.model, x, 0), Some(Target::Do(Command::Details)));
    let seen = targets(&keyboard.model);
    for wanted in [Command::Agenda, Command::Trail, Command::Help, Command::Palette, Command::NextStep] {
        assert!(seen.contains(&Target::Do(wanted)), "{wanted:?}");
    }
    assert!(seen.contains(&Target::Department(Department::Marketing)));
    let esc = Key { code: Code::Esc, held: Held::Nothing };
    assert_eq!(keymap::command(&[Place::Page], esc), Some(Command::Back));
}
