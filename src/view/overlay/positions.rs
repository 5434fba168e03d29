//! The revealed positions: the cells on which they differ, the largest difference first, with the remainder in sight.

use ratatui::layout::Rect;

use super::panel::{Breadth, Panel, hints};
use crate::app::keymap::{Place, key_for};
use crate::app::{Command, Difference, Fold, Meeting, Model, Positions, Target, why_not};
use crate::domain::{Apart, Comparison, Department, Money, State};
use crate::lang::{Words, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::figures;
use crate::view::layout::scrolled;
use crate::view::theme::{Role, Theme};

/// Columns between two columns, one of them for a bracket.
const GAP: u16 = 2;
/// The narrowest that a name becomes before departments go out of sight.
const SHORTEST: u16 = 20;
/// The narrowest that it becomes in a small window, so that as many departments as can be are in sight.
const NARROWEST: u16 = 14;
/// The narrowest window that has room for a note beside what the keys do.
const ROOM_FOR_NOTE: u16 = 76;
/// The widest that a name becomes.
const WIDEST: u16 = 60;

/// Draws the differences over the whole of the work.
pub fn paint(model: &Model, positions: &Positions, canvas: &mut Canvas<'_>) {
    let Some(meeting) = &model.meeting else { return };
    let words = &model.words;
    let title = words.get("positions-title");
    let Some(comparison) = meeting.state().compare_positions() else { return };
    let place = if positions.typing.is_some() { Place::Cell } else { Place::Positions };
    let may_alter = why_not(model, Command::SetBudget).is_none();
    let has_room = canvas.area().width >= ROOM_FOR_NOTE;
    let given: &[(Command, &str)] = match (&positions.typing, positions.column) {
        (Some(_), _) => &[(Command::Enter, "positions-hint-settle")],
        _ if !may_alter => &[],
        (None, Some(_)) => &[(Command::Enter, "positions-hint-take"), (Command::TakeMiddle, "positions-hint-middle")],
        (None, None) => &[(Command::Enter, "positions-hint-type"), (Command::TakeMiddle, "positions-hint-middle")],
    };
    let panel = Panel {
        title: &title,
        aside: Vec::new(),
        hints: hints(model, place, given, "overlay-hint-leave"),
        note: if may_alter && has_room { words.get("positions-note").into_owned() } else { String::new() },
    };
    let area = panel.open(model, canvas, Breadth::Screen, usize::from(u16::MAX));
    let sheet = Sheet::of(model, meeting, positions, &comparison, area);
    sheet.remainder(canvas, Rect { height: 1, ..area }.intersection(area));
    sheet.alike(canvas, Rect { y: area.y + 1, height: 1, ..area }.intersection(area));
    let below = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    sheet.heads(canvas, Rect { height: 1, ..below }.intersection(below));
    let rows = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    sheet.rows(canvas, rows);
}

/// Where everything stands.
struct Sheet<'a> {
    model: &'a Model,
    state: &'a State,
    positions: &'a Positions,
    comparison: &'a Comparison,
    money: figures::Column,
    /// Columns of the names.
    name: u16,
    /// Columns of an amount.
    amount: u16,
    /// Columns of the difference and of what is agreed.
    ends: [u16; 2],
    /// The first department in sight, counted from 0, and how many are.
    window: (usize, usize),
    /// The left edge.
    x: u16,
}

impl<'a> Sheet<'a> {
    fn of(
        model: &'a Model,
        meeting: &'a Meeting,
        positions: &'a Positions,
        comparison: &'a Comparison,
        area: Rect,
    ) -> Self {
        let (state, words) = (meeting.state(), &model.words);
        let amounts = comparison.apart.iter().flat_map(|apart| {
            apart.amounts.iter().copied().chain([apart.difference(), state.budget.amount(&apart.cell)])
        });
        let money = figures::Column::of_money(amounts, state);
        let head = |key: &str| columns(&words.get(key));
        let theme = Theme::new(model.ground, model.colours);
        let widest_head = comparison.departments.iter().map(|of| columns(&head_of(theme, of, words))).max();
        let count = comparison.departments.len();
        let ends = ["positions-apart", "positions-agreed"].map(|key| money.widest.max(head(key)) + GAP);
        let room = area.width.saturating_sub(ends[0] + ends[1] + 2);
        let all = u16::try_from(count).unwrap_or(u16::MAX).max(1);
        let longest = comparison.apart.iter().map(|apart| columns(&cell_name(apart, state, words))).max().unwrap_or(0);
        let longest = longest.clamp(SHORTEST, WIDEST) + GAP;
        // Where the names of the departments would cut those of the cells, their tags stand over the amounts.
        let wide = widest_head.unwrap_or(0).max(money.widest).min(18) + GAP;
        let narrow = money.widest.max(4) + GAP;
        let amount = if wide.saturating_mul(all) + longest <= room { wide } else { narrow };
        let least = if narrow.saturating_mul(all) + SHORTEST <= room { SHORTEST } else { NARROWEST };
        let fitting = usize::from(room.saturating_sub(least) / amount).max(1).min(count);
        let first = scrolled(positions.column.unwrap_or(0), count, fitting);
        let left = room.saturating_sub(amount * u16::try_from(fitting).unwrap_or(0));
        let name = left.min(longest + 1);
        let window = (first, fitting);
        Self { model, state, positions, comparison, money, name, amount, ends, window, x: area.x }
    }

