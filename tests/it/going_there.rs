//! From every flag one key leads to the place where it is mended: an edit there clears it, or, where what was done cannot be
//! undone, an answer with its reason.

use std::sync::Arc;

use jiff::civil::date;
use roundtable::app::{Overlay, RowRef, Section};
use roundtable::domain::{
    Answer, Audience, Author, Basis, Case, Change, Conclusion, ConclusionField, Department, Digest, Evidence,
    EvidenceKind, Goal, GrantedChange, InputRef, Line, ListChange, Listed, Money, Part, Positioning, PositioningField,
    Promotion, PromotionField, PromotionKind, PromotionState, Reading, ReadingField, ResultRow, Reward, RewardField,
    RoomChange, Rule, Segment, SegmentField, SettingField, Step, Verdict, WorkingLine,
};
use roundtable::lang::Lang;
use roundtable::rules::Flag;
use roundtable::rules::text::{Lexicon, WordLists};

use crate::fixtures::Meeting;
use crate::keys::Keyboard;

/// What clears a flag at the place where it leads.
enum Mend {
    /// An entry by this department.
    Edit(Department, Box<Change>),
    /// Keys of that place.
    Keys(&'static str),
    /// Nothing does: it is answered for.
    Answer,
}
use Mend::Keys;

fn edit(by: Department, change: Change) -> Mend {
    Mend::Edit(by, Box::new(change))
}

fn dealers() -> Line {
    Line::Segment(Some("dealers".into()))
}

fn segment(field: SegmentField) -> Change {
    Change::Segment(ListChange::Edit("dealers".into(), vec![field]))
}

fn shows(field: PromotionField) -> Change {
    Change::Promotion(ListChange::Edit("shows".into(), vec![field]))
}

fn reading(reading: Reading) -> Change {
    Change::Reading(ListChange::Raise(dealers(), reading))
}

fn read_fully() -> Reading {
    Reading {
        text: "Paid for volume they would have bought anyway".to_owned(),
        target_met: Some(Answer::No),
        customers_satisfied: Some(Answer::Yes),
        by_what_means: "price only".to_owned(),
        verdict: Some(Verdict::Change),
    }
}

/// Dealers took 60 of 100 of the spend and brought 40 of 100 of the sales.
fn with_results(meeting: &mut Meeting) {
    for (name, spend, sales) in [("dealers", 60_u32, 40), ("key-accounts", 40, 60)] {
        let row = ResultRow {
            basis: Basis::Segments,
            segment: Some(name.into()),
            spend: Some(Money::from(spend)),
            sales: Some(sales.into()),
            ..ResultRow::default()
        };
        meeting.sales(Change::Result(ListChange::Raise(name.into(), row)));
    }
}

fn with_evidence(meeting: &mut Meeting, id: &str, kind: EvidenceKind, year: i16) {
    let (text, source) = (format!("They want it quieter, says {id}"), "VDMA".to_owned());
    let evidence = Evidence { text, source, kind, date: Some(date(year, 3, 1)), ..Evidence::default() };
    meeting.sales(Change::Evidence(ListChange::Raise(id.into(), evidence)));
}

fn conclude(meeting: &mut Meeting, on: &[&str]) {
    let rests_on = on.iter().map(|id| (*id).into()).collect();
    let conclusion = Conclusion { text: "Quiet pumps first".to_owned(), rests_on };
    meeting.sales(Change::Conclusion(ListChange::Raise("quiet".into(), conclusion)));
}

fn rest_on(ids: &[&str]) -> Mend {
    let rests_on = ConclusionField::RestsOn(ids.iter().map(|id| (*id).into()).collect());
    edit(Department::Sales, Change::Conclusion(ListChange::Edit("quiet".into(), vec![rests_on])))
}

fn with_reward(meeting: &mut Meeting, goal: Option<&str>, threshold: i64) {
    let brand = Goal {
        measure: "Sales of the brand".to_owned(),
        expected: Some(5_000_000.into()),
        target: Some(6_000_000.into()),
        ..Goal::default()
    };
    meeting.sales(Change::Goal(ListChange::Raise("brand".into(), brand)));
    let reward = Reward {
        department: Some(Department::Marketing),
        what: "A week at the fair".to_owned(),
        goal: goal.map(Into::into),
        threshold: Some(threshold.into()),
    };
    meeting.sales(Change::Reward(ListChange::Raise("week".into(), reward)));
}

fn reward(field: RewardField) -> Mend {
    edit(Department::Executive, Change::Reward(ListChange::Edit("week".into(), vec![field])))
}

fn incentive(from: jiff::civil::Date, products: &[&str]) -> Promotion {
    Promotion {
        name: format!("Bonus of {from}"),
        kind: Some(Listed::Known(PromotionKind::DealerIncentive)),
        audience: Some(Listed::Known(Audience::Dealers)),
        from: Some(from),
        to: Some(from),
        products: products.iter().map(|product| (*product).to_owned()).collect(),
        ..Promotion::default()
    }
}

fn agree(input: InputRef) -> Mend {
    edit(Department::Marketing, Change::Agree(input))
}

/// A meeting in which a case is found, and what mends it.
fn situation(case: Case) -> (Meeting, Mend) {
    match case.rule() {
        Rule::D1 => deciding(case),
        Rule::D2 | Rule::D3 => knowing(case),
        Rule::X1 | Rule::X2 => contributing(case),
        Rule::X3 | Rule::X4 | Rule::X5 | Rule::X6 => standing(case),
    }
}

/// Cases of how the two decide together.
fn deciding(case: Case) -> (Meeting, Mend) {
    let mut meeting = Meeting::planned();
    let mend = match case {
        Case::NoWorkingAgreement => {
            let line = WorkingLine { text: "Sales names the tiers first".to_owned(), kept: None };
            edit(Department::Sales, Change::WorkingLine(ListChange::Raise("tiers".into(), line)))
        }
        Case::SegmentsNotShared => {
            meeting.sales(Change::Segment(ListChange::Remove("key-accounts".into())));
            agree(InputRef::Segment("dealers".into()))
        }
        Case::PromotionsNotShared => {
            meeting.marketing(Change::Promotion(ListChange::Remove("ads".into())));
            edit(Department::Sales, Change::Agree(InputRef::Promotion("shows".into())))
        }
        Case::MoneyNotShared => {
            for cell in ["dealers", "key-accounts"].map(|segment| crate::fixtures::cell(segment, "shows")) {
                meeting.sales(Change::Allocation(ListChange::Remove(cell)));
            }
            agree(InputRef::Allocation(crate::fixtures::cell("dealers", "ads")))
        }
        Case::TierNotBySales => {
            let shops = Segment {
                name: "Shops".to_owned(),
                defined_by: "below 20".to_owned(),
                tier: "C".parse().ok(),
                ..Segment::default()
            };
            meeting.marketing(Change::Segment(ListChange::Raise("shops".into(), shops)));
            edit(Department::Sales, Change::Agree(InputRef::Segment("shops".into())))
        }
        Case::StepUnheard => {
            let line = WorkingLine { text: "Sales names the tiers first".to_owned(), kept: None };
            meeting.sales(Change::WorkingLine(ListChange::Raise("tiers".into(), line)));
            // The floor is given to Marketing on the way.
            Keys("y")
        }
        other => panic!("nobody has tried where {other:?} leads"),
    };
    (meeting, mend)
}

/// Cases of what is known of the past and of the market.
fn knowing(case: Case) -> (Meeting, Mend) {
    let mut meeting = Meeting::planned();
    let mend = match case {
        Case::NoResult => {
            meeting = meeting.follow();
            meeting.sales(Change::Agree(InputRef::Segment("dealers".into())));
            let row = ResultRow { segment: Some("dealers".into()), sales: Some(1.into()), ..ResultRow::default() };
            edit(Department::Sales, Change::Result(ListChange::Raise("row".into(), row)))
        }
        Case::GapUnread => {
            with_results(&mut meeting);
            edit(Department::Sales, reading(read_fully()))
        }
        Case::ReadingByOne => {
            with_results(&mut meeting);
            meeting.sales(reading(read_fully()));
            agree(InputRef::Reading(dealers()))
        }
        Case::NoVerdict => {
            with_results(&mut meeting);
            meeting.sales(reading(Reading { verdict: None, ..read_fully() }));
            let verdict = ReadingField::Verdict(Some(Verdict::Stop));
            edit(Department::Sales, Change::Reading(ListChange::Edit(dealers(), vec![verdict])))
        }
        Case::NoEvidence | Case::OneStream | Case::OldStudiesOnly => {
            with_evidence(&mut meeting, "report", EvidenceKind::IndustryReport, 2023);
            with_evidence(&mut meeting, "survey", EvidenceKind::ConsumerSurvey, 2026);
            with_evidence(&mut meeting, "call", EvidenceKind::CustomerSaid, 2026);
            let on: &[&str] = match case {
                Case::NoEvidence => &[],
                Case::OneStream => &["survey"],
                _ => &["report"],
            };
            conclude(&mut meeting, on);
            rest_on(&["report", "call"])
        }
        Case::NoConclusion => {
            let conclusion = Conclusion { text: "Quiet pumps first".to_owned(), ..Conclusion::default() };
            edit(Department::Sales, Change::Conclusion(ListChange::Raise("quiet".into(), conclusion)))
        }
        other => panic!("nobody has tried where {other:?} leads"),
    };
    (meeting, mend)
}

/// Cases of whose contribution it is.
fn contributing(case: Case) -> (Meeting, Mend) {
    let mut meeting = Meeting::planned();
    let mend = match case {
        Case::Credit | Case::Blame => {
            with_results(&mut meeting);
            let text = if case == Case::Blame { "Marketing never delivers" } else { "Sales deserves the credit" };
            meeting.sales(reading(Reading { text: text.to_owned(), ..read_fully() }));
            let text = ReadingField::Text("Sold out by March".to_owned());
            edit(Department::Sales, Change::Reading(ListChange::Edit(dealers(), vec![text])))
        }
        Case::ReadingIncomplete => {
            with_results(&mut meeting);
            meeting.sales(reading(Reading { target_met: None, ..read_fully() }));
            let met = ReadingField::TargetMet(Some(Answer::Yes));
            edit(Department::Sales, Change::Reading(ListChange::Edit(dealers(), vec![met])))
        }
        Case::NoReward => {
            let reward = Reward {
                department: Some(Department::Marketing),
                what: "A week at the fair".to_owned(),
                ..Reward::default()
            };
            edit(Department::Executive, Change::Reward(ListChange::Raise("week".into(), reward)))
        }
        Case::NoSharedGoal => {
            with_reward(&mut meeting, None, 5_500_000);
            reward(RewardField::Goal(Some("brand".into())))
        }
        Case::ThresholdNotAbove => {
            with_reward(&mut meeting, Some("brand"), 5_000_000);
            reward(RewardField::Threshold(Some(5_000_001.into())))
        }
        other => panic!("nobody has tried where {other:?} leads"),
    };
    (meeting, mend)
}

/// Cases of who takes part, and what holds still.
fn standing(case: Case) -> (Meeting, Mend) {
    let mut meeting = Meeting::planned();
    let mend = match case {
        Case::Absent => {
            meeting = Meeting::founded();
            meeting.chair(RoomChange::Seat("ana".into(), "Ana".to_owned(), Department::Sales, String::new()));
            meeting.chair(RoomChange::Came("ana".into()));
            meeting.segment("Dealers", "A", 1);
            // The company has no such function, or somebody of it sits down and comes.
            Keys("x")
        }
        // The floor is given to the function on the way, and what it says at the plan is heard.
        Case::NotHeard | Case::NotSigned => {
            if case == Case::NotSigned {
                for department in Department::REQUIRED {
                    let yes = vec![Change::Agree(InputRef::Segment("dealers".into()))];
                    meeting.does(Author::Department(department), Step::Segments, yes);
                }
            }
            Keys("s<enter>")
        }
        Case::RunningChanged | Case::RunningCancelled => {
            meeting.marketing(shows(PromotionField::State(PromotionState::Running)));
            let change = match case {
                Case::RunningChanged => PromotionField::Message("Twelve months to pay".to_owned()),
                _ => PromotionField::State(PromotionState::Cancelled),
            };
            meeting.marketing(shows(change));
            Mend::Answer
        }
        Case::Repeated => {
            for (id, from, products) in
                [("october", date(2026, 10, 1), &["Hydra"][..]), ("november", date(2026, 11, 1), &["Hydra", "Nereus"])]
            {
                let raise = ListChange::Raise(id.into(), incentive(from, products));
                meeting.marketing(Change::Promotion(raise));
            }
            let later = PromotionField::Products(["Hydra".to_owned()].into());
            let narrower = ListChange::Edit("november".into(), vec![later]);
            edit(Department::Marketing, Change::Promotion(narrower))
        }
        Case::TooManyPlanChanges => Mend::Answer,
        Case::Hostile => {
            meeting.marketing(shows(PromotionField::Message("This customer cheats".to_owned())));
            Keys("<enter>Paid late in May<enter>")
        }
        Case::NoValue => {
            let none = SegmentField::Value(String::new());
            meeting.sales(segment(none));
            edit(Department::Marketing, segment(SegmentField::Value("Less standstill".to_owned())))
        }
        Case::Boast => {
            let positioning = Positioning {
                product_line: "Hydra".to_owned(),
                position: "The market leader".to_owned(),
                ..Positioning::default()
            };
            meeting.sales(Change::Positioning(ListChange::Raise("hydra".into(), positioning)));
            let position = PositioningField::Position("Eight hours more a month".to_owned());
            edit(Department::Sales, Change::Positioning(ListChange::Edit("hydra".into(), vec![position])))
        }
        Case::SalesNotBehind => {
            meeting.marketing(shows(PromotionField::Message("Eight hours more a month".to_owned())));
            edit(Department::Sales, shows(PromotionField::SalesBehind(Some(Answer::Yes))))
        }
        other => panic!("nobody has tried where {other:?} leads"),
    };
    (meeting, mend)
}

fn lexicon() -> Arc<Lexicon> {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Arc::new(Lexicon::new(&WordLists {
        parties: list(&["Sales", "Marketing"]),
        blame: list(&["never delivers"]),
        credit: list(&["deserves the credit"]),
        customers: list(&["this customer"]),
        hostile: list(&["cheats"]),
        leader: list(&["market leader"]),
        ..WordLists::default()
    }))
}

/// The flags of a case that are open now, with the room at Agreement.
fn open(keyboard: &Keyboard, case: Case) -> Vec<Flag> {
    keyboard.meeting().watch().open().iter().filter(|flag| flag.key.case == case).cloned().collect()
}

/// A plan of this period that was changed twice, where one change was allowed.
fn changed_twice(keyboard: &Keyboard) -> Digest {
    let mut digest = Digest::of(keyboard.state());
    let change = GrantedChange {
        period: digest.period,
        part: Part::Budget,
        reason: "The fair was moved".to_owned(),
        by: Department::Marketing,
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    digest.plan_changes = vec![change.clone(), change];
    digest
}

fn go(case: Case) {
    let (meeting, mend) = situation(case);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.model.lexicon = lexicon();
    keyboard.model.look_anew();
    if case == Case::TooManyPlanChanges {
        let past = vec![changed_twice(&keyboard)];
        keyboard.meeting_mut().remember(past, None);
    }
    let now = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Agreement, now);
    let flag = open(&keyboard, case).first().cloned().unwrap_or_else(|| panic!("{case:?} is not found"));
    keyboard.meeting_mut().select_row(&RowRef::Flag(flag.key.clone()));
    assert_eq!(keyboard.meeting().section(), Section::Flags, "{case:?}");
    keyboard.press("<enter>");
    assert_eq!(keyboard.meeting().step, flag.step(), "{case:?} is mended elsewhere");
    if let Some(input) = flag.key.about.first().and_then(|concern| concern.input()) {
        assert_eq!(keyboard.meeting().selected_input().as_ref(), Some(input), "{case:?}");
    }
    match mend {
        Mend::Edit(department, change) => {
            let changes = vec![*change];
            let entered = keyboard.meeting_mut().enter_by(now, Author::Department(department), None, changes);
            assert!(entered.is_ok(), "{case:?}: {entered:?}");
        }
        Keys(keys) => _ = keyboard.press(keys),
        Mend::Answer => {
            keyboard.press("RThe room knew of it<enter>");
            let settled = keyboard.state().settled(&flag.key);
            assert_eq!(settled.map(|settled| settled.reason.as_str()), Some("The room knew of it"), "{case:?}");
        }
    }
    keyboard.meeting_mut().go_to(Step::Agreement, now);
    assert!(!open(&keyboard, case).iter().any(|left| left.key == flag.key), "{case:?} is not cleared");
}

#[test]
fn every_flag_leads_to_the_place_where_an_edit_clears_it_or_where_it_is_answered_for() {
    for case in Case::ALL {
        go(*case);
    }
}

#[test]
fn a_reading_whose_line_has_gone_is_mended_in_its_form() {
    let mut meeting = Meeting::planned();
    meeting.sales(reading(Reading { verdict: None, ..read_fully() }));
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    keyboard.press("7");
    let flag = open(&keyboard, Case::NoVerdict).first().cloned().expect("it is found");
    keyboard.meeting_mut().select_row(&RowRef::Flag(flag.key));
    keyboard.press("<enter>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
}

#[test]
fn a_function_that_need_not_take_part_is_not_missed() {
    let (meeting, _) = situation(Case::Absent);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    let now = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Agreement, now);
    assert_eq!(open(&keyboard, Case::Absent).len(), 4);
    let nobody = Change::Setting(SettingField::Required([].into()));
    keyboard.meeting_mut().enter_by(now, Author::Chair, None, vec![nobody]).expect("a setting");
    assert_eq!(open(&keyboard, Case::Absent), []);
}

#[test]
fn one_key_goes_through_all_flags_and_in_their_list_only_the_cursor_moves() {
    let (meeting, _) = situation(Case::GapUnread);
    let mut keyboard = Keyboard::at(meeting.session, Lang::En);
    let now = keyboard.model.now;
    keyboard.meeting_mut().go_to(Step::Agreement, now);
    let all = keyboard.meeting().watch().open().len();
    let speaker = keyboard.meeting().speaker.clone();
    let mut seen = Vec::new();
    for _ in 0..all {
        keyboard.press("!");
        seen.extend(keyboard.meeting().selected());
    }
    let mut once = seen.clone();
    once.dedup();
    assert_eq!((once.len(), seen.len()), (all, all));
    assert_eq!(keyboard.meeting().speaker, speaker, "nobody is given the floor by looking");
    assert_eq!(keyboard.meeting().step, Step::Agreement);
}
