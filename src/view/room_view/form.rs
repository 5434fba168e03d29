//! A form before the room: the field that is being filled in, and what is offered for it.

use super::slide::{Line, Slide, Typed};
use crate::app::{Form, FormRow, Offer, Subject, Touch};
use crate::view::overlay::form as whole;
use crate::view::scene::Scene;

/// The most options that are told at once.
const OPTIONS: usize = 4;

/// Whether a form is about something that the room talks of; others are drawn whole, over what the room sees.
pub fn is_for_the_room(form: &Form) -> bool {
    let is_housekeeping = matches!(
        form.subject,
        Subject::Details
            | Subject::Agenda
            | Subject::Limits
            | Subject::NewSession(_)
            | Subject::SaveElsewhere
            | Subject::Export
            | Subject::File(_)
            | Subject::PositionFile
            | Subject::Proposal
    );
    !is_housekeeping && form.outlook.is_none()
}

/// The field in focus.
pub fn slide(scene: &Scene<'_>, form: &Form) -> Slide {
    let Some(row) = form.row() else { return Slide::default() };
    let masked = whole::masked(scene.model, form, form.focus);
    let shown = masked.as_ref().unwrap_or(row);
    let args = [
        ("title", whole::title(scene.model, form).into()),
        ("at", (form.focus + 1).into()),
        ("of", form.rows.len().into()),
    ];
    let slide = Slide::new(scene.tell("big-form", &args), scene.say(row.label));
    let slide = match &row.offer {
        Offer::AnyOf { options, .. } if options.is_empty() => {
            slide.with([Line::quiet(scene.say("overlay-nothing-to-choose"))])
        }
        Offer::AnyOf { options, marked, at } => {
            let first = crate::view::layout::scrolled(*at, options.len(), OPTIONS);
            let option = |(index, name): (usize, &String)| {
                let mark = if marked.contains(&index) { "[x]" } else { "[ ]" };
                let sign = if index == *at { ">" } else { " " };
                let line = format!("{sign} {mark} {name}");
                if index == *at {
                    Line { role: crate::view::theme::Role::Heading, ..Line::text(line) }
                } else {
                    Line::text(line)
                }
            };
            slide.with(options.iter().enumerate().skip(first).take(OPTIONS).map(option))
        }
        Offer::OneOf(options) | Offer::Suggest(options) => {
            let offered = offered(scene, options);
            Slide { typed: Some(typed(shown, form)), ..slide }.with([Line::quiet(offered)])
        }
        Offer::Free | Offer::Said(_) | Offer::EachSaid(_) => Slide { typed: Some(typed(shown, form)), ..slide },
    };
    let problem = form.problem.as_ref().filter(|(row, _)| *row == form.focus);
    let problem = problem.map(|(_, message)| Line::warning(&message.say(scene.words())));
    let mut lines: Vec<Line> = problem.into_iter().collect();
    lines.extend(slide.lines);
    Slide { lines, ..slide }
}

fn typed(row: &FormRow, form: &Form) -> Typed {
    let text = row.text.text().to_owned();
    let caret = row.text.cursor();
    // In brackets, as in the form itself: what is offered is not typed.
    let ghost = form.ghost.as_ref().filter(|_| caret == text.len() && row.offer != Offer::Free);
    let rest = ghost.map_or_else(String::new, |ghost| format!("[{}]", ghost.shown));
    Typed { is_fresh: form.touch == Touch::Fresh && !text.is_empty(), text, caret, rest }
}

/// The first of what is offered, and how many more there are.
fn offered(scene: &Scene<'_>, options: &[String]) -> String {
    let first = options.iter().take(OPTIONS).cloned().collect::<Vec<_>>().join(&scene.say("list-separator"));
    match options.len().saturating_sub(OPTIONS) {
        0 => first,
        more => scene.tell("what-and-more", &[("what", first.into()), ("more", more.into())]),
    }
}
