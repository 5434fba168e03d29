//! A meeting driven by keys alone, without a screen: what they do, and how many it takes.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use roundtable::app::{
    Action, Code, Effect, Ground, Key, Meeting, Mode, Model, Origin, Overlay, Purpose, Recovery, Report, Size, Stakes,
    Stamped, keymap, update,
};
use roundtable::domain::{
    Author, Department, Event, InputRef, Listed, Money, PromotionKind, Session, State, Step, trail,
};
use roundtable::lang::{Lang, Message, Words};

use crate::fixtures;
use crate::picture::Picture;

/// A facilitator at the keyboard.
pub struct Keyboard {
    /// The program.
    pub model: Model,
    /// Everything that it wanted done outside, in order.
    pub effects: Vec<Effect>,
    /// How many keys were pressed.
    pub pressed: usize,
}

impl Keyboard {
    /// At a session that is being held.
    pub fn at(session: Session, lang: Lang) -> Self {
        let now = session.history().last().expect("it was founded").at;
        let size = Size { width: 120, height: 36 };
        let mut model = Model::new(Words::new(lang), Ground::Dark, size, now, TimeZone::UTC);
        model.meeting = Some(Box::new(Meeting::new(session, Origin::File("meeting.ron".into()), Purpose::Hold)));
        Self { model, effects: Vec::new(), pressed: 0 }
    }

    /// At a step of the small planned meeting.
    pub fn at_step(step: Step) -> Self {
        let mut keyboard = Self::at(fixtures::Meeting::planned().session, Lang::En);
        keyboard.meeting_mut().go_to(step, Timestamp::UNIX_EPOCH);
        keyboard
    }

    /// Presses keys: characters as they are, others as `<tab>`, `<enter>`, `<f3>`, `<c-z>`, `<s-down>`.
    pub fn press(&mut self, script: &str) -> &mut Self {
        let mut rest = script;
        while let Some(first) = rest.chars().next() {
            let (key, taken) = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
                Some((name, _)) => (named(name), name.len() + 2),
                None => (Key::char(first), first.len_utf8()),
            };
            rest = rest.get(taken..).expect("a key ends between characters");
            self.pressed += 1;
            self.act(Action::Key(key));
        }
        self
    }

    /// Lets something happen ten seconds later.
    pub fn act(&mut self, action: Action) -> &mut Self {
        let at = self.model.now + jiff::SignedDuration::from_secs(10);
        self.effects.extend(update(&mut self.model, Stamped { at, action }));
        self
    }

    pub fn meeting(&self) -> &Meeting {
        self.model.meeting.as_ref().expect("a session is on the screen")
    }

    pub fn meeting_mut(&mut self) -> &mut Meeting {
        self.model.meeting.as_mut().expect("a session is on the screen")
    }

    pub fn state(&self) -> &State {
        self.meeting().state()
    }

    /// What the line above the foot says.
    pub fn notice(&self) -> String {
        self.model.in_sight().map_or_else(String::new, |notice| notice.message.say(&self.model.words))
    }
}

fn named(name: &str) -> Key {
    let plain = |code| Key::plain(code);
    match name {
        "enter" => plain(Code::Enter),
        "tab" => plain(Code::Tab),
        "esc" => plain(Code::Esc),
        "up" => plain(Code::Up),
        "down" => plain(Code::Down),
        "left" => plain(Code::Left),
        "right" => plain(Code::Right),
        "end" => plain(Code::End),
        "pgdn" => plain(Code::PageDown),
        "pgup" => plain(Code::PageUp),
        "bs" => plain(Code::Backspace),
        "del" => plain(Code::Delete),
        "s-down" => Key::shift(Code::Down),
        "s-right" => Key::shift(Code::Right),
        "s-up" => Key::shift(Code::Up),
        _ if name.starts_with("a-") => Key::alt(name.chars().nth(2).expect("a digit")),
        _ => match (name.strip_prefix("c-"), name.strip_prefix('f')) {
            (Some(letter), _) => Key::ctrl(letter.chars().next().expect("a letter")),
            (_, Some(number)) => plain(Code::F(number.parse().expect("a number"))),
            _ => panic!("no key is called {name}"),
        },
    }
}

fn amount(state: &State, cell: &str) -> Money {
    state.budget.amount(&cell.parse().expect("a cell"))
}

