//! Opening positions: hidden from everybody until they are revealed, then compared and agreed cell by cell.

use jiff::Timestamp;
use roundtable::app::{Action, Difference, Effect, Overlay, Report};
use roundtable::domain::{
    Author, Cell, Change, Department, Figure, Held, Money, NumberStyle, PromotionKind, Refusal, RoomChange, Session,
    Step,
};
use roundtable::import::{SplitTable, split};
use roundtable::lang::Lang;

use crate::desk::source;
use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;

pub fn hand_in(meeting: &mut Meeting, by: Department, split: &[(Cell, u32)]) {
    let split = split.iter().map(|(cell, amount)| (cell.clone(), Money::from(*amount))).collect();
    meeting.does(Author::Department(by), Step::Budget, vec![Change::HandIn(split)]);
}

/// Sales and Marketing differ on two cells and agree on one.
fn handed_in() -> Meeting {
    let mut meeting = Meeting::seated();
    meeting.segment("Dealers", "A", 600_000).segment("Key accounts", "B", 400_000);
    meeting.promotion("Shows", PromotionKind::TradeShow).promotion("Ads", PromotionKind::Advertising);
    meeting.sales(Change::Figure(Figure::Budget, Some(100_000.into())));
    // Marketing is first, and stands second all the same.
    let split =
        [(cell("dealers", "shows"), 20_000), (cell("dealers", "ads"), 50_000), (cell("key-accounts", "ads"), 30_000)];
    hand_in(&mut meeting, Department::Marketing, &split);
    let split =
        [(cell("dealers", "shows"), 60_000), (cell("dealers", "ads"), 10_000), (cell("key-accounts", "ads"), 30_000)];
    hand_in(&mut meeting, Department::Sales, &split);
    meeting
}

fn reveal(meeting: &mut Meeting) -> Result<(), Refusal> {
    meeting.tries(Author::Chair, Step::Budget, vec![Change::Reveal])
}

fn at_budget(session: Session) -> Keyboard {
    let mut keyboard = Keyboard::at(session, Lang::En);
    keyboard.meeting_mut().go_to(Step::Budget, Timestamp::UNIX_EPOCH);
    keyboard
}

fn screen(keyboard: &mut Keyboard) -> String {
    Picture::of(&mut keyboard.model, 120, 36).text()
}

#[test]
fn it_takes_two_positions_to_reveal_them_and_nobody_hands_in_afterwards() {
    let mut meeting = Meeting::planned();
    assert_eq!(reveal(&mut meeting), Err(Refusal::NothingToCompare));
    hand_in(&mut meeting, Department::Sales, &[(cell("dealers", "ads"), 5)]);
    hand_in(&mut meeting, Department::Sales, &[(cell("dealers", "ads"), 7)]);
    assert_eq!(meeting.state().budget.opening_positions.len(), 1, "the later one takes the place of the earlier");
    assert_eq!(reveal(&mut meeting), Err(Refusal::NothingToCompare));
    hand_in(&mut meeting, Department::Finance, &[(cell("dealers", "ads"), 9)]);
    assert_eq!(meeting.state().compare_positions(), None);
    assert_eq!(reveal(&mut meeting), Ok(()));
    assert_eq!(reveal(&mut meeting), Err(Refusal::RevealedAlready));
    let late = Change::HandIn([(cell("dealers", "ads"), Money::from(1))].into());
    let by = Author::Department(Department::Marketing);
    assert_eq!(meeting.tries(by, Step::Budget, vec![late]), Err(Refusal::RevealedAlready));
    assert!(meeting.session.undoable().is_none(), "no undo reaches back behind it");
    assert!(meeting.follow().state().budget.opening_positions.is_empty(), "the next meeting begins without them");
}

#[test]
fn the_differences_come_largest_first_with_departments_in_the_order_of_the_room() {
    let mut meeting = handed_in();
    hand_in(&mut meeting, Department::Finance, &[(cell("key-accounts", "ads"), 30_000)]);
    meeting.chair(RoomChange::Unseat("fay".into()));
    reveal(&mut meeting).expect("three were handed in");
    let comparison = meeting.state().compare_positions().expect("they are revealed");
    assert_eq!(comparison.departments, [Department::Sales, Department::Marketing, Department::Finance]);
    let told: Vec<(Cell, Vec<u32>, Money)> = comparison
        .apart
        .iter()
        .map(|apart| {
            let amounts = apart.amounts.iter().map(|amount| amount.amount().try_into().expect("small")).collect();
            (apart.cell.clone(), amounts, apart.difference())
        })
        .collect();
    assert_eq!(
        told,
        [
            (cell("dealers", "shows"), vec![60_000, 20_000, 0], Money::from(60_000)),
            (cell("dealers", "ads"), vec![10_000, 50_000, 0], Money::from(50_000)),
        ]
    );
    assert_eq!(comparison.alike, [(cell("key-accounts", "ads"), Money::from(30_000))]);
}

