//! Takes the minutes of a meeting: who speaks, at which step, at what time of day, and what they raise.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use roundtable::domain::{
    Action, Allocation, AllocationField, Answer, Author, Cell, Change, ClockChange, Closure, Conclusion, ConclusionId,
    Department, Evidence, EvidenceId, Fate, Figure, Founding, Goal, InputRef, Item, Leftover, LeftoverField, Line,
    List, ListChange, Money, Parked, ParkedField, ParkedId, Part, ParticipantId, PlanChange, PlanChangeField,
    PlanChangeId, Positioning, Promotion, PromotionField, PromotionState, Reading, RequestState, ResultRow, Reward,
    RoomChange, Segment, SegmentField, Session, Stance, State, Step, WorkingLine, WorkingLineField,
};
use rust_decimal::Decimal;

use super::wording::{cell, thousand};

/// A meeting while it is held.
pub struct Minutes {
    session: Session,
    zone: TimeZone,
    day: Date,
    now: Timestamp,
    step: Step,
    by: Author,
    person: Option<ParticipantId>,
    /// Makes the time between two entries vary, the same way in each run.
    beat: i64,
}

/// A kind of input that is raised under a name of its own.
pub trait Named: Item<Id: for<'a> From<&'a str>> {
    /// What the input is called first; its id is the slug of that.
    fn called(&self) -> String;
    /// The inputs of this kind.
    fn list(state: &State) -> &List<Self>;
    /// An alteration of them, as a change of the session.
    fn change(change: ListChange<Self>) -> Change;
}

macro_rules! named {
    ($($item:ty: |$this:ident| $called:expr, $kind:ident, $($list:ident).+;)*) => {$(
        impl Named for $item {
            fn called(&self) -> String {
                let $this = self;
                $called
            }

            fn list(state: &State) -> &List<Self> {
                &state.$($list).+
            }

            fn change(change: ListChange<Self>) -> Change {
                Change::$kind(change)
            }
        }
    )*};
}

named! {
    WorkingLine: |line| line.text.clone(), WorkingLine, room.working_agreement;
    ResultRow: |row| Cell::new(row.segment.clone(), row.promotion.clone()).to_string(), Result, look_back.results;
    Evidence: |evidence| evidence.text.clone(), Evidence, research.evidence;
    Conclusion: |conclusion| conclusion.text.clone(), Conclusion, research.conclusions;
    Positioning: |positioning| positioning.product_line.clone(), Positioning, research.positionings;
    Segment: |segment| segment.name.clone(), Segment, segments.list;
    Promotion: |promotion| promotion.name.clone(), Promotion, budget.promotions;
    Goal: |goal| goal.measure.clone(), Goal, goals.list;
    Reward: |reward| reward.what.clone(), Reward, goals.rewards;
    Action: |action| action.what.clone(), Action, agreement.actions;
    Parked: |parked| parked.text.clone(), Parked, agreement.parking_lot;
    Leftover: |left| left.what.clone(), Leftover, room.leftovers;
    PlanChange: |request| request.reason.clone(), PlanChange, agreement.plan_changes;
}

impl Minutes {
    /// Founds the session at a time of day on the eve of the meeting; `hours` is the zone's distance from UTC.
    pub fn open(founding: Founding, hours: i8, eve: &str) -> Self {
        let zone = TimeZone::fixed(Offset::constant(hours));
        let day = founding.about.date.yesterday().expect("no meeting is held on the first of all days");
        let now = moment(&zone, day, eve);
        let session = Session::found(founding, now).expect("it has a title");
        Self { session, zone, day, now, step: Step::Room, by: Author::Chair, person: None, beat: 0 }
    }

    /// The session as it was left.
    pub fn filed(self) -> Session {
        self.session
    }

    /// What is on the table.
    pub fn state(&self) -> &State {
        self.session.state()
    }

