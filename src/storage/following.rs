//! Following a session that somebody else has open, or nobody: everything is looked at, nothing is touched.
//!
//! While a program has it open, its journal says what was entered and its `live` file where the meeting stands. Without one,
//! the file and what a crash left in journals do. No lock is taken, nothing is written and nothing is repaired.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use serde::de::DeserializeOwned;

use super::card::{edited_at, read_session};
use super::files::resolved;
use super::journal::{folders_of, journals_in};
use super::live::{gone_on_in, live_file_of, read_live};
use super::lock::{Presence, presence};
use super::paths::Places;
use super::problem::Problem;
use super::tail::Tail;
use crate::domain::Session;

/// A session that is followed.
#[derive(Debug)]
pub struct Following<T> {
    places: Places,
    file: PathBuf,
    /// The process that had it open last: it may go on in another file.
    pid: Option<u32>,
    marks: Option<Marks>,
    tail: Option<Tail>,
    last: Option<Sight<T>>,
}

/// What is seen of a session that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight<T> {
    /// Its file; another one after it was saved elsewhere.
    pub file: PathBuf,
    /// The session; `None` where it could not be read yet.
    pub session: Option<Session>,
    /// Who has it open.
    pub presence: Presence,
    /// Where the meeting stands, as far as the program that has it open says so.
    pub stands: Option<T>,
    /// Where the session was read.
    pub source: Source,
    /// Why the file cannot be read; the session is then as it was seen last.
    pub problem: Option<Problem>,
}

/// Where a session that is followed was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In its file, which was written then.
    File(Timestamp),
    /// In a journal, whose last entry was made then.
    Journal(Timestamp),
}

/// By what it shows that something has changed.
#[derive(Clone, Debug, PartialEq)]
struct Marks {
    presence: Presence,
    file: Option<Mark>,
    journal: Option<(PathBuf, Mark)>,
    live: Option<(PathBuf, Mark)>,
}

/// By what it shows that a file is another one than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    modified: Option<SystemTime>,
    length: u64,
    /// Names the file itself, also where a new one has the same length in the same moment; 0 where the system gives none.
    number: u64,
}

impl<T: Clone + PartialEq + DeserializeOwned> Following<T> {
    /// Begins to follow the session in this file; nothing is read yet.
    #[must_use]
    pub fn of(places: &Places, file: &Path) -> Self {
        Self { places: places.clone(), file: resolved(file), pid: None, marks: None, tail: None, last: None }
    }

    /// Looks; `None` where all is as it was seen last.
    pub fn look(&mut self) -> Option<Sight<T>> {
        let mut found = presence(&self.file);
        if !matches!(found, Presence::Here(_))
            && let Some((file, holder)) = self.gone_on()
        {
            (self.file, found) = (file, holder);
            (self.marks, self.tail) = (None, None);
        }
        if let Presence::Here(holder) = &found {
            self.pid = Some(holder.pid);
        }
        let marks = Marks::of(&self.places, &self.file, found);
        if self.marks.as_ref() == Some(&marks) {
            return None;
        }
        let sight = self.see(&marks);
        self.marks = Some(marks);
        if self.last.as_ref() == Some(&sight) {
            return None;
        }
        self.last = Some(sight.clone());
        Some(sight)
    }

    /// Whether a program on this computer had the session open when it was looked at last.
    #[must_use]
    pub fn is_held_here(&self) -> bool {
        self.marks.as_ref().is_some_and(|marks| matches!(marks.presence, Presence::Here(_)))
    }

    /// The file in which the program that had the session open goes on: saved elsewhere, or beside somebody else's version.
    fn gone_on(&self) -> Option<(PathBuf, Presence)> {
        let id = &self.last.as_ref()?.session.as_ref()?.state().id;
        let file = gone_on_in::<T>(&self.places, id, self.pid?, &self.file)?;
        let found = presence(&file);
        matches!(&found, Presence::Here(holder) if Some(holder.pid) == self.pid).then_some((file, found))
    }

