//! From a flag to the place where it is mended, to the next one, and what the room says to one.

use super::asking::Outcome;
use super::effect::Effect;
use super::entering::{enter, open_form};
use super::flag_in_focus::flag_in_focus;
use super::form::Form;
use super::going::go_to;
use super::mode::Mode;
use super::model::Model;
use super::section::{RowRef, Section};
use super::subject::Subject;
use crate::domain::{Case, Change, Concern, Department, FlagKey, InputRef, Settlement, Step};
use crate::lang::{Message, flags, wording};
use crate::rules::Flag;

/// Where a flag is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Spot {
    /// On an input, or the line that it is said of.
    Input(InputRef),
    /// On somebody's seat, or on the seat that is missing.
    Seat(Department),
    /// Where a department signs; it is given the floor.
    Signature(Department),
    /// At the beginning of a list; where a department must speak there, it is given the floor.
    List(Section, Option<Department>),
    /// Among the flags themselves: what was done cannot be undone, but answered for.
    Flags,
}

fn spot(flag: &Flag) -> Spot {
    let department = flag.key.about.iter().find_map(|concern| match concern {
        Concern::Department(department) => Some(department.clone()),
        _ => None,
    });
    match (flag.key.case, department) {
        (Case::Absent, Some(department)) => Spot::Seat(department),
        (Case::NotHeard | Case::NotSigned, Some(department)) => Spot::Signature(department),
        (Case::NoReward, _) => Spot::List(Section::Rewards, None),
        (Case::NoConclusion, _) => Spot::List(Section::Conclusions, None),
        (Case::NoWorkingAgreement, _) => Spot::List(Section::WorkingAgreement, None),
        (Case::TooManyPlanChanges, _) => Spot::Flags,
        (_, department) => match flag.key.about.first() {
            Some(Concern::Input(input)) => Spot::Input(input.clone()),
            Some(Concern::Step(step)) => Spot::List(first_list(*step), department),
            _ => Spot::Flags,
        },
    }
}

/// Where a department that has not been heard gives its first input: seats are the chair's, and flags are answered, not raised.
fn first_list(step: Step) -> Section {
    match step {
        Step::Room => Section::WorkingAgreement,
        Step::Agreement => Section::Signatures,
        _ => Section::of(step).first().copied().unwrap_or(Section::Flags),
    }
}

/// Goes to the place where a flag is mended.
pub fn go_there(model: &mut Model, key: &FlagKey) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(flag) = meeting.watch().get(key).cloned() else { return Vec::new() };
    let spot = spot(&flag);
    let step = flag.step();
    let mut effects = go_to(model, step);
    let Some(meeting) = &mut model.meeting else { return effects };
    let is_held = meeting.mode == Mode::Holding;
    if meeting.step != step {
        return effects;
    }
    match &spot {
        Spot::Input(input) => meeting.point_at(input),
        Spot::Seat(department) => {
            let seats = &meeting.state().room.seats;
            let seat = seats.iter().find(|seat| seat.department == *department).map(|seat| seat.id.clone());
            let row = seat.map_or_else(|| RowRef::MissingSeat(department.clone()), RowRef::Participant);
            meeting.select_row(&row);
        }
        Spot::Signature(department) => {
            give_floor(meeting, department);
            meeting.select_row(&RowRef::Signer(department.clone()));
        }
        Spot::List(section, department) => {
            if let Some(department) = department {
                give_floor(meeting, department);
            }
            meeting.select_section(*section);
        }
        Spot::Flags => meeting.select_row(&RowRef::Flag(key.clone())),
    }
    meeting.discuss(flag.clone());
    let is_out_of_sight = matches!(&spot, Spot::Input(input) if meeting.selected_input().as_ref() != Some(input));
    let sentence = flags::sentence(&flag, meeting.state(), &model.words);
    let rule = flags::id(flag.rule());
    let floor = match &spot {
        Spot::Signature(department) | Spot::List(_, Some(department)) => Some(department),
        _ => None,
    };
    let told = Message::new(if floor.is_some() { "flag-here-with-floor" } else { "flag-here" });
    let told = told.with("rule", &rule).with("flag", &sentence);
    model.tell(match floor {
        Some(department) => told.with("department", &wording::department(department, &model.words)),
        None => told,
    });
    // What no list shows, such as the reading of a line that has gone, is mended in its form.
    if let (Spot::Input(input), true, true) = (spot, is_out_of_sight, is_held) {
        let subject = model.context().and_then(|context| Subject::of_input(&input, &context));
        effects.extend(subject.map(|subject| open_form(model, subject)).unwrap_or_default());
    }
    effects
}

