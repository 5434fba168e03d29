//! The room view: one thing at a time instead of the step, at most seven lines and big figures, for everybody to read.
//!
//! It follows the work: what the cursor is on, what is being typed, the flag that is discussed. It draws from the session
//! as it may be shown, so that held remarks stay covered; positions that are not revealed and, unless they are to be seen,
//! rewards are not drawn at all. Nothing in it can be clicked, since nothing of the work is where it seems to be.

mod agreement;
mod budget;
mod flag;
mod form;
mod goals;
mod layout;
mod look_back;
mod research;
mod room;
mod segments;
mod slide;

use rust_decimal::Decimal;

use super::canvas::Canvas;
use super::guide::questions;
use super::purpose::purpose;
use super::scene::Scene;
use super::theme::Role;
use crate::app::{Beam, Form, Model, Overlay, Weight};
use crate::domain::{InputRef, Money, Step};
use crate::lang::{numbers, wording};
use layout::Place;
use slide::{Line, Slide};

/// Draws the room view over the whole frame; nothing where it is blank.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    if scene.model.room_view.beam == Beam::Blank {
        return;
    }
    let slide = slide(scene);
    let place = Place::new(scene, canvas.area(), &slide, speaking(scene).as_ref());
    place.paint(canvas);
    paint_notice(scene.model, canvas);
}

/// The form that the room view draws itself, one field at a time; `None` where it is off or something else lies over it.
#[must_use]
pub fn form(model: &Model) -> Option<&Form> {
    let is_on = model.room_view.is_on() && model.meeting.is_some();
    match model.overlays.first() {
        Some(Overlay::Form(form)) if is_on && form::is_for_the_room(form) => Some(form),
        _ => None,
    }
}

/// What there is to see.
fn slide(scene: &Scene<'_>) -> Slide {
    if let Some(form) = form(scene.model) {
        return form::slide(scene, form);
    }
    let typing = scene.meeting.grid.typing.is_some();
    if let Some(flag) = scene.meeting.flag_discussed().filter(|_| !typing) {
        return flag::slide(scene, flag);
    }
    if scene.meeting.selected_input().is_some_and(|input| is_private(scene, &input)) {
        return private(scene);
    }
    match scene.meeting.step {
        Step::Room => room::slide(scene),
        Step::LookBack => look_back::slide(scene),
        Step::Research => research::slide(scene),
        Step::Segments => segments::slide(scene),
        Step::Budget => budget::slide(scene),
        Step::Goals => goals::slide(scene),
        Step::Agreement => agreement::slide(scene),
    }
}

/// Whether the room is not to see an input.
fn is_private(scene: &Scene<'_>, input: &InputRef) -> bool {
    scene.model.room_view.hides_rewards() && scene.state().tells_of_reward(input)
}

/// What stands instead of a reward.
fn private(scene: &Scene<'_>) -> Slide {
    Slide::new(section(scene), scene.say("big-rewards-hidden"))
}

/// A step, or a list of it, in which there is nothing yet: what it is for, and its first question.
fn empty(scene: &Scene<'_>) -> Slide {
    let purpose = scene.say(purpose(scene.meeting.step));
    Slide::new(section(scene), purpose).asking(scene.say(questions(scene.meeting.step)[0]))
}

/// The list that the cursor is in.
fn section<'a>(scene: &Scene<'a>) -> std::borrow::Cow<'a, str> {
    scene.say(scene.meeting.section().key())
}

/// A label and what stands behind it.
fn field(scene: &Scene<'_>, label: &str, value: &str) -> Option<Line> {
    let said = || scene.tell("view-field", &[("label", scene.say(label).into()), ("value", value.into())]);
    (!value.is_empty()).then(|| Line::text(said()))
}

/// An amount as a figure.
fn in_short(scene: &Scene<'_>, amount: Money) -> String {
    short(scene, amount.amount())
}

/// A number as a figure: to the last digit where it has few of them, else in three or so with its unit.
fn short(scene: &Scene<'_>, value: Decimal) -> String {
    let (style, few) = (scene.state().about.numbers, Decimal::from(10_000));
    if value.abs() < few {
        return wording::amount(value, style);
    }
    numbers::format_compact(value, scene.words().lang(), style)
}

/// An amount as it is, with its currency.
fn in_full(scene: &Scene<'_>, amount: Money) -> String {
    wording::money_of(amount, scene.state(), scene.words())
}

/// Who has the floor; nobody where the session is only looked at.
fn speaking(scene: &Scene<'_>) -> Option<Line> {
    if scene.is_review() {
        return None;
    }
    let speaker = &scene.meeting.speaker;
    let name = wording::speaker(&speaker.department, speaker.person.as_ref(), scene.state(), scene.words());
    let line = Line::of(&speaker.department, name);
    Some(Line { lead: scene.say("view-speaking").into_owned(), role: Role::Heading, ..line })
}

/// What just happened, on the last rows, where it has to be known.
fn paint_notice(model: &Model, canvas: &mut Canvas<'_>) {
    let Some(notice) = model.in_sight() else { return };
    let said = notice.message.say(&model.words);
    let (text, role) = match notice.weight {
        Weight::Done => (said, Role::Secondary),
        Weight::Refused | Weight::Trouble => (format!("! {said}"), Role::Warning),
    };
    layout::at_the_foot(canvas, &text, role);
}
