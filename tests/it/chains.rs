//! Why a plan is as it is: from goals and money down to who said what, and from what was said up to what was decided.

use roundtable::domain::{
    Allocation, AllocationField, Author, Chain, Change, Conclusion, Department, Event, Evidence, EvidenceKind, Goal,
    GoalField, InputRef, ListChange, Note, Positioning, Refusal, Step, Stream, trail,
};

use crate::fixtures::{Meeting, cell};

/// A meeting that has decided from a study and a customer: a positioning, a goal and the money of a cell follow from one
/// conclusion, and nothing follows from another.
pub fn decided() -> Meeting {
    let mut meeting = Meeting::planned();
    meeting.marketing(raise("survey", EvidenceKind::ConsumerSurvey, "2025-10-01"));
    meeting.sales(raise("voice", EvidenceKind::CustomerSaid, "2026-03-10"));
    meeting.marketing(raise("report", EvidenceKind::IndustryReport, "2024-01-15"));
    meeting.sales(conclude("speed", &["survey", "voice"]));
    meeting.marketing(conclude("price", &["report"]));
    let from = || ["speed".into()].into();
    let positioning =
        Positioning { product_line: "Hydra".to_owned(), position: "Fast".to_owned(), ..Positioning::default() };
    meeting
        .marketing(Change::Positioning(ListChange::Raise("hydra".into(), Positioning { from: from(), ..positioning })));
    let goal = Goal { measure: "Days to deliver".to_owned(), target: Some(10.into()), ..Goal::default() };
    meeting.sales(Change::Goal(ListChange::Raise("days".into(), Goal { from: from(), ..goal.clone() })));
    meeting.sales(Change::Goal(ListChange::Raise("loose".into(), goal)));
    let follows = AllocationField::From(from());
    meeting.sales(Change::Allocation(ListChange::Edit(cell("dealers", "shows"), vec![follows])));
    meeting
}

fn raise(id: &str, kind: EvidenceKind, date: &str) -> Change {
    let date = Some(date.parse().expect("a day"));
    let evidence = Evidence { text: id.to_owned(), source: "somebody".to_owned(), kind, date, ..Evidence::default() };
    Change::Evidence(ListChange::Raise(id.into(), evidence))
}

fn conclude(id: &str, rests_on: &[&str]) -> Change {
    let rests_on = rests_on.iter().map(|id| (*id).into()).collect();
    Change::Conclusion(ListChange::Raise(id.into(), Conclusion { text: id.to_owned(), rests_on }))
}

/// A chain line by line: how deep, what, and what is noted.
fn lines(chain: &Chain) -> Vec<(usize, InputRef, Vec<Note>)> {
    chain.lines().into_iter().map(|(depth, link)| (depth, link.input.clone(), link.notes.clone())).collect()
}

fn evidence(id: &str) -> InputRef {
    InputRef::Evidence(id.into())
}

fn conclusion(id: &str) -> InputRef {
    InputRef::Conclusion(id.into())
}

#[test]
fn a_positioning_a_goal_and_the_money_of_a_cell_lead_down_to_who_said_what_and_when() {
    let meeting = decided();
    let state = meeting.state();
    let allocation = InputRef::Allocation(cell("dealers", "shows"));
    for input in [InputRef::Positioning("hydra".into()), InputRef::Goal("days".into()), allocation] {
        let chain = state.why(&input).expect("it is on the table");
        let expected = [
            (0, input.clone(), vec![]),
            (1, conclusion("speed"), vec![]),
            (2, evidence("survey"), vec![]),
            (2, evidence("voice"), vec![]),
        ];
        assert_eq!(lines(&chain), expected);
        let last = state.research.evidence.get(&"voice".into()).expect("it is on the table");
        assert_eq!((&last.by, last.item.date), (&Department::Sales, Some("2026-03-10".parse().expect("a day"))));
    }
}

#[test]
fn from_what_was_said_the_way_leads_up_to_what_was_decided_on_it() {
    let meeting = decided();
    let decided = [
        (0, InputRef::Positioning("hydra".into()), vec![]),
        (0, InputRef::Goal("days".into()), vec![]),
        (0, InputRef::Allocation(cell("dealers", "shows")), vec![]),
    ];
    let up = |input: &InputRef| meeting.state().what_follows(input);
    assert_eq!(up(&conclusion("speed")).iter().flat_map(lines).collect::<Vec<_>>(), decided);
    let from_voice = up(&evidence("voice"));
    assert_eq!(from_voice.len(), 1);
    assert_eq!(from_voice[0].input, conclusion("speed"));
    assert_eq!(from_voice[0].next, up(&conclusion("speed")));
    assert_eq!(up(&conclusion("price")), []);
    assert_eq!(up(&InputRef::Goal("days".into())), []);
}

