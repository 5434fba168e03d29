//! A flag: one finding of a rule, ready to be worded.

use super::memory::Worded;
use super::text::FindingKind;
use crate::domain::{Case, Concern, FlagKey, InputRef, Rule, Step, Value};

/// One finding of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// What was found, by which inputs; the same flag for as long as both stay the same.
    pub key: FlagKey,
    /// What its sentence says besides what it is about, each with the name of its argument among the words.
    pub facts: Vec<(&'static str, Value)>,
    /// The words that caused it, as they were said; empty where it is not about wording.
    pub words: Vec<String>,
    /// What is the matter with these words, and so what to say instead.
    pub wording: Option<FindingKind>,
}

impl Flag {
    /// A flag about this.
    #[must_use]
    pub fn new(case: Case, about: impl IntoIterator<Item = Concern>) -> Self {
        Self { key: FlagKey::new(case, about), facts: Vec::new(), words: Vec::new(), wording: None }
    }

    /// With another argument of its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.facts.push((name, value));
        self
    }

    /// A flag about how an input is worded.
    pub(super) fn of_wording(case: Case, (input, kind, words): &Worded) -> Self {
        Self { words: words.clone(), wording: Some(*kind), ..Self::new(case, [input.clone().into()]) }
    }

    /// The step at which it stands, and where it is mended.
    #[must_use]
    pub fn step(&self) -> Step {
        match self.key.case {
            Case::Absent => Step::Room,
            Case::NoConclusion => Step::Research,
            Case::NoReward => Step::Goals,
            Case::NotHeard | Case::NotSigned | Case::TooManyPlanChanges => Step::Agreement,
            _ => match self.key.about.first() {
                Some(Concern::Input(input)) => input.step(),
                Some(Concern::Step(step)) => *step,
                Some(Concern::Department(_) | Concern::Plan(_)) | None => Step::Agreement,
            },
        }
    }

    /// Whether it is about this input.
    #[must_use]
    pub fn is_about(&self, input: &InputRef) -> bool {
        self.key.about.iter().any(|concern| concern.input() == Some(input))
    }

    /// The rule that found it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.key.case.rule()
    }
}