    fn see(&mut self, marks: &Marks) -> Sight<T> {
        self.read_along(marks.journal.as_ref().map(|(path, _)| path));
        let sight = |session, source, problem| Sight {
            file: self.file.clone(),
            session,
            presence: marks.presence.clone(),
            stands: marks.stands(),
            source,
            problem,
        };
        let journal = self.tail.as_ref().map(Tail::session);
        let in_journal = |session: &Session| {
            let at = session.history().last().map_or(Timestamp::UNIX_EPOCH, |entry| entry.at);
            sight(Some(session.clone()), Source::Journal(at), None)
        };
        // What is entered now stands in the journal of whoever has it open; that of an earlier sitting may be anything.
        if let (Presence::Here(_), Some(session)) = (&marks.presence, journal) {
            return in_journal(session);
        }
        match (read_session(&self.file), journal) {
            (Ok(read), Some(session)) if goes_on(session, &read.session) => in_journal(session),
            (Ok(read), _) => {
                let written = edited_at(&self.file).unwrap_or(Timestamp::UNIX_EPOCH);
                sight(Some(read.session), Source::File(written), None)
            }
            (Err(problem), Some(session)) => Sight { problem: Some(problem), ..in_journal(session) },
            (Err(problem), None) => {
                let last = self.last.as_ref();
                let source = last.map_or(Source::File(Timestamp::UNIX_EPOCH), |last| last.source);
                sight(last.and_then(|last| last.session.clone()), source, Some(problem))
            }
        }
    }

    /// Reads the newest journal on, or begins it.
    fn read_along(&mut self, newest: Option<&PathBuf>) {
        let Some(path) = newest else { return self.tail = None };
        let goes_on = match self.tail.as_mut().filter(|tail| tail.path() == path) {
            Some(tail) => tail.go_on().unwrap_or(false),
            None => false,
        };
        if !goes_on {
            // A new journal whose first line is not whole yet says no less than the last one did.
            let begun = Tail::begin(path).ok().flatten();
            self.tail = begun.or_else(|| self.tail.take().filter(|tail| tail.path() != path));
        }
    }
}

/// Whether a journal holds what the file does, and more.
fn goes_on(journal: &Session, file: &Session) -> bool {
    journal.rev() > file.rev() && journal.history().starts_with(file.history())
}

impl Marks {
    fn of(places: &Places, file: &Path, presence: Presence) -> Self {
        let roots = [places.journals(), places.journals_in_refuge()];
        let journals = roots.iter().flat_map(|root| folders_of(root, file)).flat_map(|folder| journals_in(&folder));
        let marked = |path: PathBuf| Some((Mark::of(&path)?, path));
        // A new journal is begun only when no more is written to the last one.
        let newest = journals.filter_map(marked).max_by(|(a, one), (b, other)| {
            a.modified.cmp(&b.modified).then_with(|| one.file_name().cmp(&other.file_name()))
        });
        let live = live_file_of(places, file).and_then(marked);
        let swapped = |(mark, path)| (path, mark);
        Self { presence, file: Mark::of(file), journal: newest.map(swapped), live: live.map(swapped) }
    }

    /// What the program that has the session open says; what another one has left behind counts for nothing.
    fn stands<T: DeserializeOwned>(&self) -> Option<T> {
        let Presence::Here(holder) = &self.presence else { return None };
        let live = read_live::<T>(&self.live.as_ref()?.0)?;
        (live.pid == holder.pid).then_some(live.stands)
    }
}

impl Mark {
    fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self { modified: found.modified().ok(), length: found.len(), number: number(&found) })
    }
}