#[test]
fn a_split_is_typed_unseen_and_handed_in_by_the_department_that_began_it() {
    let mut keyboard = at_budget(Meeting::planned().session);
    let entries = keyboard.meeting().session().history().len();
    keyboard.press("H");
    let before = keyboard.effects.len();
    // In the middle of it somebody else is given the floor.
    keyboard.press("71111<tab>72222<f4><down>");
    assert!(keyboard.effects.len() == before, "nothing of it leaves the program: {:?}", keyboard.effects.last());
    let shown = screen(&mut keyboard);
    assert!(!shown.contains("7111") && !shown.contains("7222") && shown.contains("2 cells: more placed"), "{shown}");
    // One Enter too many hands nothing in.
    keyboard.press("<enter>");
    assert_eq!(keyboard.meeting().session().history().len(), entries);
    assert!(screen(&mut keyboard).contains("Enter once more hands it in"), "{}", screen(&mut keyboard));
    keyboard.press("<down><enter>");
    assert_eq!(keyboard.meeting().session().history().len(), entries, "the cursor has moved since");
    keyboard.press("<enter>");
    assert_eq!(keyboard.meeting().session().history().len(), entries + 1);
    let position = &keyboard.state().budget.opening_positions[0];
    assert_eq!(position.department, Department::Sales);
    assert_eq!(position.split.get(&cell("dealers", "shows")), Some(&Money::from(71_111)));
    assert!(keyboard.notice().contains("Sales has handed in its split: more placed"), "{}", keyboard.notice());
    assert!(screen(&mut keyboard).contains("Handed in, hidden: [S]"), "{}", screen(&mut keyboard));
    keyboard.press("u");
    assert!(keyboard.notice().starts_with("Undone: Split handed in: Sales."), "{}", keyboard.notice());
    assert!(keyboard.state().budget.opening_positions.is_empty());
}

#[test]
fn what_cannot_be_read_is_pointed_at_without_being_said() {
    let mut keyboard = at_budget(Meeting::planned().session);
    keyboard.press("H<enter>");
    assert!(screen(&mut keyboard).contains("! Nothing is placed yet."));
    keyboard.press("12<enter>73o<enter>");
    let shown = screen(&mut keyboard);
    assert!(keyboard.state().budget.opening_positions.is_empty() && !shown.contains("73o"), "{shown}");
    assert!(shown.contains("1 cell") || shown.contains("not all of it can be read"), "{shown}");
    // What is typed is not left by one key.
    keyboard.press("<esc>");
    assert!(screen(&mut keyboard).contains("Esc once more leaves it"), "{}", screen(&mut keyboard));
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty());
}

#[test]
fn a_block_is_pasted_over_all_that_was_typed_and_lies_in_no_frame() {
    let mut keyboard = at_budget(Meeting::planned().session);
    keyboard.press("H9");
    keyboard.act(Action::Paste("\tShows\tAds\nDealers\t41,234\t20k\nKey accounts\t38766\t-\n".to_owned()));
    let shown = screen(&mut keyboard);
    assert!(shown.contains("Cells read: 3.") && shown.contains("3 cells: all of the money placed"), "{shown}");
    assert!(!shown.contains("1234") && !shown.contains("1,234") && !shown.contains("38"), "{shown}");
    // How long an amount is tells much of it: all that was not typed just now has as many stars.
    assert!(shown.contains("Shows  ****\u{20}") && !shown.contains("*****"), "{shown}");
    keyboard.press("<left><right><end>");
    assert!(!screen(&mut keyboard).contains("*****"));
    keyboard.act(Action::Paste("\tShows\nHotels\t41,234\n".to_owned()));
    let shown = screen(&mut keyboard);
    assert!(shown.contains("! Line 2, column 1: no segment is called this."), "{shown}");
    keyboard.press("<enter><enter>");
    let split = &keyboard.state().budget.opening_positions[0].split;
    assert_eq!(split.values().copied().sum::<Money>(), Money::from(100_000), "the block that was read first stands");
}

