//! The chain of reasons: from a decision down to who said what, and from what was said up to what was decided on it.

use super::id::{ConclusionId, EvidenceId};
use super::input::Raised;
use super::reference::InputRef;
use super::research::{Conclusion, Stream};
use super::state::State;

/// An input in a chain of reasons, with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The input.
    pub input: InputRef,
    /// What is to be known of this link: whether it is missing, weak or disputed.
    pub notes: Vec<Note>,
    /// What comes next: downward what it rests on, upward what rests on it.
    pub next: Vec<Chain>,
}

/// What is to be known of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It follows from no conclusion.
    NoConclusion,
    /// It rests on no evidence.
    NoEvidence,
    /// It rests on this stream alone.
    OneStream(Stream),
    /// It rests on old studies alone.
    OldStudiesOnly,
    /// Something speaks against a piece of evidence that it rests on.
    DisputedEvidence,
    /// It is an old study.
    OldStudy,
    /// Nobody said when it was published or said.
    NoDate,
    /// These pieces of evidence say otherwise.
    Contradicted(Vec<EvidenceId>),
    /// It is no longer on the table.
    OffTable,
}

impl Chain {
    /// The input and all that it leads to, from top to bottom, each with how many links below the first it stands.
    #[must_use]
    pub fn lines(&self) -> Vec<(usize, &Self)> {
        let below = self.next.iter().flat_map(Self::lines).map(|(depth, link)| (depth + 1, link));
        std::iter::once((0, self)).chain(below).collect()
    }
}

impl State {
    /// Why an input is what it is: the conclusions it follows from, and the evidence that each rests on. `None` for what
    /// is not on the table, and for kinds of input that follow from nothing here.
    #[must_use]
    pub fn why(&self, input: &InputRef) -> Option<Chain> {
        if !self.holds(input) {
            return None;
        }
        match input {
            InputRef::Evidence(id) => Some(self.evidence_link(id)),
            InputRef::Conclusion(id) => Some(self.conclusion_link(id)),
            InputRef::Positioning(_) | InputRef::Goal(_) | InputRef::Allocation(_) => {
                let from = self.follows_from(input);
                let next: Vec<Chain> = from.iter().map(|id| self.conclusion_link(id)).collect();
                let notes = if next.is_empty() { vec![Note::NoConclusion] } else { Vec::new() };
                Some(Chain { input: input.clone(), notes, next })
            }
            _ => None,
        }
    }

    /// What was decided on an input: the conclusions that rest on it, and the positionings, goals and money that follow
    /// from them; nothing for what nothing can rest on.
    #[must_use]
    pub fn what_follows(&self, input: &InputRef) -> Vec<Chain> {
        match input {
            InputRef::Evidence(id) => {
                let resting = self.research.conclusions.iter().filter(|raised| raised.item.rests_on.contains(id));
                let link = |raised: &Raised<Conclusion>| Chain {
                    input: InputRef::Conclusion(raised.id.clone()),
                    notes: self.conclusion_notes(&raised.item),
                    next: self.decided_on(&raised.id),
                };
                resting.map(link).collect()
            }
            InputRef::Conclusion(id) => self.decided_on(id),
            _ => Vec::new(),
        }
    }

    /// The positionings, goals and money that follow from a conclusion.
    fn decided_on(&self, id: &ConclusionId) -> Vec<Chain> {
        let positionings = self.research.positionings.iter().filter(|raised| raised.item.from.contains(id));
        let goals = self.goals.list.iter().filter(|raised| raised.item.from.contains(id));
        let money = self.budget.allocations.iter().filter(|raised| raised.item.from.contains(id));
        positionings
            .map(|raised| InputRef::Positioning(raised.id.clone()))
            .chain(goals.map(|raised| InputRef::Goal(raised.id.clone())))
            .chain(money.map(|raised| InputRef::Allocation(raised.id.clone())))
            .map(|input| Chain { input, notes: Vec::new(), next: Vec::new() })
            .collect()
    }

    /// The conclusions that an input follows from: those on the table in the room's order, then those that are not.
    fn follows_from(&self, input: &InputRef) -> Vec<ConclusionId> {
        let from = match input {
            InputRef::Positioning(id) => self.research.positionings.get(id).map(|raised| &raised.item.from),
            InputRef::Goal(id) => self.goals.list.get(id).map(|raised| &raised.item.from),
            InputRef::Allocation(cell) => self.budget.allocations.get(cell).map(|raised| &raised.item.from),
            _ => None,
        };
        let Some(from) = from else { return Vec::new() };
        let list = &self.research.conclusions;
        let here = list.iter().map(|raised| &raised.id).filter(|id| from.contains(*id));
        here.chain(from.iter().filter(|id| list.get(id).is_none())).cloned().collect()
    }

    fn conclusion_link(&self, id: &ConclusionId) -> Chain {
        let input = InputRef::Conclusion(id.clone());
        let Some(raised) = self.research.conclusions.get(id) else {
            return Chain { input, notes: vec![Note::OffTable], next: Vec::new() };
        };
        let here = self.research.evidence_for(&raised.item).map(|evidence| &evidence.id);
        let gone = raised.item.rests_on.iter().filter(|id| self.research.evidence.get(id).is_none());
        let next = here.chain(gone).map(|id| self.evidence_link(id)).collect();
        Chain { input, notes: self.conclusion_notes(&raised.item), next }
    }

    fn conclusion_notes(&self, conclusion: &Conclusion) -> Vec<Note> {
        let footing = self.footing(conclusion);
        let mut notes = Vec::new();
        if footing.is_nothing() {
            notes.push(Note::NoEvidence);
        } else if footing.is_old_studies_only() {
            notes.push(Note::OldStudiesOnly);
        } else {
            notes.extend(footing.one_stream().map(Note::OneStream));
        }
        if footing.disputed > 0 {
            notes.push(Note::DisputedEvidence);
        }
        notes
    }

    fn evidence_link(&self, id: &EvidenceId) -> Chain {
        let mut notes = Vec::new();
        match self.research.evidence.get(id).map(|raised| &raised.item) {
            None => notes.push(Note::OffTable),
            Some(evidence) if evidence.date.is_none() => notes.push(Note::NoDate),
            Some(evidence) if self.is_old(evidence) => notes.push(Note::OldStudy),
            Some(_) => {}
        }
        let against: Vec<EvidenceId> =
            self.research.contradicting(id).into_iter().map(|other| other.id.clone()).collect();
        if !against.is_empty() {
            notes.push(Note::Contradicted(against));
        }
        Chain { input: InputRef::Evidence(id.clone()), notes, next: Vec::new() }
    }
}
