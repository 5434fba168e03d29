//! Files brought a second time, by another department, or with odd rows: nothing is merged, lost or replaced unseen.

use roundtable::domain::{Change, ListChange, SegmentField, Step};

use crate::desk::{Desk, shares};

/// The names of the segments on the table, in the room's order.
fn segments(desk: &Desk) -> Vec<&str> {
    desk.keyboard.state().segments.list.iter().map(|raised| raised.item.name.as_str()).collect()
}

fn spent(desk: &Desk) -> String {
    desk.figures(true).spend.amount().normalize().to_string()
}

#[test]
fn names_that_differ_in_signs_or_far_from_their_beginning_stay_lines_of_their_own() {
    let long = "Municipal water works of the northern and";
    let text = format!(
        "segment,campaign,spend\nC,C,1\nC++,C++,2\nC#,C#,4\n<25,>25,10\n>25,<25,30\n{long} east,East,50\n{long} west,West,3\n"
    );
    let mut desk = Desk::with(Step::LookBack, &text);
    desk.bring("/q.csv").press("<enter>");
    let first = (shares(&desk.figures(true)), shares(&desk.figures(false)));
    assert_eq!(first.0.len(), 7);
    desk.bring("/q.csv").press("<enter>");
    assert_eq!((shares(&desk.figures(true)), shares(&desk.figures(false))), first);
    assert_eq!(segments(&desk).len(), 7);
}

#[test]
fn a_segment_that_was_renamed_takes_no_name_that_another_has() {
    let mut desk = Desk::with(Step::LookBack, "segment,spend,sales\nDealers,10,5\nOEM,30,5\n");
    desk.bring("/q.csv").press("<enter>");
    let mut rename = |id: &str, name: &str| {
        let edit = ListChange::Edit(id.into(), vec![SegmentField::Name(name.to_owned())]);
        let now = desk.keyboard.model.now;
        desk.keyboard.meeting_mut().enter(now, vec![Change::Segment(edit)]).expect("it is on the table");
    };
    rename("dealers", "Shops");
    rename("oem", "Dealers");
    desk.files = vec![("/other.csv", b"segment,spend,sales\nDealers,1,1\nShops,5,1\n".to_vec())];
    desk.bring("/other.csv").press("<enter>");
    assert_eq!(segments(&desk), ["Shops", "Dealers"]);
    let spend = |id: &str| {
        let figures = desk.figures(true);
        let line = figures.lines.iter().find(|line| line.line.to_string() == format!("segment:{id}"));
        line.map(|line| line.spend.amount().normalize().to_string())
    };
    assert_eq!((spend("dealers").as_deref(), spend("oem").as_deref()), (Some("15"), Some("31")));
}

#[test]
fn a_name_in_small_or_large_letters_is_one_segment() {
    let text = "segment,campaign,spend\nDealers,Fair,1\ndealers,FAIR,2\nDEALERS,fair,4\nOEM,Fair,3\n";
    let mut desk = Desk::with(Step::LookBack, text);
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(segments(&desk), ["Dealers", "OEM"]);
    assert_eq!(desk.keyboard.state().budget.promotions.len(), 1);
    assert_eq!(desk.keyboard.state().look_back.results.len(), 2);
    assert_eq!(spent(&desk), "10");
}

#[test]
fn a_file_of_the_same_name_from_another_department_replaces_nothing() {
    let mut desk = Desk::with(Step::LookBack, "segment,spend,sales\nDealers,10,5\nOEM,30,5\n");
    desk.bring("/q.csv").press("<enter>");
    // Sales takes the floor while the file of Marketing is looked at.
    desk.bring("/q.csv").press("<f2><enter>");
    assert_eq!(spent(&desk), "80");
    desk.press("u").bring("/q.csv");
    assert!(!desk.screen().contains("replaces"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(spent(&desk), "80");
    desk.bring("/q.csv");
    assert!(desk.screen().contains("replaces 2 rows of the last import"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(spent(&desk), "80", "Sales replaces what Sales brought");
}

#[test]
fn a_second_customer_list_says_that_it_replaces_the_first() {
    let mut desk = Desk::with(Step::Segments, "Customer,Revenue\nAbel,900\nBo,100\n");
    desk.bring("/q.csv");
    assert!(!desk.screen().contains("replaces"), "{}", desk.screen());
    desk.press("<enter>").bring("/q.csv");
    let told = "replaces the list of 2 customers from q.csv, 2026-03-10";
    assert!(desk.screen().contains(told), "{}", desk.screen());
}

#[test]
fn a_row_without_any_figure_is_left_out_and_said_so() {
    let text = "segment,spend,sales\nDealers,10,5\nOEM,,\nSource: CRM export,,\nRetail,1,2\n";
    let mut desk = Desk::with(Step::LookBack, text);
    desk.bring("/q.csv");
    assert!(desk.screen().contains("2 without any figure left out"), "{}", desk.screen());
    desk.press("<enter>");
    assert!(desk.bringing().is_none(), "{}", desk.screen());
    assert_eq!(segments(&desk), ["Dealers", "Retail"]);
}

#[test]
fn the_same_words_of_two_people_are_two_pieces_of_evidence_on_the_table_as_in_one_file() {
    let told = |source: &str| format!("{source},Abel,Delivers late,Customer complaint,2026-02-03\n");
    let file = |rows: &[&str]| {
        let rows: String = rows.iter().map(|source| told(source)).collect();
        format!("Source,Customer,What we know,Kind,Date\n{rows}").into_bytes()
    };
    let mut desk = Desk::at(Step::Research, vec![("/q.csv", file(&["Ann", "Ben", "Ann"]))]);
    desk.bring("/q.csv").press("<enter>");
    assert_eq!(desk.keyboard.state().research.evidence.len(), 2, "Ann said it once, Ben too");
    desk.files = vec![("/w.csv", file(&["Ann", "Cleo"]))];
    desk.bring("/w.csv");
    assert!(desk.screen().contains("1 are on the table already"), "{}", desk.screen());
    desk.press("<enter>");
    assert_eq!(desk.keyboard.state().research.evidence.len(), 3, "Cleo said it as well");
    desk.files = vec![("/n.csv", b"Customer,What we know,Date\nBo,Likes it,2026-02-03\n".to_vec())];
    desk.bring("/n.csv").press("<enter>");
    desk.bring("/n.csv");
    assert!(desk.obstacle().is_some(), "a file that names no source is known again: {}", desk.screen());
}
