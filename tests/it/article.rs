//! The cases by which the article tells what to do and what not to do, each as a meeting that it happens in.

use jiff::civil::{Date, date};
use roundtable::domain::{
    Audience, Author, Case, Change, ClockChange, Concern, Conclusion, ConclusionField, Department, Evidence,
    EvidenceKind, Goal, InputRef, Line, ListChange, Listed, Money, Parked, Positioning, Promotion, PromotionKind,
    Reading, ResultRow, Reward, RoomChange, Segment, SettingField, Step, Tier, Value,
};
use roundtable::lang::{Lang, Words, flags};
use roundtable::rules::text::{Lexicon, WordLists};
use roundtable::rules::{self, Flag};

use crate::fixtures::Meeting;

/// What the rules find of a case, with some of the words by which such remarks are known.
fn found(meeting: &Meeting, case: Case) -> Vec<Flag> {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let lexicon = Lexicon::new(&WordLists {
        customers: list(&["this customer", "这个客户"]),
        hostile: list(&["always pays late", "总是拖欠"]),
        refusals: list(&["don't want to work with them", "不想再跟他们合作"]),
        leader: list(&["market leader", "市场领导者"]),
        quality: list(&["high quality", "品质卓越"]),
        history: list(&["history", "历史悠久"]),
        gains: list(&["saves you", "为您节省"]),
        means: list(&["relationships", "advertising", "关系", "广告"]),
        results: list(&["sales", "销售"]),
        alone: list(&["alone", "只", "全"]),
        ..WordLists::default()
    });
    let flags = rules::flags(&rules::Context::new(&meeting.session, &[], &lexicon));
    flags.into_iter().filter(|flag| flag.key.case == case).collect()
}

fn sentence(flag: &Flag, meeting: &Meeting, lang: Lang) -> String {
    flags::sentence(flag, meeting.state(), &Words::new(lang))
}

/// The room has been to a step and is at the next.
fn leave(meeting: &mut Meeting, step: Step, next: Step) {
    for change in [ClockChange::Start(step), ClockChange::Enter(next)] {
        meeting.does(Author::Chair, step, vec![Change::Clock(change)]);
    }
}

fn incentive(name: &str, from: Date, to: Date, products: &[&str]) -> Change {
    let promotion = Promotion {
        name: name.to_owned(),
        kind: Some(Listed::Known(PromotionKind::DealerIncentive)),
        audience: Some(Listed::Known(Audience::Dealers)),
        from: Some(from),
        to: Some(to),
        products: products.iter().map(|product| (*product).to_owned()).collect(),
        ..Promotion::default()
    };
    Change::Promotion(ListChange::Raise(name.into(), promotion))
}

#[test]
fn a_dealer_incentive_for_the_new_brand_in_october_and_another_for_new_and_old_brands_in_november() {
    let mut meeting = Meeting::seated();
    meeting.marketing(incentive("October bonus", date(2026, 10, 1), date(2026, 10, 31), &["New"]));
    assert_eq!(found(&meeting, Case::Repeated), []);
    meeting.marketing(incentive("November bonus", date(2026, 11, 1), date(2026, 11, 30), &["New", "Old"]));
    let flags = found(&meeting, Case::Repeated);
    assert_eq!(flags.len(), 1);
    let said =
        "November bonus follows too soon on October bonus: the same kind for the same audience, for other products.";
    assert_eq!(sentence(&flags[0], &meeting, Lang::En), said);
    let said = "「November bonus」离「October bonus」太近：同类推广、同一受众，产品却不同。";
    assert_eq!(sentence(&flags[0], &meeting, Lang::ZhCn), said);
}

