//! The keys of a place, as help, palette and README show them: read from the key table and nowhere else.

use super::command::Command;
use super::form::Touch;
use super::keymap::{Binding, Place, TABLE};
use super::mode::Mode;
use super::model::Model;
use super::overlay::Overlay;
use crate::domain::Step;
use crate::lang::Words;

/// One line of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// The name of a place.
    Head(String),
    /// Keys, and what they do.
    Keys(String, String),
}

/// All keys, place by place.
#[must_use]
pub fn rows(words: &Words) -> Vec<HelpRow> {
    of_places(&places(), words)
}

/// The keys of these places only, in this order.
#[must_use]
pub fn of_places(places: &[Place], words: &Words) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for place in places {
        let bindings: Vec<&Binding> = TABLE.iter().filter(|binding| binding.place == *place).collect();
        if bindings.is_empty() {
            continue;
        }
        rows.push(HelpRow::Head(words.get(place.key()).into_owned()));
        rows.extend(
            bindings.into_iter().map(|binding| HelpRow::Keys(keys(binding), words.get(binding.name()).into_owned())),
        );
    }
    rows
}

/// What a key does right now, by its name among the words: in a form it is not the same everywhere.
#[must_use]
pub fn name_now(model: &Model, binding: &Binding) -> &'static str {
    match (model.overlays.last(), binding.command) {
        (Some(Overlay::Bringing(_)), Command::Enter) => "overlay-hint-import",
        (Some(Overlay::HandingIn(handing_in)), Command::Enter) => match handing_in.touch {
            Touch::Typed => "hand-in-hint-on",
            Touch::Fresh => "hand-in-hint",
        },
        (Some(Overlay::Trash(_)), Command::Enter) => "overlay-hint-bring-back",
        (Some(Overlay::Why(_)), Command::Enter) => "overlay-hint-go-there",
        (Some(overlay), Command::Down) if is_only_read(overlay) => "overlay-hint-scroll",
        (None, Command::Clock) if has_not_begun(model) => "do-start-clock",
        (None, Command::SearchPast) if model.home.is_typing() && model.home.looks_into_text() => "do-filter",
        _ => binding.name(),
    }
}

/// Whether a command is worth a place at the foot now: where a page is only read, nothing is confirmed, and what lies below
/// a page is not undone by the way.
#[must_use]
pub fn says_something(model: &Model, command: Command) -> bool {
    match model.overlays.last() {
        Some(overlay) if is_only_read(overlay) => !matches!(command, Command::Enter | Command::Undo),
        Some(overlay) if overlay.place() == Place::Page => command != Command::Undo,
        _ => true,
    }
}

/// Whether there is nothing to choose or to answer on what lies on top.
fn is_only_read(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Help(_) | Overlay::Trail(_) | Overlay::WhereFrom(_) | Overlay::Statement(_))
}

/// Whether a key stands first at the foot now: before the meeting begins, the one that begins it.
#[must_use]
pub fn leads_now(model: &Model, command: Command) -> bool {
    command == Command::Clock && model.overlays.is_empty() && has_not_begun(model)
}

/// Whether a meeting is prepared but has not begun: somebody has a seat, and the clock never ran.
fn has_not_begun(model: &Model) -> bool {
    let Some(meeting) = &model.meeting else { return false };
    let state = meeting.state();
    let somebody_sits = !state.room.departments().is_empty();
    meeting.mode == Mode::Holding && meeting.step == Step::Room && somebody_sits && state.clock.started.is_none()
}

/// All places of the key table, in its order.
#[must_use]
pub fn places() -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for binding in TABLE {
        if !places.contains(&binding.place) {
            places.push(binding.place);
        }
    }
    places
}

/// The keys of a row as they are printed: `x  Del`.
#[must_use]
pub fn keys(binding: &Binding) -> String {
    binding.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join("  ")
}
