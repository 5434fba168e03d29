//! How each thing that a form is about is asked for, and what comes of the answer.

use super::agenda;
use super::details::{self, NewSession};
use super::exporting::ToExport;
use super::form::{Form, FormRow, Need};
use super::limits;
use super::placing;
use super::reading::{Context, read_money, read_number};
use super::settlement;
use super::sheet::Sheet;
use super::steps::{agreement, leftovers, look_back, plan_changes, proposal, research, room, segments};
use super::subject::Subject;
use crate::domain::{
    Action, Allocation, Author, Change, Closure, Conclusion, Evidence, EvidenceKind, Figure, Goal, InputRef, Line,
    Money, Parked, ParkedId, PlanChange, Positioning, Promotion, Reading, Refusal, ResultRow, Reward, Segment, Stream,
    WorkingLine,
};
use crate::import::Kind;
use crate::lang::{Message, wording};

/// What comes of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Changes by whoever speaks.
    BySpeaker(Vec<Change>),
    /// Changes by a department that the form itself names.
    By(Author, Vec<Change>),
    /// A parked remark becomes an input, by whoever made it.
    Placed(ParkedId, Vec<Change>),
    /// A new session begins.
    Found(Box<NewSession>),
    /// A copy is written to this path.
    SaveElsewhere(String),
    /// Minutes and tables go out.
    Export(Box<ToExport>),
    /// A department's own split is read, from this path.
    PositionFile(String),
    /// A file is brought, from this path.
    File(Kind, String),
}

impl Subject {
    /// What the form speaks of, for its title; empty where the title says it all.
    #[must_use]
    pub fn of(&self, context: &Context<'_>) -> String {
        match self {
            Self::Reading(line) => wording::line(line, context.state, context.words),
            Self::Cell(cell) => wording::line(&Line::Cell(cell.clone()), context.state, context.words),
            Self::Part(id) => wording::segment(Some(id), context.state, context.words),
            Self::Theme(id) => wording::input(&InputRef::Evidence(id.clone()), context.state, context.words),
            Self::Leftover(id, _) => wording::input(&InputRef::Leftover(id.clone()), context.state, context.words),
            Self::Dropping(remark) => placing::text(remark, context.state),
            Self::Signature(department) => wording::department(department, context.words).into_owned(),
            Self::Reword(input) => wording::input(input, context.state, context.words),
            _ => String::new(),
        }
    }

    /// The form in which an input on the table is edited; `None` for what is not edited in a form.
    #[must_use]
    pub fn of_input(input: &InputRef, context: &Context<'_>) -> Option<Self> {
        Some(match input.clone() {
            InputRef::Leftover(id) => Self::Leftover(id, Closure::Settled),
            InputRef::WorkingLine(id) => Self::WorkingLine(Some(id)),
            InputRef::Result(id) => Self::Result(Some(id)),
            InputRef::Reading(line) => Self::Reading(line),
            InputRef::Evidence(id) => {
                let stream = context.state.research.evidence.get(&id)?.item.kind.stream();
                Self::Evidence(Some(id), stream)
            }
            InputRef::Conclusion(id) => Self::Conclusion(Some(id), None),
            InputRef::Positioning(id) => Self::Positioning(Some(id), None),
            InputRef::Segment(id) => Self::Segment(Some(id)),
            InputRef::Promotion(id) => Self::Promotion(Some(id)),
            InputRef::Allocation(cell) => Self::Cell(cell),
            InputRef::Goal(id) => Self::Goal(Some(id)),
            InputRef::Reward(id) => Self::Reward(Some(id)),
            InputRef::Action(id) => Self::Action(Some(id)),
            InputRef::Parked(id) => Self::Parked(Some(id)),
            InputRef::Figure(Figure::Budget) => Self::Budget,
            InputRef::Figure(Figure::Customers | Figure::Sales) => Self::Totals,
            InputRef::Signature(department) => Self::Signature(department),
            InputRef::PlanChange(id) => Self::PlanChange(Some(id)),
            InputRef::Customers => return None,
        })
    }

