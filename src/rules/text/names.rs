//! The customers that can be named: thousands, looked for only where a text has hostile words.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{is_chinese, is_letter};

/// What companies put behind their names and nobody says.
const LEGAL_FORMS: [&str; 18] = [
    "ltd",
    "limited",
    "inc",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sarl",
    "bv",
    "nv",
    "pty",
];
/// Latin letters that a name has at least; shorter ones would be found everywhere.
const SHORTEST: usize = 2;

/// Names of customers, by the letter they begin with.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<char, Vec<Name>>);

#[derive(Clone, Debug)]
struct Name {
    text: Box<str>,
    /// A single word such as "Prime", which is a word of the language too: capital letters tell them apart.
    is_one_word: bool,
}

impl Names {
    /// Takes in names; legal forms at the end of Latin names are left out, since nobody says them.
    pub fn new(names: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut by_letter: HashMap<char, Vec<Name>> = HashMap::new();
        for name in names {
            let name = without_legal_form(name.as_ref());
            let Some(first) = name.chars().next() else { continue };
            if name.len() < SHORTEST || name.chars().count() < 2 {
                continue;
            }
            let is_one_word = is_ordinary(name);
            by_letter.entry(folded(first)).or_default().push(Name { text: name.into(), is_one_word });
        }
        Self(by_letter)
    }

    /// Where the first name stands in a text, but not within the stretches that were taken out.
    pub(super) fn first_in(&self, text: &str, out: &[Range<usize>]) -> Option<Range<usize>> {
        self.all_in(text).find(|at| !out.iter().any(|range| range.start <= at.start && at.end <= range.end))
    }

    /// Where names stand in a text, in order.
    pub(super) fn all_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut before = None;
        text.char_indices().filter_map(move |(at, letter)| {
            let joins = before.is_some_and(is_letter) && is_letter(letter);
            before = Some(letter);
            if joins {
                return None;
            }
            let rest = text.get(at..)?;
            let length = self.0.get(&folded(letter))?.iter().filter_map(|name| name.begins(rest)).max()?;
            Some(at..at + length)
        })
    }
}

impl Name {
    /// How many bytes of the text are this name, where the text begins with it.
    fn begins(&self, text: &str) -> Option<usize> {
        let found = text.get(..self.text.len())?;
        let is_same =
            if self.is_one_word { found == &*self.text } else { found.to_lowercase() == self.text.to_lowercase() };
        let joins =
            |left: Option<char>, right: Option<char>| left.is_some_and(is_letter) && right.is_some_and(is_letter);
        let next = text.get(found.len()..)?.chars().next();
        (is_same && !joins(found.chars().next_back(), next)).then_some(found.len())
    }
}

/// Whether a name looks like a word of the language: one word of letters, a capital and then small ones, or very short.
fn is_ordinary(name: &str) -> bool {
    let is_one = !name.contains(|letter: char| !letter.is_alphabetic() || is_chinese(letter));
    is_one && (name.chars().skip(1).all(char::is_lowercase) || name.chars().count() <= SHORTEST)
}

fn folded(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn without_legal_form(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((rest, last)) = name.rsplit_once([' ', ',']) {
        let form: String = last.chars().filter(|letter| *letter != '.').collect();
        let rest = rest.trim_end_matches([' ', ',', '&']);
        if rest.is_empty() || !LEGAL_FORMS.iter().any(|known| form.eq_ignore_ascii_case(known)) {
            break;
        }
        name = rest;
    }
    name
}
