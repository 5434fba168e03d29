//! The session: one meeting and its plan, altered only by [`Session::apply`], with the history that led to it.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::about::{About, Life, NumberStyle, Period};
use super::agreement::{Agreement, Signature};
use super::budget::{Budget, OpeningPosition};
use super::change::{Carried, Change, Entry, Founding, Undoing};
use super::clock::Clock;
use super::department::{Author, Department};
use super::goals::Goals;
use super::id::{Cell, ParticipantId, PromotionId, SegmentId, SessionId};
use super::input::{Figure, InputRef, Item, List, ListChange, Raising};
use super::look_back::LookBack;
use super::money::{Currency, Money};
use super::refusal::Refusal;
use super::research::Research;
use super::room::Room;
use super::segments::Segments;
use super::step::Step;

/// Everything on the table at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Names the session, for good.
    pub id: SessionId,
    /// Where it stands in its life.
    pub life: Life,
    /// What it is about.
    pub about: About,
    /// The clock.
    pub clock: Clock,
    /// Step 1.
    pub room: Room,
    /// Step 2.
    pub look_back: LookBack,
    /// Step 3.
    pub research: Research,
    /// Step 4.
    pub segments: Segments,
    /// Step 5.
    pub budget: Budget,
    /// Step 6.
    pub goals: Goals,
    /// Step 7.
    pub agreement: Agreement,
}

/// One meeting and its plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    state: State,
    history: Vec<Entry>,
    /// Positions in the history that stand and can be undone, oldest first.
    done: Vec<usize>,
    /// Positions in the history that were undone and can be redone, first undone first.
    undone: Vec<usize>,
}

/// A history that does not lead anywhere.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("entry {seq} of the history cannot be applied: {refusal}")]
pub struct BrokenHistory {
    /// Number of the entry.
    pub seq: u32,
    /// Why.
    pub refusal: Refusal,
}

impl Session {
    /// A new session.
    ///
    /// # Errors
    /// [`Refusal::Required`] for an empty title.
    pub fn found(founding: Founding, at: Timestamp) -> Result<Self, Refusal> {
        let entry = Entry {
            seq: 1,
            at,
            by: Author::Chair,
            person: None,
            step: Step::Room,
            changes: vec![Change::Found(Box::new(founding))],
        };
        Self::begin(entry)
    }

    /// The session that a history leads to.
    ///
    /// # Errors
    /// [`BrokenHistory`] at the first entry that cannot be applied.
    pub fn replay(history: Vec<Entry>) -> Result<Self, BrokenHistory> {
        let mut entries = history.into_iter();
        let broken = |seq: u32| move |refusal| BrokenHistory { seq, refusal };
        let first = entries.next().ok_or(BrokenHistory { seq: 1, refusal: Refusal::FoundedOnce })?;
        let mut session = Self::begin(first).map_err(broken(1))?;
        for entry in entries {
            let seq = entry.seq;
            session.apply(entry).map_err(broken(seq))?;
        }
        Ok(session)
    }

    fn begin(entry: Entry) -> Result<Self, Refusal> {
        let [Change::Found(founding)] = entry.changes.as_slice() else { return Err(Refusal::FoundedOnce) };
        if entry.seq != 1 {
            return Err(Refusal::OutOfOrder { last: 0, got: entry.seq });
        }
        let state = State::found(founding)?;
        Ok(Self { state, history: vec![entry], done: Vec::new(), undone: Vec::new() })
    }

    /// Everything on the table now.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that was done, oldest first.
    #[must_use]
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// The number of the last entry; also the revision of the file.
    #[must_use]
    pub fn rev(&self) -> u32 {
        self.history.last().map_or(0, |entry| entry.seq)
    }

    /// An entry that follows the last one.
    #[must_use]
    pub fn next_entry(
        &self,
        at: Timestamp,
        by: Author,
        person: Option<ParticipantId>,
        step: Step,
        changes: Vec<Change>,
    ) -> Entry {
        Entry { seq: self.rev() + 1, at, by, person, step, changes }
    }

