//! What each change makes of the state: taken whole, or refused with a reason.

use rust_decimal::Decimal;

use super::about::Life;
use super::agreement::Signature;
use super::budget::Allocation;
use super::change::{Change, Entry};
use super::department::{Author, Department};
use super::id::ParticipantId;
use super::input::{ListChange, Raising};
use super::money::Money;
use super::reference::{Figure, InputRef};
use super::refusal::Refusal;
use super::state::State;

impl State {
    /// Takes an entry; where it refuses, what is left of the state is of no use.
    pub(crate) fn apply(&mut self, entry: &Entry) -> Result<(), Refusal> {
        self.check_author(entry)?;
        entry.changes.iter().try_for_each(|change| self.apply_change(change, entry))
    }

    /// Takes an entry that was taken before, all but its turns of the clock: time is not lived twice.
    pub(crate) fn apply_again(&mut self, entry: &Entry) -> Result<(), Refusal> {
        let changes = entry.changes.iter().filter(|change| !matches!(change, Change::Clock(_)));
        changes.into_iter().try_for_each(|change| self.apply_change(change, entry))
    }

    /// Takes one change of an entry.
    pub(crate) fn apply_change(&mut self, change: &Change, entry: &Entry) -> Result<(), Refusal> {
        self.check_frozen(change)?;
        if change.is_housekeeping() {
            self.keep_house(change, entry)?;
            self.recount(change);
            return Ok(());
        }
        let by = entry.by.department().ok_or(Refusal::NeedsDepartment)?;
        self.check_links(change)?;
        let raising = Raising { by, person: entry.person.as_ref(), step: entry.step, at: entry.at };
        self.take_input(change, &raising)?;
        self.recount(change);
        Ok(())
    }

    /// A person speaks for the department that they sit for.
    pub(crate) fn check_author(&self, entry: &Entry) -> Result<(), Refusal> {
        match (&entry.person, &entry.by) {
            (None, _) => Ok(()),
            (Some(person), Author::Department(department)) => self.check_sits_for(person, department),
            (Some(person), Author::Chair) => {
                let known = self.room.participant(person);
                known.map(drop).ok_or_else(|| Refusal::UnknownParticipant(person.to_string()))
            }
        }
    }

    /// An agreed plan takes only what keeps it agreed.
    fn check_frozen(&self, change: &Change) -> Result<(), Refusal> {
        let granted = || change.part().is_some_and(|part| self.agreement.is_granted(part));
        // What a granted request voids can be signed again while it is open.
        let signs = matches!(change, Change::Sign(..) | Change::TakeBackSignature) && self.agreement.is_any_granted();
        let allowed = signs
            || matches!(change, Change::Reopen(_) | Change::PlanChange(_) | Change::TakeOver(_))
            || change.is_course_of_promotion();
        if self.life.is_agreed() && !allowed && !granted() { Err(Refusal::Frozen) } else { Ok(()) }
    }

    fn keep_house(&mut self, change: &Change, entry: &Entry) -> Result<(), Refusal> {
        let at = entry.at;
        match change {
            Change::About(field) => self.about.set(field.clone()),
            Change::Room(change) => self.room.apply(change, at),
            Change::Clock(change) => self.clock.apply(*change, at),
            Change::Setting(field) => self.settings.set(field.clone()),
            Change::PrivateNote(change) => self.note(change, entry),
            Change::Measure(measure) => {
                self.look_back.measure = measure.clone();
                Ok(())
            }
            Change::Attribute(input, department, person) => self.attribute(input, department, person.as_ref()),
            Change::Reveal => self.budget.reveal(),
            Change::Close => {
                self.check_signed()?;
                self.clock.close(at);
                self.life = Life::Agreed(at);
                Ok(())
            }
            Change::TakeOver(state) => {
                let before = std::mem::replace(self, State::clone(state));
                self.remember_signed(&before);
                self.remember_settled(&before);
                Ok(())
            }
            Change::Undo => Err(Refusal::NothingToUndo),
            Change::Redo => Err(Refusal::NothingToRedo),
            _ => Err(Refusal::FoundedOnce),
        }
    }

    fn take_input(&mut self, change: &Change, raising: &Raising<'_>) -> Result<(), Refusal> {
        match change {
            Change::Leftover(change) => {
                Self::check_leftover(change)?;
                self.room.leftovers.apply(change, raising)
            }
            Change::WorkingLine(change) => self.room.working_agreement.apply(change, raising),
            Change::Result(change) => self.look_back.results.apply(change, raising),
            Change::Reading(change) => self.look_back.readings.apply(change, raising),
            Change::Evidence(change) => self.research.evidence.apply(change, raising),
            Change::Conclusion(change) => self.research.conclusions.apply(change, raising),
            Change::Positioning(change) => self.research.positionings.apply(change, raising),
            Change::Segment(list_change) => {
                self.segments.list.apply(list_change, raising)?;
                self.segments.stands_alone_again(list_change);
                self.move_what_hung_on_it(change);
                Ok(())
            }
            Change::MergeSegments(from, into) => {
                self.segments.merge(from, into)?;
                self.segments.list.apply(&ListChange::Remove(from.clone()), raising)?;
                self.move_what_hung_on_it(change);
                Ok(())
            }
            Change::Customers(customers) => self.segments.bring(customers, raising),
            Change::Figure(figure, value) => self.set_figure(*figure, *value),
            Change::Promotion(list_change) => {
                self.budget.promotions.apply(list_change, raising)?;
                self.move_what_hung_on_it(change);
                Ok(())
            }
            Change::Allocation(change) => self.place(change, raising),
            Change::HandIn(split) => self.budget.hand_in(raising.by, split),
            Change::Goal(change) => self.goals.list.apply(change, raising),
            Change::Reward(change) => self.goals.rewards.apply(change, raising),
            Change::Action(change) => self.agreement.actions.apply(change, raising),
            Change::Parked(change) => self.agreement.parking_lot.apply(change, raising),
            _ => self.agree(change, raising),
        }
    }

