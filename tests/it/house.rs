//! The house rules, read from the source itself: which room may know which, what each must not name, and how files look.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, and for each the rooms below it: all that it may name. Arrows run downward only.
const ROOMS: [(&str, &[&str]); 12] = [
    ("main", &["shell", "cli", "storage"]),
    ("shell", &["view", "app", "edit", "export", "import", "lang", "rules", "domain", "storage"]),
    ("cli", &["view", "app", "edit", "export", "import", "lang", "rules", "domain", "storage"]),
    ("view", &["app", "edit", "export", "import", "lang", "rules", "domain"]),
    ("app", &["edit", "export", "import", "lang", "rules", "domain"]),
    ("export", &["edit", "lang", "rules", "domain"]),
    ("import", &["edit", "lang", "rules", "domain"]),
    ("lang", &["rules", "domain"]),
    ("rules", &["domain"]),
    ("edit", &[]),
    ("storage", &["rules", "domain"]),
    ("domain", &[]),
];

/// What belongs to some rooms alone: the name, and the rooms that may say it.
const KEPT_TO: [(&str, &[&str]); 13] = [
    ("ratatui", &["view", "shell"]),
    ("crossterm", &["shell"]),
    ("std::thread", &["shell"]),
    ("std::fs", &["storage"]),
    ("File::", &["storage"]),
    ("ron::", &["storage"]),
    // When a file was written is a fact of the disk; what time it is now is not.
    ("SystemTime", &["storage", "shell", "cli"]),
    ("SystemTime::now", &["shell", "cli"]),
    ("Instant", &["shell", "cli"]),
    ("Timestamp::now", &["shell", "cli"]),
    ("Zoned::now", &["shell", "cli"]),
    ("TimeZone::system", &["shell", "cli"]),
    ("std::env", &["storage", "shell", "cli", "main"]),
];

/// Lines that a file may have at most.
const LONGEST_FILE: usize = 500;

/// A source file.
struct Source {
    /// Relative to the repository.
    path: PathBuf,
    /// `domain` for `src/domain/...`, `main` for `src/main.rs`.
    room: String,
    text: String,
}

impl Source {
    /// The lines that are part of the program: no comments, and no tests, which stand last.
    fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines
            .take_while(|(_, line)| *line != "#[cfg(test)]" || self.is_lone_test_item())
            .map(|(number, line)| (number, without_comment(line)))
    }

    /// Whether its `#[cfg(test)]` stands on one line's item (`mod samples;`), so that the program goes on behind it.
    fn is_lone_test_item(&self) -> bool {
        let mut lines = self.text.lines().skip_while(|line| *line != "#[cfg(test)]").skip(1);
        lines.find(|line| !line.starts_with("#[")).is_some_and(|line| line.ends_with(';'))
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }

    /// Modules between the crate and the code of this file: 1 for `src/domain/mod.rs`, 2 for `src/domain/step.rs`.
    fn depth(&self) -> usize {
        let inside = self.path.strip_prefix("src").unwrap_or(&self.path);
        let is_named_by_folder = inside.file_name().is_some_and(|name| name == "mod.rs");
        inside.components().count() - usize::from(is_named_by_folder)
    }
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split_once(" // ").map_or(line, |(code, _)| code) }
}

/// All source files of the program but those that only tests use.
fn sources() -> Vec<Source> {
    let all: Vec<Source> = files_below("src", "rs").into_iter().map(source).collect();
    let for_tests: BTreeSet<PathBuf> = all.iter().flat_map(modules_for_tests).collect();
    let program = all.into_iter().filter(|source| !for_tests.contains(&source.path));
    let program: Vec<Source> = program.collect();
    assert!(program.len() > 50, "only {} files were found", program.len());
    program
}

fn source(path: PathBuf) -> Source {
    let inside = path.strip_prefix("src").expect("it was found there");
    let first = inside.components().next().expect("a file has a name").as_os_str().to_string_lossy().into_owned();
    Source { room: first.trim_end_matches(".rs").to_owned(), text: read(&path), path }
}

/// The files of modules that are declared `#[cfg(test)] mod name;`.
fn modules_for_tests(source: &Source) -> Vec<PathBuf> {
    let lines: Vec<&str> = source.text.lines().collect();
    let name = |pair: &[&str]| match pair {
        [attribute, line] if *attribute == "#[cfg(test)]" => {
            line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
        }
        _ => None,
    };
    let folder = source.path.parent().expect("a file lies in a folder");
    lines.windows(2).filter_map(name).map(|name| folder.join(format!("{name}.rs"))).collect()
}

/// Files with this ending below a folder of the repository, by their path in it.
fn files_below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the repository can be read") {
            let path = entry.expect("the repository can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                files.push(path.strip_prefix(root).expect("it lies below").to_owned());
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a source file is text")
}

/// The rooms that a program names: `crate::room`, `crate::{room, room}`, and from outside the library `roundtable::room`.
fn rooms_named(program: &str) -> Vec<String> {
    let mut named = Vec::new();
    for prefix in ["crate::", "roundtable::"] {
        for (_, after) in occurrences(program, prefix).filter(|(before, _)| !before.ends_with(is_part_of_word)) {
            match after.strip_prefix('{') {
                Some(group) => named.extend(first_words_of_group(group)),
                None => named.push(first_word(after)),
            }
        }
    }
    named
}

/// What stands before and after each occurrence of a name.
fn occurrences<'text>(text: &'text str, name: &str) -> impl Iterator<Item = (&'text str, &'text str)> {
    let length = name.len();
    text.match_indices(name).map(move |(at, _)| (text.split_at(at).0, text.split_at(at + length).1))
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| is_part_of_word(*letter)).collect()
}

