//! Did 60% of the spend bring only 40% of the sales: the figures of a look back, and how the room sees them.

use proptest::prelude::*;
use roundtable::app::{Reckoned, RowRef, Section, Watch};
use roundtable::domain::{
    Answer, Axis, Basis, Cell, Change, Department, Figures, Line, LineFigures, ListChange, Measure, Money,
    PromotionKind, Reading, ResultRow, Share, SmallBase, Step, Verdict,
};
use roundtable::lang::Lang;
use rust_decimal::Decimal;

use crate::keys::Keyboard;
use crate::picture::Picture;
use crate::{ads, fixtures};

fn tenths(share: Option<Share>) -> i32 {
    share.expect("there are shares").tenths()
}

fn shares(table: &Figures, line: &Line) -> (i32, i32) {
    let line = table.line(line).expect("it is in the table");
    (tenths(line.share_of_spend), tenths(line.share_of_sales))
}

fn age(age: &str) -> Line {
    Line::Segment(Some(age.into()))
}

fn campaign(number: &str) -> Line {
    Line::Promotion(ads::cell("30-34", number).promotion)
}

/// The look back of the real figures, with a window of this size.
fn at_ads(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(ads::meeting().session, lang);
    keyboard.press("2");
    assert_eq!(keyboard.meeting().step, Step::LookBack);
    keyboard
}

#[test]
fn the_shares_of_real_figures_are_those_that_a_person_reckons() {
    let meeting = ads::meeting();
    let look_back = &meeting.state().look_back;
    let table = &look_back.by_segment()[0];
    assert_eq!(table.spend.amount().round_dp(2), Decimal::new(5_870_523, 2));
    assert_eq!(table.sales, Decimal::from(1079));
    let of_spend = ads::AGES.map(|name| shares(table, &age(name)).0);
    let of_sales = ads::AGES.map(|name| shares(table, &age(name)).1);
    assert_eq!((of_spend, of_sales), ([260, 189, 197, 354], [458, 192, 157, 193]));
    let oldest = table.line(&age("45-49")).expect("it is there");
    let exact = table.exact_share_of_spend(oldest).expect("there are shares");
    assert_eq!((exact * Decimal::from(100)).round_dp(3), Decimal::new(35_347, 3));
    let behind = table.money_behind_gap(oldest).expect("there are shares");
    assert_eq!(behind.round_dp(0), Decimal::from(9434));
    assert_eq!(table.return_index(oldest).expect("it spent").round_dp(2), Decimal::new(55, 2));
    assert_eq!(table.break_even_sales(oldest).expect("it spent a part").round_dp(1), Decimal::new(4762, 1));
}

#[test]
fn a_campaign_that_spent_next_to_nothing_is_a_small_base() {
    let meeting = ads::meeting();
    let state = meeting.state();
    let table = &state.look_back.by_promotion()[0];
    assert_eq!(shares(table, &campaign("916")), (3, 22));
    let why = |number: &str| {
        let line = table.line(&campaign(number)).expect("it is there");
        table.small_base(line, &state.look_back.measure, &state.settings)
    };
    assert_eq!(why("916"), [SmallBase::OfSpend, SmallBase::FewSales]);
    assert_eq!((why("936"), why("1178")), (vec![], vec![]));
}

#[test]
fn the_cursor_goes_along_the_lines_in_the_order_of_their_rank() {
    let meeting = ads::meeting();
    let state = meeting.state();
    for (section, axis) in
        [(Section::BySegment, Axis::Segments), (Section::ByPromotion, Axis::Promotions), (Section::ByCell, Axis::Cells)]
    {
        let table = &state.look_back.along(axis)[0];
        let at_stake: Vec<Option<Decimal>> = table.lines.iter().map(|line| table.money_at_stake(line)).collect();
        assert!(at_stake.is_sorted_by(|one, next| one >= next), "{at_stake:?}");
        let rows: Vec<RowRef> = table.lines.iter().map(|line| RowRef::Line(line.line.clone(), Basis::Cells)).collect();
        assert_eq!(section.rows(state), rows);
    }
    let by_age: Vec<Line> = state.look_back.by_segment()[0].lines.iter().map(|line| line.line.clone()).collect();
    assert_eq!(by_age, ["30-34", "45-49", "40-44", "35-39"].map(age));
}

