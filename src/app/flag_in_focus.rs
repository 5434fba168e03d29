//! Which flag an answer is for, where several are in sight.

use super::meeting::{Meeting, Whereabouts};
use super::section::RowRef;
use crate::domain::Step;
use crate::rules::Flag;

/// The flag that an answer is for: the one under the cursor, else the one that was gone to, else one about the row under
/// the cursor, else the first of the step.
#[must_use]
pub fn flag_in_focus(meeting: &Meeting) -> Option<&Flag> {
    if let Some(RowRef::Flag(key)) = meeting.selected() {
        return meeting.watch().get(&key);
    }
    let here: Vec<&Flag> = meeting.watch().at(meeting.step).collect();
    let shown = meeting.flag_shown.as_ref();
    let input = meeting.selected_input();
    let about_row = |flag: &&&Flag| input.as_ref().is_some_and(|input| flag.is_about(input));
    let gone_to = here.iter().find(|flag| Some(&flag.key) == shown);
    let of_row = here.iter().find(about_row);
    match (gone_to, of_row) {
        (Some(flag), _) if about_row(&flag) || flag.key.about.iter().all(|concern| concern.input().is_none()) => {
            Some(flag)
        }
        (_, Some(flag)) | (Some(flag), None) => Some(flag),
        (None, None) => here.first().copied(),
    }
}

impl Meeting {
    /// The room discusses a flag, until the cursor moves on or the flag is mended.
    pub fn discuss(&mut self, flag: Flag) {
        self.discussed = Some((flag, self.whereabouts()));
    }

    /// The flag that the room discusses, while the cursor stands where it was put for it.
    ///
    /// What is missing from a step is no open flag while one is at that step; it is discussed all the same, until something
    /// is done about it.
    #[must_use]
    pub fn flag_discussed(&self) -> Option<&Flag> {
        let (flag, then) = self.discussed.as_ref()?;
        let now = self.whereabouts();
        let is_there = (then.0, then.1, then.2) == (now.0, now.1, now.2);
        let is_open = then.3 == now.3 || self.watch().get(&flag.key).is_some();
        (is_there && is_open && self.state().settled(&flag.key).is_none()).then_some(flag)
    }

    fn whereabouts(&self) -> Whereabouts {
        let done = self.session().rev();
        match self.step {
            Step::Budget => (self.step, self.grid.row, self.grid.column, done),
            step => (step, self.section_index(), self.row_in(self.section_index()), done),
        }
    }
}
