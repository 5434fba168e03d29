//! Where the parts of one thing stand: a block in the middle of the screen, as large as its figures can be.

use ratatui::layout::Rect;

use super::slide::{Caret, Figure, Line, Slide, Typed};
use crate::domain::{Department, Share};
use crate::edit::wrap;
use crate::lang::{Words, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::Scene;
use crate::view::theme::Role;
use crate::view::widgets::big_text::{self, Size};
use crate::view::widgets::{tags, text};

/// The most lines of text, big figures and bars aside.
const MOST_LINES: usize = 7;
/// The columns of a line of text.
const COLUMNS: u16 = 40;
/// The columns of a line where a text is so long that it would not fit otherwise.
const MOST_COLUMNS: u16 = 56;
/// Columns that stay free at both sides.
const MARGIN: u16 = 2;
/// Rows that stay free for who speaks, what just happened, and air around them.
const FOOT: u16 = 3;
/// Columns between two figures, for each column of a dot.
const APART: u16 = 6;
/// The rows of a window that figures grow with by one size.
const ROWS_A_SIZE: u16 = 16;
/// The rows of a window from which on captions have air above them.
const AIRY: u16 = 22;
/// The narrowest that a caption becomes below a narrow figure.
const CAPTION: u16 = 16;
/// The rows of a window from which on bars are two rows thick.
const ROOMY: u16 = 30;

/// One thing in its place.
pub struct Place<'a> {
    words: &'a Words,
    area: Rect,
    slide: Slide,
    size: Size,
    columns: u16,
    speaking: Option<Line>,
}

/// A row of text.
struct Row {
    lead: String,
    tag: Option<Department>,
    text: String,
    role: Role,
    indent: u16,
}

/// What stands between two gaps.
enum Block {
    Rows(Vec<Row>),
    Typed(Typed),
    Figures,
    Pair([Share; 2]),
}

impl<'a> Place<'a> {
    /// Finds the place of a thing: with the largest figures, and with as much beside them as there is room for.
    pub fn new(scene: &Scene<'a>, area: Rect, slide: &Slide, speaking: Option<&Line>) -> Self {
        let columns = COLUMNS.min(area.width.saturating_sub(2 * MARGIN));
        let place = |slide: &Slide, size: Size, columns: u16| Self {
            words: scene.words(),
            area,
            slide: slide.clone(),
            size,
            columns,
            speaking: speaking.cloned(),
        };
        let less = slide.ever_less();
        // What is asked goes only where there is no room for it even beside small figures.
        let asking = less.iter().filter(|less| less.ask == slide.ask);
        let large = asking.flat_map(|less| Size::ALL.iter().map(move |size| (less, *size)));
        // Figures that fill the screen would leave nothing else to be read.
        let largest = (area.height / ROWS_A_SIZE).max(1);
        let is_large = |size: &Size| matches!(size, Size::Large(scale) if *scale <= largest);
        let large = large.filter(|(less, size)| !less.figures.is_empty() && is_large(size));
        let small = less.iter().map(|less| (less, Size::Small));
        let mut fitting = large.chain(small).map(|(less, size)| place(less, size, columns)).filter(Self::fits);
        fitting.next().unwrap_or_else(|| {
            let wider = MOST_COLUMNS.min(area.width.saturating_sub(2 * MARGIN));
            let mut all = less.iter().map(|less| place(less, Size::Small, wider));
            let last = place(less.last().unwrap_or(slide), Size::Small, wider);
            all.find(Self::fits).unwrap_or(last)
        })
    }

    fn fits(&self) -> bool {
        let blocks = self.blocks();
        let lines: usize = blocks.iter().map(|block| self.lines(block)).sum();
        let speaking = self.speaking.as_ref().map_or(0, |line| self.wrapped(line).len());
        let gaps = blocks.len().saturating_sub(1);
        let high = blocks.iter().map(|block| self.height(block)).sum::<u16>() + u16::try_from(gaps).unwrap_or(0);
        lines + speaking <= MOST_LINES
            && high + FOOT < self.area.height
            && self.figures_width() + 2 * MARGIN <= self.area.width
    }

