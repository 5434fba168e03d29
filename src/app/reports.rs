//! What the disk reports, and what becomes of it on the screen.

use super::on_tour;

use super::effect::{Effect, Origin};
use super::home::Waiting;
use super::meeting::{Stakes, Trouble};
use super::model::{Model, Then};
use super::notice::Notice;
use super::overlay::Overlay;
use super::picker::Picker;
use super::report::Report;
use super::{at_home, on_archive, on_bringing, on_comparing, on_over_time, on_positions};
use crate::domain::{Digest, SessionId};
use crate::lang::{Message, dates};

/// Takes a report in.
pub fn take(model: &mut Model, report: Report) -> Vec<Effect> {
    match report {
        Report::Shelf(shelf) => model.home.fill(shelf),
        Report::ShelfPart(part) => model.home.take_part(*part),
        Report::FoundInPast(found) => on_archive::on_found(model, *found),
        Report::Preview(preview) => on_archive::on_preview(model, *preview),
        Report::PastBroken => return on_archive::on_broken_off(model),
        Report::WordLists(lexicon, problem) => {
            model.lexicon = lexicon;
            model.look_anew();
            if let Some(why) = problem {
                return model.refuse(why);
            }
        }
        Report::Opened(opened) => return at_home::show(model, *opened),
        // On a slow disk somebody may be in a meeting by now: nothing comes between them and what they type.
        Report::ReadForFollowing(..) | Report::Tour(..) | Report::Trash(_) if model.meeting.is_some() => {}
        Report::Tour(session, index) => return on_tour::begin(model, &session, index),
        Report::ReadForFollowing(session, origin) => at_home::follow(model, *session, origin),
        Report::ToCompare(with, sessions) => on_comparing::show(model, with.as_ref(), sessions),
        Report::Past(id, digests, missing) => remember(model, &id, digests, missing),
        Report::Series(ticket, series) => on_over_time::take(model, ticket, series),
        Report::NotOpened(why) => {
            model.home.waiting = Waiting::ForNothing;
            return model.refuse(why);
        }
        Report::Kept(seq) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.saving.kept = meeting.saving.kept.max(seq);
            }
        }
        Report::Saved(seq, at) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.saving.kept = meeting.saving.kept.max(seq);
                meeting.saving.saved = Some((seq, at));
            }
        }
        Report::Trouble(what, stakes) => trouble(model, what, stakes),
        Report::Closed => return closed(model),
        Report::Relieved => relieve(model),
        Report::GoesOnIn(path, why) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.origin = Origin::File(path);
            }
            model.tell(why);
        }
        Report::Trash(trashed) => show_trash(model, trashed),
        Report::Trashed(name) => {
            model.tell(Message::new("trashed").with("name", &name));
            return vec![Effect::ListSessions];
        }
        Report::BroughtBack(name) => {
            model.tell(Message::new("brought-back").with("name", &name));
            return vec![Effect::ListSessions];
        }
        Report::Files(files) => on_bringing::on_files(model, files),
        Report::Far(ticket, far) => on_bringing::on_far(model, ticket, far),
        Report::Found(ticket, found) => return on_bringing::on_found(model, ticket, *found),
        Report::Gathered(ticket, gathered) => on_bringing::on_gathered(model, ticket, gathered),
        Report::Split(ticket, table) => on_positions::on_read(model, ticket, &table),
        Report::Unread(ticket, why) if on_positions::on_failed(model, ticket, &why) => return vec![Effect::FindFiles],
        Report::Unread(ticket, why) => return on_bringing::on_failed(model, ticket, why),
        Report::Exported(Ok(path)) => model.tell(Message::new("export-done").with("path", &path)),
        Report::Exported(Err(why)) => {
            return model.refuse(Message::new("export-not-done").because(&why, &model.words));
        }
        Report::Told(what) => model.tell(what),
    }
    Vec::new()
}

/// Takes what is known of the sessions before; the plan is made without those that are not found.
fn remember(model: &mut Model, id: &SessionId, past: Vec<Digest>, missing: Option<SessionId>) {
    let Some(meeting) = model.meeting.as_mut().filter(|meeting| meeting.state().id == *id) else { return };
    meeting.remember(past, missing.clone());
    if let Some(missing) = missing
        && model.notice.is_none()
    {
        model.tell(Message::new("past-not-found").with("name", missing.as_str()));
    }
}

/// The disk refuses. A session that was to be closed comes back onto the screen, where something can be done about it.
fn trouble(model: &mut Model, what: Message, stakes: Stakes) {
    // Where only the file lags behind, the journal is enough to let go of the session.
    if stakes == Stakes::MemoryOnly
        && let Some(closing) = model.closing.take()
    {
        model.meeting = Some(closing.meeting);
    }
    if let Some(meeting) = &mut model.meeting {
        let since = meeting.saving.trouble.map_or(meeting.saving.kept, |trouble| trouble.since);
        meeting.saving.trouble = Some(Trouble { since, stakes });
    }
    model.home.waiting = Waiting::ForNothing;
    model.trouble = Some(Notice::trouble(what));
    // Whatever was said before, this is seen at once.
    model.notice = None;
}

/// The session that left the screen is closed, so on to where one wanted to go.
fn closed(model: &mut Model) -> Vec<Effect> {
    model.trouble = None;
    match model.closing.take().map(|closing| closing.then) {
        Some(Then::Home) => vec![Effect::ListSessions],
        Some(Then::Out) => vec![Effect::Quit],
        None => Vec::new(),
    }
}

fn relieve(model: &mut Model) {
    if let Some(meeting) = &mut model.meeting {
        meeting.saving.trouble = None;
    }
    if model.trouble.take().is_some() {
        // Where the session goes on now says more than that all is well again.
        model.notice.get_or_insert(Notice::done(Message::new("trouble-over")));
    }
}

fn show_trash(model: &mut Model, trashed: Vec<super::report::Trashed>) {
    if trashed.is_empty() {
        model.tell(Message::new("trash-empty"));
        return;
    }
    let lang = model.words.lang();
    let day = |at: jiff::Timestamp| dates::format_date(model.zone.to_datetime(at).date(), lang);
    let named = trashed.into_iter().map(|one| {
        let name = one.at.map_or_else(|| one.name.clone(), |at| format!("{}  {}", one.name, day(at)));
        (name, one)
    });
    let picker = Picker::new(named.collect());
    model.open(Overlay::Trash(picker));
}
