//! What a list to choose from finds: names that match what is typed, best first; Chinese ones also by pinyin.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::lang::pinyin;

/// What a letter of pinyin counts for, a little more than one that is found anywhere in a written name.
const SPOKEN_LETTER: u32 = 18;

/// How what is typed has to stand in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Likeness {
    /// Its letters in their order, with others between them: for short names that somebody knows.
    #[default]
    Letters,
    /// Each of its words as it is: for all that somebody says, in which any letters follow one another sooner or later.
    Words,
}

/// Positions of the things of which a name matches, best first; all of them, in their order, while nothing is typed.
pub fn best_matches<'a, Names: IntoIterator<Item = &'a str>>(
    typed: &str,
    likeness: Likeness,
    things: impl Iterator<Item = Names>,
) -> Vec<usize> {
    let typed = typed.trim();
    if typed.is_empty() {
        return (0..things.count()).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let (case, normal) = (CaseMatching::Ignore, Normalization::Smart);
    let pattern = match likeness {
        Likeness::Letters => Pattern::parse(typed, case, normal),
        Likeness::Words => Pattern::new(typed, case, normal, AtomKind::Substring),
    };
    let mut letters = Vec::new();
    let mut score = |name: &str| {
        let written = pattern.score(Utf32Str::new(name, &mut letters), &mut matcher);
        written.max(pinyin::spoken_at(typed, name).map(|at| spoken(typed, at)))
    };
    let mut found: Vec<(u32, usize)> = things
        .enumerate()
        .filter_map(|(index, names)| Some((names.into_iter().filter_map(&mut score).max()?, index)))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, index)| index).collect()
}

/// What it counts for that a name is spoken so, from its beginning or from later on.
fn spoken(typed: &str, at: usize) -> u32 {
    let letters = u32::try_from(typed.len()).unwrap_or(u32::MAX).saturating_mul(SPOKEN_LETTER);
    if at == 0 { letters.saturating_add(SPOKEN_LETTER) } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, names: &[&str]) -> Vec<usize> {
        best_matches(typed, Likeness::Letters, names.iter().map(|name| [*name]))
    }

    #[test]
    fn words_are_found_as_they_are_and_not_letter_by_letter_across_others() {
        let said = [
            "Dealers asked: what have I left over?",
            "Delivery takes nine weeks",
            "Do they have I left 交付 vans",
            "交付要九周",
        ];
        let found = |typed| best_matches(typed, Likeness::Words, said.iter().map(|said| [*said]));
        assert_eq!(found("deliv"), [1]);
        assert_eq!(found("weeks deliv"), [1], "in any order");
        assert_eq!(found("DELIV"), [1]);
        assert_eq!(found("jiaofu"), [3, 2], "Chinese by its sound");
        assert_eq!(found("!deliv"), [0_usize; 0], "what is typed means itself");
        assert!(best_matches("deliv", Likeness::Letters, said.iter().map(|said| [*said])).len() > 1);
    }

    #[test]
    fn a_few_letters_find_a_name_in_either_language() {
        let names = ["Add a segment", "Spread the rest", "撤销上一步", "Sign"];
        assert_eq!(found("spr", &names), [1]);
        assert_eq!(found("撤", &names), [2]);
        assert_eq!(found("", &names), [0, 1, 2, 3]);
    }

    #[test]
    fn initials_and_whole_pinyin_find_a_chinese_name() {
        let names = ["增加细分市场", "撤销上一步", "签字"];
        assert_eq!(found("cx", &names), [1]);
        assert_eq!(found("chexiao", &names), [1]);
        assert_eq!(found("qianzi", &names), [2]);
        assert_eq!(found("xfsc", &names), [0]);
    }

    #[test]
    fn a_thing_is_found_by_any_of_its_names() {
        let things = [["undo", "撤销"], ["redo", "重做"]];
        assert_eq!(best_matches("cz", Likeness::Letters, things.into_iter()), [1]);
        assert_eq!(best_matches("undo", Likeness::Letters, things.into_iter()), [0]);
    }
}
