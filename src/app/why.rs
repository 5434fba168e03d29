//! The page that tells why something is planned as it is, the way from there to each reason and back, and what disagrees.

use super::effect::Effect;
use super::in_meeting;
use super::model::Model;
use super::overlay::{Choice, Overlay, Picker};
use super::steps::research;
use crate::domain::{Chain, InputRef, Note, State};
use crate::lang::{Message, wording};

/// The page that tells why: what the input follows from, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The input.
    pub of: InputRef,
    /// Which of its links the cursor is on, counted from 0; the first is the input itself.
    pub at: usize,
}

/// One link on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where on the page it stands.
    pub part: Part,
    /// How many links lie between it and the first of its part.
    pub depth: usize,
    /// The input.
    pub input: InputRef,
    /// What is to be known of it.
    pub notes: Vec<Note>,
}

/// A part of the page, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The input itself.
    Itself,
    /// What it rests on.
    Down,
    /// What rests on it.
    Up,
}

impl Why {
    /// The page of an input, with the cursor on the input itself; `None` where there is no chain to tell.
    #[must_use]
    pub fn of(input: InputRef, state: &State) -> Option<Self> {
        state.why(&input).map(|_| Self { of: input, at: 0 })
    }

    /// All links on the page, from top to bottom; none once the input has left the table.
    #[must_use]
    pub fn links(&self, state: &State) -> Vec<Link> {
        let Some(chain) = state.why(&self.of) else { return Vec::new() };
        let link = |part, (depth, link): (usize, &Chain)| Link {
            part,
            depth,
            input: link.input.clone(),
            notes: link.notes.clone(),
        };
        let itself = Link { part: Part::Itself, depth: 0, input: chain.input.clone(), notes: chain.notes.clone() };
        let down = chain.next.iter().flat_map(Chain::lines).map(|line| link(Part::Down, line));
        let what_follows = state.what_follows(&self.of);
        let up = what_follows.iter().flat_map(Chain::lines).map(|line| link(Part::Up, line));
        std::iter::once(itself).chain(down).chain(up).collect()
    }

    /// Moves the cursor by links, within the page.
    pub fn go(&mut self, links: isize, state: &State) {
        let last = self.links(state).len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(links).min(last);
    }
}

/// Opens the page of what the cursor is on.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let why = meeting.selected_input().and_then(|input| Why::of(input, meeting.state()));
    if let Some(why) = why {
        meeting.way_back = None;
        model.open(Overlay::Why(why));
    }
    Vec::new()
}

/// Goes to the link under the cursor, at its step; the page is remembered, so that one comes back to it.
pub fn follow(model: &mut Model, why: Why) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(Link { input, .. }) = meeting_link(&why, meeting.state()) else { return Vec::new() };
    let is_here = meeting.state().holds(&input);
    let effects = in_meeting::go_to(model, input.step());
    let Some(meeting) = &mut model.meeting else { return effects };
    meeting.point_at(&input);
    if input == why.of {
        return effects;
    }
    let what = wording::input(&why.of, meeting.state(), &model.words);
    meeting.way_back = Some(why);
    if is_here {
        model.tell(Message::new("why-way-back").with("what", &what));
        effects
    } else {
        effects.into_iter().chain(model.refuse(Message::new("refusal-not-on-table"))).collect()
    }
}

fn meeting_link(why: &Why, state: &State) -> Option<Link> {
    why.links(state).into_iter().nth(why.at)
}

/// Back to the page that one came from, over the input that it tells of; `None` where one came from none.
pub fn go_back(model: &mut Model) -> Option<Vec<Effect>> {
    let meeting = model.meeting.as_mut()?;
    if meeting.grid.typing.is_some() || meeting.grid.anchor.is_some() {
        return None;
    }
    let mut why = meeting.way_back.take()?;
    if !meeting.state().holds(&why.of) {
        return None;
    }
    let effects = in_meeting::go_to(model, why.of.step());
    if let Some(meeting) = &mut model.meeting {
        meeting.point_at(&why.of);
        why.go(0, meeting.state());
        model.open(Overlay::Why(why));
    }
    Some(effects)
}

/// Asks with which piece of the other stream the one under the cursor disagrees.
pub fn disagree(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(id) = research::evidence_under(meeting) else { return Vec::new() };
    let others = research::disagreements(&id, meeting.state(), &model.words);
    if others.is_empty() {
        return model.refuse(Message::new("off-no-other-stream"));
    }
    model.open(Overlay::Choice(Choice { title: "choice-disagree", picker: Picker::new(others) }));
    Vec::new()
}
