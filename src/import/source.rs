//! A file that can be read from its beginning as often as needed, and the watcher that is told how far it was read.

use std::io::{self, Read};
use std::ops::ControlFlow;

use super::failure::Stop;
use super::writing::Writing;

/// Reads a file from its beginning.
type Open<'a> = Box<dyn FnMut() -> io::Result<Box<dyn Read>> + 'a>;

/// A file that can be read from its beginning as often as needed.
pub struct Source<'a> {
    open: Open<'a>,
    /// How it is written, where that is known without looking.
    writing: Option<Writing>,
}

/// Who is told the bytes read so far, and can stop the reading.
pub type Watch<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

impl<'a> Source<'a> {
    /// A file of text as somebody wrote it.
    pub fn text(open: impl FnMut() -> io::Result<Box<dyn Read>> + 'a) -> Self {
        Self { open: Box::new(open), writing: None }
    }

    /// A sheet of a workbook, as [`workbook::write_sheet`](super::workbook::write_sheet) writes it.
    pub fn sheet(open: impl FnMut() -> io::Result<Box<dyn Read>> + 'a) -> Self {
        Self { open: Box::new(open), writing: Some(Writing::UTF_8) }
    }

    /// Whether it is a sheet, in which numbers are written in one way only.
    #[must_use]
    pub fn is_sheet(&self) -> bool {
        self.writing.is_some()
    }

    /// How it is written; looks at all of it where that is not known.
    pub(super) fn recognise(&mut self, watch: Watch<'_>) -> io::Result<Writing> {
        match self.writing {
            Some(writing) => Ok(writing),
            None => Writing::recognise((self.open)()?, |read| ask(watch, read)),
        }
    }

    /// Its bytes from the beginning.
    pub(super) fn read<'w>(&mut self, watch: Watch<'w>) -> io::Result<Watched<'w>> {
        Ok(Watched { source: (self.open)()?, read: 0, watch })
    }

    /// Its bytes from the beginning, for a quick look.
    pub(super) fn glance(&mut self) -> io::Result<Box<dyn Read>> {
        (self.open)()
    }
}

fn ask(watch: Watch<'_>, read: u64) -> io::Result<()> {
    match watch(read) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Stop.as_io()),
    }
}

/// The bytes of a file, each reading of which is told to the watcher.
pub(super) struct Watched<'w> {
    source: Box<dyn Read>,
    read: u64,
    watch: Watch<'w>,
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.read += read as u64;
        ask(self.watch, self.read)?;
        Ok(read)
    }
}
