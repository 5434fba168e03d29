//! The loop of a second terminal that follows a meeting: a thread looks at the disk, the loop shows what it saw.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::input::Input;
use super::run::{listen_to_terminal, until_next};
use super::screen::Screen;
use super::signals::{self, Notice};
use super::{terminal, told};
use crate::app::{
    Action, Colours, Effect, Follower, ForWhom, Ground, Model, Seen, Sitting, Size, Stamped, Whereabouts,
};
use crate::domain::{Session, SessionId};
use crate::lang::{Lang, Words};
use crate::storage::{Following, Past, Places, Presence, Sight, past, word_lists};
use crate::view;

/// How often the disk is looked at while the meeting is held. Only here: the program that holds it never looks.
const PAUSE: Duration = Duration::from_millis(60);
/// The same while nobody holds it here: then its file alone can change, which may lie on a network.
const LONG_PAUSE: Duration = Duration::from_millis(180);

/// What following starts with.
#[derive(Debug)]
pub struct ToFollow {
    /// Where sessions, journals and settings are.
    pub places: Places,
    /// The session's file.
    pub file: PathBuf,
    /// For whose eyes.
    pub for_whom: ForWhom,
    /// The language to begin in.
    pub lang: Lang,
    /// The theme.
    pub ground: Ground,
    /// How many colours the terminal shows.
    pub colours: Colours,
}

/// What this loop hears.
enum Heard {
    Input(Input),
    System(Notice),
    Seen(Box<Sight<Whereabouts>>, Past),
}

/// Follows a session on the terminal until somebody leaves.
///
/// Gives the number of the signal that ended it, if one did.
///
/// # Errors
/// What the terminal or the system answers where it cannot be used at all.
pub fn follow(asked: ToFollow) -> io::Result<Option<i32>> {
    let ToFollow { places, file, for_whom, lang, ground, colours } = asked;
    let (tell, heard) = mpsc::channel();
    let (width, height) = crossterm::terminal::size()?;
    let mut model = Model::new(Words::new(lang), ground, Size { width, height }, Timestamp::now(), TimeZone::system());
    model.colours = colours;
    let (lists, _) = word_lists(&places);
    let follower = Follower::new(model, for_whom, &lists);
    let system = tell.clone();
    signals::listen(move |notice| drop(system.send(Heard::System(notice))))?;
    terminal::give_back_on_panic();
    let taken = terminal::Taken::take()?;
    let screen = Screen::new(io::stdout(), follower.model.size)?;
    look_at_disk(places, file, tell.clone())?;
    listen_to_terminal(move |input| tell.send(input.map_or(Heard::System(Notice::Leave(None)), Heard::Input)).is_ok())?;
    let result = Chair { follower, screen, heard, is_leaving: false, ended_by: None }.serve();
    drop(taken);
    result
}

/// Looks at the disk in a thread of its own, so that a slow one never keeps anybody from leaving.
fn look_at_disk(places: Places, file: PathBuf, tell: Sender<Heard>) -> io::Result<()> {
    thread::Builder::new().name("following".into()).spawn(move || {
        let mut following = Following::<Whereabouts>::of(&places, &file);
        // Read again only where another session is followed: it lies in other files.
        let mut known: Option<(Option<SessionId>, Past)> = None;
        loop {
            if let Some(sight) = following.look() {
                let session = sight.session.as_ref();
                let state = session.map(Session::state);
                let follows = state.and_then(|state| state.about.follows.clone());
                if known.as_ref().is_none_or(|(before, _)| *before != follows) {
                    let past = state.map(|state| past(state, Some(&sight.file), &places));
                    known = Some((follows, past.unwrap_or_default()));
                }
                let past = known.as_ref().map(|(_, past)| past.clone()).unwrap_or_default();
                if tell.send(Heard::Seen(Box::new(sight), past)).is_err() {
                    return;
                }
            }
            thread::sleep(if following.is_held_here() { PAUSE } else { LONG_PAUSE });
        }
    })?;
    Ok(())
}

/// What is seen, in the program's own terms.
fn seen(sight: Sight<Whereabouts>, past: Past, model: &Model) -> Seen {
    let said = told::sight(&sight, model.now, &model.zone, &model.words);
    let sitting = if matches!(sight.presence, Presence::Here(_)) { Sitting::Live } else { Sitting::Over };
    let Sight { file, session, stands, .. } = sight;
    Seen { session, file, sitting, stands, said, past: (past.digests, past.missing) }
}

/// Who sits at the second terminal.
struct Chair {
    follower: Follower,
    screen: Screen<io::Stdout>,
    heard: Receiver<Heard>,
    is_leaving: bool,
    ended_by: Option<i32>,
}

impl Chair {
    fn serve(&mut self) -> io::Result<Option<i32>> {
        loop {
            if self.is_leaving {
                return Ok(self.ended_by);
            }
            let follower = &self.follower;
            if self.screen.draw_with(|frame| view::draw_followed(follower, frame)).is_err() {
                // A terminal that takes nothing is gone.
                return Ok(None);
            }
            match self.next() {
                Some(first) => self.take_heard(first),
                None => self.act(Action::Tick),
            }
            while let Ok(more) = self.heard.try_recv() {
                self.take_heard(more);
            }
        }
    }

    /// The next thing heard; `None` when a second of a clock on the screen has passed.
    fn next(&self) -> Option<Heard> {
        match until_next(self.follower.beat(), Timestamp::now()) {
            None => self.heard.recv().ok(),
            Some(left) => self.heard.recv_timeout(left).ok(),
        }
    }

    fn take_heard(&mut self, heard: Heard) {
        match heard {
            Heard::Seen(sight, past) => {
                self.follower.model.now = Timestamp::now();
                let seen = seen(*sight, past, &self.follower.model);
                self.follower.see(seen);
            }
            Heard::Input(Input::Key(key)) => self.act(Action::Key(key)),
            // There is nothing here to paste into.
            Heard::Input(Input::Paste(_)) => {}
            Heard::Input(Input::Wheel(rows)) => self.act(Action::Scroll(rows)),
            Heard::Input(Input::Click(column, row)) => {
                if let Some(target) = view::hit_followed(&self.follower, column, row) {
                    self.act(Action::Click(target));
                }
            }
            Heard::Input(Input::Size(size)) => {
                self.act(Action::Resized(size));
                let _ = self.screen.clear(size);
            }
            Heard::System(Notice::Suspend) => {
                terminal::give_back();
                signals::stop();
                if terminal::enter().is_ok() {
                    let _ = self.screen.clear(self.follower.model.size);
                }
            }
            Heard::System(Notice::Leave(signal)) => (self.is_leaving, self.ended_by) = (true, signal),
        }
    }

    fn act(&mut self, action: Action) {
        for effect in self.follower.update(&Stamped { at: Timestamp::now(), action }) {
            match effect {
                Effect::Redraw => drop(self.screen.clear(self.follower.model.size)),
                Effect::Quit => self.is_leaving = true,
                // A follower asks for nothing else: it alters nothing.
                _ => {}
            }
        }
    }
}
