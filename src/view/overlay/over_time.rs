//! A series over time on the whole screen: its topics along the top, below them a chart or a table, and what is to be known
//! of gaps and changes.

mod cells;
mod grid;

use ratatui::layout::Rect;

use self::cells::Painter;
use self::grid::Grid;
use crate::app::{Command, Model, OverTimePage, SeriesReading, Shape};
use crate::edit::wrap;
use crate::lang::look_back::Fact;
use crate::lang::over_time::{Chart, Row, Topic};
use crate::view::canvas::{Canvas, columns};
use crate::view::foot;
use crate::view::theme::Role;
use crate::view::widgets::{bars, rule, tags};

/// Rows at the top and at the bottom that are not the chart's.
const ABOVE: u16 = 3;
const BELOW: u16 = 2;
/// The heads of columns: the period, and the day of the meeting.
const HEADS: u16 = 2;
/// Columns of the screen from which on topics are called by their full names.
const WIDE: u16 = 110;

/// One thing below the heads.
enum Block<'a> {
    Row(&'a Row),
    /// A row that is never drawn as a bar.
    Detail(&'a Row),
    Fact(&'a Fact),
    Note(&'a str),
    Blank,
}

/// Draws the page.
pub fn paint(model: &Model, page: &OverTimePage, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    canvas.clear(area);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let chart = page.chart(&model.zone, &model.words);
    top(model, page, canvas, inner);
    let says = match page.shape {
        Shape::Chart => page.topic.says_key(),
        Shape::Table => page.topic.says_in_figures_key(),
    };
    let says = model.words.with(says, &[("unit", chart.as_ref().map_or("", |chart| &chart.unit).into())]);
    let quiet = canvas.style(Role::Secondary);
    rule::with_words(canvas, Rect { y: area.y + 2, height: 1, ..area }, &says, quiet);
    let keys = Rect { y: area.bottom() - 1, height: 1, ..inner };
    let bottom = Rect { y: area.bottom() - BELOW, height: 1, ..area };
    rule::across(canvas, bottom);
    foot::paint_keys(model, canvas, keys);
    let body = Rect { y: area.y + ABOVE, height: area.height.saturating_sub(ABOVE + BELOW), ..inner };
    match (&page.read, &chart) {
        (_, Some(chart)) => paint_chart(model, page, chart, canvas, (body, bottom)),
        (SeriesReading::Failed(why), _) => {
            let style = canvas.style(Role::Warning);
            crate::view::widgets::text::paragraph(canvas, body, &format!("! {}", why.say(&model.words)), style);
        }
        _ => _ = canvas.put(body.x, body.y, body.width, &model.words.get("over-reading"), quiet),
    }
    if model.notice.is_some() {
        foot::paint_notice(model, canvas, bottom);
    }
}

/// The brand, and the topics with the one in sight in brackets.
fn top(model: &Model, page: &OverTimePage, canvas: &mut Canvas<'_>, area: Rect) {
    let (quiet, accent, heading) =
        (canvas.style(Role::Secondary), canvas.style(Role::Accent), canvas.style(Role::Heading));
    let brand = match &page.read {
        SeriesReading::Done(read) => read
            .shown()
            .and_then(|shown| shown.unit())
            .map(|unit| if unit.brand.is_empty() { unit.title.clone() } else { unit.brand.clone() }),
        _ => None,
    };
    let used = canvas.put(area.x, area.y, area.width, &model.words.get("app-name"), quiet) + 3;
    let title = model.words.with("over-title", &[("brand", brand.unwrap_or_default().into())]);
    canvas.put(area.x + used, area.y, area.width.saturating_sub(used), &title, heading);
    let name =
        |topic: Topic| model.words.get(if area.width >= WIDE { topic.key() } else { topic.short_key() }).into_owned();
    let names = Topic::ALL.map(name);
    let wide: u16 = names.iter().map(|name| columns(name)).sum();
    let count = u16::try_from(names.len()).unwrap_or(1);
    let gap = (area.width.saturating_sub(wide) / (count + 1)).clamp(1, 4);
    let mut x = area.x + 1;
    for (topic, name) in Topic::ALL.into_iter().zip(&names) {
        let is_here = topic == page.topic;
        let y = area.y + 1;
        let used = canvas.put(x, y, area.right().saturating_sub(x), name, if is_here { accent } else { quiet });
        if is_here {
            canvas.put(x - 1, y, 1, "[", accent);
            canvas.put(x + used, y, 1, "]", accent);
        }
        x += used + gap;
    }
}

fn paint_chart(
    model: &Model,
    page: &OverTimePage,
    chart: &Chart,
    canvas: &mut Canvas<'_>,
    (area, bottom): (Rect, Rect),
) {
    let grid = Grid::of(chart, page.shape, page.back, area.width);
    heads(model, chart, page.shape, &grid, canvas, area);
    let body = Rect { y: area.y + HEADS, height: area.height.saturating_sub(HEADS), ..area };
    let blocks = blocks(chart, page, &grid, body);
    let painter = Painter::new(chart, page.shape, &grid);
    let mut y = body.y;
    let mut left = 0;
    for (index, block) in blocks.iter().enumerate() {
        let height = height(block, body.width);
        if y + height > body.bottom() && (y > body.y || left > 0) {
            left = blocks.len() - index;
            break;
        }
        let at = Rect { y, height: height.min(body.bottom() - y), ..body };
        match block {
            Block::Row(row) => {
                // A long name goes on in the line that would be blank.
                let is_spare = matches!(blocks.get(index + 1), Some(Block::Blank)) && at.bottom() < body.bottom();
                let named = Rect { height: at.height + u16::from(is_spare), ..at };
                painter.row(canvas, row, at, named);
            }
            Block::Detail(row) => painter.detail(canvas, row, at),
            Block::Fact(fact) => paint_fact(model, canvas, fact, at),
            Block::Note(note) => {
                let style = canvas.style(Role::Secondary);
                crate::view::widgets::text::paragraph(canvas, at, note, style);
            }
            Block::Blank => {}
        }
        y += height;
    }
    hint(model, &grid, left > 0, canvas, bottom);
}

/// What is out of sight: columns at either side, and rows below.
fn hint(model: &Model, grid: &Grid, is_more: bool, canvas: &mut Canvas<'_>, bottom: Rect) {
    let key = |command| {
        let places = [crate::app::keymap::Place::OverTime];
        crate::app::keymap::key_for(&places, command).map(|key| key.to_string()).unwrap_or_default()
    };
    let told = |name: &str, count: usize, command| {
        let args = [("count", count.into()), ("key", key(command).into())];
        (count > 0).then(|| model.words.with(name, &args))
    };
    let more = is_more.then(|| model.words.with("over-more", &[("key", key(Command::Down).into())]));
    let parts: Vec<String> =
        [told("over-earlier", grid.earlier, Command::Left), told("over-later", grid.later, Command::Right), more]
            .into_iter()
            .flatten()
            .collect();
    if !parts.is_empty() {
        let style = canvas.style(Role::Text);
        rule::with_words(canvas, bottom, &parts.join("   "), style);
    }
}

/// Period and day above each column; beside them what the bars are made of.
fn heads(model: &Model, chart: &Chart, shape: Shape, grid: &Grid, canvas: &mut Canvas<'_>, area: Rect) {
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    if shape == Shape::Chart
        && let Some(row) = chart.rows.first().filter(|row| row.bars.len() > 1)
    {
        for (y, bar) in (area.y..area.y + HEADS).zip(&row.bars) {
            let sign = canvas.style(bars::role(bar.look));
            canvas.put(area.x, y, grid.name, bars::sign(bar.look), sign);
            canvas.put(area.x + 2, y, grid.name.saturating_sub(2), &bar.name, quiet);
        }
    } else if !chart.unit.is_empty() {
        canvas.put(area.x, area.y, grid.name, &chart.unit, quiet);
    }
    for (column, x) in grid.columns(area.x) {
        let Some(head) = chart.heads.get(column) else { continue };
        canvas.put(x, area.y, grid.cell, &head.label, heading);
        // Half a date tells the wrong day; the columns tell more than it does.
        if columns(&head.said) <= grid.cell {
            canvas.put(x, area.y + 1, grid.cell, &head.said, quiet);
        }
    }
    if chart.heads.iter().filter(|head| head.session.is_some()).count() < 2 {
        let width = area.width.saturating_sub(grid.name + grid.cell + 4);
        canvas.put(area.right() - width, area.y, width, &model.words.get("over-alone"), quiet);
    }
}

/// What stands below the heads, from what was scrolled to; blank lines between rows where there is room for all.
fn blocks<'a>(chart: &'a Chart, page: &OverTimePage, grid: &Grid, body: Rect) -> Vec<Block<'a>> {
    let is_table = page.shape == Shape::Table;
    let rows: Vec<Block<'a>> = chart.rows.iter().map(Block::Row).collect();
    let shows_details = is_table || !chart.topic.has_long_details();
    let details: Vec<Block<'a>> =
        if shows_details { chart.details.iter().map(Block::Detail).collect() } else { Vec::new() };
    let facts: Vec<Block<'a>> = chart.facts.iter().map(Block::Fact).collect();
    let notes: Vec<Block<'a>> = chart.notes.iter().map(|note| Block::Note(note.as_str())).collect();
    let lines: usize = [&rows, &details, &facts, &notes]
        .into_iter()
        .flatten()
        .map(|block| usize::from(height(block, grid.width)))
        .sum();
    let gaps = rows.len() + details.len();
    let is_roomy = lines + gaps + 2 <= usize::from(body.height);
    let parts = [rows, details, facts, notes];
    let mut all = Vec::new();
    let mut skipped = 0;
    for (index, part) in parts.into_iter().enumerate() {
        let apart = index > 1 && !part.is_empty() && !all.is_empty();
        all.extend(apart.then_some(Block::Blank));
        for block in part {
            if skipped < page.scrolled {
                skipped += 1;
                continue;
            }
            all.push(block);
            if is_roomy && index < 2 && !is_table {
                all.push(Block::Blank);
            }
        }
    }
    all
}

fn height(block: &Block<'_>, width: u16) -> u16 {
    let rows = |text: &str, width: u16| {
        u16::try_from(wrap::rows(text, usize::from(width).max(1)).len()).unwrap_or(u16::MAX).max(1)
    };
    match block {
        Block::Row(row) | Block::Detail(row) => u16::try_from(row.bars.len()).unwrap_or(1),
        Block::Fact(fact) => rows(&fact.text, width.saturating_sub(fact_indent(fact))),
        Block::Note(note) => rows(note, width),
        Block::Blank => 1,
    }
}

/// Columns that label and tag of a fact take.
fn fact_indent(fact: &Fact) -> u16 {
    const TAG: u16 = 5;
    const LABEL: u16 = 15;
    if fact.label.is_empty() && fact.by.is_none() { 0 } else { TAG + LABEL }
}

fn paint_fact(model: &Model, canvas: &mut Canvas<'_>, fact: &Fact, area: Rect) {
    let (quiet, text, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Text), canvas.style(Role::Heading));
    let indent = fact_indent(fact);
    if let Some(by) = &fact.by {
        tags::tag(canvas, area.x, area.y, 4, by, &model.words);
    }
    if indent > 0 {
        canvas.put(area.x + 5, area.y, indent.saturating_sub(6), &fact.label, quiet);
    }
    let style = if indent == 0 { heading } else { text };
    let inner = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
    for (y, line) in (inner.top()..inner.bottom()).zip(wrap::lines(&fact.text, usize::from(inner.width).max(1))) {
        canvas.put(inner.x, y, inner.width, line, style);
    }
}

/// Whether what a topic shows is counted piece by piece.
fn is_counted(topic: Topic) -> bool {
    matches!(topic, Topic::PlanChanges | Topic::Goals | Topic::Actions)
}
