//! `roundtable recover`: what a crash has left in journals, listed and written to session files.

use std::path::Path;

use super::out::{Answer, Verdict};
use super::show::Page;
use super::{Desktop, Outcome, told};
use crate::domain::Entry;
use crate::lang::{Message, dates};
use crate::storage::{Case, Recoverable, left_by_crashes};

/// What is asked of the journals.
pub enum Wish<'a> {
    /// To see what there is.
    List,
    /// To have one, counted from 1, or all of them; in a file of this name where one is given.
    Recover(Option<usize>, Option<&'a Path>),
}

/// Lists or recovers what crashes have left.
pub fn recover(wish: &Wish<'_>, desktop: &Desktop) -> Outcome {
    let left = left_by_crashes(&desktop.places);
    let answer = match wish {
        Wish::List => list(&left.recoverable, desktop),
        Wish::Recover(number, to) => write(&chosen(&left.recoverable, *number, to.is_some())?, *to, desktop),
    };
    let unreadable = left.unreadable.iter().map(|path| path.display().to_string());
    Ok(unreadable
        .fold(answer, |answer, path| answer.remarking(Message::new("cli-journal-unreadable").with("path", &path))))
}

fn list(recoverable: &[Recoverable], desktop: &Desktop) -> Answer {
    let mut page = Page::default();
    if recoverable.is_empty() {
        page.paragraph(&desktop.words.get("cli-recover-none"));
    }
    for (index, one) in recoverable.iter().enumerate() {
        page.paragraph(&format!("{}  {}", index + 1, one.record.session_file.display()));
        page.under(&one.record.session.state().about.title);
        page.under(&what(one, desktop));
    }
    page.answer()
}

/// What a journal holds, and how it stands to its file.
fn what(one: &Recoverable, desktop: &Desktop) -> String {
    let words = &desktop.words;
    let since = |entry: &Entry| {
        let day = dates::format_date(desktop.zone.to_datetime(entry.at).date(), words.lang());
        format!("{day} {}", dates::format_time(entry.at, &desktop.zone))
    };
    match &one.case {
        Case::Follows(recovery) => {
            let args = [
                ("entries", recovery.entries.len().into()),
                ("since", recovery.entries.first().map(since).unwrap_or_default().into()),
            ];
            words.with("cli-recover-follows", &args)
        }
        Case::Apart => words.get("cli-recover-apart").into_owned(),
        Case::FileGone => words.get("cli-recover-file-gone").into_owned(),
        Case::FileUnreadable(_) => words.get("cli-recover-file-unreadable").into_owned(),
        Case::InUse(_) => words.get("cli-recover-in-use").into_owned(),
    }
}

/// The journals that are meant.
fn chosen(all: &[Recoverable], number: Option<usize>, one_file: bool) -> Result<Vec<&Recoverable>, Message> {
    match number {
        Some(number) => {
            let one = number.checked_sub(1).and_then(|index| all.get(index));
            one.map(|one| vec![one]).ok_or_else(|| Message::new("cli-recover-no-such-number"))
        }
        None if one_file && all.len() > 1 => Err(Message::new("cli-recover-which")),
        None => Ok(all.iter().collect()),
    }
}

/// Writes them to session files, and says to which; one that cannot be written does not keep the others from it.
fn write(chosen: &[&Recoverable], to: Option<&Path>, desktop: &Desktop) -> Answer {
    if chosen.is_empty() {
        return Answer::default().remarking(Message::new("cli-recover-none"));
    }
    let now = desktop.now;
    let written = chosen.iter().map(|one| one.recover(&desktop.places, to, now));
    let (paths, failed): (Vec<_>, Vec<_>) = written.partition(Result::is_ok);
    let lines: Vec<String> = paths.into_iter().flatten().map(|path| path.display().to_string() + "\n").collect();
    let failed: Vec<Message> = failed.into_iter().filter_map(Result::err).map(|why| told::not_saved(&why)).collect();
    let verdict = if failed.is_empty() { Verdict::Well } else { Verdict::Wrong };
    failed.into_iter().fold(Answer::text(&lines.concat()).judged(verdict), Answer::remarking)
}