fn give_floor(meeting: &mut super::meeting::Meeting, department: &Department) {
    if meeting.speaker.department != *department {
        meeting.give_floor(department);
    }
}

/// To the next flag: those of this step first, then on from step to step, round and round. In the list of flags only the
/// cursor moves, since all of them are in sight there.
pub fn next(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let step = meeting.step;
    if step == Step::Agreement {
        let in_list = meeting.section() == Section::Flags;
        let at = meeting.row_in(meeting.section_index());
        let count = meeting.watch().open().len();
        meeting.select_section(Section::Flags);
        if in_list && count > 0 {
            meeting.select(meeting.section_index(), (at + 1) % count);
        }
        return Vec::new();
    }
    let mut open: Vec<&Flag> = meeting.watch().open().iter().collect();
    // From this step on to the last, then from the first.
    open.sort_by_key(|flag| (flag.step() < step, flag.step()));
    let shown = meeting.flag_shown.as_ref();
    let after = open.iter().position(|flag| Some(&flag.key) == shown && flag.step() == step);
    let next = after.map_or(0, |at| (at + 1) % open.len().max(1));
    let Some(wanted) = open.get(next).map(|flag| flag.key.clone()) else {
        return model.refuse(Message::new("off-no-flags"));
    };
    meeting.flag_shown = Some(wanted.clone());
    go_there(model, &wanted)
}

/// The change by which a held remark says fact, effect and request instead.
///
/// # Errors
/// The row that is wrong, counted from 0, and why.
pub fn read_reword(model: &Model, form: &Form, input: &InputRef) -> Result<Outcome, (usize, Message)> {
    let gone = || (0, Message::new("refusal-not-on-table"));
    if form.typed(0).is_empty() {
        return Err((0, Message::new("refusal-required")));
    }
    let words = &model.words;
    let part = |row: usize, key: &'static str| {
        let typed = form.typed(row);
        (!typed.is_empty()).then(|| words.with(key, &[("text", typed.into())]))
    };
    let parts = [part(0, "reworded-fact"), part(1, "reworded-effect"), part(2, "reworded-request")];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(&words.get("reworded-separator"));
    let meeting = model.meeting.as_ref().ok_or_else(gone)?;
    let change = meeting.reword(input, &text).ok_or_else(gone)?;
    Ok(Outcome::BySpeaker(vec![change]))
}

/// Answers for a flag by a key that means other things elsewhere: such a key never brings a held remark onto the screen.
pub fn settle_by_habit(model: &mut Model) -> Vec<Effect> {
    let is_held = model.meeting.as_ref().is_some_and(|meeting| {
        let hostile = flag_in_focus(meeting).filter(|flag| flag.key.case == Case::Hostile);
        hostile.is_some_and(|flag| meeting.state().settled(&flag.key).is_none())
    });
    if is_held { model.refuse(Message::new("flag-not-by-habit")) } else { settle(model) }
}

/// Answers for a flag: a held remark is released at once, a settled flag is open again, any other is asked for a reason.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(flag) = flag_in_focus(meeting) else { return Vec::new() };
    let key = flag.key.clone();
    let (change, told) = if meeting.state().settled(&key).is_some() {
        (Change::Unsettle(key), "flag-open-again")
    } else if key.case == Case::Hostile {
        (Change::Settle(key, Settlement::Released, String::new()), "flag-released")
    } else {
        return open_form(model, Subject::Settlement(key));
    };
    let effects = enter(model, vec![change]);
    if !effects.is_empty() {
        model.tell(Message::new(told));
    }
    effects
}
