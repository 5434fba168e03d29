//! The parts of a plan: what a signature can be given for, and what a granted request opens.

use super::reference::{Figure, InputRef};
use super::value::choices;

choices! {
    /// A part of the plan that a signature can be given for.
    pub enum Part {
        /// The segments and their tiers.
        #[default]
        Segments = "part-segments",
        /// The promotions and their money.
        Budget = "part-budget",
        /// The goals.
        Goals = "part-goals",
        /// The rewards.
        Rewards = "part-rewards",
    }
}

impl InputRef {
    /// The part of the plan that it belongs to; `None` where it belongs to none that can be signed.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Segment(_) | Self::Customers | Self::Figure(Figure::Customers | Figure::Sales) => {
                Some(Part::Segments)
            }
            Self::Promotion(_) | Self::Allocation(_) | Self::Figure(Figure::Budget) => Some(Part::Budget),
            Self::Goal(_) => Some(Part::Goals),
            Self::Reward(_) => Some(Part::Rewards),
            _ => None,
        }
    }
}
