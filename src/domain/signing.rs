//! Signing: for which parts a signature is valid, which are void since they were edited, and who agrees to the plan as it
//! stands.

use std::collections::BTreeSet;

use super::agreement::{Signature, Stance};
use super::department::Department;
use super::part::Part;
use super::refusal::Refusal;
use super::signed::{Difference, Plan, SignedPart, SignedPlan};
use super::state::State;
use super::unwritten::Unwritten;

/// Those without whom no plan is agreed.
const BOTH: [Department; 2] = [Department::Sales, Department::Marketing];

impl State {
    /// The plan as it stands.
    fn plan(&self) -> Plan<'_> {
        Plan { segments: &self.segments, budget: &self.budget, goals: &self.goals }
    }

    /// The parts that a signature speaks of, as they stand now.
    pub(crate) fn signed_plan(&self, parts: &BTreeSet<Part>) -> Unwritten<SignedPlan> {
        Unwritten::of(SignedPlan(parts.iter().map(|part| SignedPart::of(*part, &self.plan())).collect()))
    }

    /// The signed parts that say something else now than when the department signed them, so that its signature for them is
    /// void. It is valid again once they say the same again.
    #[must_use]
    pub fn void_parts(&self, department: &Department) -> BTreeSet<Part> {
        let parts = self.agreement.signature(department).into_iter().flat_map(signed_parts);
        parts.filter(|part| !part.still_stands(&self.plan())).map(SignedPart::part).collect()
    }

    /// The parts for which a department's signature is valid: signed, and as they were signed.
    #[must_use]
    pub fn valid_parts(&self, department: &Department) -> BTreeSet<Part> {
        let Some(signature) = self.agreement.signature(department) else { return BTreeSet::new() };
        let void = self.void_parts(department);
        signature.parts.difference(&void).copied().collect()
    }

    /// Whether a department's signature is valid for a part: signed, and as it was signed.
    #[must_use]
    pub fn is_signed(&self, department: &Department, part: Part) -> bool {
        let signature = self.agreement.signature(department).filter(|signature| signature.parts.contains(&part));
        signature.is_some_and(|signature| {
            signed_parts(signature).all(|signed| signed.part() != part || signed.still_stands(&self.plan()))
        })
    }

    /// How what stands there now differs from what a department signed, part by part.
    #[must_use]
    pub fn since_signed(&self, department: &Department) -> Vec<(Part, Vec<Difference>)> {
        let parts = self.agreement.signature(department).into_iter().flat_map(signed_parts);
        parts
            .map(|part| (part.part(), part.differences(&self.plan())))
            .filter(|(_, differences)| !differences.is_empty())
            .collect()
    }

    /// Whether Sales and Marketing both agree, with or without a reservation, and to the plan as it stands.
    #[must_use]
    pub fn both_agree(&self) -> bool {
        self.check_signed().is_ok()
    }

    /// Says what Sales or Marketing has still to sign before the plan can be closed.
    ///
    /// # Errors
    /// [`Refusal::NotSigned`] where one of them has not agreed at all, [`Refusal::SignatureVoid`] where it agreed to something
    /// else.
    pub fn check_signed(&self) -> Result<(), Refusal> {
        let agrees = |department: &Department| {
            let signature = self.agreement.signature(department);
            signature.is_some_and(|signature| !matches!(signature.stance, Stance::Objects(_)))
        };
        if !BOTH.iter().all(agrees) {
            return Err(Refusal::NotSigned);
        }
        let first_void = |department: &Department| Some((department.clone(), self.void_parts(department).pop_first()?));
        match BOTH.iter().find_map(first_void) {
            Some((department, part)) => Err(Refusal::SignatureVoid(department, part)),
            None => Ok(()),
        }
    }

    /// The parts of the plan to which Sales or Marketing has not agreed as they stand, each with who has not.
    #[must_use]
    pub fn not_agreed(&self) -> Vec<(Part, Vec<Department>)> {
        let agreed = |department: &Department| {
            let objects = |signature: &Signature| matches!(signature.stance, Stance::Objects(_));
            let signature = self.agreement.signature(department);
            if signature.is_none_or(objects) { BTreeSet::new() } else { self.valid_parts(department) }
        };
        let both = BOTH.map(|department| (agreed(&department), department));
        let without = |part: &Part| {
            let not_yet = both.iter().filter(|(agreed, _)| !agreed.contains(part));
            not_yet.map(|(_, department)| department.clone()).collect::<Vec<_>>()
        };
        Part::ALL.iter().map(|part| (*part, without(part))).filter(|(_, who)| !who.is_empty()).collect()
    }

    /// Takes over what was signed from the state before, where this one was read on its own: what a signature was given for
    /// stands in no file. Of one that only the file knows it is taken that it was given for what the file says.
    pub(crate) fn remember_signed(&mut self, before: &Self) {
        let mut signatures = std::mem::take(&mut self.agreement.signatures);
        for signature in &mut signatures {
            let known = before.agreement.signatures.iter().find(|other| *other == signature);
            signature.seen = known.map_or_else(|| self.signed_plan(&signature.parts), |known| known.seen.clone());
        }
        self.agreement.signatures = signatures;
    }
}

fn signed_parts(signature: &Signature) -> impl Iterator<Item = &SignedPart> {
    signature.seen.get().into_iter().flat_map(|plan| &plan.0)
}