#[test]
fn a_chain_says_where_it_is_missing_weak_old_disputed_or_gone() {
    let mut meeting = decided();
    let notes = |meeting: &Meeting, input: &InputRef| {
        lines(&meeting.state().why(input).expect("on the table"))
            .into_iter()
            .map(|(.., notes)| notes)
            .collect::<Vec<_>>()
    };
    assert_eq!(notes(&meeting, &InputRef::Goal("loose".into())), [vec![Note::NoConclusion]]);
    assert_eq!(notes(&meeting, &conclusion("price")), [vec![Note::OldStudiesOnly], vec![Note::OldStudy]]);
    meeting.sales(conclude("heard", &["voice"])).sales(conclude("believed", &[]));
    assert_eq!(notes(&meeting, &conclusion("heard")), [vec![Note::OneStream(Stream::CustomerVoice)], vec![]]);
    assert_eq!(notes(&meeting, &conclusion("believed")), [vec![Note::NoEvidence]]);
    for change in meeting.state().research.marking(&"voice".into(), &"survey".into()) {
        meeting.sales(change);
    }
    let disputed = [
        vec![Note::DisputedEvidence],
        vec![Note::Contradicted(vec!["voice".into()])],
        vec![Note::Contradicted(vec!["survey".into()])],
    ];
    assert_eq!(notes(&meeting, &conclusion("speed")), disputed);
    meeting.sales(Change::Evidence(ListChange::Remove("survey".into())));
    let gone = [vec![Note::OneStream(Stream::CustomerVoice)], vec![], vec![Note::OffTable]];
    assert_eq!(notes(&meeting, &conclusion("speed")), gone);
    meeting.sales(Change::Conclusion(ListChange::Remove("speed".into())));
    assert_eq!(notes(&meeting, &InputRef::Goal("days".into())), [vec![], vec![Note::OffTable]]);
}

#[test]
fn what_is_not_on_the_table_and_what_follows_from_nothing_has_no_chain() {
    let meeting = decided();
    for input in [
        InputRef::Segment("dealers".into()),
        InputRef::Allocation(cell("key-accounts", "ads")),
        InputRef::Goal("never".into()),
    ] {
        assert_eq!(meeting.state().why(&input), None, "{input:?}");
    }
}

#[test]
fn a_goal_and_the_money_of_a_cell_follow_only_from_conclusions_that_there_are() {
    let mut meeting = decided();
    let unknown = || ["never-concluded".into()].into();
    let sales = Author::Department(Department::Sales);
    let goal = Change::Goal(ListChange::Edit("days".into(), vec![GoalField::From(unknown())]));
    let raised = Allocation { amount: 5.into(), from: unknown(), ..Allocation::default() };
    let money = Change::Allocation(ListChange::Raise(cell("key-accounts", "ads"), raised));
    for change in [goal, money] {
        let answer = meeting.tries(sales.clone(), Step::Goals, vec![change]);
        assert_eq!(answer, Err(Refusal::NotOnTable(conclusion("never-concluded"))));
    }
}

#[test]
fn money_that_moves_takes_along_what_it_follows_from() {
    let mut meeting = decided();
    let ads = AllocationField::From(["price".into()].into());
    meeting.sales(Change::Allocation(ListChange::Edit(cell("key-accounts", "shows"), vec![ads])));
    meeting.sales(Change::MergeSegments("dealers".into(), "key-accounts".into()));
    let merged = meeting.state().budget.allocations.get(&cell("key-accounts", "shows")).expect("it holds the money");
    assert_eq!(merged.item.from, ["price".into(), "speed".into()].into());
}

#[test]
fn links_themes_and_disagreements_are_taken_back_by_undo() {
    let mut meeting = decided();
    let before = meeting.state().clone();
    let as_before =
        |meeting: &Meeting| (&meeting.state().research, &meeting.state().goals) == (&before.research, &before.goals);
    let sales = || Author::Department(Department::Sales);
    let mark = before.research.marking(&"survey".into(), &"voice".into());
    let theme = before.research.renaming("", "Delivery").into_iter().map(|(_, change)| change).collect();
    let unlink = vec![Change::Goal(ListChange::Edit("days".into(), vec![GoalField::From([].into())]))];
    for changes in [mark, theme, unlink] {
        meeting.does(sales(), Step::Research, changes);
        assert!(!as_before(&meeting));
        meeting.undo();
        assert!(as_before(&meeting));
    }
}

#[test]
fn both_sides_of_a_disagreement_have_it_in_their_trail_with_the_department_that_marked_it() {
    let mut meeting = decided();
    for change in meeting.state().research.marking(&"survey".into(), &"voice".into()) {
        meeting.marketing(change);
    }
    let marked = trail(&meeting.session, &evidence("survey"));
    assert_eq!(marked.last().map(|trace| &trace.event), Some(&Event::Contradicted(evidence("voice"))));
    let other = trail(&meeting.session, &evidence("voice"));
    let last = other.last().expect("it was raised");
    assert_eq!(last.event, Event::Contradicted(evidence("survey")));
    assert_eq!(last.by, Author::Department(Department::Marketing));
    for change in meeting.state().research.marking(&"voice".into(), &"survey".into()) {
        meeting.sales(change);
    }
    let other = trail(&meeting.session, &evidence("voice"));
    assert_eq!(other.last().map(|trace| &trace.event), Some(&Event::NoLongerContradicted(evidence("survey"))));
}
