//! A whole meeting, typed in a real terminal from home to sign-off, killed in the middle, and opened again for review.

use std::path::Path;

use roundtable::domain::{Department, Event, InputRef, Session, State, trail};
use roundtable::lang::{Lang, Words};
use roundtable::storage::read_session;

use crate::terminal::Terminal;

/// What is said in the meeting, in one language.
struct Story {
    lang: Lang,
    title: &'static str,
    /// Name, key of the department among the words, role.
    people: [(&'static str, &'static str, &'static str); 5],
    working_line: &'static str,
    /// What customers said, and to whom.
    voices: [(&'static str, &'static str); 2],
    /// What studies say, and their source.
    studies: [(&'static str, &'static str); 2],
    conclusion: &'static str,
    /// Name, definition, tier, customers, sales.
    segments: [(&'static str, &'static str, &'static str, &'static str, &'static str); 3],
    budget: &'static str,
    /// Name, and the kind in the company's own words.
    promotions: [(&'static str, &'static str); 4],
    /// Row by row, as people type them.
    amounts: [&'static str; 12],
    /// Measure, target.
    goals: [(&'static str, &'static str); 2],
    /// What Sales gets, what Marketing gets.
    rewards: [&'static str; 2],
    /// What, who.
    actions: [(&'static str, &'static str); 3],
}

const ENGLISH: Story = Story {
    lang: Lang::En,
    title: "Hydra launch",
    people: [
        ("Chen Li", "department-sales", "Head of Sales"),
        ("Ana Ruiz", "department-marketing", "Brand manager"),
        ("Tom Berg", "department-finance", "Controller"),
        ("Eva Holm", "department-executive", "Managing director"),
        ("Ida Sand", "department-sales", "Key accounts"),
    ],
    working_line: "Sales names the tiers, then we place the money together",
    voices: [
        ("Your pumps run quieter than theirs", "Chen Li, at Norcem"),
        ("Delivery takes too long", "Ida Sand, at the fair"),
    ],
    studies: [
        ("Buyers rank service above price", "VDMA report 2026"),
        ("Two rivals offer a five-year warranty", "Comparison of data sheets"),
    ],
    conclusion: "Sell quiet running and short delivery",
    segments: [
        ("Key accounts", "Over 200k a year", "A", "14", "4.2m"),
        ("OEMs", "Build our pumps into their machines", "A", "31", "2.6m"),
        ("Dealers", "Resell to small plants", "B", "120", "1.8m"),
    ],
    budget: "500k",
    promotions: [
        ("Trade shows", "Trade show"),
        ("Magazine ads", "Advertising"),
        ("Dealer bonus", "Dealer incentive"),
        ("Web campaign", "Digital"),
    ],
    amounts: ["120k", "15k", "5%", "3*8000", "60k", "10k", "2k", "40k", "12,000", "30k", "80k", "1.5k"],
    goals: [("New key accounts", "6"), ("Repeat orders of dealers", "340")],
    rewards: ["Two percent of what exceeds the target", "A team trip for what exceeds the target"],
    actions: [
        ("Book the Hanover stand", "Ana Ruiz"),
        ("List the dealers by sales", "Chen Li"),
        ("Confirm delivery times", "Tom Berg"),
    ],
};

const CHINESE: Story = Story {
    lang: Lang::ZhCn,
    title: "海澜泵上市规划",
    people: [
        ("陈立", "department-sales", "销售总监"),
        ("安然", "department-marketing", "品牌经理"),
        ("柏涛", "department-finance", "财务主管"),
        ("何文", "department-executive", "总经理"),
        ("孙怡", "department-sales", "大客户经理"),
    ],
    working_line: "销售先划客户等级，双方再一起定费用",
    voices: [("你们的泵比别家安静", "陈立，走访华钢"), ("交货太慢了", "孙怡，在展会上")],
    studies: [("采购最看重服务，其次才是价格", "2026年行业报告"), ("两家对手给五年质保", "产品参数对比")],
    conclusion: "主打安静和交货快",
    segments: [
        ("重点客户", "年采购二十万以上", "A", "14", "420万"),
        ("配套厂", "把泵装进自家设备", "A", "31", "260万"),
        ("经销商", "转卖给小工厂", "B", "120", "180万"),
    ],
    budget: "50万",
    promotions: [("行业展会", "展会"), ("杂志广告", "广告"), ("经销商返利", "渠道激励"), ("线上投放", "数字营销")],
    amounts: ["12万", "1.5万", "5%", "3*8000", "6万", "1万", "2千", "4万", "12,000", "3万", "8万", "1500"],
    goals: [("新增重点客户数", "6"), ("经销商复购单数", "340")],
    rewards: ["超额部分提成百分之二", "超额完成全组出游"],
    actions: [("订下汉诺威展位", "安然"), ("按销售额列出经销商", "陈立"), ("落实交货期", "柏涛")],
};

/// What the twelve amounts come to.
const PLACED: i64 =
    120_000 + 15_000 + 25_000 + 24_000 + 60_000 + 10_000 + 2_000 + 40_000 + 12_000 + 30_000 + 80_000 + 1_500;

#[test]
fn a_whole_meeting_is_typed_killed_signed_and_reviewed_in_english() {
    hold(&ENGLISH);
}

#[test]
fn a_whole_meeting_is_typed_killed_signed_and_reviewed_in_chinese() {
    hold(&CHINESE);
}

fn hold(story: &Story) {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("sessions")).expect("a folder");
    let words = Words::new(story.lang);
    let mut terminal = open(home.path(), story, &words);
    first_half(&mut terminal, story, &words);
    // What the screen shows as kept is there after a kill.
    terminal.kill();
    let mut terminal = open(home.path(), story, &words);
    let offered = words.get("recovery-restore").into_owned();
    // Home tells of the session too, so it must be gone first.
    terminal.press("<enter>").wait_gone(&words.get("do-new-session"));
    terminal.wait_until("the session", |screen| screen.contains(&offered) || screen.contains(story.segments[2].0));
    // Where the file was written just before the blow, there is nothing to offer.
    if terminal.screen().contains(&offered) {
        terminal.press("<enter>");
    }
    terminal.wait_for(first_words(story.segments[2].0)).wait_gone(&offered);
    second_half(&mut terminal, story, &words);
    let session = saved(home.path());
    check(session.state(), story);
    check_history(&session, story);
    review(home.path(), story, &words);
}

fn open(home: &Path, story: &Story, words: &Words) -> Terminal {
    let mut terminal = Terminal::start(home, &["--lang", story.lang.code()], 120, 36);
    terminal.wait_for(&words.get("do-new-session"));
    terminal
}

fn first_half(terminal: &mut Terminal, story: &Story, words: &Words) {
    terminal.press("n").wait_for(&words.get("form-new-session"));
    terminal.press(story.title).press("<enter>").wait_for(&words.get("section-seats"));
    terminal.press("S");
    for (name, department, role) in story.people {
        let department = words.get(department).into_owned();
        terminal.press(&format!("p{name}<tab>{department}<tab>{role}<enter>")).wait_for(role);
    }
    terminal.press(&format!("w{}<enter>", story.working_line)).wait_for(first_words(story.working_line));
    terminal.press("]]").wait_for(&words.get("section-studies"));
    // Sales has the floor already; its key names who in it speaks.
    terminal.press("<f2>").wait_for(story.people[0].0);
    for (text, source) in story.voices {
        terminal.press(&format!("v{text}<tab>{source}<enter>")).wait_for(first_words(text));
    }
    terminal.press("<f3><f3>").wait_for(story.people[1].0);
    for (text, source) in story.studies {
        terminal.press(&format!("s{text}<tab>{source}<enter>")).wait_for(first_words(text));
    }
    terminal.press(&format!("c{}<tab> <enter>", story.conclusion)).wait_for(first_words(story.conclusion));
    terminal.press("]").wait_for(&words.get("section-segments"));
    for (name, defined_by, tier, customers, sales) in story.segments {
        terminal
            .press(&format!("a{name}<tab>{defined_by}<tab>{tier}<tab>{customers}<tab>{sales}<enter>"))
            .wait_for(name);
    }
    // Marketing was recorded, but Sales had said it.
    let corrected = words.with("attributed", &[("department", words.get("department-sales").into())]);
    terminal.press("<f2>t").wait_for(&corrected);
    terminal.wait_gone(&words.get("view-not-yet-on-disk"));
}

fn second_half(terminal: &mut Terminal, story: &Story, words: &Words) {
    terminal.press("S]<f2>").wait_for(&words.get("do-set-budget"));
    terminal.press(&format!("b{}<enter>", story.budget));
    for (name, kind) in story.promotions {
        terminal.press(&format!("p{name}<tab>{kind}<enter>")).wait_for(first_columns(name));
    }
    terminal.press(&story.amounts.map(|amount| format!("{amount}<tab>")).concat()).wait_for("1,500");
    terminal.press("<c-z>").wait_gone("1,500").press("<c-y>").wait_for("1,500");
    terminal.press("]").wait_for(&words.get("section-goals"));
    for (measure, target) in story.goals {
        terminal.press(&format!("g{measure}<tab>{target}<enter>")).wait_for(first_words(measure));
    }
    for (what, department) in story.rewards.iter().zip(["department-sales", "department-marketing"]) {
        terminal.press(&format!("w{}<tab>{what}<enter>", words.get(department))).wait_for(first_words(what));
    }
    terminal.press("]").wait_for(&words.get("section-signatures"));
    for (what, who) in story.actions {
        terminal.press(&format!("n{what}<tab>{who}<enter>")).wait_for(first_words(what));
    }
    // Each department has the floor and signs in turn.
    for key in ["<f2>", "<f3>", "<f4>", "<f5>"] {
        terminal.press(key).press("s").wait_for(&words.get("field-parts"));
        terminal.press("<enter>").wait_gone(&words.get("field-parts"));
    }
    terminal
        .press("C")
        .wait_for(&words.get("answer-not-yet"))
        .press("<down><enter>")
        .wait_for(&words.get("plan-closed"));
    terminal.press("q").wait_for(&words.get("do-new-session"));
    terminal.press("<c-q>");
    let status = terminal.wait_for_end(std::time::Duration::from_secs(10)).expect("it leaves");
    assert!(status.success());
}

/// As much of a name as the narrowest column shows.
fn first_columns(name: &str) -> &str {
    beginning(name, 4)
}

/// As much of a text as stands on one line before it is wrapped.
fn first_words(text: &str) -> &str {
    beginning(text, if text.is_ascii() { 14 } else { 5 })
}

fn beginning(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// The one session that was saved.
fn saved(home: &Path) -> Session {
    let files = std::fs::read_dir(home.join("sessions")).expect("the folder");
    let sessions: Vec<_> = files
        .filter_map(Result::ok)
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .collect();
    let [path] = sessions.as_slice() else { panic!("one session, not {sessions:?}") };
    let loaded = read_session(path).expect("it reads");
    assert_eq!(loaded.edited_outside, None);
    loaded.session
}

fn check(state: &State, story: &Story) {
    assert!(state.life.is_agreed());
    let names: Vec<&str> = state.room.seats.iter().map(|seat| seat.name.as_str()).collect();
    assert_eq!(names, story.people.map(|person| person.0));
    assert!(state.room.seats.iter().all(roundtable::domain::Participant::is_here));
    assert_eq!(state.room.departments().len(), 4);
    assert_eq!(state.room.working_agreement.len(), 1);
    assert_eq!(state.research.evidence.len(), 4);
    // On what was under the cursor when it was begun, and on what was marked in its form.
    assert_eq!(state.research.conclusions.iter().next().map(|raised| raised.item.rests_on.len()), Some(2));
    let segments: Vec<&str> = state.segments.list.iter().map(|raised| raised.item.name.as_str()).collect();
    assert_eq!(segments, story.segments.map(|segment| segment.0));
    assert_eq!(state.coverage().sales.amount(), 8_600_000.into());
    let promotions: Vec<&str> = state.budget.promotions.iter().map(|raised| raised.item.name.as_str()).collect();
    assert_eq!(promotions, story.promotions.map(|promotion| promotion.0));
    assert_eq!(state.budget.allocations.len(), 12);
    assert_eq!(state.budget.placed().amount(), PLACED.into());
    assert_eq!(state.budget.total.map(roundtable::domain::Money::amount), Some(500_000.into()));
    assert_eq!((state.goals.list.len(), state.goals.rewards.len()), (2, 2));
    assert_eq!(state.agreement.actions.len(), 3);
    assert_eq!(state.agreement.signatures.len(), 4);
}

/// Each input knows its department, its person where one was named, and its time.
fn check_history(session: &Session, story: &Story) {
    let state = session.state();
    let voice =
        state.research.evidence.iter().find(|raised| raised.item.text == story.voices[0].0).expect("it was said");
    let person = voice.person.as_ref().and_then(|id| state.room.participant(id)).map(|seat| seat.name.as_str());
    assert_eq!((&voice.by, person), (&Department::Sales, Some(story.people[0].0)));
    let study =
        state.research.evidence.iter().find(|raised| raised.item.text == story.studies[1].0).expect("it was said");
    assert_eq!(study.by, Department::Marketing);
    let corrected = state.segments.list.iter().last().expect("three segments");
    assert_eq!(corrected.by, Department::Sales, "the attribution was corrected");
    let traces = trail(session, &InputRef::Segment(corrected.id.clone()));
    assert_eq!(traces.first().and_then(|trace| trace.by.department().cloned()), Some(Department::Marketing));
    assert!(traces.iter().any(|trace| matches!(trace.event, Event::Attributed(Department::Sales, _))));
    assert!(traces.windows(2).all(|pair| pair[0].at <= pair[1].at));
    let undone = session.history().iter().filter(|entry| entry.changes == [roundtable::domain::Change::Undo]).count();
    assert_eq!(undone, 1);
}

/// Everything is found on the screen of a review, and nothing can be altered there.
fn review(home: &Path, story: &Story, words: &Words) {
    let before = saved(home);
    let mut terminal = open(home, story, words);
    terminal
        .wait_for(story.title)
        .press("<down>v")
        .wait_for(story.people[4].0)
        .wait_for(first_words(story.working_line));
    terminal
        .press("]]")
        .wait_for(first_words(story.voices[1].0))
        .wait_for(first_words(story.studies[1].0))
        .wait_for(first_words(story.conclusion));
    terminal.press("]").wait_for(first_words(story.segments[2].0)).wait_for(first_words(story.segments[0].1));
    // A page is left by q too: after Esc a terminal would take the next key for Alt.
    terminal.press("i").wait_for(story.people[1].0).press("q");
    terminal.press("]").wait_for("1,500").wait_for("120,000");
    terminal.press("]").wait_for(first_words(story.goals[1].0)).wait_for(first_words(story.rewards[1]));
    terminal.press("]").wait_for(first_words(story.actions[2].0)).wait_for(&words.get("stance-agrees"));
    terminal.press("n").wait_for(first_words(story.actions[2].0));
    terminal.press("<c-q>");
    assert!(terminal.wait_for_end(std::time::Duration::from_secs(10)).is_some_and(|status| status.success()));
    assert_eq!(saved(home), before);
}