#[test]
fn a_file_is_read_by_its_path_and_asked_for_again_where_it_cannot_be() {
    let mut keyboard = at_budget(Meeting::planned().session);
    keyboard.press("I").act(Action::Paste("/split.csv".to_owned())).press("<enter>");
    let ticket = |keyboard: &Keyboard| match keyboard.effects.last() {
        Some(Effect::ReadSplit { ticket, path, .. }) if path == "/split.csv" => *ticket,
        other => panic!("the reader is not asked: {other:?}"),
    };
    let first = ticket(&keyboard);
    keyboard.act(Action::Report(Report::Unread(first, roundtable::lang::Message::new("hand-in-nothing-read"))));
    assert!(screen(&mut keyboard).contains("! There is no amount in it."), "{}", screen(&mut keyboard));
    keyboard.press("<enter>");
    let asked = ticket(&keyboard);
    let table = SplitTable::pasted("Segment\tPromotion\tAmount\nDealers\tAds\t51,111\n", NumberStyle::default());
    // An answer to what was asked before is passed over.
    keyboard.act(Action::Report(Report::Split(first, table.clone())));
    assert!(screen(&mut keyboard).contains("Reading the file"));
    keyboard.act(Action::Report(Report::Split(asked, table)));
    let shown = screen(&mut keyboard);
    assert!(shown.contains("Cells read: 1.") && !shown.contains("51,111"), "{shown}");
    keyboard.press("<enter>");
    let split = &keyboard.state().budget.opening_positions[0].split;
    assert_eq!(split.get(&cell("dealers", "ads")), Some(&Money::from(51_111)));
}

