//! Which of some names is meant by a few letters of it: the one, or those between which one has to choose.

use super::palette::{Likeness, best_matches};
use crate::lang::pinyin;

/// Which of some names is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one, counted from 0.
    One(usize),
    /// One of these.
    Several(Vec<usize>),
    /// None of them.
    None,
}

/// Which of the names is meant: the one that is named, begun, begun with another of its words, named by any part, spoken or
/// spelled by some of its letters; the first of these ways that finds any decides.
#[must_use]
pub fn which(typed: &str, names: &[String]) -> Which {
    let ways = [by_word(typed, names), by_any(typed, names, |name, wanted| name.to_lowercase().contains(wanted))];
    if let Some(found) = ways.into_iter().find(|found| *found != Which::None) {
        return found;
    }
    let spoken = by_any(typed, names, |name, wanted| pinyin::spoken_at(wanted, name).is_some());
    if spoken != Which::None || typed.trim().is_empty() {
        return spoken;
    }
    // A pattern of the palette may mean something by these.
    if typed.contains(['!', '^', '$', '\'', '\\']) {
        return Which::None;
    }
    decided(best_matches(typed, Likeness::Letters, names.iter().map(|name| [name.as_str()])))
}

/// Which of the names is named whole, begun, or begun with another of its words.
#[must_use]
pub fn by_word(typed: &str, names: &[String]) -> Which {
    let whole = |name: &str, wanted: &str| name.to_lowercase() == wanted;
    let begun = |name: &str, wanted: &str| name.to_lowercase().starts_with(wanted);
    let a_word = |name: &str, wanted: &str| {
        name.split([' ', '-', '/', '(', ',']).any(|word| word.to_lowercase().starts_with(wanted))
    };
    let ways = [by_any(typed, names, whole), by_any(typed, names, begun), by_any(typed, names, a_word)];
    ways.into_iter().find(|found| *found != Which::None).unwrap_or(Which::None)
}

fn by_any(typed: &str, names: &[String], is_meant: impl Fn(&str, &str) -> bool) -> Which {
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return Which::None;
    }
    let meant = names.iter().enumerate().filter(|(_, name)| is_meant(name, &wanted));
    decided(meant.map(|(index, _)| index).collect())
}

fn decided(found: Vec<usize>) -> Which {
    match found.as_slice() {
        [] => Which::None,
        [one] => Which::One(*one),
        _ => Which::Several(found),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn meant(typed: &str) -> Which {
        let names = ["Key accounts", "Dealers north", "Dealers south", "Small workshops", "经销商", "45-49"];
        which(typed, &names.map(str::to_owned))
    }

    #[test]
    fn a_name_is_meant_by_its_beginning_a_word_a_part_its_sound_or_some_letters() {
        assert_eq!(meant("key"), Which::One(0));
        assert_eq!(meant("south"), Which::One(2));
        assert_eq!(meant("shops"), Which::One(3));
        assert_eq!(meant("jxs"), Which::One(4));
        assert_eq!(meant("45"), Which::One(5));
        assert_eq!(meant("smwk"), Which::One(3));
    }

    #[test]
    fn where_several_may_be_meant_all_are_told_and_where_none_is_nothing() {
        assert_eq!(meant("deal"), Which::Several(vec![1, 2]));
        for nothing in ["", "  ", "zzz", "!key"] {
            assert_eq!(meant(nothing), Which::None, "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn whoever_is_named_whole_is_meant(names in prop::collection::btree_set("[a-z]{2,6}( [a-z]{1,4})?", 1..8), at in any::<prop::sample::Index>()) {
            let names: Vec<String> = names.into_iter().collect();
            let at = at.index(names.len());
            prop_assert_eq!(which(&names[at].to_uppercase(), &names), Which::One(at));
        }
    }
}