    /// The form, filled in with what there is.
    #[must_use]
    pub fn form(self, context: &Context<'_>) -> Form {
        let rows = match &self {
            Self::Seat(id) => return room::seat_form(id.as_ref(), context),
            Self::Signature(department) => return agreement::sign_form(&department.clone(), context),
            Self::Leftover(id, closure) => return leftovers::form(&id.clone(), *closure, context),
            Self::Settlement(flag) => return settlement::form(&flag.clone(), context.watch.open(), context),
            Self::Details => return details::details_form(context),
            Self::Agenda => return agenda::form(context),
            Self::Limits => return limits::limits_form(context),
            Self::Proposal => return proposal::form(context),
            Self::Part(id) => return segments::part_form(id.clone(), context),
            Self::Segment(Some(id)) => return segments::segment_form(id.clone(), context),
            Self::PlanChange(id) => plan_changes::rows(id.as_ref(), context),
            Self::WorkingLine(id) => rows::<WorkingLine>(id.as_ref(), context),
            Self::Result(id) => rows::<ResultRow>(id.as_ref(), context),
            Self::Reading(line) => rows::<Reading>(Some(line), context),
            Self::Evidence(None, stream) => Evidence::form_rows(Some(&blank_evidence(*stream)), context),
            Self::Evidence(id, _) => rows::<Evidence>(id.as_ref(), context),
            Self::Theme(id) => vec![research::theme_row(id, context)],
            Self::ThemeName(id) => vec![research::theme_name_row(id, context)],
            Self::Conclusion(None, on) => Conclusion::form_rows(Some(&research::resting_on(on.as_ref())), context),
            Self::Conclusion(id, _) => rows::<Conclusion>(id.as_ref(), context),
            Self::Positioning(None, from) => {
                Positioning::form_rows(Some(&research::following_from(from.as_ref())), context)
            }
            Self::Positioning(id, _) => rows::<Positioning>(id.as_ref(), context),
            Self::Segment(None) => rows::<Segment>(None, context),
            Self::Promotion(id) => rows::<Promotion>(id.as_ref(), context),
            Self::Cell(cell) => rows::<Allocation>(Some(cell), context),
            Self::Goal(id) => rows::<Goal>(id.as_ref(), context),
            Self::Reward(id) => rows::<Reward>(id.as_ref(), context),
            Self::Action(id) => rows::<Action>(id.as_ref(), context),
            Self::Parked(id) => rows::<Parked>(id.as_ref(), context),
            Self::Placing(remark, kind) => placing::rows(remark, *kind, context),
            Self::Dropping(_) => placing::drop_rows(),
            Self::Totals => vec![figure(Figure::Customers, context), figure(Figure::Sales, context)],
            Self::Budget => vec![figure(Figure::Budget, context)],
            Self::Measure => vec![look_back::measure_row(context)],
            Self::File(_) | Self::PositionFile => vec![FormRow::text("field-file", "")],
            Self::Reword(_) => {
                let optional = |label| FormRow { need: Need::Optional, ..FormRow::text(label, "") };
                vec![FormRow::text("field-fact", ""), optional("field-effect"), optional("field-request")]
            }
            Self::Reopening => vec![FormRow::text("field-reason", "")],
            Self::SaveElsewhere => vec![FormRow::text("field-path", "")],
            // Read and filled in where more is known than the session.
            Self::NewSession(_) | Self::Export => Vec::new(),
        };
        Form::new(self, rows)
    }
}

