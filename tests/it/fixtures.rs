//! A small meeting that tests can hold in a few lines: six people, two segments, two promotions, a budget.

use jiff::{SignedDuration, Timestamp};
use roundtable::domain::{
    About, Action, Allocation, Author, Cell, Change, Currency, Department, Entry, Figure, Founding, Goal, ListChange,
    Listed, Money, Parked, Part, ParticipantId, Period, Promotion, PromotionKind, Refusal, Reward, RoomChange, Segment,
    SegmentId, Session, Stance, State, Step, Tier,
};

/// The people of the small meeting: id, name, department, role.
pub const PEOPLE: [(&str, &str, Department, &str); 6] = [
    ("ana", "Ana Ruiz", Department::Sales, "Head of Sales"),
    ("max", "Max Brandt", Department::Marketing, "Head of Marketing"),
    ("fay", "Fay Osei", Department::Finance, "Controller"),
    ("eve", "Eve Lindqvist", Department::Executive, "Managing director"),
    ("pia", "Pia Novak", Department::Production, "Plant manager"),
    ("oto", "Oto Kaya", Department::Operations, "Head of Operations"),
];

/// A meeting being held: a session, and the time on the wall.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The session so far.
    pub session: Session,
    now: Timestamp,
}

impl Meeting {
    /// A meeting just founded, with nobody in the room.
    pub fn founded() -> Self {
        let now: Timestamp = "2026-03-12T08:30:00Z".parse().expect("a time");
        let period = |from: &str, to: &str| {
            Period::new(from.parse().expect("a day"), to.parse().expect("a day")).expect("in this order")
        };
        let (planned, looked_back) = (period("2026-04-01", "2026-06-30"), period("2026-01-01", "2026-03-31"));
        let date = "2026-03-12".parse().expect("a day");
        let about = About::new("Spring plan", date, planned, looked_back, Currency::EUR);
        let founding = Founding { id: "2026-03-12-spring-plan".into(), about, carried: None };
        Self { session: Session::found(founding, now).expect("it has a title"), now }
    }

    /// A meeting with everybody of [`PEOPLE`] seated and here.
    pub fn seated() -> Self {
        let mut meeting = Self::founded();
        for (id, name, department, role) in PEOPLE {
            meeting.chair(RoomChange::Seat(id.into(), name.to_owned(), department, role.to_owned()));
            meeting.chair(RoomChange::Came(id.into()));
        }
        meeting
    }

    /// A meeting with dealers and key accounts, shows and advertisements, and 100,000 of which 90,000 are placed.
    pub fn planned() -> Self {
        let mut meeting = Self::seated();
        meeting.segment("Dealers", "A", 600_000).segment("Key accounts", "B", 400_000);
        meeting.promotion("Shows", PromotionKind::TradeShow).promotion("Ads", PromotionKind::Advertising);
        meeting.sales(Change::Figure(Figure::Budget, Some(100_000.into())));
        meeting.place("dealers", "shows", 40_000).place("dealers", "ads", 20_000).place(
            "key-accounts",
            "shows",
            30_000,
        );
        meeting
    }

    /// A planned meeting that Sales and Marketing have signed and the chair has closed.
    pub fn agreed() -> Self {
        let mut meeting = Self::planned();
        meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
        meeting.does(Author::Chair, Step::Agreement, vec![Change::Close]);
        meeting
    }

    /// The meeting that follows this one and looks back on its plan.
    pub fn follow(&self) -> Self {
        let state = self.state();
        let about = About {
            looked_back: state.about.period,
            period: state.about.period,
            follows: Some(state.id.clone()),
            ..state.about.clone()
        };
        let founding = Founding { id: "summer".into(), about, carried: Some(state.carried()) };
        Self { session: Session::found(founding, self.now).expect("it has a title"), now: self.now }
    }

    /// The meeting that follows one which left a goal, its reward, a reservation, an action and a remark.
    pub fn left() -> Self {
        let mut before = Self::planned();
        let day = |day: &str| day.parse().expect("a day");
        let goal = Goal {
            measure: "Leads a month".to_owned(),
            baseline: Some(100.into()),
            target: Some(150.into()),
            due: Some(day("2026-03-31")),
            ..Goal::default()
        };
        let reward = Reward {
            department: Some(Department::Marketing),
            what: "Three days off".to_owned(),
            goal: Some("leads-a-month".into()),
            threshold: Some(180.into()),
        };
        let action = Action {
            what: "Book the stand".to_owned(),
            who: "Max Brandt".to_owned(),
            due: Some(day("2026-03-01")),
            ..Action::default()
        };
        let remark = Parked { text: "Who answers the phone in August?".to_owned(), ..Parked::default() };
        before.sales(Change::Goal(ListChange::Raise("leads-a-month".into(), goal)));
        before.marketing(Change::Reward(ListChange::Raise("three-days-off".into(), reward)));
        before.marketing(Change::Action(ListChange::Raise("book".into(), action)));
        before.sales(Change::Parked(ListChange::Raise("phone".into(), remark)));
        before.sign("ana", Stance::Agrees).sign("max", Stance::WithReservation("Only if the fair is kept".to_owned()));
        before.does(Author::Chair, Step::Agreement, vec![Change::Close]);
        before.follow()
    }

