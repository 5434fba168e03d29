//! Step 3: what we know of the market from both ends, what we conclude, and where the brand stands.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::{paint_bands, paint_lists};
use crate::app::Section;
use crate::domain::{Conclusion, Evidence, Footing, InputRef, Positioning, Raised, Stream};
use crate::lang::{reasons, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::figures::NONE;
use crate::view::scene::Scene;
use crate::view::widgets::table::{Cell, Column, Rows, Table};

/// The narrowest work that has room for both streams side by side, with each text on a line or two.
const ROOM_FOR_BOTH: u16 = 90;
/// The narrowest where a text may take more lines, for which there has to be height.
const ROOM_IN_HEIGHT: (u16, u16) = (78, 24);
/// Stands beside what something else on the table disagrees with; the guide says what.
const DISPUTED: &str = "><";
/// The two questions that bring customers' words to the table.
pub const VOICE_QUESTIONS: [&str; 2] = ["view-ask-research-1", "view-ask-research-2"];

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let is_tall = area.width >= ROOM_IN_HEIGHT.0 && area.height >= ROOM_IN_HEIGHT.1;
    let side_by_side = area.width >= ROOM_FOR_BOTH || is_tall;
    let [studies, voice] = [(Section::Studies, Stream::Studies), (Section::CustomerVoice, Stream::CustomerVoice)]
        .map(|(section, stream)| stream_table(scene, section, stream, side_by_side));
    let lists = [studies, voice, conclusions(scene), positionings(scene)];
    if side_by_side {
        let (streams, rest) = lists.split_at(2);
        let (conclusions, positionings) = rest.split_at(1);
        paint_bands(scene, canvas, area, &[streams, conclusions, positionings]);
    } else {
        paint_lists(scene, canvas, area, &lists);
    }
}

fn stream_table<'a>(scene: &Scene<'a>, section: Section, stream: Stream, narrow: bool) -> Table<'a> {
    let by_theme = scene.state().research.by_theme(stream);
    let disputed = scene.state().research.disputed();
    let has_disputed = by_theme.iter().any(|(_, raised)| disputed.contains(&raised.id));
    let whose = if stream == Stream::Studies { "view-head-source" } else { "view-head-customer" };
    // Side by side the text has the room; the guide shows the rest.
    let (kind, source, date) = if narrow { (7, 6, 5) } else { (4, 3, 2) };
    let text = if narrow { 18 } else { 24 };
    let mut columns = vec![Column::words("".into(), text, 4)];
    columns.extend(has_disputed.then(dispute_column));
    columns.extend([
        Column::words(scene.say("view-head-kind"), 13, 1).going(kind),
        Column::words(scene.say(whose), 11, 1).going(source),
        scene.date_column("view-head-date").going(date),
        age_column(scene),
        scene.agreed_column(),
    ]);
    let heads = theme_heads(scene, &by_theme);
    let scene = *scene;
    let rows = Rows::of(by_theme.into_iter().map(|(_, raised)| raised).collect(), move |raised: &Raised<Evidence>| {
        let evidence = &raised.item;
        let is_voice = stream == Stream::CustomerVoice && !evidence.customer.is_empty();
        let mut cells = vec![Cell::text(&evidence.text)];
        cells.extend(has_disputed.then(|| dispute(disputed.contains(&raised.id))));
        cells.extend([
            Cell::quiet(scene.say(evidence.kind.key())),
            Cell::quiet(if is_voice { &evidence.customer } else { &evidence.source }),
            Cell::quiet(scene.date(evidence.date)),
            age(&scene, evidence),
        ]);
        cells
    });
    let mut table = scene.table(section, columns, rows);
    if stream == Stream::CustomerVoice && !table.empty.is_empty() && !scene.is_review() {
        table.empty.extend(VOICE_QUESTIONS.map(|question| scene.say(question).into_owned()));
    }
    Table { heads, ..table }
}

