//! What the history tells, so that the state in the file need not spell it out.

use std::sync::Arc;

/// Something kept beside the state that follows from the history alone: it is not written into the state of a file, and two
/// states that differ in it only are the same.
#[derive(Debug)]
pub struct Unwritten<T>(Option<Arc<T>>);

impl<T> Unwritten<T> {
    /// With this in it.
    pub(crate) fn of(kept: T) -> Self {
        Self(Some(Arc::new(kept)))
    }

    /// What is kept; `None` in a state that was read on its own, without its history.
    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }
}

impl<T> Clone for Unwritten<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Unwritten<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> PartialEq for Unwritten<T> {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
