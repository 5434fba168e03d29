//! The program without a terminal: what a key, a paste, a click or a report makes of the model, and what is then to be done.
//!
//! A key goes through [`update`]: the key table names a command, the command alters the session through
//! [`Session::apply`](crate::domain::Session::apply) or moves a cursor, and what must happen outside comes back as plain
//! [`Effect`]s. Nothing here draws, reads a clock or touches a file.

mod action;
mod alter;
mod asking;
mod at_home;
mod availability;
pub mod bringing;
mod command;
mod customers;
mod details;
mod effect;
mod entering;
mod form;
mod going;
pub mod help;
mod home;
mod in_meeting;
mod in_overlay;
mod key;
pub mod keymap;
mod limits;
mod meeting;
mod model;
mod notice;
mod on_bringing;
mod on_flags;
mod on_grid;
mod on_signed;
mod on_why;
mod outlook;
mod overlay;
mod palette;
mod reading;
mod reckoning;
mod report;
mod reports;
mod section;
mod settlement;
mod sheet;
mod statement;
pub mod steps;
mod subject;
mod typing;
mod update;
mod watch;
mod why;

pub use action::{Action, Size, Stamped, Target};
pub use alter::{Origin as InputOrigin, origin as origin_of};
pub use availability::why_not;
pub use command::Command;
pub use customers::Customers;
pub use details::{at_first, found_session, period_before};
pub use effect::{Effect, Origin, Purpose, RecoveryChoice};
pub use form::{Form, FormRow, Need, Offer, Touch};
pub use home::{Home, HomeRow, Waiting};
pub use key::{Code, Held, Key};
pub use meeting::{Meeting, Mode, Saving, Speaker, Stakes, Trouble};
pub use model::{Closing, Ground, Leaving, Model, Then};
pub use notice::{Notice, Weight};
pub use outlook::{Fate, Foreseen, Outlook};
pub use overlay::{Choice, Overlay, Picker, RECOVERY_ANSWERS, Trail, WhereFrom};
pub use reading::{Context, named_department};
pub use reckoning::Reckoning;
pub use report::{Card, Opened, Recovery, Report, Shelf, Trashed};
pub use section::{Reckoned, RowRef, Section};
pub use statement::{Statement, StatementOf};
pub use subject::Subject;
pub use update::update;
pub use watch::{Eyes, Turn, Watch, held_remark};
pub use why::{Link, Part, Why};
