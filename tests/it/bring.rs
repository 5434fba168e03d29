//! Files that departments bring, on the screen: guessed, chosen, taken whole or not at all.

use encoding_rs::GB18030;
use jiff::civil::date;
use proptest::prelude::*;
use roundtable::app::bringing::{Far, Stage};
use roundtable::app::{Action, Code, Effect, Key, Overlay, Report, keymap};
use roundtable::domain::{Change, Department, ListChange, Measure, SegmentField, Share, Step};
use roundtable::import::Obstacle;
use rust_xlsxwriter::{Format, Workbook};

use crate::desk::{Desk, look, shares};

/// Spend and sales of two segments by two promotions, as a program exports them.
const ADS: &str = "age,campaign,spent,orders\n\
    30-34,Search,100.25,30\n30-34,Video,99.75,10\n45-49,Search,500.5,20\n45-49,Video,299.5,40\n30-34,Search,0,0\n";

#[test]
fn from_the_look_back_to_the_ranked_lines_it_takes_four_keys_and_a_paste() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.press("I").paste("/q.csv").press("<enter>");
    let preview = desk.screen();
    for told in ["age", "campaign", "5 rows", "4 results", "1,000 EUR", "100 orders", "New segments, 2: 30-34, 45-49"] {
        assert!(preview.contains(told), "{told} in\n{preview}");
    }
    desk.press("<enter>");
    assert_eq!(desk.keyboard.pressed, 3, "and the paste is the fourth");
    assert!(desk.bringing().is_none());
    assert_eq!(shares(&desk.figures(true)), ["30-34 20.0 40.0", "45-49 80.0 60.0"]);
    assert!(desk.screen().contains("80.0"), "{}", desk.screen());
}

#[test]
fn an_import_is_one_step_of_the_department_that_brought_it_and_one_undo_takes_it_back() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    let (entries, before) = (desk.entries(), desk.keyboard.state().clone());
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(desk.entries(), entries + 1);
    let state = desk.keyboard.state();
    assert_eq!(state.look_back.measure, Measure::Count("orders".to_owned()));
    for raised in &state.look_back.results {
        assert_eq!((&raised.by, raised.item.source.as_str()), (&Department::Marketing, "q.csv, 2026-03-10"));
    }
    assert!(state.segments.list.iter().all(|raised| raised.by == Department::Marketing));
    desk.press("u");
    assert_eq!(*desk.keyboard.state(), before);
}

#[test]
fn the_same_table_reads_the_same_however_it_is_written() {
    let semicolons = ADS.replace('.', ";").replace(',', "|").replace(';', ",").replace('|', ";");
    let chinese = ADS.replace("age,campaign,spent,orders", "年龄段,推广,花费,orders");
    let titled = format!("Ads of last quarter\n\n{}Total,,1000,100\n", ADS.replace('\n', ",,\n"));
    let utf16 = |text: &str| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let written: Vec<(&str, Vec<u8>)> = vec![
        ("decimal commas", semicolons.into_bytes()),
        ("bare returns", ADS.replace('\n', "\r").into_bytes()),
        ("a mark of order", format!("\u{feff}{}", ADS.replace('\n', "\r\n")).into_bytes()),
        ("tabs", ADS.replace(',', "\t").into_bytes()),
        ("bars", ADS.replace(',', "|").into_bytes()),
        ("GB18030", GB18030.encode(&chinese).0.into_owned()),
        ("UTF-16", utf16(&chinese)),
        ("a title, a sum and empty columns", titled.into_bytes()),
        ("quotes and grouping", ADS.replace("500.5", "\"500.50\"").replace("299.5", "\"$299.50\"").into_bytes()),
        ("a sum without a name", format!("{ADS},,\"1,000.00\",100\n").into_bytes()),
        ("stray bytes", [ADS.as_bytes(), "\u{2019}\u{2013}".as_bytes(), b",,0,\xa0\n"].concat()),
        ("a workbook", workbook()),
    ];
    for (how, bytes) in written {
        let mut desk = Desk::at(Step::LookBack, vec![("/q.csv", bytes)]);
        desk.bring("/q.csv").press("<enter>");
        assert!(desk.bringing().is_none(), "{how}: {}", desk.screen());
        let figures = desk.figures(true);
        assert_eq!(
            (figures.spend.amount().normalize().to_string().as_str(), figures.sales),
            ("1000", 100.into()),
            "{how}"
        );
        assert!(shares(&figures).starts_with(&["30-34 20.0 40.0".into(), "45-49 80.0 60.0".into()]), "{how}");
        assert!(
            shares(&desk.figures(false)).starts_with(&["search 60.1 50.0".into(), "video 39.9 50.0".into()]),
            "{how}"
        );
    }
}

