//! Entry: what the command line asks for, then the screen; nothing else.

use std::process::ExitCode;

use roundtable::cli::{self, Asked, Looks};
use roundtable::shell::{self, Start, ToFollow};

fn main() -> ExitCode {
    let (ended, lang) = match cli::answer() {
        Asked::Done(exit) => return exit,
        Asked::Screen { places, file, lang, looks } => {
            let Looks { ground, colours, told } = looks;
            (shell::run(Start { places, file, lang, ground, colours, told }), lang)
        }
        Asked::Follow { places, file, for_whom, lang, looks } => {
            let Looks { ground, colours, .. } = looks;
            (shell::follow(ToFollow { places, file, for_whom, lang, ground, colours }), lang)
        }
    };
    match ended {
        Ok(None) => ExitCode::SUCCESS,
        // As a shell reports a program that a signal ended.
        Ok(Some(signal)) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
        Err(error) => cli::gave_up(&error, lang),
    }
}
