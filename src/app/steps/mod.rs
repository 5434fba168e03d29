//! The seven steps as the facilitator drives them: what each asks for, and what only it can do.

pub mod agreement;
pub mod budget;
pub mod goals;
pub mod leftovers;
pub mod look_back;
pub mod plan_changes;
pub mod proposal;
pub mod research;
pub mod room;
pub mod segments;
