//! Which session somebody means: a path, the name of a file in the folder of sessions or words of it, or an example.

use std::path::{Path, PathBuf};

use super::told;
use crate::domain::Session;
use crate::lang::Message;
use crate::storage::{Archive, Example, Loaded, Past, Places, Series, examples, past, read_session, series_up_to};

/// What the name of an example begins with on the command line.
const EXAMPLE: &str = "example:";
/// As many sessions are named where several are meant.
const MOST: usize = 8;
/// The ending of session files.
const ENDING: &str = "ron";

/// A session by what it was called on the command line.
pub enum Which {
    /// In a file.
    File(PathBuf),
    /// One that comes with the program.
    Example(&'static Example),
}

impl Which {
    /// The session that is meant.
    ///
    /// # Errors
    /// A message where there is none.
    pub fn find(name: &Path, places: &Places) -> Result<Self, Message> {
        match name.to_str().and_then(|name| name.strip_prefix(EXAMPLE)) {
            Some(wanted) => example(wanted).map(Self::Example),
            None => file(name, places).map(Self::File).or_else(|why| alike(name, places, why)),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// A message where it cannot be read.
    pub fn read(&self) -> Result<Loaded, Message> {
        match self {
            Self::File(path) => read_session(path).map_err(|problem| told::problem(&problem)),
            Self::Example(example) => example.read().map_err(|why| told::content(Path::new(example.name), &why)),
        }
    }

    /// What is known of the sessions that it follows.
    pub fn past_of(&self, session: &Session, places: &Places) -> Past {
        past(session.state(), self.file(), places)
    }

    /// The sessions that it follows, and itself at their end.
    pub fn series_up_to(&self, session: Session, places: &Places) -> Series {
        series_up_to(session, self.file(), places)
    }

    /// Its file, where it has one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Example(_) => None,
        }
    }

    /// How it is called on the command line.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Example(example) => example_name(example),
        }
    }
}

/// How an example is called on the command line.
pub fn example_name(example: &Example) -> String {
    let stem = example.name.strip_suffix(".ron").unwrap_or(example.name);
    format!("{EXAMPLE}{stem}")
}

/// The session in whose name all the words stand that were given instead of one: `hydra q3`. The user's own come before the
/// examples.
///
/// # Errors
/// The names, where several are meant; `why`, where none is.
fn alike(name: &Path, places: &Places, why: Message) -> Result<Which, Message> {
    let Some(name) = name.to_str().filter(|_| name.components().count() == 1) else { return Err(why) };
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() || name.ends_with(&format!(".{ENDING}")) {
        return Err(why);
    }
    let own = Archive::named_like(places, &words).into_iter().map(Which::File);
    let is_meant = |example: &&Example| words.iter().all(|word| example.name.to_lowercase().contains(word));
    let mut meant: Vec<Which> = own.collect();
    if meant.is_empty() {
        meant = examples().iter().filter(is_meant).map(Which::Example).collect();
    }
    let names: Vec<String> = meant.iter().take(MOST).map(Which::name).collect();
    match (meant.pop(), meant.is_empty()) {
        (Some(one), true) => Ok(one),
        (Some(_), false) => {
            Err(Message::new("cli-several-sessions").with("name", name).with("names", &names.join("\n    ")))
        }
        (None, _) => Err(why),
    }
}

/// An example by its number, counted from 1, or its name.
fn example(wanted: &str) -> Result<&'static Example, Message> {
    let by_number = wanted.parse::<usize>().ok().and_then(|number| examples().get(number.checked_sub(1)?));
    let by_name = || examples().iter().find(|example| example_name(example).ends_with(&format!(":{wanted}")));
    by_number.or_else(by_name).ok_or_else(|| Message::new("cli-no-example").with("name", wanted))
}

/// The file that a path or a name means.
///
/// # Errors
/// A message where there is none.
pub fn file(name: &Path, places: &Places) -> Result<PathBuf, Message> {
    let in_folder = places.sessions.join(name);
    let with_ending = PathBuf::from(format!("{}.{ENDING}", in_folder.display()));
    let is_name_alone = name.components().count() == 1;
    let there = [in_folder, with_ending].into_iter().filter(|_| is_name_alone);
    std::iter::once(name.to_owned())
        .chain(there)
        // What cannot even be looked at is named to the reader, who says why.
        .find(|path| path.try_exists().unwrap_or(true))
        .ok_or_else(|| Message::new("cli-no-such-file").with("file", &name.display().to_string()))
}
