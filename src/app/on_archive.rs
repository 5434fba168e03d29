//! Looking for something in past sessions as it is driven: what is typed, what is asked of the disk, and what comes of it.

use super::effect::{Effect, Origin, Purpose};
use super::going::go_to;
use super::home::{Going, HomeRow};
use super::key::Key;
use super::looking::{Depth, Far, Findings, Line, Looking};
use super::model::Model;
use super::preview::{Preview, Seen};
use super::typing;
use super::unread::Read;
use crate::domain::Kind;
use crate::lang::Message;

/// Begins to look for something, or types on; deeper or less deep than before.
pub fn begin(model: &mut Model, depth: Depth) -> Vec<Effect> {
    let depth = match &model.home.looking {
        // The same key once more leads back.
        Some(looking) if looking.depth == Depth::Text && looking.line == Line::Typing => Depth::Titles,
        _ => depth,
    };
    let looking = model.home.looking.get_or_insert_with(|| Looking::new(depth));
    (looking.depth, looking.line) = (depth, Line::Typing);
    model.home.at = 0;
    look(model, Anew::Yes)
}

/// Whether it is looked for anew although nothing else was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anew {
    Yes,
    No,
}

/// A key that is typed into the line.
pub fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(looking) = &mut model.home.looking {
        typing::edit(&mut looking.typed, key);
    }
    look(model, Anew::No)
}

/// Text that is pasted into the line.
pub fn paste(model: &mut Model, pasted: &str) -> Vec<Effect> {
    if let Some(looking) = model.home.looking.as_mut().filter(|looking| looking.line == Line::Typing) {
        let _ = looking.typed.insert_str(pasted);
    }
    look(model, Anew::No)
}

/// Puts in what is offered first.
pub fn complete(model: &mut Model) -> Vec<Effect> {
    put_in(model, 0)
}

/// Puts in one of what is offered, counted from 0.
pub fn put_in(model: &mut Model, offer: usize) -> Vec<Effect> {
    if let Some(looking) = model.home.looking.as_mut().filter(|looking| looking.line == Line::Typing) {
        looking.complete(offer);
    }
    look(model, Anew::No)
}

/// Leaves the line, and from the list what is looked for; `None` where nothing is.
pub fn back(model: &mut Model) -> Option<Vec<Effect>> {
    let looking = model.home.looking.as_mut()?;
    if looking.line == Line::Typing && !looking.typed.text().trim().is_empty() {
        looking.line = Line::Left;
        return Some(Vec::new());
    }
    let effects = if looking.found.far.is_some() { vec![Effect::StopSearching] } else { Vec::new() };
    model.home.looking = None;
    model.home.arrange();
    model.home.at = 0;
    Some(effects)
}

/// Reads what is typed, narrows the list, and has the text of the sessions searched where that is asked for.
fn look(model: &mut Model, anew: Anew) -> Vec<Effect> {
    let (today, words) = (model.today(), model.words.clone());
    let brands = brands(model);
    let ticket = model.next_ticket();
    let Some(looking) = &mut model.home.looking else { return Vec::new() };
    let is_new = looking.look(today, &words, &brands);
    if !is_new && anew == Anew::No {
        return Vec::new();
    }
    let mut effects = Vec::new();
    let before = std::mem::take(&mut looking.found);
    let asks = looking.depth == Depth::Text && !looking.asked.wanted.is_nothing() && looking.asked.problem.is_none();
    if asks {
        looking.found = Findings { ticket, far: Some(Far { done: 0, of: 0 }), ..Findings::default() };
        effects.push(Effect::Search { ticket, wanted: Box::new(looking.asked.wanted.clone()) });
    } else if before.far.is_some() {
        effects.push(Effect::StopSearching);
    }
    model.home.arrange();
    model.home.at = 0;
    effects
}