    fn blocks(&self) -> Vec<Block> {
        let slide = &self.slide;
        let mut head = Vec::new();
        if !slide.kicker.is_empty() {
            head.extend(self.wrapped(&Line::quiet(slide.kicker.as_str())));
        }
        if !slide.title.is_empty() {
            let title = Line { role: Role::Heading, ..Line::text(slide.title.as_str()) };
            head.extend(self.wrapped(&title));
        }
        let lines: Vec<Row> = slide.lines.iter().flat_map(|line| self.wrapped(line)).collect();
        let ask = Line { role: Role::Accent, ..Line::text(slide.ask.as_str()) };
        let ask = if slide.ask.is_empty() { Vec::new() } else { self.wrapped(&ask) };
        let rows = |rows: Vec<Row>| (!rows.is_empty()).then_some(Block::Rows(rows));
        [
            rows(head),
            slide.typed.clone().map(Block::Typed),
            (!slide.figures.is_empty()).then_some(Block::Figures),
            slide.pair.map(Block::Pair),
            rows(lines),
            rows(ask),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// A line in rows, with its lead and tag before the first.
    fn wrapped(&self, line: &Line) -> Vec<Row> {
        let tag = line.tag.as_ref().map_or(0, |of| columns(&wording::tag(of, self.words)) + 3);
        let lead = if line.lead.is_empty() { 0 } else { columns(&line.lead) + 1 };
        let indent = tag + lead;
        let width = usize::from(self.columns.saturating_sub(indent).max(8));
        let rows = wrap::lines(&line.text, width).into_iter().enumerate().map(|(index, shown)| Row {
            lead: if index == 0 { line.lead.clone() } else { String::new() },
            tag: line.tag.clone().filter(|_| index == 0),
            text: shown.to_owned(),
            role: line.role,
            indent: if index == 0 { 0 } else { indent },
        });
        rows.collect()
    }

    /// The columns of each figure with its caption.
    fn figure_widths(&self) -> Vec<u16> {
        let figures = &self.slide.figures;
        let caption = if figures.len() == 1 { self.columns } else { CAPTION };
        let width = |figure: &Figure| {
            let drawn = big_text::width(&figure.text, self.size);
            drawn.max(columns(&figure.caption).min(caption.max(drawn)))
        };
        figures.iter().map(width).collect()
    }

    fn figures_width(&self) -> u16 {
        let gaps = u16::try_from(self.slide.figures.len().saturating_sub(1)).unwrap_or(0) * self.apart();
        self.figure_widths().into_iter().fold(gaps, u16::saturating_add)
    }

    /// The rows of the captions.
    fn captions(&self) -> Vec<Vec<String>> {
        let widths = self.figure_widths();
        let wrapped = |(figure, width): (&Figure, &u16)| {
            let lines = wrap::lines(&figure.caption, usize::from((*width).max(1)));
            lines.into_iter().map(str::to_owned).collect()
        };
        self.slide.figures.iter().zip(&widths).map(wrapped).collect()
    }

    fn caption_rows(&self) -> usize {
        let has_text = self.slide.figures.iter().any(|figure| !figure.caption.is_empty());
        if has_text { self.captions().iter().map(Vec::len).max().unwrap_or(0) } else { 0 }
    }

    fn lines(&self, block: &Block) -> usize {
        match block {
            Block::Rows(rows) => rows.len(),
            Block::Typed(typed) => self.typed_rows(typed).len(),
            Block::Figures => self.caption_rows(),
            Block::Pair(_) => 0,
        }
    }

    fn height(&self, block: &Block) -> u16 {
        let lines = u16::try_from(self.lines(block)).unwrap_or(u16::MAX);
        match block {
            Block::Rows(_) | Block::Typed(_) => lines,
            Block::Figures => lines.saturating_add(self.size.height() + self.below_figures()),
            Block::Pair(_) => 2 * self.bar(),
        }
    }

    /// Rows of air between large figures and their captions.
    fn below_figures(&self) -> u16 {
        u16::from(self.size != Size::Small && self.area.height >= AIRY)
    }

    /// Columns between two figures.
    fn apart(&self) -> u16 {
        match self.size {
            Size::Large(scale) => APART * scale,
            Size::Small => APART,
        }
    }

    fn bar(&self) -> u16 {
        if self.area.height >= ROOMY { 2 } else { 1 }
    }

    fn typed_rows(&self, typed: &Typed) -> Vec<wrap::Row> {
        // The caret needs a column of its own behind the last letter.
        wrap::rows(&typed.text, usize::from(self.columns.saturating_sub(1).max(1)))
    }

    /// The columns that the block in the middle takes.
    fn width(&self, blocks: &[Block]) -> u16 {
        let row = |row: &Row| {
            let tag = row.tag.as_ref().map_or(0, |of| columns(&wording::tag(of, self.words)) + 3);
            let lead = if row.lead.is_empty() { 0 } else { columns(&row.lead) + 1 };
            row.indent + lead + tag + columns(&row.text)
        };
        let of = |block: &Block| match block {
            Block::Rows(rows) => rows.iter().map(row).max().unwrap_or(0),
            Block::Typed(_) | Block::Pair(_) => self.columns,
            Block::Figures => self.figures_width(),
        };
        let speaking = self.speaking.iter().flat_map(|line| self.wrapped(line)).map(|one| row(&one)).max();
        // Never narrower than a line of text, so that what is typed does not move as it grows.
        let least = [self.columns];
        blocks.iter().map(of).chain(speaking).chain(least).max().unwrap_or(0).min(self.area.width)
    }

    /// Draws it.
    pub fn paint(&self, canvas: &mut Canvas<'_>) {
        let blocks = self.blocks();
        let width = self.width(&blocks);
        let x = self.area.x + (self.area.width - width) / 2;
        let heights: Vec<u16> = blocks.iter().map(|block| self.height(block)).collect();
        let gaps = u16::try_from(blocks.len().saturating_sub(1)).unwrap_or(0);
        let room = self.area.height.saturating_sub(FOOT);
        let spare = room.saturating_sub(heights.iter().sum::<u16>());
        // What is left is air: first between the blocks, then above and below.
        let most = if self.slide.figures.is_empty() { 2 } else { 3 };
        let gap = spare.checked_div(gaps + 2).unwrap_or(0).clamp(1, most);
        let left = spare.saturating_sub(gap * gaps);
        let mut y = self.area.y + (left * 2).div_ceil(5);
        for (block, height) in blocks.iter().zip(heights) {
            let bottom = self.area.y + room;
            let area = Rect { x, y, width, height: height.min(bottom.saturating_sub(y)) };
            self.paint_block(canvas, block, area);
            y += height + gap;
        }
        self.paint_speaking(canvas, x, width);
    }

    fn paint_speaking(&self, canvas: &mut Canvas<'_>, x: u16, width: u16) {
        let Some(line) = &self.speaking else { return };
        let rows = self.wrapped(line);
        let height = u16::try_from(rows.len()).unwrap_or(1);
        let y = self.area.bottom().saturating_sub(height + 1 + u16::from(self.area.height >= ROOMY));
        self.paint_rows(canvas, &rows, Rect { x, y, width, height });
    }

    fn paint_block(&self, canvas: &mut Canvas<'_>, block: &Block, area: Rect) {
        match block {
            Block::Rows(rows) => self.paint_rows(canvas, rows, area),
            Block::Typed(typed) => self.paint_typed(canvas, typed, area),
            Block::Figures => self.paint_figures(canvas, area),
            Block::Pair(shares) => self.paint_pair(canvas, *shares, area),
        }
    }

    fn paint_rows(&self, canvas: &mut Canvas<'_>, rows: &[Row], area: Rect) {
        for (index, (y, row)) in (area.top()..area.bottom()).zip(rows).enumerate() {
            let quiet = canvas.style(Role::Secondary);
            let right = area.right();
            let mut x = area.x + row.indent;
            if !row.lead.is_empty() {
                x += canvas.put(x, y, right.saturating_sub(x), &row.lead, quiet) + 1;
            }
            if let Some(department) = &row.tag {
                x += tags::tag(canvas, x, y, right.saturating_sub(x), department, self.words) + 1;
            }
            let style = canvas.style(row.role);
            let is_cut = y + 1 == area.bottom() && index + 1 < rows.len();
            let text = if is_cut { format!("{} ...", row.text) } else { row.text.clone() };
            canvas.put(x, y, right.saturating_sub(x), &text, style);
        }
    }

    fn paint_typed(&self, canvas: &mut Canvas<'_>, typed: &Typed, area: Rect) {
        let rows = self.typed_rows(typed);
        let at = rows.iter().rposition(|row| row.bytes.start <= typed.caret).unwrap_or(0);
        let first = crate::view::layout::scrolled(at, rows.len(), usize::from(area.height).max(1));
        let style = canvas.style(if typed.is_fresh { Role::Selected } else { Role::Heading });
        let quiet = canvas.style(Role::Secondary);
        let last = rows.len().saturating_sub(1);
        for (y, (index, row)) in (area.top()..area.bottom()).zip(rows.iter().enumerate().skip(first)) {
            let shown = typed.text.get(row.bytes.clone()).unwrap_or_default();
            let used = canvas.put(area.x, y, area.width, shown, style);
            if index == last {
                canvas.put(area.x + used, y, area.width.saturating_sub(used), &typed.rest, quiet);
            }
            if index == at {
                let before = typed.text.get(row.bytes.start..typed.caret).unwrap_or_default();
                canvas.put_caret(area.x + columns(before), y);
            }
        }
        // A place to type into that is empty is seen without the terminal's cursor too.
        if typed.text.is_empty() && typed.rest.is_empty() {
            canvas.put(area.x, area.y, area.width, "_", quiet);
        }
    }

    fn paint_figures(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let widths = self.figure_widths();
        let captions = self.captions();
        let quiet = canvas.style(Role::Secondary);
        let mut x = area.x;
        for ((figure, width), caption) in self.slide.figures.iter().zip(&widths).zip(&captions) {
            let style = canvas.style(figure.role);
            big_text::put(canvas, (x, area.y), &figure.text, self.size, style);
            if figure.caret == Caret::Here {
                let behind = x + big_text::width(&figure.text, self.size) + u16::from(!figure.text.is_empty());
                canvas.put_caret(behind, area.y + self.size.height().saturating_sub(1));
            }
            let below = area.y + self.size.height() + self.below_figures();
            for (y, line) in (below..area.bottom()).zip(caption) {
                canvas.put(x, y, *width, line, quiet);
            }
            x += width + self.apart();
        }
    }

    fn paint_pair(&self, canvas: &mut Canvas<'_>, shares: [Share; 2], area: Rect) {
        let tenths = shares.map(|share| u32::try_from(share.tenths()).unwrap_or(0));
        let longest = tenths.into_iter().max().unwrap_or(0).max(1);
        let room = u32::from(area.width);
        for (index, (tenths, (symbol, role))) in (0_u16..).zip(tenths.into_iter().zip(PAIR)) {
            let long = u16::try_from(room * tenths / longest).unwrap_or(area.width).max(u16::from(tenths > 0));
            let style = canvas.style(role);
            for row in 0..self.bar() {
                let y = area.y + index * self.bar() + row;
                canvas.put(area.x, y, long, &symbol.repeat(usize::from(long)), style);
            }
        }
    }
}

/// How the bars of share of spend and share of sales look: by their pattern, by their colour too.
pub const PAIR: [(&str, Role); 2] = [("\u{2588}", Role::Accent), ("\u{2592}", Role::Heading)];

/// Writes a text on the last rows of the screen, over what little may stand there.
pub fn at_the_foot(canvas: &mut Canvas<'_>, said: &str, role: Role) {
    const MOST: u16 = 3;
    let area = canvas.area();
    let width = area.width.saturating_sub(2 * MARGIN);
    let rows = u16::try_from(wrap::rows(said, usize::from(width)).len()).unwrap_or(u16::MAX).min(MOST);
    let lines = Rect { x: MARGIN, y: area.bottom().saturating_sub(rows), width, height: rows };
    canvas.clear(lines);
    // Beside the middle it would look like part of what is shown.
    let x = if rows == 1 { (area.width.saturating_sub(columns(said))) / 2 } else { lines.x };
    let style = canvas.style(role);
    text::paragraph(canvas, Rect { x, width: area.width.saturating_sub(x), ..lines }, said, style);
}
