//! The screen: what a model looks like, and what a click on it means. Pure: nothing here alters the model or asks the time.
//!
//! One path draws both answers. A frame is drawn on a `Canvas`, which also notes where each thing that can be
//! clicked stands; [`draw`] keeps the cells and [`hit`] keeps the notes, so that the two can never disagree.

mod agenda;
mod archive;
mod canvas;
mod card;
mod chrome;
mod detail;
mod figures;
mod flags;
mod follow;
mod foot;
mod guide;
mod home;
mod layout;
mod open;
mod overlay;
mod preview;
mod purpose;
mod room_view;
mod scene;
mod steps;
mod theme;
mod tour;
mod voices;
mod widgets;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Follower, Model, Size, Target};
use crate::domain::Step;
use canvas::Canvas;
use layout::Screen;
use scene::Scene;
use theme::{Role, Theme};

/// Draws the model, with the terminal's real cursor where text is typed, so that an input method stands there too.
pub fn draw(model: &Model, frame: &mut Frame) {
    let caret = paint(model, &mut Canvas::new(frame.buffer_mut(), Theme::new(model.ground, model.colours)));
    if let Some(position) = caret {
        frame.set_cursor_position(position);
    }
}

/// What a click on a cell means; `None` where there is nothing to click.
#[must_use]
pub fn hit(model: &Model, column: u16, row: u16) -> Option<Target> {
    let at = ratatui::layout::Position { x: column, y: row };
    targets(model).into_iter().rev().find(|(area, _)| area.contains(at)).map(|(_, target)| target)
}

/// Everything that can be clicked and where it stands; what is further back lies over what is before it.
#[must_use]
pub fn targets(model: &Model) -> Vec<(Rect, Target)> {
    let Size { width, height } = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let mut canvas = Canvas::new(&mut buffer, Theme::new(model.ground, model.colours));
    paint(model, &mut canvas);
    canvas.into_targets()
}

/// Draws what a second terminal shows of a meeting that it follows.
pub fn draw_followed(follower: &Follower, frame: &mut Frame) {
    paint_followed(
        follower,
        &mut Canvas::new(frame.buffer_mut(), Theme::new(follower.model.ground, follower.model.colours)),
    );
}

/// What a click on a cell of a second terminal means; `None` where there is nothing to click.
#[must_use]
pub fn hit_followed(follower: &Follower, column: u16, row: u16) -> Option<Target> {
    let Size { width, height } = follower.model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let mut canvas = Canvas::new(&mut buffer, Theme::new(follower.model.ground, follower.model.colours));
    paint_followed(follower, &mut canvas);
    canvas.at(column, row).cloned()
}

fn paint_followed(follower: &Follower, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    if (Size { width: area.width, height: area.height }).is_enough() {
        follow::paint(follower, canvas);
    } else {
        too_small(&follower.model, canvas);
    }
}

fn paint(model: &Model, canvas: &mut Canvas<'_>) -> Option<ratatui::layout::Position> {
    let area = canvas.area();
    if !(Size { width: area.width, height: area.height }).is_enough() {
        too_small(model, canvas);
        return None;
    }
    tour::paint(model, canvas);
    match &model.meeting {
        None => home::paint(model, canvas),
        Some(meeting) if model.room_view.is_on() => room_view::paint(&Scene { model, meeting }, canvas),
        Some(meeting) => paint_meeting(&Scene { model, meeting }, canvas),
    }
    overlay::paint(model, canvas);
    canvas.caret()
}

fn paint_meeting(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let screen = Screen::of(canvas.area());
    chrome::paint(scene, canvas, &screen);
    paint_step(scene, canvas, foot::above_notice(scene, screen.work, screen.notice));
    guide::paint(scene, canvas, &screen);
    foot::paint(scene, canvas, &screen);
}

fn paint_step(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match scene.meeting.step {
        Step::Room => steps::room::paint(scene, canvas, area),
        Step::LookBack => steps::look_back::paint(scene, canvas, area),
        Step::Research => steps::research::paint(scene, canvas, area),
        Step::Segments => steps::segments::paint(scene, canvas, area),
        Step::Budget => steps::budget::paint(scene, canvas, area),
        Step::Goals => steps::goals::paint(scene, canvas, area),
        Step::Agreement => steps::agreement::paint(scene, canvas, area),
    }
}

/// Says that the window is too small, how large it is, and how large it has to be.
fn too_small(model: &Model, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let text = model.words.with(
        "view-too-small",
        &[
            ("width", u32::from(area.width).into()),
            ("height", u32::from(area.height).into()),
            ("least-width", u32::from(Size::SMALLEST.width).into()),
            ("least-height", u32::from(Size::SMALLEST.height).into()),
        ],
    );
    let style = canvas.style(Role::Text);
    widgets::text::paragraph(canvas, area, &text, style);
}