fn is_part_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// `app::{A, B}, lang::C}` names `app` and `lang`.
fn first_words_of_group(group: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut outermost = String::new();
    for letter in group.chars() {
        match letter {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => outermost.push(letter),
            _ => {}
        }
    }
    outermost.split(',').map(|path| first_word(path.trim())).filter(|word| !word.is_empty()).collect()
}

/// Whether the line says the name as a word of its own.
fn says(line: &str, name: &str) -> bool {
    let is_whole = |(before, after): (&str, &str)| {
        !before.ends_with(is_part_of_word) && (name.ends_with(':') || !after.starts_with(is_part_of_word))
    };
    occurrences(line, name).any(is_whole)
}

fn none_of(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

#[test]
fn every_room_has_its_place_among_the_arrows() {
    let known = |room: &str| room == "lib" || ROOMS.iter().any(|(name, _)| *name == room);
    let strange: BTreeSet<String> =
        sources().into_iter().map(|source| source.room).filter(|room| !known(room)).collect();
    assert!(strange.is_empty(), "rooms without a place in ROOMS: {strange:?}");
}

#[test]
fn arrows_run_downward_only() {
    let is_room = |name: &str| ROOMS.iter().any(|(room, _)| *room == name);
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.room != "lib") {
        let (_, below) = ROOMS.iter().find(|(room, _)| *room == source.room).expect("another test names strange rooms");
        let program: Vec<&str> = source.program().map(|(_, line)| line).collect();
        for named in rooms_named(&program.join("\n")) {
            if is_room(&named) && named != source.room && !below.contains(&named.as_str()) {
                broken.push(format!("{}: {} names {named}", source.path.display(), source.room));
            }
        }
    }
    none_of(&broken, "each room names only itself and the rooms below it");
}

#[test]
fn nobody_climbs_out_of_a_room_by_super() {
    let mut broken = Vec::new();
    for source in sources() {
        for (number, line) in source.program() {
            let deepest = (1..8).take_while(|chain| line.contains(&"super::".repeat(*chain))).count();
            if deepest >= source.depth() && deepest > 0 {
                broken.push(source.at(number));
            }
        }
    }
    none_of(&broken, "another room is named by crate::, so that the arrow shows");
}

#[test]
fn what_belongs_to_one_room_is_named_in_no_other() {
    let mut broken = Vec::new();
    for source in sources() {
        for (number, line) in source.program() {
            let strange =
                KEPT_TO.iter().filter(|(name, rooms)| says(line, name) && !rooms.contains(&source.room.as_str()));
            broken.extend(strange.map(|(name, rooms)| format!("{}: {name} is kept to {rooms:?}", source.at(number))));
        }
    }
    none_of(&broken, "terminal, disk, clock and environment are known where they belong");
}

#[test]
fn main_knows_no_more_of_the_disk_than_where_things_lie() {
    let main = source("src/main.rs".into());
    for (_, line) in main.program() {
        for (_, after) in occurrences(line, "storage::") {
            assert_eq!(first_word(after), "Places", "{line}");
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(|folder| files_below(folder, "rs"))
        .filter(|path| !read(path).starts_with("//! "))
        .map(|path| path.display().to_string())
        .collect();
    none_of(&silent, "the first line is //! and a sentence");
}

#[test]
fn no_file_is_too_long_to_be_one_thing() {
    let length = |path: &PathBuf| read(path).lines().count();
    let long: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(|folder| files_below(folder, "rs"))
        .filter(|path| length(path) > LONGEST_FILE)
        .map(|path| format!("{} has {} lines", path.display(), length(&path)))
        .collect();
    none_of(&long, "a file has at most 500 lines");
}

#[test]
fn nothing_is_called_by_what_it_is_not() {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc"];
    let is_vague = |path: &Path| {
        path.components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            vague.contains(&part.trim_end_matches(".rs"))
        })
    };
    let found: Vec<String> = sources()
        .iter()
        .filter(|source| is_vague(&source.path))
        .map(|source| source.path.display().to_string())
        .collect();
    none_of(&found, "a room is called by what it is for");
}

#[test]
fn visible_words_in_chinese_stand_in_lang_alone() {
    // Characters of words; punctuation that people type stands in other rooms too.
    let is_chinese =
        |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.room != "lang") {
        let found = source.program().find(|(_, line)| line.contains(is_chinese));
        broken.extend(found.map(|(number, _)| source.at(number)));
    }
    none_of(&broken, "words stand in the .ftl files");
}

#[test]
fn the_rules_of_this_house_can_be_broken() {
    let written =
        |path: &str, text: &str| Source { path: path.into(), room: "domain".to_owned(), text: text.to_owned() };
    assert_eq!(rooms_named("use crate::{app::{A, B}, lang::C};\nuse crate::view;"), ["app", "lang", "view"]);
    assert_eq!(rooms_named("my_crate::app"), Vec::<String>::new());
    assert_eq!(rooms_named("roundtable::shell::run()"), ["shell"]);
    assert!(says("let at = Timestamp::now();", "Timestamp::now") && !says("an Instantaneous one", "Instant"));
    let source =
        written("src/domain/a.rs", "//! A.\nuse b; // crate::app\n// crate::view\n#[cfg(test)]\nmod tests {\n");
    assert_eq!(source.program().map(|(_, line)| line).collect::<String>(), "use b;");
    assert_eq!((source.depth(), written("src/domain/mod.rs", "").depth()), (2, 1));
    let declared = written("src/domain/mod.rs", "mod a;\n#[cfg(test)]\nmod samples;\nmod z;\n");
    assert_eq!(modules_for_tests(&declared), [PathBuf::from("src/domain/samples.rs")]);
    assert_eq!(declared.program().count(), 4);
}