    /// The entry that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Entry> {
        self.done.last().and_then(|index| self.history.get(*index))
    }

    /// The entry that redo would do again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Entry> {
        self.undone.last().and_then(|index| self.history.get(*index))
    }

    /// Alters the session; the only way in.
    ///
    /// # Errors
    /// A [`Refusal`] that says why; the session is then exactly as it was.
    pub fn apply(&mut self, entry: Entry) -> Result<(), Refusal> {
        if entry.seq != self.rev() + 1 {
            return Err(Refusal::OutOfOrder { last: self.rev(), got: entry.seq });
        }
        match entry.changes.as_slice() {
            [] => return Ok(()),
            [Change::Undo] => {
                let index = self.done.pop().ok_or(Refusal::NothingToUndo)?;
                self.undone.push(index);
                self.history.push(entry);
                self.rebuild();
            }
            [Change::Redo] => {
                let index = self.undone.pop().ok_or(Refusal::NothingToRedo)?;
                self.done.push(index);
                self.history.push(entry);
                self.rebuild();
            }
            _ => self.take(entry)?,
        }
        Ok(())
    }

    fn take(&mut self, entry: Entry) -> Result<(), Refusal> {
        let mut state = self.state.clone();
        state.apply(&entry)?;
        self.state = state;
        match entry.undoing() {
            Undoing::Step => {
                self.done.push(self.history.len());
                self.undone.clear();
            }
            Undoing::Wall => {
                self.done.clear();
                self.undone.clear();
            }
            Undoing::Passed => {}
        }
        self.history.push(entry);
        Ok(())
    }

    /// The entries that stand, oldest first: what the state is made of.
    pub fn standing(&self) -> impl Iterator<Item = &Entry> {
        self.history.iter().zip(self.which_stand()).filter_map(|(entry, stands)| stands.then_some(entry))
    }

    /// For each entry whether it stands: it was neither undone, nor is it an undo itself.
    fn which_stand(&self) -> Vec<bool> {
        let mut stands = vec![true; self.history.len()];
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for (index, entry) in self.history.iter().enumerate() {
            match (entry.changes.as_slice(), entry.undoing()) {
                ([Change::Undo], _) => {
                    stands[index] = false;
                    if let Some(taken_back) = done.pop() {
                        stands[taken_back] = false;
                        undone.push(taken_back);
                    }
                }
                ([Change::Redo], _) => {
                    stands[index] = false;
                    if let Some(again) = undone.pop() {
                        stands[again] = true;
                        done.push(again);
                    }
                }
                (_, Undoing::Step) => {
                    done.push(index);
                    undone.clear();
                }
                (_, Undoing::Wall) => undone.clear(),
                (_, Undoing::Passed) => {}
            }
        }
        stands
    }

    /// Makes the state anew from what stands.
    fn rebuild(&mut self) {
        let mut state = self.state.clone();
        for entry in self.standing() {
            if let [Change::Found(founding)] = entry.changes.as_slice() {
                state = State::found(founding).expect("the session began with it");
            } else {
                state.apply(entry).expect("undo takes steps back in the reverse of their order, so each still fits");
            }
        }
        self.state = state;
    }
}

impl State {
    fn found(founding: &Founding) -> Result<Self, Refusal> {
        super::room::required(&founding.about.title, "field-title")?;
        let mut state = Self {
            id: founding.id.clone(),
            life: Life::Draft,
            about: founding.about.clone(),
            clock: Clock::default(),
            room: Room::default(),
            look_back: LookBack::default(),
            research: Research::default(),
            segments: Segments::default(),
            budget: Budget::default(),
            goals: Goals::default(),
            agreement: Agreement::default(),
        };
        if let Some(carried) = &founding.carried {
            state.carry(carried);
        }
        Ok(state)
    }

    fn carry(&mut self, carried: &Carried) {
        self.room.seats.clone_from(&carried.seats);
        self.room.without = carried.without.iter().cloned().collect();
        carried.working_agreement.iter().for_each(|line| self.room.working_agreement.carry(line.clone()));
        carried.segments.iter().for_each(|segment| self.segments.list.carry(segment.clone()));
        carried.promotions.iter().for_each(|promotion| self.budget.promotions.carry(promotion.clone()));
        self.budget.last_plan.clone_from(&carried.last_plan);
    }

