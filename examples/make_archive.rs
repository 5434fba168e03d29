//! Writes a large archive of made-up sessions: `cargo run --release --example make_archive -- FOLDER 10000`.
//!
//! Series of four to eight quarters, in both languages, of about 30 KB a session; one in five hundred is damaged.

use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use roundtable::domain::{
    About, Action, Allocation, Answer, Author, Cell, Change, Conclusion, Currency, Department, Evidence, EvidenceKind,
    Figure, Founding, Goal, Line, ListChange, Listed, Money, Parked, Part, Period, Promotion, PromotionKind, Reading,
    ResultRow, Reward, RoomChange, Segment, Session, SessionId, Stance, Step, Verdict, WorkingLine,
};
use roundtable::storage;

/// The words of a language that sessions are made of.
struct Tongue {
    brands: &'static [&'static str],
    people: &'static [&'static str],
    segments: &'static [&'static str],
    promotions: &'static [&'static str],
    subjects: &'static [&'static str],
    verbs: &'static [&'static str],
    things: &'static [&'static str],
    plan: &'static str,
    quarter: fn(i16, i8) -> String,
    currency: Currency,
    between: &'static str,
}

const ENGLISH: Tongue = Tongue {
    brands: &[
        "Hydra", "Vela", "Borealis", "Cobalt", "Juniper", "Meridian", "Otter", "Quarry", "Saffron", "Tarn", "Umbra",
        "Wren",
    ],
    people: &[
        "Ana Ruiz",
        "Chen Li",
        "Max Brandt",
        "Fay Osei",
        "Eve Lindqvist",
        "Pia Novak",
        "Oto Kaya",
        "Ida Berg",
        "Tom Hale",
        "Noor Aziz",
    ],
    segments: &[
        "Dealers",
        "Key accounts",
        "OEMs",
        "Small workshops",
        "Public buyers",
        "Farms",
        "Shipyards",
        "Breweries",
    ],
    promotions: &[
        "Dealer bonus",
        "Trade show",
        "Magazine ads",
        "Service days",
        "Demo van",
        "Webinars",
        "Sample packs",
        "Reference visits",
    ],
    subjects: &[
        "The dealers",
        "Two workshops in the north",
        "Our largest buyer",
        "The fair in spring",
        "The service team",
        "Half of the replies",
        "The new price list",
        "The installers",
    ],
    verbs: &[
        "asked for",
        "would pay more for",
        "no longer wait for",
        "compared us by",
        "were surprised by",
        "came back for",
        "complained about",
        "measured",
    ],
    things: &[
        "a quieter pump on night shifts",
        "spare parts within two days",
        "a longer warranty",
        "training at their own site",
        "less paper with each order",
        "a bonus that is paid each quarter",
        "drawings that open everywhere",
        "one person to call",
    ],
    plan: "plan",
    quarter: |year, quarter| format!("Q{quarter} {year}"),
    currency: Currency::EUR,
    between: " ",
};