#[test]
fn a_new_input_costs_at_most_three_keys_beyond_its_required_text_at_every_step() {
    // (step, keys before the text, required fields, keys after it)
    let cases: &[(Step, &str, &[&str], &str)] = &[
        (Step::Room, "p", &["Bo Ek", "Finance"], "<enter>"),
        (Step::Room, "w", &["We meet each Monday"], "<enter>"),
        (Step::LookBack, "r", &["12k"], "<enter>"),
        (Step::Research, "s", &["Buyers rank service first", "Trade survey"], "<enter>"),
        (Step::Research, "v", &["Your pumps run quieter", "Ana, at the fair"], "<enter>"),
        (Step::Research, "c", &["Sell quiet running"], "<enter>"),
        (Step::Research, "o", &["Hydra", "The quiet pump"], "<enter>"),
        (Step::Segments, "a", &["OEMs", "Build our pumps into theirs"], "<enter>"),
        (Step::Budget, "p", &["Open days", "Event"], "<enter>"),
        (Step::Budget, "b", &["500k"], "<enter>"),
        (Step::Budget, "", &["45k"], "<enter>"),
        (Step::Goals, "g", &["New dealers", "12"], "<enter>"),
        (Step::Goals, "w", &["Marketing", "A study trip"], "<enter>"),
        (Step::Agreement, "n", &["Send the price list", "Max Brandt"], "<enter>"),
        (Step::Agreement, "P", &["Warranty terms"], "<enter>"),
        (Step::Agreement, "s", &[], "<enter>"),
    ];
    for (step, before, fields, after) in cases {
        let mut keyboard = Keyboard::at_step(*step);
        let entries = keyboard.meeting().session().history().len();
        keyboard.press(&format!("{before}{}{after}", fields.join("<tab>")));
        let text: usize = fields.iter().map(|field| field.chars().count()).sum();
        let separators = fields.len().saturating_sub(1);
        let beyond = keyboard.pressed - text - separators;
        assert!(beyond <= 3, "{step:?} {before}: {beyond} keys");
        assert!(keyboard.model.overlays.is_empty(), "{step:?} {before}: {:?}", keyboard.model.overlays);
        assert_eq!(keyboard.meeting().session().history().len(), entries + 1, "{step:?} {before}");
    }
}

#[test]
fn a_name_alone_is_no_segment() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<enter><enter>");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form waits") };
    assert_eq!(form.focus, 1);
    assert!(form.problem.is_some());
    assert_eq!(keyboard.state().segments.list.len(), 2);
}

#[test]
fn every_input_is_recorded_for_the_department_that_speaks_also_while_typing() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<f3><tab>Build pumps in<enter>");
    let raised = keyboard.state().segments.list.get(&"oems".into()).expect("it was raised");
    assert_eq!(raised.by, Department::Marketing);
    assert_eq!(raised.step, Step::Segments);
    keyboard.press("]<right>");
    keyboard.press("7<f4>k<enter>");
    let cell = keyboard.meeting().grid.clone();
    assert_eq!(cell.typing, None);
    let entry = keyboard.meeting().session().history().last().expect("an entry");
    assert_eq!(entry.by, Author::Department(Department::Finance));
}

#[test]
fn the_same_key_again_names_who_in_the_department_speaks() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("<f2>").press("vThey like it<tab>Ana<enter>");
    let raised = keyboard.state().research.evidence.iter().next().expect("it was raised");
    assert_eq!(raised.person.as_ref().map(ToString::to_string).as_deref(), Some("ana"));
    keyboard.press("<f2>");
    assert_eq!(keyboard.meeting().speaker.person, None);
}

#[test]
fn a_wrong_attribution_is_corrected_with_one_key_and_the_correction_is_recorded() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<tab>Build pumps in<enter><f3>");
    let before = keyboard.pressed;
    keyboard.press("t");
    assert_eq!(keyboard.pressed - before, 1);
    let raised = keyboard.state().segments.list.get(&"oems".into()).expect("it is there");
    assert_eq!(raised.by, Department::Marketing);
    let trail = trail(keyboard.meeting().session(), &InputRef::Segment("oems".into()));
    assert!(trail.iter().any(|trace| matches!(&trace.event, Event::Attributed(Department::Marketing, None))));
}

