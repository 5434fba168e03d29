//! Why a change cannot be made: what the session answers instead of taking it.

use super::department::Department;
use super::part::Part;
use super::reference::InputRef;

/// Why an entry is refused; nothing of it is applied.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The entry does not follow the last one.
    #[error("entry {got} does not follow entry {last}")]
    OutOfOrder {
        /// Number of the last entry that was applied.
        last: u32,
        /// Number of the entry that was offered.
        got: u32,
    },
    /// An input needs a department; the chair only keeps house.
    #[error("an input needs the department that raises it")]
    NeedsDepartment,
    /// The input is not on the table.
    #[error("{0:?} is not on the table")]
    NotOnTable(InputRef),
    /// The id is in use.
    #[error("{0:?} is on the table already")]
    IdTaken(InputRef),
    /// A required field is empty; the key of its name among the words.
    #[error("the field {0} is required")]
    Required(&'static str),
    /// An amount that must not be negative is.
    #[error("the amount must not be negative")]
    NegativeAmount,
    /// An amount or a count that is larger than a session can hold.
    #[error("the number is larger than a session can hold")]
    TooLarge,
    /// A count that is no whole number.
    #[error("the number must be whole")]
    NotWhole,
    /// A percentage outside of 0 to 100, or limits that are not in order.
    #[error("limits are percentages from 0 to 100, each at least the one before it")]
    NotAPercentage,
    /// The end lies before the beginning.
    #[error("the end lies before the beginning")]
    EndsBeforeItBegins,
    /// The floor of a cell lies above its ceiling.
    #[error("the floor lies above the ceiling")]
    FloorAboveCeiling,
    /// A segment cannot be merged into itself.
    #[error("it cannot be merged into itself")]
    IntoItself,
    /// The participant is not known.
    #[error("`{0}` is not in the room")]
    UnknownParticipant(String),
    /// The participant has a seat already.
    #[error("`{0}` has a seat already")]
    SeatTaken(String),
    /// The participant sits for another department.
    #[error("`{0}` sits for another department")]
    SitsElsewhere(String),
    /// Sales or Marketing cannot be struck from the room: the meeting is theirs.
    #[error("Sales and Marketing cannot be left out")]
    MeetingIsTheirs,
    /// The plan is agreed and frozen.
    #[error("the plan is agreed and frozen")]
    Frozen,
    /// The plan is not agreed, so there is nothing to reopen or to request a change of.
    #[error("the plan is not agreed")]
    NotAgreed,
    /// Sales and Marketing have not both signed.
    #[error("Sales and Marketing have not both agreed")]
    NotSigned,
    /// The department has signed, but for this part as it no longer stands.
    #[error("{0:?} has signed for another {1:?} than there is now")]
    SignatureVoid(Department, Part),
    /// What the last session left is settled or carried on; it is neither altered nor taken away.
    #[error("what the last session left is settled or carried on, and nothing else")]
    LeftBefore,
    /// A reason is required.
    #[error("a reason is required")]
    NeedsReason,
    /// The flag was not settled, so it cannot be opened again.
    #[error("the flag is open already")]
    NotSettled,
    /// Only a held remark can be released.
    #[error("only a held remark can be released")]
    NotHeld,
    /// There is no private note of this number.
    #[error("there is no private note of this number")]
    NoSuchNote,
    /// There is nothing to undo, or only what cannot be undone.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// A session is founded once, by its first entry.
    #[error("a session is founded once, by its first entry")]
    FoundedOnce,
    /// Minutes are added to a step for which none are planned.
    #[error("no minutes are planned for this step")]
    OffAgenda,
    /// The clock is not in a state for this.
    #[error("the clock does not run that way")]
    Clock,
    /// The opening positions of this session are revealed: nobody hands in one more, and they are not revealed again.
    #[error("the opening positions are revealed already")]
    RevealedAlready,
    /// One opening position alone, or none, is nothing to compare.
    #[error("it takes two opening positions to compare")]
    NothingToCompare,
}

/// Refuses a required text that is empty or blank.
pub(crate) fn required(text: &str, field: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::Required(field)) } else { Ok(()) }
}
