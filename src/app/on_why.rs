//! The way from a plan to each of its reasons and back, and what disagrees with what.

use super::effect::Effect;
use super::going::go_to;
use super::model::Model;
use super::overlay::{Choice, Overlay};
use super::picker::Picker;
use super::steps::research;
use super::why::{Link, Why};
use crate::domain::State;
use crate::lang::{Message, wording};

/// Opens the page of what the cursor is on.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let why = meeting.selected_input().and_then(|input| Why::of(input, meeting.state()));
    if let Some(why) = why {
        meeting.way_back = None;
        model.open(Overlay::Why(why));
    }
    Vec::new()
}

/// Goes to the link under the cursor, at its step; the page is remembered, so that one comes back to it.
pub fn follow(model: &mut Model, why: Why) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(Link { input, .. }) = meeting_link(&why, meeting.state()) else { return Vec::new() };
    let is_here = meeting.state().holds(&input);
    let effects = go_to(model, input.step());
    let Some(meeting) = &mut model.meeting else { return effects };
    meeting.point_at(&input);
    if input == why.of {
        return effects;
    }
    let what = wording::input(&why.of, meeting.state(), &model.words);
    meeting.way_back = Some(why);
    if is_here {
        model.tell(Message::new("why-way-back").with("what", &what));
        effects
    } else {
        effects.into_iter().chain(model.refuse(Message::new("refusal-not-on-table"))).collect()
    }
}

fn meeting_link(why: &Why, state: &State) -> Option<Link> {
    why.links(state).into_iter().nth(why.at)
}

/// Back to the page that one came from, over the input that it tells of; `None` where one came from none.
pub fn go_back(model: &mut Model) -> Option<Vec<Effect>> {
    let meeting = model.meeting.as_mut()?;
    if meeting.grid.typing.is_some() || meeting.grid.anchor.is_some() {
        return None;
    }
    let mut why = meeting.way_back.take()?;
    if !meeting.state().holds(&why.of) {
        return None;
    }
    let effects = go_to(model, why.of.step());
    if let Some(meeting) = &mut model.meeting {
        meeting.point_at(&why.of);
        why.go(0, meeting.state());
        model.open(Overlay::Why(why));
    }
    Some(effects)
}

/// Asks with which piece of the other stream the one under the cursor disagrees.
pub fn disagree(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(id) = research::evidence_under(meeting) else { return Vec::new() };
    let others = research::disagreements(&id, meeting.state(), &model.words);
    if others.is_empty() {
        return model.refuse(Message::new("off-no-other-stream"));
    }
    model.open(Overlay::Choice(Choice { title: "choice-disagree", picker: Picker::new(others) }));
    Vec::new()
}