/// The form of a new input that says what another one says; `None` for what there is only one of.
#[must_use]
pub fn copy_of(input: &InputRef, context: &Context<'_>) -> Option<Form> {
    let (subject, rows) = match input {
        InputRef::WorkingLine(id) => (Subject::WorkingLine(None), rows::<WorkingLine>(Some(id), context)),
        InputRef::Result(id) => (Subject::Result(None), rows::<ResultRow>(Some(id), context)),
        InputRef::Evidence(id) => {
            let stream = context.state.research.evidence.get(id)?.item.kind.stream();
            (Subject::Evidence(None, stream), rows::<Evidence>(Some(id), context))
        }
        InputRef::Conclusion(id) => (Subject::Conclusion(None, None), rows::<Conclusion>(Some(id), context)),
        InputRef::Positioning(id) => (Subject::Positioning(None, None), rows::<Positioning>(Some(id), context)),
        InputRef::Segment(id) => (Subject::Segment(None), rows::<Segment>(Some(id), context)),
        InputRef::Promotion(id) => (Subject::Promotion(None), rows::<Promotion>(Some(id), context)),
        InputRef::Goal(id) => (Subject::Goal(None), rows::<Goal>(Some(id), context)),
        InputRef::Reward(id) => (Subject::Reward(None), rows::<Reward>(Some(id), context)),
        InputRef::Action(id) => (Subject::Action(None), rows::<Action>(Some(id), context)),
        InputRef::Parked(id) => (Subject::Parked(None), rows::<Parked>(Some(id), context)),
        InputRef::Leftover(_)
        | InputRef::Reading(_)
        | InputRef::Allocation(_)
        | InputRef::PlanChange(_)
        | InputRef::Figure(_)
        | InputRef::Customers
        | InputRef::Signature(_) => return None,
    };
    Some(Form::new(subject, rows))
}

/// Whether there can be another input that says what this one says.
#[must_use]
pub fn has_copy(input: &InputRef) -> bool {
    !matches!(
        input,
        InputRef::Leftover(_)
            | InputRef::Reading(_)
            | InputRef::Allocation(_)
            | InputRef::PlanChange(_)
            | InputRef::Figure(_)
            | InputRef::Customers
            | InputRef::Signature(_)
    )
}

fn rows<T: Sheet>(id: Option<&T::Id>, context: &Context<'_>) -> Vec<FormRow> {
    let item = id.and_then(|id| T::list(context.state).get(id)).map(|raised| &raised.item);
    T::form_rows(item, context)
}

fn blank_evidence(stream: Stream) -> Evidence {
    let kind = EvidenceKind::ALL.iter().find(|kind| kind.stream() == stream);
    Evidence { kind: kind.copied().unwrap_or_default(), ..Evidence::default() }
}

fn figure(figure: Figure, context: &Context<'_>) -> FormRow {
    let text =
        context.state.figure(figure).map_or_else(String::new, |value| wording::typed_amount(value, context.style()));
    let need = if figure == Figure::Budget { Need::Required } else { Need::Optional };
    FormRow { need, ..FormRow::text(figure.key(), &text) }
}