/// The same table on the second sheet, below a title, with the age in merged cells; the first sheet is hidden.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Old").expect("a name").set_hidden(true);
    let sheet = workbook.add_worksheet();
    sheet.set_active(true).write(0, 0, "Ads").expect("room");
    for (row, line) in (2..).zip(ADS.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).expect("room"),
                Err(_) => sheet.write(row, column, cell).expect("room"),
            };
        }
    }
    let plain = Format::new();
    sheet.merge_range(3, 0, 4, 0, "30-34", &plain).expect("room");
    sheet.merge_range(5, 0, 6, 0, "45-49", &plain).expect("room");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn a_line_that_cannot_be_read_stops_all_of_it_until_it_is_left_out() {
    let wrong = ADS.replace("500.5", "five hundred");
    let mut desk = Desk::with(Step::LookBack, &wrong);
    let before = desk.keyboard.state().clone();
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(desk.obstacle(), Some(Obstacle::WrongLines(1)));
    assert_eq!(*desk.keyboard.state(), before, "nothing is half imported");
    let screen = desk.screen();
    assert!(screen.contains("Line 4, spent: \"five hundred\" is no number like 1,234.56."), "{screen}");
    // The row that offers to leave such lines out is the last one.
    desk.press("<up><right><enter>");
    assert!(desk.bringing().is_none(), "{}", desk.screen());
    assert_eq!(shares(&desk.figures(true)).len(), 2);
    assert_eq!(desk.figures(true).spend.amount().normalize().to_string(), "499.5");
}

#[test]
fn a_newer_file_of_the_same_name_takes_the_place_of_the_last_unless_it_is_to_be_added() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv").press("<enter>");
    desk.files = vec![("/q.csv", ADS.replace("500.5", "400.5").into_bytes())];
    desk.bring("/q.csv");
    assert!(desk.screen().contains("replaces 4 rows of the last import"), "{}", desk.screen());
    assert!(desk.screen().contains("Segments we have, 2"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(desk.figures(true).spend.amount().normalize().to_string(), "900");
    desk.bring("/q.csv").press("<up><right><enter>");
    assert_eq!(desk.figures(true).spend.amount().normalize().to_string(), "1800");
}

#[test]
fn a_segment_is_known_by_its_first_name_after_it_was_renamed() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv").press("<enter>");
    let rename = SegmentField::Name("Young families".to_owned());
    let edit = ListChange::Edit("30-34".into(), vec![rename]);
    let now = desk.keyboard.model.now;
    desk.keyboard.meeting_mut().enter(now, vec![Change::Segment(edit)]).expect("it is on the table");
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(desk.keyboard.state().segments.list.len(), 2);
    assert!(desk.screen().contains("Young families"), "{}", desk.screen());
}

#[test]
fn several_columns_make_one_name_and_several_are_added_up() {
    let text = "kind,region,fresh,frozen\nHotel,North,10,5\nHotel,South,1,2\nShop,North,3,4\nHotel,North,1,\n";
    let mut desk = Desk::with(Step::LookBack, text);
    // The kind is taken for the segment, and fresh goods for what was spent: the region and the frozen ones join them.
    desk.bring("/q.csv");
    let Some(Stage::Choosing(choosing)) = desk.bringing().map(|bringing| &bringing.stage) else { unreachable!() };
    let taken: Vec<_> = choosing.choice.columns.iter().map(|(column, role)| (*column, role.key())).collect();
    assert_eq!(taken[..2], [(0, "columns-promotion"), (1, "columns-segment")], "{taken:?}");
    // Segment: mark the kind too, so that it is no promotion any more.
    desk.press("<left> ");
    // Spend: the frozen ones too, so that they are no sales any more.
    desk.press("<tab><tab><right> <enter>");
    assert!(desk.bringing().is_none(), "{}", desk.screen());
    let figures = desk.figures(true);
    assert_eq!(figures.spend.amount().normalize().to_string(), "26");
    let names: Vec<&str> = desk.keyboard.state().segments.list.iter().map(|raised| raised.item.name.as_str()).collect();
    assert_eq!(names, ["Hotel / North", "Hotel / South", "Shop / North"]);
}

