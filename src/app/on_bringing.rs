//! Bringing a file: read, its columns chosen under the eyes of the room, taken as one step or left.

use super::bringing::columns;
use super::bringing::{Bringing, Choosing, Far, Found, Stage};
use super::effect::Effect;
use super::entering::try_enter;
use super::form::{Offer, Touch};
use super::model::Model;
use super::notice::Notice;
use super::overlay::Overlay;
use super::reading::Context;
use super::subject::Subject;
use crate::domain::{NumberStyle, Step};
use crate::import::{Choice, Gathered, Kind, Proposal, Terms, head_key, propose, said};
use crate::lang::{Message, wording};

/// The step that a kind of file belongs to.
#[must_use]
pub fn step_of(kind: Kind) -> Step {
    match kind {
        Kind::Results => Step::LookBack,
        Kind::Customers => Step::Segments,
        Kind::Evidence => Step::Research,
    }
}

/// Begins to read a file.
pub fn begin(model: &mut Model, kind: Kind, path: String) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let stage = Stage::Reading(Far::default());
    let bringing = Bringing { kind, path: path.clone(), opening: ticket, ticket, stage };
    model.open(Overlay::Bringing(Box::new(bringing)));
    read(model, ticket, (kind, path), None)
}

/// The file that is being brought, whatever lies over it: there is one at most.
#[must_use]
pub fn brought(model: &Model) -> Option<&Bringing> {
    model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Bringing(bringing) => Some(bringing.as_ref()),
        _ => None,
    })
}

fn brought_mut(model: &mut Model) -> Option<&mut Bringing> {
    model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Bringing(bringing) => Some(bringing.as_mut()),
        _ => None,
    })
}

/// Its columns, once they are chosen.
fn choosing(model: &Model) -> Option<&Choosing> {
    match &brought(model)?.stage {
        Stage::Choosing(choosing) => Some(choosing),
        Stage::Reading(_) => None,
    }
}

fn read(model: &Model, ticket: u32, (kind, path): (Kind, String), sheet: Option<String>) -> Vec<Effect> {
    let Some(context) = model.context() else { return Vec::new() };
    vec![Effect::ReadTable { ticket, kind, path, sheet, usual: context.style() }]
}

/// The file on its way, where the answer is to what was asked of it last.
fn awaited(model: &mut Model, ticket: u32) -> Option<&mut Bringing> {
    brought_mut(model).filter(|bringing| bringing.ticket == ticket)
}

/// How far it was read.
pub fn on_far(model: &mut Model, ticket: u32, far: Far) {
    match awaited(model, ticket).map(|bringing| &mut bringing.stage) {
        Some(Stage::Reading(sofar)) => *sofar = far,
        Some(Stage::Choosing(choosing)) => choosing.far = far,
        None => {}
    }
}

/// It was looked at: its columns are guessed, or taken as the last time, and it is read by them.
pub fn on_found(model: &mut Model, ticket: u32, found: Found) -> Vec<Effect> {
    let Some(kind) = awaited(model, ticket).map(|bringing| bringing.kind) else { return Vec::new() };
    let mut choice = Choice::guess(kind, &found.sketch);
    if let Some(remembered) = &found.remembered {
        choice.recall(remembered, &found.sketch);
    }
    let Some(context) = model.context() else { return Vec::new() };
    let (form, slots) = columns::form(&found, &choice, None, &context);
    let choosing = Choosing {
        found,
        choice,
        form,
        slots,
        gathered: None,
        proposal: Proposal::default(),
        seen: 0,
        failed: None,
        far: Far::default(),
        scrolled: 0,
    };
    if let Some(bringing) = awaited(model, ticket) {
        bringing.stage = Stage::Choosing(Box::new(choosing));
    }
    gather(model)
}

/// It was read by the chosen columns.
pub fn on_gathered(model: &mut Model, ticket: u32, gathered: Box<Gathered>) {
    let Some(bringing) = awaited(model, ticket) else { return };
    if let Stage::Choosing(choosing) = &mut bringing.stage {
        choosing.gathered = Some(gathered);
        choosing.failed = None;
    }
    refresh(model);
}

