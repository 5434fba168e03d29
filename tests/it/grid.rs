//! The budget grid as the room sees it.

use jiff::Timestamp;
use roundtable::app::Target;
use roundtable::domain::{Change, Figure, Founding, PromotionKind, Session, Step};
use roundtable::lang::Lang;
use roundtable::view;
use unicode_width::UnicodeWidthStr;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// A plan of 500,000 with four segments and five promotions, 460,000 of it placed.
pub fn hydra() -> Session {
    let segments = ["Key accounts", "OEMs", "Dealers", "Small workshops"];
    let promotions = ["Trade shows", "Magazine ads", "Dealer bonus", "Digital campaign", "Reference visits"];
    plan(&segments, &promotions)
}

/// The same plan in Chinese.
pub fn hydra_in_chinese() -> Session {
    let segments = ["重点客户", "整机厂", "经销商渠道客户", "小型维修店"];
    let promotions = ["行业展会", "专业杂志广告", "经销商年度返利", "线上推广", "样板客户参观"];
    plan(&segments, &promotions)
}

fn plan(segments: &[&str], promotions: &[&str]) -> Session {
    const AMOUNTS: [[u32; 5]; 4] = [
        [120_000, 15_000, 40_000, 25_000, 10_000],
        [60_000, 0, 0, 40_000, 0],
        [0, 30_000, 80_000, 10_000, 0],
        [0, 5_000, 10_000, 15_000, 0],
    ];
    let mut meeting = Meeting::seated();
    for (segment, tier) in segments.iter().zip(["A", "A", "B", "C"]) {
        meeting.segment(segment, tier, 400_000);
    }
    for promotion in promotions {
        meeting.promotion(promotion, PromotionKind::TradeShow);
    }
    meeting.sales(Change::Figure(Figure::Budget, Some(500_000.into())));
    let slug = roundtable::domain::slug;
    for (segment, amounts) in segments.iter().zip(AMOUNTS) {
        for (promotion, amount) in promotions.iter().zip(amounts) {
            if amount > 0 {
                meeting.place(&slug(segment), &slug(promotion), amount);
            }
        }
    }
    meeting.session
}

/// A plan with this many segments and promotions, and money in every cell.
fn large(segments: u32, promotions: u32) -> Session {
    let mut meeting = Meeting::seated();
    for segment in 1..=segments {
        meeting.segment(&format!("Segment {segment}"), "A", 1_000);
    }
    for promotion in 1..=promotions {
        meeting.promotion(&format!("Event {promotion}"), PromotionKind::Event);
    }
    for segment in 1..=segments {
        for promotion in 1..=promotions {
            meeting.place(&format!("segment-{segment}"), &format!("event-{promotion}"), segment * 100 + promotion);
        }
    }
    meeting.session
}

fn at_grid(session: Session, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(session, lang);
    keyboard.meeting_mut().go_to(Step::Budget, Timestamp::UNIX_EPOCH);
    keyboard
}

/// A line without its blanks, so that columns do not matter.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn in_the_smallest_usual_window_four_promotions_stand_beside_names_totals_and_shares() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let (_, row) = picture.find("A OEMs").expect("the segment is in sight");
    assert_eq!(squeezed(&row), "A OEMs 60,000 - - 40,000 100,000 20.0");
    let (_, totals) = picture.find("180,000").expect("the totals");
    assert_eq!(squeezed(&totals), "Total 180,000 50,000 130,000 90,000 460,000 92.0");
    assert!(picture.find("promotions 1-4 of 5").is_some(), "{}", picture.text());
    assert!(picture.find("To place   40,000   8.0% of 500,000").is_some(), "{}", picture.text());
}

#[test]
fn what_is_placed_beyond_the_budget_is_said_in_words_and_with_a_minus_sign() {
    for (session, lang, said) in [
        (hydra(), Lang::En, "To place   -340,000   Too much placed: 340,000 over the budget of 500,000"),
        (hydra_in_chinese(), Lang::ZhCn, "待分配   -340,000   超出：比预算 500,000 多分配 340,000"),
    ] {
        let mut keyboard = at_grid(session, lang);
        keyboard.press("500k<enter>");
        for (width, height) in [(60, 18), (80, 24), (200, 50)] {
            let picture = Picture::of(&mut keyboard.model, width, height);
            let shown = picture.find("-340,000").map(|(_, line)| line).unwrap_or_default();
            assert!(width < 80 || shown.contains(said), "{}", picture.text());
            assert!(!shown.is_empty(), "{}", picture.text());
        }
    }
}

