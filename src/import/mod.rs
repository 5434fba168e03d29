//! Files that departments bring, read as changes proposed to a session: bytes in, changes or errors by line out.

mod cell;
mod failure;
mod table;
mod writing;

pub use cell::DayOrder;
pub use failure::{Failure, Stop};
pub use table::{Layout, Records};
pub use writing::{TextReader, Writing};
