//! The parking lot as it is driven: a remark is put aside from anywhere, and at the end each is placed, dropped or carried over.

use super::asking::Outcome;
use super::effect::Effect;
use super::entering::{enter, open_form, try_enter_as};
use super::form::{Form, FormRow, Need};
use super::model::Model;
use super::overlay::{Overlay, Picker};
use super::reading::Context;
use super::sheet::Sheet;
use super::subject::Subject;
use crate::domain::{
    Action, Author, Change, Conclusion, Department, Evidence, EvidenceKind, Fate, Goal, Item, ListChange, Parked,
    ParkedField, ParkedId, ParticipantId, Raised, State, WorkingLine,
};
use crate::lang::{Message, Words, wording};

/// What a remark can become in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacedAs {
    /// Something to be done.
    Action,
    /// A line of the working agreement.
    WorkingLine,
    /// A study.
    Study,
    /// What a customer said.
    CustomerVoice,
    /// A conclusion.
    Conclusion,
    /// A goal.
    Goal,
}

/// What can become of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// An input of the plan.
    Placed(PlacedAs),
    /// Something that the next session begins with.
    CarriedOver,
    /// Nothing.
    Dropped,
    /// It waits for its place again.
    Waiting,
    /// The same in other words.
    Reworded,
}

/// A remark, and what there is to choose for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    /// The remark.
    pub remark: ParkedId,
    /// What can become of it.
    pub picker: Picker<Becomes>,
}

impl PlacedAs {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Action, Self::WorkingLine, Self::Study, Self::CustomerVoice, Self::Conclusion, Self::Goal];

    /// The key of the form's title among the words.
    #[must_use]
    pub fn form_key(self) -> &'static str {
        match self {
            Self::Action => "form-action",
            Self::WorkingLine => "form-working-line",
            Self::Study => "form-study",
            Self::CustomerVoice => "form-customer-voice",
            Self::Conclusion => "form-conclusion",
            Self::Goal => "form-goal",
        }
    }
}

impl Becomes {
    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Placed(PlacedAs::Action) => "parked-as-action",
            Self::Placed(PlacedAs::WorkingLine) => "parked-as-working-line",
            Self::Placed(PlacedAs::Study) => "parked-as-study",
            Self::Placed(PlacedAs::CustomerVoice) => "parked-as-customer-voice",
            Self::Placed(PlacedAs::Conclusion) => "parked-as-conclusion",
            Self::Placed(PlacedAs::Goal) => "parked-as-goal",
            Self::CarriedOver => "parked-carry-over",
            Self::Dropped => "parked-drop",
            Self::Waiting => "parked-wait",
            Self::Reworded => "parked-reword",
        }
    }
}

/// Whether a remark is being put aside already, so that a second one would lie over it.
#[must_use]
pub fn is_open(model: &Model) -> bool {
    model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Form(form) if form.subject == Subject::Parked(None)))
}

/// Asks what becomes of a remark; of one that is held only how to say it otherwise.
pub fn ask(model: &mut Model, remark: ParkedId) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(raised) = meeting.state().agreement.parking_lot.get(&remark) else { return Vec::new() };
    if meeting.watch().holds(&Parked::reference(remark.clone())) {
        return open_form(model, Subject::Parked(Some(remark)));
    }
    let waits = meeting.state().waits(&raised.item);
    let is_so_already = |becomes: &Becomes| match becomes {
        Becomes::Waiting => waits,
        Becomes::CarriedOver => raised.item.fate == Fate::CarriedOver,
        Becomes::Dropped => raised.item.fate == Fate::Dropped,
        Becomes::Placed(_) | Becomes::Reworded => false,
    };
    let all = PlacedAs::ALL.map(Becomes::Placed).into_iter().chain([
        Becomes::CarriedOver,
        Becomes::Dropped,
        Becomes::Waiting,
        Becomes::Reworded,
    ]);
    let all = all.filter(|becomes| !is_so_already(becomes));
    let picker = Picker::new(all.map(|becomes| (model.words.get(becomes.key()).into_owned(), becomes)).collect());
    model.open(Overlay::Placing(Placing { remark, picker }));
    Vec::new()
}

/// Does with the remark what was chosen, or asks for what that needs.
pub fn choose(model: &mut Model, placing: &Placing) -> Vec<Effect> {
    let Some(becomes) = placing.picker.picked() else { return Vec::new() };
    let remark = placing.remark.clone();
    match becomes {
        Becomes::Placed(kind) => open_form(model, Subject::Placing(remark, *kind)),
        Becomes::Dropped => open_form(model, Subject::Dropping(remark)),
        Becomes::Reworded => open_form(model, Subject::Parked(Some(remark))),
        Becomes::CarriedOver => enter(model, vec![fate(&remark, Fate::CarriedOver, "")]),
        Becomes::Waiting => enter(model, vec![fate(&remark, Fate::Waiting, "")]),
    }
}

