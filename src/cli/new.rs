//! `roundtable new`: a session prepared the evening before.

use jiff::civil::Date;

use super::arguments::NewSession;
use super::out::Answer;
use super::told;
use super::which::Which;
use super::{Desktop, Outcome};
use crate::app::{at_first, found_session, period_before};
use crate::domain::{About, Period, Session, State};
use crate::edit::clean::clean_line;
use crate::lang::dates::{self, DateError};
use crate::lang::{Message, wording};
use crate::storage::Desk;

/// Longest title or brand, in characters.
const LONGEST: usize = 200;

/// Begins a session and says where its file is.
pub fn new(asked: &NewSession, desktop: &Desktop) -> Outcome {
    let before = asked.follows.as_ref().map(|name| Which::find(name, &desktop.places)?.read()).transpose()?;
    let before = before.as_ref().map(|loaded| loaded.session.state());
    let now = desktop.now;
    let about = about(asked, before, desktop)?;
    let session = found_session(about, before, now).map_err(|refusal| wording::refusal(&refusal))?;
    write(session, desktop)
}

fn write(session: Session, desktop: &Desktop) -> Outcome {
    let now = desktop.now;
    let mut desk = Desk::create(&desktop.places, session, now).map_err(|why| told::not_ours(&why))?;
    let saved = desk.checkpoint(now).map_err(|why| told::not_saved(&why))?;
    let file = desk.file().display().to_string();
    desk.close().map_err(|trouble| told::disk(&trouble))?;
    let warnings = saved.into_iter().flat_map(|saved| saved.warnings);
    Ok(warnings.fold(Answer::text(&format!("{file}\n")), |answer, why| answer.remarking(told::not_saved(&why))))
}

/// What the session is about: what was said, and for the rest what the screen would offer.
fn about(asked: &NewSession, before: Option<&State>, desktop: &Desktop) -> Result<About, Message> {
    let today = desktop.today();
    let offered = at_first(before, today, desktop.words.lang());
    let said = |text: &Option<String>, otherwise: &str| clean_line(text.as_deref().unwrap_or(otherwise), LONGEST);
    let currency = |code: &String| code.parse().map_err(|_| Message::new("form-not-a-currency"));
    let periods = |text: &String| period(text, desktop);
    let planned = asked.period.as_ref().map(periods).transpose()?;
    // A period that was named is looked back on from its own beginning.
    let offered_look_back = planned.map_or(offered.looked_back, period_before);
    Ok(About {
        title: said(&asked.title, &offered.title),
        brand: said(&asked.brand, &offered.brand),
        date: asked.date.as_ref().map(|text| day(text, today, desktop)).transpose()?.unwrap_or(offered.date),
        period: planned.unwrap_or(offered.period),
        looked_back: asked.looked_back.as_ref().map(periods).transpose()?.unwrap_or(offered_look_back),
        currency: asked.currency.as_ref().map(currency).transpose()?.unwrap_or(offered.currency),
        ..offered
    })
}

fn day(text: &str, today: Date, desktop: &Desktop) -> Result<Date, Message> {
    let lang = desktop.words.lang();
    dates::parse_date(text, today, lang).map_err(|error| not_taken(text, error, desktop))
}

fn period(text: &str, desktop: &Desktop) -> Result<Period, Message> {
    let (from, to) = dates::parse_period(text).map_err(|error| not_taken(text, error, desktop))?;
    Period::new(from, to).map_err(|refusal| wording::refusal(&refusal))
}

/// Which text is no date or period, and why.
fn not_taken(text: &str, error: DateError, desktop: &Desktop) -> Message {
    let why = wording::date_error(error, desktop.words.lang());
    Message::new("cli-new-not-taken").with("text", text).because(&why, &desktop.words)
}
