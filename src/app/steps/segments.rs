//! Step 4 as it is driven: segments, merged and split without losing who they were.

use crate::app::form::{Form, FormRow, Need, Offer};
use crate::app::reading::{Context, chosen};
use crate::app::sheet::{Row, Sheet, count, money, text};
use crate::app::subject::Subject;
use crate::domain::{
    Change, Cut, InputRef, List, ListChange, Money, Raised, Refusal, Segment, SegmentField, SegmentId, State, Tier,
    split_picks,
};
use crate::edit::TextField;
use crate::lang::{Message, picks, wording};

/// The rows that a form leaves out where the customer list fills them in.
const TOLD_BY_LIST: [&str; 2] = ["field-customers", "field-sales"];

impl Sheet for Segment {
    fn list(state: &State) -> &List<Self> {
        &state.segments.list
    }

    fn change(change: ListChange<Self>) -> Change {
        Change::Segment(change)
    }

    fn fresh_id(&self, list: &List<Self>) -> SegmentId {
        SegmentId::fresh(&self.name, |id| list.knows(id))
    }

    fn rows() -> Vec<Row<Self>> {
        vec![
            text("field-name", |segment: &Self| &segment.name, SegmentField::Name).required(),
            text("field-defined-by", |segment: &Self| &segment.defined_by, SegmentField::DefinedBy).required(),
            tier(),
            count("field-customers", |segment: &Self| segment.customers, SegmentField::Customers),
            money("field-sales", |segment: &Self| segment.sales, SegmentField::Sales),
            text("field-needs", |segment: &Self| &segment.needs, SegmentField::Needs),
            text("field-value", |segment: &Self| &segment.value, SegmentField::Value),
        ]
    }
}

fn tier() -> Row<Segment> {
    Row::typed(
        "field-tier",
        |segment: &Segment, _: &Context<'_>| segment.tier.map_or_else(String::new, |tier| tier.to_string()),
        |typed, _| {
            if typed.is_empty() {
                return Ok(SegmentField::Tier(None));
            }
            let tier: Result<Tier, _> = typed.parse();
            tier.map(|tier| SegmentField::Tier(Some(tier))).map_err(|_| Message::new("form-not-a-tier"))
        },
    )
    // Any letter is a tier; these are the ones that a split of the sales makes.
    .suggesting(|_| ["A", "B", "C"].map(str::to_owned).into())
}

/// The form for a segment that is there; figures that follow the customer list are not asked for.
#[must_use]
pub fn segment_form(id: SegmentId, context: &Context<'_>) -> Form {
    let segment = context.state.segments.list.get(&id).map(|raised| &raised.item);
    let mut rows = Segment::form_rows(segment, context);
    if segment.is_some_and(|segment| is_told_by_list(segment, context.state)) {
        rows.retain(|row| !TOLD_BY_LIST.contains(&row.label));
    }
    Form::new(Subject::Segment(Some(id)), rows)
}

/// Whether the figures of a segment are those of the customer list.
fn is_told_by_list(segment: &Segment, state: &State) -> bool {
    !segment.picks.is_empty() && !state.segments.customers.is_empty()
}

/// What a filled form changes of a segment that is there.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_segment(form: &Form, id: &SegmentId, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    let raised = on_table(id, context)?;
    read_filled(form, Some(raised), Segment::default(), context)
}

fn on_table<'a>(id: &SegmentId, context: &Context<'a>) -> Result<&'a Raised<Segment>, (usize, Message)> {
    let gone = || (0, wording::refusal(&Refusal::NotOnTable(InputRef::Segment(id.clone()))));
    context.state.segments.list.get(id).ok_or_else(gone)
}

/// Reads a form that may lack rows, or have some more before them, as the whole form of a segment.
fn read_filled(
    form: &Form,
    existing: Option<&Raised<Segment>>,
    new: Segment,
    context: &Context<'_>,
) -> Result<Vec<Change>, (usize, Message)> {
    let mut whole = Form { rows: Segment::form_rows(existing.map(|raised| &raised.item), context), ..form.clone() };
    for row in &mut whole.rows {
        if let Some(filled) = form.rows.iter().find(|filled| filled.label == row.label) {
            *row = filled.clone();
        }
    }
    let here = |row: usize| {
        let label = whole.rows.get(row).map(|row| row.label);
        form.rows.iter().position(|row| Some(row.label) == label).unwrap_or(0)
    };
    Segment::read(&whole, existing, new, None, context).map_err(|(row, why)| (here(row), why))
}

