//! Is this a good meeting? What the article advises, as pure functions of what was said and planned.
//!
//! Knows the domain alone: no file, no screen and no language is named here; word lists are handed in as data.

pub mod text;
