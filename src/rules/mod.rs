//! Is this a good meeting? Three things to do and six not to do, each a pure function of the session that finds flags.
//!
//! One rule, one file, one entry in [`RULES`]; each file tells why its rule exists and holds a session that passes and one
//! that does not. A rule knows nothing of screens, languages, files or clocks: its flags are worded elsewhere, by the key
//! of their [`Case`](crate::domain::Case).
//!
//! Whatever *lacks* (a result, a yes, a reward, a seat) is flagged once its step has been left, or at Agreement; what is
//! *said* is flagged at once. A session in which no department has spoken has no flags.

mod context;
pub mod curtain;
mod customers;
mod d1;
mod d2;
mod d3;
mod flag;
mod memory;
mod said;
#[cfg(test)]
mod samples;
pub mod text;
mod x1;
mod x2;
mod x3;
mod x4;
mod x5;
mod x6;

use std::collections::HashSet;

pub use context::Context;
pub use customers::names;
pub use flag::Flag;
pub use memory::Memory;
pub use x5::{attacks, held};

use crate::domain::{Concern, FlagKey, Rule};

/// A rule: what it finds in a session.
pub type Find = fn(&Context<'_>) -> Vec<Flag>;

/// The rules in their order.
pub const RULES: &[(Rule, Find)] = &[
    (Rule::D1, d1::find),
    (Rule::D2, d2::find),
    (Rule::D3, d3::find),
    (Rule::X1, x1::find),
    (Rule::X2, x2::find),
    (Rule::X3, x3::find),
    (Rule::X4, x4::find),
    (Rule::X5, x5::find),
    (Rule::X6, x6::find),
];

/// What the rules find in a session, in the order of the rules: what is open, and what the room has settled.
#[must_use]
pub fn flags(context: &Context<'_>) -> Vec<Flag> {
    if context.nobody_has_spoken() {
        return Vec::new();
    }
    let mut flags: Vec<Flag> = RULES.iter().flat_map(|(_, find)| find(context)).collect();
    let held = held(context);
    // A remark that is held is quoted by no other rule either.
    for flag in flags.iter_mut().filter(|flag| !flag.words.is_empty()) {
        if flag.key.about.iter().filter_map(Concern::input).any(|input| held.contains(input)) {
            flag.words.clear();
        }
    }
    flags
}

/// Those of the flags that the room has not settled.
#[must_use]
pub fn open(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    let settled: HashSet<&FlagKey> = state.agreement.settled.iter().map(|settled| &settled.flag).collect();
    let is_open = |flag: &Flag| !settled.contains(&flag.key) || state.settled(&flag.key).is_none();
    flags(context).into_iter().filter(is_open).collect()
}