    /// What a session that follows this one takes over.
    #[must_use]
    pub fn carried(&self) -> Carried {
        let seats = self.room.seats.iter().cloned().map(|mut participant| {
            participant.visits.clear();
            participant
        });
        let placed = self.budget.allocations.iter().map(|raised| (raised.id.clone(), raised.item.amount));
        Carried {
            seats: seats.collect(),
            without: self.room.without.iter().cloned().collect(),
            working_agreement: self.room.working_agreement.iter().cloned().collect(),
            segments: self.segments.list.iter().cloned().collect(),
            promotions: self.budget.promotions.iter().cloned().collect(),
            last_plan: placed.collect(),
        }
    }

    fn apply(&mut self, entry: &Entry) -> Result<(), Refusal> {
        self.check_author(entry)?;
        for change in &entry.changes {
            self.check_frozen(change)?;
            if change.is_housekeeping() {
                self.keep_house(change, entry.at)?;
            } else {
                let by = entry.by.department().ok_or(Refusal::NeedsDepartment)?;
                let raising = Raising { by, person: entry.person.as_ref(), step: entry.step, at: entry.at };
                self.take_input(change, &raising)?;
            }
        }
        Ok(())
    }

    /// A person speaks for the department that they sit for.
    fn check_author(&self, entry: &Entry) -> Result<(), Refusal> {
        let Some(person) = &entry.person else { return Ok(()) };
        let participant =
            self.room.participant(person).ok_or_else(|| Refusal::UnknownParticipant(person.to_string()))?;
        match &entry.by {
            Author::Department(department) if participant.department != *department => {
                Err(Refusal::SitsElsewhere(participant.name.clone()))
            }
            _ => Ok(()),
        }
    }

    /// An agreed plan takes only what keeps it agreed.
    fn check_frozen(&self, change: &Change) -> Result<(), Refusal> {
        let granted = || change.part().is_some_and(|part| self.agreement.is_granted(part));
        let allowed = matches!(change, Change::Reopen(_) | Change::PlanChange(_) | Change::TakeOver(_))
            || change.is_course_of_promotion();
        if self.life.is_agreed() && !allowed && !granted() { Err(Refusal::Frozen) } else { Ok(()) }
    }

    fn keep_house(&mut self, change: &Change, at: Timestamp) -> Result<(), Refusal> {
        match change {
            Change::About(field) => self.about.set(field.clone()),
            Change::Room(change) => self.room.apply(change, at),
            Change::Clock(change) => self.clock.apply(*change, at),
            Change::Measure(measure) => {
                self.look_back.measure = measure.clone();
                Ok(())
            }
            Change::Attribute(input, department, person) => self.attribute(input, department, person.as_ref()),
            Change::Reveal => self.budget.reveal(),
            Change::Close => {
                if !self.agreement.both_agree() {
                    return Err(Refusal::NotSigned);
                }
                self.life = Life::Agreed(at);
                Ok(())
            }
            Change::TakeOver(state) => {
                *self = State::clone(state);
                Ok(())
            }
            Change::Undo => Err(Refusal::NothingToUndo),
            Change::Redo => Err(Refusal::NothingToRedo),
            _ => Err(Refusal::FoundedOnce),
        }
    }