/// It cannot be read. One that could not even be looked at is asked for again.
pub fn on_failed(model: &mut Model, ticket: u32, why: Message) -> Vec<Effect> {
    let Some(bringing) = awaited(model, ticket) else { return Vec::new() };
    let (kind, path) = (bringing.kind, bringing.path.clone());
    if let Stage::Choosing(choosing) = &mut bringing.stage {
        choosing.failed = Some(why);
        return Vec::new();
    }
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Bringing(bringing) if bringing.ticket == ticket));
    let form = model.context().map(|context| Subject::File(kind).form(&context));
    if let Some(mut form) = form {
        if let Some(row) = form.rows.first_mut() {
            let _ = row.text.set_text(&path);
        }
        form.touch = Touch::Typed;
        form.problem = Some((0, why));
        model.open(Overlay::Form(Box::new(form)));
    }
    vec![Effect::FindFiles]
}

/// Files that lie about were found: they are offered where one is asked for.
pub fn on_files(model: &mut Model, files: Vec<String>) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && matches!(form.subject, Subject::File(_) | Subject::PositionFile)
        && let Some(row) = form.rows.first_mut()
    {
        row.offer = Offer::Suggest(files);
    }
}

/// Takes up what was chosen in the rows; what is read by another choice is read anew.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Bringing(bringing)) = model.overlays.last() else { return Vec::new() };
    let Stage::Choosing(choosing) = &bringing.stage else { return Vec::new() };
    let Some(context) = model.context() else { return Vec::new() };
    let sheet = columns::sheet(&choosing.form, &choosing.slots, &choosing.found);
    if sheet != choosing.found.sheet {
        return read_sheet(model, sheet);
    }
    let choice =
        match columns::read(&choosing.form, &choosing.slots, &choosing.choice, &choosing.found.sketch, &context) {
            Ok(choice) if choice != choosing.choice => choice,
            // A period or a word that is being typed is none yet; nothing is read by it.
            Ok(_) | Err(_) => return Vec::new(),
        };
    with_choosing(model, |choosing| choosing.choice = choice);
    refill(model);
    gather(model)
}

fn read_sheet(model: &mut Model, sheet: Option<String>) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(bringing) = brought_mut(model) else { return Vec::new() };
    (bringing.ticket, bringing.opening) = (ticket, ticket);
    bringing.stage = Stage::Reading(Far::default());
    let asked = (bringing.kind, bringing.path.clone());
    read(model, ticket, asked, sheet)
}

fn with_choosing(model: &mut Model, alter: impl FnOnce(&mut Choosing)) {
    if let Some(Stage::Choosing(choosing)) = brought_mut(model).map(|bringing| &mut bringing.stage) {
        alter(choosing);
    }
}

/// Reads the file by what is chosen now.
fn gather(model: &mut Model) -> Vec<Effect> {
    let Some(terms) = model.context().map(|context| terms(&context)) else { return Vec::new() };
    let ticket = model.next_ticket();
    let Some(bringing) = brought_mut(model) else { return Vec::new() };
    bringing.ticket = ticket;
    let opening = bringing.opening;
    let Stage::Choosing(choosing) = &mut bringing.stage else { return Vec::new() };
    choosing.gathered = None;
    choosing.proposal = Proposal::default();
    choosing.scrolled = 0;
    choosing.far = Far::default();
    vec![Effect::GatherTable { ticket, opening, choice: Box::new(choosing.choice.clone()), terms }]
}

fn terms(context: &Context<'_>) -> Terms {
    Terms { currency: context.state.about.currency, tiers: context.state.settings.tiers }
}

/// Makes the rows anew after what was chosen and read; the row and the option under the cursor stay.
fn refill(model: &mut Model) {
    let Some(choosing) = choosing(model) else { return };
    let Some(context) = model.context() else { return };
    let (form, slots) = columns::form(&choosing.found, &choosing.choice, Some(choosing), &context);
    with_choosing(model, |choosing| {
        choosing.form = form;
        choosing.slots = slots;
    });
}

