//! A look into the session under the cursor at home, as it may be shown.

use super::effect::Origin;
use crate::domain::State;
use crate::lang::{Lang, Message};

/// A look into a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Where the session is.
    pub of: Origin,
    /// The language in which held remarks are covered in it.
    pub lang: Lang,
    /// What is seen.
    pub seen: Seen,
}

/// What a look into a session shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// Nothing yet: it is being read.
    Awaited,
    /// Everything on its table, held remarks covered.
    Table(Box<State>),
    /// Why it cannot be read.
    Unread(Message),
}