    /// Puts money on a cell. Whoever sets its amount anew stands by it: nobody asks them for a yes to their own figure.
    fn place(&mut self, change: &ListChange<Allocation>, raising: &Raising<'_>) -> Result<(), Refusal> {
        let amount = |state: &Self| state.budget.allocations.get(change.id()).map(|raised| raised.item.amount);
        let before = amount(self);
        self.budget.allocations.apply(change, raising)?;
        let is_edit = matches!(change, ListChange::Edit(..));
        if let Some(raised) = self.budget.allocations.get_mut(change.id())
            && is_edit
            && before != Some(raised.item.amount)
            && raised.by != *raising.by
        {
            raised.agreed.insert(raising.by.clone());
        }
        Ok(())
    }

    /// What departments say to the plan and to its inputs.
    fn agree(&mut self, change: &Change, raising: &Raising<'_>) -> Result<(), Refusal> {
        match change {
            Change::Agree(input) => self.with_origin(input, |origin| {
                origin.agreed.insert(raising.by.clone());
            }),
            Change::Withdraw(input) => self.with_origin(input, |origin| {
                origin.agreed.remove(raising.by);
            }),
            Change::Sign(person, stance, parts) => {
                self.check_sits_for(person, raising.by)?;
                if !self.room.seats.iter().any(|seat| seat.id == *person) {
                    return Err(Refusal::UnknownParticipant(person.to_string()));
                }
                let parts = parts.iter().copied().collect();
                self.agreement.sign(Signature {
                    department: raising.by.clone(),
                    person: person.clone(),
                    stance: stance.clone(),
                    seen: self.signed_plan(&parts),
                    parts,
                    at: raising.at,
                })
            }
            Change::TakeBackSignature => {
                let input = InputRef::Signature(raising.by.clone());
                self.agreement.signature(raising.by).ok_or(Refusal::NotOnTable(input))?;
                self.agreement.signatures.retain(|signature| signature.department != *raising.by);
                Ok(())
            }
            Change::Settle(flag, how, reason) => self.settle(flag, *how, reason, raising),
            Change::Unsettle(flag) => self.unsettle(flag),
            Change::Reopen(reason) => {
                if !self.life.is_agreed() {
                    return Err(Refusal::NotAgreed);
                }
                super::refusal::required(reason, "field-reason").map_err(|_| Refusal::NeedsReason)?;
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
        let money = || value.map(Money::new).transpose().map_err(|_| Refusal::TooLarge);
        let count = |value: Decimal| {
            if value.fract().is_zero() {
                u64::try_from(value).map_err(|_| Refusal::TooLarge)
            } else {
                Err(Refusal::NotWhole)
            }
        };
        match figure {
            Figure::Budget => self.budget.total = money()?,
            Figure::Sales => self.segments.sales_in_all = money()?,
            Figure::Customers => self.segments.customers_in_all = value.map(count).transpose()?,
        }
        Ok(())
    }

    /// Money, results and goals follow a segment or promotion that goes; they are never lost.
    fn move_what_hung_on_it(&mut self, change: &Change) {
        if let Some((from, into)) = change.removed_segment() {
            self.look_back.move_segment(from, into);
            self.goals.move_segment(from, into);
        } else if let Some(from) = change.removed_promotion() {
            self.look_back.drop_promotion(from);
        } else {
            return;
        }
        self.budget.move_cells(|cell| change.moves(cell));
    }

    fn attribute(
        &mut self,
        input: &InputRef,
        department: &Department,
        person: Option<&ParticipantId>,
    ) -> Result<(), Refusal> {
        person.map_or(Ok(()), |person| self.check_sits_for(person, department))?;
        match input {
            // A figure keeps no origin of its own: its trail tells it.
            InputRef::Figure(figure) if self.figure(*figure).is_some() => Ok(()),
            _ => self.with_origin(input, |origin| {
                origin.by.clone_from(department);
                *origin.person = person.cloned();
                origin.agreed.remove(department);
            }),
        }
    }

    fn check_sits_for(&self, person: &ParticipantId, department: &Department) -> Result<(), Refusal> {
        let known = self.room.participant(person);
        let participant = known.ok_or_else(|| Refusal::UnknownParticipant(person.to_string()))?;
        if participant.department == *department {
            Ok(())
        } else {
            Err(Refusal::SitsElsewhere(participant.name.clone()))
        }
    }
}
