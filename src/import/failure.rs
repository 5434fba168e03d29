//! Why a file cannot be read as a table at all.

use std::io;

/// Why a file cannot be read as a table; nothing of it is imported then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// A quote opens on this line, counted from 1, and is never closed.
    #[error("a quote that opens on line {line} is never closed")]
    OpenQuote {
        /// The line.
        line: u64,
    },
    /// It has more columns than any table of customers or results.
    #[error("it has too many columns")]
    TooManyColumns,
    /// The chosen columns make more groups than this, which is no grouping.
    #[error("the chosen columns make more than {most} groups")]
    TooManyGroups {
        /// The most that are taken.
        most: usize,
    },
    /// The workbook is protected by a password.
    #[error("it is protected by a password")]
    Locked,
    /// The workbook has no sheet of this name.
    #[error("it has no sheet {0}")]
    NoSheet(String),
    /// It looks like a workbook and cannot be read as one.
    #[error("it cannot be read as a workbook: {0}")]
    BadWorkbook(String),
    /// The disk or the system does not give it.
    #[error("{0}")]
    Disk(String),
}

/// What a watcher of the reading answers so that it stops.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub struct Stop;

impl Stop {
    /// As an error of reading, which [`Failure`] knows again.
    #[must_use]
    pub fn as_io(self) -> io::Error {
        io::Error::other(self)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.get_ref() {
            Some(inner) if inner.is::<Stop>() => Self::Stopped,
            Some(inner) if inner.is::<Self>() => {
                inner.downcast_ref::<Self>().cloned().unwrap_or_else(|| Self::Disk(error.to_string()))
            }
            _ => Self::Disk(error.to_string()),
        }
    }
}
