//! Proposing segments from the customer list: by which attributes or by tier, what that would make, and the one entry that
//! raises them all.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::entering::try_enter;
use crate::app::form::{Form, FormRow, Need, Offer};
use crate::app::model::Model;
use crate::app::outlook::{Asked, Fate, Foreseen, Outlook};
use crate::app::overlay::Overlay;
use crate::app::reading::Context;
use crate::app::section::RowRef;
use crate::app::subject::Subject;
use crate::domain::{Abc, By, Change, CustomerList, Group, ListChange, Members, Segment, SegmentId, Segments, shares};
use crate::edit::TextField;
use crate::lang::{Message, Words, numbers, picks, wording};

/// The most segments that are proposed where nobody says another number: more do not fit on a screen, nor into a talk.
const MOST: usize = 12;

/// The form for a proposal.
#[must_use]
pub fn form(context: &Context<'_>) -> Form {
    let list = &context.state.segments.customers;
    let abc = context.state.abc();
    let option = |by: By, name: String| {
        let groups = list.groups(&[by].into(), &abc).len();
        context.words.with("picked-option", &[("name", name.into()), ("count", groups.into())])
    };
    let tier = option(By::Tier, context.words.get("field-tier").into_owned());
    let attributes = list.attributes.iter().enumerate().map(|(at, name)| option(By::Attribute(at), name.clone()));
    let offer =
        Offer::AnyOf { options: [tier].into_iter().chain(attributes).collect(), marked: BTreeSet::new(), at: 0 };
    let by = FormRow { label: "field-told-apart-by", need: Need::Required, text: TextField::default(), offer };
    let most = FormRow { need: Need::Optional, ..FormRow::text("field-most-segments", &MOST.to_string()) };
    Form::new(Subject::Proposal, vec![by, most])
}

/// By what the form tells customers apart.
fn by(form: &Form) -> BTreeSet<By> {
    let Some(Offer::AnyOf { marked, .. }) = form.rows.first().map(|row| &row.offer) else { return BTreeSet::new() };
    marked.iter().map(|at| at.checked_sub(1).map_or(By::Tier, By::Attribute)).collect()
}

/// How many segments the form wants at most; nothing typed is the usual number.
fn most(form: &Form, context: &Context<'_>) -> Result<usize, Message> {
    if form.typed(1).is_empty() {
        return Ok(MOST);
    }
    let style = context.style();
    let count = numbers::parse_count(form.typed(1), style).map_err(|error| wording::number_error(error, style))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX).max(1))
}

/// Keeps what the open proposal would make up to date with what is marked; costs nothing while nothing changes.
pub fn foresee(model: &mut Model) {
    let is_open = matches!(model.overlays.last(), Some(Overlay::Form(form)) if form.subject == Subject::Proposal);
    let (true, Some(context), Some(meeting)) = (is_open, model.context(), &model.meeting) else { return };
    let Some(Overlay::Form(form)) = model.overlays.last() else { return };
    let of = Asked {
        by: by(form),
        most: most(form, &context).unwrap_or(MOST),
        rev: meeting.session().rev(),
        lang: model.words.lang(),
    };
    if form.outlook.as_ref().is_some_and(|outlook| outlook.of == of) {
        return;
    }
    let outlook = Outlook::of(of, &context.state.segments, meeting.reckoning().abc(), context.words);
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        form.outlook = Some(Box::new(outlook));
    }
}

impl Outlook {
    fn of(of: Asked, segments: &Segments, abc: &Abc, words: &Words) -> Self {
        let list = &segments.customers;
        let groups = list.groups(&of.by, abc);
        let amounts: Vec<_> = groups.iter().map(|group| group.sales.amount()).collect();
        let shares = shares(&amounts);
        let foreseen = |(at, group): (usize, &Group)| Foreseen {
            name: picks::name(&group.pick, &list.attributes, words),
            members: Members { customers: group.customers, sales: group.sales },
            share: shares.as_ref().and_then(|shares| shares.get(at).copied()),
            fate: if segments.has_pick(&group.pick) { Fate::OnTable } else { Fate::New },
        };
        let mut left = Members::default();
        for group in groups.iter().skip(of.most) {
            left.customers = left.customers.saturating_add(group.customers);
            left.sales = left.sales.plus(group.sales);
        }
        let new = groups.iter().take(of.most).filter(|group| !segments.has_pick(&group.pick));
        let new: Vec<_> = new.map(|group| group.pick.clone()).collect();
        let again = list.counted_already(&new, &segments.list, abc);
        Self {
            again,
            groups: groups.iter().enumerate().take(of.most).map(foreseen).collect(),
            all: groups.len(),
            left,
            of,
        }
    }

    /// Whether nothing is marked yet, so that there is nothing to see.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.of.by.is_empty()
    }
}

/// The segments that a filled proposal raises; a group that a segment has already is left as it is, since its figures
/// follow the list by themselves.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(form: &Form, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    let most = most(form, context).map_err(|why| (1, why))?;
    let segments = &context.state.segments;
    let list: &Arc<CustomerList> = &segments.customers;
    let groups = list.groups(&by(form), &context.state.abc());
    let mut taken: BTreeSet<SegmentId> = BTreeSet::new();
    let mut changes = Vec::new();
    for group in groups.into_iter().take(most).filter(|group| !segments.has_pick(&group.pick)) {
        let segment = segment(group, &list.attributes, context.words);
        let id = SegmentId::fresh(&segment.name, |id| segments.list.knows(id) || taken.contains(id));
        taken.insert(id.clone());
        changes.push(Change::Segment(ListChange::Raise(id, segment)));
    }
    if changes.is_empty() { Err((0, Message::new("form-nothing-new"))) } else { Ok(changes) }
}

/// Raises what was proposed, and puts the cursor on the first of them.
///
/// # Errors
/// Why the session refuses it.
pub fn enter(model: &mut Model, changes: Vec<Change>) -> Result<Vec<Effect>, Message> {
    let first = changes.first().and_then(Change::about);
    let effects = try_enter(model, None, changes)?;
    if let (Some(first), Some(meeting)) = (first, &mut model.meeting) {
        meeting.select_row(&RowRef::Input(first));
    }
    model.tell(Message::new("proposed"));
    Ok(effects)
}

/// A group as a segment. Its tier is said only where the tier is what tells it apart: else that is for Sales to say.
fn segment(group: Group, attributes: &[String], words: &Words) -> Segment {
    Segment {
        name: picks::name(&group.pick, attributes, words),
        tier: group.pick.tier,
        defined_by: picks::criteria(std::slice::from_ref(&group.pick), words),
        customers: Some(group.customers),
        sales: Some(group.sales),
        picks: vec![group.pick],
        ..Segment::default()
    }
}
