//! Chinese texts by how they are spoken: found by pinyin without tones, in full or by initials, and put in the order of the
//! dictionary.

use std::cmp::Ordering;

use pinyin::{ToPinyin, ToPinyinMulti};

/// Where a Chinese text is spoken as these letters say, counted in characters from 0; `None` where it nowhere is.
///
/// Each character takes its whole reading or its initials (`zengjia`, `zj`, `zengj`), the last one any beginning of its
/// reading. A character that is read in several ways is found by each: `chongzuo` and `zhongzuo` both find 重做. Latin letters
/// beside Chinese ones are taken along (`jxsb` finds 经销商 B), but letters that meet no Chinese character find nothing: they
/// would run across words.
#[must_use]
pub fn spoken_at(letters: &str, text: &str) -> Option<usize> {
    let wanted: Vec<char> = letters.chars().filter(|c| !matches!(c, ' ' | '\'')).flat_map(char::to_lowercase).collect();
    let is_latin = |c: &char| c.is_ascii_alphanumeric() || *c == 'ü';
    if wanted.is_empty() || !wanted.iter().all(is_latin) || text.is_ascii() {
        return None;
    }
    let wanted: Vec<char> = wanted.into_iter().map(typed_on_keyboard).collect();
    // For each number of letters found so far, where the first place begins from which they follow one another: while no
    // character was Chinese, and once one was.
    let mut begun: Vec<[Option<usize>; 2]> = vec![[None; 2]; wanted.len() + 1];
    let mut found: Option<usize> = None;
    for (at, character) in text.chars().enumerate() {
        let readings = readings(character);
        if readings.is_empty() {
            // Blanks and marks between characters are not spoken.
            continue;
        }
        begun[0][0] = Some(at);
        let mut next: Vec<[Option<usize>; 2]> = vec![[None; 2]; wanted.len() + 1];
        for (taken, from) in begun.iter().enumerate() {
            let Some(rest) = wanted.get(taken..) else { continue };
            for length in readings.iter().flat_map(|reading| beginnings(reading, rest)) {
                let [latin, chinese] = &mut next[taken + length];
                if character.is_ascii() {
                    (*latin, *chinese) = (first(*latin, from[0]), first(*chinese, from[1]));
                } else {
                    *chinese = first(*chinese, first(from[0], from[1]));
                }
            }
        }
        found = first(found, next[wanted.len()][1]);
        begun = next;
    }
    found
}

