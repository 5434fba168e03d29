//! After a crash: what becomes of the entries, of the line that was being typed, and of the clock.

use super::effect::{Effect, RecoveryChoice};
use super::entering::open_form;
use super::form::Touch;
use super::mode::Mode;
use super::model::Model;
use super::overlay::Overlay;
use super::report::Recovery;
use super::subject::Subject;
use crate::domain::{Change, ClockChange};
use crate::lang::Message;

/// What to do with entries that a crash left behind.
pub fn recover(model: &mut Model, recovery: &Recovery, choice: RecoveryChoice) -> Vec<Effect> {
    if let Some(meeting) = &mut model.meeting {
        match choice {
            RecoveryChoice::Restore => {
                meeting.replace_session(recovery.session.clone());
                meeting.mode = meeting.fitting_mode();
            }
            RecoveryChoice::Look => {
                meeting.replace_session(recovery.session.clone());
                meeting.only_look();
            }
            RecoveryChoice::KeepForLater => meeting.only_look(),
        }
    }
    let mut effects = vec![Effect::Recover(choice)];
    if choice == RecoveryChoice::Restore {
        effects.extend(let_stopped_clock_stand(model));
        model.tell(Message::new("recovery-restored"));
        put_draft_aside(model, &recovery.draft);
    }
    effects
}

/// The line that was being typed waits as a remark, to be kept, typed on, or left: nobody knows any more what it was for.
fn put_draft_aside(model: &mut Model, draft: &str) {
    if draft.is_empty() {
        return;
    }
    let _ = open_form(model, Subject::Parked(None));
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && let Some(row) = form.rows.first_mut()
    {
        let _ = row.text.set_text(draft);
        form.touch = Touch::Typed;
    }
}

/// A clock that ran when the program was killed is stopped at the last thing that was done.
pub fn let_stopped_clock_stand(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let last = meeting.session().history().last().map(|entry| entry.at);
    match (last, meeting.state().clock.running, meeting.mode) {
        (Some(last), Some(_), Mode::Holding) => {
            meeting.enter(last, vec![Change::Clock(ClockChange::Pause)]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