const CHINESE: Tongue = Tongue {
    brands: &["山岚", "青禾", "北斗泵业", "远航", "白鹭", "金石", "松涛", "云杉"],
    people: &["陈立", "王芳", "李静", "赵磊", "周敏", "吴刚", "孙悦", "郑凯", "何琳", "高翔"],
    segments: &["经销商", "大客户", "主机厂", "小型车间", "政府采购", "农场", "船厂", "酒厂"],
    promotions: &["经销商奖励", "行业展会", "杂志广告", "服务日", "样机车", "线上讲座", "试用装", "参观工厂"],
    subjects: &["经销商", "北方的两家车间", "最大的客户", "春季展会", "服务团队", "一半的回信", "新价目表", "安装师傅"],
    verbs: &["要求", "愿意多花钱买", "不再等", "拿来比较的是", "没想到", "回头来买", "抱怨", "量过"],
    things: &[
        "夜班更安静的泵",
        "两天内到货的配件",
        "更长的保修",
        "上门培训",
        "更少的单据",
        "按季发放的奖励",
        "到处都能打开的图纸",
        "一个专门的联系人",
    ],
    plan: "计划",
    quarter: |year, quarter| format!("{year}年第{quarter}季度"),
    currency: Currency::CNY,
    between: "",
};

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or(0) % sides
    }

    fn one<'a>(&mut self, of: &'a [&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("name the folder, then how many sessions")?);
    let count: usize = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    std::fs::create_dir_all(&folder)?;
    let mut made = 0;
    for series in 0.. {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (series as u64 + 1).wrapping_mul(0xd134_2543_de82_ef95));
        let tongue = if dice.roll(3) == 0 { &CHINESE } else { &ENGLISH };
        let quarters = 4 + dice.roll(5);
        let first = date(2017, 1, 1).saturating_add((3 * i64::try_from(dice.roll(32))?).months());
        let name = format!("{}{}{}", dice.one(tongue.brands), tongue.between, dice.one(tongue.segments));
        let mut before: Option<SessionId> = None;
        for quarter in 0..quarters {
            if made == count {
                return Ok(());
            }
            let begins = first.saturating_add((3 * i64::try_from(quarter)?).months());
            let is_last = quarter + 1 == quarters;
            let mut meeting = Meeting::found(&mut dice, tongue, (&name, series), begins, before.take())?;
            meeting.hold(if is_last { dice.roll(3) } else { 0 })?;
            write(&folder, made, &meeting.session)?;
            before = Some(meeting.session.state().id.clone());
            made += 1;
        }
    }
    Ok(())
}

fn write(folder: &Path, number: usize, session: &Session) -> anyhow::Result<()> {
    let path = folder.join(format!("{}.ron", session.state().id));
    let mut text = storage::write(session)?;
    if number % 500 == 499 {
        // In its head, or somewhere below it.
        let (from, to) = if number % 1000 == 999 { ("title:", "tittle:") } else { ("budget: (", "budget: ((") };
        text = text.replacen(from, to, 1);
    }
    std::fs::write(&path, text).with_context(|| path.display().to_string())
}

struct Meeting<'a> {
    dice: Dice,
    tongue: &'a Tongue,
    session: Session,
    now: Timestamp,
}

impl<'a> Meeting<'a> {
    fn found(
        dice: &mut Dice,
        tongue: &'a Tongue,
        (name, series): (&str, usize),
        begins: Date,
        follows: Option<SessionId>,
    ) -> anyhow::Result<Self> {
        let day = begins.saturating_sub(i64::try_from(3 + dice.roll(20))?.days());
        let quarter = |from: Date| Period::new(from, from.saturating_add(3.months()).saturating_sub(1.day()));
        let title = format!("{name}{}{}", tongue.between, (tongue.quarter)(begins.year(), (begins.month() + 2) / 3));
        let before = quarter(begins.saturating_sub(3.months()))?;
        let mut about = About::new(&title, day, quarter(begins)?, before, tongue.currency);
        about.brand =
            tongue.brands.iter().find(|brand| name.starts_with(*brand)).map(ToString::to_string).unwrap_or_default();
        about.follows = follows;
        let now: Timestamp = format!("{day}T08:00:00Z").parse()?;
        let id = SessionId::from(format!("{day}-{series}-{}", tongue.plan).as_str());
        let session = Session::found(Founding { id, about, carried: None }, now)?;
        Ok(Self { dice: Dice(dice.0), tongue, session, now })
    }

    fn does(&mut self, by: Author, step: Step, change: Change) -> anyhow::Result<()> {
        self.now += SignedDuration::from_secs(40 + i64::try_from(self.dice.roll(60))?);
        let entry = self.session.next_entry(self.now, by, None, step, vec![change]);
        Ok(self.session.apply(entry)?)
    }

    fn said(&mut self) -> String {
        let Tongue { subjects, verbs, things, between, .. } = self.tongue;
        let (subject, verb, thing) = (self.dice.one(subjects), self.dice.one(verbs), self.dice.one(things));
        format!("{subject}{between}{verb}{between}{thing}")
    }