#[test]
fn a_cell_takes_amounts_as_people_type_them() {
    for (typed, expected) in [
        ("120k", 120_000),
        ("1.2m", 1_200_000),
        ("12万", 120_000),
        ("15%", 15_000),
        ("+10%", 44_000),
        ("-10%", 36_000),
        ("3*4000", 12_000),
        ("=1,200", 1_200),
    ] {
        let mut keyboard = Keyboard::at_step(Step::Budget);
        keyboard.press(typed).press("<enter>");
        assert_eq!(amount(keyboard.state(), "dealers/shows"), Money::from(expected), "{typed}: {}", keyboard.notice());
        assert_eq!(keyboard.meeting().grid.row, 2, "Enter goes down");
    }
}

#[test]
fn what_is_no_amount_stays_in_the_cell_and_says_why() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("12x<enter>");
    assert!(keyboard.meeting().grid.typing.is_some());
    assert_ne!(keyboard.notice(), "");
    keyboard.press("<esc>");
    assert_eq!(amount(keyboard.state(), "dealers/shows"), Money::from(40_000));
}

#[test]
fn a_block_from_a_spreadsheet_is_pasted_whole_or_not_at_all() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.act(Action::Paste("1,000\t2k\r\n-\t3*500\r\n".to_owned()));
    let state = keyboard.state();
    let cells = ["dealers/shows", "dealers/ads", "key-accounts/shows", "key-accounts/ads"];
    assert_eq!(cells.map(|cell| amount(state, cell)), [1_000, 2_000, 0, 1_500].map(Money::from));
    let pasted = keyboard.meeting().session().history().len();
    keyboard.act(Action::Paste("5\t6\n7\tlots\n".to_owned()));
    assert_eq!(keyboard.meeting().session().history().len(), pasted);
    assert!(keyboard.notice().contains("lots") || keyboard.notice().contains('2'), "{}", keyboard.notice());
    keyboard.press("<c-z>");
    assert_eq!(amount(keyboard.state(), "dealers/shows"), Money::from(40_000), "one paste is one step of undo");
}

#[test]
fn a_marked_block_is_copied_as_a_spreadsheet_takes_it() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("<s-right><s-down>c");
    assert!(
        keyboard.effects.contains(&Effect::CopyText("40000\t20000\n30000\t0".to_owned())),
        "{:?}",
        keyboard.effects
    );
}

#[test]
fn the_rest_is_spread_and_a_lock_holds() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("og");
    let state = keyboard.state();
    assert_eq!(amount(state, "dealers/shows"), Money::from(40_000));
    assert_eq!(state.budget.remainder(), Some(Money::ZERO));
}

#[test]
fn undo_and_redo_name_the_thing_and_what_was_removed_comes_back() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("x");
    assert_eq!(keyboard.state().segments.list.len(), 1);
    assert_eq!(keyboard.state().budget.placed(), Money::from(90_000), "its money stays");
    keyboard.press("<c-z>");
    assert!(keyboard.notice().contains("Dealers"), "{}", keyboard.notice());
    assert_eq!(keyboard.state().segments.list.len(), 2);
    keyboard.press("<c-y>B<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 2);
}

#[test]
fn a_segment_is_split_and_merged_without_losing_customers_or_money() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    let sales = keyboard.state().coverage().sales;
    keyboard.press("/Small dealers<tab>Under 50k a year<tab>C<tab><tab>100k<enter>");
    let state = keyboard.state();
    assert_eq!(state.segments.list.len(), 3);
    assert_eq!(state.coverage().sales, sales);
    keyboard.press("mDealers<enter>");
    let state = keyboard.state();
    assert_eq!(state.segments.list.len(), 2);
    assert_eq!((state.coverage().sales, state.budget.placed()), (sales, Money::from(90_000)));
}

#[test]
fn a_meeting_is_signed_closed_and_then_only_looked_at_until_it_is_reopened_with_a_reason() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("C");
    assert!(!keyboard.state().life.is_agreed());
    assert_ne!(keyboard.notice(), "", "it says that both must sign");
    keyboard.press("s<enter><f3>sWith<tab>Only if the fair is kept<enter>");
    keyboard.press("C<enter>");
    assert!(!keyboard.state().life.is_agreed(), "not yet comes first while anything is open, and means not yet");
    keyboard.press("C<down><enter>");
    assert!(keyboard.state().life.is_agreed(), "{} {:?}", keyboard.notice(), keyboard.model.overlays);
    keyboard.press("n");
    assert!(keyboard.model.overlays.is_empty());
    assert_ne!(keyboard.notice(), "");
    keyboard.press("OThe fair was cancelled<enter>n");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    assert_eq!(keyboard.meeting().mode, Mode::Holding);
}

