//! Research before the room: what somebody said or found, and what the room concludes from it.

use super::slide::{Line, Slide};
use super::{empty, field, section};
use crate::domain::{Evidence, InputRef, Stream};
use crate::lang::reasons;
use crate::view::scene::Scene;

/// The evidence, the conclusion or the positioning under the cursor.
pub fn slide(scene: &Scene<'_>) -> Slide {
    let research = &scene.state().research;
    let found = match scene.meeting.selected_input() {
        Some(InputRef::Evidence(id)) => research.evidence.get(&id).map(|raised| of_evidence(scene, &raised.item)),
        Some(InputRef::Conclusion(id)) => research.conclusions.get(&id).map(|raised| {
            let input = InputRef::Conclusion(id);
            let strength = reasons::strength(&input, scene.state(), scene.words());
            let strength = strength.and_then(|(label, said)| field(scene, label, &said)).map(quiet);
            let notes = reasons::notes(&input, scene.state(), scene.words()).into_iter().take(1);
            Slide::new(section(scene), raised.item.text.as_str())
                .with(notes.map(|note| Line::warning(&note)))
                .with(strength)
                .asking(scene.say("view-ask-research-3"))
        }),
        Some(InputRef::Positioning(id)) => research.positionings.get(&id).map(|raised| {
            let item = &raised.item;
            Slide::new(item.product_line.as_str(), item.position.as_str())
                .with(field(scene, "view-head-image", &item.image))
                .asking(scene.say("view-ask-segments-2"))
        }),
        _ => None,
    };
    found.unwrap_or_else(|| empty(scene))
}

fn of_evidence(scene: &Scene<'_>, evidence: &Evidence) -> Slide {
    let kind = scene.say(evidence.kind.key());
    let date = evidence.date.map(|date| scene.date(Some(date)));
    let from = [Some(evidence.source.clone()), date].into_iter().flatten().collect::<Vec<_>>();
    let ask = match evidence.kind.stream() {
        Stream::Studies => "view-ask-research-3",
        Stream::CustomerVoice => "view-ask-research-1",
    };
    Slide::new(kind, evidence.text.as_str())
        .with([Line::quiet(from.join(&scene.say("list-separator")))])
        .asking(scene.say(ask))
}

fn quiet(line: Line) -> Line {
    Line { role: crate::view::theme::Role::Secondary, ..line }
}
