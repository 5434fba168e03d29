//! What lies over the work: drawn in one place, over everything else, from the lowest of the stack to the topmost.

mod agenda;
mod bringing;
mod comparing;
mod customers;
mod facts;
pub mod form;
mod handing_in;
mod help;
mod note;
mod one_line;
mod outlook;
mod over_time;
mod panel;
mod picker;
mod positions;
mod recovery;
mod trail;
mod why;

use crate::app::{Model, Overlay};
use crate::view::canvas::Canvas;
use crate::view::layout::Screen;
use crate::view::room_view;

/// Draws what lies over the work; only the topmost, and the foot below it, takes clicks, and only
/// the topmost the caret.
pub fn paint(model: &Model, canvas: &mut Canvas<'_>) {
    // A form that the room view draws itself need not be drawn over it.
    let drawn = usize::from(room_view::form(model).is_some());
    let foot = Screen::of(canvas.area()).notice.y;
    for (index, overlay) in model.overlays.iter().enumerate().skip(drawn) {
        // The foot says what the keys do here, whatever lies above it.
        canvas.cover_above(foot);
        match overlay {
            Overlay::Form(form) => form::paint(model, form, canvas),
            Overlay::OneLine(line) => one_line::paint(model, line, canvas),
            Overlay::Help(scrolled) => help::paint(model, &model.overlays[..index], *scrolled, canvas),
            Overlay::Palette(picker) => picker::palette(model, picker, canvas),
            Overlay::Find(finding) => picker::find(model, finding, canvas),
            Overlay::Choice(choice) => picker::choice(model, choice, canvas),
            Overlay::Placing(placing) => picker::placing(model, placing, canvas),
            Overlay::Trail(trail) => trail::paint(model, trail, canvas),
            Overlay::OverTime(page) => over_time::paint(model, page, canvas),
            Overlay::WhereFrom(where_from) => facts::where_from(model, where_from, canvas),
            Overlay::Statement(page) => facts::statement(model, page, canvas),
            Overlay::Customers(shown) => customers::paint(model, shown, canvas),
            Overlay::Comparing(page) => comparing::paint(model, page, canvas),
            Overlay::CompareWith(with) => picker::compare_with(model, with, canvas),
            Overlay::Why(page) => why::paint(model, page, canvas),
            Overlay::Recovery(recovery) => recovery::paint(model, recovery, canvas),
            Overlay::Trash(trash) => picker::trash(model, trash, canvas),
            Overlay::HandingIn(one) => handing_in::paint(model, one, canvas),
            Overlay::Note(writing) => note::paint(model, writing, canvas),
            Overlay::Positions(shown) => positions::paint(model, shown, canvas),
            Overlay::Bringing(bringing) => bringing::paint(model, bringing, canvas),
        }
    }
}
