//! Where things lie: the sessions, our own state beside them, and the settings.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folder of sessions, where the environment names one.
const SESSIONS_VARIABLE: &str = "ROUNDTABLE_DIR";
/// Our own state, where the environment puts it elsewhere: on a machine that several share, or in a test.
const STATE_VARIABLE: &str = "ROUNDTABLE_STATE";
/// The settings, where the environment puts them elsewhere.
const CONFIG_VARIABLE: &str = "ROUNDTABLE_CONFIG";

/// Whose folder it is, and so who may read what we put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Privacy {
    /// Ours: readable by this user only.
    Ours,
    /// Named by the user, perhaps shared by a team: what that folder and the umask give.
    Named,
}

/// The folders that we read and write; none of them need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The sessions.
    pub sessions: PathBuf,
    /// Whose folder that is.
    pub privacy: Privacy,
    /// Our own state; on this machine, never on a network.
    pub state: PathBuf,
    /// Where a journal goes on when it cannot be written to `state`.
    pub refuge: PathBuf,
    /// The settings.
    pub config: PathBuf,
}

/// The system does not say where this user's files belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no home folder is set (HOME); name the folders with ROUNDTABLE_DIR and ROUNDTABLE_STATE")]
pub struct NoHome;

impl Places {
    /// The folders for a user who may have named that of the sessions on the command line.
    ///
    /// # Errors
    /// [`NoHome`] where the system gives no home and the folders are not both named either.
    pub fn find(named: Option<&Path>) -> Result<Self, NoHome> {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let named = named.map(Path::to_owned).or_else(|| variable(SESSIONS_VARIABLE));
        // A home that is no whole path would put everything wherever the program is started.
        let platform = ProjectDirs::from("", "", "roundtable").filter(|dirs| dirs.data_dir().is_absolute());
        let found = Self::settle(named, variable(STATE_VARIABLE), platform.as_ref())?;
        let config = variable(CONFIG_VARIABLE).map(absolute);
        Ok(Self { config: config.unwrap_or(found.config), ..found })
    }

    fn settle(
        sessions: Option<PathBuf>,
        state: Option<PathBuf>,
        platform: Option<&ProjectDirs>,
    ) -> Result<Self, NoHome> {
        let privacy = if sessions.is_some() { Privacy::Named } else { Privacy::Ours };
        let sessions = match sessions {
            Some(named) => absolute(named),
            None => platform.ok_or(NoHome)?.data_dir().join("sessions"),
        };
        let state = match state {
            Some(named) => absolute(named),
            // Only Linux knows a folder for state.
            None => platform.map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned()).ok_or(NoHome)?,
        };
        let config = platform.map_or_else(|| state.join("config"), |dirs| dirs.config_dir().to_owned());
        Ok(Self { sessions, privacy, state, refuge: refuge(), config })
    }

    /// Whose folder a file lies in.
    #[must_use]
    pub fn privacy_of(&self, file: &Path) -> Privacy {
        let ours = file.starts_with(&self.state)
            || file.starts_with(&self.refuge)
            || (self.privacy == Privacy::Ours && file.starts_with(&self.sessions));
        if ours { Privacy::Ours } else { Privacy::Named }
    }

    /// The journals: what was kept and is not yet in its session file.
    #[must_use]
    pub fn journals(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Journals that could not be kept among our state.
    #[must_use]
    pub fn journals_in_refuge(&self) -> PathBuf {
        self.refuge.join("journal")
    }

    /// Earlier versions of session files.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.state.join("backups")
    }

    /// Copies of files that could not be read.
    #[must_use]
    pub fn quarantine(&self) -> PathBuf {
        self.state.join("quarantine")
    }

    /// Which columns were chosen for files with the same head.
    #[must_use]
    pub fn columns(&self) -> PathBuf {
        self.state.join("columns")
    }

    /// Session files that were thrown away.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.state.join("trash")
    }

    /// The words that a user adds to the word lists, or takes out.
    #[must_use]
    pub fn words(&self) -> PathBuf {
        self.config.join("words.ron")
    }

    /// The settings of the user.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// The theme that was chosen last on the screen.
    #[must_use]
    pub fn theme(&self) -> PathBuf {
        self.state.join("theme")
    }

    /// Where the meeting stands right now, for those who follow it.
    #[must_use]
    pub fn live(&self) -> PathBuf {
        self.state.join("live")
    }
}

/// A path that stays right when the working folder changes.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// A folder of this user's among the system's temporary ones.
fn refuge() -> PathBuf {
    let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| env::var(name).ok()).unwrap_or_default();
    env::temp_dir().join(format!("roundtable-{}", crate::domain::slug(&user)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_home_both_folders_must_be_named() {
        let named = || Some(PathBuf::from("/srv/plans"));
        assert_eq!(Places::settle(None, None, None), Err(NoHome));
        assert_eq!(Places::settle(named(), None, None), Err(NoHome));
        let places = Places::settle(named(), Some(PathBuf::from("/srv/state")), None).expect("both are named");
        assert_eq!(places.sessions, Path::new("/srv/plans"));
        assert_eq!(places.trash(), Path::new("/srv/state/trash"));
    }

    #[test]
    fn a_folder_that_the_user_names_is_not_ours_but_our_state_always_is() {
        let state = Some(PathBuf::from("/srv/state"));
        let places = Places::settle(Some(PathBuf::from("/srv/plans")), state, None).expect("both are named");
        assert_eq!(places.privacy_of(Path::new("/srv/plans/a.ron")), Privacy::Named);
        assert_eq!(places.privacy_of(Path::new("/srv/state/journal/x")), Privacy::Ours);
        assert_eq!(places.privacy_of(Path::new("/elsewhere/a.ron")), Privacy::Named);
    }

    #[test]
    fn a_relative_folder_is_made_absolute() {
        let places = Places::settle(Some("plans".into()), Some("state".into()), None).expect("both are named");
        assert!(places.sessions.is_absolute() && places.state.is_absolute());
    }
}
