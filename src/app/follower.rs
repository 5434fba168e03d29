//! Another terminal that follows a meeting: read-only, live, for the facilitator's eyes or for a second screen.

use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, Stamped, Target};
use super::command::Command;
use super::effect::{Effect, Origin, Purpose};
use super::keymap::{self, Place};
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::{Beat, Model};
use super::notice::Notice;
use super::room_view::{Beam, RoomView};
use super::whereabouts::Whereabouts;
use crate::domain::{Digest, Session, SessionId, Step};
use crate::lang::Words;
use crate::rules::text::{Lexicon, WordLists};

/// Lines that a page is.
const PAGE: usize = 10;

/// For whose eyes a meeting is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForWhom {
    /// The facilitator's: flags, held remarks in full, private notes, what is being typed.
    Facilitator,
    /// The room's, on a second screen: what it sees on the first, and nothing else.
    Room,
}

/// Whether the meeting that is followed is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitting {
    /// A program on this computer has it open, and what is entered there is seen here.
    Live,
    /// Nobody has it open here.
    Over,
}

/// What is seen of the meeting that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The session; `None` where it could not be read.
    pub session: Option<Session>,
    /// Its file.
    pub file: PathBuf,
    /// Whether it is being held.
    pub sitting: Sitting,
    /// Where it stands.
    pub stands: Option<Whereabouts>,
    /// What is to be said of what is seen; `None` where all is as it should be.
    pub said: Option<Notice>,
    /// What is known of the sessions before it, and where that ends.
    pub past: (Vec<Digest>, Option<SessionId>),
}

/// Another terminal that follows a meeting.
#[derive(Clone, Debug)]
pub struct Follower {
    /// Words, colours, size and the meeting as it is seen.
    pub model: Model,
    /// For whose eyes.
    pub for_whom: ForWhom,
    /// Where the meeting stands; `None` while it is not held here.
    pub stands: Option<Whereabouts>,
    /// The step that is looked at instead of the one that the meeting is at.
    pub looking_at: Option<Step>,
    /// Lines scrolled away at the top.
    pub scrolled: usize,
}

impl Follower {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(mut model: Model, for_whom: ForWhom, lists: &WordLists) -> Self {
        model.lexicon = Arc::new(Lexicon::new(lists));
        if for_whom == ForWhom::Room {
            model.room_view.beam = Beam::On;
        }
        Self { model, for_whom, stands: None, looking_at: None, scrolled: 0 }
    }

    /// Takes in what is seen of the meeting.
    pub fn see(&mut self, seen: Seen) {
        let Seen { session, file, sitting, stands, said, past } = seen;
        self.model.trouble = said;
        if let Some(session) = session {
            self.show(session, file, sitting, past);
        }
        self.stands = stands;
        if self.for_whom == ForWhom::Room {
            // A second screen is blank where the first one is, and shows rewards where that does.
            let told = self.stands.as_ref().map(|stands| stands.room_view).unwrap_or_default();
            let beam = if told.beam == Beam::Blank { Beam::Blank } else { Beam::On };
            self.model.room_view = RoomView { beam, ..told };
        }
        self.stand();
    }

    fn show(&mut self, session: Session, file: PathBuf, sitting: Sitting, past: (Vec<Digest>, Option<SessionId>)) {
        let purpose = if sitting == Sitting::Live { Purpose::Hold } else { Purpose::Review };
        let is_same = self.model.meeting.as_ref().is_some_and(|shown| *shown.uncovered() == session);
        let eyes = self.model.eyes();
        match &mut self.model.meeting {
            Some(shown) if is_same => {
                shown.purpose = purpose;
                shown.mode = shown.fitting_mode();
                shown.origin = Origin::File(file);
            }
            Some(shown) if shown.uncovered().state().id == session.state().id => {
                (shown.purpose, shown.origin) = (purpose, Origin::File(file));
                shown.replace_session(session);
                shown.mode = shown.fitting_mode();
            }
            other => {
                let mut meeting = Meeting::new(session, Origin::File(file), purpose);
                meeting.look_with(eyes);
                *other = Some(Box::new(meeting));
            }
        }
        if let Some(shown) = &mut self.model.meeting
            && shown.watch().past() != past.0
        {
            shown.remember(past.0, past.1);
        }
    }

    /// Puts the screen where the meeting stands, or at the step that is looked at.
    fn stand(&mut self) {
        let now = self.model.now;
        let step = self.looking_at.or_else(|| self.stands.as_ref().map(|stands| stands.step));
        let Some(shown) = &mut self.model.meeting else { return };
        if let Some(step) = step
            && step != shown.step
        {
            // The clock of what is only looked at is nobody's to turn.
            let mode = std::mem::replace(&mut shown.mode, Mode::Reviewing);
            let _ = shown.go_to(step, now);
            shown.mode = mode;
        }
        if let Some(stands) = self.stands.as_ref().filter(|stands| Some(stands.step) == step) {
            stands.put(shown);
        }
    }

    /// How often what is on the screen changes by itself.
    #[must_use]
    pub fn beat(&self) -> Beat {
        self.model.beat()
    }

    /// Takes an action in, and says what is to be done outside.
    pub fn update(&mut self, stamped: &Stamped) -> Vec<Effect> {
        self.model.now = stamped.at;
        match &stamped.action {
            Action::Key(key) => {
                let command = keymap::command(&[Place::Follow], *key);
                command.map(|command| self.run(command)).unwrap_or_default()
            }
            Action::Click(Target::Do(command)) => self.run(*command),
            Action::Click(Target::Step(step)) => self.look_at(Some(*step)),
            Action::Scroll(rows) => self.scroll(isize::from(*rows)),
            Action::Resized(size) => {
                self.model.size = *size;
                Vec::new()
            }
            Action::Ended => vec![Effect::Quit],
            _ => Vec::new(),
        }
    }

    fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Some(index) = Command::GO.iter().position(|go| *go == command) {
            return self.look_at(Some(Step::ALL[index]));
        }
        match command {
            Command::Back => self.look_at(None),
            Command::Cancel if self.looking_at.is_some() => self.look_at(None),
            Command::Up => self.scroll(-1),
            Command::Down => self.scroll(1),
            Command::PageUp => self.scroll(-PAGE.cast_signed()),
            Command::PageDown => self.scroll(PAGE.cast_signed()),
            Command::First => self.scroll(isize::MIN),
            Command::Last => self.scroll(isize::MAX),
            Command::Language => {
                self.model.words = Words::new(self.model.words.lang().toggled());
                self.model.look_anew();
                vec![Effect::Redraw]
            }
            Command::Theme => {
                self.model.ground = self.model.ground.next();
                vec![Effect::Redraw]
            }
            Command::Redraw => vec![Effect::Redraw],
            Command::Quit | Command::Cancel => vec![Effect::Quit],
            _ => Vec::new(),
        }
    }

    /// Whether a command does anything now.
    #[must_use]
    pub fn does(&self, command: Command) -> bool {
        match command {
            Command::Back => self.looking_at.is_some(),
            Command::Up | Command::Down => self.for_whom == ForWhom::Facilitator,
            _ => true,
        }
    }

    fn look_at(&mut self, step: Option<Step>) -> Vec<Effect> {
        (self.looking_at, self.scrolled) = (step, 0);
        self.stand();
        Vec::new()
    }

    fn scroll(&mut self, rows: isize) -> Vec<Effect> {
        let last = self.lines().len().saturating_sub(1);
        self.scrolled = self.scrolled.saturating_add_signed(rows).min(last);
        Vec::new()
    }
}
