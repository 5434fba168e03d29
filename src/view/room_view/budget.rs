//! The budget before the room: the cell under the cursor with its amount so far, what each department had in mind, and what
//! is left to place.

use rust_decimal::{Decimal, RoundingStrategy};

use super::slide::{Caret, Figure, Line, Slide};
use super::{empty, field, in_full, in_short};
use crate::app::steps::budget::Spot;
use crate::domain::{Cell, Department, Item, Line as LookedAt, Money, Promotion, PromotionField, Raised};
use crate::edit::TextField;
use crate::lang::numbers::format_percent_tenths;
use crate::lang::wording;
use crate::view::scene::Scene;
use crate::view::widgets::big_text;

/// The place under the grid's cursor.
pub fn slide(scene: &Scene<'_>) -> Slide {
    let state = scene.state();
    match scene.meeting.grid.spot(state) {
        Spot::Cell(cell) => of_cell(scene, &cell),
        Spot::Head(Some(id)) => {
            let total = state.budget.column_total(Some(&id));
            state.budget.promotions.get(&id).map_or_else(|| whole(scene), |raised| of_promotion(scene, raised, total))
        }
        Spot::Name(Some(id)) => {
            let total = state.budget.row_total(Some(&id));
            let value = state.segments.list.get(&id).map(|raised| raised.item.value.clone()).unwrap_or_default();
            let title = wording::segment(Some(&id), state, scene.words());
            Slide { title, figures: vec![amount(scene, total)], ..Slide::default() }
                .with(field(scene, "view-head-value", &value))
                .with(left_to_place(scene))
                .asking(scene.say("view-ask-budget-2"))
        }
        Spot::Head(None) | Spot::Name(None) | Spot::Corner => whole(scene),
    }
}

fn of_cell(scene: &Scene<'_>, cell: &Cell) -> Slide {
    let state = scene.state();
    let placed = state.budget.amount(cell);
    let raised = state.budget.allocations.get(cell);
    let title = wording::line(&LookedAt::Cell(cell.clone()), state, scene.words());
    let mut slide = Slide { title, ..Slide::default() };
    match &scene.meeting.grid.typing {
        Some(typing) => typed(scene, typing, placed, &mut slide),
        None if raised.is_some() => slide.figures.push(amount(scene, placed)),
        None => slide.lines.push(Line::quiet(scene.say("grid-nothing-placed"))),
    }
    slide
        .with(apart(scene, cell))
        .with(raised.and_then(|raised| agreed(scene, &raised.by, &raised.agreed)))
        .with(left_to_place(scene))
        .asking(scene.say("view-ask-budget-1"))
}

/// What is being typed, with what stood there before; what cannot be drawn large is written.
fn typed(scene: &Scene<'_>, typing: &TextField, before: Money, slide: &mut Slide) {
    let was = if before.is_zero() {
        scene.say("grid-nothing-placed").into_owned()
    } else {
        scene.tell("grid-was", &[("amount", in_full(scene, before).into())])
    };
    if typing.is_empty() || (big_text::draws(typing.text()) && typing.cursor() == typing.text().len()) {
        let text = if typing.is_empty() { String::new() } else { typing.text().to_owned() };
        slide.figures.push(Figure { caret: Caret::Here, ..Figure::new(text, was) });
    } else {
        slide.typed = Some(super::slide::Typed {
            text: typing.text().to_owned(),
            caret: typing.cursor(),
            rest: String::new(),
            is_fresh: false,
        });
        slide.lines.push(Line::quiet(was));
    }
}

/// An amount, and below it what it is to the last digit and as a share of the budget.
fn amount(scene: &Scene<'_>, amount: Money) -> Figure {
    let full = in_full(scene, amount);
    let caption = match share(scene, amount) {
        Some(share) => format!("{full}{}{share}", scene.say("list-separator")),
        None => full,
    };
    Figure::new(in_short(scene, amount), caption)
}

fn share(scene: &Scene<'_>, amount: Money) -> Option<String> {
    let total = scene.state().budget.total.map(Money::amount).filter(|total| !total.is_zero())?;
    let tenths = amount.amount().checked_mul(Decimal::ONE_THOUSAND)?.checked_div(total)?;
    let tenths = tenths.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let share = format_percent_tenths(i64::try_from(tenths).ok()?, scene.state().about.numbers);
    Some(scene.tell("grid-of-the-budget", &[("share", share.into())]))
}

/// What each department had in mind for the cell, once all of it is revealed, and how far that is apart.
fn apart(scene: &Scene<'_>, cell: &Cell) -> Option<Line> {
    let comparison = scene.state().compare_positions()?;
    let apart = comparison.apart.iter().find(|apart| apart.cell == *cell)?;
    let split = |(department, amount): (&Department, &Money)| {
        format!("{} {}", wording::department(department, scene.words()), in_short(scene, *amount))
    };
    let splits: Vec<String> = comparison.departments.iter().zip(&apart.amounts).map(split).collect();
    let args = [
        ("splits", splits.join(&scene.say("list-separator")).into()),
        ("amount", in_short(scene, apart.difference()).into()),
    ];
    Some(Line::text(scene.tell("big-apart", &args)))
}

/// Which of Sales and Marketing have said yes, and which has not yet.
fn agreed(scene: &Scene<'_>, by: &Department, agreed: &std::collections::BTreeSet<Department>) -> Option<Line> {
    let has_not = |department: &&Department| !agreed.contains(department) && by != *department;
    let missing: Vec<_> = [&Department::Sales, &Department::Marketing].into_iter().filter(has_not).collect();
    let (key, names) =
        if missing.is_empty() { ("grid-agreed", agreed.iter().collect::<Vec<_>>()) } else { ("grid-not-yet", missing) };
    let names: Vec<_> = names.into_iter().map(|of| wording::department(of, scene.words())).collect();
    field(scene, key, &names.join(&scene.say("list-separator")))
}

/// What is left of the budget, or by how much it is passed.
fn left_to_place(scene: &Scene<'_>) -> Option<Line> {
    let rest = scene.state().budget.remainder().filter(|rest| !rest.is_zero())?;
    let (key, amount) = if rest.is_negative() {
        ("view-open-placed-too-much", Money::ZERO.minus(rest))
    } else {
        ("view-open-to-place", rest)
    };
    let said = scene.tell(key, &[("amount", in_full(scene, amount).into())]);
    Some(if rest.is_negative() { Line::warning(&said) } else { Line::quiet(said) })
}

fn of_promotion(scene: &Scene<'_>, raised: &Raised<Promotion>, total: Money) -> Slide {
    let promotion = &raised.item;
    let kind = promotion.fields().into_iter().find(|field| matches!(field, PromotionField::Kind(Some(_))));
    let kind = kind.map(|kind| wording::value(&Promotion::field_value(&kind), scene.state(), scene.words()));
    Slide { figures: vec![amount(scene, total)], ..Slide::new(kind.unwrap_or_default(), promotion.name.as_str()) }
        .with(field(scene, "field-message", &promotion.message))
        .with(left_to_place(scene))
        .asking(scene.say("view-ask-budget-3"))
}

/// The budget in all: what is left to place of it.
fn whole(scene: &Scene<'_>) -> Slide {
    let budget = &scene.state().budget;
    let Some(total) = budget.total else { return empty(scene) };
    Slide { title: scene.say("field-budget").into_owned(), figures: vec![amount(scene, total)], ..Slide::default() }
        .with(left_to_place(scene))
        .asking(scene.say("view-ask-budget-1"))
}
