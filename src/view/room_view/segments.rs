//! Segments before the room: how much a group of customers matters, its share of the sales, and what it gains.

use rust_decimal::Decimal;

use super::slide::{Figure, Line, Slide};
use super::{empty, field, in_full, in_short, section, short};
use crate::domain::{InputRef, Raised, Segment};
use crate::lang::wording;
use crate::view::figures::NONE;
use crate::view::scene::Scene;
use crate::view::steps::segments::shares_of_sales;

/// The segment under the cursor, or the customer list.
pub fn slide(scene: &Scene<'_>) -> Slide {
    match scene.meeting.selected_input() {
        Some(InputRef::Segment(id)) => {
            let list = &scene.state().segments.list;
            let at = list.iter().position(|raised| raised.id == id);
            let found = at.and_then(|at| Some((at, list.get(&id)?)));
            found.map_or_else(|| empty(scene), |(at, raised)| of_segment(scene, at, raised))
        }
        Some(InputRef::Customers) => of_list(scene),
        _ => empty(scene),
    }
}

fn of_segment(scene: &Scene<'_>, at: usize, raised: &Raised<Segment>) -> Slide {
    let segment = &raised.item;
    let tier = segment.tier.map(|tier| Figure::new(tier.to_string(), scene.say("view-head-tier")));
    let share = shares_of_sales(scene).into_iter().nth(at).filter(|share| share != NONE);
    let share = share.map(|share| Figure::new(format!("{share}%"), scene.say("line-of-sales")).second());
    let customers = segment.customers.map(|count| {
        let count = wording::amount(Decimal::from(count), scene.state().about.numbers);
        scene.tell("view-field", &[("label", scene.say("view-head-customers").into()), ("value", count.into())])
    });
    let sales = segment.sales.map(|sales| in_full(scene, sales));
    let size: Vec<String> = customers.into_iter().chain(sales).collect();
    let ask = if segment.value.is_empty() { "view-ask-segments-2" } else { "view-ask-segments-3" };
    let value = match segment.value.as_str() {
        "" => Some(Line::warning(&scene.say("view-no-value"))),
        value => field(scene, "view-head-value", value),
    };
    Slide { title: segment.name.clone(), figures: tier.into_iter().chain(share).collect(), ..Slide::default() }
        .with(value)
        .with([Line::quiet(size.join(&scene.say("list-separator")))])
        .with([Line::quiet(segment.defined_by.as_str())])
        .asking(scene.say(ask))
}

fn of_list(scene: &Scene<'_>) -> Slide {
    let (state, words) = (scene.state(), scene.words());
    let coverage = scene.meeting.reckoning().coverage();
    let count = coverage
        .customers_in_all
        .map(|count| Figure::new(short(scene, Decimal::from(count)), scene.say("view-head-customers")));
    let sales = coverage.sales_in_all.map(|sales| Figure::new(in_short(scene, sales), in_full(scene, sales)).second());
    let title = wording::input(&InputRef::Customers, state, words);
    Slide { figures: count.into_iter().chain(sales).collect(), ..Slide::new(section(scene), title) }
        .asking(scene.say("view-ask-segments-1"))
}
