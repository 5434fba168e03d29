//! The commands that need no screen: each turns what is on the disk into text, and says by its exit code how it went.
//!
//! Data goes to standard output and messages to standard error. Text that comes from a file passes one door on its way
//! out, where everything that could act on a terminal is taken away.

mod arguments;
mod check;
mod compare;
mod export;
mod eyes;
mod import;
mod list;
mod manual;
mod new;
mod out;
mod over_time;
mod paths;
mod recover;
mod search;
mod show;
mod surroundings;
mod told;
mod which;
mod wording;
mod workbook;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use arguments::{Arguments, Command, NewSession};
pub use export::{ExportFile, Eyes, Into};
pub use import::{Brings, ImportFile};
pub use search::{OfSessions, SearchFor};
pub use surroundings::{Looks, language};
pub use wording::{TextRule, TryWording};

use crate::app::ForWhom;
use crate::lang::{Lang, Message, Words};
use crate::storage::Places;
use out::Answer;
use recover::Wish as ToRecover;
use surroundings::looks;
use workbook::Wish;

/// What the command line asks for, once its commands are done.
#[derive(Debug)]
pub enum Asked {
    /// It is done; this is how it went.
    Done(ExitCode),
    /// To open the screen.
    Screen {
        /// Where sessions, journals and settings are.
        places: Places,
        /// A session to open at once.
        file: Option<PathBuf>,
        /// The language to begin in.
        lang: Lang,
        /// How it looks when it begins.
        looks: Looks,
    },
    /// To follow a session on the screen.
    Follow {
        /// Where sessions, journals and settings are.
        places: Places,
        /// The session's file.
        file: PathBuf,
        /// For whose eyes.
        for_whom: ForWhom,
        /// The language to begin in.
        lang: Lang,
        /// How it looks when it begins.
        looks: Looks,
    },
}

/// What a command works with.
struct Desktop {
    places: Places,
    words: Words,
    /// What time it is.
    now: Timestamp,
    /// Where we are, as far as time goes.
    zone: TimeZone,
}

impl Desktop {
    /// The day it is here.
    fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }
}

/// What comes of a command: its answer, or why there is none.
type Outcome = Result<Answer, Message>;

/// Reads the command line and does what it asks for, all but opening the screen.
#[must_use]
pub fn answer() -> Asked {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => return Asked::Done(out::usage(&usage)),
    };
    let lang = language(arguments.lang);
    let words = Words::new(lang);
    let outcome = match (arguments.command, arguments.file) {
        (Some(_), Some(file)) => Err(Message::new("cli-file-and-command").with("file", &file.display().to_string())),
        (Some(Command::Completions { shell }), None) => Ok(manual::completions(shell)),
        (Some(Command::Man), None) => Ok(manual::page()),
        (Some(Command::ReadWorkbook { file, sheet, names }), None) => {
            let wish = if names { Wish::Names } else { Wish::Sheet(sheet.as_deref()) };
            return Asked::Done(workbook::read(&file, &wish));
        }
        (command, file) => match Places::find(arguments.dir.as_deref()) {
            Err(_) => Err(Message::new("cli-no-home")),
            Ok(places) => match command {
                Some(Command::Follow { session, room }) => {
                    match followed(&places, &session).and_then(|file| Ok((file, looks(arguments.theme, &places)?))) {
                        Ok((file, looks)) => {
                            let for_whom = if room { ForWhom::Room } else { ForWhom::Facilitator };
                            return Asked::Follow { places, file, for_whom, lang, looks };
                        }
                        Err(why) => Err(why),
                    }
                }
                Some(command) => run(command, &desktop(places, words.clone())),
                None => match screen(&places, file).and_then(|file| Ok((file, looks(arguments.theme, &places)?))) {
                    Ok((file, looks)) => return Asked::Screen { places, file, lang, looks },
                    Err(why) => Err(why),
                },
            },
        },
    };
    Asked::Done(out::give(outcome, &words))
}

/// Says on standard error why the screen had to be left.
#[must_use]
pub fn gave_up(why: &std::io::Error, lang: Lang) -> ExitCode {
    let message = Message::new("cli-terminal-failed").with("why", &why.to_string());
    out::give(Err(message), &Words::new(lang))
}

/// The file to open on the screen, where there is a screen and the file.
fn screen(places: &Places, file: Option<PathBuf>) -> Result<Option<PathBuf>, Message> {
    let no_command = |file: &Path| Message::new("cli-no-such-command").with("file", &file.display().to_string());
    let file = file.map(|file| which::file(&file, places).map_err(|_| no_command(&file))).transpose()?;
    needs_terminal().map(|()| file)
}

/// The file to follow, where there is a screen and the file.
fn followed(places: &Places, session: &Path) -> Result<PathBuf, Message> {
    match which::Which::find(session, places)? {
        which::Which::File(file) => needs_terminal().map(|()| file),
        which::Which::Example(_) => Err(Message::new("cli-example-not-followed")),
    }
}

fn needs_terminal() -> Result<(), Message> {
    let is_there = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
    if is_there { Ok(()) } else { Err(Message::new("cli-no-terminal")) }
}

fn desktop(places: Places, words: Words) -> Desktop {
    Desktop { places, words, now: Timestamp::now(), zone: TimeZone::system() }
}

fn run(command: Command, desktop: &Desktop) -> Outcome {
    match command {
        Command::New(new) => new::new(&new, desktop),
        Command::List { words, of, json } => list::list(&words, &of, json, desktop),
        Command::Search(asked) => search::search(&asked, desktop),
        Command::Show { file, json } => show::show(&file, json, desktop),
        Command::Compare { first, second, json } => compare::compare(&first, &second, json, desktop),
        Command::OverTime { file, json } => over_time::over_time(&file, json, desktop),
        Command::Check { files, json } => Ok(check::check(&files, json, desktop)),
        Command::Wording(asked) => wording::wording(&asked, desktop),
        Command::Paths { json } => Ok(paths::paths(json, desktop)),
        Command::Recover { list: true, .. } => recover::recover(&ToRecover::List, desktop),
        Command::Recover { number, to, .. } => recover::recover(&ToRecover::Recover(number, to.as_deref()), desktop),
        Command::Completions { shell } => Ok(manual::completions(shell)),
        Command::Man => Ok(manual::page()),
        Command::Import(asked) => import::import(&asked, desktop),
        Command::Export(asked) => export::export(&asked, desktop),
        // Answered before: it needs no folder, or a screen.
        Command::ReadWorkbook { .. } | Command::Follow { .. } => Ok(Answer::text("")),
    }
}
