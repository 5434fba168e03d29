//! What the loop hears, from whichever thread.

use super::disk;
use super::input::Input;
use super::signals::Notice;
use crate::app;

/// Something that the loop hears.
pub(super) enum Heard {
    /// From the terminal.
    Input(Input),
    /// From the system.
    System(Notice),
    /// From the disk thread.
    Disk(disk::Report),
    /// From the reader of files.
    Reader(app::Report),
    /// The reader of files has died of a panic.
    ReaderGone,
    /// From whoever reads past sessions.
    Archive(app::Report),
    /// Whoever reads past sessions has died of a panic.
    ArchiveGone,
}