    /// What is left to place, always in sight.
    fn remainder(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let words = &self.model.words;
        let style = canvas.style(Role::Accent);
        let money = |amount: Money| wording::money_of(amount, self.state, words);
        let budget = &self.state.budget;
        let said = match (budget.total, budget.remainder()) {
            (Some(total), Some(rest)) => {
                words.with("positions-to-place", &[("left", money(rest).into()), ("budget", money(total).into())])
            }
            _ => words.with("positions-placed", &[("placed", money(budget.placed()).into())]),
        };
        let is_over = budget.remainder().is_some_and(Money::is_negative);
        let style = if is_over { canvas.style(Role::Warning) } else { style };
        canvas.put(area.x, area.y, area.width, &said, style);
    }

    /// On how many cells all agree, in one line, and how to take that over.
    fn alike(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let words = &self.model.words;
        let alike = &self.comparison.alike;
        let sum: Money = alike.iter().map(|(_, amount)| *amount).sum();
        let is_taken = alike.iter().all(|(cell, _)| self.state.budget.is_locked(cell));
        let args = [("count", alike.len().into()), ("sum", wording::money_of(sum, self.state, words).into())];
        let said = match (alike.is_empty(), is_taken) {
            (true, _) => words.get("positions-alike-none").into_owned(),
            (_, true) => words.with("positions-alike-done", &args),
            _ => {
                let key =
                    key_for(&[Place::Positions], Command::TakeAlike).map_or_else(String::new, |key| key.to_string());
                let [count, sum] = args;
                words.with("positions-alike", &[count, sum, ("key", key.into())])
            }
        };
        let style = canvas.style(Role::Secondary);
        canvas.put(area.x, area.y, area.width, &said, style);
        if !alike.is_empty() && !is_taken {
            canvas.target(area, Target::Do(Command::TakeAlike));
        }
    }

    fn department_x(&self, department: usize) -> Option<u16> {
        let offset = department.checked_sub(self.window.0).filter(|offset| *offset < self.window.1)?;
        Some(self.x + self.name + self.amount * u16::try_from(offset).ok()?)
    }

    fn ends_x(&self) -> u16 {
        self.x + self.name + self.amount * u16::try_from(self.window.1).unwrap_or(0)
    }

    fn heads(&self, canvas: &mut Canvas<'_>, area: Rect) {
        if area.is_empty() {
            return;
        }
        let words = &self.model.words;
        let (quiet, heading) = (canvas.style(Role::Secondary), canvas.style(Role::Heading));
        let (first, count) = self.window;
        let all = self.comparison.departments.len();
        let unit = wording::currency(&self.state.about.currency, words);
        let corner = if count < all {
            let (from, to) = ((first + 1).to_string(), (first + count).to_string());
            let args = [("from", from.into()), ("to", to.into()), ("all", all.to_string().into())];
            format!("{unit}   {}", words.with("positions-in-sight", &args))
        } else {
            unit.into_owned()
        };
        canvas.put(area.x + 1, area.y, self.name.saturating_sub(2), &corner, quiet);
        for (at, department) in self.comparison.departments.iter().enumerate() {
            let Some(x) = self.department_x(at) else { continue };
            let (tag, name) = (canvas.theme().tag(department, words), head_of(canvas.theme(), department, words));
            let style = canvas.theme().department(department);
            let fits = columns(&name) + GAP <= self.amount;
            canvas.put_right(x + 1, area.y, self.amount - GAP, if fits { &name } else { &tag }, style);
        }
        let x = self.ends_x();
        canvas.put_right(x, area.y, self.ends[0], &words.get("positions-apart"), heading);
        canvas.put_right(x + self.ends[0] + 2, area.y, self.ends[1] - GAP + 1, &words.get("positions-agreed"), heading);
    }

