//! Entry: what the command line asks for, then the screen; nothing else.

use std::process::ExitCode;

use roundtable::cli::{self, Asked, Looks};
use roundtable::shell::{self, Start};

fn main() -> ExitCode {
    let (places, file, lang, looks) = match cli::answer() {
        Asked::Done(exit) => return exit,
        Asked::Screen { places, file, lang, looks } => (places, file, lang, looks),
    };
    let Looks { ground, colours, told } = looks;
    match shell::run(Start { places, file, lang, ground, colours, told }) {
        Ok(None) => ExitCode::SUCCESS,
        // As a shell reports a program that a signal ended.
        Ok(Some(signal)) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
        Err(error) => cli::gave_up(&error, lang),
    }
}
