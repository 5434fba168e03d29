//! The loop: wait for something to happen, let the program take it in, carry out what it wants, draw once.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::disk;
use super::hands::Hands;
use super::heard::Heard;
use super::input::{self, Input};
use super::screen::Screen;
use super::signals::{self, Notice as Signal};
use super::terminal;
use crate::app::{Action, Beat, Colours, Effect, Ground, Model, Notice, Purpose, Size, Stamped, Waiting, update};
use crate::lang::{Lang, Message, Words};
use crate::storage::{Places, documents_folder};
use crate::view;

/// What the program starts with.
#[derive(Debug)]
pub struct Start {
    /// Where sessions, journals and settings are.
    pub places: Places,
    /// A session to open at once.
    pub file: Option<PathBuf>,
    /// The language to begin in.
    pub lang: Lang,
    /// The theme to begin with.
    pub ground: Ground,
    /// How many colours the terminal shows.
    pub colours: Colours,
    /// What is to be said when it begins, such as what is wrong with the settings.
    pub told: Option<Message>,
}

/// How long the loop waits for the disk before it draws "not yet on disk".
const PATIENCE: Duration = Duration::from_millis(20);
/// How long the first frame and the first key wait for the session that was asked for, so that no key goes astray at home.
const WELCOME: Duration = Duration::from_secs(2);

/// Runs the program on the terminal until somebody leaves.
///
/// Gives the number of the signal that ended it, if one did.
///
/// # Errors
/// What the terminal or the system answers where it cannot be used at all.
pub fn run(start: Start) -> io::Result<Option<i32>> {
    let (tell, heard) = mpsc::channel();
    let (width, height) = crossterm::terminal::size()?;
    let mut model =
        Model::new(Words::new(start.lang), start.ground, Size { width, height }, Timestamp::now(), TimeZone::system());
    model.colours = start.colours;
    model.documents = documents_folder();
    model.notice = start.told.map(Notice::refused);
    listen_to_disk_and_system(&tell)?;
    terminal::give_back_on_panic();
    let taken = terminal::Taken::take()?;
    let hands = Hands::new(start.places, &tell)?;
    let screen = Screen::new(io::stdout(), model.size)?;
    let mut table = Table { model, hands, screen, heard, ended_by: None };
    let open = start.file.map(|file| Effect::Open(file, Purpose::Hold));
    // A session must not be seen before it is known which words count. Home shows nothing that was said, and begins without.
    let words_first = open.is_some();
    let words = |now: bool| now.then_some(Effect::ReadWordLists);
    table.carry_out([Effect::ListSessions].into_iter().chain(words(words_first)).chain(open).collect());
    if words_first {
        table.model.home.waiting = Waiting::ForSession;
    }
    table.wait_for_disk(if words_first { WELCOME } else { PATIENCE });
    table.carry_out(words(!words_first).into_iter().collect());
    // From here on keys are read; before, an answer of the terminal could have been taken for one.
    listen_to_terminal(move |input| tell.send(input.map_or(Heard::System(Signal::Leave(None)), Heard::Input)).is_ok())?;
    let result = table.serve();
    drop(taken);
    result
}

fn listen_to_disk_and_system(tell: &Sender<Heard>) -> io::Result<()> {
    let tell = tell.clone();
    signals::listen(move |notice| drop(tell.send(Heard::System(notice))))
}

/// Reads the terminal in a thread of its own: once the terminal is gone, that thread never comes back. `hear` is given what
/// a person did, at last that the terminal is gone, and says whether anybody still listens.
pub(super) fn listen_to_terminal(hear: impl Fn(Option<Input>) -> bool + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("terminal".into()).spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if let Some(input) = input::from_event(event)
                && !hear(Some(input))
            {
                return;
            }
        }
        let _ = hear(None);
    })?;
    Ok(())
}

/// What the loop works with.
struct Table {
    model: Model,
    hands: Hands,
    screen: Screen<io::Stdout>,
    heard: Receiver<Heard>,
    ended_by: Option<i32>,
}

/// How long until what is on the screen changes by itself; `None` where it does not.
pub(super) fn until_next(beat: Beat, now: Timestamp) -> Option<Duration> {
    let seconds = match beat {
        Beat::Still => return None,
        Beat::Minute => 60,
        Beat::Second => 1,
    };
    let beat: u64 = seconds * 1_000_000_000;
    let into_beat = u64::try_from(now.as_nanosecond().rem_euclid(i128::from(beat))).unwrap_or(0);
    Some(Duration::from_nanos(beat.saturating_sub(into_beat).max(1_000_000)))
}

