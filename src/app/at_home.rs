//! Commands at home, and the beginning of a new session.

use super::asking::Outcome;
use super::command::Command;
use super::details::{NewSession, found_session, new_session_form, read_new_session as read};
use super::effect::{Effect, Origin};
use super::form::Form;
use super::home::{HomeRow, Waiting};
use super::looking::{Depth, Line};
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::Model;
use super::on_archive;
use super::on_comparing;
use super::on_over_time;
use super::overlay::Overlay;
use super::reading::Context;
use super::report::Opened;
use super::subject::Subject;
use super::watch::Watch;
use crate::domain::{About, Founding, Session, SessionId, State};
use crate::lang::{Message, wording};

/// Does what a command asks for.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let effects = carry_out(model, command);
    if effects.iter().any(|effect| matches!(effect, Effect::Open(..))) {
        model.home.waiting = Waiting::ForSession;
    }
    effects
}

fn carry_out(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Next if model.home.is_typing() => return on_archive::complete(model),
        Command::Up | Command::Previous => model.home.go(-1),
        Command::Down | Command::Next => model.home.go(1),
        Command::PageUp => model.home.go(-10),
        Command::PageDown => model.home.go(10),
        Command::First => model.home.go(isize::MIN),
        Command::Last => model.home.go(isize::MAX),
        Command::Enter => return enter(model),
        Command::NewSession => return begin(model),
        Command::Follow => {
            return model.home.card().map(|card| Effect::ReadForFollowing(card.origin.clone())).into_iter().collect();
        }
        Command::Tour => {
            // The example of a brand that is written in the language on the screen.
            let example = model.home.tour_example(&model.words.get("tour-brand"));
            return example.map(Effect::ReadForTour).into_iter().collect();
        }
        Command::Review => return model.home.review().into_iter().collect(),
        Command::CompareSessions => return on_comparing::run(model, command),
        Command::OverTime => return on_over_time::open(model),
        Command::Trash => return trash(model),
        Command::ShowTrash => return vec![Effect::ListTrash],
        Command::Filter => return on_archive::begin(model, Depth::Titles),
        Command::SearchPast => return on_archive::begin(model, Depth::Text),
        Command::Arrange => {
            model.home.arrange_otherwise();
            model.tell(Message::new(model.home.order.key()));
        }
        Command::Back => match on_archive::back(model) {
            Some(effects) => return effects,
            None => model.tell(Message::new("home-how-to-leave")),
        },
        _ => {}
    }
    Vec::new()
}

fn enter(model: &mut Model) -> Vec<Effect> {
    match model.home.row() {
        Some(HomeRow::New) => begin(model),
        Some(HomeRow::Found(_)) => on_archive::open(model).unwrap_or_default(),
        Some(HomeRow::Unreadable(_, why)) => {
            let why = why.clone();
            model.refuse(why)
        }
        _ => model.home.open().into_iter().collect(),
    }
}

fn begin(model: &mut Model) -> Vec<Effect> {
    model.home.following = None;
    let form = new_session_form(None, &model.words, model.today());
    model.open(Overlay::Form(Box::new(form)));
    Vec::new()
}

/// Asks what a session that follows another is about.
pub fn follow(model: &mut Model, before: Session, origin: Origin) {
    let form = new_session_form(Some((origin, before.state())), &model.words, model.today());
    model.home.following = Some(Box::new(before));
    model.open(Overlay::Form(Box::new(form)));
}

fn trash(model: &mut Model) -> Vec<Effect> {
    let path = match model.home.row() {
        Some(HomeRow::Unreadable(path, _)) => Some(path.to_path_buf()),
        // Nobody throws a session away for a line that was found in it.
        Some(HomeRow::Found(_)) => None,
        _ => model.home.card().and_then(|card| match &card.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Example(_) => None,
        }),
    };
    path.map(Effect::Trash).into_iter().collect()
}

/// What a filled form for a new session says.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_new_session(model: &Model, form: &Form) -> Result<Outcome, (usize, Message)> {
    let Subject::NewSession(follows) = &form.subject else { return Ok(Outcome::BySpeaker(Vec::new())) };
    // The form reads numbers and dates as the session before writes them, or a blank one.
    let before = model.home.following.as_ref().map(|session| session.state().clone());
    let state = before.unwrap_or_else(|| blank(model));
    let context = Context { state: &state, words: &model.words, today: model.today(), watch: &Watch::default() };
    read(form, follows.clone(), &context).map(|new| Outcome::Found(Box::new(new)))
}

/// A session about nothing.
fn blank(model: &Model) -> State {
    let period = crate::domain::Period { from: model.today(), to: model.today() };
    let about = About::new("-", model.today(), period, period, crate::domain::Currency::EUR);
    let founding = Founding { id: SessionId::from("blank"), about, carried: None };
    Session::found(founding, model.now).map(|session| session.state().clone()).expect("its title is not empty")
}

/// Begins a new session, and asks for its file.
pub fn found(model: &mut Model, new: NewSession) -> Vec<Effect> {
    let before = model.home.following.take().filter(|_| new.follows.is_some());
    match found_session(new.about, before.as_deref().map(Session::state), model.now) {
        Ok(session) => {
            model.home.waiting = Waiting::ForSession;
            vec![Effect::Create(Box::new(session))]
        }
        Err(refusal) => model.refuse(wording::refusal(&refusal)),
    }
}

/// Brings a session that was opened onto the screen.
pub fn show(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let mut meeting = Meeting::new(opened.session, opened.origin, opened.purpose);
    meeting.look_with(model.eyes());
    if opened.recovery.is_some() {
        // Until it is decided what becomes of the entries, nothing is added to them.
        meeting.mode = Mode::Reviewing;
    }
    model.home.waiting = Waiting::ForNothing;
    model.clear_table();
    model.meeting = Some(Box::new(meeting));
    if let Some(told) = opened.told {
        model.tell(told);
    }
    let mut effects: Vec<Effect> = past_of(model).into_iter().collect();
    effects.extend(on_archive::arrive(model));
    if let Some(looking) = &mut model.home.looking {
        looking.line = Line::Left;
    }
    match opened.recovery {
        Some(recovery) => model.open(Overlay::Recovery(Box::new(recovery))),
        None => effects.extend(super::after_crash::let_stopped_clock_stand(model)),
    }
    effects
}

/// Asks for the sessions that the open one follows.
fn past_of(model: &Model) -> Option<Effect> {
    let meeting = model.meeting.as_ref()?;
    let state = meeting.state();
    let follows = state.about.follows.clone()?;
    Some(Effect::ReadPast { id: state.id.clone(), follows, origin: meeting.origin.clone() })
}
