//! What each step is for, in one line.

use crate::domain::Step;

/// The key of the line that says what a step is for.
#[must_use]
pub fn purpose(step: Step) -> &'static str {
    match step {
        Step::Room => "view-purpose-room",
        Step::LookBack => "view-purpose-look-back",
        Step::Research => "view-purpose-research",
        Step::Segments => "view-purpose-segments",
        Step::Budget => "view-purpose-budget",
        Step::Goals => "view-purpose-goals",
        Step::Agreement => "view-purpose-agreement",
    }
}