impl Table {
    /// Draws, waits, takes in; until the program wants to leave.
    fn serve(&mut self) -> io::Result<Option<i32>> {
        loop {
            if self.hands.is_leaving() {
                // A disk that never answers does not keep anybody here: what was entered is in the journal.
                let _ = self.hands.finish();
                return Ok(self.ended_by);
            }
            if self.screen.draw(&self.model).is_err() {
                // A terminal that takes nothing is gone; what was entered is safe, so leave as if told to.
                self.take(Action::Ended);
                continue;
            }
            self.hands.tell_where(&self.model);
            match self.next() {
                Some(first) => self.take_heard(first),
                None => self.take(Action::Tick),
            }
            while let Ok(more) = self.heard.try_recv() {
                self.take_heard(more);
            }
            self.wait_for_disk(PATIENCE);
        }
    }

    /// The next thing heard; `None` when a second or a minute of a clock on the screen has passed.
    fn next(&self) -> Option<Heard> {
        match until_next(self.model.beat(), Timestamp::now()) {
            None => self.heard.recv().ok(),
            Some(left) => self.heard.recv_timeout(left).ok(),
        }
    }

    /// Waits a moment for what the disk still owes, so that the frame tells the truth.
    fn wait_for_disk(&mut self, patience: Duration) {
        let until = Instant::now() + patience;
        while self.hands.is_owed() && !self.hands.is_leaving() {
            let left = until.saturating_duration_since(Instant::now());
            match self.heard.recv_timeout(left) {
                Ok(heard) => self.take_heard(heard),
                Err(_) => return,
            }
        }
    }

    fn take_heard(&mut self, heard: Heard) {
        match heard {
            Heard::Input(Input::Key(key)) => self.take(Action::Key(key)),
            Heard::Input(Input::Paste(text)) => self.take(Action::Paste(text)),
            Heard::Input(Input::Wheel(rows)) => self.take(Action::Scroll(rows)),
            Heard::Input(Input::Click(column, row)) => {
                if let Some(target) = view::hit(&self.model, column, row) {
                    self.take(Action::Click(target));
                }
            }
            Heard::Input(Input::Size(size)) => {
                self.take(Action::Resized(size));
                let _ = self.screen.clear(size);
            }
            Heard::System(Signal::Suspend) => self.carry_out(vec![Effect::Suspend]),
            Heard::System(Signal::Leave(signal)) => {
                self.ended_by = self.ended_by.or(signal);
                self.take(Action::Ended);
            }
            Heard::Reader(report) => self.take(Action::Report(report)),
            Heard::ReaderGone => {
                // Like the disk's, its panic gave the terminal back.
                self.take_terminal_again();
                let report = self.hands.replace_reader();
                self.take(Action::Report(report));
            }
            Heard::Archive(report) => {
                self.hands.hear_of_past(&report);
                self.take(Action::Report(report));
            }
            Heard::ArchiveGone => {
                self.take_terminal_again();
                let report = self.hands.replace_librarian();
                self.take(Action::Report(report));
            }
            Heard::Disk(report) => {
                if report == disk::Report::Gone {
                    // It died of a panic, which gave the terminal back; what to do now must be seen.
                    self.take_terminal_again();
                }
                for report in self.hands.hear(report, &self.model) {
                    self.take(Action::Report(report));
                }
            }
        }
    }

    fn take(&mut self, action: Action) {
        let now = Timestamp::now();
        // Whole seconds: what is kept is read by people.
        let at = Timestamp::from_second(now.as_second()).unwrap_or(now);
        let effects = update(&mut self.model, Stamped { at, action });
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Redraw => drop(self.screen.clear(self.model.size)),
                Effect::Suspend => self.suspend(),
                Effect::CopyText(text) => drop(self.screen.write(&super::clipboard::copy(&text))),
                other => {
                    if let Some(report) = self.hands.carry_out(other) {
                        self.take(Action::Report(report));
                    }
                }
            }
        }
    }

    /// Gives the terminal back, stops, and takes it over again when continued.
    fn suspend(&mut self) {
        terminal::give_back();
        signals::stop();
        self.take_terminal_again();
    }

    /// Takes the terminal over after it was given back, whatever size it has by now.
    fn take_terminal_again(&mut self) {
        if terminal::enter().is_ok() {
            if let Ok((width, height)) = crossterm::terminal::size() {
                self.take(Action::Resized(Size { width, height }));
            }
            let _ = self.screen.clear(self.model.size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_drawn_at_its_own_beat_and_never_more_often() {
        let at = |nanoseconds| Timestamp::from_nanosecond(nanoseconds).expect("near 1970");
        assert_eq!(until_next(Beat::Second, at(5_250_000_000)), Some(Duration::from_millis(750)));
        assert_eq!(until_next(Beat::Minute, at(61_000_000_000)), Some(Duration::from_secs(59)));
        assert_eq!(until_next(Beat::Second, at(5_999_999_999)), Some(Duration::from_millis(1)));
    }
}