/// The form for a part that is split off. Where the customer list tells who belongs, it also tells along what to split: the
/// part is then called after that, unless it is given another name.
#[must_use]
pub fn part_form(from: SegmentId, context: &Context<'_>) -> Form {
    let mut rows = Segment::form_rows(None, context);
    let cuts = cuts(&from, context);
    if !cuts.is_empty() {
        rows.retain(|row| !TOLD_BY_LIST.contains(&row.label));
        for row in &mut rows {
            row.need = Need::Optional;
        }
        let options = cuts.iter().map(|(cut, count)| {
            let cut = picks::cut(cut, context.words);
            context.words.with("picked-option", &[("name", cut.into()), ("count", (*count).into())])
        });
        let offer = Offer::OneOf(options.collect());
        rows.insert(0, FormRow { label: "field-split-by", need: Need::Required, text: TextField::default(), offer });
    }
    Form::new(Subject::Part(from), rows)
}

/// Along what the customer list lets a segment be split; nothing where it does not tell who belongs.
fn cuts(from: &SegmentId, context: &Context<'_>) -> Vec<(Cut, u64)> {
    let raised = context.state.segments.list.get(from);
    let told = raised.filter(|raised| is_told_by_list(&raised.item, context.state));
    told.map_or_else(Vec::new, |raised| context.state.segments.customers.cuts(&raised.item.picks, &context.state.abc()))
}

/// The part that is split off, and what it takes from the segment that it came of.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_part(form: &Form, from: &SegmentId, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    let whole = &on_table(from, context)?.item;
    let cuts: Vec<Cut> = cuts(from, context).into_iter().map(|(cut, _)| cut).collect();
    let new = Segment { came_of: Some(from.clone()), ..Segment::default() };
    if cuts.is_empty() {
        let mut changes = read_filled(form, None, new, context)?;
        if let Some(Change::Segment(ListChange::Raise(_, part))) = changes.first() {
            let taken = taken_by(part, whole);
            changes.extend((!taken.is_empty()).then(|| Change::Segment(ListChange::Edit(from.clone(), taken))));
        }
        return Ok(changes);
    }
    let row = form.rows.first().ok_or_else(|| (0, Message::new("refusal-required")))?;
    let cut = chosen(row, &cuts).map_err(|why| (0, why))?.ok_or_else(|| (0, Message::new("refusal-required")))?;
    let (part, rest) = split_picks(&whole.picks, cut);
    let mut filled = form.clone();
    fill_in(&mut filled, "field-name", &picks::name_of_part(&whole.name, cut, context.words));
    fill_in(&mut filled, "field-defined-by", &picks::criteria(&part, context.words));
    let mut changes = read_filled(&filled, None, Segment { picks: part, ..new }, context)?;
    let mut left = vec![SegmentField::Picks(rest.clone())];
    // What defines the rest is told anew where that was still in the words of the list.
    if whole.defined_by == picks::criteria(&whole.picks, context.words) {
        left.push(SegmentField::DefinedBy(picks::criteria(&rest, context.words)));
    }
    changes.push(Change::Segment(ListChange::Edit(from.clone(), left)));
    Ok(changes)
}

/// Fills in a row that was left empty.
fn fill_in(form: &mut Form, label: &str, text: &str) {
    if let Some(row) = form.rows.iter_mut().find(|row| row.label == label && row.is_empty()) {
        row.text = TextField::with_text(text);
    }
}

/// What a part takes from a segment where the room says how much: of a segment that the customer list told of so far, the
/// list can tell no more.
fn taken_by(part: &Segment, from: &Segment) -> Vec<SegmentField> {
    let customers = match (from.customers, part.customers) {
        (Some(all), Some(part)) => Some(SegmentField::Customers(Some(all.saturating_sub(part)))),
        _ => None,
    };
    let sales = match (from.sales, part.sales) {
        (Some(all), Some(part)) => Some(SegmentField::Sales(Some(all.minus(part).max(Money::ZERO)))),
        _ => None,
    };
    let picks = (!from.picks.is_empty()).then(|| SegmentField::Picks(Vec::new()));
    picks.into_iter().chain(customers).chain(sales).collect()
}