    /// It is this time of day now; the talk since the last entry left no trace.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let then = moment(&self.zone, self.day, time);
        assert!(then > self.now, "the meeting is already past {time} on {}", self.day);
        self.now = then;
        self
    }

    /// It is another day.
    pub fn on(&mut self, day: &str, time: &str) -> &mut Self {
        self.day = day.parse().expect("a day");
        self.at(time)
    }

    /// Somebody with a seat has the floor, for their department.
    pub fn says(&mut self, name: &str) -> &mut Self {
        let id = ParticipantId::from(name);
        let department = self.state().room.participant(&id).expect("whoever speaks has a seat").department.clone();
        self.by = Author::Department(department);
        self.person = Some(id);
        self
    }

    /// A department has the floor, and nobody noted who spoke.
    pub fn department(&mut self, department: Department) -> &mut Self {
        self.by = Author::Department(department);
        self.person = None;
        self
    }

    /// One entry of whoever has the floor.
    pub fn does(&mut self, changes: Vec<Change>) -> &mut Self {
        let (by, person) = (self.by.clone(), self.person.clone());
        self.enter_as(by, person, changes)
    }

    /// One entry of the chair's.
    pub fn chair(&mut self, change: Change) -> &mut Self {
        self.enter_as(Author::Chair, None, vec![change])
    }

    fn enter_as(&mut self, by: Author, person: Option<ParticipantId>, changes: Vec<Change>) -> &mut Self {
        self.beat = (self.beat * 7 + 13) % 31;
        self.now += SignedDuration::from_secs(6 + self.beat);
        let entry = self.session.next_entry(self.now, by, person, self.step, changes);
        self.session.apply(entry).expect("the example fits the domain");
        self
    }

    /// Prepares a step while the clock is off.
    pub fn prepare(&mut self, step: Step) -> &mut Self {
        self.step = step;
        self
    }

    /// The meeting begins.
    pub fn start(&mut self) -> &mut Self {
        self.step = Step::Room;
        self.chair(Change::Clock(ClockChange::Start(Step::Room)))
    }

    /// The room goes on to a step.
    pub fn enter(&mut self, step: Step) -> &mut Self {
        self.step = step;
        self.chair(Change::Clock(ClockChange::Enter(step)))
    }

    /// Somebody gets a seat.
    pub fn seat(&mut self, name: &str, department: Department, role: &str) -> &mut Self {
        self.chair(Change::Room(RoomChange::Seat(name.into(), name.to_owned(), department, role.to_owned())))
    }

    /// They come into the room, one after the other.
    pub fn come(&mut self, names: &[&str]) -> &mut Self {
        for name in names {
            self.chair(Change::Room(RoomChange::Came((*name).into())));
        }
        self
    }

    /// Somebody leaves the room.
    pub fn leaves(&mut self, name: &str) -> &mut Self {
        self.chair(Change::Room(RoomChange::Left(name.into())))
    }

    /// Whoever has the floor raises something; gives the id under which it is known from now on.
    pub fn raise<T: Named>(&mut self, item: T) -> T::Id {
        let id = self.free_id(&item);
        self.does(vec![T::change(ListChange::Raise(id.clone(), item))]);
        id
    }

    /// Several inputs in one entry, as when they are pasted or imported.
    pub fn paste<T: Named>(&mut self, items: Vec<T>) -> &mut Self {
        let raise = |item: T| T::change(ListChange::Raise(self.free_id(&item), item));
        let changes = items.into_iter().map(raise).collect();
        self.does(changes)
    }

    fn free_id<T: Named>(&self, item: &T) -> T::Id {
        let named = |number: u32| if number == 1 { item.called() } else { format!("{} {number}", item.called()) };
        let mut ids = (1..100).map(|number| T::Id::from(named(number).as_str()));
        ids.find(|id| !T::list(self.state()).knows(id)).expect("no meeting says the same a hundred times")
    }

    /// Some fields of an input are edited together.
    pub fn edit<T: Named>(&mut self, id: impl Into<T::Id>, fields: Vec<T::Field>) -> &mut Self {
        self.does(vec![T::change(ListChange::Edit(id.into(), fields))])
    }

    /// Some fields of a segment are edited together.
    pub fn edit_segment(&mut self, name: &str, fields: Vec<SegmentField>) -> &mut Self {
        self.edit::<Segment>(name, fields)
    }

    /// Some fields of a promotion are edited together.
    pub fn edit_promotion(&mut self, name: &str, fields: Vec<PromotionField>) -> &mut Self {
        self.edit::<Promotion>(name, fields)
    }

    /// Sales says whether it stands behind the message of a promotion.
    pub fn stands_behind(&mut self, name: &str, answer: Answer) -> &mut Self {
        self.edit_promotion(name, vec![PromotionField::SalesBehind(Some(answer))])
    }

    /// A promotion has come this far.
    pub fn now_is(&mut self, name: &str, state: PromotionState) -> &mut Self {
        self.edit_promotion(name, vec![PromotionField::State(state)])
    }

    /// Whether a line of the working agreement was kept, as the room answers it.
    pub fn kept(&mut self, line: &str, answer: Answer) -> &mut Self {
        self.edit::<WorkingLine>(line, vec![WorkingLineField::Kept(Some(answer))])
    }

    /// What the last session left is settled, for this reason; an empty one where none is needed.
    pub fn settles(&mut self, left: &str, reason: &str) -> &mut Self {
        self.closes(left, None, Closure::Settled, reason)
    }

    /// A goal that the last session left is settled with what it has come to.
    pub fn came_to(&mut self, left: &str, value: u32, reason: &str) -> &mut Self {
        self.closes(left, Some(value), Closure::Settled, reason)
    }

    /// What the last session left is carried on, for this reason.
    pub fn carries_on(&mut self, left: &str, reason: &str) -> &mut Self {
        self.closes(left, None, Closure::CarriedOn, reason)
    }

    fn closes(&mut self, left: &str, value: Option<u32>, closure: Closure, reason: &str) -> &mut Self {
        let mut fields = vec![LeftoverField::Closure(closure), LeftoverField::Reason(reason.to_owned())];
        fields.extend(value.map(|value| LeftoverField::Actual(Some(value.into()))));
        self.edit::<Leftover>(left, fields)
    }

    /// A change of the frozen plan is requested, granted by the speaker of another day, and open from here on.
    pub fn granted(&mut self, by: &str, part: Part, reason: &str, to: (&str, &str, &str)) -> PlanChangeId {
        let request = PlanChange { reason: reason.to_owned(), part, ..PlanChange::default() };
        let id = self.says(by).raise(request);
        self.says(to.0).on(to.1, to.2);
        self.edit::<PlanChange>(id.clone(), vec![PlanChangeField::State(RequestState::Granted)]);
        id
    }

    /// A granted change is carried out, and both departments have signed the plan as it stands now.
    pub fn carried_out(&mut self, request: PlanChangeId, signers: &[&str]) -> &mut Self {
        self.all_sign(signers);
        self.edit::<PlanChange>(request, vec![PlanChangeField::State(RequestState::Settled)])
    }

    /// A remark of the parking lot waits for the next meeting.
    pub fn carries_over(&mut self, remark: ParkedId) -> &mut Self {
        self.edit::<Parked>(remark, vec![ParkedField::Fate(Fate::CarriedOver)])
    }

    /// What was put down as a first sentence becomes a whole reading.
    pub fn completes(&mut self, line: Line, whole: &Reading) -> &mut Self {
        self.does(vec![Change::Reading(ListChange::Edit(line, whole.fields()))])
    }

    /// What the room reads of a line.
    pub fn read(&mut self, line: Line, reading: Reading) -> &mut Self {
        self.does(vec![Change::Reading(ListChange::Raise(line, reading))])
    }

    /// A row of the grid, typed or pasted in one go, in thousands; a cell that holds money already is overwritten.
    pub fn row(&mut self, segment: &str, amounts: &[(&str, u32)]) -> &mut Self {
        let place = |(promotion, amount): &(&str, u32)| self.placing(cell(segment, promotion), thousand(*amount));
        let changes = amounts.iter().map(place).collect();
        self.does(changes)
    }

    /// One cell of the grid, in thousands.
    pub fn place(&mut self, segment: &str, promotion: &str, amount: u32) -> &mut Self {
        self.row(segment, &[(promotion, amount)])
    }

    fn placing(&self, cell: Cell, amount: Money) -> Change {
        if self.state().budget.allocations.get(&cell).is_some() {
            return Change::Allocation(ListChange::Edit(cell, vec![AllocationField::Amount(amount)]));
        }
        Change::Allocation(ListChange::Raise(cell, Allocation { amount, ..Allocation::default() }))
    }

    /// Something besides the amount of a cell: its reason, a limit, a lock.
    pub fn note(&mut self, segment: &str, promotion: &str, field: AllocationField) -> &mut Self {
        self.does(vec![Change::Allocation(ListChange::Edit(cell(segment, promotion), vec![field]))])
    }

    /// Why a cell holds what it holds.
    pub fn reason(&mut self, segment: &str, promotion: &str, reason: &str) -> &mut Self {
        self.note(segment, promotion, AllocationField::Reason(reason.to_owned()))
    }

    /// Why a cell holds what it holds, and the conclusion that this follows from, by its first words.
    pub fn because(&mut self, segment: &str, promotion: &str, reason: &str, concluded: &str) -> &mut Self {
        let from = [self.concluded(concluded)].into();
        let fields = vec![AllocationField::Reason(reason.to_owned()), AllocationField::From(from)];
        self.does(vec![Change::Allocation(ListChange::Edit(cell(segment, promotion), fields))])
    }

    /// The conclusion that begins with these words.
    pub fn concluded(&self, first_words: &str) -> ConclusionId {
        let mut conclusions = self.state().research.conclusions.iter();
        let found = conclusions.find(|raised| raised.item.text.starts_with(first_words));
        found.expect("it was concluded").id.clone()
    }

    /// Whoever has the floor says that two pieces of evidence disagree.
    pub fn disagree(&mut self, one: &EvidenceId, other: &EvidenceId) -> &mut Self {
        let changes = self.state().research.marking(one, other);
        self.does(changes)
    }

    /// A department's own split, in thousands, handed in before the room speaks of it.
    pub fn hands_in(&mut self, split: &[(&str, &str, u32)]) -> &mut Self {
        let amounts = split.iter().map(|(segment, promotion, amount)| (cell(segment, promotion), thousand(*amount)));
        let change = Change::HandIn(amounts.collect());
        self.does(vec![change])
    }

    /// A figure that stands alone.
    pub fn figure(&mut self, figure: Figure, value: u32) -> &mut Self {
        self.does(vec![Change::Figure(figure, Some(Decimal::from(value)))])
    }

    /// Whoever has the floor says yes to something, for their department.
    pub fn agrees_to(&mut self, input: InputRef) -> &mut Self {
        self.does(vec![Change::Agree(input)])
    }

    /// It was somebody else who raised this: the chair puts it right.
    pub fn was_raised_by(&mut self, input: InputRef, name: &str) -> &mut Self {
        let id = ParticipantId::from(name);
        let department = self.state().room.participant(&id).expect("they have a seat").department.clone();
        self.chair(Change::Attribute(input, department, Some(id)))
    }

    /// Somebody signs all parts for their department.
    pub fn signs(&mut self, name: &str, stance: Stance) -> &mut Self {
        self.says(name);
        self.does(vec![Change::Sign(name.into(), stance, Part::ALL.to_vec())])
    }

    /// What is said to the next department as to the one before.
    pub fn all_sign(&mut self, names: &[&str]) -> &mut Self {
        for name in names {
            self.signs(name, Stance::Agrees);
        }
        self
    }
}

fn moment(zone: &TimeZone, day: Date, time: &str) -> Timestamp {
    let time: Time = time.parse().expect("a time of day");
    zone.to_timestamp(day.to_datetime(time)).expect("a time that fixed zones have")
}