#[test]
fn shares_on_the_screen_add_up_to_the_share_that_is_placed_and_with_the_rest_to_one_hundred() {
    let mut keyboard = at_grid(large(7, 3), Lang::En);
    keyboard.press("b9997<enter>");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let tenths = |text: &str| text.trim_end_matches('%').replace('.', "").parse::<i64>().expect("a share");
    let share_of = |line: &str| {
        let grid = line.split_once(" │").map_or(line, |(grid, _)| grid);
        tenths(grid.split_whitespace().last().expect("a share"))
    };
    let rows: i64 =
        (1..=7).map(|segment| share_of(&picture.find(&format!("A Segment {segment} ")).expect("in sight").1)).sum();
    let total = picture.lines().into_iter().find(|line| line.trim_start().starts_with("Total")).expect("the totals");
    assert_eq!(rows, share_of(&total));
    let (_, left) = picture.find("To place").expect("what is left");
    let left = left.split_whitespace().find(|part| part.ends_with('%')).map(tenths).expect("its share");
    assert_eq!(rows + left, 1000);
}

#[test]
fn the_cursor_is_in_sight_wherever_it_is_with_its_name_and_its_total() {
    let mut keyboard = at_grid(large(30, 12), Lang::En);
    for (width, height) in [(60, 18), (80, 24), (120, 36)] {
        for (row, column) in [(0, 0), (0, 12), (1, 1), (15, 6), (30, 12), (30, 0), (2, 11)] {
            (keyboard.meeting_mut().grid.row, keyboard.meeting_mut().grid.column) = (row, column);
            let picture = Picture::of(&mut keyboard.model, width, height);
            let under_cursor = match (row, column) {
                (0, 0) => "EUR".to_owned(),
                (0, column) => column.to_string(),
                (row, 0) => format!("A Segment {row}"),
                (row, column) if row < 10 => (row * 100 + column).to_string(),
                (row, column) => format!("{},{:03}", row / 10, row % 10 * 100 + column),
            };
            let grid = |line: String| line.split_once('│').map_or(line.clone(), |(grid, _)| grid.to_owned());
            let mut lines = picture.lines().into_iter().skip(3).map(grid);
            let line = lines.find(|line| line.contains('[')).expect("the cursor");
            let inside = line.split_once('[').and_then(|(_, rest)| rest.split_once(']')).expect("it closes").0.trim();
            assert_eq!(inside, under_cursor, "{}", picture.text());
            if row > 0 {
                assert!(line.contains(&format!("Segment {row}")), "{line}");
            }
            assert!(picture.find("Total").is_some() && picture.find("No budget set - press b").is_some());
        }
    }
}

#[test]
fn amounts_are_whole_however_large_they_are() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    keyboard.press("b999999999<enter>123456789.01<enter>");
    for width in [60, 80, 120] {
        let picture = Picture::of(&mut keyboard.model, width, 24);
        assert!(picture.find("123,456,789.01").is_some(), "{}", picture.text());
    }
}

#[test]
fn a_larger_unit_stands_once_in_the_head_and_only_where_every_amount_stays_exact() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    keyboard.press("b900000000000<enter>450000000000<enter>");
    assert!(Picture::of(&mut keyboard.model, 60, 18).find("EUR thousand").is_some());
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("EUR thousand").is_some() && picture.find("450,000,000 ").is_some(), "{}", picture.text());
    assert!(picture.find("type them in full").is_some(), "{}", picture.text());
    keyboard.press("60001<enter>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("thousand").is_none() && picture.find("450,000,000,000").is_some(), "{}", picture.text());
}

#[test]
fn an_amount_that_was_typed_over_is_told_with_the_key_that_brings_it_back() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    let before = keyboard.state().budget.allocations.iter().next().expect("money is placed").item.amount;
    keyboard.press("2<enter>");
    let notice = keyboard.notice();
    assert!(notice.contains(": 2 EUR, and was ") && notice.ends_with("u takes it back."), "{notice}");
    keyboard.press("u");
    assert_eq!(keyboard.state().budget.allocations.iter().next().expect("as before").item.amount, before);
    // Where nothing stood, there is nothing to tell.
    keyboard.press("<bs>");
    keyboard.press("2<enter>");
    assert!(!keyboard.notice().contains("and was"), "{}", keyboard.notice());
}

