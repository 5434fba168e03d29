//! What is not opened before the room while rewards are hidden from it.

use super::command::Command;
use super::meeting::Meeting;
use super::model::Model;
use super::room_view::is_reward;
use super::section::Section;
use super::subject::Subject;
use crate::domain::{InputRef, Step};
use crate::lang::Message;

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
        Command::Enter
        | Command::Edit
        | Command::Duplicate
        | Command::Trail
        | Command::Why
        | Command::SettleLeftover
        | Command::CarryOn => meeting.selected_input().is_some_and(|input| is_reward(&input, state)),
        _ => false,
    }
}

/// Why a form about this is not opened before the room; `None` where it is.
pub fn why_no_form(model: &Model, subject: &Subject) -> Option<Message> {
    let meeting = model.meeting.as_ref()?;
    let is_about_reward = match subject {
        Subject::Reward(_) => true,
        Subject::Leftover(id, _) => is_reward(&InputRef::Leftover(id.clone()), meeting.state()),
        Subject::Reword(input) => is_reward(input, meeting.state()),
        _ => false,
    };
    (model.room_view.hides_rewards() && is_about_reward).then(hidden)
}