/// The first of two places, where there are any.
fn first(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

/// What people type for a Chinese text by its sound: its initials and its whole readings, once for each of two ways to read
/// it where it has two; empty where nothing of it is Chinese. Quick to look into, where there are thousands of texts.
#[must_use]
pub fn typed_by_sound(text: &str) -> String {
    if text.is_ascii() {
        return String::new();
    }
    let spoken: Vec<Vec<Vec<char>>> = text.chars().map(readings).filter(|readings| !readings.is_empty()).collect();
    let way = |which: usize| spoken.iter().filter_map(move |readings| readings.get(which).or(readings.first()));
    let ways = if spoken.iter().any(|readings| readings.len() > 1) { 2 } else { 1 };
    let mut typed = String::new();
    for which in 0..ways {
        typed.extend(way(which).filter_map(|reading| reading.first()));
        typed.push(' ');
        typed.extend(way(which).flatten());
        typed.push(' ');
    }
    typed
}

/// How many of the letters a character takes that is read so: all of its reading, its initials, or, where the letters end, a
/// part of it.
fn beginnings(reading: &[char], letters: &[char]) -> Vec<usize> {
    let alike = reading.iter().zip(letters).take_while(|(one, other)| one == other).count();
    let initials = match reading {
        ['z' | 'c' | 's', 'h', _, ..] => 2,
        _ => 1,
    };
    let may_end =
        |length: &usize| *length == 1 || *length == initials || *length == reading.len() || *length == letters.len();
    (1..=alike).filter(may_end).collect()
}

/// The readings of a character in letters without tones; a letter or a digit reads as itself, a mark in no way.
fn readings(character: char) -> Vec<Vec<char>> {
    if character.is_ascii_alphanumeric() {
        return vec![vec![character.to_ascii_lowercase()]];
    }
    let several = character.to_pinyin_multi().into_iter().flatten();
    let mut readings: Vec<Vec<char>> =
        several.map(|reading| reading.plain().chars().map(typed_on_keyboard).collect()).collect();
    readings.dedup();
    readings
}

/// Keyboards have no ü: people type v.
fn typed_on_keyboard(letter: char) -> char {
    if letter == 'ü' { 'v' } else { letter }
}

/// Where a text stands in a list that is put in order by names: Latin letters first, whatever their case, then Chinese
/// characters as in a dictionary by pinyin and tone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Other(char),
    Spoken(&'static str, char),
}

/// Where a text stands in a list that is put in order by names.
#[must_use]
pub fn sort_key(text: &str) -> SortKey {
    let part = |character: char| match character.to_pinyin() {
        Some(reading) => Part::Spoken(reading.with_tone_num_end(), character),
        None => Part::Other(character),
    };
    SortKey(text.chars().flat_map(char::to_lowercase).map(part).collect())
}

/// Which of two texts comes first in a list that is put in order by names.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    sort_key(one).cmp(&sort_key(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_found_by_its_whole_pinyin_by_initials_and_by_both_together() {
        for letters in ["zengjiaxifenshichang", "zjxfsc", "zengjx", "zhenjia", "xfsc", "xifen", "ZJ", "zeng jia", "z'j"]
        {
            let found = spoken_at(letters, "增加细分市场");
            assert_eq!(found.is_some(), letters != "zhenjia", "{letters}");
        }
        assert_eq!(spoken_at("shic", "增加细分市场"), Some(4));
        assert_eq!(spoken_at("shc", "市场"), Some(0));
        assert_eq!(spoken_at("jingx", "经销商 B"), Some(0));
        assert_eq!(spoken_at("jxsb", "经销商 B"), Some(0));
    }

    #[test]
    fn a_text_is_typed_by_initials_and_by_whole_readings_in_each_way() {
        assert_eq!(typed_by_sound("山岚 Q1"), "slq1 shanlanq1 ");
        let typed = typed_by_sound("重做");
        assert!(typed.contains("chongzuo") && typed.contains("zhongzuo") && typed.contains("cz"), "{typed}");
        assert_eq!(typed_by_sound("Hydra"), "");
    }

    #[test]
    fn each_way_to_read_a_character_finds_it() {
        assert_eq!(spoken_at("chongzuo", "重做"), Some(0));
        assert_eq!(spoken_at("zhongzuo", "重做"), Some(0));
        assert_eq!(spoken_at("lv", "绿色"), Some(0));
        assert_eq!(spoken_at("lü", "绿色"), Some(0));
    }

    #[test]
    fn what_is_not_spoken_so_is_not_found() {
        for letters in ["", " ", "x", "撤", "engjia", "zengjiaa", "!"] {
            assert_eq!(spoken_at(letters, "增加"), None, "{letters}");
        }
        assert_eq!(spoken_at("add", "Add a segment"), None, "Latin text is found as it is written");
        assert_eq!(spoken_at("eil", "What have I left? 山岚"), None, "also beside Chinese text");
        assert_eq!(spoken_at("q1sl", "Q1 山岚"), Some(0));
    }

    #[test]
    fn names_stand_as_in_a_dictionary() {
        let mut names = ["王芳", "陈丽", "安娜", "zeta", "Ana", "马军", "妈妈"];
        names.sort_by(|one, other| compare(one, other));
        assert_eq!(names, ["Ana", "zeta", "安娜", "陈丽", "妈妈", "马军", "王芳"]);
    }

    proptest! {
        #[test]
        fn whatever_is_said_of_a_text_finds_it(text in "[一-龥]{1,12}", mask in any::<u16>(), from in 0_usize..12) {
            let said: String = text
                .chars()
                .enumerate()
                .skip(from)
                .filter_map(|(at, character)| Some((at, character.to_pinyin()?.plain())))
                .map(|(at, reading)| {
                    let length = if mask & (1 << at) == 0 { 1 } else { reading.chars().count() };
                    reading.chars().take(length).map(typed_on_keyboard).collect::<String>()
                })
                .collect();
            // Characters that nobody can read break a word in two.
            let all_read = text.chars().all(|character| character.to_pinyin().is_some());
            if !said.is_empty() && all_read {
                let found = spoken_at(&said, &text);
                prop_assert!(found.is_some_and(|at| at <= from), "{said} in {text}: {found:?}");
            }
        }

        #[test]
        fn the_order_of_names_is_an_order(one in ".{0,6}", other in ".{0,6}") {
            prop_assert_eq!(compare(&one, &other), compare(&other, &one).reverse());
            prop_assert_eq!(compare(&one, &other).is_eq(), one == other);
        }
    }
}