#[test]
fn each_row_that_can_be_reached_is_the_one_that_the_list_shows_there() {
    let meeting = ads::meeting();
    let (state, tables) = (meeting.state(), meeting.state().look_back.tables());
    let reckoned = Reckoned { tables: &tables, watch: &Watch::default() };
    for section in Step::ALL.into_iter().flat_map(Section::of) {
        let rows = section.rows(state);
        let reached: Vec<_> =
            (0..section.count(state, reckoned)).map_while(|at| section.row(state, reckoned, at)).collect();
        assert_eq!(reached, rows, "{section:?}");
        assert_eq!(section.row(state, reckoned, rows.len()), None);
    }
}

#[test]
fn what_was_spent_stands_beside_what_the_last_plan_placed() {
    let mut follows = fixtures::Meeting::planned().follow();
    let row = ResultRow {
        segment: Some("dealers".into()),
        promotion: Some("shows".into()),
        spend: Some(Money::from(45_000)),
        sales: Some(Decimal::from(90_000)),
        ..ResultRow::default()
    };
    follows.sales(Change::Result(ListChange::Raise("dealers shows".into(), row)));
    let state = follows.state();
    let planned = |line: &Line| state.budget.last_planned(line).map(Money::amount);
    assert_eq!(planned(&Line::Segment(Some("dealers".into()))), Some(Decimal::from(60_000)));
    assert_eq!(planned(&Line::Promotion(Some("shows".into()))), Some(Decimal::from(70_000)));
    assert_eq!(planned(&Line::Cell(fixtures::cell("dealers", "shows"))), Some(Decimal::from(40_000)));
    let without = state.look_back.tables().without_result(Axis::Segments, &state.budget.last_plan);
    assert_eq!(without, [(Line::Segment(Some("key-accounts".into())), Money::from(30_000))]);
    let mut keyboard = Keyboard::at(follows.session.clone(), Lang::En);
    keyboard.press("2");
    let guide = Picture::of(&mut keyboard.model, 200, 50).text();
    assert!(guide.contains("45,000 spent of 60,000 EUR planned:") && guide.contains("-15,000"), "{guide}");
    assert!(guide.contains("without a result: Key accounts 30,000 EUR"), "{guide}");
}

#[test]
fn a_small_window_keeps_names_shares_and_gaps_and_marks_small_bases_without_colour() {
    for (lang, gap) in [(Lang::En, "Gap, pt"), (Lang::ZhCn, "差距 点")] {
        let mut keyboard = at_ads(lang);
        for (width, height) in [(60, 18), (80, 24), (100, 30), (120, 36), (200, 50)] {
            let picture = Picture::of(&mut keyboard.model, width, height);
            let (_, head) = picture.find(gap).expect("the heads are there");
            assert!(head.contains('%'), "{head}");
            let (_, line) = picture.find("> 30-34").or(picture.find(">  30-34")).expect("the first line");
            let (spend, sales) = (line.find("26.0 ███"), line.find("45.8 ▒▒▒"));
            assert!(spend.is_some() && spend < sales && line.contains("+19.8"), "{width}: {line}");
        }
        keyboard.press("<tab>");
        let picture = Picture::of(&mut keyboard.model, 80, 24);
        let (_, line) = picture.find("Campaign 916").expect("it is in the list");
        assert!(line.contains("+1.9*"), "{line}");
        let legend = if lang == Lang::En { "* small base (under 1%" } else { "* 基数太小" };
        assert!(picture.find(legend).is_some(), "{}", picture.text());
    }
}

