//! A session gone through as it happened: who did what, entry by entry.

use super::{Words, wording};
use crate::domain::{Author, Change, Deed, Entry, Stance, State};

/// Who did what in an entry, in one line.
#[must_use]
pub fn entry(entry: &Entry, state: &State, words: &Words) -> String {
    let who = match &entry.by {
        Author::Chair => words.get("overlay-chair").into_owned(),
        Author::Department(by) => wording::speaker(by, entry.person.as_ref(), state, words),
    };
    // That it is a yes, the sentence says.
    let yes = |change: &&Change| matches!(change, Change::Agree(_) | Change::Withdraw(_));
    let agreed = entry.changes.first().filter(yes).and_then(Change::about);
    let what = agreed.map_or_else(|| wording::entry(entry, state, words), |about| wording::input(&about, state, words));
    words.with(key(entry), &[("who", who.into()), ("what", what.into())])
}

/// The key of what is done.
fn key(entry: &Entry) -> &'static str {
    let Some(change) = entry.changes.first() else { return "walk-does" };
    match change {
        Change::Found(_) => "walk-founds",
        Change::Agree(_) => "walk-agrees",
        Change::Withdraw(_) => "walk-withdraws",
        Change::Attribute(..) => "walk-attributes",
        Change::Sign(_, Stance::Agrees, _) => "walk-signs",
        Change::Sign(_, Stance::WithReservation(_), _) => "walk-signs-reserving",
        Change::Sign(_, Stance::Objects(_), _) => "walk-objects",
        Change::TakeBackSignature => "walk-takes-back",
        Change::Settle(..) => "walk-settles",
        Change::Unsettle(_) => "walk-opens-again",
        Change::Close => "walk-closes",
        Change::Reopen(_) => "walk-reopens",
        Change::Reveal => "walk-reveals",
        Change::HandIn(_) => "walk-hands-in",
        Change::Figure(_, Some(_)) => "walk-sets",
        Change::MergeSegments(..) => "walk-merges",
        // The pause before the plan is closed is no thing of its own.
        Change::Clock(_) if entry.changes.iter().any(|change| matches!(change, Change::Close)) => "walk-closes",
        _ => match change.deed() {
            Some(Deed::Raise) => "walk-raises",
            Some(Deed::Edit) => "walk-edits",
            Some(Deed::Remove) => "walk-removes",
            Some(Deed::Restore) => "walk-restores",
            Some(Deed::Place) => "walk-moves",
            None => "walk-does",
        },
    }
}