#[test]
fn a_reward_from_exactly_five_million_on_for_a_brand_that_is_valued_at_five_million() {
    let rewarded = |threshold: u32| {
        let goal = Goal {
            measure: "Sales of the brand".to_owned(),
            expected: Some(5_000_000.into()),
            target: Some(6_000_000.into()),
            ..Goal::default()
        };
        let reward = Reward {
            department: Some(Department::Marketing),
            what: "A study trip".to_owned(),
            goal: Some("brand".into()),
            threshold: Some(threshold.into()),
        };
        let mut meeting = Meeting::planned();
        meeting.sales(Change::Goal(ListChange::Raise("brand".into(), goal)));
        meeting.sales(Change::Reward(ListChange::Raise("trip".into(), reward)));
        meeting
    };
    let exactly = rewarded(5_000_000);
    let flags = found(&exactly, Case::ThresholdNotAbove);
    assert_eq!(flags.len(), 1);
    let said = "A study trip: the threshold is 5,000,000, where 5,000,000 is expected anyway.";
    assert_eq!(sentence(&flags[0], &exactly, Lang::En), said);
    assert_eq!(found(&rewarded(5_000_001), Case::ThresholdNotAbove), []);
}

#[test]
fn sales_and_marketing_meet_among_themselves() {
    let mut meeting = Meeting::founded();
    for (id, department) in [("ana", Department::Sales), ("max", Department::Marketing)] {
        meeting.chair(RoomChange::Seat(id.into(), id.to_owned(), department, String::new()));
        meeting.chair(RoomChange::Came(id.into()));
    }
    meeting.segment("Dealers", "A", 600_000);
    leave(&mut meeting, Step::Room, Step::LookBack);
    let absent: Vec<Concern> = found(&meeting, Case::Absent).iter().flat_map(|flag| flag.key.about.clone()).collect();
    let required = Department::REQUIRED.map(Concern::Department);
    assert!(required.iter().all(|function| absent.contains(function)) && absent.len() == required.len());
    let mut whole = Meeting::planned();
    leave(&mut whole, Step::Room, Step::LookBack);
    assert_eq!(found(&whole, Case::Absent), []);
}

#[test]
fn sixty_percent_of_the_spend_brought_forty_percent_of_the_sales_and_nobody_says_why() {
    let mut meeting = Meeting::planned();
    for (segment, spend, sales) in [("dealers", 60_u32, 40), ("key-accounts", 40, 60)] {
        let row = ResultRow {
            segment: Some(segment.into()),
            spend: Some(Money::from(spend)),
            sales: Some(sales.into()),
            ..ResultRow::default()
        };
        meeting.sales(Change::Result(ListChange::Raise(segment.into(), row)));
    }
    leave(&mut meeting, Step::LookBack, Step::Research);
    let about_dealers = |meeting: &Meeting| {
        let line = InputRef::Reading(Line::Segment(Some("dealers".into())));
        found(meeting, Case::GapUnread).into_iter().find(|flag| flag.is_about(&line))
    };
    let flag = about_dealers(&meeting).expect("a gap of twenty points");
    let said = "Dealers: 60% of the spend brought 40% of the sales, and no joint reading says why.";
    assert_eq!(sentence(&flag, &meeting, Lang::En), said);
    let reading = Reading { text: "They buy at any price".to_owned(), ..Reading::default() };
    meeting.sales(Change::Reading(ListChange::Raise(Line::Segment(Some("dealers".into())), reading)));
    assert_eq!(about_dealers(&meeting), None);
    assert_eq!(
        found(&meeting, Case::ReadingByOne)[0].facts,
        [("department", Value::Department(Department::Marketing))]
    );
}