/// The theme above the first piece of each, where there are themes at all.
fn theme_heads<'a>(scene: &Scene<'a>, by_theme: &[(&'a str, &Raised<Evidence>)]) -> Vec<(usize, Cow<'a, str>)> {
    if by_theme.iter().all(|(theme, _)| theme.is_empty()) {
        return Vec::new();
    }
    let begins = |(at, (theme, _)): &(usize, &(&str, _))| *at == 0 || by_theme[*at - 1].0 != *theme;
    let name = |theme: &'a str| if theme.is_empty() { scene.say("view-no-theme") } else { theme.into() };
    by_theme.iter().enumerate().filter(begins).map(|(at, (theme, _))| (at, name(theme))).collect()
}

fn dispute_column<'a>() -> Column<'a> {
    Column::words("".into(), columns(DISPUTED), 0)
}

fn dispute<'a>(is_disputed: bool) -> Cell<'a> {
    if is_disputed { Cell::warning(DISPUTED) } else { Cell::quiet("") }
}

/// A column of ages, wide enough for a study that is very old.
fn age_column<'a>(scene: &Scene<'a>) -> Column<'a> {
    Column::figures(scene.say("view-head-age"), columns(&reasons::age(120, true, scene.words())))
}

/// How old it is in months; an old study has a sign.
fn age<'a>(scene: &Scene<'a>, evidence: &Evidence) -> Cell<'a> {
    let state = scene.state();
    let Some(date) = evidence.date else { return Cell::quiet(NONE) };
    let is_old = state.is_old(evidence);
    let age = reasons::age(state.age_in_months(date), is_old, scene.words());
    if is_old { Cell::warning(age) } else { Cell::quiet(age) }
}

fn conclusions<'a>(scene: &Scene<'a>) -> Table<'a> {
    let state = scene.state();
    let list = &state.research.conclusions;
    let has_disputed = list.iter().any(|raised| state.footing(&raised.item).disputed > 0);
    let mut columns = vec![Column::words("".into(), 24, 3)];
    columns.extend(has_disputed.then(dispute_column));
    columns.extend([
        Column::words(scene.say("view-head-rests-on"), widest_footing(scene), 0),
        scene.date_column("view-head-newest").going(2),
        scene.agreed_column(),
    ]);
    let scene = *scene;
    let rows = Rows::of(list.iter().collect(), move |raised: &Raised<Conclusion>| {
        let footing = scene.state().footing(&raised.item);
        let mut cells = vec![Cell::text(&raised.item.text)];
        cells.extend(has_disputed.then(|| dispute(footing.disputed > 0)));
        cells.extend([rests_on(&scene, &footing), Cell::quiet(scene.date(footing.newest))]);
        cells
    });
    scene.table(Section::Conclusions, columns, rows)
}

/// From which ends the evidence of a conclusion comes; one end alone, or none, is something to look at.
fn rests_on<'a>(scene: &Scene<'a>, footing: &Footing) -> Cell<'a> {
    let said = reasons::footing(footing, scene.words());
    if reasons::is_weak(footing) { Cell::warning(said) } else { Cell::text(said) }
}

/// The columns that the longest of the usual footings takes.
fn widest_footing(scene: &Scene<'_>) -> u16 {
    let both = Footing { studies: 9, voices: 9, ..Footing::default() };
    let old = Footing { studies: 9, old_studies: 9, ..Footing::default() };
    [both, old].iter().map(|footing| columns(&reasons::footing(footing, scene.words()))).max().unwrap_or(0)
}

fn positionings<'a>(scene: &Scene<'a>) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 16, 2),
        Column::words(scene.say("view-head-position"), 22, 3),
        Column::words(scene.say("view-head-image"), 24, 2).going(3),
        Column::words(scene.say("view-head-follows-from"), 15, 2).going(2),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(scene.state().research.positionings.iter().collect(), move |raised: &Raised<Positioning>| {
        let Positioning { product_line, image, position, .. } = &raised.item;
        let image = if image.is_empty() { NONE } else { image };
        vec![Cell::text(product_line), Cell::text(position), Cell::quiet(image), follows_from(&scene, &raised.item)]
    });
    scene.table(Section::Positionings, columns, rows)
}

/// The conclusions that a positioning follows from; none is something to look at.
fn follows_from<'a>(scene: &Scene<'a>, positioning: &Positioning) -> Cell<'a> {
    if positioning.from.is_empty() {
        return Cell::warning(scene.say("view-no-conclusion"));
    }
    let conclusions = positioning.from.iter().map(|id| InputRef::Conclusion(id.clone()));
    let said: Vec<String> = conclusions.map(|input| wording::input(&input, scene.state(), scene.words())).collect();
    Cell::quiet(said.join(&scene.say("list-separator")))
}