#[test]
fn who_raised_a_figure_is_told_beside_it_and_with_the_rows_behind_it() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv").press("<enter>");
    assert!(desk.screen().contains("Brought by"), "{}", desk.screen());
    desk.press("i");
    assert!(matches!(desk.keyboard.model.overlays.last(), Some(Overlay::WhereFrom(_))), "{}", desk.screen());
    assert!(desk.screen().contains("Marketing"), "{}", desk.screen());
}

#[test]
fn while_one_file_is_brought_no_other_takes_its_place() {
    let mut desk =
        Desk::at(Step::LookBack, vec![("/q.csv", ADS.into()), ("/other.csv", ADS.replace("500", "900").into())]);
    desk.bring("/q.csv");
    desk.press("<c-p>import results<enter>");
    let files = desk.keyboard.model.overlays.iter().filter(|overlay| matches!(overlay, Overlay::Bringing(_))).count();
    assert_eq!(files, 1);
    assert!(desk.keyboard.notice().contains("brought already"), "{}", desk.keyboard.notice());
}

#[test]
fn what_is_read_under_the_help_is_taken_as_it_was_chosen() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv");
    let Some(Stage::Choosing(choosing)) = desk.bringing().map(|bringing| &bringing.stage) else { unreachable!() };
    let (choice, gathered) = (choosing.choice.clone(), choosing.gathered.clone());
    // Another column is marked, and its answer comes while something else lies on top.
    desk.keyboard.press(" <f1>");
    desk.answer();
    desk.keyboard.press("<esc>");
    let Some(Stage::Choosing(choosing)) = desk.bringing().map(|bringing| &bringing.stage) else { unreachable!() };
    assert!(choosing.choice != choice && choosing.gathered.is_some() && choosing.gathered != gathered);
    let brings = choosing.proposal.brings;
    desk.press("<enter>");
    assert_eq!(desk.keyboard.state().look_back.results.len() as u64, brings, "{}", desk.screen());
}

#[test]
fn a_file_that_is_looked_at_under_the_help_is_read_to_its_end() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.press("I").paste("/q.csv");
    desk.keyboard.press("<enter><f1>");
    desk.answer();
    desk.keyboard.press("<esc>");
    let Some(Stage::Choosing(choosing)) = desk.bringing().map(|bringing| &bringing.stage) else { unreachable!() };
    assert!(choosing.gathered.is_some(), "{}", desk.screen());
}

#[test]
fn a_file_follows_what_is_undone_under_it() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv").press("<enter>");
    desk.bring("/q.csv");
    assert!(desk.screen().contains("Segments we have, 2"), "{}", desk.screen());
    desk.press("<c-z>");
    assert!(desk.screen().contains("New segments, 2"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(desk.keyboard.state().look_back.results.len(), 4);
}

#[test]
fn the_same_money_in_a_file_of_another_name_is_noticed_before_it_is_added_up() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv");
    assert!(!desk.screen().contains("added up"), "{}", desk.screen());
    desk.press("<enter>");
    desk.files = vec![("/q-final.csv", ADS.replace("45-49,Video", "60+,Video").into_bytes())];
    desk.bring("/q-final.csv");
    let told = "! 3 of them are on the table already, from q.csv, 2026-03-10; both would be added up.";
    assert!(desk.screen().contains(told), "{}", desk.screen());
}

#[test]
fn money_of_nobody_stays_in_sight_as_a_line_of_its_own() {
    let mut desk = Desk::with(Step::LookBack, "segment,campaign,spend,sales\nDealers,Fair,10,5\n,Fair,5,1\nOEM,,1,1\n");
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(shares(&desk.figures(true)), ["- 31.3 14.3", "dealers 62.5 71.4", "oem 6.2 14.3"]);
}

#[test]
fn what_was_chosen_is_chosen_again_for_a_file_with_the_same_head() {
    let mut desk = Desk::with(Step::LookBack, &ADS.replace("orders", "clicks"));
    desk.bring("/q.csv");
    assert!(!desk.screen().contains("100 clicks"), "{}", desk.screen());
    // Down to the sales, along to the last column, and mark it.
    desk.press("<tab><tab><tab><right><right><right> <enter>");
    assert!(desk.bringing().is_none(), "{}", desk.screen());
    let sales = desk.figures(true).sales;
    assert_eq!(sales, 100.into());
    desk.press("u").bring("/q.csv").press("<enter>");
    assert_eq!(desk.figures(true).sales, sales);
}

