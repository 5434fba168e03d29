//! A message that is not worded yet: its key and what it speaks of, so that it can be said in any language at any time.

use super::{Arg, Words};

/// A key among the words, with the arguments that its text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, Text)>,
}

/// What an argument says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Text {
    /// This.
    Said(String),
    /// The word of this key.
    Word(&'static str),
}

impl Message {
    /// The message of this key.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// With this argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, Text::Said(value.to_owned())));
        self
    }

    /// With the word of this key as an argument.
    #[must_use]
    pub fn with_word(mut self, name: &'static str, key: &'static str) -> Self {
        self.args.push((name, Text::Word(key)));
        self
    }

    /// With the reason that another message gives, as the argument `why`.
    #[must_use]
    pub fn because(self, why: &Self, words: &Words) -> Self {
        self.with("why", &why.say(words))
    }

    /// Its key among the words.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Whether it quotes something that was said or named, and not only words of the program.
    #[must_use]
    pub fn quotes(&self) -> bool {
        self.args.iter().any(|(_, text)| matches!(text, Text::Said(_)))
    }

    /// In these words.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let said = |text: &Text| match text {
            Text::Said(said) => Arg::from(said.clone()),
            Text::Word(key) => Arg::from(words.get(key).into_owned()),
        };
        let args: Vec<(&str, Arg<'_>)> = self.args.iter().map(|(name, text)| (*name, said(text))).collect();
        words.with(self.key, &args)
    }
}
