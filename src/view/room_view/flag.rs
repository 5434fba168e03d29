//! A flag before the room: what was found, why it matters, and what to say or ask instead.

use super::slide::{Line, Slide};
use super::{is_private, private};
use crate::domain::Concern;
use crate::lang::flags as lang_flags;
use crate::rules::Flag;
use crate::view::flags;
use crate::view::scene::Scene;

/// A flag that the room discusses.
pub fn slide(scene: &Scene<'_>, flag: &Flag) -> Slide {
    // A flag about a reward speaks of what it is and from when it is owed.
    if flag.key.about.iter().filter_map(Concern::input).any(|input| is_private(scene, input)) {
        return private(scene);
    }
    let (state, words) = (scene.state(), scene.words());
    let sentence = lang_flags::sentence(flag, state, words);
    let kicker = format!("! {}", lang_flags::id(flag.rule()));
    let answer = state.settled(&flag.key).map(|settled| Line::text(flags::answer(scene, settled)));
    let matters = Line::quiet(lang_flags::matters(flag.rule(), words));
    let slide = Slide::new(kicker, sentence).with(answer).with([matters]);
    match lang_flags::suggestion(flag, words) {
        Some(suggestion) => slide.asking(suggestion),
        None => slide,
    }
}
