//! Keeping what is filled in and beginning the next of its kind with the same key: a round of people, voices, promotions.

use super::effect::Effect;
use super::entering;
use super::form::Form;
use super::mode::Mode;
use super::model::Model;
use super::one_line::OneLine;
use super::overlay::Overlay;
use super::subject::Subject;

/// What comes next.
pub enum Next {
    /// An empty form.
    Form(Subject),
    /// An empty line.
    Line(Box<OneLine>),
}

/// Opens it.
pub fn begin(model: &mut Model, next: Next) -> Vec<Effect> {
    // A plan that was frozen meanwhile takes no more.
    if model.meeting.as_ref().is_none_or(|meeting| meeting.mode != Mode::Holding) {
        return Vec::new();
    }
    match next {
        Next::Form(subject) => entering::open_form(model, subject),
        Next::Line(line) => {
            model.open(Overlay::OneLine(line));
            Vec::new()
        }
    }
}

/// What comes after what lies on top; `None` where that raises nothing new.
#[must_use]
pub fn next(model: &Model) -> Option<Next> {
    match model.overlays.last()? {
        Overlay::Form(form) => next_of(form).map(Next::Form),
        Overlay::OneLine(line) => Some(Next::Line(Box::new(line.emptied()))),
        _ => None,
    }
}

/// The form of one more, where this one raises something new. Reasons of the last one are not those of the next.
fn next_of(form: &Form) -> Option<Subject> {
    Some(match &form.subject {
        Subject::Seat(None) => Subject::Seat(None),
        Subject::WorkingLine(None) => Subject::WorkingLine(None),
        Subject::Result(None) => Subject::Result(None),
        Subject::Evidence(None, stream) => Subject::Evidence(None, *stream),
        Subject::Conclusion(None, _) => Subject::Conclusion(None, None),
        Subject::Positioning(None, _) => Subject::Positioning(None, None),
        Subject::Segment(None) => Subject::Segment(None),
        Subject::Promotion(None) => Subject::Promotion(None),
        Subject::Goal(None) => Subject::Goal(None),
        Subject::Reward(None) => Subject::Reward(None),
        Subject::Action(None) => Subject::Action(None),
        Subject::Parked(None) => Subject::Parked(None),
        _ => return None,
    })
}
