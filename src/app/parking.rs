//! What can become of a remark that was put aside.

use super::picker::Picker;
use crate::domain::ParkedId;

/// What a remark can become in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacedAs {
    /// Something to be done.
    Action,
    /// A line of the working agreement.
    WorkingLine,
    /// A study.
    Study,
    /// What a customer said.
    CustomerVoice,
    /// A conclusion.
    Conclusion,
    /// A goal.
    Goal,
}

/// What can become of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// An input of the plan.
    Placed(PlacedAs),
    /// Something that the next session begins with.
    CarriedOver,
    /// Nothing.
    Dropped,
    /// It waits for its place again.
    Waiting,
    /// The same in other words.
    Reworded,
}

/// A remark, and what there is to choose for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    /// The remark.
    pub remark: ParkedId,
    /// What can become of it.
    pub picker: Picker<Becomes>,
}

impl PlacedAs {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Action, Self::WorkingLine, Self::Study, Self::CustomerVoice, Self::Conclusion, Self::Goal];

    /// The key of the form's title among the words.
    #[must_use]
    pub fn form_key(self) -> &'static str {
        match self {
            Self::Action => "form-action",
            Self::WorkingLine => "form-working-line",
            Self::Study => "form-study",
            Self::CustomerVoice => "form-customer-voice",
            Self::Conclusion => "form-conclusion",
            Self::Goal => "form-goal",
        }
    }
}

impl Becomes {
    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Placed(PlacedAs::Action) => "parked-as-action",
            Self::Placed(PlacedAs::WorkingLine) => "parked-as-working-line",
            Self::Placed(PlacedAs::Study) => "parked-as-study",
            Self::Placed(PlacedAs::CustomerVoice) => "parked-as-customer-voice",
            Self::Placed(PlacedAs::Conclusion) => "parked-as-conclusion",
            Self::Placed(PlacedAs::Goal) => "parked-as-goal",
            Self::CarriedOver => "parked-carry-over",
            Self::Dropped => "parked-drop",
            Self::Waiting => "parked-wait",
            Self::Reworded => "parked-reword",
        }
    }
}