#[test]
fn one_who_stops_it_gets_nothing_of_it_and_late_answers_are_passed_over() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    let before = desk.keyboard.state().clone();
    desk.keyboard.press("I");
    desk.keyboard.act(Action::Paste("/q.csv".to_owned())).press("<enter>");
    let asked = desk.keyboard.effects.iter().find_map(|effect| match effect {
        Effect::ReadTable { ticket, usual, .. } => Some((*ticket, *usual)),
        _ => None,
    });
    let (ticket, usual) = asked.expect("the reader is asked");
    desk.keyboard.act(Action::Report(Report::Far(ticket, Far { read: 500, size: Some(1000) })));
    assert!(desk.screen().contains("50%"), "{}", desk.screen());
    desk.keyboard.press("<esc>");
    assert_eq!(desk.keyboard.effects.last(), Some(&Effect::StopReading));
    let late = look(ADS.as_bytes(), "/q.csv", None, usual).expect("it is a table");
    desk.keyboard.act(Action::Report(Report::Found(ticket, Box::new(late))));
    assert!(desk.bringing().is_none());
    assert_eq!(*desk.keyboard.state(), before);
}

#[test]
fn a_file_that_cannot_be_read_is_asked_for_again_with_the_reason() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/other.csv");
    assert!(matches!(desk.keyboard.model.overlays.last(), Some(Overlay::Form(_))));
    assert!(desk.screen().contains("! There is no table in /other.csv."), "{}", desk.screen());
    assert!(desk.screen().contains("> File"), "{}", desk.screen());
}

#[test]
fn files_that_lie_about_are_offered_and_walked_through() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.press("I");
    desk.keyboard.act(Action::Report(Report::Files(vec!["/q.csv".into(), "/old.csv".into()])));
    // Along both and round to the first again.
    desk.press(" ");
    assert!(desk.screen().contains("/q.csv"), "{}", desk.screen());
    desk.press(" ");
    assert!(desk.screen().contains("/old.csv"), "{}", desk.screen());
    desk.press(" <enter>");
    assert!(desk.bringing().is_some_and(|bringing| matches!(bringing.stage, Stage::Choosing(_))), "{}", desk.screen());
}

