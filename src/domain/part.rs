//! The parts of a plan: what a signature can be given for, and what a granted request opens.

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