    fn department(&mut self) -> Author {
        let all =
            [Department::Sales, Department::Marketing, Department::Sales, Department::Marketing, Department::Finance];
        Author::Department(all[self.dice.roll(all.len())].clone())
    }

    /// Holds the meeting; 0 closes its plan, 1 leaves it a draft, 2 opens the plan again.
    fn hold(&mut self, end: usize) -> anyhow::Result<()> {
        self.room()?;
        let tongue = self.tongue;
        let from = self.dice.roll(4);
        let (segments, promotions) = (&tongue.segments[from..from + 4], &tongue.promotions[from..from + 4]);
        self.plan(segments, promotions)?;
        self.look_back(segments, promotions)?;
        self.research()?;
        self.agree(end)
    }

    fn room(&mut self) -> anyhow::Result<()> {
        let seats = [
            Department::Sales,
            Department::Marketing,
            Department::Finance,
            Department::Executive,
            Department::Production,
        ];
        let from = self.dice.roll(self.tongue.people.len() - seats.len() + 1);
        for (department, name) in seats.into_iter().zip(&self.tongue.people[from..]) {
            let seat = RoomChange::Seat((*name).into(), (*name).to_owned(), department, String::new());
            self.does(Author::Chair, Step::Room, Change::Room(seat))?;
            self.does(Author::Chair, Step::Room, Change::Room(RoomChange::Came((*name).into())))?;
        }
        for number in 0..2 {
            let (by, text) = (self.department(), self.said());
            let line = WorkingLine { text, kept: None };
            let raise = ListChange::Raise(format!("rule-{number}").as_str().into(), line);
            self.does(by, Step::Room, Change::WorkingLine(raise))?;
        }
        Ok(())
    }

    fn plan(&mut self, segments: &[&str], promotions: &[&str]) -> anyhow::Result<()> {
        self.does(
            Author::Department(Department::Finance),
            Step::Budget,
            Change::Figure(Figure::Budget, Some(900_000.into())),
        )?;
        for (index, name) in segments.iter().enumerate() {
            let (by, defined_by, value) = (self.department(), self.said(), self.said());
            let segment = Segment {
                name: (*name).to_owned(),
                tier: ["A", "B", "C", "C"][index].parse().ok(),
                defined_by,
                value,
                customers: Some(10 + self.dice.roll(400) as u64),
                sales: Some(Money::from(u32::try_from(100_000 + self.dice.roll(900_000))?)),
                ..Segment::default()
            };
            self.does(by, Step::Segments, Change::Segment(ListChange::Raise((*name).into(), segment)))?;
        }
        let kinds = [PromotionKind::TradeShow, PromotionKind::Advertising];
        for (index, name) in promotions.iter().enumerate() {
            let (by, message) = (self.department(), self.said());
            let kind = Some(Listed::Known(kinds[index % kinds.len()]));
            let promotion = Promotion { name: (*name).to_owned(), kind, message, ..Promotion::default() };
            self.does(by, Step::Budget, Change::Promotion(ListChange::Raise((*name).into(), promotion)))?;
        }
        for segment in segments {
            for promotion in promotions {
                if self.dice.roll(2) == 0 {
                    continue;
                }
                let (by, reason) = (self.department(), self.said());
                let amount = Money::from(u32::try_from(1000 * (5 + self.dice.roll(60)))?);
                let allocation = Allocation { amount, reason, ..Allocation::default() };
                let cell = Cell::new(Some((*segment).into()), Some((*promotion).into()));
                self.does(by, Step::Budget, Change::Allocation(ListChange::Raise(cell, allocation)))?;
            }
        }
        Ok(())
    }