/// The change by which a remark finds no place in the plan, or waits for one.
fn fate(remark: &ParkedId, fate: Fate, reason: &str) -> Change {
    let fields = vec![ParkedField::Fate(fate), ParkedField::Became(None), ParkedField::Reason(reason.to_owned())];
    Change::Parked(ListChange::Edit(remark.clone(), fields))
}

/// The rows of the form in which a remark is placed: those of what it becomes, which says already what was remarked.
#[must_use]
pub fn rows(remark: &ParkedId, kind: PlacedAs, context: &Context<'_>) -> Vec<FormRow> {
    let text = text(remark, context.state);
    match kind {
        PlacedAs::Action => Action::form_rows(Some(&Action { what: text, ..Action::default() }), context),
        PlacedAs::WorkingLine => WorkingLine::form_rows(Some(&WorkingLine { text, ..WorkingLine::default() }), context),
        PlacedAs::Study | PlacedAs::CustomerVoice => Evidence::form_rows(Some(&evidence(kind, text)), context),
        PlacedAs::Conclusion => Conclusion::form_rows(Some(&Conclusion { text, ..Conclusion::default() }), context),
        PlacedAs::Goal => Goal::form_rows(Some(&Goal { measure: text, ..Goal::default() }), context),
    }
}

fn evidence(kind: PlacedAs, text: String) -> Evidence {
    let kind = match kind {
        PlacedAs::CustomerVoice => EvidenceKind::CustomerSaid,
        _ => EvidenceKind::default(),
    };
    Evidence { text, kind, ..Evidence::default() }
}

/// What comes of such a form.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read(
    form: &Form,
    remark: &ParkedId,
    kind: PlacedAs,
    context: &Context<'_>,
) -> Result<Outcome, (usize, Message)> {
    let raising = match kind {
        PlacedAs::Action => Action::read(form, None, Action::default(), None, context),
        PlacedAs::WorkingLine => WorkingLine::read(form, None, WorkingLine::default(), None, context),
        PlacedAs::Study | PlacedAs::CustomerVoice => {
            Evidence::read(form, None, evidence(kind, String::new()), None, context)
        }
        PlacedAs::Conclusion => Conclusion::read(form, None, Conclusion::default(), None, context),
        PlacedAs::Goal => Goal::read(form, None, Goal::default(), None, context),
    }?;
    Ok(Outcome::Placed(remark.clone(), State::placing(remark, raising).unwrap_or_default()))
}

/// Places a remark: the input is raised by the department, and the person, that made the remark.
///
/// # Errors
/// Why the session refuses it.
pub fn enter_placed(model: &mut Model, remark: &ParkedId, changes: Vec<Change>) -> Result<Vec<Effect>, Message> {
    let Some((by, person)) = model.meeting.as_ref().and_then(|meeting| speaks_for(remark, meeting.state())) else {
        return Ok(Vec::new());
    };
    let name = wording::department(&by, &model.words).into_owned();
    let effects = try_enter_as(model, (Author::Department(by), person), changes)?;
    model.tell(Message::new("parked-placed").with("department", &name));
    Ok(effects)
}

/// Who made a remark: the department, and the person as long as they sit for it.
fn speaks_for(remark: &ParkedId, state: &State) -> Option<(Department, Option<ParticipantId>)> {
    let Raised { by, person, .. } = state.agreement.parking_lot.get(remark)?;
    let sits = |id: &ParticipantId| state.room.seats.iter().any(|seat| seat.id == *id && seat.department == *by);
    Some((by.clone(), person.clone().filter(sits)))
}

/// The department that made a remark.
#[must_use]
pub fn made_by<'a>(remark: &ParkedId, state: &'a State) -> Option<&'a Department> {
    state.agreement.parking_lot.get(remark).map(|raised| &raised.by)
}

/// The row of the form in which a remark is dropped.
#[must_use]
pub fn drop_rows() -> Vec<FormRow> {
    vec![FormRow { need: Need::Optional, ..FormRow::text("field-reason", "") }]
}

/// What such a form changes.
#[must_use]
pub fn read_drop(form: &Form, remark: &ParkedId) -> Vec<Change> {
    vec![fate(remark, Fate::Dropped, form.typed(0))]
}

/// What was remarked.
#[must_use]
pub fn text(remark: &ParkedId, state: &State) -> String {
    state.agreement.parking_lot.get(remark).map(|raised| raised.item.text.clone()).unwrap_or_default()
}

/// What became of a remark, in a few words: where it was placed as what.
#[must_use]
pub fn became(parked: &Parked, state: &State, words: &Words) -> String {
    match &parked.became {
        Some(input) if parked.fate == Fate::Placed && state.holds(input) => {
            words.with("parked-became", &[("kind", words.get(wording::kind(input)).into())])
        }
        Some(_) if parked.fate == Fate::Placed => words.get("parked-waits-again").into_owned(),
        _ => words.get(parked.fate.key()).into_owned(),
    }
}
