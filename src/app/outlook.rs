//! What a proposal of segments would make, as it is shown before it is made.

use std::collections::BTreeSet;

use crate::domain::{By, Members, Share};
use crate::lang::Lang;

/// What a proposal would make, as it is shown before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// What it answers.
    pub of: Asked,
    /// The groups that would be segments.
    pub groups: Vec<Foreseen>,
    /// How many groups there are in all.
    pub all: usize,
    /// What is in the groups that are left in no segment.
    pub left: Members,
    /// Those in the new segments who are in another segment already, and would be counted twice.
    pub again: Members,
}

/// What an outlook answers: where one of these is another, it is looked anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// By what customers are told apart.
    pub by: BTreeSet<By>,
    /// How many segments at most.
    pub most: usize,
    /// The session's last entry.
    pub rev: u32,
    /// The language of its names.
    pub lang: Lang,
}

/// One group that would be a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// What it would be called.
    pub name: String,
    /// Who would belong.
    pub members: Members,
    /// Its share of all sales.
    pub share: Option<Share>,
    /// Whether it would be new.
    pub fate: Fate,
}

/// What becomes of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is raised.
    New,
    /// A segment has it already, and goes on as it is.
    OnTable,
}