#[test]
fn a_conclusion_is_drawn_from_a_report_of_three_years_ago_only() {
    let mut meeting = Meeting::planned();
    let evidence = |kind, day| Evidence {
        text: "Buyers want service".to_owned(),
        source: "VDMA".to_owned(),
        kind,
        date: Some(day),
        ..Evidence::default()
    };
    let report = evidence(EvidenceKind::IndustryReport, date(2023, 3, 12));
    meeting.marketing(Change::Evidence(ListChange::Raise("report".into(), report)));
    let conclusion = Conclusion { text: "We sell service".to_owned(), rests_on: ["report".into()].into() };
    meeting.marketing(Change::Conclusion(ListChange::Raise("service".into(), conclusion)));
    leave(&mut meeting, Step::Research, Step::Segments);
    assert_eq!(found(&meeting, Case::OldStudiesOnly).len(), 1);
    let call = evidence(EvidenceKind::CustomerSaid, date(2026, 3, 1));
    meeting.sales(Change::Evidence(ListChange::Raise("call".into(), call)));
    let both = ConclusionField::RestsOn(["report".into(), "call".into()].into());
    meeting.sales(Change::Conclusion(ListChange::Edit("service".into(), vec![both])));
    assert_eq!(found(&meeting, Case::OldStudiesOnly), []);
    assert_eq!(found(&meeting, Case::OneStream), []);
}

#[test]
fn marketing_defines_the_tiers_of_customers_before_sales_has() {
    let mut meeting = Meeting::planned();
    let segment = Segment {
        name: "Chains".to_owned(),
        tier: Some("A".parse::<Tier>().expect("one letter")),
        defined_by: "ten shops or more".to_owned(),
        ..Segment::default()
    };
    meeting.marketing(Change::Segment(ListChange::Raise("chains".into(), segment)));
    let chains = || InputRef::Segment("chains".into());
    let flags = found(&meeting, Case::TierNotBySales);
    assert_eq!(flags.len(), 1);
    assert_eq!(flags[0].key.about, [chains().into()], "those that Sales has defined are not among them");
    meeting.sales(Change::Agree(chains()));
    assert_eq!(found(&meeting, Case::TierNotBySales), []);
}

fn remark(text: &str) -> Meeting {
    let mut meeting = Meeting::planned();
    let customers = Change::Setting(SettingField::Customers(["XYZ".to_owned()].into()));
    meeting.does(Author::Chair, Step::Room, vec![customers]);
    let parked = Parked { text: text.to_owned(), ..Parked::default() };
    meeting.sales(Change::Parked(ListChange::Raise("remark".into(), parked)));
    meeting
}

#[test]
fn a_customer_is_attacked_in_front_of_the_sales_team() {
    for text in
        ["XYZ always pays late, we don't want to work with them any more", "XYZ总是拖欠货款，我们不想再跟他们合作了"]
    {
        let meeting = remark(text);
        let flags = found(&meeting, Case::Hostile);
        assert_eq!(flags.len(), 1, "{text}");
        assert!(flags[0].words.is_empty(), "nothing of it is quoted");
    }
    assert_eq!(found(&remark("XYZ paid 40 days late in May; we ask for 30"), Case::Hostile), []);
}

#[test]
fn the_sales_are_put_down_to_relationships_alone_or_to_advertising_alone() {
    for text in [
        "The sales came from our relationships alone",
        "Advertising alone brought the sales",
        "销售全靠关系",
        "销售只靠广告",
    ] {
        assert_eq!(found(&remark(text), Case::Credit).len(), 1, "{text}");
    }
    assert_eq!(found(&remark("Relationships and advertising brought the sales"), Case::Credit), []);
}

#[test]
fn the_brand_is_the_market_leader_of_high_quality_with_a_long_and_unique_history() {
    let positioned = |position: &str| {
        let positioning =
            Positioning { product_line: "Hydra".to_owned(), position: position.to_owned(), ..Positioning::default() };
        let mut meeting = Meeting::planned();
        meeting.marketing(Change::Positioning(ListChange::Raise("hydra".into(), positioning)));
        found(&meeting, Case::Boast)
    };
    let english = positioned("Market leader, high quality, long and unique history");
    assert_eq!(english[0].words, ["Market leader", "high quality", "history"]);
    assert_eq!(positioned("市场领导者，品质卓越，历史悠久")[0].words, ["市场领导者", "品质卓越", "历史悠久"]);
    assert_eq!(positioned("High quality that saves you two days of standstill a month"), []);
}