#[test]
fn an_objection_is_named_and_not_passed_over_by_one_enter() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("s<enter><f3>s<enter><f4>sobjects<tab>Too expensive<enter>");
    let frame = |keyboard: &Keyboard| Picture::of(&mut keyboard.model.clone(), 80, 24).text();
    assert!(frame(&keyboard).contains("Objecting: Finance"), "{}", frame(&keyboard));
    keyboard.press("C");
    assert!(frame(&keyboard).contains("1 objection"), "{}", frame(&keyboard));
    keyboard.press("<enter>");
    assert!(!keyboard.state().life.is_agreed(), "not yet comes first");
    keyboard.press("C<down><enter>");
    assert!(keyboard.state().life.is_agreed(), "an objection stands nobody in the way");
}

#[test]
fn nothing_can_be_altered_in_a_review_and_every_key_says_so() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.meeting_mut().mode = Mode::Reviewing;
    let before = keyboard.meeting().session().clone();
    for step in ["[", "]", "[[[[", "]]]]]]"] {
        keyboard.press(step).press("5<enter>axytPBSDAo gvd<del>");
        keyboard.press("<esc><esc>");
    }
    assert_eq!(keyboard.meeting().session(), &before);
}

#[test]
fn a_pasted_newline_never_confirms_anything() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("a");
    keyboard.act(Action::Paste("OEMs\nBuild pumps in\n".to_owned()));
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    assert_eq!(keyboard.state().segments.list.len(), 2);
}

#[test]
fn the_palette_finds_every_command_by_its_name_in_both_languages() {
    for lang in Lang::ALL {
        let mut keyboard = Keyboard::at(fixtures::Meeting::planned().session, lang);
        keyboard.press("<c-p>");
        let Some(Overlay::Palette(picker)) = keyboard.model.overlays.last().cloned() else { panic!("it is open") };
        for (name, command) in &picker.all {
            let mut narrowed = picker.clone();
            let _ = narrowed.typed.insert_str(name);
            narrowed.narrow();
            let found: Vec<&str> = narrowed.matches.iter().map(|index| narrowed.all[*index].0.as_str()).collect();
            assert!(found.contains(&name.as_str()), "{lang:?} {command:?} {name}: {found:?}");
        }
    }
}

#[test]
fn the_language_switches_while_a_form_is_open() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<c-p>");
    assert_eq!(keyboard.model.overlays.len(), 2, "the palette lies over the form");
    let name = keyboard.model.words.get("do-language").into_owned();
    keyboard.press(&name).press("<enter>");
    assert_eq!(keyboard.model.words.lang(), Lang::ZhCn);
    keyboard.press("<tab>配套厂<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 3);
}

#[test]
fn every_command_of_the_table_is_reachable_or_says_why_not() {
    // Pressing any key anywhere never loses what was entered and never panics.
    for step in Step::ALL {
        for binding in keymap::TABLE {
            let mut keyboard = Keyboard::at_step(step);
            for key in binding.keys {
                keyboard.act(Action::Key(*key));
            }
        }
    }
}

#[test]
fn what_stands_in_a_field_is_typed_over_or_gone_on_with_as_in_every_dialog() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<enter>Resellers<enter>");
    assert_eq!(
        keyboard.state().segments.list.get(&"dealers".into()).map(|raised| raised.item.name.as_str()),
        Some("Resellers")
    );
    keyboard.press("<enter><right> abroad<enter>");
    let name = keyboard.state().segments.list.get(&"dealers".into()).map(|raised| raised.item.name.clone());
    assert_eq!(name.as_deref(), Some("Resellers abroad"));
}

#[test]
fn the_first_amount_is_typed_into_the_first_cell_of_a_grid_that_was_empty() {
    let mut keyboard = Keyboard::at(fixtures::Meeting::seated().session, Lang::En);
    keyboard.press("4aDealers<tab>They resell<enter>]pShows<tab>Trade show<enter>5k<enter>");
    assert_eq!(amount(keyboard.state(), "dealers/shows"), Money::from(5_000), "{}", keyboard.notice());
}

