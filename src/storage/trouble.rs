//! What can go wrong between us and a disk: doing what, where, and why, for a message that helps.

use std::io;
use std::path::{Path, PathBuf};

use super::format::Unwritable;
use crate::domain::BrokenHistory;

/// One thing that the disk did not let us do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot {doing:?} `{}`: {cause}", path.display())]
pub struct Trouble {
    /// What was tried.
    pub doing: Doing,
    /// On which file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub cause: Cause,
}

/// What was tried on a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Making a new file or folder.
    Create,
    /// Writing to a file.
    Write,
    /// Making sure that what was written survives a power cut.
    Sync,
    /// Moving a file to its place.
    Move,
    /// Removing a file.
    Remove,
    /// Locking a session.
    Lock,
}

/// Why the disk refused, as far as it can be told apart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// No room left, or the user's share of it is used up.
    #[error("the disk is full")]
    Full,
    /// The disk can only be read.
    #[error("the disk is read-only")]
    ReadOnly,
    /// We may not.
    #[error("permission denied")]
    Denied,
    /// The file or its folder is not there.
    #[error("it does not exist")]
    Missing,
    /// Something is there already and is not overwritten.
    #[error("it exists already")]
    Exists,
    /// Somebody else uses it.
    #[error("it is in use")]
    Busy,
    /// The two places are on different disks.
    #[error("it lies on another disk")]
    OtherDisk,
    /// The disk does not know how to do this.
    #[error("this disk cannot do it")]
    Unsupported,
    /// Anything else, in the words of the system.
    #[error("{0}")]
    Other(String),
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::Full,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::PermissionDenied => Self::Denied,
            Kind::NotFound | Kind::NotADirectory => Self::Missing,
            Kind::AlreadyExists => Self::Exists,
            Kind::ResourceBusy | Kind::WouldBlock | Kind::ExecutableFileBusy => Self::Busy,
            Kind::CrossesDevices => Self::OtherDisk,
            Kind::Unsupported => Self::Unsupported,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// Why something of a session could not be kept or saved.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotSaved {
    /// The disk does not let us.
    #[error(transparent)]
    Disk(#[from] Trouble),
    /// It cannot be put into words.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// The entry does not fit the session that is being saved.
    #[error(transparent)]
    Refused(#[from] BrokenHistory),
}

/// Turns an error of the system into a [`Trouble`] that says what was tried where.
pub trait Tried<T> {
    /// Says what was tried, and on what.
    ///
    /// # Errors
    /// The error of the system, as a [`Trouble`].
    fn tried(self, doing: Doing, path: &Path) -> Result<T, Trouble>;
}

impl<T> Tried<T> for io::Result<T> {
    fn tried(self, doing: Doing, path: &Path) -> Result<T, Trouble> {
        self.map_err(|error| Trouble { doing, path: path.to_owned(), cause: Cause::from(&error) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_causes_that_a_facilitator_can_mend_are_told_apart() {
        let cause = |kind: io::ErrorKind| Cause::from(&io::Error::from(kind));
        assert_eq!(cause(io::ErrorKind::StorageFull), Cause::Full);
        assert_eq!(cause(io::ErrorKind::ReadOnlyFilesystem), Cause::ReadOnly);
        assert_eq!(cause(io::ErrorKind::PermissionDenied), Cause::Denied);
        assert_eq!(cause(io::ErrorKind::NotFound), Cause::Missing);
        assert!(matches!(cause(io::ErrorKind::InvalidData), Cause::Other(_)));
    }
}
