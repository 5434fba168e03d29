//! Entry: what the command line asks for, then the screen; nothing else.

use std::process::ExitCode;

use roundtable::cli::{self, Asked};
use roundtable::shell::{self, Start, ToFollow};

fn main() -> ExitCode {
    let (ended, lang) = match cli::answer() {
        Asked::Done(exit) => return exit,
        Asked::Screen { places, file, lang, ground } => (shell::run(Start { places, file, lang, ground }), lang),
        Asked::Follow { places, file, for_whom, lang, ground } => {
            (shell::follow(ToFollow { places, file, for_whom, lang, ground }), lang)
        }
    };
    match ended {
        Ok(None) => ExitCode::SUCCESS,
        // As a shell reports a program that a signal ended.
        Ok(Some(signal)) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
        Err(error) => cli::gave_up(&error, lang),
    }
}
