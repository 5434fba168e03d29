//! What the guide tells of the place under the grid's cursor: a cell with its origin and limits, a promotion, a segment.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{ABOVE, BELOW, LOCKED};
use crate::app::steps::budget::Spot;
use crate::domain::{
    Allocation, AllocationField, Author, Cell, Department, Entry, Item, Money, ParticipantId, PromotionField, Raised,
    SegmentField, Value,
};
use crate::edit::wrap;
use crate::lang::{numbers, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::scene::Scene;
use crate::view::scene::moment;
use crate::view::theme::Role;

/// One thing to tell, in pieces that stand on one line where there is room.
type Fact = Vec<(String, Style)>;

/// Draws what there is to tell of the place under the cursor, and gives the rows it took.
pub fn guide(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let told = Told { scene, canvas };
    let (title, facts) = match scene.meeting.grid.spot(scene.state()) {
        Spot::Corner => return 0,
        Spot::Cell(cell) => (told.name(&cell), told.cell(&cell)),
        Spot::Head(id) => {
            let raised = id.as_ref().and_then(|id| scene.state().budget.promotions.get(id));
            let facts = raised.map(|raised| told.input(raised, |field| matches!(field, PromotionField::Name(_))));
            (wording::promotion(id.as_ref(), scene.state(), scene.words()), facts.unwrap_or_default())
        }
        Spot::Name(id) => {
            let raised = id.as_ref().and_then(|id| scene.state().segments.list.get(id));
            let facts = raised.map(|raised| told.input(raised, |field| matches!(field, SegmentField::Name(_))));
            (wording::segment(id.as_ref(), scene.state(), scene.words()), facts.unwrap_or_default())
        }
    };
    write(canvas, area, &title, &facts)
}

/// What is told, in the words and colours in use.
struct Told<'a, 'b> {
    scene: &'a Scene<'a>,
    canvas: &'a Canvas<'b>,
}

impl Told<'_, '_> {
    fn name(&self, cell: &Cell) -> String {
        wording::line(&crate::domain::Line::Cell(cell.clone()), self.scene.state(), self.scene.words())
    }

    fn cell(&self, cell: &Cell) -> Vec<Fact> {
        let state = self.scene.state();
        let raised = state.budget.allocations.get(cell);
        let mut facts = vec![self.amount(cell)];
        facts.extend(self.block());
        if let Some(raised) = raised {
            facts.extend(self.origin(cell, raised));
            facts.extend(self.limits(&raised.item));
        }
        if let Some(last) = state.budget.last_plan.get(cell) {
            let change = state.budget.amount(cell).minus(*last).amount();
            let places = if change.fract().is_zero() { 0 } else { state.about.currency.minor_digits() };
            let change = numbers::format_signed(change, places, state.about.numbers);
            facts.push(self.quiet(
                &self.scene.tell("grid-last-plan", &[("last", self.money(*last).into()), ("change", change.into())]),
            ));
        }
        if let Some(raised) = raised {
            if !raised.item.reason.is_empty() {
                let reason = self.scene.tell("grid-reason", &[("reason", raised.item.reason.as_str().into())]);
                facts.push(vec![(reason, self.canvas.style(Role::Text))]);
            }
            facts.extend(self.follows_from(&raised.item));
            facts.push(self.agreed(raised));
        }
        facts
    }

    /// The conclusions that the money follows from.
    fn follows_from(&self, allocation: &Allocation) -> Option<Fact> {
        let (state, words) = (self.scene.state(), self.scene.words());
        let value = AllocationField::From(allocation.from.clone());
        let label = format!("{}  ", self.scene.say(Allocation::field_key(&value)));
        let value = Allocation::field_value(&value);
        let (text, quiet) = (self.canvas.style(Role::Text), self.canvas.style(Role::Secondary));
        (value != Value::Nothing).then(|| vec![(label, quiet), (wording::value(&value, state, words), text)])
    }

    /// The amount with its unit, and its share of the budget.
    fn amount(&self, cell: &Cell) -> Fact {
        let state = self.scene.state();
        let amount = state.budget.amount(cell);
        let text = self.canvas.style(Role::Text);
        if state.budget.allocations.get(cell).is_none() {
            return self.quiet(&self.scene.say("grid-nothing-placed"));
        }
        let mut fact = vec![(wording::money_of(amount, state, self.scene.words()), self.canvas.style(Role::Heading))];
        let total = state.budget.total.map(Money::amount).filter(|total| !total.is_zero());
        let tenths = total.and_then(|total| amount.amount().checked_mul(1000.into())?.checked_div(total));
        if let Some(tenths) = tenths.and_then(|tenths| i64::try_from(rounded(tenths)).ok()) {
            let share = numbers::format_percent_tenths(tenths, state.about.numbers);
            fact.push((format!("  {}", self.scene.tell("grid-of-the-budget", &[("share", share.into())])), text));
        }
        fact
    }

    /// How many cells are marked, and what they hold together.
    fn block(&self) -> Option<Fact> {
        let grid = &self.scene.meeting.grid;
        grid.anchor?;
        let state = self.scene.state();
        let cells: Vec<Cell> = grid.block(state).into_iter().flatten().collect();
        let sum: Money = cells.iter().map(|cell| state.budget.amount(cell)).sum();
        let marked = self.scene.tell("grid-marked", &[("count", cells.len().into()), ("sum", self.money(sum).into())]);
        Some(vec![(marked, self.canvas.style(Role::Text))])
    }

    /// Who raised the amount, and who changed it last from what.
    fn origin(&self, cell: &Cell, raised: &Raised<Allocation>) -> Vec<Fact> {
        let mut facts = vec![self.by("grid-raised-by", &raised.by, raised.person.as_ref(), raised.at)];
        let session = self.scene.meeting.session();
        let set: Vec<(&Entry, Money)> =
            session.standing().filter_map(|entry| Some((entry, set_by(entry, cell)?))).collect();
        let last_two = set.as_slice().last_chunk::<2>();
        if let Some([(_, before), (entry, _)]) = last_two
            && let Author::Department(department) = &entry.by
        {
            let mut fact = self.by("grid-changed-by", department, entry.person.as_ref(), entry.at);
            let was = self.scene.tell("grid-was", &[("amount", self.money(*before).into())]);
            fact.push((format!("  {was}"), self.canvas.style(Role::Secondary)));
            facts.push(fact);
        }
        facts
    }

    /// Lock, floor and ceiling, each with the sign it has in the grid where it has one.
    fn limits(&self, allocation: &Allocation) -> Vec<Fact> {
        let mut facts = Vec::new();
        if allocation.held.is_some() {
            facts.push(self.quiet(&self.scene.tell("grid-locked", &[("sign", LOCKED.into())])));
        }
        if let Some(floor) = allocation.floor {
            let args = [("floor", self.money(floor).into()), ("sign", BELOW.into())];
            let is_kept = allocation.amount >= floor;
            facts.push(
                self.limit(&self.scene.tell(if is_kept { "grid-floor" } else { "grid-below-floor" }, &args), is_kept),
            );
        }
        if let Some(ceiling) = allocation.ceiling {
            let args = [("ceiling", self.money(ceiling).into()), ("sign", ABOVE.into())];
            let is_kept = allocation.amount <= ceiling;
            let key = if is_kept { "grid-ceiling" } else { "grid-above-ceiling" };
            facts.push(self.limit(&self.scene.tell(key, &args), is_kept));
        }
        facts
    }

    fn limit(&self, said: &str, is_kept: bool) -> Fact {
        let role = if is_kept { Role::Secondary } else { Role::Warning };
        vec![(said.to_owned(), self.canvas.style(role))]
    }

    /// Who has said yes, and which of Sales and Marketing has not.
    fn agreed(&self, raised: &Raised<Allocation>) -> Fact {
        let has = |department: &Department| raised.agreed.contains(department) || raised.by == *department;
        let missing: Vec<&Department> =
            [&Department::Sales, &Department::Marketing].into_iter().filter(|department| !has(department)).collect();
        let quiet = self.canvas.style(Role::Secondary);
        let mut fact = Vec::new();
        for (key, departments) in [("grid-agreed", raised.agreed.iter().collect::<Vec<_>>()), ("grid-not-yet", missing)]
        {
            if departments.is_empty() {
                continue;
            }
            let gap = if fact.is_empty() { "" } else { "   " };
            fact.push((format!("{gap}{} ", self.scene.say(key)), quiet));
            fact.extend(departments.into_iter().map(|department| self.tag(department)));
        }
        fact
    }

    /// What an input says field by field, but for the one that is its title, and who raised it.
    fn input<T: Item>(&self, raised: &Raised<T>, is_title: impl Fn(&T::Field) -> bool) -> Vec<Fact> {
        let (state, words) = (self.scene.state(), self.scene.words());
        let (text, quiet) = (self.canvas.style(Role::Text), self.canvas.style(Role::Secondary));
        let mut facts = vec![self.by("grid-raised-by", &raised.by, raised.person.as_ref(), raised.at)];
        for field in raised.item.fields().iter().filter(|field| !is_title(field)) {
            let value = T::field_value(field);
            if value != Value::Nothing {
                let label = format!("{}  ", self.scene.say(T::field_key(field)));
                facts.push(vec![(label, quiet), (wording::value(&value, state, words), text)]);
            }
        }
        facts
    }

    fn by(&self, key: &str, department: &Department, who: Option<&ParticipantId>, at: jiff::Timestamp) -> Fact {
        let (state, words) = (self.scene.state(), self.scene.words());
        let (text, quiet) = (self.canvas.style(Role::Text), self.canvas.style(Role::Secondary));
        let name = match who {
            Some(id) => wording::person(id, state),
            None => wording::department(department, words).into_owned(),
        };
        vec![
            (format!("{} ", self.scene.say(key)), quiet),
            self.tag(department),
            (format!(" {name}"), text),
            (format!(" {}", moment(self.scene.model, at)), quiet),
        ]
    }

    fn tag(&self, department: &Department) -> (String, Style) {
        let tag = self.canvas.theme().tag(department, self.scene.words());
        (tag, self.canvas.theme().department(department))
    }

    fn quiet(&self, text: &str) -> Fact {
        vec![(text.to_owned(), self.canvas.style(Role::Secondary))]
    }

    fn money(&self, amount: Money) -> String {
        let about = &self.scene.state().about;
        wording::money(amount, about.currency, about.numbers)
    }
}

/// The amount that an entry gives a cell, where it sets one.
fn set_by(entry: &Entry, cell: &Cell) -> Option<Money> {
    let set = entry.changes.iter().rev().filter_map(|change| change.amount_set());
    set.into_iter().find_map(|(of, amount)| (of == cell).then_some(amount))
}

fn rounded(tenths: rust_decimal::Decimal) -> rust_decimal::Decimal {
    tenths.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Writes a title and facts: one below the other where the area is high enough, else as many on a line as fit.
fn write(canvas: &mut Canvas<'_>, area: Rect, title: &str, facts: &[Fact]) -> u16 {
    const APART: u16 = 3;
    let heading = canvas.style(Role::Heading);
    if area.is_empty() {
        return 0;
    }
    canvas.put(area.x, area.y, area.width, title, heading);
    let is_low = usize::from(area.height) < facts.len() + 4;
    let (mut x, mut y) = (area.x, area.y + 1);
    for fact in facts {
        let wide = fact.iter().map(|(text, _)| columns(text)).fold(0, u16::saturating_add);
        if is_low && x > area.x && x + wide + APART <= area.right() {
            x += APART;
        } else if x > area.x {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom() {
            break;
        }
        (x, y) = flow(canvas, area, (x, y), fact);
    }
    (y + 1).min(area.bottom()) - area.y
}

/// Writes the pieces of a fact from a place on, wrapped at the area's right edge; gives the place behind them.
fn flow(canvas: &mut Canvas<'_>, area: Rect, from: (u16, u16), fact: &Fact) -> (u16, u16) {
    let (mut x, mut y) = from;
    for (text, style) in fact {
        let room = area.right().saturating_sub(x);
        if columns(text) <= room {
            x += canvas.put(x, y, room, text, *style);
            continue;
        }
        // What does not fit beside the rest goes on below it.
        if x > area.x {
            (x, y) = (area.x, y + 1);
        }
        for (index, line) in wrap::lines(text.trim_start(), usize::from(area.width)).into_iter().enumerate() {
            y += u16::from(index > 0);
            if y >= area.bottom() {
                return (x, y);
            }
            x = area.x + canvas.put(area.x, y, area.width, line, *style);
        }
    }
    (x, y)
}
