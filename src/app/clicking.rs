//! A click on the meeting: the first puts the cursor there, the second opens what it is on.

use super::action::Target;
use super::effect::Effect;
use super::going::go_to;
use super::model::Model;
use super::on_flags;

/// What came of a click on the meeting.
pub enum Clicked {
    /// It was on the row where the cursor was already: that opens it.
    Again,
    /// It is done, with this to do outside.
    Done(Vec<Effect>),
}

/// A click on something of the meeting: the first puts the cursor there.
pub fn click(model: &mut Model, target: &Target) -> Clicked {
    let Some(meeting) = &mut model.meeting else { return Clicked::Done(Vec::new()) };
    match target {
        Target::Step(step) => return Clicked::Done(go_to(model, *step)),
        Target::Department(department) => meeting.give_floor(department),
        Target::Row { section, row } => {
            let again = meeting.section_index() == *section && meeting.row_in(*section) == *row;
            meeting.select(*section, *row);
            if again {
                return Clicked::Again;
            }
        }
        Target::Flag(key) => {
            meeting.flag_shown = Some(key.clone());
            return Clicked::Done(on_flags::go_there(model, key));
        }
        Target::Do(_) | Target::Home(_) | Target::Overlay(_) | Target::Option(_) | Target::Cell { .. } => {}
    }
    Clicked::Done(Vec::new())
}
