//! Entry: arguments, folders, then the screen.

use std::process::ExitCode;

use roundtable::app::Ground;
use roundtable::lang::Lang;
use roundtable::shell::{Start, run};
use roundtable::storage::Places;

fn main() -> ExitCode {
    let lang = std::env::args().skip_while(|a| a != "--lang").nth(1).and_then(|code| Lang::from_code(&code));
    let Ok(places) = Places::find(None) else { return ExitCode::from(2) };
    match run(Start { places, file: None, lang: lang.unwrap_or_default(), ground: Ground::Dark }) {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(signal)) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
        Err(_) => ExitCode::from(2),
    }
}
