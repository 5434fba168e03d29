//! What the system says: leave politely, the terminal is gone, go on after a suspension.

/// Something that the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Leave; the number of the signal, where there was one.
    Leave(Option<i32>),
    /// We were asked to stop for a moment.
    Suspend,
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::Notice;

    /// Listens in threads of its own; `tell` is called with what they hear.
    ///
    /// # Errors
    /// What the system answers where it lets nobody listen.
    pub fn listen(tell: impl Fn(Notice) + Clone + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
        let hear = tell.clone();
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in &mut signals {
                hear(if signal == SIGTSTP { Notice::Suspend } else { Notice::Leave(Some(signal)) });
            }
        })?;
        // A terminal that goes away does not always send a signal; its descriptor then says that the other end hung up.
        thread::Builder::new().name("hang-up".into()).spawn(move || {
            let terminal = io::stdout();
            loop {
                let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
                match poll(&mut watched, None) {
                    Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                        return tell(Notice::Leave(None));
                    }
                    Ok(_) | Err(rustix::io::Errno::INTR) => {}
                    Err(_) => return,
                }
            }
        })?;
        Ok(())
    }

    /// Stops the process until it is continued.
    pub fn stop() {
        // SIGTSTP would come back to our own listener, and is dropped in an orphaned group.
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
    }
}

#[cfg(unix)]
pub use unix::{listen, stop};

/// Nothing to listen to here: the console ends the process itself.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen(_tell: impl Fn(Notice) + Clone + Send + 'static) -> std::io::Result<()> {
    Ok(())
}

/// There is no suspension here.
#[cfg(not(unix))]
pub fn stop() {}
