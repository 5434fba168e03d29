//! The only room with a terminal and threads: it waits, hands what happens to the program, carries out what it wants, draws.

mod archive;
mod clipboard;
pub mod disk;
mod follow;
mod hands;
mod heard;
mod input;
mod outgoing;
mod reader;
mod run;
mod screen;
mod signals;
mod terminal;
pub mod told;

pub use follow::{ToFollow, follow};
pub use run::{Start, run};
