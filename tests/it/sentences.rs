//! How well the text rules tell remarks apart: labelled sentences of two languages, of which one half tuned the word lists
//! and the other half, which nobody looked at meanwhile, says how good they are.

use std::fmt;
use std::fs;

use roundtable::rules::text::{Lexicon, Names, boast, credit, hostile};
use roundtable::storage::our_word_lists;

/// The customers that the sentences name.
const CUSTOMERS: [&str; 15] = [
    "XYZ",
    "Northwind",
    "Baker & Sons",
    "Harbour Foods",
    "Meridian Tools",
    "Old Mill",
    "Kestrel Marine, Ltd.",
    "Prime",
    "恒泰",
    "金穗食品",
    "北方船舶",
    "老磨坊",
    "华联超市",
    "明达电机",
    "大众茶行",
];

/// Least precision and recall on the lines that nobody looked at, per language and rule.
const FLOORS: [(&str, &str, f64, f64); 6] = [
    ("en", "X1", 0.9, 0.72),
    ("en", "X5", 0.96, 0.96),
    ("en", "X6", 0.92, 0.95),
    ("zh-CN", "X1", 0.95, 0.85),
    ("zh-CN", "X5", 0.96, 0.96),
    ("zh-CN", "X6", 0.87, 0.87),
];

/// A half of the lines of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    /// Lines 1, 3, 5 ...: kept unseen.
    Odd,
    /// Lines 2, 4, 6 ...: the word lists were tuned on them.
    Even,
}

/// How often a rule was right.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Marked, and labelled so.
    right: u32,
    /// Marked, and not labelled so.
    wrong: u32,
    /// Labelled so, and not marked.
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { right, wrong, missed } = self;
        let (precision, recall) = (self.precision(), self.recall());
        write!(f, "precision {precision:.3}, recall {recall:.3} ({right} right, {wrong} wrong, {missed} missed)")
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// The labels and sentences of one half of a file.
fn half(language: &str, half: Half) -> Vec<(Vec<String>, String)> {
    let path = format!("tests/it/sentences/{language}.tsv");
    let file = fs::read_to_string(path).expect("the labelled sentences stand beside the tests");
    let of_half = |number: usize| (number % 2 == 1) == (half == Half::Odd);
    let lines = (1..).zip(file.lines()).filter(|(number, _)| of_half(*number));
    let labelled = lines.filter_map(|(_, line)| line.split_once('\t'));
    labelled.map(|(labels, text)| (labels.split(',').map(str::to_owned).collect(), text.to_owned())).collect()
}

fn score(language: &str, of: Half, rule: &str, lexicon: &Lexicon, names: &Names) -> Score {
    let mut score = Score::default();
    for (labels, text) in half(language, of) {
        let found = match rule {
            "X1" => credit(&text, lexicon, names),
            "X5" => hostile(&text, lexicon, names),
            _ => boast(&text, lexicon, names),
        };
        match (found.is_some(), labels.iter().any(|label| label == rule)) {
            (true, true) => score.right += 1,
            (true, false) => score.wrong += 1,
            (false, true) => score.missed += 1,
            (false, false) => {}
        }
    }
    score
}

#[test]
fn the_text_rules_are_as_good_as_they_were_on_sentences_that_nobody_tuned_them_to() {
    let (lexicon, names) = (Lexicon::new(&our_word_lists()), Names::new(CUSTOMERS));
    let mut fallen = Vec::new();
    for (language, rule, precision, recall) in FLOORS {
        let unseen = score(language, Half::Odd, rule, &lexicon, &names);
        println!("{language} {rule} unseen: {unseen}");
        println!("{language} {rule} tuned:  {}", score(language, Half::Even, rule, &lexicon, &names));
        if unseen.precision() < precision || unseen.recall() < recall {
            fallen.push(format!("{language} {rule}: {unseen}, at least {precision} and {recall} are wanted"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

#[test]
fn there_are_enough_labelled_sentences_of_each_kind_in_both_halves() {
    for language in ["en", "zh-CN"] {
        for of in [Half::Odd, Half::Even] {
            let lines = half(language, of);
            let with =
                |label: &str| lines.iter().filter(|(labels, _)| labels.iter().any(|found| found == label)).count();
            assert!(lines.len() >= 110, "{language} {of:?}: {}", lines.len());
            for (label, least) in [("X1", 12), ("X5", 12), ("X6", 12), ("-", 15), ("-~", 15)] {
                assert!(with(label) >= least, "{language} {of:?}: {} of {label}", with(label));
            }
        }
    }
}
