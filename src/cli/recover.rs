//! `roundtable recover`: what a crash has left in journals, and earlier versions of files that cannot be read any more.

use std::path::{Path, PathBuf};

use super::out::{Answer, Verdict};
use super::show::Page;
use super::{Desktop, Outcome, told};
use crate::domain::Entry;
use crate::lang::{Message, dates};
use crate::storage::{Backup, Case, Leftovers, NotSaved, Offer, Problem, Recoverable, Shelved, left_by_crashes, shelf};

/// What is asked for.
pub enum Wish<'a> {
    /// To see what there is.
    List,
    /// To have one, counted from 1, or what all journals hold; in a file of this name where one is given.
    Recover(Option<usize>, Option<&'a Path>),
}

/// Something that can be brought back.
enum Found {
    /// From a journal.
    Journal(Box<Recoverable>),
    /// An earlier version of this file.
    Earlier(PathBuf, Box<Backup>),
}

/// Lists what there is, or brings it back.
pub fn recover(wish: &Wish<'_>, desktop: &Desktop) -> Outcome {
    let Leftovers { recoverable, unreadable } = left_by_crashes(&desktop.places);
    let mut found: Vec<Found> = recoverable.into_iter().map(|one| Found::Journal(Box::new(one))).collect();
    found.extend(earlier_versions(&found, desktop));
    let answer = match wish {
        Wish::List => list(&found, desktop),
        Wish::Recover(number, to) => write(&chosen(&found, *number, to.is_some())?, *to, desktop),
    };
    let unreadable = unreadable.iter().map(|path| path.display().to_string());
    let message = |path: String| Message::new("cli-journal-unreadable").with("path", &path);
    Ok(unreadable.map(message).fold(answer, Answer::remarking))
}

/// The last whole versions of the files on the shelf that cannot be read, where no journal holds them.
fn earlier_versions(found: &[Found], desktop: &Desktop) -> Vec<Found> {
    let is_in_a_journal = |file: &Path| {
        found.iter().any(|one| matches!(one, Found::Journal(journal) if journal.record.session_file == file))
    };
    // A folder that cannot be listed holds nothing to bring back; `list` says what is wrong with it.
    let shelf = shelf(&desktop.places).unwrap_or_default();
    let damaged = shelf.into_iter().filter_map(|shelved| match shelved {
        Shelved::Unreadable { path, problem: Problem::Content { .. } } if !is_in_a_journal(&path) => Some(path),
        _ => None,
    });
    damaged
        .filter_map(|file| {
            let backup = Offer::earlier_version(&desktop.places, &file)?;
            Some(Found::Earlier(file, Box::new(backup)))
        })
        .collect()
}

fn list(found: &[Found], desktop: &Desktop) -> Answer {
    let mut page = Page::default();
    if found.is_empty() {
        page.paragraph(&desktop.words.get("cli-recover-none"));
    }
    for (index, one) in found.iter().enumerate() {
        let (file, title) = match one {
            Found::Journal(journal) => (&journal.record.session_file, &journal.record.session.state().about.title),
            Found::Earlier(file, backup) => (file, &backup.head.about.title),
        };
        page.paragraph(&format!("{}  {}", index + 1, file.display()));
        page.under(title);
        page.under(&what(one, desktop));
    }
    page.answer()
}

/// What there is, and what will become of it.
fn what(found: &Found, desktop: &Desktop) -> String {
    let words = &desktop.words;
    let case = match found {
        Found::Journal(journal) => &journal.case,
        Found::Earlier(_, backup) => {
            return words.with("cli-recover-backup", &[("entries", backup.head.rev.into())]);
        }
    };
    let since = |entry: &Entry| {
        let day = dates::format_date(desktop.zone.to_datetime(entry.at).date(), words.lang());
        format!("{day} {}", dates::format_time(entry.at, &desktop.zone))
    };
    let key = match case {
        Case::Follows(recovery) => {
            let since = recovery.entries.first().map(since).unwrap_or_default();
            let args = [("entries", recovery.entries.len().into()), ("since", since.into())];
            return words.with("cli-recover-follows", &args);
        }
        Case::Apart => "cli-recover-apart",
        Case::FileGone => "cli-recover-file-gone",
        Case::FileUnreadable(_) => "cli-recover-file-unreadable",
        Case::InUse(_) => "cli-recover-in-use",
    };
    words.get(key).into_owned()
}

/// What is meant: one by its number, else what all journals hold. An earlier version is never taken unasked.
fn chosen(all: &[Found], number: Option<usize>, one_file: bool) -> Result<Vec<&Found>, Message> {
    let journals: Vec<&Found> = all.iter().filter(|one| matches!(one, Found::Journal(_))).collect();
    match number {
        Some(number) => {
            let one = number.checked_sub(1).and_then(|index| all.get(index));
            one.map(|one| vec![one]).ok_or_else(|| Message::new("cli-recover-no-such-number"))
        }
        None if one_file && all.len() > 1 => Err(Message::new("cli-recover-which")),
        None if journals.is_empty() && !all.is_empty() => Err(Message::new("cli-recover-which")),
        None => Ok(journals),
    }
}

/// Writes them to session files, and says to which; one that cannot be written does not keep the others from it.
fn write(chosen: &[&Found], to: Option<&Path>, desktop: &Desktop) -> Answer {
    if chosen.is_empty() {
        return Answer::default().remarking(Message::new("cli-recover-none"));
    }
    let (paths, failed): (Vec<_>, Vec<_>) =
        chosen.iter().map(|one| bring_back(one, to, desktop)).partition(Result::is_ok);
    let lines: Vec<String> = paths.into_iter().flatten().map(|path| path.display().to_string() + "\n").collect();
    let failed: Vec<Message> = failed.into_iter().filter_map(Result::err).map(|why| told::not_saved(&why)).collect();
    let verdict = if failed.is_empty() { Verdict::Well } else { Verdict::Wrong };
    failed.into_iter().fold(Answer::text(&lines.concat()).judged(verdict), Answer::remarking)
}

fn bring_back(found: &Found, to: Option<&Path>, desktop: &Desktop) -> Result<PathBuf, NotSaved> {
    let places = &desktop.places;
    match (found, to) {
        (Found::Journal(journal), _) => journal.recover(places, to, desktop.now),
        (Found::Earlier(_, backup), Some(to)) => Offer::Backup(backup.clone()).write_to(places, to),
        (Found::Earlier(file, backup), None) => Offer::Backup(backup.clone()).put_beside(places, file, desktop.now),
    }
}
