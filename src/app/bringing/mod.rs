//! A file on its way into the session, as far as it has come: being read, or its columns being chosen.

pub(super) mod columns;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::form::Form;
use crate::import::workbook::SheetName;
use crate::import::{Choice, Gathered, Kind, Origin, Proposal, Sketch};
use crate::lang::Message;
use columns::Slot;

/// A file on its way into the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Bringing {
    /// What it brings.
    pub kind: Kind,
    /// Its path, as it was typed.
    pub path: String,
    /// The question by which it was looked at: what is read by columns has to be this file.
    pub opening: u32,
    /// Answers to questions that were asked before this one are passed over.
    pub ticket: u32,
    /// How far it has come.
    pub stage: Stage,
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// It is looked at for the first time.
    Reading(Far),
    /// It was looked at, and its columns are chosen.
    Choosing(Box<Choosing>),
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Far {
    /// Bytes read.
    pub read: u64,
    /// Bytes there are; `None` where nobody knows before the end.
    pub size: Option<u64>,
}

/// A file that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its name, without its folder.
    pub name: String,
    /// The day it was written.
    pub written: Date,
    /// The sheets of a workbook; none for a file of text.
    pub sheets: Vec<SheetName>,
    /// The sheet that was looked at, where it is another than the first that is not hidden.
    pub sheet: Option<String>,
    /// What it looks like.
    pub sketch: Arc<Sketch>,
    /// What was chosen for a file with the same head before.
    pub remembered: Option<BTreeMap<String, Vec<String>>>,
}

/// A file whose columns are chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosing {
    /// The file.
    pub found: Found,
    /// Which columns are taken for what.
    pub choice: Choice,
    /// The rows in which that is chosen.
    pub form: Form,
    /// What each of the rows chooses.
    pub slots: Vec<Slot>,
    /// What was read by that choice; `None` while it is being read.
    pub gathered: Option<Box<Gathered>>,
    /// What it would make of the session.
    pub proposal: Proposal,
    /// How many entries the session had for that.
    pub seen: usize,
    /// Why nothing of it can be taken.
    pub failed: Option<Message>,
    /// How far it was read.
    pub far: Far,
    /// Lines that cannot be read, scrolled away at the top.
    pub scrolled: usize,
}

impl Choosing {
    /// Whether a row offers columns.
    #[must_use]
    pub fn offers_columns(&self, row: usize) -> bool {
        matches!(self.slots.get(row), Some(Slot::Role(_)))
    }

    /// Where the file comes from, as its results will say.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin::of(&self.found.name, self.found.sheet.as_deref(), self.found.written)
    }
}

impl Bringing {
    /// The rows in which columns are chosen, once there are some.
    pub fn form(&mut self) -> Option<&mut Form> {
        match &mut self.stage {
            Stage::Choosing(choosing) => Some(&mut choosing.form),
            Stage::Reading(_) => None,
        }
    }

    /// Leafs through the lines that cannot be read.
    pub fn leaf(&mut self, rows: isize) {
        if let Stage::Choosing(choosing) = &mut self.stage {
            let count = choosing.gathered.as_ref().map_or(0, |gathered| gathered.errors.len());
            choosing.scrolled = choosing.scrolled.saturating_add_signed(rows).min(count.saturating_sub(1));
        }
    }
}
