//! Following a series over time: the page is opened at once, and filled when the sessions have been read.

use jiff::tz::TimeZone;

use super::command::Command;
use super::effect::Effect;
use super::model::Model;
use super::on_trail;
use super::over_time::{OverTimePage, Read, Reading, Shape};
use super::overlay::Overlay;
use super::report::Series;
use crate::lang::{Message, Words};

/// Opens the page of the series of the session on the screen, or at home of the one under the cursor.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let origin = match &model.meeting {
        Some(meeting) => Some(meeting.origin.clone()),
        None => model.home.card().map(|card| card.origin.clone()),
    };
    let Some(origin) = origin else { return Vec::new() };
    let ticket = model.next_ticket();
    model.open(Overlay::OverTime(Box::new(OverTimePage::new(ticket))));
    vec![Effect::ReadSeries { ticket, origin }]
}

/// Takes in a series that was read, for whatever asked for it and still lies over the work.
pub fn take(model: &mut Model, ticket: u32, series: Result<Box<Series>, Message>) {
    let series = series.map(|series| current(model, *series));
    let (eyes, rewards) = (model.eyes(), model.room_view.told_rewards());
    for overlay in &mut model.overlays {
        match overlay {
            Overlay::OverTime(page) if page.ticket == ticket => {
                page.read = match &series {
                    Ok(series) => Reading::Done(Box::new(Read::new(series.clone(), &eyes, rewards))),
                    Err(why) => Reading::Failed(why.clone()),
                };
            }
            Overlay::Trail(trail) if trail.ticket == Some(ticket) => {
                on_trail::take(trail, series.as_ref(), &eyes);
            }
            _ => {}
        }
    }
}

/// What is on the screen may be ahead of its file.
fn current(model: &Model, mut series: Series) -> Series {
    if let Some(meeting) = &model.meeting
        && let Some(here) = series.sessions.get_mut(series.here)
        && here.state().id == meeting.whole().state().id
    {
        *here = meeting.whole().clone();
    }
    series
}

/// Keeps what covers held remarks in the language on the screen, and rewards hidden or shown.
pub fn settle(model: &mut Model) {
    let (eyes, rewards) = (model.eyes(), model.room_view.told_rewards());
    for overlay in &mut model.overlays {
        if let Overlay::OverTime(page) = overlay
            && let Reading::Done(read) = &mut page.read
        {
            read.follow(&eyes, rewards);
        }
    }
}

/// Whether the page takes this command for itself.
#[must_use]
pub fn knows(command: Command) -> bool {
    matches!(command, Command::AsTable)
}

/// Does what a command asks for on the page.
pub fn run(page: &mut OverTimePage, command: Command, zone: &TimeZone, words: &Words) {
    let mut scroll = |rows: isize| page.scroll(rows, zone, words);
    match command {
        Command::Next => page.turn_to(page.topic.next(true)),
        Command::Previous => page.turn_to(page.topic.next(false)),
        Command::Left => page.go_back(1),
        Command::Right => page.go_back(-1),
        Command::Up => scroll(-1),
        Command::Down => scroll(1),
        Command::PageUp => scroll(-10),
        Command::PageDown => scroll(10),
        Command::First => page.scrolled = 0,
        Command::Last => scroll(isize::MAX),
        Command::AsTable | Command::Enter => {
            page.shape = match page.shape {
                Shape::Chart => Shape::Table,
                Shape::Table => Shape::Chart,
            };
            page.scrolled = 0;
        }
        _ => {}
    }
}
