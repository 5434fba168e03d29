//! How a comparison comes about: picked at home or from inside a session, read by the disk, laid over what is there.

use super::command::Command;
use super::comparing::{Comparing, ComparingWith, Side};
use super::effect::{Effect, Origin, Sought};
use super::model::Model;
use super::overlay::Overlay;
use super::picker::Picker;
use super::report::{Card, Shelf};
use crate::domain::{Session, SessionId};
use crate::lang::{Message, dates};

/// Why a comparison cannot be asked for; `None` where it can.
pub fn why_not(model: &Model, command: Command) -> Option<Message> {
    let off = |condition: bool, key: &'static str| condition.then(|| Message::new(key));
    match (&model.meeting, command) {
        (Some(meeting), Command::CompareWithLast) => off(meeting.state().about.follows.is_none(), "off-follows-none"),
        (None, Command::CompareSessions) => {
            let first = model.home.card().map(|card| &card.origin);
            let no_session = off(first.is_none(), "off-no-session");
            // The foot asks with each frame, however many sessions there are.
            no_session.or_else(|| off(others(model, first).next().is_none(), "off-nothing-to-compare"))
        }
        _ => None,
    }
}

/// Does what a command asks for.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match (&model.meeting, command) {
        (Some(meeting), Command::CompareWithLast) => {
            let Some(follows) = meeting.state().about.follows.clone() else { return Vec::new() };
            let sought = vec![Sought::Named(follows, meeting.origin.clone())];
            vec![Effect::ReadToCompare { with: Some(meeting.state().id.clone()), sought }]
        }
        (Some(meeting), _) => {
            let (title, follows) = (meeting.state().about.title.clone(), meeting.state().about.follows.clone());
            let others: Vec<Card> = others(model, Some(&meeting.origin)).cloned().collect();
            if model.home.shelf.is_none() {
                // A session that was opened by its name: what else there is has to be looked up first.
                model.tell(Message::new("compare-looking"));
                return vec![Effect::ListSessions];
            }
            if others.is_empty() {
                return model.refuse(Message::new("off-nothing-to-compare"));
            }
            ask(model, None, title, others, follows.as_ref());
            Vec::new()
        }
        (None, _) => {
            let Some(card) = model.home.card().cloned() else { return Vec::new() };
            let others = others(model, Some(&card.origin)).cloned().collect();
            ask(model, Some(card.origin), card.title, others, card.follows.as_ref());
            Vec::new()
        }
    }
}

/// Asks what to compare with: the session before stands first, since that is what is mostly meant.
fn ask(model: &mut Model, first: Option<Origin>, title: String, mut others: Vec<Card>, follows: Option<&SessionId>) {
    others.sort_by_key(|card| Some(&card.id) != follows);
    let lang = model.words.lang();
    let named = |card: Card| (format!("{}  {}", dates::format_date(card.date, lang), card.title), card.origin);
    let picker = Picker::new(others.into_iter().map(named).collect());
    model.open(Overlay::CompareWith(Box::new(ComparingWith { first, title, picker })));
}

/// All sessions that are known but for this one, in the order of home.
fn others<'a>(model: &'a Model, but: Option<&'a Origin>) -> impl Iterator<Item = &'a Card> {
    let of = |shelf: &'a Shelf| shelf.sessions.iter().chain(&shelf.examples);
    model.home.shelf.iter().flat_map(of).filter(move |card| Some(&card.origin) != but)
}

/// Has the disk read what was picked.
pub fn choose(model: &Model, chosen: &ComparingWith) -> Vec<Effect> {
    let Some(other) = chosen.picker.picked() else { return Vec::new() };
    let first = chosen.first.iter().cloned();
    let sought = first.chain([other.clone()]).map(Sought::At).collect();
    let with = match &chosen.first {
        Some(_) => None,
        None => model.meeting.as_ref().map(|meeting| meeting.state().id.clone()),
    };
    vec![Effect::ReadToCompare { with, sought }]
}

/// Lays the comparison over what is there; on a slow disk somebody may have gone elsewhere by now, and is not disturbed.
pub fn show(model: &mut Model, with: Option<&SessionId>, sessions: Vec<Session>) {
    let mut sessions = sessions.into_iter();
    let (one, other) = (sessions.next(), sessions.next());
    let comparing = match (&model.meeting, with, one, other) {
        (Some(meeting), Some(id), Some(one), None) if meeting.state().id == *id => {
            Comparing::of(one, meeting.uncovered().clone(), Some(Side::Later))
        }
        (None, None, Some(one), Some(other)) => Comparing::of(one, other, None),
        _ => return,
    };
    model.open(Overlay::Comparing(Box::new(comparing)));
    follow(model);
}

/// Keeps the comparison on top true to the session below, the language, and what the room may see.
pub fn follow(model: &mut Model) {
    let eyes = model.eyes();
    let rewards = model.room_view.told_rewards();
    let meeting = model.meeting.as_ref();
    for overlay in &mut model.overlays {
        if let Overlay::Comparing(comparing) = overlay {
            if let Some(meeting) = meeting {
                comparing.follow(meeting.uncovered());
            }
            comparing.tell(&eyes, rewards);
        }
    }
}
