//! The page that tells all of an input: when it was raised and by whom, on what evidence, how it changed, who signed its
//! part, and what became of it later.

use super::why::Link;
use crate::domain::over_time::Sitting;
use crate::domain::{After, Chain, Department, InputRef, State, Trace};
use crate::lang::Message;

/// The page that tells all of an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// The input.
    pub input: InputRef,
    /// What happened to it, oldest first.
    pub traces: Vec<Trace>,
    /// Lines scrolled away at the top.
    pub scrolled: usize,
    /// The number of the question to the reader of files, where later sessions were asked for.
    pub ticket: Option<u32>,
    /// What became of it in later sessions.
    pub later: Later,
}

/// What is known of later sessions.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Later {
    /// They were not asked for: the meeting is being held.
    #[default]
    NotAsked,
    /// They are being read.
    Underway,
    /// They cannot be read.
    Failed(Message),
    /// They were read: the sessions of the series, the place of this one among them, and what they say; of an input that
    /// others rest on, also what became of those.
    Told(Vec<Sitting>, usize, Vec<(InputRef, Vec<After>)>),
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailPart {
    /// When it was raised and by whom.
    Raised,
    /// On what evidence.
    Evidence,
    /// How it changed.
    Changed,
    /// Who signed its part of the plan.
    Signed,
    /// What became of it later.
    Later,
}

impl TrailPart {
    /// The key of its title among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Raised => "trail-part-raised",
            Self::Evidence => "trail-part-evidence",
            Self::Changed => "trail-part-changed",
            Self::Signed => "trail-part-signed",
            Self::Later => "trail-part-later",
        }
    }
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum TrailLine {
    /// The title of a part.
    Title(TrailPart),
    /// One thing that happened, by its place among all.
    Trace(usize),
    /// What it rests on.
    Link(Link),
    /// What a department said to the part of the plan.
    Signature(Department),
    /// What a later session says: of which input, and what.
    After(InputRef, After),
    /// That there is nothing to tell, by its key among the words.
    Nothing(&'static str),
    /// Why later sessions cannot be read.
    Failed(Message),
}

impl Trail {
    /// All lines, from top to bottom.
    #[must_use]
    pub fn lines(&self, state: &State) -> Vec<TrailLine> {
        let mut lines = Vec::new();
        if self.traces.is_empty() {
            return vec![TrailLine::Nothing("overlay-trail-empty")];
        }
        lines.extend([TrailLine::Title(TrailPart::Raised), TrailLine::Trace(0)]);
        lines.extend(self.evidence(state));
        if self.traces.len() > 1 {
            lines.push(TrailLine::Title(TrailPart::Changed));
            lines.extend((1..self.traces.len()).map(TrailLine::Trace));
        }
        lines.extend(self.signed(state));
        lines.extend(self.later());
        lines
    }

    fn evidence(&self, state: &State) -> Vec<TrailLine> {
        let Some(chain) = state.why(&self.input).filter(|_| !matches!(self.input, InputRef::Evidence(_))) else {
            return Vec::new();
        };
        let link = |(depth, link): (usize, &Chain)| {
            let (input, notes) = (link.input.clone(), link.notes.clone());
            TrailLine::Link(Link { part: super::why::Part::Down, depth, input, notes })
        };
        let below = chain.next.iter().flat_map(Chain::lines).map(link);
        let nothing = chain.next.is_empty().then_some(TrailLine::Nothing("trail-no-evidence"));
        std::iter::once(TrailLine::Title(TrailPart::Evidence)).chain(below).chain(nothing).collect()
    }

    fn signed(&self, state: &State) -> Vec<TrailLine> {
        let Some(part) = self.input.part() else { return Vec::new() };
        let signatures = state.agreement.signatures.iter().filter(|signature| signature.parts.contains(&part));
        let signed: Vec<TrailLine> =
            signatures.map(|signature| TrailLine::Signature(signature.department.clone())).collect();
        let nobody = signed.is_empty().then_some(TrailLine::Nothing("trail-nobody-signed"));
        std::iter::once(TrailLine::Title(TrailPart::Signed)).chain(signed).chain(nobody).collect()
    }

    fn later(&self) -> Vec<TrailLine> {
        let mut lines = vec![TrailLine::Title(TrailPart::Later)];
        match &self.later {
            Later::NotAsked => return Vec::new(),
            Later::Underway => lines.push(TrailLine::Nothing("trail-later-underway")),
            Later::Failed(why) => lines.push(TrailLine::Failed(why.clone())),
            Later::Told(sittings, here, told) => {
                let all = told.iter().flat_map(|(input, afters)| afters.iter().map(move |after| (input, after)));
                lines.extend(all.map(|(input, after)| TrailLine::After(input.clone(), after.clone())));
                if lines.len() == 1 {
                    let is_last = here + 1 >= sittings.len();
                    let key = if is_last { "trail-no-later-session" } else { "trail-nothing-later" };
                    lines.push(TrailLine::Nothing(key));
                }
            }
        }
        lines
    }

    /// Scrolls by lines.
    pub fn scroll(&mut self, lines: isize, state: &State) {
        let last = self.lines(state).len().saturating_sub(1);
        self.scrolled = self.scrolled.saturating_add_signed(lines).min(last);
    }
}
