//! The tour as it is driven: begun, gone on with where what a stop asks for is done, and left without a trace.

use super::at_home;
use super::command::Command;
use super::effect::{Effect, Origin, Purpose};
use super::keymap::{self, Place};
use super::model::Model;
use super::overlay::Overlay;
use super::report::Opened;
use super::tour::{STOPS, Stop, Tour};
use crate::domain::{Change, Department, Session, Step};
use crate::lang::Message;

/// Begins the tour in this example: as it was before anybody signed, so that there is something left to do.
pub fn begin(model: &mut Model, example: &Session, index: usize) -> Vec<Effect> {
    let signs = |change: &Change| matches!(change, Change::Sign(..) | Change::Close);
    let before = example.history().iter().take_while(|entry| !entry.changes.iter().any(signs)).cloned().collect();
    let Ok(session) = Session::replay(before) else { return Vec::new() };
    let opened = Opened { session, origin: Origin::Example(index), purpose: Purpose::Hold, told: None, recovery: None };
    let effects = at_home::show(model, opened);
    if let Some(meeting) = &mut model.meeting {
        meeting.go_to(Step::Room, model.now);
    }
    model.tour = Some(Tour { at: 0, entries: entries(model) });
    effects
}

/// Leaves the tour, and with it the session that nobody keeps.
pub fn end(model: &mut Model) -> Vec<Effect> {
    model.clear_table();
    model.tell(Message::new("tour-left"));
    vec![Effect::StopReading, Effect::ListSessions]
}

/// Goes on where what a stop asks for is done, and keeps all that is done on the tour from the disk.
pub fn follow(model: &mut Model, mut effects: Vec<Effect>) -> Vec<Effect> {
    let Some(tour) = model.tour else { return effects };
    if model.meeting.is_none() {
        // Who leaves the program leaves the tour with it.
        model.tour = None;
        return effects;
    }
    effects.retain(|effect| {
        !matches!(effect, Effect::Append(_) | Effect::Draft(_) | Effect::Checkpoint | Effect::RememberColumns { .. })
    });
    if is_done(model, tour) {
        model.tour = Some(Tour { at: tour.at + 1, entries: entries(model) });
    }
    effects
}

fn entries(model: &Model) -> usize {
    model.meeting.as_ref().map_or(0, |meeting| meeting.session().history().len())
}

fn is_done(model: &Model, tour: Tour) -> bool {
    let (Some(stop), Some(meeting)) = (STOPS.get(tour.at), &model.meeting) else { return false };
    let something = entries(model) > tour.entries;
    match stop {
        Stop::Rail => meeting.step == Step::LookBack,
        Stop::BigView => model.room_view.is_on(),
        Stop::LeaveBigView => !model.room_view.is_on(),
        Stop::Speaking => meeting.speaker.department == Department::Marketing,
        Stop::Grid => meeting.step == Step::Budget,
        Stop::Typing => something && meeting.step == Step::Budget,
        Stop::Trail => matches!(model.overlays.last(), Some(Overlay::Trail(_))),
        Stop::Undo => something && meeting.session().redoable().is_some(),
        Stop::Flag => meeting.flag_shown.is_some(),
        Stop::Farewell => false,
    }
}

/// What a stop says, with the keys to press; `None` where no tour is on.
#[must_use]
pub fn said(model: &Model) -> Option<Message> {
    let stop = STOPS.get(model.tour?.at)?;
    let meeting = model.meeting.as_ref()?;
    let grid = [Place::Grid, Place::Step(Step::Budget), Place::Meeting, Place::Calm, Place::Everywhere];
    let lists = [Place::Step(meeting.step), Place::Lists, Place::Meeting, Place::Calm, Place::Everywhere];
    let key =
        |places: &[Place], command| keymap::key_for(places, command).map_or_else(String::new, |key| key.to_string());
    let marketing = meeting.state().room.departments().iter().position(|of| *of == Department::Marketing);
    // Who has left the way is shown back to it.
    if let Some(step) = stop.step().filter(|step| *step != meeting.step) {
        let go = Command::GO.get(step as usize).copied().unwrap_or(Command::GoRoom);
        let there = [Place::Meeting, Place::Calm, Place::Everywhere];
        return Some(Message::new("tour-go-back").with_word("step", step.key()).with("key", &key(&there, go)));
    }
    let speak = marketing.and_then(|at| Command::SPEAK.get(at).copied()).unwrap_or(Command::Speak2);
    Some(match stop {
        Stop::Rail => Message::new("tour-rail").with("key", &key(&lists, Command::NextStep)),
        Stop::BigView => {
            Message::new("tour-big-view").with("key", &key(&[Place::Step(Step::LookBack)], Command::BigView))
        }
        Stop::LeaveBigView => Message::new("tour-leave").with("key", &key(&[Place::Everywhere], Command::Back)),
        Stop::Speaking => Message::new("tour-speaking").with("key", &key(&lists, speak)),
        Stop::Grid => Message::new("tour-grid").with("key", &key(&[Place::Lists], Command::GoBudget)),
        Stop::Typing => Message::new("tour-typing").with("key", &key(&[Place::Cell], Command::Enter)),
        Stop::Trail => {
            Message::new("tour-trail").with("up", &key(&grid, Command::Up)).with("key", &key(&grid, Command::Trail))
        }
        Stop::Undo => Message::new("tour-undo")
            .with("leave", &key(&[Place::Everywhere], Command::Back))
            .with("key", &key(&grid, Command::Undo)),
        Stop::Flag => Message::new("tour-flag").with("key", &key(&lists, Command::NextFlag)),
        Stop::Farewell => Message::new("tour-farewell")
            .with("keys", &key(&lists, Command::Help))
            .with("all", &key(&lists, Command::Palette))
            .with("home", &key(&lists, Command::Home)),
    })
}