#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::desk::Desk;
    use super::super::live::write_live;
    use super::super::lock::Holder;
    use super::super::samples::{add, later, places_in, planned, raise_segment};
    use super::super::{Cause, Trouble};
    use super::*;
    use crate::domain::Department;

    /// A session that was saved and is open, and somebody who follows it.
    fn held(root: &Path) -> (Desk, Session, Following<u32>) {
        let places = places_in(root);
        let session = planned();
        let mut desk = Desk::create(&places, session.clone(), later()).unwrap();
        desk.checkpoint(later()).unwrap();
        desk.start_journal(later()).unwrap();
        let following = Following::of(&places, desk.file());
        (desk, session, following)
    }

    fn keep(desk: &mut Desk, session: &mut Session, name: &str) {
        desk.append(add(session, Some(Department::Sales), raise_segment(name)), later()).unwrap();
    }

    fn seen(following: &mut Following<u32>) -> Sight<u32> {
        following.look().expect("something is new")
    }

    /// Everything below a folder: names, contents, and when they were written.
    fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
        let mut all = Vec::new();
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                all.extend(everything(&path));
            } else {
                all.push((path.clone(), fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()));
            }
        }
        all.sort();
        all
    }

    #[test]
    fn each_entry_is_seen_as_it_is_kept_through_checkpoints_and_nothing_is_touched() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session, mut following) = held(root.path());
        let sight = seen(&mut following);
        assert_eq!((sight.session.as_ref(), &sight.problem), (Some(&session), &None));
        assert_eq!(sight.presence, Presence::Here(Holder::us(later())));
        for name in ["OEMs", "Key accounts", "小店"] {
            keep(&mut desk, &mut session, name);
            let before = everything(root.path());
            let sight = seen(&mut following);
            let at = session.history().last().unwrap().at;
            assert_eq!((sight.session.as_ref(), sight.source), (Some(&session), Source::Journal(at)));
            assert_eq!(following.look(), None, "nothing is new");
            assert_eq!(everything(root.path()), before);
            // A checkpoint begins another journal, which tells nothing new.
            desk.checkpoint(later()).unwrap();
            assert_eq!(following.look(), None);
        }
    }

    #[test]
    fn half_a_line_is_waited_for_and_a_damaged_one_ends_what_is_believed() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session, mut following) = held(root.path());
        seen(&mut following);
        let journal = desk.journal().unwrap().to_owned();
        let before = fs::read(&journal).unwrap();
        keep(&mut desk, &mut session, "OEMs");
        let whole = fs::read(&journal).unwrap();
        for end in [before.len() + 1, before.len() + 40, whole.len() - 1] {
            fs::write(&journal, &whole[..end]).unwrap();
            assert_eq!(following.look(), None, "torn at {end}");
        }
        fs::write(&journal, &whole).unwrap();
        assert_eq!(seen(&mut following).session, Some(session.clone()));
        keep(&mut desk, &mut session, "Shops");
        let mut damaged = fs::read(&journal).unwrap();
        damaged[whole.len() + 20] ^= 1;
        fs::write(&journal, &damaged).unwrap();
        assert_eq!(following.look(), None);
        // The next journal has it all.
        desk.start_journal(later()).unwrap();
        assert_eq!(seen(&mut following).session, Some(session));
    }

    #[test]
    fn where_the_meeting_stands_is_seen_while_the_program_is_there_that_says_so() {
        let root = tempfile::tempdir().unwrap();
        let (desk, _, mut following) = held(root.path());
        assert_eq!(seen(&mut following).stands, None);
        write_live(&desk.live_path(), desk.file(), &7_u32).unwrap();
        assert_eq!(seen(&mut following).stands, Some(7));
        write_live(&desk.live_path(), desk.file(), &8_u32).unwrap();
        assert_eq!(seen(&mut following).stands, Some(8));
        fs::write(desk.live_path(), "(pid: 1, sta").unwrap();
        assert_eq!(seen(&mut following).stands, None, "what is no live file says nothing");
        let path = desk.live_path();
        write_live(&path, desk.file(), &9_u32).unwrap();
        drop(desk);
        assert_eq!(seen(&mut following).stands, None, "left behind by a crash");
        assert!(path.exists(), "and not tidied up either");
    }

    #[test]
    fn after_a_crash_what_the_journal_kept_is_shown_and_after_a_restart_what_the_room_goes_on_with() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (mut desk, mut session, mut following) = held(root.path());
        seen(&mut following);
        let saved = session.clone();
        keep(&mut desk, &mut session, "OEMs");
        seen(&mut following);
        let file = desk.file().to_owned();
        drop(desk);
        let sight = seen(&mut following);
        let at = session.history().last().unwrap().at;
        assert_eq!((&sight.presence, sight.source), (&Presence::Nobody, Source::Journal(at)));
        assert_eq!(sight.session.as_ref(), Some(&session));
        // Opened again, the room has not taken it up yet.
        let opening = Desk::open(&places, &file, later()).unwrap();
        let super::super::Access::Writing(mut desk) = opening.access else { unreachable!("nobody has it") };
        desk.start_journal(later()).unwrap();
        assert_eq!(seen(&mut following).session, Some(saved));
        desk.restore(*opening.recovery.unwrap(), later()).unwrap();
        assert_eq!(seen(&mut following).session, Some(session.clone()));
        desk.checkpoint(later()).unwrap();
        desk.close().unwrap();
        let sight = seen(&mut following);
        assert!(matches!((&sight.presence, sight.source), (Presence::Nobody, Source::File(_))), "{sight:?}");
        assert_eq!(sight.session, Some(session));
    }

    #[test]
    fn a_lock_of_a_process_that_is_gone_is_nobodys_and_one_of_another_computer_is_theirs() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, _, mut following) = held(root.path());
        desk.checkpoint(later()).unwrap();
        let lock = super::super::lock::beside(desk.file());
        desk.close().unwrap();
        let mut gone = std::process::Command::new("true").spawn().unwrap();
        gone.wait().unwrap();
        let of = |holder: Holder| fs::write(&lock, super::super::format::one_line(&holder).unwrap()).unwrap();
        of(Holder { pid: gone.id(), ..Holder::us(later()) });
        assert_eq!(seen(&mut following).presence, Presence::Nobody);
        let theirs = Holder { host: "elsewhere".to_owned(), ..Holder::us(later()) };
        of(theirs.clone());
        assert_eq!(seen(&mut following).presence, Presence::Elsewhere(theirs));
    }

    #[test]
    fn saved_elsewhere_it_is_followed_to_the_other_file() {
        let root = tempfile::tempdir().unwrap();
        let (mut desk, mut session, mut following) = held(root.path());
        write_live(&desk.live_path(), desk.file(), &1_u32).unwrap();
        seen(&mut following);
        let other = root.path().join("other.ron");
        desk.save_elsewhere(&other, later()).unwrap();
        write_live(&desk.live_path(), desk.file(), &2_u32).unwrap();
        keep(&mut desk, &mut session, "OEMs");
        let sight = seen(&mut following);
        assert_eq!((sight.file, sight.stands), (resolved(&other), Some(2)));
        assert_eq!(sight.session, Some(session));
    }

    #[test]
    fn what_happens_to_a_file_that_nobody_has_open_is_seen_and_said() {
        let root = tempfile::tempdir().unwrap();
        let (desk, mut session, mut following) = held(root.path());
        let file = desk.file().to_owned();
        desk.close().unwrap();
        let sight = seen(&mut following);
        assert!(matches!(sight.source, Source::File(_)) && sight.presence == Presence::Nobody);
        add(&mut session, Some(Department::Marketing), raise_segment("Doctors"));
        fs::write(&file, super::super::format::write(&session).unwrap()).unwrap();
        assert_eq!(seen(&mut following).session, Some(session.clone()));
        fs::write(&file, "(theme: dark)").unwrap();
        let sight = seen(&mut following);
        assert!(matches!(sight.problem, Some(Problem::Content { .. })));
        assert_eq!(sight.session, Some(session.clone()), "as it was seen last");
        fs::remove_file(&file).unwrap();
        let sight = seen(&mut following);
        assert!(matches!(sight.problem, Some(Problem::Disk(Trouble { cause: Cause::Missing, .. }))));
        fs::write(&file, super::super::format::write(&session).unwrap()).unwrap();
        assert_eq!(seen(&mut following).problem, None);
    }

    #[test]
    fn whoever_comes_to_open_it_gets_the_lock_however_often_it_is_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        let (desk, _, mut following) = held(root.path());
        let file = desk.file().to_owned();
        desk.close().unwrap();
        let looking = std::thread::spawn(move || (0..2_000).for_each(|_| drop(following.look())));
        while !looking.is_finished() {
            let opening = Desk::open(&places, &file, later()).unwrap();
            let super::super::Access::Writing(desk) = opening.access else { unreachable!("it only looks") };
            desk.close().unwrap();
        }
        looking.join().unwrap();
    }
}