/// The brands that there are, the most frequent first.
fn brands(model: &Model) -> Vec<String> {
    let is_asked = model.home.looking.as_ref().is_some_and(|looking| looking.typed.text().contains([':', '：']));
    let Some(shelf) = model.home.shelf.as_ref().filter(|_| is_asked) else { return Vec::new() };
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for card in shelf.sessions.iter().filter(|card| !card.brand.is_empty()) {
        *counts.entry(&card.brand).or_default() += 1;
    }
    let mut brands: Vec<(usize, &str)> = counts.into_iter().map(|(brand, count)| (count, brand)).collect();
    brands.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    brands.into_iter().map(|(_, brand)| brand.to_owned()).collect()
}

/// Takes more of what was found; an answer to an earlier question is nothing any more.
pub fn on_found(model: &mut Model, mut found: Findings) {
    let hides_rewards = model.room_view.hides_rewards();
    for (path, _) in &found.unread {
        model.home.note(&Origin::File(path.clone()), Read::Failed);
    }
    let Some(looking) = model.home.looking.as_mut().filter(|looking| looking.found.ticket == found.ticket) else {
        return;
    };
    found.lines.retain(|line| !(hides_rewards && line.kind == Kind::Reward));
    let row = looking.found.lines.get(model.home.at).cloned().filter(|_| model.home.at > 0);
    looking.found.add(found);
    let at = row.and_then(|row| looking.found.lines.iter().position(|line| *line == row));
    model.home.at = at.unwrap_or(model.home.at);
    model.home.arrange();
    model.home.go(0);
}

/// Opens the session in which something was said, for review, at what says it.
pub fn open(model: &mut Model) -> Option<Vec<Effect>> {
    let Some(HomeRow::Found(line)) = model.home.row() else { return None };
    let (origin, step, input) = (line.origin.clone(), line.step, line.input.clone());
    let opens = match &origin {
        Origin::File(path) => Effect::Open(path.clone(), Purpose::Review),
        Origin::Example(index) => Effect::OpenExample(*index),
    };
    model.home.going = Some(Going { to: origin, step, input });
    Some(vec![opens])
}

/// Goes to what was found in the session that is open now.
pub fn arrive(model: &mut Model) -> Vec<Effect> {
    let Some(Going { to, step, input }) = model.home.going.take() else { return Vec::new() };
    if model.meeting.as_ref().is_none_or(|meeting| meeting.origin != to) {
        return Vec::new();
    }
    let effects = go_to(model, step);
    if let (Some(meeting), Some(input)) = (&mut model.meeting, &input) {
        meeting.point_at(input);
    }
    effects
}

/// Has the session under the cursor looked into, where that is another than before.
pub fn look_closer(model: &mut Model) -> Vec<Effect> {
    if model.meeting.is_some() || model.home.shelf.is_none() {
        return Vec::new();
    }
    let lang = model.words.lang();
    let Some(of) = model.home.card().map(|card| card.origin.clone()) else { return Vec::new() };
    if model.home.preview.as_ref().is_some_and(|preview| preview.of == of && preview.lang == lang) {
        return Vec::new();
    }
    model.home.preview = Some(Preview { of: of.clone(), lang, seen: Seen::Awaited });
    vec![Effect::Preview(of, lang)]
}

/// Takes what is seen in a session, where it is still under the cursor.
pub fn on_preview(model: &mut Model, preview: Preview) {
    let read = if matches!(preview.seen, Seen::Unread(_)) { Read::Failed } else { Read::Whole };
    model.home.note(&preview.of, read);
    let is_awaited = model.home.preview.as_ref().is_some_and(|last| last.of == preview.of && last.lang == preview.lang);
    if is_awaited {
        model.home.preview = Some(preview);
    }
}

/// Nobody is left who reads; another does from now on.
pub fn on_broken_off(model: &mut Model) -> Vec<Effect> {
    model.home.far = None;
    if let Some(looking) = &mut model.home.looking {
        looking.found.far = None;
    }
    model.refuse(Message::new("archive-broke-off"))
}
