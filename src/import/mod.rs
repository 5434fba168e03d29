//! Files that departments bring, read as changes proposed to a session: bytes in, changes or errors by line out.
//!
//! A file goes through four hands. [`Sketch`] looks at all of it: encoding, delimiter, head, columns. [`Choice`] says which
//! columns are taken for what, guessed by what they are called. [`gather`] groups and sums the rows by that choice and names
//! every line that cannot be read. [`propose`] makes changes of it for a session, which takes them all or none. A workbook
//! is first written out as text by [`workbook`]. Files are opened by whoever calls.

mod cell;
mod choice;
mod crowd;
mod failure;
mod gather;
mod known;
mod limits;
mod proposal;
pub mod said;
mod sketch;
mod source;
mod split;
mod table;
mod testimony;
mod totals;
pub mod workbook;
mod writing;

pub use cell::DayOrder;
pub use choice::{Choice, Earlier, Kind, WrongLines, head_key};
pub use failure::{Failure, Stop};
pub use gather::{Gathered, Group, Harvest, LineError, Terms, Wrong, gather};
pub use limits::{MOST_ERRORS, MOST_EVIDENCE, MOST_GROUPS};
pub use proposal::{Beside, Named, Obstacle, Origin, Proposal, Replaced, propose};
pub use sketch::{Column, MOST_VALUES, Sketch};
pub use source::{Source, Watch};
pub use split::{SplitError, SplitTable, SplitWrong, split};
pub use table::{Layout, Records};
pub use writing::{TextReader, Writing};