/// What comes of a filled form.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn outcome(form: &Form, context: &Context<'_>) -> Result<Outcome, (usize, Message)> {
    let changes = match &form.subject {
        Subject::Seat(id) => {
            return room::read_seat(form, id.as_ref(), context).map(|changes| Outcome::By(Author::Chair, changes));
        }
        Subject::Signature(department) => {
            let change = agreement::read_signature(form, department, context)?;
            return Ok(Outcome::By(Author::Department(department.clone()), vec![change]));
        }
        Subject::Details => {
            return details::read_details(form, context).map(|changes| Outcome::By(Author::Chair, changes));
        }
        Subject::Agenda => {
            let changes = agenda::read(form, &context.state.about)?;
            return Ok(Outcome::By(Author::Chair, changes));
        }
        Subject::Limits => {
            return limits::read_limits(form, context).map(|changes| Outcome::By(Author::Chair, changes));
        }
        Subject::NewSession(origin) => {
            return details::read_new_session(form, origin.clone(), context).map(|new| Outcome::Found(Box::new(new)));
        }
        Subject::Measure => {
            return Ok(Outcome::By(Author::Chair, look_back::read_measure(form.typed(0), context)));
        }
        Subject::SaveElsewhere => return Ok(Outcome::SaveElsewhere(form.typed(0).to_owned())),
        Subject::PositionFile => return Ok(Outcome::PositionFile(form.typed(0).to_owned())),
        Subject::File(kind) => return Ok(Outcome::File(*kind, form.typed(0).to_owned())),
        Subject::Settlement(flag) => settlement::read(form, flag, context.watch.open())?,
        // Read where the remark itself is known.
        Subject::Reword(_) | Subject::Export => Vec::new(),
        Subject::Reopening => vec![Change::Reopen(form.typed(0).to_owned())],
        Subject::Leftover(id, closure) => leftovers::read(form, id, *closure, context)?,
        Subject::PlanChange(id) => read::<PlanChange>(form, id.as_ref(), context)?,
        Subject::WorkingLine(id) => read::<WorkingLine>(form, id.as_ref(), context)?,
        Subject::Result(id) => read::<ResultRow>(form, id.as_ref(), context)?,
        Subject::Reading(of) => read_named::<Reading>(form, of, context)?,
        Subject::Evidence(id, stream) => {
            let existing = id.as_ref().and_then(|id| context.state.research.evidence.get(id));
            Evidence::read(form, existing, blank_evidence(*stream), None, context)?
        }
        Subject::Theme(id) => research::read_theme(form.typed(0), id, context),
        Subject::ThemeName(id) => research::read_theme_name(form.typed(0), id, context),
        Subject::Conclusion(id, on) => {
            read_new::<Conclusion>(form, id.as_ref(), research::resting_on(on.as_ref()), context)?
        }
        Subject::Positioning(id, from) => {
            read_new::<Positioning>(form, id.as_ref(), research::following_from(from.as_ref()), context)?
        }
        Subject::Segment(None) => read::<Segment>(form, None, context)?,
        Subject::Segment(Some(id)) => segments::read_segment(form, id, context)?,
        Subject::Part(from) => segments::read_part(form, from, context)?,
        Subject::Proposal => proposal::read(form, context)?,
        Subject::Promotion(id) => read::<Promotion>(form, id.as_ref(), context)?,
        Subject::Cell(cell) => read_named::<Allocation>(form, cell, context)?,
        Subject::Goal(id) => read::<Goal>(form, id.as_ref(), context)?,
        Subject::Reward(id) => read::<Reward>(form, id.as_ref(), context)?,
        Subject::Action(id) => read::<Action>(form, id.as_ref(), context)?,
        Subject::Parked(id) => read::<Parked>(form, id.as_ref(), context)?,
        Subject::Placing(remark, kind) => {
            let placed = placing::read(form, remark, *kind, context)?;
            return Ok(Outcome::Placed(remark.clone(), placed));
        }
        Subject::Dropping(remark) => placing::read_drop(form, remark),
        Subject::Totals => [Figure::Customers, Figure::Sales]
            .into_iter()
            .enumerate()
            .map(|(row, figure)| read_figure(form, row, figure, context))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect(),
        Subject::Budget => read_figure(form, 0, Figure::Budget, context)?.into_iter().collect(),
    };
    Ok(Outcome::BySpeaker(changes))
}

fn read<T: Sheet>(form: &Form, id: Option<&T::Id>, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    read_new(form, id, T::default(), context)
}

/// An input that is there, or a new one that says something before anything is filled in.
fn read_new<T: Sheet>(
    form: &Form,
    id: Option<&T::Id>,
    new: T,
    context: &Context<'_>,
) -> Result<Vec<Change>, (usize, Message)> {
    let existing = id.map(|id| {
        let gone = || (0, wording::refusal(&Refusal::NotOnTable(T::reference(id.clone()))));
        T::list(context.state).get(id).ok_or_else(gone)
    });
    T::read(form, existing.transpose()?, new, None, context)
}

/// An input that is named by what it is about, not by what it is called.
fn read_named<T: Sheet>(form: &Form, id: &T::Id, context: &Context<'_>) -> Result<Vec<Change>, (usize, Message)> {
    T::read(form, T::list(context.state).get(id), T::default(), Some(id), context)
}

fn read_figure(
    form: &Form,
    row: usize,
    figure: Figure,
    context: &Context<'_>,
) -> Result<Option<Change>, (usize, Message)> {
    let typed = form.typed(row);
    let now = context.state.figure(figure);
    let value = match figure {
        Figure::Customers => read_number(typed, context).map_err(|message| (row, message))?,
        Figure::Budget | Figure::Sales => read_money(typed, now.and_then(|now| Money::new(now).ok()), context)
            .map_err(|message| (row, message))?
            .map(Money::amount),
    };
    Ok((now != value).then_some(Change::Figure(figure, value)))
}
