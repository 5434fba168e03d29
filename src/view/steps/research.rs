//! Step 3: what we know of the market from both ends, what we conclude, and where the brand stands.

use ratatui::layout::Rect;

use super::{paint_bands, paint_lists};
use crate::app::Section;
use crate::domain::{Conclusion, Evidence, Positioning, Raised, Stream};
use crate::view::canvas::Canvas;
use crate::view::figures::NONE;
use crate::view::scene::Scene;
use crate::view::widgets::table::{Cell, Column, Rows, Table};

/// The narrowest work that has room for both streams side by side.
const ROOM_FOR_BOTH: u16 = 90;

/// Draws the step.
pub fn paint(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let side_by_side = area.width >= ROOM_FOR_BOTH;
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
    let evidence = &scene.state().research.evidence;
    let of_stream: Vec<&Raised<Evidence>> =
        evidence.iter().filter(|raised| raised.item.kind.stream() == stream).collect();
    let whose = if stream == Stream::Studies { "view-head-source" } else { "view-head-customer" };
    // Side by side the text has the room; the guide shows the rest.
    let (kind, source) = if narrow { (7, 6) } else { (4, 3) };
    let columns = vec![
        Column::words("".into(), 24, 4),
        Column::words(scene.say("view-head-kind"), 13, 1).going(kind),
        Column::words(scene.say(whose), 11, 1).going(source),
        scene.date_column("view-head-date").going(1),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(of_stream, move |raised: &Raised<Evidence>| {
        let evidence = &raised.item;
        let said_by = if stream == Stream::CustomerVoice && !evidence.customer.is_empty() {
            &evidence.customer
        } else {
            &evidence.source
        };
        vec![
            Cell::text(&evidence.text),
            Cell::quiet(scene.say(evidence.kind.key())),
            Cell::quiet(said_by),
            Cell::quiet(scene.date(evidence.date)),
        ]
    });
    scene.table(section, columns, rows)
}

fn conclusions<'a>(scene: &Scene<'a>) -> Table<'a> {
    let research = &scene.state().research;
    let columns = vec![
        Column::words("".into(), 26, 3),
        Column::words(scene.say("view-head-rests-on"), 17, 0),
        scene.date_column("view-head-newest").going(2),
        scene.agreed_column(),
    ];
    let scene = *scene;
    let rows = Rows::of(research.conclusions.iter().collect(), move |raised: &Raised<Conclusion>| {
        vec![
            Cell::text(&raised.item.text),
            rests_on(&scene, &raised.item),
            Cell::quiet(scene.date(scene.state().footing(&raised.item).newest)),
        ]
    });
    scene.table(Section::Conclusions, columns, rows)
}

/// From which ends the evidence of a conclusion comes; one end alone, or none, is something to look at.
fn rests_on<'a>(scene: &Scene<'a>, conclusion: &Conclusion) -> Cell<'a> {
    let streams = scene.state().research.streams(conclusion);
    match (streams.contains(&Stream::Studies), streams.contains(&Stream::CustomerVoice)) {
        (true, true) => Cell::text(scene.say("view-rests-on-both")),
        (true, false) => Cell::warning(scene.say("view-rests-on-studies")),
        (false, true) => Cell::warning(scene.say("view-rests-on-voice")),
        (false, false) => Cell::warning(scene.say("view-rests-on-nothing")),
    }
}

fn positionings<'a>(scene: &Scene<'a>) -> Table<'a> {
    let columns = vec![
        Column::words("".into(), 16, 2),
        Column::words(scene.say("view-head-position"), 22, 3),
        Column::words(scene.say("view-head-image"), 24, 2).going(2),
        scene.agreed_column(),
    ];
    let rows = Rows::of(scene.state().research.positionings.iter().collect(), |raised: &Raised<Positioning>| {
        let Positioning { product_line, image, position, .. } = &raised.item;
        let image = if image.is_empty() { NONE } else { image };
        vec![Cell::text(product_line), Cell::text(position), Cell::quiet(image)]
    });
    scene.table(Section::Positionings, columns, rows)
}
