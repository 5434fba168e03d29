//! The customers that can be named: thousands, looked for only where a text has hostile words.

use std::collections::HashMap;
use std::ops::Range;

use super::letters::{is_chinese, is_letter};

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
/// Letters and digits that a name has at least; shorter ones would be found everywhere.
const SHORTEST: usize = 2;
/// Letters that the first word of a name has at least, to be said alone.
const SHORTEST_ALONE: usize = 5;

/// Names of customers, by the letter they begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(HashMap<char, Vec<Name>>);

#[derive(Clone, Debug, PartialEq, Eq)]
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
            let is_name = name.chars().filter(|letter| letter.is_alphanumeric()).count() >= SHORTEST;
            if !is_name || is_legal_form(name) {
                continue;
            }
            let is_one_word = is_ordinary(name);
            let of_letter = by_letter.entry(folded(first)).or_default();
            of_letter.push(Name { text: name.into(), is_one_word });
            of_letter.extend(short_form(name).map(|short| Name { text: short.into(), is_one_word: true }));
        }
        Self(by_letter)
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

/// What people say of a name of several words: the first of them, `Kestrel` of Kestrel Marine, where it is long enough to be
/// known by.
fn short_form(name: &str) -> Option<&str> {
    let (first, _) = name.split_once(' ')?;
    let is_name = first.chars().next().is_some_and(char::is_uppercase) && is_ordinary(first);
    (is_name && first.chars().count() >= SHORTEST_ALONE).then_some(first)
}

fn folded(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn is_legal_form(word: &str) -> bool {
    let letters: String = word.chars().filter(|letter| *letter != '.').collect();
    LEGAL_FORMS.iter().any(|known| letters.eq_ignore_ascii_case(known))
}

fn without_legal_form(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((rest, last)) = name.rsplit_once([' ', ',']) {
        let rest = rest.trim_end_matches([' ', ',', '&']);
        if rest.is_empty() || !is_legal_form(last) {
            break;
        }
        name = rest;
    }
    name
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn found<'text>(names: &[&str], text: &'text str) -> Vec<&'text str> {
        Names::new(names).all_in(text).map(|at| text.get(at).unwrap()).collect()
    }

    #[test]
    fn a_name_is_found_as_whole_words_whatever_its_capitals() {
        assert_eq!(found(&["XYZ", "Baker & Sons"], "xyz and BAKER & SONS pay"), ["xyz", "BAKER & SONS"]);
        assert_eq!(found(&["XYZ"], "XYZs are not xyzzy, but XYZ's are"), ["XYZ"]);
        assert_eq!(found(&["Old Mill"], "the oldmill, the old mill, the old mills"), ["old mill"]);
    }

    #[test]
    fn a_name_that_is_a_word_too_needs_its_capital() {
        assert_eq!(found(&["Prime"], "a prime place, PRIME, Primes and Prime"), ["Prime"]);
        assert_eq!(found(&["IT"], "it is IT"), ["IT"]);
    }

    #[test]
    fn a_chinese_name_is_the_whole_name_wherever_it_stands() {
        assert_eq!(found(&["大众茶行", "恒泰"], "面向大众，恒泰和大众茶行都来了"), ["恒泰", "大众茶行"]);
        assert_eq!(found(&["恒泰"], "跟恒泰Marketing谈"), ["恒泰"]);
    }

    #[test]
    fn a_long_name_is_known_by_its_first_word() {
        assert_eq!(found(&["Kestrel Marine", "Old Mill"], "Kestrel, kestrel, Old"), ["Kestrel"]);
    }

    #[test]
    fn of_two_names_the_longer_is_meant() {
        assert_eq!(found(&["Harbour", "Harbour Foods"], "Harbour Foods"), ["Harbour Foods"]);
    }

    #[test]
    fn what_nobody_says_of_a_name_is_left_out_and_what_is_no_name_is_none() {
        assert_eq!(found(&["Kestrel Marine, Ltd.", "Ltd."], "Kestrel Marine, no Ltd. there"), ["Kestrel Marine"]);
        assert_eq!(found(&["Smith & Co. KG"], "smith, Smith"), ["Smith"]);
        assert_eq!(found(&["", " ", "A", "茶", "--"], "A a 茶 -- "), Vec::<&str>::new());
    }
}
