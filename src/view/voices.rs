//! Who has not been heard in this step, and whom to offer the floor next; nothing where all have been heard.

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns};
use super::scene::Scene;
use super::theme::Role;
use super::widgets::text::{below, paragraph};
use crate::app::{Command, Target, keymap, voices};
use crate::domain::Department;
use crate::edit::wrap;
use crate::lang::wording;

/// Columns between the names and the offer.
const APART: u16 = 3;

/// The prompt: who has not been heard, and the offer.
pub struct Prompt {
    names: String,
    /// The same with the departments by their tags.
    tags: String,
    /// The key, and whom it gives the floor.
    offer: Option<(String, String)>,
}

/// The prompt of the step; `None` where all have been heard.
#[must_use]
pub fn prompt(scene: &Scene<'_>) -> Option<Prompt> {
    let unheard = voices::unheard(scene.meeting);
    if unheard.is_empty() {
        return None;
    }
    let words = scene.words();
    let key = if scene.is_review() { "view-was-not-heard" } else { "view-not-heard" };
    let all = |name: &dyn Fn(&Department) -> String| {
        let names: Vec<String> = unheard.iter().map(name).collect();
        scene.tell(key, &[("names", names.join(&scene.say("list-separator")).into())])
    };
    let places = scene.model.places_below();
    let offer = voices::next(scene.meeting).zip(keymap::key_for(&places, Command::NextVoice));
    Some(Prompt {
        names: all(&|of| wording::department(of, words).into_owned()),
        tags: all(&|of| wording::tag(of, words).into_owned()),
        offer: offer.map(|(next, key)| {
            let next = wording::department(&next, words);
            (key.to_string(), scene.tell("view-offer-floor", &[("department", next.into())]))
        }),
    })
}

impl Prompt {
    /// Who has not been heard, by name.
    #[must_use]
    pub fn names(&self) -> &str {
        &self.names
    }

    /// Draws it at the bottom of an area, and gives the rows that it took: the offer behind the last name where there is
    /// room for it, else below.
    pub fn paint_at_bottom(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        const MOST: usize = 3;
        let rows = wrap::rows(&self.names, usize::from(area.width));
        let last = rows.last().map_or(0, |row| columns(row.shown(&self.names))) + APART;
        let is_behind = rows.len() <= MOST && last + self.offer_width() <= area.width;
        let offer_below = u16::from(self.offer.is_some() && !is_behind);
        let names = u16::try_from(rows.len().min(MOST)).unwrap_or(u16::MAX);
        let all = names.saturating_add(offer_below).min(area.height);
        let at_bottom = below(area, area.height - all);
        let style = canvas.style(Role::Secondary);
        let room = Rect { height: at_bottom.height.saturating_sub(offer_below), ..at_bottom };
        let used = paragraph(canvas, room, &self.names, style);
        if is_behind {
            let row = below(room, used.saturating_sub(1));
            self.paint_offer(canvas, Rect { x: row.x + last, width: row.width.saturating_sub(last), ..row });
        } else {
            self.paint_offer(canvas, below(at_bottom, used));
        }
        all
    }

    /// Columns of the offer; 0 without one.
    fn offer_width(&self) -> u16 {
        self.offer.as_ref().map_or(0, |(key, words)| columns(key) + 1 + columns(words))
    }

    /// Draws it into one line: the offer at its end, and before it the names, or the tags where names do not fit.
    pub fn paint_in_line(&self, canvas: &mut Canvas<'_>, line: Rect) {
        let room = line.width.saturating_sub(self.offer_width() + APART);
        let said = if columns(&self.names) <= room { &self.names } else { &self.tags };
        let style = canvas.style(Role::Secondary);
        let used = canvas.put(line.x, line.y, room, said, style) + APART;
        self.paint_offer(canvas, Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line });
    }

    fn paint_offer(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some((key, words)) = self.offer.as_ref().filter(|_| !area.is_empty()) else { return };
        let (accent, text) = (canvas.style(Role::Accent), canvas.style(Role::Text));
        let used = canvas.put(area.x, area.y, area.width, key, accent) + 1;
        let used = used + canvas.put(area.x + used, area.y, area.width.saturating_sub(used), words, text);
        canvas.target(Rect { width: used.min(area.width), height: 1, ..area }, Target::Do(Command::NextVoice));
    }
}
