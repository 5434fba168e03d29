//! Is this a good meeting? Three things to do and six not to do, each a pure function of the session that finds flags.
//!
//! One rule, one file, one entry in [`RULES`]; each file tells why its rule exists and holds a session that passes and one
//! that does not. A rule knows nothing of screens, languages, files or clocks: its flags are worded elsewhere, by the key
//! of their [`Case`].
//!
//! Whatever *lacks* (a result, a yes, a reward, a seat) is flagged once its step has been left, or at Agreement; what is
//! *said* is flagged at once. A session in which no department has spoken has no flags.

mod context;
mod d1;
mod flag;
pub mod text;

pub use context::Context;
pub use flag::Flag;

use crate::domain::Rule;

/// A rule: what it finds in a session.
pub type Find = fn(&Context<'_>) -> Vec<Flag>;

/// The rules in their order.
pub const RULES: &[(Rule, Find)] = &[(Rule::D1, d1::find)];

/// What the rules find in a session, in the order of the rules: what is open, and what the room has settled.
#[must_use]
pub fn flags(context: &Context<'_>) -> Vec<Flag> {
    if context.nobody_has_spoken() {
        return Vec::new();
    }
    RULES.iter().flat_map(|(_, find)| find(context)).collect()
}

/// Those of the flags that the room has not settled.
#[must_use]
pub fn open(context: &Context<'_>) -> Vec<Flag> {
    let state = context.state();
    flags(context).into_iter().filter(|flag| state.settled(&flag.key).is_none()).collect()
}