#[test]
fn a_session_that_cannot_be_written_comes_back_and_is_only_left_when_asked_twice() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("q");
    assert!(keyboard.model.meeting.is_none());
    let what = Message::new("disk-full");
    keyboard.act(Action::Report(Report::Trouble(what, Stakes::MemoryOnly)));
    assert_eq!(keyboard.state().segments.list.len(), 2, "it is on the screen again");
    keyboard.press("<c-q>");
    assert!(!keyboard.effects.contains(&Effect::Quit));
    keyboard.press("<c-q>");
    assert!(keyboard.effects.contains(&Effect::Quit));
}

#[test]
fn the_program_is_left_when_the_session_is_closed_and_not_before() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<c-q>");
    assert_eq!(keyboard.effects.last(), Some(&Effect::CloseSession));
    keyboard.act(Action::Report(Report::Closed));
    assert_eq!(keyboard.effects.last(), Some(&Effect::Quit));
}

#[test]
fn the_department_that_speaks_signs_by_its_key_wherever_the_cursor_is() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    keyboard.press("s<enter><f3>s<enter>");
    let signed: Vec<Department> =
        keyboard.state().agreement.signatures.iter().map(|signature| signature.department.clone()).collect();
    assert_eq!(signed, [Department::Sales, Department::Marketing]);
}

#[test]
fn somebody_who_was_just_seated_is_the_one_that_is_taken_away_again() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    keyboard.press("pBo Ek<tab>Marketing<enter>x");
    let names: Vec<&str> = keyboard.state().room.seats.iter().map(|seat| seat.name.as_str()).collect();
    assert_eq!(names, fixtures::PEOPLE.map(|person| person.1));
}

#[test]
fn a_block_is_pasted_also_where_the_terminal_ends_its_lines_with_bare_carriage_returns() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.act(Action::Paste("1000\t2000\r3000\t4000\r".to_owned()));
    assert_eq!(amount(keyboard.state(), "key-accounts/ads"), Money::from(4_000), "{}", keyboard.notice());
}

#[test]
fn what_was_said_without_a_year_lies_behind_us() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("vThey like it<tab>Ana<tab><tab><tab>1 Nov<enter>");
    let said = keyboard.state().research.evidence.iter().next().and_then(|raised| raised.item.date);
    assert!(said.is_some_and(|date| date < keyboard.model.today()), "{said:?}");
}

#[test]
fn the_line_that_was_being_typed_when_the_program_died_can_be_kept() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    let session = keyboard.meeting().session().clone();
    let since = keyboard.model.now;
    let recovery = Recovery { entries: 0, since, session, draft: "half a sentence".to_owned(), at: 0 };
    keyboard.model.overlays.push(Overlay::Recovery(Box::new(recovery)));
    keyboard.press("<enter><enter>");
    let parked: Vec<&str> =
        keyboard.state().agreement.parking_lot.iter().map(|raised| raised.item.text.as_str()).collect();
    assert_eq!(parked, ["half a sentence"]);
}

#[test]
fn a_form_that_was_typed_into_is_left_only_when_asked_twice() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<esc>");
    assert_eq!(keyboard.model.overlays.len(), 1, "it is still there, with a word why");
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty());
    keyboard.press("a<esc>");
    assert!(keyboard.model.overlays.is_empty(), "an empty one goes at once");
}

#[test]
fn the_space_bar_walks_through_what_a_row_offers() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("pOpen days<tab>  <enter>");
    let kind = keyboard.state().budget.promotions.iter().last().and_then(|raised| raised.item.kind.clone());
    assert_eq!(kind, Some(Listed::Known(PromotionKind::Advertising)));
}

#[test]
fn a_department_keeps_the_floor_until_a_key_gives_it_to_another() {
    let mut keyboard = Keyboard::at_step(Step::Room);
    keyboard.press("<f4>");
    assert_eq!(keyboard.meeting().speaker.department, Department::Finance);
    keyboard.press("<down><down>x");
    assert!(!keyboard.state().room.seats.iter().any(|seat| seat.department == Department::Finance));
    assert_eq!(keyboard.meeting().speaker.department, Department::Finance);
}
