//! A meeting while its session is gone through as it happened.

use super::Meeting;
use crate::app::effect::Purpose;
use crate::app::mode::Mode;
use crate::app::walking::{Aside, Stride, Walk};
use crate::app::watch::Eyes;
use crate::domain::Session;

impl Meeting {
    /// The session itself, also while it is gone through; never for what is shown.
    #[must_use]
    pub fn whole(&self) -> &Session {
        self.walk.as_ref().map_or(&self.session, |walk| &walk.aside.session)
    }

    /// Where one is while the session is gone through as it happened.
    #[must_use]
    pub fn walk(&self) -> Option<&Walk> {
        self.walk.as_deref()
    }

    /// Begins to go through the session as it happened, at its end; says whether there is a way.
    pub(in crate::app) fn begin_walking(&mut self, eyes: &Eyes) -> bool {
        let (session, purpose, mode, step) = (self.session.clone(), self.purpose, self.mode, self.step);
        self.walk = Walk::through(Aside { session, purpose, mode, step }, eyes).map(Box::new);
        self.stand();
        self.walk.is_some()
    }

    /// Goes along; says whether there was anything further that way.
    pub(in crate::app) fn walk_on(&mut self, stride: Stride) -> bool {
        let goes = self.walk.as_mut().is_some_and(|walk| walk.go(stride));
        if goes {
            self.stand();
        }
        goes
    }

    /// Shows the session as it stood where one is; nothing of it can be altered.
    pub(super) fn stand(&mut self) {
        let Some(session) = self.walk.as_ref().and_then(|walk| walk.session()) else { return };
        (self.session, self.purpose, self.mode) = (session, Purpose::Review, Mode::Reviewing);
        (self.grid.typing, self.way_back, self.discussed) = (None, None, None);
        self.reckon();
        self.settle();
        // What happens to signatures is seen; that they turn back on the way back is no news.
        let _ = self.turned();
    }

    /// Shows the session again as it is.
    pub(in crate::app) fn stop_walking(&mut self) {
        let Some(walk) = self.walk.take() else { return };
        let Aside { session, purpose, mode, step } = walk.aside;
        (self.session, self.purpose, self.mode, self.step) = (session, purpose, mode, step);
        self.reckon();
        self.settle();
        let _ = self.turned();
    }
}