#[test]
fn the_list_with_the_cursor_is_open_and_others_are_folded_to_their_titles_where_there_is_no_room() {
    let mut keyboard = at_ads(Lang::En);
    let titles = ["By segment 4", "By promotion 3", "By cell", "Results, row by row"];
    let open = |picture: &Picture| titles.map(|title| picture.find(title).is_some_and(|(_, line)| line.contains('%')));
    for (presses, opened) in
        [("", [true, true, false]), ("<tab>", [true, true, false]), ("<tab>", [false, false, true])]
    {
        keyboard.press(presses);
        let picture = Picture::of(&mut keyboard.model, 80, 24);
        assert_eq!(open(&picture)[..3], opened, "{}", picture.text());
        assert!(titles.iter().all(|title| picture.find(title).is_some()), "{}", picture.text());
    }
    let cells = Picture::of(&mut keyboard.model, 80, 24).lines().iter().filter(|line| line.contains(" / C")).count();
    assert!(cells >= 7, "{cells} of 12");
    assert_eq!(open(&Picture::of(&mut keyboard.model, 200, 50))[..3], [true; 3]);
}

#[test]
fn a_reading_says_which_department_and_which_answer_it_still_lacks() {
    let mut meeting = ads::meeting();
    let reading = Reading { text: "Bought anyway".to_owned(), target_met: Some(Answer::No), ..Reading::default() };
    meeting.sales(Change::Reading(ListChange::Raise(age("30-34"), reading)));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.press("2");
    let text = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(text.contains("Marketing not yet, satisfied?, by"), "{text}");
    let wide = Picture::of(&mut keyboard.model, 200, 50).text();
    assert!(wide.contains("! M not yet"), "{wide}");
    // Marketing takes the floor and says yes; then the next thing that is missing is named.
    keyboard.press("<f3>y");
    let wide = Picture::of(&mut keyboard.model, 200, 50).text();
    assert!(wide.contains("! satisfied?") && !wide.contains("M not yet"), "{wide}");
}

#[test]
fn a_whole_joint_reading_shows_what_to_do_about_the_line() {
    let mut meeting = ads::meeting();
    let reading = Reading {
        text: "They buy anyway".to_owned(),
        target_met: Some(Answer::Yes),
        customers_satisfied: Some(Answer::Yes),
        by_what_means: "pictures".to_owned(),
        verdict: Some(Verdict::Keep),
    };
    meeting.sales(Change::Reading(ListChange::Raise(age("30-34"), reading)));
    meeting.marketing(Change::Agree(roundtable::domain::InputRef::Reading(age("30-34"))));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.press("2");
    let picture = Picture::of(&mut keyboard.model, 200, 50);
    let (_, line) = picture.find("> 30-34").expect("the first line");
    assert!(line.contains(" keep ") && !line.contains('!'), "{line}");
}

#[test]
fn one_key_shows_where_every_figure_of_a_line_comes_from() {
    let mut keyboard = at_ads(Lang::En);
    keyboard.press("jf");
    let text = Picture::of(&mut keyboard.model, 120, 36).text();
    for wanted in [
        "Where from: 45-49",
        "20,750.67 / 58,705.23 EUR = 35.347%, shown as 35.4%",
        "208 / 1,079 orders = 19.3%",
        "19.3% - 35.4% = -16.1 points",
        "20,750.67 - 58,705.23 x 208 / 1,079 = +9,434 EUR",
        "19.277% / 35.347% = 0.55",
        "35.347% x (1,079 - 208) / (1 -",
        "35.347%) = 476.2 orders",
        "counted: orders",
        "Q1 2026",
        "ads.csv (3 rows)",
        "[M] Marketing",
        "19,048.64 EUR",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty());
    keyboard.press("<tab><tab><tab>f");
    assert!(keyboard.model.overlays.is_empty(), "a row of results has no figures of its own");
}

#[test]
fn where_figures_come_from_can_be_read_to_its_end_in_a_small_window() {
    let mut keyboard = at_ads(Lang::En);
    keyboard.press("jf<end>");
    let text = Picture::of(&mut keyboard.model, 60, 18).text();
    assert!(text.contains("19,048.64"), "the last row: {text}");
}

