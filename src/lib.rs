//! Roundtable.
