//! Why a file cannot be opened as a session.

use std::path::{Path, PathBuf};

use super::format::Unreadable;
use super::trouble::Trouble;

/// Why a file cannot be opened as a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The disk does not let us.
    #[error(transparent)]
    Disk(#[from] Trouble),
    /// Its content is no session that we can read.
    #[error("`{}`: {why}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Unreadable,
    },
}

impl Problem {
    pub(super) fn of(path: &Path, why: Unreadable) -> Self {
        Self::Content { path: path.to_owned(), why }
    }
}
