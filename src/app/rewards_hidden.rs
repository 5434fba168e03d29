//! What is not opened before the room while rewards are hidden from it.

use super::command::Command;
use super::meeting::Meeting;
use super::model::Model;
use super::overlay::Overlay;
use super::section::Section;
use super::subject::Subject;
use crate::domain::{Change, Concern, InputRef, Step};
use crate::lang::Message;
use crate::lang::one_line::LineOf;

/// Why a command cannot be done while the room looks on, or because it does not; `None` where it can.
pub fn why_not(model: &Model, meeting: &Meeting, command: Command) -> Option<Message> {
    let needs_it = matches!(command, Command::NextThing | Command::PreviousThing | Command::Blank);
    if needs_it && !model.room_view.is_on() {
        return Some(Message::new("off-no-room-view"));
    }
    (model.room_view.hides_rewards() && tells_of_rewards(meeting, command)).then(hidden)
}

fn hidden() -> Message {
    Message::new("off-rewards-hidden")
}

/// Whether what a command opens would show a reward.
fn tells_of_rewards(meeting: &Meeting, command: Command) -> bool {
    let state = meeting.state();
    match command {
        Command::AddReward => true,
        Command::Add | Command::OneLine | Command::Enter | Command::Edit if meeting.section() == Section::Rewards => {
            true
        }
        Command::BringBack => meeting.step == Step::Goals,
        Command::SinceSigned => !state.goals.rewards.is_untouched(),
        Command::SettleFlag => is_any_flagged(meeting),
        Command::Enter
        | Command::Edit
        | Command::Duplicate
        | Command::Trail
        | Command::Why
        | Command::SettleLeftover
        | Command::CarryOn => meeting.selected_input().is_some_and(|input| state.tells_of_reward(&input)),
        _ => false,
    }
}

/// Whether a flag is about a reward: the form in which flags are answered for names all that are open.
fn is_any_flagged(meeting: &Meeting) -> bool {
    let mut inputs = meeting.watch().open().iter().flat_map(|flag| flag.key.about.iter().filter_map(Concern::input));
    inputs.any(|input| meeting.state().tells_of_reward(input))
}

/// Whether a form is about a reward.
fn is_about_reward(subject: &Subject, meeting: &Meeting) -> bool {
    match subject {
        Subject::Reward(_) => true,
        Subject::Leftover(id, _) => meeting.state().tells_of_reward(&InputRef::Leftover(id.clone())),
        Subject::Reword(input) => meeting.state().tells_of_reward(input),
        Subject::Parked(Some(id)) => meeting.state().tells_of_reward(&InputRef::Parked(id.clone())),
        Subject::PlanChange(Some(id)) => meeting.state().tells_of_reward(&InputRef::PlanChange(id.clone())),
        Subject::Settlement(_) => is_any_flagged(meeting),
        _ => false,
    }
}

/// Why a form about this is not opened before the room; `None` where it is.
pub fn why_no_form(model: &Model, subject: &Subject) -> Option<Message> {
    let meeting = model.meeting.as_ref()?;
    (model.room_view.hides_rewards() && is_about_reward(subject, meeting)).then(hidden)
}

/// Why the room view is not turned on with rewards hidden: something that tells of one lies over the work, and would be seen.
pub fn why_not_over(model: &Model) -> Option<Message> {
    let meeting = model.meeting.as_ref()?;
    let about_reward = |changes: &[Change]| {
        changes.iter().filter_map(Change::about).any(|input| meeting.state().tells_of_reward(&input))
    };
    let tells = |overlay: &Overlay| match overlay {
        Overlay::Form(form) => is_about_reward(&form.subject, meeting),
        Overlay::OneLine(line) => line.of == LineOf::Reward,
        Overlay::Choice(choice) => choice.picker.all.iter().any(|(_, changes)| about_reward(changes)),
        _ => false,
    };
    model.overlays.iter().any(tells).then(|| Message::new("off-reward-open"))
}
