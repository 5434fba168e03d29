//! All of an input on one page: opened at once, and filled with what became of it later when later sessions have been read.

use super::effect::Effect;
use super::mode::Mode;
use super::model::Model;
use super::over_time::covered;
use super::overlay::Overlay;
use super::report::Series;
use super::steps::look_back;
use super::trail::{Later, Trail};
use super::watch::Eyes;
use crate::domain::over_time::OverTime;
use crate::domain::{InputRef, Session, afterwards, decided_on, trail};
use crate::lang::Message;

/// Opens the page of what the cursor is on. What later sessions say is only asked for in a review: nothing comes after a
/// meeting that is being held.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(input) = meeting.selected_input() else { return Vec::new() };
    let traces = trail(meeting.session(), &input);
    // Nobody has read the line; who brought its figures is told with where they come from.
    if traces.is_empty() && matches!(input, InputRef::Reading(_)) {
        return look_back::show_where_from(model);
    }
    let asks = (meeting.mode == Mode::Reviewing && !traces.is_empty()).then(|| meeting.origin.clone());
    let (ticket, effects) = match asks {
        Some(origin) => {
            let ticket = model.next_ticket();
            (Some(ticket), vec![Effect::ReadSeries { ticket, origin }])
        }
        None => (None, Vec::new()),
    };
    let later = if ticket.is_some() { Later::Underway } else { Later::NotAsked };
    model.open(Overlay::Trail(Box::new(Trail { input, traces, scrolled: 0, ticket, later })));
    effects
}

/// Takes in the series that was read for a page.
pub fn take(page: &mut Trail, series: Result<&Series, &Message>, eyes: &Eyes) {
    page.later = match series {
        Ok(series) => told(series, &page.input, eyes),
        Err(why) => Later::Failed(why.clone()),
    };
}

/// What the sessions after one say of an input, and of what was decided on it.
fn told(series: &Series, input: &InputRef, eyes: &Eyes) -> Later {
    let sessions = covered(&series.sessions, eyes);
    let states: Vec<_> = sessions.iter().map(Session::state).collect();
    let here = series.here;
    let decided = states.get(here).map(|state| decided_on(state, input)).unwrap_or_default();
    let all = std::iter::once(input.clone()).chain(decided);
    let told = all.map(|input| {
        let afters = afterwards(&states, here, &input);
        (input, afters)
    });
    let told = told.collect();
    let sittings = OverTime::of(&states, here).map(|over_time| over_time.sittings).unwrap_or_default();
    Later::Told(sittings, here, told)
}