    /// What is on the table.
    pub fn state(&self) -> &State {
        self.session.state()
    }

    /// Ten seconds later, an entry of somebody's.
    ///
    /// # Errors
    /// What the session answers.
    pub fn tries(&mut self, by: Author, step: Step, changes: Vec<Change>) -> Result<(), Refusal> {
        self.now += SignedDuration::from_secs(10);
        let entry: Entry = self.session.next_entry(self.now, by, None, step, changes);
        self.session.apply(entry)
    }

    /// An entry that the session is known to take.
    pub fn does(&mut self, by: Author, step: Step, changes: Vec<Change>) -> &mut Self {
        self.tries(by, step, changes).expect("the fixture fits the session");
        self
    }

    /// The chair's housekeeping of the room.
    pub fn chair(&mut self, change: RoomChange) -> &mut Self {
        self.does(Author::Chair, Step::Room, vec![Change::Room(change)])
    }

    /// A change by Sales.
    pub fn sales(&mut self, change: Change) -> &mut Self {
        let step = step_of(&change);
        self.does(Author::Department(Department::Sales), step, vec![change])
    }

    /// A change by Marketing.
    pub fn marketing(&mut self, change: Change) -> &mut Self {
        let step = step_of(&change);
        self.does(Author::Department(Department::Marketing), step, vec![change])
    }

    /// Sales raises a segment with its sales.
    pub fn segment(&mut self, name: &str, tier: &str, sales: u32) -> &mut Self {
        let segment = Segment {
            name: name.to_owned(),
            tier: Some(tier.parse::<Tier>().expect("one letter")),
            defined_by: format!("all {name}"),
            customers: Some(100),
            sales: Some(Money::from(sales)),
            value: "Less standstill, so more pumps earn money".to_owned(),
            ..Segment::default()
        };
        self.sales(Change::Segment(ListChange::Raise(SegmentId::from(name), segment)))
    }

    /// Marketing raises a promotion.
    pub fn promotion(&mut self, name: &str, kind: PromotionKind) -> &mut Self {
        let promotion = Promotion { name: name.to_owned(), kind: Some(Listed::Known(kind)), ..Promotion::default() };
        self.marketing(Change::Promotion(ListChange::Raise(name.into(), promotion)))
    }

    /// Sales places money on a cell that holds none yet.
    pub fn place(&mut self, segment: &str, promotion: &str, amount: u32) -> &mut Self {
        let allocation = Allocation { amount: Money::from(amount), ..Allocation::default() };
        self.sales(Change::Allocation(ListChange::Raise(cell(segment, promotion), allocation)))
    }

    /// Somebody of [`PEOPLE`] signs all parts for their department.
    pub fn sign(&mut self, person: &str, stance: Stance) -> &mut Self {
        let id = ParticipantId::from(person);
        let department = self.state().room.participant(&id).expect("seated").department.clone();
        let sign = Change::Sign(id, stance, Part::ALL.to_vec());
        self.does(Author::Department(department), Step::Agreement, vec![sign])
    }

    /// The last thing done is taken back.
    pub fn undo(&mut self) -> &mut Self {
        self.does(Author::Chair, Step::Room, vec![Change::Undo])
    }
}

/// The cell of these two ids.
pub fn cell(segment: &str, promotion: &str) -> Cell {
    Cell::new(Some(segment.into()), Some(promotion.into()))
}

/// The step at which a change is usually made.
fn step_of(change: &Change) -> Step {
    match change {
        Change::Result(_) | Change::Reading(_) | Change::Measure(_) => Step::LookBack,
        Change::Evidence(_) | Change::Conclusion(_) | Change::Positioning(_) => Step::Research,
        Change::Segment(_) | Change::MergeSegments(..) | Change::Customers(_) => Step::Segments,
        Change::Promotion(_) | Change::Allocation(_) | Change::Figure(..) | Change::HandIn(_) => Step::Budget,
        Change::Goal(_) | Change::Reward(_) => Step::Goals,
        Change::Action(_) | Change::Sign(..) | Change::PlanChange(_) | Change::Reopen(_) => Step::Agreement,
        _ => Step::Room,
    }
}
