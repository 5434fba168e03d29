//! What lies over the work for a moment: a stack that is routed and drawn in one place.

use super::bringing::{Bringing, Stage};
use super::command::Command;
use super::comparing::{Comparing, ComparingWith};
use super::customers::Customers;
use super::effect::RecoveryChoice;
use super::finding::Finding;
use super::form::Form;
use super::handing_in::HandingIn;
use super::keymap::Place;
use super::meeting::Meeting;
use super::note_writing::NoteWriting;
use super::one_line::OneLine;
use super::over_time::OverTimePage;
use super::parking::Placing;
use super::picker::Picker;
use super::positions::Positions;
use super::report::{Recovery, Trashed};
use super::statement::Statement;
use super::trail::Trail;
use super::why::Why;
use crate::domain::{Basis, Change, Line};
use crate::edit::TextField;
use crate::lang::Words;
use crate::lang::look_back::{Fact, LineInWords};

/// Something that lies over the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// A form.
    Form(Box<Form>),
    /// A whole input in one line.
    OneLine(Box<OneLine>),
    /// The keys of the place below, scrolled by this many rows.
    Help(usize),
    /// Everything that can be done, by name.
    Palette(Picker<Command>),
    /// Everything that was raised, to be gone to by a few letters.
    Find(Box<Finding>),
    /// Some things to choose from.
    Choice(Choice),
    /// What becomes of a parked remark.
    Placing(Placing),
    /// Who raised and changed an input.
    Trail(Box<Trail>),
    /// A series of sessions over time.
    OverTime(Box<OverTimePage>),
    /// Where the figures of a line of the look back come from.
    WhereFrom(WhereFrom),
    /// The customer list.
    Customers(Box<Customers>),
    /// A page of facts about the plan.
    Statement(Statement),
    /// Why something is planned as it is.
    Why(Why),
    /// Two sessions compared.
    Comparing(Box<Comparing>),
    /// With which session to compare.
    CompareWith(Box<ComparingWith>),
    /// A question about entries that a crash left behind.
    Recovery(Box<Recovery>),
    /// What is in the trash.
    Trash(Picker<Trashed>),
    /// A file on its way into the session.
    Bringing(Box<Bringing>),
    /// A department's own split of the budget, kept from the eyes of the room.
    HandingIn(Box<HandingIn>),
    /// A private note, kept from the eyes of the room.
    Note(Box<NoteWriting>),
    /// Where the revealed splits differ.
    Positions(Box<Positions>),
}

/// Some things to choose from, each with what it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The key of the title among the words.
    pub title: &'static str,
    /// What there is, and what choosing it does.
    pub picker: Picker<Vec<Change>>,
}

/// Where the figures of a line of the look back come from.
#[derive(Clone, Debug, PartialEq)]
pub struct WhereFrom {
    /// The line.
    pub line: Line,
    /// The basis of its table.
    pub basis: Basis,
    /// Facts scrolled away at the top.
    pub scrolled: usize,
}

impl WhereFrom {
    /// The facts that it tells, as far as the line is still there.
    #[must_use]
    pub fn facts(&self, meeting: &Meeting, words: &Words) -> Vec<Fact> {
        let state = meeting.state();
        let line = meeting.tables().line(&self.line, self.basis);
        line.map(|(table, line)| LineInWords { state, words, table, line }.facts()).unwrap_or_default()
    }
}

impl Overlay {
    /// The place that its keys are looked up in.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::Form(_) | Self::HandingIn(_) | Self::Note(_) => Place::Form,
            Self::Positions(positions) if positions.typing.is_some() => Place::Cell,
            Self::Positions(_) => Place::Positions,
            Self::Bringing(bringing) => match bringing.stage {
                Stage::Choosing(_) => Place::Form,
                Stage::Reading(_) => Place::Page,
            },
            Self::OneLine(_) => Place::Line,
            Self::Palette(_) | Self::Find(_) | Self::Choice(_) | Self::Placing(_) | Self::CompareWith(_) => {
                Place::Palette
            }
            Self::Help(_)
            | Self::Trail(_)
            | Self::WhereFrom(_)
            | Self::Statement(_)
            | Self::Why(_)
            | Self::Comparing(_)
            | Self::Recovery(_)
            | Self::Trash(_) => Place::Page,
            Self::Customers(_) => Place::Customers,
            Self::OverTime(_) => Place::OverTime,
        }
    }

    /// Looks again for what is typed, where it narrows down a list.
    pub fn narrow(&mut self) {
        match self {
            Self::Palette(picker) => picker.narrow(),
            Self::Find(finding) => finding.picker.narrow(),
            Self::Choice(choice) => choice.picker.narrow(),
            Self::Placing(placing) => placing.picker.narrow(),
            Self::CompareWith(with) => with.picker.narrow(),
            Self::Customers(customers) => customers.narrow(),
            _ => {}
        }
    }

    /// The text that is typed into, if any.
    #[must_use]
    pub fn text(&mut self) -> Option<&mut TextField> {
        match self {
            Self::Palette(picker) => Some(&mut picker.typed),
            Self::Find(finding) => Some(&mut finding.picker.typed),
            Self::Choice(choice) => Some(&mut choice.picker.typed),
            Self::Placing(placing) => Some(&mut placing.picker.typed),
            Self::CompareWith(with) => Some(&mut with.picker.typed),
            Self::Customers(customers) => Some(&mut customers.typed),
            Self::OneLine(line) => Some(&mut line.typed),
            Self::Positions(positions) => positions.typing.as_mut(),
            _ => None,
        }
    }
}

/// The answers to the question about entries that a crash left behind, with the key of each one's name.
pub const RECOVERY_ANSWERS: [(&str, RecoveryChoice); 3] = [
    ("recovery-restore", RecoveryChoice::Restore),
    ("recovery-look", RecoveryChoice::Look),
    ("recovery-keep", RecoveryChoice::KeepForLater),
];
