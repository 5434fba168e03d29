//! `roundtable show`: a whole session, step by step, with who raised each input; as text for people or as JSON.

mod figures;
mod json;
mod page;
mod steps;
mod teller;

use std::path::Path;

pub use page::{Page, Table};

use super::eyes::{covered, lexicon, past_covered, without_names_of_held};
use super::out::Answer;
use super::which::Which;
use super::{Desktop, Outcome};
use crate::lang::Message;
use crate::rules;
use crate::storage::Outside;
use teller::Teller;

/// Shows a session.
pub fn show(name: &Path, json: bool, desktop: &Desktop) -> Outcome {
    let which = Which::find(name, &desktop.places)?;
    let mut loaded = which.read()?;
    let (lexicon, problem) = lexicon(desktop);
    let past = which.past_of(&loaded.session, &desktop.places).digests;
    let flags = rules::flags(&rules::Context::new(&loaded.session, &past, &lexicon));
    let whole = loaded.session.clone();
    loaded.session = covered(loaded.session, &lexicon, desktop);
    let session = &loaded.session;
    let answer = if json {
        let mut told = json::whole(&which.name(), &loaded);
        without_names_of_held(&mut told, &whole, &lexicon);
        Answer::json(&told)
    } else {
        let past = past_covered(past, whole.state(), &lexicon, desktop);
        let mut teller = Teller::new(session, &desktop.words, desktop.zone.clone());
        steps::tell(&mut teller, &past, &flags);
        teller.page.answer()
    };
    let answer = match problem {
        Some(why) => answer.remarking(why),
        None => answer,
    };
    Ok(match loaded.edited_outside {
        None => answer,
        Some(how) => answer.remarking(edited(&which.name(), how)),
    })
}

/// That a file was edited outside the program, and what that means.
pub fn edited(name: &str, how: Outside) -> Message {
    match how {
        Outside::Checksum => Message::new("cli-edited-checksum"),
        Outside::OtherState => Message::new("cli-edited-state"),
        Outside::HistoryBroken { seq } => Message::new("cli-edited-history").with("entry", &seq.to_string()),
    }
    .with("at", name)
}
