//! The parking lot as it is driven: a remark is put aside from anywhere, and at the end each is placed, dropped or carried over.

use super::effect::Effect;
use super::entering::{enter, open_form, try_enter_as};
use super::model::Model;
use super::overlay::Overlay;
use super::parking::{Becomes, PlacedAs, Placing};
use super::picker::Picker;
use super::placing::fate;
use super::subject::Subject;
use crate::domain::{Author, Change, Department, Fate, Item, Parked, ParkedId, ParticipantId, Raised, State};
use crate::lang::{Message, wording};

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
