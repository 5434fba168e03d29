//! Wording that makes such meetings fail: credit claimed or blame laid (X1), a customer attacked (X5), ourselves praised (X6).
//!
//! The words stand in lists, one per language ([`WordLists`]); what is done with them are a few principles that can be
//! told to somebody whose remark was marked:
//!
//! 1. **Words count together.** A single word says nothing. Blame needs a department near it, an attack needs a customer, and
//!    praise of ourselves is harmless where a gain for the customer stands beside it.
//! 2. **The clause decides.** Commas, full stops and a "but" part a remark; words count together within their part, and a
//!    part that names nobody speaks of whoever was named before.
//! 3. **No is no.** "It is not Marketing's fault" blames nobody.
//! 4. **A question is a question.** Whoever asks claims nothing.
//! 5. **The nearest subject counts.** What is said of us, of a rival, or by a customer of us, is no attack on the customer.
//!    What is said of a customer blames no department and praises nobody of us.
//! 6. **Together is not alone.** A word for joint effort takes the claim away.
//! 7. **What is taken out does not count.** Words inside an expression of the list `without` are not seen at all.
//!
//! Nothing here forbids: a [`Finding`] names the words and the suggestion that is apt.

mod boast;
mod credit;
mod gate;
mod hostile;
mod letters;
mod lexicon;
mod names;
mod remark;
mod word_lists;

use std::ops::Range;

use crate::domain::Rule;

pub use boast::boast;
pub use credit::credit;
pub use gate::Admitted;
pub use hostile::hostile;
pub use lexicon::Lexicon;
pub use names::Names;
pub use word_lists::{Role, WordLists};

/// A wording that could be better, and the words that it was seen by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is the matter, and so which suggestion is apt.
    pub kind: FindingKind,
    /// The words that caused it: byte ranges of the text on bounds of characters, in order, apart, none empty, at least one.
    pub words: Vec<Range<usize>>,
    /// Where the first of these words begins, in bytes; what attacks a customer is masked from there.
    pub from: usize,
}

impl Finding {
    /// A finding by these words, in any order; `None` where there are none.
    fn by(kind: FindingKind, words: impl IntoIterator<Item = Range<usize>>) -> Option<Self> {
        let mut sorted: Vec<Range<usize>> = words.into_iter().collect();
        sorted.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in sorted {
            match apart.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        let from = apart.first()?.start;
        Some(Self { kind, words: apart, from })
    }

    /// The words themselves, as they stand in the text that this was found in.
    pub fn quoted<'text>(&self, text: &'text str) -> impl Iterator<Item = &'text str> {
        self.words.iter().filter_map(move |range| text.get(range.clone()))
    }
}

/// What is the matter with a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// The success is claimed for one department or one means (X1).
    Credit,
    /// A department is blamed (X1).
    Blame,
    /// A customer is attacked (X5).
    Hostile,
    /// We are the leader (X6).
    Leader,
    /// Our quality is high (X6).
    Quality,
    /// Our history is long (X6).
    History,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Credit, Self::Blame, Self::Hostile, Self::Leader, Self::Quality, Self::History];

    /// The key of the suggestion: a better wording, or the question to ask instead.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Credit => "reword-credit",
            Self::Blame => "reword-blame",
            Self::Hostile => "reword-hostile",
            Self::Leader => "reword-leader",
            Self::Quality => "reword-quality",
            Self::History => "reword-history",
        }
    }

    /// The rule that it breaks: X1, X5 or X6.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Credit | Self::Blame => Rule::X1,
            Self::Hostile => Rule::X5,
            Self::Leader | Self::Quality | Self::History => Rule::X6,
        }
    }
}