#[test]
fn the_room_is_told_that_a_base_is_small() {
    let mut meeting = ads::meeting();
    let row = ResultRow {
        spend: Some(Money::from(1)),
        sales: Some(Decimal::from(900)),
        promotion: ads::cell("30-34", "916").promotion,
        ..ResultRow::default()
    };
    meeting.sales(Change::Result(ListChange::Raise("windfall".into(), row)));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.press("2<tab>ww");
    let picture = Picture::of(&mut keyboard.model, 80, 24).text();
    assert!(picture.contains("Campaign 916"), "it brought most beyond its share: {picture}");
    assert!(picture.contains("* Small base"), "{picture}");
}

#[test]
fn nothing_can_be_shown_big_before_there_are_sales() {
    let mut keyboard = Keyboard::at_step(Step::LookBack);
    keyboard.press("w");
    assert!(!keyboard.model.room_view.is_on());
    assert!(keyboard.model.notice.is_some(), "it says why");
}

fn rows() -> impl Strategy<Value = Vec<(Option<u8>, Option<u8>, i64, i64)>> {
    let of = |most: u8| prop::option::of(0..most);
    prop::collection::vec((of(4), of(3), 0_i64..1_000_000_000, 0_i64..1_000_000), 1..40)
}

proptest! {
    #[test]
    fn shares_of_every_table_add_up_to_exactly_one_hundred(rows in rows()) {
        let mut meeting = fixtures::Meeting::founded();
        for name in ["n0", "n1", "n2", "n3"] {
            meeting.segment(name, "A", 1).promotion(name, PromotionKind::Event);
        }
        meeting.sales(Change::Measure(Measure::Count("orders".to_owned())));
        let changes = rows.iter().enumerate().map(|(index, (segment, promotion, spend, sales))| {
            let named = |of: &Option<u8>| of.map(|number| format!("n{number}"));
            let row = ResultRow {
                segment: named(segment).map(|name| name.as_str().into()),
                promotion: named(promotion).map(|name| name.as_str().into()),
                spend: Some(Money::new(Decimal::new(*spend, 2)).expect("not too much")),
                sales: Some(Decimal::from(*sales)),
                ..ResultRow::default()
            };
            Change::Result(ListChange::Raise(format!("r{index}").as_str().into(), row))
        });
        let changes: Vec<Change> = changes.collect();
        let by = roundtable::domain::Author::Department(Department::Sales);
        meeting.does(by, Step::LookBack, changes);
        for axis in Axis::ALL {
            for table in meeting.state().look_back.along(axis) {
                let sum = |of: fn(&LineFigures) -> Option<Share>| -> Option<i32> {
                    table.lines.iter().map(|line| of(line).map(Share::tenths)).sum()
                };
                let expected = |total: Decimal| (total > Decimal::ZERO).then_some(1000);
                prop_assert_eq!(sum(|line| line.share_of_spend), expected(table.spend.amount()));
                prop_assert_eq!(sum(|line| line.share_of_sales), expected(table.sales));
                let spent: Money = table.lines.iter().map(|line| line.spend).sum();
                prop_assert_eq!(spent, table.spend);
                let behind: Option<Decimal> = table.lines.iter().map(|line| table.money_behind_gap(line)).sum();
                prop_assert!(behind.is_none_or(|sum| sum.round_dp(6).is_zero()), "{:?}", behind);
            }
        }
    }
}

#[test]
fn a_cell_without_segment_is_a_line_that_can_be_read_too() {
    let mut meeting = fixtures::Meeting::planned();
    let row = ResultRow {
        promotion: Some("shows".into()),
        spend: Some(Money::from(100)),
        sales: Some(Decimal::from(100)),
        ..ResultRow::default()
    };
    meeting.sales(Change::Result(ListChange::Raise("loose".into(), row)));
    let cell = Line::Cell(Cell::new(None, Some("shows".into())));
    assert_eq!(Section::ByCell.rows(meeting.state()), [RowRef::Line(cell, Basis::Cells)]);
}
