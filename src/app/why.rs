//! The page that tells why something is planned as it is: what it rests on, down to who said what, and what rests on it.

use crate::domain::{Chain, InputRef, Note, State};

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