    fn look_back(&mut self, segments: &[&str], promotions: &[&str]) -> anyhow::Result<()> {
        for (segment, promotion) in segments.iter().zip(promotions) {
            let (by, source) = (self.department(), self.said());
            let row = ResultRow {
                segment: Some((*segment).into()),
                promotion: Some((*promotion).into()),
                spend: Some(Money::from(u32::try_from(1000 * (5 + self.dice.roll(60)))?)),
                sales: Some((10_000 * (1 + self.dice.roll(60))).into()),
                source,
                ..ResultRow::default()
            };
            let raise = ListChange::Raise((*segment).into(), row);
            self.does(by, Step::LookBack, Change::Result(raise))?;
            let (by, text, by_what_means) = (self.department(), self.said(), self.said());
            let verdict = Some([Verdict::Keep, Verdict::Change, Verdict::Stop][self.dice.roll(3)]);
            let (target_met, customers_satisfied) = (Some(Answer::Yes), Some(Answer::No));
            let reading = Reading { text, target_met, customers_satisfied, by_what_means, verdict };
            let line = Line::Segment(Some((*segment).into()));
            self.does(by, Step::LookBack, Change::Reading(ListChange::Raise(line, reading)))?;
        }
        Ok(())
    }

    fn research(&mut self) -> anyhow::Result<()> {
        for number in 0..7 {
            let (by, text, theme) = (self.department(), self.said(), self.dice.one(self.tongue.things).to_owned());
            let kind = if number % 2 == 0 { EvidenceKind::CustomerSaid } else { EvidenceKind::IndustryReport };
            let (source, customer) = (self.dice.one(self.tongue.people).to_owned(), String::new());
            let evidence = Evidence { text, kind, source, customer, theme, ..Evidence::default() };
            let raise = ListChange::Raise(format!("evidence-{number}").as_str().into(), evidence);
            self.does(by, Step::Research, Change::Evidence(raise))?;
        }
        for number in 0..3_usize {
            let (by, text) = (self.department(), self.said());
            let rests_on = (0..2).map(|index| format!("evidence-{}", number + index).as_str().into()).collect();
            let raise =
                ListChange::Raise(format!("conclusion-{number}").as_str().into(), Conclusion { text, rests_on });
            self.does(by, Step::Research, Change::Conclusion(raise))?;
        }
        Ok(())
    }

    fn agree(&mut self, end: usize) -> anyhow::Result<()> {
        for number in 0..3 {
            let (by, measure, if_missed) = (self.department(), self.said(), self.said());
            let target = Some((10 + self.dice.roll(90)).into());
            let goal = Goal { measure, target, if_missed, ..Goal::default() };
            let raise = ListChange::Raise(format!("goal-{number}").as_str().into(), goal);
            self.does(by, Step::Goals, Change::Goal(raise))?;
            let (by, what) = (self.department(), self.said());
            let goal = Some(format!("goal-{number}").as_str().into());
            let reward = Reward { department: Some(Department::Marketing), what, goal, ..Reward::default() };
            let raise = ListChange::Raise(format!("reward-{number}").as_str().into(), reward);
            self.does(by, Step::Goals, Change::Reward(raise))?;
            let (by, what, who) = (self.department(), self.said(), self.dice.one(self.tongue.people).to_owned());
            let raise = ListChange::Raise(
                format!("action-{number}").as_str().into(),
                Action { what, who, ..Action::default() },
            );
            self.does(by, Step::Agreement, Change::Action(raise))?;
            let (by, text) = (self.department(), self.said());
            let raise =
                ListChange::Raise(format!("parked-{number}").as_str().into(), Parked { text, ..Parked::default() });
            self.does(by, Step::Agreement, Change::Parked(raise))?;
        }
        if end == 1 {
            return Ok(());
        }
        for (department, seat) in [(Department::Sales, 0), (Department::Marketing, 1)] {
            let person = self.session.state().room.seats[seat].id.clone();
            let sign = Change::Sign(person, Stance::Agrees, Part::ALL.to_vec());
            self.does(Author::Department(department), Step::Agreement, sign)?;
        }
        self.does(Author::Chair, Step::Agreement, Change::Close)?;
        if end == 2 {
            let reason = self.said();
            self.does(Author::Department(Department::Sales), Step::Agreement, Change::Reopen(reason))?;
        }
        Ok(())
    }
}
