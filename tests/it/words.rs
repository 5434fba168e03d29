//! Every word that the program asks for is there in every language, none is idle, and each fits where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use roundtable::app::{Command, Section};
use roundtable::domain::{Department, Step};
use roundtable::lang::{Lang, Words};
use unicode_width::UnicodeWidthStr;

/// Rooms in which a text of small letters joined by hyphens is always a key among the words.
const SPEAKING_ROOMS: [&str; 7] = ["domain", "rules", "lang", "import", "export", "app", "view"];

/// What each key begins with that stands in a narrow place, and how many columns there are.
const NARROW: [(&str, usize); 3] = [("do-", 16), ("section-", 28), ("field-", 18)];

/// How many columns a line has that says why something cannot be done.
const REASON_COLUMNS: usize = 90;

#[test]
fn every_word_that_the_program_asks_for_is_there_in_every_language() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let missing: Vec<_> = asked_for().into_iter().filter(|(key, _)| !words.has(key)).collect();
        assert!(missing.is_empty(), "missing in {}: {missing:#?}", lang.code());
    }
}

#[test]
fn no_word_is_idle() {
    let literals: BTreeSet<String> = sources().into_iter().flat_map(|(_, text)| literals(&text)).collect();
    let idle: Vec<_> =
        written(Lang::En).into_iter().map(|(key, _)| key).filter(|key| !literals.contains(key)).collect();
    assert!(idle.is_empty(), "said nowhere: {idle:#?}");
}

#[test]
fn a_label_is_no_wider_than_its_place() {
    for lang in Lang::ALL {
        for (key, text) in written(lang) {
            let place = NARROW.iter().find(|(beginning, _)| key.starts_with(beginning));
            let Some((_, columns)) = place else { continue };
            assert!(text.width() <= *columns, "{key} in {} is {} wide: {text}", lang.code(), text.width());
        }
        let words = Words::new(lang);
        for step in Step::ALL {
            assert!(words.get(step.key()).width() <= 12, "{} in {}", step.key(), lang.code());
        }
    }
}

#[test]
fn a_reason_fits_on_one_line() {
    for lang in Lang::ALL {
        let is_reason = |key: &str| ["off-", "refusal-", "form-no"].iter().any(|beginning| key.starts_with(beginning));
        for (key, text) in written(lang).into_iter().filter(|(key, _)| is_reason(key)) {
            assert!(text.width() <= REASON_COLUMNS, "{key} in {} is {} wide", lang.code(), text.width());
        }
    }
}

#[test]
fn departments_are_told_apart_by_their_tags() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let tag = |department: &Department| roundtable::lang::wording::tag(department, &words).into_owned();
        let tags: BTreeSet<String> = Department::KNOWN.iter().map(tag).collect();
        assert_eq!(tags.len(), Department::KNOWN.len(), "{tags:?}");
        assert!(tags.iter().all(|tag| tag.width() <= 2), "{tags:?}");
    }
}

#[test]
fn what_stands_side_by_side_has_different_names() {
    let sets: [(&str, Vec<&str>); 3] = [
        ("commands", Command::ALL.iter().map(|command| command.key()).collect()),
        ("steps", Step::ALL.iter().map(|step| step.key()).collect()),
        ("lists", Step::ALL.iter().flat_map(|step| Section::of(*step)).map(|section| section.key()).collect()),
    ];
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for (what, keys) in &sets {
            let names: BTreeSet<String> = keys.iter().map(|key| words.get(key).into_owned()).collect();
            assert_eq!(names.len(), keys.len(), "two {what} have one name in {}: {names:?}", lang.code());
        }
    }
}

#[test]
fn chinese_is_written_with_chinese_marks() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (key, text) in written(Lang::ZhCn) {
        let letters: Vec<char> = text.chars().collect();
        for pair in letters.windows(2) {
            let latin_mark = is_chinese(pair[0]) && ",.:;?!()\"'".contains(pair[1]);
            assert!(!latin_mark, "{key}: {text}");
        }
    }
}

/// The keys that the program asks for, each with a file that does.
fn asked_for() -> BTreeMap<String, PathBuf> {
    let arguments: BTreeSet<String> = written(Lang::En).iter().flat_map(|(_, text)| named(text)).collect();
    let is_asked_for = |text: &String| is_key(text) && text.contains('-') && !arguments.contains(text);
    let mut asked = BTreeMap::new();
    for (path, text) in sources() {
        let speaks = path.components().any(|part| SPEAKING_ROOMS.iter().any(|room| part.as_os_str() == *room));
        let keys = literals(&text).into_iter().filter(|text| speaks && is_asked_for(text));
        asked.extend(keys.chain(said_outright(&text)).map(|key| (key, path.clone())));
    }
    asked
}

/// The keys that stand right where words are looked up, whatever they look like.
fn said_outright(source: &str) -> Vec<String> {
    let calls = ["Message::new(\"", "words.get(\"", "words.with(\"", ".say(\""];
    let said = |call| source.split(call).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned));
    calls.into_iter().flat_map(said).collect()
}

/// The arguments that a text names.
fn named(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    text.split('$').skip(1).map(name).collect()
}

/// Every text that stands between quotes on one line of a source.
fn literals(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned)).collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|word| !word.is_empty())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The source files without their tests, which stand last in a file.
fn sources() -> Vec<(PathBuf, String)> {
    fn files(folder: &Path) -> Box<dyn Iterator<Item = PathBuf>> {
        let entries =
            fs::read_dir(folder).expect("the tests run beside src").map(|entry| entry.expect("it is there").path());
        Box::new(entries.flat_map(|path| if path.is_dir() { files(&path) } else { Box::new(iter::once(path)) }))
    }
    let rust = files(Path::new("src")).filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let read = rust.map(|path| {
        let text = fs::read_to_string(&path).expect("sources are text");
        let code = text.split("\nmod tests {").next().unwrap_or_default().to_owned();
        (path, code)
    });
    read.collect()
}

/// The messages of a language as they are written: key and text.
fn written(lang: Lang) -> Vec<(String, String)> {
    let file = fs::read_to_string(format!("src/lang/{}.ftl", lang.code())).expect("a language is a file");
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        match line.split_once(" =") {
            Some((key, text)) if is_key(key) => messages.push((key.to_owned(), text.trim().to_owned())),
            _ if line.starts_with(' ') => {
                if let Some((_, text)) = messages.last_mut() {
                    text.push(' ');
                    text.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    messages
}