#[test]
fn a_sheet_is_chosen_among_those_of_a_workbook() {
    let mut workbook = Workbook::new();
    for (name, spend) in [("March", 5), ("April", 7)] {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (column, (head, cell)) in (0..).zip([("segment", "Dealers"), ("campaign", "Fair")]) {
            sheet.write(0, column, head).expect("room").write(1, column, cell).expect("room");
        }
        sheet.write(0, 2, "spend").expect("room").write(1, 2, spend).expect("room");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let mut desk = Desk::at(Step::LookBack, vec![("/q.xlsx", bytes)]);
    desk.bring("/q.xlsx").press("<up><right>");
    assert!(desk.screen().contains("q.xlsx [April], 2026-03-10"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(desk.figures(true).spend.amount().normalize().to_string(), "7");
}

#[test]
fn customers_and_evidence_come_the_same_way() {
    let customers = "Customer,Region,Revenue\nAbel,North,900\nBo,South,\"1,100.50\"\nAbel,North,100\nTotal,,2100.50\n";
    let mut desk = Desk::with(Step::Segments, customers);
    desk.bring("/q.csv").press("<enter>");
    let list = &desk.keyboard.state().segments.customers;
    assert_eq!((list.count(), list.sales().amount().to_string().as_str()), (2, "2100.5"));
    assert_eq!((list.attributes.join(","), list.source.as_str()), ("Region".into(), "q.csv, 2026-03-10"));

    let evidence = "Date,Customer,What we know,Kind,Topic\n3.2.2026,Abel,\"Delivers\nlate\",Customer complaint,Service\n\
        2026-01-15,,Buyers rank service first,Industry report,service \n\
        3.2.2026,Abel,\"Delivers\nlate\",Customer complaint,Service\n";
    let mut desk = Desk::with(Step::Research, evidence);
    desk.bring("/q.csv").press("<enter>");
    assert!(desk.bringing().is_none(), "{}", desk.screen());
    let evidence = &desk.keyboard.state().research.evidence;
    let told: Vec<_> = evidence
        .iter()
        .map(|raised| {
            (raised.item.text.as_str(), raised.item.kind.key(), raised.item.date, raised.item.source.as_str())
        })
        .collect();
    assert_eq!(desk.keyboard.state().research.themes(), ["Service"]);
    assert_eq!(told.len(), 2, "the same words on the same day are said once");
    assert!(told.contains(&(
        "Delivers late",
        "evidence-customer-complained",
        Some(date(2026, 2, 3)),
        "q.csv, 2026-03-10"
    )));
    assert!(told.iter().any(|(_, kind, ..)| *kind == "evidence-industry-report"));
}

#[test]
fn sales_counted_in_something_else_are_not_mixed_in() {
    let mut desk = Desk::with(Step::LookBack, ADS);
    desk.bring("/q.csv").press("<enter>");
    desk.files = vec![("/w.csv", ADS.replace("orders", "leads").into_bytes())];
    desk.bring("/w.csv");
    assert_eq!(desk.obstacle(), None, "leads are no sales unless somebody says so: {}", desk.screen());
    desk.press("<esc>");
    desk.files = vec![("/w.csv", ADS.replace("orders", "deals won").into_bytes())];
    desk.bring("/w.csv").press("<enter>");
    assert_eq!(desk.obstacle(), Some(Obstacle::OtherMeasure("orders".to_owned())));
}

/// Cells that tables hold, right ones and wrong ones.
fn cell() -> impl Strategy<Value = String> {
    let usual = [
        "Dealers",
        "OEM",
        "",
        "12",
        "1,234.5",
        "1.234,5",
        "(7)",
        "-3",
        "12%",
        "n/a",
        "Total",
        "2026-11-03",
        "\"",
        "1e5",
    ];
    prop_oneof![4 => prop::sample::select(usual.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => "[\\x00-\\x7f]{0,6}"]
}

fn table() -> impl Strategy<Value = Vec<u8>> {
    let head =
        prop::sample::select(vec!["segment,campaign,spend,sales", "客户,花费,销售额", "a;b;c", "Name\tRevenue", ""]);
    let delimiter = prop::sample::select(vec![",", ";", "\t", "|"]);
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..12);
    let text = (head, delimiter, rows).prop_map(|(head, delimiter, rows)| {
        let lines: Vec<String> = rows.iter().map(|row| row.join(delimiter)).collect();
        format!("{head}\n{}\n", lines.join("\n")).into_bytes()
    });
    prop_oneof![5 => text, 1 => any::<Vec<u8>>()]
}

/// A key while columns are chosen, but for those that leave the session.
fn key() -> impl Strategy<Value = Key> {
    let form: Vec<Key> =
        keymap::TABLE.iter().filter(|row| row.place == keymap::Place::Form).flat_map(|row| row.keys).copied().collect();
    let more = vec![Key::char(' '), Key::char('x'), Key::plain(Code::Right), Key::plain(Code::Left)];
    prop::sample::select([form, more].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// `PROPTEST_CASES=5000 cargo test --release --test it bring` tries many more.
    #[test]
    fn no_file_and_no_choice_makes_it_panic_or_import_a_half(
        step in prop::sample::select(vec![Step::LookBack, Step::Research, Step::Segments]),
        bytes in table(),
        keys in prop::collection::vec(key(), 0..25),
    ) {
        let mut desk = Desk::at(step, vec![("/q.csv", bytes)]);
        desk.bring("/q.csv");
        for key in keys {
            let (entries, before) = (desk.entries(), desk.keyboard.state().clone());
            desk.keyboard.act(Action::Key(key));
            desk.answer();
            let _ = desk.screen();
            let now = desk.keyboard.state();
            if desk.entries() == entries {
                prop_assert_eq!(now, &before, "without an entry nothing is altered");
            } else {
                prop_assert_eq!(desk.entries(), entries + 1, "all of it in one entry");
            }
            for figures in now.look_back.by_segment().iter().chain(&now.look_back.by_promotion()) {
                for shares in [
                    figures.lines.iter().map(|line| line.share_of_spend).collect::<Option<Vec<Share>>>(),
                    figures.lines.iter().map(|line| line.share_of_sales).collect(),
                ] {
                    let sum = shares.map(|shares| shares.into_iter().map(Share::tenths).sum::<i32>());
                    prop_assert!(sum.is_none_or(|sum| sum == 1000), "{:?}", sum);
                }
            }
            if desk.bringing().is_none() {
                break;
            }
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}