    fn take_input(&mut self, change: &Change, raising: &Raising<'_>) -> Result<(), Refusal> {
        match change {
            Change::WorkingLine(change) => self.room.working_agreement.apply(change, raising),
            Change::Result(change) => self.look_back.results.apply(change, raising),
            Change::Reading(change) => self.look_back.readings.apply(change, raising),
            Change::Evidence(change) => self.research.evidence.apply(change, raising),
            Change::Conclusion(change) => {
                self.research.conclusions.apply(change, raising)?;
                self.research
                    .conclusions
                    .get(change.id())
                    .map_or(Ok(()), |raised| self.research.check_links(&raised.item))
            }
            Change::Positioning(change) => self.research.positionings.apply(change, raising),
            Change::Segment(change) => self.alter_segment(change, raising),
            Change::MergeSegments(from, into) => self.merge_segments(from, into, raising),
            Change::Customers(customers) => {
                self.segments.customers.clone_from(customers);
                Ok(())
            }
            Change::Figure(figure, value) => self.set_figure(*figure, *value),
            Change::Promotion(list_change) => {
                self.budget.promotions.apply(list_change, raising)?;
                if let Some(id) = change.removed_promotion() {
                    self.move_promotion_money(id);
                }
                Ok(())
            }
            Change::Allocation(change) => self.budget.allocations.apply(change, raising),
            Change::HandIn(split) => {
                let department = raising.by.clone();
                self.budget.opening_positions.retain(|position| position.department != department);
                self.budget.opening_positions.push(OpeningPosition { department, split: split.clone() });
                Ok(())
            }
            Change::Goal(change) => self.goals.list.apply(change, raising),
            Change::Reward(change) => self.goals.rewards.apply(change, raising),
            Change::Action(change) => self.agreement.actions.apply(change, raising),
            Change::Parked(change) => self.agreement.parking_lot.apply(change, raising),
            _ => self.agree(change, raising),
        }
    }

    /// What departments say to the plan and to its inputs.
    fn agree(&mut self, change: &Change, raising: &Raising<'_>) -> Result<(), Refusal> {
        match change {
            Change::Agree(input) => self.with_input(input, |_, _, agreed| {
                agreed.insert(raising.by.clone());
            }),
            Change::Withdraw(input) => self.with_input(input, |_, _, agreed| {
                agreed.remove(raising.by);
            }),
            Change::Sign(person, stance, parts) => {
                let participant =
                    self.room.participant(person).ok_or_else(|| Refusal::UnknownParticipant(person.to_string()))?;
                if participant.department != *raising.by {
                    return Err(Refusal::SitsElsewhere(participant.name.clone()));
                }
                self.agreement.sign(Signature {
                    department: raising.by.clone(),
                    person: person.clone(),
                    stance: stance.clone(),
                    parts: parts.iter().copied().collect(),
                    at: raising.at,
                })
            }
            Change::TakeBackSignature => {
                let input = InputRef::Signature(raising.by.clone());
                self.agreement.signature(raising.by).ok_or(Refusal::NotOnTable(input))?;
                self.agreement.signatures.retain(|signature| signature.department != *raising.by);
                Ok(())
            }
            Change::Reopen(reason) => {
                if !self.life.is_agreed() {
                    return Err(Refusal::NotAgreed);
                }
                super::room::required(reason, "field-reason").map_err(|_| Refusal::NeedsReason)?;
                self.life = Life::Reopened(raising.at);
                Ok(())
            }
            Change::PlanChange(change) => {
                if !self.life.is_agreed() {
                    return Err(Refusal::NotAgreed);
                }
                self.agreement.plan_changes.apply(change, raising)
            }
            _ => Err(Refusal::NeedsDepartment),
        }
    }

    fn set_figure(&mut self, figure: Figure, value: Option<Decimal>) -> Result<(), Refusal> {
        if value.is_some_and(|value| value < Decimal::ZERO) {
            return Err(Refusal::NegativeAmount);
        }
        let money = || value.map(Money::new).transpose().map_err(|_| Refusal::NegativeAmount);
        match figure {
            Figure::Budget => self.budget.total = money()?,
            Figure::Sales => self.segments.sales_in_all = money()?,
            Figure::Customers => {
                self.segments.customers_in_all = value.and_then(|value| u64::try_from(value.trunc()).ok());
            }
        }
        Ok(())
    }

    fn alter_segment(&mut self, change: &ListChange<super::Segment>, raising: &Raising<'_>) -> Result<(), Refusal> {
        self.segments.list.apply(change, raising)?;
        if let ListChange::Remove(id) = change {
            self.move_segment_money(id, None);
        }
        Ok(())
    }

