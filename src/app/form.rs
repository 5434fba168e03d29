//! A form: some rows to fill in, driven from the keyboard; what comes of it is the business of its subject.

use std::collections::BTreeSet;

use super::outlook::Outlook;
use super::subject::Subject;
use crate::edit::TextField;
use crate::lang::Message;

/// A form that is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What it is about.
    pub subject: Subject,
    /// Its rows.
    pub rows: Vec<FormRow>,
    /// The row that is typed into, counted from 0.
    pub focus: usize,
    /// Whether the row was entered just now, so that a letter begins a new choice instead of adding to the old one.
    pub touch: Touch,
    /// What is wrong, and in which row.
    pub problem: Option<(usize, Message)>,
    /// What the row in focus would complete to.
    pub ghost: Option<Ghost>,
    /// What it would make, where that is shown before it is made.
    pub outlook: Option<Box<Outlook>>,
}

/// Whether the row in focus has been typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Entered just now.
    Fresh,
    /// Typed into.
    Typed,
}

/// One row of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// The key of its label among the words.
    pub label: &'static str,
    /// Whether it must be filled in.
    pub need: Need,
    /// What is typed.
    pub text: TextField,
    /// What is offered.
    pub offer: Offer,
}

/// Whether a row must be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must be filled in.
    Required,
    /// It may stay empty.
    Optional,
}

/// What a row offers to choose from.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Nothing: free text.
    Free,
    /// Words of the program's own to complete; others are welcome.
    Suggest(Vec<String>),
    /// What was said here before, the last first; anything else is welcome.
    Said(Vec<String>),
    /// The same for each of several names with commas between them.
    EachSaid(Vec<String>),
    /// One of these, or nothing.
    OneOf(Vec<String>),
    /// Any of these: which are marked, and where the cursor is.
    AnyOf {
        /// What there is.
        options: Vec<String>,
        /// Which are marked, counted from 0.
        marked: BTreeSet<usize>,
        /// Where the cursor is, counted from 0.
        at: usize,
    },
}

/// What is offered behind the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ghost {
    /// What the row would say.
    pub whole: String,
    /// What stands behind the caret: the rest of a name that is begun, else all of the name that is meant.
    pub shown: String,
    /// What Enter does with it.
    pub on_enter: OnEnter,
}

/// What Enter does with what is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnEnter {
    /// It is taken, since the row takes nothing that is not offered, or this is a word of the program's own.
    Taken,
    /// What was typed is kept as it is.
    Left,
}

impl FormRow {
    /// A row of free text that must be filled in.
    #[must_use]
    pub fn text(label: &'static str, text: &str) -> Self {
        Self { label, need: Need::Required, text: TextField::with_text(text), offer: Offer::Free }
    }

    /// The option that what is typed names, else the first that it begins; `None` where there is none.
    ///
    /// A blank behind it ends a name, so that `Ann ` can be somebody else than Anna. What was said before must be named whole.
    #[must_use]
    pub fn matched(&self) -> Option<usize> {
        let (Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options)) = &self.offer else { return None };
        let typed = self.text.text().trim_start().to_lowercase();
        if typed.is_empty() {
            return None;
        }
        let lower: Vec<String> = options.iter().map(|option| option.to_lowercase()).collect();
        let exact = lower.iter().position(|option| option == typed.trim_end());
        let begun = || lower.iter().position(|option| option.starts_with(&typed));
        exact.or_else(|| if matches!(self.offer, Offer::Said(_)) { None } else { begun() })
    }

    /// Whether just one of the options stands in it.
    fn is_chosen(&self) -> bool {
        let (Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options)) = &self.offer else {
            return false;
        };
        options.iter().any(|option| option == self.text.text())
    }

    /// Whether it says what another row says, wherever the cursor is.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (&self.offer, &other.offer) {
            (Offer::AnyOf { options, marked, .. }, Offer::AnyOf { options: others, marked: those, .. }) => {
                (options, marked) == (others, those)
            }
            _ => self.offer == other.offer && self.text.text().trim() == other.text.text().trim(),
        }
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.offer {
            Offer::AnyOf { marked, .. } => marked.is_empty(),
            _ => self.text.text().trim().is_empty(),
        }
    }
}

impl Form {
    /// A form about this subject; the first row that must be filled in and is empty has the focus.
    #[must_use]
    pub fn new(subject: Subject, rows: Vec<FormRow>) -> Self {
        let focus = rows.iter().position(|row| row.need == Need::Required && row.is_empty()).unwrap_or(0);
        Self { subject, rows, focus, touch: Touch::Fresh, problem: None, ghost: None, outlook: None }
    }

