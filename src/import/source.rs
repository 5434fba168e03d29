//! A file that can be read from its beginning as often as needed, and the watcher that is told how far it was read.

use std::io::{self, Read};
use std::ops::ControlFlow;

use super::failure::Stop;
use super::workbook;
use super::writing::Writing;

/// Reads a file from its beginning.
type Open<'a> = Box<dyn FnMut() -> io::Result<Box<dyn Read>> + 'a>;

/// A file that can be read from its beginning as often as needed.
pub struct Source<'a> {
    open: Open<'a>,
    sort: Sort,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Text as somebody wrote it.
    Text,
    /// A sheet of a workbook, as we write it out.
    Sheet,
}

/// Who is told the bytes read so far, and can stop the reading.
pub type Watch<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

impl<'a> Source<'a> {
    /// A file of text as somebody wrote it.
    pub fn text(open: impl FnMut() -> io::Result<Box<dyn Read>> + 'a) -> Self {
        Self { open: Box::new(open), sort: Sort::Text }
    }

    /// A file by its first bytes: text as it is, or a sheet of a workbook, which `open` then gives as
    /// [`workbook::write_sheet`] writes it.
    pub fn by_head(head: &[u8], open: impl FnMut() -> io::Result<Box<dyn Read>> + 'a) -> Self {
        let sort = if workbook::begins_like_one(head) { Sort::Sheet } else { Sort::Text };
        Self { open: Box::new(open), sort }
    }

    /// Whether it is a sheet, in which numbers are written in one way only.
    #[must_use]
    pub fn is_sheet(&self) -> bool {
        self.sort == Sort::Sheet
    }

    /// How it is written; looks at all of it where that is not known.
    pub(super) fn recognise(&mut self, watch: Watch<'_>) -> io::Result<Writing> {
        match self.sort {
            Sort::Sheet => Ok(Writing::UTF_8),
            Sort::Text => Writing::recognise((self.open)()?, |read| ask(watch, read)),
        }
    }

    /// Its bytes from the beginning.
    pub(super) fn read<'w>(&mut self, watch: Watch<'w>) -> io::Result<Watched<'w>> {
        Ok(Watched { source: self.glance()?, read: 0, watch })
    }

    /// Its bytes from the beginning, for a quick look.
    pub(super) fn glance(&mut self) -> io::Result<Box<dyn Read>> {
        let bytes = (self.open)()?;
        Ok(if self.is_sheet() { Box::new(workbook::Sheet::new(bytes)) } else { bytes })
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
