//! Whether a session on the screen is held or only looked at.

/// Whether a session is held or only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It can be altered.
    Holding,
    /// It can only be looked at.
    Reviewing,
}
