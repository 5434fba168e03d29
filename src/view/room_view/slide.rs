//! One thing for the room, before it has a place on the screen: a title, key figures, a few lines, and what is asked.

use crate::domain::{Department, Share};
use crate::view::theme::Role;

/// One thing for the room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slide {
    /// What kind of thing it is, quietly.
    pub kicker: String,
    /// What it is called, or what was said.
    pub title: String,
    /// What is being typed below the title, if anything.
    pub typed: Option<Typed>,
    /// Its key figures, side by side.
    pub figures: Vec<Figure>,
    /// Share of spend and share of sales, to be drawn as two bars.
    pub pair: Option<[Share; 2]>,
    /// What else there is to know, the most important first.
    pub lines: Vec<Line>,
    /// What the room is asked.
    pub ask: String,
}

/// A figure to be read from the back row.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure.
    pub text: String,
    /// What it is, below it.
    pub caption: String,
    /// How it looks.
    pub role: Role,
    /// Whether it is being typed, so that the caret stands behind it.
    pub caret: Caret,
}

/// Whether the caret stands behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caret {
    /// It does not.
    Elsewhere,
    /// It does.
    Here,
}

/// A text that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// What is typed so far, as the room may see it.
    pub text: String,
    /// The byte that the caret stands before.
    pub caret: usize,
    /// What it would complete to.
    pub rest: String,
    /// Whether the next key types over it.
    pub is_fresh: bool,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// A quiet word before it.
    pub lead: String,
    /// The department that it is about, by its tag.
    pub tag: Option<Department>,
    /// What it says.
    pub text: String,
    /// How it looks.
    pub role: Role,
}

impl Figure {
    /// A figure with what it is.
    pub fn new(text: impl Into<String>, caption: impl Into<String>) -> Self {
        Self { text: text.into(), caption: caption.into(), role: Role::Accent, caret: Caret::Elsewhere }
    }

    /// The same, to be told apart from another beside it.
    pub fn second(self) -> Self {
        Self { role: Role::Heading, ..self }
    }
}

impl Line {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { lead: String::new(), tag: None, text: text.into(), role: Role::Text }
    }

    /// What goes with it.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self { role: Role::Secondary, ..Self::text(text) }
    }

    /// Something to look at, with the sign that says so.
    pub fn warning(text: &str) -> Self {
        let text = if text.starts_with("! ") { text.to_owned() } else { format!("! {text}") };
        Self { role: Role::Warning, ..Self::text(text) }
    }

    /// With a department before it.
    pub fn of(department: &Department, text: impl Into<String>) -> Self {
        Self { tag: Some(department.clone()), ..Self::text(text) }
    }
}

impl Slide {
    /// A thing of a kind.
    pub fn new(kicker: impl Into<String>, title: impl Into<String>) -> Self {
        Self { kicker: kicker.into(), title: title.into(), ..Self::default() }
    }

    /// With this asked of the room.
    pub fn asking(self, ask: impl Into<String>) -> Self {
        Self { ask: ask.into(), ..self }
    }

    /// With a line, where there is something to say.
    pub fn with(mut self, line: impl IntoIterator<Item = Line>) -> Self {
        self.lines.extend(line.into_iter().filter(|line| !line.text.is_empty()));
        self
    }

    /// The thing whole, then with ever less beside what it is about, for where there is little room.
    pub fn ever_less(&self) -> Vec<Self> {
        let mut all = vec![self.clone()];
        let mut less = self.clone();
        while less.lines.len() > 1 {
            less.lines.pop();
            all.push(less.clone());
        }
        for drop in [
            |slide: &mut Self| slide.kicker.clear(),
            |slide: &mut Self| slide.lines.clear(),
            |slide: &mut Self| slide.ask.clear(),
        ] {
            drop(&mut less);
            all.push(less.clone());
        }
        all
    }
}
