//! Step 7, agreement: who signs which parts of the plan, who does what by when, and what was put aside.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::flag::SettledFlag;
use super::id::{ActionId, ParkedId, ParticipantId, PlanChangeId};
use super::input::{List, item};
use super::part::Part;
use super::reference::InputRef;
use super::refusal::{Refusal, required};
use super::signed::SignedPlan;
use super::unwritten::Unwritten;
use super::value::choices;

/// Step 7 of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Who does what by when.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub actions: List<Action>,
    /// What was put aside to come back to.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub parking_lot: List<Parked>,
    /// What each department says to the plan, in the order in which they spoke.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature>,
    /// Requests to alter the plan after it was agreed.
    #[serde(default, skip_serializing_if = "List::is_untouched")]
    pub plan_changes: List<PlanChange>,
    /// Flags that the room has settled without mending them, in the order in which it did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<SettledFlag>,
}

choices! {
    /// What became of a remark in the parking lot.
    pub enum Fate {
        /// It waits.
        #[default]
        Waiting = "fate-waiting",
        /// It found its place in the plan.
        Placed = "fate-placed",
        /// It was dropped.
        Dropped = "fate-dropped",
        /// It goes to the next meeting.
        CarriedOver = "fate-carried-over",
    }

    /// How far an action is.
    pub enum Progress {
        /// To be done.
        #[default]
        Open = "progress-open",
        /// Done.
        Done = "progress-done",
    }

    /// What became of a request to alter a frozen plan.
    pub enum RequestState {
        /// It waits for the room.
        #[default]
        Requested = "request-requested",
        /// The room granted it; its part may be edited.
        Granted = "request-granted",
        /// The room refused it.
        Refused = "request-refused",
        /// It was granted and carried out.
        Settled = "request-settled",
    }
}

item! {
    /// Something to be done after the meeting.
    pub struct Action, ActionId => Action, edited by ActionField {
        /// What is to be done.
        What => what: String, "field-what";
        /// Who does it.
        Who => who: String, "field-who";
        /// By when.
        Due => due: Option<Date>, "field-due";
        /// How far it is.
        Progress => progress: Progress, "field-progress";
    }
    check(action) {
        required(&action.what, "field-what")?;
        required(&action.who, "field-who")
    }
}

item! {
    /// A remark put aside to come back to.
    pub struct Parked, ParkedId => Parked, edited by ParkedField {
        /// The remark.
        Text => text: String, "field-remark";
        /// What became of it.
        Fate => fate: Fate, "field-fate";
        /// The input that it has become, where it found its place in the plan.
        Became => became: Option<InputRef>, "field-became";
        /// Why it was dropped.
        Reason => reason: String, "field-reason";
    }
    check(parked) { required(&parked.text, "field-remark") }
    files("field-fate", "field-became")
}

item! {
    /// A request to alter one part of a plan that is agreed.
    pub struct PlanChange, PlanChangeId => PlanChange, edited by PlanChangeField {
        /// Why.
        Reason => reason: String, "field-reason";
        /// Which part.
        Part => part: Part, "field-part";
        /// What became of it.
        State => state: RequestState, "field-state";
    }
    check(request) { required(&request.reason, "field-reason") }
}

/// What a department says to the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stance {
    /// It agrees.
    Agrees,
    /// It agrees with this reservation.
    WithReservation(String),
    /// It objects for this reason.
    Objects(String),
}

impl Stance {
    /// The key of its name among the words.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Agrees => "stance-agrees",
            Self::WithReservation(_) => "stance-reservation",
            Self::Objects(_) => "stance-objects",
        }
    }

    /// The reason given; `None` where none is needed.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Agrees => None,
            Self::WithReservation(reason) | Self::Objects(reason) => Some(reason),
        }
    }
}

/// A department's agreement, given by somebody in the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The department.
    pub department: Department,
    /// Who signed for it.
    pub person: ParticipantId,
    /// What it says.
    pub stance: Stance,
    /// The parts that it speaks of.
    pub parts: BTreeSet<Part>,
    /// When.
    pub at: Timestamp,
    /// The parts as they stood then.
    #[serde(skip)]
    pub(crate) seen: Unwritten<SignedPlan>,
}

impl Agreement {
    /// The signature of a department.
    #[must_use]
    pub fn signature(&self, department: &Department) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.department == *department)
    }

    /// The departments that object to the plan.
    pub fn objecting(&self) -> impl Iterator<Item = &Department> {
        let objects = |signature: &&Signature| matches!(signature.stance, Stance::Objects(_));
        self.signatures.iter().filter(objects).map(|signature| &signature.department)
    }

    pub(crate) fn sign(&mut self, signature: Signature) -> Result<(), Refusal> {
        if let Some(reason) = signature.stance.reason() {
            required(reason, "field-reason").map_err(|_| Refusal::NeedsReason)?;
        }
        if signature.parts.is_empty() {
            return Err(Refusal::Required("field-parts"));
        }
        self.signatures.retain(|other| other.department != signature.department);
        self.signatures.push(signature);
        Ok(())
    }

    /// Whether a granted request lets any part of the frozen plan be edited.
    #[must_use]
    pub fn is_any_granted(&self) -> bool {
        self.plan_changes.iter().any(|raised| raised.item.state == RequestState::Granted)
    }

    /// Whether a granted request lets this part of the frozen plan be edited.
    #[must_use]
    pub fn is_granted(&self, part: Part) -> bool {
        let open = |change: &PlanChange| change.part == part && change.state == RequestState::Granted;
        self.plan_changes.iter().any(|raised| open(&raised.item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(department: Department, stance: Stance) -> Signature {
        let parts = Part::ALL.iter().copied().collect();
        let seen = Unwritten::default();
        Signature { department, person: "somebody".into(), stance, parts, at: Timestamp::UNIX_EPOCH, seen }
    }

    #[test]
    fn a_department_signs_once_and_the_last_word_counts() {
        let mut agreement = Agreement::default();
        let objects = Stance::Objects("Too late for the season".to_owned());
        agreement.sign(signature(Department::Sales, objects)).expect("with a reason");
        agreement.sign(signature(Department::Sales, Stance::Agrees)).expect("no reason needed");
        assert_eq!(agreement.signatures.len(), 1);
        assert_eq!(agreement.signature(&Department::Sales).map(|it| &it.stance), Some(&Stance::Agrees));
    }

    #[test]
    fn an_objection_and_a_reservation_need_a_reason() {
        let mut agreement = Agreement::default();
        for stance in [Stance::Objects(" ".to_owned()), Stance::WithReservation(String::new())] {
            assert_eq!(agreement.sign(signature(Department::Sales, stance)), Err(Refusal::NeedsReason));
        }
        let of_nothing = Signature { parts: BTreeSet::new(), ..signature(Department::Sales, Stance::Agrees) };
        assert_eq!(agreement.sign(of_nothing), Err(Refusal::Required("field-parts")));
    }
}
