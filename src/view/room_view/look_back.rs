//! The look back before the room: a line's share of the spend beside its share of the sales, and what the room reads from it.

use rust_decimal::Decimal;

use super::layout::PAIR;
use super::slide::{Figure, Line as Told, Slide};
use super::{empty, in_full, in_short, section, short};
use crate::app::RowRef;
use crate::domain::{Department, Figures, InputRef, Line, LineFigures, MissingPart, Raised, Reading, ResultRow, Share};
use crate::lang::look_back::{LineInWords, unit};
use crate::lang::numbers::{format_decimal, format_percent_tenths};
use crate::lang::wording;
use crate::view::scene::Scene;

/// The line or the row of results under the cursor.
pub fn slide(scene: &Scene<'_>) -> Slide {
    match scene.meeting.selected() {
        Some(RowRef::Line(line, basis)) => {
            let found = scene.meeting.tables().line(&line, basis);
            found.map_or_else(|| empty(scene), |(table, figures)| of_line(scene, &line, table, figures))
        }
        Some(RowRef::Input(InputRef::Result(id))) => {
            let raised = scene.state().look_back.results.get(&id);
            raised.map_or_else(|| empty(scene), |raised| of_row(scene, raised))
        }
        _ => empty(scene),
    }
}

fn of_line(scene: &Scene<'_>, line: &Line, table: &Figures, figures: &LineFigures) -> Slide {
    let (state, words) = (scene.state(), scene.words());
    let told = LineInWords { state, words, table, line: figures };
    let mut slide = Slide { title: told.name(), ..Slide::default() };
    if let (Some(spend), Some(sales)) = (figures.share_of_spend, figures.share_of_sales) {
        slide.figures = vec![share(scene, spend, 0, "line-of-spend"), share(scene, sales, 1, "line-of-sales").second()];
        slide.pair = Some([spend, sales]);
    } else {
        slide.figures = amounts(scene, Some(figures.spend), Some(figures.sales));
    }
    let reading = state.look_back.readings.get(line);
    slide
        .with(told.small_base().map(|why| Told::quiet(format!("* {}: {why}", scene.say("line-small")))))
        .with(verdict(scene, reading))
        .with(reading.map(|raised| Told::text(raised.item.text.as_str())))
        .with(behind(scene, table, figures))
        .asking(ask(scene, reading))
}

/// A share, with the pattern of its bar before what it is a share of.
fn share(scene: &Scene<'_>, share: Share, bar: usize, of: &str) -> Figure {
    let text = format_percent_tenths(share.tenths().into(), scene.state().about.numbers);
    Figure::new(text, format!("{} {}", PAIR[bar].0, scene.say(of)))
}

/// Which way the line is out of balance, and how much money that is.
fn behind(scene: &Scene<'_>, table: &Figures, figures: &LineFigures) -> Option<Told> {
    let behind = table.money_behind_gap(figures).filter(|behind| !behind.is_zero())?;
    let key = if behind > Decimal::ZERO { "line-worst" } else { "line-best" };
    let money = format_decimal(behind.abs(), 0, scene.state().about.numbers);
    let money = format!("{money} {}", wording::currency(&scene.state().about.currency, scene.words()));
    Some(Told::quiet(scene.tell("big-gap", &[("which", scene.say(key).into()), ("money", money.into())])))
}

fn verdict(scene: &Scene<'_>, reading: Option<&Raised<Reading>>) -> Option<Told> {
    let verdict = scene.say(reading?.item.verdict?.key()).into_owned();
    super::field(scene, "field-verdict", &verdict)
}

/// What the reading of the line still lacks, as a question; nothing where it is whole.
fn ask(scene: &Scene<'_>, reading: Option<&Raised<Reading>>) -> String {
    let Some(raised) = reading else {
        return format!("{} {}", scene.say("view-ask-look-back-2"), scene.say("view-ask-look-back-3"))
            .trim()
            .to_owned();
    };
    match raised.missing_parts(&scene.state().room).first() {
        Some(MissingPart::SaidBy(department)) => by(scene, department),
        Some(MissingPart::TargetMet) => scene.say("view-ask-look-back-2").into_owned(),
        Some(MissingPart::CustomersSatisfied) => scene.say("view-ask-look-back-1").into_owned(),
        Some(MissingPart::ByWhatMeans) => scene.say("view-ask-look-back-3").into_owned(),
        Some(MissingPart::Verdict) => scene.say("big-ask-verdict").into_owned(),
        None => String::new(),
    }
}

fn by(scene: &Scene<'_>, department: &Department) -> String {
    scene.tell("big-ask-department", &[("department", wording::department(department, scene.words()).into())])
}

fn of_row(scene: &Scene<'_>, raised: &Raised<ResultRow>) -> Slide {
    let row = &raised.item;
    let input = InputRef::Result(raised.id.clone());
    let title = wording::input(&input, scene.state(), scene.words());
    let period = row.period.map(|period| Told::quiet(wording::period(period, scene.words())));
    let output = row.output.map(|number| {
        let number = wording::amount(number, scene.state().about.numbers);
        Told::text(format!("{number} {}", row.output_of).trim_end())
    });
    let figures = amounts(scene, row.spend, row.sales);
    Slide { figures, ..Slide::new(section(scene), title) }
        .with(output)
        .with(period)
        .with([Told::quiet(row.source.as_str())])
}

/// What was spent and what it brought.
fn amounts(scene: &Scene<'_>, spend: Option<crate::domain::Money>, sales: Option<Decimal>) -> Vec<Figure> {
    let (state, words) = (scene.state(), scene.words());
    let spend = spend.map(|spend| {
        let caption = scene
            .tell("view-field", &[("label", scene.say("field-spend").into()), ("value", in_full(scene, spend).into())]);
        Figure::new(in_short(scene, spend), caption)
    });
    let sales = sales.map(|sales| {
        let full = format!("{} {}", wording::amount(sales, state.about.numbers), unit(state, words));
        let caption = scene.tell("view-field", &[("label", scene.say("field-sales").into()), ("value", full.into())]);
        Figure::new(short(scene, sales), caption).second()
    });
    spend.into_iter().chain(sales).collect()
}