    fn rows(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let lines = self.positions.lines(self.comparison, self.state);
        let height = usize::from(area.height).max(1);
        let first = scrolled(self.positions.at, lines.len(), height);
        if lines.is_empty() {
            let style = canvas.style(Role::Text);
            canvas.put(area.x + 1, area.y, area.width, &self.model.words.get("positions-nowhere"), style);
        }
        for (y, (at, line)) in (area.top()..area.bottom()).zip(lines.iter().enumerate().skip(first)) {
            let row = Rect { y, height: 1, ..area };
            canvas.target(row, Target::Overlay(at));
            match line {
                Difference::Open(apart) => self.row(canvas, row, at, apart, Role::Text),
                Difference::Done(apart) => self.row(canvas, row, at, apart, Role::Secondary),
                Difference::Settled(count) => self.fold(canvas, row, at, *count),
            }
        }
    }

    /// How many cells are settled.
    fn fold(&self, canvas: &mut Canvas<'_>, row: Rect, at: usize, count: usize) {
        let sign = if self.positions.fold == Fold::Folded { "+" } else { "-" };
        let open = self.comparison.apart.len() - count;
        let words = &self.model.words;
        let key = if open == 0 { "positions-all-settled" } else { "positions-settled" };
        let said = format!("{sign} {}", words.with(key, &[("count", count.into())]));
        let style = canvas.style(if open == 0 { Role::Well } else { Role::Secondary });
        let used = canvas.put(row.x + 1, row.y, row.width.saturating_sub(2), &said, style);
        if at == self.positions.at {
            bracket(canvas, Rect { width: used + 1, ..row });
        }
    }

    fn row(&self, canvas: &mut Canvas<'_>, row: Rect, at: usize, apart: &Apart, role: Role) {
        let (text, quiet) = (canvas.style(role), canvas.style(Role::Secondary));
        let is_here = at == self.positions.at;
        let name = cell_name(apart, self.state, &self.model.words);
        canvas.put(
            row.x + 1,
            row.y,
            self.name.saturating_sub(GAP + 1),
            &name,
            if is_here { canvas.style(Role::Heading) } else { text },
        );
        for (department, amount) in apart.amounts.iter().enumerate() {
            let Some(x) = self.department_x(department) else { continue };
            canvas.target(
                Rect { x: x + 1, width: self.amount - 1, ..row },
                Target::Cell { row: at, column: department + 1 },
            );
            let shown = if amount.is_zero() { figures::NONE.to_owned() } else { self.money.money(Some(*amount)) };
            let style = if amount.is_zero() { quiet } else { text };
            canvas.put_right(x + 1, row.y, self.amount - GAP, &shown, style);
            if is_here && self.positions.column == Some(department) {
                bracket(canvas, Rect { x, width: self.amount - 1, ..row });
            }
        }
        let x = self.ends_x();
        let strong = if role == Role::Text { canvas.style(Role::Accent) } else { quiet };
        canvas.put_right(x, row.y, self.ends[0], &self.money.money(Some(apart.difference())), strong);
        let behind = Rect { x, width: row.right().saturating_sub(x), ..row };
        canvas.target(behind, Target::Cell { row: at, column: 0 });
        self.agreed(canvas, Rect { x: x + self.ends[0] + 1, width: self.ends[1], ..row }, is_here, apart);
    }

    /// What the plan holds now in the cell, and whether that is settled; or what is being typed.
    fn agreed(&self, canvas: &mut Canvas<'_>, area: Rect, is_here: bool, apart: &Apart) {
        let inner = area.width.saturating_sub(GAP) + 1;
        if let Some(typing) = self.positions.typing.as_ref().filter(|_| is_here) {
            let (shown, caret) = typing.visible(usize::from(inner));
            let style = canvas.style(Role::Accent);
            bracket(canvas, area);
            canvas.put(area.x + 1, area.y, inner, shown, style);
            canvas.put_caret(area.x + 1 + u16::try_from(caret).unwrap_or(0), area.y);
            return;
        }
        let placed = self.state.budget.allocations.get(&apart.cell).map(|raised| raised.item.amount);
        let (text, quiet) = (canvas.style(Role::Text), canvas.style(Role::Secondary));
        let style = if placed.is_some() { text } else { quiet };
        canvas.put_right(area.x + 1, area.y, inner, &self.money.money(placed), style);
        if is_here && self.positions.column.is_none() {
            bracket(canvas, area);
        }
    }
}

/// Shows that something is under the cursor, by brackets and style.
fn bracket(canvas: &mut Canvas<'_>, area: Rect) {
    let style = canvas.style(Role::Selected);
    canvas.tint(Rect { width: area.width + 1, ..area }, style);
    canvas.put(area.x, area.y, 1, "[", style);
    canvas.put(area.right(), area.y, 1, "]", style);
}

/// A department over its amounts: its tag and its name.
fn head_of(theme: Theme, department: &Department, words: &Words) -> String {
    format!("{} {}", theme.tag(department, words), wording::department(department, words))
}

fn cell_name(apart: &Apart, state: &State, words: &Words) -> String {
    wording::line(&crate::domain::Line::Cell(apart.cell.clone()), state, words)
}
