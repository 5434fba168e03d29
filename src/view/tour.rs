//! The tour's strip below everything else: which stop it is, what one sees there, and the key to press.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use super::widgets::{rule, text};
use crate::app::on_tour;
use crate::app::{Command, Model, Target, Tour, keymap};

/// Rows of the strip, its rule among them.
const ROWS: u16 = 3;

/// Draws the strip, where somebody is on the tour, and leaves the rest of the window to what they are shown.
pub fn paint(model: &Model, canvas: &mut Canvas<'_>) {
    let (Some(tour), Some(said)) = (model.tour, on_tour::said(model)) else { return };
    let area = canvas.keep_below(ROWS);
    let leave =
        keymap::key_for(&[keymap::Place::Everywhere], Command::Back).map_or_else(String::new, |key| key.to_string());
    let stop = u32::try_from(tour.at + 1).unwrap_or(u32::MAX);
    let all = u32::try_from(Tour::LENGTH).unwrap_or(u32::MAX);
    let head = model.words.with("tour-stop", &[("stop", stop.into()), ("all", all.into()), ("key", leave.into())]);
    let (accent, strong) = (canvas.style(Role::Accent), canvas.style(Role::Heading));
    rule::with_words(canvas, area, &head, accent);
    canvas.target(Rect { height: 1, ..area }, Target::Do(Command::Back));
    let inner = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    text::paragraph(canvas, inner, &said.say(&model.words), strong);
}
