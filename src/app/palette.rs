//! What the palette finds: names that match what is typed, best first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Positions of the names that match, best first; all of them, in their order, while nothing is typed.
pub fn best_matches<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..names.count()).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, usize)> = names
        .enumerate()
        .filter_map(|(index, name)| Some((pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?, index)))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_a_name_in_either_language() {
        let names = ["Add a segment", "Spread the rest", "撤销上一步", "Sign"];
        assert_eq!(best_matches("spr", names.into_iter()), [1]);
        assert_eq!(best_matches("撤", names.into_iter()), [2]);
        assert_eq!(best_matches("", names.into_iter()), [0, 1, 2, 3]);
    }
}