    fn merge_segments(&mut self, from: &SegmentId, into: &SegmentId, raising: &Raising<'_>) -> Result<(), Refusal> {
        self.segments.merge(from, into)?;
        self.segments.list.apply(&ListChange::Remove(from.clone()), raising)?;
        self.move_segment_money(from, Some(into));
        Ok(())
    }

    /// Money, results and goals follow a segment that goes; they are never lost.
    fn move_segment_money(&mut self, from: &SegmentId, into: Option<&SegmentId>) {
        self.budget.move_cells(|cell| {
            (cell.segment.as_ref() == Some(from)).then(|| Cell::new(into.cloned(), cell.promotion.clone()))
        });
        self.look_back.move_segment(from, into);
        self.goals.move_segment(from, into);
    }

    fn move_promotion_money(&mut self, from: &PromotionId) {
        self.budget
            .move_cells(|cell| (cell.promotion.as_ref() == Some(from)).then(|| Cell::new(cell.segment.clone(), None)));
        self.look_back.move_promotion(from, None);
    }

    fn attribute(
        &mut self,
        input: &InputRef,
        department: &Department,
        person: Option<&ParticipantId>,
    ) -> Result<(), Refusal> {
        if let Some(person) = person {
            let known = self.room.participant(person);
            let participant = known.ok_or_else(|| Refusal::UnknownParticipant(person.to_string()))?;
            if participant.department != *department {
                return Err(Refusal::SitsElsewhere(participant.name.clone()));
            }
        }
        self.with_input(input, |by, who, agreed| {
            by.clone_from(department);
            *who = person.cloned();
            agreed.remove(department);
        })
    }

    /// Lets `with` alter the origin and the agreement of an input, of whatever kind.
    fn with_input(
        &mut self,
        input: &InputRef,
        with: impl FnOnce(&mut Department, &mut Option<ParticipantId>, &mut Agreed),
    ) -> Result<(), Refusal> {
        fn on<T: Item>(
            list: &mut List<T>,
            id: &T::Id,
            with: impl FnOnce(&mut Department, &mut Option<ParticipantId>, &mut Agreed),
        ) -> bool {
            list.get_mut(id).map(|raised| with(&mut raised.by, &mut raised.person, &mut raised.agreed)).is_some()
        }
        let found = match input {
            InputRef::WorkingLine(id) => on(&mut self.room.working_agreement, id, with),
            InputRef::Result(id) => on(&mut self.look_back.results, id, with),
            InputRef::Reading(id) => on(&mut self.look_back.readings, id, with),
            InputRef::Evidence(id) => on(&mut self.research.evidence, id, with),
            InputRef::Conclusion(id) => on(&mut self.research.conclusions, id, with),
            InputRef::Positioning(id) => on(&mut self.research.positionings, id, with),
            InputRef::Segment(id) => on(&mut self.segments.list, id, with),
            InputRef::Promotion(id) => on(&mut self.budget.promotions, id, with),
            InputRef::Allocation(id) => on(&mut self.budget.allocations, id, with),
            InputRef::Goal(id) => on(&mut self.goals.list, id, with),
            InputRef::Reward(id) => on(&mut self.goals.rewards, id, with),
            InputRef::Action(id) => on(&mut self.agreement.actions, id, with),
            InputRef::Parked(id) => on(&mut self.agreement.parking_lot, id, with),
            InputRef::PlanChange(id) => on(&mut self.agreement.plan_changes, id, with),
            InputRef::Figure(_) | InputRef::Signature(_) => false,
        };
        if found { Ok(()) } else { Err(Refusal::NotOnTable(input.clone())) }
    }
}

/// The departments that have said yes to an input.
type Agreed = std::collections::BTreeSet<Department>;

impl About {
    /// A session about nothing yet, for a day and a period.
    #[must_use]
    pub fn new(title: &str, date: jiff::civil::Date, period: Period, looked_back: Period, currency: Currency) -> Self {
        Self {
            title: title.to_owned(),
            brand: String::new(),
            date,
            period,
            looked_back,
            currency,
            numbers: NumberStyle::default(),
            follows: None,
            minutes: std::collections::BTreeMap::new(),
        }
    }
}