/// What the file would make of the session, after it was read.
fn refresh(model: &mut Model) {
    propose_again(model);
    refill(model);
}

/// Follows the session, which an undo may have changed under the file.
pub fn follow(model: &mut Model) {
    let now = model.meeting.as_ref().map(|meeting| meeting.session().history().len());
    if choosing(model).is_some_and(|choosing| choosing.gathered.is_some() && Some(choosing.seen) != now) {
        refresh(model);
    }
}

/// What the file would make of the session when whoever speaks now brings it.
fn propose_again(model: &mut Model) {
    let Some(choosing) = choosing(model) else { return };
    let Some(context) = model.context() else { return };
    let Some(gathered) = &choosing.gathered else { return };
    let Some(meeting) = &model.meeting else { return };
    let (sketch, origin, by) = (&choosing.found.sketch, choosing.origin(), &meeting.speaker.department);
    let proposal = propose(gathered, sketch, &choosing.choice, &origin, by, context.state);
    let seen = meeting.session().history().len();
    with_choosing(model, |choosing| (choosing.proposal, choosing.seen) = (proposal, seen));
}

/// Takes the file into the session, or says why that cannot be done.
pub fn accept(model: &mut Model) -> Vec<Effect> {
    // Somebody else may have the floor by now, and replaces only what their own department brought.
    propose_again(model);
    let Some(Overlay::Bringing(bringing)) = model.overlays.last() else { return Vec::new() };
    let kind = bringing.kind;
    let Stage::Choosing(choosing) = &bringing.stage else { return Vec::new() };
    let Some(context) = model.context() else { return Vec::new() };
    let written = columns::read(&choosing.form, &choosing.slots, &choosing.choice, &choosing.found.sketch, &context);
    if let Err((row, why)) = written {
        with_choosing(model, |choosing| {
            choosing.form.focus_on(row);
            choosing.form.problem = Some((row, why));
        });
        return Vec::new();
    }
    let obstacle = choosing.proposal.obstacle.as_ref().map(|why| said::obstacle(why, kind, &model.words));
    if let Some(why) = choosing.failed.clone().or(obstacle.filter(|_| choosing.gathered.is_some())) {
        return model.refuse(why);
    }
    if choosing.gathered.is_none() {
        return model.refuse(Message::new("import-still-reading"));
    }
    take(model, kind)
}

fn take(model: &mut Model, kind: Kind) -> Vec<Effect> {
    let Some(Overlay::Bringing(bringing)) = model.overlays.pop() else { return Vec::new() };
    let Stage::Choosing(choosing) = &bringing.stage else { return Vec::new() };
    let now = model.now;
    let mut effects = model.meeting.as_mut().map(|meeting| meeting.go_to(step_of(kind), now)).unwrap_or_default();
    match try_enter(model, None, choosing.proposal.changes.clone()) {
        Ok(entered) => effects.extend(entered),
        Err(why) => {
            model.overlays.push(Overlay::Bringing(bringing));
            effects.extend(model.refuse(why));
            return effects;
        }
    }
    // What matters most stands first, whatever was brought last.
    if let Some(meeting) = &mut model.meeting {
        meeting.select(0, 0);
    }
    let count = wording::amount(choosing.proposal.brings.into(), style(model));
    let key = match kind {
        Kind::Results => "import-done-results",
        Kind::Customers => "import-done-customers",
        Kind::Evidence => "import-done-evidence",
    };
    model.notice = Some(Notice::done(Message::new(key).with("count", &count).with("file", &choosing.found.name)));
    let sketch = &choosing.found.sketch;
    effects.push(Effect::RememberColumns { head: head_key(kind, sketch), chosen: choosing.choice.remembered(sketch) });
    effects.push(Effect::StopReading);
    effects
}

fn style(model: &Model) -> NumberStyle {
    model.meeting.as_ref().map(|meeting| meeting.state().about.numbers).unwrap_or_default()
}