    /// What is typed into a row, without blanks at its ends.
    #[must_use]
    pub fn typed(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.text.text().trim())
    }

    /// The row that is typed into.
    #[must_use]
    pub fn row(&self) -> Option<&FormRow> {
        self.rows.get(self.focus)
    }

    /// Moves the focus to the next row, or the one before, round and round; a choice that is begun is taken on
    /// the way.
    pub fn step(&mut self, forward: bool) {
        self.complete();
        let count = self.rows.len().max(1);
        self.focus = if forward { (self.focus + 1) % count } else { (self.focus + count - 1) % count };
        self.touch = Touch::Fresh;
    }

    /// Moves down or up: along the options of the row in focus, where they stand below one another, else to another row.
    pub fn walk(&mut self, down: bool) {
        if let Some(Offer::AnyOf { options, at, .. }) = self.rows.get_mut(self.focus).map(|row| &mut row.offer) {
            let next = if down { Some(*at + 1) } else { at.checked_sub(1) };
            if let Some(next) = next.filter(|next| *next < options.len()) {
                *at = next;
                return;
            }
        }
        self.step(down);
    }

    /// Moves the focus to a row.
    pub fn focus_on(&mut self, row: usize) {
        if row < self.rows.len() {
            self.complete();
            self.focus = row;
            self.touch = Touch::Fresh;
        }
    }

    /// Types a character.
    pub fn type_char(&mut self, character: char) {
        self.problem = None;
        let fresh = self.touch == Touch::Fresh;
        self.touch = Touch::Typed;
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        let (is_chosen, is_empty) = (fresh && row.is_chosen(), row.text.is_empty());
        match &mut row.offer {
            Offer::AnyOf { marked, at, .. } if character == ' ' => {
                if !marked.remove(at) {
                    marked.insert(*at);
                }
            }
            Offer::AnyOf { options, at, .. } => {
                let wanted = character.to_lowercase().to_string();
                let after = (1..=options.len()).map(|step| (*at + step) % options.len());
                if let Some(found) = after.into_iter().find(|index| options[*index].to_lowercase().starts_with(&wanted))
                {
                    *at = found;
                }
            }
            // What is offered is walked through by the space bar, while nothing of one's own is being typed.
            Offer::Suggest(_) | Offer::Said(_) if character == ' ' && (is_empty || is_chosen) => {
                let _ = self.choose_next(true);
            }
            Offer::OneOf(_) if character == ' ' && fresh => {
                let _ = self.choose_next(true);
            }
            _ => {
                // What stands in a row that was entered just now is typed over, as in every dialog.
                if fresh {
                    row.text.clear();
                }
                let _ = row.text.insert(character);
            }
        }
    }

    /// Chooses an option of the row in focus, counted from 0; where any can be marked, marks it or takes its mark away.
    pub fn choose(&mut self, option: usize) {
        self.problem = None;
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        match &mut row.offer {
            Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options) => {
                if let Some(name) = options.get(option) {
                    row.text = TextField::with_text(name);
                    self.touch = Touch::Fresh;
                }
            }
            Offer::AnyOf { options, marked, at } if option < options.len() => {
                *at = option;
                if !marked.remove(&option) {
                    marked.insert(option);
                }
            }
            Offer::Free | Offer::EachSaid(_) | Offer::AnyOf { .. } => {}
        }
    }

    /// The option that the row in focus would be moved on to, or back to; `None` where it offers nothing to move along.
    #[must_use]
    pub fn beside(&self, forward: bool) -> Option<usize> {
        let row = self.row()?;
        let (Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options)) = &row.offer else { return None };
        (!options.is_empty()).then(|| next_of(row.matched(), options.len(), forward))
    }

    /// Pastes text into the row in focus.
    pub fn paste(&mut self, text: &str) {
        self.problem = None;
        let fresh = std::mem::replace(&mut self.touch, Touch::Typed) == Touch::Fresh;
        if let Some(row) = self.rows.get_mut(self.focus) {
            if fresh {
                row.text.clear();
            }
            let _ = row.text.insert_str(text);
        }
    }

    /// Moves along what the row in focus offers; `false` where it offers nothing to move along, and in a text, where the
    /// caret moves.
    pub fn cycle(&mut self, forward: bool) -> bool {
        let is_text = |row: &FormRow| matches!(row.offer, Offer::Suggest(_) | Offer::Said(_)) && !row.text.is_empty();
        if self.row().is_none_or(is_text) { false } else { self.choose_next(forward) }
    }

    fn choose_next(&mut self, forward: bool) -> bool {
        let Some(row) = self.rows.get_mut(self.focus) else { return false };
        let matched = row.matched();
        let next = |at: Option<usize>, count: usize| next_of(at, count, forward);
        match &mut row.offer {
            Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options) if !options.is_empty() => {
                let chosen = next(matched, options.len());
                row.text = TextField::with_text(&options[chosen]);
                self.touch = Touch::Fresh;
                true
            }
            Offer::AnyOf { options, at, .. } if !options.is_empty() => {
                *at = next(Some(*at), options.len());
                true
            }
            _ => false,
        }
    }

    /// The first row that must be filled in and is not.
    #[must_use]
    pub fn missing(&self) -> Option<usize> {
        self.rows.iter().position(|row| row.need == Need::Required && row.is_empty())
    }
}

/// The option behind one of several, or before it, round and round; the first, or the last, where none is chosen.
fn next_of(at: Option<usize>, count: usize, forward: bool) -> usize {
    match (at, forward) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    }
}
