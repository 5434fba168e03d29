//! Which flag an answer is for, where several are in sight.

use super::meeting::Meeting;
use super::section::RowRef;
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