#[test]
fn they_are_revealed_after_a_question_and_settled_one_by_one_with_the_remainder_in_sight() {
    let mut keyboard = at_budget(handed_in().session);
    keyboard.press("r");
    assert!(!keyboard.state().budget.revealed && screen(&mut keyboard).contains("No undo reaches back"));
    keyboard.press("<enter>");
    assert!(keyboard.state().budget.revealed);
    let shown = screen(&mut keyboard);
    for told in [
        "To place   100,000 EUR   of 100,000 EUR",
        "All agree on 1 cell, 30,000 EUR: a takes it over.",
        "60,000",
        "20,000",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
    let entries = keyboard.meeting().session().history().len();
    // What all have alike, the middle of the first, one amount of the second, by whoever has the floor.
    keyboard.press("a<f3>m");
    assert!(screen(&mut keyboard).contains("To place   30,000 EUR"), "{}", screen(&mut keyboard));
    keyboard.press("<left><enter>");
    assert_eq!(keyboard.meeting().session().history().len(), entries + 3);
    let allocations = &keyboard.state().budget.allocations;
    for (of, amount, by) in [
        (cell("key-accounts", "ads"), 30_000, Department::Sales),
        (cell("dealers", "shows"), 40_000, Department::Marketing),
        (cell("dealers", "ads"), 50_000, Department::Marketing),
    ] {
        let raised = allocations.get(&of).expect("it is settled");
        assert_eq!((raised.item.amount, raised.item.held, &raised.by), (Money::from(amount), Some(Held::Locked), &by));
    }
    let shown = screen(&mut keyboard);
    assert!(shown.contains("+ All settled: 2"), "{shown}");
    // Unfolded, a cell is settled anew on what is typed.
    keyboard.press("<enter><down>45k<enter>");
    assert_eq!(keyboard.state().budget.amount(&cell("dealers", "shows")), Money::from(45_000));
    keyboard.press("u");
    assert_eq!(keyboard.state().budget.amount(&cell("dealers", "shows")), Money::from(40_000));
}

#[test]
fn a_settled_cell_makes_way_for_the_next_difference_under_the_cursor() {
    let mut meeting = handed_in();
    reveal(&mut meeting).expect("two were handed in");
    let mut keyboard = at_budget(meeting.session);
    keyboard.press("w30000<enter>");
    let comparison = keyboard.state().compare_positions().expect("they are revealed");
    let Some(Overlay::Positions(positions)) = keyboard.model.overlays.last() else { panic!("they are gone") };
    let lines = positions.lines(&comparison, keyboard.state());
    assert!(matches!(lines[..], [Difference::Open(_), Difference::Settled(1)]) && positions.at == 0, "{lines:?}");
    // A cell that is not agreed after all is unlocked, and is open again.
    keyboard.press("<down><enter><down>o");
    let Some(Overlay::Positions(positions)) = keyboard.model.overlays.last() else { panic!("they are gone") };
    assert_eq!(positions.lines(&comparison, keyboard.state()).len(), 2);
    keyboard.press("q");
    assert!(screen(&mut keyboard).contains("Splits revealed: 2 cells to agree, w"), "{}", screen(&mut keyboard));
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut keyboard = at_budget(Meeting::planned().session);
    keyboard.press("r");
    assert!(keyboard.notice().contains("It takes two splits"), "{}", keyboard.notice());
    keyboard.press("w");
    assert!(keyboard.notice().contains("not revealed yet"), "{}", keyboard.notice());
    let mut meeting = handed_in();
    reveal(&mut meeting).expect("two were handed in");
    let mut keyboard = at_budget(meeting.session);
    keyboard.press("H");
    assert!(keyboard.notice().contains("revealed already") && keyboard.model.overlays.is_empty());
}

#[test]
fn more_departments_than_fit_are_walked_through_in_every_size_of_window() {
    let mut meeting = handed_in();
    for (at, department) in Department::KNOWN.into_iter().skip(2).enumerate() {
        let amount = 1_000 + u32::try_from(at).expect("few");
        hand_in(&mut meeting, department, &[(cell("dealers", "shows"), amount)]);
    }
    reveal(&mut meeting).expect("eight were handed in");
    for (lang, agreed) in [(Lang::En, "Agreed"), (Lang::ZhCn, "商定")] {
        let mut keyboard = Keyboard::at(meeting.session.clone(), lang);
        keyboard.meeting_mut().go_to(Step::Budget, Timestamp::UNIX_EPOCH);
        keyboard.press("w");
        for (width, height) in [(60, 18), (80, 24), (120, 36), (200, 50)] {
            for _ in 0..9 {
                let picture = Picture::of(&mut keyboard.model, width, height);
                let (_, row) = picture.find("60,000").or_else(|| picture.find("[")).expect("the first difference");
                assert!(row.contains('[') && row.contains(']'), "the cursor is in sight: {}", picture.text());
                assert!(picture.find(agreed).is_some(), "{}", picture.text());
                keyboard.press("<left>");
            }
            keyboard.press(&"<right>".repeat(9));
        }
    }
}

/// What a file gives for the small planned meeting: cells and amounts, or how many places of it are wrong.
fn read_file(bytes: &[u8]) -> Result<Vec<(String, String)>, usize> {
    let meeting = Meeting::planned();
    let state = meeting.state();
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    let table = SplitTable::read(&mut source(bytes, None), NumberStyle::Point, go_on).expect("it is a table");
    let rows: Vec<_> = state.segments.list.iter().map(|raised| Some(raised.id.clone())).collect();
    let columns: Vec<_> = state.budget.promotions.iter().map(|raised| Some(raised.id.clone())).collect();
    let split = split(&table, (&rows, &columns), (0, 0), state).map_err(|errors| errors.len())?;
    Ok(split.iter().map(|(cell, amount)| (cell.to_string(), amount.amount().normalize().to_string())).collect())
}

#[test]
fn a_file_is_read_as_spreadsheets_write_it() {
    let wanted = |pairs: &[(Cell, &str)]| {
        let named = pairs.iter().map(|(cell, amount)| (cell.to_string(), (*amount).to_owned()));
        Ok(named.collect::<Vec<_>>())
    };
    let three = wanted(&[
        (cell("dealers", "ads"), "2500.5"),
        (cell("dealers", "shows"), "40000"),
        (cell("key-accounts", "shows"), "12000"),
    ]);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (1..).zip(["Ads", "Shows"]) {
        sheet.write(0, column, head).expect("room");
    }
    for (row, (name, ads, shows)) in (1..).zip([("Dealers", 2500.5, 40_000.0), ("Key accounts", 0.0, 12_000.0)]) {
        sheet.write(row, 0, name).expect("room").write(row, 2, shows).expect("room");
        if ads > 0.0 {
            sheet.write(row, 1, ads).expect("room");
        }
    }
    let workbook = workbook.save_to_buffer().expect("a workbook");
    let texts: [&[u8]; 4] = [
        b"Our split\n\n,Ads,Shows,Total\nDealers,\"2,500.50\",\"40,000\",\"42,500.50\"\nKey accounts,-,12k,12000\nTotal,,,54500.5\n",
        b"Segment;Ads;Shows\r\nDealers;2.500,50;40.000\r\nKey accounts;;12.000\r\n",
        b"segment\tpromotion\tamount\nDealers\tAds\t2500.5\nDealers\tShows\t40000\nKey accounts\tShows\t12000\n",
        &workbook,
    ];
    for bytes in texts {
        assert_eq!(read_file(bytes), three, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(read_file(b"Segment,Ads,Shows\nDealers,1,2\nHotels,3,4\n"), Err(1));
}
