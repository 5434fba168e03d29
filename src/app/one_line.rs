//! A whole input in one line while it is typed, and which list takes one.

use super::meeting::Meeting;
use super::section::Section;
use crate::domain::{Step, Stream};
use crate::edit::TextField;
use crate::lang::Message;
use crate::lang::one_line::LineOf;

/// What a line raises in a list; `None` where a list is not filled by lines.
#[must_use]
pub fn raised_in(section: Section) -> Option<LineOf> {
    Some(match section {
        Section::Seats => LineOf::Person,
        Section::WorkingAgreement => LineOf::WorkingLine,
        Section::BySegment | Section::ByPromotion | Section::ByCell | Section::Results => LineOf::Result,
        Section::Studies => LineOf::Evidence(Stream::Studies),
        Section::CustomerVoice => LineOf::Evidence(Stream::CustomerVoice),
        Section::Conclusions => LineOf::Conclusion,
        Section::Positionings => LineOf::Positioning,
        Section::Segments => LineOf::Segment,
        Section::Grid => LineOf::Money,
        Section::Goals => LineOf::Goal,
        Section::Rewards => LineOf::Reward,
        Section::Actions => LineOf::Action,
        Section::ParkingLot => LineOf::Parked,
        Section::Leftovers | Section::Customers | Section::Flags | Section::Signatures | Section::PlanChanges => {
            return None;
        }
    })
}

/// What a line raises where the meeting stands: at Agreement, where nobody types flags and signatures, an action.
#[must_use]
pub fn line_at(meeting: &Meeting) -> Option<LineOf> {
    let else_action = (meeting.step == Step::Agreement).then_some(LineOf::Action);
    raised_in(meeting.section()).or(else_action)
}

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct OneLine {
    /// What is typed.
    pub typed: TextField,
    /// What it raises.
    pub of: LineOf,
    /// What will be kept: the key of each field's name, and what it will say.
    pub kept: Vec<(&'static str, String)>,
    /// What is missing or cannot be read; `None` where the line can be kept, and where nothing is typed.
    pub problem: Option<Message>,
    /// What is kept as it stands though it looks as if something else was meant.
    pub doubt: Option<Message>,
    /// Why Enter did not keep it.
    pub refused: Option<Message>,
}

impl OneLine {
    /// An empty line for the list that the cursor is in.
    #[must_use]
    pub fn at(meeting: &Meeting) -> Option<Self> {
        line_at(meeting).map(Self::of)
    }

    /// The same line with nothing typed.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::of(self.of)
    }

    fn of(of: LineOf) -> Self {
        Self { typed: TextField::default(), of, kept: Vec::new(), problem: None, doubt: None, refused: None }
    }
}