#[test]
fn the_caret_stands_behind_what_is_typed_into_the_cell() {
    let mut keyboard = at_grid(hydra_in_chinese(), Lang::ZhCn);
    keyboard.press("12万");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let (y, line) = picture.find("12万").expect("what is typed is in sight");
    let before = line.split_once("12万").map(|(before, _)| before.width()).expect("found");
    assert_eq!(picture.caret, Some((u16::try_from(before + 4).expect("narrow"), y)));
    keyboard.press("<esc>");
    assert_eq!(Picture::of(&mut keyboard.model, 80, 24).caret, None);
}

#[test]
fn marks_locks_and_limits_are_told_by_signs_and_in_words() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    keyboard.press("o");
    let picture = Picture::of(&mut keyboard.model, 100, 30);
    assert!(picture.find("120,000=]").is_some() && picture.find("Locked (=)").is_some(), "{}", picture.text());
    keyboard.press("d<tab><tab>200k<enter>");
    let picture = Picture::of(&mut keyboard.model, 100, 30);
    assert!(picture.find("120,000<]").is_some() && picture.find("Below its floor of 200,000").is_some());
    keyboard.press("<s-down><s-right>");
    let picture = Picture::of(&mut keyboard.model, 120, 30);
    assert!(picture.find("4 cells marked: 195,000 together").is_some(), "{}", picture.text());
    assert_eq!(picture.text().matches('*').count(), 3, "{}", picture.text());
}

#[test]
fn the_guide_tells_who_raised_a_cell_and_who_changed_it_from_what() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    keyboard.press("<f3>130k<enter><up>");
    let text = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(text.contains("130,000 EUR  26% of the budget"), "{text}");
    assert!(text.contains("Raised by [S] Sales") && text.contains("Changed by [M] Marketing"), "{text}");
    assert!(text.contains("was 120,000"), "{text}");
}

#[test]
fn an_empty_grid_says_what_to_do_first() {
    let mut keyboard = at_grid(Meeting::seated().session, Lang::En);
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    for said in ["No budget set - press b", "s   Add the segments", "p   Add a promotion", "b   Set the budget"] {
        assert!(picture.find(said).is_some(), "{said} is missing in\n{}", picture.text());
    }
    keyboard.press("pOpen days<tab>event<enter>");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("Add a promotion").is_none() && picture.find("Add the segments").is_some());
}

#[test]
fn a_click_lands_on_the_cell_that_is_drawn_there() {
    let mut keyboard = at_grid(hydra(), Lang::En);
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    let (y, line) = picture.find("A OEMs").expect("the segment");
    let x = |text: &str| u16::try_from(line.find(text).expect("it stands there")).expect("narrow") + 2;
    let hit = |x: u16, y: u16| view::hit(&keyboard.model, x, y);
    assert_eq!(hit(x("60,000"), y), Some(Target::Cell { row: 2, column: 1 }));
    assert_eq!(hit(x("40,000"), y), Some(Target::Cell { row: 2, column: 4 }));
    assert_eq!(hit(4, y), Some(Target::Cell { row: 2, column: 0 }));
    let (heads, line) = picture.find("Magazine").expect("the heads");
    let x = u16::try_from(line.find("Magazine").expect("it stands there")).expect("narrow");
    assert_eq!(hit(x, heads), Some(Target::Cell { row: 0, column: 2 }));
}

#[test]
fn last_plan_and_change_are_named_and_signed() {
    let before = hydra();
    let about = before.state().about.clone();
    let founding = Founding { id: "next".into(), about, carried: Some(before.state().carried()) };
    let mut keyboard = at_grid(Session::found(founding, Timestamp::UNIX_EPOCH).expect("it has a title"), Lang::En);
    keyboard.press("150k<enter><up>v");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("Last plan").is_some() && picture.find("120,000").is_some(), "{}", picture.text());
    keyboard.press("v");
    let picture = Picture::of(&mut keyboard.model, 80, 24);
    assert!(picture.find("Change from the last plan").is_some(), "{}", picture.text());
    assert!(picture.find("+30,000").is_some() && picture.find("-60,000").is_some(), "{}", picture.text());
}
