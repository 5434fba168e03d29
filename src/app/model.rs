//! Everything that the program knows while it runs, and what can be asked of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::action::Size;
use super::effect::Effect;
use super::ground::{Colours, Ground};
use super::home::Home;
use super::keymap::Place;
use super::meeting::Meeting;
use super::mode::Mode;
use super::notice::Notice;
use super::overlay::Overlay;
use super::reading::Context;
use super::room_view::RoomView;
use super::subject::Subject;
use super::tour::Tour;
use super::watch::Eyes;
use crate::domain::Step;
use crate::lang::{Message, Words};
use crate::rules::text::Lexicon;

/// Everything that the program knows while it runs.
#[derive(Clone, Debug)]
pub struct Model {
    /// The words in use.
    pub words: Words,
    /// The words that count in the text rules.
    pub lexicon: Arc<Lexicon>,
    /// The theme in use.
    pub ground: Ground,
    /// How many colours the terminal shows.
    pub colours: Colours,
    /// The window's size.
    pub size: Size,
    /// The time of the last action.
    pub now: Timestamp,
    /// Where the room is, as far as time goes.
    pub zone: TimeZone,
    /// Home, also while a meeting lies over it.
    pub home: Home,
    /// The session on the screen, if any.
    pub meeting: Option<Box<Meeting>>,
    /// What the room sees instead of the step.
    pub room_view: RoomView,
    /// What lies over the work, the topmost last.
    pub overlays: Vec<Overlay>,
    /// What just happened, until the next key or click.
    pub notice: Option<Notice>,
    /// What is wrong with the disk, until it is over.
    pub trouble: Option<Notice>,
    /// Whether the person has asked once to leave by Ctrl-C.
    pub leaving: Leaving,
    /// The session that left the screen and is not closed yet: it comes back if its file cannot be written.
    pub closing: Option<Closing>,
    /// Where somebody is on the tour, if anybody is.
    pub tour: Option<Tour>,
    /// The folder of the user's documents, where there is one.
    pub documents: Option<PathBuf>,
    /// The number of the last question to a reader of files.
    tickets: u32,
}

/// A session that is being closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// The session.
    pub meeting: Box<Meeting>,
    /// Where one is when it is closed.
    pub then: Then,
}

/// Where one is when a session is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// At home.
    Home,
    /// Out of the program.
    Out,
}

/// How often what is on the screen changes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Never.
    Still,
    /// With each minute: a break, or when a meeting would end that begins now.
    Minute,
    /// With each second: a clock that runs.
    Second,
}

/// Whether the person has asked once to leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// No.
    #[default]
    No,
    /// Once; once more leaves.
    AskedOnce,
}

impl Model {
    /// The program as it starts, at home.
    #[must_use]
    pub fn new(words: Words, ground: Ground, size: Size, now: Timestamp, zone: TimeZone) -> Self {
        Self {
            words,
            lexicon: Arc::default(),
            ground,
            colours: Colours::default(),
            size,
            now,
            zone,
            home: Home::default(),
            meeting: None,
            room_view: RoomView::default(),
            overlays: Vec::new(),
            notice: None,
            trouble: None,
            leaving: Leaving::No,
            closing: None,
            tour: None,
            documents: None,
            tickets: 0,
        }
    }

    /// A number for the next question to a reader of files.
    pub fn next_ticket(&mut self) -> u32 {
        self.tickets = self.tickets.wrapping_add(1);
        self.tickets
    }

    /// The day it is where the room is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }

    /// With what the rules see.
    #[must_use]
    pub fn eyes(&self) -> Eyes {
        Eyes { lexicon: Arc::clone(&self.lexicon), words: self.words.clone() }
    }

    /// Has the rules look at the session anew, with other words.
    pub fn look_anew(&mut self) {
        let eyes = self.eyes();
        if let Some(meeting) = &mut self.meeting {
            meeting.look_with(eyes);
        }
        for overlay in &mut self.overlays {
            if let Overlay::Comparing(comparing) = overlay {
                comparing.forget();
            }
        }
    }

    /// What a form needs to know; `None` at home.
    #[must_use]
    pub fn context(&self) -> Option<Context<'_>> {
        let meeting = self.meeting.as_ref()?;
        let (state, watch) = (meeting.state(), meeting.watch());
        Some(Context { state, words: &self.words, today: self.today(), watch })
    }

    /// Where keys are looked up now, the nearest place first.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        match self.overlays.last() {
            Some(overlay) if overlay.place().takes_text() => vec![overlay.place(), Place::Everywhere],
            Some(overlay) => vec![overlay.place(), Place::Calm, Place::Everywhere],
            None => self.places_below(),
        }
    }

    /// Where keys would be looked up if nothing lay over the work.
    #[must_use]
    pub fn places_below(&self) -> Vec<Place> {
        match &self.meeting {
            None if self.home.is_typing() => vec![Place::Archive, Place::Everywhere],
            None => vec![Place::Home, Place::Calm, Place::Everywhere],
            Some(meeting) if meeting.grid.typing.is_some() => vec![Place::Cell, Place::Everywhere],
            Some(meeting) => {
                let walk = meeting.walk().map(|_| Place::Walk);
                let room_view = self.room_view.is_on().then_some(Place::RoomView);
                let nearest = match meeting.step {
                    Step::Budget => [Place::Grid, Place::Step(Step::Budget)],
                    step => [Place::Step(step), Place::Lists],
                };
                let rest = [Place::Meeting, Place::Calm, Place::Everywhere];
                walk.into_iter().chain(room_view).chain(nearest).chain(rest).collect()
            }
        }
    }

    /// Lays something over the work.
    pub fn open(&mut self, overlay: Overlay) {
        self.overlays.push(overlay);
    }

    /// Says that something was done.
    pub fn tell(&mut self, what: Message) {
        self.notice = Some(Notice::done(what));
    }

    /// Says why something cannot be done; there is then nothing to do outside.
    pub fn refuse(&mut self, why: Message) -> Vec<Effect> {
        self.notice = Some(Notice::refused(why));
        Vec::new()
    }

    /// The line above the foot: what just happened, else what is wrong with the disk.
    #[must_use]
    pub fn in_sight(&self) -> Option<&Notice> {
        self.notice.as_ref().or(self.trouble.as_ref())
    }

    /// Takes off the screen whatever belonged to the session that was on it: nothing of one is left for the next.
    pub fn clear_table(&mut self) {
        self.meeting = None;
        self.tour = None;
        self.overlays.clear();
        self.room_view = RoomView::default();
    }

    /// How often what is on the screen changes by itself, so that it must be drawn anew.
    #[must_use]
    pub fn beat(&self) -> Beat {
        let Some(meeting) = self.meeting.as_ref().filter(|meeting| meeting.mode == Mode::Holding) else {
            return Beat::Still;
        };
        let is_agenda = |overlay: &Overlay| matches!(overlay, Overlay::Form(form) if form.subject == Subject::Agenda);
        if meeting.state().clock.running.is_some() {
            Beat::Second
        } else if meeting.state().agenda(self.now, &self.zone).break_since().is_some()
            || self.overlays.iter().any(is_agenda)
        {
            Beat::Minute
        } else {
            Beat::Still
        }
    }
}
